package lexicon

import (
	"slices"

	"regesta/internal/doc"
	"regesta/internal/ontology"
	"regesta/internal/table"
)

// A landRow is a row of countries.tsv, kept until all codes are known, so that
// dependencies can be folded into their states.
type landRow struct {
	row                                              table.Row // its place only
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
			e.Country = r.countryCode(l.row, "parent", l.parent)
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
	e := Entry{Kind: k, Type: r.entityType(row), Country: r.countryCode(row, "country", row.Get("country")),
		Sector: r.sector(row, "sector", row.Get("sector")), Others: r.others(row), Parent: None, Name: name}
	e.From, e.To = r.dates(row)
	aliases := row.List("aliases")
	e.Weight = uint8(min(len(aliases), 255))
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
		for _, e := range r.lex.Lookup(k.parent) {
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
