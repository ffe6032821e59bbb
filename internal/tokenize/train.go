package tokenize

import (
	"cmp"

	"regesta/internal/doc"
	"regesta/internal/ml"
)

// Options of Train. The zero value of a field takes its default.
type Options struct {
	Passes int // over the data; default 10
	Margin int32
	Seed   uint64
}

// Train learns where sentences end from the sentences of gold documents, whose
// words it finds anew in their texts.
func Train(gold []*doc.Doc, o Options) *Model {
	o.Passes, o.Margin = cmp.Or(o.Passes, 10), cmp.Or(o.Margin, 8)
	tr := &ml.TriplesTrainer{MinUpdates: 2}
	w := &Worker{AsIs: true, weights: tr}
	d := doc.New(gold[0].Vocab.Base())
	rnd := ml.Rand(o.Seed)
	order := ml.Order(len(gold))
	for range o.Passes {
		ml.Shuffle(&rnd, order)
		for _, i := range order {
			starts := map[int32]bool{}
			for _, s := range gold[i].Sents {
				starts[gold[i].Tokens[s.First].Start] = true
			}
			w.learn = func(next doc.Tok) bool {
				want, rival := inside, end
				if starts[d.Tokens[next].Start] {
					want, rival = end, inside
				}
				if w.score[want] < w.score[rival]+o.Margin {
					tr.Update(w.hs, want, rival)
				}
				tr.Tick()
				return want == end
			}
			w.Run(gold[i].Article, d)
		}
	}
	return &Model{weights: ml.NewTriples(16, 1, tr)}
}
