package when

import (
	"regesta/internal/caldate"
	"regesta/internal/doc"
)

// A tense says on which side of the present a clause lies.
type tense uint8

const (
	unknown tense = iota
	past
	present
	future
)

// planned are participles and adjectives of things to come: "scheduled for
// Thursday".
var planned = map[string]bool{
	"schedule": true, "plan": true, "expect": true, "slate": true, "due": true, "set": true, "intend": true,
	"scheduled": true, "planned": true, "expected": true, "slated": true, "upcoming": true, "poised": true,
}

// begun are verbs whose infinitive happens when they do.
var begun = map[string]bool{
	"begin": true, "start": true, "continue": true, "manage": true, "fail": true, "try": true, "refuse": true,
	"decline": true, "seem": true, "appear": true, "force": true, "help": true,
}

// timetabled are verbs that news uses in the present for things to come.
var timetabled = map[string]bool{"begin": true, "start": true, "open": true, "expire": true, "be": true}

// upcoming are nouns of things that are dated before they happen: "the
// September 18 election".
var upcoming = map[string]bool{
	"election": true, "poll": true, "vote": true, "referendum": true, "summit": true, "talk": true, "meeting": true, "deadline": true,
	"runoff": true, "conference": true, "rally": true, "hearing": true, "ballot": true, "polls": true, "talks": true,
}

// arranged are verbs that speak of such things beforehand.
var arranged = map[string]bool{
	"invite": true, "call": true, "plan": true, "schedule": true, "propose": true, "set": true, "prepare": true, "organize": true, "organise": true,
}

// tense is that of the clause that t stands in.
func (s *scanner) tense(t doc.Tok) tense {
	d := s.d
	if t > s.first && d.Tokens[t-1].UPOS == doc.VERB && (d.Tokens[t-1].XPOS == doc.VBD || s.is(t-1, "saying", "announcing", "reporting", "telling")) {
		return past // "said Saturday the pullout would be complete"
	}
	if r, ok := s.upcoming(t); ok {
		return r
	}
	if d.Tokens[t].Head == doc.None && s.sentTags() == 0 {
		return s.linear(t)
	}
	for h, steps := t, 0; h != doc.None && steps < 40; h, steps = d.Tokens[h].Head, steps+1 {
		if h != t && planned[d.Lemma(h)] && (d.Lemma(h) != "set" || s.is(h+1, "for", "to")) && d.Tokens[h].UPOS != doc.NOUN && d.Tokens[h].XPOS != doc.VBD {
			return future
		}
		if r := s.clause(h); r != unknown {
			return r
		}
	}
	return unknown
}

// upcoming judges a date that belongs to a noun of something arranged: the
// nearest such date if nothing else is said, a future one where the verb
// arranges it.
func (s *scanner) upcoming(t doc.Tok) (tense, bool) {
	d := s.d
	n := d.Tokens[t].Head
	if n == doc.None || !upcoming[d.Lemma(n)] {
		return unknown, false
	}
	for h := d.Tokens[n].Head; h != doc.None; h = d.Tokens[h].Head {
		if d.Tokens[h].UPOS == doc.VERB {
			if arranged[d.Lemma(h)] {
				return future, true
			}
			break
		}
	}
	return unknown, n > t
}

// sentTags counts the tagged tokens at the head of the sentence.
func (s *scanner) sentTags() int {
	n := 0
	for t := s.first; t < s.end && t < s.first+4; t++ {
		if s.d.Tokens[t].UPOS != doc.X {
			n++
		}
	}
	return n
}

// linear guesses without tags or tree, from the words before t.
func (s *scanner) linear(t doc.Tok) tense {
	for u := t - 1; u >= s.first; u-- {
		switch s.norm(u) {
		case "will", "'ll", "shall", "would", "scheduled", "due", "expected", "planned":
			return future
		case "was", "were", "had", "said", "did":
			return past
		}
	}
	return unknown
}

// clause is the tense of the predicate h, unknown if h is none or does not
// tell by itself.
func (s *scanner) clause(h doc.Tok) tense {
	d := s.d
	k := &d.Tokens[h]
	var modal, perfect, wasPast, isNow, to bool
	if int(h) < len(d.Tokens) && len(d.Kids(h)) > 0 {
		for _, a := range d.Kids(h) {
			x := &d.Tokens[a]
			switch x.Rel.Base() {
			case doc.RelAux, doc.RelCop:
				switch n := d.Norm(a); {
				case x.XPOS == doc.MD || n == "will" || n == "'ll" || n == "would":
					modal = true
				case n == "have" || n == "has" || n == "had" || n == "having" || n == "'ve":
					perfect = true
				case x.XPOS == doc.VBD || n == "was" || n == "were" || n == "did":
					wasPast = true
				default:
					isNow = true
				}
			case doc.RelMark:
				to = to || x.XPOS == doc.TO || d.Norm(a) == "to"
			}
		}
	}
	switch {
	case modal && !perfect:
		return future
	case perfect, wasPast:
		return past
	}
	if to && (k.XPOS == doc.VB || k.XPOS == doc.VBN) {
		return s.infinitive(h, isNow)
	}
	switch k.XPOS {
	case doc.VBD:
		return past
	case doc.VBN:
		if isNow {
			return present
		}
		return past
	case doc.VBP, doc.VBZ:
		if timetabled[d.Lemma(h)] {
			return future
		}
		return present
	case doc.VBG:
		if isNow {
			return present
		}
	}
	if isNow { // a predicate noun or adjective
		return present
	}
	return unknown
}

// infinitive is the tense of "to h": that of what it belongs to where it says
// how or what for, else the future.
func (s *scanner) infinitive(h doc.Tok, be bool) tense {
	k := &s.d.Tokens[h]
	if be || k.Head == doc.None {
		return future
	}
	switch k.Rel.Base() {
	case doc.RelAdvcl:
		return unknown
	case doc.RelXcomp, doc.RelCcomp:
		if begun[s.d.Lemma(k.Head)] {
			return unknown
		}
	}
	return future
}

// inferYear chooses the year of a month, or of a day in it, that is named
// without one: the last such before the day of publication in the past, the
// next one in the future, else the nearest. A date of the past that was given
// in full just before lends its year ("in March 2003 … on April 9").
func (s *scanner) inferYear(t doc.Tok, m, day int) (int, bool) {
	if s.pub.IsZero() {
		return int(s.focusYear), s.focusYear != 0 && s.sent-s.yearSent <= 3
	}
	tense := s.tense(t)
	if tense != future && s.is(t-1, "on", "in", "by", "from", "until") && s.focusYear != 0 && s.focusYear < s.pub.Year && s.sent-s.yearSent <= 1 && s.focus.Year == s.focusYear && s.focus.Precision() != caldate.Year {
		return int(s.focusYear), true
	}
	y := int(s.pub.Year)
	at := func(y int) caldate.Date {
		return caldate.Date{Year: int32(y), Month: uint8(m), Day: uint8(day)}
	}
	switch d := at(y); tense {
	case past, present:
		// A day's grace lets the news of a day be dated in another zone.
		if d.First().Compare(s.pub.AddDays(1)) > 0 && (tense == past || daysBetween(s.pub, d) > 90) {
			y--
		}
	case future:
		if d.Last().Compare(s.pub) < 0 {
			y++
		}
	default:
		switch gap := daysBetween(s.pub, d); {
		case gap > 120:
			y--
		case gap < -245:
			y++
		}
	}
	return y, true
}

// daysBetween is the number of days from a to b.
func daysBetween(a, b caldate.Date) int {
	return int(b.Time().Sub(a.Time()).Hours()) / 24
}
