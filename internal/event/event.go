// Package event decides which events an article reports. It takes the matches
// of package frame, finds who acts and who is acted upon, weighs what governs
// each trigger (negation, future, demands, pledges, refusals, threats), applies
// the conventions of PLOVER, and links reports of the same thing.
//
// Load reads the word lists once; a Decider, one per worker, then fills
// Coding.Events (Run).
package event

import (
	"errors"
	"io/fs"
	"sort"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
	"regesta/internal/span"
	"regesta/internal/syntax"
	"regesta/internal/vocab"
)

// Rules holds the word lists and the codebook that decisions rest on. It is
// read-only and may be shared.
type Rules struct {
	book      *ontology.Codebook
	syntax    *syntax.Words
	operators operators
	modes     []modeWord
	modeAt    map[vocab.Sym][]int32
	contexts  contexts
	words     statusWords
	scenes    map[vocab.Sym]scenes
	model     *Model
}

// Load reads the lists of data/lexicon and adds their words to b. The error
// joins all faults.
func Load(fsys fs.FS, book *ontology.Codebook, syn *syntax.Words, b *vocab.Builder) (*Rules, error) {
	r := &Rules{book: book, syntax: syn, words: newStatusWords(b)}
	var faults []error
	faults = append(faults, r.readOperators(fsys, b)...)
	faults = append(faults, r.readModes(fsys, b)...)
	faults = append(faults, r.readContexts(fsys, b)...)
	faults = append(faults, r.readScenes(fsys, b)...)
	m, bad := readModel(fsys)
	r.model = m
	return r, errors.Join(append(faults, bad...)...)
}

// A Decider turns matches into events. It holds scratch memory and belongs to
// one worker.
type Decider struct {
	// Explain keeps events that are considered and not coded, and what moved the
	// confidence of all.
	Explain bool

	// Doubtful codes what the scorer thinks too doubtful, so that the examples of
	// frames test the frames alone.
	Doubtful bool

	// FirstOnly keeps the first category of every word, so that the samples for
	// training do not depend on the scorer.
	FirstOnly bool

	r       *Rules
	c       *coding.Coding
	d       *doc.Doc
	syn     syntax.Finder
	cands   []candidate
	byHead  []int32        // by token: candidate whose trigger it heads, + 1
	said    []int32        // by token: the innermost statement that reports it, + 1
	parties []coding.Party // arena of all events' participants
	modes   []string       // arena of all events' modes
	ctx     contextScratch
	feats   features
	queue   []doc.Tok
	fillers []coding.Filler
}

// A candidate is a match on its way to become an event.
type candidate struct {
	index   int
	match   *coding.Match
	other   *coding.Match // the best match of another category, nil if there is none
	ev      coding.Event
	circ    circumstance
	country ontology.Country // of local people
	judged  bool             // it came as far as the scorer
	lack    string           // which participant it needs and has not, "" if none
	reason  string           // why it is not coded, "" if it is
}

// NewDecider returns a Decider for r's rules.
func (r *Rules) NewDecider() *Decider { return &Decider{r: r, syn: r.syntax.Finder()} }

// Run fills c.Events from the matches that frame found in c.
func (x *Decider) Run(c *coding.Coding, matches []coding.Match) {
	x.c, x.d = c, c.Doc
	x.syn.Set(c.Doc)
	x.cands, x.parties, x.modes = x.cands[:0], x.parties[:0], x.modes[:0]
	x.byHead = append(x.byHead[:0], make([]int32, len(x.d.Tokens))...)
	x.markStatements()
	for i := range matches {
		if m := &matches[i]; !m.Second {
			x.propose(m)
			if i+1 < len(matches) && matches[i+1].Second {
				x.cands[len(x.cands)-1].other = &matches[i+1]
			}
		}
	}
	for i := range x.cands {
		x.settle(&x.cands[i])
	}
	x.clash()
	x.share()
	x.consume()
	x.answer()
	for i := range x.cands {
		if k := &x.cands[i]; k.reason == "" {
			x.convene(k)
		}
	}
	x.absorb()
	for i := range x.cands {
		x.finish(&x.cands[i])
		x.retype(i)
	}
	x.emit()
}

// propose makes a candidate of a match.
func (x *Decider) propose(m *coding.Match) {
	x.cands = append(x.cands, x.candidate(m, len(x.cands)))
	x.byHead[m.Head] = int32(len(x.cands))
}

// candidateAt is the candidate with its trigger at t, the last if there are
// several, nil if there is none.
func (x *Decider) candidateAt(t doc.Tok) *candidate {
	if t == doc.None || x.byHead[t] == 0 {
		return nil
	}
	return &x.cands[x.byHead[t]-1]
}

func (x *Decider) candidate(m *coding.Match, index int) candidate {
	s := m.Sense
	return candidate{index: index, match: m, ev: coding.Event{
		Category: s.Category, Cameo: s.Cameo, Modes: s.Modes, Contexts: s.Contexts, Status: s.Status,
		Statement: coding.None, Date: coding.None, Place: coding.None, Duplicate: coding.None,
		Trigger: x.trigger(m), Head: m.Head, Sent: int32(x.d.SentOf(m.Head)), Rule: s.ID,
	}}
}

// surer is how much more confidence the second category needs to take the place
// of the first.
const surer = 0.1

// retype puts the other category that frames give candidate i in its place where
// the scorer drops the first or trusts that one more.
func (x *Decider) retype(i int) {
	k := &x.cands[i]
	if k.other == nil || !k.judged || x.Doubtful || x.FirstOnly {
		return
	}
	o := x.candidate(k.other, i)
	if x.settle(&o); o.reason != "" {
		return
	}
	if g := x.candidateAt(o.circ.at); g != nil { // what governs it has been decided
		defer func(was candidate) { *g = was }(*g)
	}
	if x.convene(&o); o.reason != "" {
		return
	}
	x.require(&o)
	if x.finish(&o); o.reason == "" && (k.reason != "" || o.ev.Confidence > k.ev.Confidence+surer) {
		x.cands[i] = o
	}
}

// trigger is the text that shows the event: the head and, if they stand close
// by, the words that its pattern names ("held talks", "opened fire").
func (x *Decider) trigger(m *coding.Match) span.Span {
	first, last := m.Head, m.Head
	for _, w := range m.Words {
		if w > last && w-last <= 3 && len(x.c.PartiesOf(w)) == 0 {
			last = w
		}
	}
	return x.d.SpanOf(first, last+1)
}

// consume drops nouns that the pattern of another match has taken: in "held
// talks" the noun is no second event.
func (x *Decider) consume() {
	for i := range x.cands {
		m := x.cands[i].match
		if x.cands[i].reason == "" && x.cands[i].ev.Category == ontology.REJECT {
			x.callOff(&x.cands[i])
		}
		if x.cands[i].reason != "" || x.cands[i].lack != "" {
			continue
		}
		for _, w := range m.Words {
			o := x.candidateAt(w)
			if o == nil || w == m.Head {
				continue
			}
			if a, b := m.Sense.Category, o.match.Sense.Category; a == b || absorbs(a, b) {
				o.reason = "part of “" + m.Trigger + "” (" + m.Sense.ID + ")"
			}
		}
	}
}

// callOff drops the meeting that k says was cancelled, and makes those who would
// have met the participants of k if it names none: "the summit between Gondor and
// Rohan was called off".
func (x *Decider) callOff(k *candidate) {
	for _, f := range k.match.Recipient {
		o := x.candidateAt(f.Tok)
		if o == nil || f.Tok == k.ev.Head || o.match.Sense.Category != ontology.CONSULT {
			continue
		}
		if len(k.ev.Actor)+len(k.ev.Recipient) == 0 {
			k.ev.Actor, k.ev.Recipient = o.ev.Actor, o.ev.Recipient
			x.require(k)
		}
		o.reason = "called off by “" + x.d.Form(k.ev.Head) + "”"
	}
}

// absorbs reports whether an event of category b, named as the object of one of
// category a, is not reported to have happened by itself.
func absorbs(a, b ontology.Category) bool {
	switch a {
	case ontology.AGREE, ontology.REQUEST, ontology.THREATEN, ontology.CONCEDE:
		return true
	case ontology.REJECT:
		return b != ontology.REQUEST && b != ontology.AGREE && b != ontology.ACCUSE
	case ontology.ACCUSE:
		return b == ontology.ACCUSE
	}
	return isCooperative(b) || b == ontology.AGREE || b == ontology.CONSULT
}

// settle finds the circumstances and the participants of a candidate.
func (x *Decider) settle(k *candidate) {
	if k.reason = x.noEvent(k.match); k.reason != "" {
		return
	}
	k.circ = x.circumstances(k.ev.Head)
	for _, w := range k.match.Words { // "no arrests have been made"
		if c := x.d.Kid(w, doc.RelDet); w != k.ev.Head && c != doc.None {
			k.circ.negated = k.circ.negated || x.r.words.negative[x.d.Tokens[c].Norm]
		}
	}
	x.setting(k)
	x.roles(k)
	if k.circ.op == noOperator {
		x.require(k)
	}
}

// finish adds what does not decide whether the event is coded, and the
// confidence, which does.
func (x *Decider) finish(k *candidate) {
	if k.reason != "" {
		return
	}
	e := &k.ev
	e.Statement = x.said[e.Head] - 1
	if t := &x.d.Tokens[e.Head]; e.Statement == coding.None && t.Rel == doc.RelAdvcl && t.XPOS == doc.VBG {
		e.Statement = x.said[t.Head] - 1 // "…, police said, | taking three hostages"
	}
	x.claim(e)
	if e.Status == coding.Actual && !k.match.Sense.Forced && (x.longAgo(e) || x.beforeNews(e)) {
		e.Status = coding.Historical
	}
	x.addModes(k)
	if e.Cameo == "" {
		e.Cameo = x.r.book.Categories[e.Category].Cameo
	}
	x.addContexts(e)
	x.judge(k)
}

// claim marks actors whom only a statement names while the report tells of the
// act itself: "killed in a bombing allegedly carried out by …".
func (x *Decider) claim(e *coding.Event) {
	for i := range e.Actor {
		s := x.said[e.Actor[i].Head] - 1
		for o := e.Statement; o != coding.None && s != coding.None; o = x.c.Statements[o].Within {
			if o == s {
				s = coding.None
			}
		}
		if s != coding.None {
			e.Actor[i].Statement = s
		}
	}
}

// markStatements notes for every token the innermost statement whose content
// holds it.
func (x *Decider) markStatements() {
	n := len(x.d.Tokens)
	x.said = append(x.said[:0], make([]int32, n)...)
	size := func(i int32) (total int32) {
		for _, s := range x.c.Statements[i].Content {
			total += s.End - s.Start
		}
		return total
	}
	for i := range x.c.Statements {
		own := size(int32(i))
		for _, s := range x.c.Statements[i].Content {
			t := sort.Search(n, func(t int) bool { return x.d.Tokens[t].Start >= s.Start })
			for ; t < n && x.d.Tokens[t].Start < s.End; t++ {
				if o := x.said[t]; o == 0 || own < size(o-1) {
					x.said[t] = int32(i) + 1
				}
			}
		}
	}
}

// sentence returns the candidates that share a sentence with candidate i.
func (x *Decider) sentence(i int) []candidate {
	a, b := i, i+1
	for a > 0 && x.cands[a-1].ev.Sent == x.cands[i].ev.Sent {
		a--
	}
	for b < len(x.cands) && x.cands[b].ev.Sent == x.cands[i].ev.Sent {
		b++
	}
	return x.cands[a:b]
}

// emit puts the candidates into the Coding and links duplicates.
func (x *Decider) emit() {
	for i := range x.cands {
		k := &x.cands[i]
		if k.reason != "" {
			if !x.Explain {
				continue
			}
			k.ev.Dropped, k.ev.Reason = true, k.reason
		}
		x.c.Events = append(x.c.Events, k.ev)
	}
	x.linkDuplicates()
}
