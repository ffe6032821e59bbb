package syntax

import "regesta/internal/doc"

// Mend puts participles that a parser hangs on an inserted verb of speech where
// they belong, on the clause that is reported: "Gunmen stormed the bank, police
// said, taking three hostages", not "…, police said, adding that …". It runs after
// parsing and links d anew.
func (w *Words) Mend(d *doc.Doc) {
	mended := false
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.XPOS != doc.VBG || t.Rel != doc.RelAdvcl || t.Head == doc.None || t.Head > doc.Tok(i) || !w.speech[d.Tokens[t.Head].Lemma] || w.speech[t.Lemma] {
			continue
		}
		v := t.Head
		c := w.reported(d, v)
		if c == doc.None || !w.inserted(d, v, doc.Tok(i)) {
			continue
		}
		t.Head, mended = c, true
		if k := &d.Tokens[c]; k.Head == v { // the verb of speech is inserted into the clause, not above it
			s := &d.Tokens[v]
			k.Head, k.Rel, s.Head, s.Rel = s.Head, s.Rel, c, doc.RelParataxis
		}
	}
	if mended {
		d.Link()
	}
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
