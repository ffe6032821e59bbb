package actor

import (
	"strings"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/ontology"
	"regesta/internal/vocab"
)

// What this file holds goes by the order of words, where trees of news prose
// are least sure: titles before names, hyphenated modifiers, heads of names.

// titleBeside takes the role right before a name as its title where the tree
// has tied the two otherwise: "Foreign Minister X", "President of Ukraine X",
// "the ambassador to Myanmar, X".
func (r *Resolver) titleBeside(x *reading, t, first doc.Tok) {
	if x.typ != doc.Person || x.role {
		return
	}
	start := r.d.Sents[r.d.SentOf(t)].First
	last := first - 1
	if last > start && r.d.Norm(last) == "," {
		last--
	}
	if last < start {
		return
	}
	k, size := r.roleAt(last)
	if k == doc.None {
		if h, ok := r.unitAt(last); ok {
			last = h.First - 1
		}
		if last > start && r.d.Tokens[last].UPOS == doc.DET {
			last--
		}
		if last <= start || r.d.Tokens[last].UPOS != doc.ADP {
			return
		}
		if k, _ = r.roleAt(last); k == doc.None {
			k, _ = r.roleAt(last - 1)
		}
	} else if p := last - size; last < first-1 && p >= start && r.d.Tokens[p].UPOS != doc.DET {
		return // "… said the minister, X left": only a short apposition is safe
	}
	if k != doc.None && k != t {
		r.title(x, k)
	}
}

// roleAt is the head of the role that ends at t and its number of tokens, or
// None.
func (r *Resolver) roleAt(t doc.Tok) (doc.Tok, doc.Tok) {
	k, size := t, doc.Tok(1)
	if h, ok := r.unitAt(t); ok {
		k, size = r.headOf(h.First, h.End), h.End-h.First
	}
	if r.state[k] == busy {
		return doc.None, 0
	}
	m := r.at(k)
	if m == nil || !m.role || m.typ == doc.Organization || m.typ == doc.Population {
		return doc.None, 0 // "near the embassy, X was seen"
	}
	return k, size
}

// beside looks for the country or body of a role among its neighbours if the
// tree has shown none: the name that it is the title of, up to three words before ("Boko Haram female fighter")
// and right after "of", "from" or "loyal to".
func (r *Resolver) beside(x *reading, t, first, end doc.Tok) {
	if !x.role || x.owned || x.from == coding.Stated || x.typ == doc.Person && r.nameAt(t) != nil {
		return
	}
	s := r.d.Sents[r.d.SentOf(t)]
	if m := r.nameFrom(end); m != nil {
		end = m.End
		if r.state[m.Head] != busy {
			if y := r.at(m.Head); y != nil && y.country != 0 && y.from == coding.Stated {
				x.country, x.from, x.local = y.country, y.from, false
				r.note(x, y)
				return
			}
		}
	}
	if n := end; n+2 < s.End && (r.d.Norm(n) == "of" || r.d.Norm(n) == "from" || r.d.Norm(n) == "loyal") {
		if r.d.Norm(n) == "loyal" {
			n++
		}
		if n++; r.d.Tokens[n].UPOS == doc.DET && n+1 < s.End {
			n++
		}
		if r.adjoin(x, t, n) {
			return
		}
	}
	for p, n := first-1, 0; p >= s.First && n < 3; p, n = p-1, n+1 {
		if r.isHyphen(p-1) && r.joined(x, p) {
			return
		}
		if r.unit[p] != 0 {
			if !r.joined(x, p) {
				r.adjoin(x, t, p)
			}
			return
		}
		switch r.d.Tokens[p].UPOS {
		case doc.ADJ, doc.NOUN, doc.PROPN, doc.NUM:
		case doc.PART:
			if r.d.Tokens[p].XPOS != doc.POS {
				return
			}
		default:
			return
		}
	}
}

// nameFrom is the person's name that begins at t, or nil.
func (r *Resolver) nameFrom(t doc.Tok) *doc.Mention {
	if int(t) >= len(r.d.Tokens) {
		return nil
	}
	if m := r.nameAt(t); m != nil && m.First == t && m.Type == doc.Person {
		return m
	}
	return nil
}

// adjoin takes over the codes of the country or body whose phrase holds n.
func (r *Resolver) adjoin(x *reading, t, n doc.Tok) bool {
	h, ok := r.unitAt(n)
	if !ok {
		return false
	}
	k := r.headOf(h.First, h.End)
	if k == t || r.state[k] == busy {
		return false
	}
	m := r.at(k)
	if m == nil || m.place && m.country == 0 {
		return false
	}
	r.take(x, m)
	return true
}

// misheaded mends trees that make a country the head of the name or role that
// stands right after it: "Rohirric President Theoden", "Rohan's Chief of Staff".
// After a preposition a name may belong to a title before it ("the ambassador
// to Rohan Gamling") and stays out.
func (r *Resolver) misheaded(x *reading, t, end doc.Tok) {
	if !x.bare {
		return
	}
	if int(end) < len(r.d.Tokens) && r.d.Tokens[end].XPOS == doc.POS {
		end++
	}
	for _, k := range r.d.Kids(t) {
		switch r.d.Tokens[k].Rel.Base() {
		case doc.RelFlat, doc.RelCompound, doc.RelNmod, doc.RelAppos, doc.RelDep:
		default:
			if r.d.Tokens[t].UPOS != doc.ADJ {
				continue
			}
		}
		if first, _ := r.d.Subtree(k); k < end || first != end || r.d.Case(k) != doc.None {
			continue
		}
		m := r.at(k)
		if m == nil || !m.role && (m.typ != doc.Person || r.d.Case(t) != doc.None) {
			continue
		}
		land := *x
		*x = *m
		if x.country == 0 || x.from != coding.Stated {
			x.country, x.from, x.local = land.country, land.from, false
			r.note(x, &land)
		}
		return
	}
}

// owner is the possessor of k if that stands right after the preposition c:
// "the government of Rohan's request", where the tree has "of" under "request".
func (r *Resolver) owner(k, c doc.Tok) doc.Tok {
	if o := r.d.Kid(k, doc.RelNmodPoss); o != doc.None {
		if first, _ := r.d.Subtree(o); first == c+1 {
			return o
		}
	}
	return k
}

// joined reads modifiers that a hyphen joins to a country: "Saudi-led" gives it,
// "US-backed" and "pro-Russian" do not. It reports whether k is a part of such a
// word. Tokenizers leave the parts together or make tokens of them, and trees
// of the parts differ, so that only the order of words counts.
func (r *Resolver) joined(x *reading, k doc.Tok) bool {
	for _, hit := range r.hits.At(k) {
		if hit.Part {
			return r.joinedInside(x, k, hit)
		}
	}
	first, end := r.extent(k)
	if r.hint(k).Effects.Has(lexicon.Own|lexicon.Foreign) && r.isHyphen(first-1) {
		end = k
		if first = r.unitStart(k - 2); first < 0 {
			return true
		}
		k = r.headOf(first, end-1)
	} else if r.isHyphen(first-1) && r.hint(first-2).Effects.Has(lexicon.Foreign) {
		return true
	} else if !r.isHyphen(end) {
		return false
	} else {
		end++
	}
	if int(end) >= len(r.d.Tokens) {
		return false
	}
	switch e := r.hint(end).Effects; {
	case e.Has(lexicon.Own):
		if m := r.at(k); m != nil {
			r.take(x, &reading{country: m.country, from: m.from, why: m.why})
		}
		return true
	case e.Has(lexicon.Foreign):
		if m := r.at(k); m != nil && m.sector == ontology.REB && x.sector == ontology.UAF {
			x.sector, x.role = m.sector, true // "ISIL-linked militants"
		}
		return true
	}
	return false
}

// joinedInside is joined for a token that holds the country as a part.
func (r *Resolver) joinedInside(x *reading, k doc.Tok, hit lexicon.Hit) bool {
	if r.lex.Hint(vocab.Hash(lastPart(r.d.Norm(k)))).Effects.Has(lexicon.Own) {
		i := r.hits.Entries(hit)[0]
		m := reading{country: r.lex.Entry(i).Country, from: coding.Stated}
		m.because(i)
		r.take(x, &m)
	}
	return true
}

func (r *Resolver) isHyphen(t doc.Tok) bool {
	return t > 0 && int(t) < len(r.d.Tokens) && r.d.Norm(t) == "-"
}

// unitStart is the first token of the dictionary phrase that ends at t, or None.
func (r *Resolver) unitStart(t doc.Tok) doc.Tok {
	if t < 0 {
		return doc.None
	}
	if h, ok := r.unitAt(t); ok {
		return h.First
	}
	return doc.None
}

// lastPart is what follows the last hyphen of a word.
func lastPart(s string) string { return s[strings.LastIndexByte(s, '-')+1:] }
