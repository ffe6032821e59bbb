package parse

import (
	"strings"
	"testing"

	"regesta/internal/conllu"
	"regesta/internal/doc"
	"regesta/internal/ml"
	"regesta/internal/vocab"
)

// bank is a treebank of two patterns.
const bank = `1	Gondor	Gondor	PROPN	NNP	_	2	nsubj	_	_
2	attacked	attack	VERB	VBD	_	0	root	_	_
3	the	the	DET	DT	_	4	det	_	_
4	city	city	NOUN	NN	_	2	obj	_	_
5	in	in	ADP	IN	_	6	case	_	_
6	May	May	PROPN	NNP	_	2	obl	_	_
7	.	.	PUNCT	.	_	2	punct	_	_

1	The	the	DET	DT	_	2	det	_	_
2	envoy	envoy	NOUN	NN	_	6	nsubj	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Mordor	Mordor	PROPN	NNP	_	2	nmod	_	_
5	has	have	AUX	VBZ	_	6	aux	_	_
6	left	leave	VERB	VBN	_	0	root	_	_
7	Rohan	Rohan	PROPN	NNP	_	6	obj	_	_
8	and	and	CCONJ	CC	_	9	cc	_	_
9	Arnor	Arnor	PROPN	NNP	_	7	conj	_	_
10	.	.	PUNCT	.	_	6	punct	_	_

`

func read(t testing.TB, text string) *doc.Doc {
	t.Helper()
	var sents conllu.Document
	for s, err := range conllu.Read(strings.NewReader(text)) {
		if err != nil {
			t.Fatal(err)
		}
		sents = append(sents, s)
	}
	d := doc.New(vocab.NewBuilder().Freeze())
	conllu.Fill(d, sents)
	return d
}

func train(t testing.TB, o Options) *Model {
	gold, tagged := read(t, bank), read(t, bank)
	var samples []Sample
	for i := range gold.Sents {
		samples = append(samples, Sample{gold, tagged, i})
	}
	o.MinUpdates, o.MinLabel, o.Cut, o.CutLabel = 1, 1, 1, 1
	return Train(samples, ml.NewClusters(ml.NewWordTable(nil)), o)
}

// A parser learns a tiny treebank by heart.
func TestLearns(t *testing.T) {
	m := train(t, Options{Passes: 20, Seed: 1})
	gold, got := read(t, bank), read(t, bank)
	for i := range got.Tokens {
		got.Tokens[i].Head, got.Tokens[i].Rel = doc.None, doc.RelDep
	}
	m.NewWorker().Run(got)
	if err := got.Check(); err != nil {
		t.Fatal(err)
	}
	for i := range gold.Tokens {
		w, g := gold.Tokens[i], got.Tokens[i]
		if w.Head != g.Head || w.Rel != g.Rel {
			t.Errorf("%s: head %d %v, want %d %v", gold.Form(doc.Tok(i)), g.Head, g.Rel, w.Head, w.Rel)
		}
	}
}

// Equal training gives equal files; a file read back is the same model.
func TestModelFile(t *testing.T) {
	a, b := train(t, Options{Passes: 5, Seed: 7}), train(t, Options{Passes: 5, Seed: 7})
	if string(a.File().Bytes()) != string(b.File().Bytes()) {
		t.Error("two trainings differ")
	}
	f, err := ml.Decode(a.File().Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if string(f.Bytes()) != string(a.File().Bytes()) {
		t.Error("a decoded file differs")
	}
}

// The oracle leads to the gold tree from the beginning, as a string of actions.
func TestOracle(t *testing.T) {
	tests := []struct{ sentence, want string }{
		{"Gondor 2 attacked 0 cities 2", "S L S S R L"},
		{"The 2 king 3 left 0 in 5 May 3 . 3", "S L S L S S L S R S R L"},
	}
	for _, tt := range tests {
		var text strings.Builder
		f := strings.Fields(tt.sentence)
		for i := 0; i < len(f); i += 2 {
			text.WriteString(strings.Join([]string{string(rune('1' + i/2)), f[i], "_", "X", "XX", "_", f[i+1], "dep", "_", "_"}, "\t") + "\n")
		}
		d := read(t, text.String())
		tr := newTrainer(Options{}, 1)
		tr.w.clusters, tr.w.sure = ml.NewClusters(ml.NewWordTable(nil)), ml.NewWordTable(nil)
		tr.begin(Sample{d, d, 0})
		var got []string
		for w := tr.w; !w.done(); {
			a, best := w.forced(), 1<<30
			if a == none {
				for _, x := range []action{left, right, shift} {
					if c := tr.cost(x); w.legal()[x] && c < best {
						a, best = x, c
					}
				}
			}
			got = append(got, string("SLR"[a]))
			if a == shift {
				w.shift()
				continue
			}
			h, m := w.arc(a)
			w.attach(h, m, doc.RelDep)
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.sentence, g, tt.want)
		}
	}
}
