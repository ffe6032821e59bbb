package event

import (
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

func isCooperative(c ontology.Category) bool {
	switch c {
	case ontology.CONSULT, ontology.SUPPORT, ontology.COOPERATE, ontology.AID:
		return true
	}
	return false
}

func isYielding(c ontology.Category) bool {
	return c == ontology.CONCEDE || c == ontology.RETREAT
}

func isHostile(c ontology.Category) bool {
	switch c {
	case ontology.PROTEST, ontology.SANCTION, ontology.MOBILIZE, ontology.COERCE, ontology.ASSAULT:
		return true
	}
	return false
}

// convene applies PLOVER's conventions: what is only promised, demanded,
// refused or threatened changes its category, what is negated its status.
func (x *Decider) convene(k *candidate) {
	e, c := &k.ev, &k.circ
	if k.match.Sense.Forced {
		return
	}
	cat := e.Category
	if cat == ontology.MOBILIZE && x.r.words.drill[x.d.Tokens[e.Head].Lemma] || cat == ontology.MOBILIZE && x.namesDrill(k.match) {
		x.joint(k)
		cat = e.Category
	}
	if cat == ontology.CONSULT {
		x.receive(k)
	}
	if cat == ontology.MOBILIZE && x.supports(k) {
		cat = e.Category
	}
	if cat == ontology.COERCE && x.captures(k) {
		e.Category, e.Modes, e.Cameo = ontology.ASSAULT, x.modeList("abduct"), "181"
		cat = e.Category
	}
	switch {
	case cat == ontology.REQUEST && (x.question(e.Head) || c.op == requestOp && x.question(c.at)):
		k.reason = "a question"
	case cat == ontology.ACCUSE && x.reports(k):
		k.reason = "a report of what its own forces did"
	case cat == ontology.ASSAULT && c.op == chargeOp && !c.clause && x.d.Tokens[e.Head].UPOS == doc.NOUN && len(e.Actor) == 0:
		k.reason = "only charged, by “" + x.d.Form(c.at) + "”"
	case c.op == negateOp && !c.clause && x.d.Tokens[e.Head].UPOS == doc.NOUN:
		k.reason = "ended or prevented, by “" + x.d.Form(c.at) + "”"
	case c.op == denyOp:
		e.Status = coding.Negated
	case c.op == requestOp && !c.negated && (c.clause || !isHostile(cat)):
		x.become(k, ontology.REQUEST)
	case c.op == rejectOp && (c.clause || isCooperative(cat) || isYielding(cat)):
		if cat == ontology.REJECT || cat == ontology.ACCUSE && !c.clause {
			break
		}
		x.become(k, ontology.REJECT)
	case c.op == threatenOp && (isHostile(cat) || cat == ontology.REJECT):
		x.become(k, ontology.THREATEN)
	case c.op == pledgeOp && c.clause && c.negated, c.op == planOp && c.clause && c.negated && !isHostile(cat):
		x.become(k, ontology.REJECT)
	case c.negated && (c.future || c.would) && (isCooperative(cat) || isYielding(cat) || cat == ontology.AGREE):
		x.become(k, ontology.REJECT) // "would not return to the talks"
	case c.negated:
		e.Status = coding.Negated
	case isHostile(cat) && (c.future || c.would) && x.ifClause(e.Head):
		x.become(k, ontology.THREATEN) // "said it would attack if …"
	case cat == ontology.ASSAULT && c.op == noOperator && c.future && x.ownWord(k):
		x.become(k, ontology.THREATEN) // "said it will attack"
	case c.op == pledgeOp || c.op == planOp || c.future:
		x.ahead(k)
	case c.op == negateOp:
		e.Status = coding.Negated
	case c.op == considerOp || c.conditional || c.purpose && cat != ontology.PROTEST || c.modal && !isSpeech(cat):
		e.Status = coding.Hypothetical
	}
}

// question reports whether verb t asks whether something is so: "asked if Gondor
// would attack".
func (x *Decider) question(t doc.Tok) bool {
	return x.hasClause(t, x.r.words.whether, doc.RelCcomp, doc.RelAdvcl, doc.RelXcomp)
}

// reports reports whether the accusation k is a state's word on what its own
// forces did: "police fired tear gas, the interior ministry said".
func (x *Decider) reports(k *candidate) bool {
	e := &k.ev
	if len(e.Actor) == 0 || len(e.Recipient) == 0 || !x.r.words.tell[x.d.Tokens[e.Head].Lemma] {
		return false
	}
	a, b := &e.Actor[0], &e.Recipient[0]
	return isState(a.Sector) && isState(b.Sector) && (a.Country == b.Country || a.Country == 0 || b.Country == 0)
}

// isState reports whether s is a part of a state that acts.
func isState(s ontology.Sector) bool {
	return s == ontology.GOV || s == ontology.COP || s == ontology.MIL
}

// receive makes a meeting in the country of one party a visit of the others.
func (x *Decider) receive(k *candidate) {
	e := &k.ev
	if e.Place == coding.None || len(e.Recipient) > 0 || len(e.Actor) < 2 || len(e.Modes) > 0 && e.Modes[0] != "visit" {
		return
	}
	p := &x.c.Places[e.Place]
	if p.Country == 0 || p.Resolution == coding.ResCountry {
		return
	}
	hosts, from := 0, len(x.parties)
	for _, a := range e.Actor {
		if a.Country == p.Country {
			x.parties = append(x.parties, a)
			hosts++
		}
	}
	if hosts == 0 || hosts == len(e.Actor) {
		return
	}
	e.Recipient = x.parties[from:len(x.parties):len(x.parties)]
	e.Actor = x.copyWithout(e.Actor, e.Recipient)
	e.Modes, e.Cameo = x.modeList("visit"), "042"
}

// supports makes forces sent in support of another party AID to that party.
func (x *Decider) supports(k *candidate) bool {
	e := &k.ev
	for _, t := range [...]doc.Tok{e.Head, x.syn.Object(e.Head)} {
		if t == doc.None {
			continue
		}
		for _, a := range x.d.Kids(t) {
			p := x.d.Case(a)
			if p == doc.None || x.d.Norm(p) != "in" || !x.r.words.behalf[x.d.Tokens[a].Lemma] {
				continue
			}
			for o := range x.d.KidsBy(a, doc.RelNmod) {
				if ps := x.foreign(o, k); len(ps) > 0 && len(e.Actor) > 0 {
					e.Category, e.Modes, e.Cameo, e.Recipient = ontology.AID, nil, "072", ps
					return true
				}
			}
		}
	}
	return false
}

// captures reports whether an arrest takes combatants of another side prisoner.
func (x *Decider) captures(k *candidate) bool {
	e := &k.ev
	if len(e.Modes) == 0 || e.Modes[0] != "arrest" || len(e.Actor) == 0 || len(e.Recipient) == 0 {
		return false
	}
	a, b := &e.Actor[0], &e.Recipient[0]
	if a.Country == b.Country && a.Sector != ontology.REB {
		return false
	}
	return isCombatant(a.Sector) && isCombatant(b.Sector)
}

func isCombatant(s ontology.Sector) bool {
	return s == ontology.MIL || s == ontology.REB || s == ontology.UAF || s == ontology.PRM
}

// ownWord reports whether the actor of k speaks of what he himself will do.
func (x *Decider) ownWord(k *candidate) bool {
	e := &k.ev
	i := x.said[e.Head] - 1
	if i == coding.None || len(e.Actor) == 0 || len(x.c.Statements[i].Speaker) == 0 {
		return false
	}
	a, b := &e.Actor[0], &x.c.Statements[i].Speaker[0]
	return a.Entity >= 0 && a.Entity == b.Entity || a.Country != 0 && a.Country == b.Country && (a.Sector == b.Sector || a.Sector == ontology.NoSector)
}

// namesDrill reports whether the pattern of m names an exercise.
func (x *Decider) namesDrill(m *coding.Match) bool {
	for _, w := range m.Words {
		if x.r.words.drill[x.d.Tokens[w].Lemma] {
			return true
		}
	}
	return false
}

// joint makes an exercise of several countries, or one called joint, COOPERATE.
func (x *Decider) joint(k *candidate) {
	e := &k.ev
	joint := false
	for i := range e.Actor {
		joint = joint || e.Actor[i].Country != 0 && e.Actor[i].Country != e.Actor[0].Country
	}
	for _, w := range append(k.match.Words[:len(k.match.Words):len(k.match.Words)], e.Head) {
		for _, a := range x.d.Kids(w) {
			joint = joint || x.r.words.joint[x.d.Tokens[a].Norm]
		}
	}
	if joint {
		e.Category, e.Modes, e.Cameo = ontology.COOPERATE, nil, "062"
	}
}

// isSpeech reports whether events of c are done by speaking, so that "must" or
// "would" in their clause belong to what is said.
func isSpeech(c ontology.Category) bool {
	switch c {
	case ontology.REQUEST, ontology.ACCUSE, ontology.REJECT, ontology.THREATEN, ontology.AGREE:
		return true
	}
	return false
}

// isPublic reports whether anybody in ps has a country or a part in politics.
func isPublic(ps []coding.Party) bool {
	for i := range ps {
		switch ps[i].Sector {
		case ontology.NoSector, ontology.CVL, ontology.EDU, ontology.MED, ontology.BUS, ontology.LAB, ontology.AGR, ontology.JRN, ontology.REL, ontology.SOC:
		default:
			return true
		}
		if ps[i].Country != 0 {
			return true
		}
	}
	return false
}

func anyCoded(ps []coding.Party) bool {
	for i := range ps {
		if ps[i].Codes() {
			return true
		}
	}
	return false
}
