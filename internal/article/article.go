// Package article holds one news report as received and divides its text into
// regions. New reads plain text; everything later refers to Article.Text by
// byte offsets and never changes it.
package article

import (
	"regesta/internal/caldate"
	"regesta/internal/span"
)

// Kind says what a region of an article is.
type Kind uint8

const (
	Paragraph Kind = iota
	Headline
	Subhead
	Caption
	Byline
	Dateline // "TEHRAN, June 9 (Agency) —" at the head of a paragraph
	Credit   // "(Photo by …)" at the end of a caption
)

var kindNames = [...]string{"paragraph", "headline", "subhead", "caption", "byline", "dateline", "credit"}

func (k Kind) String() string { return kindNames[k] }

// A Region is a part of the text that is read as one unit: no sentence crosses
// its borders. Regions are ordered and do not overlap.
type Region struct {
	span.Span
	Kind Kind
}

// An Article is one report, ready to be analysed.
type Article struct {
	ID        string
	Title     string // of the input row or page; part of Text only if it is a region
	Publisher string
	Byline    string
	URL       string
	Language  string // BCP 47, "" until known
	Published caldate.Date
	Text      string // valid UTF-8, line ends normalised to \n
	Regions   []Region
	Warnings  []string
}
