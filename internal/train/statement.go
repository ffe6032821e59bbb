package train

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"regesta/data"
	"regesta/internal/article"
	"regesta/internal/coder"
	"regesta/internal/span"
	"regesta/internal/statement"
)

// The project's own annotation of statements: stand-off on sentences of the
// corpus, and with its own sentences.
const (
	ownReports   = "annotation/attribution/reports.jsonl"
	ownSentences = "annotation/attribution/sentences.jsonl"
)

// attributions are the statements of GUM.
const attributions = "attribution/gum-train.jsonl.gz"

// saidIn is a gold statement: bytes of its text.
type saidIn struct {
	cue     span.Span
	content []span.Span
}

// A spokenText is a text with all of its statements.
type spokenText struct {
	text  string
	gold  []saidIn
	terse bool // its annotators passed over acts that tell what is said: "accused them of theft"
	times int  // how often it counts
}

// handTimes is how often the sentences coded by hand count, which are few.
const handTimes = 3

// spokenRow is a row of the project's own annotation; offsets count code points.
type spokenRow struct {
	standoffID
	Text, Split string
	Statements  []spokenSpans
}

// spokenSpans are the cue and the content of a statement; offsets count code points.
type spokenSpans struct {
	Cue     []int
	Content [][2]int
}

// goldOf turns the offsets of statements into bytes of text; those without a cue
// are left out.
func goldOf(text string, statements []spokenSpans) []saidIn {
	index := span.NewIndex(text)
	at := func(s, e int) span.Span { return span.Span{Start: index.Byte(s), End: index.Byte(e)} }
	var gold []saidIn
	for _, s := range statements {
		if len(s.Cue) != 2 {
			continue
		}
		g := saidIn{cue: at(s.Cue[0], s.Cue[1])}
		for _, c := range s.Content {
			g.content = append(g.content, at(c[0], c[1]))
		}
		gold = append(gold, g)
	}
	return gold
}

// Statements trains the ranker of what cues are cues of with the other models
// and tables of o.Out, and writes it there.
func Statements(o Options) error {
	k, err := coder.From(data.OpenModels(o.Out), data.FS)
	if err != nil {
		return err
	}
	t := statementTrainer{worker: k.NewWorker()}
	for _, read := range spokenCorpora {
		if err := read(o, t.add); err != nil {
			return err
		}
	}
	if o.Log != nil {
		o.Log("statements: %d cues, %d of them report", len(t.samples), t.good)
	}
	return save(o.Out, statement.ModelPath, statement.Train(t.samples, statement.Options{Seed: o.Seed}).File())
}

type statementTrainer struct {
	worker  *coder.Worker
	samples []statement.Sample
	good    int
}

// spokenCorpora read texts with statements and give them to add.
var spokenCorpora = []func(o Options, add func(spokenText)) error{ownSpoken, handSpoken, gumSpoken}

// ownSpoken reads the training part of the project's own annotation.
func ownSpoken(o Options, add func(spokenText)) error {
	for _, name := range []string{ownReports, ownSentences} {
		path := filepath.Join(o.Out, filepath.FromSlash(name))
		var rows []*spokenRow
		if err := eachRow(path, func(r *spokenRow) error { rows = append(rows, r); return nil }); err != nil {
			return err
		}
		texts, err := corpusTexts(o, rows)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if r.Text == "" {
				r.Text = texts[r.ID]
			}
			if err := r.check(path, r.Text); err != nil {
				return err
			}
			if r.Split != "train" {
				continue
			}
			add(spokenText{text: r.Text, gold: goldOf(r.Text, r.Statements), times: 1})
		}
	}
	return nil
}

// handSpoken reads the statements of the report sentences coded by hand, which quote
// their words.
func handSpoken(o Options, add func(spokenText)) error {
	type row struct {
		Text       string
		Statements []struct{ Cue, Content string }
	}
	return eachRow(filepath.Join(o.Corpus, eventGold), func(r *row) error {
		var gold []saidIn
		for _, s := range r.Statements {
			content, ok := nearest(r.Text, s.Content, 0)
			cue, found := nearest(r.Text, s.Cue, content.Start)
			if ok && found {
				gold = append(gold, saidIn{cue, []span.Span{content}})
			}
		}
		add(spokenText{text: r.Text, gold: gold, terse: true, times: handTimes})
		return nil
	})
}

// nearest is where words stand in text nearest to at.
func nearest(text, words string, at int32) (span.Span, bool) {
	best, found := span.Span{}, false
	if words == "" {
		return best, false
	}
	for i := 0; ; {
		k := strings.Index(text[i:], words)
		if k < 0 {
			return best, found
		}
		s := span.Span{Start: int32(i + k), End: int32(i + k + len(words))}
		if !found || abs(s.Start-at) < abs(best.Start-at) {
			best, found = s, true
		}
		_, n := utf8.DecodeRuneInString(text[i+k:])
		i += k + n
	}
}

func abs(x int32) int32 { return max(x, -x) }

// gumSpoken reads the attributions in the news of GUM.
func gumSpoken(o Options, add func(spokenText)) error {
	type row struct {
		Text, Genre  string
		Attributions []spokenSpans
	}
	return eachRow(filepath.Join(o.Corpus, attributions), func(r *row) error {
		if r.Genre != "news" {
			return nil
		}
		add(spokenText{text: r.Text, gold: goldOf(r.Text, r.Attributions), times: 1})
		return nil
	})
}

// leastAgreed is the share of words, as F1 in hundredths, that a reading must
// have in common with the gold content to count as right.
const leastAgreed = 70

// add adds the cues of text. A cue is left out if none of its readings comes
// near its gold content, or if the gold does not tell whether it reports.
func (t *statementTrainer) add(x spokenText) {
	for _, s := range t.worker.StatementSamples(article.New(article.Article{}, x.text)) {
		said := false
		best := leastAgreed - 1
		for _, g := range x.gold {
			if !g.cue.Overlaps(s.Cue) {
				continue
			}
			said = true
			for i, r := range s.Readings {
				if a := agreement(x.text, clip(r.Content, s.Sentence), clip(g.content, s.Sentence)); a > best {
					s.Good, best = i, a
				}
			}
		}
		if s.Good < 0 && (said || s.Sure || s.Acts && x.terse) {
			continue
		}
		if said {
			t.good++
		}
		t.samples = append(t.samples, slices.Repeat([]statement.Sample{s}, x.times)...)
	}
}

// clip is what of spans lies in sentence s.
func clip(spans []span.Span, s span.Span) []span.Span {
	var out []span.Span
	for _, x := range spans {
		if x.Overlaps(s) {
			out = append(out, span.Span{Start: max(x.Start, s.Start), End: min(x.End, s.End)})
		}
	}
	return out
}

// agreement is the F1, in hundredths, of the letters that a and b share.
func agreement(text string, a, b []span.Span) int {
	letters := func(spans []span.Span) (n int) {
		for _, s := range spans {
			n += len(strings.ReplaceAll(s.Cut(text), " ", ""))
		}
		return n
	}
	var both []span.Span
	for _, x := range a {
		for _, y := range b {
			if x.Overlaps(y) {
				both = append(both, span.Span{Start: max(x.Start, y.Start), End: min(x.End, y.End)})
			}
		}
	}
	return 200 * letters(both) / max(letters(a)+letters(b), 1)
}
