package train

import (
	"strings"

	"regesta/internal/conllu"
	"regesta/internal/ml"
)

// present adds to each of texts copies of its sentences that tell of the past,
// put into the present tense. Reports in the historic present ("Rebels attack a
// convoy") hardly occur in treebanks, whose taggers then take their verbs for
// nouns. Each sentence is repeated with other verbs that look like nouns, so
// that the place of a word counts for more than its habits.
func present(texts []conllu.Document) {
	rnd := ml.Rand(1)
	for i, t := range texts {
		for _, s := range t {
			c, main := presentOf(s)
			if c == nil {
				continue
			}
			texts[i] = append(texts[i], c)
			for range swaps {
				texts[i] = append(texts[i], swapVerb(c, main, &rnd))
			}
		}
	}
}

// swaps is how often a sentence is repeated with another verb.
const swaps = 2

// Verbs of news whose present forms are nouns too, by whether they take an
// object.
var (
	transitive = strings.Fields(`attack raid strike arrest launch bomb kill sanction ban seize storm visit back veto order shell sue
		blast slam capture force sign sack name target hijack ambush arm free jail summon protest support question order claim
		release request demand urge warn approve pass cut halt end start open close move blame condemn accuse elect fire defeat
		reject block break shoot hit host leave order push question praise recall refuse report review suspend test threaten vote
		withdraw wound injure stab fight enter declare deploy reach probe pardon plan mark lift land jail import export guard
		fine face exchange drop down curb counter control contest compromise charge`)
	intransitive = strings.Fields(`resign clash protest march strike vote rally quit fall riot flee rise gather meet talk walk
		return retreat collapse explode crash die fight escape surrender visit end start stand split speak`)
)

// Subjects of news whose plural looks like a verb.
var subjects = strings.Fields(`rebel pirate militant warship jet guard strike raid attack protest march force patrol plane ship drone
	bomb shell rocket tank mob crowd leader judge lawyer striker marcher picket envoy host`)

// swapVerb returns a copy of s with another verb in place of word v and, where
// its subject is a plural noun, another noun in place of that.
func swapVerb(s *conllu.Sentence, v int, rnd *ml.Rand) *conllu.Sentence {
	c := &conllu.Sentence{Words: append([]conllu.Word(nil), s.Words...)}
	list := intransitive
	for i, w := range s.Words {
		switch {
		case w.Head != v+1:
		case w.Rel == "obj":
			list = transitive
		case w.Rel == "nsubj" && w.XPOS == "NNS" && w.Form == strings.ToLower(w.Form):
			noun := subjects[rnd.Intn(len(subjects))]
			c.Words[i].Lemma, c.Words[i].Form = noun, noun+"s"
		}
	}
	w := &c.Words[v]
	lemma := list[rnd.Intn(len(list))]
	w.Lemma = lemma
	w.Form, w.XPOS = presentForm(lemma, w.XPOS == "VBP")
	return c
}

// presentOf is s in the present tense, and the place of the first verb of the
// past whose subject is in the third person; nil if there is none.
func presentOf(s *conllu.Sentence) (c *conllu.Sentence, verb int) {
	verb = -1
	for i, w := range s.Words {
		if verb < 0 && w.XPOS == "VBD" && w.UPOS == "VERB" && thirdPerson(s, i) {
			verb = i
		}
	}
	if verb < 0 {
		return nil, 0
	}
	c = &conllu.Sentence{Words: append([]conllu.Word(nil), s.Words...)}
	for i := range c.Words {
		w := &c.Words[i]
		if w.XPOS != "VBD" || strings.HasPrefix(w.Form, "'") || strings.HasPrefix(w.Form, "’") {
			continue
		}
		form, tag := presentForm(w.Lemma, plural(s, i))
		if w.Form != strings.ToLower(w.Form) {
			form = strings.ToUpper(form[:1]) + form[1:]
		}
		w.Form, w.XPOS = form, tag
		w.Feats = strings.Replace(w.Feats, "Tense=Past", "Tense=Pres", 1)
	}
	return c, verb
}

// thirdPerson reports whether the subject of word v is a noun or a name.
func thirdPerson(s *conllu.Sentence, v int) bool {
	for _, w := range s.Words {
		if w.Head == v+1 && w.Rel == "nsubj" {
			return w.UPOS == "NOUN" || w.UPOS == "PROPN"
		}
	}
	return false
}

// plural reports whether the subject of word v, or of the predicate that it
// helps, is plural.
func plural(s *conllu.Sentence, v int) bool {
	for hops := 0; hops < 4 && v >= 0; hops++ {
		for i, w := range s.Words {
			if w.Head != v+1 || !strings.HasPrefix(w.Rel, "nsubj") {
				continue
			}
			for _, k := range s.Words {
				if k.Head == i+1 && k.Rel == "conj" {
					return true
				}
			}
			switch w.XPOS {
			case "NNS", "NNPS":
				return true
			case "PRP":
				f := strings.ToLower(w.Form)
				return f == "they" || f == "we" || f == "you" || f == "i"
			}
			return false
		}
		switch s.Words[v].Rel {
		case "aux", "aux:pass", "cop", "conj", "acl:relcl":
			if s.Words[v].Rel == "acl:relcl" {
				h := s.Words[v].Head - 1
				return h >= 0 && (s.Words[h].XPOS == "NNS" || s.Words[h].XPOS == "NNPS")
			}
			v = s.Words[v].Head - 1
		default:
			return false
		}
	}
	return false
}

// presentForm inflects a lemma.
func presentForm(lemma string, plural bool) (form, tag string) {
	lemma = strings.ToLower(lemma)
	if plural {
		if lemma == "be" {
			return "are", "VBP"
		}
		return lemma, "VBP"
	}
	switch {
	case lemma == "be":
		return "is", "VBZ"
	case lemma == "have":
		return "has", "VBZ"
	case strings.HasSuffix(lemma, "y") && len(lemma) > 1 && !strings.ContainsRune("aeiou", rune(lemma[len(lemma)-2])):
		return lemma[:len(lemma)-1] + "ies", "VBZ"
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "x"), strings.HasSuffix(lemma, "z"), strings.HasSuffix(lemma, "ch"),
		strings.HasSuffix(lemma, "sh"), strings.HasSuffix(lemma, "o"):
		return lemma + "es", "VBZ"
	}
	return lemma + "s", "VBZ"
}
