package main

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"regesta"
	"regesta/internal/batch"
	"regesta/internal/coder"
	"regesta/internal/ingest"
)

// printReasons counts over a corpus why sentences gave no event: the work list
// of those who write frames.
func printReasons(c *cobra.Command, x *regesta.Coder, workers, most int, items iter.Seq[ingest.Item]) error {
	type silences struct {
		list  []coder.Silence
		total int
		bad   *ingest.Problem
	}
	type key struct{ reason, words string }
	type tally struct {
		key
		n       int
		example string
	}
	byReason, byKey := map[string]int{}, map[key]*tally{}
	silent, total, bad := 0, 0, 0
	work := func(_ context.Context, w *coder.Worker, it ingest.Item) silences {
		if it.Problem != nil {
			return silences{bad: it.Problem}
		}
		list, n := w.Silences(it.Article)
		return silences{list: list, total: n}
	}
	err := batch.Map(c.Context(), workers, items, x.Knowledge().NewWorker, work, func(s silences) error {
		if s.bad != nil {
			fmt.Fprintf(c.ErrOrStderr(), "regesta: %v\n", s.bad)
			bad++
			return nil
		}
		total += s.total
		silent += len(s.list)
		for _, x := range s.list {
			byReason[x.Reason]++
			k := key{x.Reason, x.Words}
			if byKey[k] == nil {
				byKey[k] = &tally{key: k, example: x.Text}
			}
			byKey[k].n++
		}
		return nil
	})
	if err != nil {
		return err
	}
	out := c.OutOrStdout()
	fmt.Fprintf(out, "%d of %d sentences gave no event\n\n", silent, total)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	reasons := make([]string, 0, len(byReason))
	for r := range byReason {
		reasons = append(reasons, r)
	}
	slices.SortFunc(reasons, func(a, b string) int { return cmp.Or(byReason[b]-byReason[a], cmp.Compare(a, b)) })
	for _, r := range reasons {
		fmt.Fprintf(w, "%d\t%s\n", byReason[r], r)
	}
	fmt.Fprintln(w)
	list := make([]*tally, 0, len(byKey))
	for _, t := range byKey {
		list = append(list, t)
	}
	slices.SortFunc(list, func(a, b *tally) int {
		return cmp.Or(b.n-a.n, cmp.Compare(a.reason, b.reason), cmp.Compare(a.words, b.words))
	})
	for _, t := range list[:min(most, len(list))] {
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\n", t.n, t.reason, t.words, clip(t.example, 120))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if bad > 0 {
		return errInput
	}
	return nil
}

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
