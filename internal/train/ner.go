package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"regesta/data"
	"regesta/internal/article"
	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/ml"
	"regesta/internal/ner"
	"regesta/internal/ontology"
	"regesta/internal/span"
	"regesta/internal/table"
	"regesta/internal/tag"
	"regesta/internal/tokenize"
)

// A nerCorpus is a file of annotated names and what its types mean.
type nerCorpus struct {
	file  string
	types map[string]ner.Classes
	bare  bool // its annotators passed over country adjectives and demonyms
	times int  // how often each sentence counts
}

var (
	anyPlace = ner.Of(ner.ClassCountry, ner.ClassPlace)
	anyBody  = ner.Of(ner.ClassOrganization, ner.ClassGroup, ner.ClassIGO)
	misc     = ner.Of(ner.ClassOther, ner.ClassAdjective)
	people   = ner.Of(ner.ClassPerson)
	party    = ner.Of(ner.ClassOrganization)
	other    = ner.Of(ner.ClassOther)
	demonyms = ner.Of(ner.ClassAdjective)

	// listedOnly are the classes that a coarser type stands for only where the
	// tables say so.
	listedOnly = ner.Of(ner.ClassCountry, ner.ClassIGO, ner.ClassGroup, ner.ClassAdjective)
)

// nerCorpora are the open corpora of names. The first follows this project's
// own rules.
var nerCorpora = []nerCorpus{
	{"ner/wce-train.jsonl", map[string]ner.Classes{
		"person": people, "organization": party, "group": ner.Of(ner.ClassGroup), "country": ner.Of(ner.ClassCountry),
		"igo": ner.Of(ner.ClassIGO), "place": ner.Of(ner.ClassPlace), "demonym": demonyms, "event": other, "other": other,
	}, false, 2},
	{"ner/gum-train.jsonl.gz", map[string]ner.Classes{
		"person": people | demonyms | ner.Of(ner.ClassGroup), "organization": anyBody | ner.Of(ner.ClassCountry), "place": anyPlace,
		"event": other, "abstract": misc, "object": other, "substance": other, "animal": other, "plant": other,
	}, true, 2},
	{"ner/wikigold.jsonl.gz", map[string]ner.Classes{"PER": people, "LOC": anyPlace, "ORG": anyBody, "MISC": misc}, false, 1},
	{"ner/crossner-politics-train.jsonl.gz", map[string]ner.Classes{
		"politician": people, "person": people, "politicalparty": party, "organisation": anyBody, "country": ner.Of(ner.ClassCountry),
		"location": anyPlace, "event": other, "election": other, "misc": misc,
	}, true, 1},
	{"ner/btc-g.jsonl.gz", map[string]ner.Classes{"PER": people, "LOC": anyPlace, "ORG": anyBody}, true, 1},
	{"ner/wnut17-train.jsonl.gz", map[string]ner.Classes{
		"person": people, "location": anyPlace, "group": anyBody, "corporation": party, "product": other, "creative-work": other,
	}, true, 1},
}

// NER clusters the words of raw text, trains the tagger of names and writes both
// models. It needs the models of tokenizer and tagger, the tables and the
// project's own annotation, all in o.Out.
func NER(o Options) error {
	fsys, err := data.Open(o.Out)
	if err != nil {
		return err
	}
	lex, err := lexicon.Read(fsys)
	if err != nil {
		return err
	}
	p, err := newAnnotated(fsys, lex)
	if err != nil {
		return err
	}
	words, err := ml.LoadClusters(fsys)
	if err != nil {
		return err
	}
	m, err := nerModel(o, p, words)
	if err != nil {
		return err
	}
	return save(o.Out, ner.Path, m.File())
}

// nerModel trains the tagger with the given word clusters.
func nerModel(o Options, p *annotated, words *ml.Clusters) (*ner.Model, error) {
	names, err := nameSet(o.Corpus)
	if err != nil {
		return nil, err
	}
	t := ner.NewTrainer(names, words)
	if err := p.readStandoff(o, t); err != nil {
		return nil, err
	}
	for _, c := range nerCorpora {
		if err := p.read(filepath.Join(o.Corpus, c.file), c, t); err != nil {
			return nil, err
		}
	}
	return t.Train(ner.Options{Passes: 10, MinUpdates: 3, Cut: 1, Seed: o.Seed, Log: o.Log}), nil
}

// nameRow is one row of a corpus of names; offsets count code points.
type nameRow struct {
	Text     string
	Sents    [][2]int
	Entities []struct {
		Start, End int
		Type       string
	}
}

// annotated turns rows of annotated text into examples.
type annotated struct {
	tok  *tokenize.Worker
	tag  *tag.Worker
	lex  *lexicon.Lexicon
	hits lexicon.Hits
	doc  *doc.Doc
}

func newAnnotated(fsys fs.FS, lex *lexicon.Lexicon) (*annotated, error) {
	tok, err := tokenize.Load(fsys)
	if err != nil {
		return nil, err
	}
	tg, err := tag.Load(fsys)
	if err != nil {
		return nil, err
	}
	words := tok.NewWorker()
	words.AsIs = true
	return &annotated{tok: words, tag: tg.NewWorker(), lex: lex, doc: doc.New(noWords)}, nil
}

// read adds the rows of corpus c to t.
func (p *annotated) read(path string, c nerCorpus, t *ner.Trainer) error {
	return eachRow(path, func(r *nameRow) error { return p.example(path, r, c, t) })
}

// example adds one row of corpus c to t.
func (p *annotated) example(path string, r *nameRow, c nerCorpus, t *ner.Trainer) error {
	index := span.NewIndex(r.Text)
	a := &article.Article{Text: r.Text}
	for _, s := range r.Sents {
		a.Regions = append(a.Regions, article.Region{Span: span.Span{Start: index.Byte(s[0]), End: index.Byte(s[1])}})
	}
	p.analyse(a)
	var golds []ner.Gold
	if c.bare {
		golds = p.unmarked()
	}
	for _, e := range r.Entities {
		classes, ok := c.types[e.Type]
		if !ok {
			return fmt.Errorf("%s: unknown type %q", path, e.Type)
		}
		s := trimName(r.Text, span.Span{Start: index.Byte(e.Start), End: index.Byte(e.End)})
		golds = append(golds, p.gold(s, classes))
	}
	t.Add(p.doc, &p.hits, golds, c.times)
	return nil
}

func (p *annotated) analyse(a *article.Article) {
	p.tok.Run(a, p.doc)
	p.tag.Run(p.doc)
	p.lex.Scan(p.doc, &p.hits)
}

// gold finds the tokens of s. Where s does not fall on token edges its classes
// are left open. The dictionary narrows the classes where the corpus's own type
// is coarser than ours.
func (p *annotated) gold(s span.Span, classes ner.Classes) ner.Gold {
	first, _ := slices.BinarySearchFunc(p.doc.Tokens, s.Start, func(t doc.Token, at int32) int { return int(t.End - at - 1) })
	end, _ := slices.BinarySearchFunc(p.doc.Tokens, s.End, func(t doc.Token, at int32) int { return int(t.Start - at) })
	g := ner.Gold{First: doc.Tok(first), End: doc.Tok(end), Classes: classes}
	if first >= end || p.doc.SpanOf(g.First, g.End) != s {
		g.Classes = 0
		return g
	}
	if listed := p.listed(g.First, g.End); classes&listed != 0 {
		g.Classes &= listed
	} else if classes&^listedOnly != 0 {
		g.Classes &^= listedOnly
	}
	return g
}

// unmarked returns the country adjectives and demonyms of the document, which
// some corpora pass over.
func (p *annotated) unmarked() []ner.Gold {
	var gs []ner.Gold
	for _, h := range p.hits.All() {
		if p.listed(h.First, h.End)&demonyms != 0 {
			gs = append(gs, ner.Gold{First: h.First, End: h.End, Classes: demonyms})
		}
	}
	return gs
}

// listed are the classes under which the tables know tokens [first, end).
func (p *annotated) listed(first, end doc.Tok) ner.Classes {
	var cs ner.Classes
	for _, h := range p.hits.At(first) {
		if h.End != end || h.Part {
			continue
		}
		for _, i := range p.hits.Entries(h) {
			switch e := p.lex.Entry(i); e.Kind {
			case lexicon.CountryName:
				cs |= ner.Of(ner.ClassCountry)
			case lexicon.CountryAdjective, lexicon.Demonym:
				cs |= demonyms
			case lexicon.Capital:
				cs |= ner.Of(ner.ClassPlace)
			case lexicon.Office:
				cs |= people
			case lexicon.Group, lexicon.Organization:
				switch {
				case e.Type == doc.IGO:
					cs |= ner.Of(ner.ClassIGO)
				case e.Kind == lexicon.Group && e.Sector != ontology.PTY:
					cs |= ner.Of(ner.ClassGroup)
				default:
					cs |= party
				}
			}
		}
	}
	return cs
}

// trimName removes articles and the possessive ending from s, which names do
// not hold.
func trimName(text string, s span.Span) span.Span {
	for _, w := range []string{"the ", "The ", "a ", "an "} {
		if strings.HasPrefix(s.Cut(text), w) {
			s.Start += int32(len(w))
		}
	}
	for _, w := range []string{"’s", "'s", " 's"} {
		if strings.HasSuffix(s.Cut(text), w) {
			s.End -= int32(len(w))
		}
	}
	return s.Trim(text)
}

// eachRow calls f for every row of a JSONL file, gzipped if its name says so.
func eachRow[T any](path string, f func(*T) error) error {
	r, err := table.OpenFile(path)
	if err != nil {
		return err
	}
	defer r.Close()
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<26)
	for n := 1; in.Scan(); n++ {
		var row T
		if err := json.Unmarshal(in.Bytes(), &row); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if err := f(&row); err != nil {
			return err
		}
	}
	return in.Err()
}
