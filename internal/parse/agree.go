package parse

import "regesta/internal/doc"

// agree completes the features of verbs, which word and tag alone leave open,
// from the finished tree: person and number from the subject, voice from the
// auxiliary, and which base forms are commands.
func agree(d *doc.Doc) {
	for i := range d.Tokens {
		t, k := doc.Tok(i), &d.Tokens[i]
		if k.UPOS != doc.VERB && k.UPOS != doc.AUX {
			continue
		}
		verb := t // the word that the subject hangs on
		switch k.Rel.Base() {
		case doc.RelAux, doc.RelCop:
			if k.Head != doc.None {
				verb = k.Head
			}
		}
		switch k.XPOS {
		case doc.VBN:
			if k.UPOS == doc.VERB {
				k.Feats = doc.TensePast | doc.VerbPart
				if passive(d, t) {
					k.Feats |= doc.VoicePass
				}
			}
		case doc.VBD, doc.VBP:
			k.Feats &^= doc.NumberMask | doc.PersonMask
			k.Feats |= agreement(d, subject(d, verb), k.XPOS)
		case doc.VB:
			k.Feats = doc.VerbInf
			if verb == t && commands(d, t) {
				k.Feats = doc.MoodImp | doc.Person2 | doc.VerbFin
			}
		}
	}
}

// passive reports whether participle t stands in the passive: with its
// auxiliary, or with none at all.
func passive(d *doc.Doc, t doc.Tok) bool {
	perfect := false
	for _, c := range d.Kids(t) {
		switch d.Tokens[c].Rel {
		case doc.RelAuxPass:
			return true
		case doc.RelAux:
			perfect = true
		}
	}
	if k := &d.Tokens[t]; !perfect && k.Rel == doc.RelConj && k.Head != doc.None && d.Tokens[k.Head].XPOS == doc.VBN {
		return passive(d, k.Head)
	}
	return !perfect
}

// subject returns the subject of verb t, or that of the verb which t is
// conjoined with.
func subject(d *doc.Doc, t doc.Tok) doc.Tok {
	for range 4 {
		if s := d.Kid(t, doc.RelNsubj); s != doc.None {
			return s
		}
		k := &d.Tokens[t]
		if k.Rel != doc.RelConj || k.Head == doc.None {
			break
		}
		t = k.Head
	}
	return doc.None
}

// agreement returns person and number of a finite verb with subject s.
func agreement(d *doc.Doc, s doc.Tok, x doc.XPOS) doc.Feats {
	if s == doc.None {
		if x == doc.VBP {
			return doc.NumberPlur | doc.Person3
		}
		return doc.NumberSing | doc.Person3
	}
	f := d.Tokens[s].Feats
	switch {
	case f.Has(doc.PersonMask, doc.Person2):
		return doc.Person2 | doc.NumberSing
	case f.Has(doc.PersonMask, doc.Person1):
		return f & (doc.PersonMask | doc.NumberMask)
	case f.Has(doc.NumberMask, doc.NumberPlur), f.Has(doc.NumberMask, doc.NumberPtan), d.Kid(s, doc.RelConj) != doc.None:
		return doc.Person3 | doc.NumberPlur
	case x == doc.VBP && !f.Has(doc.NumberMask, doc.NumberSing):
		return doc.Person3 | doc.NumberPlur
	}
	return doc.Person3 | doc.NumberSing
}

// commands reports whether base form t is an imperative: it has no subject, no
// auxiliary and no "to", and heads a clause of its own.
func commands(d *doc.Doc, t doc.Tok) bool {
	for _, c := range d.Kids(t) {
		switch d.Tokens[c].Rel.Base() {
		case doc.RelNsubj:
			return false
		case doc.RelAux, doc.RelMark:
			if d.Norm(c) != "do" { // "do not go"
				return false
			}
		}
	}
	switch k := &d.Tokens[t]; k.Rel.Base() {
	case doc.RelRoot, doc.RelParataxis:
		return true
	case doc.RelConj:
		return k.Head != doc.None && d.Tokens[k.Head].XPOS == doc.VB && commands(d, k.Head)
	}
	return false
}
