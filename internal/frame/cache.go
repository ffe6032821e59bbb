package frame

import (
	"encoding/binary"
	"io/fs"
	pathpkg "path"
	"unsafe"

	"regesta/internal/coding"
	"regesta/internal/ontology"
	"regesta/internal/syntax"
	"regesta/internal/vocab"
)

// CacheFile holds the frames in compiled form, so that the program need not
// parse a megabyte of YAML at every start. It begins with the hash of the files
// that it was made from and is passed over where they have changed.
const CacheFile = "lexicon/frames.bin"

//go:generate go run ../tools/mkframes ../../data
//go:generate go run ../tools/mkcodebook ../../docs/codebook

// cacheVersion changes with the layout below.
const cacheVersion = 1

// readFiles hashes all files that frames are made from.
func readFiles(fsys fs.FS) (hash uint64, err error) {
	names := []string{ClassFile}
	entries, err := fs.ReadDir(fsys, Dir)
	if err != nil {
		return 0, err
	}
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, pathpkg.Join(Dir, e.Name()))
		}
	}
	hash = cacheVersion
	for _, n := range names {
		b, err := fs.ReadFile(fsys, n)
		if err != nil {
			return 0, err
		}
		text := ""
		if len(b) > 0 {
			text = unsafe.String(&b[0], len(b)) // b is not changed while text lives
		}
		hash = vocab.Mix(vocab.Mix(hash, vocab.Hash(n)), vocab.Hash(text))
	}
	return hash, nil
}

// Compile returns the content of CacheFile for the files below fsys.
func Compile(fsys fs.FS, book *ontology.Codebook) ([]byte, error) {
	hash, err := readFiles(fsys)
	if err != nil {
		return nil, err
	}
	b := vocab.NewBuilder()
	l, err := compile(fsys, book, syntax.New(b), b)
	if err != nil {
		return nil, err
	}
	c := &codec{writing: true, table: b.Freeze(), number: map[string]uint64{}}
	c.lexicon(l)
	out := binary.LittleEndian.AppendUint64(nil, hash)
	out = binary.AppendUvarint(out, uint64(len(c.strings)))
	for _, s := range c.strings {
		out = binary.AppendUvarint(out, uint64(len(s)))
		out = append(out, s...)
	}
	return append(out, c.buf...), nil
}

// readCache returns the compiled frames if they were made from files of that
// hash.
func readCache(fsys fs.FS, hash uint64, syn *syntax.Words, b *vocab.Builder) (*Lexicon, bool) {
	data, err := fs.ReadFile(fsys, CacheFile)
	if err != nil || len(data) < 8 || binary.LittleEndian.Uint64(data) != hash {
		return nil, false
	}
	c := &codec{buf: data[8:], builder: b}
	n := int(c.uvarint())
	if n > len(data) {
		return nil, false
	}
	text := string(data)
	c.strings = make([]string, n)
	c.syms = make([]vocab.Sym, n)
	for i := range c.strings {
		k := int(c.uvarint())
		if c.bad || k > len(c.buf) {
			return nil, false
		}
		at := len(data) - len(c.buf)
		c.strings[i] = text[at : at+k]
		c.buf = c.buf[k:]
	}
	l := newLexicon(syn, b)
	c.lexicon(l)
	if c.bad || len(c.buf) != 0 {
		return nil, false
	}
	l.arrange()
	return l, true
}

// A codec writes a Lexicon to buf or reads it from there. Its methods name each
// field once, for both directions.
type codec struct {
	writing bool
	bad     bool // what was read is damaged
	buf     []byte
	strings []string

	table  *vocab.Table // when writing
	number map[string]uint64

	builder *vocab.Builder // when reading
	syms    []vocab.Sym    // by string; 0 until it is interned
}

func (c *codec) uvarint() uint64 {
	v, n := binary.Uvarint(c.buf)
	if n <= 0 {
		c.bad, c.buf = true, nil
		return 0
	}
	c.buf = c.buf[n:]
	return v
}

// integer is a number that is not negative.
func integer[T ~uint8 | ~uint16 | ~int32 | ~uint32](c *codec, v *T) {
	if c.writing {
		c.buf = binary.AppendUvarint(c.buf, uint64(*v))
		return
	}
	*v = T(c.uvarint())
}

func (c *codec) truth(v *bool) {
	var n uint8
	if *v {
		n = 1
	}
	integer(c, &n)
	*v = n == 1
}

func (c *codec) str(s *string) {
	if c.writing {
		i, ok := c.number[*s]
		if !ok {
			i = uint64(len(c.strings))
			c.number[*s] = i
			c.strings = append(c.strings, *s)
		}
		c.buf = binary.AppendUvarint(c.buf, i)
		return
	}
	if i := c.uvarint(); i < uint64(len(c.strings)) {
		*s = c.strings[i]
	} else {
		c.bad = true
	}
}

func (c *codec) sym(y *vocab.Sym) {
	if c.writing {
		s := c.table.String(*y)
		c.str(&s)
		return
	}
	i := c.uvarint()
	if i >= uint64(len(c.strings)) {
		c.bad = true
		return
	}
	if c.syms[i] == 0 {
		c.syms[i] = c.builder.Sym(c.strings[i])
	}
	*y = c.syms[i]
}

// list handles a slice by handling its elements with f.
func list[S ~[]T, T any](c *codec, s *S, f func(*T)) {
	n := uint32(len(*s))
	integer(c, &n)
	if !c.writing {
		if int(n) > len(c.buf) {
			c.bad = true
			return
		}
		if n > 0 {
			*s = make(S, n)
		}
	}
	for i := range *s {
		f(&(*s)[i])
	}
}

func (c *codec) lexicon(l *Lexicon) {
	list(c, &l.senses, func(s **coding.Sense) {
		if !c.writing {
			*s = &coding.Sense{}
		}
		c.sense(*s)
	})
	list(c, &l.parts, func(p *part) {
		list(c, &p.actor, c.path)
		list(c, &p.recipient, c.path)
	})
	list(c, &l.constraints, c.constraint)
	list(c, &l.triggers, func(t *trigger) {
		integer(c, &t.sense)
		integer(c, &t.part)
		integer(c, &t.specificity)
		c.str(&t.text)
		list(c, &t.constraints, func(i *int32) { integer(c, i) })
	})
	for p := range l.index {
		list(c, &l.index[p].entries, func(e *entry) {
			integer(c, &e.trigger)
			c.sym(&e.lemma)
			list(c, &e.words, c.sym)
		})
	}
	list(c, &l.classes, func(s *symSet) { list(c, s, c.sym) })
	c.inflections(l)
}

// inflections handles the map of regular forms, in the order of the words.
func (c *codec) inflections(l *Lexicon) {
	type pair struct{ form, lemma vocab.Sym }
	var pairs []pair
	if c.writing {
		for y := range vocab.Sym(c.table.Len()) {
			if lemma, ok := l.inflected[y]; ok {
				pairs = append(pairs, pair{y, lemma})
			}
		}
	}
	list(c, &pairs, func(p *pair) { c.sym(&p.form); c.sym(&p.lemma) })
	if !c.writing {
		for _, p := range pairs {
			l.inflected[p.form] = p.lemma
		}
	}
}

func (c *codec) sense(s *coding.Sense) {
	c.str(&s.ID)
	integer(c, &s.Category)
	c.str(&s.Cameo)
	list(c, &s.Modes, c.str)
	list(c, &s.Contexts, c.str)
	integer(c, &s.Status)
	c.truth(&s.Forced)
	c.truth(&s.Mutual)
	c.truth(&s.Visit)
	c.truth(&s.Echo)
	integer(c, &s.Needs)
}

func (c *codec) path(p *path) {
	list(c, p, func(s *slot) {
		integer(c, &s.kind)
		c.sym(&s.prep)
		list(c, &s.more, c.sym)
	})
}

func (c *codec) constraint(k *constraint) {
	c.path(&k.path)
	c.truth(&k.not)
	c.truth(&k.any)
	c.truth(&k.soft)
	c.truth(&k.words)
	c.str(&k.text)
	list(c, &k.values, func(v *value) {
		integer(c, &v.kind)
		c.sym(&v.sym)
		list(c, &v.words, c.sym)
		integer(c, &v.class)
		integer(c, &v.types)
		integer(c, &v.sector)
		integer(c, &v.country)
	})
}
