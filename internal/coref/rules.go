package coref

import (
	"errors"
	"io/fs"
	"strings"

	"regesta/internal/doc"
	"regesta/internal/table"
	"regesta/internal/vocab"
)

// Rules are the word lists of coreference. They are read-only and shared.
type Rules struct {
	nouns     map[vocab.Sym]noun
	given     map[vocab.Sym]gender
	titles    map[vocab.Sym]gender // "Mr.", "Queen"
	pronouns  map[vocab.Sym]pronounForm
	says      map[vocab.Sym]bool // verbs of speech, by lemma
	addresses map[vocab.Sym]bool // nouns for texts that speak with one voice
	authors   map[vocab.Sym]bool // prepositions before whose text it is
	words     struct{ the, this, that, these, those, both, two, all, of, and, counterpart, counterparts, government, network, former, leader vocab.Sym }
	numerals  map[vocab.Sym]int
	contrast  map[vocab.Sym]bool // adjectives that tell a thing from others of its kind
	heads     map[string]bool    // offices of those who lead a state
	days      map[vocab.Sym]bool // weekdays
	among     map[vocab.Sym]bool // prepositions before a capital that stands for its state
	bands     map[vocab.Sym]bool // nouns for groups that are no office of a state and no medium
	former    map[vocab.Sym]bool // last words of names that share the code of a state but mean a part or a forerunner of it
}

// A noun can refer back to an entity of one of its types when it is definite.
type noun struct {
	types  typeSet
	gender gender
}

type typeSet uint16

func (s typeSet) has(t doc.EntityType) bool { return s>>t&1 != 0 }

type gender uint8

const (
	anyGender gender = iota
	male
	female
	neuter
)

var genders = map[string]gender{"": anyGender, "m": male, "f": female}

// pronounForm is what the form of a pronoun tells.
type pronounForm struct {
	number number
	gender gender
	person uint8
	own    bool // possessive
	self   bool // reflexive
}

// Load reads the word lists of fsys and interns them in b. It reports all
// faults at once.
func Load(fsys fs.FS, b *vocab.Builder) (*Rules, error) {
	r := &Rules{
		nouns: map[vocab.Sym]noun{}, given: map[vocab.Sym]gender{}, titles: map[vocab.Sym]gender{},
		pronouns: map[vocab.Sym]pronounForm{}, says: map[vocab.Sym]bool{}, authors: b.Set("by of from"),
		addresses: b.Set("statement remarks remark speech address message letter declaration communiqué communique response readout"), numerals: map[vocab.Sym]int{},
	}
	var errs []error
	genderOf := func(row table.Row) gender {
		g, ok := genders[row.Get("gender")]
		if !ok {
			errs = append(errs, row.Errorf("gender %q is not f, m or empty", row.Get("gender")))
		}
		return g
	}
	errs = append(errs, table.Read(fsys, "lexicon/anaphors.tsv", []string{"noun", "types", "gender"}, func(row table.Row) {
		n := noun{gender: genderOf(row)}
		for _, s := range row.List("types") {
			t, ok := doc.EntityTypeOf(s)
			if !ok {
				errs = append(errs, row.Errorf("type %q is not a type of entity", s))
			}
			n.types |= 1 << t
		}
		r.nouns[b.Sym(row.Get("noun"))] = n
	})...)
	errs = append(errs, table.Read(fsys, "lexicon/given.tsv", []string{"word", "kind", "gender"}, func(row table.Row) {
		m := r.given
		switch row.Get("kind") {
		case "given":
		case "title":
			m = r.titles
		default:
			errs = append(errs, row.Errorf("kind %q is not given or title", row.Get("kind")))
		}
		m[b.Sym(strings.ToLower(row.Get("word")))] = genderOf(row)
	})...)
	errs = append(errs, table.Read(fsys, "lexicon/cues.tsv", []string{"lemma", "pos", "kind"}, func(row table.Row) {
		if row.Get("pos") == "v" && row.Get("kind") != "think" {
			r.says[b.Sym(strings.ToLower(row.Get("lemma")))] = true
		}
	})...)
	for _, p := range pronounForms {
		for s := range strings.FieldsSeq(p.words) {
			r.pronouns[b.Sym(s)] = p.form
		}
	}
	r.contrast, r.former = map[vocab.Sym]bool{}, map[vocab.Sym]bool{}
	for s := range strings.FieldsSeq("england scotland wales english scottish welsh ussr union soviet soviets persia persian czechoslovakia yugoslavia rhodesia") {
		r.former[b.Sym(s)] = true
	}
	for s := range strings.FieldsSeq("other another different further new former next previous first second third last main neighbouring neighboring " +
		"eastern western northern southern central foreign own certain only many few various several such") {
		r.contrast[b.Sym(s)] = true
	}
	r.heads, r.days = map[string]bool{}, map[vocab.Sym]bool{}
	for s := range strings.SplitSeq("president|prime minister|king|queen|emir|sultan|chancellor|premier|head of state|head of government|dictator|supreme leader|interim president|acting president|leader", "|") {
		r.heads[s] = true
	}
	for s := range strings.FieldsSeq("monday tuesday wednesday thursday friday saturday sunday") {
		r.days[b.Sym(s)] = true
	}
	r.bands, r.among = map[vocab.Sym]bool{}, map[vocab.Sym]bool{}
	for s := range strings.FieldsSeq("between with against and") {
		r.among[b.Sym(s)] = true
	}
	for s := range strings.FieldsSeq("group movement militia faction gang cartel rebel militant insurgent guerrilla") {
		r.bands[b.Sym(s)] = true
	}
	for n, s := range []string{"", "", "two|both|2", "three|3", "four|4", "five|5", "six|6", "seven|7", "eight|8"} {
		for s := range strings.SplitSeq(s, "|") {
			r.numerals[b.Sym(s)] = n
		}
	}
	delete(r.numerals, 0)
	x := &r.words
	x.the, x.this, x.that, x.these, x.those = b.Sym("the"), b.Sym("this"), b.Sym("that"), b.Sym("these"), b.Sym("those")
	x.both, x.two, x.all, x.of, x.and = b.Sym("both"), b.Sym("two"), b.Sym("all"), b.Sym("of"), b.Sym("and")
	x.government, x.network, x.former, x.leader = b.Sym("government"), b.Sym("network"), b.Sym("former"), b.Sym("leader")
	x.counterpart, x.counterparts = b.Sym("counterpart"), b.Sym("counterparts")
	return r, errors.Join(errs...)
}

// pronounForms lists the pronouns by what their form tells.
var pronounForms = []struct {
	words string
	form  pronounForm
}{
	{"he him", pronounForm{number: singular, gender: male, person: 3}},
	{"his", pronounForm{number: singular, gender: male, person: 3, own: true}},
	{"himself", pronounForm{number: singular, gender: male, person: 3, self: true}},
	{"she", pronounForm{number: singular, gender: female, person: 3}},
	{"her hers", pronounForm{number: singular, gender: female, person: 3, own: true}},
	{"herself", pronounForm{number: singular, gender: female, person: 3, self: true}},
	{"it", pronounForm{number: singular, gender: neuter, person: 3}},
	{"its", pronounForm{number: singular, gender: neuter, person: 3, own: true}},
	{"itself", pronounForm{number: singular, gender: neuter, person: 3, self: true}},
	{"they them", pronounForm{number: pluralNumber, person: 3}},
	{"their theirs", pronounForm{number: pluralNumber, person: 3, own: true}},
	{"themselves", pronounForm{number: pluralNumber, person: 3, self: true}},
	{"i me myself", pronounForm{number: singular, person: 1}},
	{"my mine", pronounForm{number: singular, person: 1, own: true}},
	{"we us ourselves", pronounForm{number: pluralNumber, person: 1}},
	{"our ours", pronounForm{number: pluralNumber, person: 1, own: true}},
}
