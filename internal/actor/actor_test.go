package actor

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"regesta/internal/caldate"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/doctest"
	"regesta/internal/lexicon"
	"regesta/internal/ontology"
)

// invented holds the states and people of data/examples, some roles, and
// the shipped hints.
func invented(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	base := fstest.MapFS{}
	for name, text := range map[string]string{
		"actors/countries.tsv":     "code;name;aliases;adjectives;demonyms;capital;metonyms;iso2;parent;source\n",
		"actors/offices.tsv":       "country;office;holder;aliases;from;to;source\n",
		"actors/groups.tsv":        "name;aliases;kind;country;sector;other_sectors;parent;from;to;source\n",
		"actors/organizations.tsv": "name;aliases;kind;country;sector;other_sectors;parent;from;to;source\n",
		"actors/roles.tsv": `noun;plural;kind;sector;other_sectors;source
minister;;person;GOV;;regesta
defence minister;;person;GOV;MIL;regesta
king;;person;GOV;;regesta
air strike;;other;MIL;;regesta
ambassador;;person;GOV;;regesta
general;;person;MIL;;regesta
army;;organization;MIL;;regesta
troops;;group;MIL;;regesta
police;;group;COP;;regesta
government;;organization;GOV;;regesta
gunman;;person;UAF;;regesta
rebel;;person;REB;;regesta
refugee;;person;REF;;regesta
tourist;;person;CVL;;regesta
opposition leader;;person;OPP;;regesta
hobbit fighter;;person;REB;;regesta
corsair fighter;;person;REB;;regesta
supreme court;;organization;JUD;;regesta
president;;person;GOV;;regesta
leader;;person;GOV;;regesta
`,
	} {
		base[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, ";", "\t"))}
	}
	for _, name := range []string{"lexicon/spelling.tsv", "lexicon/hints.tsv"} {
		text, err := os.ReadFile("../../data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		base[name] = &fstest.MapFile{Data: text}
	}
	l, err := lexicon.Read(base, os.DirFS("../../data/examples"))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// A testCase is a text with its tree, the names in it with their types, and the
// parties that are expected at some heads. Names with the same number are one
// entity; "pronoun" after it marks a pronoun.
type testCase struct {
	about string
	text  string
	names string // "Dehqan Hosse person 1, …"
	want  string // one line a head: form: parties
}

var cases = []testCase{{
	about: "the head decides the sector, the possessor the country",
	text: `Rohan PROPN NNP 4 nmod:poss
		's PART POS 1 case
		defence NOUN NN 4 compound
		minister NOUN NN 5 nsubj
		resigned VERB VBD 0 root`,
	want: "minister: Rohan's defence minister ROH GOV MIL stated\nRohan: Rohan ROH stated",
}, {
	about: "a title before a name gives its codes to all mentions of the person",
	text: `Arnorian ADJ JJ 3 amod
		Defence PROPN NNP 3 compound
		Minister PROPN NNP 4 nmod:desc
		Halbarad PROPN NNP 6 nsubj
		Dirhael PROPN NNP 4 flat
		spoke VERB VBD 0 root

		Dirhael PROPN NNP 2 nsubj
		left VERB VBD 0 root
		`,
	names: "Halbarad Dirhael person 1, Dirhael person 1",
	want:  "Halbarad: Arnorian Defence Minister Halbarad Dirhael ARN GOV MIL stated, defence minister\nDirhael: Dirhael ARN GOV MIL context, defence minister",
}, {
	about: "an apposition tells who somebody is, on either side of the name",
	text: `Dirhael PROPN NNP 7 nsubj
		, PUNCT , 5 punct
		the DET DT 5 det
		Dalish ADJ JJ 5 amod
		ambassador NOUN NN 1 appos
		, PUNCT , 5 punct
		met VERB VBD 0 root
		the DET DT 10 det
		Umbarian ADJ JJ 10 amod
		general NOUN NN 7 obj
		, PUNCT , 12 punct
		Castamir PROPN NNP 10 appos`,
	names: "Dirhael person 1, Castamir person 2",
	want:  "Dirhael: Dirhael DAL GOV stated\nCastamir: Castamir UMB MIL stated",
}, {
	about: "offices are those held on the day of publication",
	text: `Saruman PROPN NNP 4 nsubj
		and CCONJ CC 3 cc
		Denethor PROPN NNP 1 conj
		met VERB VBD 0 root`,
	names: "Saruman person 1, Denethor person 2",
	want:  "Saruman: Saruman ISE GOV stated, president; Denethor GON ELI GOV stated\nDenethor: Denethor GON ELI GOV stated",
}, {
	about: "former ministers are elites",
	text: `the DET DT 4 det
		former ADJ JJ 4 amod
		Gondorian ADJ JJ 4 amod
		minister NOUN NN 5 nsubj
		spoke VERB VBD 0 root`,
	want: "minister: former Gondorian minister GON ELI GOV stated",
}, {
	about: "a word joined to a country gives it or keeps it away",
	text: `Harad PROPN NNP 3 compound
		- PUNCT HYPH 1 punct
		backed VERB VBN 4 amod
		rebels:rebel NOUN NNS 5 nsubj
		hit VERB VBD 0 root
		Rohan PROPN NNP 8 compound
		- PUNCT HYPH 6 punct
		led:lead VERB VBN 9 amod
		troops NOUN NNS 5 obj`,
	want: "rebels: Harad-backed rebels REB local\ntroops: Rohan-led troops ROH MIL stated",
}, {
	about: "a capital that acts is its government, after a preposition of place it is a place",
	text: `Edoras PROPN NNP 2 nsubj
		warned VERB VBD 0 root
		envoys NOUN NNS 2 obj
		in ADP IN 5 case
		Fornost PROPN NNP 2 obl`,
	want: "Edoras: Edoras ROH GOV stated\nFornost: none",
}, {
	about: "a counting noun stands for what it counts",
	text: `a DET DT 2 det
		group NOUN NN 6 nsubj
		of ADP IN 5 case
		Dalish ADJ JJ 5 amod
		tourists:tourist NOUN NNS 2 nmod
		fled VERB VBD 0 root`,
	want: "group: group of Dalish tourists DAL CVL stated",
}, {
	about: "leaders and fighters are what they belong to",
	text: `the DET DT 3 det
		Corsair PROPN NNP 3 compound
		leader NOUN NN 9 nsubj
		and CCONJ CC 5 cc
		fighters:fighter NOUN NNS 3 conj
		of ADP IN 8 case
		the DET DT 8 det
		Easterlings PROPN NNPS 5 nmod
		met VERB VBD 0 root`,
	want: "fighters: fighters of the Easterlings IMG REB stated",
}, {
	about: "two adjectives make two parties",
	text: `Arnorian ADJ JJ 4 amod
		and CCONJ CC 3 cc
		Dalish ADJ JJ 1 conj
		refugees:refugee NOUN NNS 5 nsubj
		fled VERB VBD 0 root`,
	want: "refugees: Arnorian and Dalish refugees ARN REF stated; Arnorian and Dalish refugees DAL REF stated",
}, {
	about: "local people have their place beside them, or belong to the one state that the text names",
	text: `gunmen:gunman NOUN NNS 2 nsubj
		attacked VERB VBD 0 root
		police NOUN NN 2 obj
		in ADP IN 5 case
		Dale PROPN NNP 3 nmod`,
	want: "gunmen: gunmen DAL UAF context\npolice: police DAL COP place",
}, {
	about: "an institution that no words place belongs to the country the sentence is about",
	text: `Gondor PROPN NNP 2 nsubj
		said VERB VBD 0 root
		the DET DT 4 det
		army NOUN NN 5 nsubj
		won VERB VBD 2 ccomp`,
	want: "army: army GON MIL context",
}, {
	about: "a country made the head of a name by mistake",
	text: `Rohirric PROPN NNP 4 nsubj
		King PROPN NNP 3 nmod:desc
		Fengel PROPN NNP 1 flat
		spoke VERB VBD 0 root`,
	names: "Fengel person 1",
	want:  "Rohirric: Rohirric King Fengel ROH GOV stated, king",
}, {
	about: "words outweigh an office that the tables know to be past",
	text: `Denethor PROPN NNP 6 nsubj
		, PUNCT , 5 punct
		the DET DT 5 det
		opposition NOUN NN 5 compound
		leader NOUN NN 1 appos
		spoke VERB VBD 0 root`,
	names: "Denethor person 1",
	want:  "Denethor: Denethor GON OPP stated",
}, {
	about: "a prominent holder by the family name alone",
	text: `Telcontar PROPN NNP 2 nsubj
		left VERB VBD 0 root`,
	names: "Telcontar person 1",
	want:  "Telcontar: Telcontar GON GOV stated, king",
}, {
	about: "a longer name in the document shows that another is meant",
	text: `Telcontar PROPN NNP 2 nsubj
		left VERB VBD 0 root

		Bill PROPN NNP 3 nsubj
		Telcontar PROPN NNP 1 flat
		cooks VERB VBZ 0 root`,
	names: "Telcontar person 1, Bill Telcontar person 1",
	want:  "Bill: Bill Telcontar local",
}, {
	about: "titles and owners by the order of words, where the tree is wrong",
	text: `the DET DT 2 det
		ambassador NOUN NN 8 nsubj
		to ADP IN 4 case
		Harad PROPN NNP 2 nmod
		Halbarad PROPN NNP 4 flat
		and CCONJ CC 7 cc
		gunmen:gunman NOUN NNS 4 conj
		spoke VERB VBD 0 root
		loyal ADJ JJ 8 advmod
		to ADP IN 11 case
		Umbar PROPN NNP 8 obl`,
	names: "Halbarad person 1",
	want:  "Halbarad: Halbarad GOV local, ambassador\ngunmen: gunmen UAF local",
}, {
	about: "a body or country named inside a role",
	text: `two NUM CD 3 nummod
		Corsair PROPN NNP 3 compound
		fighters:fighter NOUN NNS 6 nsubj
		of ADP IN 5 case
		Umbar PROPN NNP 3 nmod
		fled VERB VBD 0 root`,
	want: "fighters: two Corsair fighters of Umbar UMB REB stated",
}, {
	about: "the owner is known by reference only",
	text: `Rohan PROPN NNP 2 nsubj
		said VERB VBD 0 root
		its:its PRON PRP$ 4 nmod:poss
		army NOUN NN 5 nsubj
		beat VERB VBD 2 ccomp
		Mordor PROPN NNP 5 obj
		and CCONJ CC 8 cc
		Gondor PROPN NNP 6 conj`,
	names: "Rohan country 1, its country 1 pronoun",
	want:  "army: its army ROH MIL context",
}, {
	about: "a name that begins with a title of another",
	text: `the DET DT 2 det
		Dalish ADJ JJ 3 amod
		king NOUN NN 4 nmod:desc
		Elessar PROPN NNP 6 nsubj
		Bowman PROPN NNP 4 flat
		left VERB VBD 0 root`,
	names: "Elessar Bowman person 1",
	want:  "Elessar: Dalish king Elessar Bowman DAL GOV stated, king",
}, {
	about: "a tree that breaks a name in two hangs both parts on the verb",
	text: `the DET DT 3 det
		White PROPN NNP 4 nsubj
		Council PROPN NNP 4 obj
		meets VERB VBZ 0 root`,
	want: "White: White Council IGO stated\nCouncil: White Council IGO stated",
}, {
	about: "an act stands for those who do it only where it does something",
	text: `Arnor PROPN NNP 2 nsubj
		launched VERB VBD 0 root
		air NOUN NN 4 compound
		strikes:strike NOUN NNS 2 obj

		Dalish ADJ JJ 3 amod
		air NOUN NN 3 compound
		strikes:strike NOUN NNS 4 nsubj
		hit VERB VBD 0 root
		Gondor PROPN NNP 4 obj`,
	want: "launched: none\nstrikes: Dalish air strikes DAL MIL stated",
}}

func TestRun(t *testing.T) {
	r := New(invented(t))
	for _, c := range cases {
		d := doctest.Parse(c.text)
		addNames(t, d, c.names)
		got := codings(r, d, heads(c.want))
		if got != c.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", c.about, got, c.want)
		}
	}
}

// heads lists the forms before the colons of want.
func heads(want string) (out []string) {
	for line := range strings.Lines(want) {
		form, _, _ := strings.Cut(line, ":")
		out = append(out, form)
	}
	return out
}

// codings runs r and writes the parties of the last token of each given form.
func codings(r *Resolver, d *doc.Doc, forms []string) string {
	var hits lexicon.Hits
	r.lex.Scan(d, &hits)
	var c coding.Coding
	c.Reset(d)
	r.Run(&c, &hits, caldate.Of(2010, 6, 9))
	var lines []string
	for _, form := range forms {
		line := "none"
		for t := range doc.Tok(len(d.Tokens)) {
			if d.Form(t) == form {
				line = writeParties(d, c.Parties.At(t))
			}
		}
		lines = append(lines, form+": "+line)
	}
	return strings.Join(lines, "\n")
}

func writeParties(d *doc.Doc, ps []coding.Party) string {
	if len(ps) == 0 {
		return "none"
	}
	var out []string
	for _, p := range ps {
		words := []string{d.Cut(p.First, p.End), p.Country.String(), p.Sector.String()}
		words = append(words, p.Others.Names()...)
		words = append(words, p.From.String())
		if p.Local {
			words = append(words, "local")
		}
		s := strings.Join(strings.Fields(strings.Join(words, " ")), " ")
		if p.Office != "" {
			s += ", " + p.Office
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// addNames marks the names of a test case, each where it next occurs.
func addNames(t *testing.T, d *doc.Doc, names string) {
	t.Helper()
	from := doc.Tok(0)
	for _, n := range strings.Split(names, ", ") {
		f := strings.Fields(n)
		kind := doc.Name
		if len(f) > 3 && f[len(f)-1] == "pronoun" {
			kind, f = doc.Pronoun, f[:len(f)-1]
		}
		if len(f) < 3 {
			continue
		}
		typ, ok := doc.EntityTypeOf(f[len(f)-2])
		var entity int32
		if _, err := fmt.Sscan(f[len(f)-1], &entity); err != nil || !ok {
			t.Fatalf("bad name %q", n)
		}
		text := strings.Join(f[:len(f)-2], " ")
		size := doc.Tok(len(f) - 2)
		for ; from+size <= doc.Tok(len(d.Tokens)) && d.Cut(from, from+size) != text; from++ {
		}
		if from+size > doc.Tok(len(d.Tokens)) {
			t.Fatalf("%q is not in %q", text, d.Text)
		}
		for int(entity) > len(d.Entities) {
			d.Entities = append(d.Entities, doc.Entity{Type: typ, Best: int32(len(d.Mentions))})
		}
		d.Mentions = append(d.Mentions, doc.Mention{First: from, End: from + size, Head: from, Kind: kind, Type: typ, Entity: entity - 1})
		if best := &d.Entities[entity-1].Best; size > d.Mentions[*best].End-d.Mentions[*best].First {
			*best = int32(len(d.Mentions) - 1)
		}
		from += size
	}
}

// TestPlural shows that a word which refers to several entities has the parties
// of all of them.
func TestPlural(t *testing.T) {
	d := doctest.Parse(`Gondor PROPN NNP 4 nsubj
		and CCONJ CC 3 cc
		Dale PROPN NNP 1 conj
		talked VERB VBD 0 root

		They:they PRON PRP 2 nsubj
		agreed VERB VBD 0 root

		ministers:minister NOUN NNS 5 nsubj
		of ADP IN 4 case
		both DET DT 4 det
		countries:country NOUN NNS 1 nmod
		met VERB VBD 0 root`)
	d.Entities = []doc.Entity{{Type: doc.Country}, {Type: doc.Country}, {Type: doc.Country, MemberN: 2}}
	d.Members = []int32{0, 1}
	d.Mentions = []doc.Mention{{First: 0, End: 1, Head: 0, Type: doc.Country}, {First: 2, End: 3, Head: 2, Type: doc.Country, Entity: 1},
		{First: 4, End: 5, Head: 4, Kind: doc.Pronoun, Type: doc.Country, Entity: 2},
		{First: 8, End: 10, Head: 9, Kind: doc.Nominal, Type: doc.Country, Entity: 2}}
	if got, want := codings(New(invented(t)), d, []string{"Gondor", "They", "ministers"}),
		"Gondor: Gondor GON stated; Dale DAL stated\nThey: They GON context; They DAL context\n"+
			"ministers: ministers of both countries GON GOV context; ministers of both countries DAL GOV context"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestPlaces shows that towns give their country to local actors and act as
// their people.
func TestPlaces(t *testing.T) {
	d := doctest.Parse(`Bree PROPN NNP 2 compound
		police NOUN NN 3 nsubj
		met VERB VBD 0 root
		leaders:leader NOUN NNS 3 obj
		from ADP IN 6 case
		Bree PROPN NNP 4 nmod`)
	r := New(invented(t))
	var hits lexicon.Hits
	r.lex.Scan(d, &hits)
	var c coding.Coding
	c.Reset(d)
	for _, at := range []doc.Tok{0, 5} {
		c.Places = append(c.Places, coding.Place{First: at, End: at + 1, Head: at, Country: ontology.MustCountry("ARN"), Resolution: coding.ResCity})
	}
	r.Run(&c, &hits, caldate.Date{})
	for head, want := range map[doc.Tok]string{0: "none", 1: "Bree police ARN COP stated", 3: "leaders from Bree ARN GOV stated", 5: "none"} {
		if got := writeParties(d, c.Parties.At(head)); got != want {
			t.Errorf("%s: got %s, want %s", d.Form(head), got, want)
		}
	}
}

func BenchmarkRun(b *testing.B) {
	r := New(invented(b))
	d := doctest.Parse(strings.Repeat(strings.TrimSpace(cases[2].text)+"\n\n", 30))
	var hits lexicon.Hits
	var c coding.Coding
	b.ReportAllocs()
	for b.Loop() {
		r.lex.Scan(d, &hits)
		c.Reset(d)
		r.Run(&c, &hits, caldate.Of(2010, 6, 9))
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Tokens)), "ns/token")
}
