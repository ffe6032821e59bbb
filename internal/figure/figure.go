// Package figure finds reported numbers and what they count: so many killed,
// injured, missing, displaced, arrested, abducted, so many troops or
// protesters. Run is all that the pipeline calls.
//
// A number is read with the words that bound it (quantity.go). What it counts
// follows from the words that govern its noun in the tree (unit.go); who
// claims it, when and where from what the earlier steps found (links.go).
package figure

import (
	"regesta/internal/coding"
	"regesta/internal/doc"
)

// Run appends the figures of c.Doc to c.Figures, in text order. It needs
// c.Dates, c.Places, c.Statements and c.Events.
func Run(c *coding.Coding) {
	r := reader{c: c, d: c.Doc}
	r.word = func(i int) string { return r.norm(doc.Tok(i)) }
	date := 0
	for i := range r.d.Sents {
		s := &r.d.Sents[i]
		r.first, r.end, r.lastEvent = s.First, s.End, doc.None
		for t := s.First; t < s.End; {
			for date < len(c.Dates) && c.Dates[date].End <= t {
				date++
			}
			if date < len(c.Dates) && c.Dates[date].First <= t {
				t = c.Dates[date].End
				continue
			}
			if !r.starts(t) {
				t++
				continue
			}
			q, ok := r.read(t)
			if !ok {
				t++
				continue
			}
			r.figure(q)
			t = q.end
		}
	}
}

// A reader reads the numbers of one article.
type reader struct {
	c          *coding.Coding
	d          *doc.Doc
	word       func(int) string
	first, end doc.Tok // the sentence
	lastEvent  doc.Tok // the word that gave the last figure its unit
}

// norm is the folded form of t, "" outside the sentence.
func (r *reader) norm(t doc.Tok) string {
	if t < r.first || t >= r.end {
		return ""
	}
	return r.d.Norm(t)
}

// starts reports cheaply whether t may begin a number.
func (r *reader) starts(t doc.Tok) bool {
	k := &r.d.Tokens[t]
	if k.Flags&doc.HasDigit != 0 {
		return true
	}
	switch r.d.Text[k.Start] | 0x20 {
	case 'a', 'o', 't', 'f', 's', 'e', 'n', 'd', 'h', 'm', 'z', 'b':
		return k.UPOS != doc.PROPN || t == r.first
	}
	return false
}

// figure codes q, if it counts something that is reported.
func (r *reader) figure(q quantity) {
	h, ok := r.counted(q)
	if !ok {
		return
	}
	unit, event, ok := r.unit(q, h)
	if !ok {
		return
	}
	f := coding.Figure{
		First: q.first, End: q.end, Head: q.num, Unit: unit,
		Min: q.min, Max: q.max, HasMin: q.hasMin, HasMax: q.hasMax, Approximate: q.approximate,
		Of: r.of(q, h), Place: coding.None, Period: coding.None, AsOf: coding.None, Statement: coding.None, Event: coding.None,
	}
	r.lastEvent = event
	r.link(&f, h, event)
	r.c.Figures = append(r.c.Figures, f)
}
