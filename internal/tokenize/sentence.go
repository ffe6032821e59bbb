package tokenize

import (
	"io/fs"

	"regesta/internal/doc"
	"regesta/internal/ml"
	"regesta/internal/vocab"
)

// Path is the place of the model in the data folder.
const Path = "models/en/sentence.bin"

// featureSet changes with every change of the features below.
const featureSet = 1

// A Model decides where sentences end. It may be shared by any number of
// workers.
type Model struct{ weights *ml.Triples }

// Load reads the model from fsys.
func Load(fsys fs.FS) (*Model, error) {
	weights, err := ml.ReadTriples(fsys, Path, "sentence", featureSet)
	return &Model{weights}, err
}

// File is m as a model file.
func (m *Model) File() *ml.File { return m.weights.File("sentence", featureSet) }

// Classes of the model.
const (
	inside = iota
	end
)

// sentences groups the tokens from first to the end of the Doc into sentences
// of the given region.
func (w *Worker) sentences(first doc.Tok, region int) {
	d := w.d
	n := doc.Tok(len(d.Tokens))
	w.lower = first < n && d.Tokens[first].Flags&doc.Capital == 0
	start := first
	for t := first; t < n; t++ {
		next := t + 1
		isStop := w.stop(t)
		if isStop {
			next = w.closers(next, n)
		}
		if next >= n {
			break
		}
		if next-start >= longest && d.Tokens[next].Flags&doc.Joined == 0 || isStop && !w.AsIs && w.glued(start, t, next) ||
			d.Tokens[next-1].Flags&doc.SpaceAfter != 0 && (isStop || w.opens(next)) && w.decide(first, start, t, next, isStop) {
			d.Sents = append(d.Sents, doc.Sent{First: start, End: next, Root: doc.None, Region: int32(region)})
			start = next
		}
		t = next - 1
	}
	if start < n {
		d.Sents = append(d.Sents, doc.Sent{First: start, End: n, Root: doc.None, Region: int32(region)})
	}
}

// glued reports whether a sentence begins at next right behind the point t,
// where the space was lost: "to those in need.In addition, …".
func (w *Worker) glued(start, t, next doc.Tok) bool {
	d := w.d
	if next != t+1 || t <= start || d.Form(t) != "." || (d.Tokens[t].Flags|d.Tokens[t-1].Flags)&doc.SpaceAfter != 0 {
		return false
	}
	before, after := &d.Tokens[t-1], &d.Tokens[next]
	const mark = doc.Capital | doc.AllCaps | doc.HasDigit
	if after.Flags&mark != doc.Capital || after.Len() < 2 || before.Len() < 2 || before.Flags&(doc.AllCaps|doc.HasDigit) != 0 {
		return false
	}
	if abbreviations[d.Norm(t-1)] != 0 {
		return false // "vs.Gondor"
	}
	return before.Flags&doc.Capital == 0 || before.Len() > 3 && starters[d.Norm(next)]
}

// starters are words that begin sentences and hardly ever end the names of hosts
// and files.
var starters = map[string]bool{"the": true, "this": true, "these": true, "but": true, "and": true, "however": true, "in": true, "on": true, "for": true,
	"we": true, "they": true, "he": true, "she": true, "an": true, "if": true, "when": true, "after": true, "while": true, "meanwhile": true, "according": true}

// longest is the number of tokens after which a sentence is cut wherever it is:
// no sentence of a report has as many, and some steps take time that grows with
// its square.
const longest = 400

// stop reports whether token t is one after which sentences end.
func (w *Worker) stop(t doc.Tok) bool {
	k := &w.d.Tokens[t]
	switch w.text[k.End-1] {
	case '.', '!', '?':
		return true
	}
	return w.text[k.Start:k.End] == "…"
}

// closers returns the first token from t on that is no closing mark and no
// footnote number joined to the stop before it.
func (w *Worker) closers(t, n doc.Tok) doc.Tok {
	d := w.d
	for t < n && d.Tokens[t-1].Flags&doc.SpaceAfter == 0 {
		switch f := d.Form(t); {
		case closer(f):
			t++
		case f == "[" && t+2 < n && d.Form(t+2) == "]" && d.Tokens[t+1].Flags&(doc.HasDigit|doc.SpaceAfter) == doc.HasDigit:
			t += 3
		case allDigits(f) && len(f) <= 2 && d.Tokens[t].Flags&doc.SpaceAfter != 0:
			t++
		default:
			return t
		}
	}
	return t
}

func closer(form string) bool {
	switch form {
	case `"`, "”", "''", "’", "'", ")", "]", "»", "}":
		return true
	}
	return false
}

// opens reports whether token t looks like the first of a sentence even where
// no stop stands before it.
func (w *Worker) opens(t doc.Tok) bool {
	k := &w.d.Tokens[t]
	if k.Flags&(doc.Capital|doc.HasDigit) != 0 {
		return true
	}
	c := w.text[k.Start]
	return !wordByte(c) && c < 0x80 && c != ',' && c != '-' || k.Len() > 8 && address(w.text[k.Start:k.End]) > 0
}

// decide reports whether the sentence that began at start ends before token
// next. t is its last word or stop, with nothing but closing marks between.
func (w *Worker) decide(first, start, t, next doc.Tok, isStop bool) bool {
	w.features(first, start, t, next, isStop)
	s := &w.score
	*s = [3]int32{}
	w.weights.Add(w.hs, s)
	if w.learn != nil {
		return w.learn(next)
	}
	return s[end] > s[inside]
}

// features sets w.hs to the features of the place between tokens t and next.
func (w *Worker) features(first, start, t, next doc.Tok, isStop bool) {
	d := w.d
	prev, prev2, next2 := boundary, boundary, boundary
	if t > start {
		prev = w.look(t - 1)
	}
	if t > start+1 {
		prev2 = w.look(t - 2)
	}
	if next+1 < doc.Tok(len(d.Tokens)) {
		next2 = w.look(next + 1)
	}
	a, n := w.look(t), w.look(next)
	kind := uint64(0)
	if norm := d.Norm(t); isStop && len(norm) > 1 && norm[0] != '.' && norm[len(norm)-1] == '.' {
		kind = 10 + uint64(abbreviations[norm[:len(norm)-1]])
	} else if isStop {
		kind = 1
	}
	gap := w.text[d.Tokens[next-1].End:d.Tokens[next].Start]
	space := uint64(0)
	if len(gap) > 1 {
		space = 1
	}
	for i := range len(gap) {
		if gap[i] == '\n' {
			space = 2
		}
	}
	closing := uint64(0)
	if next > t+1 {
		closing = 1 + d.Vocab.Hash(d.Tokens[next-1].Norm)
	}
	length := uint64(min(next-start, 12))
	if next-start > 24 {
		length = 13
	}
	style := uint64(0)
	if w.lower {
		style = 1
	}
	if start == first {
		style |= 2
	}
	w.hs = append(w.hs[:0],
		ml.H1(1, kind), ml.H2(2, kind, n.shape), ml.H3(3, kind, n.shape, style), ml.H2(4, kind, space), ml.H3(5, kind, n.shape, space),
		ml.H1(6, a.norm), ml.H2(7, a.norm, n.shape), ml.H3(8, a.norm, n.shape, style), ml.H2(9, a.norm, n.norm), ml.H3(10, a.shape, n.shape, next2.shape),
		ml.H2(11, kind, n.norm), ml.H3(12, kind, n.norm, n.shape), ml.H2(13, prev.norm, kind), ml.H3(14, prev.norm, a.norm, n.shape), ml.H3(15, prev.norm, kind, n.norm),
		ml.H3(16, prev.shape, kind, n.shape), ml.H4(17, prev.shape, a.shape, n.shape, next2.shape), ml.H3(18, closing, kind, n.shape), ml.H3(19, closing, kind, n.norm),
		ml.H2(20, length, kind), ml.H3(21, length, kind, n.shape), ml.H3(22, a.norm, n.norm, next2.norm), ml.H3(23, kind, n.norm, next2.norm),
		ml.H4(24, prev2.norm, prev.norm, kind, n.shape), ml.H3(25, length, a.shape, n.shape), ml.H4(26, prev2.shape, prev.shape, a.shape, n.shape), ml.H3(27, a.shape, n.shape, space),
		ml.H3(28, kind, next2.norm, n.shape), ml.H2(29, a.shape, n.norm),
	)
}

// A glance is what features see of a token.
type glance struct{ norm, shape uint64 }

var boundary = glance{norm: vocab.Hash("\n"), shape: 1 << 20}

func (w *Worker) look(t doc.Tok) glance {
	k := &w.d.Tokens[t]
	form := w.text[k.Start:k.End]
	s := uint64(k.Flags&(doc.Capital|doc.AllCaps|doc.HasDigit)) << 8
	switch c := form[0]; {
	case k.Flags&doc.HasDigit != 0, c >= 0x80 && len(form) > 4:
	case !wordByte(c):
		s |= uint64(c) // marks speak for themselves
	case len(form) == 1:
		s |= 1
	case len(form) <= 3:
		s |= 2
	}
	return glance{w.d.Vocab.Hash(k.Norm), s}
}
