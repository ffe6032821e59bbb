package record

import (
	"encoding/json"
	"strings"
	"testing"
)

func str(s string) *string { return &s }

func sound() *Record {
	r := &Record{
		Text:       "Gondor’s envoy said 20 riders left Edoras.",
		Sections:   []Section{{Kind: "paragraph", Start: 0, End: 42}},
		Sentences:  []Range{{0, 42}},
		Entities:   []Entity{{ID: "n1", Name: "Gondor", Mentions: []Mention{{0, 6, "Gondor", "name"}}}},
		Statements: []Statement{{ID: "s1", Speaker: &Participant{Entity: "n1", Start: 0, End: 14, Text: "Gondor’s envoy"}, Cue: &Span{15, 19, "said"}, Content: []Span{{20, 41, "20 riders left Edoras"}}}},
		Events:     []Event{{ID: "e1", Statement: str("s1"), Trigger: Span{30, 34, "left"}, Sentence: Range{0, 42}, Place: &Place{Start: 35, End: 41, Text: "Edoras"}}},
		Figures:    []Figure{{ID: "f1", Start: 20, End: 22, Text: "20", Event: str("e1"), Statement: str("s1")}},
		Labels:     []Label{{ID: "l1", Start: 23, End: 29, Text: "riders", UsedBy: []Participant{{Text: "The Daily Palantír"}}}},
	}
	r.Normalize()
	return r
}

func TestVerify(t *testing.T) {
	if err := sound().Verify(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want string // part of the error
		harm func(*Record)
	}{
		{"e1.trigger: text at 30 to 34 is \"left\", the record quotes \"came\"", func(r *Record) { r.Events[0].Trigger.Text = "came" }},
		{"n1.mentions[0]", func(r *Record) { r.Entities[0].Mentions[0].End++ }},
		{"does not lie in a text", func(r *Record) { r.Sentences[0].End = 99 }},
		{"s1.speaker: ", func(r *Record) { r.Statements[0].Speaker.Start = 1 }},
		{"there is no statement \"s2\"", func(r *Record) { r.Events[0].Statement = str("s2") }},
		{"there is no event \"s1\"", func(r *Record) { r.Events[0].DuplicateOf = str("s1") }},
		{"id e1 is given twice", func(r *Record) { r.Figures[0].ID = "e1" }},
		{"event without id", func(r *Record) { r.Events[0].ID = "" }},
		{"there is no entity \"n9\"", func(r *Record) { r.Statements[0].Speaker.Entity = "n9" }},
		{"e1.place", func(r *Record) { r.Events[0].Place.Text = "Bree" }},
		{"not valid UTF-8", func(r *Record) { r.Text = "\xff" }},
	} {
		r := sound()
		c.harm(r)
		if err := r.Verify(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want an error with %q", err, c.want)
		}
	}
}

// TestListsAreNeverNull checks what readers in other languages rely on.
func TestListsAreNeverNull(t *testing.T) {
	r := sound()
	r.Events = append(r.Events, Event{ID: "e2", Trigger: Span{30, 34, "left"}})
	r.Normalize()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"events", "mode", "context", "actor", "recipient", "other_sectors", "aliases", "warnings", "dates", "content", "used_by"} {
		if strings.Contains(string(b), `"`+list+`":null`) {
			t.Errorf("%s is null", list)
		}
	}
}
