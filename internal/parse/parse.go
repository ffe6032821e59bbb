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
// Which action to take and how to label the arc it makes are decisions of
// different models: three-way weights are small enough to lie in one cache
// line, and only chosen arcs need one of fifty labels.
//
// The other files are the transition system (state.go), the features of actions
// (features.go), relations (label.go) and training with a dynamic oracle
// (train.go).
package parse

import (
	"io/fs"

	"regesta/internal/doc"
	"regesta/internal/ml"
)

// Path is the place of the model in the data folder.
const Path = "models/en/parse.bin"

// featureSet changes with every change of features.go.
const featureSet = 4

// A Model holds the parser's weights. It may be shared by any number of
// workers.
type Model struct {
	clusters *ml.Clusters
	actions  *ml.Triples
	sure     *ml.WordTable // relation + 1 of arcs whose tags leave no choice
	quick    *ml.Rows      // relations while the tree grows
	labels   *ml.Rows      // final relations
}

// Load reads the model from fsys.
func Load(fsys fs.FS) (*Model, error) {
	f, err := ml.ReadFile(fsys, Path, "parse", featureSet)
	if err != nil {
		return nil, err
	}
	m := &Model{}
	if m.clusters, err = ml.LoadClusters(fsys); err != nil {
		return nil, err
	}
	if m.actions, err = ml.GetTriples(f, "actions"); err != nil {
		return nil, err
	}
	if m.sure, err = ml.GetWordTable(f, "sure"); err != nil {
		return nil, err
	}
	if m.quick, err = ml.GetRows(f, "quick"); err != nil {
		return nil, err
	}
	m.labels, err = ml.GetRows(f, "labels")
	return m, err
}

// File is m as a model file.
func (m *Model) File() *ml.File {
	f := &ml.File{Kind: "parse", Features: featureSet}
	m.actions.Put(f, "actions")
	m.sure.Put(f, "sure")
	m.quick.Put(f, "quick")
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
	sure    *ml.WordTable
	quick   labelScorer
	labels  labelScorer
	state
	hs           []uint64
	last         []int32              // scratch of siblings
	scores       [ml.MaxClasses]int32 // of relations
	actionScores [3]int32
}

// NewWorker returns a Worker with its own scratch memory.
func (m *Model) NewWorker() *Worker {
	return &Worker{actions: m.actions, sure: m.sure, quick: m.quick, labels: m.labels, state: state{clusters: m.clusters}}
}

// Run sets the heads and relations of all tokens of d, whose tags must be set,
// and links d.
func (w *Worker) Run(d *doc.Doc) {
	for i := range d.Sents {
		s := d.Sents[i]
		w.reset(d, s)
		for !w.done() {
			w.step()
		}
		w.relabel(nil)
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
	agree(d)
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
	w.attach(h, m, w.quickLabel(h, m))
}

// bestAction scores the actions and returns the best of those allowed.
func (w *Worker) bestAction(allowed [3]bool) action {
	w.actionFeatures()
	s := &w.actionScores
	*s = [3]int32{}
	w.actions.Add(w.hs, s)
	best := none
	for a, ok := range allowed {
		if ok && (best == none || s[a] > s[best]) {
			best = action(a)
		}
	}
	return best
}
