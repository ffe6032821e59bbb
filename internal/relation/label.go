package relation

import (
	"slices"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/span"
)

// labels finds noun phrases that evaluate: those with a word of the label
// table, and short phrases in quotation marks that keep a distance.
func (w *Worker) labels() {
	d := w.d
	for i := range d.Tokens {
		h := doc.Tok(i)
		if u := d.Tokens[h].UPOS; u != doc.NOUN && u != doc.PROPN {
			continue
		}
		if r := d.Tokens[h].Rel; r == doc.RelCompound || r == doc.RelFlat {
			continue
		}
		first, end := w.phrase(h)
		if len(w.c.Parties.At(h)) == 0 && w.callers(h) == nil {
			continue // names nobody: "road map"
		}
		neutral, ok := w.evaluates(first, end)
		if !ok && !w.scare(first, end) {
			continue
		}
		w.label(first, end, h, neutral)
	}
}

// phrase is h with the adjectives and nouns before it.
func (w *Worker) phrase(h doc.Tok) (first, end doc.Tok) {
	first = h
	for _, k := range w.d.Kids(h) {
		if r := w.d.Tokens[k].Rel; k < h && (r == doc.RelAmod || r == doc.RelCompound) && k < first {
			first, _ = w.d.Subtree(k)
		}
	}
	return first, h + 1
}

func (w *Worker) evaluates(first, end doc.Tok) (neutral string, ok bool) {
	for t := first; t < end; t++ {
		if n, ok := w.r.labels[w.d.Tokens[t].Lemma]; ok {
			return n, true
		}
		if n, ok := w.r.labels[w.d.Tokens[t].Norm]; ok {
			return n, true
		}
	}
	return "", false
}

// scare reports whether tokens [first, end) are all that a pair of quotation
// marks holds, in lower case.
func (w *Worker) scare(first, end doc.Tok) bool {
	d := w.d
	if first == 0 || int(end) >= len(d.Tokens) || end-first > 4 || !isMark(d.Form(first-1)) || !isMark(d.Form(end)) {
		return false
	}
	for t := first; t < end; t++ {
		if d.Tokens[t].Flags&(doc.Capital|doc.Quoted) != doc.Quoted {
			return false
		}
	}
	return true
}

func isMark(s string) bool { return s == `"` || s == "“" || s == "”" || s == "``" || s == "''" }

func (w *Worker) label(first, end, h doc.Tok, neutral string) {
	d := w.d
	l := coding.Label{Span: d.SpanOf(first, end), Of: neutral}
	if n := len(w.c.Labels); n > 0 && w.c.Labels[n-1].Overlaps(l.Span) {
		return
	}
	switch users := w.callers(h); {
	case users != nil:
		l.UsedBy = users
	default:
		if st := w.within(l.Span); st != nil && len(st.Speaker) > 0 {
			l.UsedBy = slices.Clone(st.Speaker)
		} else {
			l.Publisher = true
		}
	}
	w.c.Labels = append(w.c.Labels, l)
}

// callers are those who call h so: "what they call “moderate rebels”".
func (w *Worker) callers(h doc.Tok) []coding.Party {
	t := &w.d.Tokens[h]
	if t.Head == doc.None || !w.r.call[w.d.Tokens[t.Head].Lemma] || w.find.Passive(t.Head) {
		return nil
	}
	s := w.find.SurfaceSubject(t.Head)
	if s == doc.None || s > h {
		return nil
	}
	if w.d.Tokens[s].UPOS == doc.PRON {
		if ps := w.owners(t.Head); len(ps) > 0 {
			return ps
		}
	}
	return slices.Clone(w.c.Parties.At(s))
}

// owners are those whose act the free relative clause of verb v belongs to: in
// "US and Saudi support for what they call …" the pronoun stands for them.
func (w *Worker) owners(v doc.Tok) []coding.Party {
	d := w.d
	var out []coding.Party
	for n, climbs := v, 0; n != doc.None && climbs < 4; n, climbs = d.Tokens[n].Head, climbs+1 {
		if d.Tokens[n].UPOS != doc.NOUN {
			continue
		}
		for _, k := range d.Kids(n) {
			switch d.Tokens[k].Rel {
			case doc.RelAmod, doc.RelCompound, doc.RelNmodPoss:
				out = append(out, w.c.Parties.At(k)...)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// within is the innermost statement whose content holds s.
func (w *Worker) within(s span.Span) *coding.Statement {
	var best *coding.Statement
	size := 0
	for i := range w.c.Statements {
		st := &w.c.Statements[i]
		for _, c := range st.Content {
			if c.Contains(s) && (best == nil || c.Len() < size) {
				best, size = st, c.Len()
			}
		}
	}
	return best
}
