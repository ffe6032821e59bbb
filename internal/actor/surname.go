package actor

import (
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/lexicon"
)

// recent is for how many years after the end of an office its holder is still
// called by the family name alone.
const recent = 8

// surnames codes people whom the document calls by their family name alone, as
// headlines and short reports do, if that names one prominent holder of an
// office: one in office, better still of a country that the document names.
func (r *Resolver) surnames() {
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if m.Kind != doc.Name || m.Type != doc.Person || m.End-m.First != 1 || r.state[m.Head] != known || r.fullName(m) {
			continue
		}
		x := &r.read[m.Head]
		if x.from == coding.Stated || x.former {
			continue
		}
		if e, ok := r.holder(r.d.Form(m.First)); ok {
			*x = r.holderReading(e)
		}
	}
}

// fullName reports whether the entity of m has a longer name in the document.
func (r *Resolver) fullName(m *doc.Mention) bool {
	if m.Entity < 0 {
		return false
	}
	best := &r.d.Mentions[r.d.Entities[m.Entity].Best]
	return best.End-best.First > 1
}

// holderReading codes the holder of the office of an entry.
func (r *Resolver) holderReading(entry int32) reading {
	e := r.lex.Entry(entry)
	x := reading{country: e.Country, from: coding.Stated, sector: e.Sector, others: e.Others, typ: doc.Person}
	x.because(entry)
	r.officeReading(e, &x)
	return x
}

// holder is the one office holder whom a family name brings to mind.
func (r *Resolver) holder(name string) (entry int32, ok bool) {
	best, unique := 0, false
	for _, i := range r.lex.Surname(name) {
		e := r.lex.Entry(i)
		n := 0
		switch e.Held(r.day) {
		case lexicon.Now:
			n = 4
		case lexicon.Past:
			if r.day.IsZero() || r.day.Year-e.To.Year <= recent {
				n = 2
			}
		}
		if n > 0 && r.named.has(e.Country) {
			n++
		}
		switch {
		case n > best:
			best, entry, unique = n, i, true
		case n == best && n > 0 && e.Name != r.lex.Entry(entry).Name:
			unique = false
		}
	}
	return entry, unique
}
