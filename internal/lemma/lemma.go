// Package lemma finds the dictionary form of words.
//
// A word that training has shown with its tag has its lemma in a table, unless
// the rules below give the same; any other word is changed by the rule of the
// longest suffix that training knows for its tag: "strip three bytes, append
// y".
package lemma

import (
	"encoding/binary"
	"fmt"
	"io/fs"
	"strings"

	"regesta/internal/doc"
	"regesta/internal/ml"
	"regesta/internal/vocab"
)

// Path is the place of the model in the data folder.
const Path = "models/en/lemma.bin"

const featureSet = 1

// maxSuffix is the length of the longest suffix that a rule looks at.
const maxSuffix = 7

// A Model holds the lemmatizer's tables. It may be shared by any number of
// workers.
type Model struct {
	rules    []rule
	suffixes *ml.WordTable // tag and suffix to rule + 1
	words    *ml.WordTable // tag and word to lemma + 1
	lemmas   []string
	syms     []vocab.Sym // of lemmas
}

// A rule turns a word into its lemma.
type rule struct {
	strip  uint8
	append string
}

// Load reads the model from fsys and adds its lemmas to b.
func Load(fsys fs.FS, b *vocab.Builder) (*Model, error) {
	f, err := ml.ReadFile(fsys, Path, "lemma", featureSet)
	if err != nil {
		return nil, err
	}
	m := &Model{}
	if m.suffixes, err = ml.GetWordTable(f, "suffixes"); err != nil {
		return nil, err
	}
	if m.words, err = ml.GetWordTable(f, "words"); err != nil {
		return nil, err
	}
	lemmas, err := f.Get("lemmas")
	if err != nil {
		return nil, err
	}
	for len(lemmas) > 0 {
		n, k := binary.Uvarint(lemmas)
		if k <= 0 || uint64(len(lemmas)-k) < n {
			return nil, fmt.Errorf("%s: damaged list of lemmas", Path)
		}
		m.lemmas = append(m.lemmas, string(lemmas[k:k+int(n)]))
		lemmas = lemmas[k+int(n):]
	}
	rules, err := f.Get("rules")
	if err != nil {
		return nil, err
	}
	for len(rules) > 0 {
		if len(rules) < 2 || len(rules) < 2+int(rules[1]) {
			return nil, fmt.Errorf("%s: damaged list of rules", Path)
		}
		n := int(rules[1])
		m.rules = append(m.rules, rule{rules[0], string(rules[2 : 2+n])})
		rules = rules[2+n:]
	}
	m.Intern(b)
	return m, nil
}

// Intern adds m's lemmas to b.
func (m *Model) Intern(b *vocab.Builder) {
	m.syms = m.syms[:0]
	for _, l := range m.lemmas {
		m.syms = append(m.syms, b.Sym(l))
	}
}

// File is m as a model file.
func (m *Model) File() *ml.File {
	f := &ml.File{Kind: "lemma", Features: featureSet}
	m.suffixes.Put(f, "suffixes")
	m.words.Put(f, "words")
	var b []byte
	for _, l := range m.lemmas {
		b = append(binary.AppendUvarint(b, uint64(len(l))), l...)
	}
	f.Put("lemmas", b)
	b = nil
	for _, r := range m.rules {
		b = append(append(b, r.strip, byte(len(r.append))), r.append...)
	}
	f.Put("rules", b)
	return f
}

// A Worker lemmatizes one Doc at a time.
type Worker struct {
	m   *Model
	buf []byte
}

// NewWorker returns a Worker with its own scratch memory.
func (m *Model) NewWorker() *Worker { return &Worker{m: m} }

// Run sets the lemma of every token of d, whose tags must be set.
func (w *Worker) Run(d *doc.Doc) {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		tag := tagKey(t.UPOS, t.XPOS)
		if v := w.m.words.Get(ml.H2(1, tag, d.Vocab.Hash(t.Norm))); v > 0 && int(v) <= len(w.m.syms) {
			t.Lemma = w.m.syms[v-1]
			continue
		}
		norm := d.Vocab.String(t.Norm)
		r := w.m.rule(tag, norm)
		switch {
		case t.UPOS == doc.NUM && strings.IndexByte(norm, ',') > 0:
			w.buf = w.buf[:0] // 44,000
			for i := range len(norm) {
				if norm[i] != ',' {
					w.buf = append(w.buf, norm[i])
				}
			}
			t.Lemma = d.Vocab.SymBytes(w.buf)
		case t.UPOS == doc.PROPN:
			w.buf = properLemma(w.buf[:0], d.Text[t.Start:t.End], norm, r)
			t.Lemma = d.Vocab.SymBytes(w.buf)
		case r.strip == 0 && r.append == "":
			t.Lemma = t.Norm
		default:
			w.buf = r.apply(w.buf[:0], norm)
			t.Lemma = d.Vocab.SymBytes(w.buf)
		}
	}
}

// properLemma applies r to a proper noun and keeps its capitals.
func properLemma(dst []byte, form, norm string, r rule) []byte {
	if len(form) != len(norm) {
		return append(dst, form...)
	}
	return r.apply(dst, form)
}

func (r rule) apply(dst []byte, s string) []byte {
	dst = append(dst, s[:len(s)-int(r.strip)]...)
	return append(dst, r.append...)
}

// rule returns the rule of the longest suffix of s that is known for tag.
func (m *Model) rule(tag uint64, s string) rule {
	for n := min(maxSuffix, len(s)); n >= 0; n-- {
		v := m.suffixes.Get(suffixKey(tag, s[len(s)-n:], n == len(s)))
		if v > 0 && int(v) <= len(m.rules) {
			if r := m.rules[v-1]; int(r.strip) < len(s) || r.append != "" && int(r.strip) == len(s) {
				return r
			}
		}
	}
	return rule{}
}

func tagKey(u doc.UPOS, x doc.XPOS) uint64 { return uint64(u)<<8 | uint64(x) }

// suffixKey hashes a suffix of at most maxSuffix bytes; whole tells that the
// word has nothing before it.
func suffixKey(tag uint64, s string, whole bool) uint64 {
	v := uint64(len(s)) << 56
	for i := range len(s) {
		v |= uint64(s[i]) << (8 * i)
	}
	if whole {
		v |= 1 << 63
	}
	return ml.H2(2, tag, v)
}
