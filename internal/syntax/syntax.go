// Package syntax finds the logical subject and object of predicates in a
// dependency tree: through passives, control, relative clauses, participles,
// coordination and nouns that a verb supports.
//
// New prepares the word lists once; a Finder, one per worker, then answers for
// the document that it is set to (Set).
package syntax

import (
	"regesta/internal/doc"
	"regesta/internal/vocab"
)

// Words holds the word lists that argument sharing depends on. It is read-only
// and may be shared.
type Words struct {
	relative       map[vocab.Sym]bool
	subjectControl map[vocab.Sym]bool    // verbs whose infinitive has their subject although they take an object
	objectControl  map[vocab.Sym]bool    // verbs whose object is the subject of their infinitive
	obliqueControl map[vocab.Sym]bool    // "called on Mordor to withdraw"
	transitive     map[vocab.Sym]bool    // verbs that are passive where they stand as past participles without object
	ditransitive   map[vocab.Sym]bool    // verbs whose passive keeps an object
	intransitive   map[vocab.Sym]bool    // verbs that have no passive
	time           map[vocab.Sym]bool    // nouns that stand beside verbs without being objects
	plural         map[vocab.Sym]bool    // plural nouns that are hardly ever verbs in the press
	pairs          map[[2]vocab.Sym]bool // nouns of two words one of which may be a verb elsewhere
	gerunds        map[vocab.Sym]bool    // nouns for acts that are gerunds before an object
	particle       map[vocab.Sym]bool    // particles that trees take for prepositions of the object
	bare           map[vocab.Sym]bool    // verbs whose object has a bare infinitive
	were, those    map[vocab.Sym]bool
	speech         map[vocab.Sym]bool // verbs that are put into what they report
	by, have       vocab.Sym
	against        vocab.Sym
}

// New returns the word lists, their words added to b.
func New(b *vocab.Builder) *Words {
	set := b.Set
	pairs := map[[2]vocab.Sym]bool{}
	for _, p := range [...][2]string{{"air", "strikes"}, {"air", "raids"}, {"riot", "police"}, {"arms", "embargo"}} {
		pairs[[2]vocab.Sym{b.Sym(p[0]), b.Sym(p[1])}] = true
	}
	return &Words{
		by: b.Sym("by"), have: b.Sym("have"), against: b.Sym("against"), pairs: pairs,
		were: set("was were"), those: set("those one"), speech: set("say tell report announce state add claim confirm write declare note stress warn cite quote refer urge call insist argue point"), particle: set("off up down"), bare: set("let make help see watch hear"),
		relative:       set("who which that whom whose"),
		subjectControl: set("promise vow pledge threaten swear commit use take hold make begin start continue have"),
		objectControl: set(`urge ask tell order force allow permit enable compel oblige encourage press pressure push invite require
			request persuade convince instruct command direct warn beg implore get cause lead want expect advise help let make see`),
		obliqueControl: set("call appeal plead rely count"),
		ditransitive:   set("give grant offer award send show deny tell sentence pay hand teach promise allot assign ask"),
		intransitive: set(`riot march protest rally demonstrate clash gather arrive flee resign die agree vow camp converge erupt surrender
			retaliate respond react go come fall rise collapse disappear participate testify apologize apologise
			advance consult mutiny negotiate retreat scuffle skirmish speak talk quarrel`),
		gerunds: set(`shelling bombing killing attacking shooting targeting raiding stabbing torturing arresting detaining holding
			training arming funding financing backing supporting supplying blocking violating invading poisoning kidnapping hacking
			spying smuggling looting burning closing jailing beating murdering plotting planning seizing`),
		plural: set(`rebels pirates warships gunships tankers activists militants insurgents separatists guerrillas jihadists
			soldiers troops protesters prisoners detainees migrants refugees ministers officials lawmakers diplomats envoys
			workers farmers miners students villagers`),
		time: set(`day week month year hour night morning evening afternoon today tomorrow yesterday time monday tuesday wednesday thursday
			friday saturday sunday january february march april may june july august september october november december`),
		transitive: set(`kill injure wound arrest detain shoot sentence jail convict charge behead execute abduct kidnap seize capture
			free release find hit attack bomb destroy displace evacuate rescue deport expel elect name appoint sanction ban block foil
			hurt hang imprison target accuse suspect fine murder slay stab torture rape raid ambush gun assassinate indict extradite
			damage burn close reopen suspend cancel postpone lift impose reject approve recall summon oust overthrow`),
	}
}

// A Finder answers for one document at a time. The zero Finder is of no use.
type Finder struct {
	w *Words
	d *doc.Doc
}

// Finder returns a finder that uses w's lists.
func (w *Words) Finder() Finder { return Finder{w: w} }

// Set makes f answer for d, whose tree must be linked.
func (f *Finder) Set(d *doc.Doc) { f.d = d }

// maxClimb bounds how far a shared subject is looked for.
const maxClimb = 8

// Subject returns the logical subject of predicate v: of a verb its nsubj, else
// the agent of its passive, else the subject that it shares or that governs it;
// of a noun or adjective what it is said of, or the subject of the verb that
// supports it ("carried out an attack").
// It returns doc.None for imperatives and passives without agent.
func (f *Finder) Subject(v doc.Tok) doc.Tok {
	if !f.IsVerb(v) {
		return f.nominalSubject(v)
	}
	if f.Passive(v) {
		return f.Agent(v)
	}
	return f.SurfaceSubject(v)
}

// IsVerb reports whether v is used as a verb, participles before nouns included.
// A word tagged as a noun counts if it has an object: taggers trained on other
// prose mistake the present tense of headlines ("bomber kills six").
func (f *Finder) IsVerb(v doc.Tok) bool {
	switch f.d.Tokens[v].UPOS {
	case doc.VERB, doc.AUX:
		return true
	case doc.NOUN, doc.PROPN:
		return f.d.Kid(v, doc.RelObj) != doc.None
	}
	return false
}

// Passive reports whether verb v is passive: by its auxiliary or subject, or as
// a past participle that modifies a noun or follows a passive.
func (f *Finder) Passive(v doc.Tok) bool {
	d := f.d
	aux, subj, obj, passive, agent := false, false, false, false, false
	for _, k := range d.Kids(v) {
		switch d.Tokens[k].Rel {
		case doc.RelAuxPass:
			return true
		case doc.RelOblAgent:
			agent = true
		case doc.RelNsubjPass:
			passive = true
		case doc.RelAux:
			aux = true
		case doc.RelNsubj:
			subj = true
		case doc.RelObj:
			obj = true
		}
	}
	t := &d.Tokens[v]
	if agent && !(aux && subj) { // "has spoken by phone" has no agent
		return true
	}
	if !aux && t.XPOS == doc.VBN && t.Head == doc.None && f.fullStop(v) { // "Gondor denied entry to Mordor." wants a finite verb
		return !obj && f.w.transitive[t.Lemma]
	}
	if passive { // unless the label is wrong: "the rebels have reached a deal"
		return !obj || !aux || f.w.ditransitive[t.Lemma]
	}
	if t.XPOS != doc.VBN || aux || f.w.intransitive[t.Lemma] {
		return false
	}
	switch t.Rel.Base() {
	case doc.RelAcl:
		// "rebels signed a truce" may be taken for a reduced relative clause.
		if h := &d.Tokens[t.Head]; h.Head == doc.None && h.UPOS != doc.VERB && !f.hasCop(t.Head) && v == t.Head+1 && f.fullStop(v) {
			return !obj && f.w.transitive[t.Lemma]
		}
		return !subj && (!obj && f.bareName(v) == doc.None || f.w.ditransitive[t.Lemma])
	case doc.RelXcomp:
		return !subj && d.Tokens[t.Head].Lemma != f.w.have // "has refused" with the auxiliary as head
	case doc.RelAmod:
		return !subj
	case doc.RelAdvcl:
		return !subj && !obj
	case doc.RelConj:
		return !subj && f.IsVerb(t.Head) && f.Passive(t.Head)
	}
	return !obj && f.w.transitive[t.Lemma] // headlines: "Two soldiers killed in Osgiliath"
}

// fullStop reports whether the sentence of v ends as those of running text do.
func (f *Finder) fullStop(v doc.Tok) bool {
	return f.d.Form(f.d.Sents[f.d.SentOf(v)].End-1) == "."
}

// Agent is the by-phrase of passive v.
func (f *Finder) Agent(v doc.Tok) doc.Tok {
	d := f.d
	for _, k := range d.Kids(v) {
		if r := d.Tokens[k].Rel; r == doc.RelOblAgent || r == doc.RelObl && f.hasCase(k, f.w.by) {
			return k
		}
	}
	if t := &d.Tokens[v]; t.Rel == doc.RelConj && t.Head != doc.None && f.IsVerb(t.Head) && f.Passive(t.Head) {
		for _, k := range d.Kids(t.Head) {
			if d.Tokens[k].Rel == doc.RelOblAgent && k > v {
				return k
			}
		}
	}
	return doc.None
}

// SurfaceSubject returns the grammatical subject of verb or predicate v, its
// own or the one that it shares with the clause above.
func (f *Finder) SurfaceSubject(v doc.Tok) doc.Tok { return f.shared(v, 0) }

// shared is SurfaceSubject, depth clauses above the first.
func (f *Finder) shared(v doc.Tok, depth int) doc.Tok {
	if depth > maxClimb {
		return doc.None
	}
	d := f.d
	if s := f.ownSubject(v); s != doc.None {
		return f.Antecedent(s, v)
	}
	t := &d.Tokens[v]
	if t.UPOS == doc.NOUN || t.UPOS == doc.PROPN {
		// A verb taken for a noun has its subject before it: "court sentences four".
		if v > 0 && d.Tokens[v-1].Head == v && d.Tokens[v-1].UPOS.IsNominal() {
			return v - 1
		}
	}
	h := t.Head
	if h == doc.None {
		return doc.None
	}
	switch t.Rel {
	case doc.RelXcomp, doc.RelCcomp:
		if t.Rel == doc.RelCcomp && !f.ToInfinitive(v) && t.XPOS != doc.VBG {
			return doc.None
		}
		if o := f.controller(v, h); o != doc.None {
			return o
		}
		return f.shared(h, depth+1)
	case doc.RelConj, doc.RelAux, doc.RelCop, doc.RelAuxPass, doc.RelParataxis:
		if t.Rel == doc.RelConj && !f.IsVerb(h) && !f.hasCop(h) && d.Tokens[h].UPOS != doc.ADJ {
			return doc.None
		}
		return f.shared(h, depth+1)
	case doc.RelAdvcl:
		if t.XPOS == doc.VBG && f.IsVerb(h) && f.hasMark(v) {
			// "accused Mordor of shelling", "thanked Dale for sending aid"
			if o := f.Object(h); o != doc.None && f.contentGerund(v) {
				return o
			}
		}
		if t.XPOS == doc.VB && f.IsVerb(h) {
			// "urged Gondor to attack" whose infinitive was attached as advcl.
			if o := d.Kid(h, doc.RelObj); o != doc.None && f.w.objectControl[d.Tokens[h].Lemma] {
				return f.Antecedent(o, h)
			}
		}
		return f.shared(h, depth+1)
	case doc.RelAclRelcl, doc.RelAmod:
		return f.meant(h)
	case doc.RelAcl:
		switch t.XPOS {
		case doc.VBG, doc.VBN:
			if t.XPOS == doc.VBN && d.Tokens[h].Lemma == f.w.have { // "has frozen" with the auxiliary as head
				return f.shared(h, depth+1)
			}
			if t.XPOS == doc.VBN && d.Tokens[h].UPOS == doc.VERB {
				return h // "and rebels signed": the noun was taken for a verb
			}
			if f.hasMark(v) { // "accused of plans for attacking": the noun is not the subject
				return f.holder(h)
			}
			return f.meant(h)
		case doc.VB:
			return f.holder(h)
		}
	}
	return doc.None
}

// meant is h, or whom it is said of where it only stands for those who do
// something: "Gondor has been among those calling for a truce".
func (f *Finder) meant(h doc.Tok) doc.Tok {
	if f.w.those[f.d.Tokens[h].Norm] {
		if s := f.d.Kid(h, doc.RelNsubj); s != doc.None && s < h {
			return s
		}
	}
	return h
}

// controller is the object or phrase of verb h that is the subject of its
// infinitive v: "ordered the army to …", "called on Mordor to …".
func (f *Finder) controller(v, h doc.Tok) doc.Tok {
	d := f.d
	if !f.IsVerb(h) || f.w.subjectControl[d.Tokens[h].Lemma] {
		return doc.None
	}
	if i := d.Kid(h, doc.RelIobj); i != doc.None {
		return f.Antecedent(i, h)
	}
	if o := d.Kid(h, doc.RelObj); o != doc.None {
		return f.Antecedent(o, h)
	}
	if f.w.obliqueControl[d.Tokens[h].Lemma] {
		for _, k := range d.Kids(h) {
			if d.Tokens[k].Rel == doc.RelObl && k < v {
				return k
			}
		}
	}
	return doc.None
}

// ownSubject is v's subject in the tree; of several the one nearest before v
// ("said Monday it would return").
func (f *Finder) ownSubject(v doc.Tok) doc.Tok {
	found := doc.None
	for k := range f.d.KidsBy(v, doc.RelNsubj) {
		if found == doc.None || k < v {
			found = k
		}
	}
	if found != doc.None || f.d.Tokens[v].UPOS != doc.VERB {
		return found
	}
	for a := range f.d.KidsBy(v, doc.RelAux) { // "Gondor has", the rest hung on it
		if k := f.d.Kid(a, doc.RelNsubj); k != doc.None {
			return k
		}
	}
	for k := range f.d.KidsBy(v, doc.RelCompound) { // "Gondor put …", the verb taken for a noun
		if k < v && f.d.Tokens[k].UPOS == doc.PROPN {
			found = k
		}
	}
	return found
}

// holder is the one who has plan, right or order h: "Mordor's plan to attack",
// "Mordor has a plan to attack", "ordered the army to …".
func (f *Finder) holder(h doc.Tok) doc.Tok {
	d := f.d
	if p := d.Kid(h, doc.RelNmodPoss); p != doc.None {
		return p
	}
	t := &d.Tokens[h]
	if t.Head != doc.None && f.IsVerb(t.Head) && t.Rel == doc.RelXcomp { // "became the third state to recognise Dale"
		return f.SurfaceSubject(t.Head)
	}
	if s := d.Kid(h, doc.RelNsubj); s != doc.None && s < h { // "Gondor is the first to recognise Dale"
		return s
	}
	if t.Head != doc.None && f.IsVerb(t.Head) && (t.Rel == doc.RelObj || t.Rel.Base() == doc.RelObl) {
		if f.Passive(t.Head) {
			return f.SurfaceSubject(t.Head)
		}
		if f.w.objectControl[d.Tokens[t.Head].Lemma] {
			return h
		}
		return f.SurfaceSubject(t.Head)
	}
	for _, k := range d.Kids(h) {
		if r := d.Tokens[k].Rel; (r == doc.RelNmod || r == doc.RelCompound || r == doc.RelAmod) && k < h+6 && d.Tokens[k].Flags&doc.Capital != 0 {
			return k
		}
	}
	return doc.None
}

// Antecedent replaces a relative pronoun by the noun that its clause modifies.
func (f *Finder) Antecedent(s, v doc.Tok) doc.Tok {
	d := f.d
	if !f.w.relative[d.Tokens[s].Norm] || d.Tokens[s].UPOS.IsNominal() && d.Tokens[s].UPOS != doc.PRON {
		return s
	}
	for i := 0; i < maxClimb && v != doc.None; i++ {
		t := &d.Tokens[v]
		if t.Rel == doc.RelAclRelcl || t.Rel == doc.RelAcl {
			return f.meant(t.Head)
		}
		if t.Rel == doc.RelAdvclRelcl {
			return doc.None
		}
		v = t.Head
	}
	return s
}

// nominalSubject is the subject slot of noun or adjective n.
func (f *Finder) nominalSubject(n doc.Tok) doc.Tok {
	d := f.d
	if s := d.Kid(n, doc.RelNsubj); s != doc.None {
		return f.Antecedent(s, n)
	}
	t := &d.Tokens[n]
	if t.Head == doc.None {
		return doc.None
	}
	switch t.Rel.Base() {
	case doc.RelAmod:
		return t.Head
	case doc.RelConj:
		if !f.IsVerb(t.Head) {
			return f.nominalSubject(t.Head)
		}
		return f.SurfaceSubject(t.Head)
	case doc.RelAcl, doc.RelXcomp:
		if d.Tokens[n].UPOS == doc.ADJ {
			if t.Rel.Base() == doc.RelAcl {
				return t.Head
			}
			return f.SurfaceSubject(n)
		}
	case doc.RelObj:
		if f.IsVerb(t.Head) {
			return f.Subject(t.Head)
		}
	case doc.RelNsubj: // "an attack was launched by Mordor"
		if f.IsVerb(t.Head) && f.Passive(t.Head) {
			return f.Agent(t.Head)
		}
	case doc.RelObl:
		if f.IsVerb(t.Head) {
			return f.SurfaceSubject(t.Head)
		}
	}
	return doc.None
}

func (f *Finder) hasCop(v doc.Tok) bool { return f.d.Kid(v, doc.RelCop) != doc.None }

func (f *Finder) hasMark(v doc.Tok) bool {
	for _, k := range f.d.Kids(v) {
		if f.d.Tokens[k].Rel == doc.RelMark {
			return true
		}
	}
	return false
}

// ToInfinitive reports whether verb t is marked by "to".
func (f *Finder) ToInfinitive(t doc.Tok) bool {
	for _, k := range f.d.Kids(t) {
		if f.d.Tokens[k].XPOS == doc.TO {
			return true
		}
	}
	return false
}

// hasCase reports whether preposition prep introduces t. Trees of long names
// may hang it on a modifier of their head.
func (f *Finder) hasCase(t doc.Tok, prep vocab.Sym) bool {
	for _, k := range f.d.Kids(t) {
		switch f.d.Tokens[k].Rel {
		case doc.RelCase:
			if f.d.Tokens[k].Norm == prep {
				return true
			}
		case doc.RelCompound, doc.RelAmod, doc.RelFlat, doc.RelNmodDesc:
			if k < t && f.hasCase(k, prep) {
				return true
			}
		}
	}
	return false
}

// contentGerund reports whether gerund v follows a preposition that makes the
// object of the verb above its subject.
func (f *Finder) contentGerund(v doc.Tok) bool {
	for _, k := range f.d.Kids(v) {
		if r := f.d.Tokens[k].Rel; r == doc.RelMark || r == doc.RelCase {
			switch f.d.Norm(k) {
			case "of", "for", "from", "into", "with":
				return true
			}
		}
	}
	return false
}
