package coder

import (
	"strings"

	"regesta/internal/actor"
	"regesta/internal/article"
	"regesta/internal/caldate"
	"regesta/internal/doc"
	"regesta/internal/span"
)

// Resolve says how an actor phrase is coded, on a date and within a context
// that may be empty. A phrase that occurs in its context is read there.
func (w *Worker) Resolve(phrase, context string, date caldate.Date) actor.Resolution {
	w.actors.Explain = true
	defer func() { w.actors.Explain = false }()
	phrase = article.Clean(strings.TrimSpace(phrase))
	text := phrase + "\n\n" + article.Clean(context)
	at := span.Span{End: int32(len(phrase))}
	if i := strings.Index(context, phrase); i >= 0 && phrase != "" {
		text = article.Clean(context)
		i = strings.Index(text, phrase)
		at = span.Span{Start: int32(i), End: int32(i + len(phrase))}
	}
	a := article.New(article.Article{Language: "en", Published: date}, text)
	c := w.analyse(a)
	first, end := doc.None, doc.None
	for i := range w.doc.Tokens {
		if w.doc.Tokens[i].Span.Overlaps(at) {
			if first == doc.None {
				first = doc.Tok(i)
			}
			end = doc.Tok(i) + 1
		}
	}
	if first == doc.None {
		return actor.Resolution{Name: phrase}
	}
	return w.actors.Resolve(c, first, end)
}
