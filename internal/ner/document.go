package ner

import (
	"slices"
	"sort"
	"strings"

	"regesta/internal/article"
	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/vocab"
)

// A document carries what one sentence shows about names to the others.
type document struct {
	list  *NameSet
	d     *doc.Doc
	hits  *lexicon.Hits
	names []name
	index map[uint64]int32 // by key: place in names
	cover []bool           // by token: lies in a mention
}

// A name is a string that some mention of the document has.
type name struct {
	votes  [numTypes]int16
	first  doc.EntityType // of the first mention
	listed bool           // the list of names has been asked
}

const numTypes = int(doc.Population) + 1

// longestName is the number of tokens of the longest name that is carried to
// other sentences.
const longestName = 8

// run settles the types of d's names and adds those of their occurrences that
// the tagger missed.
func (w *document) run(d *doc.Doc, hits *lexicon.Hits) {
	w.d, w.hits = d, hits
	w.datelines()
	w.acronyms()
	if len(hits.All()) > 0 {
		w.consult()
	}
	w.nameBodies()
	w.joinServices()
	w.titles()
	w.collect()
	w.settle()
	w.spread()
	w.d, w.hits = nil, nil
}

// datelines makes a place of what a dateline begins with, if the tagger took it
// for no name: "PELARGIR, June 9 (GNA) —".
func (w *document) datelines() {
	d := w.d
	for _, s := range d.Sents {
		if d.Article.Regions[s.Region].Kind != article.Dateline {
			continue
		}
		end := s.First
		for end < s.End && d.Norm(end) != "," && d.Norm(end) != "(" && d.Tokens[end].UPOS != doc.NUM && (d.Tokens[end].UPOS != doc.PUNCT || end > s.First && d.Tokens[end-1].Flags&doc.SpaceAfter == 0) {
			end++
		}
		at := sort.Search(len(d.Mentions), func(i int) bool { return d.Mentions[i].First >= s.First })
		if end > s.First && (at == len(d.Mentions) || d.Mentions[at].First >= end) {
			d.Mentions = slices.Insert(d.Mentions, at, doc.Mention{First: s.First, End: end, Head: end - 1, Type: doc.Place, Entity: -1})
		}
	}
}

// acronyms gives a short form in brackets the type of the long form before it:
// "Economic Community of West African States (ECOWAS)".
func (w *document) acronyms() {
	d := w.d
	for i := 0; i < len(d.Mentions); i++ {
		m := d.Mentions[i]
		t := m.End + 1
		if m.Kind != doc.Name || m.End-m.First < 2 || int(t)+1 >= len(d.Tokens) || m.Type == doc.Person || m.Type == doc.Place || m.Type == doc.Country {
			continue
		}
		if d.Form(t-1) != "(" || d.Form(t+1) != ")" || d.Tokens[t].Flags&doc.AllCaps == 0 || !isAcronym(d, m, t) {
			continue
		}
		short := doc.Mention{First: t, End: t + 1, Head: t, Type: m.Type, Entity: -1}
		if i+1 < len(d.Mentions) && d.Mentions[i+1].First <= t {
			d.Mentions[i+1] = short
		} else {
			d.Mentions = slices.Insert(d.Mentions, i+1, short)
		}
	}
}

// isAcronym reports whether token t begins like m and shares most of its
// initials.
func isAcronym(d *doc.Doc, m doc.Mention, t doc.Tok) bool {
	short, shared, at := d.Norm(t), 0, 0
	for u := m.First; u < m.End && at < len(short); u++ {
		if n := d.Norm(u); len(n) > 0 && n[0] == short[at] {
			shared++
			at++
		}
	}
	return d.Norm(m.First)[0] == short[0] && 2*shared > len(short)
}

// consult applies what the tables know of a mention's exact words: adjectives
// and demonyms are no names, lone titles no mentions, and armed groups neither
// people nor places.
func (w *document) consult() {
	d := w.d
	keep := d.Mentions[:0]
	for _, m := range d.Mentions {
		kinds := lexicon.Kinds(0)
		for _, h := range w.hits.At(m.First) {
			if h.End == m.End && !h.Part {
				kinds |= h.Kinds
			}
		}
		const adjective = 1<<lexicon.CountryAdjective | 1<<lexicon.Demonym
		switch {
		case kinds == 0:
		case kinds&^adjective == 0:
			m.Kind, m.Type = doc.Adjective, doc.Country
		case kinds.Has(lexicon.Capital) && m.Type == doc.Person && m.End-m.First == 1 && !kinds.Has(lexicon.Office):
			m.Type = doc.Place // "Washington suspended aid"
		case kinds == 1<<lexicon.Role && m.End-m.First <= 2 && (m.Type == doc.Person || d.Tokens[m.End-1].XPOS == doc.NNPS):
			continue
		case kinds == 1<<lexicon.Group && m.Type != doc.Organization && m.Type != doc.IGO:
			m.Type = doc.Group
		}
		keep = append(keep, m)
	}
	d.Mentions = keep
}

// bodies are the words that close the names of bodies, or open them before "of".
var bodies = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`academy agency army assembly association board bureau club college commission committee company congress
		corporation council court department foundation institute ministry navy parliament party police school senate society university`) {
		m[w] = true
	}
	return m
}()

// services are the words that close the names of armed services.
var services = map[string]bool{"army": true, "navy": true, "force": true, "forces": true, "guard": true}

// joinServices takes the adjective into the name of an armed service, whether or
// not the tagger saw the rest: "Gondorian Army" is one name, "Gondorian Ministry
// of Defence" is not.
func (w *document) joinServices() {
	d := w.d
	keep := d.Mentions[:0]
	for i := 0; i < len(d.Mentions); i++ {
		m := d.Mentions[i]
		if m.Kind == doc.Adjective {
			if end, ok := w.serviceEnd(m.End); ok {
				for i+1 < len(d.Mentions) && d.Mentions[i+1].First < end {
					i++
				}
				m = doc.Mention{First: m.First, End: end, Type: doc.Organization, Entity: -1}
				m.Head = headOf(d, m.First, m.End)
			}
		}
		keep = append(keep, m)
	}
	d.Mentions = keep
}

// serviceEnd is the end of the name of an armed service ("Army", "Air Force")
// whose first token is t, one space after the token before.
func (w *document) serviceEnd(t doc.Tok) (doc.Tok, bool) {
	d := w.d
	for u := t; int(u) < len(d.Tokens) && u < t+3 && d.Tokens[u].Flags&doc.Capital != 0 && d.Text[d.Tokens[u-1].End:d.Tokens[u].Start] == " "; u++ {
		if services[d.Norm(u)] {
			return u + 1, true
		}
	}
	return 0, false
}

// nameBodies makes organizations of the names that say so themselves, wherever
// the tagger took a school for a place.
func (w *document) nameBodies() {
	d := w.d
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Kind != doc.Name || m.End-m.First < 2 || m.Type != doc.Place && m.Type != doc.Person && m.Type != doc.Other {
			continue
		}
		if bodies[d.Norm(m.End-1)] || d.Norm(m.First+1) == "of" && bodies[d.Norm(m.First)] {
			m.Type = doc.Organization
		}
	}
}

// key identifies the string of tokens [first, end).
func (w *document) key(first, end doc.Tok) uint64 {
	h := uint64(0)
	for t := first; t < end; t++ {
		h = vocab.Mix(h, uint64(w.d.Tokens[t].Norm))
	}
	return h
}

// collect counts the types of each name, and the surnames of people.
func (w *document) collect() {
	if w.index == nil {
		w.index = map[uint64]int32{}
	}
	clear(w.index)
	w.names = w.names[:0]
	w.cover = append(w.cover[:0], make([]bool, len(w.d.Tokens))...)
	for _, m := range w.d.Mentions {
		for t := m.First; t < m.End; t++ {
			w.cover[t] = true
		}
		if m.Kind != doc.Name {
			continue
		}
		w.vote(m.First, m.End, m.Type, 2)
		if m.Type == doc.Person && m.End-m.First > 1 {
			w.vote(m.End-1, m.End, doc.Person, 3)
		}
	}
}

// vote counts n for tokens [first, end) as a name of type t.
func (w *document) vote(first, end doc.Tok, t doc.EntityType, n int16) {
	key := w.key(first, end)
	i, ok := w.index[key]
	if !ok {
		i = int32(len(w.names))
		w.index[key] = i
		w.names = append(w.names, name{first: t})
	}
	w.names[i].votes[t] = min(w.names[i].votes[t]+n, 1<<14)
}

// best is the type that most mentions of x have, the first one's if there is a
// tie.
func (x *name) best() doc.EntityType {
	t := x.first
	for u, n := range x.votes {
		if n > x.votes[t] {
			t = doc.EntityType(u)
		}
	}
	return t
}

// consultList breaks ties: where the mentions of a name differ in type, the list
// of names has a voice of a third of theirs.
func (w *document) consultList(m *doc.Mention) {
	x := &w.names[w.index[w.key(m.First, m.End)]]
	sum := int16(0)
	for _, n := range x.votes {
		sum += n
	}
	if x.listed || x.votes[m.Type] == sum {
		return
	}
	x.listed = true
	var p phraseHash
	for t := m.First; t < m.End; t++ {
		p.addTok(w.d, t)
	}
	switch c := w.list.lookup(p.h); {
	case c&(City|Town|Admin) != 0 && c&(Given|Surname|Full) == 0:
		x.votes[doc.Place] += sum/3 + 1
	case c&(Given|Surname|Full) != 0 && c&(City|Town|Admin) == 0:
		x.votes[doc.Person] += sum/3 + 1
	}
}

// settle gives all mentions of one name the same type.
func (w *document) settle() {
	for i := range w.d.Mentions {
		if m := &w.d.Mentions[i]; m.Kind == doc.Name {
			w.consultList(m)
		}
	}
	for i := range w.d.Mentions {
		m := &w.d.Mentions[i]
		if m.Kind != doc.Name {
			continue
		}
		if k, ok := w.index[w.key(m.First, m.End)]; ok {
			m.Type = w.names[k].best()
		}
	}
}

// spread adds mentions of known names where the tagger saw none: those that it
// saw elsewhere in the document, and those of the tables.
func (w *document) spread() {
	d := w.d
	added := false
	for s := range d.Sents {
		for t := d.Sents[s].First; t < d.Sents[s].End; t++ {
			if w.cover[t] || d.Tokens[t].Flags&doc.Capital == 0 || d.Tokens[t].UPOS != doc.PROPN {
				continue
			}
			end, typ, ok := w.longest(t, d.Sents[s].End)
			if !ok {
				end, typ, ok = w.tabled(t, d.Sents[s])
			}
			if !ok {
				continue
			}
			m := doc.Mention{First: t, End: end, Type: typ, Entity: -1}
			m.Head = headOf(d, t, end)
			d.Mentions = append(d.Mentions, m)
			for ; t < end; t++ {
				w.cover[t] = true
			}
			t--
			added = true
		}
	}
	if added {
		slices.SortStableFunc(d.Mentions, func(a, b doc.Mention) int { return int(a.First - b.First) })
	}
}

// longest finds the longest known name that begins at t and is no part of a
// longer row of capitals.
func (w *document) longest(t, limit doc.Tok) (end doc.Tok, typ doc.EntityType, ok bool) {
	h := uint64(0)
	for u := t; u < min(limit, t+longestName) && !w.cover[u]; u++ {
		h = vocab.Mix(h, uint64(w.d.Tokens[u].Norm))
		if i, found := w.index[h]; found {
			end, typ, ok = u+1, w.names[i].best(), true
		}
	}
	if !ok || end < limit && w.inName(end) {
		return 0, 0, false
	}
	return end, typ, true
}

// inName reports whether t is a capitalised word that may belong to the name
// beside it.
func (w *document) inName(t doc.Tok) bool {
	return w.d.Tokens[t].Flags&doc.Capital != 0 && w.d.Tokens[t].UPOS == doc.PROPN && !w.cover[t]
}

// tabled finds a name of the tables that begins at token t of sentence s and is
// no part of a longer row of capitals. Of single words only countries count, and
// groups that no sentence begins with.
func (w *document) tabled(t doc.Tok, s doc.Sent) (end doc.Tok, typ doc.EntityType, ok bool) {
	if t > s.First && w.inName(t-1) {
		return 0, 0, false
	}
	for _, h := range w.hits.At(t) {
		if h.Part || h.End < s.End && w.inName(h.End) || slices.Contains(w.cover[h.First:h.End], true) {
			continue
		}
		long := h.End-h.First > 1
		switch {
		case h.Kinds.Has(lexicon.CountryName):
			return h.End, doc.Country, true
		case h.Kinds.Has(lexicon.Office) && long:
			return h.End, doc.Person, true
		case h.Kinds.Has(lexicon.Group) && (long || t > s.First):
			return h.End, doc.Group, true
		case h.Kinds.Has(lexicon.Organization) && long:
			return h.End, doc.Organization, true
		}
	}
	return 0, 0, false
}
