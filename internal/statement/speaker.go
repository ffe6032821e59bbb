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

// titleStart is where the words begin that stand before t without a break and
// belong to its phrase although the tree has hung them elsewhere: the first of
// "Minister of Mines | Beren Hador".
func (w *Worker) titleStart(t doc.Tok) doc.Tok {
	d := w.d
	s := d.Sents[d.SentOf(t)]
	for first := t; t > s.First; t = first {
		p := t - 1
		switch k := &d.Tokens[p]; {
		case k.UPOS == doc.NOUN || k.UPOS == doc.PROPN || k.UPOS == doc.ADJ || k.XPOS == doc.POS:
			first = p
		case w.joins(p) && p > s.First && d.Tokens[p-1].UPOS.IsNominal():
			first = p - 1
		case k.UPOS == doc.DET && p > s.First+1 && w.joins(p-1):
			first = p - 1
		}
		if first == t || w.dated(first) || d.Tokens[first].Flags&doc.Quoted != d.Tokens[t].Flags&doc.Quoted {
			return t
		}
	}
	return t
}

// joins reports whether token t is a preposition that holds a name together:
// "Minister of Mines", "rebels in Harad".
func (w *Worker) joins(t doc.Tok) bool {
	switch w.d.Norm(t) {
	case "of", "for", "in", "from", "at":
		return true
	}
	return false
}

// dated reports whether token t belongs to a date.
func (w *Worker) dated(t doc.Tok) bool {
	for i := range w.c.Dates {
		if x := &w.c.Dates[i]; x.First <= t && t < x.End {
			return true
		}
	}
	return false
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
		case doc.RelAppos, doc.RelNmod, doc.RelFlat:
			if d.Tokens[a].UPOS == doc.PUNCT || a > t.end { // set off by a comma or a quotation mark
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
	t.first = w.titleStart(t.first)
	for t.first < h && (d.Tokens[t.first].UPOS == doc.DET || d.Tokens[t.first].UPOS == doc.PUNCT) {
		t.first++
	}
	for t.end > h+1 && d.Tokens[t.end-1].UPOS == doc.PUNCT {
		t.end--
	}
	return t
}
