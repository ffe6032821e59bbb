// Package record is the public result of coding one news report: who did what
// to whom, when and where, and who says so, each with the words that justify it.
//
// A Record is self-contained. All offsets count Unicode code points of
// Record.Text, end exclusive, and Text[start:end] is the quoted string to the
// letter. Verify checks that. Lists are empty, never nil, once Normalize has run.
package record

// Schema is the version of the record's form.
const Schema = "regesta/1"

// A Record is one coded document.
type Record struct {
	Schema     string      `json:"schema"`
	Coder      Coder       `json:"coder"`
	Doc        Doc         `json:"doc"`
	Text       string      `json:"text"`
	Error      *Error      `json:"error,omitempty"`
	Sections   []Section   `json:"sections"`
	Sentences  []Range     `json:"sentences"`
	Entities   []Entity    `json:"entities"`
	Events     []Event     `json:"events"`
	Statements []Statement `json:"statements"`
	Figures    []Figure    `json:"figures"`
	Relations  []Relation  `json:"relations"`
	Labels     []Label     `json:"labels"`
	Dates      []DateSpan  `json:"dates"`
	Places     []Place     `json:"places"`
	Warnings   []string    `json:"warnings"`
}

// Coder names what made the record: versions and content hashes.
type Coder struct {
	Version   string `json:"version"`
	Model     string `json:"model"`
	Lexicon   string `json:"lexicon"`
	Actors    string `json:"actors"`
	Gazetteer string `json:"gazetteer"`
	Codebook  string `json:"codebook"`
}

// Doc describes the report. Published is an ISO date or empty.
type Doc struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Byline    string `json:"byline"`
	URL       string `json:"url"`
	Language  string `json:"language"`
	Published string `json:"published"`
}

// Error says why a document could not be coded and where.
type Error struct {
	Message string `json:"message"`
	Where   string `json:"where"`
}

// Range is a stretch of text without its words.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Span is a stretch of text with its words.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Section is a region of the report: headline, subhead, paragraph, caption or byline.
type Section struct {
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Entity is a person, body, group, people, country or place that the report mentions.
type Entity struct {
	ID           string    `json:"id"`
	Name         string    `json:"name"`
	Kind         string    `json:"kind"`
	Country      string    `json:"country"`
	Sector       string    `json:"sector"`
	OtherSectors []string  `json:"other_sectors"`
	Office       string    `json:"office"`
	Aliases      []string  `json:"aliases"`
	Mentions     []Mention `json:"mentions"`
}

// Mention is one reference to an entity.
type Mention struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Kind  string `json:"kind"`
}

// Participant is someone who acts, is acted upon, speaks or claims.
type Participant struct {
	Entity       string   `json:"entity"`
	Start        int      `json:"start"`
	End          int      `json:"end"`
	Text         string   `json:"text"`
	Country      string   `json:"country"`
	CountryFrom  string   `json:"country_from"`
	Sector       string   `json:"sector"`
	OtherSectors []string `json:"other_sectors"`
	Statement    *string  `json:"statement"`
}

// Event is one PLOVER event.
type Event struct {
	ID          string        `json:"id"`
	Event       string        `json:"event"`
	Mode        []string      `json:"mode"`
	Context     []string      `json:"context"`
	Cameo       string        `json:"cameo"`
	Quad        int           `json:"quad"`
	Score       float64       `json:"score"`
	Goldstein   float64       `json:"goldstein"`
	Actor       []Participant `json:"actor"`
	Recipient   []Participant `json:"recipient"`
	Status      string        `json:"status"`
	Statement   *string       `json:"statement"`
	Date        *EventDate    `json:"date"`
	Place       *Place        `json:"place"`
	Trigger     Span          `json:"trigger"`
	Sentence    Range         `json:"sentence"`
	Rule        string        `json:"rule"`
	DuplicateOf *string       `json:"duplicate_of"`
	Confidence  float64       `json:"confidence"`
}

// EventDate is an interval of days and where it comes from: the text, whose
// words Span then quotes, or the day of publication.
type EventDate struct {
	Start     string `json:"start"`
	End       string `json:"end"`
	Precision string `json:"precision"`
	Source    string `json:"source"`
	Span      *Span  `json:"span"`
}

// Statement is something that somebody is reported to have said.
type Statement struct {
	ID        string       `json:"id"`
	Speaker   *Participant `json:"speaker"`
	Addressee *Participant `json:"addressee"`
	Cue       *Span        `json:"cue"`
	Content   []Span       `json:"content"`
	Kind      string       `json:"kind"`
	Negated   bool         `json:"negated"`
	Within    *string      `json:"within"`
	Date      *EventDate   `json:"date"`
}

// Figure is a reported number of people or things. Min and Max are inclusive;
// nil is unbounded.
type Figure struct {
	ID          string       `json:"id"`
	Start       int          `json:"start"`
	End         int          `json:"end"`
	Text        string       `json:"text"`
	Unit        string       `json:"unit"`
	Min         *int64       `json:"min"`
	Max         *int64       `json:"max"`
	Approximate bool         `json:"approximate"`
	Of          string       `json:"of"`
	Place       *Place       `json:"place"`
	Period      *EventDate   `json:"period"`
	AsOf        *EventDate   `json:"as_of"`
	ClaimedBy   *Participant `json:"claimed_by"`
	Statement   *string      `json:"statement"`
	Event       *string      `json:"event"`
}

// Relation is a lasting tie between two entities that the text states.
type Relation struct {
	ID      string `json:"id"`
	Type    string `json:"type"`
	From    string `json:"from"`
	To      string `json:"to"`
	Office  string `json:"office"`
	Country string `json:"country"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// Label is an evaluative or contested name and who uses it: participants, or
// the publisher, of whom only Text is set.
type Label struct {
	ID     string        `json:"id"`
	Start  int           `json:"start"`
	End    int           `json:"end"`
	Text   string        `json:"text"`
	UsedBy []Participant `json:"used_by"`
	Of     string        `json:"of"`
}

// DateSpan is an expression of time and the interval it means.
type DateSpan struct {
	Start      int    `json:"start"`
	End        int    `json:"end"`
	Text       string `json:"text"`
	ValueStart string `json:"value_start"`
	ValueEnd   string `json:"value_end"`
	Precision  string `json:"precision"`
}

// Place is a mention of a place and what it was resolved to. GeonameID is 0
// where the gazetteer has no such place.
type Place struct {
	Start      int      `json:"start"`
	End        int      `json:"end"`
	Text       string   `json:"text"`
	Name       string   `json:"name"`
	GeonameID  int64    `json:"geonameid"`
	Lat        *float64 `json:"lat"`
	Lon        *float64 `json:"lon"`
	Country    string   `json:"country"`
	Admin1     string   `json:"admin1"`
	Resolution string   `json:"resolution"`
}
