package tag

import (
	"regesta/internal/doc"
	"regesta/internal/ml"
)

// A word holds what features need of one token, computed once per sentence.
type word struct {
	norm   uint64    // hash of the folded form
	suffix [5]uint64 // the last 1 to 5 bytes
	prefix [3]uint64 // the first 1 to 3 bytes
	shape  uint64    // what its letters and its sentence show, as bits
	ambig  uint64    // its set of classes, from the census
	top    uint64    // the commonest of them
	caps   uint64    // its share of capitals, from 0 to 3
	fixed  int       // class + 1 of a word that needs no decision
	coarse uint64    // word clusters
	fine   uint64
}

// pad stands before and after a sentence.
var pad = word{norm: 1, shape: 1 << 20}

// prepare fills w.words for sentence s, with two words of padding at both
// ends.
func (w *Worker) prepare(d *doc.Doc, s doc.Sent) {
	n := int(s.End - s.First)
	w.words = append(w.words[:0], pad, pad)
	capitals, lower := 0, 0
	quotes := uint64(0)
	for t := s.First; t < s.End; t++ {
		k := &d.Tokens[t]
		h := d.Vocab.Hash(k.Norm)
		x := word{norm: h, ambig: uint64(w.m.ambig.Get(h))}
		x.fixed = int(w.m.fixed.Get(h))
		x.top, x.caps = x.ambig&0xff, x.ambig>>8&3
		x.ambig &^= 3 << 8
		coarse, fine := w.m.clusters.Of(h)
		x.coarse, x.fine = uint64(coarse), uint64(fine)
		form := d.Text[k.Start:k.End]
		norm := d.Vocab.String(k.Norm)
		x.affixes(norm)
		x.shape = shape(form, k.Flags)
		if x.shape&(4|32) == 0 { // a mark: is it joined to the words beside it, and how many like it came before?
			x.shape |= quotes & 1 << 12
			if form == `"` {
				quotes++
			}
			if k.Flags&doc.SpaceAfter != 0 {
				x.shape |= 1 << 13
			}
			if t > s.First && d.Tokens[t-1].Flags&doc.SpaceAfter != 0 {
				x.shape |= 1 << 14
			}
		}
		if len(norm) > 0 && 'a' <= norm[0] && norm[0] <= 'z' && len(norm) > 3 {
			if k.Flags&doc.Capital != 0 {
				capitals++
			} else {
				lower++
			}
		}
		w.words = append(w.words, x)
	}
	// In titles capitals say little, in lower-cased text their lack.
	style := uint64(0)
	switch {
	case n > 2 && capitals > 0 && lower == 0:
		style = 1
	case capitals > 2*lower:
		style = 2
	case capitals == 0:
		style = 3
	}
	for i := range n {
		x := &w.words[i+2]
		x.shape |= style << 8
		if i == 0 {
			x.shape |= 1 << 10
		}
	}
	w.words = append(w.words, pad, pad)
	w.tags = append(w.tags[:0], make([]uint64, 2)...)
	for range n {
		w.tags = append(w.tags, 0)
	}
}

func (x *word) affixes(s string) {
	var v uint64
	for i := 0; i < len(x.suffix) && i < len(s); i++ {
		v = v<<8 | uint64(s[len(s)-1-i])
		x.suffix[i] = v
	}
	v = 0
	for i := 0; i < len(x.prefix) && i < len(s); i++ {
		v = v<<8 | uint64(s[i])
		x.prefix[i] = v
	}
}

// shape packs what the letters of a form show into eight bits.
func shape(form string, f doc.Flags) uint64 {
	var s uint64
	if f&doc.Capital != 0 {
		s |= 1
	}
	if f&doc.AllCaps != 0 {
		s |= 2
	}
	if f&doc.HasDigit != 0 {
		s |= 4
	}
	letter := false
	for i := range len(form) {
		switch c := form[i]; {
		case c == '-':
			s |= 8
		case c == '.':
			s |= 16
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80:
			letter = true
		}
	}
	if letter {
		s |= 32
	}
	if len(form) == 1 {
		s |= 64
	}
	if f&doc.Joined != 0 {
		s |= 128
	}
	return s
}

// features sets w.hs to the hashed features of token j.
func (w *Worker) features(j int) {
	a, b, x, y, z := &w.words[j], &w.words[j+1], &w.words[j+2], &w.words[j+3], &w.words[j+4]
	t2, t1 := w.tags[j], w.tags[j+1]
	capital := x.shape & 3
	w.hs = append(w.hs[:0],
		ml.H1(1, 0),
		ml.H2(2, x.norm, capital),
		ml.H1(3, x.norm),
		ml.H1(4, x.suffix[0]), ml.H1(5, x.suffix[1]), ml.H1(6, x.suffix[2]), ml.H1(7, x.suffix[3]), ml.H1(8, x.suffix[4]),
		ml.H1(9, x.prefix[0]), ml.H1(10, x.prefix[1]), ml.H1(11, x.prefix[2]),
		ml.H1(12, x.shape),
		ml.H2(13, x.suffix[1], x.shape), ml.H2(14, x.suffix[2], x.shape),
		ml.H1(15, b.norm), ml.H1(16, y.norm), ml.H1(17, a.norm), ml.H1(18, z.norm),
		ml.H2(19, b.norm, x.norm), ml.H2(20, x.norm, y.norm), ml.H2(21, b.norm, y.norm),
		ml.H1(22, t1), ml.H2(23, t2, t1), ml.H2(24, t1, x.norm), ml.H3(25, t2, t1, x.norm),
		ml.H2(26, t1, y.ambig), ml.H3(27, t1, x.ambig, y.ambig), ml.H2(28, x.ambig, y.ambig), ml.H3(29, x.ambig, y.ambig, z.ambig),
		ml.H2(30, t1, x.suffix[2]), ml.H3(31, t2, t1, x.ambig), ml.H2(32, t1, x.shape),
		ml.H1(33, y.suffix[2]), ml.H1(34, b.suffix[2]), ml.H2(35, x.suffix[2], y.suffix[2]),
		ml.H3(36, b.shape, x.shape, y.shape), ml.H2(37, x.ambig, capital),
		ml.H2(38, t1, y.norm), ml.H2(39, x.norm, y.ambig), ml.H3(40, x.suffix[2], t1, y.ambig),
	)
}
