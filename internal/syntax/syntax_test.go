package syntax

import (
	"testing"

	"regesta/internal/doc"
	"regesta/internal/doctest"
	"regesta/internal/vocab"
)

// TestArguments names, for one predicate of each tree, the words that Subject
// and Object must find; "-" is none.
func TestArguments(t *testing.T) {
	for _, c := range []struct{ name, tree, predicate, subject, object string }{
		{"active", `
			Mordor PROPN NNP 2 nsubj
			shells:shell VERB VBZ 0 root
			Osgiliath PROPN NNP 2 obj`, "shells", "Mordor", "Osgiliath"},
		{"no passive", `
			Hundreds:hundred NOUN NNS 0 root
			rioted:riot VERB VBN 1 acl
			in ADP IN 4 case
			Osgiliath PROPN NNP 2 obl`, "rioted", "Hundreds", "-"},
		{"noun taken for a verb", `
			Mordor PROPN NNP 2 nsubj
			bans:ban VERB VBZ 0 root
			visits:visit VERB VBZ 2 conj
			by ADP IN 5 case
			Rohan PROPN NNP 3 obl`, "bans", "Mordor", "visits"},
		{"participle taken for a clause", `
			Guards:guard NOUN NNS 2 nsubj
			capture VERB VBP 0 root
			alleged:allege VERB VBN 2 xcomp
			smugglers:smuggler NOUN NNS 3 obj`, "capture", "Guards", "smugglers"},
		{"passive with agent", `
			Osgiliath PROPN NNP 3 nsubj:pass
			was:be AUX VBD 3 aux:pass
			shelled:shell VERB VBN 0 root
			by ADP IN 5 case
			Mordor PROPN NNP 3 obl:agent`, "shelled", "Mordor", "Osgiliath"},
		{"one of those who", `
			Gondor PROPN NNP 4 nsubj
			is:be AUX VBZ 4 cop
			among ADP IN 4 case
			those PRON DT 0 root
			calling:call VERB VBG 4 acl
			for ADP IN 7 case
			talks:talk NOUN NNS 5 obl`, "calling", "Gondor", "-"},
		{"object control", `
			Gondor PROPN NNP 2 nsubj
			urged:urge VERB VBD 0 root
			Mordor PROPN NNP 2 obj
			to PART TO 5 mark
			withdraw VERB VB 2 xcomp`, "withdraw", "Mordor", "-"},
		{"subject control", `
			Gondor PROPN NNP 2 nsubj
			promised:promise VERB VBD 0 root
			Rohan PROPN NNP 2 iobj
			to PART TO 5 mark
			send VERB VB 2 xcomp
			troops:troop NOUN NNS 5 obj`, "send", "Gondor", "troops"},
		{"control by a phrase", `
			Gondor PROPN NNP 2 nsubj
			called:call VERB VBD 0 root
			on ADP IN 4 case
			Mordor PROPN NNP 2 obl
			to PART TO 6 mark
			disarm VERB VB 2 xcomp`, "disarm", "Mordor", "-"},
		{"passive control", `
			Troops:troop NOUN NNS 3 nsubj:pass
			were:be AUX VBD 3 aux:pass
			ordered:order VERB VBN 0 root
			to PART TO 5 mark
			fire VERB VB 3 xcomp`, "fire", "Troops", "-"},
		{"shared subject", `
			Mordor PROPN NNP 2 nsubj
			attacked:attack VERB VBD 0 root
			and CCONJ CC 4 cc
			burned:burn VERB VBD 2 conj
			Edoras PROPN NNP 4 obj`, "burned", "Mordor", "Edoras"},
		{"relative clause, subject", `
			gunmen:gunman NOUN NNS 0 root
			who PRON WP 3 nsubj
			stormed:storm VERB VBD 1 acl:relcl
			Edoras PROPN NNP 3 obj`, "stormed", "gunmen", "Edoras"},
		{"relative clause, object", `
			the DET DT 2 det
			city NOUN NN 0 root
			that PRON WDT 5 obj
			Mordor PROPN NNP 5 nsubj
			shelled:shell VERB VBD 2 acl:relcl`, "shelled", "Mordor", "city"},
		{"reduced relative", `
			troops:troop NOUN NNS 0 root
			sent:send VERB VBN 1 acl
			by ADP IN 4 case
			Rohan PROPN NNP 2 obl:agent`, "sent", "Rohan", "troops"},
		{"participle clause", `
			Rebels:rebel NOUN NNS 2 nsubj
			attacked:attack VERB VBD 0 root
			Edoras PROPN NNP 2 obj
			killing:kill VERB VBG 2 advcl
			ten NUM CD 4 obj`, "killing", "Rebels", "ten"},
		{"gerund after a preposition", `
			Gondor PROPN NNP 2 nsubj
			accused:accuse VERB VBD 0 root
			Mordor PROPN NNP 2 obj
			of SCONJ IN 5 mark
			shelling:shell VERB VBG 2 advcl
			Osgiliath PROPN NNP 5 obj`, "shelling", "Mordor", "Osgiliath"},
		{"infinitive below a noun", `
			Mordor PROPN NNP 3 nmod:poss
			's PART POS 1 case
			plan NOUN NN 0 root
			to PART TO 5 mark
			attack VERB VB 3 acl
			Rohan PROPN NNP 5 obj`, "attack", "Mordor", "Rohan"},
		{"noun under a supporting verb", `
			Rohan PROPN NNP 2 nsubj
			launched:launch VERB VBD 0 root
			attacks:attack NOUN NNS 2 obj`, "attacks", "Rohan", "-"},
		{"headline without auxiliary", `
			Two NUM CD 2 nummod
			soldiers:soldier NOUN NNS 3 nsubj
			killed:kill VERB VBN 0 root`, "killed", "-", "soldiers"},
		{"number after at least", `
			Mordor PROPN NNP 2 nsubj
			kills:kill VERB VBZ 0 root
			at ADP IN 4 case
			least:little ADJ JJS 5 nmod
			four NUM CD 6 nummod
			soldiers:soldier NOUN NNS 2 obl`, "kills", "Mordor", "soldiers"},
		{"full stop after a participle", `
			Gondor PROPN NNP 2 nsubj:pass
			denied:deny VERB VBN 0 root
			entry NOUN NN 2 obj
			. PUNCT . 2 punct`, "denied", "Gondor", "entry"},
		{"name taken for a clause", `
			report NOUN NN 2 nsubj
			was:be VERB VBD 0 root
			blamed:blame VERB VBN 1 acl
			Mordor PROPN NNP 3 xcomp`, "blamed", "report", "Mordor"},
		{"particle taken for a preposition", `
			Gondor PROPN NNP 2 nsubj
			held:hold VERB VBD 0 root
			off ADP IN 4 case
			troops:troop NOUN NNS 2 obl`, "held", "Gondor", "troops"},
		{"object of let", `
			Mordor PROPN NNP 2 nsubj
			let VERB VBD 0 root
			sailors:sailor NOUN NNS 4 nsubj
			go VERB VB 2 ccomp`, "let", "Mordor", "sailors"},
		{"time beside the verb", `
			Mordor PROPN NNP 2 nsubj
			attacked:attack VERB VBD 0 root
			Monday PROPN NNP 2 obl`, "attacked", "Mordor", "-"},
	} {
		b := vocab.NewBuilder()
		w := New(b)
		d := doctest.ParseWith(b.Freeze(), c.tree)
		f := w.Finder()
		f.Set(d)
		v := find(d, c.predicate)
		if got := form(d, f.Subject(v)); got != c.subject {
			t.Errorf("%s: subject of %q is %q, want %q", c.name, c.predicate, got, c.subject)
		}
		if got := form(d, f.Object(v)); got != c.object {
			t.Errorf("%s: object of %q is %q, want %q", c.name, c.predicate, got, c.object)
		}
	}
}

// TestRetag names the tag that a word must have in a row of words and tags.
func TestRetag(t *testing.T) {
	for _, c := range []struct {
		tree, word string
		want       doc.XPOS
	}{
		{"Kachin PROPN NNP 2 nsubj\nrebels:rebel VERB VBZ 0 root\nfled:flee VERB VBD 2 acl", "rebels", doc.NNS},
		{"He PRON PRP 2 nsubj\nrebels:rebel VERB VBZ 0 root\nagainst ADP IN 4 case\nDale PROPN NNP 2 obl", "rebels", doc.VBZ},
		{"riot VERB VBP 0 root\npolice NOUN NNS 1 obj", "riot", doc.NN},
		{"There PRON EX 2 expl\nwere:be VERB VBD 0 root\nriots:riot VERB VBZ 2 xcomp", "riots", doc.NNS},
		{"air NOUN NN 2 nsubj\nstrikes:strike VERB VBZ 0 root", "strikes", doc.NNS},
		{"Gondor PROPN NNP 2 nsubj\nstrikes:strike VERB VBZ 0 root", "strikes", doc.VBZ},
		{"accused:accuse VERB VBN 0 root\nof ADP IN 3 case\nshelling NOUN NN 1 obl\nDale PROPN NNP 3 flat", "shelling", doc.VBG},
		{"accused:accuse VERB VBN 0 root\nof ADP IN 4 case\nthe DET DT 4 det\nshelling NOUN NN 1 obl\nof ADP IN 6 case\nDale PROPN NNP 4 nmod", "shelling", doc.NN},
	} {
		b := vocab.NewBuilder()
		w := New(b)
		d := doctest.ParseWith(b.Freeze(), c.tree)
		w.Retag(d)
		if got := d.Tokens[find(d, c.word)].XPOS; got != c.want {
			t.Errorf("%q in %q is %v, want %v", c.word, c.tree, got, c.want)
		}
	}
}

// TestMend names the head that a word must have.
func TestMend(t *testing.T) {
	for _, c := range []struct{ name, tree, word, want string }{
		{"inserted report", `
			Orcs:orc NOUN NNS 2 nsubj
			stormed:storm VERB VBD 5 ccomp
			, PUNCT , 5 punct
			guards:guard NOUN NNS 5 nsubj
			said:say VERB VBD 0 root
			, PUNCT , 5 punct
			taking:take VERB VBG 5 advcl
			hostages:hostage NOUN NNS 7 obj`, "taking", "stormed"},
		{"report in parentheses", `
			Orcs:orc NOUN NNS 2 nsubj
			stormed:storm VERB VBD 0 root
			, PUNCT , 5 punct
			guards:guard NOUN NNS 5 nsubj
			said:say VERB VBD 2 parataxis
			, PUNCT , 5 punct
			taking:take VERB VBG 5 advcl`, "taking", "stormed"},
		{"two subjects", `
			king NOUN NN 5 nsubj
			and CCONJ CC 5 cc
			the DET DT 4 det
			orcs:orc NOUN NNS 5 nsubj
			agreed:agree VERB VBD 0 root`, "orcs", "king"},
		{"subjects of two clauses", `
			king NOUN NN 2 nsubj
			left:leave VERB VBD 0 root
			and CCONJ CC 5 cc
			orcs:orc NOUN NNS 5 nsubj
			came:come VERB VBD 2 conj`, "orcs", "came"},
		{"speaker's own act", `
			Gondor PROPN NNP 2 nsubj
			said:say VERB VBD 0 root
			orcs:orc NOUN NNS 4 nsubj
			fled:flee VERB VBD 2 ccomp
			, PUNCT , 7 punct
			citing:cite VERB VBG 2 advcl
			scouts:scout NOUN NNS 6 obj`, "citing", "said"},
		{"speaker who goes on", `
			Orcs:orc NOUN NNS 2 nsubj
			fled:flee VERB VBD 0 root
			, PUNCT , 5 punct
			guards:guard NOUN NNS 5 nsubj
			said:say VERB VBD 2 parataxis
			, PUNCT , 7 punct
			adding:add VERB VBG 5 advcl`, "adding", "said"},
	} {
		b := vocab.NewBuilder()
		w := New(b)
		d := doctest.ParseWith(b.Freeze(), c.tree)
		w.Mend(d)
		if err := d.Check(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := form(d, d.Tokens[find(d, c.word)].Head); got != c.want {
			t.Errorf("%s: the head of %q is %q, want %q", c.name, c.word, got, c.want)
		}
	}
}

func find(d *doc.Doc, form string) doc.Tok {
	for i := range d.Tokens {
		if d.Form(doc.Tok(i)) == form {
			return doc.Tok(i)
		}
	}
	return doc.None
}

func form(d *doc.Doc, t doc.Tok) string {
	if t == doc.None {
		return "-"
	}
	return d.Form(t)
}
