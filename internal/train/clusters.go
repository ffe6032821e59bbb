package train

import (
	"bufio"
	"cmp"
	"math"
	"path/filepath"
	"slices"

	"regesta/data"
	"regesta/internal/article"
	"regesta/internal/doc"
	"regesta/internal/ml"
	"regesta/internal/table"
	"regesta/internal/tokenize"
)

// A clusterer sorts words into classes that keep the same company, by the
// exchange algorithm: each word in turn moves to the class that makes the words
// beside it most predictable (Martin, Liermann and Ney 1998; Uszkoreit and
// Brants 2008). With contexts v, which are a neighbour and its side, and classes
// c, moves raise
//
//	Σ N(v,c) log N(v,c)  −  2 Σ N(c) log N(c)
//
// where N counts tokens. Sums are kept in fixed point, so that all machines
// agree.
type clusterer struct {
	words    []uint64 // hashes, the most frequent first
	counts   []int64
	contexts [][]pair // by word: context and its count, by context
	class    []int32
	size     []int64        // by class: tokens
	joint    [][]classCount // by context, no two of one class
}

type classCount struct {
	class int32
	n     int64
}

type pair struct {
	context int32
	n       int64
}

// A corpusCounter counts words and their neighbours.
type corpusCounter struct {
	ids    map[uint64]int32
	hashes []uint64
	counts []int64
	text   []int32 // word ids, -1 between sentences
}

// add counts one sentence, given the hashes of its words.
func (k *corpusCounter) add(sentence []uint64) {
	if k.ids == nil {
		k.ids = map[uint64]int32{}
	}
	for _, h := range sentence {
		i, ok := k.ids[h]
		if !ok {
			i = int32(len(k.hashes))
			k.ids[h] = i
			k.hashes, k.counts = append(k.hashes, h), append(k.counts, 0)
		}
		k.counts[i]++
		k.text = append(k.text, i)
	}
	k.text = append(k.text, -1)
}

// clusterer keeps the words that occur minCount times or more.
func (k *corpusCounter) clusterer(minCount int64) *clusterer {
	order := make([]int32, len(k.hashes))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(k.counts[b], k.counts[a]), cmp.Compare(k.hashes[a], k.hashes[b]))
	})
	rank := make([]int32, len(order))
	c := &clusterer{}
	for r, i := range order {
		rank[i] = -1
		if k.counts[i] >= minCount {
			rank[i] = int32(r)
			c.words, c.counts = append(c.words, k.hashes[i]), append(c.counts, k.counts[i])
		}
	}
	at := func(i int) int32 {
		if i < 0 || i >= len(k.text) || k.text[i] < 0 {
			return -1
		}
		return rank[k.text[i]]
	}
	n := int32(len(c.words))
	var pairs []uint64
	for i := range k.text {
		w := at(i)
		if w < 0 {
			continue
		}
		if v := at(i - 1); v >= 0 {
			pairs = append(pairs, uint64(w)<<32|uint64(v))
		}
		if v := at(i + 1); v >= 0 {
			pairs = append(pairs, uint64(w)<<32|uint64(v+n))
		}
	}
	slices.Sort(pairs)
	c.contexts = make([][]pair, n)
	for i := 0; i < len(pairs); {
		j := i
		for j < len(pairs) && pairs[j] == pairs[i] {
			j++
		}
		w := pairs[i] >> 32
		c.contexts[w] = append(c.contexts[w], pair{int32(uint32(pairs[i])), int64(j - i)})
		i = j
	}
	return c
}

// run sorts the words into n classes and returns the class of each.
func (c *clusterer) run(n, passes int, log func(string, ...any)) []int32 {
	c.class = make([]int32, len(c.words))
	c.size = make([]int64, n)
	c.joint = make([][]classCount, 2*len(c.words))
	for w := range c.words {
		c.class[w] = int32(w % n)
		c.put(w, c.class[w], 1)
	}
	gain := make([]int64, n)
	for pass := range passes {
		moved := 0
		for w := range c.words {
			old := c.class[w]
			c.put(w, old, -1)
			for k := range gain {
				gain[k] = -2 * (xlogx(c.size[k]+c.counts[w]) - xlogx(c.size[k]))
			}
			for _, p := range c.contexts[w] {
				own := xlogx(p.n)
				for _, m := range c.joint[p.context] {
					gain[m.class] += xlogx(m.n+p.n) - xlogx(m.n) - own
				}
			}
			best := old
			for k := range gain {
				if gain[k] > gain[best] {
					best = int32(k)
				}
			}
			c.class[w] = best
			c.put(w, best, 1)
			if best != old {
				moved++
			}
		}
		log("clusters: %d classes, pass %d: %d of %d words moved", n, pass+1, moved, len(c.words))
		if moved*200 < len(c.words) {
			break
		}
	}
	return c.class
}

// put adds word w to class k (by 1) or takes it out (by -1).
func (c *clusterer) put(w int, k int32, by int64) {
	c.size[k] += by * c.counts[w]
	for _, p := range c.contexts[w] {
		c.joint[p.context] = changed(c.joint[p.context], k, by*p.n)
	}
}

// changed is row with n added to class k.
func changed(row []classCount, k int32, n int64) []classCount {
	for i := range row {
		if row[i].class == k {
			if row[i].n += n; row[i].n == 0 {
				row[i] = row[len(row)-1]
				row = row[:len(row)-1]
			}
			return row
		}
	}
	return append(row, classCount{k, n})
}

// xlogx is n log n in units of 1/256.
func xlogx(n int64) int64 {
	if n < int64(len(xlogxTable)) {
		return xlogxTable[n]
	}
	return int64(math.Round(float64(n) * math.Log(float64(n)) * 256))
}

var xlogxTable = func() []int64 {
	t := make([]int64, 1<<16)
	for n := 2; n < len(t); n++ {
		t[n] = int64(math.Round(float64(n) * math.Log(float64(n)) * 256))
	}
	return t
}()

// clusterTable packs the classes of two runs, coarse and fine, by word.
func clusterTable(words []uint64, coarse, fine []int32) *ml.Clusters {
	values := make([]ml.WordValue, len(words))
	for i, h := range words {
		values[i] = ml.WordValue{Hash: h, Value: uint32(coarse[i]+1)<<16 | uint32(fine[i]+1)}
	}
	return ml.NewClusters(ml.NewWordTable(values))
}

// rawTexts are the open texts whose words are clustered.
var rawTexts = []string{"raw/voa_gmb.txt.gz", "raw/state_human_rights.txt.gz", "raw/wikinews.txt.gz"}

// clusters sorts the words of the open texts into 96 and into 800 classes.
func clusters(o Options) (*ml.Clusters, error) {
	fsys, err := data.Open(o.Out)
	if err != nil {
		return nil, err
	}
	m, err := tokenize.Load(fsys)
	if err != nil {
		return nil, err
	}
	tok := m.NewWorker()
	tok.AsIs = true
	var k corpusCounter
	d := doc.New(noWords)
	var sentence []uint64
	err = eachRawText(o.Corpus, func(text string) {
		tok.Run(&article.Article{Text: text}, d)
		for _, s := range d.Sents {
			sentence = sentence[:0]
			for _, t := range d.Tokens[s.First:s.End] {
				sentence = append(sentence, d.Vocab.Hash(t.Norm))
			}
			k.add(sentence)
		}
	})
	if err != nil {
		return nil, err
	}
	c := k.clusterer(5)
	coarse := slices.Clone(c.run(96, 12, o.Log))
	return clusterTable(c.words, coarse, c.run(800, 12, o.Log)), nil
}

// eachRawText calls f for every open text in the folder dir. The report
// sentences of the development set are left out.
func eachRawText(dir string, f func(string)) error {
	for _, file := range rawTexts {
		if err := eachLine(filepath.Join(dir, file), f); err != nil {
			return err
		}
	}
	held := map[string]bool{}
	if err := eachRow(filepath.Join(dir, "ner/wce-dev.jsonl"), func(r *textRow) error { held[r.ID] = true; return nil }); err != nil {
		return err
	}
	return eachRow(filepath.Join(dir, "events/wce-2002-2026.jsonl.gz"), func(r *textRow) error {
		if !held[r.ID] {
			f(r.Text)
		}
		return nil
	})
}

type textRow struct{ ID, Text string }

// eachLine calls f for every line of a text file.
func eachLine(path string, f func(string)) error {
	r, err := table.OpenFile(path)
	if err != nil {
		return err
	}
	defer r.Close()
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		f(in.Text())
	}
	return in.Err()
}
