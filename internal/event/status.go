package event

import (
	"io/fs"
	"strings"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/table"
	"regesta/internal/vocab"
)

// An operator is what a governing word does to the event in its scope.
type operator uint8

const (
	noOperator operator = iota
	pledgeOp            // promise, agree, offer to
	planOp              // plan, intend, is expected to
	requestOp           // urge, call for, demand
	rejectOp            // refuse, rule out
	threatenOp          // threaten, warn
	negateOp            // fail, avoid, foil
	denyOp              // deny, dismiss reports of
	accuseOp            // accuse of, condemn
	chargeOp            // charge with, convict of, suspected of
	considerOp          // consider, fear, allow, possibility of
	plainOp             // begin, continue, try, manage: leaves things as they are
	operatorCount
)

var operatorNames = [operatorCount]string{"", "pledge", "plan", "request", "reject", "threaten", "negate", "deny", "accuse", "charge", "consider", "plain"}

// OperatorFile lists the words that change the status of what they govern.
const OperatorFile = "lexicon/operators.tsv"

// operators gives the operator of a word by part of speech.
type operators struct{ verb, noun, adj map[vocab.Sym]operator }

func (r *Rules) readOperators(fsys fs.FS, b *vocab.Builder) []error {
	o := operators{map[vocab.Sym]operator{}, map[vocab.Sym]operator{}, map[vocab.Sym]operator{}}
	var bad []error
	faults := table.Read(fsys, OperatorFile, []string{"operator", "pos", "lemmas"}, func(row table.Row) {
		op := noOperator
		for i, n := range operatorNames {
			if n == row.Get("operator") {
				op = operator(i)
			}
		}
		m := map[string]map[vocab.Sym]operator{"verb": o.verb, "noun": o.noun, "adj": o.adj}[row.Get("pos")]
		if op == noOperator || m == nil {
			bad = append(bad, row.Errorf("operator %q with part of speech %q: operators are %s; parts of speech verb, noun, adj",
				row.Get("operator"), row.Get("pos"), strings.Join(operatorNames[1:], ", ")))
			return
		}
		for _, w := range row.List("lemmas") {
			m[b.Sym(w)] = op
		}
	})
	r.operators = o
	return append(faults, bad...)
}

// statusWords are the closed classes that decide an event's status.
type statusWords struct {
	negative, future, modal, condition, without map[vocab.Sym]bool
	any, would, have                            vocab.Sym
	drill, joint, behalf, fight, rank, blame    map[vocab.Sym]bool
	whether, tell                               map[vocab.Sym]bool
	count                                       map[vocab.Sym]bool                // nouns for numbers of people
	content                                     [operatorCount]map[vocab.Sym]bool // prepositions before what an operator is about
}

func newStatusWords(b *vocab.Builder) statusWords {
	set := b.Set
	return statusWords{
		negative: set("not n't never no neither nor nobody none hardly"), future: set("will 'll shall wo"),
		modal: set("could may might would should must can ca ought 'd"), condition: set("if unless whether lest provided should"),
		without: set("without"), any: b.Sym("any"), would: b.Sym("would"), have: b.Sym("have"),
		drill: set("drill exercise maneuver manoeuvre patrol wargame war-game"),
		rank: set(`first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last latest only next
			10th 11th 12th 13th 14th 15th 20th`),
		whether: set("whether if"),
		tell:    set("say tell report announce state add"),
		count:   set("dozen score hundred thousand several other many"),
		blame:   set("blame attribute ascribe pin"),
		fight:   set("clash fighting fight battle firefight gunfight gunbattle shootout skirmish combat"),
		behalf:  set("support favor favour behalf aid defense defence"),
		joint:   set("joint combined bilateral trilateral multinational allied"),
		content: [operatorCount]map[vocab.Sym]bool{
			pledgeOp: set("to on"), requestOp: set("for to"), threatenOp: set("of with against"), denyOp: set("of"),
			accuseOp: set("for of"), chargeOp: set("of with for in on"), considerOp: set("of for"),
		},
	}
}

// A circumstance is what the words around and above a trigger make of it.
type circumstance struct {
	negated, future, would, modal, conditional, purpose bool
	op                                                  operator
	at                                                  doc.Tok // the operator's word
	clause                                              bool    // the trigger is in the operator's clause, not in its object
}

// maxClimb bounds the climb from a trigger to what governs it.
const maxClimb = 12

// circumstances climbs from trigger t towards the root and gathers negation,
// tense, mood and the nearest operator. It stops where a new assertion begins:
// at finite complements, relative and adverbial clauses.
func (x *Decider) circumstances(t doc.Tok) circumstance {
	var c circumstance
	c.at = doc.None
	d := x.d
	x.own(t, &c)
	nominal := d.Tokens[t].UPOS == doc.NOUN || d.Tokens[t].UPOS == doc.PROPN
	for range maxClimb {
		k := &d.Tokens[t]
		h := k.Head
		if h == doc.None {
			c.conditional = c.conditional || x.asks(t)
			break
		}
		switch k.Rel.Base() {
		case doc.RelConj:
			if !x.hasOwnTense(t) {
				x.own(h, &c)
			}
		case doc.RelXcomp:
			if x.govern(h, true, &c) {
				return c
			}
			x.own(h, &c)
		case doc.RelCcomp:
			x.govern(h, true, &c)
			if c.op == planOp && !x.syn.ToInfinitive(t) {
				c.op, c.at = noOperator, doc.None // "expects that", "decided that" report what follows
			}
			if c.op == accuseOp || c.op == chargeOp {
				c.op = noOperator
			}
			if c.would && !c.conditional && d.Tokens[h].XPOS == doc.VBD {
				c.future, c.modal = true, false // "said it would sell jets"
			}
			return c
		case doc.RelAdvcl:
			x.adverbial(t, h, &c)
			return c
		case doc.RelAcl:
			if k.Rel == doc.RelAclRelcl && !x.tells(t) || k.XPOS == doc.VBN {
				return c
			}
			c.negated = c.negated || x.nobody(h) // "no evidence that Gondor attacked"
			if x.govern(h, true, &c) {
				return c
			}
			if k.XPOS == doc.VB && !x.ranked(h) {
				c.purpose = true
			}
			return c
		case doc.RelObj, doc.RelNsubj, doc.RelIobj, doc.RelObl, doc.RelNmod, doc.RelCompound:
			if !nominal && k.Rel.Base() != doc.RelObl {
				return c
			}
			if x.governsNoun(t, h, &c) || x.accused(t, h, &c) {
				return c
			}
			if k.Rel.Base() == doc.RelNmod || k.Rel == doc.RelCompound {
				return c
			}
			if k.Rel.Base() != doc.RelObl {
				x.own(h, &c)
			}
			nominal = false
			if k.Rel.Base() == doc.RelObl {
				return c
			}
		default:
			return c
		}
		t = h
	}
	return c
}

// own notes the marks at predicate t itself.
func (x *Decider) own(t doc.Tok, c *circumstance) {
	d, w := x.d, &x.r.words
	to, have := false, false
	for _, k := range d.Kids(t) {
		y, lemma := d.Tokens[k].Norm, d.Tokens[k].Lemma
		switch d.Tokens[k].Rel.Base() {
		case doc.RelAdvmod, doc.RelDet, doc.RelCc:
			c.negated = c.negated || w.negative[y]
			c.conditional = c.conditional || y == w.any
		case doc.RelAux:
			c.future = c.future || w.future[y]
			c.modal = c.modal || w.modal[y]
			c.would = c.would || y == w.would
			have = have || lemma == w.have
		case doc.RelMark:
			c.conditional = c.conditional || w.condition[y]
			c.negated = c.negated || w.without[y]
			to = to || d.Tokens[k].XPOS == doc.TO
		case doc.RelAmod, doc.RelCompound:
			op := x.r.operators.adj[lemma]
			if op == noOperator {
				op = x.r.operators.adj[y]
			}
			if op != noOperator && c.op == noOperator && d.Tokens[t].UPOS == doc.NOUN {
				c.op, c.at, c.clause = op, k, false
			}
		case doc.RelCase:
			c.negated = c.negated || w.without[y]
		}
	}
	c.conditional = c.conditional || c.would && have // "would have condemned"
	if s := x.syn.SurfaceSubject(t); s != doc.None && d.Tokens[s].Head == t {
		c.negated = c.negated || x.nobody(s)
	}
	// Headlines: "Gondor to withdraw troops".
	if k := &d.Tokens[t]; to && k.Head == doc.None && k.XPOS == doc.VB {
		c.future = true
	}
}

// asks reports whether t, the head of its sentence, is what a question asks:
// "Did Gondor arm Dale?", not "Why did Gondor arm Dale?".
func (x *Decider) asks(t doc.Tok) bool {
	if x.d.Form(x.d.Sents[x.d.SentOf(t)].End-1) != "?" {
		return false
	}
	for _, k := range x.d.Kids(t) {
		if y := x.d.Tokens[k].XPOS; y == doc.WRB || y == doc.WP {
			return false
		}
	}
	return true
}

// tells reports whether clause t, taken for a relative one, is what its noun tells:
// its "that" is neither its subject nor its object, "evidence that Gondor attacked Dale".
func (x *Decider) tells(t doc.Tok) bool {
	k := x.d.Kid(t, doc.RelOblUnmarked)
	return k != doc.None && x.d.Tokens[k].XPOS == doc.WDT && x.d.Kid(t, doc.RelNsubj) != doc.None
}

// nobody reports whether subject s says that none did it: "neither side", "no
// soldier", "nobody".
func (x *Decider) nobody(s doc.Tok) bool {
	if x.r.words.negative[x.d.Tokens[s].Norm] {
		return true
	}
	for _, k := range x.d.Kids(s) {
		switch x.d.Tokens[k].Rel.Base() {
		case doc.RelDet, doc.RelCc:
			if k < s && x.r.words.negative[x.d.Tokens[k].Norm] {
				return true
			}
		}
	}
	return false
}

// ranked reports whether h is one of a row who did the same: "the third state to
// recognise Dale", "the first to protest".
func (x *Decider) ranked(h doc.Tok) bool {
	if x.r.words.rank[x.d.Tokens[h].Norm] {
		return true
	}
	for a := range x.d.KidsBy(h, doc.RelAmod) {
		if x.r.words.rank[x.d.Tokens[a].Norm] {
			return true
		}
	}
	return false
}

// hasOwnTense reports whether conjunct t has a subject or auxiliary of its own.
func (x *Decider) hasOwnTense(t doc.Tok) bool {
	for _, k := range x.d.Kids(t) {
		switch x.d.Tokens[k].Rel.Base() {
		case doc.RelAux, doc.RelNsubj:
			return true
		}
	}
	p := x.d.Tokens[t].XPOS
	return p == doc.VBD || p == doc.VBZ || p == doc.VBP
}

// govern notes h's operator over a clause and reports whether it ends the climb.
func (x *Decider) govern(h doc.Tok, clause bool, c *circumstance) bool {
	op := x.operatorOf(h)
	if op == noOperator || op == plainOp {
		return false
	}
	if c.op == noOperator {
		c.op, c.at, c.clause = op, h, clause
		var above circumstance
		x.own(h, &above)
		if above.negated {
			c.negated = !c.negated
		}
	}
	return true
}

func (x *Decider) operatorOf(h doc.Tok) operator {
	k := &x.d.Tokens[h]
	switch k.UPOS {
	case doc.VERB, doc.AUX:
		if op, ok := x.r.operators.verb[k.Lemma]; ok {
			return op
		}
		return x.r.operators.adj[k.Norm]
	case doc.NOUN, doc.PROPN:
		return x.r.operators.noun[k.Lemma]
	case doc.ADJ:
		return x.r.operators.adj[k.Norm]
	}
	return noOperator
}

// governsNoun notes the operator of h over noun t: "rejects talks", "called for
// a ceasefire", "threat of war".
func (x *Decider) governsNoun(t, h doc.Tok, c *circumstance) bool {
	k := &x.d.Tokens[t]
	op := x.operatorOf(h)
	if op == noOperator || op == plainOp {
		return false
	}
	switch k.Rel {
	case doc.RelNsubj:
		return false
	case doc.RelObl, doc.RelOblAgent:
		p := x.d.Case(t)
		if p == doc.None || x.d.Tokens[h].UPOS == doc.NOUN || !x.r.words.content[op][x.d.Tokens[p].Norm] {
			return false
		}
	case doc.RelNmod:
		if x.d.Tokens[h].UPOS == doc.VERB {
			return false
		}
	}
	return x.govern(h, false, c)
}

// accused notes an accusation whose content t the tree hangs on its object h:
// "accused | the king of treason".
func (x *Decider) accused(t, h doc.Tok, c *circumstance) bool {
	v := x.d.Tokens[h].Head
	if v == doc.None || x.d.Tokens[t].Rel.Base() != doc.RelNmod || x.d.Tokens[h].Rel != doc.RelObj {
		return false
	}
	op, p := x.operatorOf(v), x.d.Case(t)
	if op != accuseOp && op != chargeOp || p == doc.None || !x.r.words.content[op][x.d.Tokens[p].Norm] {
		return false
	}
	return x.govern(v, false, c)
}

// adverbial notes what the clause of t does: a condition, a purpose, a manner,
// or the content of a verb that takes a gerund ("accused of shelling").
func (x *Decider) adverbial(t, h doc.Tok, c *circumstance) {
	k := &x.d.Tokens[t]
	switch {
	case k.XPOS == doc.VB && x.syn.ToInfinitive(t):
		if !x.govern(h, true, c) && x.operatorOf(h) != plainOp {
			c.purpose = true
		}
	case k.XPOS == doc.VBG:
		for _, m := range x.d.Kids(t) {
			if r := x.d.Tokens[m].Rel; r == doc.RelMark || r == doc.RelCase {
				if n := x.d.Norm(m); n == "of" || n == "for" || n == "from" || n == "against" || n == "with" || n == "to" {
					x.govern(h, true, c)
				}
			}
		}
	}
}

// background is how many days before its publication a report's events are
// background.
const background = 45

// longAgo reports whether e is told as background: it is dated long before the
// report.
func (x *Decider) longAgo(e *coding.Event) bool {
	if x.d.Article == nil || e.Date == coding.None {
		return false
	}
	day, published := x.c.Dates[e.Date].Value, x.d.Article.Published
	if published.IsZero() || day.End.IsZero() || !x.dates(x.c.Dates[e.Date].Head, e.Head) {
		return false
	}
	return day.End.Last().Compare(published.First().AddDays(-background)) < 0
}

// dates reports whether the date at t is that of the event with its trigger at
// head: no other verb stands between them.
func (x *Decider) dates(t, head doc.Tok) bool {
	for ; t != doc.None && t != head; t = x.d.Tokens[t].Head {
		if x.d.Tokens[t].UPOS == doc.VERB {
			return false
		}
	}
	return t == head
}

// beforeNews reports whether e is told as what was before the news: in the past
// perfect, unless somebody is quoted with it ("said that Mordor had attacked"),
// or in a relative clause in the past beside a present tense.
func (x *Decider) beforeNews(e *coding.Event) bool {
	d := x.d
	t := e.Head
	if d.Tokens[t].UPOS != doc.VERB {
		return false
	}
	perfect, past := false, d.Tokens[t].XPOS == doc.VBD
	for a := range d.KidsBy(t, doc.RelAux) {
		perfect = perfect || d.Tokens[a].XPOS == doc.VBD && d.Tokens[a].Lemma == x.r.words.have
	}
	for a := range d.KidsBy(t, doc.RelAuxPass) {
		past = past || d.Tokens[a].XPOS == doc.VBD
	}
	if !perfect && !past {
		return false
	}
	relative := false
	for h := t; h != doc.None; h = d.Tokens[h].Head {
		switch d.Tokens[h].Rel {
		case doc.RelCcomp, doc.RelParataxis:
			return false
		case doc.RelAclRelcl:
			relative = true
		}
		if d.Tokens[h].Head == doc.None {
			present := d.Tokens[h].XPOS == doc.VBZ || d.Tokens[h].XPOS == doc.VBP
			return perfect && h != t || relative && past && present
		}
	}
	return false
}
