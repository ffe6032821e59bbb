package event

import (
	"slices"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

// clash makes both sides actors where fighters fall in a fight: "ten soldiers
// were killed in clashes with the League".
func (x *Decider) clash() {
	for i := range x.cands {
		k := &x.cands[i]
		if k.reason != "" || k.ev.Category != ontology.ASSAULT || len(k.ev.Actor) > 0 || x.d.Tokens[k.ev.Head].UPOS != doc.VERB || !fighters(k.ev.Recipient) {
			continue
		}
		n := x.fight(k.ev.Head)
		if n == doc.None {
			continue
		}
		sides := k.ev.Recipient
		var told *candidate // the fight itself
		if o := x.candidateAt(n); o != nil && o.reason == "" && o.ev.Category == ontology.ASSAULT {
			told = o
			sides = x.join(sides, x.join(told.ev.Actor, told.ev.Recipient))
		}
		if !slices.ContainsFunc(sides, func(p coding.Party) bool { return p.Country != sides[0].Country || p.Sector != sides[0].Sector }) {
			continue // one side alone
		}
		k.ev.Actor, k.ev.Recipient = sides, nil
		if told != nil {
			told.reason = "the fight of “" + x.d.Form(k.ev.Head) + "”"
		}
	}
}

// fight is the noun for a fight in which what verb t tells happened, or None.
func (x *Decider) fight(t doc.Tok) doc.Tok {
	for _, c := range x.d.Kids(t) {
		if r := x.d.Tokens[c].Rel.Base(); r != doc.RelObl && r != doc.RelAdvcl {
			continue
		}
		p := x.d.Case(c)
		if p == doc.None {
			p = x.d.Kid(c, doc.RelMark)
		}
		if p != doc.None && x.r.words.fight[x.d.Tokens[c].Lemma] {
			switch x.d.Norm(p) {
			case "in", "during", "amid":
				return c
			}
		}
	}
	return doc.None
}

// fighters reports whether all of ps fight.
func fighters(ps []coding.Party) bool {
	return len(ps) > 0 && !slices.ContainsFunc(ps, func(p coding.Party) bool { return !isCombatant(p.Sector) && p.Sector != ontology.COP })
}
