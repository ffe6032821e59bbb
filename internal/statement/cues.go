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
type takes uint8

const (
	takesThat   takes = 1 << iota // a clause: "said that …", "said …"
	takesQuote                    // a quotation
	takesTo                       // an infinitive: "claims to have …"
	takesIng                      // a gerund: "denied having …"
	takesAs                       // object and predicate: "described it as …"
	takesClause                   // the clause that the cue stands in: "reportedly"
	takesRest                     // all that follows, if the tree gives no clause
	takesBe                       // an infinitive under the passive: "is said to be"
)

var takesNames = map[string]takes{"that": takesThat, "quote": takesQuote, "to": takesTo, "ing": takesIng, "as": takesAs, "clause": takesClause, "rest": takesRest, "be": takesBe, "of": takesClause}

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
	according             vocab.Sym
	documents             map[vocab.Sym]bool // nouns that have authors: "report"
}

// Load reads the cue words of fsys and interns them in b. It reports all faults
// at once.
func Load(fsys fs.FS, b *vocab.Builder) (*Cues, error) {
	c := &Cues{according: b.Sym("according"), documents: map[vocab.Sym]bool{}}
	for w := range strings.FieldsSeq("report finding study survey account statement document estimate analysis investigation poll letter") {
		c.documents[b.Sym(w)] = true
	}
	var errs []error
	errs = append(errs, table.Read(fsys, "lexicon/cues.tsv", []string{"lemma", "pos", "kind", "takes"}, func(r table.Row) {
		kind, ok := kindNames[r.Get("kind")]
		if !ok {
			errs = append(errs, r.Errorf("kind %q is not one of ask, deny, say, think", r.Get("kind")))
		}
		x := cue{kind: kind}
		for _, t := range r.List("takes") {
			bit, ok := takesNames[t]
			if !ok {
				errs = append(errs, r.Errorf("takes %q is not one of as, be, clause, ing, of, quote, rest, that, to", t))
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

// at returns the cue that token t may be.
func (c *Cues) at(d *doc.Doc, t doc.Tok) (cue, bool) {
	k := &d.Tokens[t]
	var m []cue
	switch k.UPOS {
	case doc.VERB:
		m = c.verbs
	case doc.NOUN:
		m = c.nouns
	case doc.ADV:
		m = c.adverbs
	default:
		return cue{}, false
	}
	if int(k.Lemma) >= len(m) || m[k.Lemma].kind == noCue {
		return cue{}, false
	}
	return m[k.Lemma], true
}
