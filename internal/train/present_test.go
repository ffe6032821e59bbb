package train

import (
	"strings"
	"testing"

	"regesta/internal/conllu"
)

func TestPresent(t *testing.T) {
	for _, c := range []struct{ past, want string }{
		{`
1	Rebels	rebel	NOUN	NNS	_	2	nsubj	_	_
2	attacked	attack	VERB	VBD	Tense=Past	0	root	_	_
3	Bree	Bree	PROPN	NNP	_	2	obj	_	_`,
			"Rebels attack/VBP Bree"},
		{`
1	The	the	DET	DT	_	2	det	_	_
2	army	army	NOUN	NN	_	3	nsubj	_	_
3	denied	deny	VERB	VBD	Tense=Past	0	root	_	_
4	that	that	SCONJ	IN	_	7	mark	_	_
5	it	it	PRON	PRP	_	7	nsubj	_	_
6	had	have	AUX	VBD	Tense=Past	7	aux	_	_
7	fired	fire	VERB	VBN	Tense=Past	3	ccomp	_	_`,
			"The army denies/VBZ that it has/VBZ fired"},
		{`
1	Gondor	Gondor	PROPN	NNP	_	4	nsubj	_	_
2	and	and	CCONJ	CC	_	3	cc	_	_
3	Rohan	Rohan	PROPN	NNP	_	1	conj	_	_
4	met	meet	VERB	VBD	Tense=Past	0	root	_	_`,
			"Gondor and Rohan meet/VBP"},
		{`
1	I	I	PRON	PRP	_	2	nsubj	_	_
2	slept	sleep	VERB	VBD	Tense=Past	0	root	_	_`,
			""},
	} {
		var s *conllu.Sentence
		for r, err := range conllu.Read(strings.NewReader(strings.TrimSpace(c.past) + "\n\n")) {
			if err != nil {
				t.Fatal(err)
			}
			s = r
		}
		got := ""
		if p, _ := presentOf(s); p != nil {
			var words []string
			for i, w := range p.Words {
				f := w.Form
				if w.XPOS != s.Words[i].XPOS {
					f += "/" + w.XPOS
				}
				words = append(words, f)
			}
			got = strings.Join(words, " ")
		}
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
