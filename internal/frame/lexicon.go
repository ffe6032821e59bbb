// Package frame finds predicate senses in dependency trees: which words, in
// which construction, report which event, and which tokens fill its roles.
//
// Load reads the frames of data/lexicon; a Matcher, one per worker, then finds
// them in a document (Run). The format of the files is described in
// docs/data-formats.md.
package frame

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"regesta/internal/coding"
	"regesta/internal/ontology"
	"regesta/internal/syntax"
	"regesta/internal/table"
	"regesta/internal/vocab"
)

// Where the frames and the word classes lie in the data folder.
const (
	Dir       = "lexicon/frames"
	ClassFile = "lexicon/classes.tsv"
)

// A Lexicon holds compiled frames. It is read-only and may be shared.
type Lexicon struct {
	senses []*coding.Sense

	triggers []trigger
	parts    []part
	index    [partCount]index

	// inflected leads from the regular forms of the verbs that have triggers to
	// their lemmas, for words that the lemmatizer does not know.
	inflected map[vocab.Sym]vocab.Sym

	constraints []constraint // interned, so that each is tested once per token
	classNames  []string
	classes     []symSet // by class number

	syntax          *syntax.Words
	transparent     map[vocab.Sym]bool // nouns that stand for what follows "of": "a round of talks"
	support         map[vocab.Sym]bool // verbs that add little to the noun they govern: "launch an attack"
	of, by, against slot
	hyphen          vocab.Sym
}

// A trigger is one compiled pattern.
type trigger struct {
	sense       int32
	part        int32
	constraints []int32
	specificity int32
	text        string
}

// An index lists entries by lemma: those of lemma y, the most specific first,
// are entries[starts[y]:starts[y+1]].
type index struct {
	entries []entry
	starts  []int32
}

// An entry is a lemma of a trigger.
type entry struct {
	trigger int32
	lemma   vocab.Sym
	words   []vocab.Sym // of a multiword lemma, else nil
}

// A part holds the roles that all triggers of one part of speech share.
type part struct{ actor, recipient []path }

// A constraint demands something of a dependent.
type constraint struct {
	path   path
	not    bool
	any    bool // a filler suffices (or, with not, is forbidden)
	values []value
	text   string
	soft   bool // demands only a kind of party, which may be unknown
	words  bool // names its fillers by lemma or class, so that it consumes them
}

type valueKind uint8

const (
	lemmaValue valueKind = iota
	multiValue
	classValue
	actorValue
	typeValue // of a party
	placeValue
	numValue
	sectorValue
	countryValue
	igoValue
)

type value struct {
	kind    valueKind
	sym     vocab.Sym
	words   []vocab.Sym
	class   int32
	types   uint16 // set of doc.EntityType
	sector  ontology.Sector
	country ontology.Country
}

// A symSet is a sorted list of words.
type symSet []vocab.Sym

func (s symSet) has(y vocab.Sym) bool { _, ok := slices.BinarySearch(s, y); return ok }

// Senses lists all senses, in the order of the files.
func (l *Lexicon) Senses() []*coding.Sense { return l.senses }

// Load reads the word classes and frames below fsys and adds their words to b.
// It takes the compiled form in CacheFile if that was made from these very
// files. The error joins all faults; the Lexicon holds what is sound.
func Load(fsys fs.FS, book *ontology.Codebook, syn *syntax.Words, b *vocab.Builder) (*Lexicon, error) {
	files, err := readFiles(fsys)
	if err == nil {
		if l, ok := readCache(fsys, files, syn, b); ok {
			return l, nil
		}
	}
	return compile(fsys, book, syn, b)
}

// compile makes a Lexicon from the files that people edit.
func compile(fsys fs.FS, book *ontology.Codebook, syn *syntax.Words, b *vocab.Builder) (*Lexicon, error) {
	list, faults := readSources(fsys, Dir)
	c := &compiler{book: book, b: b, lex: newLexicon(syn, b), classAt: map[string]int32{}, seen: map[string]int32{},
		ids: map[string]text{}, regular: map[vocab.Sym]bool{}}
	faults = append(faults, c.readClasses(fsys)...)
	for _, s := range list {
		c.frame(s)
	}
	c.lex.arrange()
	return c.lex, errors.Join(append(faults, c.faults...)...)
}

// newLexicon returns a Lexicon without frames.
func newLexicon(syn *syntax.Words, b *vocab.Builder) *Lexicon {
	l := &Lexicon{syntax: syn, inflected: map[vocab.Sym]vocab.Sym{}}
	prep := func(w string) slot { return slot{kind: prepSlot, prep: b.Sym(w)} }
	l.of, l.by, l.against = prep("of"), prep("by"), prep("against")
	l.hyphen = b.Sym("-")
	set := b.Set
	l.support = set(`hold launch carry conduct stage make give issue reach sign impose lift mount perform commit undertake begin start
		continue resume end conclude complete wage open file lodge bring raise declare express voice convey deliver pay take offer extend
		send have hand pass announce go engage participate join organize organise lead step intensify escalate set establish do run face
		sustain suffer order renew reiterate repeat agree show provide grant`)
	l.transparent = set(`round day week month year hour series number wave dozen dozens hundred hundreds thousand thousands million scores
		score lot majority half group pair spate string type kind sort part piece member couple handful range set act campaign barrage
		volley hail salvo burst flurry ton tonne amount load truckload batch consignment`)
	return l
}

// A compiler turns sources into a Lexicon.
type compiler struct {
	book    *ontology.Codebook
	b       *vocab.Builder
	lex     *Lexicon
	faults  []error
	classAt map[string]int32
	seen    map[string]int32 // constraints by their text
	ids     map[string]text  // where each id was defined
	src     *source
	regular map[vocab.Sym]bool // verbs whose forms are noted
}

func (c *compiler) fault(line int, format string, args ...any) {
	c.faults = append(c.faults, &table.Fault{File: c.src.file, Line: line, Msg: fmt.Sprintf(format, args...)})
}

func (c *compiler) readClasses(fsys fs.FS) []error {
	return table.Read(fsys, ClassFile, []string{"class", "lemma"}, func(r table.Row) {
		i, ok := c.classAt[r.Get("class")]
		if !ok {
			i = int32(len(c.lex.classes))
			c.classAt[r.Get("class")] = i
			c.lex.classes = append(c.lex.classes, nil)
			c.lex.classNames = append(c.lex.classNames, r.Get("class"))
		}
		for _, w := range spellings(r.Get("lemma")) {
			c.lex.classes[i] = append(c.lex.classes[i], c.b.Sym(w))
		}
	})
}

// spellings gives the forms that a class member takes in text: with its hyphen
// and closed up.
func spellings(w string) []string {
	if strings.Contains(w, "-") {
		return []string{w, strings.ReplaceAll(w, "-", "")}
	}
	return []string{w}
}

// irregular gives the past forms of verbs that lemmatizers seldom see.
var irregular = func() map[string][]string {
	m := map[string][]string{}
	for f := range strings.FieldsSeq(`overthrow:overthrew:overthrown overrun:overran override:overrode:overridden overtake:overtook
		overcome:overcame overhear:overheard oversee:oversaw steal:stole:stolen swear:swore:sworn withhold:withheld uphold:upheld
		flee:fled shake:shook:shaken retake:retook:retaken undertake:undertook:undertaken forbid:forbade:forbidden slay:slew:slain
		strive:strove forsake:forsook:forsaken rebuild:rebuilt resell:resold mislead:misled cling:clung spit:spat dig:dug awake:awoke
		tear:tore:torn hide:hid:hidden bear:bore:borne slit:slit sink:sank:sunk seek:sought fight:fought catch:caught shoot:shot
		withdraw:withdrew:withdrawn foresee:foresaw:foreseen break:broke:broken fly:flew:flown hang:hung
		forgive:forgave:forgiven freeze:froze:frozen unfreeze:unfroze:unfrozen lend:lent forgo:forwent:forgone stick:stuck bind:bound
		shrink:shrank:shrunk undergo:underwent:undergone throw:threw:thrown draw:drew:drawn strike:struck:stricken blow:blew:blown
		ride:rode:ridden beat:beaten stride:strode mistake:mistook:mistaken free:freed`) {
		words := strings.Split(f, ":")
		m[words[0]] = words[1:]
	}
	return m
}()

// inflect notes the regular forms of verb lemma, and those of irregular.
func (c *compiler) inflect(lemma string, y vocab.Sym) {
	if len(lemma) < 3 || c.regular[y] {
		return
	}
	c.regular[y] = true
	stem, last := lemma[:len(lemma)-1], lemma[len(lemma)-1]
	var forms []string
	switch {
	case last == 'e':
		forms = []string{lemma + "s", lemma + "d", stem + "ing"}
	case last == 'y' && !strings.ContainsRune("aeiou", rune(lemma[len(lemma)-2])):
		forms = []string{stem + "ies", stem + "ied", lemma + "ing"}
	case strings.ContainsRune("aeiou", rune(lemma[len(lemma)-2])) && strings.ContainsRune("bdglmnprt", rune(last)):
		d := lemma + string(last)
		forms = []string{lemma + "s", lemma + "ed", lemma + "ing", d + "ed", d + "ing"}
	default:
		forms = []string{lemma + "s", lemma + "es", lemma + "ed", lemma + "ing"}
	}
	for _, f := range append(forms, irregular[lemma]...) {
		if _, ok := c.lex.inflected[c.b.Sym(f)]; !ok {
			c.lex.inflected[c.b.Sym(f)] = y
		}
	}
}

// arrange sorts classes and entries and builds the indexes over them.
func (l *Lexicon) arrange() {
	for i := range l.classes {
		slices.Sort(l.classes[i])
		l.classes[i] = slices.Compact(l.classes[i])
	}
	for p := range l.index {
		l.index[p].arrange(l.triggers)
	}
}

// arrange orders the entries by lemma and, for one lemma, by specificity.
func (x *index) arrange(triggers []trigger) {
	top := vocab.Sym(0)
	for _, e := range x.entries {
		top = max(top, e.lemma)
	}
	x.starts = make([]int32, int(top)+2)
	for _, e := range x.entries {
		x.starts[e.lemma+1]++
	}
	for i := 1; i < len(x.starts); i++ {
		x.starts[i] += x.starts[i-1]
	}
	at := slices.Clone(x.starts)
	sorted := make([]entry, len(x.entries))
	for _, e := range x.entries {
		sorted[at[e.lemma]] = e
		at[e.lemma]++
	}
	x.entries = sorted
	for y := 0; y+1 < len(x.starts); y++ {
		slices.SortStableFunc(sorted[x.starts[y]:x.starts[y+1]], func(a, b entry) int {
			return int(triggers[b.trigger].specificity - triggers[a.trigger].specificity)
		})
	}
}

// lookup lists the triggers of a lemma.
func (l *Lexicon) lookup(p partKind, y vocab.Sym) []entry {
	x := &l.index[p]
	if int(y)+1 >= len(x.starts) {
		return nil
	}
	return x.entries[x.starts[y]:x.starts[y+1]]
}
