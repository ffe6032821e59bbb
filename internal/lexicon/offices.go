package lexicon

import (
	"slices"
	"strings"

	"regesta/internal/doc"
	"regesta/internal/ontology"
	"regesta/internal/table"
	"regesta/internal/vocab"
)

func (r *reader) officeRow(row table.Row) {
	title, ok := r.required(row, "office")
	holder, held := r.required(row, "holder")
	if !ok || !held {
		return
	}
	c := r.countryCode(row, "country", row.Get("country"))
	if c == 0 {
		return
	}
	o, ok := r.offices[title]
	if !ok {
		o = r.office(title)
		r.offices[title] = o
	}
	e := Entry{Kind: Office, Type: doc.Person, Country: c, Parent: None, Name: holder, Office: o.name, Sector: o.sector, Others: o.others, Weight: o.weight}
	e.From, e.To = r.dates(row)
	i := r.add(row.Line, e)
	if code := row.Get("country"); code != c.String() {
		r.dependency[i] = code
	}
	r.phrase(holder, i)
	for _, a := range row.List("aliases") {
		r.phrase(a, i)
	}
	if o.weight > 0 {
		r.surname(holder, i)
	}
	key := officeKey(c, o.name)
	if r.lex.index.linked(key) == 0 {
		r.held = append(r.held, key)
	}
	r.lex.index.link(key, i)
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
		r.lex.index.link(surnameKey(r.ws), entry)
	}
}

// An office as all its holders share it.
type office struct {
	name   string
	sector ontology.Sector
	others ontology.Sectors
	weight uint8 // of offices whose holders headlines call by their family name alone
}

// prominent offices: heads of state and government before ministers.
var prominent = map[string]uint8{"president": 20, "prime minister": 20, "chancellor": 20, "federal chancellor": 20, "premier": 20,
	"supreme leader": 20, "king": 20, "queen": 20, "emir": 20, "foreign minister": 10, "minister of foreign affairs": 10, "defense minister": 10,
	"minister of defense": 10, "secretary of state": 10, "secretary of defense": 10, "secretary-general of the united nations": 10, "general secretary": 10}

func (r *reader) office(title string) office {
	o := office{name: r.lex.american(title), sector: ontology.GOV}
	if e := r.officeRole(o.name); e != nil {
		o.sector, o.others = e.Sector, e.Others
	}
	o.weight = prominent[o.name]
	return o
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

// officeRole finds the role that an office is like: the office itself, "X
// minister" for "minister of X", what "chief of X" or "speaker of X" is a part
// of, else its longest known ending ("deputy defence minister" is as "defence
// minister") or beginning.
func (r *reader) officeRole(office string) *Entry {
	ws := phraseWords(nil, office)
	if e := r.role(ws); e != nil {
		return e
	}
	if i := slices.IndexFunc(ws, func(w word) bool { return w.hash == hashOf || w.hash == hashFor }); i > 0 && i+1 < len(ws) {
		if e := r.role(slices.Concat(ws[i+1:], ws[:i])); e != nil {
			return e
		}
		if r.lex.Hint(ws[i-1].hash).Effects.Has(Whole) {
			if e := r.ending(ws[i+1:]); e != nil {
				return e
			}
		}
		ws = ws[:i]
	}
	if e := r.ending(ws); e != nil {
		return e
	}
	for i := len(ws) - 1; i > 0; i-- {
		if e := r.role(ws[:i]); e != nil {
			return e
		}
	}
	return nil
}

var hashOf, hashFor = vocab.Hash("of"), vocab.Hash("for")

// ending is the role that the longest ending of ws names, or nil.
func (r *reader) ending(ws []word) *Entry {
	for i := range ws {
		if e := r.role(ws[i:]); e != nil {
			return e
		}
	}
	return nil
}

// role is the role that ws names, or nil.
func (r *reader) role(ws []word) *Entry {
	for i := range r.lex.index.entries(r.lex.index.get(ws)) {
		if e := &r.lex.entries[i]; e.Kind == Role {
			return e
		}
	}
	return nil
}

// overlaps reports offices that one person holds twice at the same time.
func (r *reader) overlaps() {
	for _, key := range r.held {
		list := slices.Sorted(r.lex.index.entries(r.lex.index.linked(key)))
		for j, b := range list {
			for _, a := range list[:j] {
				x, y := &r.lex.entries[a], &r.lex.entries[b]
				if x.Name != y.Name || r.dependency[a] != r.dependency[b] || !overlap(x, y) {
					continue
				}
				r.faults = append(r.faults, &table.Fault{File: r.lex.files[y.file], Line: int(y.Line),
					Msg: y.Name + " is " + y.Office + " at the same time in line " + itoa(x.Line) + "; join the two rows or mend their dates"})
			}
		}
	}
	slices.SortStableFunc(r.faults, byPlace)
}
