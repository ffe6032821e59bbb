// Package regesta reads news reports and returns auditable records: who did
// what to whom, when and where, and who says so, each with the words of the
// report that justify it.
//
//	coder, err := regesta.New(regesta.Options{})
//	…
//	rec := coder.Code(regesta.Report{Text: text, Date: "2016-06-09"})
//	for _, e := range rec.Events { … }
//
// Code is enough for single reports; Codes runs many in parallel and keeps
// their order.
package regesta

import (
	"context"
	"iter"
	"sync"

	"regesta/internal/article"
	"regesta/internal/batch"
	"regesta/internal/caldate"
	"regesta/internal/coder"
	"regesta/internal/ingest"
	"regesta/record"
)

// Version is the version of the program.
const Version = "0.1.0"

// Options configure a Coder. The zero Options use the knowledge that the
// program ships with.
type Options struct {
	// DataDir is a folder of lexicons and actor tables of one's own, in the
	// shape of the project's data folder, laid over the built-in ones.
	DataDir string
}

// A Coder codes reports. It may be used by any number of goroutines.
type Coder struct {
	know    *coder.Knowledge
	workers sync.Pool
}

// New loads the models and lexicons, which takes about a tenth of a second.
// Faulty files in DataDir are all reported at once.
func New(o Options) (*Coder, error) {
	k, err := coder.Load(o.DataDir)
	if err != nil {
		return nil, err
	}
	k.Version.Version = Version
	return &Coder{know: k, workers: sync.Pool{New: func() any { return k.NewWorker() }}}, nil
}

// Knowledge gives the commands of this module access to the loaded models.
func (c *Coder) Knowledge() *coder.Knowledge { return c.know }

// A Report is a news report to be coded. Only Text is needed. Date is the day
// of publication, YYYY-MM-DD.
type Report struct {
	ID, Text, Date, Title, Publisher, URL, Language string
}

// Code returns the record of one report. It fails only for a malformed Date; a
// report that cannot be coded gives a record with Error set.
func (c *Coder) Code(r Report) (*record.Record, error) {
	meta := article.Article{ID: r.ID, Title: r.Title, Publisher: r.Publisher, URL: r.URL, Language: r.Language}
	if r.Date != "" {
		d, err := caldate.Parse(r.Date)
		if err != nil {
			return nil, err
		}
		meta.Published = d
	}
	w := c.workers.Get().(*coder.Worker)
	defer c.workers.Put(w)
	return w.Code(article.New(meta, r.Text)), nil
}

// CodeItems codes what ingest has read, with the given number of workers, and
// calls emit in input order. What could not be read or coded is given to emit as
// a Problem; its record is nil if there was no report at all.
func (c *Coder) CodeItems(ctx context.Context, workers int, items iter.Seq[ingest.Item], emit func(*record.Record, *ingest.Problem) error) error {
	type result struct {
		record  *record.Record
		problem *ingest.Problem
	}
	work := func(_ context.Context, w *coder.Worker, it ingest.Item) result {
		if p := it.Problem; p != nil {
			if p.Document == "" {
				return result{problem: p}
			}
			return result{coder.Failed(&article.Article{ID: p.Document}, &record.Error{Message: p.Msg, Where: p.Where}, c.know.Version), p}
		}
		r := w.Code(it.Article)
		if r.Error != nil {
			return result{r, &ingest.Problem{Where: it.Article.ID, Document: it.Article.ID, Msg: r.Error.Message + " (in " + r.Error.Where + ")"}}
		}
		return result{record: r}
	}
	return batch.Map(ctx, workers, items, c.know.NewWorker, work, func(r result) error { return emit(r.record, r.problem) })
}
