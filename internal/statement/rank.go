package statement

import (
	"errors"
	"io/fs"
	"math"

	"regesta/internal/doc"
	"regesta/internal/ml"
)

// ModelPath is the place of the ranker's weights in the data folder.
const ModelPath = "models/en/statement.bin"

// featureSet changes with every change of the features below.
const featureSet = 1

// A Model ranks the readings of a cue.
type Model struct{ weights *ml.Triples }

// loadModel reads the weights from fsys; nil if there are none.
func loadModel(fsys fs.FS) (*Model, error) {
	if _, err := fs.Stat(fsys, ModelPath); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	weights, err := ml.ReadTriples(fsys, ModelPath, "statement", featureSet)
	return &Model{weights}, err
}

// File is m as a model file.
func (m *Model) File() *ml.File { return m.weights.File("statement", featureSet) }

// Classes of the weight tables: what speaks for a reading and against it.
const (
	pro = iota
	con
)

// weights add up what features speak for.
type weights interface{ Add([]uint64, *[3]int32) }

func score(m weights, hs []uint64) int32 {
	var s [3]int32
	m.Add(hs, &s)
	return s[pro] - s[con]
}

// best is the reading with the highest score, nil if none scores above zero
// and the cue may report nothing. Without a model it is the first.
func (w *Worker) best() *reading {
	if w.cues.model == nil {
		return &w.readings[0]
	}
	w.aboutCue()
	var found *reading
	top := int32(0)
	if w.cue.sure() {
		top = math.MinInt32
	}
	for i := range w.readings {
		w.featuresOf(&w.readings[i])
		if s := score(w.cues.model.weights, w.hs); s > top {
			found, top = &w.readings[i], s
		}
	}
	return found
}

// about is what features say of the cue, the same for all of its readings.
type about struct {
	lemma, tag, rel, speaker, kind, takes uint64
	args                                  uint64 // kinds of its dependents
	near                                  uint64 // the word behind it
	end                                   doc.Tok
}

// aboutCue fills w.about.
func (w *Worker) aboutCue() {
	d, c := w.d, &w.cue
	k := &d.Tokens[c.at]
	s := d.Sents[d.SentOf(c.at)]
	a := &w.about
	*a = about{lemma: d.Vocab.Hash(k.Lemma), tag: uint64(k.XPOS), rel: uint64(k.Rel.Base()), kind: uint64(c.kind), takes: uint64(c.takes), end: s.End}
	if k.UPOS == doc.VERB && w.find.Passive(c.at) {
		a.tag |= 1 << 8
	}
	if w.negated(c.at) {
		a.tag |= 1 << 9
	}
	for _, k := range d.Kids(c.at) {
		switch d.Tokens[k].Rel.Base() {
		case doc.RelCcomp:
			a.args |= 1
		case doc.RelXcomp:
			a.args |= 2
		case doc.RelObj:
			a.args |= 4
		case doc.RelMark:
			a.args |= 8
		case doc.RelObl:
			if k > c.at {
				a.args |= 16
			}
		case doc.RelAux:
			a.args |= 32
		}
	}
	a.speaker = w.speakerType()
	a.near = w.wordAt(c.end, s)
}

// speakerType tells apart what speaks: nothing, a pronoun, a name, a known
// party, another noun, before the cue or behind it.
func (w *Worker) speakerType() uint64 {
	h := w.cue.speaker
	if h == doc.None {
		return 0
	}
	d := w.d
	x := uint64(1)
	switch ps := w.c.Parties.At(h); {
	case d.Tokens[h].UPOS == doc.PRON:
		x = 2
	case len(ps) > 0 && ps[0].Codes():
		x = 3
	case d.Tokens[h].UPOS == doc.PROPN:
		x = 4
	case w.cues.documents[d.Tokens[h].Lemma]:
		x = 5
	}
	if h > w.cue.at {
		x |= 8
	}
	return x
}

// wordAt is the word at t, 0 outside of sentence s.
func (w *Worker) wordAt(t doc.Tok, s doc.Sent) uint64 {
	if t < s.First || t >= s.End {
		return 0
	}
	return w.d.Vocab.Hash(w.d.Tokens[t].Norm)
}

// size puts lengths into classes.
func size(n doc.Tok) uint64 {
	switch {
	case n < 4:
		return uint64(n)
	case n < 8:
		return 4
	case n < 16:
		return 5
	}
	return 6
}

// featuresOf fills w.hs with what speaks for or against reading r of the cue.
func (w *Worker) featuresOf(r *reading) {
	d, c, a := w.d, &w.cue, &w.about
	s := d.Sents[d.SentOf(c.at)]
	t := r.content[0]
	last := t
	if u := r.content[1]; u.end > u.first {
		last = u
	}
	finite, quoted, speaks := uint64(0), uint64(0), uint64(0)
	for _, p := range r.content {
		for i := p.first; i < p.end; i++ {
			k := &d.Tokens[i]
			switch k.XPOS {
			case doc.VBD, doc.VBP, doc.VBZ, doc.MD:
				finite = 1
			}
			if k.XPOS == doc.VBG && i > p.first && d.Tokens[i-1].UPOS == doc.PUNCT {
				if _, part := w.cues.at(d, i); part != doc.X {
					speaks = 1 // "…, saying …"
				}
			}
			if k.UPOS != doc.PUNCT {
				if w.quoteOf(i) != nil {
					quoted |= 1
				} else {
					quoted |= 2
				}
			}
		}
	}
	first, end := w.wordAt(t.first, s), w.wordAt(last.end, s)
	before := w.wordAt(t.first-1, s)
	side := uint64(0)
	if t.first > c.at {
		side = 1
	}
	gap := size(max(t.first-c.end, 0))
	if side == 0 {
		gap = size(max(c.first-last.end, 0))
	}
	endTag := uint64(0)
	if last.end+1 < s.End {
		endTag = uint64(d.Tokens[last.end+1].XPOS)
		if _, part := w.cues.at(d, last.end+1); part != doc.X {
			endTag |= 1 << 8
		}
	}
	length := size(last.end - t.first)
	hs := w.hs[:0]
	hs = append(hs,
		ml.H1(1, 0),
		ml.H1(2, a.lemma),
		ml.H2(3, a.lemma, uint64(r.shapes)),
		ml.H2(4, a.tag, uint64(r.shapes)),
		ml.H2(5, a.kind<<16|a.takes, uint64(r.shapes)),
		ml.H2(6, a.lemma, side<<8|finite<<4|quoted),
		ml.H2(7, side<<8|finite<<4|quoted, uint64(r.shapes)),
		ml.H2(8, end, endTag),
		ml.H1(9, length),
		ml.H1(15, speaks),
		ml.H2(10, gap, side),
		ml.H2(11, a.lemma, a.tag),
		ml.H2(14, a.kind<<16|a.takes, a.args),
		ml.H2(12, a.lemma, before),
		ml.H2(13, end, side),
	)
	for b := shape(0); b < shapeCount; b++ {
		if r.shapes&(1<<b) == 0 {
			continue
		}
		x := uint64(b)
		hs = append(hs,
			ml.H1(20, x),
			ml.H2(21, x, a.lemma),
			ml.H2(22, x, a.tag),
			ml.H2(23, x, a.rel),
			ml.H2(24, x, a.speaker),
			ml.H2(25, x, finite<<4|quoted),
			ml.H2(26, x, first),
			ml.H2(27, x, before),
			ml.H2(28, x, end),
			ml.H2(29, x, endTag),
			ml.H2(30, x, gap),
			ml.H2(31, x, length),
			ml.H2(32, x, a.kind<<16|a.takes),
			ml.H3(33, x, a.kind<<16|a.takes, a.tag),
			ml.H2(34, x, uint64(d.Tokens[t.first].XPOS)),
			ml.H2(35, x, a.near),
			ml.H2(37, x, a.args),
			ml.H3(36, x, uint64(d.Tokens[t.first].UPOS), finite),
		)
	}
	w.hs = hs
}
