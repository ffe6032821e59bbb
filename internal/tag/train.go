package tag

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"regesta/internal/doc"
	"regesta/internal/ml"
)

// Options of Train. The zero value of a field takes its default.
type Options struct {
	Passes     int   // over the data; default 8
	Orders     int   // of the data, each of which trains a tagger; default 1
	MinUpdates int32 // of a feature before it counts; default 2
	Cut        int32 // weights within ±Cut sixteenths are dropped; default 2
	Margin     int32 // a gold class must win by this much, or weights move; default 10
	Seed       uint64
}

// Train learns a tagger from gold sentences. The census tells how words are
// used; where it is nil, the gold sentences themselves do.
func Train(gold []*doc.Doc, clusters *ml.Clusters, census *Census, o Options) *Model {
	m := &Model{clusters: clusters}
	m.collect(gold, census)
	return m.train(gold, o)
}

// Retrain learns a tagger from other sentences with the words' uses that m
// knows.
func (m *Model) Retrain(gold []*doc.Doc, o Options) *Model {
	again := *m
	return again.train(gold, o)
}

// train learns m's weights: as in the parser, the mean of those of taggers
// trained side by side on different orders of the sentences.
func (m *Model) train(gold []*doc.Doc, o Options) *Model {
	o.Passes, o.Orders, o.MinUpdates = cmp.Or(o.Passes, 8), cmp.Or(o.Orders, 1), cmp.Or(o.MinUpdates, 2)
	o.Cut, o.Margin = cmp.Or(o.Cut, 2), cmp.Or(o.Margin, 10)
	trainers := make([]*ml.RowsTrainer, o.Orders)
	var wait sync.WaitGroup
	for k := range trainers {
		trainers[k] = &ml.RowsTrainer{MinUpdates: o.MinUpdates}
		wait.Go(func() { m.learn(trainers[k], gold, o, ml.Rand(o.Seed+uint64(k))) })
	}
	wait.Wait()
	m.rows = ml.NewRows(16, o.Cut, trainers...)
	return m
}

// learn makes the passes of one tagger over the sentences.
func (m *Model) learn(tr *ml.RowsTrainer, gold []*doc.Doc, o Options, rnd ml.Rand) {
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
	number := map[class]int{}
	for i, c := range m.classes {
		number[c] = i
	}
	w := &Worker{m: m, scorer: tr}
	for range o.Passes {
		ml.Shuffle(&rnd, sents)
		for _, r := range sents {
			s := r.d.Sents[r.s]
			w.prepare(r.d, s)
			for j := range int(s.End - s.First) {
				if c := w.words[j+2].fixed; c > 0 {
					w.tags[j+2] = uint64(c)
					continue
				}
				t := &r.d.Tokens[int(s.First)+j]
				got := w.best(j)
				if want, ok := number[class{t.UPOS, t.XPOS}]; ok {
					if rival := w.rival(want); w.scores[want] < w.scores[rival]+o.Margin {
						tr.Update(w.hs, want, rival)
					}
				}
				tr.Tick()
				w.tags[j+2] = uint64(got) + 1
			}
		}
	}
}

// rival returns the class of the highest score but want.
func (w *Worker) rival(want int) int {
	best := -1
	for c, s := range w.scores[:len(w.m.classes)] {
		if c != want && (best < 0 || s > w.scores[best]) {
			best = c
		}
	}
	return best
}

// collect gathers the classes, ambiguity sets and features of the words.
func (m *Model) collect(gold []*doc.Doc, census *Census) {
	type wordFeats struct {
		key uint64
		f   doc.Feats
	}
	classes := map[class]int{}
	words := NewCensus()
	feats := map[wordFeats]int{}
	byXPOS := map[wordFeats]int{}
	for _, d := range gold {
		words.Add(d)
		for i := range d.Tokens {
			t := &d.Tokens[i]
			c := class{t.UPOS, t.XPOS}
			h := d.Vocab.Hash(t.Norm)
			classes[c]++
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

	m.fixed = fixed(words, number)
	if census == nil {
		census = words
	}
	m.ambig = ambiguity(census, number)

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
	var values []ml.WordValue
	for _, key := range slices.Sorted(maps.Keys(own)) {
		f := doc.Feats(own[key] & (1<<32 - 1))
		if f != m.byXPOS[xposOf[key]] {
			values = append(values, ml.WordValue{Hash: key, Value: uint32(f) | featsKnown})
		}
	}
	m.feats = ml.NewWordTable(values)
}

// A Census counts how words are used in text that a tagger has read.
type Census struct {
	classes map[wordClass]int
	words   map[uint64]usage
}

type wordClass struct {
	word uint64
	c    class
}

// usage counts a word's places other than at the beginning of a sentence, and
// those of them where it has a capital.
type usage struct{ places, capitals int }

// NewCensus returns an empty census.
func NewCensus() *Census {
	return &Census{map[wordClass]int{}, map[uint64]usage{}}
}

// Add counts the words of d.
func (c *Census) Add(d *doc.Doc) {
	for _, s := range d.Sents {
		for i := s.First; i < s.End; i++ {
			t := &d.Tokens[i]
			h := d.Vocab.Hash(t.Norm)
			c.classes[wordClass{h, class{t.UPOS, t.XPOS}}]++
			if i > s.First {
				u := c.words[h]
				u.places++
				if t.Flags&doc.Capital != 0 {
					u.capitals++
				}
				c.words[h] = u
			}
		}
	}
}

// Merge adds the counts of b to c.
func (c *Census) Merge(b *Census) {
	for k, n := range b.classes {
		c.classes[k] += n
	}
	for h, u := range b.words {
		v := c.words[h]
		c.words[h] = usage{u.places + v.places, u.capitals + v.capitals}
	}
}

// fixed returns the words that are common and of one class only, 998 times in a
// thousand. They take a third of running text and none of the tagger's time.
func fixed(gold *Census, number map[class]int) *ml.WordTable {
	total := map[uint64]int{}
	for wc, n := range gold.classes {
		total[wc.word] += n
	}
	var values []ml.WordValue
	for wc, n := range gold.classes {
		if k, ok := number[wc.c]; ok && total[wc.word] >= 50 && n*1000 >= 998*total[wc.word] {
			values = append(values, ml.WordValue{Hash: wc.word, Value: uint32(k) + 1})
		}
	}
	return ml.NewWordTable(values)
}

// ambiguity returns for each word that the census counts often enough a number
// that stands for the set of classes in which it is used.
func ambiguity(census *Census, number map[class]int) *ml.WordTable {
	total := map[uint64]int{}
	top := map[uint64]int{}
	for wc, n := range census.classes {
		total[wc.word] += n
		if k, ok := number[wc.c]; ok {
			top[wc.word] = max(top[wc.word], n<<8|(255-k))
		}
	}
	sets := map[uint64][]int{}
	for wc, n := range census.classes {
		if k, ok := number[wc.c]; ok && total[wc.word] >= 6 && n*10 >= total[wc.word] {
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
		caps := uint32(0) // by share of capitals: none or few, some, most, all
		switch u := census.words[h]; {
		case u.capitals*20 < u.places:
		case u.capitals*2 < u.places:
			caps = 1
		case u.capitals*20 < u.places*19:
			caps = 2
		default:
			caps = 3
		}
		values = append(values, ml.WordValue{Hash: h, Value: 1<<31 | uint32(v)<<10&(1<<31-1) | caps<<8 | uint32(256-top[h]&255)&255})
	}
	return ml.NewWordTable(values)
}
