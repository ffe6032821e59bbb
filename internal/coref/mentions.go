package coref

import (
	"slices"

	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/ontology"
)

// addMentions adds the noun phrases that may denote actors, and pronouns, to
// d.Mentions and puts all in order: by first token, longer ones first.
func (w *Worker) addMentions() {
	d := w.d
	w.at = doc.Zeroed(w.at, len(d.Tokens))
	for i := range d.Mentions {
		m := &d.Mentions[i]
		for t := m.First; t < m.End; t++ {
			if m.Kind == doc.Name || w.at[t] == 0 {
				w.at[t] = int32(i) + 1
			}
		}
	}
	for t := range doc.Tok(len(d.Tokens)) {
		k := &d.Tokens[t]
		switch k.UPOS {
		case doc.PRON:
			if p, ok := w.r.pronouns[k.Norm]; ok && w.at[t] == 0 && !w.empty(t, p) {
				d.Mentions = append(d.Mentions, doc.Mention{First: t, End: t + 1, Head: t, Kind: doc.Pronoun, Entity: none})
			}
		case doc.NOUN, doc.PROPN:
			if m, ok := w.nominalAt(t); ok {
				d.Mentions = append(d.Mentions, m)
			}
		case doc.NUM, doc.DET:
			if w.bareCount(t) {
				d.Mentions = append(d.Mentions, doc.Mention{First: t - w.articles(t), End: t + 1, Head: t, Kind: doc.Nominal, Entity: none})
			}
		}
	}
	slices.SortStableFunc(d.Mentions, func(a, b doc.Mention) int {
		if a.First != b.First {
			return int(a.First - b.First)
		}
		return int(b.End - a.End)
	})
}

// empty reports whether pronoun t stands for nothing: "it is feared that …".
func (w *Worker) empty(t doc.Tok, p pronounForm) bool {
	if p.gender != neuter || p.own {
		return false
	}
	d := w.d
	k := &d.Tokens[t]
	if k.Rel == doc.RelExpl || k.Head == doc.None {
		return true
	}
	if k.Rel.Base() != doc.RelNsubj {
		return false
	}
	for _, c := range d.Kids(k.Head) {
		switch d.Tokens[c].Rel.Base() {
		case doc.RelCsubj:
			return true
		case doc.RelCop:
			if d.Tokens[k.Head].UPOS == doc.ADJ || d.Tokens[k.Head].UPOS == doc.ADV {
				return true
			}
		}
	}
	return false
}

// bareCount reports whether t is "the two" or "both" without a noun.
func (w *Worker) bareCount(t doc.Tok) bool {
	k := &w.d.Tokens[t]
	if _, ok := w.r.numerals[k.Norm]; !ok || w.at[t] != 0 || len(w.d.Kids(t)) > 1 {
		return false
	}
	switch k.Rel.Base() {
	case doc.RelNsubj, doc.RelObj, doc.RelObl, doc.RelNmod:
		return k.Norm == w.r.words.both || w.articles(t) == 1
	}
	return false
}

// articles is the number of articles directly before t.
func (w *Worker) articles(t doc.Tok) doc.Tok {
	if t > 0 && w.d.Tokens[t-1].Norm == w.r.words.the && w.d.SentOf(t-1) == w.d.SentOf(t) {
		return 1
	}
	return 0
}

// nominalAt returns the mention headed by noun t, if it may denote an actor or
// refer back to one.
func (w *Worker) nominalAt(t doc.Tok) (doc.Mention, bool) {
	d := w.d
	k := &d.Tokens[t]
	if w.at[t] != 0 {
		return doc.Mention{}, false
	}
	if w.isPeer(t) {
		return doc.Mention{First: w.peerStart(t), End: t + 1, Head: t, Kind: doc.Nominal, Type: doc.Person, Entity: none}, !w.isTitle(t)
	}
	switch k.Rel {
	case doc.RelCompound, doc.RelNmodDesc:
		if !w.dated(t) {
			return doc.Mention{}, false
		}
	case doc.RelFlat, doc.RelFlatName, doc.RelFixed, doc.RelGoeswith:
		return doc.Mention{}, false
	}
	m := doc.Mention{First: t, End: t + 1, Head: t, Kind: doc.Nominal, Entity: none}
	first := t
	_, e, isRole := w.roleAt(t)
	n, refers := w.r.nouns[k.Lemma]
	switch {
	case isRole:
		m.Type = w.lex.Entry(e).Type
		h, _, _ := w.roleAt(t)
		first = h.First
	case refers:
		m.Type = n.types.first()
	default:
		return m, false
	}
	if w.isTitle(t) {
		return m, false
	}
	definite := false
	for _, c := range d.Kids(t) {
		if c >= t {
			break
		}
		switch r := d.Tokens[c].Rel; r.Base() {
		case doc.RelDet:
			definite = definite || w.definite(c)
			first = min(first, c)
		case doc.RelNmod:
			if r == doc.RelNmodPoss {
				definite = true
				a, _ := d.Subtree(c)
				first = min(first, a)
			}
		case doc.RelAmod, doc.RelNummod, doc.RelCompound:
			a, _ := d.Subtree(c)
			first = min(first, a)
			definite = definite || r.Base() == doc.RelNummod && w.r.numerals[d.Tokens[c].Norm] > 0
		}
	}
	for first < t && (d.Tokens[first].UPOS == doc.CCONJ || d.Tokens[first].UPOS == doc.PUNCT) {
		first++
	}
	if first > 0 && d.Tokens[first-1].Norm == w.r.words.both && d.SentOf(first-1) == d.SentOf(t) && (k.XPOS == doc.NNS || k.XPOS == doc.NNPS) {
		first, definite = first-1, true // whatever the tree makes of "both"
	}
	m.First = first
	return m, isRole || definite || m.Type == doc.Person
}

// dated reports whether noun t hangs on the weekday after it, as some trees of "a
// spokesman Sunday said" have it.
func (w *Worker) dated(t doc.Tok) bool {
	d := w.d
	return d.Tokens[t].Head == t+1 && w.r.days[d.Tokens[t+1].Norm]
}

// isPeer reports whether t is the noun "counterpart", which taggers take for a
// name after capitals.
func (w *Worker) isPeer(t doc.Tok) bool {
	y := w.d.Tokens[t].Norm
	return y == w.r.words.counterpart || y == w.r.words.counterparts
}

// peerStart is the first token of the phrase that ends in counterpart t: its
// possessive pronoun and the countries and commas between.
func (w *Worker) peerStart(t doc.Tok) doc.Tok {
	d := w.d
	first := t
	for k := t - 1; k >= 0 && k >= t-8 && d.SentOf(k) == d.SentOf(t); k-- {
		if p, ok := w.r.pronouns[d.Tokens[k].Norm]; ok {
			if p.own {
				return k
			}
			break
		}
		switch {
		case w.at[k] != 0, d.Tokens[k].Norm == w.r.words.the:
			first = k
		case d.Tokens[k].UPOS != doc.CCONJ && d.Tokens[k].UPOS != doc.PUNCT && d.Tokens[k].UPOS != doc.ADJ && d.Tokens[k].UPOS != doc.PROPN:
			return first
		}
	}
	return first
}

// definite reports whether determiner t makes its phrase refer to something
// known.
func (w *Worker) definite(t doc.Tok) bool {
	x := &w.r.words
	switch w.d.Tokens[t].Norm {
	case x.the, x.this, x.that, x.these, x.those, x.both, x.all:
		return true
	}
	return false
}

// isTitle reports whether noun t only introduces the name that follows it:
// "Defence Minister Faramir".
func (w *Worker) isTitle(t doc.Tok) bool {
	d := w.d
	if int(t)+1 >= len(d.Tokens) || w.at[t+1] == 0 {
		return false
	}
	m := &d.Mentions[w.at[t+1]-1]
	return m.Kind == doc.Name && m.First == t+1 && m.Type == doc.Person && d.SentOf(t) == d.SentOf(t+1)
}

// first is the lowest type in the set.
func (s typeSet) first() doc.EntityType {
	for t := doc.Person; t <= doc.Population; t++ {
		if s.has(t) {
			return t
		}
	}
	return doc.Other
}

// countryBefore is the country whose name, adjective or possessive ends where
// token t begins, other modifiers between them not counted: "Gondor's deputy
// defence minister", "the Gondorian minister".
func (w *Worker) countryBefore(t doc.Tok) ontology.Country {
	d := w.d
	for k := t - 1; k >= 0 && k >= t-4 && d.SentOf(k) == d.SentOf(t); k-- {
		if c := w.countryEnding(k); c != 0 {
			return c
		}
		switch u := d.Tokens[k].UPOS; {
		case u == doc.ADJ, u == doc.NOUN, u == doc.PROPN, u == doc.PART && d.Tokens[k].XPOS == doc.POS:
		default:
			return 0
		}
	}
	return 0
}

// countryEnding is the country that a name or adjective which ends with token t
// stands for.
func (w *Worker) countryEnding(t doc.Tok) ontology.Country {
	for first := t; first >= 0 && first > t-4; first-- {
		for _, h := range w.hits.At(first) {
			if h.End != t+1 || h.Part || h.Kinds&(1<<lexicon.CountryName|1<<lexicon.CountryAdjective|1<<lexicon.Demonym) == 0 {
				continue
			}
			for _, e := range w.hits.Entries(h) {
				if x := w.lex.Entry(e); x.Kind <= lexicon.Demonym {
					return x.Country
				}
			}
		}
	}
	return 0
}

// countryAfter is the country in "of Gondor" after token t.
func (w *Worker) countryAfter(t doc.Tok) ontology.Country {
	d := w.d
	n := doc.Tok(len(d.Tokens))
	k := t + 1
	if k+1 >= n || d.Tokens[k].Norm != w.r.words.of {
		return 0
	}
	if k++; d.Tokens[k].Norm == w.r.words.the && k+1 < n {
		k++
	}
	for _, h := range w.hits.At(k) {
		for _, e := range w.hits.Entries(h) {
			if x := w.lex.Entry(e); x.Kind == lexicon.CountryName && !h.Part {
				return x.Country
			}
		}
	}
	return 0
}
