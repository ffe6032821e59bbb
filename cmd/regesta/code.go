package main

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"regesta"
	"regesta/internal/caldate"
	"regesta/internal/export"
	"regesta/internal/ingest"
	"regesta/record"
)

var recordFormats = []string{"csv", "jsonl", "table"}

func codeCommand(g *global) *cobra.Command {
	var format, input, date, out string
	var workers, most int
	var reasons bool
	c := &cobra.Command{
		Use:   "code [FILE|FOLDER|-]...",
		Short: "Code news reports and print their records in input order",
		Long: `Codes news reports and prints one record each, in input order. Reports are
plain text files (one report a file) or JSON lines ({"id","text","date"?,"title"?,
"publisher"?,"url"?,"language"?}), also gzipped; folders are read recursively;
"-" or no argument is standard input.

Exit codes: 0 all coded, 1 some input could not be coded, 2 wrong usage.`,
		Example: `  regesta code report.txt
  regesta code --date 2016-06-09 --format jsonl reports/ > records.jsonl
  regesta code --format csv --out tables/ archive.jsonl.gz`,
		RunE: func(c *cobra.Command, args []string) error {
			published, err := dateFlag(date)
			if err != nil {
				return err
			}
			if format == "" {
				format = "jsonl"
				if isTerminal(c.OutOrStdout()) {
					format = "table"
				}
			}
			switch {
			case !slices.Contains(recordFormats, format):
				return usagef("--format %q is not one of %s", format, strings.Join(recordFormats, ", "))
			case !slices.Contains(ingest.Formats, input):
				return usagef("--input %q is not one of %s", input, strings.Join(ingest.Formats, ", "))
			case format == "csv" && out == "":
				return usagef("--format csv writes one file per table: name a folder with --out")
			case format != "csv" && out != "":
				return usagef("--out is for --format csv; other formats print to standard output")
			case workers < 1:
				return usagef("--workers %d: at least one is needed", workers)
			case most < 0:
				return usagef("--most %d: name the number of rows to print", most)
			}
			if len(args) == 0 {
				args = []string{"-"}
			}
			coder, err := g.coder()
			if err != nil {
				return err
			}
			items := ingest.Read(args, ingest.Options{Format: input, Date: published, Stdin: c.InOrStdin()})
			if reasons {
				return printReasons(c, coder, workers, most, items)
			}
			w, err := recordWriter(c.OutOrStdout(), format, out)
			if err != nil {
				return err
			}
			run := codeRun{coder: coder, w: w, stderr: c.ErrOrStderr(), progress: newProgress(c, format)}
			err = coder.CodeItems(c.Context(), workers, items, run.emit)
			run.progress.done()
			if closeErr := w.Close(); err == nil {
				err = closeErr
			}
			if errors.Is(err, context.Canceled) {
				return fmt.Errorf("interrupted after %d reports", run.coded+run.failed)
			}
			if err != nil {
				return err
			}
			if run.coded+run.failed > 1 || run.failed > 0 {
				fmt.Fprintf(run.stderr, "regesta: %d coded, %d could not be coded\n", run.coded, run.failed)
			}
			if run.twins > mostTwins {
				fmt.Fprintf(run.stderr, "regesta: warning: %d reports have the id of an earlier one\n", run.twins)
			}
			if run.failed > 0 {
				return errInput
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&format, "format", "", "table, jsonl or csv (default: table on a terminal, else jsonl)")
	f.StringVar(&input, "input", "auto", "text, jsonl or auto")
	f.StringVar(&date, "date", "", "publication date of reports that state none, YYYY-MM-DD")
	f.StringVar(&out, "out", "", "folder for the files of --format csv")
	f.IntVar(&workers, "workers", runtime.GOMAXPROCS(0), "articles coded at once")
	f.BoolVar(&reasons, "reasons", false, "print no records, but count why sentences gave no event")
	f.IntVar(&most, "most", 100, "rows that --reasons prints")
	completeWith(c, "format", recordFormats)
	completeWith(c, "input", ingest.Formats)
	return c
}

func completeWith(c *cobra.Command, flag string, values []string) {
	c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

func dateFlag(s string) (caldate.Date, error) {
	if s == "" {
		return caldate.Date{}, nil
	}
	d, err := caldate.Parse(s)
	if err != nil {
		return d, usagef("--date %v", err)
	}
	return d, nil
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func recordWriter(stdout io.Writer, format, dir string) (export.Writer, error) {
	switch format {
	case "csv":
		w, err := export.CSV(dir)
		if err != nil {
			return nil, usagef("--out %s: %v; name a folder that files can be written to", dir, cause(err))
		}
		return w, nil
	case "table":
		return export.Table(stdout), nil
	}
	return export.JSONL(stdout), nil
}

// codeRun prints results and counts them.
type codeRun struct {
	coder         *regesta.Coder
	w             export.Writer
	stderr        io.Writer
	progress      *progress
	coded, failed int
	seen          map[uint64]bool // hashes of the ids so far
	twins         int             // reports whose id another had before
}

// warn says what may be wrong with rec although it was coded.
func (r *codeRun) warn(rec *record.Record) {
	for _, w := range rec.Warnings {
		fmt.Fprintf(r.stderr, "regesta: %s: warning: %s\n", export.Clean(rec.Doc.ID), export.Clean(w))
	}
}

// unique warns of reports that have the id of an earlier one.
func (r *codeRun) unique(id string) {
	if r.seen == nil {
		r.seen = map[uint64]bool{}
	}
	h := fnv.New64a()
	io.WriteString(h, id)
	if r.seen[h.Sum64()] {
		if r.twins++; r.twins <= mostTwins {
			r.progress.clear()
			fmt.Fprintf(r.stderr, "regesta: %s: warning: an earlier report has the same id, so their items cannot be told apart by it\n", export.Clean(id))
		}
	}
	r.seen[h.Sum64()] = true
}

// mostTwins is how many reports with the id of another are named one by one.
const mostTwins = 5

func (r *codeRun) emit(rec *record.Record, p *ingest.Problem) error {
	if p != nil {
		r.failed++
		r.progress.clear()
		fmt.Fprintf(r.stderr, "regesta: %s\n", export.Clean(p.Error()))
		if rec == nil {
			return nil
		}
	} else {
		r.coded++
	}
	r.progress.add(rec)
	if p == nil && !r.progress.on() {
		r.warn(rec)
	}
	r.unique(rec.Doc.ID)
	return r.w.Write(rec)
}

// progress shows articles and sentences per second on a terminal; elsewhere it
// is silent.
type progress struct {
	bar       *progressbar.ProgressBar
	sentences int
	start     time.Time
}

func newProgress(c *cobra.Command, format string) *progress {
	p := &progress{start: time.Now()}
	if isTerminal(c.ErrOrStderr()) && !(format == "table" && isTerminal(c.OutOrStdout())) {
		p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(c.ErrOrStderr()), progressbar.OptionShowCount(),
			progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"), progressbar.OptionThrottle(200*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	return p
}

func (p *progress) on() bool { return p.bar != nil }

func (p *progress) add(r *record.Record) {
	if p.bar == nil {
		return
	}
	p.sentences += len(r.Sentences)
	p.bar.Describe(fmt.Sprintf("%.0f sentences/s", float64(p.sentences)/time.Since(p.start).Seconds()))
	p.bar.Add(1)
}

func (p *progress) clear() {
	if p.bar != nil {
		p.bar.Clear()
	}
}

func (p *progress) done() {
	if p.bar != nil {
		p.bar.Finish()
	}
}
