package lexicon

import (
	"slices"
	"strings"

	"regesta/internal/doc"
	"regesta/internal/ontology"
	"regesta/internal/table"
	"regesta/internal/vocab"
)

// A landRow is a row of countries.tsv, kept until all codes are known, so that
// dependencies can be folded into their states.
type landRow struct {
	row                                              table.Row
	code                                             ontology.Country
	name, parent                                     string
	aliases, adjectives, demonyms, capital, metonyms []string
}

func (r *reader) countryRow(row table.Row) {
	s, ok := r.required(row, "code")
	name, named := r.required(row, "name")
	if !ok || !named {
		return
	}
	c, err := ontology.CountryOf(s)
	if err != nil {
		r.fault(row, "%v", err)
		return
	}
	for _, l := range r.lands {
		if l.code == c {
			r.fault(row, "the code %q belongs to %s already (%s:%d)", s, l.name, l.row.File, l.row.Line)
			return
		}
	}
	r.lands = append(r.lands, landRow{row: row, code: c, name: name, parent: row.Get("parent"), aliases: row.List("aliases"),
		adjectives: row.List("adjectives"), demonyms: row.List("demonyms"), capital: row.List("capital"), metonyms: row.List("metonyms")})
}

// countries enters the rows that countryRow has collected. States come before
// dependencies: where both claim a name, the state is meant.
func (r *reader) countries() {
	slices.SortStableFunc(r.lands, func(a, b landRow) int { return min(len(a.parent), 1) - min(len(b.parent), 1) })
	for _, l := range r.lands {
		e := Entry{Kind: CountryName, Type: doc.Country, Country: l.code, Parent: None, Name: l.name}
		if l.parent != "" {
			e.Country = r.countryCode(l.row, "parent")
		}
		enter := func(k Kind, t doc.EntityType, s ontology.Sector, phrases []string, only bool) int32 {
			e.Kind, e.Type, e.Sector = k, t, s
			i := r.add(l.row.Line, e)
			for _, p := range phrases {
				if !only || r.unique(l.row, p, i) {
					r.phrase(p, i)
				}
			}
			return i
		}
		r.lex.country[l.code] = enter(CountryName, doc.Country, ontology.NoSector, append([]string{l.name}, l.aliases...), true)
		enter(CountryAdjective, doc.Country, ontology.NoSector, l.adjectives, false)
		enter(Demonym, doc.Population, ontology.NoSector, l.demonyms, false)
		enter(Capital, doc.Place, ontology.GOV, l.capital, false)
		enter(Metonym, doc.Organization, ontology.GOV, l.metonyms, true)
	}
}

func (r *reader) roleRow(row table.Row) {
	noun, ok := r.required(row, "noun")
	if !ok {
		return
	}
	e := Entry{Kind: Role, Type: r.entityType(row), Sector: r.sector(row, "sector", row.Get("sector")), Others: r.others(row), Parent: None, Name: noun}
	i := r.add(row.Line, e)
	if !r.unique(row, noun, i) {
		return
	}
	r.phrase(noun, i)
	if plurals := row.List("plural"); len(plurals) > 0 {
		for _, p := range plurals {
			r.phrase(p, i)
		}
	} else {
		r.phrase(pluralPhrase(noun), i)
	}
}

// bodyRow reads a row of groups.tsv or organizations.tsv.
func (r *reader) bodyRow(row table.Row, k Kind) {
	name, ok := r.required(row, "name")
	if !ok {
		return
	}
	e := Entry{Kind: k, Type: r.entityType(row), Country: r.countryCode(row, "country"),
		Sector: r.sector(row, "sector", row.Get("sector")), Others: r.others(row), Parent: None, Name: name}
	e.From, e.To = r.dates(row)
	aliases := row.List("aliases")
	e.Aliases = uint8(min(len(aliases), 255))
	i := r.add(row.Line, e)
	if !r.unique(row, name, i) {
		return
	}
	r.phrase(name, i)
	for j, a := range aliases {
		if a == name || slices.Contains(aliases[:j], a) {
			r.fault(row, "the alias %q stands twice in this row", a)
			continue
		}
		r.phrase(a, i)
	}
	if p := row.Get("parent"); p != "" {
		r.kin = append(r.kin, kinship{entry: i, parent: p, at: table.Fault{File: row.File, Line: row.Line}})
	}
}

// parents ties groups and organizations to those of which they are a part.
func (r *reader) parents() {
	for _, k := range r.kin {
		found := int32(None)
		for i := r.lex.index.get(phraseWords(nil, trimThe(k.parent))); i != 0; i = r.lex.index.refs[i-1].next {
			e := r.lex.index.refs[i-1].entry
			if kind := r.lex.entries[e].Kind; (kind == Group || kind == Organization) && e != k.entry {
				found = e
			}
		}
		if found == None {
			k.at.Msg = "the parent \"" + k.parent + "\" is neither in groups.tsv nor in organizations.tsv"
			r.faults = append(r.faults, &k.at)
			continue
		}
		r.lex.entries[k.entry].Parent = found
	}
}

func (r *reader) officeRow(row table.Row) {
	title, ok := r.required(row, "office")
	holder, held := r.required(row, "holder")
	if !ok || !held {
		return
	}
	c := r.countryCode(row, "country")
	if c == 0 {
		return
	}
	o, ok := r.offices[title]
	if !ok {
		o.name = r.lex.american(title)
		o.sector, o.others = r.officeSector(o.name)
		r.offices[strings.Clone(title)] = o
	}
	e := Entry{Kind: Office, Type: doc.Person, Country: c, Parent: None, Name: holder, Office: o.name, Sector: o.sector, Others: o.others}
	e.From, e.To = r.dates(row)
	i := r.add(row.Line, e)
	r.phrase(holder, i)
	for _, a := range row.List("aliases") {
		r.phrase(a, i)
	}
	if prominent(o.name) {
		r.surname(holder, i)
	}
	key := officeKey{c, o.name}
	r.lex.holders[key] = append(r.lex.holders[key], i)
}

// prominent reports whether headlines call the holders of an office by their
// family name alone.
func prominent(office string) bool {
	for _, w := range []string{"president", "prime minister", "chancellor", "premier", "supreme leader", "foreign", "defense", "secretary of state", "secretary-general"} {
		if strings.Contains(office, w) {
			return true
		}
	}
	return false
}

// surname notes the family name of a holder, which headlines use alone: the last
// word of the name, the first where that is the custom.
func (r *reader) surname(holder string, entry int32) {
	ws := strings.Fields(holder)
	if len(ws) < 2 {
		return
	}
	w := ws[len(ws)-1]
	switch r.lex.entries[entry].Country.String() {
	case "CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "SGP":
		w = ws[0]
	}
	if r.ws = phraseWords(r.ws[:0], w); len(r.ws) > 0 {
		h := r.ws[len(r.ws)-1].hash
		r.lex.surnames[h] = append(r.lex.surnames[h], entry)
	}
}

// An office as all its holders share it.
type office struct {
	name   string
	sector ontology.Sector
	others ontology.Sectors
}

// american writes the words of an office the American way, so that both
// spellings are one office.
func (l *Lexicon) american(office string) string {
	fields := strings.Fields(strings.ToLower(office))
	for i, f := range fields {
		if a, ok := l.spelling[f]; ok {
			fields[i] = a
		}
	}
	return strings.Join(fields, " ")
}

// officeSector finds the sectors of an office among the roles: the office
// itself, "X minister" for "minister of X", what "chief of X" or "speaker of X"
// is a part of, else its longest known ending ("deputy defence minister" is as
// "defence minister") or beginning. Offices are of the executive by default.
func (r *reader) officeSector(office string) (ontology.Sector, ontology.Sectors) {
	ws := strings.Fields(office)
	if e := r.role(ws); e != nil {
		return e.Sector, e.Others
	}
	if i := slices.IndexFunc(ws, func(w string) bool { return w == "of" || w == "for" }); i > 0 && i+1 < len(ws) {
		if e := r.role(append(slices.Clone(ws[i+1:]), ws[:i]...)); e != nil {
			return e.Sector, e.Others
		}
		if r.lex.Hint(vocab.Hash(ws[i-1])).Effects.Has(Whole) {
			if e := r.ending(ws[i+1:]); e != nil {
				return e.Sector, e.Others
			}
		}
		ws = ws[:i]
	}
	if e := r.ending(ws); e != nil {
		return e.Sector, e.Others
	}
	for i := len(ws) - 1; i > 0; i-- {
		if e := r.role(ws[:i]); e != nil {
			return e.Sector, e.Others
		}
	}
	return ontology.GOV, 0
}

// ending is the role that the longest ending of ws names, or nil.
func (r *reader) ending(ws []string) *Entry {
	for i := range ws {
		if e := r.role(ws[i:]); e != nil {
			return e
		}
	}
	return nil
}

// role is the role that ws names, or nil.
func (r *reader) role(ws []string) *Entry {
	for i := r.lex.index.get(phraseWords(nil, strings.Join(ws, " "))); i != 0; i = r.lex.index.refs[i-1].next {
		if e := &r.lex.entries[r.lex.index.refs[i-1].entry]; e.Kind == Role {
			return e
		}
	}
	return nil
}

// overlaps reports offices that one person holds twice at the same time.
func (r *reader) overlaps() {
	for _, list := range r.lex.holders {
		for j, b := range list {
			for _, a := range list[:j] {
				x, y := &r.lex.entries[a], &r.lex.entries[b]
				if x.Name != y.Name || !overlap(x, y) {
					continue
				}
				r.faults = append(r.faults, &table.Fault{File: r.lex.files[y.file], Line: int(y.Line),
					Msg: y.Name + " is " + y.Office + " at the same time in line " + itoa(x.Line) + "; join the two rows or mend their dates"})
			}
		}
	}
	slices.SortStableFunc(r.faults, byPlace)
}
