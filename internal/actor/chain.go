package actor

import (
	"slices"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/lexicon"
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
	r.link()
	r.spread()
}

// spread completes the readings of all mentions by the best of their entity.
func (r *Resolver) spread() {
	r.chains = zeroed(r.chains, len(r.d.Entities))
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
// known by its entity only.
func (r *Resolver) owners() {
	for t := range doc.Tok(len(r.d.Tokens)) {
		if r.state[t] != known || !r.read[t].role || r.read[t].country != 0 {
			continue
		}
		x := &r.read[t]
		for _, k := range r.d.Kids(t) {
			rel := r.d.Tokens[k].Rel
			if rel != doc.RelNmodPoss && (rel != doc.RelNmod || !r.hasCase(k, "of")) {
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

// countries counts how often a text names each of some countries.
type countries struct {
	codes  []ontology.Country
	counts []int
}

func (s *countries) reset() { s.codes, s.counts = s.codes[:0], s.counts[:0] }

func (s *countries) add(c ontology.Country) {
	if i := slices.Index(s.codes, c); i >= 0 {
		s.counts[i]++
		return
	}
	s.codes, s.counts = append(s.codes, c), append(s.counts, 1)
}

func (s *countries) has(c ontology.Country) bool { return slices.Contains(s.codes, c) }

// top is the country named most often, the first of equals.
func (s *countries) top() ontology.Country {
	best, n := ontology.Country(0), 0
	for i, c := range s.codes {
		if s.counts[i] > n {
			best, n = c, s.counts[i]
		}
	}
	return best
}

// fillContext gives the institutions of a state that no words place ("the
// government", "the army") the country that their sentence speaks of most, else
// that of the document.
func (r *Resolver) fillContext() {
	var all ontology.Country
	counted := false
	for i := range r.d.Sents {
		s := &r.d.Sents[i]
		top, seen := ontology.Country(0), false
		for t := s.First; t < s.End; t++ {
			if r.state[t] != known {
				continue
			}
			x := &r.read[t]
			if x.country != 0 || !x.role || !institution(x.sector) || x.sector == ontology.MIL && r.some(t) && r.placed(s) {
				continue
			}
			if !seen {
				top, seen = r.topCountry(s.First, s.End), true
			}
			if top == 0 && !counted {
				all, counted = r.topCountry(0, doc.Tok(len(r.d.Tokens))), true
			}
			c := top
			if c == 0 {
				c = all
			}
			if c != 0 && c != x.host {
				x.country, x.from, x.local = c, coding.FromContext, false
			}
		}
	}
}

// some reports whether t is plural and not definite: "two soldiers" are those of
// the place, where "the army" is that of the state in question.
func (r *Resolver) some(t doc.Tok) bool {
	if x := r.d.Tokens[t].XPOS; x != doc.NNS && x != doc.NNPS {
		return false
	}
	det := r.d.Kid(t, doc.RelDet)
	return r.d.Kid(t, doc.RelNmodPoss) == doc.None && (det == doc.None || r.d.Norm(det) != "the")
}

// placed reports whether s names a place, which its events then have.
func (r *Resolver) placed(s *doc.Sent) bool {
	return slices.ContainsFunc(r.c.Places, func(p coding.Place) bool { return p.Head >= s.First && p.Head < s.End && p.Country != 0 })
}

// topCountry is the state that the names in tokens [first, end) belong to most
// often.
func (r *Resolver) topCountry(first, end doc.Tok) ontology.Country {
	r.context.reset()
	for t := first; t < end; t++ {
		i := r.unit[t]
		if i == 0 || t > first && r.unit[t-1] == i {
			continue
		}
		e := r.lex.Entry(r.bestEntry(t, r.hits.All()[i-1]))
		if e.Country != 0 && !nonState(e.Country) && (e.Sector == ontology.NoSector || e.Kind != lexicon.Organization && e.Kind != lexicon.Group || institution(e.Sector)) {
			r.context.add(e.Country) // sources, companies and rebels do not set the scene
		}
	}
	return r.context.top()
}

// institution reports whether actors of sector s belong to a state as a rule.
func institution(s ontology.Sector) bool {
	switch s {
	case ontology.GOV, ontology.MIL, ontology.JUD, ontology.LEG, ontology.SPY, ontology.PTY, ontology.OPP, ontology.ELI, ontology.PRM:
		return true
	}
	return false
}

func nonState(c ontology.Country) bool {
	switch c.String() {
	case "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC":
		return true
	}
	return false
}
