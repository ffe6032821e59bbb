package statement

import (
	"slices"

	"regesta/internal/coding"
	"regesta/internal/doc"
)

// party is the speaker named by the phrase with head h: its codes, if it is a
// known party, and its words without articles, appositions and clauses.
func (w *Worker) party(h doc.Tok) []coding.Party {
	if by := w.author(h); by != doc.None {
		h = by
	}
	t := w.phrase(h)
	ps := slices.Clone(w.c.Parties.At(h))
	if len(ps) == 0 {
		ps = []coding.Party{w.institution(h)}
	}
	for i := range ps {
		if i == 0 || ps[i].Head == h {
			ps[i].First, ps[i].End = t.first, t.end
		}
	}
	return ps
}

// author is who made document h: "a report by the White Council", "reports in
// the press".
func (w *Worker) author(h doc.Tok) doc.Tok {
	if !w.cues.documents[w.d.Tokens[h].Lemma] {
		return doc.None
	}
	for k := range w.d.KidsBy(h, doc.RelNmod) {
		if c := w.d.Case(k); c != doc.None {
			if n := w.d.Norm(c); n == "by" || n == "in" && w.d.Norm(h) == "reports" {
				return k
			}
		}
	}
	return doc.None
}

// institution is the party that stands behind phrase h, which denotes none
// itself: in "a Gondorian defence ministry statement" the ministry of Gondor.
func (w *Worker) institution(h doc.Tok) coding.Party {
	p := coding.Party{Head: h, Entity: w.entityAt(h), Statement: coding.None}
	if !w.cues.documents[w.d.Tokens[h].Lemma] {
		return p
	}
	for _, k := range w.d.Kids(h) {
		switch w.d.Tokens[k].Rel {
		case doc.RelAmod, doc.RelCompound, doc.RelNmodPoss:
			for _, q := range w.c.Parties.At(k) {
				if p.Country == 0 {
					p.Country, p.From = q.Country, q.From
				}
				if p.Sector == 0 {
					p.Sector, p.Others = q.Sector, q.Others
				}
			}
		}
	}
	return p
}

// entityAt is the entity of the mention headed by h, None if there is none.
func (w *Worker) entityAt(h doc.Tok) int32 {
	for i := range w.d.Mentions {
		if m := &w.d.Mentions[i]; m.Head == h && m.Entity >= 0 {
			return m.Entity
		}
	}
	return coding.None
}

// nameEnd is the end of the name mention that lies across or begins at t, the
// end of a title: "President | Elessar"; t itself if there is none.
func (w *Worker) nameEnd(t doc.Tok) doc.Tok {
	for i := range w.d.Mentions {
		if m := &w.d.Mentions[i]; m.Kind == doc.Name && m.First <= t && t < m.End && (m.First < t || m.Type == doc.Person) {
			return m.End
		}
	}
	return t
}

// phrase is noun phrase h less its article and all that only comments on it.
func (w *Worker) phrase(h doc.Tok) tokens {
	d := w.d
	t := tokens{h, h + 1}
	for _, k := range d.Kids(h) {
		a, b := d.Subtree(k)
		if k < h {
			if r := d.Tokens[k].Rel; r != doc.RelPunct && r != doc.RelCase && r != doc.RelCc && r != doc.RelMark {
				t.first = min(t.first, a)
			}
			continue
		}
		switch d.Tokens[k].Rel.Base() {
		case doc.RelAppos:
			if d.Tokens[a].UPOS == doc.PUNCT || a > t.end { // set off by a comma
				continue
			}
		case doc.RelAcl, doc.RelParataxis, doc.RelPunct, doc.RelAdvcl, doc.RelDep, doc.RelCcomp, doc.RelList, doc.RelObl:
			continue
		case doc.RelConj:
			t.end = max(t.end, w.phrase(k).end)
			continue
		}
		if a == t.end || a == t.end+1 && d.Tokens[t.end].UPOS == doc.PUNCT && d.Norm(t.end) == "-" {
			t.end = max(t.end, b)
		}
	}
	t.end = max(t.end, w.nameEnd(t.end))
	for t.first < h && (d.Tokens[t.first].UPOS == doc.DET || d.Tokens[t.first].UPOS == doc.PUNCT) {
		t.first++
	}
	for t.end > h+1 && d.Tokens[t.end-1].UPOS == doc.PUNCT {
		t.end--
	}
	return t
}
