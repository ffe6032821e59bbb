package ner

import (
	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/ml"
)

// A Gold is a name that an annotator has marked.
type Gold struct {
	First, End doc.Tok
	Classes    Classes // the classes that the annotator's type may stand for
}

// A Trainer learns a tagger as an averaged structured perceptron (Collins
// 2002). Where the annotation leaves the class open, the gold standard is the
// best of all sequences that it allows under the current weights.
type Trainer struct {
	names    *NameSet
	clusters *ml.Clusters
	x        extractor
	sents    []example
	marks    []mark
}

type example struct {
	cells   []cell
	allowed []labelSet
	runs    [][2]int
}

// NewTrainer returns a Trainer whose features use a list of names and word
// clusters.
func NewTrainer(names *NameSet, clusters *ml.Clusters) *Trainer {
	return &Trainer{names: names, clusters: clusters, x: extractor{names: names, clusters: clusters}}
}

// Add takes the sentences of d as examples, each of them times over. Where golds
// overlap the later one counts; one without classes leaves its tokens open.
func (t *Trainer) Add(d *doc.Doc, hits *lexicon.Hits, golds []Gold, times int) {
	t.marks = appendMarks(t.marks[:0], hits)
	for _, s := range d.Sents {
		e := t.example(d, s, golds)
		for range times {
			t.sents = append(t.sents, e)
		}
	}
}

func (t *Trainer) example(d *doc.Doc, s doc.Sent, golds []Gold) example {
	t.x.fill(d, s, within(t.marks, s))
	allowed := make([]labelSet, s.End-s.First)
	for i := range allowed {
		allowed[i] = 1 << outside
	}
	for _, g := range golds {
		if g.First < s.First || g.End > s.End {
			continue
		}
		for u := g.First; u < g.End; u++ {
			if allowed[u-s.First] = spanLabels(g.Classes, int(u-g.First), int(g.End-g.First)); g.Classes == 0 {
				allowed[u-s.First] = ^labelSet(0)
			}
		}
	}
	e := example{cells: append([]cell(nil), t.x.cells...), allowed: allowed}
	for from, end := range t.x.runs() {
		e.runs = append(e.runs, [2]int{from, end})
	}
	return e
}

// Options are the settings of a training run.
type Options struct {
	Passes     int
	MinUpdates int32 // features updated less often are left out
	Cut        int32 // weights within ±Cut are left out
	Seed       uint64
	Log        func(format string, args ...any) // progress
}

// Train learns the model.
func (t *Trainer) Train(o Options) *Model {
	rows := &ml.RowsTrainer{MinUpdates: o.MinUpdates}
	rnd := ml.Rand(o.Seed)
	order := ml.Order(len(t.sents))
	r := run{t: t, rows: rows}
	for pass := range o.Passes {
		ml.Shuffle(&rnd, order)
		wrong, tokens := 0, 0
		for _, i := range order {
			for _, run := range t.sents[i].runs {
				wrong += r.learn(&t.sents[i], run[0], run[1])
				tokens += run[1] - run[0]
			}
		}
		o.Log("names: pass %d: %d of %d labels wrong, %d features", pass+1, wrong, tokens, rows.Features())
	}
	return &Model{names: t.names, clusters: t.clusters, rows: ml.NewRows(modelScale, o.Cut, rows), steps: r.averageSteps()}
}

// modelScale is the number of units of a stored weight per unit of an averaged
// one: nine-bit weights hold averages up to ±31.
const modelScale = 8

// A run holds the memory of one training run.
type run struct {
	t         *Trainer
	rows      *ml.RowsTrainer
	z         decoder
	feats     [][]uint64
	got, want []label
	steps     steps
	stepSums  [numContexts][numLabels][numLabels]int64 // changes of steps times the tokens seen before
	seen      int64
}

// learn updates the weights on one run of a sentence and returns how many
// labels were wrong.
func (r *run) learn(e *example, from, end int) int {
	n := end - from
	r.z.reset(n)
	for len(r.feats) < n {
		r.feats = append(r.feats, nil)
	}
	r.got, r.want = grow(r.got, n), grow(r.want, n)
	for i := range n {
		r.feats[i] = append(r.feats[i][:0], r.t.x.tok(e.cells, from+i)...)
		var s [ml.MaxClasses]int32
		r.rows.Add(r.feats[i], &s)
		copy(r.z.emit[i][:], s[:])
	}
	cells := e.cells[pad+from:]
	r.z.run(&r.steps, cells, nil, r.got)
	if !r.z.run(&r.steps, cells, e.allowed[from:end], r.want) {
		return 0 // a name reaches beyond the run
	}
	wrong := 0
	prevGot, prevWant := outside, outside
	for i := range n {
		r.rows.Tick()
		got, want := r.got[i], r.want[i]
		if got != want {
			wrong++
			r.rows.Update(r.feats[i], int(want), int(got))
		}
		if got != want || prevGot != prevWant {
			r.step(cells[i].ctx, prevWant, want, 1)
			r.step(cells[i].ctx, prevGot, got, -1)
		}
		r.seen++
		prevGot, prevWant = got, want
	}
	return wrong
}

// step changes the score of one step between labels.
func (r *run) step(c context, from, to label, by int32) {
	r.steps[c][from][to] += by
	r.stepSums[c][from][to] += int64(by) * r.seen
}

// averageSteps returns the mean of the step scores over all tokens, in units of
// the stored weights.
func (r *run) averageSteps() *steps {
	s := &steps{}
	for c := range s {
		for p := range s[c] {
			for y := range s[c][p] {
				sum := int64(r.steps[c][p][y])*r.seen - r.stepSums[c][p][y]
				s[c][p][y] = int32(sum * modelScale / max(1, r.seen))
			}
		}
	}
	return s
}

func grow(ls []label, n int) []label {
	if cap(ls) < n {
		ls = make([]label, n)
	}
	return ls[:n]
}

// within returns the marks that lie in sentence s; marks are ordered by first
// token.
func within(marks []mark, s doc.Sent) []mark {
	i := 0
	for i < len(marks) && marks[i].first < s.First {
		i++
	}
	j := i
	for j < len(marks) && marks[j].first < s.End {
		j++
	}
	return marks[i:j]
}
