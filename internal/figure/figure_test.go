package figure

import (
	"fmt"
	"strings"
	"testing"

	"regesta/internal/article"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/doctest"
	"regesta/internal/span"
	"regesta/internal/vocab"
)

// words makes a reader over text, the words of which are parted by spaces.
func words(text string) *reader {
	d := doc.New(vocab.NewBuilder().Freeze())
	d.Reset(&article.Article{Text: text})
	at := 0
	for _, w := range strings.Split(text, " ") {
		if w != "" {
			d.Add(span.Span{Start: int32(at), End: int32(at + len(w))}, 0)
		}
		at += len(w) + 1
	}
	d.EndSent(0)
	d.Link()
	c := &coding.Coding{}
	c.Reset(d)
	r := &reader{c: c, d: d, end: doc.Tok(len(d.Tokens))}
	r.word = func(i int) string { return r.norm(doc.Tok(i)) }
	return r
}

func limits(min, max int64, hasMin, hasMax, approximate bool) string {
	lo, hi := "-", "-"
	if hasMin {
		lo = fmt.Sprint(min)
	}
	if hasMax {
		hi = fmt.Sprint(max)
	}
	s := lo + ".." + hi
	if hasMin && hasMax && min == max {
		s = lo
	}
	if approximate {
		s = "~" + s
	}
	return s
}

func TestQuantity(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"1,200 rebels", "1,200=1200"},
		{"1.5 million people", "1.5 million=1500000"},
		{"at least 20 people", "at least 20=20..-"},
		{"more than 70 people", "more than 70=71..-"},
		{"over 600 injured", "over 600=601..-"},
		{"up to 50 people", "up to 50=-..50"},
		{"as many as seven systems", "as many as seven=-..7"},
		{"fewer than 10 men", "fewer than 10=-..9"},
		{"no fewer than 12 men", "no fewer than 12=12..-"},
		{"no more than 12 men", "no more than 12=-..12"},
		{"nearly five hundred migrants", "nearly five hundred=~500"},
		{"some 13,000 refugees", "some 13,000=~13000"},
		{"about 40 men", "about 40=~40"},
		{"10 to 15 men", "10 to 15=10..15"},
		{"between 10 and 15 men", "between 10 and 15=10..15"},
		{"two or three men", "two or three=2..3"},
		{"two to three million people", "two to three million=2000000..3000000"},
		{"20 or more men", "20 or more=20..-"},
		{"dozens of men", "dozens=24..-"},
		{"two dozen men", "two dozen=24"},
		{"a dozen men", "a dozen=12"},
		{"half a dozen men", "half a dozen=6"},
		{"hundreds of men", "hundreds=200..-"},
		{"tens of thousands of men", "tens of thousands=20000..-"},
		{"hundreds of thousands of men", "hundreds of thousands=200000..-"},
		{"several men", "several=3..-"},
		{"several hundred men", "several hundred=300..-"},
		{"few men", ""},
		{"at least another 20 men", "at least another 20=20..-"},
		{"a couple of men", "a couple=2"},
		{"a hundred men", "a hundred=100"},
		{"men", ""},
	} {
		r := words(c.text)
		got := ""
		for i := doc.Tok(0); i < r.end; i++ {
			if q, ok := r.read(i); ok {
				got = r.d.Cut(q.first, q.end) + "=" + limits(q.min, q.max, q.hasMin, q.hasMax, q.approximate)
				break
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

// What is counted follows from the tree.
func TestUnit(t *testing.T) {
	for _, c := range []struct{ tree, want string }{
		{`Orcs NOUN NNS 2 nsubj
		  killed:kill VERB VBD 0 root
		  at ADP IN 4 case
		  least ADJ JJS 5 advmod
		  20 NUM CD 6 nummod
		  men:man NOUN NNS 2 obj
		  and CCONJ CC 8 cc
		  wounded:wound VERB VBD 2 conj
		  60 NUM CD 10 nummod
		  others:other NOUN NNS 8 obj`, "killed 20..- men; injured 60 others"},
		{`Ten NUM CD 2 nummod
		  villagers:villager NOUN NNS 3 nsubj
		  died:die VERB VBD 0 root
		  , PUNCT , 6 punct
		  including VERB VBG 6 case
		  four NUM CD 7 nummod
		  children:child NOUN NNS 3 obl`, "killed 10 villagers; killed 4 children"},
		{`Beren PROPN NNP 8 nsubj:pass
		  , PUNCT , 3 punct
		  17 NUM CD 1 appos
		  , PUNCT , 3 punct
		  who PRON WP 7 nsubj:pass
		  was:be AUX VBD 7 aux:pass
		  shot:shoot VERB VBN 1 acl:relcl
		  died:die VERB VBD 0 root`, ""},
		{`Dozens:dozen NOUN NNS 5 nsubj:pass
		  of ADP IN 3 case
		  monks:monk NOUN NNS 1 nmod
		  were:be AUX VBD 5 aux:pass
		  arrested:arrest VERB VBN 0 root`, "arrested 24..- monks"},
		{`The DET DT 3 det
		  death NOUN NN 3 compound
		  toll NOUN NN 4 nsubj
		  rose:rise VERB VBD 0 root
		  to ADP IN 6 case
		  11 NUM CD 4 obl`, "killed 11 "},
		{`The DET DT 2 det
		  war NOUN NN 3 nsubj
		  claimed:claim VERB VBD 0 root
		  the DET DT 5 det
		  lives:life NOUN NNS 3 obj
		  of ADP IN 8 case
		  470 NUM CD 8 nummod
		  people NOUN NNS 5 nmod`, "killed 470 people"},
		{`Medics NOUN NNS 2 nsubj
		  saved:save VERB VBD 0 root
		  20 NUM CD 4 nummod
		  lives:life NOUN NNS 2 obj`, ""},
		{`Eighteen NUM CD 2 nummod
		  sailors:sailor NOUN NNS 4 nsubj:pass
		  are:be AUX VBP 4 aux:pass
		  feared:fear VERB VBN 0 root
		  dead ADJ JJ 4 xcomp`, "killed 18 sailors"},
		{`Thousands:thousand NOUN NNS 4 nsubj
		  of ADP IN 3 case
		  people NOUN NNS 1 nmod
		  protest VERB VBP 0 root
		  in ADP IN 6 case
		  Bree PROPN NNP 4 obl`, "protesters 2000..- people"},
		{`Gondor PROPN NNP 2 nsubj
		  sent:send VERB VBD 0 root
		  300 NUM CD 4 nummod
		  troops:troop NOUN NNS 2 obj`, "troops 300 troops"},
		{`The DET DT 2 det
		  raid NOUN NN 3 nsubj
		  left:leave VERB VBD 0 root
		  16 NUM CD 5 nummod
		  guards:guard NOUN NNS 3 obj
		  dead ADJ JJ 3 xcomp`, "killed 16 guards"},
		{`Riders NOUN NNS 2 nsubj
		  freed:free VERB VBD 0 root
		  21 NUM CD 4 nummod
		  monks:monk NOUN NNS 2 obj
		  who PRON WP 7 nsubj:pass
		  were:be AUX VBD 7 aux:pass
		  held:hold VERB VBN 4 acl:relcl
		  captive ADJ JJ 7 xcomp`, "abducted 21 monks"},
		{`They PRON PRP 2 nsubj
		  fought:fight VERB VBD 0 root
		  for ADP IN 5 case
		  ten NUM CD 5 nummod
		  days:day NOUN NNS 2 obl`, ""},
	} {
		cd := &coding.Coding{}
		cd.Reset(doctest.Parse(c.tree))
		Run(cd)
		var got []string
		for _, f := range cd.Figures {
			got = append(got, f.Unit.String()+" "+limits(f.Min, f.Max, f.HasMin, f.HasMax, f.Approximate)+" "+f.Of)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", cd.Doc.Text, s, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("between at least tens of thousands of 10 - 15 or more than half a dozen million $ 3 +")
	f.Fuzz(func(t *testing.T, text string) {
		r := words(strings.ToValidUTF8(text, ""))
		for i := range r.end {
			q, ok := r.read(i)
			if ok && (q.first < 0 || q.end > r.end || q.num < q.first || q.end <= q.num || q.hasMin && q.hasMax && q.min > q.max) {
				t.Fatalf("%q at %d: %+v", text, i, q)
			}
		}
		for i := range r.d.Tokens {
			r.d.Tokens[i].Head = doc.Tok(i - 1)
		}
		r.d.Link()
		Run(r.c)
	})
}

func BenchmarkRun(b *testing.B) {
	c := &coding.Coding{}
	c.Reset(doctest.Parse(`Orcs NOUN NNS 2 nsubj
		killed:kill VERB VBD 0 root
		at ADP IN 4 case
		least ADJ JJS 5 advmod
		20 NUM CD 6 nummod
		men:man NOUN NNS 2 obj
		and CCONJ CC 8 cc
		wounded:wound VERB VBD 2 conj
		60 NUM CD 10 nummod
		others:other NOUN NNS 8 obj
		near ADP IN 12 case
		Bree PROPN NNP 2 obl`))
	b.ReportAllocs()
	for b.Loop() {
		c.Figures = c.Figures[:0]
		Run(c)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(c.Doc.Tokens)), "ns/token")
}
