package event

import (
	"regesta/internal/coding"
	"regesta/internal/ontology"
)

// maxBack is how many sentences lie between an act and its claim at most.
const maxBack = 4

// answer gives the acts that somebody claims after they were told ("Three
// people died in the blast. The League claimed responsibility.") their actor; the
// claim is no second event.
func (x *Decider) answer() {
	for i := range x.cands {
		k := &x.cands[i]
		if !k.match.Sense.Echo || k.reason != "" || k.circ.negated || len(k.ev.Actor) == 0 || len(k.ev.Recipient) > 0 {
			continue
		}
		o := x.toldBefore(i)
		if o == nil || !unknown(o.ev.Actor) {
			continue
		}
		o.ev.Actor = x.copyWithout(k.ev.Actor, o.ev.Recipient)
		o.lack = x.lacks(o)
		k.reason = "claims “" + x.d.Form(o.ev.Head) + "”"
	}
}

// toldBefore is the first act of the category of candidate i in the nearest
// sentence before it that tells of one, or nil.
func (x *Decider) toldBefore(i int) *candidate {
	k := &x.cands[i]
	var found *candidate
	for j := i - 1; j >= 0 && k.ev.Sent-x.cands[j].ev.Sent <= maxBack; j-- {
		o := &x.cands[j]
		if found != nil && o.ev.Sent != found.ev.Sent {
			break
		}
		if o.ev.Sent < k.ev.Sent && o.reason == "" && o.ev.Category == k.ev.Category && !o.match.Sense.Echo && o.ev.Status == coding.Actual {
			found = o
		}
	}
	return found
}

// unknown reports whether ps are people of whom nobody knows whose they are.
func unknown(ps []coding.Party) bool {
	for i := range ps {
		switch p := &ps[i]; p.Sector {
		case ontology.UAF, ontology.UNK:
		case ontology.CVL, ontology.NoSector:
			if p.From != coding.FromPlace && p.Country != 0 {
				return false
			}
		default:
			return false
		}
	}
	return true
}
