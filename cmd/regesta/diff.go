package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"regesta"
	"regesta/internal/caldate"
	"regesta/internal/ingest"
	"regesta/record"
)

func lexiconDiff(g *global) *cobra.Command {
	var input, date string
	c := &cobra.Command{
		Use:   "diff --data DIR CORPUS...",
		Short: "Show which codings your own files change",
		Long: `Codes the corpus twice, with the built-in files alone and with those in --data
laid over them, and prints the events that are lost (-) and gained (+).`,
		Example: "  regesta lexicon diff --data my-lexicon/ reports/",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if g.dataDir == "" {
				return usagef("name the folder of your own files with --data")
			}
			published, err := dateFlag(date)
			if err != nil {
				return err
			}
			base, err := regesta.New(regesta.Options{})
			if err != nil {
				return err
			}
			mine, err := g.coder()
			if err != nil {
				return err
			}
			d := differ{c: c, before: base, after: mine}
			for it := range ingest.Read(args, ingest.Options{Format: input, Date: published, Stdin: c.InOrStdin()}) {
				if it.Problem != nil {
					fmt.Fprintf(c.ErrOrStderr(), "regesta: %v\n", it.Problem)
					d.failed = true
					continue
				}
				d.article(it.Article.ID, it.Article.Text, it.Article.Published)
			}
			fmt.Fprintf(c.OutOrStdout(), "%d of %d reports change: %d events lost, %d gained\n", d.changed, d.reports, d.lost, d.gained)
			if d.failed {
				return errInput
			}
			return nil
		},
	}
	c.Flags().StringVar(&input, "input", "auto", "text, jsonl or auto")
	c.Flags().StringVar(&date, "date", "", "publication date of reports that state none, YYYY-MM-DD")
	return c
}

type differ struct {
	c                              *cobra.Command
	before, after                  *regesta.Coder
	reports, changed, lost, gained int
	failed                         bool
}

// article prints the events in which the two codings of one report differ.
func (d *differ) article(id, text string, date caldate.Date) {
	d.reports++
	report := regesta.Report{ID: id, Text: text, Date: date.String()}
	code := func(c *regesta.Coder) []string {
		r, err := c.Code(report)
		if err != nil {
			return nil // the date was read before
		}
		var out []string
		for _, e := range r.Events {
			out = append(out, eventLine(&e))
		}
		return out
	}
	before, after := code(d.before), code(d.after)
	only := func(mark string, list, other []string) (n int) {
		for _, l := range list {
			if !slices.Contains(other, l) {
				fmt.Fprintf(d.c.OutOrStdout(), "%s: %s %s\n", id, mark, l)
				n++
			}
		}
		return n
	}
	lost, gained := only("-", before, after), only("+", after, before)
	if lost+gained > 0 {
		d.changed++
	}
	d.lost, d.gained = d.lost+lost, d.gained+gained
}

// eventLine says all of an event that a coding is about.
func eventLine(e *record.Event) string {
	who := func(ps []record.Participant) string {
		var out []string
		for _, p := range ps {
			out = append(out, p.Text+" ("+strings.TrimSpace(p.Country+" "+p.Sector)+")")
		}
		return strings.Join(out, " + ")
	}
	return fmt.Sprintf("%s %s %s %s: %s → %s at “%s” (%s)", e.Event, strings.Join(e.Mode, ","), e.Cameo, e.Status, who(e.Actor), who(e.Recipient), e.Trigger.Text, e.Rule)
}
