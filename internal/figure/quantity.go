package figure

import (
	"regesta/internal/doc"
	"regesta/internal/numeral"
)

// A quantity is a number as written, with its bounds. A bound that the words
// leave open is absent.
type quantity struct {
	first, end     doc.Tok // with the words that bound it
	num, numEnd    doc.Tok // the number alone
	min, max       int64
	hasMin, hasMax bool
	approximate    bool
	vague          bool // "dozens", "several": the noun may follow "of"
	money          bool
}

// bound is what the words before a number do to it.
type bound uint8

const (
	exact bound = iota
	atLeast
	moreThan
	atMost
	lessThan
	roughly
)

// bounds lists the phrases before a number, longest first for each last word.
var bounds = []struct {
	words []string
	bound bound
}{
	{[]string{"no", "fewer", "than"}, atLeast},
	{[]string{"no", "less", "than"}, atLeast},
	{[]string{"not", "less", "than"}, atLeast},
	{[]string{"no", "more", "than"}, atMost},
	{[]string{"not", "more", "than"}, atMost},
	{[]string{"as", "many", "as"}, atMost},
	{[]string{"as", "much", "as"}, atMost},
	{[]string{"a", "minimum", "of"}, atLeast},
	{[]string{"a", "maximum", "of"}, atMost},
	{[]string{"in", "excess", "of"}, moreThan},
	{[]string{"upwards", "of"}, moreThan},
	{[]string{"more", "than"}, moreThan},
	{[]string{"greater", "than"}, moreThan},
	{[]string{"well", "over"}, moreThan},
	{[]string{"fewer", "than"}, lessThan},
	{[]string{"less", "than"}, lessThan},
	{[]string{"at", "least"}, atLeast},
	{[]string{"at", "most"}, atMost},
	{[]string{"up", "to"}, atMost},
	{[]string{"close", "to"}, roughly},
	{[]string{"an", "estimated"}, roughly},
	{[]string{"over"}, moreThan},
	{[]string{"above"}, moreThan},
	{[]string{"exceeding"}, moreThan},
	{[]string{"under"}, lessThan},
	{[]string{"nearly"}, roughly},
	{[]string{"almost"}, roughly},
	{[]string{"about"}, roughly},
	{[]string{"around"}, roughly},
	{[]string{"approximately"}, roughly},
	{[]string{"roughly"}, roughly},
	{[]string{"estimated"}, roughly},
	{[]string{"some"}, roughly},
	{[]string{"circa"}, roughly},
	{[]string{"~"}, roughly},
}

// sums go up to a number that they reach.
var sums = map[string]bool{"toll": true, "total": true, "number": true, "count": true, "tally": true}

// fillers stand between a bound and its number without changing either.
var fillers = map[string]bool{"another": true, "a": true, "further": true, "additional": true, "other": true, "the": true, "total": true, "more": true}

// plurals are numbers of which only the least is known: two of each.
var plurals = map[string]int64{
	"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2000000, "tens": 20, "billions": 2000000000,
}

// roughWords are counts in themselves or of what follows ("several hundred").
var roughWords = map[string]int64{"several": 3, "few": 3, "handful": 3}

// quantityAt reads the number that starts at t, without the words before it.
func (r *reader) quantityAt(t doc.Tok) (quantity, bool) {
	q := quantity{first: t, num: t}
	w := r.norm(t)
	switch {
	case plurals[w] > 0:
		q.min, q.hasMin, q.vague = plurals[w], true, true
		q.end = t + 1
		if r.norm(t+1) == "of" && plurals[r.norm(t+2)] > 0 { // tens of thousands
			q.min *= plurals[r.norm(t+2)] / 2
			q.end = t + 3
		}
	case roughWords[w] > 0 && (w != "handful" || r.norm(t-1) == "a"):
		q.min, q.hasMin, q.vague = roughWords[w], true, true
		q.end = t + 1
		if s, ok := r.scale(t + 1); ok {
			q.min, q.end = q.min*s, t+2
		}
		if w == "few" && r.norm(t-1) != "a" {
			return q, false
		}
	case w == "half" && r.norm(t+1) == "a" && r.norm(t+2) == "dozen":
		q.set(6)
		q.end = t + 3
	case (w == "a" || w == "an") && t+1 < r.end:
		s, ok := r.scale(t + 1)
		if r.norm(t+1) == "couple" {
			s, ok = 2, true
		}
		if !ok {
			return q, false
		}
		q.set(s)
		q.end = t + 2
	default:
		v, next, ok := numeral.Scan(r.word, int(t), int(r.end))
		if !ok {
			return q, false
		}
		q.end = doc.Tok(next)
		if r.norm(q.end) == "dozen" {
			v, q.end = 12*v, q.end+1
		}
		q.set(v)
		r.upTo(&q)
	}
	q.numEnd = q.end
	return q, true
}

func (q *quantity) set(v int64) { q.min, q.max, q.hasMin, q.hasMax = v, v, true, true }

// scale reads "dozen", "hundred" and so on.
func (r *reader) scale(t doc.Tok) (int64, bool) {
	if r.norm(t) == "dozen" {
		return 12, true
	}
	return numeral.Scale(r.norm(t))
}

// upTo reads the second number of a range: "10 to 15", "two or three", "10-15".
func (r *reader) upTo(q *quantity) {
	link := r.norm(q.end)
	if link != "to" && link != "or" && link != "-" {
		return
	}
	v, next, ok := numeral.Scan(r.word, int(q.end)+1, int(r.end))
	if !ok {
		return
	}
	lo := q.max
	if s, ok := numeral.Scale(r.norm(doc.Tok(next) - 1)); ok && lo < 1000 && v/s > lo { // "two to three million"
		lo *= s
	}
	if v <= lo || link == "or" && v > 2*lo {
		return
	}
	q.min, q.max, q.end = lo, v, doc.Tok(next)
}

// read reads a number at t with the words around it that bound it; t is the
// number's own first word.
func (r *reader) read(t doc.Tok) (quantity, bool) {
	q, ok := r.quantityAt(t)
	if !ok {
		return q, false
	}
	if r.norm(t-1) == "between" && r.norm(q.end) == "and" { // between 10 and 15
		if p, ok := r.quantityAt(q.end + 1); ok && p.hasMax && p.max > q.max {
			q.first, q.end, q.max = t-1, p.end, p.max
			q.numEnd = q.end
			return q, true
		}
	}
	r.bind(&q)
	switch {
	case r.norm(q.end) == "or" && (r.norm(q.end+1) == "more" || r.norm(q.end+1) == "so"):
		if r.norm(q.end+1) == "more" {
			q.hasMax, q.max = false, 0
		} else {
			q.approximate = true
		}
		q.end += 2
	case r.norm(q.end) == "+":
		q.hasMax, q.max = false, 0
		q.end++
	}
	return q, true
}

// bind applies the phrase before the number.
func (r *reader) bind(q *quantity) {
	t := q.num
	for b := r.norm(t - 1); b == "$" || b == "€" || b == "£" || b == "us$"; b = r.norm(t - 1) {
		t, q.money = t-1, true
	}
	back := t
	for range 3 {
		if b, at, ok := r.boundBefore(back); ok {
			if b == atMost && r.norm(at) == "up" && sums[r.norm(at-1)] {
				break // "bringing the death toll up to 11"
			}
			q.apply(b)
			q.first = at
			if b == roughly { // "at least some 20"
				if b, at, ok := r.boundBefore(at); ok {
					q.apply(b)
					q.first = at
				}
			}
			return
		}
		if !fillers[r.norm(back-1)] {
			break
		}
		back--
	}
	q.first = t
}

// boundBefore finds the phrase that ends before t.
func (r *reader) boundBefore(t doc.Tok) (bound, doc.Tok, bool) {
next:
	for _, b := range bounds {
		at := t - doc.Tok(len(b.words))
		if at < r.first {
			continue
		}
		for i, w := range b.words {
			if r.norm(at+doc.Tok(i)) != w {
				continue next
			}
		}
		return b.bound, at, true
	}
	return exact, t, false
}

func (q *quantity) apply(b bound) {
	switch b {
	case atLeast:
		q.hasMax, q.max = false, 0
	case moreThan:
		if q.hasMax {
			q.min++
		}
		q.hasMax, q.max = false, 0
	case atMost:
		if !q.hasMax {
			q.max = q.min
		}
		q.hasMin, q.hasMax, q.min = false, true, 0
	case lessThan:
		if q.hasMax {
			q.max--
		} else {
			q.max = q.min - 1
		}
		q.hasMin, q.hasMax, q.min = false, true, 0
	case roughly:
		q.approximate = true
	}
}
