package lexicon

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"regesta/internal/article"
	"regesta/internal/caldate"
	"regesta/internal/doc"
	"regesta/internal/span"
	"regesta/internal/vocab"
)

// tables returns tables without rows, then those in extra, whose cells are
// parted by ";".
func tables(extra map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range map[string]string{
		"actors/countries.tsv":     "code;name;aliases;adjectives;demonyms;capital;metonyms;iso2;parent;source\n",
		"actors/roles.tsv":         "noun;plural;kind;sector;other_sectors;source\n",
		"actors/offices.tsv":       "country;office;holder;aliases;from;to;source\n",
		"actors/groups.tsv":        "name;aliases;kind;country;sector;other_sectors;parent;from;to;source\n",
		"actors/organizations.tsv": "name;aliases;kind;country;sector;other_sectors;parent;from;to;source\n",
		"lexicon/spelling.tsv":     "british;american\ndefence;defense\n",
		"lexicon/hints.tsv":        "word;effect;sector\n",
	} {
		m[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text+extra[name], ";", "\t"))}
	}
	return m
}

// invented are the states, people and groups of the examples, and some roles.
func invented(t testing.TB) *Lexicon {
	t.Helper()
	l, err := Read(tables(map[string]string{"actors/roles.tsv": `gunman;gunmen;person;UAF;;regesta
minister;;person;GOV;;regesta
defence minister;;person;GOV;MIL;regesta
minister of defence;;person;GOV;MIL;regesta
will;;other;;;regesta
army;;organization;MIL;;regesta
`, "actors/countries.tsv": `USA;United States;US|U.S.|the States;American;American|Americans;Washington;;US;;regesta
TOL;Tolfalas;;Tolfalian;;;;;USA;regesta
TUR;Turkey;Türkiye;Turkish;Turk|Turks;Ankara;;TR;;regesta
`}), os.DirFS("../../data/examples"))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// docOf makes a Doc of tokens parted by spaces, one sentence a line.
func docOf(text string) *doc.Doc {
	d := doc.New(vocab.NewBuilder().Freeze())
	d.Reset(&article.Article{Text: text})
	at := 0
	for line := range strings.Lines(text) {
		for i := 0; i < len(line); {
			j := i
			for j < len(line) && line[j] != ' ' && line[j] != '\n' {
				j++
			}
			if j > i {
				d.Add(span.Span{Start: int32(at + i), End: int32(at + j)}, doc.SpaceAfter)
			}
			i = j + 1
		}
		d.EndSent(0)
		at += len(line)
	}
	return d
}

// A hit is written as its text, kinds and, if it is nested, "in".
func describe(d *doc.Doc, h *Hits) string {
	var out []string
	for _, x := range h.All() {
		s := d.Cut(x.First, x.End)
		for k := range kindCount {
			if x.Kinds.Has(k) {
				s += "/" + k.String()
			}
		}
		if x.Part {
			s += "/part"
		}
		if x.Nested {
			s += "/nested"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestScan(t *testing.T) {
	l := invented(t)
	for _, c := range []struct{ text, want string }{
		{"Gondor 's king met the Kingdom of Arnor 's envoy .", "Gondor/country, Kingdom of Arnor/country"},
		{"Corsairs of Umbar left .", "Corsairs of Umbar/group, Umbar/country/nested"},
		{"Minas Tirith and Edoras agreed .", "Minas Tirith/capital, Edoras/capital"},
		{"Barad-dûr and Barad - dur fell .", "Barad-dûr/capital, Barad - dur/capital"},
		{"Gondorian troops , Gondorians", "Gondorian/adjective/demonym, Gondorians/demonym"},
		{"pro-Mordorian gunmen in a US-led force", "pro-Mordorian/adjective/demonym/part, gunmen/role, US-led/country/part"},
		{"The minister defence needs", "minister/role"},
		{"pro - Mordorian", "Mordorian/adjective/demonym"},
		{"The Defense Ministers and the ministers of defence", "Defense Ministers/role, ministers of defence/role"},
		{"He roasted a turkey in Turkey and Türkiye .", "Turkey/country, Türkiye/country"},
		{"They told us that the US and the U.S. left ; Us too .", "US/country, U.S./country"},
		{"Théoden and Theoden Ednew", "Théoden/office, Theoden Ednew/office"},
		{"Rangers - of - Ithilien", "Rangers - of - Ithilien/organization"},
		{"king of Arnor\nKingdom", "Arnor/country"},
	} {
		d := docOf(c.text)
		var h Hits
		l.Scan(d, &h)
		if got := describe(d, &h); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

func TestScanLoudHeadline(t *testing.T) {
	l := invented(t)
	d := docOf("GIVE US ARNOR , SAY GONDORIANS")
	d.Tokens[1].UPOS = doc.PRON
	var h Hits
	l.Scan(d, &h)
	if got, want := describe(d, &h), "ARNOR/country, GONDORIANS/demonym"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if at := h.At(2); len(at) != 1 || l.Entry(h.Entries(at[0])[0]).Country.String() != "ARN" {
		t.Errorf("hits at ARNOR: %+v", at)
	}
}

func TestHeld(t *testing.T) {
	l := invented(t)
	e := l.Entry(l.Lookup("Denethor")[0])
	for _, c := range []struct {
		day  string
		want Tense
	}{{"1983", NotYet}, {"1984", Now}, {"2010-03-15", Now}, {"2010-03-16", Past}, {"2010", Now}} {
		d, err := caldate.Parse(c.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Held(d); got != c.want {
			t.Errorf("%s: got %v, want %v", c.day, got, c.want)
		}
	}
	if got := e.Held(caldate.Date{}); got != Now {
		t.Errorf("no date: got %v", got)
	}
}

func TestDependency(t *testing.T) {
	l := invented(t)
	if e := l.Entry(l.Lookup("Tolfalas")[0]); e.Country.String() != "USA" || e.Name != "Tolfalas" {
		t.Errorf("a dependency is not folded into its state: %+v", e)
	}
}

func TestHolders(t *testing.T) {
	l := invented(t)
	ids := l.Holders(l.Entry(l.Lookup("Rohan")[0]).Country, "Defense minister", caldate.Of(2010, 1, 1))
	if len(ids) != 1 || l.Entry(ids[0]).Name != "Erkenbrand Westfold" || l.Entry(ids[0]).Others.Names()[0] != "MIL" {
		t.Errorf("Rohan's defence minister: %v", ids)
	}
}

// TestFaults shows each kind of mistake with its place and mend.
func TestFaults(t *testing.T) {
	_, err := Read(tables(map[string]string{
		"actors/countries.tsv": `GON;Gondor;South-kingdom;Gondorian;;;;;;x
MOR;Mordor;South-kingdom;;;;;;;x
mor;Moria;;;;;;;;x
ARN;Arnor;;;;;;;GNO;x
`,
		"actors/roles.tsv": `soldier;;person;MLI;;x
soldier;;persn;MIL;;x
`,
		"actors/groups.tsv": `Corsairs;Raiders|Raiders;group;GNO;REB;;;2010;2009-05;x
Easterlings;;group;GON;REB;;Easterling League;2010-13;;x
`,
		"actors/offices.tsv": `GON;steward;Denethor;;1984;2010;x
GON;steward;Denethor;;1990;;x
GON;;Faramir;;;;x
GON;king;broken row
`,
		"lexicon/hints.tsv": "former;past;\n",
	}))
	if err == nil {
		t.Fatal("no faults")
	}
	got := strings.Split(err.Error(), "\n")
	want := []string{
		`actors/countries.tsv:3: "South-kingdom" names Gondor already (actors/countries.tsv:2); remove one of the two`,
		`actors/countries.tsv:4: "mor" is no country code: write three capital letters`,
		`actors/countries.tsv:5: parent "GNO" is not in actors/countries.tsv; did you mean "GON"?`,
		`actors/groups.tsv:2: country "GNO" is not in actors/countries.tsv; did you mean "GON"?`,
		`actors/groups.tsv:2: the alias "Raiders" stands twice in this row`,
		`actors/groups.tsv:2: the time ends (2009-05) before it begins (2010)`,
		`actors/groups.tsv:3: from: "2010-13" is no date: write YYYY-MM-DD, YYYY-MM or YYYY`,
		`actors/groups.tsv:3: the parent "Easterling League" is neither in groups.tsv nor in organizations.tsv`,
		`actors/offices.tsv:3: Denethor is steward at the same time in line 2; join the two rows or mend their dates`,
		`actors/offices.tsv:4: the cell "office" is empty`,
		`actors/offices.tsv:5: 3 cells where the header has 7 columns; separate cells with one tab`,
		`actors/roles.tsv:2: sector "MLI" is no PLOVER sector; did you mean "MIL"?`,
		`actors/roles.tsv:3: "soldier" names soldier already (actors/roles.tsv:2); remove one of the two`,
		`actors/roles.tsv:3: kind "persn" is none of person, organization, group, igo, population, other; did you mean "person"?`,
		`lexicon/hints.tsv:2: effect "past" is none of act, common, count, foreign, former, kin, own, sector, whole`,
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPlural(t *testing.T) {
	for noun, want := range map[string]string{"gunman": "gunmen", "ally": "allies", "envoy": "envoys", "church": "churches",
		"chief of staff": "chiefs of staff", "human": "humans", "boss": "bosses"} {
		if got := pluralPhrase(noun); got != want {
			t.Errorf("%s: got %s, want %s", noun, got, want)
		}
	}
}

// FuzzRead checks that no table, however broken, does more harm than faults.
func FuzzRead(f *testing.F) {
	f.Add("GON;Gondor;South-kingdom;Gondorian;;;;;;x\n", "soldier;;person;MIL;;x\n", "GON;king;Aragorn;;2010;;x\n")
	f.Add("-;';|;.;\xff;;;;;", "of;; ;MIL|;\n", ";;;\n\t\t\n#")
	f.Fuzz(func(t *testing.T, countries, roles, offices string) {
		l, _ := Read(tables(map[string]string{"actors/countries.tsv": countries, "actors/roles.tsv": roles, "actors/offices.tsv": offices}))
		d := docOf(strings.ToValidUTF8(countries+"\n"+roles, "?"))
		var h Hits
		l.Scan(d, &h)
		for _, x := range h.All() {
			if x.First >= x.End || len(h.Entries(x)) == 0 {
				t.Errorf("bad hit %+v", x)
			}
		}
	})
}

// shipped reads the tables of the data folder.
func shipped(b *testing.B) (*Lexicon, fs.FS) {
	b.Helper()
	fsys := os.DirFS("../../data")
	l, err := Read(fsys)
	if err != nil {
		b.Skip(err)
	}
	return l, fsys
}

func BenchmarkRead(b *testing.B) {
	l, fsys := shipped(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(fsys); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(l.Phrases()), "phrases")
}

func BenchmarkScan(b *testing.B) {
	l, _ := shipped(b)
	d := docOf(strings.Repeat("The Iranian defence minister , Hossein Dehqan , met his Russian and Syrian counterparts in Tehran on Thursday , said the army 's spokesman .\n", 30))
	var h Hits
	l.Scan(d, &h)
	b.ReportAllocs()
	for b.Loop() {
		l.Scan(d, &h)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Tokens)), "ns/token")
}
