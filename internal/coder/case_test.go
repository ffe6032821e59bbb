package coder

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"regesta/internal/article"
	"regesta/internal/caldate"
	"regesta/record"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata/cases want")

// TestCases codes the articles in testdata/cases and compares what they give
// with what they want: one line for each event, statement, figure and label.
// Their states are invented (data/examples). The comment of a case says what
// it shows; "date:" in it is the day of publication.
func TestCases(t *testing.T) {
	k := invented(t)
	files, err := filepath.Glob("../../testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	w := k.NewWorker()
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(ar.Files) != 2 || ar.Files[0].Name != "article" || ar.Files[1].Name != "want" {
			t.Fatalf("%s: a case has the parts \"article\" and \"want\"", file)
		}
		meta := article.Article{ID: filepath.Base(file)}
		if _, s, ok := strings.Cut(string(ar.Comment), "date: "); ok {
			if meta.Published, err = caldate.Parse(s[:10]); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
		}
		r := w.Code(article.New(meta, string(ar.Files[0].Data)))
		if r.Error != nil {
			t.Errorf("%s: %v", file, r.Error)
			continue
		}
		got := summary(r)
		if want := string(ar.Files[1].Data); got != want {
			if *update {
				ar.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			t.Errorf("%s (- want, + got; -update rewrites):\n%s", file, cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")))
		}
	}
}

// summary renders what a case checks of a record.
func summary(r *record.Record) string {
	var b strings.Builder
	names := map[string]string{}
	for _, e := range r.Entities {
		names[e.ID] = e.Name
	}
	who := func(ps ...record.Participant) string {
		var out []string
		for _, p := range ps {
			name := names[p.Entity]
			if name == "" {
				name = strings.Join(strings.Fields(p.Text), " ")
			}
			if codes := strings.TrimSpace(p.Country + " " + p.Sector); codes != "" {
				name += " (" + codes + ")"
			}
			out = append(out, name)
		}
		if out == nil {
			return "–"
		}
		return strings.Join(out, " + ")
	}
	for _, s := range r.Statements {
		fmt.Fprintf(&b, "statement %s %s", s.ID, s.Kind)
		if s.Speaker != nil {
			fmt.Fprintf(&b, " by %s", who(*s.Speaker))
		}
		if s.Cue != nil {
			fmt.Fprintf(&b, " cue=%q", s.Cue.Text)
		}
		if s.Negated {
			b.WriteString(" negated")
		}
		if s.Within != nil {
			fmt.Fprintf(&b, " within=%s", *s.Within)
		}
		for _, c := range s.Content {
			fmt.Fprintf(&b, " %q", c.Text)
		}
		b.WriteByte('\n')
	}
	for _, e := range r.Events {
		fmt.Fprintf(&b, "event %s %s", e.ID, e.Event)
		if len(e.Mode) > 0 {
			fmt.Fprintf(&b, "/%s", strings.Join(e.Mode, ","))
		}
		fmt.Fprintf(&b, " %s: %s → %s", e.Cameo, who(e.Actor...), who(e.Recipient...))
		if e.Status != "actual" {
			fmt.Fprintf(&b, " %s", e.Status)
		}
		if e.Place != nil {
			fmt.Fprintf(&b, " in %s", e.Place.Name)
		}
		if e.Date != nil && e.Date.Source == "text" {
			fmt.Fprintf(&b, " on %s", e.Date.Start)
		}
		if e.Statement != nil {
			fmt.Fprintf(&b, " statement=%s", *e.Statement)
		}
		if e.DuplicateOf != nil {
			fmt.Fprintf(&b, " duplicate_of=%s", *e.DuplicateOf)
		}
		fmt.Fprintf(&b, " %q\n", e.Trigger.Text)
	}
	for _, f := range r.Figures {
		limit := func(n *int64) string {
			if n == nil {
				return ""
			}
			return fmt.Sprint(*n)
		}
		fmt.Fprintf(&b, "figure %s %s..%s of %q", f.Unit, limit(f.Min), limit(f.Max), f.Of)
		if f.ClaimedBy != nil {
			fmt.Fprintf(&b, " by %s", who(*f.ClaimedBy))
		}
		fmt.Fprintf(&b, " %q\n", f.Text)
	}
	for _, l := range r.Labels {
		fmt.Fprintf(&b, "label %q by %s\n", l.Text, who(l.UsedBy...))
	}
	for _, x := range r.Relations {
		fmt.Fprintf(&b, "relation %s %s → %s %s\n", x.Type, names[x.From], names[x.To], x.Office)
	}
	return b.String()
}
