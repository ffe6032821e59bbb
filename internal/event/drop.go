package event

import (
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

// absorb notes which candidates lack a needed participant, and drops derived
// ones that repeat another in the same sentence: "urged Gondor to withdraw and to
// disarm" is one demand.
func (x *Decider) absorb() {
	for i := range x.cands {
		k := &x.cands[i]
		if k.reason != "" {
			continue
		}
		e := &k.ev
		if x.require(k); k.reason != "" || k.lack != "" {
			continue
		}
		if e.Category == k.match.Sense.Category {
			continue
		}
		near := x.sentence(i)
		for j := range near {
			o := &near[j]
			if o.index < i && o.reason == "" && o.ev.Category == e.Category && o.circ.at == k.circ.at && k.circ.at != doc.None {
				k.reason = "the same as “" + x.d.Form(o.ev.Head) + "”"
				break
			}
		}
	}
}

// noProtester is the lack that no confidence makes up for.
const noProtester = "nobody who protests"

// require notes which participant k lacks; the scorer weighs it.
func (x *Decider) require(k *candidate) {
	k.lack = x.lacks(k)
	if k.lack == noProtester || x.Doubtful || !x.r.model.trained() {
		k.reason = k.lack
	}
}

// lacks says which participant k needs and has not, "" if none.
func (x *Decider) lacks(k *candidate) string {
	e, needs := &k.ev, k.match.Sense.Needs
	switch {
	case needs&coding.ActorRole != 0 && len(e.Actor) == 0 && !(isPublic(e.Recipient) && x.somebody(k.match)):
		return "no actor"
	case needs&coding.RecipientRole != 0 && len(e.Recipient) == 0 && !k.match.Sense.Mutual:
		return "no recipient"
	case e.Category == ontology.PROTEST && len(e.Actor) == 0 && x.d.Tokens[e.Head].UPOS == doc.VERB && !x.nominal(e.Head) && !x.somebody(k.match):
		return noProtester
	case e.Category == ontology.ASSAULT && len(e.Actor) == 0 && len(e.Recipient) == 0 && len(k.match.Recipient) == 0:
		return "nobody takes part"
	case needsParty(e.Category) && !anyCoded(e.Actor) && !anyCoded(e.Recipient):
		return "nobody who is coded takes part"
	}
	return ""
}

// nominal reports whether t stands where nouns stand, whatever its tag: "riots
// kill three", "Rallies in support of …".
func (x *Decider) nominal(t doc.Tok) bool {
	switch k := &x.d.Tokens[t]; k.Rel.Base() {
	case doc.RelNsubj, doc.RelObj, doc.RelObl, doc.RelNmod:
		return true
	default:
		return t == x.d.Sents[x.d.SentOf(t)].First && k.XPOS == doc.VBZ
	}
}

// somebody reports whether verb m has an actor of whom no more is known: a
// pronoun, a name, "the group".
func (x *Decider) somebody(m *coding.Match) bool {
	if x.d.Tokens[m.Head].UPOS != doc.VERB {
		return false
	}
	for _, f := range m.Actor {
		if u := x.d.Tokens[f.Tok].UPOS; u.IsNominal() {
			return true
		}
	}
	return false
}

// needsParty reports whether an event of category c counts only if somebody with
// a code takes part. Violence and protest are news without any.
func needsParty(c ontology.Category) bool {
	return c != ontology.ASSAULT && c != ontology.PROTEST
}
