package frame

import (
	"testing"
	"time"

	"regesta/data"
	"regesta/internal/ontology"
	"regesta/internal/syntax"
	"regesta/internal/vocab"
)

func TestLoad(t *testing.T) {
	book, err := ontology.Read(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	st := time.Now()
	b := vocab.NewBuilder()
	l, err := Load(data.FS, book, syntax.New(b), b)
	t.Log(time.Since(st), len(l.senses), len(l.triggers), len(l.constraints))
	if err != nil {
		t.Fatal(err)
	}
}
