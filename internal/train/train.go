// Package train makes the shipped models from open data. Run is what the
// command "regesta train" calls; the same corpus and options give the same
// files, bit for bit, on any machine and with any number of processors.
package train

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"regesta/data"
	"regesta/internal/article"
	"regesta/internal/conllu"
	"regesta/internal/doc"
	"regesta/internal/lemma"
	"regesta/internal/ml"
	"regesta/internal/parse"
	"regesta/internal/tag"
	"regesta/internal/tokenize"
	"regesta/internal/vocab"
)

// treebanks are the training files, relative to the corpus folder. Files whose
// texts may not be used commercially ("gum-nc") are no part of it.
var treebanks = []string{"ud/ewt-train.conllu.gz", "ud/gum-train.conllu.gz"}

// news is the project's own treebank of press-agency English, relative to the
// data folder. Its sentences count newsTimes.
const (
	news      = "annotation/ud-news/train.conllu"
	newsTimes = 3
)

// Options of Run.
type Options struct {
	Corpus string   // folder that holds ud/, raw/, ner/ and events/
	Out    string   // data folder to write models/en into
	Only   []string // names of the steps to run; none: all
	Seed   uint64
	Log    func(format string, args ...any) // progress; may be nil
}

// steps are the parts of training, in their order. Each reads what it needs of
// the steps before it from Options.Out.
var steps = []struct {
	name string
	run  func(context.Context, Options) error
}{
	{"sentences", sentences},
	{"lemmas", lemmas},
	{"clusters", wordClusters},
	{"tagger", tagger},
	{"parser", parser},
	{"names", func(_ context.Context, o Options) error { return NER(o) }},
	{"statements", func(_ context.Context, o Options) error { return Statements(o) }},
	{"events", func(_ context.Context, o Options) error { return Events(o) }},
}

// Steps are the names of all steps, in their order.
func Steps() []string {
	var names []string
	for _, s := range steps {
		names = append(names, s.name)
	}
	return names
}

// Run trains the models and writes them.
func Run(ctx context.Context, o Options) error {
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	only := map[string]bool{}
	for _, name := range o.Only {
		only[name] = true
	}
	for _, s := range steps {
		if len(only) > 0 && !only[s.name] {
			continue
		}
		o.Log("%s", s.name)
		if err := s.run(ctx, o); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

func sentences(_ context.Context, o Options) error {
	gold, err := treebankDocs(o)
	if err != nil {
		return err
	}
	return save(o.Out, tokenize.Path, tokenize.Train(gold, tokenize.Options{Seed: o.Seed}).File())
}

func lemmas(_ context.Context, o Options) error {
	gold, err := goldDocs(o, false)
	if err != nil {
		return err
	}
	words, err := inflections(o.Corpus)
	if err != nil {
		return err
	}
	return save(o.Out, lemma.Path, lemma.Train(gold, words).File())
}

func wordClusters(_ context.Context, o Options) error {
	c, err := clusters(o)
	if err != nil {
		return err
	}
	return save(o.Out, ml.ClustersPath, c.File())
}

// tagger trains a first tagger on the treebanks alone, lets it tag the open
// texts to learn how far more words are used than the treebanks hold, and
// trains the shipped one with what that census tells.
func tagger(_ context.Context, o Options) error {
	gold, err := goldDocs(o, true)
	if err != nil {
		return err
	}
	fsys, err := data.Open(o.Out)
	if err != nil {
		return err
	}
	classes, err := ml.LoadClusters(fsys)
	if err != nil {
		return err
	}
	tok, err := tokenize.Load(fsys)
	if err != nil {
		return err
	}
	first := tag.Train(gold, classes, nil, tag.Options{Seed: o.Seed, Passes: 3})
	o.Log("first tagger trained")
	census, err := takeCensus(o, tok, first)
	if err != nil {
		return err
	}
	o.Log("open texts tagged")
	return save(o.Out, tag.Path, tag.Train(gold, classes, census, tag.Options{Seed: o.Seed, Orders: 2}).File())
}

// takeCensus counts how the words of the open texts are used.
func takeCensus(o Options, tok *tokenize.Model, m *tag.Model) (*tag.Census, error) {
	texts := make(chan string, 256)
	var wait sync.WaitGroup
	parts := []*tag.Census{tag.NewCensus(), tag.NewCensus()}
	for _, c := range parts {
		wait.Go(func() {
			words, tags, d := tok.NewWorker(), m.NewWorker(), doc.New(noWords)
			words.AsIs = true
			for text := range texts {
				words.Run(&article.Article{Text: text}, d)
				tags.Run(d)
				c.Add(d)
			}
		})
	}
	err := eachRawText(o.Corpus, func(text string) { texts <- text })
	close(texts)
	wait.Wait()
	for _, c := range parts[1:] {
		parts[0].Merge(c)
	}
	return parts[0], err
}

// folds is the number of parts for jackknifing: each part's words are tagged
// by a tagger that was trained on the others, so that the parser learns from
// tags as wrong as those it will see.
const folds = 5

// parser trains the parser on jackknifed tags.
func parser(ctx context.Context, o Options) error {
	gold, err := goldDocs(o, false)
	if err != nil {
		return err
	}
	tagged, err := goldDocs(o, false)
	if err != nil {
		return err
	}
	more, err := goldDocs(o, true)
	if err != nil {
		return err
	}
	fsys, err := data.Open(o.Out)
	if err != nil {
		return err
	}
	shipped, err := tag.Load(fsys)
	if err != nil {
		return err
	}
	var wait sync.WaitGroup
	limit := make(chan struct{}, 2) // taggers in training at a time
	for k := range folds {
		wait.Go(func() {
			limit <- struct{}{}
			defer func() { <-limit }()
			if ctx.Err() != nil {
				return
			}
			var rest []*doc.Doc
			for i, d := range more {
				if i%folds != k {
					rest = append(rest, d)
				}
			}
			w := shipped.Retrain(rest, tag.Options{Seed: o.Seed, Passes: 4}).NewWorker()
			for i := k; i < len(tagged); i += folds {
				w.Run(tagged[i])
			}
			o.Log("part %d of %d tagged", k+1, folds)
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	var samples []parse.Sample
	for i, g := range gold {
		for s := range g.Sents {
			samples = append(samples, parse.Sample{Gold: g, Tagged: tagged[i], Sent: s})
		}
	}
	classes, err := ml.LoadClusters(fsys)
	if err != nil {
		return err
	}
	p := parse.Train(samples, classes, parse.Options{Seed: o.Seed, AfterPass: func(n int) { o.Log("parser: pass %d", n) }})
	return save(o.Out, parse.Path, p.File())
}

func save(dir, path string, f *ml.File) error {
	name := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, f.Bytes(), 0o644)
}

// noWords is the vocabulary that training documents extend.
var noWords = vocab.NewBuilder().Freeze()

// treebankDocs returns the documents of the treebanks with their analyses.
func treebankDocs(o Options) ([]*doc.Doc, error) {
	texts, err := readTreebanks(o)
	return fill(texts), err
}

// goldDocs returns the documents of the treebanks and of the project's own with
// their analyses, and if copies is set with copies of their sentences in the
// present tense.
func goldDocs(o Options, copies bool) ([]*doc.Doc, error) {
	texts, err := readTreebanks(o)
	if err != nil {
		return nil, err
	}
	own, err := conllu.ReadFile(filepath.Join(o.Out, filepath.FromSlash(news)))
	if err != nil {
		return nil, err
	}
	for _, t := range own {
		for part := range slices.Chunk(t, 10) { // so that each fold gets its share
			texts = append(texts, slices.Repeat(part, newsTimes))
		}
	}
	if copies {
		present(texts)
	}
	return fill(texts), nil
}

func readTreebanks(o Options) ([]conllu.Document, error) {
	var texts []conllu.Document
	for _, name := range treebanks {
		ts, err := conllu.ReadFile(filepath.Join(o.Corpus, filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		texts = append(texts, ts...)
	}
	return texts, nil
}

func fill(texts []conllu.Document) []*doc.Doc {
	docs := make([]*doc.Doc, len(texts))
	for i, t := range texts {
		docs[i] = doc.New(noWords)
		conllu.Fill(docs[i], t)
	}
	return docs
}
