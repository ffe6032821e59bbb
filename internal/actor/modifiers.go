package actor

import (
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/ontology"
)

// modify adds to x what stands around its head t: possessors, adjectives and
// compounds, titles, phrases with "of", "from" and "in", appositions.
//
// What stands nearer to the head counts before what stands further off, so that
// "Filipino UN peacekeepers" are the UN's; possessors count before adjectives.
func (r *Resolver) modify(t doc.Tok, x *reading) {
	if x.place || x.bare && !r.d.Tokens[t].UPOS.IsNominal() {
		return
	}
	first, end := r.extent(t)
	if x.count && r.counted(t, x) {
		return
	}
	if x.role {
		r.inside(x, t, first, end)
	}
	for k := range r.kids(t, first, end, doc.RelNmodPoss) {
		had := x.country
		r.whole(x, k, t)
		x.owned = x.owned || had == 0 && x.country != 0 || r.d.Tokens[k].UPOS == doc.PRON
	}
	for s := end - 1; s >= first; s-- {
		kids := r.d.Kids(s)
		for i := len(kids) - 1; i >= 0; i-- {
			if k := kids[i]; k < first {
				r.before(x, k, t)
			}
		}
	}
	r.titleBeside(x, t, first)
	for s := first; s < end; s++ {
		for _, k := range r.d.Kids(s) {
			if k >= end {
				r.after(x, k, t)
			}
		}
	}
	r.shared(x, t)
	r.beside(x, t, first, end)
	r.misheaded(x, t, end)
	if x.former {
		x.retire()
	}
	if x.country == 0 && (x.role || x.typ == doc.Person) {
		x.local = true
	}
}

// inside takes the countries and bodies that a role's own phrase or name holds:
// the tables have "houthi militant" and "us district judge" as roles.
func (r *Resolver) inside(x *reading, t, first, end doc.Tok) {
	for s := first; s < end; s++ {
		if r.isHyphen(s-1) && r.hint(s-2).Effects.Has(lexicon.Foreign) {
			continue // "pro-Rohirric activist"
		}
		if i := r.place[s]; i != 0 && x.country == 0 {
			x.country, x.from = r.c.Places[i-1].Country, coding.Stated // "Kano | State government"
		}
		for _, h := range r.hits.At(s) {
			if h.End > end || h.First <= t && t < h.End && !h.Nested || h.Kinds.Has(lexicon.Role) || h.Kinds.Has(lexicon.Office) {
				continue
			}
			i := r.bestEntry(s, h)
			e := r.lex.Entry(i)
			if e.Country != 0 && x.country == 0 {
				x.country, x.from = e.Country, coding.Stated
				x.because(i)
			}
		}
	}
}

// extent is the dictionary phrase or name that t heads, or t alone.
func (r *Resolver) extent(t doc.Tok) (first, end doc.Tok) {
	if h, ok := r.unitAt(t); ok {
		first, end = h.First, h.End
	} else {
		first, end = t, t+1
	}
	if m := r.nameAt(t); m != nil {
		first, end = min(first, m.First), max(end, m.End)
	}
	return first, end
}

// kids yields the dependents outside [first, end) of the tokens inside, with
// relation rel.
func (r *Resolver) kids(t, first, end doc.Tok, rel doc.Rel) func(func(doc.Tok) bool) {
	return func(yield func(doc.Tok) bool) {
		for s := first; s < end; s++ {
			for _, k := range r.d.Kids(s) {
				if (k < first || k >= end) && r.d.Tokens[k].Rel == rel && !yield(k) {
					return
				}
			}
		}
	}
}

// counted reads "a group of tourists" as the tourists.
func (r *Resolver) counted(t doc.Tok, x *reading) bool {
	if k := &r.d.Tokens[t]; !r.hint(t).Effects.Has(lexicon.Count) && k.UPOS == doc.NOUN {
		return false
	}
	for _, k := range r.d.Kids(t) {
		if k < t || r.d.Tokens[k].Rel.Base() != doc.RelNmod || !r.hasCase(k, "of") {
			continue
		}
		o := r.at(k)
		if o == nil || o.place {
			return false
		}
		*x = *o
		x.bare = false
		return true
	}
	return false
}

func (r *Resolver) hasCase(t doc.Tok, preposition string) bool {
	c := r.d.Case(t)
	return c != doc.None && r.d.Norm(c) == preposition
}

// before adds a modifier k that stands before the head t.
func (r *Resolver) before(x *reading, k, t doc.Tok) {
	switch r.d.Tokens[k].Rel.Base() {
	case doc.RelAmod, doc.RelCompound, doc.RelNmod, doc.RelFlat, doc.RelNummod, doc.RelDep, doc.RelAdvmod, doc.RelAppos:
	default:
		return
	}
	if r.d.Norm(k+1) == ":" {
		return // "Dalish protests: Students march"
	}
	h := r.hint(k)
	if h.Effects.Has(lexicon.Former) && x.typ != doc.Place {
		x.former = true
		return
	}
	switch r.d.Tokens[k].Rel {
	case doc.RelNmodPoss:
		return // taken before
	case doc.RelNmodDesc:
		r.title(x, k)
		return
	}
	if r.joined(x, k) {
		return
	}
	m := r.at(k)
	if m == nil {
		if h.Effects.Has(lexicon.GivesSector) && (x.sector == ontology.NoSector || x.weak) && !x.bare && x.typ != doc.Place && x.typ != doc.Person {
			x.sector, x.weak = h.Sector, false
			x.role = true
		}
		return
	}
	if m.adj && !h.Effects.Has(lexicon.GivesSector) {
		return // "local forces", "major cities"
	}
	if x.typ == doc.Person && m.role {
		r.title(x, k)
		return
	}
	if first, _ := r.extent(k); m.bare && x.country == 0 && r.isHyphen(first-1) {
		if o := r.unitStart(first - 2); o >= 0 && r.at(o) != nil && r.at(o).bare {
			m = r.at(o) // of "Arnorian-Dalish" the first counts
		}
	}
	had := x.country
	r.take(x, m)
	switch {
	case had == 0 && m.bare:
		r.takeConjuncts(x, k)
	case m.bare && had != m.country && r.joinsInto(k, t):
		r.takeMore(x, m) // "US and | Iraqi forces"
	}
}

// joinsInto reports whether a noun coordinated with k belongs to the phrase that
// t heads.
func (r *Resolver) joinsInto(k, t doc.Tok) bool {
	first, end := r.extent(t)
	for c := range r.d.KidsBy(k, doc.RelConj) {
		if c >= first && c < end {
			return true
		}
	}
	return false
}

// takeConjuncts adds the countries coordinated with modifier k: "Syrian and
// Iraqi refugees".
func (r *Resolver) takeConjuncts(x *reading, k doc.Tok) {
	for c := range r.d.KidsBy(k, doc.RelConj) {
		m := r.at(c)
		if m != nil && m.bare && m.country != x.country {
			r.takeMore(x, m)
		}
	}
}

func (r *Resolver) takeMore(x, m *reading) {
	if int(x.nmore) < len(x.more) {
		x.more[x.nmore] = m.country
		x.nmore++
		r.note(x, m)
	}
}

// take adds the codes of a modifier m to x.
func (r *Resolver) take(x, m *reading) {
	if x.bare {
		return
	}
	if m.country != 0 && (x.country == 0 || x.role && x.from != coding.Stated || x.public && (m.bare || m.public) && !nonState(m.country)) {
		x.country, x.from, x.local, x.public = m.country, m.from, false, false
		if !m.bare {
			x.more, x.nmore = m.more, m.nmore
		}
		r.note(x, m)
	}
	if m.bare || m.place || m.sector == ontology.NoSector || m.typ == doc.Place {
		return
	}
	vague := x.sector == ontology.NoSector || x.sector == ontology.UAF || x.sector == ontology.UNK
	group := m.typ == doc.Group || m.typ == doc.Organization || m.role
	if x.sector == ontology.MIL && m.sector == ontology.GOV {
		return // "government forces"
	}
	if group && (x.weak || vague && m.sector != ontology.CVL) && !(m.weak && x.sector != ontology.NoSector) {
		x.sector, x.others = m.sector, m.others
		x.weak = m.weak
		x.role = true
		r.note(x, m)
	}
}

func (r *Resolver) note(x, m *reading) {
	for _, e := range m.why {
		if e != 0 {
			x.because(e - 1)
		}
	}
}

// whole adds a possessor, or what follows "of": "Iran's defence minister", "the
// president's son", "leader of Hezbollah".
func (r *Resolver) whole(x *reading, k, t doc.Tok) {
	m := r.at(k)
	if m == nil {
		return
	}
	if r.hint(t).Effects.Has(lexicon.Kin) {
		x.country, x.from, x.sector, x.role = m.country, m.from, ontology.CVL, true
		if m.sector == ontology.GOV || m.sector == ontology.ELI {
			x.sector = ontology.ELI
		}
		r.note(x, m)
		return
	}
	o := *m
	if o.place {
		o.from = coding.Stated
	}
	had := x.country
	r.take(x, &o)
	if xpos := r.d.Tokens[t].XPOS; had == 0 && m.bare && (xpos == doc.NNS || xpos == doc.NNPS) {
		r.takeConjuncts(x, k) // "the governments of Arnor and Dale"
	}
	if m.typ == doc.Person && m.sector != ontology.NoSector && x.weak && x.sector == ontology.NoSector {
		x.sector, x.role = m.sector, true
	}
}

// title gives a name the codes of the title before it: "Iranian Defense
// Minister Hossein Dehqan". The title's words outweigh the tables.
func (r *Resolver) title(x *reading, k doc.Tok) {
	m := r.at(k)
	if m == nil || m.place {
		return
	}
	if m.country != 0 && (x.country == 0 || m.from == coding.Stated && m.role) {
		x.country, x.from = m.country, m.from
	}
	if m.former || m.role && m.sector != ontology.NoSector && (x.sector == ontology.NoSector || !m.weak && m.sector != ontology.CVL) {
		if x.sector != m.sector {
			x.sector, x.others = m.sector, 0
		}
		x.others |= m.others
		if m.office != "" {
			x.office = m.office
		} else if m.sector == ontology.GOV && !m.former {
			x.office = r.office(k)
		}
		x.former = x.former || m.former
	}
	x.role, x.weak, x.host = true, m.weak, m.host
	if m.country == 0 && x.country == 0 {
		x.local = true
	}
	r.note(x, m)
}

// office is the office that the role at t names, in lower case.
func (r *Resolver) office(t doc.Tok) string {
	h, ok := r.unitAt(t)
	if !ok || !h.Kinds.Has(lexicon.Role) {
		return ""
	}
	for _, i := range r.hits.Entries(h) {
		if e := r.lex.Entry(i); e.Kind == lexicon.Role {
			return e.Name
		}
	}
	return ""
}

// after adds a dependent k that stands after the head t.
func (r *Resolver) after(x *reading, k, t doc.Tok) {
	switch rel := r.d.Tokens[k].Rel; rel.Base() {
	case doc.RelNmod, doc.RelObl:
		r.prepositional(x, k, t)
	case doc.RelFlat, doc.RelCompound:
		if m := r.at(k); m != nil && m.typ == doc.Person {
			r.sameAs(x, m)
		}
	case doc.RelAppos:
		if m := r.at(k); m != nil && !m.place {
			r.sameAs(x, m)
		}
	case doc.RelAcl, doc.RelAmod:
		r.clause(x, k, t)
	}
}

// sameAs joins what an apposition says to what is known.
func (r *Resolver) sameAs(x, m *reading) {
	if x.bare || m.bare && x.country != 0 {
		return
	}
	if x.country == 0 && m.country != 0 {
		x.country, x.from, x.local = m.country, m.from, false
		r.note(x, m)
	}
	if (x.sector == ontology.NoSector || x.weak || x.stale && m.role && !m.weak && m.sector != ontology.CVL) && m.sector != ontology.NoSector {
		x.sector, x.others, x.weak, x.stale = m.sector, m.others, m.weak, false
		x.role = x.role || m.role
		r.note(x, m)
	}
	if x.office == "" {
		x.office = m.office
	}
}

// prepositional adds a phrase with a preposition.
func (r *Resolver) prepositional(x *reading, k, t doc.Tok) {
	c := r.d.Case(k)
	if c == doc.None {
		return
	}
	switch r.d.Norm(c) {
	case "of":
		if r.at(k) == nil {
			k = r.owner(k, c)
		}
		r.whole(x, k, t)
	case "from":
		if !x.owned { // "pulled its troops from Dale"
			r.whole(x, k, t)
		}
	case "for", "with", "at":
		if x.weak || x.country == 0 {
			if m := r.at(k); m != nil && !m.bare && !m.place {
				r.take(x, m)
			}
		}
	case "to":
		m := r.at(k)
		if m != nil && x.country == 0 && x.role && m.typ == doc.Person {
			r.take(x, m) // "adviser to the king"
		} else if m != nil {
			x.host = m.country
		}
	case "in", "near", "around", "across", "inside", "outside":
		if m := r.at(k); m != nil && x.country == 0 && (x.role || x.typ == doc.Organization) && (m.bare || m.place) {
			x.country, x.from, x.local = m.country, coding.FromPlace, false
			r.note(x, m)
		}
	}
}

// clause adds what a participle or adjective after the head says: "militants
// belonging to Ansar", "forces loyal to the president", "hackers based in
// China".
func (r *Resolver) clause(x *reading, k, t doc.Tok) {
	switch r.d.Lemma(k) {
	case "belong", "loyal", "affiliate", "affiliated", "serve", "work":
	case "base", "based":
	default:
		return
	}
	for _, o := range r.d.Kids(k) {
		if r.d.Tokens[o].Rel.Base() == doc.RelObl || r.d.Tokens[o].Rel.Base() == doc.RelNmod {
			if m := r.at(o); m != nil {
				r.take(x, m)
			}
		}
	}
}

// shared gives a noun in a coordination the country that stands before the
// first one for all: "Iranian corporations and banks".
func (r *Resolver) shared(x *reading, t doc.Tok) {
	k := &r.d.Tokens[t]
	if k.Rel != doc.RelConj || k.Head > t || x.country != 0 || !x.role && x.typ != doc.Other || r.d.Kid(t, doc.RelDet) != doc.None || r.d.Kid(t, doc.RelNummod) != doc.None {
		return
	}
	if r.state[k.Head] != known {
		return
	}
	if m := &r.read[k.Head]; !m.bare && m.country != 0 && m.role && m.from == coding.Stated {
		x.country, x.from, x.local = m.country, m.from, false
		r.note(x, m)
	}
}
