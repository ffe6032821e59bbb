package ner

import (
	"iter"
	"unicode"

	"regesta/internal/doc"
	"regesta/internal/ml"
	"regesta/internal/vocab"
)

// Feature templates. Their order is part of the feature set: whoever changes
// it changes FeatureSet too.
const (
	_ = iota + 1
	tmplWord
	tmplWordCase
	tmplAffix
	tmplShape
	tmplShapes
	tmplTag
	tmplTags
	tmplMark
	tmplMarkWord
	tmplMarkNear
	tmplName
	tmplNames
	tmplPlace
	tmplCoarse
	tmplFine
	tmplGlue
	tmplBias
	tmplOffset = 64 // templates of neighbours: tmpl + tmplOffset*(2+distance)
)

// FeatureSet identifies the features that a model was trained for.
const FeatureSet = 0x6e657232

// A cell is what the features of a token and its neighbours are made of.
type cell struct {
	norm   uint64 // hash of the folded form
	shape  uint64 // hash of the shape
	tag    doc.XPOS
	ctx    context
	name   NameClass // of the word itself
	place  uint8     // of the listed phrases that cover it: class and part
	mark   [2]uint16 // dictionary entries that cover it: class and part, + 1
	coarse uint16    // word class of the coarse and the fine clustering, 0 if unknown
	fine   uint16
	glue   uint8     // what stands directly before and after
	affix  [7]uint64 // hashes of prefixes and suffixes, 0 where the word is too short
}

// A mark is a dictionary entry as features see it.
type mark struct {
	first, end doc.Tok
	class      uint16
}

// An extractor makes the cells and features of one sentence after another.
type extractor struct {
	names    *NameSet
	clusters *ml.Clusters
	cells    []cell
	hs       []uint64
}

// pad is the number of empty cells on either side of a sentence.
const pad = 2

// fill computes the cells of sentence s. marks are the dictionary entries in
// it, by first token.
func (x *extractor) fill(d *doc.Doc, s doc.Sent, marks []mark) {
	n := int(s.End - s.First)
	x.cells = append(x.cells[:0], make([]cell, n+2*pad)...)
	for i := range pad {
		x.cells[i].norm, x.cells[i].shape = 1, 1
		x.cells[n+pad+i].norm, x.cells[n+pad+i].shape = 2, 2
	}
	for t := s.First; t < s.End; t++ {
		k := &d.Tokens[t]
		c := &x.cells[pad+int(t-s.First)]
		c.norm = d.Vocab.Hash(k.Norm)
		c.tag = k.XPOS
		coarse, fine := x.clusters.Of(c.norm)
		c.coarse, c.fine = uint16(coarse), uint16(fine)
		c.shape, c.ctx = shapeOf(d, t)
		c.glue = glue(d, s, t)
		norm := d.Vocab.String(k.Norm)
		for n := 1; n <= 4 && n < len(norm); n++ {
			c.affix[n-1] = vocab.Hash(norm[len(norm)-n:])
			if n > 1 {
				c.affix[n+2] = vocab.Hash(norm[:n])
			}
		}
	}
	x.fillNames(d, s)
	for _, m := range marks {
		for t := m.first; t < min(m.end, s.End); t++ {
			c := &x.cells[pad+int(t-s.First)]
			v := 1 + 4*m.class + part(m.first, m.end, t)
			if c.mark[0] == 0 {
				c.mark[0] = v
			} else if c.mark[1] == 0 {
				c.mark[1] = v
			}
		}
	}
}

// part is 0 to 3 for the beginning, the inside, the last and the only token.
func part(first, end, t doc.Tok) uint16 {
	switch {
	case end-first == 1:
		return 3
	case t == first:
		return 0
	case t == end-1:
		return 2
	}
	return 1
}

// fillNames looks up all phrases that begin with a capital in the list of
// names.
func (x *extractor) fillNames(d *doc.Doc, s doc.Sent) {
	for t := s.First; t < s.End; t++ {
		c := &x.cells[pad+int(t-s.First)]
		if d.Tokens[t].Flags&doc.Capital == 0 && c.ctx != ctxLower {
			continue
		}
		var p phraseHash
		for u := t; u < s.End && u < t+2*maxParts; u++ {
			p.addTok(d, u)
			if p.n > maxParts {
				break
			}
			class := x.names.lookup(p.h)
			if u == t {
				c.name = class & single
			}
			if class &^= single; class == 0 || d.Tokens[t].Flags&doc.Capital == 0 {
				continue
			}
			for v := t; v <= u; v++ {
				w := &x.cells[pad+int(v-s.First)]
				if u > t || w.place == 0 {
					w.place = uint8(class) | uint8(part(t, u+1, v))&3
				}
			}
		}
	}
}

// shapeOf hashes the pattern of letters and digits of a word, with runs cut to
// two, and tells its context.
func shapeOf(d *doc.Doc, t doc.Tok) (uint64, context) {
	form := d.Form(t)
	var h, prev uint64
	run := 0
	letters, digits := false, false
	for _, r := range form {
		var c uint64
		switch {
		case 'a' <= r && r <= 'z':
			c, letters = 'x', true
		case 'A' <= r && r <= 'Z':
			c, letters = 'X', true
		case '0' <= r && r <= '9':
			c, digits = 'd', true
		case r < 0x80:
			c = uint64(r)
		case r == '’' || r == '‘':
			c = '\''
		default:
			c, letters = 'x', true
			if unicode.IsUpper(r) {
				c = 'X'
			}
		}
		if c == prev {
			if run++; run > 2 {
				continue
			}
		} else {
			prev, run = c, 1
		}
		h = vocab.Mix(h, c)
	}
	f := d.Tokens[t].Flags
	switch {
	case f&doc.AllCaps != 0:
		return h, ctxCaps
	case f&doc.Capital != 0:
		return h, ctxCapital
	case digits:
		return h, ctxDigit
	case !letters:
		return h, ctxPunct
	}
	switch d.Norm(t) {
	case "of":
		return h, ctxOf
	case "the", "and", "for", "in", "on", "to":
		return h, ctxLink
	case "'s", "'":
		return h, ctxGenitive
	}
	return h, ctxLower
}

// runs yields the stretches of tokens [from, end) of the sentence in x.cells that
// may hold names: those with a capital, one token before and two after, hyphens
// not counted ("al-Qaeda", "2011 Libyan civil war"). All other tokens stay
// outside of names unseen.
func (x *extractor) runs() iter.Seq2[int, int] {
	return func(yield func(from, end int) bool) {
		cells := x.cells[pad : len(x.cells)-pad]
		end := 0 // of the run before
		for i := 0; i < len(cells); i++ {
			if !cells[i].capital() {
				continue
			}
			from := max(end, i-1)
			if from > end && cells[from].ctx == ctxPunct {
				from--
			}
			after := 0 // tokens since the last capital
			for ; i < len(cells) && after <= 2; i++ {
				switch {
				case cells[i].capital() || i+1 < len(cells) && cells[i+1].capital():
					after = 0
				case cells[i].ctx != ctxPunct:
					after++
				}
			}
			if after > 2 {
				i--
			}
			if end = i; !yield(from, end) {
				return
			}
		}
	}
}

// capital reports whether c begins with a capital.
func (c *cell) capital() bool { return c.ctx == ctxCapital || c.ctx == ctxCaps }

// glue tells what touches t and whether it opens its sentence.
func glue(d *doc.Doc, s doc.Sent, t doc.Tok) uint8 {
	g := uint8(0)
	if t == s.First {
		g |= 8
	} else if d.Tokens[t-1].Flags&doc.SpaceAfter == 0 {
		g |= 1
	}
	if d.Tokens[t].Flags&doc.SpaceAfter == 0 {
		g |= 2
	}
	if d.Tokens[t].Flags&doc.Quoted != 0 {
		g |= 4
	}
	return g
}

// tok returns the features of token i of the sentence whose padded cells are
// given. The slice is valid until the next call.
func (x *extractor) tok(cells []cell, i int) []uint64 {
	w := cells[i : i+2*pad+1]
	c, l, r := &w[pad], &w[pad-1], &w[pad+1]
	hs := append(x.hs[:0], ml.H1(tmplBias, uint64(c.ctx)))
	for k := range w {
		at := uint64(tmplOffset * (k + 2))
		hs = append(hs, ml.H1(tmplWord+at, w[k].norm))
		if k == 0 || k == 2*pad {
			continue // of words two away the form alone tells
		}
		hs = append(hs, ml.H1(tmplShape+at, w[k].shape), ml.H1(tmplTag+at, uint64(w[k].tag)))
		for _, m := range w[k].mark {
			if m != 0 {
				hs = append(hs, ml.H1(tmplMark+at, uint64(m)))
			}
		}
		if w[k].name != 0 {
			hs = append(hs, ml.H1(tmplName+at, uint64(w[k].name)))
		}
		if w[k].place != 0 {
			hs = append(hs, ml.H1(tmplPlace+at, uint64(w[k].place)))
		}
	}
	hs = append(hs,
		ml.H2(tmplWordCase, c.norm, c.shape),
		ml.H2(tmplWord, l.norm, c.norm), ml.H2(tmplWord+tmplOffset, c.norm, r.norm),
		ml.H2(tmplShapes, l.shape, c.shape), ml.H2(tmplShapes+tmplOffset, c.shape, r.shape),
		ml.H3(tmplShapes, l.shape, c.shape, r.shape),
		ml.H3(tmplTags, uint64(l.tag), uint64(c.tag), uint64(r.tag)),
		ml.H2(tmplMarkWord, l.norm, c.shape), ml.H2(tmplMarkWord+tmplOffset, r.norm, c.shape),
		ml.H3(tmplNames, uint64(l.name), uint64(c.name), uint64(r.name)),
		ml.H3(tmplMarkNear, uint64(c.mark[0]), uint64(c.place), c.shape),
		ml.H3(tmplMarkNear+tmplOffset, uint64(l.mark[0]), uint64(c.mark[0]), uint64(r.mark[0])),
		ml.H3(tmplMarkNear+2*tmplOffset, uint64(c.place), uint64(c.name), uint64(r.name)),
		ml.H2(tmplGlue, uint64(c.glue), c.shape),
		ml.H2(tmplFine, uint64(c.fine), uint64(c.ctx)), ml.H1(tmplFine+tmplOffset, uint64(l.fine)), ml.H1(tmplFine+2*tmplOffset, uint64(r.fine)),
		ml.H2(tmplCoarse, uint64(l.coarse), c.shape), ml.H2(tmplCoarse+tmplOffset, c.shape, uint64(r.coarse)),
		ml.H3(tmplCoarse, uint64(l.coarse), uint64(c.coarse), uint64(r.coarse)),
		ml.H3(tmplCoarse+tmplOffset, uint64(l.coarse), uint64(c.mark[0]), uint64(r.coarse)),
		ml.H1(tmplCoarse+2*tmplOffset, uint64(c.coarse)), ml.H1(tmplCoarse+3*tmplOffset, uint64(l.coarse)), ml.H1(tmplCoarse+4*tmplOffset, uint64(r.coarse)),
	)
	for n, h := range c.affix {
		if h != 0 {
			hs = append(hs, ml.H2(tmplAffix, uint64(n), h))
		}
	}
	x.hs = hs
	return hs
}
