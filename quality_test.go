package regesta_test

import (
	"path/filepath"
	"testing"

	"regesta"
	"regesta/internal/eval"
)

// TestQuality holds the program to the quality that it has reached on the part
// of the written corpus that is kept for testing.
func TestQuality(t *testing.T) {
	files, err := filepath.Glob("data/annotation/events/*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var test []eval.GoldRow
	for _, path := range files {
		if filepath.Base(path) == "wce.jsonl" {
			continue // it holds no texts
		}
		type row struct {
			eval.GoldRow
			Split string
		}
		for _, r := range rows[row](t, path) {
			if r.Split == "test" {
				test = append(test, r.GoldRow)
			}
		}
	}
	c, err := regesta.New(regesta.Options{DataDir: "data/examples"})
	if err != nil {
		t.Fatal(err)
	}
	floor{"type": .73, "type+mode": .60, "dyad": .44, "no event, none coded": .80}.check(t, "corpus", eval.Events(test, coderOf(c)))
}
