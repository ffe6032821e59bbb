package figure

import (
	"slices"

	"regesta/internal/coding"
	"regesta/internal/doc"
)

// A counted is the noun phrase that a number counts.
type counted struct {
	gov  doc.Tok // the token that links the phrase to the rest of the sentence
	noun doc.Tok // what is counted; None where the number stands alone ("killing 14")
}

// counted finds the phrase of q. It is false for numbers that count no things:
// names ("Flight 370"), compounds ("a 10-year war"), ages, measures and percentages.
func (r *reader) counted(q quantity) (counted, bool) {
	d := r.d
	if r.glued(q) || r.age(q) {
		return counted{}, false
	}
	n := r.headOf(q)
	x := counted{gov: n, noun: doc.None}
	h := d.Tokens[n].Head
	switch d.Tokens[n].Rel.Base() {
	case doc.RelNummod, doc.RelAmod, doc.RelDet, doc.RelCompound, doc.RelAdvmod, doc.RelNmod, doc.RelFlat:
		switch {
		case h > n && d.Tokens[h].UPOS.IsNominal():
			x.gov, x.noun = h, h
		case h >= 0 && h < n && d.Tokens[n].Rel.Base() != doc.RelNmod && d.Tokens[n].Rel.Base() != doc.RelAdvmod:
			if _, _, ok := r.before(q); !ok {
				return x, false // "Flight 370"
			}
		}
	}
	if c := r.chunk(q.end); c != doc.None && (x.noun == doc.None || x.noun > c && d.Tokens[c].XPOS != doc.NNP) {
		x.gov, x.noun = c, c
	}
	if x.noun == doc.None {
		x.noun = r.partOf(n, q.end)
	}
	if x.noun != doc.None && measures[r.d.Lemma(x.noun)] {
		return x, false
	}
	return x, !measures[r.norm(q.end)] && !measures[r.d.Lemma(min(q.end, r.end-1))]
}

// headOf is the word of q that the rest of the sentence governs: a numeral or
// noun if there is one ("dozens", not "at least").
func (r *reader) headOf(q quantity) doc.Tok {
	n := q.num
	for t := q.num; t < q.end; t++ {
		k := &r.d.Tokens[t]
		if k.Head >= q.num && k.Head < q.end || k.UPOS == doc.ADP || k.UPOS == doc.ADV {
			continue
		}
		if n = t; k.UPOS == doc.NUM || k.UPOS == doc.NOUN {
			break
		}
	}
	return n
}

// glued reports whether q is part of a larger word or name: "F-16", "10-year",
// "7.1-magnitude", "2:30".
func (r *reader) glued(q quantity) bool {
	d := r.d
	if t := q.end; t < r.end && d.Tokens[t].Start == d.Tokens[t-1].End {
		switch r.norm(t) {
		case "-", "/", ":", "%", "th", "st", "'s":
			return true
		}
	}
	if t := q.num; t > r.first && d.Tokens[t].Start == d.Tokens[t-1].End {
		switch r.norm(t - 1) {
		case "-", "/", ":", "#":
			return true
		}
	}
	return false
}

// age reports whether q is the age of whom it stands behind: "Beren, 17, was shot",
// not "In Bree, 17, all traders, were shot".
func (r *reader) age(q quantity) bool {
	t := q.num
	if q.end != t+1 || t-2 < r.first || q.end >= r.end || r.d.Tokens[t-2].UPOS != doc.PROPN || !q.hasMin || q.min > 120 {
		return false
	}
	if in := r.norm(t-1) + r.norm(q.end); in != ",," && in != "()" {
		return false
	}
	return !slices.ContainsFunc(r.c.Places, func(p coding.Place) bool { return p.First < t-1 && t-1 <= p.End })
}

// chunk is the head of the nouns and adjectives that follow a number at t: the
// first plural noun, else the last noun. It rests on tags alone, which are
// surer than the tree in headlines and lists.
func (r *reader) chunk(t doc.Tok) doc.Tok {
	last := doc.None
	for ; t < r.end; t++ {
		k := &r.d.Tokens[t]
		switch {
		case r.date(t):
			return last
		case k.XPOS == doc.NNS, k.XPOS == doc.NNPS && !r.named(t+1): // not "States" in "United States soldiers"
			return t
		case k.UPOS == doc.NOUN || k.UPOS == doc.PROPN:
			last = t
		case k.UPOS == doc.ADJ || r.norm(t) == "-" || k.XPOS == doc.VBN && last == doc.None || k.UPOS == doc.PART && last != doc.None:
		default:
			return last
		}
	}
	return last
}

// named reports whether t goes on a noun phrase.
func (r *reader) named(t doc.Tok) bool {
	return t < r.end && !r.date(t) && (r.d.Tokens[t].UPOS == doc.PROPN || r.d.Tokens[t].UPOS == doc.NOUN)
}

// date reports whether a date covers t.
func (r *reader) date(t doc.Tok) bool {
	for i := range r.c.Dates {
		if r.c.Dates[i].First <= t && t < r.c.Dates[i].End {
			return true
		}
	}
	return false
}

// partOf is what "dozens" counts in "dozens of people" and "eight" in "eight
// of its soldiers"; end is where the number ends ("tens of thousands of people").
func (r *reader) partOf(n, end doc.Tok) doc.Tok {
	for _, k := range r.d.Kids(n) {
		if k > n && r.d.Tokens[k].Rel.Base() == doc.RelNmod && r.prep(k) == "of" {
			if k < end {
				return r.partOf(k, end)
			}
			return k
		}
	}
	return doc.None
}

// prep is the preposition of nominal t, "" if it has none.
func (r *reader) prep(t doc.Tok) string {
	if c := r.d.Case(t); c != doc.None {
		return r.d.Norm(c)
	}
	return ""
}
