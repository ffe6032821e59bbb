// Package ontology holds the codebook: PLOVER categories with their modes,
// scores and quad classes, sectors, contexts, and CAMEO codes with Goldstein
// values. Read loads it from data/ontology; the codes themselves are types of
// this package, so that no other package passes them around as strings.
package ontology

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"regesta/internal/table"
)

// A Country is a three-letter code: ISO 3166 alpha-3, KOS, or one of IGO UNO
// EUR NGO ISM IMG MNC. The zero Country is unknown.
type Country uint16

// CountryOf packs a code of three capital letters; anything else is the zero
// Country and an error.
func CountryOf(s string) (Country, error) {
	if s == "" {
		return 0, nil
	}
	if len(s) != 3 {
		return 0, fmt.Errorf("%q is no country code: write three capital letters", s)
	}
	c := Country(0)
	for i := range 3 {
		if s[i] < 'A' || s[i] > 'Z' {
			return 0, fmt.Errorf("%q is no country code: write three capital letters", s)
		}
		c = c*27 + Country(s[i]-'A'+1)
	}
	return c, nil
}

// MustCountry is CountryOf for codes in the program's own text.
func MustCountry(s string) Country {
	c, err := CountryOf(s)
	if err != nil {
		panic(err)
	}
	return c
}

func (c Country) String() string {
	if c == 0 {
		return ""
	}
	return string([]byte{byte('A' - 1 + c/729), byte('A' - 1 + c/27%27), byte('A' - 1 + c%27)})
}

// A Sector is a PLOVER sector; the zero Sector is none.
type Sector uint8

const (
	NoSector Sector = iota
	COP
	GOV
	JUD
	LEG
	MIL
	PRM
	PTY
	REB
	SPY
	UAF
	UNK
	AGR
	BUS
	CRM
	CVL
	EDU
	ELI
	JRN
	LAB
	MED
	REF
	OPP
	PRE
	REL
	SOC
	sectorCount
)

var sectorNames = [sectorCount]string{"", "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"}

func (s Sector) String() string { return sectorNames[s] }

// SectorOf is the inverse of String.
func SectorOf(s string) (Sector, bool) {
	for i, n := range sectorNames {
		if n == s {
			return Sector(i), true
		}
	}
	return 0, false
}

// Sectors is a set of sectors.
type Sectors uint32

// With returns the set with s added.
func (x Sectors) With(s Sector) Sectors {
	if s == NoSector {
		return x
	}
	return x | 1<<s
}

// Without returns the set without s.
func (x Sectors) Without(s Sector) Sectors { return x &^ (1 << s) }

// Has reports whether s is in the set.
func (x Sectors) Has(s Sector) bool { return x&(1<<s) != 0 }

// Names lists the set in the codebook's order.
func (x Sectors) Names() []string {
	out := []string{}
	for i := Sector(1); i < sectorCount; i++ {
		if x.Has(i) {
			out = append(out, i.String())
		}
	}
	return out
}

// A Category is one of PLOVER's sixteen kinds of event.
type Category uint8

const (
	NoCategory Category = iota
	AGREE
	CONSULT
	SUPPORT
	CONCEDE
	COOPERATE
	AID
	RETREAT
	REQUEST
	ACCUSE
	REJECT
	THREATEN
	PROTEST
	SANCTION
	MOBILIZE
	COERCE
	ASSAULT
	CategoryCount
)

var categoryNames = [CategoryCount]string{"", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}

func (c Category) String() string { return categoryNames[c] }

// CategoryOf is the inverse of String.
func CategoryOf(s string) (Category, bool) {
	for i, n := range categoryNames {
		if n == s && i > 0 {
			return Category(i), true
		}
	}
	return 0, false
}

// A Codebook holds the facts of data/ontology. It is read-only and may be
// shared.
type Codebook struct {
	Categories [CategoryCount]CategoryInfo
	Modes      []ModeInfo     // in the codebook's order
	Contexts   []Definition   // the 37 contexts
	Sectors    []Definition   // all but NoSector
	Cameo      []CameoInfo    // in the order of the codes
	Borders    []BorderInfo   // tie-breaks
	modeAt     map[string]int // "CONSULT-visit": index in Modes
	contextAt  map[string]int
	cameoAt    map[string]int
}

// A Definition says what a name of the codebook stands for.
type Definition struct{ Name, Text string }

// CategoryInfo describes a category.
type CategoryInfo struct {
	Quad           int
	Score          float64
	NeedsRecipient bool
	Cameo          string // the code where words tell no more
	Definition     string
}

// ModeInfo describes a mode of a category.
type ModeInfo struct {
	Category   Category
	Name       string
	Score      float64
	Definition string
}

// CameoInfo describes a CAMEO code and its PLOVER equivalents.
type CameoInfo struct {
	Code, Name string
	Goldstein  float64    // meaningless if Inherits
	Inherits   bool       // it has the value of the nearest code above it
	Categories []Category // that may bear it, the usual one first; none for mere comments
	Mode       string     // of the usual category, where the code tells it
	Contexts   []string
}

// Bears reports whether events of category c may bear the code.
func (i *CameoInfo) Bears(c Category) bool { return slices.Contains(i.Categories, c) }

// BorderInfo is a rule for what lies between two categories, with an example in
// the form that the examples of frames have ("TEXT => event=…").
type BorderInfo struct{ Rule, Example string }

// BordersFile holds the tie-breaks.
const BordersFile = "ontology/borders.tsv"

// Read loads the codebook from the folder "ontology" of fsys. It reports all
// faults at once.
func Read(fsys fs.FS) (*Codebook, error) {
	b := &Codebook{modeAt: map[string]int{}, contextAt: map[string]int{}, cameoAt: map[string]int{}}
	var errs []error
	number := func(r table.Row, col string) float64 {
		s := r.Get(col)
		if s == "" {
			return 0
		}
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			errs = append(errs, r.Errorf("%s %q is no number", col, s))
		}
		return x
	}
	each := func(name string, cols string, f func(r table.Row)) {
		errs = append(errs, table.Read(fsys, "ontology/"+name, strings.Fields(cols), f)...)
	}
	each("categories.tsv", "category quad score needs_recipient cameo definition", func(r table.Row) {
		c, ok := CategoryOf(r.Get("category"))
		if !ok {
			errs = append(errs, r.Errorf("%q is no PLOVER category", r.Get("category")))
			return
		}
		b.Categories[c] = CategoryInfo{Quad: int(number(r, "quad")), Score: number(r, "score"),
			NeedsRecipient: r.Get("needs_recipient") == "yes", Cameo: r.Get("cameo"), Definition: r.Get("definition")}
	})
	for c := range b.Categories {
		if Category(c) != NoCategory && b.Categories[c].Quad == 0 {
			errs = append(errs, fmt.Errorf("ontology/categories.tsv:1: no row, or quad 0, for %v", Category(c)))
		}
	}
	each("modes.tsv", "category mode score definition", func(r table.Row) {
		c, ok := CategoryOf(r.Get("category"))
		if !ok {
			errs = append(errs, r.Errorf("%q is no PLOVER category", r.Get("category")))
		}
		b.modeAt[modeKey(c, r.Get("mode"))] = len(b.Modes)
		b.Modes = append(b.Modes, ModeInfo{c, r.Get("mode"), number(r, "score"), r.Get("definition")})
	})
	each("contexts.tsv", "context definition", func(r table.Row) {
		b.contextAt[r.Get("context")] = len(b.Contexts)
		b.Contexts = append(b.Contexts, Definition{r.Get("context"), r.Get("definition")})
	})
	each("sectors.tsv", "sector definition", func(r table.Row) {
		if _, ok := SectorOf(r.Get("sector")); !ok {
			errs = append(errs, r.Errorf("%q is no sector", r.Get("sector")))
		}
		b.Sectors = append(b.Sectors, Definition{r.Get("sector"), r.Get("definition")})
	})
	each("borders.tsv", "rule example", func(r table.Row) {
		b.Borders = append(b.Borders, BorderInfo{r.Get("rule"), r.Get("example")})
	})
	each("cameo.tsv", "code name goldstein category mode context", func(r table.Row) {
		i := CameoInfo{Code: r.Get("code"), Name: r.Get("name"), Goldstein: number(r, "goldstein"), Inherits: r.Get("goldstein") == "",
			Mode: r.Get("mode"), Contexts: r.List("context")}
		for _, s := range r.List("category") {
			c, ok := CategoryOf(s)
			if !ok {
				errs = append(errs, r.Errorf("%q is no PLOVER category", s))
			}
			i.Categories = append(i.Categories, c)
		}
		if i.Mode != "" && (len(i.Categories) == 0 || !b.HasMode(i.Categories[0], i.Mode)) {
			errs = append(errs, r.Errorf("the first category has no mode %q", i.Mode))
		}
		for _, x := range i.Contexts {
			if !b.HasContext(x) {
				errs = append(errs, r.Errorf("%q is no PLOVER context", x))
			}
		}
		b.cameoAt[i.Code] = len(b.Cameo)
		b.Cameo = append(b.Cameo, i)
	})
	return b, errors.Join(errs...)
}

func modeKey(c Category, m string) string { return c.String() + "-" + m }

// HasMode reports whether category c has mode m.
func (b *Codebook) HasMode(c Category, m string) bool {
	_, ok := b.modeAt[modeKey(c, m)]
	return ok
}

// HasContext reports whether c is one of the 37 contexts.
func (b *Codebook) HasContext(c string) bool {
	_, ok := b.contextAt[c]
	return ok
}

// CameoOf describes a CAMEO code.
func (b *Codebook) CameoOf(code string) (*CameoInfo, bool) {
	i, ok := b.cameoAt[code]
	if !ok {
		return nil, false
	}
	return &b.Cameo[i], true
}

// Score is the conflict-cooperation score of an event: that of its strongest
// mode, else the category's.
func (b *Codebook) Score(c Category, modes []string) float64 {
	best, found := 0.0, false
	for _, m := range modes {
		if i, ok := b.modeAt[modeKey(c, m)]; ok && (!found || abs(b.Modes[i].Score) > abs(best)) {
			best, found = b.Modes[i].Score, true
		}
	}
	if found {
		return best
	}
	return b.Categories[c].Score
}

// Goldstein is the Goldstein value of a CAMEO code or, if it has none, of the
// nearest code above it.
func (b *Codebook) Goldstein(code string) float64 {
	for ; len(code) >= 2; code = code[:len(code)-1] {
		if i, ok := b.cameoAt[code]; ok && !b.Cameo[i].Inherits {
			return b.Cameo[i].Goldstein
		}
	}
	return 0
}

func abs(x float64) float64 { return max(x, -x) }
