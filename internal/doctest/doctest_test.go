package doctest

import "testing"

func TestParse(t *testing.T) {
	d := Parse(`
		== headline
		Gondor          PROPN NNP 2 nsubj
		rejects:reject  VERB  VBZ 0 root
		truce           NOUN  NN  2 obj

		== paragraph
		Rohan       PROPN NNP 3 nmod:poss
		's          PART  POS 1 case
		riders:rider NOUN NNS 4 nsubj
		left:leave  VERB  VBD 0 root
		.           PUNCT .   4 punct
	`)
	if want := "Gondor rejects truce\n\nRohan's riders left."; d.Text != want {
		t.Errorf("text: got %q, want %q", d.Text, want)
	}
	if len(d.Sents) != 2 || d.Sents[1].Root != 6 || d.Lemma(6) != "leave" || d.Tokens[3].Head != 5 {
		t.Errorf("sentences %+v, tokens %+v", d.Sents, d.Tokens)
	}
	if got := d.Article.Regions[d.Sents[1].Region].Kind.String(); got != "paragraph" {
		t.Errorf("second sentence lies in a %s", got)
	}
}
