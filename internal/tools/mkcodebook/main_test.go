package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"regesta/data"
)

// TestWritten fails when the codebook or the frames have changed since the pages
// were written.
func TestWritten(t *testing.T) {
	want, err := pages(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join("..", "..", "..", "docs", "codebook")
	for name, text := range want {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(got, text) {
			t.Errorf("docs/codebook/%s is not what the data give: run go generate ./internal/frame", name)
		}
	}
	have, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range have {
		if want[f.Name()] == nil {
			t.Errorf("docs/codebook/%s belongs to nothing", f.Name())
		}
	}
}
