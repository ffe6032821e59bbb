package frame

import "regesta/internal/doc"

// maxClimb bounds how far a shared subject is looked for.
const maxClimb = 8

// subject returns the logical subject of predicate v: of a verb its nsubj, else
// the agent of its passive, else the subject that it shares or that governs it;
// of a noun or adjective what it is said of, or the subject of the verb that
// supports it ("carried out an attack").
// It returns doc.None for imperatives and passives without agent.
func (m *Matcher) subject(v doc.Tok) doc.Tok {
	if !m.isVerb(v) {
		return m.nominalSubject(v)
	}
	if m.passive(v) {
		return m.agent(v)
	}
	return m.surfaceSubject(v, 0)
}

// isVerb reports whether v is used as a verb, participles before nouns included.
func (m *Matcher) isVerb(v doc.Tok) bool {
	p := m.d.Tokens[v].UPOS
	return p == doc.VERB || p == doc.AUX
}

// passive reports whether verb v is passive: by its auxiliary or subject, or as
// a past participle that modifies a noun or follows a passive.
func (m *Matcher) passive(v doc.Tok) bool {
	d := m.d
	aux, subj, obj := false, false, false
	for _, k := range d.Kids(v) {
		switch d.Tokens[k].Rel {
		case doc.RelAuxPass, doc.RelNsubjPass, doc.RelOblAgent:
			return true
		case doc.RelAux:
			aux = true
		case doc.RelNsubj:
			subj = true
		case doc.RelObj:
			obj = true
		}
	}
	t := &d.Tokens[v]
	if t.XPOS != doc.VBN || aux {
		return false
	}
	switch t.Rel.Base() {
	case doc.RelAcl, doc.RelAmod, doc.RelXcomp:
		return !subj
	case doc.RelAdvcl:
		return !subj && !obj
	case doc.RelConj:
		return !subj && m.isVerb(t.Head) && m.passive(t.Head)
	}
	return !obj // headlines: "Two soldiers killed in Osgiliath"
}

// agent is the by-phrase of passive v.
func (m *Matcher) agent(v doc.Tok) doc.Tok {
	d := m.d
	for _, k := range d.Kids(v) {
		if r := d.Tokens[k].Rel; r == doc.RelOblAgent || r == doc.RelObl && m.hasCase(k, &m.lex.by) {
			return k
		}
	}
	if t := &d.Tokens[v]; t.Rel == doc.RelConj && t.Head != doc.None && m.isVerb(t.Head) && m.passive(t.Head) {
		for _, k := range d.Kids(t.Head) {
			if d.Tokens[k].Rel == doc.RelOblAgent && k > v {
				return k
			}
		}
	}
	return doc.None
}

// surfaceSubject returns the grammatical subject of verb or predicate v, its
// own or the one that it shares with the clause above.
func (m *Matcher) surfaceSubject(v doc.Tok, depth int) doc.Tok {
	if depth > maxClimb {
		return doc.None
	}
	d := m.d
	if s := d.Kid(v, doc.RelNsubj); s != doc.None {
		return m.antecedent(s, v)
	}
	t := &d.Tokens[v]
	h := t.Head
	if h == doc.None {
		return doc.None
	}
	switch t.Rel {
	case doc.RelXcomp, doc.RelCcomp:
		if t.Rel == doc.RelCcomp && !m.toInfinitive(v) && t.XPOS != doc.VBG {
			return doc.None
		}
		if m.isVerb(h) && !m.lex.subjectControl[d.Tokens[h].Lemma] {
			if i := d.Kid(h, doc.RelIobj); i != doc.None {
				return m.antecedent(i, h)
			}
			if o := d.Kid(h, doc.RelObj); o != doc.None {
				return m.antecedent(o, h)
			}
			if m.lex.obliqueControl[d.Tokens[h].Lemma] {
				for _, k := range d.Kids(h) {
					if d.Tokens[k].Rel == doc.RelObl && k < v {
						return k
					}
				}
			}
		}
		return m.surfaceSubject(h, depth+1)
	case doc.RelConj, doc.RelAux, doc.RelCop, doc.RelAuxPass, doc.RelParataxis:
		if t.Rel == doc.RelConj && !m.isVerb(h) && !m.hasCop(h) && d.Tokens[h].UPOS != doc.ADJ {
			return doc.None
		}
		return m.surfaceSubject(h, depth+1)
	case doc.RelAdvcl:
		if t.XPOS == doc.VB && m.isVerb(h) {
			// "urged Gondor to attack" whose infinitive was attached as advcl.
			if o := d.Kid(h, doc.RelObj); o != doc.None && m.lex.objectControl[d.Tokens[h].Lemma] {
				return m.antecedent(o, h)
			}
		}
		return m.surfaceSubject(h, depth+1)
	case doc.RelAclRelcl, doc.RelAmod:
		return h
	case doc.RelAcl:
		switch t.XPOS {
		case doc.VBG, doc.VBN:
			if m.hasMark(v) { // "accused of plans for attacking": the noun is not the subject
				return m.holder(h)
			}
			return h
		case doc.VB:
			return m.holder(h)
		}
	}
	return doc.None
}

// holder is the one who has plan, right or order h: "Mordor's plan to attack",
// "Mordor has a plan to attack", "ordered the army to …".
func (m *Matcher) holder(h doc.Tok) doc.Tok {
	d := m.d
	if p := d.Kid(h, doc.RelNmodPoss); p != doc.None {
		return p
	}
	t := &d.Tokens[h]
	if t.Head != doc.None && m.isVerb(t.Head) && (t.Rel == doc.RelObj || t.Rel.Base() == doc.RelObl) {
		if m.passive(t.Head) {
			return m.surfaceSubject(t.Head, 0)
		}
		if m.lex.objectControl[d.Tokens[t.Head].Lemma] {
			return h
		}
		return m.surfaceSubject(t.Head, 0)
	}
	for _, k := range d.Kids(h) {
		if r := d.Tokens[k].Rel; (r == doc.RelNmod || r == doc.RelCompound || r == doc.RelAmod) && k < h+6 && d.Tokens[k].Flags&doc.Capital != 0 {
			return k
		}
	}
	return doc.None
}

// antecedent replaces a relative pronoun by the noun that its clause modifies.
func (m *Matcher) antecedent(s, v doc.Tok) doc.Tok {
	d := m.d
	if !m.lex.relative[d.Tokens[s].Norm] || d.Tokens[s].UPOS.IsNominal() && d.Tokens[s].UPOS != doc.PRON {
		return s
	}
	for i := 0; i < maxClimb && v != doc.None; i++ {
		t := &d.Tokens[v]
		if t.Rel == doc.RelAclRelcl || t.Rel == doc.RelAcl {
			return t.Head
		}
		if t.Rel == doc.RelAdvclRelcl {
			return doc.None
		}
		v = t.Head
	}
	return s
}

// object returns the logical object of verb v: its obj, the subject of its
// passive, the noun that its participle or relative clause modifies.
func (m *Matcher) object(v doc.Tok) doc.Tok {
	d := m.d
	if !m.isVerb(v) {
		return doc.None
	}
	o := d.Kid(v, doc.RelObj)
	if m.passive(v) {
		if o != doc.None {
			return m.antecedent(o, v) // "was given aid"
		}
		if s := d.Kid(v, doc.RelNsubj); s != doc.None {
			return m.antecedent(s, v)
		}
		t := &d.Tokens[v]
		if t.Rel == doc.RelAcl || t.Rel == doc.RelAmod || t.Rel == doc.RelAclRelcl {
			return t.Head
		}
		return m.surfaceSubject(v, 0)
	}
	if o != doc.None {
		return m.antecedent(o, v)
	}
	t := &d.Tokens[v]
	if t.Rel == doc.RelAclRelcl && t.Head != doc.None {
		// "the city that Mordor shelled"
		s := d.Kid(v, doc.RelNsubj)
		if s != doc.None && !m.lex.relative[d.Tokens[s].Norm] && !m.hasRelativeAdverb(v) {
			return t.Head
		}
	}
	return doc.None
}

func (m *Matcher) hasRelativeAdverb(v doc.Tok) bool {
	for _, k := range m.d.Kids(v) {
		if n := m.d.Norm(k); n == "where" || n == "when" || n == "why" {
			return true
		}
		if m.d.Tokens[k].Rel == doc.RelObl && m.lex.relative[m.d.Tokens[k].Norm] {
			return true
		}
	}
	return false
}

// indirect is the receiver of a verb of giving: its iobj, or the subject of its
// passive if an object follows.
func (m *Matcher) indirect(v doc.Tok) doc.Tok {
	d := m.d
	if i := d.Kid(v, doc.RelIobj); i != doc.None {
		return m.antecedent(i, v)
	}
	if m.isVerb(v) && m.passive(v) && d.Kid(v, doc.RelObj) != doc.None {
		return m.surfaceSubject(v, 0)
	}
	return doc.None
}

// nominalSubject is the subject slot of noun or adjective n.
func (m *Matcher) nominalSubject(n doc.Tok) doc.Tok {
	d := m.d
	if s := d.Kid(n, doc.RelNsubj); s != doc.None {
		return m.antecedent(s, n)
	}
	t := &d.Tokens[n]
	if t.Head == doc.None {
		return doc.None
	}
	switch t.Rel.Base() {
	case doc.RelAmod:
		return t.Head
	case doc.RelConj:
		if !m.isVerb(t.Head) {
			return m.nominalSubject(t.Head)
		}
		return m.surfaceSubject(t.Head, 0)
	case doc.RelAcl, doc.RelXcomp:
		if d.Tokens[n].UPOS == doc.ADJ {
			if t.Rel.Base() == doc.RelAcl {
				return t.Head
			}
			return m.surfaceSubject(n, 0)
		}
	case doc.RelObj:
		if m.isVerb(t.Head) {
			return m.subject(t.Head)
		}
	case doc.RelNsubj: // "an attack was launched by Mordor"
		if m.isVerb(t.Head) && m.passive(t.Head) {
			return m.agent(t.Head)
		}
	case doc.RelObl:
		if m.isVerb(t.Head) {
			return m.surfaceSubject(t.Head, 0)
		}
	}
	return doc.None
}

func (m *Matcher) hasCop(v doc.Tok) bool { return m.d.Kid(v, doc.RelCop) != doc.None }

func (m *Matcher) hasMark(v doc.Tok) bool {
	for _, k := range m.d.Kids(v) {
		if m.d.Tokens[k].Rel == doc.RelMark {
			return true
		}
	}
	return false
}
