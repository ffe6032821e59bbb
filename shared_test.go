package regesta_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"regesta"
	"regesta/internal/eval"
	"regesta/internal/export"
	"regesta/internal/ingest"
	"regesta/record"
)

// The tests of this file run where $REGESTA_SHARED names the folder of
// treebanks, gold records and report sentences. They hold the program to the
// quality that it has reached.

func shared(t *testing.T, path string) string {
	dir := os.Getenv("REGESTA_SHARED")
	if dir == "" {
		t.Skip("REGESTA_SHARED is not set")
	}
	return filepath.Join(dir, path)
}

func newCoder(t testing.TB) *regesta.Coder {
	c, err := regesta.New(regesta.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func coderOf(c *regesta.Coder) eval.Code {
	return func(id, text, date string) *record.Record {
		r, err := c.Code(regesta.Report{ID: id, Text: text, Date: date})
		if err != nil {
			r, _ = c.Code(regesta.Report{ID: id, Text: text})
		}
		return r
	}
}

// floor is the least that a measure may score.
type floor map[string]float64

func (f floor) check(t *testing.T, what string, scores []eval.Score) {
	t.Helper()
	seen := map[string]bool{}
	for _, s := range scores {
		seen[s.Name] = true
		got := s.F1
		if got == 0 && s.Precision == 0 && s.Recall == 0 && s.Total > 0 {
			got = float64(s.Hits) / float64(s.Total)
		}
		t.Logf("%s: %s %.4f (%d/%d)", what, s.Name, got, s.Hits, s.Total)
		if want, ok := f[s.Name]; ok && got < want {
			t.Errorf("%s: %s is %.4f, it was %.4f at least", what, s.Name, got, want)
		}
	}
	for name := range f {
		if !seen[name] {
			t.Errorf("%s: no score %q", what, name)
		}
	}
}

func rows[T any](t *testing.T, path string) []T {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []T
	for d := json.NewDecoder(f); ; {
		var x T
		if err := d.Decode(&x); err == io.EOF {
			return out
		} else if err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
}

func TestSharedTreebanks(t *testing.T) {
	for name, f := range map[string]floor{
		"ewt": {"UPOS": .955, "LAS": .828, "tokens from raw text": .988, "sentences from raw text": .87},
		"gum": {"UPOS": .966, "LAS": .825, "tokens from raw text": .998, "sentences from raw text": .955},
	} {
		in, err := os.Open(shared(t, "data/ud/"+name+"-dev.conllu"))
		if err != nil {
			t.Fatal(err)
		}
		k := newCoder(t).Knowledge()
		scores, err := eval.Treebank(in, k.NewDoc(), k.NewWorker())
		if err != nil {
			t.Fatal(err)
		}
		f.check(t, name, scores)
		in.Close()
	}
}

func TestSharedEvents(t *testing.T) {
	c := newCoder(t)
	floor{"type": .66, "dyad": .50, "actor country+sector": .64, "most confident event right": .68}.check(t, "gsr", eval.Events(rows[eval.GoldRow](t, shared(t, "data/events/plover_gsr_dev.jsonl")), coderOf(c)))
	floor{"type": .75, "dyad": .48, "type+mode": .64, "actor country+sector": .58, "figure unit+min+max": .88, "no event, none coded": 30. / 35}.check(t, "wce", eval.Events(rows[eval.GoldRow](t, shared(t, "data/events/wce_gold_dev.jsonl")), coderOf(c)))
}

func TestSharedSeed(t *testing.T) {
	text, err := os.ReadFile(shared(t, "seed/article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	gold := rows[eval.GoldArticle](t, shared(t, "seed/expected.json"))
	tally := eval.NewTally()
	tally.Article(&gold[0], coderOf(newCoder(t))("seed", string(text), ""))
	floor{"event.found": 14. / 17, "event.precise": .85, "statement.found": 1, "statement.speaker": 13. / 14, "relation.role": 1, "label.found": 1, "figure.found": 1, "figure.claimed_by": 1, "figure.min": 1}.
		check(t, "seed", tally.Scores())
}

func TestSharedArticles(t *testing.T) {
	files, err := filepath.Glob(shared(t, "gold/*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	tally, code := eval.NewTally(), coderOf(newCoder(t))
	for _, path := range files {
		text, err := os.ReadFile(strings.TrimSuffix(path, ".json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		tally.Article(&rows[eval.GoldArticle](t, path)[0], code(filepath.Base(path), string(text), ""))
	}
	floor{"event.found": .6, "event.precise": .85, "statement.found": .75, "statement.precise": .9, "statement.speaker": .85}.check(t, "articles", tally.Scores())
}

// TestSharedCorpus codes 10,000 report sentences with one and with two workers:
// no failure, the same bytes.
func TestSharedCorpus(t *testing.T) {
	const sentences = 10000
	f, err := os.Open(shared(t, "data/events/wce-2002-2026.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var input bytes.Buffer
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<20)
	for n := 0; n < sentences && s.Scan(); n++ {
		var row struct{ Text, Date string }
		if err := json.Unmarshal(s.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		b, _ := json.Marshal(map[string]string{"id": strconv.Itoa(n), "text": row.Text, "date": row.Date})
		input.Write(append(b, '\n'))
	}
	c := newCoder(t)
	var sums [2][32]byte
	for i := range sums {
		h := sha256.New()
		w := export.JSONL(h)
		start := time.Now()
		n := 0
		err := c.CodeItems(context.Background(), i+1, ingest.Read([]string{"-"}, ingest.Options{Format: "jsonl", Stdin: bytes.NewReader(input.Bytes())}), func(r *record.Record, p *ingest.Problem) error {
			if p != nil {
				t.Error(p)
			}
			n++
			return w.Write(r)
		})
		if err == nil {
			err = w.Close()
		}
		if err != nil || n != sentences {
			t.Fatalf("%d of %d coded: %v", n, sentences, err)
		}
		sums[i] = [32]byte(h.Sum(nil))
		t.Logf("%d workers: %.0f reports a second", i+1, float64(n)/time.Since(start).Seconds())
	}
	if sums[0] != sums[1] {
		t.Error("one and two workers give different bytes")
	}
}
