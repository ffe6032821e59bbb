package tag

import (
	"strings"
	"testing"

	"regesta/internal/conllu"
	"regesta/internal/doc"
	"regesta/internal/ml"
	"regesta/internal/vocab"
)

// corpus returns sentences of "form/UPOS/XPOS" words, one a line.
func corpus(t testing.TB, text string) *doc.Doc {
	t.Helper()
	var sents conllu.Document
	for line := range strings.Lines(text) {
		s := &conllu.Sentence{}
		for i, w := range strings.Fields(line) {
			p := strings.Split(w, "/")
			s.Words = append(s.Words, conllu.Word{Form: p[0], Lemma: "_", UPOS: p[1], XPOS: p[2], Feats: "_", Head: i, Rel: "dep", SpaceAfter: true})
		}
		sents = append(sents, s)
	}
	d := doc.New(vocab.NewBuilder().Freeze())
	conllu.Fill(d, sents)
	return d
}

const bank = `The/DET/DT talks/NOUN/NNS failed/VERB/VBD ./PUNCT/.
He/PRON/PRP talks/VERB/VBZ of/ADP/IN peace/NOUN/NN ./PUNCT/.
The/DET/DT talks/NOUN/NNS in/ADP/IN Edoras/PROPN/NNP failed/VERB/VBD
She/PRON/PRP talks/VERB/VBZ in/ADP/IN Bree/PROPN/NNP`

// The words before tell a noun from a verb, also for words never seen.
func TestLearns(t *testing.T) {
	gold := corpus(t, bank)
	m := Train([]*doc.Doc{gold}, ml.NewClusters(ml.NewWordTable(nil)), nil, Options{Passes: 10, MinUpdates: 1, Seed: 1})
	got := corpus(t, "She/X/XX talks/X/XX in/X/XX Minas/X/XX\nThe/X/XX talks/X/XX failed/X/XX")
	m.NewWorker().Run(got)
	var tags []string
	for _, k := range got.Tokens {
		tags = append(tags, k.XPOS.String())
	}
	if g, want := strings.Join(tags, " "), "PRP VBZ IN NNP DT NNS VBD"; g != want {
		t.Errorf("got %s, want %s", g, want)
	}
}

// Equal training gives equal files.
func TestDeterministic(t *testing.T) {
	gold := []*doc.Doc{corpus(t, bank)}
	none := ml.NewClusters(ml.NewWordTable(nil))
	a, b := Train(gold, none, nil, Options{Passes: 3}), Train(gold, none, nil, Options{Passes: 3})
	if string(a.File().Bytes()) != string(b.File().Bytes()) {
		t.Error("two trainings differ")
	}
}
