package tokenize

import (
	"strings"
	"testing"

	"regesta/data"
	"regesta/internal/article"
	"regesta/internal/doc"
	"regesta/internal/vocab"
)

func tokens(t testing.TB, text string) *doc.Doc {
	t.Helper()
	m, err := Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	d := doc.New(vocab.NewBuilder().Freeze())
	m.NewWorker().Run(&article.Article{Text: text}, d)
	return d
}

// Words are separated by spaces; a plus joins the words of a contraction.
func TestWords(t *testing.T) {
	tests := []struct{ text, want string }{
		{`Gondor's king doesn't know.`, `Gondor +'s king does +n't know .`},
		{`Gondor’s king can’t, he said.`, `Gondor +’s king ca +n’t , he said .`},
		{`the workers' union cannot agree`, `the workers +' union can +not agree`},
		{`"Yes," she said; 'no'.`, `" Yes , " she said ; ' no ' .`},
		{`Lt. Gen. J. Smith of the U.S. Army`, `Lt. Gen. J. Smith of the U.S. Army`},
		{`three-way talks, anti-terror and co-operation`, `three - way talks , anti-terror and co-operation`},
		{`$1.5bn, 10% and 1,200 men at 5:30 p.m.`, `$ 1.5bn , 10 % and 1,200 men at 5:30 p.m.`},
		{`MINAS TIRITH, June 9 (GNA) — The king`, `MINAS TIRITH , June 9 ( GNA ) — The king`},
		{`see http://gondor.example/a?b=1, or mail x.y@gondor.me.`, `see http://gondor.example/a?b=1 , or mail x.y@gondor.me .`},
		{`He left... Then (R) came.`, `He left ... Then ( R ) came .`},
		{`O'Reilly and the '90s, rock 'n' roll`, `O'Reilly and the '90s , rock ' n ' roll`},
		{`9/11 and and/or 2003-2004`, `9/11 and and / or 2003 - 2004`},
	}
	for _, tt := range tests {
		d := tokens(t, tt.text)
		var got []string
		for i := range d.Tokens {
			f := d.Form(doc.Tok(i))
			if d.Tokens[i].Flags&doc.Joined != 0 {
				f = "+" + f
			}
			got = append(got, f)
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, g, tt.want)
		}
	}
}

// A bar stands between sentences.
func TestSentences(t *testing.T) {
	tests := []string{
		`MINAS TIRITH, June 9 (GNA) — The king met Lt. Gen. James Smith of the U.S. | The two discussed ties.`,
		`"We agree," he said. | "It is good." | He left on Jan. 5, 2015.`,
		`“It is over.” | The envoy, Mr. Smith, said so.`,
		`U.S. President John F. Kennedy visited St. Petersburg. | He works for Acme Inc. | The company said so.`,
		`Envoys meet in Edoras on June 9, 2016. | (Photo by GNA)`,
		`President Denethor's forces near Osgiliath killed 12 orcs, the Rohan Observatory for Human Rights said.`,
		`Did they agree? | Yes! | They did.`,
		`It reached those in need.| And a way was found.| In June gondor.com and the U.S.S.R. agreed.`,
	}
	for _, want := range tests {
		d := tokens(t, strings.ReplaceAll(strings.ReplaceAll(want, ".| ", "."), " |", ""))
		got := ""
		for i, s := range d.Sents {
			switch {
			case i > 0 && d.Tokens[s.First-1].Flags&doc.SpaceAfter == 0:
				got += "| " // a bar right behind the stop: no space in the text
			case i > 0:
				got += " | "
			}
			got += d.Cut(s.First, s.End)
		}
		if got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

// No sentence crosses the border of a region.
func TestRegions(t *testing.T) {
	a := &article.Article{Text: "Envoys meet\n\nThey met."}
	for _, s := range [][2]int32{{0, 11}, {13, 22}} {
		r := article.Region{}
		r.Start, r.End = s[0], s[1]
		a.Regions = append(a.Regions, r)
	}
	m, err := Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	d := doc.New(vocab.NewBuilder().Freeze())
	m.NewWorker().Run(a, d)
	if len(d.Sents) != 2 || d.Sents[1].Region != 1 || d.Cut(0, d.Sents[0].End) != "Envoys meet" {
		t.Errorf("sentences %+v", d.Sents)
	}
}

// Any text gives tokens that are in order, on rune boundaries, never empty,
// and that together cover all but white space.
func FuzzRun(f *testing.F) {
	for _, s := range []string{"", "a", "He's 'ere... “No.” \u00a0x\u200b", "x@y.z http://", "'s'", "\x00.\n\n-", "é́ a\u200d.", "&amp; @a :-)", ". 5 [6] .5"} {
		f.Add(s)
	}
	m, err := Load(data.FS)
	if err != nil {
		f.Fatal(err)
	}
	w, d := m.NewWorker(), doc.New(vocab.NewBuilder().Freeze())
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		w.Run(&article.Article{Text: s}, d)
		for _, x := range d.Sents { // a tree, so that Check can look at the rest
			for i := x.First + 1; i < x.End; i++ {
				d.Tokens[i].Head = x.First
			}
		}
		if err := d.Check(); err != nil {
			t.Fatal(err)
		}
		at := int32(0)
		for i := range d.Tokens {
			k := &d.Tokens[i]
			if k.Empty() {
				t.Fatalf("token %d is empty", i)
			}
			for j := at; j < k.Start; j++ {
				if wordByte(s[j]) {
					t.Fatalf("byte %d of %q belongs to no token", j, s)
				}
			}
			at = k.End
		}
	})
}

func BenchmarkTokenize(b *testing.B) {
	text := strings.Repeat("MINAS TIRITH, June 9 (GNA) — The king’s envoys met Lt. Gen. Smith of the U.S. on Thursday. “We agree,” he said.\n", 50)
	m, err := Load(data.FS)
	if err != nil {
		b.Fatal(err)
	}
	w, d, a := m.NewWorker(), doc.New(vocab.NewBuilder().Freeze()), &article.Article{Text: text}
	n := 0
	for b.Loop() {
		w.Run(a, d)
		n += len(d.Tokens)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
	b.ReportAllocs()
}
