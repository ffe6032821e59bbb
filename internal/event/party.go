package event

import (
	"slices"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

// roles finds the participants of a candidate.
func (x *Decider) roles(k *candidate) {
	m, e := k.match, &k.ev
	e.Actor = x.best(m.Actor, k)
	if len(e.Actor) == 0 && isHostile(e.Category) {
		e.Actor = x.culprit(k)
	}
	if len(e.Actor) == 0 && k.circ.op == accuseOp {
		e.Actor = x.partiesAt(x.syn.Object(k.circ.at), k.country) // "accused Mordor of a raid on Dale"
	}
	e.Recipient = x.best(x.notActs(m.Recipient), k)
	if m.Sense.Visit && len(e.Recipient) == 0 {
		e.Recipient = x.host(k)
	}
	switch e.Category {
	case ontology.ASSAULT, ontology.COERCE:
		if len(e.Recipient) == 0 {
			e.Recipient = x.counted(m.Recipient, k.country)
		}
	case ontology.PROTEST:
		if len(e.Actor) == 0 {
			e.Actor = x.counted(m.Actor, k.country)
		}
	}
	if m.Sense.Mutual {
		e.Actor = x.join(e.Actor, e.Recipient)
		e.Recipient = nil
	}
	x.self(k)
	x.dropOwn(k)
	if e.Recipient = x.without(e.Recipient, e.Actor); len(e.Recipient) == 0 {
		e.Recipient = x.reach(k)
	}
	x.settleCountries(k)
}

// best returns the parties of the first rank of fillers that has any with codes.
func (x *Decider) best(fs []coding.Filler, k *candidate) []coding.Party {
	for i := 0; i < len(fs); {
		j := i
		from := len(x.parties)
		for ; j < len(fs) && fs[j].Rank == fs[i].Rank; j++ {
			if !x.cited(fs[j].Tok, k.ev.Head) {
				x.addAt(fs[j].Tok, from, k.country)
			}
		}
		if len(x.parties) > from {
			return x.parties[from:len(x.parties):len(x.parties)]
		}
		i = j
	}
	return x.members(fs, k)
}

// culprit is who is blamed for an act that k's words name: "a raid blamed on
// Mordor", "The raid was attributed to the League", "blamed the raid on Mordor".
func (x *Decider) culprit(k *candidate) []coding.Party {
	if v := k.circ.at; k.circ.op == accuseOp && x.d.Tokens[k.ev.Head].Rel == doc.RelObj && x.r.words.blame[x.d.Tokens[v].Lemma] {
		if ps := x.onWhom(v, k); len(ps) > 0 {
			return ps
		}
		return x.onWhom(k.ev.Head, k) // the tree hangs the phrase on the act
	}
	for _, w := range append(k.match.Words[:len(k.match.Words):len(k.match.Words)], k.ev.Head) {
		if h := x.d.Tokens[w].Head; h != doc.None && x.d.Tokens[w].Rel.Base() == doc.RelNsubj {
			if ps := x.blamed(h, k); len(ps) > 0 {
				return ps
			}
		}
		for v := range x.d.KidsBy(w, doc.RelAcl) {
			if ps := x.blamed(v, k); len(ps) > 0 {
				return ps
			}
		}
	}
	return nil
}

// blamed is whom verb v lays an act on.
func (x *Decider) blamed(v doc.Tok, k *candidate) []coding.Party {
	if !x.r.words.blame[x.d.Tokens[v].Lemma] {
		return nil
	}
	return x.onWhom(v, k)
}

// onWhom returns the parties of the phrase with "on" or "to" below t.
func (x *Decider) onWhom(t doc.Tok, k *candidate) []coding.Party {
	for _, c := range x.d.Kids(t) {
		if r := x.d.Tokens[c].Rel.Base(); r != doc.RelObl && r != doc.RelNmod {
			continue
		}
		if p := x.d.Case(c); p != doc.None && (x.d.Norm(p) == "on" || x.d.Norm(p) == "to") {
			if ps := x.partiesAt(c, k.country); len(ps) > 0 {
				return ps
			}
		}
	}
	return nil
}

// counted makes people of bare numbers: "Twelve were killed", "Thousands marched".
func (x *Decider) counted(fs []coding.Filler, scene ontology.Country) []coding.Party {
	for _, f := range fs {
		t := &x.d.Tokens[f.Tok]
		if t.UPOS != doc.NUM && !x.r.words.count[t.Lemma] || t.Rel.Base() == doc.RelNummod || len(x.c.PartiesOf(f.Tok)) > 0 {
			continue
		}
		first := f.Tok
		for _, c := range x.d.Kids(f.Tok) {
			switch x.d.Tokens[c].Rel.Base() {
			case doc.RelCc, doc.RelPunct, doc.RelCase, doc.RelMark:
			default:
				if a, _ := x.d.Subtree(c); c < f.Tok {
					first = min(first, a)
				}
			}
		}
		p := coding.Party{First: first, End: f.Tok + 1, Head: f.Tok, Entity: coding.None, Sector: ontology.CVL, Type: doc.Person, Statement: coding.None, Local: true, Why: "a number of people"}
		from := len(x.parties)
		x.add(p, from, scene)
		return x.parties[from:len(x.parties):len(x.parties)]
	}
	return nil
}

// notActs is fs without the acts of force among them: who reports "Mordorian air
// strikes" does not say that anything was done to Mordor. The result is valid
// until the next call.
func (x *Decider) notActs(fs []coding.Filler) []coding.Filler {
	x.fillers = x.fillers[:0]
	for _, f := range fs {
		if o := x.candidateAt(f.Tok); o == nil || x.d.Tokens[f.Tok].UPOS != doc.NOUN || o.ev.Category != ontology.ASSAULT || x.ofPeople(f.Tok) {
			x.fillers = append(x.fillers, f)
		}
	}
	return x.fillers
}

// ofPeople reports whether the phrase at t is about people: "hostages".
func (x *Decider) ofPeople(t doc.Tok) bool {
	for _, p := range x.c.PartiesOf(t) {
		if p.Head == t && p.Type == doc.Person {
			return true
		}
	}
	return false
}

// cited reports whether token t below trigger head belongs to a source that is
// cited: in "killed in an attack, according to a report by the council" the
// council kills nobody.
func (x *Decider) cited(t, head doc.Tok) bool {
	for a := t; a != doc.None && a != head; a = x.d.Tokens[a].Head {
		for c := range x.d.KidsBy(a, doc.RelCase) {
			if x.d.Norm(c) == "according" {
				return true
			}
		}
	}
	return false
}

// members returns the parties behind "of" and "from" under fillers that are no
// parties themselves: "members of the council", "a decision of Dale".
func (x *Decider) members(fs []coding.Filler, k *candidate) []coding.Party {
	for _, f := range fs {
		for _, c := range x.d.Kids(f.Tok) {
			if x.d.Tokens[c].Rel.Base() != doc.RelNmod {
				continue
			}
			if p := x.d.Case(c); p == doc.None || x.d.Norm(p) != "of" && x.d.Norm(p) != "from" {
				continue
			}
			if ps := x.partiesAt(c, k.country); len(ps) > 0 {
				return ps
			}
		}
	}
	return nil
}

// add appends party p to those from index from, unless it is there already.
// Local people take the country of the event's place.
func (x *Decider) add(p coding.Party, from int, scene ontology.Country) {
	if p.Country == 0 && scene != 0 && (p.Local || localSector(p.Sector)) {
		p.Country, p.From = scene, coding.FromPlace
	}
	for i := from; i < len(x.parties); i++ {
		q := &x.parties[i]
		if (q.Head == p.Head || q.First == p.First && q.End == p.End) && q.Country == p.Country && q.Sector == p.Sector {
			return
		}
	}
	x.parties = append(x.parties, p)
}

// localSector reports whether people of sector s whose country is not said
// belong where the event takes place.
func localSector(s ontology.Sector) bool {
	switch s {
	case ontology.NoSector, ontology.BUS, ontology.PRE:
		return false
	}
	return true
}

// partiesAt returns the parties of the phrase headed by t, as add makes them.
func (x *Decider) partiesAt(t doc.Tok, scene ontology.Country) []coding.Party {
	if t == doc.None {
		return nil
	}
	from := len(x.parties)
	x.addAt(t, from, scene)
	return x.parties[from:len(x.parties):len(x.parties)]
}

// addAt appends the parties of the phrase headed by t to those from index from.
// Where one noun stands for people of several countries ("officials of Gondor
// and Rohan") there is a party for each.
func (x *Decider) addAt(t doc.Tok, from int, scene ontology.Country) {
	ps := x.c.PartiesOf(t)
	for _, p := range ps {
		x.add(p, from, scene)
	}
	if len(ps) != 1 || ps[0].Country == 0 || ps[0].Type == doc.Country {
		return
	}
	for _, c := range x.d.Kids(t) {
		if r := x.d.Tokens[c].Rel.Base(); r != doc.RelNmod && r != doc.RelAmod || c < ps[0].First || c >= ps[0].End {
			continue
		}
		of := x.c.PartiesOf(c)
		if len(of) < 2 || of[0].Country != ps[0].Country {
			continue
		}
		for _, o := range of[1:] {
			if p := ps[0]; o.Country != 0 {
				p.Country, p.From = o.Country, o.From
				x.add(p, from, scene)
			}
		}
	}
}

// join is the union of two lists.
func (x *Decider) join(a, b []coding.Party) []coding.Party {
	if len(b) == 0 {
		return a
	}
	from := len(x.parties)
	x.parties = append(x.parties, a...)
	for _, p := range b {
		x.add(p, from, 0)
	}
	return x.parties[from:len(x.parties):len(x.parties)]
}

// without is list less those parties that not holds too.
func (x *Decider) without(list, not []coding.Party) []coding.Party {
	keep := list[:0]
next:
	for _, p := range list {
		for i := range not {
			if not[i].Country == p.Country && (not[i].Head == p.Head || not[i].Entity >= 0 && not[i].Entity == p.Entity) {
				continue next
			}
		}
		keep = append(keep, p)
	}
	return keep
}

// host is the country of the event's place, as the recipient of a visit.
func (x *Decider) host(k *candidate) []coding.Party {
	e := &k.ev
	if e.Place == coding.None {
		return nil
	}
	p := &x.c.Places[e.Place]
	if p.Country == 0 {
		return nil
	}
	if ps := x.partiesAt(p.Head, k.country); len(ps) > 0 {
		return ps
	}
	from := len(x.parties)
	x.parties = append(x.parties, coding.Party{First: p.First, End: p.End, Head: p.Head, Entity: coding.None,
		Country: p.Country, From: coding.FromPlace, Type: doc.Place, Statement: coding.None, Why: "the place of the visit"})
	return x.parties[from:len(x.parties):len(x.parties)]
}

// dropOwn leaves out recipients that are the actor's own means: who sends its
// troops in support of another helps that other.
func (x *Decider) dropOwn(k *candidate) {
	e := &k.ev
	if len(e.Actor) == 0 || e.Category != ontology.AID && e.Category != ontology.THREATEN && e.Category != ontology.SANCTION {
		return
	}
	e.Recipient = slices.DeleteFunc(e.Recipient, func(p coding.Party) bool {
		return e.Category == ontology.AID && p.From != coding.Stated && hasCountry(e.Actor, p.Country) && slices.Contains(k.match.Words, p.Head)
	})
	for i := range e.Recipient {
		p := &e.Recipient[i]
		if !hasCountry(e.Actor, p.Country) && p.Country != 0 {
			return
		}
		if p.Sector != ontology.MIL && p.Sector != ontology.NoSector && e.Category != ontology.AID {
			return
		}
	}
	if other := x.reach(k); len(other) > 0 || e.Category == ontology.THREATEN {
		e.Recipient = other
	}
}

func hasCountry(ps []coding.Party, c ontology.Country) bool {
	for i := range ps {
		if ps[i].Country == c {
			return true
		}
	}
	return false
}
