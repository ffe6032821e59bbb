package geo

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"

	"regesta/internal/article"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/span"
	"regesta/internal/vocab"
)

func show(t *atlas, name string) string {
	s := ""
	t.lookup(name, func(i int, alt bool) {
		p, in := t.place(i), ""
		if p.province >= 0 {
			in = t.place(p.province).name
		}
		s += fmt.Sprintf("%s %v %v %v %s %d", p.name, p.country, p.lat, p.lon, in, p.id)
		if alt {
			s += " alt"
		}
	})
	return s
}

// marked makes the coding of a text in which places stand in [brackets] and
// countries in {braces}. Words are parted at spaces and marks.
func marked(text string) *coding.Coding {
	var plain strings.Builder
	type span2 struct {
		start, end int
		typ        doc.EntityType
	}
	var names []span2
	start := 0
	for _, r := range text {
		switch r {
		case '[', '{':
			start = plain.Len()
		case ']', '}':
			typ := doc.Place
			if r == '}' {
				typ = doc.Country
			}
			names = append(names, span2{start, plain.Len(), typ})
		default:
			plain.WriteRune(r)
		}
	}
	d := doc.New(vocab.NewBuilder().Freeze())
	d.Reset(&article.Article{Text: plain.String()})
	from := -1
	flush := func(i int) {
		if from >= 0 {
			d.Add(span.Span{Start: int32(from), End: int32(i)}, 0)
		}
		from = -1
	}
	for i, r := range d.Text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '.' && i+1 < len(d.Text) && d.Text[i+1] != '\n':
			if from < 0 {
				from = i
			}
		default:
			flush(i)
			if strings.HasPrefix(d.Text[i:], "'s") {
				from = i
				continue
			}
			if !unicode.IsSpace(r) {
				d.Add(span.Span{Start: int32(i), End: int32(i + len(string(r)))}, 0)
			}
			if r == '\n' {
				d.EndSent(0)
			}
		}
	}
	flush(len(d.Text))
	d.EndSent(0)
	for _, n := range names {
		m := doc.Mention{First: doc.None, Type: n.typ, Entity: -1}
		for t := range d.Tokens {
			if k := d.Tokens[t]; int(k.Start) >= n.start && int(k.End) <= n.end {
				if m.First == doc.None {
					m.First = doc.Tok(t)
				}
				m.Head, m.End = doc.Tok(t), doc.Tok(t)+1
			}
		}
		d.Mentions = append(d.Mentions, m)
	}
	d.Link()
	c := &coding.Coding{}
	c.Reset(d)
	return c
}

func TestRun(t *testing.T) {
	g, err := Load(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	w := g.NewWorker()
	for _, c := range []struct{ text, want string }{
		{"Shells fell on [Aleppo].", "Aleppo SYR city"},
		{"Talks were held in [Tehran].", "Tehran IRN city"},
		{"They met in [London], [Ontario].", "London CAN city; Ontario CAN admin1"},
		{"They met in [London].", "London GBR city"},
		{"A bomb went off in [Paris], [Texas].", "Paris USA city; Texas USA admin1"},
		{"{Syria} and {Lebanon} and {Jordan} agreed.", "Syria SYR country; Lebanon LBN country; Jordan JOR country"},
		{"the Libyan city of [Tripoli]", "Tripoli LBY city"},
		{"the Lebanese city of [Tripoli]", "Tripoli LBN city"},
		{"fighting in [Helmand] province", "Helmand AFG admin1"},
		{"fighting in [Idlib] province", "Idlib SYR admin1"},
		{"fighting in [Idlib]", "Idlib SYR city"},
		{"in {Thailand}'s southern [Yala Province]", "Thailand THA country; Yala Province THA admin1"},
		{"a convoy near the [Gaza Strip] and the [West Bank]", "Gaza Strip PSE admin1; West Bank PSE admin1"},
		{"the [Black Sea] fleet and the [Middle East]", "Black Sea  region; Middle East  region"},
		{"refugees from [Kobani], [Deir ez-Zor] and [Hasaka]", "‘Ayn al ‘Arab SYR city; Deir ez-Zor SYR city; Al Ḩasakah SYR city"},
		{"the state of {Georgia}, [Alabama] and [Florida]", "Georgia USA admin1; Alabama USA admin1; Florida USA admin1"},
		{"{Georgia} and {Russia}", "Georgia GEO country; Russia RUS country"},
		{"the [EU] office in [Xyzzyville]", "EU  ; Xyzzyville  "},
		{"a village near [Xyzzyville], {Chad}", "Xyzzyville TCD ; Chad TCD country"},
		{"[Mexico City] and {Mexico}", "Mexico City MEX city; Mexico MEX country"},
		{"the Yemeni port of [Hodeidah]", "Hodeidah YEM city"},
		{"in [Buenos Aires], the capital of {Argentina}", "Buenos Aires ARG city; Argentina ARG country"},
		{"prisoners in [Basra International Airport]", "Basrah IRQ city"},
		{"a Burmese convoy in the village of [Xyzzyville]", "Xyzzyville MMR "},
		{"inmates of [Xyzzy Prison] in [Aleppo]", "Xyzzy Prison SYR ; Aleppo SYR city"},
		{"French and German divers off the [Xyzzy Channel]", "Xyzzy Channel  "},
		{"{US} air strikes on the [Kunduz Xyzzy Hospital]", "United States USA country; Kunduz Xyzzy Hospital AFG "},
		{"outside the [Syrian Xyzzy Hall]", "Syrian Xyzzy Hall SYR "},
		{"the capital, [Sanaa], and [Sana'a]", "Sanaa YEM city; Sanaa YEM city"},
	} {
		cd := marked(c.text)
		w.Run(cd)
		var got []string
		for _, p := range cd.Places {
			got = append(got, fmt.Sprintf("%s %v %s", p.Name, p.Country, p.Resolution))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(os.DirFS("../../data")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRun(b *testing.B) {
	g, err := Load(os.DirFS("../../data"))
	if err != nil {
		b.Fatal(err)
	}
	w := g.NewWorker()
	c := marked("Rebels in [Aleppo], {Syria}, fired on [Homs] and [Paris], said officials in [London].\nThe {US} and {Russia} met in [Geneva].")
	b.ReportAllocs()
	for b.Loop() {
		c.Places = c.Places[:0]
		w.Run(c)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(c.Doc.Tokens)), "ns/token")
}
