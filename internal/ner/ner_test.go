package ner_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"regesta/data"
	"regesta/internal/article"
	"regesta/internal/doc"
	"regesta/internal/doctest"
	"regesta/internal/lexicon"
	"regesta/internal/ml"
	"regesta/internal/ner"
	"regesta/internal/tag"
	"regesta/internal/tokenize"
	"regesta/internal/vocab"
)

// A pipeline runs all that the tagger of names needs, with the shipped models.
type pipeline struct {
	tok  *tokenize.Worker
	tag  *tag.Worker
	lex  *lexicon.Lexicon
	hits lexicon.Hits
	name *ner.Worker
	doc  *doc.Doc
}

func newPipeline(tb testing.TB) *pipeline {
	return &pipeline{
		tok:  must(tokenize.Load(data.FS))(tb).NewWorker(),
		tag:  must(tag.Load(data.FS))(tb).NewWorker(),
		lex:  must(lexicon.Read(data.FS))(tb),
		name: must(ner.Load(data.FS))(tb).NewWorker(),
		doc:  doc.New(vocab.NewBuilder().Freeze()),
	}
}

func must[T any](x T, err error) func(testing.TB) T {
	return func(tb testing.TB) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return x
	}
}

func (p *pipeline) prepare(text string) {
	p.tok.Run(article.New(article.Article{}, text), p.doc)
	p.tag.Run(p.doc)
	p.lex.Scan(p.doc, &p.hits)
}

// mentions writes the mentions of d as "text/type", adjectives as "text/adjective".
func mentions(d *doc.Doc) []string {
	var out []string
	for _, m := range d.Mentions {
		typ := m.Type.String()
		if m.Kind == doc.Adjective {
			typ = "adjective"
		}
		out = append(out, d.Cut(m.First, m.End)+"/"+typ)
	}
	return out
}

func TestRun(t *testing.T) {
	p := newPipeline(t)
	for _, c := range []struct{ text, want string }{
		{"Iranian Defense Minister Hossein Dehqan met Sergei Shoigu in Tehran.", "Iranian/adjective Hossein Dehqan/person Sergei Shoigu/person Tehran/place"},
		{"The United Nations Security Council condemned North Korea's missile test.", "United Nations Security Council/igo North Korea/country"},
		{"Boko Haram militants attacked a village in Borno State, Nigeria.", "Boko Haram/group Borno State/place Nigeria/country"},
		{"The Turkish Army shelled positions near Afrin.", "Turkish Army/organization Afrin/place"},
		{"Two Americans and a Syrian were released.", "Americans/adjective Syrian/adjective"},
		{"Police said nobody was hurt.", ""},
		{"Prince William met Mr. Zorbanakis in Athens.", "William/person Zorbanakis/person Athens/place"},
		// What one sentence shows carries over to the next.
		{"Abdul Karim Wasiqi was arrested on Monday. The police say that Wasiqi had bought explosives.", "Abdul Karim Wasiqi/person Wasiqi/person"},
		{"The Economic Community of West African States (ECOWAS) met. ECOWAS imposed sanctions.",
			"Economic Community of West African States/igo ECOWAS/igo ECOWAS/igo"},
	} {
		p.prepare(c.text)
		p.name.Run(p.doc, &p.hits)
		got := strings.Join(mentions(p.doc), " ")
		if got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A tagger learns from three sentences to tell envoys from towns by the words
// beside them.
func TestTrain(t *testing.T) {
	const (
		envoy = "Faramir PROPN NNP 2 nsubj\nspoke VERB VBD 0 root\n. PUNCT . 2 punct\n"
		town  = "Talks NOUN NNS 3 nsubj\nin ADP IN 3 case\nEdoras PROPN NNP 0 root\n. PUNCT . 3 punct\n"
		both  = "Denethor PROPN NNP 2 nsubj\nspoke VERB VBD 0 root\nin ADP IN 4 case\nPelargir PROPN NNP 2 obl\n. PUNCT . 2 punct\n"
	)
	person, place := ner.Of(ner.ClassPerson), ner.Of(ner.ClassPlace)
	train := func() *ner.Model {
		names := &ner.NameSetBuilder{}
		names.Add("Minas Tirith", ner.City)
		tr := ner.NewTrainer(names.Build(), ml.NewClusters(ml.NewWordTable(nil)))
		tr.Add(doctest.Parse(envoy), nil, []ner.Gold{{First: 0, End: 1, Classes: person}}, 2)
		tr.Add(doctest.Parse(town), nil, []ner.Gold{{First: 2, End: 3, Classes: place}}, 2)
		return tr.Train(ner.Options{Passes: 10, Log: func(string, ...any) {}})
	}
	d := doctest.Parse(both)
	m := train()
	m.NewWorker().Run(d, &lexicon.Hits{})
	if got, want := mentions(d), []string{"Denethor/person", "Pelargir/place"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if !bytes.Equal(m.File().Bytes(), train().File().Bytes()) {
		t.Error("two trainings on the same data differ")
	}
}

// BenchmarkRun measures the names alone, in nanoseconds a token.
func BenchmarkRun(b *testing.B) {
	p := newPipeline(b)
	p.prepare(strings.Repeat("Iranian Defense Minister Hossein Dehqan met Sergei Shoigu in Tehran on Thursday to discuss how both armies would fight the militants who hold parts of Aleppo and Idlib.\n\n", 40))
	b.ResetTimer()
	for b.Loop() {
		p.name.Run(p.doc, &p.hits)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(p.doc.Tokens)), "ns/token")
}
