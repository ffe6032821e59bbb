// Package vocab turns strings into small numbers, so that tokens hold no
// pointers and words compare as integers.
//
// A Builder collects the words of models and lexicons once at start-up and is
// frozen into a Table that all workers share. Each worker adds the unknown
// words of the document at hand in a Local, which it resets for the next one.
package vocab

import (
	"math/bits"
	"strings"
	"unsafe"
)

// A Sym stands for a string. The zero Sym is the empty string.
type Sym uint32

// Hash is the 64-bit hash that tables and feature extractors use for strings.
// It is the same on every machine (wyhash-like mixing over 8-byte words, read
// in little-endian order).
func Hash(s string) uint64 {
	const k0, k1 = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93
	h := uint64(len(s))*k0 + k1
	for len(s) >= 8 {
		h = mix(h^le64(s), k1)
		s = s[8:]
	}
	var w uint64
	for i := 0; i < len(s); i++ {
		w |= uint64(s[i]) << (8 * i)
	}
	h = mix(h^w, k0)
	return h ^ h>>29
}

func le64(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a|1, b)
	return hi ^ lo ^ a
}

// Mix combines a running hash with the next value. The first value goes through
// Mix too, with a constant: by itself Mix does not tell its arguments apart.
func Mix(h, v uint64) uint64 { return mix(h^v, 0xA0761D6478BD642F) }

// A set is an open-addressing hash set of numbered strings.
type set struct {
	strs  []string
	hash  []uint64
	slots []uint32 // position in strs + 1; 0 is free
}

func (t *set) find(h uint64, s string) (int, bool) {
	if len(t.slots) == 0 {
		return 0, false
	}
	mask := uint64(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		k := t.slots[i]
		if k == 0 {
			return 0, false
		}
		if t.hash[k-1] == h && t.strs[k-1] == s {
			return int(k - 1), true
		}
	}
}

func (t *set) add(h uint64, s string) int {
	if 2*(len(t.strs)+1) > len(t.slots) {
		t.grow()
	}
	t.strs = append(t.strs, s)
	t.hash = append(t.hash, h)
	t.place(h, uint32(len(t.strs)))
	return len(t.strs) - 1
}

func (t *set) place(h uint64, k uint32) {
	mask := uint64(len(t.slots) - 1)
	i := h & mask
	for t.slots[i] != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = k
}

func (t *set) grow() {
	t.slots = make([]uint32, max(64, 2*len(t.slots)))
	for i, h := range t.hash {
		t.place(h, uint32(i+1))
	}
}

// A Builder collects strings before they are frozen. It is not safe for
// concurrent use.
type Builder struct{ set set }

// NewBuilder returns a Builder that holds the empty string.
func NewBuilder() *Builder {
	b := &Builder{}
	b.Sym("")
	return b
}

// Sym returns the number of s, adding it if it is new.
func (b *Builder) Sym(s string) Sym {
	h := Hash(s)
	if i, ok := b.set.find(h, s); ok {
		return Sym(i)
	}
	return Sym(b.set.add(h, s))
}

// Set returns the symbols of the words in a text.
func (b *Builder) Set(words string) map[Sym]bool {
	m := map[Sym]bool{}
	for w := range strings.FieldsSeq(words) {
		m[b.Sym(w)] = true
	}
	return m
}

// Freeze returns the table of all strings added so far; the Builder must not
// be used afterwards.
func (b *Builder) Freeze() *Table { return &Table{set: b.set} }

// A Table is a frozen vocabulary. It may be shared by any number of workers.
type Table struct{ set set }

// Len is the number of strings in t.
func (t *Table) Len() int { return len(t.set.strs) }

// Lookup returns the number of s.
func (t *Table) Lookup(s string) (Sym, bool) {
	i, ok := t.set.find(Hash(s), s)
	return Sym(i), ok
}

// String returns the string that y stands for.
func (t *Table) String(y Sym) string { return t.set.strs[y] }

// A Local extends a Table with the strings of one document. It belongs to one
// worker.
type Local struct {
	base *Table
	own  set
}

// NewLocal returns an empty extension of base.
func NewLocal(base *Table) *Local { return &Local{base: base} }

// Reset forgets all strings but those of the base.
func (l *Local) Reset() {
	clear(l.own.slots)
	clear(l.own.strs)
	l.own.strs, l.own.hash = l.own.strs[:0], l.own.hash[:0]
}

// Base is the frozen table that l extends.
func (l *Local) Base() *Table { return l.base }

// Sym returns the number of s, adding it if it is new. The Local keeps no
// reference to s's memory if s was known.
func (l *Local) Sym(s string) Sym {
	h := Hash(s)
	if y, ok := l.find(h, s); ok {
		return y
	}
	return Sym(l.base.Len() + l.own.add(h, s))
}

// find returns the number of s, whose hash is h, if it is known.
func (l *Local) find(h uint64, s string) (Sym, bool) {
	if i, ok := l.base.set.find(h, s); ok {
		return Sym(i), true
	}
	i, ok := l.own.find(h, s)
	return Sym(l.base.Len() + i), ok
}

// SymBytes is Sym for a byte buffer that the caller will reuse.
func (l *Local) SymBytes(b []byte) Sym {
	if len(b) == 0 {
		return 0
	}
	s := unsafe.String(&b[0], len(b)) // lives only for the look-ups
	h := Hash(s)
	if y, ok := l.find(h, s); ok {
		return y
	}
	return Sym(l.base.Len() + l.own.add(h, string(b)))
}

// String returns the string that y stands for.
func (l *Local) String(y Sym) string {
	if n := l.base.Len(); int(y) >= n {
		return l.own.strs[int(y)-n]
	}
	return l.base.set.strs[y]
}

// Hash returns the hash of the string that y stands for.
func (l *Local) Hash(y Sym) uint64 {
	if n := l.base.Len(); int(y) >= n {
		return l.own.hash[int(y)-n]
	}
	return l.base.set.hash[y]
}

// Known reports whether y belongs to the frozen base.
func (l *Local) Known(y Sym) bool { return int(y) < l.base.Len() }
