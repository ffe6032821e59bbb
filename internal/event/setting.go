package event

import (
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

// Arcs within which a place or date belongs to a trigger.
const (
	placeReach = 5
	dateReach  = 5
)

// setting finds where and when an event took place: the place said to be its
// scene and the date nearest to its trigger in the tree.
func (x *Decider) setting(k *candidate) {
	e := &k.ev
	e.Place, e.Date = x.placeOf(e.Head, e.Category), x.dateOf(e.Head)
	k.country = x.scene(e)
}

// placeOf is the place nearest to trigger t that a preposition of place
// introduces, or that is struck, visited or named before the noun.
func (x *Decider) placeOf(t doc.Tok, cat ontology.Category) int32 {
	best, near := int32(coding.None), placeReach+1
	s := &x.d.Sents[x.d.SentOf(t)]
	for i := range x.c.Places {
		p := &x.c.Places[i]
		if p.Head < s.First || p.Head >= s.End {
			continue
		}
		anchor, ok := x.locative(p.Head)
		if !ok {
			r := x.d.Tokens[anchor].Rel
			ok = x.d.Tokens[anchor].Head == t && (r == doc.RelCompound && x.d.Tokens[t].UPOS == doc.NOUN ||
				r == doc.RelObj && (cat == ontology.ASSAULT || cat == ontology.CONSULT))
		}
		if n := x.distance(t, anchor); ok && n < near {
			best, near = int32(i), n
		}
	}
	return best
}

// locative climbs from the head of a place's name to the noun whose case says
// how it stands in its clause ("in the city of Bree") and reports whether that
// is a preposition of place.
func (x *Decider) locative(t doc.Tok) (anchor doc.Tok, ok bool) {
	for range 5 {
		if c := x.d.Case(t); c != doc.None {
			if y := x.d.Tokens[c].Norm; x.r.words.locative[y] {
				return t, true
			} else if y != x.r.words.of {
				return t, false
			}
		}
		switch k := &x.d.Tokens[t]; k.Rel.Base() {
		case doc.RelNmod, doc.RelAppos, doc.RelCompound, doc.RelFlat, doc.RelConj, doc.RelAmod:
			if !x.d.Tokens[k.Head].UPOS.IsNominal() {
				return t, false
			}
			t = k.Head
		default:
			return t, false
		}
	}
	return t, false
}

// scene is the country whose people "residents" or "police" are: that of the
// event's place, else of the nearest place in the sentence, else of the last
// one named in the paragraph or report before it.
func (x *Decider) scene(e *coding.Event) ontology.Country {
	if e.Place != coding.None {
		if c := x.c.Places[e.Place].Country; c != 0 {
			return c
		}
	}
	var country ontology.Country
	near := 99
	s := &x.d.Sents[e.Sent]
	for i := range x.c.Places {
		p := &x.c.Places[i]
		switch {
		case p.Country == 0 || p.Head >= s.End:
		case p.Head < s.First:
			if near == 99 {
				country = p.Country
			}
		default:
			if n := x.distance(e.Head, p.Head); n < near {
				country, near = p.Country, n
			}
		}
	}
	return country
}

// dateOf is the date nearest to trigger t in its sentence.
func (x *Decider) dateOf(t doc.Tok) int32 {
	best, near := int32(coding.None), dateReach+1
	s := &x.d.Sents[x.d.SentOf(t)]
	for i := range x.c.Dates {
		p := &x.c.Dates[i]
		if p.Function || p.Head < s.First || p.Head >= s.End {
			continue
		}
		if n := x.distance(t, p.Head); n < near {
			best, near = int32(i), n
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
