package lexicon

import "regesta/internal/ontology"

// A Hint says how a word inside a noun phrase bears on the codes of the whole.
type Hint struct {
	Effects Effects
	Sector  ontology.Sector // with GivesSector
}

// Effects is a set of effects of a word.
type Effects uint16

const (
	Whole       Effects = 1 << iota // as a head, takes the sector of what it is a part or an agent of ("Hezbollah leader")
	Count                           // as a head, only counts; what follows "of" is meant ("a group of tourists")
	Kin                             // as a head, somebody close to a person ("the president's son")
	Former                          // makes an office a past one
	Foreign                         // joined to a country by a hyphen, does not give it to the actor ("US-backed rebels")
	Own                             // joined to a country by a hyphen, gives it to the actor ("Saudi-led coalition")
	Common                          // in the name of a party, tells no state ("Democratic Party")
	Act                             // as a head, an act that stands for those who do it ("air strikes kill"), as a subject only
	GivesSector                     // as a modifier, gives its sector to heads that have none ("military convoy")
)

var effects = map[string]Effects{"whole": Whole, "count": Count, "kin": Kin, "former": Former, "foreign": Foreign, "own": Own, "common": Common, "act": Act, "sector": GivesSector}

// Has reports whether the set holds effect e.
func (x Effects) Has(e Effects) bool { return x&e != 0 }

// Hint returns the hint for the word with that vocab.Hash; the zero Hint if
// there is none.
func (l *Lexicon) Hint(hash uint64) Hint { return l.hints[hash] }
