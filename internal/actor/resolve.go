package actor

import (
	"cmp"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

// A Resolution is how one phrase is coded.
type Resolution struct {
	coding.Party
	Name  string // the tables' name for the actor, else the phrase itself
	Found bool   // the phrase denotes an actor
}

// Resolve says how the phrase of tokens [first, end) is coded, after Run. It
// looks at the phrase's head; where that denotes no actor, at the last token
// that does. A local actor takes the country of the place that its clause or
// sentence names, else that of the dateline, else the one that the document names
// most often.
func (r *Resolver) Resolve(c *coding.Coding, first, end doc.Tok) Resolution {
	head := r.headOf(first, end)
	ps := c.Parties.At(head)
	for t := end - 1; ps == nil && t >= first; t-- {
		ps = c.Parties.At(t)
	}
	if ps == nil || r.state[head] == known && !r.within(head, first, end) {
		if x, ok := r.phraseReading(first, end); ok {
			return Resolution{Party: x, Name: c.Doc.Cut(first, end), Found: true}
		}
	}
	if ps == nil {
		return r.resolveSurname(c, first, end)
	}
	x := Resolution{Party: ps[0], Name: c.Doc.Cut(first, end), Found: true}
	if x.Country == 0 && x.Local {
		at := r.scene(x.Head)
		if at == 0 {
			at = coding.NewSetting(c).Dateline(x.Head)
		}
		if at != 0 {
			x.Country, x.From, x.Local = at, coding.FromPlace, false
		} else if top := cmp.Or(r.named.top(), r.topCountry(0, doc.Tok(len(r.d.Tokens))), soleState(r.c.Places)); top != 0 {
			x.Country, x.From, x.Local = top, coding.FromContext, false
		}
	}
	switch name, ok := r.bearerName(c, x.Entity); {
	case r.state[x.Head] == known && r.read[x.Head].why[0] != 0 && !r.read[x.Head].role && !ok:
		x.Name = r.lex.Entry(r.read[x.Head].why[0] - 1).Name
	case ok:
		x.Name = name
	}
	return x
}

// bearerName is the name of person e, without titles.
func (r *Resolver) bearerName(c *coding.Coding, e int32) (string, bool) {
	if e < 0 || c.Doc.Entities[e].Type != doc.Person {
		return "", false
	}
	m := &c.Doc.Mentions[c.Doc.Entities[e].Best]
	return c.Doc.Cut(m.First, m.End), m.Kind == doc.Name
}

// within reports whether what head t was read by lies inside [first, end): "Gondor"
// in "the Gondor Inquiry" was read as a part of that.
func (r *Resolver) within(t, first, end doc.Tok) bool {
	h, ok := r.unitAt(t)
	return !ok || h.First >= first && h.End <= end
}

// phraseReading codes a phrase that is a dictionary phrase as a whole, whatever
// its sentence makes of it.
func (r *Resolver) phraseReading(first, end doc.Tok) (coding.Party, bool) {
	for _, h := range r.hits.At(first) {
		if h.End != end || h.Part {
			continue
		}
		x := r.entryReading(end-1, h)
		x.place = false
		if x.actor() {
			return r.partyOf(end-1, &x, coding.None), true
		}
	}
	return coding.Party{}, false
}

// scene is the country of the place where the clause of t takes place, else of
// the only state that the towns and provinces of its sentence lie in.
func (r *Resolver) scene(t doc.Tok) ontology.Country {
	at := coding.NewSetting(r.c)
	for v := r.d.Tokens[t].Head; v != doc.None; v = r.d.Tokens[v].Head {
		if r.d.Tokens[v].UPOS != doc.VERB {
			continue
		}
		if i := at.Place(v); i != coding.None && r.c.Places[i].Country != 0 {
			return r.c.Places[i].Country
		}
	}
	s := &r.d.Sents[r.d.SentOf(t)]
	from, to := r.c.PlacesIn(s.First, s.End)
	return soleState(r.c.Places[from:to])
}

// soleState is the only state that the towns and provinces of places lie in, 0 if
// there are several or none.
func soleState(places []coding.Place) ontology.Country {
	var only ontology.Country
	for i := range places {
		switch p := &places[i]; {
		case p.Country == 0 || p.Country == only || p.Resolution == coding.ResCountry:
		case only != 0:
			return 0
		default:
			only = p.Country
		}
	}
	return only
}

// resolveSurname codes a phrase that is nothing but a family name.
func (r *Resolver) resolveSurname(c *coding.Coding, first, end doc.Tok) Resolution {
	x := Resolution{Name: c.Doc.Cut(first, end)}
	if end-first != 1 || c.Doc.Tokens[first].Flags&doc.Capital == 0 {
		return x
	}
	e, ok := r.holder(x.Name)
	if !ok {
		return x
	}
	y := r.holderReading(e)
	return Resolution{Party: r.partyOf(first, &y, coding.None), Name: r.lex.Entry(e).Name, Found: true}
}
