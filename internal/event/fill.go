package event

import (
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

// share lets the parts of one act of violence lend each other the participants
// and the place that they lack: in "the bombing killed ten soldiers" the noun may
// know who bombed and the verb who died.
func (x *Decider) share() {
	for i := range x.cands {
		a := &x.cands[i]
		if a.reason != "" || a.ev.Category != ontology.ASSAULT {
			continue
		}
		near := x.sentence(i)
		for j := range near {
			b := &near[j]
			if b == a || b.reason != "" || b.ev.Category != ontology.ASSAULT || !x.oneAct(a.ev.Head, b.ev.Head) {
				continue
			}
			if a.country == 0 && b.country != 0 {
				a.country = b.country
				x.localise(a.ev.Actor, a.country)
				x.localise(a.ev.Recipient, a.country)
			}
			if a.ev.Place == coding.None && !x.later(a.ev.Head) {
				a.ev.Place = b.ev.Place
			}
			if len(a.ev.Actor) == 0 && len(b.ev.Actor) > 0 {
				a.ev.Actor = x.copyWithout(b.ev.Actor, a.ev.Recipient)
			}
			if len(a.ev.Recipient) == 0 && len(b.ev.Recipient) > 0 && !a.match.Sense.Mutual {
				a.ev.Recipient = x.copyWithout(b.ev.Recipient, a.ev.Actor)
			}
		}
	}
}

// oneAct reports whether the triggers a and b stand directly under each other,
// as cause and result or as act and occasion, or side by side.
func (x *Decider) oneAct(a, b doc.Tok) bool {
	if x.underSubject(a, b) || x.underSubject(b, a) {
		return true
	}
	if x.d.Tokens[b].Head == a {
		a, b = b, a
	} else if x.d.Tokens[a].Head != b {
		return false
	}
	switch t := &x.d.Tokens[a]; t.Rel.Base() {
	case doc.RelNsubj, doc.RelAdvcl, doc.RelXcomp:
		return !x.later(a)
	case doc.RelObl, doc.RelNmod:
		c := x.d.Case(a)
		if c == doc.None {
			return false
		}
		switch x.d.Norm(c) {
		case "in", "by", "during", "with", "from":
			return true
		}
	}
	return false
}

// underSubject reports whether a is a participle at the subject of b: "rockets
// fired by rebels kill ten".
func (x *Decider) underSubject(a, b doc.Tok) bool {
	n := x.d.Tokens[a].Head
	return n != doc.None && x.d.Tokens[a].Rel.Base() == doc.RelAcl && x.d.Tokens[n].Head == b && x.d.Tokens[n].Rel.Base() == doc.RelNsubj
}

// self makes a trigger that is a word for people a participant: protesters
// protest, prisoners are held.
func (x *Decider) self(k *candidate) {
	e := &k.ev
	if x.d.Tokens[e.Head].UPOS != doc.NOUN || len(x.c.PartiesOf(e.Head)) == 0 {
		return
	}
	switch {
	case e.Category == ontology.PROTEST && len(e.Actor) == 0:
		e.Actor = x.without(x.partiesAt(e.Head, k.country), e.Recipient)
	case (e.Category == ontology.COERCE || e.Category == ontology.ASSAULT) && len(e.Recipient) == 0:
		e.Recipient = x.without(x.partiesAt(e.Head, k.country), e.Actor)
	}
}

// settleCountries gives people of no known country that of the scene, and those
// whom courts and police deal with that of the other side.
func (x *Decider) settleCountries(k *candidate) {
	e := &k.ev
	switch e.Category {
	case ontology.ASSAULT, ontology.COERCE, ontology.SANCTION, ontology.PROTEST:
	default:
		return
	}
	home := k.country
	for _, ps := range [][]coding.Party{e.Recipient, e.Actor} {
		for i := range ps {
			if home == 0 && ps[i].Country != 0 && e.Category == ontology.COERCE {
				home = ps[i].Country
			}
		}
	}
	x.localise(e.Recipient, home)
	x.localise(e.Actor, home)
}

// localise gives the people of ps who have no country that of home.
func (x *Decider) localise(ps []coding.Party, home ontology.Country) {
	for i := range ps {
		if p := &ps[i]; p.Country == 0 && home != 0 && (p.Type == doc.Person || p.Type == doc.Population) {
			p.Country, p.From = home, coding.FromPlace
		}
	}
}

// later reports whether the clause of t tells of another time: "after …".
func (x *Decider) later(t doc.Tok) bool {
	for _, k := range x.d.Kids(t) {
		if r := x.d.Tokens[k].Rel; r == doc.RelMark || r == doc.RelCase {
			return true
		}
	}
	return false
}

// copyWithout returns a copy of list less the parties in not.
func (x *Decider) copyWithout(list, not []coding.Party) []coding.Party {
	from := len(x.parties)
	x.parties = append(x.parties, list...)
	return x.without(x.parties[from:len(x.parties):len(x.parties)], not)
}

// reach looks for a recipient where no slot of the frame has one: the nearest
// party of another country below the trigger, such as the owner of its object.
func (x *Decider) reach(k *candidate) []coding.Party {
	e := &k.ev
	if k.match.Sense.Mutual || !reaches(e.Category) || len(e.Actor) == 0 {
		return nil
	}
	queue := append(x.queue[:0], e.Head)
	for i := 0; i < len(queue) && i < 40; i++ {
		t := queue[i]
		for _, c := range x.d.Kids(t) {
			if x.skipsReach(c) || x.isActor(c, e) {
				continue
			}
			if t != e.Head || x.d.Tokens[c].Rel != doc.RelNsubj {
				if ps := x.foreign(c, k); len(ps) > 0 {
					x.queue = queue
					return ps
				}
			}
			queue = append(queue, c)
		}
	}
	x.queue = queue
	return nil
}

// reaches reports whether events of category c are done to somebody whom the
// object of the act may only imply.
func reaches(c ontology.Category) bool {
	switch c {
	case ontology.MOBILIZE, ontology.PROTEST, ontology.CONSULT, ontology.RETREAT, ontology.ASSAULT:
		return false
	}
	return true
}

// skipsReach reports whether dependent c begins another clause or names a place,
// time or source.
func (x *Decider) skipsReach(c doc.Tok) bool {
	t := &x.d.Tokens[c]
	switch t.Rel.Base() {
	case doc.RelConj, doc.RelParataxis, doc.RelAdvcl, doc.RelPunct, doc.RelNsubj, doc.RelAppos:
		return true
	case doc.RelObl, doc.RelNmod:
		p := x.d.Case(c)
		if p == doc.None {
			return t.Rel != doc.RelNmodPoss
		}
		if x.r.words.behalf[t.Lemma] {
			return false // "in support of Rohan"
		}
		switch x.d.Norm(p) {
		case "in", "at", "near", "after", "before", "during", "since", "until", "by", "amid", "following", "outside", "because", "via":
			return true
		}
	}
	return false
}

func (x *Decider) isActor(t doc.Tok, e *coding.Event) bool {
	for i := range e.Actor {
		if t >= e.Actor[i].First && t < e.Actor[i].End {
			return true
		}
	}
	return false
}

// foreign returns the parties at t if they have a country that no actor has.
func (x *Decider) foreign(t doc.Tok, k *candidate) []coding.Party {
	ps := x.c.PartiesOf(t)
	for i := range ps {
		if ps[i].Country == 0 || hasCountry(k.ev.Actor, ps[i].Country) {
			return nil
		}
	}
	return x.partiesAt(t, k.country)
}
