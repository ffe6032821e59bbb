// Package tokenize cuts an article's text into words and sentences as the
// English Universal Dependencies treebanks do.
//
// Words are found by rules (scan.go). Sentences end only where a stop allows
// it (sentence.go); which of these places are ends is decided by a small
// perceptron trained on the treebanks. No sentence crosses the border of a
// region of the article.
package tokenize

import (
	"unicode/utf8"

	"regesta/internal/article"
	"regesta/internal/doc"
	"regesta/internal/span"
)

// A Worker tokenizes one article at a time. It belongs to one goroutine.
type Worker struct {
	// AsIs keeps words and sentences together whose space was lost ("in need.In
	// addition"), as in the texts that models learn from.
	AsIs bool

	weights scorer
	d       *doc.Doc
	text    string

	// openSingle tells that a single opening quotation mark awaits its end, so
	// that the next apostrophe after an s is not taken for a possessive.
	openSingle bool
	joined     bool // the next token continues the word before it
	lower      bool // the region begins in lower case

	hs    []uint64
	score [3]int32
	learn func(next doc.Tok) bool // in training: takes the decision
}

// A scorer is the model, or the trainer that makes it.
type scorer interface {
	Add(hs []uint64, s *[3]int32)
}

// NewWorker returns a Worker with its own scratch memory.
func (m *Model) NewWorker() *Worker { return &Worker{weights: m.weights} }

// Run resets d to article a and fills in its tokens and sentences. Where a has
// no regions, every line is one.
func (w *Worker) Run(a *article.Article, d *doc.Doc) {
	d.Reset(a)
	w.d, w.text = d, a.Text
	if len(a.Regions) == 0 {
		start, line := 0, 0
		for i := 0; i <= len(a.Text); i++ {
			if i == len(a.Text) || a.Text[i] == '\n' {
				if w.region(span.Span{Start: int32(start), End: int32(i)}, line) {
					line++
				}
				start = i + 1
			}
		}
	} else {
		for i, r := range a.Regions {
			w.region(r.Span, i)
		}
	}
	d.MarkQuotes()
	w.d, w.text = nil, ""
}

// region tokenizes the text of s and reports whether it holds a word.
func (w *Worker) region(s span.Span, index int) bool {
	first := len(w.d.Tokens)
	w.openSingle = false
	for i := int(s.Start); i < int(s.End); {
		if n := w.space(i, int(s.End)); n > 0 {
			i += n
			continue
		}
		end := i
		for end < int(s.End) && w.space(end, int(s.End)) == 0 {
			_, n := utf8.DecodeRuneInString(w.text[end:s.End])
			end += n
		}
		w.chunk(i, end, int(s.End))
		i = end
	}
	w.sentences(doc.Tok(first), index)
	return len(w.d.Tokens) > first
}

// space returns the number of bytes of the white space that begins at i, 0 if
// there is none.
func (w *Worker) space(i, end int) int {
	c := w.text[i]
	if c < utf8.RuneSelf {
		if c <= ' ' || c == 0x7f {
			return 1
		}
		return 0
	}
	if r, n := utf8.DecodeRuneInString(w.text[i:end]); span.IsSpace(r) {
		return n
	}
	return 0
}
