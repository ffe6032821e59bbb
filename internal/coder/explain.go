package coder

import (
	"regesta/internal/article"
	"regesta/internal/coding"
)

// An Explanation is a coded article with all that was considered on the way.
// It is valid until the worker's next article.
type Explanation struct {
	*coding.Coding                   // Events holds dropped ones too, with their reasons
	Matches        []coding.Match    // senses that matched
	Near           []coding.NearMiss // senses that failed on one constraint
}

// Explain codes a and keeps what Code leaves out.
func (w *Worker) Explain(a *article.Article) Explanation {
	w.actors.Explain, w.frames.Explain, w.decides.Explain = true, true, true
	defer func() { w.actors.Explain, w.frames.Explain, w.decides.Explain = false, false, false }()
	c := w.analyse(a)
	return Explanation{Coding: c, Matches: w.matches, Near: w.frames.Near()}
}
