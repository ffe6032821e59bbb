// Package coder is the pipeline: it takes an article through every step, in
// order, and returns its record. Load reads all knowledge once; a Worker codes
// one article at a time.
package coder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"regesta/data"
	"regesta/internal/actor"
	"regesta/internal/article"
	"regesta/internal/coding"
	"regesta/internal/coref"
	"regesta/internal/doc"
	"regesta/internal/event"
	"regesta/internal/figure"
	"regesta/internal/frame"
	"regesta/internal/geo"
	"regesta/internal/lemma"
	"regesta/internal/lexicon"
	"regesta/internal/ner"
	"regesta/internal/ontology"
	"regesta/internal/parse"
	"regesta/internal/relation"
	"regesta/internal/statement"
	"regesta/internal/syntax"
	"regesta/internal/tag"
	"regesta/internal/tokenize"
	"regesta/internal/vocab"
	"regesta/internal/when"
	"regesta/record"
)

// Knowledge is all that workers share: models, lexicons, codebook. It is
// read-only.
type Knowledge struct {
	Book    *ontology.Codebook
	Lexicon *lexicon.Lexicon
	Frames  *frame.Lexicon
	Version record.Coder

	vocab  *vocab.Table
	syntax *syntax.Words
	tokens *tokenize.Model
	tags   *tag.Model
	lemmas *lemma.Model
	trees  *parse.Model
	names  *ner.Model
	chains *coref.Rules
	places *geo.Gazetteer
	cues   *statement.Cues
	ties   *relation.Rules
	events *event.Rules
}

// Load reads the shipped knowledge with the user's folder dir, if it is not
// empty, and further layers laid over it: actor tables of all layers add up,
// other files of dir take the place of the shipped ones of the same name. It
// reports every fault of the data files at once.
func Load(dir string, more ...fs.FS) (*Knowledge, error) {
	base, err := data.Open(dir)
	if err != nil {
		return nil, err
	}
	layers := []fs.FS{data.FS}
	if dir != "" {
		layers = append(layers, os.DirFS(dir))
	}
	return From(base, append(layers, more...)...)
}

// From reads the knowledge in base, and the actor tables of all layers.
func From(base fs.FS, layers ...fs.FS) (*Knowledge, error) {
	k := &Knowledge{}
	var l loader
	// What interns words runs in this order, so that they always get the same
	// numbers; the rest loads beside it.
	load(&l, &k.Lexicon, func() (*lexicon.Lexicon, error) { return lexicon.Read(layers...) })
	load(&l, &k.tokens, func() (*tokenize.Model, error) { return tokenize.Load(base) })
	load(&l, &k.tags, func() (*tag.Model, error) { return tag.Load(base) })
	load(&l, &k.trees, func() (*parse.Model, error) { return parse.Load(base) })
	load(&l, &k.names, func() (*ner.Model, error) { return ner.Load(base) })
	load(&l, &k.places, func() (*geo.Gazetteer, error) { return geo.Load(base, layers...) })
	load(&l, &k.Version, func() (record.Coder, error) { return versions(layers) })
	b := vocab.NewBuilder()
	k.syntax = syntax.New(b)
	now(&l, &k.Book, func() (*ontology.Codebook, error) { return ontology.Read(base) })
	now(&l, &k.lemmas, func() (*lemma.Model, error) { return lemma.Load(base, b) })
	now(&l, &k.Frames, func() (*frame.Lexicon, error) { return frame.Load(base, k.Book, k.syntax, b) })
	now(&l, &k.chains, func() (*coref.Rules, error) { return coref.Load(base, b) })
	now(&l, &k.cues, func() (*statement.Cues, error) { return statement.Load(base, b) })
	now(&l, &k.ties, func() (*relation.Rules, error) { return relation.Load(base, b) })
	now(&l, &k.events, func() (*event.Rules, error) { return event.Load(base, k.Book, k.syntax, b) })
	l.wait.Wait()
	slices.SortFunc(l.errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	if err := errors.Join(l.errs...); err != nil {
		return nil, err
	}
	k.vocab = b.Freeze()
	return k, nil
}

// A loader gathers the faults of all parts.
type loader struct {
	wait sync.WaitGroup
	mu   sync.Mutex
	errs []error
}

// now loads one part.
func now[T any](l *loader, into *T, read func() (T, error)) {
	x, err := read()
	*into = x
	if err != nil {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.errs = append(l.errs, err)
	}
}

// load loads one part beside the others.
func load[T any](l *loader, into *T, read func() (T, error)) {
	l.wait.Go(func() { now(l, into, read) })
}

// NewDoc returns an empty Doc whose words are those that k knows.
func (k *Knowledge) NewDoc() *doc.Doc { return doc.New(k.vocab) }

// Places is the gazetteer.
func (k *Knowledge) Places() *geo.Gazetteer { return k.places }

// A Worker codes one article at a time and reuses its memory for the next. It
// belongs to one goroutine.
type Worker struct {
	k *Knowledge
	scratch
}

// scratch is the state that one article leaves to the next: none but memory.
type scratch struct {
	doc     *doc.Doc
	coding  coding.Coding
	hits    lexicon.Hits
	matches []coding.Match

	tokens  *tokenize.Worker
	tags    *tag.Worker
	lemmas  *lemma.Worker
	trees   *parse.Worker
	names   *ner.Worker
	chains  *coref.Worker
	places  *geo.Worker
	actors  *actor.Resolver
	frames  *frame.Matcher
	says    *statement.Worker
	ties    *relation.Worker
	decides *event.Decider
}

// NewWorker returns a worker over k.
func (k *Knowledge) NewWorker() *Worker {
	w := &Worker{k: k}
	w.reset()
	return w
}

// reset gives w fresh memory.
func (w *Worker) reset() {
	k := w.k
	w.scratch = scratch{
		doc: doc.New(k.vocab), tokens: k.tokens.NewWorker(), tags: k.tags.NewWorker(), lemmas: k.lemmas.NewWorker(), trees: k.trees.NewWorker(),
		names: k.names.NewWorker(), chains: k.chains.NewWorker(k.Lexicon, k.syntax), places: k.places.NewWorker(), actors: actor.New(k.Lexicon), frames: k.Frames.NewMatcher(), says: k.cues.NewWorker(k.syntax), ties: k.ties.NewWorker(k.syntax), decides: k.events.NewDecider(),
	}
}

// Parse runs the linguistic layer alone. The Doc is valid until the worker's
// next article.
func (w *Worker) Parse(a *article.Article) *doc.Doc {
	w.tokens.Run(a, w.doc)
	w.Annotate(w.doc)
	return w.doc
}

// Annotate tags, lemmatizes and parses the tokens and sentences that d has.
func (w *Worker) Annotate(d *doc.Doc) {
	w.tags.Run(d)
	w.k.syntax.Retag(d)
	w.lemmas.Run(d)
	w.trees.Run(d)
	w.k.syntax.Mend(d)
}

// analyse takes an article through every step and returns what was found, valid
// until the worker's next article.
func (w *Worker) analyse(a *article.Article) *coding.Coding {
	w.understand(a)
	c := &w.coding
	w.says.Run(c)               // trees, quotations, parties → statements
	w.ties.Run(c)               // parties, statements → relations, labels
	w.decides.Run(c, w.matches) // senses, parties, statements → events
	figure.Run(c)               // numbers, statements, events → figures
	return c
}

// understand takes the article to where it is known who and what it speaks of.
func (w *Worker) understand(a *article.Article) {
	d, c := w.doc, &w.coding
	w.Parse(a)                            // text → tokens, sentences, tags, trees
	w.k.Lexicon.Scan(d, &w.hits)          // tokens → dictionary phrases
	w.names.Run(d, &w.hits)               // hits → name mentions
	w.chains.Run(d, &w.hits, a.Published) // names, trees → more mentions, entities
	c.Reset(d)
	when.Run(c, a.Published)              // → dates
	w.places.Run(c)                       // mentions → places
	w.actors.Run(c, &w.hits, a.Published) // hits, mentions, trees → parties
	w.matches = w.frames.Run(c)           // trees, parties → predicate senses
}

// English reports whether a report in language lang is coded.
func English(lang string) bool {
	lang = strings.ToLower(lang)
	return lang == "" || lang == "und" || lang == "en" || lang == "eng" || lang == "english" || strings.HasPrefix(lang, "en-") || strings.HasPrefix(lang, "en_")
}

// Code returns the record of a. It never fails: an article that cannot be coded
// gives a record with Error set.
func (w *Worker) Code(a *article.Article) (r *record.Record) {
	defer func() {
		if p := recover(); p != nil {
			w.reset() // its memory may be in any state
			r = w.fail(a, fmt.Sprintf("internal error: %v; please report it with this article", p), panicSite())
		}
	}()
	if !English(a.Language) {
		r = &record.Record{Doc: docOf(a), Text: a.Text, Coder: w.k.Version,
			Warnings: append(a.Warnings, fmt.Sprintf("the report is in language %q; only English is coded", a.Language))}
		r.Normalize()
		return r
	}
	r = build(w.analyse(a), w.k.Book)
	r.Coder = w.k.Version
	r.Normalize()
	if err := r.Verify(); err != nil {
		return w.fail(a, "the record does not agree with the text: "+err.Error()+"; please report it with this article", "verify")
	}
	return r
}

// fail is the record of an article that could not be coded.
func (w *Worker) fail(a *article.Article, msg, where string) *record.Record {
	return Failed(a, &record.Error{Message: msg, Where: where}, w.k.Version)
}

// Failed is the record of an article that could not be coded or read.
func Failed(a *article.Article, e *record.Error, v record.Coder) *record.Record {
	r := &record.Record{Doc: docOf(a), Text: a.Text, Error: e, Coder: v}
	r.Normalize()
	return r
}

// panicSite is the function of this program that panicked.
func panicSite() string {
	seen := false
	for line := range strings.Lines(string(debug.Stack())) {
		switch {
		case strings.HasPrefix(line, "panic("):
			seen = true
		case seen && strings.HasPrefix(line, "regesta/"):
			name, _, _ := strings.Cut(strings.TrimSpace(line), "(0x")
			return strings.TrimSuffix(name, "(...)")
		}
	}
	return "unknown"
}
