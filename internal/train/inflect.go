package train

import (
	"path/filepath"
	"slices"
	"strings"

	"regesta/internal/doc"
	"regesta/internal/lemma"
)

// wordnet is the Open English WordNet, whose verbs, nouns and adjectives teach
// the lemmatizer words that the treebanks lack.
const wordnet = "lexicon/oewn_senses.tsv.gz"

// inflections returns the inflected forms of WordNet's words in the folder dir:
// those that it lists, and by the rules of spelling those that it need not list.
func inflections(dir string) ([]lemma.Entry, error) {
	var all []lemma.Entry
	seen := map[string]bool{}
	err := eachLine(filepath.Join(dir, filepath.FromSlash(wordnet)), func(line string) {
		c := strings.Split(line, "\t")
		if len(c) < 7 || !plainWord(c[0]) || seen[c[0]+c[1]] {
			return
		}
		seen[c[0]+c[1]] = true
		var listed []string
		for f := range strings.SplitSeq(c[6], "|") {
			if plainWord(f) {
				listed = append(listed, f)
			}
		}
		switch c[1] {
		case "v":
			all = append(all, verbForms(c[0], listed)...)
		case "n":
			if len(listed) == 0 {
				listed = []string{withS(c[0])}
			}
			for _, f := range listed {
				all = append(all, lemma.Entry{Form: f, Lemma: c[0], UPOS: doc.NOUN, XPOS: doc.NNS})
			}
		case "a":
			for _, f := range listed {
				x := doc.XPOSOf("JJR")
				if strings.HasSuffix(f, "st") {
					x = doc.XPOSOf("JJS")
				}
				all = append(all, lemma.Entry{Form: f, Lemma: c[0], UPOS: doc.ADJ, XPOS: x})
			}
		}
	})
	return all, err
}

// verbForms returns the forms of a verb; those listed take the place of the
// regular ones.
func verbForms(verb string, listed []string) []lemma.Entry {
	isGerund := func(f string) bool { return strings.HasSuffix(f, "ing") }
	var past, gerunds []string
	for _, f := range listed {
		if isGerund(f) {
			gerunds = append(gerunds, f)
		} else {
			past = append(past, f)
		}
	}
	stem := strings.TrimSuffix(verb, "e")
	if len(past) == 0 {
		past = []string{stem + "ed"}
		if n := len(verb); n > 1 && verb[n-1] == 'y' && !vowel(verb[n-2]) {
			past[0] = verb[:n-1] + "ied"
		}
	}
	if len(gerunds) == 0 {
		switch i := slices.IndexFunc(past, func(f string) bool { return strings.HasSuffix(f, "ed") && len(f) == len(verb)+3 }); {
		case i >= 0: // "abetted" doubles, and so does "abetting"
			gerunds = []string{past[i][:len(past[i])-2] + "ing"}
		case strings.HasSuffix(verb, "ie"):
			gerunds = []string{verb[:len(verb)-2] + "ying"}
		case strings.HasSuffix(verb, "ee"), strings.HasSuffix(verb, "oe"), strings.HasSuffix(verb, "ye"):
			gerunds = []string{verb + "ing"}
		default:
			gerunds = []string{stem + "ing"}
		}
	}
	all := []lemma.Entry{{Form: withS(verb), Lemma: verb, UPOS: doc.VERB, XPOS: doc.VBZ}}
	for _, f := range past {
		all = append(all, lemma.Entry{Form: f, Lemma: verb, UPOS: doc.VERB, XPOS: doc.VBD}, lemma.Entry{Form: f, Lemma: verb, UPOS: doc.VERB, XPOS: doc.VBN})
	}
	for _, f := range gerunds {
		all = append(all, lemma.Entry{Form: f, Lemma: verb, UPOS: doc.VERB, XPOS: doc.VBG})
	}
	return all
}

// withS returns the plural of a noun, or the third person of a verb.
func withS(s string) string {
	n := len(s)
	switch {
	case n > 1 && s[n-1] == 'y' && !vowel(s[n-2]):
		return s[:n-1] + "ies"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "x"), strings.HasSuffix(s, "z"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"):
		return s + "es"
	case n > 1 && s[n-1] == 'o' && !vowel(s[n-2]):
		return s + "es"
	}
	return s + "s"
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// plainWord reports whether s is one word in lower case.
func plainWord(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return len(s) > 1
}
