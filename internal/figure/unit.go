package figure

import (
	"strings"

	"regesta/internal/coding"
	"regesta/internal/doc"
)

// sense is what t counts. Headlines hide lemmas behind capitals, so that the
// form is tried too.
func (r *reader) sense(t doc.Tok) sense {
	if t < 0 {
		return sense{}
	}
	if s, ok := senses[r.d.Lemma(t)]; ok {
		return s
	}
	n := r.d.Norm(t)
	if s, ok := senses[n]; ok {
		return s
	}
	return senses[strings.TrimSuffix(n, "s")]
}

// unit is what q counts, and the word that says so.
func (r *reader) unit(q quantity, x counted) (coding.Unit, doc.Tok, bool) {
	if x.noun != doc.None && lifeless[r.d.Lemma(x.noun)] {
		return r.other(q, x)
	}
	for _, t := range [2]doc.Tok{x.noun, x.gov} {
		if s := r.sense(t); s.how&itself != 0 && r.nominal(t) {
			return s.unit, t, r.lost(t)
		}
	}
	if u, e, ok := r.before(q); ok {
		return u, e, true
	}
	if u, e, ok := r.governed(x.gov, 0); ok {
		return r.corrected(u, x), e, true
	}
	for _, t := range [2]doc.Tok{x.gov, x.noun} {
		if u, e, ok := r.modified(t); ok {
			return u, e, true
		}
	}
	if u, e, ok := r.adjacent(q, x); ok {
		return u, e, true
	}
	if u, e, ok := r.tolled(q, x); ok {
		return u, e, true
	}
	if u, e, ok := r.series(q, x); ok {
		return u, e, true
	}
	for _, t := range [2]doc.Tok{x.noun, x.gov} {
		if s := r.sense(t); s.how&weak != 0 {
			return s.unit, t, true
		}
	}
	return r.other(q, x)
}

// nominal reports whether t is a noun, or an adjective or participle that
// stands for one ("60 wounded" is none if it is a verb's subject).
func (r *reader) nominal(t doc.Tok) bool {
	return r.d.Tokens[t].UPOS == doc.NOUN || r.d.Tokens[t].UPOS == doc.X
}

// lost is false for lives that were not lost.
func (r *reader) lost(t doc.Tok) bool {
	if r.d.Lemma(t) != "life" {
		return true
	}
	h := r.d.Tokens[t].Head
	if h < 0 {
		return false
	}
	switch r.d.Lemma(h) {
	case "claim", "cost", "take", "lose":
		return true
	}
	return false
}

// corrected leaves troops and refugees what they are where the verb only
// moves them.
func (r *reader) corrected(u coding.Unit, x counted) coding.Unit {
	if u == coding.Displaced && x.noun != doc.None && r.sense(x.noun).unit == coding.Troops {
		return coding.Troops
	}
	return u
}

// governed follows t's relation upwards to a word with a sense.
func (r *reader) governed(t doc.Tok, depth int) (coding.Unit, doc.Tok, bool) {
	d := r.d
	h := d.Tokens[t].Head
	if h < 0 || depth > 4 {
		return 0, doc.None, false
	}
	s := r.sense(h)
	rel := d.Tokens[t].Rel
	switch rel.Base() {
	case doc.RelNsubj:
		passive := rel == doc.RelNsubjPass || d.Kid(h, doc.RelAuxPass) != doc.None
		switch {
		case s.how&state != 0 && (d.Tokens[h].UPOS != doc.VERB || r.norm(h) == "missing"), s.how&agent != 0 && !passive, s.how&patient != 0 && (passive || r.bare(h)):
			return s.unit, h, true
		}
		return r.predicate(h, passive)
	case doc.RelObj, doc.RelIobj:
		if s.how&patient != 0 {
			return s.unit, h, true
		}
		return r.left(h)
	case doc.RelObl, doc.RelNmod:
		return r.oblique(t, h, depth)
	case doc.RelConj, doc.RelAppos, doc.RelParataxis, doc.RelList, doc.RelDep, doc.RelFlat:
		if d.Tokens[h].UPOS.IsNominal() || d.Tokens[h].UPOS == doc.ADJ {
			if u, e, ok := r.modified(t); ok {
				return u, e, true
			}
			if u, e, ok := r.governed(h, depth+1); ok {
				return u, e, true
			}
			return r.modified(h)
		}
		if rel.Base() == doc.RelParataxis && s.how&(patient|agent) != 0 { // "194 were killed: two soldiers"
			return s.unit, h, true
		}
	case doc.RelCompound:
		if s.how&agent != 0 && d.Tokens[t].XPOS != doc.NNP && d.Tokens[t].XPOS != doc.NN { // a verb taken for a noun
			return s.unit, h, true
		}
	case doc.RelAcl, doc.RelCcomp, doc.RelXcomp:
		if s.how&patient != 0 {
			return s.unit, h, true
		}
	}
	return 0, doc.None, false
}

// bare reports whether verb h is a participle without auxiliary and object, as
// in the headline "Six killed in Bree".
func (r *reader) bare(h doc.Tok) bool {
	x := r.d.Tokens[h].XPOS
	return (x == doc.VBN || x == doc.VBD) && r.d.Kid(h, doc.RelObj) == doc.None && r.d.Kid(h, doc.RelAux) == doc.None
}

// pairs are verbs that count their subject together with a dependent.
var pairs = map[[2]string]coding.Unit{
	{"lose", "life"}: coding.Killed, {"lose", "home"}: coding.Displaced, {"take", "street"}: coding.Protesters, {"go", "strike"}: coding.Protesters,
	{"walk", "job"}: coding.Protesters, {"stage", "sit-in"}: coding.Protesters, {"stage", "protest"}: coding.Protesters,
	{"hold", "protest"}: coding.Protesters, {"join", "protest"}: coding.Protesters, {"attend", "rally"}: coding.Protesters,
	{"gather", "protest"}: coding.Protesters, {"gather", "rally"}: coding.Protesters, {"turn", "protest"}: coding.Protesters,
	{"join", "march"}: coding.Protesters, {"join", "rally"}: coding.Protesters, {"take", "protest"}: coding.Protesters,
	{"participate", "protest"}: coding.Protesters, {"take", "rally"}: coding.Protesters, {"join", "strike"}: coding.Protesters,
	{"hold", "rally"}: coding.Protesters, {"participate", "rally"}: coding.Protesters, {"gather", "demonstrate"}: coding.Protesters,
}

// predicate looks at what completes verb h for its subject: "are feared dead",
// "went missing", "were taken hostage", "take to the streets".
func (r *reader) predicate(h doc.Tok, passive bool) (coding.Unit, doc.Tok, bool) {
	d := r.d
	for _, k := range d.Kids(h) {
		s := r.sense(k)
		switch d.Tokens[k].Rel.Base() {
		case doc.RelXcomp, doc.RelObj, doc.RelObl, doc.RelAdvmod, doc.RelCcomp, doc.RelAdvcl, doc.RelAmod:
		default:
			continue
		}
		if u, ok := pairs[[2]string{d.Lemma(h), d.Lemma(k)}]; ok && !passive {
			return u, h, true
		}
		comp := d.Tokens[k].Rel.Base() == doc.RelXcomp || d.Tokens[k].Rel.Base() == doc.RelCcomp
		switch {
		case s.how&state != 0 && (comp || passive || d.Tokens[k].UPOS == doc.ADJ || r.inState(k)):
			return s.unit, k, true
		case comp && s.how&patient != 0 && (d.Tokens[k].XPOS == doc.VBN || d.Kid(k, doc.RelAuxPass) != doc.None):
			return s.unit, k, true
		case comp && s.how&agent != 0:
			return s.unit, k, true
		case comp && d.Lemma(h) != d.Lemma(k):
			if u, e, ok := r.predicate(k, passive); ok {
				return u, e, true
			}
		}
	}
	return 0, doc.None, false
}

// inState reports whether nominal k follows "in": "in custody".
func (r *reader) inState(k doc.Tok) bool { return r.prep(k) == "in" }

// left looks at what completes verb h for its object: "left 16 dead", "took 20
// hostage".
func (r *reader) left(h doc.Tok) (coding.Unit, doc.Tok, bool) {
	for _, k := range r.d.Kids(h) {
		switch r.d.Tokens[k].Rel.Base() {
		case doc.RelXcomp, doc.RelAdvmod, doc.RelObj, doc.RelAdvcl, doc.RelObl, doc.RelAmod:
			if s := r.sense(k); s.how&state != 0 && (r.prep(k) == "" || r.inState(k)) || s.how&patient != 0 && r.d.Tokens[k].Rel.Base() == doc.RelXcomp {
				return s.unit, k, true
			}
		}
	}
	return 0, doc.None, false
}

// oblique follows a number behind a preposition.
func (r *reader) oblique(t, h doc.Tok, depth int) (coding.Unit, doc.Tok, bool) {
	d := r.d
	s, p := r.sense(h), r.prep(t)
	if p == "to" || p == "at" || p == "of" {
		if e, ok := r.toll(h); ok {
			return coding.Killed, e, true
		}
		if o := d.Kid(h, doc.RelObj); d.Tokens[t].UPOS == doc.NUM && p == "to" && o != doc.None && (r.sense(o).unit == coding.Troops || r.d.Lemma(o) == "force") || p == "to" && d.Lemma(h) == "force" {
			return coding.Troops, h, true
		}
	}
	if p == "with" { // "with over 1,500 members in detention"
		for _, k := range d.Kids(h) {
			if s := r.sense(k); k > t && s.how&state != 0 && r.inState(k) {
				return s.unit, k, true
			}
		}
	}
	switch {
	case p == "of" && s.how&of != 0:
		if d.Lemma(h) == "toll" || s.how&itself == 0 || !r.numbered(h) {
			return s.unit, h, true
		}
	case (p == "by" || p == "from" || p == "of") && s.how&by != 0:
		return s.unit, h, true
	case aside[p]:
		if d.Tokens[h].UPOS == doc.VERB {
			if s.how&(patient|agent) != 0 {
				return s.unit, h, true
			}
			return 0, doc.None, false
		}
		if u, e, ok := r.governed(h, depth+1); ok {
			return u, e, true
		}
		return r.modified(h)
	case p == "of" && (transparent[d.Lemma(h)] || d.Lemma(h) == "life" && r.lost(h)):
		if d.Lemma(h) == "life" {
			return coding.Killed, h, true
		}
		return r.governed(h, depth+1)
	}
	return 0, doc.None, false
}

// numbered reports whether noun h has a number of its own, so that what
// follows "of" is no count of it.
func (r *reader) numbered(h doc.Tok) bool { return r.d.Kid(h, doc.RelNummod) != doc.None }

// toll finds the death toll that h is or is about: "the death toll rose to 11".
func (r *reader) toll(h doc.Tok) (doc.Tok, bool) {
	if r.d.Lemma(h) == "toll" {
		return h, true
	}
	for _, k := range r.d.Kids(h) {
		if b := r.d.Tokens[k].Rel.Base(); (b == doc.RelNsubj || b == doc.RelObj) && r.d.Lemma(k) == "toll" {
			return k, true
		}
	}
	return doc.None, false
}

// modified looks for a participle, an adjective or a relative clause of t:
// "35 people killed", "20 missing sailors", "six men who died".
func (r *reader) modified(t doc.Tok) (coding.Unit, doc.Tok, bool) {
	if t < 0 {
		return 0, doc.None, false
	}
	d := r.d
	for _, k := range d.Kids(t) {
		s := r.sense(k)
		switch d.Tokens[k].Rel.Base() {
		case doc.RelAmod:
			if s.how&(state|patient) != 0 && (s.how&state != 0 || d.Tokens[k].XPOS == doc.VBN) {
				return s.unit, k, true
			}
		case doc.RelAcl, doc.RelAdvcl:
			if u, e, ok := r.clause(k, s); ok {
				return u, e, true
			}
		case doc.RelNmod, doc.RelObl, doc.RelXcomp:
			if s.how&state != 0 && (r.inState(k) || d.Tokens[k].UPOS == doc.ADJ) {
				return s.unit, k, true
			}
		}
	}
	return 0, doc.None, false
}

// clause is the unit that a clause k on a noun gives: a bare participle, or a
// relative clause in which the noun suffers or does.
func (r *reader) clause(k doc.Tok, s sense) (coding.Unit, doc.Tok, bool) {
	d := r.d
	passive := d.Kid(k, doc.RelAuxPass) != doc.None || d.Tokens[k].XPOS == doc.VBN && d.Kid(k, doc.RelAux) == doc.None
	subj := doc.None
	for _, x := range d.Kids(k) {
		if d.Tokens[x].Rel.Base() == doc.RelNsubj {
			subj = x
		}
	}
	own := subj == doc.None || r.relative(subj)
	switch {
	case s.how&patient != 0 && (passive && own || !own && d.Kid(k, doc.RelObj) == doc.None):
		return s.unit, k, true
	case s.how&agent != 0 && own && !passive:
		return s.unit, k, true
	case s.how&state != 0 && d.Kid(k, doc.RelObj) == doc.None:
		return s.unit, k, true
	}
	if passive && own {
		return r.left(k)
	}
	if own {
		return r.predicate(k, passive)
	}
	return r.left(k) // "two citizens it held in detention"
}

// relative reports whether t is a relative pronoun.
func (r *reader) relative(t doc.Tok) bool {
	switch r.norm(t) {
	case "who", "that", "which", "whom":
		return true
	}
	return false
}

// adjacent reads the words after the counted noun, for fragments and trees gone
// wrong: "250 injured", "22 others wounded", "hundreds of people, who have been
// evacuated".
func (r *reader) adjacent(q quantity, x counted) (coding.Unit, doc.Tok, bool) {
	d := r.d
	t := q.end
	if x.noun != doc.None && x.noun >= q.end && x.noun < q.end+6 {
		t = x.noun + 1
	}
	passive := false
	for ; t < r.end; t++ {
		switch n := r.norm(t); {
		case n == "others" || n == "other" || n == "more" || n == "people" || r.relative(t) || n == "," && r.relative(t+1):
		case n == "are" || n == "were" || n == "been" || n == "was" || n == "is":
			passive = true
		case d.Tokens[t].UPOS == doc.AUX || d.Tokens[t].UPOS == doc.ADV:
		case n == "," && r.norm(t+1) == "including": // "seven people, including two children, are killed"
			for t++; t+1 < r.end && d.Tokens[t+1].UPOS != doc.AUX && r.norm(t+1) != "."; t++ {
			}
		case n == "of": // "12 fighters of the guard were killed"
			for t+1 < r.end && (d.Tokens[t+1].UPOS.IsNominal() || d.Tokens[t+1].UPOS == doc.ADJ || d.Tokens[t+1].UPOS == doc.DET) {
				t++
			}
		default:
			s, p := r.sense(t), d.Tokens[t].XPOS
			switch {
			case s.how&patient != 0 && (p == doc.VBN || p == doc.VBD) && (passive || !r.objects(t+1)),
				s.how&state != 0 && (p != doc.VBG || n == "missing" && d.Kid(t, doc.RelObj) == doc.None),
				s.how&agent != 0 && !passive && d.Tokens[t].UPOS == doc.VERB:
				return s.unit, t, true
			}
			return 0, doc.None, false
		}
	}
	return 0, doc.None, false
}

// objects reports whether an object may begin at t, so that the participle
// before it is a finite verb: "20 men killed a guard".
func (r *reader) objects(t doc.Tok) bool {
	if t >= r.end {
		return false
	}
	switch u := r.d.Tokens[t].UPOS; u {
	case doc.DET, doc.ADJ:
		return true
	default:
		return u.IsNominal()
	}
}

// tolled reads a number that a death toll far before it reaches: "the death
// toll from the storms in Rohan rises to 39".
func (r *reader) tolled(q quantity, x counted) (coding.Unit, doc.Tok, bool) {
	if p := r.norm(q.first - 1); p != "to" && p != "at" && p != "reaches" && p != "reached" {
		return 0, doc.None, false
	}
	if x.noun != doc.None && r.d.Tokens[x.noun].UPOS == doc.PROPN {
		return 0, doc.None, false
	}
	for t := q.first - 2; t >= r.first; t-- {
		if r.d.Lemma(t) == "toll" {
			return coding.Killed, t, true
		}
		if r.d.Tokens[t].UPOS == doc.NUM {
			break
		}
	}
	return 0, doc.None, false
}

// series reads a list: "kills 10 children and 3 adults", "two soldiers, 41
// police officers and 47 civilians". A number that is joined to the figure
// before it counts the same.
func (r *reader) series(q quantity, x counted) (coding.Unit, doc.Tok, bool) {
	n := len(r.c.Figures)
	if n == 0 || r.lastEvent == doc.None || x.noun == doc.None {
		return 0, doc.None, false
	}
	f := &r.c.Figures[n-1]
	t := q.first - 1
	if f.First < r.first || r.norm(t) != "and" && r.norm(t) != "," {
		return 0, doc.None, false
	}
	for t--; t >= f.End; t-- {
		switch k := &r.d.Tokens[t]; k.UPOS {
		case doc.NOUN, doc.PROPN, doc.ADJ, doc.PART:
		default:
			if r.norm(t) != "," && r.norm(t) != "of" && r.norm(t) != "the" {
				return 0, doc.None, false
			}
		}
	}
	return f.Unit, r.lastEvent, true
}

// before reads the word that stands right before the number: a verb ("killing
// 15") or "including", which goes with the verb or noun before it.
func (r *reader) before(q quantity) (coding.Unit, doc.Tok, bool) {
	t := q.first - 1
	for t > r.first && fillers[r.norm(t)] {
		t--
	}
	if t < r.first {
		return 0, doc.None, false
	}
	// Only a verb stands right before a number, whatever the tagger says.
	if s := r.sense(t); s.how&patient != 0 && r.d.Tokens[t].XPOS != doc.VBN {
		return s.unit, t, true
	}
	if r.norm(t) != "including" {
		return 0, doc.None, false
	}
	for t--; t >= r.first; t-- {
		s := r.sense(t)
		if s.how&(patient|agent|state) != 0 && (r.d.Tokens[t].UPOS != doc.NOUN || r.d.Tokens[t].XPOS == doc.NNS) || s.how&itself != 0 && r.d.Tokens[t].UPOS == doc.NOUN {
			return s.unit, t, true
		}
	}
	return 0, doc.None, false
}

// things are weapons and the like, which are counted even though they are no
// party.
var things = map[string]bool{
	"missile": true, "rocket": true, "tank": true, "jet": true, "aircraft": true, "warplane": true, "helicopter": true,
	"drone": true, "vehicle": true, "warship": true, "ship": true, "bomb": true, "shell": true, "warhead": true,
	"rifle": true, "weapon": true, "base": true, "centrifuge": true, "truck": true, "boat": true, "submarine": true,
}

// known reports whether the number only points to what was named before: "the
// three countries", "his two sons".
func (r *reader) known(q quantity) bool {
	switch r.norm(q.first - 1) {
	case "the", "these", "those", "all", "his", "her", "their", "its", "both", "other":
		return true
	}
	return false
}

// other codes the number of people, weapons or money that an event is about.
func (r *reader) other(q quantity, x counted) (coding.Unit, doc.Tok, bool) {
	if !q.money && (x.noun == doc.None || len(r.c.Parties.At(x.noun)) == 0 && !things[r.d.Lemma(x.noun)]) {
		return 0, doc.None, false
	}
	if q.hasMax && q.max <= 1 || r.known(q) {
		return 0, doc.None, false
	}
	h := x.gov
	for range 3 {
		if h = r.d.Tokens[h].Head; h < 0 {
			break
		}
		if r.eventAt(h) != coding.None {
			return coding.OtherUnit, h, true
		}
	}
	return 0, doc.None, false
}
