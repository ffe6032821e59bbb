// Package statement finds who says what: reported clauses, quotations with and
// without a cue, hearsay ("according to …"), from the tree and the quotation
// marks. Run fills Coding.Statements; parties must be known before.
//
// A cue (data/lexicon/cues.tsv) may be the cue of several contents: what the
// tree, the marks and the order of words offer (content.go). A ranker with
// trained weights chooses one of these readings or none (rank.go, train.go).
// Quotations that no cue of their own sentence claims are tied to the nearest cue
// beside them, or go on with the speaker before (quotation.go).
package statement

import (
	"slices"
	"sort"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/span"
	"regesta/internal/syntax"
)

// A Worker finds the statements of one document at a time.
type Worker struct {
	cues     *Cues
	find     syntax.Finder
	c        *coding.Coding
	d        *doc.Doc
	quotes   []quote
	dateAt   []int32 // by token: index in Coding.Dates, + 1; 0 is none
	entityAt []int32 // by token: entity of the mention with this head, + 1
	nameAt   []int32 // by token: index in Doc.Mentions of the outermost name, + 1
	dateOn   []int32 // by token: index in Coding.Dates of what hangs on it, + 1

	cue      cueAt     // the cue that is being read
	readings []reading // its readings
	about    about
	hs       []uint64 // features of one reading
	ends     []int32  // by statement, when they are nested
}

// NewWorker returns a Worker; words are those of the shared syntax package.
func (c *Cues) NewWorker(words *syntax.Words) *Worker {
	return &Worker{cues: c, find: words.Finder()}
}

// Run fills c.Statements in text order.
func (w *Worker) Run(c *coding.Coding) {
	w.set(c)
	for t := range w.d.Tokens {
		if w.read(doc.Tok(t)) {
			if r := w.best(); r != nil {
				w.add(r)
			}
		}
	}
	w.announced()
	for i := range w.quotes {
		if q := &w.quotes[i]; !q.used && q.clause(w.d) {
			w.quotation(i)
		}
	}
	w.nameSpeakers()
	w.order()
	w.nest()
}

// set makes w work on c and indexes its dates and mentions by token.
func (w *Worker) set(c *coding.Coding) {
	w.c, w.d = c, c.Doc
	w.find.Set(c.Doc)
	w.quotes = quotes(w.d, w.quotes[:0])
	n := len(w.d.Tokens)
	w.dateAt, w.dateOn, w.nameAt = doc.Zeroed(w.dateAt, n), doc.Zeroed(w.dateOn, n), doc.Zeroed(w.nameAt, n)
	for i := range c.Dates {
		x := &c.Dates[i]
		for t := x.First; t < x.End; t++ {
			w.dateAt[t] = int32(i) + 1
		}
		if x.Head != doc.None {
			if h := w.d.Tokens[x.Head].Head; h != doc.None && w.dateOn[h] == 0 {
				w.dateOn[h] = int32(i) + 1
			}
		}
	}
	w.entityAt = doc.Zeroed(w.entityAt, n)
	for i := range w.d.Mentions {
		m := &w.d.Mentions[i]
		if m.Entity >= 0 && w.entityAt[m.Head] == 0 {
			w.entityAt[m.Head] = m.Entity + 1
		}
		if m.Kind != doc.Name {
			continue
		}
		for t := m.First; t < m.End; t++ {
			if w.nameAt[t] == 0 {
				w.nameAt[t] = int32(i) + 1
			}
		}
	}
}

// A cueAt is the cue that is being read.
type cueAt struct {
	at         doc.Tok // its head
	first, end doc.Tok // all of its words
	speaker    doc.Tok // head of the phrase that names who speaks, or None
	inserted   bool    // behind the clause that it reports
	cue
}

// sure reports whether the cue always reports something: "reportedly",
// "according to", "declined to comment", "…, Y told reporters".
func (c *cueAt) sure() bool { return c.takes&takesClause != 0 || c.first < c.at || c.inserted }

// read collects in w.readings what the cue at t may be the cue of. It reports
// false if t is none.
func (w *Worker) read(t doc.Tok) bool {
	d := w.d
	w.readings = w.readings[:0]
	k := &d.Tokens[t]
	if k.Norm == w.cues.according || k.UPOS == doc.ADP && k.Norm == w.cues.per {
		return w.according(t)
	}
	x, part := w.cues.at(d, t)
	if part == doc.X || k.Rel == doc.RelAmod || k.Rel == doc.RelCase || w.wordless(t) {
		return false
	}
	w.cue = cueAt{at: t, first: t, end: t + 1, speaker: doc.None, cue: x}
	switch part {
	case doc.VERB:
		w.cue.first, w.cue.end = w.cueWords(t, x)
		if w.cue.first < t {
			w.cue.kind = denying
		}
		if x.kind != asking || t != d.Sents[d.SentOf(t)].First || k.XPOS == doc.VBG { // "Asked whether …, he said"
			w.cue.speaker = w.speakerOf(t)
		}
		if x.takes&takesAs != 0 && w.labels() {
			return false
		}
		w.readVerb(t, x)
	case doc.NOUN:
		w.cue.speaker = w.ownerOf(t)
		w.readNoun(t)
		if w.cues.verb(d, t).takes&takesThat != 0 {
			w.readMistaken(t)
		}
	case doc.ADV:
		w.readAdverb(t)
	}
	return len(w.readings) > 0
}

// labels reports whether the cue only gives a label: "what they call “victory”".
func (w *Worker) labels() bool {
	if w.cue.speaker == doc.None || w.cue.speaker > w.cue.at {
		return false
	}
	first, _ := w.d.Subtree(w.cue.speaker)
	return first > 0 && w.d.Norm(first-1) == "what"
}

// wordless reports whether "claim" at t quotes nothing: "has claimed ten lives",
// "claimed responsibility".
func (w *Worker) wordless(t doc.Tok) bool {
	if w.d.Tokens[t].Lemma != w.cues.claim {
		return false
	}
	o := w.d.Kid(t, doc.RelObj)
	return o != doc.None && w.cues.deeds[w.d.Tokens[o].Lemma]
}

// according reads "according to X" and "per X" at t.
func (w *Worker) according(t doc.Tok) bool {
	d := w.d
	source, end := d.Tokens[t].Head, t+1
	if int(end) < len(d.Tokens) && d.Norm(end) == "to" {
		end++
	} else if d.Tokens[t].Norm == w.cues.according {
		return false
	}
	if source == doc.None || source < end {
		// The tree took "according" for a verb with an oblique "to X".
		source = doc.None
		for _, k := range d.Kids(t) {
			if k >= end && d.Tokens[k].UPOS.IsNominal() {
				source = k
				break
			}
		}
		if source == doc.None {
			return false
		}
	}
	if end == t+1 && d.Tokens[source].UPOS != doc.PROPN { // "$230 per 1,000 cubic metres"
		return false
	}
	w.cue = cueAt{at: t, first: t, end: end, speaker: source, cue: cue{kind: saying, takes: takesClause}}
	w.readSource(source)
	return len(w.readings) > 0
}

// cueWords are verb v and the words that belong to it as a cue: its particle,
// the preposition of "call for", the refusal of "declined to comment".
func (w *Worker) cueWords(v doc.Tok, x cue) (first, end doc.Tok) {
	d := w.d
	first, end = w.refusal(v), v+1
	if first == doc.None {
		first = v
	}
	if int(end) < len(d.Tokens) {
		n := d.Norm(end)
		if d.Tokens[end].Rel == doc.RelCompoundPrt && d.Tokens[end].Head == v ||
			x.takes&takesFor != 0 && n == "for" || x.takes&takesOn != 0 && (n == "on" || n == "upon") {
			end++
		}
	}
	return first, end
}

// refusal is the first word of the refusal to speak that verb v ends: "declined
// to comment", "would not say"; None if it is none.
func (w *Worker) refusal(v doc.Tok) doc.Tok {
	d := w.d
	if !w.cues.silent[d.Tokens[v].Lemma] {
		return doc.None
	}
	if h := d.Tokens[v].Head; d.Tokens[v].Rel == doc.RelXcomp && h != doc.None && h < v && h+4 > v && w.cues.refuse[d.Tokens[h].Lemma] {
		return h
	}
	if v >= 2 && w.negated(v) && d.Tokens[v-2].Head == v && w.cues.would[d.Tokens[v-2].Lemma] {
		return v - 2
	}
	return doc.None
}

// as reports whether "as" stands before verb k: "as saying".
func (w *Worker) as(k doc.Tok) bool { return k > 0 && w.d.Norm(k-1) == "as" }

// contentOf is the text of reading r. Content that lies in a quotation grows
// to all of it, if the quotation holds more sentences.
func (w *Worker) contentOf(r *reading) []span.Span {
	var out []span.Span
	for _, t := range r.content {
		if t.end <= t.first {
			continue
		}
		s := w.d.SpanOf(t.first, t.end)
		if q := w.quoteOf(t.first); q != nil && t.end <= q.end && !(q.first <= w.cue.at && w.cue.at < q.end) {
			s = q.span(w.d) // the whole quotation, however many sentences
		}
		if !slices.ContainsFunc(out, s.Overlaps) {
			out = append(out, s)
		}
	}
	return out
}

// add appends the statement of the cue in reading r.
func (w *Worker) add(r *reading) {
	d, c := w.d, &w.cue
	st := coding.Statement{Cue: d.SpanOf(c.first, c.end), CueHead: c.at, Content: w.contentOf(r), Negated: c.kind == denying || w.negated(c.at),
		Within: coding.None, Date: w.dateOf(c.at), Addressee: w.addressee(c.at)}
	speaker := c.speaker
	if speaker == doc.None && d.Tokens[c.at].UPOS == doc.NOUN && r.shapes&(1<<shapeThat|1<<shapeRest|1<<shapeLead) != 0 {
		speaker = w.nounBefore(c.at) // a verb taken for a noun
	}
	if speaker != doc.None {
		st.Speaker = w.party(speaker)
		for _, t := range [...]tokens{{c.first, c.end}, r.content[0], r.content[1]} {
			if !w.part(&st.Speaker[0], t) {
				return // nobody's words name who says them: the tree has put a clause too high
			}
		}
	}
	quoted, open, outside := 0, 0, w.quoteOf(c.at) == nil
	for _, t := range r.content {
		for i := w.firstQuote(t.first); i < len(w.quotes) && w.quotes[i].first < t.end; i++ {
			w.quotes[i].used = true
		}
		for i := t.first; i < t.end; i++ {
			if d.Tokens[i].UPOS == doc.PUNCT {
				continue
			}
			if w.quoteOf(i) != nil && outside {
				quoted++
			} else {
				open++
			}
		}
	}
	switch {
	case quoted > 0 && open == 0:
		st.Kind = coding.Direct
	case quoted > 0:
		st.Kind = coding.Mixed
	}
	w.c.Statements = append(w.c.Statements, st)
}

// leaves reports whether t lies outside the quotation in which cue at stands:
// what somebody quotes does not report the narrator's words.
func (w *Worker) leaves(at doc.Tok, t tokens) bool {
	q := w.quoteOf(at)
	return q != nil && (t.first < q.first || t.end > q.end)
}

// negated reports whether cue t is negated.
func (w *Worker) negated(t doc.Tok) bool {
	for _, k := range w.d.Kids(t) {
		if w.d.Tokens[k].Rel == doc.RelAdvmod {
			if n := w.d.Lemma(k); n == "not" || n == "never" {
				return true
			}
		}
	}
	return false
}

// dateOf is the date that hangs on cue t.
func (w *Worker) dateOf(t doc.Tok) int32 { return w.dateOn[t] - 1 }

// order sorts the statements by their first content.
func (w *Worker) order() {
	slices.SortStableFunc(w.c.Statements, func(a, b coding.Statement) int { return int(a.Content[0].Start - b.Content[0].Start) })
}

// nest sets Within of every statement whose cue lies in the content of another:
// the smallest such. Of two that hold each other's cues only the one whose cue
// the tree puts higher reports the other.
func (w *Worker) nest() {
	sts := w.c.Statements
	w.ends = w.ends[:0] // the last end of the contents up to each statement
	for i := range sts {
		end := sts[i].Content[len(sts[i].Content)-1].End
		if i > 0 {
			end = max(end, w.ends[i-1])
		}
		w.ends = append(w.ends, end)
	}
	for i := range sts {
		best := int32(1 << 30)
		if sts[i].Cue.Empty() {
			continue
		}
		cue := sts[i].Cue.Start
		j := sort.Search(len(sts), func(j int) bool { return sts[j].Content[0].Start > cue }) - 1
		for ; j >= 0 && w.ends[j] > cue; j-- {
			if i == j {
				continue
			}
			n := reports(&sts[j], &sts[i])
			if n == 0 || n > best || reports(&sts[i], &sts[j]) > 0 && !w.above(sts[j].CueHead, sts[i].CueHead) || circle(sts, j, i) {
				continue
			}
			best, sts[i].Within = n, int32(j)
		}
	}
}

// reports is the length of the part of a's content in which b's cue lies, 0 if
// there is none.
func reports(a, b *coding.Statement) int32 {
	n := int32(0)
	for _, s := range a.Content {
		if !b.Cue.Empty() && s.Contains(b.Cue) && (n == 0 || int32(s.Len()) < n) {
			n = int32(s.Len())
		}
	}
	return n
}

// above reports whether token t hangs on token a.
func (w *Worker) above(a, t doc.Tok) bool {
	for ; t != doc.None; t = w.d.Tokens[t].Head {
		if t == a {
			return true
		}
	}
	return false
}

// circle reports whether statement j is within i already, at any depth.
func circle(sts []coding.Statement, j, i int) bool {
	for k := int32(j); k != coding.None; k = sts[k].Within {
		if k == int32(i) {
			return true
		}
	}
	return false
}
