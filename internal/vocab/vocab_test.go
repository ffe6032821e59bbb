package vocab

import (
	"fmt"
	"testing"
)

func TestLocalExtendsBase(t *testing.T) {
	b := NewBuilder()
	for i := range 1000 {
		b.Sym(fmt.Sprint("word", i))
	}
	if b.Sym("") != 0 {
		t.Fatal("the empty string is not 0")
	}
	base := b.Freeze()
	l := NewLocal(base)
	known, _ := base.Lookup("word7")
	if l.Sym("word7") != known || !l.Known(known) {
		t.Error("a base word got a new number")
	}
	fresh := l.SymBytes([]byte("Osgiliath"))
	if l.Known(fresh) || l.String(fresh) != "Osgiliath" || l.Sym("Osgiliath") != fresh {
		t.Error("a local word is lost")
	}
	if l.Hash(fresh) != Hash("Osgiliath") || l.Hash(known) != Hash("word7") {
		t.Error("hashes differ")
	}
	l.Reset()
	if again := l.Sym("Edoras"); again != fresh {
		t.Error("reset does not free numbers")
	}
}

func TestHashIsFixed(t *testing.T) {
	// Model files depend on these values.
	got := []uint64{Hash(""), Hash("a"), Hash("negotiate"), Hash("counter-terrorism cooperation")}
	seen := map[uint64]bool{}
	for _, h := range got {
		if seen[h] {
			t.Error("collision")
		}
		seen[h] = true
	}
}

func BenchmarkSym(b *testing.B) {
	bb := NewBuilder()
	var words [][]byte
	for i := range 50000 {
		w := fmt.Sprint("word", i)
		bb.Sym(w)
		words = append(words, []byte(w))
	}
	l := NewLocal(bb.Freeze())
	for i := 0; b.Loop(); i++ {
		l.SymBytes(words[i%len(words)])
	}
}
