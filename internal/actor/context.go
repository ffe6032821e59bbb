package actor

import (
	"cmp"
	"slices"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/ontology"
)

// countries counts how often a text names each of some countries.
type countries struct {
	codes  []ontology.Country
	counts []int
}

func (s *countries) reset() { s.codes, s.counts = s.codes[:0], s.counts[:0] }

func (s *countries) add(c ontology.Country) {
	if i := slices.Index(s.codes, c); i >= 0 {
		s.counts[i]++
		return
	}
	s.codes, s.counts = append(s.codes, c), append(s.counts, 1)
}

func (s *countries) has(c ontology.Country) bool { return slices.Contains(s.codes, c) }

// top is the country named most often, the first of equals.
func (s *countries) top() ontology.Country {
	best, n := ontology.Country(0), 0
	for i, c := range s.codes {
		if s.counts[i] > n {
			best, n = c, s.counts[i]
		}
	}
	return best
}

// fillContext gives the institutions of a state that no words place ("the
// government", "the army") the country that their sentence speaks of most, else
// that of the document.
func (r *Resolver) fillContext() {
	var all ontology.Country
	counted := false
	for i := range r.d.Sents {
		s := &r.d.Sents[i]
		top, seen := ontology.Country(0), false
		for t := s.First; t < s.End; t++ {
			if r.state[t] != known {
				continue
			}
			x := &r.read[t]
			if x.country != 0 || !x.role || !r.fromScene(t, s) {
				continue
			}
			if !seen {
				top, seen = r.topCountry(s.First, s.End), true
			}
			if top == 0 && !counted {
				all, counted = r.topCountry(0, doc.Tok(len(r.d.Tokens))), true
			}
			c := cmp.Or(r.dateline(t, s), top, all)
			if c != 0 && c != x.host {
				x.country, x.from, x.local = c, coding.FromContext, false
			}
		}
	}
}

// dateline is the country of the dateline for the actor at t, if it is some of
// many ("officials said Harad …") and no place in s says where; else 0.
func (r *Resolver) dateline(t doc.Tok, s *doc.Sent) ontology.Country {
	if !r.some(t) {
		return 0
	}
	at := coding.NewSetting(r.c)
	from, to := r.c.PlacesIn(s.First, s.End)
	for i := from; i < to; i++ {
		if at.Locates(&r.c.Places[i]) {
			return 0
		}
	}
	return at.Dateline(t)
}

// fromScene reports whether the actor at t in s belongs to the state that the
// text is about rather than to the place of an event. Institutions do; others
// only where the document has no places and names a single state.
func (r *Resolver) fromScene(t doc.Tok, s *doc.Sent) bool {
	x := &r.read[t]
	if institution(x.sector) {
		return x.sector != ontology.MIL || !r.some(t) || !r.placed(s)
	}
	return len(r.c.Places) == 0 && len(r.named.codes) == 1
}

// some reports whether t is plural and not definite: "two soldiers" are those of
// the place, where "the army" is that of the state in question.
func (r *Resolver) some(t doc.Tok) bool {
	if x := r.d.Tokens[t].XPOS; x != doc.NNS && x != doc.NNPS {
		return false
	}
	det := r.d.Kid(t, doc.RelDet)
	return r.d.Kid(t, doc.RelNmodPoss) == doc.None && (det == doc.None || r.d.Norm(det) != "the")
}

// placed reports whether s names a place, which its events then have.
func (r *Resolver) placed(s *doc.Sent) bool {
	from, to := r.c.PlacesIn(s.First, s.End)
	return slices.ContainsFunc(r.c.Places[from:to], func(p coding.Place) bool { return p.Country != 0 })
}

// topCountry is the state that the names in tokens [first, end) belong to most
// often.
func (r *Resolver) topCountry(first, end doc.Tok) ontology.Country {
	r.context.reset()
	for t := first; t < end; t++ {
		i := r.unit[t]
		if i == 0 || t > first && r.unit[t-1] == i {
			continue
		}
		e := r.lex.Entry(r.bestEntry(t, r.hits.All()[i-1]))
		if e.Country != 0 && !nonState(e.Country) && (e.Sector == ontology.NoSector || e.Kind != lexicon.Organization && e.Kind != lexicon.Group || institution(e.Sector)) {
			r.context.add(e.Country) // sources, companies and rebels do not set the scene
		}
	}
	if len(r.context.codes) == 0 { // "President Denethor calls on the government"
		for t := first; t < end; t++ {
			r.addPerson(t)
		}
	}
	return r.context.top()
}

// addPerson adds the state whose office the person named at t holds by what the
// document says; a mere family name is no evidence.
func (r *Resolver) addPerson(t doc.Tok) {
	m := r.nameAt(t)
	if m == nil || m.Head != t || m.Type != doc.Person || r.state[t] != known {
		return
	}
	if x := &r.read[t]; x.country != 0 && !nonState(x.country) && institution(x.sector) && (m.End-m.First > 1 || x.why[1] != 0) {
		r.context.add(x.country)
	}
}

// institution reports whether actors of sector s belong to a state as a rule.
func institution(s ontology.Sector) bool {
	switch s {
	case ontology.GOV, ontology.MIL, ontology.JUD, ontology.LEG, ontology.SPY, ontology.PTY, ontology.OPP, ontology.ELI, ontology.PRM:
		return true
	}
	return false
}

func nonState(c ontology.Country) bool {
	switch c.String() {
	case "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC":
		return true
	}
	return false
}
