package statement

import (
	"slices"
	"sort"

	"regesta/internal/article"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/span"
)

// reach is how many tokens outside a quotation its cue may stand.
const reach = 14

// quotation makes a statement of quotation i, which no cue has claimed: said by
// the cue nearest to it in the sentences at its edges, or by whoever spoke in
// the quotation before it.
func (w *Worker) quotation(i int) {
	d := w.d
	q := &w.quotes[i]
	q.used = true
	if v := w.cueBeside(q); v != doc.None {
		for j := range w.c.Statements { // “A,” he said, “B.”
			if st := &w.c.Statements[j]; st.CueHead == v {
				st.Content = join(st.Content, q.span(d))
				if st.Kind == coding.Indirect {
					st.Kind = coding.Mixed
				}
				return
			}
		}
		w.c.Statements = append(w.c.Statements, coding.Statement{
			Speaker: w.speakers(v), Addressee: w.addressee(v), Cue: d.SpanOf(v, v+1), CueHead: v,
			Content: spans(q.span(d)), Kind: coding.Direct, Negated: w.negated(v), Within: coding.None, Date: w.dateOf(v)})
		return
	}
	st := w.before(q)
	if st == nil {
		w.c.Statements = append(w.c.Statements, coding.Statement{CueHead: doc.None, Content: spans(q.span(d)), Kind: coding.Direct, Within: coding.None, Date: coding.None})
		return
	}
	more := *st // goes on in another sentence
	more.Speaker, more.Addressee = slices.Clone(st.Speaker), slices.Clone(st.Addressee)
	more.Content, more.Kind = spans(q.span(d)), coding.Direct
	w.c.Statements = append(w.c.Statements, more)
}

// join adds s to content, which stays ordered and free of overlaps.
func join(content []span.Span, s span.Span) []span.Span {
	out := content[:0]
	for _, c := range content {
		if c.Overlaps(s) {
			s = span.Span{Start: min(c.Start, s.Start), End: max(c.End, s.End)}
		} else {
			out = append(out, c)
		}
	}
	out = append(out, s)
	slices.SortFunc(out, spanOrder)
	return out
}

func (w *Worker) speakers(v doc.Tok) []coding.Party {
	if s := w.speakerOf(v); s != doc.None {
		return w.party(s)
	}
	return nil
}

// cueBeside is the cue verb nearest to q among the words around it that are not
// quoted themselves and stand in the sentences that q touches.
func (w *Worker) cueBeside(q *quote) doc.Tok {
	d := w.d
	best, bestCost := doc.None, 1<<30
	consider := func(t doc.Tok, cost int) {
		x, part := w.cues.at(d, t)
		if part != doc.VERB || x.takes&takesQuote == 0 || d.Tokens[t].Flags&doc.Quoted != 0 {
			return
		}
		if x.kind != saying || x.takes&takesThat == 0 {
			cost += 4
		}
		if cost < bestCost {
			best, bestCost = t, cost
		}
	}
	last := d.Sents[d.SentOf(q.end-1)]
	for t := q.end; t < last.End && t < q.end+reach; t++ {
		consider(t, int(t-q.end))
	}
	if s := d.SentOf(q.end-1) + 1; s < len(d.Sents) {
		// The stop inside the marks ended the sentence; what follows is one more.
		if next := &d.Sents[s]; next.Region == q.region && next.First <= q.end+1 && w.goesOn(q.end-1, next.First) {
			for t := next.First; t < next.End && t < q.end+reach; t++ {
				consider(t, int(t-q.end))
			}
		}
	}
	first := d.Sents[d.SentOf(q.first)]
	for t := q.first - 1; t >= first.First && t > q.first-reach; t-- {
		cost := int(q.first - t)
		if p := q.first - 2; p >= first.First && (d.Norm(p) == ":" || d.Norm(p) == ",") {
			cost -= 3
		}
		consider(t, cost)
	}
	return best
}

// goesOn reports whether a sentence that begins at next belongs to the quotation
// that ends with token last: “Did he?” the envoy asked.
func (w *Worker) goesOn(last, next doc.Tok) bool {
	switch w.d.Norm(last) {
	case ",":
		return true
	case "?", "!":
		return w.d.Tokens[next].Flags&doc.Capital == 0
	}
	return false
}

// before is the statement that q goes on from: the last one in quotation marks
// of its paragraph, or of the paragraph before if its quotation stayed open.
func (w *Worker) before(q *quote) *coding.Statement {
	at := w.d.SpanOf(q.first, q.end).Start
	var found *coding.Statement
	for i := range w.c.Statements {
		st := &w.c.Statements[i]
		if st.Kind == coding.Indirect || len(st.Speaker) == 0 {
			continue
		}
		if end := st.Content[len(st.Content)-1]; end.Start < at && (found == nil || end.Start > found.Content[len(found.Content)-1].Start) {
			found = st
		}
	}
	if found == nil {
		return nil
	}
	switch r := w.regionOf(found); {
	case r == q.region, r+1 == q.region && w.leftOpen(r):
		return found
	}
	return nil
}

// leftOpen reports whether a quotation of region r has no closing mark.
func (w *Worker) leftOpen(r int32) bool {
	for i := range w.quotes {
		if w.quotes[i].region == r && w.quotes[i].goesOn {
			return true
		}
	}
	return false
}

// regionOf is the region of st's last content.
func (w *Worker) regionOf(st *coding.Statement) int32 {
	end := st.Content[len(st.Content)-1].Start
	i := sort.Search(len(w.d.Sents), func(i int) bool { return w.d.Tokens[w.d.Sents[i].End-1].End > end })
	if i == len(w.d.Sents) {
		return -1
	}
	return w.d.Sents[i].Region
}

// announced adds the paragraphs that a cue with a colon at the end of the
// paragraph before announces ("The envoy said:") and that bear no quotation
// marks: the next one, and those after it in which somebody still speaks in the
// first person or of what must be.
func (w *Worker) announced() {
	d := w.d
	cue, region, follows := doc.None, int32(-1), false
	for i := 0; i < len(d.Sents); {
		first, end := d.Sents[i].First, d.Sents[i].End
		r, root := d.Sents[i].Region, d.Sents[i].Root
		for ; i < len(d.Sents) && d.Sents[i].Region == r; i++ {
			end, root = d.Sents[i].End, d.Sents[i].Root
		}
		if int(r) >= len(d.Article.Regions) {
			return
		}
		if cue != doc.None {
			if r == region+1 && d.Article.Regions[r].Kind == article.Paragraph && !w.quoting(first, end) && (!follows || w.voiced(first, end)) {
				w.c.Statements = append(w.c.Statements, coding.Statement{Speaker: w.speakers(cue), Cue: d.SpanOf(cue, cue+1), CueHead: cue,
					Content: spans(d.SpanOf(first, end)), Kind: coding.Direct, Within: coding.None, Date: w.dateOf(cue)})
				region, follows = r, true
				continue
			}
			cue = doc.None
		}
		if c, part := w.cues.at(d, root); part == doc.VERB && d.Form(end-1) == ":" && c.takes&takesQuote != 0 && end-root <= 4 {
			cue, region, follows = root, r, false
		}
	}
}

// quoting reports whether a quotation mark stands in tokens [first, end).
func (w *Worker) quoting(first, end doc.Tok) bool {
	for i := range w.quotes {
		if q := &w.quotes[i]; q.first <= end && first <= q.first {
			return true
		}
	}
	return false
}

// voiced reports whether somebody speaks in the first person, or of what must
// be, in tokens [first, end).
func (w *Worker) voiced(first, end doc.Tok) bool {
	for t := first; t < end; t++ {
		switch w.d.Norm(t) {
		case "i", "we", "our", "us", "my", "must":
			return true
		}
	}
	return false
}
