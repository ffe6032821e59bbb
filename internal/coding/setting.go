package coding

import (
	"regesta/internal/article"
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

// Setting finds where and when the event with a trigger at some token took
// place. It looks at the trigger's sentence alone: a place or date that another
// sentence names is no evidence.
type Setting struct{ c *Coding }

// NewSetting returns a Setting over c's places and dates.
func NewSetting(c *Coding) Setting { return Setting{c} }

// locative are the prepositions that say where: 3 always, 2 before a place that
// is no country ("on the island", but "sanctions on Arnor").
var locative = map[string]int8{
	"in": 3, "at": 3, "near": 3, "outside": 3, "inside": 3, "around": 3, "across": 3, "throughout": 3, "off": 3,
	"along": 3, "within": 3, "over": 2, "on": 2, "into": 2, "through": 2, "above": 2, "north": 3, "south": 3, "east": 3, "west": 3,
}

// motions are words whose goal or source is where they happen: "a visit to
// Arnor", "withdrew from Bree".
var motions = map[string]bool{
	"visit": true, "trip": true, "travel": true, "fly": true, "arrive": true, "go": true, "send": true, "dispatch": true,
	"move": true, "deploy": true, "cross": true, "withdraw": true, "return": true, "flee": true, "come": true, "advance": true,
	"deport": true, "tour": true, "withdrawal": true, "deployment": true, "arrival": true, "pull": true, "retreat": true,
	"incursion": true, "invasion": true, "journey": true, "evacuate": true, "expel": true, "enter": true, "infiltrate": true,
}

// blows are nouns for acts that strike the country they are directed at.
var blows = map[string]bool{
	"strike": true, "airstrike": true, "attack": true, "raid": true, "bombing": true, "bombardment": true, "assault": true,
	"offensive": true, "incursion": true, "shelling": true, "invasion": true,
}

// sites are nouns that stand for the place that they are named with: "the city
// of Aleppo", "the commune of Bosso".
var sites = map[string]bool{
	"city": true, "town": true, "village": true, "province": true, "region": true, "district": true, "area": true, "state": true,
	"capital": true, "commune": true, "suburb": true, "outskirts": true, "outskirt": true, "island": true, "port": true,
	"neighbourhood": true, "neighborhood": true, "governorate": true, "part": true, "north": true, "south": true, "east": true,
	"west": true, "coast": true, "border": true, "vicinity": true, "northeast": true, "northwest": true, "southeast": true,
	"southwest": true, "edge": true, "center": true, "centre": true, "department": true, "county": true, "republic": true, "market": true, "street": true, "streets": true, "square": true,
}

// leastAttached and leastSaid are the scores below which a place of the sentence
// is not the event's. They were chosen on hand-coded report sentences.
const (
	leastAttached = 4
	leastSaid     = 12
)

// Place returns the place of the event with its trigger at t: the index in
// Places of the one that is best attached to it, or None. Attached best are
// places under the trigger behind a locative preposition, then those of its
// clause and of its arguments, then towns that are its object or modifier. A
// country that acts or is acted upon is no place.
func (s Setting) Place(t doc.Tok) int32 { return s.place(t, leastAttached) }

// Said is Place for events that are made of words (accusing, asking,
// agreeing): only a place that is attached to the saying itself counts, for
// others are mostly what is spoken of.
func (s Setting) Said(t doc.Tok) int32 { return s.place(t, leastSaid) }

func (s Setting) place(t doc.Tok, least int) int32 {
	best, score := int32(None), least-1
	d := s.c.Doc
	sent := &d.Sents[d.SentOf(t)]
	from, to := s.c.PlacesIn(sent.First, sent.End)
	for i := from; i < to; i++ {
		if v := s.attached(t, &s.c.Places[i]); v > score {
			best, score = int32(i), v
		}
	}
	return best
}

// attached scores how well p is attached to t; 0 is not at all.
func (s Setting) attached(t doc.Tok, p *Place) int {
	d := s.c.Doc
	if s.Beyond(p.Head) {
		return 0
	}
	where := s.preposition(p)
	// Climb from the place to the first word that governs the trigger too.
	top, steps, cost := p.Head, 0, 0
	for !d.Dominates(d.Tokens[top].Head, t) {
		h := d.Tokens[top].Head
		if h == doc.None {
			return 0
		}
		switch {
		case s.transparent(top):
		case h != t && d.Tokens[h].UPOS == doc.VERB && s.shares(h, t):
			cost += 2 // "killed … and wounded … in Bree"
			steps++
		case d.Tokens[h].UPOS == doc.VERB && d.Tokens[h].Rel.Base() == doc.RelAdvcl && d.Kid(h, doc.RelNsubj) != doc.None:
			cost += 10
			steps++
		case d.Tokens[h].UPOS == doc.VERB:
			cost += 8 // the place of another clause
			steps++
		default:
			cost += 3
			steps++
		}
		top = h
	}
	meet := d.Tokens[top].Head
	if meet == doc.None {
		return 0 // the place governs the trigger
	}
	for a := t; a != meet; a = d.Tokens[a].Head {
		switch d.Tokens[a].Rel.Base() {
		case doc.RelAux, doc.RelCompound, doc.RelConj, doc.RelFlat:
		case doc.RelAcl, doc.RelCcomp, doc.RelParataxis:
			cost += 5
		case doc.RelAdvcl:
			if d.Kid(a, doc.RelMark) != doc.None {
				cost += 3
			}
			cost += 2
		default:
			cost += 2
		}
	}
	if where == 2 && p.Resolution == ResCountry && !s.struck(p.Head) {
		where = 0
	}
	if where == 0 && s.moved(p.Head) {
		where = 1
	}
	score := 0
	itself := steps == 0 // nothing but the place stands between it and the meeting word
	switch rel := d.Tokens[top].Rel; rel.Base() {
	case doc.RelObl, doc.RelNmod, doc.RelAdvmod, doc.RelAcl, doc.RelAdvcl, doc.RelParataxis, doc.RelDep, doc.RelDislocated, doc.RelAppos:
		switch {
		case where > 0 && rel != doc.RelNmodPoss:
			score = 14 + 2*where
		case meet == t && rel == doc.RelNmod && p.Resolution != ResCountry && p.Resolution != ResUnknown && s.undergoes(top):
			score = 11 // "the shelling of Bree"
		}
	case doc.RelNsubj, doc.RelObj, doc.RelCsubj, doc.RelXcomp, doc.RelCcomp, doc.RelConj, doc.RelIobj:
		switch {
		case where > 0 && !itself:
			score = 9 + 2*where
		case itself && rel.Base() == doc.RelObj && p.Resolution != ResCountry && p.Resolution != ResUnknown:
			score = 11
		}
	case doc.RelCompound, doc.RelAmod, doc.RelFlat:
		if p.Resolution != ResCountry {
			score = 12
		}
	default: // a tree gone wrong
		if where > 0 {
			score = 8 + 2*where
		}
	}
	if score == 0 {
		return 0
	}
	switch p.Resolution {
	case ResCity:
		score += 2
	case ResAdmin1:
		score++
	}
	return score - cost
}

// Beyond reports whether t is the other side of a border: "near the border with
// Dale".
func (s Setting) Beyond(t doc.Tok) bool {
	d := s.c.Doc
	c := d.Case(t)
	return c > 0 && d.Norm(c) == "with" && (d.Lemma(c-1) == "border" || d.Lemma(c-1) == "frontier")
}

// Locates reports whether p says where something is, and is no state that takes
// part: "in Arnor", not "Arnor condemned".
func (s Setting) Locates(p *Place) bool {
	return !s.Beyond(p.Head) && (p.Resolution != ResCountry || s.preposition(p) > 0)
}

// Dateline is the country of the last dateline before t, 0 if it has none.
func (s Setting) Dateline(t doc.Tok) ontology.Country {
	d := s.c.Doc
	for i := s.c.firstPlace(t) - 1; i >= 0; i-- {
		p := &s.c.Places[i]
		if p.Country != 0 && d.Article.Regions[d.Sents[d.SentOf(p.Head)].Region].Kind == article.Dateline {
			return p.Country
		}
	}
	return 0
}

// preposition weighs the preposition that puts p somewhere, across nouns that
// stand for places.
func (s Setting) preposition(p *Place) int {
	d := s.c.Doc
	for t := p.Head; ; t = d.Tokens[t].Head {
		if c := d.Case(t); c != doc.None {
			if w := locative[d.Norm(c)]; w > 0 {
				return int(w)
			}
		}
		switch rel := d.Tokens[t].Rel; {
		case s.transparent(t):
		case t == p.Head && p.Resolution != ResCountry && (rel.Base() == doc.RelCompound || rel == doc.RelNmodPoss):
			// "near a Bree inn", "at Bree's market"
		default:
			return 0
		}
	}
}

// struck reports whether country t is hit: "an air strike on Arnor".
func (s Setting) struck(t doc.Tok) bool {
	d := s.c.Doc
	h := d.Tokens[t].Head
	if h == doc.None || !blows[d.Lemma(h)] {
		return false
	}
	c := d.Case(t)
	return c != doc.None && (d.Norm(c) == "on" || d.Norm(c) == "into")
}

// shares reports whether verb h is coordinated with the trigger at t and has no
// subject of its own but a count ("and ten others wounded"), so that a place
// after it is that of both.
func (s Setting) shares(h, t doc.Tok) bool {
	d := s.c.Doc
	k := &d.Tokens[h]
	if k.Rel == doc.RelAcl && k.XPOS == doc.VBN && k.Head != doc.None { // "ten others wounded" as a noun phrase
		k = &d.Tokens[k.Head]
	}
	return k.Rel.Base() == doc.RelConj && k.Head == t && d.Tokens[t].UPOS == doc.VERB && h > t
}

// undergoes reports whether t is what the act in the noun before it is done to.
func (s Setting) undergoes(t doc.Tok) bool {
	c := s.c.Doc.Case(t)
	return c != doc.None && s.c.Doc.Norm(c) == "of"
}

// moved reports whether t is where a motion goes to or comes from: "flew to
// Bree", "the visit of the minister to Bree".
func (s Setting) moved(t doc.Tok) bool {
	d := s.c.Doc
	c := d.Case(t)
	if c == doc.None {
		return false
	}
	switch d.Norm(c) {
	case "to", "from", "into", "towards", "toward", "onto", "through":
	default:
		return false
	}
	for range 2 {
		if t = d.Tokens[t].Head; t == doc.None {
			return false
		}
		if motions[d.Lemma(t)] {
			return true
		}
		if d.Tokens[t].UPOS == doc.VERB {
			return false
		}
	}
	return false
}

// transparent reports whether t only names the place that its head is: "Aleppo"
// under "the city of Aleppo", "Syria" in "Aleppo, Syria", a second place of a list.
func (s Setting) transparent(t doc.Tok) bool {
	d := s.c.Doc
	h := d.Tokens[t].Head
	if h == doc.None {
		return false
	}
	switch d.Tokens[t].Rel.Base() {
	case doc.RelAppos, doc.RelFlat, doc.RelConj:
		return d.Tokens[h].UPOS == doc.PROPN || sites[d.Lemma(h)]
	case doc.RelNmod, doc.RelCompound:
		return sites[d.Lemma(h)] || d.Tokens[h].UPOS == doc.PROPN && d.Tokens[t].Rel.Base() == doc.RelCompound
	}
	return false
}

// Date returns the date of the event with its trigger at t: the index in Dates
// of the one that is best attached to it, or None for the day of publication.
func (s Setting) Date(t doc.Tok) int32 {
	best, score := int32(None), 0
	d := s.c.Doc
	sent := &d.Sents[d.SentOf(t)]
	for i := range s.c.Dates {
		x := &s.c.Dates[i]
		if x.Head < sent.First || x.Head >= sent.End || x.Function || x.Value.IsZero() {
			continue
		}
		if v := s.dated(t, x); v > score {
			best, score = int32(i), v
		}
	}
	return best
}

// dated scores how well x is attached to t; 0 is not at all.
func (s Setting) dated(t doc.Tok, x *Date) int {
	d := s.c.Doc
	top, up := x.Head, 0
	for !d.Dominates(d.Tokens[top].Head, t) {
		if d.Tokens[top].Head == doc.None {
			return 0
		}
		top = d.Tokens[top].Head
		up++
	}
	meet := d.Tokens[top].Head
	if meet == doc.None {
		return 0
	}
	down := 0
	for a := t; a != meet; a = d.Tokens[a].Head {
		down++
		switch d.Tokens[a].Rel.Base() {
		case doc.RelCcomp, doc.RelAcl, doc.RelParataxis:
			down += 2 // what was said on Thursday did not happen on Thursday
		}
	}
	if meet == t {
		return 12 - 2*up
	}
	if up > 0 { // the date belongs to another noun or clause
		return max(5-2*up-down, 0)
	}
	return max(9-2*down, 0)
}
