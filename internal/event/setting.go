package event

import (
	"regesta/internal/coding"
	"regesta/internal/doc"
)

// setting finds where and when an event took place: the place or date nearest
// to its trigger in the tree, within the sentence.
func (x *Decider) setting(k *candidate) {
	e := &k.ev
	e.Place, e.Date = x.placeOf(e.Head), x.dateOf(e.Head)
}

func (x *Decider) placeOf(t doc.Tok) int32 {
	best, score := int32(coding.None), 0
	s := &x.d.Sents[x.d.SentOf(t)]
	for i := range x.c.Places {
		p := &x.c.Places[i]
		if p.Head < s.First || p.Head >= s.End {
			continue
		}
		v := 20 - x.distance(t, p.Head)
		if c := x.d.Case(p.Head); c != doc.None {
			switch x.d.Norm(c) {
			case "in", "at", "near", "outside", "inside", "around", "throughout", "across", "off", "over":
				v += 6
			case "on", "of":
				v += 2
			}
		}
		if v > score {
			best, score = int32(i), v
		}
	}
	return best
}

func (x *Decider) dateOf(t doc.Tok) int32 {
	best, score := int32(coding.None), 0
	s := &x.d.Sents[x.d.SentOf(t)]
	for i := range x.c.Dates {
		p := &x.c.Dates[i]
		if p.Function || p.Head < s.First || p.Head >= s.End {
			continue
		}
		if v := 6 - x.distance(t, p.Head); v > score {
			best, score = int32(i), v
		}
	}
	return best
}

// distance counts the arcs between two tokens of one sentence.
func (x *Decider) distance(a, b doc.Tok) int {
	n := 0
	for t := a; t != doc.None; t = x.d.Tokens[t].Head {
		m := 0
		for u := b; u != doc.None; u = x.d.Tokens[u].Head {
			if u == t {
				return n + m
			}
			m++
		}
		n++
	}
	return n
}
