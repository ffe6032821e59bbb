package train

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"regesta/data"
	"regesta/internal/ontology"
)

// corpusRow is a row of the corpus with all that it says.
type corpusRow struct {
	ID, Split, Text, SHA256 string
	Events                  []struct {
		Event, Cameo, Status string
		Mode                 []string
		Trigger              json.RawMessage
		Actor, Recipient     []struct {
			Text            string
			Span            [2]int
			Country, Sector string
		}
	}
}

// TestCorpus holds the corpus of event sentences to the codebook, and its quoted
// pieces to its texts.
func TestCorpus(t *testing.T) {
	book, err := ontology.Read(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../data/" + eventCorpus + "/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	seen := map[string]bool{}
	sentences, test := 0, 0
	for _, path := range files {
		err := eachRow(path, func(r *corpusRow) error {
			sentences++
			if seen[r.ID] || seen[r.Text] {
				t.Errorf("%s: repeated", r.ID)
			}
			seen[r.ID], seen[r.Text] = true, r.Text != ""
			switch r.Split {
			case "test":
				test++
			case "train":
			default:
				t.Errorf("%s: split %q", r.ID, r.Split)
			}
			for _, e := range r.Events {
				c, ok := ontology.CategoryOf(e.Event)
				if _, known := book.CameoOf(e.Cameo); !ok || !known {
					t.Errorf("%s: event %q with code %q", r.ID, e.Event, e.Cameo)
				}
				for _, m := range e.Mode {
					if !book.HasMode(c, m) {
						t.Errorf("%s: %s has no mode %q", r.ID, c, m)
					}
				}
				if !slices.Contains([]string{"actual", "future", "hypothetical", "negated", "historical"}, e.Status) {
					t.Errorf("%s: status %q", r.ID, e.Status)
				}
				for _, p := range append(e.Actor, e.Recipient...) {
					_, err := ontology.CountryOf(p.Country)
					if _, ok := ontology.SectorOf(p.Sector); err != nil || !ok {
						t.Errorf("%s: participant %q.%q", r.ID, p.Country, p.Sector)
					}
					if r.Text != "" && !strings.Contains(r.Text, p.Text) || r.Text == "" && p.Span[0] >= p.Span[1] {
						t.Errorf("%s: participant %q at %v is not in the text", r.ID, p.Text, p.Span)
					}
				}
				g := goldEvent{Trigger: e.Trigger}
				if r.Text == "" {
					continue
				}
				if _, _, err := g.span(r.Text); err != nil {
					t.Errorf("%s: %v", r.ID, err)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if sentences < 4000 || test*4 > sentences || test*6 < sentences {
		t.Errorf("%d sentences, %d of them for testing; want a fifth of at least 4,000", sentences, test)
	}
}

func TestTriggerSpan(t *testing.T) {
	const text = "Éomer’s riders raided Dale."
	for _, trigger := range []string{`"raided"`, `[15, 21]`} {
		g := goldEvent{Trigger: json.RawMessage(trigger)}
		if s, e, err := g.span(text); err != nil || text[s:e] != "raided" {
			t.Errorf("%s: %d to %d, %v", trigger, s, e, err)
		}
	}
	for _, bad := range []string{`"burnt"`, `[3, 99]`, `[5, 5]`, `7`} {
		g := goldEvent{Trigger: json.RawMessage(bad)}
		if _, _, err := g.span(text); err == nil {
			t.Errorf("%s: no error", bad)
		}
	}
}
