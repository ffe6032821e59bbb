// Package coref finds what the mentions of a document refer to. It adds nominal
// mentions ("the defence minister") and pronouns to the names that package ner
// found, and links all mentions of one thing into an entity.
//
// Load reads the word lists once; a Worker then works on one document after
// another. Mentions are linked by sieves, the surest first (Raghunathan et al.
// 2010): names by their strings, dictionary entries, acronyms and surnames
// (names.go), offices, appositions and counterparts (office.go), noun phrases
// (nominal.go), plurals that stand for several entities (plural.go), pronouns
// (pronoun.go).
package coref

import (
	"slices"

	"regesta/internal/caldate"
	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/ontology"
	"regesta/internal/syntax"
)

const none = -1

// A Worker links the mentions of one document at a time. It belongs to one
// goroutine.
type Worker struct {
	r    *Rules
	lex  *lexicon.Lexicon
	find syntax.Finder

	d     *doc.Doc
	hits  *lexicon.Hits
	day   caldate.Date
	items []item  // parallel to d.Mentions
	at    []int32 // by token: the mention that it heads, + 1
	role  []int32 // by token: the hit of a role noun that ends there, + 1

	byName   map[uint64]int32 // name or dictionary key → item
	surnames map[uint64]int32 // last word of a person's full name → item
	groups   []coordination
	speakers []int32 // by sentence: the item that speaks in it, none
	pairs    []pairing
	plurals  []plural
	banned   []int32 // chains that the pronoun at hand cannot refer to
	arena    []int32 // the lists of items in groups and plurals
}

// NewWorker returns a Worker with its own scratch memory.
func (r *Rules) NewWorker(lex *lexicon.Lexicon, words *syntax.Words) *Worker {
	return &Worker{r: r, lex: lex, find: words.Finder(),
		byName: map[uint64]int32{}, surnames: map[uint64]int32{}}
}

// An item is what the sieves know of one mention and, where it is the root of
// its chain, of the whole chain.
type item struct {
	up     int32 // the item that this one is linked to, itself if it is a root
	sent   int32
	number number
	gender gender
	person uint8 // 1 or 3 for pronouns
	own    bool  // a possessive pronoun
	quoted bool
	subj   bool
	inner  bool // modifies another noun
	whole  bool // a plural noun phrase that stands for several entities

	// Of the chain:
	typ     doc.EntityType
	country ontology.Country
	office  int32 // lexicon entry of the role noun, none
	full    int32 // the item with the longest name, else the first
	peerOf  int32 // the item whose office this one holds for another country, none
	size    int32 // mentions
}

type number uint8

const (
	anyNumber number = iota
	singular
	pluralNumber
)

// Run adds nominal and pronoun mentions to d and links all mentions into
// entities. It needs trees and names; hits are the dictionary phrases of d.
// Offices are those held on the day of publication.
func (w *Worker) Run(d *doc.Doc, hits *lexicon.Hits, published caldate.Date) {
	w.d, w.hits, w.day = d, hits, published
	w.find.Set(d)
	d.Entities, d.Members, d.Peers = d.Entities[:0], d.Members[:0], d.Peers[:0]
	w.groups, w.plurals, w.arena = w.groups[:0], w.plurals[:0], w.arena[:0]
	w.indexRoles()
	w.addMentions()
	w.analyse()
	w.linkNames()
	w.readOffices()
	w.coordinations()
	w.findSpeakers()
	for i := range d.Mentions {
		switch m := &d.Mentions[i]; m.Kind {
		case doc.Nominal:
			w.nominal(int32(i))
		case doc.Pronoun:
			if w.items[i].person == 3 {
				w.pronoun(int32(i))
			}
		}
	}
	w.firstPersons()
	w.finish()
	w.d, w.hits = nil, nil
}

// indexRoles notes at which tokens role nouns end.
func (w *Worker) indexRoles() {
	w.role = doc.Zeroed(w.role, len(w.d.Tokens))
	for i, h := range w.hits.All() {
		if !h.Kinds.Has(lexicon.Role) || h.Part {
			continue
		}
		last := h.End - 1
		if k := w.role[last]; k == 0 || w.hits.All()[k-1].First > h.First {
			w.role[last] = int32(i) + 1
		}
	}
}

// roleAt is the role noun that ends at token t.
func (w *Worker) roleAt(t doc.Tok) (h lexicon.Hit, entry int32, ok bool) {
	if w.role[t] == 0 {
		return h, none, false
	}
	h = w.hits.All()[w.role[t]-1]
	for _, e := range w.hits.Entries(h) {
		if w.lex.Entry(e).Kind == lexicon.Role {
			return h, e, true
		}
	}
	return h, none, false
}

// analyse fills the items of all mentions.
func (w *Worker) analyse() {
	d := w.d
	w.items = doc.Zeroed(w.items, len(d.Mentions))
	w.at = doc.Zeroed(w.at, len(d.Tokens))
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if w.at[m.Head] == 0 {
			w.at[m.Head] = int32(i) + 1
		}
		t := &d.Tokens[m.Head]
		x := item{
			up: int32(i), sent: int32(d.SentOf(m.Head)), quoted: t.Flags&doc.Quoted != 0, typ: m.Type, office: none, full: int32(i), peerOf: none, size: 1,
		}
		rel := t.Rel.Base()
		if w.dated(m.Head) {
			rel = d.Tokens[t.Head].Rel.Base()
		}
		switch rel {
		case doc.RelNsubj:
			x.subj = true
		case doc.RelNmod, doc.RelCompound, doc.RelAmod:
			x.inner = true
		}
		switch m.Kind {
		case doc.Pronoun:
			p := w.r.pronouns[t.Norm]
			x.number, x.gender, x.person, x.own = p.number, p.gender, p.person, p.own
			x.typ = doc.Other
		case doc.Nominal:
			x.number = numberOf(t)
			if t.Norm == w.r.words.counterparts {
				x.number = pluralNumber
			}
			x.gender = w.r.nouns[t.Lemma].gender
			if h, e, ok := w.roleAt(m.Head); ok {
				x.office = e
				x.country = w.countryBefore(h.First)
			} else {
				x.country = w.countryBefore(m.Head)
			}
		case doc.Name:
			x.number = singular
			x.country = w.countryOf(int32(i))
			if m.Type == doc.Person {
				x.gender = w.r.given[d.Tokens[m.First].Norm]
			} else if t.XPOS == doc.NNPS && m.Type == doc.Group {
				x.number = pluralNumber
			}
		case doc.Adjective:
			x.country = w.countryOf(int32(i))
		}
		w.items[i] = x
	}
}

func numberOf(t *doc.Token) number {
	switch t.XPOS {
	case doc.NNS, doc.NNPS:
		return pluralNumber
	case doc.NN, doc.NNP:
		return singular
	}
	return anyNumber
}

// countryEntry is the row of the country that mention i names, or nil.
func (w *Worker) countryEntry(i int32) *lexicon.Entry {
	m := &w.d.Mentions[i]
	for _, h := range w.hits.At(m.First) {
		if h.End != m.End {
			continue
		}
		for _, e := range w.hits.Entries(h) {
			if x := w.lex.Entry(e); x.Kind <= lexicon.Demonym {
				return x
			}
		}
	}
	return nil
}

// countryOf is the country that mention i names, if the tables know it.
func (w *Worker) countryOf(i int32) ontology.Country {
	if x := w.countryEntry(i); x != nil && w.d.Mentions[i].Type == doc.Country {
		return x.Country
	}
	return 0
}

// root is the item that stands for i's chain.
func (w *Worker) root(i int32) int32 {
	for w.items[i].up != i {
		w.items[i].up = w.items[w.items[i].up].up
		i = w.items[i].up
	}
	return i
}

// link joins the chains of a and b. The earlier root stays; what either knows
// is known of both.
func (w *Worker) link(a, b int32) {
	a, b = w.root(a), w.root(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	x, y := &w.items[a], &w.items[b]
	y.up = a
	if x.gender == anyGender {
		x.gender = y.gender
	}
	if x.number == anyNumber {
		x.number = y.number
	}
	if x.country == 0 {
		x.country = y.country
	}
	if x.office == none {
		x.office = y.office
	}
	if x.peerOf == none {
		x.peerOf = y.peerOf
	}
	x.size += y.size
	if w.better(y.full, x.full) {
		x.full = y.full
	}
	if kx, ky := w.d.Mentions[a].Kind, w.d.Mentions[b].Kind; kx > doc.Adjective && ky <= doc.Adjective || x.typ == doc.Other {
		x.typ = y.typ
	}
	x.whole = x.whole || y.whole
}

// better reports whether mention a names its entity more fully than mention b.
func (w *Worker) better(a, b int32) bool {
	x, y := &w.d.Mentions[a], &w.d.Mentions[b]
	if x.Kind != y.Kind {
		return x.Kind < y.Kind
	}
	return x.Kind == doc.Name && x.End-x.First > y.End-y.First && x.End-x.First <= 8
}

// finish turns the chains into entities, in the order of their first mention.
// Pronouns that were not resolved make none.
func (w *Worker) finish() {
	d := w.d
	for i := range d.Mentions {
		m := &d.Mentions[i]
		r := w.root(int32(i))
		switch x := &w.items[r]; {
		case r != int32(i):
			m.Entity = d.Mentions[r].Entity
		case d.Mentions[x.full].Kind == doc.Pronoun && !x.whole:
			m.Entity = none
		default:
			m.Entity = int32(len(d.Entities))
			d.Entities = append(d.Entities, doc.Entity{Type: x.typ, Best: x.full})
		}
	}
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Entity >= 0 && m.Kind >= doc.Nominal {
			m.Type = d.Entities[m.Entity].Type
		}
	}
	w.finishPlurals()
	for _, p := range w.pairs {
		of := int32(none)
		if p.of != none {
			of = d.Mentions[p.of].Entity
		}
		d.Peers = append(d.Peers, doc.Peer{Mention: p.mention, Of: of, Country: p.country})
	}
	slices.SortStableFunc(d.Peers, func(a, b doc.Peer) int { return int(a.Mention - b.Mention) })
}
