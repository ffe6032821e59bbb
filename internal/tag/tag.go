// Package tag assigns parts of speech: UPOS and XPOS together, as one class
// per pair seen in training, and the morphological features that word and tag
// determine.
//
// The tagger is a greedy averaged perceptron (Collins 2002) over hashed
// features. Load reads the shipped model; Train makes one.
package tag

import (
	"encoding/binary"
	"fmt"
	"io/fs"

	"regesta/internal/doc"
	"regesta/internal/ml"
)

// Path is the place of the model in the data folder.
const Path = "models/en/tag.bin"

// featureSet changes with every change of features.go.
const featureSet = 2

// A Model holds the tagger's tables. It may be shared by any number of
// workers.
type Model struct {
	classes  []class
	rows     *ml.Rows
	clusters *ml.Clusters
	fixed    *ml.WordTable // word to its class + 1, if it has but one
	ambig    *ml.WordTable // word to the number of its set of classes
	feats    *ml.WordTable // word and XPOS to features
	byXPOS   [256]doc.Feats
}

// A class is what one decision assigns.
type class struct {
	upos doc.UPOS
	xpos doc.XPOS
}

// Load reads the model from fsys.
func Load(fsys fs.FS) (*Model, error) {
	f, err := ml.ReadFile(fsys, Path, "tag", featureSet)
	if err != nil {
		return nil, err
	}
	m := &Model{}
	if m.clusters, err = ml.LoadClusters(fsys); err != nil {
		return nil, err
	}
	cs, err := f.Get("classes")
	if err != nil {
		return nil, err
	}
	if len(cs)%2 != 0 || len(cs)/2 > ml.MaxClasses || len(cs) == 0 {
		return nil, fmt.Errorf("%s: damaged list of classes", Path)
	}
	for i := 0; i < len(cs); i += 2 {
		m.classes = append(m.classes, class{doc.UPOS(cs[i]), doc.XPOS(cs[i+1])})
	}
	if m.rows, err = ml.GetRows(f, "weights"); err != nil {
		return nil, err
	}
	if m.fixed, err = ml.GetWordTable(f, "fixed"); err != nil {
		return nil, err
	}
	if m.ambig, err = ml.GetWordTable(f, "ambiguity"); err != nil {
		return nil, err
	}
	if m.feats, err = ml.GetWordTable(f, "feats"); err != nil {
		return nil, err
	}
	xs, err := f.Get("feats.xpos")
	if err != nil {
		return nil, err
	}
	for i := 0; i+4 <= len(xs) && i/4 < len(m.byXPOS); i += 4 {
		m.byXPOS[i/4] = doc.Feats(binary.LittleEndian.Uint32(xs[i:]))
	}
	return m, nil
}

// File is m as a model file.
func (m *Model) File() *ml.File {
	f := &ml.File{Kind: "tag", Features: featureSet}
	var cs []byte
	for _, c := range m.classes {
		cs = append(cs, byte(c.upos), byte(c.xpos))
	}
	f.Put("classes", cs)
	m.rows.Put(f, "weights")
	m.fixed.Put(f, "fixed")
	m.ambig.Put(f, "ambiguity")
	m.feats.Put(f, "feats")
	var xs []byte
	for _, x := range m.byXPOS {
		xs = binary.LittleEndian.AppendUint32(xs, uint32(x))
	}
	f.Put("feats.xpos", xs)
	return f
}

// A scorer adds the weights of features to the scores of classes: the model,
// or the trainer that makes it.
type scorer interface {
	Add(hs []uint64, s *[ml.MaxClasses]int32)
}

// A Worker tags one Doc at a time. It belongs to one goroutine.
type Worker struct {
	m      *Model
	scorer scorer
	words  []word
	tags   []uint64 // class + 1 of the tokens decided so far, after two of padding
	hs     []uint64
	scores [ml.MaxClasses]int32
}

// NewWorker returns a Worker with its own scratch memory.
func (m *Model) NewWorker() *Worker { return &Worker{m: m, scorer: m.rows} }

// Run sets UPOS, XPOS and Feats of every token of d.
func (w *Worker) Run(d *doc.Doc) {
	for i := range d.Sents {
		s := d.Sents[i]
		w.prepare(d, s)
		for j := range int(s.End - s.First) {
			c := w.words[j+2].fixed - 1
			if c < 0 || c >= len(w.m.classes) {
				c = w.best(j)
			}
			w.tags[j+2] = uint64(c) + 1
			t := &d.Tokens[int(s.First)+j]
			t.UPOS, t.XPOS = w.m.classes[c].upos, w.m.classes[c].xpos
			t.Feats = w.m.featsOf(d.Vocab.Hash(t.Norm), t.XPOS)
		}
	}
}

// best returns the class of the highest score for token j of the sentence.
func (w *Worker) best(j int) int {
	w.features(j)
	n := len(w.m.classes)
	clear(w.scores[:n])
	w.scorer.Add(w.hs, &w.scores)
	best := 0
	for c, s := range w.scores[:n] {
		if s > w.scores[best] {
			best = c
		}
	}
	return best
}

// featsOf returns the features of a word with the given tag: those that it
// most often had in training, or else those of the tag.
func (m *Model) featsOf(word uint64, x doc.XPOS) doc.Feats {
	if v := m.feats.Get(featsKey(word, x)); v != 0 {
		return doc.Feats(v &^ featsKnown)
	}
	return m.byXPOS[x]
}

// featsKnown marks a value of the feats table, since no features at all is one.
const featsKnown = 1 << 31

func featsKey(word uint64, x doc.XPOS) uint64 { return ml.H2(1, word, uint64(x)) }
