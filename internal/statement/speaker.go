package statement

import (
	"slices"

	"regesta/internal/coding"
	"regesta/internal/doc"
)

// party is the speaker named by the phrase with head h: its codes, if it is a
// known party, and its words without articles, appositions and clauses.
func (w *Worker) party(h doc.Tok) []coding.Party {
	if by := w.author(h); by != doc.None {
		h = by
	}
	t := w.phrase(h)
	ps := slices.Clone(w.c.Parties.At(h))
	if len(ps) == 0 {
		ps = []coding.Party{w.institution(h, t)}
	}
	for i := range ps {
		if i == 0 || ps[i].Head == h {
			ps[i].First, ps[i].End = t.first, t.end
		}
	}
	return ps
}

// author is who made document h: "a report by the White Council", "reports in
// the press".
func (w *Worker) author(h doc.Tok) doc.Tok {
	if !w.cues.documents[w.d.Tokens[h].Lemma] {
		return doc.None
	}
	for _, k := range w.d.Kids(h) {
		if r := w.d.Tokens[k].Rel.Base(); k < h || r != doc.RelNmod && r != doc.RelObl {
			continue
		}
		if c := w.d.Case(k); c != doc.None {
			if n := w.d.Norm(c); n == "by" || n == "in" && w.d.Norm(h) == "reports" {
				return k
			}
		}
	}
	return doc.None
}

// institution is the party that phrase h stands for, if it denotes none itself:
// in "a Gondorian defence ministry statement" the ministry of Gondor, in "a
// source in the ministry" the source, who belongs to it.
func (w *Worker) institution(h doc.Tok, t tokens) coding.Party {
	p := coding.Party{Head: h, Entity: w.entityIn(h, t), Statement: coding.None}
	for k := t.first; k < t.end; k++ {
		switch w.d.Tokens[k].Rel.Base() {
		case doc.RelAmod, doc.RelCompound, doc.RelNmod, doc.RelObl:
			for _, q := range w.c.Parties.At(k) {
				if p.Country == 0 {
					p.Country, p.From = q.Country, q.From
				}
				if p.Sector == 0 {
					p.Sector, p.Others = q.Sector, q.Others
				}
			}
		}
	}
	return p
}

// entityIn is the entity that phrase h means, tokens t: that of the mention
// with the same head, else of the person whose name ends t; None if there is none.
func (w *Worker) entityIn(h doc.Tok, t tokens) int32 {
	if e := w.entityAt[h]; e > 0 {
		return e - 1
	}
	if i := w.nameAt[t.end-1]; i > 0 {
		if m := &w.d.Mentions[i-1]; m.Type == doc.Person && m.Entity >= 0 {
			return m.Entity
		}
	}
	return coding.None
}

// titleStart is where the words begin that stand before t without a break and
// belong to the phrase with head h although the tree has hung them elsewhere: the first of
// "Minister of Mines | Beren Hador".
func (w *Worker) titleStart(t, h doc.Tok) doc.Tok {
	d := w.d
	s := d.Sents[d.SentOf(t)]
	i := w.nameAt[h]
	person := i > 0 && d.Mentions[i-1].Type == doc.Person
	for first := t; t > s.First; t = first {
		p := t - 1
		switch k := &d.Tokens[p]; {
		case k.UPOS == doc.NOUN || k.UPOS == doc.PROPN || k.UPOS == doc.ADJ || k.XPOS == doc.POS:
			first = p
		case w.joins(p) && p > s.First && d.Tokens[p-1].UPOS.IsNominal():
			first = p - 1
		case k.UPOS == doc.DET && p > s.First+1 && w.joins(p-1):
			first = p - 1
		case p > s.First && d.Norm(p) == "-" && k.Flags&doc.SpaceAfter == 0: // "state-run"
			first = p - 1
		case p > s.First && d.Norm(p) == "and" && person && w.nameAt[p-1] == 0 && d.Tokens[p-1].UPOS.IsNominal():
			first = p - 1 // "opposition leader and former minister Beren Hador"
		}
		if first == t || w.dated(first) || d.Tokens[first].Flags&doc.Quoted != d.Tokens[t].Flags&doc.Quoted {
			return t
		}
	}
	return t
}

// joins reports whether token t is a preposition that holds a name together:
// "Minister of Mines", "rebels in Harad".
func (w *Worker) joins(t doc.Tok) bool {
	switch w.d.Norm(t) {
	case "of", "for", "in", "from", "at":
		return true
	}
	return false
}

// nameSpeakers makes entities of the speakers of verbs that are none yet, "a
// source close to the ministry", so that the record lists who speaks. It comes
// last, for it moves the mentions that nameAt points to.
func (w *Worker) nameSpeakers() {
	d := w.d
	for i := range w.c.Statements {
		st := &w.c.Statements[i]
		if len(st.Speaker) != 1 || st.CueHead == doc.None || d.Tokens[st.CueHead].UPOS != doc.VERB {
			continue
		}
		p := &st.Speaker[0]
		if k := &d.Tokens[p.Head]; p.Entity != coding.None || k.UPOS != doc.NOUN || p.Head < p.First || p.Head >= p.End || w.cues.documents[k.Lemma] {
			continue
		}
		if e := w.entityAt[p.Head]; e > 0 { // made for an earlier statement
			p.Entity, p.Type = e-1, d.Entities[e-1].Type
			continue
		}
		p.Entity = d.AddEntity(doc.Mention{First: p.First, End: p.End, Head: p.Head, Kind: doc.Nominal, Type: doc.Person})
		p.Type = doc.Person
		w.entityAt[p.Head] = p.Entity + 1
		if len(w.c.Parties.At(p.Head)) == 0 {
			w.c.Parties.Put(p.Head, *p)
		}
	}
}

// dated reports whether token t belongs to a date.
func (w *Worker) dated(t doc.Tok) bool { return w.dateAt[t] != 0 }

// nameEnd is the end of the name mention that lies across or begins at t, the
// end of a title: "President | Elessar"; t itself if there is none.
func (w *Worker) nameEnd(t doc.Tok) doc.Tok {
	if int(t) < len(w.nameAt) && w.nameAt[t] != 0 {
		if m := &w.d.Mentions[w.nameAt[t]-1]; m.First < t || m.Type == doc.Person {
			return m.End
		}
	}
	return t
}

// phrase is noun phrase h less its article and all that only comments on it.
func (w *Worker) phrase(h doc.Tok) tokens {
	d := w.d
	t := tokens{h, h + 1}
	for _, k := range d.Kids(h) {
		a, b := d.Subtree(k)
		if k < h {
			switch d.Tokens[k].Rel.Base() {
			case doc.RelPunct, doc.RelCase, doc.RelCc, doc.RelMark:
			case doc.RelNmod, doc.RelObl, doc.RelAdvmod, doc.RelDep:
				if d.Tokens[a].UPOS != doc.ADP { // "in a statement the envoy"
					t.first = min(t.first, a)
				}
			default:
				t.first = min(t.first, a)
			}
			continue
		}
		switch d.Tokens[k].Rel.Base() {
		case doc.RelAppos, doc.RelNmod, doc.RelFlat:
			if d.Tokens[a].UPOS == doc.PUNCT || a > t.end { // set off by a comma or a quotation mark
				continue
			}
		case doc.RelAcl:
			if d.Tokens[k].Rel == doc.RelAclRelcl || w.cues.speak[d.Tokens[k].Lemma] { // "officials speaking in private"
				continue
			}
		case doc.RelParataxis, doc.RelPunct, doc.RelAdvcl, doc.RelDep, doc.RelCcomp, doc.RelList, doc.RelObl:
			continue
		case doc.RelConj:
			t.end = max(t.end, w.phrase(k).end)
			continue
		}
		if a == t.end && d.Tokens[a].UPOS != doc.PUNCT || a == t.end+1 && d.Tokens[t.end].UPOS == doc.PUNCT && d.Norm(t.end) == "-" {
			t.end = max(t.end, b)
		}
	}
	if a := t.end; a+1 < d.Sents[d.SentOf(h)].End && d.Tokens[a].UPOS == doc.ADJ && d.Tokens[a+1].Rel == doc.RelCase && d.Tokens[a+1].Head != doc.None {
		_, t.end = d.Subtree(d.Tokens[a+1].Head) // "a source | close to the army"
	}
	if i := w.nameAt[h]; i > 0 {
		t.first = min(t.first, d.Mentions[i-1].First)
	}
	for s := d.Sents[d.SentOf(h)]; t.end+1 < s.End && d.Norm(t.end) == "-" && d.Tokens[t.end].Flags&doc.SpaceAfter == 0; {
		t.end += 2 // "Secretary-General"
	}
	for i := h + 1; i < t.end; i++ { // a comma that parts no list ends the phrase
		if d.Norm(i) == "," && d.Tokens[i].Rel == doc.RelPunct && d.Tokens[i-1].UPOS != doc.ADJ && w.nameAt[i] == 0 && !w.listed(i, h) {
			t.end = i
		}
	}
	t.end = max(t.end, w.nameEnd(t.end))
	t.first = w.titleStart(t.first, h)
	for t.first < h && (w.article(t.first) || d.Tokens[t.first].UPOS == doc.PUNCT) {
		t.first++
	}
	for t.end > h+1 && (d.Tokens[t.end-1].UPOS == doc.PUNCT || d.Tokens[t.end-1].XPOS == doc.POS || w.dated(t.end-1)) {
		if t.end--; t.end > h+1 && w.dated(t.end) && d.Tokens[t.end-1].UPOS == doc.ADP { // "officials on Monday said"
			t.end--
		}
	}
	return t
}

// ownerOf is the head of the phrase whose words cue noun n stands for: "the
// envoy's claim", "the envoy made the claim", "Gondorian claims". Who denies a
// claim or feeds a rumour has not made it.
func (w *Worker) ownerOf(n doc.Tok) doc.Tok {
	d := w.d
	if p := d.Kid(n, doc.RelNmodPoss); p != doc.None {
		return p
	}
	if h := d.Tokens[n].Head; h != doc.None && d.Tokens[n].Rel == doc.RelObj && w.cues.voice[d.Tokens[h].Lemma] {
		return w.find.Subject(h)
	}
	for _, k := range d.Kids(n) {
		switch d.Tokens[k].Rel {
		case doc.RelAmod, doc.RelCompound:
			if len(w.c.Parties.At(k)) > 0 {
				return k
			}
		}
	}
	return doc.None
}

// listed reports whether the comma at t parts members of a list that belongs to
// phrase h: "Dale, Esgaroth and Erebor".
func (w *Worker) listed(t, h doc.Tok) bool {
	for k := range w.d.KidsBy(h, doc.RelConj) {
		if k > t {
			return true
		}
	}
	return w.d.Tokens[w.d.Tokens[t].Head].Rel == doc.RelConj
}

// article reports whether t is an article or a demonstrative.
func (w *Worker) article(t doc.Tok) bool {
	switch w.d.Norm(t) {
	case "the", "a", "an", "this", "that", "these", "those":
		return true
	}
	return false
}

// apposed is the person whose name stands before a comma and phrase s: "Beren
// Hador, the minister of mines, said", whose subject the tree took to be the
// minister; otherwise s itself.
func (w *Worker) apposed(s doc.Tok) doc.Tok {
	if s == doc.None {
		return s
	}
	d := w.d
	first, _ := d.Subtree(s)
	if first < 2 || d.Norm(first-1) != "," || w.nameAt[first-2] == 0 || d.SentOf(first-2) != d.SentOf(s) {
		return s
	}
	m := &d.Mentions[w.nameAt[first-2]-1]
	if m.Type != doc.Person || m.End != first-1 || m.First > 0 && d.Tokens[m.First-1].UPOS == doc.ADP {
		return s
	}
	return m.Head
}

// speakerOf is the head of the phrase that names who utters cue verb v, or None.
func (w *Worker) speakerOf(v doc.Tok) doc.Tok {
	d := w.d
	if w.find.Passive(v) {
		return w.find.Agent(v)
	}
	if h := d.Tokens[v].Head; h != doc.None && w.as(v) && d.Tokens[v].XPOS == doc.VBG { // "quoted the steward as saying"
		if o := w.find.Object(h); o != doc.None {
			return o
		}
	}
	if s := w.adjoined(v); s != doc.None {
		return s
	}
	s := w.find.SurfaceSubject(v)
	if s != doc.None && w.dated(s) { // "the envoy Monday said"
		s = doc.None
	}
	if s == doc.None { // "…," said the envoy, whose subject was taken for an object
		if o := d.Kid(v, doc.RelObj); o > v && d.Tokens[v].XPOS != doc.VB && !w.dated(o) {
			s = o
		}
	}
	if x := d.Tokens[v].XPOS; s == doc.None && (x == doc.VBD || x == doc.VBP || x == doc.VBZ) {
		if s = w.nounBefore(v); s == doc.None {
			s = w.nameBefore(v)
		}
		for s != doc.None && w.dated(s) { // "a report released last year said"
			if s--; s < d.Sents[d.SentOf(v)].First || d.Tokens[s].UPOS == doc.PUNCT {
				return doc.None
			}
			if t := &d.Tokens[s]; t.Rel.Base() == doc.RelAcl && t.Head < s {
				s = t.Head
			}
		}
		if s != doc.None && !d.Tokens[s].UPOS.IsNominal() {
			return doc.None
		}
	}
	s = w.apposed(w.related(s, v))
	if s != doc.None && d.Norm(s) == "it" && d.Kid(v, doc.RelExpl) != doc.None {
		return doc.None
	}
	return s
}

// adjoined is the subject of the sentence if participle v follows it after a
// comma, for then it is who speaks: "…, adding that …"; None otherwise.
func (w *Worker) adjoined(v doc.Tok) doc.Tok {
	d := w.d
	for d.Tokens[v].Rel == doc.RelConj && d.Tokens[v].Head != doc.None && d.Tokens[d.Tokens[v].Head].XPOS == doc.VBG {
		v = d.Tokens[v].Head // "…, saying this and denying that"
	}
	if d.Tokens[v].XPOS != doc.VBG || d.Kid(v, doc.RelNsubj) != doc.None || d.Kid(v, doc.RelAux) != doc.None || w.as(v) {
		return doc.None
	}
	if h := d.Tokens[v].Head; h != doc.None && d.Tokens[h].Rel == doc.RelParataxis && h < v {
		if _, part := w.cues.at(d, h); part == doc.VERB {
			return w.speakerOf(h) // "…, the envoy said, adding that …"
		}
	}
	sent := d.Sents[d.SentOf(v)]
	first := v
	if first > sent.First && d.Tokens[first-1].UPOS == doc.ADV {
		first--
	}
	if first == sent.First || d.Tokens[first-1].UPOS != doc.PUNCT || !w.find.IsVerb(sent.Root) || sent.Root == v {
		return doc.None
	}
	if s := w.find.SurfaceSubject(sent.Root); s < v {
		return s
	}
	return doc.None
}

// related is the noun that s, the subject of verb v, stands for: what a
// relative pronoun or an adjective belongs to, any other s itself.
func (w *Worker) related(s, v doc.Tok) doc.Tok {
	d := w.d
	if s == doc.None {
		return s
	}
	if d.Tokens[s].UPOS == doc.ADJ && s > d.Sents[d.SentOf(s)].First && d.Tokens[s-1].UPOS == doc.NOUN {
		return s - 1 // "a source close to the army", the adjective taken for the subject
	}
	if n := d.Norm(s); n != "who" && n != "which" {
		return s
	}
	for a := v; a != doc.None; a = d.Tokens[a].Head {
		if h := d.Tokens[a].Head; d.Tokens[a].Rel == doc.RelAclRelcl && h != doc.None && h < s {
			return h
		}
	}
	if s >= 2 && d.Norm(s-1) == "," && d.SentOf(s-2) == d.SentOf(s) && d.Tokens[s-2].UPOS.IsNominal() {
		return s - 2
	}
	return s
}

// nameBefore is the name before verb v that is its subject across an apposition
// or is one itself: "Beren Hador, minister of mines, rules …", "the minister,
// Beren Hador, rules …".
func (w *Worker) nameBefore(v doc.Tok) doc.Tok {
	d := w.d
	s := d.Sents[d.SentOf(v)]
	if v-1 <= s.First || d.Norm(v-1) != "," {
		return doc.None
	}
	if i := w.nameAt[v-2]; i > 0 {
		if m := &d.Mentions[i-1]; m.Type == doc.Person && m.First > s.First && d.Norm(m.First-1) == "," {
			return m.Head
		}
	}
	if w.nameAt[s.First] == 0 {
		return doc.None
	}
	if m := &d.Mentions[w.nameAt[s.First]-1]; m.End < v-1 && d.Norm(m.End) == "," {
		return m.Head
	}
	return doc.None
}

// nounBefore is the head of the noun phrase that ends right before v, None if there
// is none.
func (w *Worker) nounBefore(v doc.Tok) doc.Tok {
	d := w.d
	s := d.Sents[d.SentOf(v)]
	t := v - 1
	for t > s.First && d.Tokens[t].UPOS == doc.ADV {
		t--
	}
	if t >= s.First && w.nameAt[t] != 0 {
		return d.Mentions[w.nameAt[t]-1].Head
	}
	if t < s.First || d.Tokens[t].UPOS != doc.NOUN && d.Tokens[t].UPOS != doc.PROPN && d.Tokens[t].UPOS != doc.PRON {
		return doc.None
	}
	for {
		h := d.Tokens[t].Head
		if h == doc.None || h >= v || d.Tokens[h].UPOS != doc.NOUN && d.Tokens[h].UPOS != doc.PROPN {
			return t
		}
		t = h
	}
}

// addressee is whom cue verb v is said to.
func (w *Worker) addressee(v doc.Tok) []coding.Party {
	d := w.d
	if d.Tokens[v].UPOS != doc.VERB || w.find.Passive(v) {
		return nil
	}
	for _, k := range d.Kids(v) {
		if k < v {
			continue
		}
		switch d.Tokens[k].Rel {
		case doc.RelIobj, doc.RelObj, doc.RelObl:
			if d.Tokens[k].Rel == doc.RelObl {
				if c := d.Case(k); c == doc.None || d.Norm(c) != "to" {
					continue
				}
			}
			if ps := w.c.Parties.At(k); len(ps) > 0 {
				return slices.Clone(ps)
			}
		}
	}
	return nil
}

// part cuts from p the words that lie in t, the cue or what is said, and those
// beyond them. It reports false if p's head is one of them.
func (w *Worker) part(p *coding.Party, t tokens) bool {
	if p.First >= t.end || t.first >= p.End {
		return true
	}
	switch {
	case t.first <= p.Head && p.Head < t.end:
		return false
	case t.first > p.Head:
		p.End = t.first
		for p.End > p.Head+1 && w.d.Tokens[p.End-1].UPOS == doc.PUNCT {
			p.End--
		}
	default:
		p.First = t.end
	}
	return p.First <= p.Head && p.Head < p.End
}
