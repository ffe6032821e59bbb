package tag

import (
	"cmp"
	"maps"
	"slices"

	"regesta/internal/doc"
	"regesta/internal/ml"
)

// Options of Train. The zero value of a field takes its default.
type Options struct {
	Passes     int   // over the data; default 8
	MinUpdates int32 // of a feature before it counts; default 3
	Cut        int32 // weights within ±Cut sixteenths are dropped; default 1
	Seed       uint64
}

// Train learns a tagger from gold sentences.
func Train(gold []*doc.Doc, o Options) *Model {
	o.Passes, o.MinUpdates = cmp.Or(o.Passes, 8), cmp.Or(o.MinUpdates, 3)
	m := &Model{}
	m.collect(gold)
	number := map[class]int{}
	for i, c := range m.classes {
		number[c] = i
	}
	tr := &ml.RowsTrainer{MinUpdates: o.MinUpdates}
	w := &Worker{m: m, scorer: tr}
	type ref struct {
		d *doc.Doc
		s int
	}
	var sents []ref
	for _, d := range gold {
		for s := range d.Sents {
			sents = append(sents, ref{d, s})
		}
	}
	rnd := ml.Rand(o.Seed)
	for range o.Passes {
		ml.Shuffle(&rnd, sents)
		for _, r := range sents {
			s := r.d.Sents[r.s]
			w.prepare(r.d, s)
			for j := range int(s.End - s.First) {
				t := &r.d.Tokens[int(s.First)+j]
				want, ok := number[class{t.UPOS, t.XPOS}]
				got := w.best(j)
				if ok && got != want {
					tr.Update(w.hs, want, got)
				}
				tr.Tick()
				w.tags[j+2] = uint64(got) + 1
			}
		}
	}
	m.rows = tr.Model(16, o.Cut)
	return m
}

// collect gathers the classes, ambiguity sets and features of the words.
func (m *Model) collect(gold []*doc.Doc) {
	type wordClass struct {
		word uint64
		c    class
	}
	type wordFeats struct {
		key uint64
		f   doc.Feats
	}
	classes := map[class]int{}
	words := map[wordClass]int{}
	feats := map[wordFeats]int{}
	byXPOS := map[wordFeats]int{}
	for _, d := range gold {
		for i := range d.Tokens {
			t := &d.Tokens[i]
			c := class{t.UPOS, t.XPOS}
			h := d.Vocab.Hash(t.Norm)
			classes[c]++
			words[wordClass{h, c}]++
			feats[wordFeats{featsKey(h, t.XPOS), t.Feats}]++
			byXPOS[wordFeats{uint64(t.XPOS), t.Feats}]++
		}
	}
	m.classes = slices.SortedFunc(maps.Keys(classes), func(a, b class) int {
		return cmp.Or(classes[b]-classes[a], int(a.upos)-int(b.upos), int(a.xpos)-int(b.xpos))
	})
	m.classes = m.classes[:min(len(m.classes), ml.MaxClasses)]
	number := map[class]int{}
	for i, c := range m.classes {
		number[c] = i
	}

	// The ambiguity set of a word: its classes with a tenth of its uses or more.
	total := map[uint64]int{}
	for wc, n := range words {
		total[wc.word] += n
	}
	sets := map[uint64][]int{}
	for wc, n := range words {
		if k, ok := number[wc.c]; ok && total[wc.word] >= 2 && n*10 >= total[wc.word] {
			sets[wc.word] = append(sets[wc.word], k)
		}
	}
	var values []ml.WordValue
	for _, h := range slices.Sorted(maps.Keys(sets)) {
		slices.Sort(sets[h])
		v := uint64(0)
		for _, k := range sets[h] {
			v = ml.H2(2, v, uint64(k))
		}
		values = append(values, ml.WordValue{Hash: h, Value: uint32(v) | 1})
	}
	m.ambig = ml.NewWordTable(values)

	for x := range m.byXPOS {
		m.byXPOS[x] = 0
	}
	best := map[uint64]int{}
	for wf, n := range byXPOS {
		if k := n<<32 | int(wf.f); k > best[wf.key] {
			best[wf.key] = k
			m.byXPOS[wf.key] = wf.f
		}
	}
	own := map[uint64]int{}
	for wf, n := range feats {
		own[wf.key] = max(own[wf.key], n<<32|int(wf.f))
	}
	xposOf := map[uint64]doc.XPOS{}
	for _, d := range gold {
		for i := range d.Tokens {
			t := &d.Tokens[i]
			xposOf[featsKey(d.Vocab.Hash(t.Norm), t.XPOS)] = t.XPOS
		}
	}
	values = values[:0]
	for _, key := range slices.Sorted(maps.Keys(own)) {
		f := doc.Feats(own[key] & (1<<32 - 1))
		if f != m.byXPOS[xposOf[key]] {
			values = append(values, ml.WordValue{Hash: key, Value: uint32(f) | featsKnown})
		}
	}
	m.feats = ml.NewWordTable(values)
}
