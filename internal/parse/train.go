package parse

import (
	"cmp"

	"regesta/internal/doc"
	"regesta/internal/ml"
)

// Options of Train. The zero value of a field takes its default.
type Options struct {
	Passes        int   // over the data; default 10
	MinUpdates    int32 // of an action feature before it counts; default 3
	MinLabel      int32 // the same for label features; default 3
	Cut, CutLabel int32 // weights within ± that many sixteenths are dropped; default 1
	Explore       int   // of 100 wrong decisions, how many are followed; default 90
	Seed          uint64
}

// A Sample is a sentence with its gold tree in one Doc and the tags that the
// parser is to see in another, which must have the same tokens.
type Sample struct {
	Gold, Tagged *doc.Doc
	Sent         int
}

// Train learns a parser with a dynamic oracle (Goldberg and Nivre 2013): after
// a mistake the parser goes on from where it is, and learns what is then best.
func Train(samples []Sample, o Options) *Model {
	o.Passes, o.MinUpdates, o.MinLabel = cmp.Or(o.Passes, 10), cmp.Or(o.MinUpdates, 3), cmp.Or(o.MinLabel, 3)
	o.Cut, o.CutLabel, o.Explore = cmp.Or(o.Cut, 1), cmp.Or(o.CutLabel, 1), cmp.Or(o.Explore, 90)
	t := &trainer{
		actions: &ml.TriplesTrainer{MinUpdates: o.MinUpdates},
		labels:  &ml.RowsTrainer{MinUpdates: o.MinLabel},
		rand:    ml.Rand(o.Seed),
	}
	t.w = &Worker{actions: t.actions, labels: t.labels}
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	for pass := range o.Passes {
		if pass > 0 {
			t.explore = o.Explore
		}
		ml.Shuffle(&t.rand, order)
		for _, i := range order {
			t.sentence(samples[i])
		}
	}
	return &Model{actions: t.actions.Model(16, o.Cut), labels: t.labels.Model(16, o.CutLabel)}
}

type trainer struct {
	w       *Worker
	actions *ml.TriplesTrainer
	labels  *ml.RowsTrainer
	rand    ml.Rand
	explore int
	gold    []int32 // head of every node
	rel     []doc.Rel
}

// sentence parses one sentence and learns from every decision.
func (t *trainer) sentence(x Sample) {
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
		r := w.bestLabel(h, m)
		if h != w.root && t.gold[m] == h {
			if r != t.rel[m] {
				t.labels.Update(w.hs, int(t.rel[m]), int(r))
			}
			t.labels.Tick()
		}
		w.attach(h, m, r)
	}
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
		if c < least || c == least && w.scores[a] > w.scores[want] {
			want, least = a, c
		}
	}
	if t.cost(got) == least {
		t.actions.Tick()
		return got
	}
	t.actions.Update(w.hs, int(want), int(got))
	t.actions.Tick()
	if t.rand.Intn(100) < t.explore {
		return got
	}
	return want
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
