package statement

import (
	"cmp"
	"slices"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ml"
	"regesta/internal/span"
)

// A Sample is a cue with its readings, for training.
type Sample struct {
	Cue      span.Span
	Sentence span.Span // the one of the cue
	Readings []SampleReading
	Sure     bool // the cue always reports something
	Acts     bool // the cue is an act as much as a report: "accused them of theft"
	Good     int  // index of the right reading; negative if the cue reports nothing
}

// A SampleReading is a content that a cue may have, with its features.
type SampleReading struct {
	Content  []span.Span
	Features []uint64
}

// Samples returns the cues of c, which is as it comes to Run, with their readings.
// They do not depend on the model.
func (w *Worker) Samples(c *coding.Coding) []Sample {
	w.set(c)
	var out []Sample
	for t := range w.d.Tokens {
		if !w.read(doc.Tok(t)) {
			continue
		}
		w.aboutCue()
		sent := w.d.Sents[w.d.SentOf(w.cue.at)]
		s := Sample{Cue: w.d.SpanOf(w.cue.first, w.cue.end), Sentence: w.d.SpanOf(sent.First, sent.End), Sure: w.cue.sure(), Acts: w.cue.takes&takesOf != 0, Good: -1}
		for i := range w.readings {
			r := &w.readings[i]
			w.featuresOf(r)
			s.Readings = append(s.Readings, SampleReading{w.contentOf(r), slices.Clone(w.hs)})
		}
		out = append(out, s)
	}
	return out
}

// Options of Train. The zero value of a field takes its default.
type Options struct {
	Passes     int   // over the samples; default 6
	Orders     int   // of the samples, each of which trains a ranker; default 32
	MinUpdates int32 // of a feature before it counts; default 2
	Margin     int32 // the right reading must win by this much; default 12
	Seed       uint64
}

// Train learns to rank readings above each other and above none at all, which
// scores zero, as an averaged perceptron (Collins 2002).
func Train(samples []Sample, o Options) *Model {
	o.Passes, o.Orders = cmp.Or(o.Passes, 6), cmp.Or(o.Orders, 32)
	o.MinUpdates, o.Margin = cmp.Or(o.MinUpdates, 2), cmp.Or(o.Margin, 12)
	var trainers []*ml.TriplesTrainer
	for k := range o.Orders {
		tr := &ml.TriplesTrainer{MinUpdates: o.MinUpdates}
		trainers = append(trainers, tr)
		rnd := ml.Rand(o.Seed + uint64(k))
		order := ml.Order(len(samples))
		for range o.Passes {
			ml.Shuffle(&rnd, order)
			for _, i := range order {
				learn(tr, &samples[i], o.Margin)
			}
		}
	}
	return &Model{weights: ml.NewTriples(16, 1, trainers...)}
}

// learn moves weight from the best wrong reading of s to the right one, if that
// does not win by margin.
func learn(tr *ml.TriplesTrainer, s *Sample, margin int32) {
	good, rival, rivalScore := int32(0), -1, int32(0)
	if s.Good >= 0 {
		good = score(tr, s.Readings[s.Good].Features)
	} else {
		rivalScore = -1 << 30
	}
	for i := range s.Readings {
		if i == s.Good {
			continue
		}
		if x := score(tr, s.Readings[i].Features); rivalScore < x {
			rival, rivalScore = i, x
		}
	}
	if rivalScore > -1<<30 && good < rivalScore+margin {
		if s.Good >= 0 {
			tr.Update(s.Readings[s.Good].Features, pro, con)
		}
		if rival >= 0 {
			tr.Update(s.Readings[rival].Features, con, pro)
		}
	}
	tr.Tick()
}
