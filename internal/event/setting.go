package event

import (
	"slices"
	"sort"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

// setting finds where and when an event took place.
func (x *Decider) setting(k *candidate) {
	e := &k.ev
	at := coding.NewSetting(x.c)
	if e.Place, e.Date = at.Place(e.Head), at.Date(e.Head); ofWords(e.Category) {
		e.Place = at.Said(e.Head)
	}
	k.country = x.scene(k)
}

// ofWords reports whether events of category c are made of words, whose place is
// seldom told: what lies near them is what they are about.
func ofWords(c ontology.Category) bool {
	switch c {
	case ontology.ACCUSE, ontology.REJECT, ontology.REQUEST, ontology.THREATEN, ontology.SUPPORT, ontology.AGREE, ontology.CONCEDE:
		return true
	}
	return false
}

// scene is the country whose people "residents" or "police" are: that of the
// event's place, else of the nearest place in the sentence, else of the last
// one named in the paragraph or report before it. A country that attacks is not
// where its victims live.
func (x *Decider) scene(k *candidate) ontology.Country {
	e := &k.ev
	if e.Place != coding.None {
		if c := x.c.Places[e.Place].Country; c != 0 {
			return c
		}
	}
	var country ontology.Country
	near := 99
	s := &x.d.Sents[e.Sent]
	at := sort.Search(len(x.c.Places), func(i int) bool { return x.c.Places[i].Head >= s.First })
	for i := at; i < len(x.c.Places) && x.c.Places[i].Head < s.End; i++ {
		p := &x.c.Places[i]
		if coding.NewSetting(x.c).Beyond(p.Head) {
			continue
		}
		if e.Category == ontology.ASSAULT && slices.ContainsFunc(k.match.Actor, func(f coding.Filler) bool { return x.d.Dominates(f.Tok, p.Head) }) {
			continue
		}
		if n := x.distance(e.Head, p.Head); p.Country != 0 && n < near {
			country, near = p.Country, n
		}
	}
	if e.Category == ontology.ASSAULT && country == 0 { // "gunmen raided a Gondorian post"
		for _, f := range k.match.Recipient {
			if country = x.soleCountry(f.Tok, f.Tok+1); country != 0 {
				break
			}
		}
	}
	for i := at - 1; i >= 0 && country == 0; i-- {
		country = x.c.Places[i].Country
	}
	if country == 0 && e.Category != ontology.ASSAULT {
		country = x.soleCountry(s.First, s.End)
	}
	return country
}

// soleCountry is the country that all parties of the tokens [first, end) have for
// which one is stated, 0 if they differ: "Protesters demanded that President
// Saruman step down".
func (x *Decider) soleCountry(first, end doc.Tok) ontology.Country {
	sole := ontology.Country(0)
	for t := first; t < end; t++ {
		for _, p := range x.c.Parties.At(t) {
			switch {
			case p.Country == 0 || p.From != coding.Stated || p.Sector == ontology.JRN:
			case sole == 0:
				sole = p.Country
			case sole != p.Country:
				return 0
			}
		}
	}
	return sole
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
