package statement

import (
	"errors"
	"io/fs"
	"strings"

	"regesta/internal/doc"
	"regesta/internal/table"
	"regesta/internal/vocab"
)

// takes says in what form a cue renders what was said.
type takes uint16

const (
	takesThat   takes = 1 << iota // a clause: "said that …", "said …"
	takesQuote                    // a quotation
	takesDo                       // somebody and an infinitive: "urged them to …"
	takesTo                       // an infinitive: "claims to have …"
	takesIng                      // a gerund: "denied having …"
	takesNoun                     // an object: "denied any role"
	takesOf                       // a phrase with "of" or "about": "warned of …"
	takesFor                      // "for", which belongs to the cue: "called for"
	takesOn                       // "on", which belongs to the cue: "called on"
	takesAs                       // object and predicate: "described it as …"
	takesBe                       // an infinitive under the passive: "is said to be"
	takesClause                   // the clause that the cue stands in: "reportedly"
)

var takesNames = map[string]takes{"that": takesThat, "quote": takesQuote, "do": takesDo, "to": takesTo, "ing": takesIng, "noun": takesNoun,
	"of": takesOf, "for": takesFor, "on": takesOn, "as": takesAs, "be": takesBe, "clause": takesClause}

// cueKind is what sort of saying a cue stands for.
type cueKind uint8

const (
	noCue cueKind = iota
	saying
	denying
	asking
	thinking
)

var kindNames = map[string]cueKind{"say": saying, "deny": denying, "ask": asking, "think": thinking}

type cue struct {
	kind  cueKind
	takes takes
}

// Cues are the words of data/lexicon/cues.tsv. They are read-only and shared.
type Cues struct {
	verbs, nouns, adverbs []cue // by lemma
	according, per, claim vocab.Sym
	deeds                 map[vocab.Sym]bool // what is claimed without a word: lives, responsibility
	documents             map[vocab.Sym]bool // nouns that have authors: "report"
	refuse, would, silent map[vocab.Sym]bool // verbs of "refused to comment", "would not say", and what is refused or not said
	voice, speak          map[vocab.Sym]bool // verbs of "made the claim" and "speaking in private"
	model                 *Model
}

// Load reads the cue words of fsys and interns them in b. It reports all faults
// at once.
func Load(fsys fs.FS, b *vocab.Builder) (*Cues, error) {
	c := &Cues{
		according: b.Sym("according"), per: b.Sym("per"), claim: b.Sym("claim"), deeds: b.Set("life victim casualty responsibility credit"), documents: b.Set(`report finding study survey account statement document estimate analysis
		investigation poll letter article book tape video recording memo memorandum note law agreement plan proposal announcement research
		data figure statistic result filing lawsuit complaint indictment charter treaty resolution draft bill ad advertisement film
		website page transcript record audit review census speech remark comment address`),
	}
	c.refuse, c.would = b.Set("refuse decline"), b.Set("would could will")
	c.silent = b.Set("comment say discuss elaborate confirm speculate specify disclose reveal identify name answer respond rule explain")
	c.voice, c.speak = b.Set("make issue repeat reiterate voice express raise release publish deliver give send have hold share renew sign submit file level offer"), b.Set("speak")
	model, err := loadModel(fsys)
	c.model = model
	errs := []error{err}
	errs = append(errs, table.Read(fsys, "lexicon/cues.tsv", []string{"lemma", "pos", "kind", "takes"}, func(r table.Row) {
		kind, ok := kindNames[r.Get("kind")]
		if !ok {
			errs = append(errs, r.Errorf("kind %q is not one of ask, deny, say, think", r.Get("kind")))
		}
		x := cue{kind: kind}
		for _, t := range r.List("takes") {
			bit, ok := takesNames[t]
			if !ok {
				errs = append(errs, r.Errorf("takes %q is not one of as, be, clause, do, for, ing, noun, of, on, quote, that, to", t))
			}
			x.takes |= bit
		}
		y := b.Sym(strings.ToLower(r.Get("lemma")))
		switch r.Get("pos") {
		case "v":
			put(&c.verbs, y, x)
		case "n":
			put(&c.nouns, y, x)
		case "r":
			put(&c.adverbs, y, x)
		case "p": // prepositions are found by their form
		default:
			errs = append(errs, r.Errorf("pos %q is not one of n, p, r, v", r.Get("pos")))
		}
	})...)
	return c, errors.Join(errs...)
}

func put(list *[]cue, y vocab.Sym, x cue) {
	if n := int(y) + 1 - len(*list); n > 0 {
		*list = append(*list, make([]cue, n)...)
	}
	(*list)[y] = x
}

// of is the cue that lemma y is in list, one without a kind if it is none.
func of(list []cue, y vocab.Sym) cue {
	if int(y) >= len(list) {
		return cue{}
	}
	return list[y]
}

// verb is the cue that token t would be as a verb.
func (c *Cues) verb(d *doc.Doc, t doc.Tok) cue { return of(c.verbs, d.Tokens[t].Lemma) }

// at returns the cue that token t may be, and as what part of speech; doc.X if
// it is none. A noun may be a verb that the tagger has mistaken: "the court
// rules that …".
func (c *Cues) at(d *doc.Doc, t doc.Tok) (cue, doc.UPOS) {
	k := &d.Tokens[t]
	var x cue
	switch k.UPOS {
	case doc.VERB:
		x = of(c.verbs, k.Lemma)
	case doc.NOUN:
		if x = of(c.nouns, k.Lemma); x.kind == noCue {
			x = of(c.verbs, k.Lemma)
		}
	case doc.ADV:
		x = of(c.adverbs, k.Lemma)
	}
	if x.kind == noCue {
		return x, doc.X
	}
	return x, k.UPOS
}
