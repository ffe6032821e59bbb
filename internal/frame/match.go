package frame

import (
	"slices"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
	"regesta/internal/syntax"
	"regesta/internal/vocab"
)

// A Matcher finds frames in documents. It holds scratch memory and belongs to
// one worker.
type Matcher struct {
	// Explain makes Run keep near misses.
	Explain bool

	lex     *Lexicon
	part    partKind // of the trigger that is being tried
	syn     syntax.Finder
	c       *coding.Coding
	d       *doc.Doc
	matches []coding.Match
	near    []coding.NearMiss
	fillers []coding.Filler // arena of all matches' roles
	words   []doc.Tok
	buf     [2][]doc.Tok
	places  []bool // by token: head of a place

	// What the constraints of the token at hand gave: test[i] is 2*round when
	// constraint i failed in that round, 2*round+1 when it held.
	test   []uint64
	round  uint64
	held   []held
	filled []doc.Tok // fillers that held constraints named, by constraint
	filAt  [][2]int32
}

// held is a trigger all of whose constraints hold.
type held struct {
	t           *trigger
	part        partKind
	soft        int
	specificity int32
	words       []doc.Tok
	lemma       []vocab.Sym // of a multiword trigger
}

// NewMatcher returns a matcher for the frames of l.
func (l *Lexicon) NewMatcher() *Matcher {
	return &Matcher{lex: l, syn: l.syntax.Finder(), test: make([]uint64, len(l.constraints)), filAt: make([][2]int32, len(l.constraints))}
}

// Run finds the frames of c's document, whose parties and places must be known.
// Matches are in text order and valid until the next Run.
func (m *Matcher) Run(c *coding.Coding) []coding.Match {
	m.c, m.d = c, c.Doc
	m.syn.Set(c.Doc)
	m.matches, m.near, m.fillers, m.words = m.matches[:0], m.near[:0], m.fillers[:0], m.words[:0]
	m.places = append(m.places[:0], make([]bool, len(m.d.Tokens))...)
	for i := range c.Places {
		m.places[c.Places[i].Head] = true
	}
	for i := range m.d.Tokens {
		m.token(doc.Tok(i))
	}
	return m.matches
}

// Near lists the patterns of the last Run that failed on one constraint.
func (m *Matcher) Near() []coding.NearMiss { return m.near }

// token finds the frames whose trigger is t.
func (m *Matcher) token(t doc.Tok) {
	k := &m.d.Tokens[t]
	m.held = m.held[:0]
	switch k.UPOS {
	case doc.VERB, doc.AUX:
		if k.Rel == doc.RelAux || k.Rel == doc.RelAuxPass || k.Rel == doc.RelCop {
			return
		}
		m.begin()
		y := k.Lemma
		if len(m.lex.lookup(verbPart, y)) == 0 { // a wrong lemma
			if l, ok := m.lex.inflected[k.Norm]; ok {
				y = l
			} else {
				y = k.Norm
			}
		}
		m.try(t, verbPart, y)
		if k.XPOS == doc.VBN || k.XPOS == doc.VBG {
			m.try(t, adjPart, k.Norm)
			if k.XPOS == doc.VBG {
				m.try(t, nounPart, k.Norm)
			}
		} else if m.nounlike(t) {
			m.try(t, nounPart, k.Lemma)
		}
	case doc.NOUN, doc.PROPN:
		m.begin()
		if m.syn.IsVerb(t) {
			if y, ok := m.lex.inflected[k.Norm]; ok {
				m.try(t, verbPart, y)
			} else {
				m.try(t, verbPart, k.Norm)
			}
		}
		m.try(t, nounPart, k.Lemma)
		if k.Norm != k.Lemma {
			m.try(t, nounPart, k.Norm)
		}
	case doc.ADJ, doc.ADV:
		m.begin()
		if y, ok := m.lex.inflected[k.Norm]; ok && m.d.Kid(t, doc.RelCop) != doc.None {
			m.try(t, verbPart, y) // "was kidnapped", taken for an adjective
		}
		m.try(t, adjPart, k.Lemma)
		if k.Norm != k.Lemma {
			m.try(t, adjPart, k.Norm)
		}
	default:
		return
	}
	if len(m.held) > 0 {
		m.choose(t)
	}
}

// nounlike reports whether t, tagged as a verb, is built like a noun: "in
// overnight air strikes".
func (m *Matcher) nounlike(t doc.Tok) bool {
	k := &m.d.Tokens[t]
	noun := k.XPOS == doc.VBZ && (k.Rel == doc.RelXcomp || t == m.d.Sents[m.d.SentOf(t)].First)
	for _, k := range m.d.Kids(t) {
		switch m.d.Tokens[k].Rel {
		case doc.RelNsubj, doc.RelNsubjPass, doc.RelObj, doc.RelAux, doc.RelMark:
			return false
		case doc.RelDet, doc.RelCase, doc.RelCompound, doc.RelNmodPoss, doc.RelAmod:
			noun = true
		}
	}
	return noun || t > 0 && m.d.Tokens[t-1].Rel != doc.RelNsubj && m.d.Tokens[t].XPOS == doc.VBZ && m.d.Tokens[t-1].UPOS == doc.NOUN && m.d.Kid(t, doc.RelNsubj) == doc.None
}

// begin forgets what constraints gave for the last token.
func (m *Matcher) begin() {
	m.round++
	m.filled = m.filled[:0]
	m.part = verbPart
}

// try collects the triggers of lemma y whose constraints hold at t.
func (m *Matcher) try(t doc.Tok, p partKind, y vocab.Sym) {
	list := m.lex.lookup(p, y)
	if p != m.part { // the subject of a participle is not that of its verb
		m.part = p
		m.round++
	}
	for _, e := range list {
		if e.words != nil && !m.atHead(t, e.words) {
			continue
		}
		tr := &m.lex.triggers[e.trigger]
		failed, soft := int32(-1), 0
		for _, c := range tr.constraints {
			if m.holds(t, c) {
				continue
			}
			if !m.lex.constraints[c].soft || !m.unknown(t, c) {
				failed = c
				break
			}
			soft++
		}
		if failed < 0 {
			m.held = append(m.held, held{tr, p, soft, tr.specificity + int32(4*len(e.words)-6*soft), m.named(tr), e.words})
		} else if m.Explain && failed == tr.constraints[len(tr.constraints)-1] {
			m.near = append(m.near, coding.NearMiss{Sense: m.lex.senses[tr.sense], Head: t, Trigger: tr.text, Constraint: m.lex.constraints[failed].text})
		}
	}
}

// unknown reports whether constraint i of t fails only because nothing is known
// of a person or body that stands in its place: a name or pronoun without codes.
func (m *Matcher) unknown(t doc.Tok, i int32) bool {
	for _, k := range m.follow(t, m.lex.constraints[i].path) {
		if u := m.d.Tokens[k].UPOS; u == doc.PROPN || u == doc.PRON && m.d.Tokens[k].Feats&doc.Person3 != 0 {
			for _, p := range m.c.PartiesOf(k) {
				if p.Codes() {
					return false
				}
			}
			return true
		}
	}
	return false
}

// named lists the tokens that the constraints of tr named by lemma or class.
func (m *Matcher) named(tr *trigger) []doc.Tok {
	from := len(m.words)
	for _, c := range tr.constraints {
		if m.lex.constraints[c].words {
			r := m.filAt[c]
			m.words = append(m.words, m.filled[r[0]:r[1]]...)
		}
	}
	return m.words[from:len(m.words):len(m.words)]
}

// choose keeps the most specific of the triggers that hold, preferring one whose
// needed roles are filled, and the best one of another category.
func (m *Matcher) choose(t doc.Tok) {
	slices.SortStableFunc(m.held, func(a, b held) int { return int(b.specificity - a.specificity) })
	first := len(m.matches)
	for _, h := range m.held {
		if len(m.matches) > first && m.matches[first].Missing == 0 && m.lex.senses[h.t.sense].Category == m.matches[first].Sense.Category {
			continue
		}
		x := m.fillRoles(t, h)
		switch n := len(m.matches) - first; {
		case n == 0:
			m.matches = append(m.matches, x)
		case x.Missing == 0 && m.matches[first].Missing != 0:
			m.matches[first] = x
			m.matches = m.matches[:first+1]
		case n == 1 && x.Missing <= m.matches[first].Missing && x.Sense.Category != m.matches[first].Sense.Category:
			x.Second = true
			m.matches = append(m.matches, x)
		}
	}
}

// fillRoles makes a match of a trigger that holds.
func (m *Matcher) fillRoles(t doc.Tok, h held) coding.Match {
	s, p := m.lex.senses[h.t.sense], &m.lex.parts[h.t.part]
	x := coding.Match{Sense: s, Head: t, Trigger: h.t.text, Specificity: int(h.specificity), Words: h.words, Soft: h.soft}
	m.part = h.part
	x.Actor = m.role(t, h, p.actor)
	if h.part == nounPart && !m.anyParty(x.Actor) {
		x.Actor = m.supported(t, x.Actor)
	}
	x.Recipient = m.role(t, h, p.recipient)
	if s.Needs&coding.ActorRole != 0 && !m.anyParty(x.Actor) && !(s.Mutual && m.anyParty(x.Recipient)) {
		x.Missing |= coding.ActorRole
	}
	if s.Needs&coding.RecipientRole != 0 && !m.anyParty(x.Recipient) {
		x.Missing |= coding.RecipientRole
	}
	return x
}

// supported adds the subject of the verb that supports noun t, such as "launch"
// in "launched an attack", to its actors.
func (m *Matcher) supported(t doc.Tok, have []coding.Filler) []coding.Filler {
	k := &m.d.Tokens[t]
	if k.Head == doc.None || !m.syn.IsVerb(k.Head) || !m.lex.support[m.d.Tokens[k.Head].Lemma] {
		return have
	}
	switch k.Rel.Base() {
	case doc.RelObj, doc.RelObl, doc.RelNsubj:
	default:
		return have
	}
	s := m.syn.Subject(k.Head)
	if s == doc.None || s == t || k.Rel.Base() == doc.RelNsubj && !m.syn.Passive(k.Head) {
		return have
	}
	from := len(m.fillers)
	m.fillers = append(append(m.fillers, have...), coding.Filler{Tok: s, Rank: 250})
	return m.fillers[from:len(m.fillers):len(m.fillers)]
}

func (m *Matcher) anyParty(fs []coding.Filler) bool {
	for _, f := range fs {
		if len(m.c.PartiesOf(f.Tok)) > 0 {
			return true
		}
	}
	return false
}

// role lists the tokens at the ends of paths, each once and none that is a word
// of the trigger itself.
func (m *Matcher) role(t doc.Tok, h held, paths []path) []coding.Filler {
	from := len(m.fillers)
	for rank, p := range paths {
		for _, k := range m.ends(t, h.t, p) {
			if k != t && !m.isAny(k, h.lemma) && !slices.ContainsFunc(m.fillers[from:], func(f coding.Filler) bool { return f.Tok == k }) {
				m.fillers = append(m.fillers, coding.Filler{Tok: k, Rank: uint8(rank)})
			}
		}
	}
	return m.fillers[from:len(m.fillers):len(m.fillers)]
}

// follow returns the tokens at the end of path p from t. The result is valid
// until the next call.
func (m *Matcher) follow(t doc.Tok, p path) []doc.Tok {
	m.buf[0] = append(m.buf[0][:0], t)
	return m.walk(p, false)
}

// walk is follow from the tokens in buf[0]; deep says that they are steps below
// the trigger.
func (m *Matcher) walk(p path, deep bool) []doc.Tok {
	cur, next := m.buf[0], m.buf[1][:0]
	for i := range p {
		next = next[:0]
		for _, k := range cur {
			if i > 0 || deep {
				k = m.inner(k, p[i])
			}
			next = m.fill(k, &p[i], next)
		}
		cur, next = next, cur
	}
	m.buf[0], m.buf[1] = cur, next
	return cur
}

// ends are the tokens at the end of a role's path. Where a constraint of the
// trigger names the phrase that the path begins with, the others with the same
// preposition do not count: "killed in an attack by rebels | in Dale".
func (m *Matcher) ends(t doc.Tok, tr *trigger, p path) []doc.Tok {
	if len(p) > 1 && p[0].kind == prepSlot {
		for _, c := range tr.constraints {
			if k := &m.lex.constraints[c]; len(k.path) == 1 && k.words && !k.not && k.path[0].is(&p[0]) {
				r := m.filAt[c]
				m.buf[0] = append(m.buf[0][:0], m.filled[r[0]:r[1]]...)
				return m.walk(p[1:], true)
			}
		}
	}
	return m.follow(t, p)
}

// inner steps through a transparent noun before the next slot is looked for:
// the parties of "a round of talks with Dale" stand at "talks".
func (m *Matcher) inner(k doc.Tok, s slot) doc.Tok {
	if s.kind == prepSlot && s.prep == m.lex.of.prep || !m.lex.transparent[m.d.Tokens[k].Lemma] {
		return k
	}
	if o := m.ofPhrase(k); o != doc.None {
		return o
	}
	return k
}

// ofPhrase is the phrase with "of" under noun k.
func (m *Matcher) ofPhrase(k doc.Tok) doc.Tok {
	for _, o := range m.d.Kids(k) {
		if m.d.Tokens[o].Rel.Base() == doc.RelNmod && m.hasCase(o, &m.lex.of) {
			return o
		}
	}
	return doc.None
}

// holds tests constraint i at token t, once per token.
func (m *Matcher) holds(t doc.Tok, i int32) bool {
	if m.test[i]>>1 == m.round {
		return m.test[i]&1 != 0
	}
	ok := m.evaluate(t, i)
	m.test[i] = m.round << 1
	if ok {
		m.test[i]++
	}
	return ok
}

func (m *Matcher) evaluate(t doc.Tok, i int32) bool {
	c := &m.lex.constraints[i]
	fillers := m.follow(t, c.path)
	from := int32(len(m.filled))
	if c.any {
		m.filAt[i] = [2]int32{from, from}
		return len(fillers) > 0 != c.not
	}
	for _, k := range fillers {
		for ; k != doc.None; k = m.ofTransparent(k) {
			if m.matchesAny(k, c) {
				m.filled = append(m.filled, k)
				break
			}
			if o := m.conjunct(k, c); o != doc.None {
				m.filled = append(m.filled, o)
				break
			}
		}
	}
	m.filAt[i] = [2]int32{from, int32(len(m.filled))}
	return int32(len(m.filled)) > from != c.not
}

// ofTransparent is the "of" phrase below a transparent noun, else doc.None.
func (m *Matcher) ofTransparent(k doc.Tok) doc.Tok {
	if !m.lex.transparent[m.d.Tokens[k].Lemma] && !m.lex.transparent[m.d.Tokens[k].Norm] && m.d.Tokens[k].UPOS != doc.NUM {
		return doc.None
	}
	return m.ofPhrase(k)
}

// conjunct is a member of the coordination at k that satisfies c.
func (m *Matcher) conjunct(k doc.Tok, c *constraint) doc.Tok {
	for _, o := range m.d.Kids(k) {
		if m.d.Tokens[o].Rel == doc.RelConj && m.matchesAny(o, c) {
			return o
		}
	}
	return doc.None
}

func (m *Matcher) matchesAny(k doc.Tok, c *constraint) bool {
	for i := range c.values {
		if m.matches1(k, &c.values[i]) {
			return true
		}
	}
	return false
}

// matches1 tests one value of a constraint at token k.
func (m *Matcher) matches1(k doc.Tok, v *value) bool {
	t := &m.d.Tokens[k]
	switch v.kind {
	case lemmaValue:
		return t.Lemma == v.sym || t.Norm == v.sym
	case multiValue:
		return t.Norm == v.sym || m.atHead(k, v.words)
	case classValue:
		s := m.lex.classes[v.class]
		return s.has(t.Lemma) || t.Norm != t.Lemma && s.has(t.Norm)
	case placeValue:
		return m.places[k] || m.hasType(k, 1<<doc.Place|1<<doc.Country)
	case numValue:
		return t.UPOS == doc.NUM || m.d.Kid(k, doc.RelNummod) != doc.None
	case typeValue:
		return m.hasType(k, v.types)
	}
	for _, p := range m.c.PartiesOf(k) {
		switch v.kind {
		case actorValue:
			if p.Codes() {
				return true
			}
		case sectorValue:
			if p.Sector == v.sector || p.Others.Has(v.sector) {
				return true
			}
		case countryValue:
			if p.Country == v.country {
				return true
			}
		case igoValue:
			if p.Type == doc.IGO || p.Country == igo || p.Country == uno || p.Country == eur {
				return true
			}
		}
	}
	return false
}

func (m *Matcher) hasType(k doc.Tok, types uint16) bool {
	for _, p := range m.c.PartiesOf(k) {
		if types&(1<<p.Type) != 0 {
			return true
		}
	}
	return false
}

// atHead reports whether words stand in the text around t, hyphens aside, and t
// is the head of the expression.
func (m *Matcher) atHead(t doc.Tok, words []vocab.Sym) bool {
	d := m.d
	s := &d.Sents[d.SentOf(t)]
	for j := range words {
		if !m.is(t, words[j]) {
			continue
		}
		first, last, ok := t, t, true
		for i := j - 1; i >= 0 && ok; i-- {
			first = m.step(first, -1, s)
			ok = first != doc.None && m.is(first, words[i])
		}
		for i := j + 1; i < len(words) && ok; i++ {
			last = m.step(last, 1, s)
			ok = last != doc.None && m.is(last, words[i])
		}
		if ok && (d.Tokens[t].Head < first || d.Tokens[t].Head > last) {
			return true
		}
	}
	return false
}

// step is the next word beside t, hyphens passed over.
func (m *Matcher) step(t, by doc.Tok, s *doc.Sent) doc.Tok {
	for t += by; t >= s.First && t < s.End; t += by {
		if m.d.Tokens[t].Norm != m.lex.hyphen {
			return t
		}
	}
	return doc.None
}

func (m *Matcher) isAny(t doc.Tok, words []vocab.Sym) bool {
	for _, w := range words {
		if m.is(t, w) {
			return true
		}
	}
	return false
}

func (m *Matcher) is(t doc.Tok, w vocab.Sym) bool {
	k := &m.d.Tokens[t]
	return k.Lemma == w || k.Norm == w
}

var (
	igo = ontology.MustCountry("IGO")
	uno = ontology.MustCountry("UNO")
	eur = ontology.MustCountry("EUR")
)
