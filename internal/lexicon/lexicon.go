// Package lexicon reads, checks and indexes the tables of data/actors, with the
// hints and spellings of data/lexicon, and finds their phrases in documents.
//
// Read makes a Lexicon once at start-up; it is read-only afterwards and shared
// by all workers. Scan lists the dictionary phrases of one document as Hits.
// What a phrase means in its sentence is decided by package actor.
package lexicon

import (
	"fmt"
	"slices"

	"regesta/internal/caldate"
	"regesta/internal/doc"
	"regesta/internal/ontology"
	"regesta/internal/vocab"
)

// Kind says what sort of table row an Entry comes from.
type Kind uint8

const (
	CountryName      Kind = iota // "Gondor", "Kingdom of Gondor"
	CountryAdjective             // "Gondorian" before a noun
	Demonym                      // "Gondorian", "Gondorians" as people
	Capital                      // "Minas Tirith"
	Metonym                      // "the White Tower": stands for the government
	Office                       // a person who holds or held an office
	Group                        // armed, political, ethnic or religious
	Organization                 // companies, media, agencies, parliaments, IGOs
	Role                         // a common noun: "gunmen", "defence minister"
	kindCount
)

var kindNames = [kindCount]string{"country", "adjective", "demonym", "capital", "metonym", "office", "group", "organization", "role"}

func (k Kind) String() string { return kindNames[k] }

// Kinds is a set of kinds.
type Kinds uint16

// Has reports whether k is in the set.
func (x Kinds) Has(k Kind) bool { return x&(1<<k) != 0 }

// An Entry is what one table row says. All phrases of the row (name, aliases,
// spellings) lead to the same Entry, except that a country has one for each
// kind. A phrase may have several entries, such as the successive offices of
// one person.
type Entry struct {
	Kind    Kind
	Type    doc.EntityType
	Sector  ontology.Sector
	Weight  uint8 // how well known, to choose among entries of one phrase: the number of aliases, the rank of an office
	file    uint8
	Country ontology.Country // dependencies are folded into their state
	Others  ontology.Sectors
	Line    int32
	Parent  int32 // entry of the parent group or organization, None
	From    caldate.Date
	To      caldate.Date
	Name    string // the row's main name
	Office  string // in lower case; only for Office
}

// None is the absent entry.
const None = -1

// Held says whether e was valid on day d: NotYet, Now or Past. Without a date
// it is Now: a report names its people by the offices that they hold.
func (e *Entry) Held(d caldate.Date) Tense {
	switch {
	case d.IsZero():
		return Now
	case !e.From.IsZero() && d.Last().Compare(e.From.First()) < 0:
		return NotYet
	case !e.To.IsZero() && d.First().Compare(e.To.Last()) > 0:
		return Past
	}
	return Now
}

// Tense places an entry's time before, at or after a date.
type Tense uint8

const (
	Now Tense = iota
	Past
	NotYet
)

// A Lexicon holds all tables. It is read-only and may be shared.
type Lexicon struct {
	entries  []Entry
	files    []string
	index    index
	country  map[ontology.Country]int32 // its CountryName entry
	spelling map[string]string          // British → American
	hints    map[uint64]Hint
}

// Len is the number of entries.
func (l *Lexicon) Len() int { return len(l.entries) }

// Entry returns entry i.
func (l *Lexicon) Entry(i int32) *Entry { return &l.entries[i] }

// Source is e's place in the tables, "actors/roles.tsv:17".
func (l *Lexicon) Source(e *Entry) string { return fmt.Sprintf("%s:%d", l.files[e.file], e.Line) }

// Country returns the entry of c's name.
func (l *Lexicon) Country(c ontology.Country) (*Entry, bool) {
	i, ok := l.country[c]
	if !ok {
		return nil, false
	}
	return &l.entries[i], true
}

// Lookup returns the entries of a phrase, whatever the case of its letters, the
// last one of the tables first.
func (l *Lexicon) Lookup(phrase string) []int32 {
	return slices.Collect(l.index.entries(l.index.get(phraseWords(nil, trimThe(phrase)))))
}

// Holders returns the entries of those who held an office of a country on day
// d. The office is written as in the tables or in its other spelling.
func (l *Lexicon) Holders(c ontology.Country, office string, d caldate.Date) []int32 {
	var out []int32
	for i := range l.index.entries(l.index.linked(officeKey(c, l.american(office)))) {
		if l.entries[i].Held(d) == Now {
			out = append(out, i)
		}
	}
	return out
}

// Surname returns the entries of prominent office holders whose family name is
// s.
func (l *Lexicon) Surname(s string) []int32 {
	var buf [4]word
	ws := phraseWords(buf[:0], s)
	if len(ws) == 0 {
		return nil
	}
	return slices.Collect(l.index.entries(l.index.linked(surnameKey(ws))))
}

// The keys of what is no phrase begin with a number that no word's hash has.
const (
	officeSpace  = 1
	surnameSpace = 2
)

func officeKey(c ontology.Country, office string) uint64 {
	return vocab.Mix(vocab.Mix(officeSpace, uint64(c)), vocab.Hash(office))
}

func surnameKey(ws []word) uint64 { return vocab.Mix(surnameSpace, ws[len(ws)-1].hash) }

// Phrases is the number of ways, spellings and plurals included, in which the
// entries are found.
func (l *Lexicon) Phrases() int { return len(l.index.refs) }
