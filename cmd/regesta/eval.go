package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"regesta"
	"regesta/internal/article"
	"regesta/internal/doc"
	"regesta/internal/eval"
	"regesta/internal/table"
	"regesta/record"
)

func evalCommand(g *global) *cobra.Command {
	var asJSON bool
	var every int
	var rest bool
	c := &cobra.Command{
		Use:   "eval GOLD...",
		Short: "Score the program against gold data",
		Long: `Scores the program against gold data and prints precision, recall and F1. The
kind of gold is told by the file: a treebank (.conllu, also gzipped), JSON lines
with "entities" (names), "mentions" (coreference chains), "toponyms" (places),
"dates", or with "events" or PLOVER gold standard records (events), or articles coded by hand (NAME.json beside NAME.txt, or a folder of
such pairs). Every figure counts what the reference scorers count.`,
		Example: "  regesta eval gum-dev.conllu\n  regesta eval gold/ --json",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if every < 0 || every == 1 {
				return usagef("--holdout %d: name a number above 1, or 0 for no holdout", every)
			}
			x, err := g.coder()
			if err != nil {
				return err
			}
			for _, path := range args {
				e := evaluation{coder: x, part: part{every, rest}}
				scores, err := e.run(path)
				if err != nil {
					return fmt.Errorf("%s: %w", path, err)
				}
				if !asJSON {
					fmt.Fprintf(c.OutOrStdout(), "%s\n", path)
				}
				if err := eval.Print(c.OutOrStdout(), scores, asJSON); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.Flags().IntVar(&every, "holdout", 0, "leave out every N-th row, the part to keep untouched while tuning")
	c.Flags().BoolVar(&rest, "held", false, "score only the rows that --holdout leaves out")
	return c
}

// part picks rows: all, all but every n-th, or only those.
type part struct {
	every int
	held  bool
}

func keep[T any](p part, rows []T) []T {
	if p.every == 0 {
		return rows
	}
	var out []T
	for i, r := range rows {
		if (i%p.every == p.every-1) == p.held {
			out = append(out, r)
		}
	}
	return out
}

type evaluation struct {
	coder *regesta.Coder
	part  part
}

func (e *evaluation) code(id, text, date string) *record.Record {
	r, err := e.coder.Code(regesta.Report{ID: id, Text: text, Date: date})
	if err != nil { // a broken date in the gold counts as none
		r, _ = e.coder.Code(regesta.Report{ID: id, Text: text})
	}
	return r
}

func (e *evaluation) run(path string) ([]eval.Score, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	name := strings.TrimSuffix(path, ".gz")
	switch {
	case info.IsDir(), filepath.Ext(name) == ".json":
		return e.articles(path, info.IsDir())
	case filepath.Ext(name) == ".conllu":
		in, err := table.OpenFile(path)
		if err != nil {
			return nil, err
		}
		defer in.Close()
		k := e.coder.Knowledge()
		return eval.Treebank(in, k.NewDoc(), k.NewWorker())
	}
	lines, err := readLines(path)
	if err != nil {
		return nil, err
	}
	if len(lines) == 0 {
		return nil, errors.New("the file is empty")
	}
	var probe map[string]json.RawMessage
	if err := json.Unmarshal(lines[0], &probe); err != nil {
		return nil, fmt.Errorf("line 1: %w", err)
	}
	if probe["text"] == nil {
		return nil, fmt.Errorf("line 1: the row holds no text to code; stand-off annotation needs the texts that it points to")
	}
	switch {
	case probe["entities"] != nil:
		rows, err := decode[eval.NamedText](lines)
		if err != nil {
			return nil, err
		}
		return eval.Names(keep(e.part, rows), e.code), nil
	case probe["mentions"] != nil:
		rows, err := decode[eval.ChainedText](lines)
		if err != nil {
			return nil, err
		}
		return eval.Coref(keep(e.part, rows), e.chains()), nil
	case probe["toponyms"] != nil:
		rows, err := decode[eval.PlaceText](lines)
		if err != nil {
			return nil, err
		}
		places := e.coder.Knowledge().Places()
		country := func(lat, lon float64) string { return places.Nearest(float32(lat), float32(lon)).String() }
		return eval.Places(keep(e.part, rows), e.code, country), nil
	case probe["dates"] != nil:
		rows, err := decode[eval.DateText](lines)
		if err != nil {
			return nil, err
		}
		return eval.Dates(keep(e.part, rows), e.code), nil
	case probe["events"] != nil || probe["eventText"] != nil:
		rows, err := decode[eval.GoldRow](lines)
		if err != nil {
			return nil, err
		}
		return eval.Events(keep(e.part, rows), e.code), nil
	}
	return nil, fmt.Errorf("unknown kind of gold: rows have none of \"entities\", \"mentions\", \"events\", \"eventText\", \"toponyms\" and \"dates\"")
}

// chains returns a function that links the mentions of a text.
func (e *evaluation) chains() func(text string) []eval.ChainedMention {
	w := e.coder.Knowledge().NewWorker()
	return func(text string) []eval.ChainedMention {
		d := w.Explain(article.New(article.Article{Language: "en"}, text)).Doc
		runes, last := 0, 0 // code points before byte last
		at := func(b int32) int {
			if int(b) < last {
				runes, last = 0, 0
			}
			runes += utf8.RuneCountInString(d.Text[last:b])
			last = int(b)
			return runes
		}
		var out []eval.ChainedMention
		for i := range d.Mentions {
			m := &d.Mentions[i]
			if m.Entity < 0 {
				continue
			}
			head := &d.Tokens[m.Head]
			out = append(out, eval.ChainedMention{
				Start: at(d.Tokens[m.First].Start), End: at(d.Tokens[m.End-1].End), HeadStart: at(head.Start), HeadEnd: at(head.End),
				Chain: int(m.Entity), Name: m.Kind == doc.Name,
			})
		}
		return out
	}
}

// articles scores NAME.json against the coding of NAME.txt beside it.
func (e *evaluation) articles(path string, folder bool) ([]eval.Score, error) {
	files := []string{path}
	if folder {
		var err error
		if files, err = filepath.Glob(filepath.Join(path, "*.json")); err != nil {
			return nil, err
		}
		slices.Sort(files)
	}
	if len(files) == 0 {
		return nil, errors.New("the folder holds no article coded by hand: NAME.json beside NAME.txt")
	}
	t := eval.NewTally()
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		var gold eval.GoldArticle
		if err := json.Unmarshal(b, &gold); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(f, ".json") + ".txt")
		if os.IsNotExist(err) { // a single pair may be called article.txt and expected.json
			text, err = os.ReadFile(filepath.Join(filepath.Dir(f), "article.txt"))
		}
		if err != nil {
			return nil, err
		}
		t.Article(&gold, e.code(filepath.Base(f), string(text), ""))
	}
	return t.Scores(), nil
}

func readLines(path string) ([][]byte, error) {
	in, err := table.OpenFile(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var lines [][]byte
	s := bufio.NewScanner(in)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		if len(strings.TrimSpace(s.Text())) > 0 {
			lines = append(lines, []byte(s.Text()))
		}
	}
	return lines, s.Err()
}

func decode[T any](lines [][]byte) ([]T, error) {
	out := make([]T, len(lines))
	for i, l := range lines {
		if err := json.Unmarshal(l, &out[i]); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
	}
	return out, nil
}
