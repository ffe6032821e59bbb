package frame

import (
	"testing"

	"regesta/data"
	"regesta/internal/ontology"
	"regesta/internal/syntax"
	"regesta/internal/vocab"
)

func BenchmarkLoad(b *testing.B) {
	book, err := ontology.Read(data.FS)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		v := vocab.NewBuilder()
		Load(data.FS, book, syntax.New(v), v)
	}
}

func BenchmarkReadSources(b *testing.B) {
	for b.Loop() {
		readSources(data.FS, Dir)
	}
}
