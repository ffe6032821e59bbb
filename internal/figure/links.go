package figure

import (
	"regesta/internal/caldate"
	"regesta/internal/coding"
	"regesta/internal/doc"
)

// link fills in whose figure f is, and the event, place and time that it is
// about. e is the word that gave the unit.
func (r *reader) link(f *coding.Figure, x counted, e doc.Tok) {
	f.Statement = r.statement(f)
	if f.Statement != coding.None {
		s := &r.c.Statements[f.Statement]
		f.ClaimedBy = s.Speaker
		f.AsOf = s.Date
	}
	f.Event = r.event(e)
	if f.Event != coding.None {
		f.Place = r.c.Events[f.Event].Place
	}
	if f.Place == coding.None {
		f.Place = coding.NewSetting(r.c).Place(e)
	}
	if f.Place == coding.None && f.Unit != coding.OtherUnit {
		f.Place = r.spokenOf()
	}
	r.times(f, e)
}

// spokenOf is the last place that an earlier sentence of the paragraph names:
// "Rohan has long been at war. The conflict has claimed 400 lives." A sentence
// with places of its own speaks of those.
func (r *reader) spokenOf() int32 {
	d := r.d
	at := d.SentOf(r.first)
	best := int32(coding.None)
	for i := range r.c.Places {
		p := &r.c.Places[i]
		switch {
		case p.Resolution == coding.ResUnknown || p.Head >= r.end:
		case p.Head >= r.first:
			return coding.None
		case d.Sents[d.SentOf(p.Head)].Region == d.Sents[at].Region:
			best = int32(i)
		}
	}
	return best
}

// dated are nouns that are dated themselves: "a February report".
var dated = map[string]bool{
	"report": true, "statement": true, "tally": true, "estimate": true, "count": true, "survey": true, "study": true, "census": true, "figure": true,
}

// times finds the period that f sums up, in the clause of e, and the day as of
// which it is stated.
func (r *reader) times(f *coding.Figure, e doc.Tok) {
	d := r.d
	clause := e
	for d.Tokens[clause].Head != doc.None && d.Tokens[clause].UPOS != doc.VERB {
		clause = d.Tokens[clause].Head
	}
	for i := range r.c.Dates {
		v := &r.c.Dates[i]
		if v.First < r.first || v.End > r.end {
			continue
		}
		h := d.Tokens[v.Head].Head
		switch {
		case h != doc.None && dated[d.Lemma(h)], v.First > r.first+1 && r.norm(v.First-1) == "of" && r.norm(v.First-2) == "as":
			if f.AsOf == coding.None {
				f.AsOf = int32(i)
			}
		case v.Value.Precision == caldate.Range && f.Period == coding.None && (d.Dominates(clause, v.Head) || d.Dominates(e, v.Head)):
			f.Period = int32(i)
		}
	}
}

// statement is the innermost statement whose content holds f.
func (r *reader) statement(f *coding.Figure) int32 {
	at := r.d.SpanOf(f.First, f.End)
	best, size := int32(coding.None), 0
	for i := range r.c.Statements {
		for _, c := range r.c.Statements[i].Content {
			if c.Contains(at) && (best == coding.None || c.Len() < size) {
				best, size = int32(i), c.Len()
			}
		}
	}
	return best
}

// event is the event whose trigger is e, governs it most closely or, failing
// that, hangs from it.
func (r *reader) event(e doc.Tok) int32 {
	for h := e; h >= 0; h = r.d.Tokens[h].Head {
		if i := r.eventAt(h); i != coding.None {
			return i
		}
	}
	for _, k := range r.d.Kids(e) {
		if i := r.eventAt(k); i != coding.None {
			return i
		}
	}
	return coding.None
}

// eventAt is the event with head t, None if there is none.
func (r *reader) eventAt(t doc.Tok) int32 {
	for i := range r.c.Events {
		if r.c.Events[i].Head == t && !r.c.Events[i].Dropped {
			return int32(i)
		}
	}
	return coding.None
}

// of is who or what is counted, as the text says: the phrase without its
// number and without clauses.
func (r *reader) of(q quantity, x counted) string {
	d := r.d
	if x.noun == doc.None {
		return ""
	}
	first, end := x.noun, x.noun+1
	for _, k := range d.Kids(x.noun) {
		switch d.Tokens[k].Rel.Base() {
		case doc.RelAmod, doc.RelCompound, doc.RelNmod, doc.RelFlat, doc.RelConj:
			if k < x.noun && k >= q.end {
				a, _ := d.Subtree(k)
				first = min(first, max(a, q.end))
			}
			if k > x.noun && (r.prep(k) == "of" || d.Tokens[k].Rel.Base() == doc.RelFlat) && d.Tokens[k].Rel.Base() != doc.RelConj {
				_, b := d.Subtree(k)
				end = max(end, b)
			}
		}
	}
	if first < q.end && q.end <= x.noun {
		first = q.end
	}
	for first < x.noun && fillers[d.Norm(first)] { // "three more people"
		first++
	}
	return d.Cut(first, end)
}
