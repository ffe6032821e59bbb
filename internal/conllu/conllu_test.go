package conllu

import (
	"bytes"
	"strings"
	"testing"

	"regesta/internal/doc"
	"regesta/internal/vocab"
)

const sample = `# newdoc id = gondor
# newpar
# sent_id = 1
# text = The king doesn't know.
1	The	the	DET	DT	Definite=Def|PronType=Art	2	det	_	start_char=0|end_char=3
2	king	king	NOUN	NN	Number=Sing	5	nsubj	_	start_char=4|end_char=8
3-4	doesn't	_	_	_	_	_	_	_	start_char=9|end_char=16
3	does	do	AUX	VBZ	Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin	5	aux	_	start_char=9|end_char=13
4	n't	not	PART	RB	Polarity=Neg	5	advmod	_	start_char=13|end_char=16
5	know	know	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No|start_char=17|end_char=21
6	.	.	PUNCT	.	_	5	punct	_	start_char=21|end_char=22

# newpar
# sent_id = 2
# text = “No,” said Éowyn.
1	“	"	PUNCT	` + "``" + `	_	2	punct	_	SpaceAfter=No|start_char=24|end_char=25
2	No	no	INTJ	UH	_	5	obj	_	SpaceAfter=No|start_char=25|end_char=27
3	,	,	PUNCT	,	_	2	punct	_	SpaceAfter=No|start_char=27|end_char=28
4	”	"	PUNCT	''	_	2	punct	_	start_char=28|end_char=29
5	said	say	VERB	VBD	_	0	root	_	start_char=30|end_char=34
6	Éowyn	Éowyn	PROPN	NNP	Number=Sing	5	nsubj	_	SpaceAfter=No|start_char=35|end_char=40
7	.	.	PUNCT	.	_	5	punct	_	start_char=40|end_char=41

`

func roundTrip(t testing.TB, in string) (string, error) {
	var sents Document
	for s, err := range Read(strings.NewReader(in)) {
		if err != nil {
			return "", err
		}
		sents = append(sents, s)
	}
	d := doc.New(vocab.NewBuilder().Freeze())
	a := Fill(d, sents)
	if len(sents) > 0 {
		a.ID, _ = sents[0].Comment("newdoc id")
	}
	var out bytes.Buffer
	w := NewWriter(&out)
	if err := w.Write(d); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return out.String(), nil
}

// What was written reads back to the same, offsets and multiword tokens
// included.
func TestRoundTrip(t *testing.T) {
	got, err := roundTrip(t, sample)
	if err != nil {
		t.Fatal(err)
	}
	if got != sample {
		t.Errorf("got\n%s\nwant\n%s", got, sample)
	}
}

func TestErrors(t *testing.T) {
	const row = "\t_\tX\tXX\t_\t0\troot\t_\t_\n"
	tests := []struct{ in, want string }{
		{"1\ta\tb\n", "line 1: 3 columns, want 10 separated by tabs"},
		{"1\ta" + row + "3\tb" + row, `line 2: word number "3", want 2`},
		{"1\ta\t_\tX\tXX\t_\tx\troot\t_\t_\n", `line 1: bad head "x"`},
		{"1\ta\t_\tX\tXX\t_\t2\troot\t_\t_\n\n", "sentence ending at line 2: word 1 cannot depend on word 2"},
		{"1-2\tab" + row + "1\ta" + row + "\n", "sentence ending at line 3: a multiword token ends at word 2 of 1"},
		{"1\t" + row, "line 1: word 1 has no form"},
	}
	for _, tt := range tests {
		_, err := roundTrip(t, tt.in)
		if err == nil || err.Error() != tt.want {
			t.Errorf("%q:\n got %v\nwant %s", tt.in, err, tt.want)
		}
	}
}

// Whatever Read accepts, Fill and Write can handle, and their output reads back
// to the same output.
func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("1\ta\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\r\n\r\n")
	f.Add("#\n1.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n1\t\u00a0b\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Fuzz(func(t *testing.T, in string) {
		once, err := roundTrip(t, in)
		if err != nil {
			return
		}
		twice, err := roundTrip(t, once)
		if err != nil {
			t.Fatalf("%v in\n%s", err, once)
		}
		if once != twice && !strings.Contains(once, "# newdoc id") {
			t.Errorf("got\n%s\nthen\n%s", once, twice)
		}
	})
}
