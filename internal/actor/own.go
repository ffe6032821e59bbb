package actor

import (
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/ontology"
)

// own reads the head t alone, by its table row, name or kind of word. It
// reports false if t cannot head an actor's phrase.
func (r *Resolver) own(t doc.Tok) (reading, bool) {
	k := &r.d.Tokens[t]
	if h, ok := r.unitAt(t); ok {
		if r.headOf(h.First, h.End) != t && !r.leaves(t, h.First, h.End) {
			return reading{}, false
		}
		x := r.entryReading(t, h)
		e := r.hint(t).Effects
		x.count = x.role && e.Has(lexicon.Count)
		x.act = x.role && e.Has(lexicon.Act) && k.Rel.Base() != doc.RelNsubj && r.d.Kid(t, doc.RelAcl) == doc.None
		x.adj = x.role && k.UPOS == doc.ADJ && r.modifier(t)
		if x.role && k.UPOS != doc.NOUN && k.UPOS != doc.PROPN && !r.nominal(t) {
			return reading{}, false
		}
		return x, true
	}
	if m := r.nameAt(t); m != nil {
		if m.Head != t && !r.leaves(t, m.First, m.End) {
			return reading{}, false
		}
		x := reading{typ: m.Type}
		r.fromPlace(t, &x)
		if x.typ != doc.Person && !x.place {
			r.nameRole(m, &x)
		}
		return x, true
	}
	x := reading{}
	if r.fromPlace(t, &x); x.place {
		return x, true
	}
	switch k.UPOS {
	case doc.NOUN, doc.PROPN:
		e := r.hint(t).Effects
		x.role, x.weak, x.count = e.Has(lexicon.Kin), true, e.Has(lexicon.Whole|lexicon.Count)
		return x, e != 0
	case doc.NUM, doc.DET, doc.ADJ, doc.PRON:
		x.count, x.weak = true, true
		return x, r.d.Kid(t, doc.RelNmod) != doc.None
	}
	return x, false
}

// leaves reports whether noun t of the name [first, end) depends on a word
// outside. Trees that break a name in two have several such words, each of which
// may be the one that a verb knows.
func (r *Resolver) leaves(t, first, end doc.Tok) bool {
	k := &r.d.Tokens[t]
	return (k.UPOS == doc.PROPN || k.UPOS == doc.NOUN) && (k.Head < first || k.Head >= end)
}

// nameRole codes a body in no table by the role word in its name: "Bright
// Future Party", "Buckland Hospital".
func (r *Resolver) nameRole(m *doc.Mention, x *reading) {
	for t := m.First; t < m.End; t++ {
		h, ok := r.unitAt(t)
		if !ok || !h.Kinds.Has(lexicon.Role) || h.End > m.End {
			continue
		}
		i := r.bestEntry(t, h)
		e := r.lex.Entry(i)
		x.sector, x.others, x.role = e.Sector, e.Others, true
		x.because(i)
	}
	for t := m.First; t < m.End && x.sector == ontology.NoSector; t++ {
		if h := r.hint(t); h.Effects.Has(lexicon.GivesSector) {
			x.sector, x.role = h.Sector, true // "Maritime Enforcement Agency"
		}
	}
}

// nominal reports whether an adjective, participle or number stands as a noun:
// "the wounded", "two others".
func (r *Resolver) nominal(t doc.Tok) bool {
	if r.d.Kid(t, doc.RelDet) != doc.None || r.d.Kid(t, doc.RelNmodPoss) != doc.None {
		return true // "Gondor's displaced", whatever the tag
	}
	switch k := &r.d.Tokens[t]; k.Rel.Base() {
	case doc.RelNsubj, doc.RelObj, doc.RelObl, doc.RelNmod, doc.RelIobj, doc.RelAppos:
		return true
	case doc.RelConj:
		return k.Head >= 0 && r.d.Tokens[k.Head].UPOS.IsNominal()
	case doc.RelAmod, doc.RelCompound, doc.RelNmodDesc, doc.RelRoot:
		return k.UPOS == doc.NOUN || k.UPOS == doc.ADJ || k.UPOS == doc.PROPN
	}
	return false
}

// fromPlace takes over what the gazetteer found at t: a town acts as its
// people, but where the phrase says where something happens it is no actor.
func (r *Resolver) fromPlace(t doc.Tok, x *reading) {
	i := r.place[t]
	if i == 0 {
		return
	}
	p := &r.c.Places[i-1]
	x.country, x.typ, x.from = p.Country, doc.Place, coding.Stated
	if p.Resolution == coding.ResCity && !r.locative(t) {
		x.sector = ontology.CVL
		return
	}
	x.place = true
}

// entryReading reads the head t of hit h by the entry that is meant.
func (r *Resolver) entryReading(t doc.Tok, h lexicon.Hit) reading {
	best := r.bestEntry(t, h)
	e := r.lex.Entry(best)
	x := reading{country: e.Country, sector: e.Sector, others: e.Others, typ: e.Type, from: coding.Stated}
	if e.Country == 0 {
		x.from = coding.Unstated
	}
	x.because(best)
	switch e.Kind {
	case lexicon.Office:
		r.officeReading(e, &x)
	case lexicon.CountryName, lexicon.CountryAdjective:
		x.bare = true
	case lexicon.Demonym:
		x.bare = true
		if r.people(t, h) {
			x.sector = ontology.CVL
		}
	case lexicon.Organization, lexicon.Group:
		if e.Sector == ontology.PTY && !r.named.has(e.Country) && r.common(h) {
			x.country, x.from, x.role = 0, coding.Unstated, true
		}
		x.public = e.Kind == lexicon.Organization && !r.namesCountry(h) && e.Sector != ontology.BUS && e.Sector != ontology.JRN && !nonState(e.Country)
	case lexicon.Capital:
		if r.locative(t) {
			x.sector, x.place = ontology.NoSector, true
		}
	case lexicon.Role:
		x.role = true
		if r.hint(t).Effects.Has(lexicon.Whole) && h.End-h.First == 1 {
			x.weak = true
		}
	}
	return x
}

func (r *Resolver) bestEntry(t doc.Tok, h lexicon.Hit) int32 {
	best, rank := int32(0), -1
	for _, i := range r.hits.Entries(h) {
		if n := r.rank(t, h, r.lex.Entry(i)); n > rank || n == rank && i < best {
			best, rank = i, n
		}
	}
	return best
}

// namesCountry reports whether a word of h is a country's name or adjective.
func (r *Resolver) namesCountry(h lexicon.Hit) bool {
	for t := h.First; t < h.End; t++ {
		for _, o := range r.hits.At(t) {
			if o.Nested && o.End <= h.End && (o.Kinds.Has(lexicon.CountryName) || o.Kinds.Has(lexicon.CountryAdjective)) {
				return true
			}
		}
	}
	return false
}

// common reports whether all words of a party's name are such as parties of many
// states bear: "Democratic Party".
func (r *Resolver) common(h lexicon.Hit) bool {
	for t := h.First; t < h.End; t++ {
		if !r.lex.Hint(r.normHash(t)).Effects.Has(lexicon.Common) {
			return false
		}
	}
	return true
}

// officeReading codes a person by the office that e says is, was or will be
// theirs.
func (r *Resolver) officeReading(e *lexicon.Entry, x *reading) {
	switch e.Held(r.day) {
	case lexicon.Now:
		x.office = e.Office
	case lexicon.Past:
		x.retire()
		x.stale = true
	case lexicon.NotYet:
		x.sector, x.others, x.stale = ontology.PTY, 0, true
	}
}

// rank orders the entries of one phrase; the highest is meant. What is of a kind
// and time that fits comes first, then what belongs to a country that the
// document names or is better known.
func (r *Resolver) rank(t doc.Tok, h lexicon.Hit, e *lexicon.Entry) int {
	if e.Kind == lexicon.Organization && h.Kinds.Has(lexicon.Role) && !r.named.has(e.Country) && !r.acronym(h) && !(nonState(e.Country) && r.proper(h)) {
		return 0 // "the Supreme Court" may be that of any state
	}
	n := 1000 * r.kindRank(t, e)
	if e.Kind != lexicon.CountryName && e.Kind != lexicon.CountryAdjective && e.Kind != lexicon.Demonym && r.named.has(e.Country) {
		n += 6 // as much as six more aliases
	}
	return n + int(e.Weight)
}

// proper reports whether h is written as a name of its own: "the Security
// Council", but not "Rohan's Security Council".
func (r *Resolver) proper(h lexicon.Hit) bool {
	for t := h.First; t < h.End; t++ {
		if r.d.Tokens[t].Flags&doc.Capital == 0 {
			return false
		}
	}
	first := r.d.Sents[r.d.SentOf(h.First)].First
	t := h.First - 1
	if t >= first && r.d.Tokens[t].UPOS == doc.DET {
		t--
	}
	return t < first || r.d.Tokens[t].XPOS != doc.POS && r.d.Tokens[t].Flags&doc.Capital == 0
}

// acronym reports whether a word of h is in capitals ("CIA agents").
func (r *Resolver) acronym(h lexicon.Hit) bool {
	for t := h.First; t < h.End; t++ {
		if r.d.Tokens[t].Flags&doc.AllCaps != 0 {
			return true
		}
	}
	return false
}

// kindRank orders entries by their kind and time.
func (r *Resolver) kindRank(t doc.Tok, e *lexicon.Entry) int {
	person := false
	if m := r.nameAt(t); m != nil {
		person = m.Type == doc.Person
	}
	held := e.Held(r.day)
	switch e.Kind {
	case lexicon.CountryName:
		return 90
	case lexicon.CountryAdjective:
		if r.modifier(t) {
			return 95
		}
		return 60
	case lexicon.Demonym:
		return 65
	case lexicon.Metonym:
		return 85
	case lexicon.Office:
		n := 70
		if person {
			n = 100
		}
		switch {
		case held == lexicon.Now:
			n += 4
		case held == lexicon.Past:
			n += 2
		}
		if e.Sector == ontology.GOV {
			n++
		}
		return n
	case lexicon.Group, lexicon.Organization:
		if held == lexicon.Now {
			return 82
		}
		return 80
	case lexicon.Capital:
		return 78
	}
	return 50
}

// modifier reports whether t stands before a noun to modify it.
func (r *Resolver) modifier(t doc.Tok) bool {
	switch r.d.Tokens[t].Rel.Base() {
	case doc.RelAmod, doc.RelCompound:
		return true
	}
	return false
}

// people reports whether the demonym h stands for people. "Gondorians" always
// does, "Dalish" only if counted: "the Dalish" may be the government.
func (r *Resolver) people(t doc.Tok, h lexicon.Hit) bool {
	if !h.Kinds.Has(lexicon.CountryAdjective) {
		return true
	}
	if r.modifier(t) {
		return false
	}
	x := r.d.Tokens[t].XPOS
	det := r.d.Kid(t, doc.RelDet)
	return x == doc.NNS || x == doc.NNPS || r.d.Kid(t, doc.RelNummod) != doc.None ||
		det != doc.None && r.d.Norm(det) != "the"
}

// locatives are prepositions after which a town is a place and no government.
var locatives = map[string]bool{"in": true, "at": true, "near": true, "to": true, "from": true, "into": true, "around": true,
	"outside": true, "inside": true, "across": true, "within": true, "toward": true, "towards": true, "over": true,
	"through": true, "throughout": true, "via": true, "of": true, "above": true, "beyond": true}

// locative reports whether the phrase headed by t says where: by its
// preposition, that of the coordination it belongs to, or as a modifier.
func (r *Resolver) locative(t doc.Tok) bool {
	if m := r.nameAt(t); m != nil && m.Type != doc.Person && m.End-m.First > 1 && !r.isUnit(m) {
		return true // "the Kabul–Kandahar Highway"
	}
	for r.d.Tokens[t].Rel == doc.RelConj || r.d.Tokens[t].Rel == doc.RelAppos || r.d.Tokens[t].Rel == doc.RelFlat {
		t = r.d.Tokens[t].Head
	}
	if c := r.d.Case(t); c != doc.None {
		return locatives[r.d.Norm(c)]
	}
	switch r.d.Tokens[t].Rel.Base() {
	case doc.RelCompound, doc.RelAmod, doc.RelDep, doc.RelList:
		return true
	}
	return false
}

// isUnit reports whether m is one dictionary phrase.
func (r *Resolver) isUnit(m *doc.Mention) bool {
	h, ok := r.unitAt(m.First)
	return ok && h.First == m.First && h.End >= m.End
}

// retire turns the codes of an office into those of a former one.
func (x *reading) retire() {
	switch x.sector {
	case ontology.GOV, ontology.SPY, ontology.LEG, ontology.JUD:
		x.others = x.others.With(x.sector)
		x.sector = ontology.ELI
	}
	x.office = ""
}
