// Package ner finds the names in a document, and the adjectives and demonyms
// of countries. Load reads the trained tagger, NewWorker makes its scratch
// memory, Worker.Run adds the mentions of one document.
//
// The tagger is a linear model over words, shapes, tags, dictionary phrases and
// a list of known names, with Viterbi decoding. A second pass over the document
// carries what one sentence shows to the others: the same string has the same
// type, and an acronym that of its long form (document.go).
package ner

import (
	"slices"

	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/ml"
)

// A Worker finds the names of one document after another. It belongs to one
// goroutine.
type Worker struct {
	m     *Model
	x     extractor
	z     decoder
	out   []label
	marks []mark
	doc   document
	row   [ml.MaxClasses]int32
}

// NewWorker returns a Worker with its own scratch memory.
func (m *Model) NewWorker() *Worker {
	return &Worker{m: m, x: extractor{names: m.names, clusters: m.clusters}, doc: document{list: m.names}}
}

// Run replaces d's mentions by the names, adjectives and demonyms found in it.
// It needs tokens and tags; hits are the dictionary phrases of d.
func (w *Worker) Run(d *doc.Doc, hits *lexicon.Hits) {
	d.Mentions = d.Mentions[:0]
	w.marks = appendMarks(w.marks[:0], hits)
	for _, s := range d.Sents {
		w.sentence(d, s)
	}
	w.doc.run(d, hits)
}

// sentence appends the mentions of s.
func (w *Worker) sentence(d *doc.Doc, s doc.Sent) {
	w.x.fill(d, s, within(w.marks, s))
	for from, end := range w.x.runs() {
		w.z.reset(end - from)
		for i := from; i < end; i++ {
			clear(w.row[:numLabels])
			w.m.rows.Add(w.x.tok(w.x.cells, i), &w.row)
			copy(w.z.emit[i-from][:], w.row[:numLabels])
		}
		w.out = grow(w.out, end-from)
		w.z.run(w.m.steps, w.x.cells[pad+from:], nil, w.out)
		w.read(d, s.First+doc.Tok(from))
	}
}

// read appends the mentions that the labels in w.out describe; the first label
// is that of token first.
func (w *Worker) read(d *doc.Doc, first doc.Tok) {
	for i := 0; i < len(w.out); i++ {
		y := w.out[i]
		if y == outside {
			continue
		}
		j := i + 1
		for y%4 == 1 && w.out[j-1]%4 != 3 {
			j++
		}
		class := Class((y - 1) / 4)
		m := doc.Mention{First: first + doc.Tok(i), End: first + doc.Tok(j), Type: classTypes[class], Entity: -1}
		if class == ClassAdjective {
			m.Kind = doc.Adjective
		}
		m.Head = headOf(d, m.First, m.End)
		d.Mentions = append(d.Mentions, m)
		i = j - 1
	}
}

// headOf is the token of [first, end) whose head lies outside, or the last one
// before a preposition if the tree is not there yet or disagrees.
func headOf(d *doc.Doc, first, end doc.Tok) doc.Tok {
	for t := first; t < end; t++ {
		if h := d.Tokens[t].Head; h >= 0 && (h < first || h >= end) {
			return t
		}
	}
	for t := first; t < end; t++ {
		if d.Tokens[t].Head == doc.None && d.Tokens[t].Rel == doc.RelRoot {
			return t
		}
	}
	return end - 1
}

// appendMarks lists the dictionary phrases as features see them.
func appendMarks(ms []mark, hits *lexicon.Hits) []mark {
	if hits == nil {
		return ms
	}
	for _, h := range hits.All() {
		c := uint16(h.Kinds)
		if h.Part {
			c |= 1 << 10
		}
		ms = append(ms, mark{h.First, h.End, c})
	}
	slices.SortStableFunc(ms, func(a, b mark) int { return int(a.first - b.first) })
	return ms
}
