package actor

import (
	"regesta/internal/coding"
	"regesta/internal/doc"
)

// A Resolution is how one phrase is coded.
type Resolution struct {
	coding.Party
	Name  string // the tables' name for the actor, else the phrase itself
	Found bool   // the phrase denotes an actor
}

// Resolve says how the phrase of tokens [first, end) is coded, after Run. It
// looks at the phrase's head; where that denotes no actor, at the last token
// that does. A local actor takes the country that the document names most often,
// for a phrase on its own has no event whose place it could take.
func (r *Resolver) Resolve(c *coding.Coding, first, end doc.Tok) Resolution {
	head := r.headOf(first, end)
	ps := c.Parties.At(head)
	for t := end - 1; ps == nil && t >= first; t-- {
		ps = c.Parties.At(t)
	}
	if ps == nil {
		return r.resolveSurname(c, first, end)
	}
	x := Resolution{Party: ps[0], Name: c.Doc.Cut(first, end), Found: true}
	if x.Country == 0 && x.Local {
		if top := r.named.top(); top != 0 {
			x.Country, x.From, x.Local = top, coding.FromContext, false
		}
	}
	if r.state[x.Head] == known && r.read[x.Head].why[0] != 0 && !r.read[x.Head].role {
		x.Name = r.lex.Entry(r.read[x.Head].why[0] - 1).Name
	}
	return x
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
