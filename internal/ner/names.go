package ner

import (
	"encoding/binary"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"regesta/internal/doc"
	"regesta/internal/ml"
	"regesta/internal/vocab"
)

// A NameClass says what a listed word or phrase is known to be, as bits.
type NameClass uint8

const (
	Given   NameClass = 1 << iota // a word that opens people's names
	Surname                       // a word that closes people's names
	Full                          // a person's full name
	City                          // a populated place with 100,000 inhabitants or more
	Town                          // a smaller one
	Admin                         // a first-level administrative unit
)

// Single are the classes of single words inside a name; the others belong to
// whole phrases.
const single = Given | Surname

// maxParts is the number of words in the longest listed phrase.
const maxParts = 5

// A NameSet is a compact list of known names. It keeps a 24-bit fingerprint
// and the classes of each; one absent phrase in about ten million is taken for
// a listed one.
//
// A phrase is known by its words alone: case, accents, hyphens and apostrophes
// do not count, so "Al-Hasakah" and "al Hasakah" are one.
type NameSet struct {
	slots []uint32 // fingerprint << 8 | classes; 0 is free
	mask  uint64
}

// lookup returns the classes of the phrase with hash h.
func (s *NameSet) lookup(h uint64) NameClass {
	if len(s.slots) == 0 {
		return 0
	}
	fp := fingerprint(h)
	for i := h & s.mask; ; i = (i + 1) & s.mask {
		k := s.slots[i]
		if k == 0 {
			return 0
		}
		if k>>8 == fp {
			return NameClass(k)
		}
	}
}

func fingerprint(h uint64) uint32 { return uint32(h>>40) | 1 }

// A NameSetBuilder collects phrases for a NameSet.
type NameSetBuilder struct{ classes map[uint64]NameClass }

// Add lists phrase under the classes c; phrases of too many words are left out.
func (b *NameSetBuilder) Add(phrase string, c NameClass) {
	if b.classes == nil {
		b.classes = map[uint64]NameClass{}
	}
	var p phraseHash
	p.add(phrase)
	if p.n > 0 && p.n <= maxParts {
		b.classes[p.h] |= c
	}
}

// Build returns the set of all phrases added.
func (b *NameSetBuilder) Build() *NameSet {
	keys := make([]uint64, 0, len(b.classes))
	for h := range b.classes {
		keys = append(keys, h)
	}
	slices.Sort(keys)
	size := 16
	for size*3 < len(keys)*4 {
		size *= 2
	}
	s := &NameSet{slots: make([]uint32, size), mask: uint64(size - 1)}
	for _, h := range keys {
		i := h & s.mask
		for s.slots[i] != 0 && s.slots[i]>>8 != fingerprint(h) {
			i = (i + 1) & s.mask
		}
		s.slots[i] |= fingerprint(h)<<8 | uint32(b.classes[h])
	}
	return s
}

// put writes s as a section of a model file.
func (s *NameSet) put(f *ml.File) {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(s.slots)))
	for i, k := range s.slots {
		if k != 0 {
			b = binary.LittleEndian.AppendUint32(b, uint32(i))
			b = binary.LittleEndian.AppendUint32(b, k)
		}
	}
	f.Put("names", b)
}

// getNames reads the section that put wrote.
func getNames(f *ml.File) (*NameSet, error) {
	b, err := f.Get("names")
	if err != nil {
		return nil, err
	}
	if len(b) < 4 || len(b)%8 != 4 {
		return nil, fmt.Errorf("section names is damaged")
	}
	n := binary.LittleEndian.Uint32(b)
	if n&(n-1) != 0 || uint64(len(b)) >= 8*uint64(n) {
		return nil, fmt.Errorf("section names is damaged")
	}
	s := &NameSet{slots: make([]uint32, n), mask: uint64(n) - 1}
	for b = b[4:]; len(b) > 0; b = b[8:] {
		i := binary.LittleEndian.Uint32(b)
		if i >= n {
			return nil, fmt.Errorf("section names is damaged")
		}
		s.slots[i] = binary.LittleEndian.Uint32(b[4:])
	}
	return s, nil
}

// A phraseHash is the hash of the words added so far.
type phraseHash struct {
	h uint64
	n int
}

// add appends the words of s: maximal runs of letters and digits, folded to
// lower case without accents.
func (p *phraseHash) add(s string) {
	var buf [64]byte
	word := buf[:0]
	for i := 0; i <= len(s); {
		var r rune
		w := 1
		if i < len(s) {
			r, w = utf8.DecodeRuneInString(s[i:])
		}
		i += w
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			word = appendFolded(word, unicode.ToLower(r))
		} else if len(word) > 0 {
			p.h = vocab.Mix(p.h, vocab.Hash(string(word)))
			p.n++
			word = word[:0]
		}
	}
}

// addTok appends the words of token t, whose hash is at hand if it is a plain
// word.
func (p *phraseHash) addTok(d *doc.Doc, t doc.Tok) {
	norm := d.Tokens[t].Norm
	s := d.Vocab.String(norm)
	for i := range len(s) {
		if c := s[i]; !('a' <= c && c <= 'z' || '0' <= c && c <= '9') {
			p.add(s)
			return
		}
	}
	p.h = vocab.Mix(p.h, d.Vocab.Hash(norm))
	p.n++
}

// appendFolded appends r without its accent.
func appendFolded(b []byte, r rune) []byte {
	if r >= 0xC0 && r < 0x180 {
		if s := unaccented[r-0xC0]; s != 0 {
			return append(b, s)
		}
	}
	return utf8.AppendRune(b, r)
}

// unaccented maps the lower-case Latin letters from U+00C0 to U+017F to their
// base letters.
var unaccented = func() (t [0x180 - 0xC0]byte) {
	for _, g := range []string{"aàáâãäåāăą", "cçćĉċč", "dďđð", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭįı", "jĵ", "kķ", "lĺļľŀł",
		"nñńņňŉ", "oòóôõöøōŏő", "rŕŗř", "sśŝşš", "tţťŧ", "uùúûüũūŭůűų", "wŵ", "yýÿŷ", "zźżž"} {
		for _, r := range g[1:] {
			t[r-0xC0] = g[0]
		}
	}
	return t
}()
