package train

import (
	"slices"
	"testing"

	"regesta/internal/span"
)

// The annotation of statements must at least be well formed: offsets in order,
// nobody's words without content, no sentence twice, a text where the file says so.
func TestSpokenFiles(t *testing.T) {
	seen := map[string]bool{}
	split, said := map[string]int{}, 0
	for _, name := range []string{ownReports, ownSentences} {
		err := eachRow("../../data/"+name, func(r *spokenRow) error {
			if seen[r.ID] || r.ID == "" || len(r.SHA256) != 16 || (r.Text == "") != (name == ownReports) {
				t.Errorf("row %q: repeated, without id or digest, or its text is amiss", r.ID)
			}
			seen[r.ID] = true
			split[r.Split]++
			if r.Text != "" {
				if err := r.check(name, r.Text); err != nil {
					t.Error(err)
				}
			}
			for _, s := range r.Statements {
				said++
				end := 0
				for _, c := range s.Content {
					if c[0] < end || c[1] <= c[0] || len(s.Cue) == 2 && c[0] < s.Cue[1] && s.Cue[0] < c[1] {
						t.Errorf("row %s: content %v, cue %v", r.ID, s.Content, s.Cue)
					}
					end = c[1]
				}
				if end == 0 {
					t.Errorf("row %s: a statement without content", r.ID)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if said < 600 || split["test"]*7 < len(seen) || split["test"]+split["train"] != len(seen) {
		t.Errorf("%d statements, splits %v", said, split)
	}
}

func TestNearest(t *testing.T) {
	const text = "say it, say it again"
	for _, c := range []struct {
		words string
		at    int32
		want  span.Span
		ok    bool
	}{
		{"say", 0, span.Span{Start: 0, End: 3}, true},
		{"say", 9, span.Span{Start: 8, End: 11}, true},
		{"never", 0, span.Span{}, false},
		{"", 0, span.Span{}, false},
	} {
		if got, ok := nearest(text, c.words, c.at); got != c.want || ok != c.ok {
			t.Errorf("%q near %d: got %v, %v, want %v, %v", c.words, c.at, got, ok, c.want, c.ok)
		}
	}
}

func TestAgreement(t *testing.T) {
	const text = "Rohan fell on Monday"
	one := func(a, b int32) []span.Span { return []span.Span{{Start: a, End: b}} }
	for _, c := range []struct {
		a, b []span.Span
		want int
	}{
		{one(0, 10), one(0, 10), 100},
		{one(0, 10), one(14, 20), 0},
		{one(0, 10), []span.Span{{Start: 0, End: 5}, {Start: 6, End: 10}}, 100}, // spaces do not count
		{one(0, 5), one(0, 10), 71},
		{nil, nil, 0},
	} {
		if got := agreement(text, c.a, c.b); got != c.want {
			t.Errorf("%v, %v: got %d, want %d", c.a, c.b, got, c.want)
		}
	}
	if got := clip([]span.Span{{Start: 2, End: 8}, {Start: 9, End: 12}}, span.Span{Start: 4, End: 9}); !slices.Equal(got, one(4, 8)) {
		t.Errorf("clip gave %v", got)
	}
}
