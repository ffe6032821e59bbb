// Package train makes the shipped models from treebanks. Run is what the
// command "regesta train" calls; the same corpus and options give the same
// files, bit for bit, on any machine and with any number of processors.
package train

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

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

// folds is the number of parts for jackknifing: each part's words are tagged
// by a tagger that was trained on the others, so that the parser learns from
// tags as wrong as those it will see.
const folds = 5

// Options of Run.
type Options struct {
	Corpus string // folder that holds ud/
	Out    string // data folder to write models/en into
	Seed   uint64
	Log    func(format string, args ...any) // progress; may be nil
}

// Run trains all models and writes them.
func Run(ctx context.Context, o Options) error {
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	var texts []text
	for _, name := range treebanks {
		ts, err := ReadTreebank(filepath.Join(o.Corpus, name))
		if err != nil {
			return err
		}
		texts = append(texts, ts...)
	}
	o.Log("%d documents", len(texts))
	if err := save(o.Out, tokenize.Path, tokenize.Train(fill(texts), tokenize.Options{Seed: o.Seed}).File()); err != nil {
		return err
	}
	present(texts)
	words, err := inflections(o.Corpus)
	if err != nil {
		return err
	}
	if err := save(o.Out, lemma.Path, lemma.Train(fill(texts), words).File()); err != nil {
		return err
	}

	bank := fill(texts)
	var tagger *tag.Model
	tagged := make([]*doc.Doc, len(texts))
	var wait sync.WaitGroup
	limit := make(chan struct{}, 2)
	for k := range folds + 1 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			limit <- struct{}{}
			defer func() { <-limit }()
			if ctx.Err() != nil {
				return
			}
			if k == folds {
				tagger = tag.Train(bank, tag.Options{Seed: o.Seed, Cut: 5})
				o.Log("tagger trained")
				return
			}
			var rest []*doc.Doc
			for i := range bank {
				if i%folds != k {
					rest = append(rest, bank[i])
				}
			}
			w := tag.Train(rest, tag.Options{Seed: o.Seed, Cut: 5}).NewWorker()
			for i := k; i < len(texts); i += folds {
				tagged[i] = gold(texts[i])
				w.Run(tagged[i])
			}
			o.Log("part %d of %d tagged", k+1, folds)
		}()
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := save(o.Out, tag.Path, tagger.File()); err != nil {
		return err
	}

	var samples []parse.Sample
	for i, g := range bank {
		for s := range g.Sents {
			samples = append(samples, parse.Sample{Gold: g, Tagged: tagged[i], Sent: s})
		}
	}
	p := parse.Train(samples, parse.Options{Seed: o.Seed, MinUpdates: 5, Cut: 12, CutLabel: 8, MinLabel: 5, Passes: 7})
	o.Log("parser trained")
	if err := save(o.Out, parse.Path, p.File()); err != nil {
		return err
	}
	if err := NER(o); err != nil {
		return err
	}
	return Events(o)
}

func save(dir, path string, f *ml.File) error {
	name := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, f.Bytes(), 0o644)
}

// A text is one document of a treebank.
type text = conllu.Document

// noWords is the vocabulary that training documents extend.
var noWords = vocab.NewBuilder().Freeze()

// gold returns t with its gold analysis.
func gold(t text) *doc.Doc {
	d := doc.New(noWords)
	conllu.Fill(d, t)
	return d
}

func fill(texts []text) []*doc.Doc {
	docs := make([]*doc.Doc, len(texts))
	for i, t := range texts {
		docs[i] = gold(t)
	}
	return docs
}

// ReadTreebank reads a CoNLL-U file, gzipped if its name ends in .gz, and
// returns its documents.
func ReadTreebank(name string) ([]text, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		r = z
	}
	var texts []text
	for s, err := range conllu.Read(r) {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if len(texts) == 0 || s.NewDoc() {
			texts = append(texts, nil)
		}
		texts[len(texts)-1] = append(texts[len(texts)-1], s)
	}
	return texts, nil
}
