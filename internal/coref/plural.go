package coref

import (
	"slices"

	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/ontology"
)

// A coordination is a row of mentions that are joined by "and".
type coordination struct {
	items []int32
	sent  int32
	end   doc.Tok
	subj  bool
}

// A plural is a mention that stands for several entities.
type plural struct {
	item    int32
	members []int32 // items, one of each chain
}

// coordinations lists the rows of mentions of like type: "Gondor, Rohan and
// Dale", "King Théoden and Prince Faramir".
func (w *Worker) coordinations() {
	d := w.d
	w.groups = w.groups[:0]
	for i := 0; i < len(d.Mentions); {
		j := i + 1
		last := i // the last member so far
		joined := false
		w.arena = append(w.arena, int32(i))
		from := len(w.arena) - 1
		for ; j < len(d.Mentions) && w.items[j].sent == w.items[i].sent && d.Mentions[i].Kind <= doc.Adjective; j++ {
			m := &d.Mentions[j]
			if m.First < d.Mentions[last].End || m.Kind == doc.Pronoun {
				continue
			}
			comma, and := w.between(d.Mentions[last].End, m.First)
			tree := d.Tokens[m.Head].Rel == doc.RelConj && d.Tokens[m.Head].Head == d.Mentions[i].Head
			if m.Kind > doc.Adjective || !(comma || and || tree) || class(m.Type) != class(d.Mentions[i].Type) {
				break
			}
			w.arena = append(w.arena, int32(j))
			last = j
			joined = and || tree
		}
		if n := len(w.arena) - from; n > 1 && joined {
			w.groups = append(w.groups, coordination{w.arena[from:len(w.arena):len(w.arena)], w.items[i].sent, d.Mentions[last].End, w.items[i].subj})
			i = last + 1
		} else {
			i++
		}
	}
}

// between reports whether only a comma, or "and" and what may stand with it,
// lies between two mentions.
func (w *Worker) between(from, to doc.Tok) (comma, and bool) {
	if to-from > 3 || to <= from {
		return false, false
	}
	for t := from; t < to; t++ {
		switch y := w.d.Tokens[t].Norm; {
		case w.d.Form(t) == ",":
			comma = true
		case y == w.r.words.and:
			and = true
		case y == w.r.words.the:
		case to-from == 1 && w.bound(t):
			and = true // "the Dalish-Rohirric border"
		default:
			return false, false
		}
	}
	return comma, and
}

// bound reports whether t is a hyphen or dash without spaces around it.
func (w *Worker) bound(t doc.Tok) bool {
	switch w.d.Form(t) {
	case "-", "–", "/":
		return t > 0 && w.d.Tokens[t-1].Flags&doc.SpaceAfter == 0 && w.d.Tokens[t].Flags&doc.SpaceAfter == 0
	}
	return false
}

// plural resolves phrase i if it is definite and stands for several entities
// named before: "the three countries", "both sides", "the ministers".
func (w *Worker) plural(i int32) bool {
	d := w.d
	m, x := &d.Mentions[i], &w.items[i]
	count := w.r.numerals[d.Tokens[m.Head].Norm]
	bare := count > 0
	if !bare && x.number != pluralNumber {
		return false
	}
	definite := bare
	if d.Tokens[m.First].Norm == w.r.words.both {
		definite, count = true, 2
	}
	types := w.pluralTypes(i)
	for _, c := range d.Kids(m.Head) {
		k := &d.Tokens[c]
		switch r := k.Rel.Base(); {
		case r == doc.RelDet:
			if definite = definite || w.definite(c); k.Norm == w.r.words.both {
				count = 2
			}
		case r == doc.RelNummod:
			count = w.r.numerals[k.Norm]
			if count == 0 {
				return false
			}
		case r == doc.RelAcl && (k.XPOS == doc.VBD || types.has(doc.Country)):
			// "the two countries signed a pact": a participle only to the parser
		case k.Rel == doc.RelNmodPoss, w.isOf(c), r == doc.RelAcl, r == doc.RelAmod && k.Norm != w.r.words.two, r == doc.RelCompound:
			return false
		}
	}
	if !definite && count == 0 {
		return false
	}
	switch {
	case bare:
		types = 1<<doc.Person | 1<<doc.Country | 1<<doc.Organization | 1<<doc.Group | 1<<doc.IGO
	case types == 0 && m.Type == doc.Person:
		types = 1 << doc.Person
	case types == 0:
		return false
	}
	members := w.row(i, types, count)
	if count > 0 && (members == nil || w.items[members[0]].sent != x.sent) {
		// Two states that the sentence itself names come before a row of others.
		if near := w.scattered(i, types, count, members != nil); near != nil {
			members = near
		}
	}
	if members == nil && count == 0 && m.Type == doc.Person && x.office != none {
		members = w.colleagues(i)
	}
	if members == nil {
		return false
	}
	w.addPlural(i, members)
	return true
}

// row finds the last coordination of the wanted types and number.
func (w *Worker) row(i int32, types typeSet, count int) []int32 {
	m := &w.d.Mentions[i]
	for g := len(w.groups) - 1; g >= 0; g-- {
		c := &w.groups[g]
		away := w.items[i].sent - c.sent
		if c.end > m.First || count == 0 && away > 3 || count > 0 && len(c.items) != count {
			continue
		}
		fits := w.distinct(c.items)
		for _, k := range c.items {
			fits = fits && w.fits(k, types) && w.suits(i, k)
		}
		if fits {
			return c.items
		}
	}
	return nil
}

// distinct reports whether the items belong to chains of their own.
func (w *Worker) distinct(items []int32) bool {
	for n, k := range items {
		if slices.ContainsFunc(items[:n], func(f int32) bool { return w.same(f, k) }) {
			return false
		}
	}
	return true
}

// pluralTypes are the types of entity that plural i may stand for. Governments
// are those of states.
func (w *Worker) pluralTypes(i int32) typeSet {
	t := &w.d.Tokens[w.d.Mentions[i].Head]
	if t.Lemma == w.r.words.government {
		return 1 << doc.Country
	}
	return w.r.nouns[t.Lemma].types
}

// fits reports whether mention k is of one of the types; a capital may stand
// for its state.
func (w *Worker) fits(k int32, types typeSet) bool {
	return types.has(w.items[w.root(k)].typ) || types.has(doc.Country) && w.seat(k) != 0
}

// seat is the country whose capital mention k names.
func (w *Worker) seat(k int32) ontology.Country {
	m := &w.d.Mentions[k]
	if m.Kind != doc.Name || m.Type == doc.Person {
		return 0
	}
	switch t := &w.d.Tokens[m.Head]; t.Rel.Base() {
	case doc.RelNsubj, doc.RelObj, doc.RelConj, doc.RelNmod, doc.RelObl, doc.RelIobj:
		if c := w.d.Case(m.Head); c != doc.None && !w.r.among[w.d.Tokens[c].Norm] && t.Rel != doc.RelNmodPoss {
			return 0 // "in Minas Tirith"
		}
	default:
		return 0
	}
	for _, h := range w.hits.At(m.First) {
		if h.End != m.End {
			continue
		}
		for _, e := range w.hits.Entries(h) {
			if x := w.lex.Entry(e); x.Kind == lexicon.Capital {
				return x.Country
			}
		}
	}
	return 0
}

// same reports whether mentions a and b stand for the same thing: they are
// linked, or one is a state and the other its seat.
func (w *Worker) same(a, b int32) bool {
	if w.root(a) == w.root(b) {
		return true
	}
	x, y := w.stateOf(a), w.stateOf(b)
	return x != 0 && x == y
}

// stateOf is the country that mention k names by itself or by its seat.
func (w *Worker) stateOf(k int32) ontology.Country {
	if c := w.items[w.root(k)]; c.typ == doc.Country {
		return c.country
	}
	return w.seat(k)
}

// scattered finds exactly count entities of the wanted types in the sentence of
// i or, unless near is set, in it and the one or two before.
func (w *Worker) scattered(i int32, types typeSet, count int, near bool) []int32 {
	m := &w.d.Mentions[i]
	var found []int32
	sent := w.items[i].sent
	for k := i - 1; k >= 0 && w.items[i].sent-w.items[k].sent <= 2; k-- {
		c := &w.d.Mentions[k]
		if w.items[k].sent != sent && (near || len(found) == count) {
			break
		}
		sent = w.items[k].sent
		if c.Kind > doc.Adjective || c.End > m.First || !w.fits(k, types) || !w.suits(i, k) {
			continue
		}
		if f := slices.IndexFunc(found, func(f int32) bool { return w.same(f, k) }); f < 0 {
			found = append(found, k)
		} else if !types.has(w.items[w.root(found[f])].typ) {
			found[f] = k // the state itself rather than its seat
		}
	}
	if len(found) != count {
		return nil
	}
	slices.Reverse(found)
	return found
}

// colleagues finds the people of plural i's office in its sentence and the three
// before: "the presidents". There are at least two.
func (w *Worker) colleagues(i int32) []int32 {
	m, x := &w.d.Mentions[i], &w.items[i]
	var found []int32
	for k := i - 1; k >= 0 && x.sent-w.items[k].sent <= 3; k-- {
		c := &w.d.Mentions[k]
		if c.Kind != doc.Name || c.Type != doc.Person || c.End > m.First {
			continue
		}
		if _, ok := w.sameOffice(x.office, w.officeOf(k)); !ok {
			continue
		}
		if !slices.ContainsFunc(found, func(f int32) bool { return w.root(f) == w.root(k) }) {
			found = append(found, k)
		}
	}
	if len(found) < 2 {
		return nil
	}
	slices.Reverse(found)
	return found
}

// addPlural makes i stand for the members, or links it with an earlier mention
// that stands for the same.
func (w *Worker) addPlural(i int32, members []int32) {
	for _, p := range w.plurals {
		if len(p.members) == len(members) && !slices.ContainsFunc(members, func(m int32) bool {
			return !slices.ContainsFunc(p.members, func(q int32) bool { return w.root(q) == w.root(m) })
		}) {
			w.link(p.item, i)
			return
		}
	}
	w.items[i].whole = true
	w.items[i].typ = w.items[w.root(members[0])].typ
	w.plurals = append(w.plurals, plural{i, members})
}

// finishPlurals writes the members of plural entities.
func (w *Worker) finishPlurals() {
	d := w.d
	for _, p := range w.plurals {
		e := &d.Entities[d.Mentions[p.item].Entity]
		e.MemberAt = int32(len(d.Members))
		for _, m := range p.members {
			if k := d.Mentions[m].Entity; k >= 0 && k != d.Mentions[p.item].Entity {
				d.Members = append(d.Members, k)
			}
		}
		e.MemberN = int32(len(d.Members)) - e.MemberAt
	}
}
