package lemma

import (
	"testing"

	"regesta/internal/conllu"
	"regesta/internal/doc"
	"regesta/internal/vocab"
)

// Known words are looked up, unknown ones follow the rule of their ending.
func TestRun(t *testing.T) {
	word := func(form, lemma, upos, xpos string) conllu.Word {
		return conllu.Word{Form: form, Lemma: lemma, UPOS: upos, XPOS: xpos, Head: -1, SpaceAfter: true}
	}
	gold := doc.New(vocab.NewBuilder().Freeze())
	conllu.Fill(gold, conllu.Document{{Words: []conllu.Word{
		word("attacks", "attack", "NOUN", "NNS"), word("cities", "city", "NOUN", "NNS"), word("armies", "army", "NOUN", "NNS"),
		word("men", "man", "NOUN", "NNS"), word("kings", "king", "NOUN", "NNS"), word("went", "go", "VERB", "VBD"),
		word("States", "State", "PROPN", "NNPS"), word("Nations", "Nation", "PROPN", "NNPS"),
	}}})
	m := Train([]*doc.Doc{gold}, []Entry{{"fled", "flee", doc.VERB, doc.VBD}})
	b := vocab.NewBuilder()
	m.Intern(b)
	d := doc.New(b.Freeze())
	tests := []struct{ form, upos, xpos, want string }{
		{"Men", "NOUN", "NNS", "man"},
		{"parties", "NOUN", "NNS", "party"},
		{"orcs", "NOUN", "NNS", "orc"},
		{"went", "VERB", "VBD", "go"},
		{"fled", "VERB", "VBD", "flee"},
		{"Emirates", "PROPN", "NNPS", "Emirate"},
		{"Gondor", "PROPN", "NNP", "Gondor"},
		{"1,200", "NUM", "CD", "1200"},
		{"’s", "PART", "POS", "'s"},
	}
	var s conllu.Sentence
	for _, tt := range tests {
		s.Words = append(s.Words, word(tt.form, "_", tt.upos, tt.xpos))
	}
	conllu.Fill(d, conllu.Document{&s})
	m.NewWorker().Run(d)
	for i, tt := range tests {
		if got := d.Lemma(doc.Tok(i)); got != tt.want {
			t.Errorf("%s/%s: got %q, want %q", tt.form, tt.xpos, got, tt.want)
		}
	}
}
