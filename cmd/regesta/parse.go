package main

import (
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"regesta/internal/coder"
	"regesta/internal/conllu"
	"regesta/internal/doc"
	"regesta/internal/ingest"
)

func parseCommand(g *global) *cobra.Command {
	var input string
	formats := append([]string{"conllu"}, ingest.Formats...)
	c := &cobra.Command{
		Use:   "parse [FILE|FOLDER|-]...",
		Short: "Print tokens, tags, lemmas and trees as CoNLL-U",
		Long: `Runs the linguistic layer alone and prints CoNLL-U: LEMMA, UPOS, XPOS, FEATS,
HEAD and DEPREL, with SpaceAfter and code-point offsets in MISC. With --input
conllu the given tokens and sentences are kept and the rest is predicted.`,
		Example: "  regesta parse report.txt\n  regesta parse --input conllu gold.conllu > predicted.conllu",
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains(formats, input) {
				return usagef("--input %q is not one of %v", input, formats)
			}
			if len(args) == 0 {
				args = []string{"-"}
			}
			x, err := g.coder()
			if err != nil {
				return err
			}
			p := parser{worker: x.Knowledge().NewWorker(), out: conllu.NewWriter(c.OutOrStdout()), stdin: c.InOrStdin(), stderr: c.ErrOrStderr()}
			if input == "conllu" {
				err = p.trees(x.Knowledge(), args)
			} else {
				err = p.texts(args, input)
			}
			if flushErr := p.out.Flush(); err == nil {
				err = flushErr
			}
			return err
		},
	}
	c.Flags().StringVar(&input, "input", "auto", "text, jsonl, conllu or auto")
	completeWith(c, "input", formats)
	return c
}

type parser struct {
	worker *coder.Worker
	out    *conllu.Writer
	stdin  io.Reader
	stderr io.Writer
}

func (p *parser) texts(sources []string, format string) error {
	failed := false
	for it := range ingest.Read(sources, ingest.Options{Format: format, Stdin: p.stdin}) {
		if it.Problem != nil {
			fmt.Fprintf(p.stderr, "regesta: %v\n", it.Problem)
			failed = true
			continue
		}
		if err := p.out.Write(p.worker.Parse(it.Article)); err != nil {
			return err
		}
	}
	if failed {
		return errInput
	}
	return nil
}

// trees annotates the documents of CoNLL-U files anew.
func (p *parser) trees(k *coder.Knowledge, files []string) error {
	d := k.NewDoc()
	for _, name := range files {
		in := p.stdin
		if name != "-" {
			f, err := os.Open(name)
			if err != nil {
				return err
			}
			defer f.Close()
			in = f
		}
		if err := p.treebank(name, in, d); err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) treebank(name string, in io.Reader, d *doc.Doc) error {
	var sents []*conllu.Sentence
	flush := func() error {
		if len(sents) == 0 {
			return nil
		}
		conllu.Fill(d, sents)
		sents = sents[:0]
		p.worker.Annotate(d)
		return p.out.Write(d)
	}
	for s, err := range conllu.Read(in) {
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if s.NewDoc() {
			if err := flush(); err != nil {
				return err
			}
		}
		sents = append(sents, s)
	}
	return flush()
}
