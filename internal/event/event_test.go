package event

import (
	"fmt"
	"strings"
	"testing"

	"regesta/data"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/doctest"
	"regesta/internal/ontology"
	"regesta/internal/span"
	"regesta/internal/syntax"
	"regesta/internal/vocab"
)

// rules reads the shipped word lists; without a model every candidate passes.
func rules(t *testing.T) (*Rules, *vocab.Table) {
	t.Helper()
	book, err := ontology.Read(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	b := vocab.NewBuilder()
	r, err := Load(data.FS, book, syntax.New(b), b)
	if err != nil {
		t.Fatal(err)
	}
	r.model = &Model{}
	return r, b.Freeze()
}

var countries = map[string]string{"Gondor": "GON", "Mordor": "MOR", "Rohan": "ROH", "Dale": "DAL", "Arnor": "ARN"}

// code runs a Decider over a tree with hand-made matches. A match is written
// CATEGORY TRIGGER, then actor=WORD, recipient=WORD, mutual, visit, mode=MODE.
// Words of the invented world are parties; "soldiers" and "villagers" are local
// people, "Bree" is a place in ARN. "said WORD WORD" makes a statement of the words
// from the first to the second; actors that it claims get a "?".
func code(t *testing.T, r *Rules, base *vocab.Table, tree, matches string) string {
	t.Helper()
	d := doctest.ParseWith(base, tree)
	var c coding.Coding
	c.Reset(d)
	find := func(form string) doc.Tok {
		for i := range d.Tokens {
			if d.Form(doc.Tok(i)) == form {
				return doc.Tok(i)
			}
		}
		t.Fatalf("no word %q", form)
		return doc.None
	}
	for i := range d.Tokens {
		k := doc.Tok(i)
		p := coding.Party{First: k, End: k + 1, Head: k, Entity: coding.None, Statement: coding.None}
		switch f := d.Form(k); {
		case countries[f] != "":
			p.Type, p.Country, p.From = doc.Country, ontology.MustCountry(countries[f]), coding.Stated
		case f == "soldiers":
			p.Sector, p.Local = ontology.MIL, true
		case f == "villagers":
			p.Sector, p.Local = ontology.CVL, true
		case f == "Bree":
			c.Places = append(c.Places, coding.Place{First: k, End: k + 1, Head: k, Name: f, Country: ontology.MustCountry("ARN")})
			continue
		default:
			continue
		}
		c.Parties.Put(k, p)
	}
	var ms []coding.Match
	for line := range strings.SplitSeq(strings.TrimSpace(matches), ";") {
		f := strings.Fields(line)
		if f[0] == "said" {
			c.Statements = append(c.Statements, coding.Statement{Content: []span.Span{d.SpanOf(find(f[1]), find(f[2])+1)}, Within: coding.None})
			continue
		}
		cat, ok := ontology.CategoryOf(f[0])
		if !ok {
			t.Fatalf("no category %q", f[0])
		}
		m := coding.Match{Sense: &coding.Sense{ID: strings.ToLower(f[0]), Category: cat}, Head: find(f[1]), Trigger: f[1]}
		for _, o := range f[2:] {
			name, v, _ := strings.Cut(o, "=")
			switch name {
			case "actor":
				m.Actor = append(m.Actor, coding.Filler{Tok: find(v)})
			case "recipient":
				m.Recipient = append(m.Recipient, coding.Filler{Tok: find(v)})
			case "word":
				m.Words = append(m.Words, find(v))
			case "mutual":
				m.Sense.Mutual = true
			case "visit":
				m.Sense.Visit = true
			case "mode":
				m.Sense.Modes = []string{v}
			default:
				t.Fatalf("%q in a match", o)
			}
		}
		ms = append(ms, m)
	}
	r.NewDecider().Run(&c, ms)
	var out []string
	for i := range c.Events {
		e := &c.Events[i]
		s := e.Category.String()
		for _, m := range e.Modes {
			s += "-" + m
		}
		s += fmt.Sprintf(" %s→%s", codes(e.Actor), codes(e.Recipient))
		if e.Status != coding.Actual {
			s += " " + e.Status.String()
		}
		if e.Place != coding.None {
			s += " in " + c.Places[e.Place].Name
		}
		if e.Duplicate != coding.None {
			s += fmt.Sprintf(" duplicate of %d", e.Duplicate)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func codes(ps []coding.Party) string {
	var s []string
	for i := range ps {
		code := ps[i].Country.String() + ps[i].Sector.String()
		if ps[i].Statement != coding.None {
			code += "?"
		}
		s = append(s, code)
	}
	return strings.Join(s, ",")
}

func TestConventions(t *testing.T) {
	r, base := rules(t)
	for _, c := range []struct{ name, tree, matches, want string }{
		{"a plain event", `
			Mordor PROPN NNP 2 nsubj
			shelled:shell VERB VBD 0 root
			Dale PROPN NNP 2 obj`,
			"ASSAULT shelled actor=Mordor recipient=Dale", "ASSAULT-heavy-weapons MOR→DAL"},
		{"a claimed culprit", `
			Dale PROPN NNP 3 nsubj:pass
			was:be AUX VBD 3 aux:pass
			attacked:attack VERB VBN 0 root
			, PUNCT , 7 punct
			reportedly ADV RB 7 advmod
			by ADP IN 7 case
			Mordor PROPN NNP 3 obl:agent`,
			"ASSAULT attacked actor=Mordor recipient=Dale; said by Mordor", "ASSAULT MOR?→DAL"},
		{"a claimed act", `
			Mordor PROPN NNP 3 nsubj
			reportedly ADV RB 3 advmod
			attacked:attack VERB VBD 0 root
			Dale PROPN NNP 3 obj`,
			"ASSAULT attacked actor=Mordor recipient=Dale; said Mordor Dale", "ASSAULT MOR→DAL"},
		{"forces that nobody sends", `
			patrols:patrol NOUN NNS 2 nsubj
			began:begin VERB VBD 0 root`,
			"MOBILIZE patrols", ""},
		{"negation", `
			Mordor PROPN NNP 4 nsubj
			did:do AUX VBD 4 aux
			not PART RB 4 advmod
			shell VERB VB 0 root
			Dale PROPN NNP 4 obj`,
			"ASSAULT shell actor=Mordor recipient=Dale mode=explosives", "ASSAULT-explosives MOR→DAL negated"},
		{"a denied event is negated", `
			Mordor PROPN NNP 2 nsubj
			denied:deny VERB VBD 0 root
			shelling:shell VERB VBG 2 xcomp
			Dale PROPN NNP 3 obj`,
			"ASSAULT shelling actor=Mordor recipient=Dale mode=explosives", "ASSAULT-explosives MOR→DAL negated"},
		{"future cooperation is AGREE", `
			Gondor PROPN NNP 3 nsubj
			will AUX MD 3 aux
			send VERB VB 0 root
			aid NOUN NN 3 obj
			to ADP IN 6 case
			Rohan PROPN NNP 3 obl`,
			"AID send actor=Gondor recipient=Rohan", "AGREE GON→ROH"},
		{"a planned withdrawal is CONCEDE", `
			Mordor PROPN NNP 2 nsubj
			plans:plan VERB VBZ 0 root
			to PART TO 4 mark
			withdraw VERB VB 2 xcomp`,
			"RETREAT withdraw actor=Mordor mode=withdraw", "CONCEDE MOR→"},
		{"headlines in the infinitive are future", `
			Mordor PROPN NNP 3 nsubj
			to PART TO 3 mark
			withdraw VERB VB 0 root
			soldiers:soldier NOUN NNS 3 obj`,
			"RETREAT withdraw actor=Mordor mode=withdraw", "CONCEDE MOR→"},
		{"a demand without frame is derived from its content", `
			Gondor PROPN NNP 2 nsubj
			pressed:press VERB VBD 0 root
			Mordor PROPN NNP 2 obj
			to PART TO 5 mark
			withdraw VERB VB 2 xcomp`,
			"RETREAT withdraw actor=Mordor mode=withdraw", "REQUEST-yield GON→MOR"},
		{"the content of a demand is no second event and lends its mode", `
			Gondor PROPN NNP 2 nsubj
			urged:urge VERB VBD 0 root
			Mordor PROPN NNP 2 obj
			to PART TO 5 mark
			withdraw VERB VB 2 xcomp`,
			"REQUEST urged actor=Gondor recipient=Mordor; RETREAT withdraw actor=Mordor mode=withdraw", "REQUEST-yield GON→MOR"},
		{"a refusal", `
			Mordor PROPN NNP 2 nsubj
			refused:refuse VERB VBD 0 root
			to PART TO 4 mark
			negotiate VERB VB 2 xcomp
			with ADP IN 6 case
			Gondor PROPN NNP 4 obl`,
			"CONSULT negotiate actor=Mordor recipient=Gondor", "REJECT-meet MOR→GON"},
		{"a threat", `
			Mordor PROPN NNP 2 nsubj
			threatened:threaten VERB VBD 0 root
			to PART TO 4 mark
			bomb VERB VB 2 xcomp
			Dale PROPN NNP 4 obj`,
			"ASSAULT bomb actor=Mordor recipient=Dale", "THREATEN-violence MOR→DAL"},
		{"a blow announced under a condition is a threat", `
			Mordor PROPN NNP 3 nsubj
			would AUX MD 3 aux
			bomb VERB VB 0 root
			Dale PROPN NNP 3 obj
			if SCONJ IN 7 mark
			it PRON PRP 7 nsubj
			resisted:resist VERB VBD 3 advcl`,
			"ASSAULT bomb actor=Mordor recipient=Dale", "THREATEN-violence MOR→DAL"},
		{"what one says one will not do is a refusal", `
			Mordor PROPN NNP 4 nsubj
			will AUX MD 4 aux
			not PART RB 4 advmod
			negotiate VERB VB 0 root
			with ADP IN 6 case
			Gondor PROPN NNP 4 obl`,
			"CONSULT negotiate actor=Mordor recipient=Gondor", "REJECT-meet MOR→GON"},
		{"what might happen is left out", `
			Mordor PROPN NNP 3 nsubj
			might AUX MD 3 aux
			attack VERB VB 0 root
			Dale PROPN NNP 3 obj`,
			"ASSAULT attack actor=Mordor recipient=Dale", ""},
		{"an accusation leaves the act that it claims", `
			Gondor PROPN NNP 2 nsubj
			accused:accuse VERB VBD 0 root
			Mordor PROPN NNP 2 obj
			of SCONJ IN 5 mark
			bombing:bomb VERB VBG 2 advcl
			Dale PROPN NNP 5 obj`,
			"ACCUSE accused actor=Gondor recipient=Mordor mode=allege; ASSAULT bombing actor=Mordor recipient=Dale mode=explosives",
			"ACCUSE-allege GON→MOR; ASSAULT-explosives MOR→DAL"},
		{"parties that talk together are all actors", `
			Gondor PROPN NNP 2 nsubj
			talked:talk VERB VBD 0 root
			with ADP IN 4 case
			Rohan PROPN NNP 2 obl`,
			"CONSULT talked actor=Gondor recipient=Rohan mutual", "CONSULT GON,ROH→"},
		{"a meeting at one party's home is a visit of the other", `
			Gondor PROPN NNP 2 nsubj
			met:meet VERB VBD 0 root
			Arnor PROPN NNP 2 obj
			in ADP IN 5 case
			Bree PROPN NNP 2 obl`,
			"CONSULT met actor=Gondor recipient=Arnor mutual", "CONSULT-visit GON→ARN in Bree"},
		{"who sends its own soldiers for another helps that other", `
			Gondor PROPN NNP 2 nsubj
			sent:send VERB VBD 0 root
			soldiers:soldier NOUN NNS 2 obj
			in ADP IN 5 case
			support NOUN NN 2 obl
			of ADP IN 7 case
			Rohan PROPN NNP 5 nmod`,
			"AID sent actor=Gondor recipient=soldiers", "AID GON→ROH"},
		{"an exercise of two countries is cooperation", `
			Gondor PROPN NNP 4 nsubj
			and CCONJ CC 3 cc
			Rohan PROPN NNP 1 conj
			held:hold VERB VBD 0 root
			drills:drill NOUN NNS 4 obj`,
			"MOBILIZE drills actor=Gondor actor=Rohan mode=troops", "COOPERATE GON,ROH→"},
		{"local people belong where it happened", `
			soldiers:soldier NOUN NNS 2 nsubj
			beat VERB VBD 0 root
			villagers:villager NOUN NNS 2 obj
			in ADP IN 5 case
			Bree PROPN NNP 2 obl`,
			"ASSAULT beat actor=soldiers recipient=villagers mode=beat", "ASSAULT-beat ARNMIL→ARNCVL in Bree"},
		{"cause and result share who acts and who suffers", `
			Mordor PROPN NNP 2 nsubj
			fired:fire VERB VBD 0 root
			rockets:rocket NOUN NNS 2 obj
			, PUNCT , 5 punct
			killing:kill VERB VBG 2 advcl
			villagers:villager NOUN NNS 5 obj
			in ADP IN 8 case
			Bree PROPN NNP 5 obl`,
			"ASSAULT fired actor=Mordor; ASSAULT killing actor=Mordor recipient=villagers mode=heavy-weapons",
			"ASSAULT-heavy-weapons MOR→ARNCVL in Bree; ASSAULT-heavy-weapons MOR→ARNCVL in Bree duplicate of 0"},
		{"a word that another pattern has taken", `
			Gondor PROPN NNP 2 nsubj
			held:hold VERB VBD 0 root
			talks:talk NOUN NNS 2 obj
			with ADP IN 5 case
			Rohan PROPN NNP 3 nmod`,
			"CONSULT held actor=Gondor recipient=Rohan mutual word=talks; CONSULT talks recipient=Rohan mutual", "CONSULT GON,ROH→"},
		{"a topic label", `
			2011 NUM CD 2 nummod
			uprising NOUN NN 0 root
			: PUNCT : 5 punct
			Gondor PROPN NNP 5 nsubj
			condemned:condemn VERB VBD 2 parataxis
			Mordor PROPN NNP 5 obj`,
			"PROTEST uprising; ACCUSE condemned actor=Gondor recipient=Mordor mode=disapprove", "ACCUSE-disapprove GON→MOR"},
		{"an accident", `
			villagers:villager NOUN NNS 3 nsubj:pass
			were:be AUX VBD 3 aux:pass
			killed:kill VERB VBN 0 root
			by ADP IN 6 case
			an DET DT 6 det
			earthquake NOUN NN 3 obl:agent`,
			"ASSAULT killed recipient=villagers", ""},
		{"what only modifies a noun", `
			Gondor PROPN NNP 2 nsubj
			bought:buy VERB VBD 0 root
			attack NOUN NN 4 compound
			helicopters:helicopter NOUN NNS 2 obj`,
			"ASSAULT attack actor=Gondor", ""},
	} {
		if got := code(t, r, base, c.tree, c.matches); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
