// Package statement finds who says what: reported clauses, quotations with and
// without a cue, hearsay ("according to …"), from the tree and the quotation
// marks. Run fills Coding.Statements; parties must be known before.
//
// A cue (data/lexicon/cues.tsv) opens a statement if the tree gives it content
// in a form that it takes. Quotations that no cue of their own sentence claims
// are tied to the nearest cue beside them, or go on with the speaker before.
package statement

import (
	"slices"

	"regesta/internal/caldate"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/span"
	"regesta/internal/syntax"
)

// A Worker finds the statements of one document at a time.
type Worker struct {
	cues   *Cues
	find   syntax.Finder
	c      *coding.Coding
	d      *doc.Doc
	quotes []quote
}

// NewWorker returns a Worker; words are those of the shared syntax package.
func (c *Cues) NewWorker(words *syntax.Words) *Worker {
	return &Worker{cues: c, find: words.Finder()}
}

// Run fills c.Statements in text order.
func (w *Worker) Run(c *coding.Coding) {
	w.c, w.d = c, c.Doc
	w.find.Set(c.Doc)
	w.quotes = quotes(w.d, w.quotes[:0])
	for i := range w.d.Sents {
		s := &w.d.Sents[i]
		for t := s.First; t < s.End; t++ {
			w.token(t)
		}
	}
	w.announced()
	for i := range w.quotes {
		if q := &w.quotes[i]; !q.used && q.clause(w.d) {
			w.quotation(i)
		}
	}
	w.order()
	w.nest()
}

// token adds the statement that t is the cue of, if it is one.
func (w *Worker) token(t doc.Tok) {
	d := w.d
	if k := &d.Tokens[t]; k.Norm == w.cues.according || k.UPOS == doc.ADP && d.Norm(t) == "per" {
		w.according(t)
		return
	}
	x, ok := w.cues.at(d, t)
	if !ok {
		return
	}
	switch d.Tokens[t].UPOS {
	case doc.VERB:
		w.verb(t, x)
	case doc.NOUN:
		w.noun(t, x)
	case doc.ADV:
		w.adverb(t)
	}
}

// verb adds the statement of cue verb v: its clausal complement, the clause
// that it interrupts or follows, or its infinitive or gerund.
func (w *Worker) verb(v doc.Tok, x cue) {
	d := w.d
	if d.Tokens[v].Rel == doc.RelAmod || d.Tokens[v].Rel == doc.RelCase {
		return
	}
	var content []tokens
	for _, k := range d.Kids(v) {
		t := &d.Tokens[k]
		switch {
		case t.Rel == doc.RelCcomp && x.takes&takesThat != 0 && !w.question(k, x),
			t.Rel == doc.RelCsubj && w.find.Passive(v) && x.takes&takesThat != 0:
			content = append(content, w.extend(v, k, w.clause(k)))
		case t.Rel == doc.RelXcomp && x.takes&takesBe != 0 && w.find.Passive(v) && w.find.ToInfinitive(k): // "is said to be"
			content = append(content, w.whole(k))
		case t.Rel == doc.RelParataxis && x.takes&(takesThat|takesQuote) != 0 && k > v && w.saidBefore(v, k):
			content = append(content, w.clause(k))
		case t.Rel == doc.RelXcomp && x.takes&takesTo != 0 && w.find.ToInfinitive(k):
			content = append(content, w.whole(k))
		case (t.Rel == doc.RelXcomp || t.Rel == doc.RelAdvcl) && t.XPOS == doc.VBG && x.takes&takesIng != 0 && k > v && k < v+4:
			content = append(content, w.clause(k))
		}
	}
	if x.takes&takesAs != 0 && len(content) == 0 {
		content = w.described(v)
	}
	if len(content) == 0 && x.takes&takesQuote != 0 {
		content = w.quotedAs(v)
	}
	h := d.Tokens[v].Head
	if r := d.Tokens[v].Rel; len(content) == 0 && x.takes&takesThat != 0 && h != doc.None &&
		(r == doc.RelParataxis || r == doc.RelCcomp && h < v || r == doc.RelDiscourse) && w.closes(v, h) {
		content = w.without(h, v) // "X has fallen, Y said"
	}
	if len(content) == 0 && x.takes&takesThat != 0 {
		content = w.lead(v)
	}
	if len(content) == 0 && x.takes&takesThat != 0 {
		content = w.rest(v, x.takes&takesRest != 0)
	}
	if len(content) == 0 {
		return
	}
	w.add(v, d.SpanOf(v, v+1), x, w.speakerOf(v), content)
}

// lead is what comes before a comma, a subject and cue v at the end of their
// sentence, where the tree has missed that it is what was said: "…, the agency
// reported."
func (w *Worker) lead(v doc.Tok) []tokens {
	d := w.d
	s := d.Sents[d.SentOf(v)]
	for t := v + 1; t < s.End; t++ {
		if d.Tokens[t].UPOS != doc.PUNCT {
			return nil
		}
	}
	h := w.nounBefore(v)
	if h == doc.None || w.dated(h) || v+1 < s.End && d.Norm(v+1) == ":" {
		return nil // "Responding to the report, the envoy said:"
	}
	first := w.phrase(h).first
	for first > s.First && d.Tokens[first-1].UPOS == doc.DET {
		first--
	}
	if first-2 <= s.First || d.Norm(first-1) != "," {
		return nil
	}
	return []tokens{w.trim(tokens{s.First, first})}
}

// nounBefore is the head of the noun phrase that ends right before v, None if there
// is none.
func (w *Worker) nounBefore(v doc.Tok) doc.Tok {
	d := w.d
	s := d.Sents[d.SentOf(v)]
	t := v - 1
	for t > s.First && d.Tokens[t].UPOS == doc.ADV {
		t--
	}
	if t < s.First || d.Tokens[t].UPOS != doc.NOUN && d.Tokens[t].UPOS != doc.PROPN && d.Tokens[t].UPOS != doc.PRON {
		return doc.None
	}
	for {
		h := d.Tokens[t].Head
		if h == doc.None || h >= v || d.Tokens[h].UPOS != doc.NOUN && d.Tokens[h].UPOS != doc.PROPN {
			return t
		}
		t = h
	}
}

// rest is what follows cue v in its sentence where the tree has missed the
// clause: from "that" on, or, if bare, from the next word, if a subject comes
// before v and a finite verb after it.
func (w *Worker) rest(v doc.Tok, bare bool) []tokens {
	d := w.d
	if w.find.Passive(v) || d.Tokens[v].XPOS == doc.VBG || w.find.SurfaceSubject(v) == doc.None {
		return nil
	}
	end := d.Sents[d.SentOf(v)].End
	first, finite := doc.None, false
	for t := v + 1; t < end; t++ {
		k := &d.Tokens[t]
		switch n := d.Norm(t); {
		case n == "that" && first == doc.None && t < v+8:
			first = t + 1
		case n == "," && first == doc.None && t < v+3:
			return nil // “…,” he said, adding …
		}
		if x := k.XPOS; (x == doc.VBD || x == doc.VBP || x == doc.VBZ || x == doc.MD) && t > v+1 {
			finite = true
		}
	}
	if !finite {
		return nil
	}
	if first == doc.None {
		if !bare {
			return nil
		}
		switch d.Tokens[v+1].UPOS {
		case doc.DET, doc.PRON, doc.PROPN, doc.NOUN, doc.ADJ, doc.NUM:
			first = v + 1
		default:
			return nil
		}
	}
	return []tokens{w.trim(tokens{first, end})}
}

// quotedAs is what cue v quotes of somebody's words: "quoted the steward as
// saying that …", with the one who said it.
func (w *Worker) quotedAs(v doc.Tok) []tokens {
	d := w.d
	o := w.find.Object(v)
	if o == doc.None || w.find.Passive(v) {
		return nil
	}
	for _, k := range d.Kids(v) {
		if d.Tokens[k].XPOS == doc.VBG && k > o && w.as(k) {
			first, _ := d.Subtree(o)
			return []tokens{w.trim(tokens{first, w.whole(k).end})}
		}
	}
	return nil
}

// as reports whether "as" stands before verb k: "as saying".
func (w *Worker) as(k doc.Tok) bool { return k > 0 && w.d.Norm(k-1) == "as" }

// tokens is a range of tokens [first, end).
type tokens struct{ first, end doc.Tok }

// question reports whether complement k is an indirect question, which only
// cues of asking render.
func (w *Worker) question(k doc.Tok, x cue) bool {
	if x.kind == asking {
		return false
	}
	for m := range w.d.KidsBy(k, doc.RelMark) {
		if n := w.d.Norm(m); n == "whether" || n == "if" {
			return true
		}
	}
	return false
}

// clause is the text of clause k without the conjunction, the punctuation and
// the date of the saying around it.
func (w *Worker) clause(k doc.Tok) tokens {
	t := w.whole(k)
	for t.first < k {
		if r := w.d.Tokens[t.first].Rel; r != doc.RelMark && r != doc.RelPunct || w.d.Norm(t.first) == "to" {
			break
		}
		if n := w.d.Norm(t.first); w.d.Tokens[t.first].Rel == doc.RelMark && n != "that" && n != "of" && n != "to" && n != "by" {
			break
		}
		t.first++
	}
	if t.first > 0 && w.d.Tokens[t.first-1].Rel != doc.RelMark {
		for i := range w.c.Dates { // "says Thursday he will return"
			if x := &w.c.Dates[i]; x.First == t.first && x.End < k && w.d.Tokens[x.End].UPOS != doc.PUNCT && x.Value.Precision == caldate.Day {
				t.first = x.End
			}
		}
	}
	return t
}

// extend adds to content t of cue v, the clause k, what the tree has hung on the
// cue although it goes on without a comma ("said it left because …"), and
// further clauses that begin with "and that".
func (w *Worker) extend(v, k doc.Tok, t tokens) tokens {
	d := w.d
	end := d.Sents[d.SentOf(v)].End
	for grown := k > v; grown; {
		grown = false
		for _, s := range d.Kids(v) {
			switch d.Tokens[s].Rel.Base() {
			case doc.RelAdvcl, doc.RelObl:
				if a, b := d.Subtree(s); s != k && a == t.end {
					t.end, grown = w.trim(tokens{t.first, b}).end, b > t.end
				}
			}
		}
	}
	for i := t.end; k > v && i+2 < end && i < t.end+3; i++ {
		if n := d.Norm(i); (n == "and" || n == "but") && d.Norm(i+1) == "that" {
			return w.trim(tokens{t.first, end})
		}
	}
	return t
}

// whole is the text of k and all that hangs on it, punctuation around it cut.
func (w *Worker) whole(k doc.Tok) tokens {
	first, end := w.d.Subtree(k)
	return w.trim(tokens{first, end})
}

// trim cuts punctuation at both ends; quotation marks stay if their partner is
// inside.
func (w *Worker) trim(t tokens) tokens {
	for t.first < t.end && w.d.Tokens[t.first].UPOS == doc.PUNCT {
		t.first++
	}
	for t.end > t.first && w.d.Tokens[t.end-1].UPOS == doc.PUNCT && !w.closing(t) {
		t.end--
	}
	return t
}

// closing reports whether t ends with a quotation mark whose partner it holds.
func (w *Worker) closing(t tokens) bool {
	for i := range w.quotes {
		if q := &w.quotes[i]; q.end == t.end-1 && t.first < q.first {
			return true
		}
	}
	return false
}

// saidBefore reports whether the clause at k follows cue v as what is said: "He
// said: we go."
func (w *Worker) saidBefore(v, k doc.Tok) bool {
	first, _ := w.d.Subtree(k)
	for t := v + 1; t <= first && t <= k; t++ {
		if n := w.d.Norm(t); n == ":" || n == `"` {
			return true
		}
	}
	return false
}

// closes reports whether cue v comments the clause h: it follows it after a
// comma, or stands between commas inside it.
func (w *Worker) closes(v, h doc.Tok) bool {
	first, _ := w.d.Subtree(v)
	if v < h {
		return w.d.Norm(max(first-1, 0)) == "," || w.d.Tokens[v].Rel == doc.RelParataxis
	}
	return first > 0 && (w.d.Tokens[first-1].UPOS == doc.PUNCT || w.d.Tokens[first].UPOS == doc.PUNCT)
}

// without is clause h less the part that hangs on v, as one or two ranges.
func (w *Worker) without(h, v doc.Tok) []tokens {
	first, end := w.d.Subtree(h)
	a, b := w.d.Subtree(v)
	var out []tokens
	if t := w.trim(tokens{first, max(first, a)}); t.end > t.first {
		out = append(out, t)
	}
	if t := w.trim(tokens{min(end, b), end}); t.end > t.first {
		out = append(out, t)
	}
	return out
}

// described is the object and predicate of "described X as Y", where words of
// the speaker are quoted.
func (w *Worker) described(v doc.Tok) []tokens {
	d := w.d
	t := tokens{doc.None, doc.None}
	for _, k := range d.Kids(v) {
		switch d.Tokens[k].Rel.Base() {
		case doc.RelObj, doc.RelXcomp, doc.RelObl, doc.RelAdvcl:
			if c := d.Case(k); k < v || c != doc.None && d.Norm(c) == "by" {
				continue // who describes it
			}
			a, b := d.Subtree(k)
			if t.first == doc.None {
				t.first = a
			}
			t.end = max(t.end, b)
		}
	}
	if t.first == doc.None || t.first <= v || d.Norm(max(v-2, 0)) == "what" { // "what they call “victory”" is a label
		return nil
	}
	if d.Norm(t.first) == "as" {
		t.first++
	}
	for i := t.first; i < t.end; i++ {
		if d.Tokens[i].Flags&doc.Quoted != 0 {
			return []tokens{w.trim(t)}
		}
	}
	return nil
}

// noun adds the statement of a noun with a that-clause: "the claim that …".
func (w *Worker) noun(n doc.Tok, x cue) {
	d := w.d
	if x.takes&takesThat == 0 {
		return
	}
	for _, k := range d.Kids(n) {
		t := &d.Tokens[k]
		if (t.Rel == doc.RelAcl || t.Rel == doc.RelCcomp) && k > n && w.marked(k, "that") {
			w.add(n, d.SpanOf(n, n+1), x, w.find.Subject(n), []tokens{w.clause(k)})
			return
		}
	}
}

func (w *Worker) marked(k doc.Tok, word string) bool {
	for m := range w.d.KidsBy(k, doc.RelMark) {
		if w.d.Norm(m) == word {
			return true
		}
	}
	return false
}

// adverb adds the hearsay that an adverb marks in its clause: "reportedly".
func (w *Worker) adverb(t doc.Tok) {
	h := w.d.Tokens[t].Head
	if h == doc.None || w.d.Tokens[h].UPOS != doc.VERB {
		return
	}
	w.add(t, w.d.SpanOf(t, t+1), cue{kind: saying}, doc.None, w.without(h, t))
}

// according adds the clause that "according to X" gives as X's words.
func (w *Worker) according(t doc.Tok) {
	d := w.d
	source := d.Tokens[t].Head
	cueEnd := t + 1
	if int(cueEnd) < len(d.Tokens) && d.Norm(cueEnd) == "to" {
		cueEnd++
	} else if d.Tokens[t].Norm == w.cues.according {
		return
	}
	if source == doc.None || source < cueEnd {
		// The tree took "according" for a verb with an oblique "to X".
		source = doc.None
		for _, k := range d.Kids(t) {
			if k >= cueEnd && d.Tokens[k].UPOS.IsNominal() {
				source = k
				break
			}
		}
		if source == doc.None || d.Tokens[t].Head == doc.None {
			return
		}
		w.add(t, d.SpanOf(t, cueEnd), cue{kind: saying}, source, w.without(d.Tokens[t].Head, t))
		return
	}
	if cueEnd == t+1 && d.Tokens[source].UPOS != doc.PROPN { // "$230 per 1,000 cubic metres"
		return
	}
	h := d.Tokens[source].Head
	if h == doc.None {
		return
	}
	for d.Tokens[h].Head != doc.None && !w.find.IsVerb(h) && d.Kid(h, doc.RelNsubj) == doc.None {
		h = d.Tokens[h].Head // hung on the last noun, but said of the clause
	}
	w.add(t, d.SpanOf(t, cueEnd), cue{kind: saying}, source, w.without(h, source))
}

// speakerOf is the head of the phrase that names who utters cue verb v, or None.
func (w *Worker) speakerOf(v doc.Tok) doc.Tok {
	d := w.d
	if w.find.Passive(v) {
		return w.find.Agent(v)
	}
	if h := d.Tokens[v].Head; h != doc.None && w.as(v) && d.Tokens[v].XPOS == doc.VBG { // "quoted the steward as saying"
		if o := w.find.Object(h); o != doc.None {
			return o
		}
	}
	s := w.find.SurfaceSubject(v)
	if s == doc.None { // "…," said the envoy, whose subject was taken for an object
		if o := d.Kid(v, doc.RelObj); o > v && d.Tokens[v].XPOS != doc.VB {
			s = o
		}
	}
	if x := d.Tokens[v].XPOS; s == doc.None && (x == doc.VBD || x == doc.VBP || x == doc.VBZ) {
		s = w.nounBefore(v)
		for s != doc.None && w.dated(s) { // "a report released last year said"
			if s--; s < d.Sents[d.SentOf(v)].First || d.Tokens[s].UPOS == doc.PUNCT {
				return doc.None
			}
			if t := &d.Tokens[s]; t.Rel.Base() == doc.RelAcl {
				s = t.Head
			}
		}
		if s != doc.None && !d.Tokens[s].UPOS.IsNominal() {
			return doc.None
		}
	}
	if s != doc.None && d.Norm(s) == "it" && d.Kid(v, doc.RelExpl) != doc.None {
		return doc.None
	}
	return s
}

// add appends a statement. Content that lies in a quotation grows to all of it,
// if the quotation holds more sentences.
func (w *Worker) add(at doc.Tok, cueSpan span.Span, x cue, speaker doc.Tok, content []tokens) {
	d := w.d
	st := coding.Statement{Cue: cueSpan, CueHead: at, Negated: x.kind == denying || w.negated(at), Within: coding.None, Date: w.dateOf(at)}
	quoted, open := 0, 0
	if speaker != doc.None {
		st.Speaker = w.party(speaker)
	}
	for _, t := range content {
		if w.holds(t, st.Speaker) || t.end <= t.first || t.first <= at && at < t.end || w.leaves(at, t) {
			continue
		}
		s := d.SpanOf(t.first, t.end)
		for i := range w.quotes {
			q := &w.quotes[i]
			if q.end <= t.first || t.end <= q.first {
				continue
			}
			if !(q.first <= at && at < q.end) && q.first <= t.first && t.end <= q.end {
				s = q.span(d) // the whole quotation, however many sentences
				q.used = true
			} else if t.first <= q.first && q.end <= t.end {
				q.used = true
			}
		}
		for i := t.first; i < t.end; i++ {
			if d.Tokens[i].UPOS == doc.PUNCT {
				continue
			}
			if d.Tokens[i].Flags&doc.Quoted != 0 && d.Tokens[at].Flags&doc.Quoted == 0 {
				quoted++
			} else {
				open++
			}
		}
		if slices.ContainsFunc(st.Content, s.Overlaps) {
			continue
		}
		st.Content = append(st.Content, s)
	}
	if len(st.Content) == 0 {
		return
	}
	switch {
	case quoted > 0 && open == 0:
		st.Kind = coding.Direct
	case quoted > 0:
		st.Kind = coding.Mixed
	}
	st.Addressee = w.addressee(at)
	w.c.Statements = append(w.c.Statements, st)
}

// holds reports whether the first of ps is named inside t: nobody's words name
// who says them, so the tree has put a clause too high.
func (w *Worker) holds(t tokens, ps []coding.Party) bool {
	return len(ps) > 0 && ps[0].First < t.end && t.first < ps[0].End
}

// leaves reports whether t lies outside the quotation in which cue at stands:
// what somebody quotes does not report the narrator's words.
func (w *Worker) leaves(at doc.Tok, t tokens) bool {
	for i := range w.quotes {
		if q := &w.quotes[i]; q.first <= at && at < q.end {
			return t.first < q.first || t.end > q.end
		}
	}
	return false
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
func (w *Worker) dateOf(t doc.Tok) int32 {
	for i := range w.c.Dates {
		if x := &w.c.Dates[i]; x.Head != doc.None && w.d.Tokens[x.Head].Head == t {
			return int32(i)
		}
	}
	return coding.None
}

// addressee is whom cue verb v is said to.
func (w *Worker) addressee(v doc.Tok) []coding.Party {
	d := w.d
	if d.Tokens[v].UPOS != doc.VERB || w.find.Passive(v) {
		return nil
	}
	for _, k := range d.Kids(v) {
		if k < v {
			continue
		}
		switch d.Tokens[k].Rel {
		case doc.RelIobj, doc.RelObj, doc.RelObl:
			if d.Tokens[k].Rel == doc.RelObl {
				if c := d.Case(k); c == doc.None || d.Norm(c) != "to" {
					continue
				}
			}
			if ps := w.c.Parties.At(k); len(ps) > 0 {
				return slices.Clone(ps)
			}
		}
	}
	return nil
}

// order sorts the statements by their first content.
func (w *Worker) order() {
	slices.SortStableFunc(w.c.Statements, func(a, b coding.Statement) int { return int(a.Content[0].Start - b.Content[0].Start) })
}

// nest sets Within of every statement whose cue lies in the content of another:
// the smallest such. Of two that hold each other's cues only the one whose cue
// the tree puts higher reports the other.
func (w *Worker) nest() {
	sts := w.c.Statements
	for i := range sts {
		best := int32(1 << 30)
		for j := range sts {
			if i == j || sts[i].Cue.Empty() {
				continue
			}
			n := reports(&sts[j], &sts[i])
			if n == 0 || n >= best || reports(&sts[i], &sts[j]) > 0 && !w.above(sts[j].CueHead, sts[i].CueHead) || circle(sts, j, i) {
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
