package syntax

import "regesta/internal/doc"

// Object returns the logical object of verb v: its obj, the subject of its
// passive, the noun that its participle or relative clause modifies.
func (f *Finder) Object(v doc.Tok) doc.Tok {
	d := f.d
	if !f.IsVerb(v) {
		return doc.None
	}
	o := d.Kid(v, doc.RelObj)
	if o != doc.None && d.Tokens[o].UPOS == doc.CCONJ { // "killed | and ten wounded"
		o = doc.None
	}
	if f.Passive(v) {
		if o != doc.None {
			return f.Antecedent(o, v) // "was given aid"
		}
		if s := f.ownSubject(v); s != doc.None {
			return f.Antecedent(s, v)
		}
		t := &d.Tokens[v]
		if t.Rel == doc.RelAcl || t.Rel == doc.RelAmod || t.Rel == doc.RelAclRelcl {
			return t.Head
		}
		return f.SurfaceSubject(v)
	}
	if o == doc.None { // "urged Mordor to withdraw": often parsed as indirect
		o = d.Kid(v, doc.RelIobj)
	}
	if o == doc.None {
		o = f.bareOblique(v)
	}
	if o == doc.None {
		o = f.bareName(v)
	}
	if k := f.BareInfinitive(v); o == doc.None && k != doc.None {
		return f.ownSubject(k)
	}
	if o == doc.None {
		o = f.nounAsVerb(v)
	}
	if o != doc.None {
		return f.Antecedent(o, v)
	}
	t := &d.Tokens[v]
	if t.Rel == doc.RelAclRelcl && t.Head != doc.None {
		// "the city that Mordor shelled"
		s := d.Kid(v, doc.RelNsubj)
		if s != doc.None && !f.w.relative[d.Tokens[s].Norm] && !f.hasRelativeAdverb(v) {
			return t.Head
		}
	}
	return doc.None
}

// nounAsVerb is the object of v where the words after v were taken for a clause:
// the noun for a verb ("called off talks", "bans visits by ships"), or the
// participle before it ("capture alleged leaders of …").
func (f *Finder) nounAsVerb(v doc.Tok) doc.Tok {
	d := f.d
	for _, k := range d.Kids(v) {
		if k <= v || k > v+3 {
			continue
		}
		t := &d.Tokens[k]
		switch t.Rel.Base() {
		case doc.RelXcomp, doc.RelConj, doc.RelAcl, doc.RelCcomp, doc.RelParataxis:
		default:
			continue
		}
		switch {
		case t.XPOS == doc.VBZ && t.Rel != doc.RelAcl && d.Kid(k, doc.RelNsubj) == doc.None && d.Kid(k, doc.RelCc) == doc.None && d.Kid(k, doc.RelMark) == doc.None:
			return k
		case t.XPOS == doc.VBN && k == v+1 && d.Kid(k, doc.RelAuxPass) == doc.None:
			for _, o := range d.Kids(k) {
				if r := d.Tokens[o].Rel.Base(); o > k && d.Tokens[o].UPOS.IsNominal() && (r == doc.RelObj || r == doc.RelNsubj || r == doc.RelObl && d.Case(o) == doc.None) {
					return o
				}
			}
		}
	}
	return doc.None
}

// bareOblique is a noun right of v that the tree takes for an adverbial although
// no preposition introduces it: "kills at least four soldiers".
func (f *Finder) bareOblique(v doc.Tok) doc.Tok {
	d := f.d
	for _, k := range d.Kids(v) {
		t := &d.Tokens[k]
		if t.Rel != doc.RelObl || k < v || k > v+8 || t.UPOS != doc.NOUN && t.UPOS != doc.PROPN || f.w.time[t.Lemma] || f.w.time[t.Norm] {
			continue
		}
		bare := true
		for _, c := range d.Kids(k) {
			switch d.Tokens[c].Rel {
			case doc.RelMark:
				bare = false
			case doc.RelCase: // "at" of "at least" is none, nor is "off" of "held off troops"
				bare = bare && (d.Norm(c) == "at" && d.Norm(c+1) == "least" || c == v+1 && f.w.particle[d.Tokens[c].Norm])
			}
		}
		if bare {
			return k
		}
	}
	return doc.None
}

// BareInfinitive is the clause below v that has v's object as its subject: "let
// the sailors go".
func (f *Finder) BareInfinitive(v doc.Tok) doc.Tok {
	d := f.d
	if !f.w.bare[d.Tokens[v].Lemma] {
		return doc.None
	}
	for _, k := range d.Kids(v) {
		t := &d.Tokens[k]
		if (t.Rel == doc.RelCcomp || t.Rel == doc.RelXcomp) && (t.XPOS == doc.VB || t.XPOS == doc.VBP) && !f.hasMark(k) && f.ownSubject(k) != doc.None {
			return k
		}
	}
	return doc.None
}

// bareName is a name right of participle v that the tree takes for a clause:
// "a report blamed Dale".
func (f *Finder) bareName(v doc.Tok) doc.Tok {
	d := f.d
	if d.Tokens[v].Rel != doc.RelAcl {
		return doc.None
	}
	for k := range d.KidsBy(v, doc.RelXcomp) {
		if d.Tokens[k].UPOS == doc.PROPN && k > v && d.Case(k) == doc.None && !f.hasMark(k) {
			return k
		}
	}
	return doc.None
}

func (f *Finder) hasRelativeAdverb(v doc.Tok) bool {
	for _, k := range f.d.Kids(v) {
		if n := f.d.Norm(k); n == "where" || n == "when" || n == "why" {
			return true
		}
		if f.d.Tokens[k].Rel == doc.RelObl && f.w.relative[f.d.Tokens[k].Norm] {
			return true
		}
	}
	return false
}

// Indirect is the receiver of a verb of giving: its iobj, or the subject of its
// Passive if an object follows.
func (f *Finder) Indirect(v doc.Tok) doc.Tok {
	d := f.d
	if i := d.Kid(v, doc.RelIobj); i != doc.None {
		return f.Antecedent(i, v)
	}
	if f.IsVerb(v) && f.Passive(v) && d.Kid(v, doc.RelObj) != doc.None {
		return f.SurfaceSubject(v)
	}
	return doc.None
}
