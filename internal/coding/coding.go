// Package coding holds what one article claims, in terms of its Doc: parties,
// dates, places, statements, events, figures, labels and relations. Each later
// step of the pipeline adds its part; coder.Build turns the whole into a record.
package coding

import (
	"sort"

	"regesta/internal/caldate"
	"regesta/internal/doc"
	"regesta/internal/ontology"
	"regesta/internal/span"
)

// None is the absent index into one of Coding's lists.
const None = -1

// A Coding is everything found in one article. Lists are in text order. It is
// reset, not reallocated, from article to article.
type Coding struct {
	Doc        *doc.Doc
	Parties    Parties
	Dates      []Date
	Places     []Place
	Statements []Statement
	Events     []Event
	Figures    []Figure
	Labels     []Label
	Relations  []Relation
	Warnings   []string
}

// Reset empties c for document d.
func (c *Coding) Reset(d *doc.Doc) {
	*c = Coding{
		Doc: d, Parties: c.Parties, Dates: c.Dates[:0], Places: c.Places[:0], Statements: c.Statements[:0],
		Events: c.Events[:0], Figures: c.Figures[:0], Labels: c.Labels[:0], Relations: c.Relations[:0], Warnings: c.Warnings[:0],
	}
	c.Parties.Reset(len(d.Tokens))
}

// From says where a party's country comes from.
type From uint8

const (
	Unstated    From = iota
	Stated           // a name, an adjective, a table row
	FromContext      // the document says so elsewhere
	FromPlace        // local people take the country of the event's place
)

var fromNames = [...]string{"", "stated", "context", "place"}

func (f From) String() string { return fromNames[f] }

// A Party is an actor as coded: the tokens that name it, and its codes.
type Party struct {
	First, End doc.Tok
	Head       doc.Tok
	Entity     int32 // index in Doc.Entities, None
	Country    ontology.Country
	From       From
	Sector     ontology.Sector
	Others     ontology.Sectors // further sectors
	Type       doc.EntityType
	Local      bool   // takes the country of the event's place if it has none
	Office     string // the office held, in lower case
	Statement  int32  // the claim that casts this party in its role, None
	Why        string // the table rows or words that the codes rest on
}

// Codes reports whether p has a country or a sector.
func (p *Party) Codes() bool { return p.Country != 0 || p.Sector != 0 }

// Parties holds the parties of every noun phrase that denotes an actor, by its
// head token. A coordination has one party per member, all found at the first
// head.
type Parties struct {
	list []Party
	at   []int32 // by token: first index in list, + 1; 0 is none
	n    []uint8
}

// Reset empties p for a document of n tokens.
func (p *Parties) Reset(n int) {
	p.list = p.list[:0]
	p.at = append(p.at[:0], make([]int32, n)...)
	p.n = append(p.n[:0], make([]uint8, n)...)
}

// Put stores the parties of the phrase headed by t.
func (p *Parties) Put(t doc.Tok, ps ...Party) {
	if len(ps) == 0 || len(ps) > 255 {
		return
	}
	p.at[t], p.n[t] = int32(len(p.list))+1, uint8(len(ps))
	p.list = append(p.list, ps...)
}

// Lend lets At find the parties of the phrase headed by t at token h too.
func (p *Parties) Lend(h, t doc.Tok) { p.at[h], p.n[h] = p.at[t], p.n[t] }

// At returns the parties of the phrase headed by t; nil if it denotes no actor.
// The slice may be modified and is valid until the next Put.
func (p *Parties) At(t doc.Tok) []Party {
	if t < 0 || int(t) >= len(p.at) || p.at[t] == 0 {
		return nil
	}
	i := p.at[t] - 1
	return p.list[i : i+int32(p.n[t])]
}

// A Date is an expression of time and the interval it means.
type Date struct {
	First, End doc.Tok
	Head       doc.Tok
	Value      caldate.Interval
	Function   bool // set by the publication date alone, no words
}

// Resolution says how exact a place is.
type Resolution uint8

const (
	ResUnknown Resolution = iota
	ResCity
	ResAdmin1
	ResCountry
	ResRegion // sea, river, desert, part of the world
)

var resolutionNames = [...]string{"", "city", "admin1", "country", "region"}

func (r Resolution) String() string { return resolutionNames[r] }

// A Place is a mention of a place and what it was resolved to.
type Place struct {
	First, End doc.Tok
	Head       doc.Tok
	Name       string
	GeonameID  int64 // 0 if the gazetteer has no such place
	Lat, Lon   float32
	HasPoint   bool
	Country    ontology.Country
	Admin1     string
	Resolution Resolution
}

// firstPlace is the index in c.Places, which are in text order, of the first place
// whose head is t or behind it.
func (c *Coding) firstPlace(t doc.Tok) int {
	return sort.Search(len(c.Places), func(i int) bool { return c.Places[i].Head >= t })
}

// PlacesIn returns the range of indices [from, to) of the places in c.Places whose
// heads are tokens [first, end).
func (c *Coding) PlacesIn(first, end doc.Tok) (from, to int) {
	return c.firstPlace(first), c.firstPlace(end)
}

// StatementKind says how a statement is rendered.
type StatementKind uint8

const (
	Indirect StatementKind = iota
	Direct
	Mixed
)

var statementKindNames = [...]string{"indirect", "direct", "mixed"}

func (k StatementKind) String() string { return statementKindNames[k] }

// A Statement is something that somebody is reported to have said.
type Statement struct {
	Speaker   []Party // none if nobody is named
	Addressee []Party
	Cue       span.Span // empty for a quotation without cue
	CueHead   doc.Tok
	Content   []span.Span
	Kind      StatementKind
	Negated   bool
	Within    int32 // index of the statement that reports this one, None
	Date      int32 // index in Dates, None
}

// Status is the auxiliary status of an event.
type Status uint8

const (
	Actual Status = iota
	Future
	Hypothetical
	Historical
	Negated
)

var statusNames = [...]string{"actual", "future", "hypothetical", "historical", "negated"}

func (s Status) String() string { return statusNames[s] }

// StatusOf is the inverse of String.
func StatusOf(s string) (Status, bool) {
	for i, n := range statusNames {
		if n == s {
			return Status(i), true
		}
	}
	return Actual, false
}

// An Event is a coded PLOVER event.
type Event struct {
	Category   ontology.Category
	Modes      []string
	Contexts   []string
	Cameo      string
	Actor      []Party
	Recipient  []Party
	Status     Status
	Statement  int32 // None
	Date       int32 // index in Dates; None means the day of publication
	Place      int32 // index in Places, None
	Trigger    span.Span
	Head       doc.Tok // head of the trigger
	Sent       int32
	Rule       string
	Duplicate  int32 // index of the fullest report of the same thing, None
	Confidence float32
	Dropped    bool // considered and not coded; kept for explain
	Reason     string
	Moved      []Weight // what moved the confidence, the strongest first; kept for explain
}

// A Weight is what one feature adds to an event's confidence, in log-odds.
type Weight struct {
	Feature string
	LogOdds float32
}

// Unit is what a figure counts.
type Unit uint8

const (
	OtherUnit Unit = iota
	Killed
	Injured
	Missing
	Displaced
	Arrested
	Abducted
	Troops
	Protesters
)

var unitNames = [...]string{"other", "killed", "injured", "missing", "displaced", "arrested", "abducted", "troops", "protesters"}

func (u Unit) String() string { return unitNames[u] }

// A Figure is a reported number. Bounds are inclusive.
type Figure struct {
	First, End     doc.Tok
	Head           doc.Tok // the number's head
	Unit           Unit
	Min, Max       int64
	HasMin, HasMax bool
	Approximate    bool
	Of             string // who or what is counted, as the text says
	Place          int32  // None
	Period, AsOf   int32  // indices in Dates, None
	ClaimedBy      []Party
	Statement      int32
	Event          int32
}

// A Label is an evaluative or contested name.
type Label struct {
	span.Span
	UsedBy    []Party
	Publisher bool   // the publisher's own voice
	Of        string // whom it names, neutrally
}

// RelationType is a lasting tie between two entities.
type RelationType uint8

const (
	Role RelationType = iota
	Ally
	Member
	PartOf
	Alias
)

var relationNames = [...]string{"role", "ally", "member", "part_of", "alias"}

func (t RelationType) String() string { return relationNames[t] }

// A Relation holds between two entities of the Doc.
type Relation struct {
	span.Span
	Type     RelationType
	From, To int32
	Office   string
	Country  ontology.Country
}
