package lemma

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"regesta/internal/doc"
	"regesta/internal/ml"
	"regesta/internal/vocab"
)

// sample is one word with its tag as training shows it.
type sample struct {
	tag  uint64
	norm string
}

// suffix is a place where a rule may be stored.
type suffix struct {
	tag   uint64
	s     string
	whole bool
}

// An Entry is a word of a dictionary, in lower case.
type Entry struct {
	Form, Lemma string
	UPOS        doc.UPOS
	XPOS        doc.XPOS
}

// Train learns the lemmas of gold documents and of a dictionary, which counts
// where the documents are silent.
func Train(gold []*doc.Doc, dictionary []Entry) *Model {
	lemmas := map[sample]string{}
	{
		counts := map[sample]map[string]int{}
		for _, d := range gold {
			for i := range d.Tokens {
				t := &d.Tokens[i]
				if t.Lemma == 0 || t.UPOS == doc.X {
					continue
				}
				k := sample{tagKey(t.UPOS, t.XPOS), d.Vocab.String(t.Norm)}
				if counts[k] == nil {
					counts[k] = map[string]int{}
				}
				counts[k][strings.ToLower(d.Vocab.String(t.Lemma))]++
			}
		}
		for k, c := range counts {
			lemmas[k] = most(c)
		}
	}
	known := maps.Clone(lemmas)
	for _, e := range dictionary {
		k := sample{tagKey(e.UPOS, e.XPOS), e.Form}
		if _, ok := known[k]; !ok && len(e.Lemma) > len(lemmas[k]) { // "staged" is of stage, not of stag
			lemmas[k] = e.Lemma
		}
	}

	votes := map[suffix]map[rule]int{}
	for k, l := range lemmas {
		r, ok := ruleFor(k.norm, l)
		if !ok || !open(doc.UPOS(k.tag>>8)) {
			continue
		}
		for n := 0; n <= min(maxSuffix, len(k.norm)); n++ {
			s := suffix{k.tag, k.norm[len(k.norm)-n:], n == len(k.norm)}
			if votes[s] == nil {
				votes[s] = map[rule]int{}
			}
			votes[s][r]++
		}
	}

	m := &Model{}
	number := map[rule]int{}
	var suffixes []ml.WordValue
	chosen := map[suffix]rule{}
	order := slices.SortedFunc(maps.Keys(votes), func(a, b suffix) int {
		return cmp.Or(cmp.Compare(a.tag, b.tag), len(a.s)-len(b.s), strings.Compare(a.s, b.s), boolInt(a.whole)-boolInt(b.whole))
	})
	for _, s := range order {
		r := mostRule(votes[s])
		if s.s != "" {
			if votes[s][r] < 2 {
				continue
			}
			if shorter, ok := longest(chosen, s); ok && shorter == r {
				continue
			}
		}
		chosen[s] = r
		if _, ok := number[r]; !ok {
			m.rules = append(m.rules, r)
			number[r] = len(m.rules)
		}
		suffixes = append(suffixes, ml.WordValue{Hash: suffixKey(s.tag, s.s, s.whole), Value: uint32(number[r])})
	}
	m.suffixes = ml.NewWordTable(suffixes)

	var words []ml.WordValue
	index := map[string]int{}
	for _, k := range slices.SortedFunc(maps.Keys(lemmas), func(a, b sample) int {
		return cmp.Or(cmp.Compare(a.tag, b.tag), strings.Compare(a.norm, b.norm))
	}) {
		l := lemmas[k]
		if string(m.rule(k.tag, k.norm).apply(nil, k.norm)) == l || doc.UPOS(k.tag>>8) == doc.PROPN {
			continue
		}
		if _, ok := index[l]; !ok {
			m.lemmas = append(m.lemmas, l)
			index[l] = len(m.lemmas)
		}
		words = append(words, ml.WordValue{Hash: ml.H2(1, k.tag, vocab.Hash(k.norm)), Value: uint32(index[l])})
	}
	m.words = ml.NewWordTable(words)
	return m
}

// open reports whether new words of class u appear every day, so that their
// endings are worth learning.
func open(u doc.UPOS) bool {
	return u == doc.NOUN || u == doc.VERB || u == doc.ADJ || u == doc.ADV || u == doc.PROPN || u == doc.AUX
}

// longest returns the rule chosen for the longest proper suffix of s.
func longest(chosen map[suffix]rule, s suffix) (rule, bool) {
	for n := len(s.s) - 1; n >= 0; n-- {
		if r, ok := chosen[suffix{s.tag, s.s[len(s.s)-n:], false}]; ok {
			return r, true
		}
	}
	return rule{}, false
}

// ruleFor returns the rule that turns word into lemma, if the two share their
// beginning.
func ruleFor(word, lemma string) (rule, bool) {
	n := 0
	for n < len(word) && n < len(lemma) && word[n] == lemma[n] {
		n++
	}
	for n > 0 && n < len(word) && !utf8.RuneStart(word[n]) {
		n--
	}
	r := rule{uint8(len(word) - n), lemma[n:]}
	return r, len(word)-n <= maxSuffix && n > 0 && len(r.append) < 32
}

func most(c map[string]int) string {
	return slices.MaxFunc(slices.Sorted(maps.Keys(c)), func(a, b string) int { return c[a] - c[b] })
}

func mostRule(c map[rule]int) rule {
	rules := slices.SortedFunc(maps.Keys(c), func(a, b rule) int {
		return cmp.Or(int(a.strip)-int(b.strip), strings.Compare(a.append, b.append))
	})
	return slices.MaxFunc(rules, func(a, b rule) int { return c[a] - c[b] })
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
