package doc

import "slices"

// MentionKind says by what sort of words a mention refers.
type MentionKind uint8

const (
	Name      MentionKind = iota // "Gondor", "the White Council"
	Adjective                    // a country's adjective or demonym: "Gondorian", "Gondorians"
	Nominal                      // "the defence minister"
	Pronoun                      // "he"
)

var mentionKindNames = [...]string{"name", "adjective", "nominal", "pronoun"}

func (k MentionKind) String() string { return mentionKindNames[k] }

// EntityType is the sort of thing that a mention refers to.
type EntityType uint8

const (
	Other EntityType = iota
	Person
	Organization
	Group // armed, ethnic, religious or political
	Country
	IGO
	Place
	Population // a class of people: "thousands of villagers"
)

var entityTypeNames = [...]string{"other", "person", "organization", "group", "country", "igo", "place", "population"}

func (t EntityType) String() string { return entityTypeNames[t] }

// EntityTypeOf is the inverse of String.
func EntityTypeOf(s string) (EntityType, bool) {
	for i, n := range entityTypeNames {
		if n == s {
			return EntityType(i), true
		}
	}
	return Other, false
}

// A Mention is a stretch of tokens [First, End) that refers to an entity. Names
// hold no titles, articles or possessive endings and do not nest.
type Mention struct {
	First, End Tok
	Head       Tok // syntactic head inside [First, End)
	Kind       MentionKind
	Type       EntityType
	Entity     int32 // index in Doc.Entities, -1 if not linked
}

// An Entity is a chain of mentions of one thing.
type Entity struct {
	Type EntityType
	Best int32 // index in Doc.Mentions of the fullest name, else of the first mention

	// A plural entity ("the three countries", "both sides") lists the entities
	// that it stands for: Doc.Members[MemberAt : MemberAt+MemberN].
	MemberAt, MemberN int32
}

// MembersOf returns the entities that plural entity e stands for.
func (d *Doc) MembersOf(e int32) []int32 {
	x := &d.Entities[e]
	return d.Members[x.MemberAt : x.MemberAt+x.MemberN]
}

// AddEntity adds an entity with the one mention m and returns its index.
// Mentions behind m move on by one, and with them what entities and peers say of
// them; other indices of mentions are the caller's to mend.
func (d *Doc) AddEntity(m Mention) int32 {
	e := int32(len(d.Entities))
	m.Entity = e
	i, _ := slices.BinarySearchFunc(d.Mentions, m, func(a, b Mention) int {
		if a.First != b.First {
			return int(a.First - b.First)
		}
		return int(b.End - a.End)
	})
	d.Mentions = slices.Insert(d.Mentions, i, m)
	at := int32(i)
	for k := range d.Entities {
		if d.Entities[k].Best >= at {
			d.Entities[k].Best++
		}
	}
	for k := range d.Peers {
		if d.Peers[k].Mention >= at {
			d.Peers[k].Mention++
		}
	}
	d.Entities = append(d.Entities, Entity{Type: m.Type, Best: at})
	return e
}

// A Peer holds, for another country, the office that somebody else holds: "his
// Rohirric and Dalish counterparts, Théoden and Brand" makes two.
type Peer struct {
	Mention int32 // index in Doc.Mentions of the peer's name, or of "counterpart" if none is given
	Of      int32 // index in Doc.Entities of the one whose office is meant, -1 if unknown
	Country Tok   // head of the adjective or name of the peer's country, None if there is none
}
