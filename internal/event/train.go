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
	Group    int     // number of the sentence
	Held     bool    // it is of the kind that confidences are calibrated on
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

// folds is the number of parts for calibration: the samples of each are scored
// by weights fitted to the others.
const folds = 5

// Train fits the scorer by logistic regression with gradient steps of
// decreasing size (Bottou 2010), whose second half is averaged (Polyak and
// Juditsky 1992): the last step alone depends on which samples came last.
// Features that occur less than three times get no weight. The weights are then stretched and shifted so that the odds are
// true of sentences that they were not fitted to (Platt 1999, on five parts of
// the hand-coded samples of real reports). Products are rounded one by one, so
// that processors which fuse multiplication and addition give the same model.
func Train(samples []Sample, o Options) *Model {
	if o.Epochs == 0 {
		o.Epochs = 30
	}
	if o.Penalty == 0 {
		o.Penalty = 0.02
	}
	t := newTrainer(samples, o)
	var score, truth []float64
	for k := range folds {
		w := t.fit(func(s *Sample) bool { return s.Group%folds != k })
		for i := range samples {
			if s := &samples[i]; s.Held && s.Group%folds == k {
				z := 0.0
				for _, j := range t.rows[i] {
					z += w[j]
				}
				score, truth = append(score, z), append(truth, s.label())
			}
		}
	}
	stretch, shift := platt(score, truth)
	w := t.fit(func(*Sample) bool { return true })
	m := &Model{weights: map[uint64]int32{}, names: map[uint64]string{}}
	for j, n := range t.names {
		x := float64(w[j] * stretch)
		if n == templateNames[biasFeature]+"=" {
			x += shift
		}
		if k, ok := keyOf(n); ok {
			if q := int32(math.Round(x * scale)); q != 0 {
				m.weights[k], m.names[k] = q, n
			}
		}
	}
	return m
}

func (s *Sample) label() float64 {
	if s.Good {
		return 1
	}
	return 0
}

// A trainer holds the samples with their features numbered.
type trainer struct {
	samples []Sample
	o       Options
	names   []string
	count   []int
	rows    [][]int
}

func newTrainer(samples []Sample, o Options) *trainer {
	t := &trainer{samples: samples, o: o, rows: make([][]int, len(samples))}
	index := map[string]int{}
	for i, s := range samples {
		for _, f := range s.Features {
			if s.Coarse && (strings.HasPrefix(f, "rule=") || strings.HasPrefix(f, "lemma=")) {
				continue
			}
			j, ok := index[f]
			if !ok {
				j = len(t.names)
				index[f] = j
				t.names, t.count = append(t.names, f), append(t.count, 0)
			}
			t.count[j]++
			t.rows[i] = append(t.rows[i], j)
		}
	}
	return t
}

// fit gives the weights of all features, learned from the samples of which use
// is true.
func (t *trainer) fit(use func(*Sample) bool) []float64 {
	w := make([]float64, len(t.names))
	var order []int
	for i := range t.samples {
		if use(&t.samples[i]) {
			order = append(order, i)
		}
	}
	rnd, step := ml.Rand(1), 0
	mean := make([]float64, len(w))
	for epoch := range t.o.Epochs {
		ml.Shuffle(&rnd, order)
		for _, i := range order {
			step++
			rate := 0.2 / (1 + float64(step)/float64(4*len(order)))
			z := 0.0
			for _, j := range t.rows[i] {
				z += w[j]
			}
			g := float64((t.samples[i].label() - sigmoid(z)) * t.samples[i].Weight)
			for _, j := range t.rows[i] {
				if t.count[j] < 3 {
					continue
				}
				decay := float64(t.o.Penalty * w[j])
				w[j] += float64(rate * (g - decay))
			}
		}
		if n := epoch - t.o.Epochs/2; n >= 0 {
			for j := range w {
				mean[j] += float64((w[j] - mean[j]) / float64(n+1))
			}
		}
	}
	return mean
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// platt finds the stretch and the shift of scores under which their odds are
// likeliest, by Newton's method. It changes nothing without scores, nor where
// they tell nothing (a stretch that is not above zero).
func platt(score, truth []float64) (stretch, shift float64) {
	stretch = 1
	for range 20 {
		var ga, gb, haa, hab, hbb float64
		for i, z := range score {
			p := sigmoid(float64(stretch*z) + shift)
			d, v := p-truth[i], float64(p*(1-p))
			ga, gb = ga+float64(d*z), gb+d
			haa, hab, hbb = haa+float64(v*float64(z*z)), hab+float64(v*z), hbb+v
		}
		det := float64(haa*hbb) - float64(hab*hab)
		if det < 1e-9 {
			break
		}
		stretch -= float64((float64(hbb*ga) - float64(hab*gb)) / det)
		shift -= float64((float64(haa*gb) - float64(hab*ga)) / det)
	}
	if !(stretch > 0 && stretch < 100) {
		return 1, 0
	}
	return stretch, shift
}
