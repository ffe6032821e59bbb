package parse

import (
	"cmp"
	"sync"

	"regesta/internal/doc"
	"regesta/internal/ml"
)

// Options of Train. The zero value of a field takes its default.
type Options struct {
	Passes              int   // over the data; default 12
	Orders              int   // of the data, each of which trains a parser; default 2
	MinUpdates          int32 // of an action feature before it counts; default 3
	MinLabel            int32 // the same for features of relations; default 2
	Cut, CutLabel       int32 // weights within ± that many sixteenths are dropped; default 19, 11
	Margin, MarginLabel int32 // the right decision must win by this much, or weights move; default 4
	Explore             int   // of 100 wrong decisions, how many are followed; default 90
	Seed                uint64
	AfterPass           func(pass int) // called after every pass over the first order; may be nil
}

// A Sample is a sentence with its gold tree in one Doc and the tags that the
// parser is to see in another, which must have the same tokens.
type Sample struct {
	Gold, Tagged *doc.Doc
	Sent         int
}

// Train learns a parser with a dynamic oracle (Goldberg and Nivre 2013): after
// a mistake the parser goes on from where it is, and learns what is then best.
//
// Several parsers are trained in different orders, side by side, and their
// weights averaged: the scores of linear models add up, so the mean of their
// weights votes as they would together, at the cost of one.
func Train(samples []Sample, clusters *ml.Clusters, o Options) *Model {
	o.Passes, o.Orders, o.Explore = cmp.Or(o.Passes, 12), cmp.Or(o.Orders, 2), cmp.Or(o.Explore, 90)
	o.MinUpdates, o.MinLabel = cmp.Or(o.MinUpdates, 3), cmp.Or(o.MinLabel, 2)
	o.Margin, o.MarginLabel = cmp.Or(o.Margin, 4), cmp.Or(o.MarginLabel, 4)
	o.Cut, o.CutLabel = cmp.Or(o.Cut, 19), cmp.Or(o.CutLabel, 11)
	sure := sureRels(samples)
	trainers := make([]*trainer, o.Orders)
	var wait sync.WaitGroup
	for k := range trainers {
		t := newTrainer(o, o.Seed+uint64(k))
		t.w.clusters, t.w.sure = clusters, sure
		trainers[k] = t
		wait.Go(func() {
			t.run(samples, o.Passes, func(pass int) {
				if k == 0 && o.AfterPass != nil {
					o.AfterPass(pass)
				}
			})
		})
	}
	wait.Wait()
	var actions []*ml.TriplesTrainer
	var quick, labels []*ml.RowsTrainer
	for _, t := range trainers {
		actions, quick, labels = append(actions, t.actions), append(quick, t.quick), append(labels, t.labels)
	}
	return &Model{
		clusters: clusters,
		sure:     sure,
		actions:  ml.NewTriples(16, o.Cut, actions...),
		quick:    ml.NewRows(16, o.CutLabel, quick...),
		labels:   ml.NewRows(16, o.CutLabel, labels...),
	}
}

// sureRels returns the relations of arcs whose tags leave no choice in 995 of
// 1000 cases.
func sureRels(samples []Sample) *ml.WordTable {
	counts := map[uint64]*[doc.RelNumber]int{}
	for _, x := range samples {
		s := x.Gold.Sents[x.Sent]
		for i := s.First; i < s.End; i++ {
			k := &x.Gold.Tokens[i]
			if k.Head == doc.None {
				continue
			}
			key := arcKey(tagOf(&x.Gold.Tokens[k.Head]), tagOf(k), k.Head < i)
			if counts[key] == nil {
				counts[key] = &[doc.RelNumber]int{}
			}
			counts[key][k.Rel]++
		}
	}
	var values []ml.WordValue
	for key, c := range counts {
		sum := 0
		for _, n := range c {
			sum += n
		}
		for r, n := range c {
			if sum >= 20 && n*1000 >= sum*995 {
				values = append(values, ml.WordValue{Hash: key, Value: uint32(r) + 1})
			}
		}
	}
	return ml.NewWordTable(values)
}

// A trainer trains one parser on one order of the sentences.
type trainer struct {
	o             Options
	w             *Worker
	actions       *ml.TriplesTrainer
	quick, labels *ml.RowsTrainer
	rand          ml.Rand
	explore       int // of 100 wrong decisions, how many are followed now
	costs         [3]int
	gold          []int32 // head of every node
	rel           []doc.Rel
}

func newTrainer(o Options, seed uint64) *trainer {
	t := &trainer{
		o:       o,
		actions: &ml.TriplesTrainer{MinUpdates: o.MinUpdates},
		quick:   &ml.RowsTrainer{MinUpdates: o.MinLabel},
		labels:  &ml.RowsTrainer{MinUpdates: o.MinLabel},
		rand:    ml.Rand(seed),
	}
	t.w = &Worker{actions: t.actions, quick: t.quick, labels: t.labels}
	return t
}

// run makes the passes over the samples. In the first, the parser does as the
// oracle says.
func (t *trainer) run(samples []Sample, passes int, after func(pass int)) {
	order := ml.Order(len(samples))
	for pass := range passes {
		if pass > 0 {
			t.explore = t.o.Explore
		}
		ml.Shuffle(&t.rand, order)
		for _, i := range order {
			t.sentence(samples[i])
		}
		after(pass + 1)
	}
}

// begin sets the parser to the first configuration of x.
func (t *trainer) begin(x Sample) {
	w := t.w
	s := x.Gold.Sents[x.Sent]
	w.reset(x.Tagged, s)
	t.gold, t.rel = append(t.gold[:0], -1), append(t.rel[:0], 0)
	for i := s.First; i < s.End; i++ {
		k := &x.Gold.Tokens[i]
		h := w.root
		if k.Head != doc.None {
			h = int32(k.Head-s.First) + 1
		}
		t.gold, t.rel = append(t.gold, h), append(t.rel, k.Rel)
	}
	t.gold = append(t.gold, -1)
}

// sentence parses one sentence and learns from every decision.
func (t *trainer) sentence(x Sample) {
	t.begin(x)
	w := t.w
	for !w.done() {
		a := w.forced()
		if a == none {
			a = t.action()
		}
		if a == shift {
			w.shift()
			continue
		}
		h, m := w.arc(a)
		r := w.quickLabel(h, m)
		t.label(t.quick, h, m)
		w.attach(h, m, r)
	}
	w.relabel(func(h, m int32) { t.label(t.labels, h, m) })
}

// label learns from the relation that was just decided for the arc from h to m,
// if the arc is right.
func (t *trainer) label(model *ml.RowsTrainer, h, m int32) {
	w := t.w
	if h == w.root || t.gold[m] != h {
		return
	}
	if _, ok := w.sureRel(h, m); ok {
		return
	}
	want := t.rel[m]
	if rival := w.rivalLabel(want); w.scores[want] < w.scores[rival]+t.o.MarginLabel {
		model.Update(w.hs, int(want), int(rival))
	}
	model.Tick()
}

// action learns from one choice and returns the action to go on with.
func (t *trainer) action() action {
	w := t.w
	legal := w.legal()
	got := w.bestAction(legal)
	want, least := none, 1<<30
	for a := shift; a <= right; a++ {
		if !legal[a] {
			continue
		}
		c := t.cost(a)
		t.costs[a] = c
		if c < least || c == least && w.actionScores[a] > w.actionScores[want] {
			want, least = a, c
		}
	}
	rival, top := none, int32(0) // the best of the costly actions
	for a := shift; a <= right; a++ {
		if legal[a] && t.costs[a] > least && (rival == none || w.actionScores[a] > top) {
			rival, top = a, w.actionScores[a]
		}
	}
	if rival != none && w.actionScores[want] < top+t.o.Margin {
		t.actions.Update(w.hs, int(want), int(rival))
	}
	t.actions.Tick()
	if t.costs[got] == least || t.rand.Intn(100) < t.explore {
		return got
	}
	return want
}

// rivalLabel returns the relation of the highest score but want.
func (w *Worker) rivalLabel(want doc.Rel) doc.Rel {
	best := doc.RelNumber
	for r := range doc.RelNumber {
		if r != want && r != doc.RelRoot && (best == doc.RelNumber || w.scores[r] > w.scores[best]) {
			best = r
		}
	}
	return best
}

// cost is the number of gold arcs that can no longer be made after a, though
// they can now.
func (t *trainer) cost(a action) int {
	w := t.w
	n, c := len(w.stack), 0
	if a == shift {
		b := w.next
		for i, s := range w.stack {
			if t.gold[s] == b || i < n-1 && t.gold[b] == s {
				c++
			}
		}
		return c
	}
	s0 := w.s(0)
	first := w.next // of the words that s0 loses
	if a == left {
		if n > 1 && t.gold[s0] == w.s(1) {
			c++
		}
	}
	for b := first; b <= w.root; b++ {
		if t.gold[b] == s0 || t.gold[s0] == b && !(a == left && b == w.next) {
			c++
		}
	}
	return c
}
