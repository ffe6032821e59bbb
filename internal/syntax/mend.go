package syntax

import "regesta/internal/doc"

// Mend puts right what parsers often get wrong and what a tree can be told by. It
// runs after parsing and links d anew.
//
// Two subjects of one verb with "and" between them are joined: "Gondor's king and
// the orcs agreed". A participle that hangs on an inserted verb of speech goes to
// the clause that is reported: "Gunmen stormed the bank, police said, taking three
// hostages", not "…, police said, adding that …".
func (w *Words) Mend(d *doc.Doc) {
	mended := false
	for i := range d.Tokens {
		t := doc.Tok(i)
		switch k := &d.Tokens[i]; {
		case k.Rel == doc.RelCc && k.UPOS == doc.CCONJ && k.Head > t:
			mended = w.joinSubjects(d, t) || mended
		case k.XPOS == doc.VBG && k.Rel == doc.RelAdvcl:
			mended = w.moveParticiple(d, t) || mended
		}
	}
	if mended {
		d.Link()
	}
}

// joinSubjects makes the subject behind conjunction c of a verb a conjunct of the
// one before it.
func (w *Words) joinSubjects(d *doc.Doc, c doc.Tok) bool {
	first, second := doc.None, doc.None
	for _, k := range d.Kids(d.Tokens[c].Head) {
		switch r := d.Tokens[k].Rel; {
		case r != doc.RelNsubj && r != doc.RelNsubjPass:
		case k < c && first == doc.None:
			first = k
		case k > c && k < d.Tokens[c].Head && second == doc.None:
			second = k
		default:
			return false // three of them
		}
	}
	if first == doc.None || second == doc.None {
		return false
	}
	_, end := d.Subtree(first)
	if begin, _ := d.Subtree(second); end != c || begin != c+1 {
		return false
	}
	d.Tokens[second].Head, d.Tokens[second].Rel = first, doc.RelConj
	d.Tokens[c].Head = second
	return true
}

// moveParticiple hangs participle t on the clause that is reported.
func (w *Words) moveParticiple(d *doc.Doc, t doc.Tok) bool {
	k := &d.Tokens[t]
	v := k.Head
	if v == doc.None || v > t || !w.speech[d.Tokens[v].Lemma] || w.speech[k.Lemma] {
		return false
	}
	c := w.reported(d, v)
	if c == doc.None || !w.inserted(d, v, t) {
		return false
	}
	k.Head = c
	if r := &d.Tokens[c]; r.Head == v { // the verb of speech is inserted into the clause, not above it
		s := &d.Tokens[v]
		r.Head, r.Rel, s.Head, s.Rel = s.Head, s.Rel, c, doc.RelParataxis
	}
	return true
}

// reported is the clause before verb of speech v that v reports, or None.
func (w *Words) reported(d *doc.Doc, v doc.Tok) doc.Tok {
	t := &d.Tokens[v]
	if t.Rel.Base() == doc.RelParataxis && t.Head != doc.None && t.Head < v {
		return t.Head
	}
	for _, k := range d.Kids(v) {
		if r := d.Tokens[k].Rel; (r == doc.RelCcomp || r == doc.RelParataxis) && k < v {
			return k
		}
	}
	return doc.None
}

// inserted reports whether nothing but a comma stands between verb of speech v and
// participle t, and t has no mark of its own.
func (w *Words) inserted(d *doc.Doc, v, t doc.Tok) bool {
	if t != v+2 || d.Tokens[v+1].UPOS != doc.PUNCT {
		return false
	}
	return d.Kid(t, doc.RelMark) == doc.None
}
