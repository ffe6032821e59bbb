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
	case cat == ontology.ASSAULT && c.op == chargeOp && !c.clause && x.d.Tokens[e.Head].UPOS == doc.NOUN && len(e.Actor) == 0:
		k.reason = "only charged, by “" + x.d.Form(c.at) + "”"
	case c.op == negateOp && !c.clause && x.d.Tokens[e.Head].UPOS == doc.NOUN:
		k.reason = "ended or prevented, by “" + x.d.Form(c.at) + "”"
	case c.op == denyOp:
		e.Status = coding.Negated
	case c.op == requestOp && !c.negated && (c.clause || !isHostile(cat)):
		x.become(k, ontology.REQUEST)
	case c.op == rejectOp && (c.clause || isCooperative(cat) || isYielding(cat)):
		if cat == ontology.REJECT || cat == ontology.ACCUSE {
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
		e.Cameo, e.Modes, e.Category = agreeCameo(cat, e.Cameo), nil, ontology.AGREE
	case isYielding(cat):
		if o := x.governor(k, ontology.AGREE); o != nil && c.clause {
			o.reason = "its content is a concession"
		}
		e.Cameo, e.Modes, e.Category = concedeCameo(e.Cameo), nil, ontology.CONCEDE
	case cat == ontology.AGREE:
	case isHostile(cat) && c.op == pledgeOp && c.clause:
		x.become(k, ontology.THREATEN)
	default:
		e.Status = coding.Future
	}
}

// ifClause reports whether a condition depends on t.
func (x *Decider) ifClause(t doc.Tok) bool {
	for a := range x.d.KidsBy(t, doc.RelAdvcl) {
		for m := range x.d.KidsBy(a, doc.RelMark) {
			if x.r.words.condition[x.d.Tokens[m].Norm] {
				return true
			}
		}
	}
	return false
}

// governor is the candidate at the word that governs k, if it is of category
// cat, else nil.
func (x *Decider) governor(k *candidate, cat ontology.Category) *candidate {
	if k.circ.at == doc.None || x.byHead[k.circ.at] == 0 {
		return nil
	}
	o := &x.cands[x.byHead[k.circ.at]-1]
	if o == k || o.reason != "" || o.ev.Category != cat {
		return nil
	}
	return o
}

// agreeCameo is the CAMEO code of a promised event of category c.
func agreeCameo(c ontology.Category, code string) string {
	switch c {
	case ontology.CONSULT:
		if code == "045" {
			return "039"
		}
		return "036"
	case ontology.SUPPORT:
		return "032"
	case ontology.COOPERATE:
		return "031"
	case ontology.AID:
		switch code {
		case "071", "072", "073", "074":
			return "033" + string(code[2])
		}
		return "033"
	}
	return "030"
}

// concedeCameo is the CAMEO code of a promised concession.
func concedeCameo(code string) string {
	switch code {
	case "0831", "083":
		return "0341"
	case "084", "0841":
		return "0353"
	case "087", "0871":
		return "0355"
	}
	return "035"
}

// become makes k what governs it: a demand, a refusal or a threat. Where the
// governing word is such an event by itself, k only lends it its mode.
func (x *Decider) become(k *candidate, to ontology.Category) {
	e, c := &k.ev, &k.circ
	mode := contentMode(to, e.Category, e.Modes)
	if c.at != doc.None && x.byHead[c.at] > 0 {
		o := &x.cands[x.byHead[c.at]-1]
		if o.reason == "" && o != k && (o.ev.Category == to || o.ev.Category == ontology.AGREE || o.ev.Category == ontology.PROTEST || o.ev.Category == ontology.THREATEN) {
			if o.ev.Category == to && len(o.ev.Modes) == 0 && mode != "" && to == o.match.Sense.Category {
				o.ev.Modes = x.modeList(mode)
			}
			if len(o.ev.Recipient) == 0 && len(e.Actor) > 0 && !sameParties(o.ev.Actor, e.Actor) && to == ontology.REQUEST {
				o.ev.Recipient = x.without(e.Actor, o.ev.Actor)
			}
			k.reason = "content of “" + x.d.Form(c.at) + "”"
			return
		}
	}
	e.Category, e.Status, e.Modes = to, coding.Actual, nil
	if mode != "" {
		e.Modes = x.modeList(mode)
	}
	e.Cameo = governedCameo(to, mode)
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

// governedCameo is the CAMEO code of a demand, refusal or threat with mode.
func governedCameo(c ontology.Category, mode string) string {
	switch c {
	case ontology.REQUEST:
		switch mode {
		case "assist":
			return "023"
		case "meet":
			return "026"
		case "yield":
			return "025"
		}
		return "024"
	case ontology.REJECT:
		switch mode {
		case "assist":
			return "122"
		case "meet":
			return "125"
		case "yield":
			return "124"
		}
		return "120"
	case ontology.THREATEN:
		switch mode {
		case "violence":
			return "138"
		case "restrict", "relations", "expel":
			return "131"
		}
		return "130"
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

// absorb drops candidates that lack a needed participant, and derived ones
// that repeat another in the same sentence: "urged Gondor to withdraw and to
// disarm" is one demand.
func (x *Decider) absorb() {
	for i := range x.cands {
		k := &x.cands[i]
		if k.reason != "" {
			continue
		}
		e := &k.ev
		if k.reason = x.lacks(k); k.reason != "" {
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

// lacks says which participant k needs and has not, "" if none.
func (x *Decider) lacks(k *candidate) string {
	e, needs := &k.ev, k.match.Sense.Needs
	switch {
	case needs&coding.ActorRole != 0 && len(e.Actor) == 0 && !(isPublic(e.Recipient) && x.somebody(k.match)):
		return "no actor"
	case needs&coding.RecipientRole != 0 && len(e.Recipient) == 0 && !k.match.Sense.Mutual:
		return "no recipient"
	case e.Category == ontology.PROTEST && len(e.Actor) == 0 && x.d.Tokens[e.Head].UPOS == doc.VERB && !x.nominal(e.Head) && !x.somebody(k.match):
		return "nobody who protests"
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

func anyCoded(ps []coding.Party) bool {
	for i := range ps {
		if ps[i].Codes() {
			return true
		}
	}
	return false
}
