package coder

import (
	"regesta/internal/article"
	"regesta/internal/event"
)

// Samples codes a and returns its candidate events for training the scorer.
func (w *Worker) Samples(a *article.Article) []event.Sample {
	w.analyse(a)
	return w.decides.Samples()
}
