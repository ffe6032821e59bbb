package statement

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"regesta/internal/article"
	"regesta/internal/caldate"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/doctest"
	"regesta/internal/ml"
	"regesta/internal/span"
	"regesta/internal/syntax"
	"regesta/internal/vocab"
)

// The cues of these tests. Without a model the first reading of a cue counts.
var cueFile = fstest.MapFS{"lexicon/cues.tsv": {Data: []byte(strings.ReplaceAll(`lemma pos kind takes source
say v say that|quote|be test
deny v deny that|noun test
call v say quote|for|on|as test
comment v say that|quote test
describe v say quote|as test
quote v say that|quote test
rule v say that test
claim n say that|of test
reportedly r say clause test
according p say clause test
per p say clause test
`, " ", "\t"))}}

// coded makes a worker at work on the tree of src, in which "Monday" is a date.
func coded(t testing.TB, src string) (*Worker, *coding.Coding) {
	b := vocab.NewBuilder()
	words := syntax.New(b)
	cues, err := Load(cueFile, b)
	if err != nil {
		t.Fatal(err)
	}
	c := &coding.Coding{}
	c.Reset(doctest.ParseWith(b.Freeze(), src))
	c.Doc.MarkQuotes()
	for i := range c.Doc.Tokens {
		if at := doc.Tok(i); c.Doc.Form(at) == "Monday" {
			c.Dates = append(c.Dates, coding.Date{First: at, End: at + 1, Head: at, Value: caldate.At(caldate.Of(2016, 6, 6))})
		}
	}
	return cues.NewWorker(words), c
}

// Trees that several tests share.
const (
	saidThat = `
		The      DET   DT   2 det
		envoy    NOUN  NN   3 nsubj
		said:say VERB  VBD  0 root
		Monday   PROPN NNP  3 obl
		that     SCONJ IN   7 mark
		Rohan    PROPN NNP  7 nsubj
		fell:fall VERB VBD  3 ccomp
		,        PUNCT ,    9 punct
		calling:call VERB VBG 3 advcl
		for      ADP   IN   11 case
		help     NOUN  NN   9 obl
		.        PUNCT .    3 punct`
	rulesThat = `
		The   DET   DT  3 det
		court NOUN  NN  3 compound
		rules:rule NOUN NNS 0 root
		that  SCONJ IN  7 mark
		the   DET   DT  6 det
		vote  NOUN  NN  7 nsubj
		stands:stand VERB VBZ 3 acl
		.     PUNCT .   3 punct`
)

// TestReadings lists what each cue of a sentence may be the cue of, the cue
// before "~", contents parted by "/", the parts of a split one by "+".
func TestReadings(t *testing.T) {
	for _, c := range []struct{ name, tree, want string }{
		{"clause, and all that follows", saidThat, `said ~ Rohan fell, calling for help / Rohan fell
calling for ~ help`},
		{"a verb taken for a noun", rulesThat, `rules ~ the vote stands`},
		{"refusal", `
			Aides    NOUN NNS 2 nsubj
			declined:decline VERB VBD 0 root
			to       PART TO  4 mark
			comment  VERB VB  2 xcomp
			on       ADP  IN  7 case
			the      DET  DT  7 det
			raid     NOUN NN  4 obl`, `declined to comment ~ the raid`},
		{"object and predicate", `
			Gondor   PROPN NNP 2 nsubj
			described:describe VERB VBD 0 root
			it       PRON  PRP 2 obj
			as       ADP   IN  6 case
			“        PUNCT ''  6 punct
			madness  NOUN  NN  2 obl
			”        PUNCT ''  6 punct`, `described ~ it / madness / it as “madness”`},
		{"a noun and its clause", `
			His      PRON PRP$ 2 nmod:poss
			claim    NOUN NN   6 nsubj
			that     SCONJ IN  5 mark
			Rohan    PROPN NNP 5 nsubj
			fell:fall VERB VBD 2 acl
			spread   VERB VBD  0 root`, `claim ~ Rohan fell / Rohan fell spread`},
		{"hearsay", `
			Rohan      PROPN NNP 3 nsubj
			reportedly ADV   RB  3 advmod
			fell:fall  VERB  VBD 0 root`, `reportedly ~ Rohan+fell`},
		{"source behind", `
			Rohan    PROPN NNP 2 nsubj
			fell:fall VERB VBD 0 root
			according VERB VBG 5 case
			to       ADP   IN  3 fixed
			scouts   NOUN  NNS 2 obl`, `according to ~ Rohan fell`},
		{"a price", `
			Gas   NOUN NN  2 nsubj
			cost  VERB VBD 0 root
			ten   NUM  CD  2 obj
			per   ADP  IN  5 case
			barrel NOUN NN 3 nmod`, ``},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, cd := coded(t, c.tree)
			w.set(cd)
			var got []string
			for i := range cd.Doc.Tokens {
				if !w.read(doc.Tok(i)) {
					continue
				}
				var rs []string
				for j := range w.readings {
					var parts []string
					for _, s := range w.contentOf(&w.readings[j]) {
						parts = append(parts, s.Cut(cd.Doc.Text))
					}
					if x := strings.Join(parts, "+"); !slices.Contains(rs, x) {
						rs = append(rs, x)
					}
				}
				got = append(got, cd.Doc.Cut(w.cue.first, w.cue.end)+" ~ "+strings.Join(rs, " / "))
			}
			if g := strings.Join(got, "\n"); g != c.want {
				t.Errorf("got\n%s\nwant\n%s", g, c.want)
			}
		})
	}
}

func show(c *coding.Coding) string {
	var out []string
	for i := range c.Statements {
		s := &c.Statements[i]
		who := "?"
		if len(s.Speaker) > 0 {
			who = c.Doc.Cut(s.Speaker[0].First, s.Speaker[0].End)
		}
		line := who + " ~ " + s.Cue.Cut(c.Doc.Text) + " ~"
		for _, x := range s.Content {
			line += " [" + x.Cut(c.Doc.Text) + "]"
		}
		line += " " + s.Kind.String()
		if s.Negated {
			line += " negated"
		}
		if s.Within != coding.None {
			line += fmt.Sprint(" within ", s.Within)
		}
		if s.Date != coding.None {
			line += " dated"
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestRun(t *testing.T) {
	for _, c := range []struct{ name, tree, want string }{
		{"speaker, day", saidThat, `envoy ~ said ~ [Rohan fell, calling for help] indirect dated
envoy ~ calling for ~ [help] indirect within 0`},
		{"subject of a verb taken for a noun", rulesThat, `court ~ rules ~ [the vote stands] indirect`},
		{"a quotation that goes on", `
			“      PUNCT ''  2 punct
			Go     VERB  VB  6 ccomp
			,      PUNCT ,   2 punct
			”      PUNCT ''  2 punct
			he     PRON  PRP 6 nsubj
			said:say VERB VBD 0 root
			.      PUNCT .   6 punct

			“      PUNCT ''  3 punct
			We     PRON  PRP 3 nsubj
			stay   VERB  VBP 0 root
			here   ADV   RB  3 advmod
			.      PUNCT .   3 punct
			”      PUNCT ''  3 punct`, `he ~ said ~ [Go] direct
he ~ said ~ [We stay here.] direct`},
		{"denial of a claim", `
			He     PRON PRP 2 nsubj
			denied:deny VERB VBD 0 root
			a      DET  DT  4 det
			claim  NOUN NN  2 obj
			that   SCONJ IN 7 mark
			Rohan  PROPN NNP 7 nsubj
			fell:fall VERB VBD 4 acl`, `He ~ denied ~ [a claim that Rohan fell] indirect negated
? ~ claim ~ [Rohan fell] indirect within 0`},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, cd := coded(t, c.tree)
			w.Run(cd)
			if got := show(cd); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if err := cd.Doc.Check(); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestSpeakerEntity: who speaks is an entity of the document, and only once.
func TestSpeakerEntity(t *testing.T) {
	w, cd := coded(t, saidThat)
	w.Run(cd)
	first := cd.Statements[0].Speaker[0].Entity
	if first == coding.None || cd.Statements[1].Speaker[0].Entity != first {
		t.Fatalf("speakers %+v", cd.Statements)
	}
	m := cd.Doc.Mentions[cd.Doc.Entities[first].Best]
	if got := cd.Doc.Cut(m.First, m.End); got != "envoy" || m.Kind != doc.Nominal || len(cd.Doc.Entities) != 1 {
		t.Errorf("mention %q, kind %v, %d entities", got, m.Kind, len(cd.Doc.Entities))
	}
}

// TestQuotes writes quotations as [so].
func TestQuotes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`“ Go , ” he said . “ Stay . ”`, `[Go ,] [Stay .]`},
		{`" Go , " he said . " Stay . "`, `[Go ,] [Stay .]`},
		{`“ Go , “ he said . “ Stay . ”`, `[Go ,] [Stay .]`},
		{`“ He cried “ go ” and went`, `[go]`},
		{`“ left open`, `[left open]`},
		{`no marks ” at all`, ``},
	} {
		d := doc.New(vocab.NewBuilder().Freeze())
		d.Reset(&article.Article{Text: c.text})
		at := 0
		for _, f := range strings.Fields(c.text) {
			d.Add(span.Span{Start: int32(at), End: int32(at + len(f))}, 0)
			at += len(f) + 1
		}
		d.EndSent(0)
		d.Link()
		var got []string
		for _, q := range quotes(d, nil) {
			got = append(got, "["+d.Cut(q.first, q.end)+"]")
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: got %s, want %s", c.text, g, c.want)
		}
	}
}

// TestTrain: the ranker learns which of two readings is right, and that a cue
// may report nothing.
func TestTrain(t *testing.T) {
	reading := func(hs ...uint64) SampleReading { return SampleReading{Features: hs} }
	clause, rest, idiom := ml.H1(1, 1), ml.H1(1, 2), ml.H1(1, 3)
	var samples []Sample
	for range 20 {
		samples = append(samples,
			Sample{Good: 1, Readings: []SampleReading{reading(rest), reading(clause)}},
			Sample{Good: -1, Readings: []SampleReading{reading(rest, idiom)}})
	}
	m := Train(samples, Options{})
	if a, b, c := score(m.weights, []uint64{clause}), score(m.weights, []uint64{rest}), score(m.weights, []uint64{rest, idiom}); a <= max(b, 0) || c > 0 {
		t.Errorf("clause %d, rest %d, idiom %d", a, b, c)
	}
	if again := Train(samples, Options{}); !slices.Equal(again.File().Bytes(), m.File().Bytes()) {
		t.Error("a second training gives another model")
	}
}

func TestLoadReportsFaults(t *testing.T) {
	bad := fstest.MapFS{"lexicon/cues.tsv": {Data: []byte("lemma\tpos\tkind\ttakes\nsay\tv\tsays\tthat\nsay\tx\tsay\twhat\n")}}
	_, err := Load(bad, vocab.NewBuilder())
	for _, want := range []string{`kind "says"`, `pos "x"`, `takes "what"`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want a fault with %s", err, want)
		}
	}
}

func BenchmarkRun(b *testing.B) {
	w, c := coded(b, strings.Repeat(saidThat+"\n\n"+rulesThat+"\n\n", 100))
	b.ResetTimer()
	for b.Loop() {
		c.Statements = c.Statements[:0]
		w.Run(c)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(c.Doc.Tokens)), "ns/token")
}
