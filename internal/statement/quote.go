package statement

import (
	"slices"

	"regesta/internal/doc"
	"regesta/internal/span"
)

// A quote is a quotation: tokens [first, end) between its marks, which are not
// part of it. No quotation crosses a region, but one that stays open at the end
// of a paragraph goes on in the next if that begins with an opening mark.
type quote struct {
	first, end doc.Tok
	region     int32
	goesOn     bool // was still open at the end of its paragraph
	used       bool // belongs to a statement
}

// quotes finds d's quotations by their typographic or straight double marks.
func quotes(d *doc.Doc, out []quote) []quote {
	open, region := doc.None, int32(-1)
	for i := range d.Sents {
		s := &d.Sents[i]
		if s.Region != region {
			if open != doc.None && s.First > open {
				out = append(out, quote{first: open, end: s.First, region: region, goesOn: true})
			}
			open, region = doc.None, s.Region
		}
		for t := s.First; t < s.End; t++ {
			switch mark := d.Form(t); {
			case isOpening(mark) && (open == doc.None || !stops(d, t-1)) || mark == `"` && open == doc.None:
				open = t + 1
			case mark == "”" || mark == "''" || mark == "»" || mark == `"` || isOpening(mark):
				if open != doc.None && t > open {
					out = append(out, quote{first: open, end: t, region: region})
				}
				open = doc.None
			}
		}
	}
	if n := doc.Tok(len(d.Tokens)); open != doc.None && n > open {
		out = append(out, quote{first: open, end: n, region: region, goesOn: true})
	}
	return out
}

// stops reports whether token t is the punctuation that ends a quotation, so
// that a mark behind it closes, whichever way it is turned.
func stops(d *doc.Doc, t doc.Tok) bool {
	switch d.Norm(t) {
	case ",", ".", "?", "!":
		return true
	}
	return false
}

// firstQuote is the index of the first quotation that ends behind token t.
func (w *Worker) firstQuote(t doc.Tok) int {
	i, _ := slices.BinarySearchFunc(w.quotes, t, func(q quote, t doc.Tok) int { return int(q.end - t - 1) })
	return i
}

// quoteOf is the quotation in which token t stands, nil if there is none.
func (w *Worker) quoteOf(t doc.Tok) *quote {
	if i := w.firstQuote(t); i < len(w.quotes) && w.quotes[i].first <= t {
		return &w.quotes[i]
	}
	return nil
}

func isOpening(mark string) bool {
	return mark == "“" || mark == "``" || mark == "«" || mark == "„"
}

// words is the number of tokens in q that are no punctuation.
func (q quote) words(d *doc.Doc) int {
	n := 0
	for t := q.first; t < q.end; t++ {
		if d.Tokens[t].UPOS != doc.PUNCT {
			n++
		}
	}
	return n
}

// clause reports whether q renders an utterance and not only a phrase: it holds
// a finite verb, or a verb and several words.
func (q quote) clause(d *doc.Doc) bool {
	for t := q.first; t < q.end; t++ {
		k := &d.Tokens[t]
		if k.UPOS == doc.VERB || k.UPOS == doc.AUX {
			switch k.XPOS {
			case doc.VBD, doc.VBP, doc.VBZ, doc.MD:
				return q.words(d) > 2
			case doc.VB:
				if q.words(d) > 4 {
					return true
				}
			}
		}
	}
	return false
}

// span is q's text without final commas and white space.
func (q quote) span(d *doc.Doc) span.Span {
	end := q.end
	for end > q.first+1 && d.Form(end-1) == "," {
		end--
	}
	return d.SpanOf(q.first, end)
}

func spans(s span.Span) []span.Span { return []span.Span{s} }

func spanOrder(a, b span.Span) int { return int(a.Start - b.Start) }
