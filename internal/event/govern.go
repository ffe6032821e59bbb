package event

import (
	"slices"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
	"regesta/internal/vocab"
)

// ahead turns a future event into what announcing it is.
func (x *Decider) ahead(k *candidate) {
	e, c := &k.ev, &k.circ
	switch cat := e.Category; {
	case (isCooperative(cat) || cat == ontology.AGREE) && x.governor(k, ontology.AGREE) != nil:
		o := x.governor(k, ontology.AGREE)
		if len(o.ev.Recipient) == 0 && !o.match.Sense.Mutual {
			o.ev.Recipient = x.copyWithout(e.Recipient, o.ev.Actor)
		}
		k.reason = "content of “" + x.d.Form(c.at) + "”"
	case isCooperative(cat):
		e.Cameo, e.Modes, e.Category = cameoAbout(ontology.AGREE, x.code(k)), nil, ontology.AGREE
	case isYielding(cat):
		if o := x.governor(k, ontology.AGREE); o != nil && c.clause {
			o.reason = "its content is a concession"
		}
		e.Cameo, e.Modes, e.Category = cameoAbout(ontology.CONCEDE, x.code(k)), nil, ontology.CONCEDE
	case cat == ontology.AGREE:
	case isHostile(cat) && c.op == pledgeOp && c.clause:
		x.become(k, ontology.THREATEN)
	default:
		e.Status = coding.Future
	}
}

// ifClause reports whether a condition depends on t.
func (x *Decider) ifClause(t doc.Tok) bool {
	return x.hasClause(t, x.r.words.condition, doc.RelAdvcl)
}

// hasClause reports whether a clause in one of the relations rels to t is marked by
// one of words.
func (x *Decider) hasClause(t doc.Tok, words map[vocab.Sym]bool, rels ...doc.Rel) bool {
	for _, c := range x.d.Kids(t) {
		if !slices.Contains(rels, x.d.Tokens[c].Rel.Base()) {
			continue
		}
		for m := range x.d.KidsBy(c, doc.RelMark) {
			if words[x.d.Tokens[m].Norm] {
				return true
			}
		}
	}
	return false
}

// governor is the candidate at the word that governs k, if it is of category
// cat, else nil.
func (x *Decider) governor(k *candidate, cat ontology.Category) *candidate {
	o := x.candidateAt(k.circ.at)
	if o == nil || o == k || o.reason != "" || o.ev.Category != cat {
		return nil
	}
	return o
}

// become makes k what governs it: a demand, a refusal or a threat. Where the
// governing word is such an event by itself, k only lends it its mode.
func (x *Decider) become(k *candidate, to ontology.Category) {
	e, c := &k.ev, &k.circ
	mode := contentMode(to, e.Category, e.Modes)
	if o := x.candidateAt(c.at); o != nil {
		if o.reason == "" && o != k && (o.ev.Category == to || o.ev.Category == ontology.AGREE || o.ev.Category == ontology.PROTEST || o.ev.Category == ontology.THREATEN) {
			if o.ev.Category == to && len(o.ev.Modes) == 0 && mode != "" && to == o.match.Sense.Category {
				o.ev.Modes = x.modeList(mode)
				if x.code(o) == x.r.book.Categories[to].Cameo {
					o.ev.Cameo = cameoAbout(to, x.code(k))
				}
			}
			if len(o.ev.Recipient) == 0 && len(e.Actor) > 0 && !sameParties(o.ev.Actor, e.Actor) && to == ontology.REQUEST {
				o.ev.Recipient = x.without(e.Actor, o.ev.Actor)
			}
			k.reason = "content of “" + x.d.Form(c.at) + "”"
			return
		}
	}
	e.Cameo = cameoAbout(to, x.code(k))
	e.Category, e.Status, e.Modes = to, coding.Actual, nil
	if mode != "" {
		e.Modes = x.modeList(mode)
	}
	at := c.at
	if at == doc.None {
		at = e.Head
	}
	actor := x.partiesAt(x.syn.Subject(at), k.country)
	var recipient []coding.Party
	switch to {
	case ontology.REQUEST:
		recipient = x.addressee(at, k.country)
		if len(recipient) == 0 {
			recipient = x.without(e.Actor, actor)
		}
	default:
		recipient = e.Recipient
	}
	if len(actor) > 0 {
		e.Actor = actor
	} else if to == ontology.REQUEST {
		e.Actor = nil
	}
	e.Recipient = x.without(recipient, e.Actor)
}

// addressee is whom a demand is made of: the object or the phrase with "on",
// "to", "from" of verb t.
func (x *Decider) addressee(t doc.Tok, scene ontology.Country) []coding.Party {
	if t == doc.None {
		return nil
	}
	if o := x.syn.Object(t); o != doc.None {
		if ps := x.partiesAt(o, scene); len(ps) > 0 {
			return ps
		}
	}
	for _, k := range x.d.Kids(t) {
		if r := x.d.Tokens[k].Rel.Base(); r != doc.RelObl && r != doc.RelNmod && r != doc.RelIobj {
			continue
		}
		if p := x.d.Case(k); p != doc.None {
			switch x.d.Norm(p) {
			case "on", "upon", "to", "from", "of":
				if ps := x.partiesAt(k, scene); len(ps) > 0 {
					return ps
				}
			}
		}
	}
	return nil
}

// contentMode is the mode of a demand, refusal or threat whose content is an
// event of category c.
func contentMode(to, c ontology.Category, modes []string) string {
	switch to {
	case ontology.REQUEST, ontology.REJECT:
		switch c {
		case ontology.CONSULT:
			return "meet"
		case ontology.AID, ontology.COOPERATE, ontology.SUPPORT:
			return "assist"
		case ontology.CONCEDE, ontology.RETREAT:
			if len(modes) > 0 && modes[0] == "resign" {
				return "change"
			}
			return "yield"
		}
		return "change"
	case ontology.THREATEN:
		switch c {
		case ontology.ASSAULT, ontology.MOBILIZE:
			return "violence"
		case ontology.COERCE:
			for _, m := range modes {
				if m == "arrest" {
					return "arrest"
				}
			}
			return "restrict"
		case ontology.SANCTION:
			for _, m := range modes {
				if m == "expel" {
					return "expel"
				}
			}
			return "relations"
		}
	}
	return ""
}

func sameParties(a, b []coding.Party) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Head != b[i].Head {
			return false
		}
	}
	return true
}
