// Package eval scores the program against gold data: treebanks, named entities,
// event records and hand-coded articles. It reads the same files and counts the
// same things as the project's reference scorers.
package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
)

// A Score is one measured figure. Precision, Recall and F1 are set where the
// measure has them; plain accuracies have Hits and Total alone.
type Score struct {
	Name      string  `json:"name"`
	Precision float64 `json:"precision,omitempty"`
	Recall    float64 `json:"recall,omitempty"`
	F1        float64 `json:"f1,omitempty"`
	Hits      int     `json:"hits"`
	Total     int     `json:"total"`
}

// accuracy is hits out of total.
func accuracy(name string, hits, total int) Score { return Score{Name: name, Hits: hits, Total: total} }

// prf counts hits, predicted and gold items.
type prf struct{ hits, predicted, gold int }

func (x prf) score(name string) Score {
	s := Score{Name: name, Hits: x.hits, Total: x.gold}
	if x.predicted > 0 {
		s.Precision = float64(x.hits) / float64(x.predicted)
	}
	if x.gold > 0 {
		s.Recall = float64(x.hits) / float64(x.gold)
	}
	if s.Precision+s.Recall > 0 {
		s.F1 = 2 * s.Precision * s.Recall / (s.Precision + s.Recall)
	}
	return s
}

// set is a set of comparable things, with the counting that scorers need.
type set[T comparable] map[T]bool

func (s set[T]) add(x T) { s[x] = true }

func (x *prf) addSets(hits, predicted, gold int) {
	x.hits, x.predicted, x.gold = x.hits+hits, x.predicted+predicted, x.gold+gold
}

func count[T comparable](x *prf, predicted, gold set[T]) {
	h := 0
	for k := range predicted {
		if gold[k] {
			h++
		}
	}
	x.addSets(h, len(predicted), len(gold))
}

// Print writes scores as a table, or as one JSON object keyed by name.
func Print(w io.Writer, scores []Score, asJSON bool) error {
	if asJSON {
		e := json.NewEncoder(w)
		e.SetIndent("", " ")
		return e.Encode(scores)
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, s := range scores {
		if s.F1 > 0 || s.Precision > 0 || s.Recall > 0 {
			fmt.Fprintf(t, "%s\tP %.3f\tR %.3f\tF1 %.3f\t%d/%d\n", s.Name, s.Precision, s.Recall, s.F1, s.Hits, s.Total)
		} else {
			fmt.Fprintf(t, "%s\t\t\t%.2f %%\t%d/%d\n", s.Name, 100*float64(s.Hits)/float64(max(s.Total, 1)), s.Hits, s.Total)
		}
	}
	return t.Flush()
}
