// Package parse builds dependency trees: a greedy transition parser (arc-hybrid,
// Kuhlmann et al. 2011) with linear models over hashed features.
//
// A sentence is read from left to right with a stack of words that still want
// a head. Three actions exist; b0 is the next word, s0 and s1 are the topmost
// words on the stack:
//
//	Shift  push b0                    … s1 s0 | b0 b1 …  →  … s1 s0 b0 | b1 …
//	Left   b0 becomes the head of s0  … s1 s0 | b0 b1 …  →  … s1 | b0 b1 …
//	Right  s1 becomes the head of s0  … s1 s0 | b0 b1 …  →  … s1 | b0 b1 …
//
// The artificial root stands after the last word and may take one child.
// Which action to take and how to label the arc it makes are two decisions of
// two models: three-way weights are small enough to lie in one cache line, and
// only chosen arcs need one of fifty labels.
//
// The three files are the transition system (state.go), the features of both
// models (features.go) and training with a dynamic oracle (train.go).
package parse

import (
	"io/fs"

	"regesta/internal/doc"
	"regesta/internal/ml"
)

// Path is the place of the model in the data folder.
const Path = "models/en/parse.bin"

// featureSet changes with every change of features.go.
const featureSet = 1

// A Model holds the parser's weights. It may be shared by any number of
// workers.
type Model struct {
	actions *ml.Triples
	labels  *ml.Rows
}

// Load reads the model from fsys.
func Load(fsys fs.FS) (*Model, error) {
	f, err := ml.ReadFile(fsys, Path, "parse", featureSet)
	if err != nil {
		return nil, err
	}
	m := &Model{}
	if m.actions, err = ml.GetTriples(f, "actions"); err != nil {
		return nil, err
	}
	m.labels, err = ml.GetRows(f, "labels")
	return m, err
}

// File is m as a model file.
func (m *Model) File() *ml.File {
	f := &ml.File{Kind: "parse", Features: featureSet}
	m.actions.Put(f, "actions")
	m.labels.Put(f, "labels")
	return f
}

// actionScorer and labelScorer are the models, or the trainers that make them.
type (
	actionScorer interface {
		Add(hs []uint64, s *[3]int32)
	}
	labelScorer interface {
		Add(hs []uint64, s *[ml.MaxClasses]int32)
	}
)

// A Worker parses one Doc at a time. It belongs to one goroutine.
type Worker struct {
	actions actionScorer
	labels  labelScorer
	state
	hs     []uint64
	scores [ml.MaxClasses]int32
}

// NewWorker returns a Worker with its own scratch memory.
func (m *Model) NewWorker() *Worker { return &Worker{actions: m.actions, labels: m.labels} }

// Run sets the heads and relations of all tokens of d, whose tags must be set,
// and links d.
func (w *Worker) Run(d *doc.Doc) {
	for i := range d.Sents {
		s := d.Sents[i]
		w.reset(d, s)
		for !w.done() {
			w.step()
		}
		for j := int32(1); j < w.root; j++ {
			t, x := &d.Tokens[s.First+doc.Tok(j)-1], &w.nodes[j]
			t.Rel = x.rel
			t.Head = s.First + doc.Tok(x.head) - 1
			if x.head == w.root {
				t.Head = doc.None
			}
		}
	}
	d.Link()
}

// step takes the best legal action.
func (w *Worker) step() {
	a := w.forced()
	if a == none {
		a = w.bestAction(w.legal())
	}
	if a == shift {
		w.shift()
		return
	}
	h, m := w.arc(a)
	w.attach(h, m, w.bestLabel(h, m))
}

// bestAction scores the actions and returns the best of those allowed.
func (w *Worker) bestAction(allowed [3]bool) action {
	w.actionFeatures()
	s := [3]int32{}
	w.actions.Add(w.hs, &s)
	best := none
	for a, ok := range allowed {
		if ok && (best == none || s[a] > s[best]) {
			best = action(a)
		}
	}
	w.scores[0], w.scores[1], w.scores[2] = s[0], s[1], s[2]
	return best
}

// bestLabel returns the relation of the arc from h to m.
func (w *Worker) bestLabel(h, m int32) doc.Rel {
	if h == w.root {
		return doc.RelRoot
	}
	w.labelFeatures(h, m)
	s := &w.scores
	clear(s[:doc.RelNumber])
	w.labels.Add(w.hs, s)
	best := doc.RelDep
	for r := range doc.RelNumber {
		if s[r] > s[best] && r != doc.RelRoot {
			best = r
		}
	}
	return best
}
