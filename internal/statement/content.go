package statement

import (
	"regesta/internal/caldate"
	"regesta/internal/coding"
	"regesta/internal/doc"
)

// A shape is a way to find the content of a cue in its sentence.
type shape uint8

const (
	shapeClause   shape = iota // the clausal complement, with what goes on from it
	shapeBare                  // the clausal complement as the tree has it
	shapeInf                   // the infinitive
	shapeIng                   // the gerund
	shapeAs                    // object and predicate: "described it as …"
	shapeQuotedAs              // "quoted the steward as saying …"
	shapeAround                // the clause that the cue comments, before and after it
	shapeLead                  // what comes before the subject and the cue
	shapeThat                  // what follows the next "that"
	shapeRest                  // what follows the cue
	shapeObject                // the object
	shapePrep                  // the noun phrase behind a preposition
	shapeRight                 // all that hangs on the cue to its right
	shapeRaised                // subject and infinitive under the passive: "is said to be"
	shapeColon                 // what follows a colon
	shapeQuote                 // a quotation beside the cue
	shapeQuotes                // a quotation on either side of the cue
	shapeHead                  // the phrase that an adverb stands in
	shapeCut                   // one of the others, ended before its last clauses
	shapeCount
)

// tokens is a range of tokens [first, end).
type tokens struct{ first, end doc.Tok }

// A reading is a cue with one of the contents that it may have.
type reading struct {
	content [2]tokens // the second is empty unless a cue splits its content
	shapes  uint32    // the shapes that find it, as bits
}

// offer adds content of the cue that is being read, found by shape s, unless it
// is empty or holds the cue or its speaker.
func (w *Worker) offer(s shape, ts ...tokens) {
	var r reading
	n := 0
	for _, t := range ts {
		t = w.trim(w.lean(w.trim(t)))
		if t.end <= t.first || w.cue.speaker != doc.None && t.first <= w.cue.speaker && w.cue.speaker < t.end || w.leaves(w.cue.at, t) {
			continue
		}
		if t.first < w.cue.end && w.cue.first < t.end || n == len(r.content) {
			return
		}
		r.content[n] = t
		n++
	}
	if n == 0 {
		return
	}
	r.shapes = 1 << s
	for i := range w.readings {
		if w.readings[i].content == r.content {
			w.readings[i].shapes |= r.shapes
			return
		}
	}
	w.readings = append(w.readings, r)
}

// offerClause offers t and its beginnings that end before a clause of its own:
// ", saying …", ", while …", "and calls …".
func (w *Worker) offerClause(s shape, t tokens) {
	w.offer(s, t)
	d := w.d
	verb := d.Tokens[w.cue.at].XPOS
	cuts := 0
	for i := t.first + 2; i+1 < t.end && cuts < maxCuts; i++ {
		end, next := i, i+1
		if d.Tokens[next].UPOS == doc.PUNCT && d.Tokens[next].Flags&doc.SpaceAfter != 0 && next+1 < t.end {
			next++ // “…,” noting …
			end = next
		}
		switch d.Norm(i) {
		case ",":
			switch d.Tokens[next].UPOS {
			case doc.VERB, doc.SCONJ, doc.CCONJ, doc.ADP, doc.PRON, doc.DET, doc.ADV:
			default:
				continue
			}
		case "-":
			if x := d.Tokens[next].XPOS; x != verb && x != doc.VBG {
				continue
			}
		case "and", "but":
			if d.Tokens[next].XPOS != verb && d.Tokens[next].UPOS != doc.AUX {
				continue
			}
		default:
			continue
		}
		w.offer(shapeCut, tokens{t.first, end})
		cuts++
	}
}

// lean is t without what stands between a cue and what is said: "that", the day
// of the saying, the preposition of "warned of …".
func (w *Worker) lean(t tokens) tokens {
	d := w.d
	if t.first < w.cue.end {
		return t
	}
	for t.first+1 < t.end {
		k := &d.Tokens[t.first]
		switch x := w.dateAt[t.first]; {
		case x > 0 && w.precedes(&w.c.Dates[x-1], t):
			t.first = w.c.Dates[x-1].End
			continue
		case k.UPOS == doc.SCONJ && d.Norm(t.first) == "that":
		case k.Rel == doc.RelCase && t.first == w.cue.end && w.topical(t.first):
		default:
			return t
		}
		t.first++
	}
	return t
}

// precedes reports whether day x begins t and is none of its arguments: "said
// Thursday he will return".
func (w *Worker) precedes(x *coding.Date, t tokens) bool {
	if x.First != t.first || x.End >= t.end || x.Value.Precision != caldate.Day {
		return false
	}
	switch k := &w.d.Tokens[x.End]; k.UPOS {
	case doc.PUNCT, doc.AUX, doc.VERB, doc.PART:
		return false
	default:
		return k.XPOS != doc.POS
	}
}

// topical reports whether preposition t comes before what is said.
func (w *Worker) topical(t doc.Tok) bool {
	switch w.d.Norm(t) {
	case "of", "on", "about", "against", "for", "to", "over":
		return true
	case "at":
		n := w.d.Norm(t + 1)
		return n != "least" && n != "most"
	}
	return false
}

// maxCuts bounds the beginnings that offerClause offers.
const maxCuts = 4

// readVerb collects the readings of cue verb v.
func (w *Worker) readVerb(v doc.Tok, x cue) {
	d := w.d
	h := d.Tokens[v].Head
	if w.cue.inserted = h != doc.None && w.inserted(v, h); w.cue.inserted {
		w.offer(shapeAround, w.without(h, v)...)
		w.readQuotes()
		return
	}
	passive := w.find.Passive(v)
	right := tokens{doc.None, doc.None}
	for _, k := range d.Kids(v) {
		t := &d.Tokens[k]
		switch rel := t.Rel.Base(); {
		case (rel == doc.RelCcomp || rel == doc.RelCsubj && passive) && !w.question(k, x):
			c := w.clause(k)
			w.offerClause(shapeClause, w.extend(v, k, c))
			w.offer(shapeBare, c)
		case rel == doc.RelXcomp && w.find.ToInfinitive(k):
			if s := w.find.SurfaceSubject(v); passive && s != doc.None && s < v {
				first, _ := d.Subtree(s)
				w.offer(shapeRaised, tokens{first, w.phrase(s).end}, w.whole(k))
			}
			w.offerClause(shapeInf, w.whole(k))
		case rel == doc.RelParataxis && k > v && w.saidBefore(v, k):
			w.offer(shapeClause, w.clause(k))
		case (rel == doc.RelXcomp || rel == doc.RelAdvcl || rel == doc.RelObl) && t.XPOS == doc.VBG && k > v && k < v+5:
			w.offerClause(shapeIng, w.clause(k))
		case rel == doc.RelObj && k > v:
			w.offerClause(shapeObject, w.whole(k))
		case rel == doc.RelObl && k > v:
			if c := d.Case(k); c != doc.None && c > v {
				_, end := d.Subtree(k)
				w.offerClause(shapePrep, tokens{c + 1, end})
			}
		}
		switch t.Rel.Base() {
		case doc.RelPunct, doc.RelConj, doc.RelCc, doc.RelParataxis, doc.RelCompound:
		default:
			if k > v {
				a, b := d.Subtree(k)
				if right.first == doc.None {
					right.first = max(a, w.cue.end)
				}
				right.end = b
			}
		}
	}
	if right.first != doc.None {
		w.offerClause(shapeRight, right)
	}
	for _, t := range w.described(v) {
		w.offerClause(shapeAs, t)
	}
	for _, t := range w.quotedAs(v) {
		w.offerClause(shapeQuotedAs, t)
	}
	if h != doc.None {
		if r := d.Tokens[v].Rel; (r == doc.RelParataxis || r == doc.RelCcomp && h < v || r == doc.RelDiscourse) && d.Kid(v, doc.RelMark) == doc.None && w.closes(v, h) {
			w.offer(shapeAround, w.without(h, v)...) // "X has fallen, Y said"
		}
	}
	for _, t := range w.lead(v) {
		w.offer(shapeLead, t)
	}
	w.readRest(v)
	w.readQuotes()
}

// readRest offers what follows the cue in its sentence: after "that", after a
// colon, or all of it.
func (w *Worker) readRest(v doc.Tok) {
	d := w.d
	end := d.Sents[d.SentOf(v)].End
	for t := w.cue.end; t < end && t < w.cue.end+reach; t++ {
		switch d.Norm(t) {
		case "that":
			if n := d.Norm(t - 1); n == "so" || n == "such" {
				continue
			}
			if _, part := w.cues.at(d, t-1); part == doc.VERB && t-1 >= w.cue.end && d.Tokens[t-1].XPOS == doc.VBG {
				return // "…, the envoy told reporters, adding that …"
			}
			if t+2 < end && d.Tokens[t+1].UPOS != doc.PUNCT {
				w.offerClause(shapeThat, tokens{t + 1, end})
			}
			return
		case ":":
			w.offer(shapeColon, tokens{t + 1, end})
			return
		}
	}
	if w.cue.end < end && d.Tokens[w.cue.end].UPOS != doc.PUNCT {
		w.offerClause(shapeRest, tokens{w.cue.end, end})
	}
}

// readQuotes offers the quotations of the sentence that lie beside the cue.
func (w *Worker) readQuotes() {
	d := w.d
	s := d.Sents[d.SentOf(w.cue.at)]
	var before, after *quote
	for i := w.firstQuote(s.First); i < len(w.quotes) && w.quotes[i].first < s.End; i++ {
		switch q := &w.quotes[i]; {
		case q.used: // by a cue before this one
		case q.end <= w.cue.first && w.cue.first < q.end+reach:
			before = q
		case q.first >= w.cue.end && q.first < w.cue.end+reach && after == nil:
			after = q
		}
	}
	if before != nil {
		w.offer(shapeQuote, tokens{before.first, before.end})
	}
	if after != nil {
		w.offer(shapeQuote, tokens{after.first, after.end})
	}
	if before != nil && after != nil {
		w.offer(shapeQuotes, tokens{before.first, before.end}, tokens{after.first, after.end})
	}
}

// readNoun collects the readings of cue noun n: "the claim that …", "fears of …".
func (w *Worker) readNoun(n doc.Tok) {
	d := w.d
	for _, k := range d.Kids(n) {
		if k < n {
			continue
		}
		switch d.Tokens[k].Rel.Base() {
		case doc.RelAcl, doc.RelCcomp:
			if d.Tokens[k].Rel == doc.RelAclRelcl && !w.marked(k, "that") {
				continue
			}
			s := shapeBare
			if first, _ := d.Subtree(k); d.Norm(first) == "so" {
				continue
			}
			switch {
			case w.marked(k, "that"):
				s = shapeClause
			case w.find.ToInfinitive(k):
				s = shapeInf
			case d.Tokens[k].XPOS == doc.VBG:
				s = shapeIng
			}
			w.offerClause(s, w.clause(k))
		case doc.RelNmod:
			if c := d.Case(k); c != doc.None && c > n {
				_, end := d.Subtree(k)
				w.offerClause(shapePrep, tokens{c + 1, end})
			}
		}
	}
	end := d.Sents[d.SentOf(n)].End
	for t := n + 1; t+2 < end && t < n+4; t++ {
		if n := d.Norm(t - 1); d.Norm(t) == "that" && n != "so" && n != "such" {
			w.offerClause(shapeThat, tokens{t + 1, end})
		}
	}
	w.readQuotes()
}

// readMistaken collects the readings of a verb at n that the tagger took for a
// noun: "…, the police report", "the general reports ten men were killed".
func (w *Worker) readMistaken(n doc.Tok) {
	if w.nounBefore(n) == doc.None {
		return
	}
	for _, t := range w.lead(n) {
		w.offer(shapeLead, t)
	}
	switch d := w.d; d.Tokens[min(n+1, doc.Tok(len(d.Tokens)-1))].UPOS {
	case doc.DET, doc.PRON, doc.PROPN, doc.NUM, doc.ADV:
		w.offerClause(shapeRest, tokens{n + 1, d.Sents[d.SentOf(n)].End})
	}
}

// readAdverb collects what adverb t marks as hearsay: the clause of its verb, or
// only who did it ("killed, reportedly by rebels"), or the phrase that it stands in.
func (w *Worker) readAdverb(t doc.Tok) {
	d := w.d
	h := d.Tokens[t].Head
	if h == doc.None {
		return
	}
	if end := d.Sents[d.SentOf(t)].End; t+1 < end && d.Norm(t+1) == "by" && d.Tokens[t+1].Head != doc.None {
		_, end = d.Subtree(d.Tokens[t+1].Head)
		w.offer(shapePrep, tokens{t + 1, end})
		return
	}
	if d.Tokens[h].UPOS != doc.VERB {
		_, end := d.Subtree(h)
		w.offerClause(shapeHead, tokens{t + 1, end})
		return
	}
	parts := w.without(h, t)
	if len(parts) == 2 && parts[0].end == parts[0].first+1 && d.Tokens[parts[0].first].UPOS == doc.PRON && d.Tokens[h].Rel == doc.RelAclRelcl {
		parts = parts[1:] // "who allegedly left"
	}
	w.offer(shapeAround, parts...)
}

// readSource collects what "according to X" gives as the words of X, the phrase
// with head source.
func (w *Worker) readSource(source doc.Tok) {
	d := w.d
	s := d.Sents[d.SentOf(source)]
	part := source
	if d.Tokens[source].Head == w.cue.at { // the tree took "according" for a verb
		part = w.cue.at
	}
	if h := d.Tokens[part].Head; h != doc.None {
		for d.Tokens[h].Head != doc.None && !w.find.IsVerb(h) && d.Kid(h, doc.RelNsubj) == doc.None {
			h = d.Tokens[h].Head // hung on the last noun, but said of the clause
		}
		w.offer(shapeAround, w.without(h, part)...)
		if root := s.Root; root != h {
			w.offer(shapeHead, w.without(root, part)...)
		}
	}
	w.offer(shapeLead, tokens{s.First, w.cue.first})
	_, end := d.Subtree(source)
	if i := w.nameAt[source]; i > 0 {
		end = max(end, d.Mentions[i-1].End)
	} else if i := w.nameAt[min(source+1, s.End-1)]; i > 0 { // "Prime Minister | Beren Hador"
		end = max(end, d.Mentions[i-1].End)
	}
	for t := source + 1; t < s.End; t++ {
		if n := d.Norm(min(t+1, s.End-1)); (d.Norm(t) == "," || t == end) && n != "who" && n != "which" {
			w.offerClause(shapeRest, tokens{t, s.End})
			break
		}
	}
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
	if q := w.quoteOf(t.end - 1); q != nil && t.first < q.first && w.d.Tokens[q.end-1].UPOS == doc.PUNCT && q.end-1 <= t.end && int(q.end) < len(w.d.Tokens) {
		t.end = q.end + 1 // “… .”
	}
	for t.end > t.first && w.d.Tokens[t.end-1].UPOS == doc.PUNCT && !w.closing(t) {
		t.end--
	}
	return t
}

// closing reports whether t ends with a quotation mark whose partner it holds.
func (w *Worker) closing(t tokens) bool {
	q := w.quoteOf(t.end - 2)
	return q != nil && q.end == t.end-1 && t.first < q.first
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

// inserted reports whether cue v with a speaker of its own follows clause h after a
// comma, so that it must report it: "X has fallen, Y told reporters".
func (w *Worker) inserted(v, h doc.Tok) bool {
	d, x := w.d, &w.cue
	if r := d.Tokens[v].Rel; r != doc.RelParataxis && r != doc.RelAdvcl || h > v || !w.find.IsVerb(h) || d.Kid(v, doc.RelMark) != doc.None || d.Kid(v, doc.RelCcomp) != doc.None {
		return false
	}
	first, _ := d.Subtree(v)
	before := d.Norm(max(first-1, 0)) == "," || d.Norm(first) == ","
	return before && x.kind == saying && x.speaker != doc.None && x.speaker < v && d.Tokens[x.speaker].Head == v && !w.find.Passive(v)
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
	if t.first == doc.None || t.first <= v {
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

func (w *Worker) marked(k doc.Tok, word string) bool {
	for m := range w.d.KidsBy(k, doc.RelMark) {
		if w.d.Norm(m) == word {
			return true
		}
	}
	return false
}
