package lexicon

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"regesta/internal/caldate"
	"regesta/internal/doc"
	"regesta/internal/ontology"
	"regesta/internal/table"
)

// Read loads the tables from the folders "actors" and "lexicon" of layers. The
// first layer must have all actor tables; rows of later layers are added to it.
// Read reports all faults at once as table.Fault; the Lexicon that it returns
// with them holds the rows without fault.
func Read(layers ...fs.FS) (*Lexicon, error) {
	r := &reader{lex: &Lexicon{
		country:  map[ontology.Country]int32{},
		hints:    map[uint64]Hint{},
		spelling: map[string]string{},
	}, names: map[uniqueName]int32{}, spelling: map[uint64]uint64{}, offices: map[string]office{}, dependency: map[int32]string{}}
	r.lex.index.slots = make([]slot, 1<<19) // what the shipped tables need
	r.lex.entries = make([]Entry, 0, 80_000)
	for i, fsys := range layers {
		r.words(fsys, i == 0)
	}
	r.tables(layers, "countries.tsv", "code name aliases adjectives demonyms capital metonyms parent", r.countryRow)
	r.countries()
	r.tables(layers, "roles.tsv", "noun plural kind sector other_sectors", r.roleRow)
	r.tables(layers, "organizations.tsv", "name aliases kind country sector other_sectors parent from to", func(row table.Row) { r.bodyRow(row, Organization) })
	r.tables(layers, "groups.tsv", "name aliases kind country sector other_sectors parent from to", func(row table.Row) { r.bodyRow(row, Group) })
	r.parents()
	r.tables(layers, "offices.tsv", "country office holder aliases from to", r.officeRow)
	r.overlaps()
	return r.lex, errors.Join(r.faults...)
}

// A reader builds a Lexicon and collects the faults of its tables.
type reader struct {
	lex        *Lexicon
	faults     []error
	file       uint8
	spelling   map[uint64]uint64 // British ↔ American, both ways, as hashes
	offices    map[string]office // by the cell's text
	held       []uint64          // keys of all offices
	dependency map[int32]string  // by entry: the code of its dependency, where that is folded into a state
	lands      []landRow
	names      map[uniqueName]int32
	kin        []kinship
	ws         []word
}

// kinship is the parent of an entry, to be looked up when all are read.
type kinship struct {
	entry  int32
	parent string
	at     table.Fault
}

func (r *reader) fault(row table.Row, format string, args ...any) {
	r.faults = append(r.faults, row.Errorf(format, args...))
}

// tables reads one table of every layer that has it.
func (r *reader) tables(layers []fs.FS, name, cols string, f func(table.Row)) {
	path := "actors/" + name
	r.lex.files = append(r.lex.files, path)
	r.file = uint8(len(r.lex.files) - 1)
	for i, fsys := range layers {
		if _, err := fs.Stat(fsys, path); i > 0 && errors.Is(err, fs.ErrNotExist) {
			continue
		}
		r.faults = append(r.faults, table.Read(fsys, path, strings.Fields(cols), f)...)
	}
}

// add stores an entry and returns its number.
func (r *reader) add(row int, e Entry) int32 {
	e.file, e.Line = r.file, int32(row)
	r.lex.entries = append(r.lex.entries, e)
	return int32(len(r.lex.entries) - 1)
}

// phrase enters a phrase for an entry, in British and American spelling.
func (r *reader) phrase(p string, entry int32) {
	ws := phraseWords(r.ws[:0], trimThe(p))
	r.ws = ws
	if len(ws) == 0 {
		return
	}
	r.lex.index.put(ws, entry)
	for i, w := range ws {
		if other, ok := r.spelling[w.hash]; ok {
			ws[i].hash = other
			r.lex.index.put(ws, entry)
			ws[i].hash = w.hash
		}
	}
}

// unique notes that a name belongs to entry e; a second owner of the same kind,
// country and time is a fault.
func (r *reader) unique(row table.Row, name string, e int32) bool {
	key := uniqueName{name: name, kind: r.lex.entries[e].Kind}
	switch x := &r.lex.entries[e]; x.Kind {
	case Group, Organization:
		key.country, key.from = x.Country, x.From
	case Metonym:
		key.kind = CountryName
	}
	if o, ok := r.names[key]; ok {
		was := &r.lex.entries[o]
		r.fault(row, "%q names %s already (%s); remove one of the two", name, was.Name, r.lex.Source(was))
		return false
	}
	r.names[key] = e
	return true
}

type uniqueName struct {
	name    string
	kind    Kind
	country ontology.Country
	from    caldate.Date
}

// countryCode reads a country that must be in countries.tsv or be one of the
// codes for non-state actors.
func (r *reader) countryCode(row table.Row, col, s string) ontology.Country {
	c, err := ontology.CountryOf(s)
	if err != nil {
		r.fault(row, "%s: %v", col, err)
		return 0
	}
	if c == 0 || slices.Contains(nonStates, c) {
		return c
	}
	i, ok := r.lex.country[c]
	if !ok {
		r.fault(row, "%s %q is not in actors/countries.tsv%s", col, s, didYouMean(s, r.codes()))
		return 0
	}
	return r.lex.entries[i].Country
}

func (r *reader) codes() []string {
	out := make([]string, 0, len(r.lex.country)+len(nonStates))
	for c := range r.lex.country {
		out = append(out, c.String())
	}
	for _, c := range nonStates {
		out = append(out, c.String())
	}
	slices.Sort(out)
	return out
}

var nonStates = func() (out []ontology.Country) {
	for _, s := range []string{"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"} {
		out = append(out, ontology.MustCountry(s))
	}
	return out
}()

func (r *reader) sector(row table.Row, col, s string) ontology.Sector {
	x, ok := ontology.SectorOf(s)
	if !ok {
		r.fault(row, "%s %q is no PLOVER sector%s", col, s, didYouMean(s, ontology.Sectors(^uint32(1)).Names()))
	}
	return x
}

func (r *reader) others(row table.Row) (x ontology.Sectors) {
	for _, s := range row.List("other_sectors") {
		x = x.With(r.sector(row, "other_sectors", s))
	}
	return x
}

// dates reads the columns from and to.
func (r *reader) dates(row table.Row) (from, to caldate.Date) {
	one := func(col string) caldate.Date {
		s := row.Get(col)
		if s == "" {
			return caldate.Date{}
		}
		d, err := caldate.Parse(s)
		if err != nil {
			r.fault(row, "%s: %v", col, err)
		}
		return d
	}
	from, to = one("from"), one("to")
	if !from.IsZero() && !to.IsZero() && to.Last().Compare(from.First()) < 0 {
		r.fault(row, "the time ends (%v) before it begins (%v)", to, from)
	}
	return from, to
}

// entityType reads the column kind.
func (r *reader) entityType(row table.Row) doc.EntityType {
	s := row.Get("kind")
	switch t, ok := doc.EntityTypeOf(s); {
	case s == "":
		return doc.Other
	case ok && t != doc.Country && t != doc.Place:
		return t
	}
	kinds := []string{"person", "organization", "group", "igo", "population", "other"}
	r.fault(row, "kind %q is none of %s%s", s, strings.Join(kinds, ", "), didYouMean(s, kinds))
	return doc.Other
}

// required returns a cell that must not be empty.
func (r *reader) required(row table.Row, col string) (string, bool) {
	s := row.Get(col)
	if s == "" {
		r.fault(row, "the cell %q is empty", col)
	}
	return s, s != ""
}

// didYouMean proposes the nearest of the known words, if one is near.
func didYouMean(s string, known []string) string {
	best, dist := "", 3
	for _, k := range known {
		if n := distance(strings.ToLower(s), strings.ToLower(k)); n < dist {
			best, dist = k, n
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// distance is the number of letters to insert, delete, replace or swap with
// their neighbour to make b from a (optimal string alignment).
func distance(a, b string) int {
	prev2, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			sub := prev[j-1]
			if a[i-1] != b[j-1] {
				sub++
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, sub)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}
