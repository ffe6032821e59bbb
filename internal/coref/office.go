package coref

import (
	"strings"

	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/ontology"
	"regesta/internal/vocab"
)

// A pairing is a doc.Peer in terms of mentions.
type pairing struct {
	mention, of int32
	country     doc.Tok
}

// readOffices notes the offices that titles and appositions give to people, and
// links appositions with the names that they explain.
func (w *Worker) readOffices() {
	w.pairs = w.pairs[:0]
	for i := range w.d.Mentions {
		switch m := &w.d.Mentions[i]; m.Kind {
		case doc.Name:
			if m.Type == doc.Person {
				w.title(int32(i))
			}
		case doc.Nominal:
			w.apposition(int32(i))
		}
	}
	for i := range w.d.Mentions {
		if m := &w.d.Mentions[i]; m.Kind == doc.Nominal && w.isPeer(m.Head) {
			w.counterparts(int32(i))
		}
	}
}

// title reads what stands before the name of person i: "Gondorian Defence
// Minister Faramir", "Queen Arwen", "her counterpart Éomer".
func (w *Worker) title(i int32) {
	d := w.d
	m := &d.Mentions[i]
	t := m.First - 1
	if t > 0 && d.Form(t) == "(" && int(m.End) < len(d.Tokens) && d.Form(m.End) == ")" {
		t-- // "the Gondorian president (Denethor)"
		if k := w.mentionAt(t); k != none && d.Mentions[k].Type == doc.Person && d.Mentions[k].Kind == doc.Nominal {
			w.link(k, i)
		}
	}
	if t < 0 || d.SentOf(t) != d.SentOf(m.First) {
		return
	}
	x := &w.items[w.root(i)]
	if g := w.r.titles[d.Tokens[t].Norm]; g != anyGender && x.gender == anyGender {
		x.gender = g
	}
	if w.isPeer(t) {
		w.pair(i, w.possessor(t), w.countryTok(t))
		return
	}
	h, e, ok := w.roleAt(t)
	if !ok {
		// "Secretary of Gondor's White Council Faramir": the name hangs on a noun
		// further left.
		if t = d.Tokens[m.Head].Head; t < 0 || t >= m.First || d.Tokens[t].Rel.Base() == doc.RelConj {
			return
		}
		switch d.Tokens[m.Head].Rel.Base() {
		case doc.RelAppos, doc.RelFlat:
		default:
			return
		}
		if h, e, ok = w.roleAt(t); !ok {
			return
		}
	}
	if x.office == none {
		x.office = e
		x.country = w.countryBefore(h.First)
		if x.country == 0 {
			x.country = w.countryAfter(h.End - 1)
		}
	}
}

// apposition links noun phrase i with the name beside it: "Faramir, the defence
// minister", "the minister, Faramir".
func (w *Worker) apposition(i int32) {
	d := w.d
	h := d.Mentions[i].Head
	if w.items[i].number == pluralNumber {
		return
	}
	k := int32(none)
	if d.Tokens[h].Rel == doc.RelAppos {
		k = w.mentionAt(d.Tokens[h].Head)
	} else if a := d.Kid(h, doc.RelAppos); a != doc.None {
		k = w.mentionAt(a)
	}
	if k == none || d.Mentions[k].Kind != doc.Name || class(d.Mentions[k].Type) != class(d.Mentions[i].Type) || !w.agree(i, k) {
		return
	}
	if w.items[i].country == 0 && d.Mentions[k].Type == doc.Person {
		w.items[i].country = w.countryAfter(h)
	}
	w.link(i, k)
}

// mentionAt is the mention headed by token t, or none.
func (w *Worker) mentionAt(t doc.Tok) int32 {
	if t < 0 {
		return none
	}
	return w.at[t] - 1
}

// counterparts reads "his Rohirric and Dalish counterparts, Théoden and Brand".
func (w *Worker) counterparts(i int32) {
	d := w.d
	m := &d.Mentions[i]
	var names, lands []int32
	for k := range d.Mentions {
		if x := &d.Mentions[k]; x.First >= m.First && x.End <= m.Head && x.Kind <= doc.Adjective && w.items[k].country != 0 {
			lands = append(lands, int32(k))
		}
	}
	t := m.Head + 1
	for k := i + 1; int(k) < len(d.Mentions); k++ {
		for int(t) < len(d.Tokens) && (d.Form(t) == "," || d.Tokens[t].Norm == w.r.words.and) {
			t++
		}
		x := &d.Mentions[k]
		if x.First < t {
			continue
		}
		if x.First != t || x.Type != doc.Person || x.Kind != doc.Name || d.SentOf(t) != d.SentOf(m.Head) {
			break
		}
		names = append(names, k)
		t = x.End
	}
	of := w.possessor(m.Head)
	land := func(k int) doc.Tok {
		switch {
		case len(lands) == 0:
			return doc.None
		case len(lands) == 1 || k >= len(lands):
			return d.Mentions[lands[0]].Head
		}
		return d.Mentions[lands[k]].Head
	}
	switch {
	case len(names) == 0:
		for k := range max(1, len(lands)) {
			w.pair(i, of, land(k))
		}
	case w.items[i].number != pluralNumber:
		w.link(i, names[0])
		w.pair(names[0], of, land(0))
	default:
		for k, n := range names {
			w.pair(n, of, land(k))
		}
		w.addPlural(i, names)
	}
}

// pair notes that mention i holds the office of mention of, for the country
// named at token land.
func (w *Worker) pair(i, of int32, land doc.Tok) {
	w.pairs = append(w.pairs, pairing{i, of, land})
	x := &w.items[w.root(i)]
	x.peerOf = of
	if k := w.mentionAt(land); k != none && w.d.Mentions[i].Kind == doc.Name {
		x.country = w.items[k].country
	}
}

// possessor is the mention whose counterpart noun t is: "his counterpart", else
// the subject of the clause.
func (w *Worker) possessor(t doc.Tok) int32 {
	d := w.d
	n := t
	if k := d.Tokens[t]; k.Head >= 0 && (k.Rel == doc.RelFlat || k.Rel == doc.RelCompound || k.Rel == doc.RelNmodDesc) {
		n = k.Head // the noun is the title of a name
	}
	if first := w.peerStart(t); first != t {
		if k := w.mentionAt(first); k != none && w.items[k].own {
			return k
		}
	}
	for v := d.Tokens[n].Head; v >= 0; v = d.Tokens[v].Head {
		if w.find.IsVerb(v) {
			if s := w.find.SurfaceSubject(v); s != doc.None && s != n {
				return w.mentionAt(s)
			}
		}
	}
	return none
}

// countryTok is the head of the country adjective or name before noun t.
func (w *Worker) countryTok(t doc.Tok) doc.Tok {
	for k := t - 1; k >= 0 && k >= t-3; k-- {
		if i := w.mentionAt(k); i != none && w.items[i].country != 0 {
			return k
		}
	}
	return doc.None
}

// officeOf is the office of i's chain, its own or that of its peer.
func (w *Worker) officeOf(i int32) int32 {
	for range 3 {
		x := &w.items[w.root(i)]
		if x.office != none || x.peerOf == none {
			return x.office
		}
		i = x.peerOf
	}
	return none
}

// sameOffice reports whether role noun "minister" may stand for office "defence
// minister": exactly, or as its last word.
func (w *Worker) sameOffice(role, office int32) (exact, ok bool) {
	if role == none || office == none {
		return false, false
	}
	a, b := w.lex.Entry(role).Name, w.lex.Entry(office).Name
	return a == b, a == b || strings.HasSuffix(b, " "+a)
}

// leader is the last person before i who heads or headed the state or government
// of c, as the document or the tables have it: "the Gondorian leader".
func (w *Worker) leader(i int32, c ontology.Country) int32 {
	for k := i - 1; k >= 0 && w.items[i].sent-w.items[k].sent <= window; k-- {
		m := &w.d.Mentions[k]
		if m.Kind != doc.Name || m.Type != doc.Person || m.End > w.d.Mentions[i].First {
			continue
		}
		if o := w.officeOf(k); o != none && w.items[w.root(k)].country == c && w.r.heads[w.lex.Entry(o).Name] {
			return k
		}
		for _, h := range w.hits.At(m.First) {
			if h.End < m.End || h.Part {
				continue
			}
			for _, e := range w.hits.Entries(h) {
				if x := w.lex.Entry(e); x.Kind == lexicon.Office && x.Country == c && w.r.heads[x.Office] {
					return k
				}
			}
		}
	}
	return none
}

// holder is the item of the person who holds an office of a country: the one
// introduced with it in the document, else the one in the tables on the day of
// publication if the document names him.
func (w *Worker) holder(i, role int32, c ontology.Country) int32 {
	found, open, several := int32(none), int32(none), false
	for k := range w.items {
		m := &w.d.Mentions[k]
		if m.Kind != doc.Name || m.Type != doc.Person {
			continue
		}
		root := &w.items[w.root(int32(k))]
		if exact, ok := w.sameOffice(role, w.officeOf(int32(k))); ok && root.country == 0 {
			open, several = int32(k), several || open != none && w.root(open) != w.root(int32(k))
		} else if ok && root.country == c {
			if exact {
				return int32(k)
			}
			if found == none {
				found = int32(k)
			}
		}
	}
	if found != none {
		return found
	}
	for _, e := range w.lex.Holders(c, w.lex.Entry(role).Name, w.day) {
		if k, ok := w.byName[vocab.Mix(uint64(lexicon.Office)+16, vocab.Hash(w.lex.Entry(e).Name))]; ok {
			return k
		}
	}
	if !several && open < i {
		return open // the only one of that office, of a state that is not told
	}
	return none
}
