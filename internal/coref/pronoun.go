package coref

import (
	"slices"

	"regesta/internal/article"
	"regesta/internal/doc"
)

// reach is the number of sentences that a pronoun looks back over.
const reach = 3

// pronoun links third-person pronoun i with the most salient earlier mention
// that agrees with it (after Lappin and Leass 1994).
func (w *Worker) pronoun(i int32) {
	d := w.d
	m, x := &d.Mentions[i], &w.items[i]
	if x.own && x.number == singular {
		if k := w.fronted(i); k != none {
			w.link(k, i)
			return
		}
	}
	best, score := int32(none), threshold(x)
	w.banned = w.banned[:0]
	if !w.r.pronouns[d.Tokens[m.Head].Norm].self {
		for k := i - 1; k >= 0 && w.items[k].sent == x.sent; k-- {
			if w.sameClause(m.Head, d.Mentions[k].Head, x.own) {
				w.banned = append(w.banned, w.root(k))
			}
		}
	}
	for k := i - 1; k >= 0 && x.sent-w.items[k].sent <= reach; k-- {
		if !w.mayStandFor(i, k) {
			continue
		}
		if s := w.salience(i, k); s > score {
			best, score = k, s
		}
	}
	if x.number == pluralNumber {
		if g := w.lastRow(i, score); g != nil {
			w.addPlural(i, g)
			return
		}
	}
	if best == none && x.own {
		best = w.cataphor(i, m)
	}
	if best != none {
		w.link(best, i)
	}
}

// threshold is the salience that an antecedent of x must exceed. It is higher
// where the antecedent is often no person or body at all, and then no mention.
func threshold(x *item) int32 {
	switch {
	case x.gender == neuter && x.own, x.gender == anyGender && (x.own || x.subj):
		return 50
	case x.gender == neuter && x.subj:
		return 80
	case x.gender == neuter, x.gender == anyGender:
		return 85
	}
	return 25
}

// mayStandFor reports whether pronoun i agrees with the chain of mention k and
// may grammatically refer to it.
func (w *Worker) mayStandFor(i, k int32) bool {
	m, c := &w.d.Mentions[i], &w.d.Mentions[k]
	x, y := &w.items[i], &w.items[k]
	root := &w.items[w.root(k)]
	if c.Kind == doc.Adjective || c.End > m.First || y.person == 1 {
		return false
	}
	if c.Kind == doc.Pronoun && w.root(k) == k && !root.whole && y.number != x.number {
		return false
	}
	switch {
	case x.gender == neuter:
		if root.typ == doc.Person || root.whole || root.number == pluralNumber && c.Kind != doc.Name || c.Kind == doc.Pronoun && y.gender != neuter {
			return false
		}
	case x.gender != anyGender: // he, she
		if root.typ != doc.Person || root.whole || root.number == pluralNumber || !w.agree(i, k) || c.Kind == doc.Pronoun && y.gender != x.gender {
			return false
		}
	default: // they
		if c.Kind == doc.Pronoun && y.number != pluralNumber {
			return false
		}
		if c.Kind != doc.Pronoun && root.number == singular && (root.typ == doc.Person || root.typ == doc.Place) && !root.whole {
			return false
		}
	}
	if slices.Contains(w.banned, w.root(k)) {
		return false
	}
	if x.quoted && x.gender != neuter && !y.quoted {
		if s := w.speakers[x.sent]; s != none && w.root(s) == w.root(k) {
			return false
		}
	}
	return true
}

// sameClause reports whether a and b are arguments of one verb, or a is inside
// the phrase of b, so that a cannot refer to b.
func (w *Worker) sameClause(a, b doc.Tok, own bool) bool {
	d := w.d
	if w.within(a, b) {
		return true
	}
	return !own && d.Tokens[a].Head >= 0 && d.Tokens[a].Head == d.Tokens[b].Head && w.find.IsVerb(d.Tokens[a].Head)
}

// within reports whether a depends on b, other than through a conjunct of b:
// "its" does not lie within "Gondor" in "Gondor and its allies".
func (w *Worker) within(a, b doc.Tok) bool {
	for t := a; t >= 0; t = w.d.Tokens[t].Head {
		if t == b {
			return true
		}
		if w.d.Tokens[t].Head == b && w.d.Tokens[t].Rel == doc.RelConj {
			return false
		}
	}
	return false
}

// salience weighs mention k as the antecedent of pronoun i.
func (w *Worker) salience(i, k int32) int32 {
	d := w.d
	m, c := &d.Mentions[i], &d.Mentions[k]
	x, y := &w.items[i], &w.items[k]
	root := &w.items[w.root(k)]
	away := x.sent - y.sent
	s := 80 - 22*away
	if away == 0 {
		s -= min(int32(m.First-c.End)/4, 8)
	}
	if y.subj {
		s += 20
		if x.subj || x.own && away == 0 {
			s += 8
		}
	}
	if x.subj && y.subj && away > 0 && w.speaks(m.Head) && w.speaks(c.Head) {
		s += 12 // "An official said … He said …"
	}
	if y.inner {
		s -= 12
	}
	if x.quoted != y.quoted {
		s -= 12
	}
	if d.Sents[x.sent].Region != d.Sents[y.sent].Region {
		s -= 6
	}
	switch c.Kind {
	case doc.Pronoun:
		s += 10
	case doc.Nominal:
		s -= 6
	}
	s += min(root.size, 5) * 3
	switch x.gender {
	case neuter:
		switch root.typ {
		case doc.Place:
			s -= 14
		case doc.Other:
			s -= 10
		}
	case anyGender: // they
		switch {
		case root.number == pluralNumber || root.whole:
			s += 10
		case root.typ == doc.Country || root.typ == doc.Other || root.typ == doc.Place:
			s -= 40
		default:
			s -= 10
		}
	}
	return s
}

// speaks reports whether t is the subject of a verb of speech.
func (w *Worker) speaks(t doc.Tok) bool {
	if w.d.Tokens[t].Rel == doc.RelNsubjPass {
		return false // "He was believed to be dead."
	}
	h := w.d.Tokens[t].Head
	return h >= 0 && w.r.says[w.d.Tokens[h].Lemma]
}

// lastRow is the last coordination that plural pronoun i may stand for, if it
// is more salient than score.
func (w *Worker) lastRow(i, score int32) []int32 {
	m, x := &w.d.Mentions[i], &w.items[i]
	for g := len(w.groups) - 1; g >= 0; g-- {
		c := &w.groups[g]
		if c.end > m.First || w.within(m.Head, w.d.Mentions[c.items[0]].Head) {
			continue
		}
		s := 80 - 22*(x.sent-c.sent)
		if x.sent == c.sent {
			s += 15
		}
		if c.subj {
			s += 20
		}
		if s > score && x.sent-c.sent <= 2 {
			return c.items
		}
		return nil
	}
	return nil
}

// fronted finds the subject of the clause that begins with the phrase of
// possessive i: "In his address to the council, Faramir said …".
func (w *Worker) fronted(i int32) int32 {
	d := w.d
	m, x := &d.Mentions[i], &w.items[i]
	first := d.Sents[x.sent].First
	if m.First-first > 3 || d.Tokens[first].UPOS != doc.ADP && d.Tokens[first].UPOS != doc.SCONJ {
		return none
	}
	v := d.Tokens[m.Head].Head // up through the phrase to its verb
	for range 4 {
		if v < 0 || w.find.IsVerb(v) {
			break
		}
		v = d.Tokens[v].Head
	}
	if v <= m.Head || !w.find.IsVerb(v) {
		return none
	}
	s := w.find.SurfaceSubject(v)
	if s == doc.None || s <= m.Head {
		return none
	}
	k := w.mentionAt(s)
	if k == none && d.Tokens[s].UPOS == doc.PROPN {
		k = w.mentionIn(s)
	}
	if k == none {
		return none
	}
	y, root := &d.Mentions[k], &w.items[w.root(k)]
	if y.Kind == doc.Pronoun || root.number == pluralNumber || (x.gender == neuter) == (root.typ == doc.Person) || !w.agree(i, k) && x.gender != neuter {
		return none
	}
	return k
}

// mentionIn is the name that a title at token t introduces.
func (w *Worker) mentionIn(t doc.Tok) int32 {
	for k := range w.d.Mentions {
		if m := &w.d.Mentions[k]; m.First == t+1 && m.Kind == doc.Name && m.Type == doc.Person {
			return int32(k)
		}
	}
	return none
}

// cataphor finds the subject that follows possessive i in its sentence: "During
// his visit to Edoras, Faramir met the king".
func (w *Worker) cataphor(i int32, m *doc.Mention) int32 {
	x := &w.items[i]
	for k := i + 1; int(k) < len(w.items) && w.items[k].sent == x.sent; k++ {
		y := &w.items[k]
		if y.subj && w.d.Mentions[k].Kind == doc.Name && (x.gender == neuter) != (y.typ == doc.Person) && x.number == singular && w.agree(i, k) {
			return k
		}
	}
	return none
}

// findSpeakers notes who speaks in each sentence: the subject of its verb of
// speech outside quotation marks. Sentences that are quoted as a whole belong to
// the speaker named after them in their paragraph, else to the last one.
func (w *Worker) findSpeakers() {
	d := w.d
	w.speakers = doc.Zeroed(w.speakers, len(d.Sents))
	for s := range d.Sents {
		w.speakers[s] = none
		for t := d.Sents[s].First; t < d.Sents[s].End; t++ {
			k := &d.Tokens[t]
			if k.Flags&doc.Quoted != 0 || !w.r.says[k.Lemma] || k.UPOS != doc.VERB {
				continue
			}
			if subj := w.find.SurfaceSubject(t); subj != doc.None && w.mentionAt(subj) != none {
				w.speakers[s] = w.mentionAt(subj)
				break
			}
		}
	}
	for s := range d.Sents {
		if w.speakers[s] != none || d.Tokens[d.Sents[s].First].Flags&doc.Quoted == 0 && d.Tokens[min(d.Sents[s].First+1, d.Sents[s].End-1)].Flags&doc.Quoted == 0 {
			continue
		}
		if next := s + 1; next < len(d.Sents) && d.Sents[next].Region == d.Sents[s].Region && w.speakers[next] != none {
			w.speakers[s] = w.speakers[next]
		} else if s > 0 {
			w.speakers[s] = w.speakers[s-1]
		}
	}
}

// firstPersons links "I" in quotations with the speaker and "we" with the
// speaker's country, or with the speaker if that is unknown; outside quotations
// those whose statement the whole text is speak.
func (w *Worker) firstPersons() {
	voice := w.voice()
	for i := range w.items {
		x := &w.items[i]
		if w.d.Mentions[i].Kind != doc.Pronoun || x.person != 1 {
			continue
		}
		s := voice
		if x.quoted {
			s = w.speakers[x.sent]
		}
		if s == none || s >= int32(i) && !x.quoted {
			continue
		}
		root := &w.items[w.root(s)]
		if x.number == pluralNumber && root.typ == doc.Person {
			if c, ok := w.lex.Country(root.country); ok {
				if k, named := w.byName[countryKey(c.Name)]; named {
					w.link(k, int32(i))
					continue
				}
			}
		}
		if w.d.Mentions[w.root(s)].Kind != doc.Pronoun {
			w.link(s, int32(i))
		}
	}
}

// voice is the mention of whom the headline names as the author of the whole
// text ("Statement by President Saruman on …", "Remarks of the Steward"), or
// none: a person before the next preposition but "of", else a body.
func (w *Worker) voice() int32 {
	d := w.d
	if d.Article == nil || len(d.Sents) == 0 || int(d.Sents[0].Region) >= len(d.Article.Regions) || d.Article.Regions[d.Sents[0].Region].Kind != article.Headline {
		return none
	}
	head, found := d.Sents[0], int32(none)
	t := head.First
	for t < head.End && t < head.First+3 && !w.r.addresses[d.Tokens[t].Lemma] { // "Joint press statement by …"
		t++
	}
	if t++; t >= head.End || t > head.First+3 || !w.r.authors[d.Tokens[t].Norm] {
		return none
	}
	end := t + 1
	for end < head.End && (d.Tokens[end].UPOS != doc.ADP || d.Tokens[end].Norm == w.r.words.of) {
		end++
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.First < t || m.First >= end || m.Kind != doc.Name {
			continue
		}
		switch m.Type {
		case doc.Person:
			return int32(i)
		case doc.Organization, doc.IGO, doc.Country:
			if found == none {
				found = int32(i)
			}
		}
	}
	return found
}
