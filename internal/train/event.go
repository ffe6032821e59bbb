package train

import (
	"os"
	"path/filepath"

	"regesta/data"
	"regesta/internal/article"
	"regesta/internal/caldate"
	"regesta/internal/coder"
	"regesta/internal/event"
	"regesta/internal/vocab"
)

// Report sentences coded by hand, and those that only their heading labels.
const (
	eventGold   = "events/wce_gold_train.jsonl"
	eventHeld   = "events/wce_gold_dev.jsonl"
	eventSilver = "events/wce-2002-2026.jsonl.gz"
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
// what may be coded as well.
type eventRow struct {
	ID, Text, Date, Category string
	Events                   []struct{ Event, Status string }
	Alt                      [][]string
}

// Events trains the scorer of events with the other models and tables of o.Out,
// and writes it there. A candidate is good if its category is among those that the
// coder of its sentence gave.
func Events(o Options) error {
	k, err := coder.From(data.OpenModels(o.Out), data.FS)
	if err != nil {
		return err
	}
	t := eventTrainer{worker: k.NewWorker(), held: map[string]bool{}}
	read := func(name string, f func(*eventRow) error) {
		if err == nil {
			err = eachRow(filepath.Join(o.Corpus, name), f)
		}
	}
	read(eventGold, t.gold)
	read(eventHeld, func(r *eventRow) error { t.held[r.Text] = true; return nil })
	read(eventSilver, t.silver)
	if err != nil {
		return err
	}
	m := event.Train(t.samples, event.Options{})
	if o.Log != nil {
		o.Log("events: %d samples", len(t.samples))
	}
	return os.WriteFile(filepath.Join(o.Out, filepath.FromSlash(event.ModelFile)), m.Bytes(), 0o644)
}

type eventTrainer struct {
	worker  *coder.Worker
	samples []event.Sample
	held    map[string]bool
}

func (t *eventTrainer) add(r *eventRow, silver bool, label func(category string) (good, use bool)) {
	a := article.New(article.Article{}, r.Text)
	a.Published, _ = caldate.Parse(r.Date)
	for _, s := range t.worker.Samples(a) {
		good, use := label(s.Category.String())
		if use {
			s.Good, s.Silver = good, silver
			t.samples = append(t.samples, s)
		}
	}
}

func (t *eventTrainer) gold(r *eventRow) error {
	coded, also := map[string]bool{}, map[string]bool{}
	for _, e := range r.Events {
		if e.Status != "negated" {
			coded[e.Event] = true
		}
	}
	for _, pair := range r.Alt {
		if len(pair) == 2 {
			also[pair[1]] = true
		}
	}
	t.held[r.Text] = true
	t.add(r, false, func(c string) (good, use bool) { return coded[c], coded[c] || !also[c] })
	return nil
}

func (t *eventTrainer) silver(r *eventRow) error {
	s := silverShare[r.Category]
	if t.held[r.Text] || vocab.Hash(r.ID)%1000 >= s.share {
		return nil
	}
	t.add(r, true, func(string) (good, use bool) { return s.good, true })
	return nil
}
