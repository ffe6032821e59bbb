package record

import (
	"fmt"
	"unicode/utf8"
)

// Normalize turns nil lists into empty ones, so that JSON shows [] for each.
func (r *Record) Normalize() {
	r.Schema = Schema
	fix(&r.Sections)
	fix(&r.Sentences)
	fix(&r.Entities)
	fix(&r.Events)
	fix(&r.Statements)
	fix(&r.Figures)
	fix(&r.Relations)
	fix(&r.Labels)
	fix(&r.Dates)
	fix(&r.Places)
	fix(&r.Warnings)
	for i := range r.Entities {
		fix(&r.Entities[i].OtherSectors)
		fix(&r.Entities[i].Aliases)
		fix(&r.Entities[i].Mentions)
	}
	for i := range r.Events {
		fix(&r.Events[i].Mode)
		fix(&r.Events[i].Context)
		fix(&r.Events[i].Actor)
		fix(&r.Events[i].Recipient)
	}
	for i := range r.Statements {
		fix(&r.Statements[i].Content)
	}
	for i := range r.Labels {
		fix(&r.Labels[i].UsedBy)
	}
	r.eachParticipant(func(_ string, p *Participant) error {
		fix(&p.OtherSectors)
		return nil
	})
}

func fix[T any](s *[]T) {
	if *s == nil {
		*s = []T{}
	}
}

// eachParticipant calls f for every participant of r with the place where it
// stands, until f fails.
func (r *Record) eachParticipant(f func(where string, p *Participant) error) error {
	list := func(where string, ps []Participant) error {
		for i := range ps {
			if err := f(fmt.Sprintf("%s[%d]", where, i), &ps[i]); err != nil {
				return err
			}
		}
		return nil
	}
	one := func(where string, p *Participant) error {
		if p == nil {
			return nil
		}
		return f(where, p)
	}
	for i := range r.Events {
		e := &r.Events[i]
		if err := list(e.ID+".actor", e.Actor); err != nil {
			return err
		}
		if err := list(e.ID+".recipient", e.Recipient); err != nil {
			return err
		}
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		if err := one(s.ID+".speaker", s.Speaker); err != nil {
			return err
		}
		if err := one(s.ID+".addressee", s.Addressee); err != nil {
			return err
		}
	}
	for i := range r.Figures {
		if err := one(r.Figures[i].ID+".claimed_by", r.Figures[i].ClaimedBy); err != nil {
			return err
		}
	}
	for i := range r.Labels {
		if err := list(r.Labels[i].ID+".used_by", r.Labels[i].UsedBy); err != nil {
			return err
		}
	}
	return nil
}

// Verify re-cuts every quoted string out of r.Text and follows every id. It
// returns the first lie it finds. No record leaves the program unverified.
func (r *Record) Verify() error {
	v := verifier{ids: map[string]string{}}
	if !utf8.ValidString(r.Text) {
		return fmt.Errorf("text is not valid UTF-8")
	}
	v.at = make([]int32, 0, len(r.Text)+1)
	for i := range r.Text {
		v.at = append(v.at, int32(i))
	}
	v.at = append(v.at, int32(len(r.Text)))
	v.text = r.Text

	for i, s := range r.Sections {
		v.inside(fmt.Sprintf("sections[%d]", i), s.Start, s.End)
	}
	for i, s := range r.Sentences {
		v.inside(fmt.Sprintf("sentences[%d]", i), s.Start, s.End)
	}
	for _, e := range r.Entities {
		v.id(e.ID, "entity")
		for i, m := range e.Mentions {
			v.quote(fmt.Sprintf("%s.mentions[%d]", e.ID, i), m.Start, m.End, m.Text)
		}
	}
	for _, s := range r.Statements {
		v.id(s.ID, "statement")
		v.span(s.ID+".cue", s.Cue)
		for i := range s.Content {
			v.span(fmt.Sprintf("%s.content[%d]", s.ID, i), &s.Content[i])
		}
		v.date(s.ID+".date", s.Date)
	}
	for _, e := range r.Events {
		v.id(e.ID, "event")
		v.span(e.ID+".trigger", &e.Trigger)
		v.inside(e.ID+".sentence", e.Sentence.Start, e.Sentence.End)
		v.date(e.ID+".date", e.Date)
		v.place(e.ID+".place", e.Place)
	}
	for _, f := range r.Figures {
		v.id(f.ID, "figure")
		v.quote(f.ID, f.Start, f.End, f.Text)
		v.place(f.ID+".place", f.Place)
		v.date(f.ID+".period", f.Period)
		v.date(f.ID+".as_of", f.AsOf)
	}
	for _, l := range r.Labels {
		v.id(l.ID, "label")
		v.quote(l.ID, l.Start, l.End, l.Text)
	}
	for _, x := range r.Relations {
		v.id(x.ID, "relation")
		v.inside(x.ID, x.Start, x.End)
	}
	for i, d := range r.Dates {
		v.quote(fmt.Sprintf("dates[%d]", i), d.Start, d.End, d.Text)
	}
	for i := range r.Places {
		v.place(fmt.Sprintf("places[%d]", i), &r.Places[i])
	}

	for _, e := range r.Events {
		v.ref(e.ID+".statement", e.Statement, "statement")
		v.ref(e.ID+".duplicate_of", e.DuplicateOf, "event")
	}
	for _, s := range r.Statements {
		v.ref(s.ID+".within", s.Within, "statement")
	}
	for _, f := range r.Figures {
		v.ref(f.ID+".statement", f.Statement, "statement")
		v.ref(f.ID+".event", f.Event, "event")
	}
	for _, x := range r.Relations {
		v.ref(x.ID+".from", &x.From, "entity")
		v.ref(x.ID+".to", &x.To, "entity")
	}
	r.eachParticipant(func(where string, p *Participant) error {
		if p.Entity != "" {
			v.ref(where+".entity", &p.Entity, "entity")
		}
		v.ref(where+".statement", p.Statement, "statement")
		if p.Start != 0 || p.End != 0 { // a publisher has no words of its own
			v.quote(where, p.Start, p.End, p.Text)
		}
		return v.err
	})
	return v.err
}

type verifier struct {
	text string
	at   []int32 // byte offset of each code point, and of the end
	ids  map[string]string
	err  error
}

func (v *verifier) fail(format string, args ...any) {
	if v.err == nil {
		v.err = fmt.Errorf(format, args...)
	}
}

func (v *verifier) inside(where string, start, end int) bool {
	if start < 0 || end < start || end >= len(v.at) {
		v.fail("%s: %d to %d does not lie in a text of %d code points", where, start, end, len(v.at)-1)
		return false
	}
	return true
}

func (v *verifier) quote(where string, start, end int, text string) {
	if !v.inside(where, start, end) {
		return
	}
	if got := v.text[v.at[start]:v.at[end]]; got != text || text == "" {
		v.fail("%s: text at %d to %d is %q, the record quotes %q", where, start, end, got, text)
	}
}

func (v *verifier) span(where string, s *Span) {
	if s != nil {
		v.quote(where, s.Start, s.End, s.Text)
	}
}

func (v *verifier) date(where string, d *EventDate) {
	if d != nil {
		v.span(where+".span", d.Span)
	}
}

func (v *verifier) place(where string, p *Place) {
	if p != nil {
		v.quote(where, p.Start, p.End, p.Text)
	}
}

func (v *verifier) id(id, kind string) {
	if id == "" {
		v.fail("%s without id", kind)
	} else if v.ids[id] != "" {
		v.fail("id %s is given twice", id)
	}
	v.ids[id] = kind
}

func (v *verifier) ref(where string, id *string, kind string) {
	if id != nil && v.ids[*id] != kind {
		v.fail("%s: there is no %s %q", where, kind, *id)
	}
}
