package frame

import (
	"slices"
	"strings"

	"regesta/internal/doc"
	"regesta/internal/vocab"
)

// A slotKind is a grammatical place at a predicate.
type slotKind uint8

const (
	subjSlot slotKind = iota
	objSlot
	iobjSlot
	prtSlot
	xcompSlot
	ccompSlot
	advclSlot
	advSlot
	possSlot
	amodSlot
	compoundSlot
	modSlot
	caseSlot
	detSlot
	numSlot
	auxSlot
	headSlot
	wordSlot // a dependent with the lemma slot.prep
	prepSlot // the phrase with preposition slot.prep
)

var slotNames = map[string]slotKind{
	"subj": subjSlot, "obj": objSlot, "iobj": iobjSlot, "prt": prtSlot, "xcomp": xcompSlot, "ccomp": ccompSlot,
	"advcl": advclSlot, "adv": advSlot, "advmod": advSlot, "poss": possSlot, "amod": amodSlot, "compound": compoundSlot,
	"mod": modSlot, "case": caseSlot, "det": detSlot, "num": numSlot, "aux": auxSlot, "head": headSlot,
}

// prepositions are the words that name a slot by themselves.
var prepositions = func() map[string]bool {
	m := map[string]bool{}
	for _, p := range strings.Fields(`about above across after against ahead_of along alongside amid amidst among amongst around as as_part_of
		at away_from because_of before behind below beneath beside besides between beyond by concerning despite down due_to during
		except following for from in in_front_of in_response_to inside instead_of into like near next_to of off on on_behalf_of onto
		opposite out out_of outside over past per prior_to regarding since than through throughout to together_with toward towards
		under underneath unlike until up upon involving including versus via vs with within without worth`) {
		m[p] = true
	}
	return m
}()

// A slot is one step from a predicate to its argument.
type slot struct {
	kind slotKind
	prep vocab.Sym // first word of the preposition
	more []vocab.Sym
}

// is reports whether s and o are the same slot.
func (s *slot) is(o *slot) bool {
	return s.kind == o.kind && s.prep == o.prep && slices.Equal(s.more, o.more)
}

// A path leads from a predicate to a role in one or more steps.
type path []slot

// fill appends to out the tokens that stand in slot s of token t.
func (m *Matcher) fill(t doc.Tok, s *slot, out []doc.Tok) []doc.Tok {
	d := m.d
	one := func(k doc.Tok) []doc.Tok {
		if k != doc.None {
			out = append(out, k)
		}
		return out
	}
	if m.part == verbPart && d.Tokens[t].UPOS == doc.ADJ { // a participle taken for an adjective
		switch s.kind {
		case subjSlot:
			return m.prepKids(t, &m.lex.by, doc.None, out)
		case objSlot:
			return one(m.syn.Subject(t))
		}
	}
	switch s.kind {
	case subjSlot:
		if m.part == adjPart && m.syn.IsVerb(t) && m.syn.Passive(t) {
			return one(m.syn.Object(t)) // "is prepared", "troops stationed in …"
		}
		return one(m.syn.Subject(t))
	case objSlot:
		return one(m.syn.Object(t))
	case iobjSlot:
		return one(m.syn.Indirect(t))
	case headSlot:
		return one(d.Tokens[t].Head)
	case prepSlot:
		return m.prepPhrases(t, s, out)
	case wordSlot:
		return m.wordKids(t, s, out)
	}
	for _, k := range d.Kids(t) {
		if s.holds(d, k) {
			out = append(out, k)
		}
	}
	if len(out) > 0 {
		return out
	}
	switch s.kind {
	case xcompSlot:
		return m.infinitive(t, out)
	case prtSlot: // the word after the verb, wherever the tree puts it
		if n := t + 1; int(n) < len(d.Tokens) && (d.Tokens[n].UPOS == doc.ADP || d.Tokens[n].UPOS == doc.ADV) {
			out = append(out, n)
		}
	}
	return out
}

// wordKids finds the dependents of t, or of its object, that are the word of s.
func (m *Matcher) wordKids(t doc.Tok, s *slot, out []doc.Tok) []doc.Tok {
	for _, k := range m.d.Kids(t) {
		if m.is(k, s.prep) {
			out = append(out, k)
		}
	}
	if o := m.syn.Object(t); len(out) == 0 && o != doc.None {
		for _, k := range m.d.Kids(o) {
			if m.is(k, s.prep) {
				out = append(out, k)
			}
		}
	}
	return out
}

// holds reports whether dependent k of a token stands in slot s, for the slots
// that the relation alone decides.
func (s *slot) holds(d *doc.Doc, k doc.Tok) bool {
	r := d.Tokens[k].Rel
	switch s.kind {
	case prtSlot:
		return r == doc.RelCompoundPrt || r == doc.RelAdvmod || r == doc.RelCase && d.Tokens[k].UPOS != doc.PART
	case xcompSlot:
		return r == doc.RelXcomp
	case ccompSlot:
		return r == doc.RelCcomp || r == doc.RelCsubj || r == doc.RelParataxis ||
			r == doc.RelXcomp && d.Kid(k, doc.RelMark) != doc.None && d.Kid(k, doc.RelNsubj) != doc.None
	case advclSlot:
		return r.Base() == doc.RelAdvcl
	case advSlot:
		return r == doc.RelAdvmod
	case possSlot:
		return r == doc.RelNmodPoss
	case amodSlot:
		return r == doc.RelAmod
	case compoundSlot:
		return r == doc.RelCompound || r == doc.RelNmodDesc
	case modSlot:
		return r == doc.RelAmod || r == doc.RelCompound || r == doc.RelNmodPoss || r == doc.RelNmodDesc
	case caseSlot:
		return r == doc.RelCase
	case detSlot:
		return r == doc.RelDet
	case auxSlot:
		return r == doc.RelAux
	case numSlot:
		return r == doc.RelNummod
	}
	return false
}

// infinitive finds the clause of purpose or content that parsers attach as
// advcl or, below the object, as acl: "plans to attack", "use force to stop".
func (m *Matcher) infinitive(t doc.Tok, out []doc.Tok) []doc.Tok {
	d := m.d
	for _, k := range d.Kids(t) {
		r := d.Tokens[k].Rel
		if (r == doc.RelAdvcl || r == doc.RelAcl || r == doc.RelCcomp) && d.Tokens[k].XPOS == doc.VB && m.syn.ToInfinitive(k) {
			out = append(out, k)
		}
	}
	if k := m.syn.BareInfinitive(t); len(out) == 0 && k != doc.None {
		out = append(out, k)
	}
	return out
}

// prepPhrases finds the dependents of t that s's preposition introduces. Where
// t has none, phrases are looked for where parsers attach them by mistake: under
// the object of a verb, and beside a noun that is itself an object.
func (m *Matcher) prepPhrases(t doc.Tok, s *slot, out []doc.Tok) []doc.Tok {
	n := len(out)
	out = m.prepKids(t, s, doc.None, out)
	if len(out) > n {
		return out
	}
	d := m.d
	k := &d.Tokens[t]
	if s.prep == m.lex.by.prep && k.UPOS.IsNominal() {
		if g := m.carriedOut(t); g != doc.None {
			return append(out, g)
		}
	}
	switch {
	case k.UPOS == doc.VERB:
		if o := d.Kid(t, doc.RelObj); o != doc.None {
			if out = m.prepKids(o, s, doc.None, out); len(out) == n {
				for _, k := range d.Kids(o) { // "handed control of Bree to Rohan"
					if d.Tokens[k].Rel == doc.RelNmod {
						out = m.prepKids(k, s, doc.None, out)
					}
				}
			}
		}
		if len(out) == n && s.prep == m.lex.against.prep { // "went on strike [against Mordor]"
			for o := range d.KidsBy(t, doc.RelObl) {
				if o > t {
					out = m.prepKids(o, s, doc.None, out)
				}
			}
		}
	case k.UPOS.IsNominal() && k.Rel == doc.RelNsubj && k.Head > t: // "a meeting [with officials] ended"
		out = m.prepKids(k.Head, s, t, out)
		for len(out) > n && out[len(out)-1] > k.Head {
			out = out[:len(out)-1]
		}
	case k.UPOS.IsNominal() && k.Head != doc.None && (k.Rel == doc.RelObj || k.Rel == doc.RelNsubjPass || k.Rel.Base() == doc.RelObl):
		if s.prep == m.lex.by.prep && k.Rel == doc.RelNsubjPass && !m.lex.support[d.Tokens[k.Head].Lemma] {
			break // "the raid was condemned by Rohan"
		}
		out = m.prepKids(k.Head, s, t, out)
	}
	if len(out) > n || !k.UPOS.IsNominal() {
		return out
	}
	for _, o := range d.Kids(t) { // "a pledge of [loans to Dale]"
		if d.Tokens[o].Rel.Base() == doc.RelNmod && d.Tokens[o].Rel != doc.RelNmodPoss && o > t {
			out = m.prepKids(o, s, doc.None, out)
		}
	}
	return out
}

// carriedOut is who does what noun t names where a participle tells it: "a
// bombing (allegedly) carried out by rebels".
func (m *Matcher) carriedOut(t doc.Tok) doc.Tok {
	d := m.d
	for i, h := range [...]doc.Tok{t, d.Tokens[t].Head} {
		if h == doc.None {
			break
		}
		for _, a := range d.Kids(h) {
			if r := d.Tokens[a].Rel; a > t && m.lex.support[d.Tokens[a].Lemma] && (i == 0 && r == doc.RelAcl || i == 1 && r == doc.RelAdvcl && d.Kid(a, doc.RelNsubj) == doc.None) {
				if g := m.syn.Agent(a); g != doc.None {
					return g
				}
			}
		}
	}
	return doc.None
}

// prepKids appends the dependents of t after token after that s's preposition
// introduces.
func (m *Matcher) prepKids(t doc.Tok, s *slot, after doc.Tok, out []doc.Tok) []doc.Tok {
	d := m.d
	for _, k := range d.Kids(t) {
		if k <= after {
			continue
		}
		switch d.Tokens[k].Rel.Base() {
		case doc.RelObl, doc.RelNmod, doc.RelAdvcl, doc.RelAcl, doc.RelAdvmod, doc.RelXcomp, doc.RelNsubj:
			if m.hasCase(k, s) {
				out = append(out, k)
			} else if d.Tokens[k].Norm == s.prep { // "drills involving Rohan"
				if o := d.Kid(k, doc.RelObj); o != doc.None {
					out = append(out, o)
				}
			}
		}
	}
	return out
}

// hasCase reports whether s's preposition introduces k.
func (m *Matcher) hasCase(k doc.Tok, s *slot) bool {
	d := m.d
	for _, c := range d.Kids(k) {
		r := d.Tokens[c].Rel
		if c < k && (r == doc.RelCompound || r == doc.RelAmod || r == doc.RelFlat) && m.hasCase(c, s) {
			return true // long names may hang their preposition on a modifier
		}
		if r != doc.RelCase && r != doc.RelMark || d.Tokens[c].Norm != s.prep {
			continue
		}
		end := c + 1
		ok := true
		for _, w := range s.more {
			if int(end) >= len(d.Tokens) || d.Tokens[end].Norm != w {
				ok = false
				break
			}
			end++
		}
		if !ok {
			continue
		}
		// "of" alone is not the preposition of "out of", nor "of" of "because of".
		if len(s.more) == 0 && m.multiword(c) {
			continue
		}
		return true
	}
	return false
}

// multiword reports whether case marker c is a part of a fixed expression.
func (m *Matcher) multiword(c doc.Tok) bool {
	if m.d.Tokens[c].Rel == doc.RelFixed {
		return true
	}
	for _, k := range m.d.Kids(c) {
		if m.d.Tokens[k].Rel == doc.RelFixed {
			return true
		}
	}
	return false
}
