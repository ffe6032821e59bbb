package lexicon

import (
	"slices"

	"regesta/internal/vocab"
)

// Words is a set of lemmas.
type Words struct {
	lemmas []string
	hashes map[uint64]bool
}

// Has reports whether the set holds a lemma.
func (w *Words) Has(lemma string) bool { return w != nil && w.hashes[vocab.Hash(lemma)] }

// Lemmas lists the set in the table's order.
func (w *Words) Lemmas() []string { return w.lemmas }

func (w *Words) add(lemma string) bool {
	h := vocab.Hash(lemma)
	if w.hashes[h] {
		return false
	}
	w.hashes[h] = true
	w.lemmas = append(w.lemmas, lemma)
	return true
}

// Class returns the word class of that name ("weapon").
func (l *Lexicon) Class(name string) (*Words, bool) {
	w, ok := l.classes[name]
	return w, ok
}

// ClassNames lists the word classes.
func (l *Lexicon) ClassNames() []string {
	names := make([]string, 0, len(l.classes))
	for n := range l.classes {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}
