package event

import (
	"math"
	"slices"
	"strings"

	"regesta/internal/ml"
	"regesta/internal/ontology"
)

// A Sample is a candidate event with its features, for training.
type Sample struct {
	Category ontology.Category
	Start    int32 // byte offsets of the trigger
	End      int32
	Features []string
	Good     bool
	Weight   float64 // what it counts beside others
	Coarse   bool    // labelled by the heading of its sentence, which says nothing of single words
}

// Samples returns the candidates of the last Run that came as far as the
// scorer, with their features. They do not depend on the model.
func (x *Decider) Samples() []Sample {
	f := features{named: true}
	var out []Sample
	for i := range x.cands {
		k := &x.cands[i]
		if !k.judged {
			continue
		}
		x.featuresOf(k, &f)
		out = append(out, Sample{Category: k.ev.Category, Start: k.ev.Trigger.Start, End: k.ev.Trigger.End, Features: slices.Clone(f.names)})
	}
	return out
}

// Options are the settings of Train. The zero Options work.
type Options struct {
	Epochs  int     // default 30
	Penalty float64 // of squared weights, default 0.02
}

// Train fits the scorer by logistic regression with gradient steps of
// decreasing size (Bottou 2010). Features that occur less than three times get
// no weight. Products are rounded one by one, so that
// processors which fuse multiplication and addition give the same model.
func Train(samples []Sample, o Options) *Model {
	if o.Epochs == 0 {
		o.Epochs = 30
	}
	if o.Penalty == 0 {
		o.Penalty = 0.02
	}
	index := map[string]int{}
	var names []string
	var count []int
	rows := make([][]int, len(samples))
	for i, s := range samples {
		for _, f := range s.Features {
			if s.Coarse && (strings.HasPrefix(f, "rule=") || strings.HasPrefix(f, "lemma=")) {
				continue
			}
			j, ok := index[f]
			if !ok {
				j = len(names)
				index[f] = j
				names, count = append(names, f), append(count, 0)
			}
			count[j]++
			rows[i] = append(rows[i], j)
		}
	}
	w := make([]float64, len(names))
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	rnd, step := ml.Rand(1), 0
	for range o.Epochs {
		ml.Shuffle(&rnd, order)
		for _, i := range order {
			step++
			rate := 0.2 / (1 + float64(step)/float64(4*len(samples)))
			z := 0.0
			for _, j := range rows[i] {
				z += w[j]
			}
			y := 0.0
			if samples[i].Good {
				y = 1
			}
			g := y - 1/(1+math.Exp(-z))
			g = float64(g * samples[i].Weight)
			for _, j := range rows[i] {
				if count[j] < 3 {
					continue
				}
				decay := float64(o.Penalty * w[j])
				w[j] += float64(rate * (g - decay))
			}
		}
	}
	m := &Model{weights: map[uint64]int32{}, names: map[uint64]string{}}
	for j, n := range names {
		if k, ok := keyOf(n); ok {
			if q := int32(math.Round(w[j] * scale)); q != 0 {
				m.weights[k], m.names[k] = q, n
			}
		}
	}
	return m
}
