package coref

import (
	"slices"

	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/ontology"
)

// window is the number of sentences that a noun phrase without a country looks
// back over.
const window = 6

// nominal links noun phrase i with what it refers to.
func (w *Worker) nominal(i int32) {
	if w.root(i) != i {
		return
	}
	d := w.d
	m, x := &d.Mentions[i], &w.items[i]
	if x.whole {
		return
	}
	if x.country == 0 && x.office != none {
		x.country = w.countryAfter(m.Head)
	}
	if k := w.named(i); k != none {
		w.link(i, k)
		return
	}
	if w.plural(i) {
		return
	}
	if m.Type == doc.Person && x.office != none && x.number != pluralNumber && x.country != 0 {
		if k := w.holder(i, x.office, x.country); k != none && w.agree(k, i) {
			w.link(k, i)
			return
		}
		if d.Tokens[m.Head].Lemma == w.r.words.leader {
			if k := w.leader(i, x.country); k != none && w.agree(k, i) {
				w.link(k, i)
				return
			}
		}
	}
	// A name since the last mention of the same noun takes its place: "Gondor … the
	// country … Rohan … the country".
	k := w.repeated(i)
	if k != none && w.otherState(i, k) {
		return
	}
	if w.plain(i) {
		if a := w.antecedent(i); a > k && (k == none || !w.proper(i) || w.bears(a, i)) {
			k = a
		}
		if k == none {
			k = w.fighters(i)
		}
	}
	if k != none {
		w.link(k, i)
	}
}

// named is the name that follows phrase i directly and names the same thing: "the
// militant group Black Hand", or that stands before the noun: "the Beacon
// newspaper".
func (w *Worker) named(i int32) int32 {
	m := &w.d.Mentions[i]
	if k := w.namedBefore(i); k != none {
		return k
	}
	at := m.End // where the name begins, "the company, Black Hand," too
	if d := w.d; int(at)+1 < len(d.Tokens) && d.Form(at) == "," && w.items[i].number == singular {
		at++
	}
	for k := i + 1; int(k) < len(w.items) && w.d.Mentions[k].First <= at; k++ {
		n := &w.d.Mentions[k]
		if at > m.End && (n.Type == doc.Person || int(n.End) >= len(w.d.Tokens) || w.d.Form(n.End) != "," || !w.suits(i, k)) {
			continue
		}
		if n.First == at && n.Kind == doc.Name && class(n.Type) == class(m.Type) && w.items[k].sent == w.items[i].sent && w.items[i].number != pluralNumber {
			return k
		}
	}
	return none
}

// namedBefore is the name of an organization or group inside phrase i, directly
// before its noun.
func (w *Worker) namedBefore(i int32) int32 {
	d := w.d
	m := &d.Mentions[i]
	types := w.r.nouns[d.Tokens[m.Head].Lemma].types
	if types&(1<<doc.Organization|1<<doc.Group) == 0 || w.items[i].number == pluralNumber {
		return none
	}
	for k := range w.items {
		n := &d.Mentions[k]
		if n.First < m.First || n.End != m.Head || n.Kind != doc.Name {
			continue
		}
		if (n.Type == doc.Organization || n.Type == doc.Group) && types.has(n.Type) && d.Tokens[n.Head].UPOS != doc.ADJ && w.suits(i, int32(k)) {
			return int32(k)
		}
	}
	return none
}

// suits reports whether noun phrase i may stand for the organization or group
// that k names: no ministry for a television network, no militia for a news
// agency.
func (w *Worker) suits(i, k int32) bool {
	d := w.d
	n := &d.Mentions[k]
	if n.Kind != doc.Name || n.Type != doc.Organization && n.Type != doc.Group && n.Type != doc.IGO {
		return true
	}
	if w.bears(k, i) {
		return true
	}
	h := d.Tokens[w.d.Mentions[i].Head]
	sector, known := w.sectorOf(k)
	if !known {
		return true
	}
	if w.items[i].office != none {
		if e := w.lex.Entry(w.items[i].office); e.Sector != ontology.NoSector && e.Sector != ontology.SOC && e.Sector != ontology.CVL {
			return e.Sector == sector.Sector || sector.Others.Has(e.Sector) || e.Others.Has(sector.Sector)
		}
	}
	if w.r.nouns[h.Lemma].types.first() == doc.Group || w.r.bands[h.Lemma] {
		switch sector.Sector {
		case ontology.JRN, ontology.GOV, ontology.LEG, ontology.JUD, ontology.COP:
			return h.Lemma == w.r.words.network
		}
	}
	return true
}

// bears reports whether name k holds the noun of phrase i: "Health Ministry" that
// of "the ministry".
func (w *Worker) bears(k, i int32) bool {
	d := w.d
	n := &d.Mentions[k]
	for t := n.First; t < n.End; t++ {
		if d.Tokens[t].Norm == d.Tokens[d.Mentions[i].Head].Lemma {
			return true
		}
	}
	return false
}

// proper reports whether phrase i names a kind of public body or firm, not just
// "the group": then a name of another kind does not take its place.
func (w *Worker) proper(i int32) bool {
	o := w.items[i].office
	return o != none && w.d.Mentions[i].Type == doc.Organization && w.lex.Entry(o).Sector != ontology.NoSector
}

// sectorOf is the table row of the body that k names.
func (w *Worker) sectorOf(k int32) (*lexicon.Entry, bool) {
	m := &w.d.Mentions[k]
	for first := m.First; first >= 0 && first >= m.First-1; first-- { // an article may belong to the name
		for _, h := range w.hits.At(first) {
			if h.End != m.End || h.Part {
				continue
			}
			for _, e := range w.hits.Entries(h) {
				if x := w.lex.Entry(e); x.Kind == lexicon.Organization || x.Kind == lexicon.Group {
					return x, x.Sector != ontology.NoSector
				}
			}
		}
	}
	return nil, false
}

// plain reports whether phrase i is definite and holds nothing that would tell
// its referent from others of its kind.
func (w *Worker) plain(i int32) bool {
	d := w.d
	m := &d.Mentions[i]
	definite := false
	for _, c := range d.Kids(m.Head) {
		k := &d.Tokens[c]
		switch r := k.Rel.Base(); {
		case k.Rel == doc.RelNmodPoss:
			return false
		case r == doc.RelDet:
			definite = definite || w.definite(c)
		case r == doc.RelNmod && c > m.Head, r == doc.RelAcl, k.Rel == doc.RelAclRelcl, r == doc.RelCompound && (m.Type != doc.Person || w.items[i].office == none):
			return false
		case r == doc.RelAmod && k.Norm == w.r.words.former && w.items[i].office != none:
		case r == doc.RelAmod && (m.Type == doc.Person || w.r.contrast[k.Lemma]):
			return false
		}
	}
	return definite
}

// repeated finds the last mention with the same head and no other country:
// "the gunman" after "a gunman".
func (w *Worker) repeated(i int32) int32 {
	d := w.d
	m, x := &d.Mentions[i], &w.items[i]
	definite := false
	for _, c := range d.Kids(m.Head) {
		switch r := d.Tokens[c].Rel; {
		case r.Base() == doc.RelDet:
			definite = w.definite(c)
		case r == doc.RelNmodPoss, c > m.Head && (w.isOf(c) || r.Base() == doc.RelAcl):
			return none
		}
	}
	if !definite {
		return none
	}
	for k := i - 1; k >= 0 && x.sent-w.items[k].sent <= 2*window; k-- {
		n, y := &d.Mentions[k], &w.items[k]
		if n.Kind != doc.Nominal || d.Tokens[n.Head].Lemma != d.Tokens[m.Head].Lemma || y.number != x.number || n.End > m.First {
			continue
		}
		if _, ok := w.sameOffice(x.office, y.office); !ok && x.office != y.office || x.country != 0 && y.country != 0 && x.country != y.country || w.differs(m, n) {
			continue
		}
		return k
	}
	return none
}

// otherState reports whether institution i, "the government", stands in a clause
// about another state than that of k: "Gondor … the government … while Rohan is a
// kingdom where the government …".
func (w *Worker) otherState(i, k int32) bool {
	d := w.d
	x := &w.items[i]
	c := w.items[w.root(k)].country
	if x.country != 0 || x.office == none || c == 0 || x.sent == w.items[k].sent || d.Mentions[i].Type == doc.Person {
		return false
	}
	for v := d.Tokens[d.Mentions[i].Head].Head; v >= 0; v = d.Tokens[v].Head {
		if w.r.says[d.Tokens[v].Lemma] {
			continue
		}
		s := w.mentionAt(d.Kid(v, doc.RelNsubj))
		if s != none && d.Mentions[s].End <= d.Mentions[i].First && d.Mentions[s].Kind <= doc.Adjective && w.items[s].typ == doc.Country && w.items[s].country != 0 {
			return w.items[s].country != c
		}
	}
	return false
}

// fighters finds the last plural of armed people that "the rebels" may name in
// other words: "Maoist guerrillas".
func (w *Worker) fighters(i int32) int32 {
	d := w.d
	m, x := &d.Mentions[i], &w.items[i]
	if x.number != pluralNumber || !w.r.nouns[d.Tokens[m.Head].Lemma].types.has(doc.Group) || x.office == none || w.lex.Entry(x.office).Sector != ontology.REB {
		return none
	}
	for k := i - 1; k >= 0 && x.sent-w.items[k].sent <= 3; k-- {
		n, y := &d.Mentions[k], &w.items[k]
		if n.Kind != doc.Nominal || n.End > m.First || y.number != pluralNumber || y.office == none || w.lex.Entry(y.office).Sector != ontology.REB {
			continue
		}
		if x.country != 0 && y.country != 0 && x.country != y.country {
			return none
		}
		return k
	}
	return none
}

// listedIn reports whether the tables know the person that k names as the holder
// of an office on the day of publication: "Mr. Denethor … the steward".
func (w *Worker) listedIn(k, role int32) bool {
	if w.day.IsZero() {
		return false
	}
	d := w.d
	m, office := &d.Mentions[k], w.lex.Entry(role).Name
	held := func(e *lexicon.Entry) bool {
		return e.Kind == lexicon.Office && e.Office == office && e.Held(w.day) == lexicon.Now
	}
	for _, h := range w.hits.At(m.First) {
		if h.End == m.End && !h.Part && slices.ContainsFunc(w.hits.Entries(h), func(e int32) bool { return held(w.lex.Entry(e)) }) {
			return true
		}
	}
	return m.End-m.First == 1 && slices.ContainsFunc(w.lex.Surname(d.Form(m.First)), func(e int32) bool { return held(w.lex.Entry(e)) })
}

// isOf reports whether t is the noun of an of-phrase.
func (w *Worker) isOf(t doc.Tok) bool {
	c := w.d.Case(t)
	return w.d.Tokens[t].Rel.Base() == doc.RelNmod && c != doc.None && w.d.Tokens[c].Norm == w.r.words.of
}

// differs reports whether phrase m has a modifier that n lacks.
func (w *Worker) differs(m, n *doc.Mention) bool {
	d := w.d
	for t := m.First; t < m.Head; t++ {
		switch d.Tokens[t].UPOS {
		case doc.ADJ, doc.NOUN, doc.PROPN, doc.NUM:
		default:
			continue
		}
		found := false
		for u := n.First; u < n.Head; u++ {
			found = found || d.Tokens[u].Norm == d.Tokens[t].Norm
		}
		if !found {
			return true
		}
	}
	return false
}

// antecedent finds the name that plain phrase i stands for: a person of that
// office, or the last thing of its type.
func (w *Worker) antecedent(i int32) int32 {
	d := w.d
	m, x := &d.Mentions[i], &w.items[i]
	n, refers := w.r.nouns[d.Tokens[m.Head].Lemma]
	types := n.types
	if !refers {
		types = 1 << m.Type
	}
	if x.number == pluralNumber { // "the militants" may be a group, "the countries" no country
		if types &= 1<<doc.Group | 1<<doc.Organization; n.types.has(doc.Country) {
			return none
		}
	}
	best, score := int32(none), int32(0)
	for k := i - 1; k >= 0; k-- {
		c, y := &d.Mentions[k], &w.items[k]
		if c.Kind > doc.Adjective || c.End > m.First {
			continue
		}
		away := x.sent - y.sent
		root := &w.items[w.root(k)]
		if x.office != none && c.Type == doc.Person && c.Kind == doc.Name && x.number != pluralNumber {
			exact, ok := w.sameOffice(x.office, w.officeOf(k))
			if !ok && w.officeOf(k) == none && w.listedIn(k, x.office) {
				ok = true
			}
			if ok && w.agree(k, i) && (x.country == 0 || root.country == 0 || x.country == root.country) {
				s := 200 - 4*away
				if exact {
					s += 50
				}
				if s > score {
					best, score = k, s
				}
			}
		}
		if x.country != 0 && x.country != root.country {
			continue
		}
		if away > window || !refers || !types.has(root.typ) || c.Type == doc.Person || c.Kind == doc.Adjective && c.Type != doc.Country || c.Type == doc.Group && d.Tokens[c.Head].UPOS == doc.ADJ || !w.suits(i, k) {
			continue
		}
		s := 90 - 16*away
		if y.subj {
			s += 12
		}
		if c.Kind == doc.Adjective || y.inner {
			s -= 8
		}
		if d.Tokens[c.End-1].Flags&doc.SpaceAfter == 0 && int(c.End) < len(d.Tokens) && d.Norm(c.End) == "-" {
			s -= 14 // "US-led"
		}
		s += min(root.size, 4) * 2
		if s > score {
			best, score = k, s
		}
	}
	return best
}
