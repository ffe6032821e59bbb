// Package when finds expressions of time in an article and works out which
// days they mean: "June 9, 2016", "Thursday", "last month", "since March 2011",
// "three days later". Run is all that the pipeline calls.
//
// The grammar is one of words, not of trees, so that it works in headlines and
// fragments; the tree only says whether a bare weekday or month lies ahead
// (tense.go). Times of day, durations ("for three days") and recurrent times
// ("on Mondays") are no dates. Weeks run from Monday to Sunday.
//
//	range    = since point | until point | from point to point | between point and point | point [to point]
//	point    = [early|late|mid|earlier|later] core | end of core
//	core     = weekday | month-day-year | year | decade | season | deictic | shifted unit
package when

import (
	"regesta/internal/caldate"
	"regesta/internal/coding"
	"regesta/internal/doc"
)

// Run appends the dates of c.Doc to c.Dates, in text order. Relative ones are
// resolved against the day of publication; if that is unknown their Value is
// zero and one warning says so.
func Run(c *coding.Coding, published caldate.Date) {
	d := c.Doc
	s := scanner{d: d, words: make([]word, len(d.Tokens)), pub: published.First()}
	if published.Precision() != caldate.Day {
		s.pub = caldate.Date{}
	}
	for i := range d.Tokens {
		if w := classify(d.Vocab.String(d.Tokens[i].Norm)); w.class != none {
			s.words[i] = w
			s.any = true
		}
	}
	if !s.any {
		return
	}
	for n, sent := range d.Sents {
		s.sent, s.first, s.end = n, sent.First, sent.End
		for t := sent.First; t < sent.End; {
			x, ok := s.expression(t)
			if !ok {
				t++
				continue
			}
			if x.value.Start.Year < 0 || x.value.End.Year < 0 {
				x.value = caldate.Interval{} // before our era, which the record's dates cannot say
			}
			c.Dates = append(c.Dates, coding.Date{First: x.first, End: x.end, Head: head(d, x.first, x.end), Value: x.value})
			s.remember(x)
			t = x.end
		}
	}
	if s.unresolved {
		c.Warnings = append(c.Warnings, "the publication date is unknown, so relative dates are left open; give one with --date")
	}
}

// head is the token of [first, end) that the rest of the sentence governs.
func head(d *doc.Doc, first, end doc.Tok) doc.Tok {
	for t := first; t < end; t++ {
		k := &d.Tokens[t]
		if (k.Head < first || k.Head >= end) && k.Rel.Base() != doc.RelCase && k.Rel.Base() != doc.RelPunct && k.Rel.Base() != doc.RelMark {
			return t
		}
	}
	return end - 1
}

// A scanner reads the expressions of one document.
type scanner struct {
	d          *doc.Doc
	words      []word
	pub        caldate.Date // the day of publication, zero if unknown
	sent       int
	first, end doc.Tok // the sentence

	focus     caldate.Date // the time last spoken of
	focusSent int
	focusYear int32 // of the last date with a year of its own
	yearSent  int

	any        bool
	unresolved bool
}

// An expr is an expression of time over tokens [first, end).
type expr struct {
	first, end doc.Tok
	value      caldate.Interval
	yearless   bool // the year was inferred
	absolute   bool // the words hold a year
}

// remember makes x the time last spoken of.
func (s *scanner) remember(x expr) {
	if x.value.Start.IsZero() {
		return
	}
	s.focus, s.focusSent = x.value.Start, s.sent
	if x.absolute && !x.value.End.IsZero() {
		s.focusYear, s.yearSent = x.value.Start.Year, s.sent
	}
}

// at is the class of token t; past the sentence there is none.
func (s *scanner) at(t doc.Tok) word {
	if t < s.first || t >= s.end {
		return word{}
	}
	return s.words[t]
}

// norm is the folded form of token t, or "" outside the sentence.
func (s *scanner) norm(t doc.Tok) string {
	if t < s.first || t >= s.end {
		return ""
	}
	return s.d.Norm(t)
}

// is reports whether the word at t is one of ws.
func (s *scanner) is(t doc.Tok, ws ...string) bool {
	n := s.norm(t)
	for _, w := range ws {
		if n == w {
			return true
		}
	}
	return false
}

// expression reads a range or a point at t.
func (s *scanner) expression(t doc.Tok) (expr, bool) {
	switch s.norm(t) {
	case "since":
		if x, ok := s.point(s.skip(t + 1)); ok {
			x.first = t
			if !x.value.IsZero() {
				x.value = caldate.Interval{Start: x.value.Start, Precision: caldate.Range}
			}
			return x, true
		}
	case "until", "till", "through":
		if x, ok := s.point(s.skip(t + 1)); ok {
			x.first = t
			if !x.value.IsZero() {
				x.value = caldate.Interval{End: x.value.End, Precision: caldate.Range}
			}
			return x, true
		}
	case "from":
		if x, ok := s.pair(t+1, "to", "until", "till", "through", "-"); ok {
			x.first = t
			return x, true
		}
	case "between":
		if x, ok := s.pair(t+1, "and", "-"); ok {
			x.first = t
			return x, true
		}
	}
	if s.at(t).class == none {
		return expr{}, false
	}
	if x, ok := s.pair(t, "to", "through", "-", "--"); ok {
		return x, true
	}
	return s.point(t)
}

// skip steps over words between a preposition and its date that do not change it.
func (s *scanner) skip(t doc.Tok) doc.Tok {
	for s.is(t, "the", "about", "around", "at", "least") {
		t++
	}
	return t
}

// pair reads "X LINK Y" and returns the interval from the one to the other.
func (s *scanner) pair(t doc.Tok, links ...string) (expr, bool) {
	x, ok := s.point(s.skip(t))
	if !ok || !s.is(x.end, links...) {
		return expr{}, false
	}
	y, ok := s.point(s.skip(x.end + 1))
	if !ok || y.first > x.end+2 || !comparable(x, y) {
		return expr{}, false
	}
	if x.yearless && y.absolute { // "from June to August 2015"
		x.value = x.value.InYear(y.value.Start.Year)
		if x.value.Start.Compare(y.value.Start) > 0 {
			x.value = x.value.InYear(y.value.Start.Year - 1)
		}
	}
	if y.yearless && !x.value.IsZero() && x.absolute { // "from June 2015 to August"
		y.value = y.value.InYear(x.value.Start.Year)
		if y.value.Start.Compare(x.value.Start) < 0 {
			y.value = y.value.InYear(x.value.Start.Year + 1)
		}
	}
	if x.yearless && y.yearless && !x.value.IsZero() && !y.value.IsZero() && x.value.Start.Compare(y.value.Start) > 0 { // "from January 23 to March 9"
		x.value = x.value.InYear(y.value.Start.Year)
		if x.value.Start.Compare(y.value.Start) > 0 {
			x.value = x.value.InYear(y.value.Start.Year - 1)
		}
	}
	r := expr{first: x.first, end: y.end, absolute: x.absolute || y.absolute}
	if !x.value.IsZero() && !y.value.IsZero() && x.value.Start.Compare(y.value.End) <= 0 {
		r.value = caldate.Interval{Start: x.value.Start, End: y.value.End, Precision: caldate.Range}
	}
	return r, true
}

// comparable reports whether x and y can bound one interval: both are days,
// or both months, and so on.
func comparable(x, y expr) bool {
	if x.value.IsZero() || y.value.IsZero() {
		return true
	}
	return x.value.Start.Precision() == y.value.Start.Precision() || x.absolute && y.absolute
}
