// Package actor codes who a noun phrase is: country, sector, further sectors
// and office. New makes a Resolver for one worker; Run fills Coding.Parties for
// one document.
//
// A phrase is read from its parts, so that actors in no table are coded too:
//
//	the Iranian  defence minister ,  Hossein Dehqan
//	    country  role → GOV, MIL     takes the codes of his title
//
// The head decides the sector and its modifiers the country (own.go,
// modifiers.go, and surface.go where trees fail); what one mention of a person
// or body says holds for all of them (chain.go, surname.go); institutions that
// no words place belong to the state that the text is about (context.go).
package actor

import (
	"regesta/internal/caldate"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/ontology"
)

// A Resolver codes the actors of one document after another. It belongs to one
// worker.
type Resolver struct {
	// Explain makes Run state in Party.Why which table rows each coding rests
	// on.
	Explain bool

	lex  *lexicon.Lexicon
	d    *doc.Doc
	c    *coding.Coding
	hits *lexicon.Hits
	day  caldate.Date

	unit    []int32 // by token: the longest hit that covers it, + 1
	mention []int32 // by token: the mention that it heads, + 1
	name    []int32 // by token: the name mention that covers it, + 1
	place   []int32 // by token: the place that it heads, + 1
	state   []uint8
	read    []reading // by token, where state says so
	chains  []reading // by entity
	party   []coding.Party
	context countries // of a sentence or the document
	named   countries // by name anywhere in the document
}

// The states of a token's reading.
const (
	unread uint8 = iota
	busy         // being read: a tree with mutual appositions may lead back here
	silent       // denotes no actor
	known
)

// New returns a Resolver that reads phrases by the tables of lex.
func New(lex *lexicon.Lexicon) *Resolver { return &Resolver{lex: lex} }

// A reading is what is known of the actor that a phrase denotes.
type reading struct {
	country ontology.Country
	sector  ontology.Sector
	typ     doc.EntityType
	from    coding.From
	others  ontology.Sectors
	office  string
	host    ontology.Country // to which an envoy is sent: not its own

	weak   bool // the sector is a mere default of the head and gives way to that of a modifier
	local  bool
	bare   bool                // the head is a country's name or adjective
	place  bool                // a place and no actor: gives its country to what stands in or before it
	role   bool                // the head is a common noun for actors
	thing  bool                // a thing of a country ("a Dalish bridge"): the country counts, for what is done to it
	adj    bool                // an adjective: it shapes other phrases and is none itself
	public bool                // a body of a state, of whose name other states may have one too ("Supreme Court")
	act    bool                // an act that stands where it does not act: "launched air strikes"
	former bool                // words say that the office is a past one
	owned  bool                // a possessor gave the country: "its troops"
	stale  bool                // the tables know an office, but none held on the day
	count  bool                // the head only counts; it is an actor if what it counts is
	more   [3]ontology.Country // further countries ("Syrian and Iraqi refugees")
	nmore  uint8
	why    [4]int32 // entries that the reading rests on, + 1
}

// actor reports whether r says enough for a party.
func (r *reading) actor() bool {
	return !r.place && (r.country != 0 || r.sector != 0 || r.typ == doc.Person)
}

// because notes an entry that r rests on.
func (r *reading) because(entry int32) {
	for i, e := range r.why {
		switch e {
		case entry + 1:
			return
		case 0:
			r.why[i] = entry + 1
			return
		}
	}
}

// Run fills c.Parties for every noun phrase of c.Doc that denotes an actor.
// It needs the tree, mentions, entities and c.Places; hits are the dictionary
// phrases of the same document. Offices are those held on the day of
// publication; if it is unknown, those without an end.
func (r *Resolver) Run(c *coding.Coding, hits *lexicon.Hits, published caldate.Date) {
	r.c, r.d, r.hits, r.day = c, c.Doc, hits, published
	n := len(r.d.Tokens)
	r.prepare(n)
	for t := range doc.Tok(n) {
		r.at(t)
	}
	r.learn()
	r.fillContext()
	for t := range doc.Tok(n) {
		r.put(t)
	}
	r.lend()
}

// prepare indexes hits, mentions and places by token.
func (r *Resolver) prepare(n int) {
	r.unit = doc.Zeroed(r.unit, n)
	r.mention = doc.Zeroed(r.mention, n)
	r.name = doc.Zeroed(r.name, n)
	r.place = doc.Zeroed(r.place, n)
	r.state = doc.Zeroed(r.state, n)
	if cap(r.read) < n {
		r.read = make([]reading, n+n/4)
	}
	r.read = r.read[:n]
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if r.mention[m.Head] == 0 {
			r.mention[m.Head] = int32(i + 1)
		}
		if m.Kind != doc.Name {
			continue
		}
		for t := m.First; t < m.End; t++ {
			if r.name[t] == 0 {
				r.name[t] = int32(i + 1)
			}
		}
	}
	for i := range r.c.Places {
		r.place[r.c.Places[i].Head] = int32(i + 1)
	}
	r.named.reset()
	for i, h := range r.hits.All() {
		if h.Part || r.insidePerson(h) || r.insideBody(h) || r.across(h) {
			continue
		}
		r.claim(int32(i), h)
		if h.Kinds.Has(lexicon.CountryName) || h.Kinds.Has(lexicon.CountryAdjective) {
			r.named.add(r.lex.Entry(r.hits.Entries(h)[0]).Country)
		}
	}
}

// claim makes hit i the unit of its tokens, unless a longer one has them.
func (r *Resolver) claim(i int32, h lexicon.Hit) {
	for t := h.First; t < h.End; t++ {
		if u := r.unit[t]; u != 0 {
			if o := r.hits.All()[u-1]; o.End-o.First >= h.End-h.First {
				return
			}
		}
	}
	for t := h.First; t < h.End; t++ {
		r.unit[t] = i + 1
	}
}

// insidePerson reports whether h is a part of a person's longer name ("Jordan"
// in "Jordan Smith"), or a name that a person of the document bears who is in no
// table. A country's name alone is the country's, unless the document has a
// longer name for the person.
func (r *Resolver) insidePerson(h lexicon.Hit) bool {
	m := r.nameAt(h.First)
	if m == nil || m.Type != doc.Person || m.First > h.First || h.End > m.End {
		return false
	}
	if m.End-m.First > h.End-h.First {
		return true
	}
	return !h.Kinds.Has(lexicon.Office) && !h.Kinds.Has(lexicon.Role) && (!h.Kinds.Has(lexicon.CountryName) || r.fullName(m))
}

// across reports whether h ends inside a name that begins inside h: "King
// Bard" in "King Bard II" is not the name of a king Bard.
func (r *Resolver) across(h lexicon.Hit) bool {
	m := r.nameAt(h.End - 1)
	return m != nil && m.First > h.First && m.End > h.End && !h.Kinds.Has(lexicon.Role)
}

// insideBody reports whether h is the name of another body that ends a body's
// longer name by accident ("League" in "Dalish Rowing League").
func (r *Resolver) insideBody(h lexicon.Hit) bool {
	m := r.nameAt(h.First)
	return m != nil && m.Type != doc.Person && h.First > m.First && h.End == m.End && h.End-h.First == 1 &&
		h.Kinds&^(1<<lexicon.Group|1<<lexicon.Organization) == 0
}

// nameAt is the name mention that covers t, or nil.
func (r *Resolver) nameAt(t doc.Tok) *doc.Mention {
	if i := r.name[t]; i != 0 {
		return &r.d.Mentions[i-1]
	}
	return nil
}

// unitAt is the longest hit that covers t.
func (r *Resolver) unitAt(t doc.Tok) (lexicon.Hit, bool) {
	if i := r.unit[t]; i != 0 {
		return r.hits.All()[i-1], true
	}
	return lexicon.Hit{}, false
}

// entity is the chain that the mention headed by t belongs to, or coding.None.
func (r *Resolver) entity(t doc.Tok) int32 {
	if i := r.mention[t]; i != 0 {
		return r.d.Mentions[i-1].Entity
	}
	return coding.None
}

// at is the reading of the phrase headed by t, or nil if it denotes no actor.
// The pointer is valid until the next document.
func (r *Resolver) at(t doc.Tok) *reading {
	switch r.state[t] {
	case known:
		return &r.read[t]
	case unread:
		r.state[t] = busy
		x, ok := r.own(t)
		if ok {
			r.modify(t, &x)
			ok = (x.actor() || x.place || x.role || x.count) && (!x.act || x.from == coding.Stated)
		}
		if !ok {
			r.state[t] = silent
			return nil
		}
		r.read[t], r.state[t] = x, known
		return &r.read[t]
	}
	return nil
}

// headOf is the token of [first, end) that the rest of the sentence sees: the
// last one that depends on a token outside, before any preposition inside.
func (r *Resolver) headOf(first, end doc.Tok) doc.Tok {
	head := doc.None
	for t := first; t < end; t++ {
		k := &r.d.Tokens[t]
		if k.UPOS == doc.ADP && t > first && head != doc.None {
			break
		}
		if k.Head < first || k.Head >= end {
			head = t
		}
	}
	if head == doc.None {
		return end - 1
	}
	return head
}

func (r *Resolver) normHash(t doc.Tok) uint64  { return r.d.Vocab.Hash(r.d.Tokens[t].Norm) }
func (r *Resolver) lemmaHash(t doc.Tok) uint64 { return r.d.Vocab.Hash(r.d.Tokens[t].Lemma) }

// hint is what the lexicon says of the word t, by its lemma or form.
func (r *Resolver) hint(t doc.Tok) lexicon.Hint {
	h := r.lex.Hint(r.lemmaHash(t))
	if h.Effects == 0 && r.d.Tokens[t].Norm != r.d.Tokens[t].Lemma {
		h = r.lex.Hint(r.normHash(t))
	}
	return h
}
