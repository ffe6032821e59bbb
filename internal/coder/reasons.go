package coder

import (
	"strings"

	"regesta/internal/article"
	"regesta/internal/coding"
	"regesta/internal/doc"
)

// A Silence is a sentence without event and the reason why.
type Silence struct {
	Reason string // "no frame", "no actor", or why the nearest event was dropped
	Words  string // the frame or the verb that it hangs on
	Text   string // the sentence
}

// Silences lists a's sentences that gave no event; total is the number of all
// sentences. Headings and captions without a verb are no silence.
func (w *Worker) Silences(a *article.Article) (list []Silence, total int) {
	if !English(a.Language) {
		return nil, 0
	}
	x := w.Explain(a)
	d := x.Doc
	for i := range d.Sents {
		total++
		if s, ok := w.silence(&x, i); ok {
			s.Text = oneLine(d.Cut(d.Sents[i].First, d.Sents[i].End))
			list = append(list, s)
		}
	}
	return list, total
}

func (w *Worker) silence(x *Explanation, sent int) (Silence, bool) {
	d := x.Doc
	var dropped *coding.Event
	for i := range x.Events {
		if e := &x.Events[i]; int(e.Sent) == sent {
			if !e.Dropped {
				return Silence{}, false
			}
			if dropped == nil {
				dropped = e
			}
		}
	}
	if dropped != nil {
		reason, _, _ := strings.Cut(dropped.Reason, " “")
		return Silence{Reason: strings.TrimSuffix(reason, ", by"), Words: dropped.Rule}, true
	}
	s := d.Sents[sent]
	for i := range x.Matches {
		if m := &x.Matches[i]; m.Head >= s.First && m.Head < s.End && m.Missing != 0 {
			return Silence{Reason: "no actor", Words: m.Sense.ID}, true
		}
	}
	verb := s.Root
	for t := s.First; t < s.End && d.Tokens[verb].UPOS != doc.VERB; t++ {
		verb = t
	}
	if d.Tokens[verb].UPOS != doc.VERB {
		return Silence{}, false
	}
	return Silence{Reason: "no frame", Words: d.Lemma(verb)}, true
}
