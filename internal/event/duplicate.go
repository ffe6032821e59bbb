package event

import (
	"slices"

	"regesta/internal/article"
	"regesta/internal/coding"
	"regesta/internal/ontology"
)

// maxApart bounds how many events may lie between two reports of one.
const maxApart = 400

// linkDuplicates points every repeated report of an event to the fullest one.
func (x *Decider) linkDuplicates() {
	evs := x.c.Events
	for i := range evs {
		if evs[i].Dropped || evs[i].Duplicate != coding.None {
			continue
		}
		group := []int32{int32(i)}
		for j := i + 1; j < min(len(evs), i+maxApart); j++ {
			if !evs[j].Dropped && evs[j].Duplicate == coding.None && x.same(&evs[i], &evs[j]) {
				group = append(group, int32(j))
			}
		}
		if len(group) == 1 {
			continue
		}
		best := slices.MaxFunc(group, func(a, b int32) int {
			if d := x.fullness(&evs[a]) - x.fullness(&evs[b]); d != 0 {
				return d
			}
			return int(b - a)
		})
		for _, g := range group {
			if g != best {
				evs[g].Duplicate = best
			}
		}
	}
}

// fullness counts what an event tells; running text tells more than headlines
// and captions.
func (x *Decider) fullness(e *coding.Event) int {
	n := 3*len(e.Actor) + 3*len(e.Recipient) + len(e.Modes)
	if e.Place != coding.None {
		n++
	}
	if e.Date != coding.None {
		n++
	}
	if a := x.d.Article; a != nil && a.Regions[x.d.Sents[e.Sent].Region].Kind == article.Paragraph {
		n += 4
	}
	return n
}

// same reports whether two events are one: the same category and status, and
// participants, place and date that do not contradict each other.
func (x *Decider) same(a, b *coding.Event) bool {
	if x.quoted(a) != x.quoted(b) || a.Category != b.Category || a.Status != b.Status || len(a.Actor) == 0 && len(b.Actor) == 0 && len(a.Recipient) == 0 && len(b.Recipient) == 0 {
		return false
	}
	if a.Category == ontology.ASSAULT && a.Sent == b.Sent && x.oneAct(a.Head, b.Head) {
		return true // "bombed a market, killing ten soldiers"
	}
	if len(a.Modes) > 0 && len(b.Modes) > 0 && a.Modes[0] != b.Modes[0] {
		return false
	}
	if a.Place != coding.None && b.Place != coding.None {
		p, q := &x.c.Places[a.Place], &x.c.Places[b.Place]
		if p.Name != q.Name && p.Country != q.Country {
			return false
		}
	}
	if a.Date != coding.None && b.Date != coding.None && x.c.Dates[a.Date].Value != x.c.Dates[b.Date].Value {
		return false
	}
	if together(a.Category) {
		return x.sharesParticipants(a, b)
	}
	return compatible(a.Actor, b.Actor) && compatible(a.Recipient, b.Recipient) && (overlap(a.Actor, b.Actor) || overlap(a.Recipient, b.Recipient))
}

// compatible reports whether two lists of participants may be the same people.
func compatible(a, b []coding.Party) bool {
	return len(a) == 0 || len(b) == 0 || overlap(a, b)
}

func overlap(a, b []coding.Party) bool {
	for i := range a {
		for j := range b {
			p, q := &a[i], &b[j]
			if p.Entity >= 0 && p.Entity == q.Entity || p.Country == q.Country && p.Sector == q.Sector && p.Codes() {
				return true
			}
		}
	}
	return false
}

// quoted reports whether e is told in words that the report puts between
// quotation marks.
func (x *Decider) quoted(e *coding.Event) bool {
	return e.Statement != coding.None && x.c.Statements[e.Statement].Kind == coding.Direct
}

// together reports whether the participants of c's events are on one side, so
// that who is named as the actor is a matter of style.
func together(c ontology.Category) bool {
	return c == ontology.CONSULT || c == ontology.AGREE || c == ontology.COOPERATE
}

// sharesParticipants reports whether every participant of the event that names
// fewer takes part in the other.
func (x *Decider) sharesParticipants(a, b *coding.Event) bool {
	p := append(append([]coding.Party(nil), a.Actor...), a.Recipient...)
	q := append(append([]coding.Party(nil), b.Actor...), b.Recipient...)
	if len(p) > len(q) {
		p, q = q, p
	}
	if len(p) == 0 {
		return false
	}
	for i := range p {
		if !x.takesPart(&p[i], q) {
			return false
		}
	}
	return true
}

// takesPart reports whether p, or somebody of p's country, is in list.
func (x *Decider) takesPart(p *coding.Party, list []coding.Party) bool {
	for i := range list {
		q := &list[i]
		if p.Entity >= 0 && p.Entity == q.Entity || p.Country != 0 && p.Country == q.Country {
			return true
		}
	}
	return false
}
