package relation

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/doctest"
	"regesta/internal/ontology"
	"regesta/internal/span"
	"regesta/internal/syntax"
	"regesta/internal/vocab"
)

var labelFile = fstest.MapFS{"lexicon/labels.tsv": {Data: []byte("term\tneutral\tsource\nterrorist\tarmed group\ttest\nregime\tgovernment\ttest\n")}}

// who are the entities of the trees below, by their word: their type and the
// country of their party, "" for those that have no codes.
var who = map[string]struct {
	typ     doc.EntityType
	country string
	office  string
}{
	"Gondor": {doc.Country, "SWE", ""}, "Rohan": {doc.Country, "NOR", ""}, "Beren": {doc.Person, "SWE", "king"}, "Guard": {doc.Group, "SWE", ""},
	"terrorists": {doc.Group, "", ""}, "envoy": {doc.Person, "NOR", ""}, "fighters": {doc.Group, "", ""},
}

// related runs a worker over the tree of src; st are statements, each "speaker ~
// content" in words of the text.
func related(t *testing.T, src string, st ...string) *coding.Coding {
	b := vocab.NewBuilder()
	words := syntax.New(b)
	rules, err := Load(labelFile, b)
	if err != nil {
		t.Fatal(err)
	}
	c := &coding.Coding{}
	c.Reset(doctest.ParseWith(b.Freeze(), src))
	d := c.Doc
	d.MarkQuotes()
	ids := map[string]int32{}
	for i := range d.Tokens {
		x := doc.Tok(i)
		if e, ok := who[d.Form(x)]; ok {
			country, _ := ontology.CountryOf(e.country)
			m := doc.Mention{First: x, End: x + 1, Head: x, Kind: doc.Name, Type: e.typ}
			id, seen := ids[d.Form(x)]
			if m.Entity = id; seen {
				d.Mentions = append(d.Mentions, m)
			} else {
				id = d.AddEntity(m)
				ids[d.Form(x)] = id
			}
			c.Parties.Put(x, coding.Party{First: x, End: x + 1, Head: x, Entity: id, Country: country, Office: e.office, Type: e.typ, Statement: coding.None})
		}
	}
	for _, s := range st {
		speaker, content, _ := strings.Cut(s, " ~ ")
		at := strings.Index(d.Text, content)
		x := coding.Statement{Content: []span.Span{{Start: int32(at), End: int32(at + len(content))}}, CueHead: doc.None, Within: coding.None}
		for i := range d.Tokens {
			if d.Form(doc.Tok(i)) == speaker {
				x.Speaker = c.Parties.At(doc.Tok(i))
			}
		}
		c.Statements = append(c.Statements, x)
	}
	rules.NewWorker(words).Run(c)
	return c
}

func TestRelations(t *testing.T) {
	for _, c := range []struct{ name, tree, want string }{
		{"an office, once", `
			Gondor   PROPN NNP 3 nmod:poss
			's       PART  POS 1 case
			Beren    PROPN NNP 4 nsubj
			left:leave VERB VBD 0 root

			Beren    PROPN NNP 2 nsubj
			returned:return VERB VBD 0 root`, `role Beren → Gondor (king)`},
		{"apposition", `
			Rohan    PROPN NNP 8 nsubj
			,        PUNCT ,   4 punct
			an       DET   DT  4 det
			ally     NOUN  NN  1 appos
			of       ADP   IN  6 case
			Gondor   PROPN NNP 4 nmod
			,        PUNCT ,   4 punct
			marched:march VERB VBD 0 root`, `ally Rohan → Gondor`},
		{"predicate", `
			The      DET   DT  2 det
			Guard    PROPN NNP 5 nsubj
			is:be    AUX   VBZ 5 cop
			a        DET   DT  5 det
			branch   NOUN  NN  0 root
			of       ADP   IN  7 case
			Gondor   PROPN NNP 5 nmod`, `part_of Guard → Gondor`},
		{"possessor before", `
			Gondor   PROPN NNP 3 nmod:poss
			's       PART  POS 1 case
			ally     NOUN  NN  5 nsubj
			Rohan    PROPN NNP 3 appos
			marched:march VERB VBD 0 root`, `ally Rohan → Gondor`},
		{"nobody's ally", `
			An       DET   DT  2 det
			ally     NOUN  NN  3 nsubj
			marched:march VERB VBD 0 root`, ``},
	} {
		t.Run(c.name, func(t *testing.T) {
			cd := related(t, c.tree)
			var got []string
			name := func(e int32) string {
				m := &cd.Doc.Mentions[cd.Doc.Entities[e].Best]
				return cd.Doc.Cut(m.First, m.End)
			}
			for _, r := range cd.Relations {
				s := fmt.Sprintf("%s %s → %s", r.Type, name(r.From), name(r.To))
				if r.Office != "" {
					s += " (" + r.Office + ")"
				}
				got = append(got, s)
			}
			if g := strings.Join(got, "; "); g != c.want {
				t.Errorf("got %q, want %q", g, c.want)
			}
		})
	}
}

func TestLabels(t *testing.T) {
	for _, c := range []struct{ name, tree, statement, want string }{
		{"the narrator's", `
			The        DET  DT  2 det
			terrorists:terrorist NOUN NNS 3 nsubj
			fled:flee  VERB VBD 0 root`, "", `terrorists = armed group by the publisher`},
		{"the speaker's", `
			The        DET  DT  2 det
			envoy      NOUN NN  3 nsubj
			said:say   VERB VBD 0 root
			terrorists:terrorist NOUN NNS 5 nsubj
			fled:flee  VERB VBD 3 ccomp`, "envoy ~ terrorists fled", `terrorists = armed group by envoy`},
		{"in marks of distance", `
			Rohan      PROPN NNP 2 nsubj
			armed:arm  VERB VBD 0 root
			“          PUNCT '' 5 punct
			freedom    NOUN NN  5 compound
			fighters:fighter NOUN NNS 2 obj
			”          PUNCT '' 5 punct`, "", `freedom fighters =  by the publisher`},
		{"called so", `
			Rohan      PROPN NNP 2 nsubj
			calls:call VERB VBZ 0 root
			Gondor     PROPN NNP 2 obj
			a          DET  DT  5 det
			regime     NOUN NN  2 xcomp`, "", `regime = government by Rohan`},
		{"names nobody", `
			A          DET  DT  3 det
			terrorist  NOUN NN  3 compound
			attack     NOUN NN  0 root`, "", ``},
	} {
		t.Run(c.name, func(t *testing.T) {
			var st []string
			if c.statement != "" {
				st = append(st, c.statement)
			}
			cd := related(t, c.tree, st...)
			var got []string
			for _, l := range cd.Labels {
				by := "nobody"
				if l.Publisher {
					by = "the publisher"
				} else if len(l.UsedBy) > 0 {
					by = cd.Doc.Cut(l.UsedBy[0].First, l.UsedBy[0].End)
				}
				got = append(got, fmt.Sprintf("%s = %s by %s", l.Cut(cd.Doc.Text), l.Of, by))
			}
			if g := strings.Join(got, "; "); g != c.want {
				t.Errorf("got %q, want %q", g, c.want)
			}
		})
	}
}
