package frame

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"regesta/data"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/doctest"
	"regesta/internal/ontology"
	"regesta/internal/syntax"
	"regesta/internal/vocab"
)

const classes = "class\tlemma\ntalk\ttalks\ntalk\tnegotiation\nweapon\trocket\n"

// files is a data folder with one file of frames.
func files(frames string) fstest.MapFS {
	return fstest.MapFS{
		"lexicon/classes.tsv":     {Data: []byte(classes)},
		"lexicon/frames/all.yaml": {Data: []byte(frames)},
	}
}

func load(t *testing.T, frames string) (*Lexicon, *vocab.Builder, error) {
	t.Helper()
	book, err := ontology.Read(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	b := vocab.NewBuilder()
	l, err := Load(files(frames), book, syntax.New(b), b)
	return l, b, err
}

// parties codes the proper nouns of the invented world, and soldiers.
func parties(c *coding.Coding) {
	for i := range c.Doc.Tokens {
		t := doc.Tok(i)
		p := coding.Party{First: t, End: t + 1, Head: t, Entity: coding.None, Statement: coding.None}
		switch c.Doc.Form(t) {
		case "Gondor", "Mordor", "Rohan", "Dale":
			p.Type, p.Country = doc.Country, ontology.MustCountry(strings.ToUpper(c.Doc.Form(t)[:3]))
		case "soldiers", "army":
			p.Sector = ontology.MIL
		default:
			continue
		}
		c.Parties.Put(t, p)
	}
}

const senses = `
- id: consult.hold
  event: CONSULT
  cameo: "040"
  mutual: true
  verb:
    triggers: ["hold obj:@talk"]
    actor: [subj]
    recipient: [with, obj.with]
  noun:
    triggers: ["talks|negotiation"]
    actor: [poss, between]
    recipient: [with]
- id: assault.attack
  event: ASSAULT
  verb:
    triggers: ["attack", "open obj:fire on:*"]
    recipient: [obj, on]
  noun:
    triggers: ["attack"]
    actor: [poss, by]
    recipient: [on, against]
- id: assault.shell
  event: ASSAULT
  verb:
    triggers: ["attack with:@weapon|artillery"]
- id: coerce.state-of-emergency
  event: COERCE
  noun:
    triggers: ["state-of-emergency"]
    actor: [by]
- id: accuse.army
  event: ACCUSE
  verb:
    triggers: ["blame obj:@MIL subj:@country"]
- id: mobilize.joint
  event: MOBILIZE
  verb:
    triggers: ["hold obj:drill mod!indoor"]
    actor: [subj]
`

// TestMatch writes each match as ID actor → recipient, fillers in order of
// preference with their rank.
func TestMatch(t *testing.T) {
	lex, b, err := load(t, senses)
	if err != nil {
		t.Fatal(err)
	}
	// The same frames once more, from their compiled form.
	book, _ := ontology.Read(data.FS)
	fsys := files(senses)
	compiled, err := Compile(fsys, book)
	if err != nil {
		t.Fatal(err)
	}
	hash, err := readFiles(fsys)
	if err != nil {
		t.Fatal(err)
	}
	fsys[CacheFile] = &fstest.MapFile{Data: compiled}
	cached, ok := readCache(fsys, hash, syntax.New(b), b)
	if !ok {
		t.Fatal("the compiled form cannot be read")
	}
	base := b.Freeze()
	for _, c := range []struct{ name, tree, want string }{
		{"the noun in the pattern gives its phrase", `
			Gondor PROPN NNP 2 nsubj
			held:hold VERB VBD 0 root
			talks:talk NOUN NNS 2 obj
			with ADP IN 5 case
			Rohan PROPN NNP 3 nmod`,
			"consult.hold Gondor/0 → Rohan/0; consult.hold Gondor/250 → Rohan/0"},
		{"a round of talks are talks", `
			Gondor PROPN NNP 2 nsubj
			held:hold VERB VBD 0 root
			a DET DT 4 det
			round NOUN NN 2 obj
			of ADP IN 6 case
			talks:talk NOUN NNS 4 nmod`,
			"consult.hold Gondor/0 → ; consult.hold  → "},
		{"the object must fit", `
			Gondor PROPN NNP 2 nsubj
			held:hold VERB VBD 0 root
			elections:election NOUN NNS 2 obj`, ""},
		{"the more specific pattern wins", `
			Mordor PROPN NNP 2 nsubj
			attacked:attack VERB VBD 0 root
			Dale PROPN NNP 2 obj
			with ADP IN 5 case
			rockets:rocket NOUN NNS 2 obl`,
			"assault.shell Mordor/0 → Dale/0"},
		{"light verb", `
			Soldiers:soldier NOUN NNS 2 nsubj
			opened:open VERB VBD 0 root
			fire NOUN NN 2 obj
			on ADP IN 5 case
			Dale PROPN NNP 2 obl`,
			"assault.attack Soldiers/0 → fire/0 Dale/1"},
		{"the subject of the supporting verb is the noun's actor", `
			Mordor PROPN NNP 2 nsubj
			launched:launch VERB VBD 0 root
			an DET DT 4 det
			attack NOUN NN 2 obj
			on ADP IN 6 case
			Dale PROPN NNP 2 obl`,
			"assault.attack Mordor/250 → Dale/0"},
		{"several words, hyphens aside", `
			a DET DT 2 det
			state NOUN NN 0 root
			of ADP IN 4 case
			emergency NOUN NN 2 nmod
			by ADP IN 6 case
			Gondor PROPN NNP 2 nmod`,
			"coerce.state-of-emergency Gondor/0 → "},
		{"kinds of party", `
			Gondor PROPN NNP 2 nsubj
			blamed:blame VERB VBD 0 root
			the DET DT 4 det
			army NOUN NN 2 obj`,
			"accuse.army Gondor/0 → army/0"},
		{"a party of another kind does not fit", `
			Gondor PROPN NNP 2 nsubj
			blamed:blame VERB VBD 0 root
			Mordor PROPN NNP 2 obj`, ""},
		{"a name that nobody knows may fit", `
			Denethor PROPN NNP 2 nsubj
			blamed:blame VERB VBD 0 root
			the DET DT 4 det
			army NOUN NN 2 obj`,
			"accuse.army Denethor/0 → army/0 (soft)"},
		{"what must not stand beside the object", `
			Rohan PROPN NNP 2 nsubj
			held:hold VERB VBD 0 root
			indoor ADJ JJ 4 amod
			drills:drill NOUN NNS 2 obj`, ""},
		{"an unknown form of a known verb", `
			Mordor PROPN NNP 2 nsubj
			attacked:attac VERB VBD 0 root
			Dale PROPN NNP 2 obj`,
			"assault.attack Mordor/0 → Dale/0"},
	} {
		d := doctest.ParseWith(base, c.tree)
		var cd coding.Coding
		cd.Reset(d)
		parties(&cd)
		if got := show(d, lex.NewMatcher().Run(&cd)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		if got := show(d, cached.NewMatcher().Run(&cd)); got != c.want {
			t.Errorf("%s, compiled:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestCompiled fails when frames, or how they are compiled, have changed since
// they were compiled.
func TestCompiled(t *testing.T) {
	book, err := ontology.Read(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	want, err := Compile(data.FS, book)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := data.FS.ReadFile("lexicon/frames.bin"); err != nil || !bytes.Equal(got, want) {
		t.Errorf("data/%s is not what the frames give: run go generate ./internal/frame", CacheFile)
	}
}

// TestDamaged reads every prefix of a compiled form without panic.
func TestDamaged(t *testing.T) {
	book, err := ontology.Read(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	fsys := files(senses)
	compiled, err := Compile(fsys, book)
	if err != nil {
		t.Fatal(err)
	}
	hash, err := readFiles(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for n := range compiled {
		fsys[CacheFile] = &fstest.MapFile{Data: compiled[:n]}
		b := vocab.NewBuilder()
		if _, ok := readCache(fsys, hash, syntax.New(b), b); ok {
			t.Fatalf("a compiled form cut at byte %d of %d was taken for whole", n, len(compiled))
		}
	}
}

func show(d *doc.Doc, ms []coding.Match) string {
	var out []string
	for _, m := range ms {
		list := func(fs []coding.Filler) string {
			var s []string
			for _, f := range fs {
				s = append(s, fmt.Sprintf("%s/%d", d.Form(f.Tok), f.Rank))
			}
			return strings.Join(s, " ")
		}
		s := m.Sense.ID + " " + list(m.Actor) + " → " + list(m.Recipient)
		if m.Soft > 0 {
			s += " (soft)"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// TestFaults expects every fault of a file at once, each with its line.
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name, frames string
		want         []string
	}{
		{"codes", `
- id: a.b
  event: BRAWL
  cameo: "999"
  context: [weather]
  needs: [victim]
  verb: {triggers: [brawl]}
`, []string{`all.yaml:2: frame a.b: "BRAWL" is no PLOVER category`, `all.yaml:2: frame a.b: "999" is no CAMEO code`,
			`all.yaml:5: frame a.b: "weather" is no PLOVER context`, `all.yaml:6: frame a.b: needs "victim"`}},
		{"patterns", `
- id: a.b
  event: ASSAULT
  mode: [visit]
  verb:
    triggers: ["hit obj:@spoon", "hit subject:@MIL", "hit obj:"]
    actor: [subj, beneath_the]
`, []string{`all.yaml:4: frame a.b: ASSAULT has no mode "visit"`, `all.yaml:6: frame a.b: "@spoon" is no word class`,
			`all.yaml:6: frame a.b: "subject" is no slot`, `all.yaml:6: frame a.b: nothing follows in "obj:"`,
			`all.yaml:7: frame a.b: "beneath_the" is no slot`}},
		{"form", `
- id: a.b
  event: ASSAULT
  colour: red
  verb: {triggers: [hit]}
- id: a.b
  event: ASSAULT
`, []string{`all.yaml:4: a frame has no field "colour"`, `all.yaml:6: the id "a.b" is taken: lexicon/frames/all.yaml:2`,
			`all.yaml:6: frame a.b: give it a verb, noun or adj`}},
		{"no YAML", "- id: [", []string{"all.yaml"}},
		{"no list", "id: a.b", []string{"a file of frames is a list"}},
	} {
		_, _, err := load(t, c.frames)
		for _, w := range c.want {
			if err == nil || !strings.Contains(err.Error(), w) {
				t.Errorf("%s: faults\n%v\nwant %q", c.name, err, w)
			}
		}
	}
}

func TestExamples(t *testing.T) {
	frames := files(`
- id: assault.attack
  event: ASSAULT
  verb: {triggers: [attack]}
  examples:
    - "Mordor attacked Dale. => actor=MOR, recipient=DAL"
    - "Mordor and Rohan attacked Dale. => actor=ROH,MOR"
    - "Critics attacked the play. => none"
    - "Mordor attacked. => mode=aerial"
    - "Mordor attacked."
`)
	run := func(text string) []Outcome {
		o := Outcome{Rule: "assault.attack", Event: "ASSAULT", Status: "actual", Actor: []string{"MOR"}, Recipient: []string{"DAL"}}
		if strings.Contains(text, "Rohan") {
			o.Actor = []string{"MOR", "ROH"}
		}
		return []Outcome{o}
	}
	n, faults := CheckExamples(frames, run)
	if n != (Examples{Run: 4, Failed: 3}) {
		t.Errorf("ran %+v", n)
	}
	for i, w := range []string{`all.yaml:8: frame assault.attack: coded event=ASSAULT, actor=MOR, recipient=DAL, status=actual, rule=assault.attack, want none`,
		`all.yaml:9: frame assault.attack: coded`, `all.yaml:10: frame assault.attack: the example has no "=>"`} {
		if i >= len(faults) || !strings.Contains(faults[i].Error(), w) {
			t.Errorf("faults %v, want %q", faults, w)
		}
	}
}

// FuzzFrames compiles arbitrary files of frames and matches what is sound of
// them.
func FuzzFrames(f *testing.F) {
	f.Add(senses)
	f.Add("- id: a.b\n  event: ASSAULT\n  verb: {triggers: [\"hit obj.of:@MIL|* prt!up\", \"state-of-emergency x:*\"]}\n")
	f.Add("- id: [")
	f.Add("- {verb: 3, noun: {triggers: {a: b}}}")
	book, err := ontology.Read(data.FS)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, frames string) {
		b := vocab.NewBuilder()
		l, _ := Load(files(frames), book, syntax.New(b), b)
		d := doctest.ParseWith(b.Freeze(), "Mordor PROPN NNP 2 nsubj\nhit VERB VBD 0 root\nDale PROPN NNP 2 obj")
		var c coding.Coding
		c.Reset(d)
		l.NewMatcher().Run(&c)
	})
}
