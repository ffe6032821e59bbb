package actor

import (
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

// learn carries what one mention of an entity says to all others: a person
// whose title stood once in the document is known by name afterwards, and
// pronouns stand for what they refer to. What the owners of other actors are
// ("its army", "the country's police") is known only then, so that a second
// round follows.
func (r *Resolver) learn() {
	r.link()
	r.surnames()
	r.spread()
	r.owners()
	r.peers()
	r.link()
	r.spread()
}

// peers gives counterparts the office of the one whose counterparts they are,
// each for his own country: "his Rohirric and Dalish counterparts".
func (r *Resolver) peers() {
	for i, p := range r.d.Peers {
		if p.Of < 0 || p.Country == doc.None || r.state[p.Country] != known {
			continue
		}
		of, country := &r.chains[p.Of], &r.read[p.Country]
		if of.weight() == 0 || country.country == 0 {
			continue
		}
		t := r.d.Mentions[p.Mention].Head
		x := &r.read[t]
		if i > 0 && r.d.Peers[i-1].Mention == p.Mention && r.state[t] == known && x.country != 0 {
			if x.country != country.country { // nobody is named: "her Rohirric and Dalish counterparts"
				r.takeMore(x, country)
			}
			continue
		}
		if r.state[t] == known && x.office != "" && x.country != 0 {
			continue
		}
		*x = reading{country: country.country, from: coding.Stated, typ: doc.Person, sector: of.sector, others: of.others, office: of.office, role: r.state[t] == known && x.role}
		r.note(x, country)
		r.note(x, of)
		r.state[t] = known
	}
}

// spread completes the readings of all mentions by the best of their entity.
func (r *Resolver) spread() {
	r.chains = doc.Zeroed(r.chains, len(r.d.Entities))
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if m.Entity < 0 || m.Kind == doc.Pronoun {
			continue
		}
		if x := r.at(m.Head); x != nil && !x.place && x.weight() > r.chains[m.Entity].weight() {
			r.chains[m.Entity] = *x
		}
	}
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if m.Entity < 0 {
			continue
		}
		if best := &r.chains[m.Entity]; best.weight() > 0 {
			r.teach(m, best)
		}
	}
}

// owners gives actors without a country that of their possessor, where that is
// known by its entity only, and bodies that of whoever leads them ("the Saruman
// government").
func (r *Resolver) owners() {
	for t := range doc.Tok(len(r.d.Tokens)) {
		if r.state[t] != known || !r.read[t].role || r.read[t].country != 0 {
			continue
		}
		x := &r.read[t]
		for _, k := range r.d.Kids(t) {
			rel := r.d.Tokens[k].Rel
			leads := rel == doc.RelCompound && r.state[k] == known && r.read[k].typ == doc.Person && r.read[k].sector == ontology.GOV
			if rel != doc.RelNmodPoss && (rel != doc.RelNmod || !r.hasCase(k, "of")) && !leads {
				continue
			}
			if r.shareMembers(x, k); x.country == 0 && r.state[k] == known {
				r.whole(x, k, t)
			}
			if x.country != 0 {
				x.from, x.local = fromContext(x.from), false
				break
			}
		}
	}
}

// shareMembers gives x the countries of all members of the plural entity that k
// refers to: "the leaders of the two countries".
func (r *Resolver) shareMembers(x *reading, k doc.Tok) {
	e := r.entity(k)
	if e < 0 {
		return
	}
	for _, m := range r.d.MembersOf(e) {
		switch c := r.chains[m]; {
		case c.country == 0:
		case x.country == 0:
			x.country, x.from = c.country, coding.FromContext
			r.note(x, &c)
		case x.country != c.country:
			r.takeMore(x, &c)
		}
	}
}

// link gives names the codes of what is read before them: the title that stands
// before them, the noun that they stand in apposition to ("the ambassador to
// Dale, Baker"), the one that a sentence predicates of them ("Baker is a
// judge").
func (r *Resolver) link() {
	for t := range doc.Tok(len(r.d.Tokens)) {
		if r.state[t] != known || r.read[t].place || r.read[t].typ != doc.Person {
			continue
		}
		first, _ := r.extent(t)
		r.titleBeside(&r.read[t], t, first)
		h := r.d.Tokens[t].Head
		if h == doc.None || r.state[h] != known || !r.read[h].role {
			continue
		}
		switch rel := r.d.Tokens[t].Rel; {
		case rel == doc.RelAppos, rel.Base() == doc.RelFlat, rel.Base() == doc.RelNsubj && r.d.Kid(h, doc.RelCop) != doc.None:
			r.sameAs(&r.read[t], &r.read[h])
		}
	}
}

// weight orders the readings of one entity's mentions: the one that says most
// is carried to the others.
func (x *reading) weight() int {
	n := 0
	if x.country != 0 {
		n += 4
	}
	if x.sector != ontology.NoSector && !x.weak {
		n += 3
	} else if x.sector != ontology.NoSector {
		n++
	}
	if x.office != "" || x.others != 0 {
		n++
	}
	return n
}

// teach completes the reading of mention m by that of its entity.
func (r *Resolver) teach(m *doc.Mention, best *reading) {
	t := m.Head
	if m.Kind == doc.Pronoun || r.state[t] != known {
		if r.state[t] == known && r.read[t].weight() > 0 || m.Kind == doc.Adjective {
			return
		}
		x := *best
		x.from = fromContext(x.from)
		r.read[t], r.state[t] = x, known
		return
	}
	x := &r.read[t]
	if x.place || x.bare || best.bare {
		return
	}
	if x.country == 0 && best.country != 0 {
		x.country, x.from, x.local = best.country, fromContext(best.from), false
		r.note(x, best)
	}
	if (x.sector == ontology.NoSector || x.weak) && best.sector != ontology.NoSector {
		x.sector, x.others, x.weak = best.sector, best.others, best.weak
		r.note(x, best)
	}
	if x.office == "" && !x.former {
		x.office = best.office
	}
}

func fromContext(f coding.From) coding.From {
	if f == coding.Stated {
		return coding.FromContext
	}
	return f
}
