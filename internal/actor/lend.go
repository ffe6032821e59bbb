package actor

import "regesta/internal/doc"

// lend makes the parties of a phrase known at its topmost word too, where the
// tree puts a title, an adjective or another part of a long name above the word
// that heads the party: then verbs have that word for their subject or object.
func (r *Resolver) lend() {
	d := r.d
	for t := range doc.Tok(len(d.Tokens)) {
		if len(r.c.Parties.At(t)) == 0 || r.c.Parties.At(t)[0].Head != t {
			continue
		}
		for k, h := t, d.Tokens[t].Head; h != doc.None && r.inName(k) && r.oneName(h, t); k, h = h, d.Tokens[h].Head {
			if r.state[h] != known && len(r.c.Parties.At(h)) == 0 {
				r.c.Parties.Lend(h, t)
			}
		}
	}
}

// inName reports whether t hangs on its head as a part of one name does.
func (r *Resolver) inName(t doc.Tok) bool {
	switch r.d.Tokens[t].Rel.Base() {
	case doc.RelFlat, doc.RelList, doc.RelAppos, doc.RelCompound, doc.RelDep:
		return true
	case doc.RelNmod:
		return r.d.Tokens[t].Rel == doc.RelNmodDesc
	}
	return false
}

// oneName reports whether the words from a to b follow each other as names do,
// a before b.
func (r *Resolver) oneName(a, b doc.Tok) bool {
	if a > b || b-a > 12 {
		return false
	}
	for t := a; t <= b; t++ {
		k := &r.d.Tokens[t]
		if k.Flags&doc.Capital == 0 && k.UPOS != doc.PUNCT || k.UPOS == doc.PUNCT && r.d.Form(t) == "," {
			return false
		}
	}
	return r.d.Tokens[a].UPOS != doc.VERB
}
