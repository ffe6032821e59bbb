package coder

import (
	"regesta/internal/article"
	"regesta/internal/event"
	"regesta/internal/statement"
)

// Samples codes a and returns its candidate events for training the scorer.
func (w *Worker) Samples(a *article.Article) []event.Sample {
	w.decides.FirstOnly = true
	defer func() { w.decides.FirstOnly = false }()
	w.analyse(a)
	return w.decides.Samples()
}

// StatementSamples returns the cues of a's statements for training their ranker.
func (w *Worker) StatementSamples(a *article.Article) []statement.Sample {
	w.understand(a)
	return w.says.Samples(&w.coding)
}
