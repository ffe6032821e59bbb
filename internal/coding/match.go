package coding

import (
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

// A Sense is a predicate sense of the lexicon: what a frame says of the events
// that it finds. It is read-only and shared.
type Sense struct {
	ID       string
	Category ontology.Category
	Cameo    string
	Modes    []string
	Contexts []string
	Status   Status // forced by the words themselves
	Forced   bool   // Status holds
	Mutual   bool   // parties named together are all actors
	Visit    bool   // the subject is a visitor, the place or object the host
	Echo     bool   // the words speak of an act that is told by itself: "claimed responsibility"
	Needs    Roles  // roles without which the frame does not count
}

// Roles is a set of roles.
type Roles uint8

const (
	ActorRole Roles = 1 << iota
	RecipientRole
)

// A Filler is a token that may fill a role. Rank is the place of its slot in
// the frame's order of preference; fillers of one rank stand side by side.
type Filler struct {
	Tok  doc.Tok
	Rank uint8
}

// A Match is a sense found at a token, with the tokens that may fill its roles.
type Match struct {
	Sense       *Sense
	Head        doc.Tok
	Actor       []Filler // in order of preference
	Recipient   []Filler
	Words       []doc.Tok // further tokens that the pattern's constraints named by their lemma
	Trigger     string    // the pattern as written
	Specificity int       // how much the pattern demanded
	Missing     Roles     // needed roles that no party fills
	Soft        int       // demands on kinds of party that could not be verified
	Second      bool      // a more specific match of the same token comes before it
}

// A NearMiss is a pattern whose lemma occurs and which fails on one constraint.
type NearMiss struct {
	Sense      *Sense
	Head       doc.Tok
	Trigger    string
	Constraint string // the constraint that failed
}

// PartiesOf returns the parties of the phrase that t belongs to: those at t,
// else those of a name that covers t, whose head the tree may have put at
// another of its words.
func (c *Coding) PartiesOf(t doc.Tok) []Party {
	if ps := c.Parties.At(t); ps != nil || t == doc.None || c.Doc.Tokens[t].UPOS != doc.PROPN {
		return ps
	}
	ms := c.Doc.Mentions
	lo, hi := 0, len(ms)
	for lo < hi { // the first mention that begins after t
		if m := (lo + hi) / 2; ms[m].First <= t {
			lo = m + 1
		} else {
			hi = m
		}
	}
	for i := lo - 1; i >= 0 && t-ms[i].First < 8; i-- {
		if ms[i].End <= t {
			continue
		}
		for k := ms[i].End - 1; k >= ms[i].First; k-- {
			if ps := c.Parties.At(k); ps != nil {
				return ps
			}
		}
	}
	return nil
}
