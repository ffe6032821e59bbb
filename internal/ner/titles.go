package ner

import (
	"slices"
	"strings"

	"regesta/internal/doc"
)

// honorifics go before a person's name and are no part of it. Those with "+" are
// said of people alone: what follows them is a name even if the tagger saw none.
var honorifics = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`mr+ mr.+ mrs+ mrs.+ ms+ ms.+ miss+ dr+ dr.+ rev.+ reverend+ sir+ senator+ judge+ sen.+ rep.+
		lord lady dame prof. professor justice king queen prince princess pope emperor empress sheikh sheikha sultan president secretary
		minister premier chancellor speaker governor mayor general colonel major captain lieutenant sergeant admiral commander gen. col. maj.
		capt. lt. sgt. adm. archbishop bishop cardinal imam ayatollah mullah ambassador congressman congresswoman representative`) {
		word, only := strings.CutSuffix(w, "+")
		m[word] = only
	}
	return m
}()

// titles takes honorifics off the names of people, and adds the names that
// follow those which are said of people alone.
func (w *document) titles() {
	d := w.d
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Kind != doc.Name || m.Type != doc.Person {
			continue
		}
		for m.End-m.First > 1 {
			if _, ok := honorifics[d.Norm(m.First)]; !ok {
				break
			}
			m.First++
		}
		m.Head = max(m.Head, m.First)
	}
	named := func(t doc.Tok) bool {
		i, found := slices.BinarySearchFunc(d.Mentions, t, func(m doc.Mention, t doc.Tok) int { return int(m.First - t) })
		return found || i > 0 && d.Mentions[i-1].End > t
	}
	for s := range d.Sents {
		for t := d.Sents[s].First; t+1 < d.Sents[s].End; t++ {
			if d.Tokens[t].Flags&doc.Capital == 0 || !honorifics[d.Norm(t)] || !w.properName(t+1) || named(t) || named(t+1) {
				continue
			}
			end := t + 2
			for end < d.Sents[s].End && w.properName(end) && !named(end) {
				end++
			}
			m := doc.Mention{First: t + 1, End: end, Type: doc.Person, Entity: -1}
			m.Head = headOf(d, m.First, m.End)
			i, _ := slices.BinarySearchFunc(d.Mentions, m.First, func(m doc.Mention, t doc.Tok) int { return int(m.First - t) })
			d.Mentions = slices.Insert(d.Mentions, i, m)
		}
	}
}

// properName reports whether t is a capitalised proper noun.
func (w *document) properName(t doc.Tok) bool {
	k := &w.d.Tokens[t]
	return k.Flags&doc.Capital != 0 && k.UPOS == doc.PROPN
}
