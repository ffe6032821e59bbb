package event

import (
	"cmp"
	"slices"

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
// event's place, else of the nearest place in the sentence or the last one in the
// paragraph before it, else of the dateline, else of the states that are named. A
// country that attacks is not where its victims live.
func (x *Decider) scene(k *candidate) ontology.Country {
	e := &k.ev
	if e.Place != coding.None {
		if c := x.c.Places[e.Place].Country; c != 0 {
			return c
		}
	}
	at := coding.NewSetting(x.c)
	s := &x.d.Sents[e.Sent]
	first, end := x.c.PlacesIn(s.First, s.End)
	var country, party ontology.Country // of the nearest place, of the nearest state that only takes part
	near, nearParty := 99, 99
	for i := first; i < end; i++ {
		p := &x.c.Places[i]
		if p.Country == 0 || at.Beyond(p.Head) || x.strikes(k, p) {
			continue
		}
		switch n := x.distance(e.Head, p.Head); {
		case at.Locates(p) && n < near:
			country, near = p.Country, n
		case n < nearParty:
			party, nearParty = p.Country, n
		}
	}
	if e.Category == ontology.ASSAULT && country == 0 && party == 0 { // "gunmen raided a Gondorian post"
		for _, f := range k.match.Recipient {
			if country = x.soleCountry(f.Tok, f.Tok+1); country != 0 {
				break
			}
		}
	}
	for i := first - 1; i >= 0 && country == 0 && x.d.Sents[x.d.SentOf(x.c.Places[i].Head)].Region == s.Region; i-- {
		if p := &x.c.Places[i]; at.Locates(p) {
			country = p.Country
		}
	}
	if country == 0 {
		country = cmp.Or(at.Dateline(s.First), party)
	}
	for i := first - 1; i >= 0 && country == 0; i-- {
		country = x.c.Places[i].Country
	}
	if country == 0 && e.Category != ontology.ASSAULT {
		country = x.soleCountry(s.First, s.End)
	}
	return country
}

// strikes reports whether p belongs to the attackers of k.
func (x *Decider) strikes(k *candidate, p *coding.Place) bool {
	return k.ev.Category == ontology.ASSAULT && slices.ContainsFunc(k.match.Actor, func(f coding.Filler) bool { return x.d.Dominates(f.Tok, p.Head) })
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
