package actor

import (
	"strings"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

// put stores the parties of the phrase headed by t: its own, and those of the
// nouns coordinated with it.
func (r *Resolver) put(t doc.Tok) {
	r.party = r.party[:0]
	r.collect(t)
	if r.coordinated(t) {
		for k := range r.d.KidsBy(t, doc.RelConj) {
			if r.d.Tokens[k].UPOS != doc.VERB {
				r.collect(k)
			}
		}
	}
	r.c.Parties.Put(t, r.party...)
}

// coordinated reports whether other nouns are coordinated with t, by a
// conjunction or, as in headlines, between countries by a comma. Elsewhere
// commas alone make lists in trees where a name follows a title.
func (r *Resolver) coordinated(t doc.Tok) bool {
	for k := range r.d.KidsBy(t, doc.RelConj) {
		if r.d.Kid(k, doc.RelCc) != doc.None || r.isBare(t) && r.isBare(k) {
			return true
		}
	}
	return false
}

func (r *Resolver) isBare(t doc.Tok) bool { return r.state[t] == known && r.read[t].bare }

// collect appends the parties of t alone: several if it is plural and refers to
// several entities, or has several countries.
func (r *Resolver) collect(t doc.Tok) {
	e := r.entity(t)
	if e >= 0 && r.d.Entities[e].MemberN > 0 {
		for _, m := range r.d.MembersOf(e) {
			if x := &r.chains[m]; x.actor() {
				p := r.partyOf(t, x, m)
				p.From = fromContext(p.From)
				r.party = append(r.party, p)
			}
		}
		return
	}
	if r.state[t] != known {
		return
	}
	x := &r.read[t]
	if !x.actor() || x.role && x.sector == ontology.CVL && r.modifier(t) {
		return // "twin blasts", "child labour"
	}
	p := r.partyOf(t, x, e)
	r.party = append(r.party, p)
	for _, c := range x.more[:x.nmore] {
		p.Country = c
		r.party = append(r.party, p)
	}
}

func (r *Resolver) partyOf(t doc.Tok, x *reading, entity int32) coding.Party {
	first, end := r.phrase(t)
	if entity < 0 {
		entity = r.bearer(t, end)
	}
	p := coding.Party{First: first, End: end, Head: t, Entity: entity, Country: x.country, From: x.from, Sector: x.sector,
		Others: x.others.Without(x.sector), Type: x.typ, Local: x.local && x.country == 0, Office: x.office, Statement: coding.None}
	if r.Explain {
		p.Why = r.why(x)
	}
	return p
}

// bearer is the person whose name ends the phrase of title t, although the tree
// hangs it elsewhere: "Secretary of the Council | Beren Hador". It is None if no
// name does.
func (r *Resolver) bearer(t, end doc.Tok) int32 {
	if m := r.name[end-1]; m != 0 {
		x := &r.d.Mentions[m-1]
		if x.Type == doc.Person && x.First > t && x.End == end {
			return x.Entity
		}
	}
	return coding.None
}

// why lists the table rows that x rests on.
func (r *Resolver) why(x *reading) string {
	var b strings.Builder
	for _, i := range x.why {
		if i == 0 {
			break
		}
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		e := r.lex.Entry(i - 1)
		b.WriteString(r.lex.Source(e))
		b.WriteString(" (")
		b.WriteString(e.Kind.String())
		b.WriteByte(' ')
		b.WriteString(e.Name)
		if e.Office != "" {
			b.WriteString(", ")
			b.WriteString(e.Office)
		}
		b.WriteByte(')')
	}
	return b.String()
}

// phrase is the stretch of text that names the actor headed by t: its name with
// titles and modifiers before it and, for common nouns, the phrases with "of"
// and "from" after it, without articles and prepositions.
func (r *Resolver) phrase(t doc.Tok) (first, end doc.Tok) {
	first, end = r.extent(t)
	k := &r.d.Tokens[t]
	if !k.UPOS.IsNominal() || k.UPOS == doc.PRON {
		return first, end
	}
	from, to := first, end
	m := r.nameAt(t)
	named := m != nil && m.Type == doc.Person || r.isBare(t)
	for s := from; s < to; s++ {
		for _, k := range r.d.Kids(s) {
			if k >= from && k < to {
				continue
			}
			switch r.d.Tokens[k].Rel.Base() {
			case doc.RelAmod, doc.RelCompound, doc.RelNummod, doc.RelFlat, doc.RelNmod:
			default:
				continue
			}
			a, b := r.d.Subtree(k)
			switch {
			case k < from && b == first || k < from && !r.hasVerb(a, first):
				first = min(first, a)
			case k >= to && !named && (r.d.Tokens[k].Rel.Base() != doc.RelNmod || r.hasCase(k, "of") || r.hasCase(k, "from")) && !r.hasVerb(end, b):
				end = max(end, b)
			}
		}
	}
	for first < from && outside(r.d.Tokens[first].UPOS) && r.d.Norm(first+1) != "least" && r.d.Norm(first+1) != "most" {
		first++
	}
	for end > to && r.d.Tokens[end-1].UPOS == doc.PUNCT {
		end--
	}
	return first, end
}

// outside reports whether a word of this part of speech cannot begin a phrase
// that names an actor.
func outside(p doc.UPOS) bool {
	switch p {
	case doc.DET, doc.PUNCT, doc.ADP, doc.CCONJ, doc.SCONJ, doc.PART:
		return true
	}
	return false
}

// hasVerb reports whether a finite verb stands in [first, end): then the tree
// has tied a clause to a name.
func (r *Resolver) hasVerb(first, end doc.Tok) bool {
	for t := first; t < end; t++ {
		switch k := &r.d.Tokens[t]; k.UPOS {
		case doc.AUX:
			return true
		case doc.VERB:
			if x := k.XPOS; x == doc.VBD || x == doc.VBZ || x == doc.VBP {
				return true
			}
		}
	}
	return false
}
