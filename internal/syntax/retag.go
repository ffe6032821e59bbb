package syntax

import (
	"regesta/internal/doc"
	"regesta/internal/vocab"
)

// Retag makes nouns of words that a tagger takes for verbs where the name or
// adjective before them is none that it knows ("Kachin rebels captured …"), behind
// "were" ("There were riots"), and in fixed expressions ("riot police"); and
// gerunds of nouns behind a preposition and before an object ("accused of shelling
// Dale"). It runs between tagging and parsing, which goes by the tags.
func (w *Words) Retag(d *doc.Doc) {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.XPOS == doc.NN && w.gerunds[t.Norm] && w.governsGerund(d, i) {
			t.UPOS, t.XPOS, t.Feats = doc.VERB, doc.VBG, 0
		}
		if t.UPOS != doc.VERB {
			continue
		}
		var before, after vocab.Sym
		if i > 0 {
			before = d.Tokens[i-1].Norm
		}
		if i+1 < len(d.Tokens) {
			after = d.Tokens[i+1].Norm
		}
		switch {
		case t.XPOS == doc.VBZ && (w.were[before] || w.plural[t.Norm] && after != w.against || w.pairs[[2]vocab.Sym{before, t.Norm}]):
			t.UPOS, t.XPOS, t.Feats = doc.NOUN, doc.NNS, doc.NumberPlur
		case t.XPOS != doc.VBZ && (w.pairs[[2]vocab.Sym{before, t.Norm}] || w.pairs[[2]vocab.Sym{t.Norm, after}]):
			t.UPOS, t.XPOS, t.Feats = doc.NOUN, doc.NN, doc.NumberSing
		}
	}
}

// governsGerund reports whether a preposition stands before token i and what may
// be its object behind it.
func (w *Words) governsGerund(d *doc.Doc, i int) bool {
	if i == 0 || i+1 >= len(d.Tokens) || d.Tokens[i-1].UPOS != doc.ADP {
		return false
	}
	switch d.Tokens[i+1].UPOS {
	case doc.DET, doc.PROPN, doc.NUM, doc.PRON:
		return true
	}
	return false
}
