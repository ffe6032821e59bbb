package train

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"regesta/data"
	"regesta/internal/article"
	"regesta/internal/caldate"
	"regesta/internal/coder"
	"regesta/internal/event"
	"regesta/internal/span"
	"regesta/internal/vocab"
)

// Report sentences coded by hand, and those that only their heading labels;
// eventCorpus lies in the data folder, the others in the corpus.
const (
	eventGold   = "events/wce_gold_train.jsonl"
	eventHeld   = "events/wce_gold_dev.jsonl"
	eventSilver = "events/wce-2002-2026.jsonl.gz"
	eventCorpus = "annotation/events"
)

// What samples of a source count.
const (
	goldWeight   = 1.
	ownWeight    = 0.5
	silverWeight = 0.25
)

// silverShare is the share, in thousandths, of the sentences under a heading
// that are used, and whether their candidates count as events.
var silverShare = map[string]struct {
	share uint64
	good  bool
}{
	"Armed conflicts and attacks": {210, true}, "International relations": {330, true}, "Law and crime": {95, true},
	"Disasters and accidents": {240, false}, "Disasters": {200, false}, "Sport": {300, false}, "Sports": {330, false},
	"Science and technology": {320, false}, "Arts and culture": {230, false}, "Health and environment": {170, false},
	"Business and economy": {175, false},
}

// eventRow is a report sentence; the hand-coded ones list their events and
// what may be coded as well. Rows without text quote one of eventSilver.
type eventRow struct {
	standoffID
	Text, Date, Category, Split string
	Events                      []goldEvent
	Alt                         [][]string
}

type goldEvent struct {
	Event, Status string
	Trigger       json.RawMessage // a piece of the text, or two code-point offsets
}

// span gives the byte offsets of g's trigger in text.
func (g *goldEvent) span(text string) (start, end int, err error) {
	var at [2]int
	if json.Unmarshal(g.Trigger, &at) == nil {
		if at[0] < 0 || at[1] > utf8.RuneCountInString(text) || at[0] >= at[1] {
			return 0, 0, fmt.Errorf("trigger %v lies outside the text", at)
		}
		index := span.NewIndex(text)
		return int(index.Byte(at[0])), int(index.Byte(at[1])), nil
	}
	var words string
	if err := json.Unmarshal(g.Trigger, &words); err != nil {
		return 0, 0, err
	}
	if start = strings.Index(text, words); start < 0 {
		return 0, 0, fmt.Errorf("trigger %q is not in the text", words)
	}
	return start, start + len(words), nil
}

// Events trains the scorer of events with the other models and tables of o.Out,
// and writes it there.
func Events(o Options) error {
	models := data.OpenModels(o.Out)
	shipped, err := coder.From(models, data.FS)
	if err != nil {
		return err
	}
	examples, err := fs.Sub(data.FS, "examples")
	if err != nil {
		return err
	}
	invented, err := coder.From(models, data.FS, examples)
	if err != nil {
		return err
	}
	t := eventTrainer{real: shipped.NewWorker(), invented: invented.NewWorker(), seen: map[string]bool{}}
	quoted := map[string]*eventRow{}
	var order []*eventRow
	read := func(path string, f func(*eventRow) error) {
		if err == nil {
			err = eachRow(path, f)
		}
	}
	read(filepath.Join(o.Corpus, eventGold), func(r *eventRow) error {
		t.seen[r.Text] = true
		return t.coded(t.real, r, goldWeight, false)
	})
	read(filepath.Join(o.Corpus, eventHeld), func(r *eventRow) error { t.seen[r.Text] = true; return nil })
	files, bad := filepath.Glob(filepath.Join(o.Out, eventCorpus, "*.jsonl"))
	if bad != nil || len(files) == 0 {
		return fmt.Errorf("%s: no event sentences to learn from", filepath.Join(o.Out, eventCorpus))
	}
	for _, path := range files {
		read(path, func(r *eventRow) error {
			if r.Text == "" {
				quoted[r.ID] = r
				order = append(order, r)
				return nil
			}
			if r.Split == "test" {
				return nil
			}
			return t.coded(t.invented, r, ownWeight, false)
		})
	}
	var silver []eventRow
	read(filepath.Join(o.Corpus, eventSilver), func(r *eventRow) error {
		if q := quoted[r.ID]; q != nil {
			q.Text, q.Date = r.Text, r.Date
			t.seen[r.Text] = true
		}
		if s := silverShare[r.Category]; vocab.Hash(r.ID)%1000 < s.share {
			silver = append(silver, *r)
		}
		return nil
	})
	for _, q := range order {
		if err == nil {
			err = q.check(eventCorpus, q.Text)
		}
		if err == nil && q.Split != "test" {
			err = t.coded(t.real, q, goldWeight, true)
		}
	}
	if err != nil {
		return err
	}
	for i := range silver {
		if !t.seen[silver[i].Text] {
			t.headed(&silver[i])
		}
	}
	m := event.Train(t.samples, event.Options{})
	if o.Log != nil {
		o.Log("events: %d samples", len(t.samples))
	}
	return os.WriteFile(filepath.Join(o.Out, filepath.FromSlash(event.ModelFile)), m.Bytes(), 0o644)
}

type eventTrainer struct {
	real, invented *coder.Worker
	samples        []event.Sample
	sentences      int
	seen           map[string]bool // texts that no heading labels any more
}

func candidates(w *coder.Worker, r *eventRow) []event.Sample {
	a := article.New(article.Article{}, r.Text)
	a.Published, _ = caldate.Parse(r.Date)
	return w.Samples(a)
}

// coded adds the candidates of a sentence that was coded by hand. A candidate is
// good if the coder gave an event of its category, of several the one whose
// trigger it shares; further ones of that category are left out, as are those
// that may be coded as well.
func (t *eventTrainer) coded(w *coder.Worker, r *eventRow, weight float64, calibrates bool) error {
	type known struct {
		start, end int
		taken      bool
	}
	gold := map[string][]known{}
	for i := range r.Events {
		g := &r.Events[i]
		if g.Status == "negated" {
			continue
		}
		start, end, err := g.span(r.Text)
		if err != nil {
			return fmt.Errorf("sentence %s: %w", r.ID, err)
		}
		gold[g.Event] = append(gold[g.Event], known{start: start, end: end})
	}
	also := map[string]bool{}
	for _, pair := range r.Alt {
		if len(pair) == 2 {
			also[pair[1]] = true
		}
	}
	var open []event.Sample
	t.sentences++
	add := func(s event.Sample, good bool) {
		s.Good, s.Weight, s.Group, s.Held = good, weight, t.sentences, calibrates
		t.samples = append(t.samples, s)
	}
	for _, s := range candidates(w, r) {
		c := s.Category.String()
		if len(gold[c]) == 0 {
			if !also[c] {
				add(s, false)
			}
			continue
		}
		if i := slices.IndexFunc(gold[c], func(k known) bool { return !k.taken && int(s.Start) < k.end && k.start < int(s.End) }); i >= 0 {
			gold[c][i].taken = true
			add(s, true)
			continue
		}
		open = append(open, s)
	}
	for _, s := range open {
		if ks := gold[s.Category.String()]; slices.ContainsFunc(ks, func(k known) bool { return !k.taken }) {
			i := slices.IndexFunc(ks, func(k known) bool { return !k.taken })
			ks[i].taken = true
			add(s, true)
		}
	}
	return nil
}

// headed adds the candidates of a sentence of which only the heading is known.
func (t *eventTrainer) headed(r *eventRow) {
	t.sentences++
	for _, s := range candidates(t.real, r) {
		s.Good, s.Weight, s.Coarse, s.Group = silverShare[r.Category].good, silverWeight, true, t.sentences
		t.samples = append(t.samples, s)
	}
}
