package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"regesta/internal/article"
	"regesta/internal/coder"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ingest"
)

func explainCommand(g *global) *cobra.Command {
	var date string
	c := &cobra.Command{
		Use:   "explain TEXT|FILE|-",
		Short: "Show how each coding of a sentence or article came about",
		Long: `Shows for every sentence its tokens and tree, its mentions and how each actor was
resolved, the frames that matched or nearly matched and what was missing, the
events that were coded, and those that were considered and dropped, with the
reason. The argument is the text itself, the name of a file, or "-".`,
		Example: "  regesta explain \"Norway's prime minister met the king of Sweden in Oslo.\"",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			published, err := dateFlag(date)
			if err != nil {
				return err
			}
			text := strings.Join(args, " ")
			a := article.New(article.Article{ID: "text", Published: published}, text)
			if _, err := os.Stat(text); text == "-" || err == nil {
				a = nil
				for it := range ingest.Read([]string{text}, ingest.Options{Date: published, Stdin: c.InOrStdin()}) {
					if it.Problem != nil {
						return it.Problem
					}
					a = it.Article
					break
				}
			}
			if a == nil || strings.TrimSpace(a.Text) == "" {
				return usagef("there is no text to explain")
			}
			if !coder.English(a.Language) {
				return fmt.Errorf("the text is in language %q; only English is coded", a.Language)
			}
			x, err := g.coder()
			if err != nil {
				return err
			}
			e := explainer{x: x.Knowledge().NewWorker().Explain(a), out: c.OutOrStdout()}
			e.print()
			return nil
		},
	}
	c.Flags().StringVar(&date, "date", "", "publication date, YYYY-MM-DD")
	return c
}

type explainer struct {
	x   coder.Explanation
	out io.Writer
}

func (e *explainer) print() {
	d := e.x.Doc
	for i := range d.Sents {
		s := &d.Sents[i]
		fmt.Fprintf(e.out, "sentence %d (%s): %s\n", i+1, e.region(s), oneLine(d.Cut(s.First, s.End)))
		e.tokens(s)
		e.parties(s)
		e.frames(s)
		e.events(i)
		fmt.Fprintln(e.out)
	}
	for i := range e.x.Statements {
		st := &e.x.Statements[i]
		var content []string
		for _, c := range st.Content {
			content = append(content, oneLine(c.Cut(d.Text)))
		}
		fmt.Fprintf(e.out, "statement s%d %s: speaker %s, cue “%s”: %s\n", i+1, st.Kind, e.names(st.Speaker), st.Cue.Cut(d.Text), strings.Join(content, " … "))
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (e *explainer) region(s *doc.Sent) string {
	if r := e.x.Doc.Article.Regions; int(s.Region) < len(r) {
		return r[s.Region].Kind.String()
	}
	return "text"
}

// tokens prints the tree: one token a line, heads counted within the sentence.
func (e *explainer) tokens(s *doc.Sent) {
	d := e.x.Doc
	w := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
	for t := s.First; t < s.End; t++ {
		k := &d.Tokens[t]
		head, to := 0, "ROOT"
		if k.Head != doc.None {
			head, to = int(k.Head-s.First)+1, d.Form(k.Head)
		}
		fmt.Fprintf(w, "  %d\t%s\t%s\t%s\t%s\t%d\t%s\t← %s\n", t-s.First+1, d.Form(t), d.Lemma(t), k.UPOS, k.XPOS, head, k.Rel, to)
	}
	w.Flush()
}

// parties prints who each noun phrase of s was resolved to, and why.
func (e *explainer) parties(s *doc.Sent) {
	d := e.x.Doc
	for t := s.First; t < s.End; t++ {
		for _, p := range e.x.Parties.At(t) {
			fmt.Fprintf(e.out, "  actor “%s”: %s", oneLine(d.Cut(p.First, p.End)), codes(&p))
			if p.Office != "" {
				fmt.Fprintf(e.out, ", %s", p.Office)
			}
			if p.Entity >= 0 {
				best := &d.Mentions[d.Entities[p.Entity].Best]
				fmt.Fprintf(e.out, ", entity n%d “%s”", p.Entity+1, oneLine(d.Cut(best.First, best.End)))
			}
			if p.Why != "" {
				fmt.Fprintf(e.out, " (%s)", p.Why)
			}
			fmt.Fprintln(e.out)
		}
	}
}

func codes(p *coding.Party) string {
	out := p.Country.String() + " " + p.Sector.String()
	for _, s := range p.Others.Names() {
		out += "+" + s
	}
	if out = strings.TrimSpace(out); out == "" {
		out = "no code"
	}
	if f := p.From.String(); f != "" {
		out += " [" + f + "]"
	}
	return out
}

func (e *explainer) names(ps []coding.Party) string {
	if len(ps) == 0 {
		return "–"
	}
	var out []string
	for i := range ps {
		out = append(out, oneLine(e.x.Doc.Cut(ps[i].First, ps[i].End))+" ("+codes(&ps[i])+")")
	}
	return strings.Join(out, " + ")
}

func (e *explainer) frames(s *doc.Sent) {
	d := e.x.Doc
	for i := range e.x.Matches {
		m := &e.x.Matches[i]
		if m.Head < s.First || m.Head >= s.End {
			continue
		}
		note := ""
		if m.Second {
			note = ", a more specific one wins"
		}
		if m.Missing&coding.ActorRole != 0 {
			note += ", needs an actor"
		}
		if m.Missing&coding.RecipientRole != 0 {
			note += ", needs a recipient"
		}
		fmt.Fprintf(e.out, "  frame %s at “%s” by “%s”: actor %s, recipient %s%s\n", m.Sense.ID, d.Form(m.Head), m.Trigger, e.fillers(m.Actor), e.fillers(m.Recipient), note)
	}
	for i := range e.x.Near {
		if n := &e.x.Near[i]; n.Head >= s.First && n.Head < s.End {
			fmt.Fprintf(e.out, "  near  %s at “%s” by “%s”: %s does not hold\n", n.Sense.ID, d.Form(n.Head), n.Trigger, n.Constraint)
		}
	}
}

func (e *explainer) fillers(fs []coding.Filler) string {
	if len(fs) == 0 {
		return "–"
	}
	var out []string
	for _, f := range fs {
		out = append(out, "“"+e.x.Doc.Form(f.Tok)+"”")
	}
	return strings.Join(out, " ")
}

// maxMoved bounds the features shown for an event.
const maxMoved = 8

// moved prints what moved the confidence of ev most, in log-odds.
func (e *explainer) moved(ev *coding.Event) {
	if len(ev.Moved) == 0 {
		return
	}
	var out []string
	for _, w := range ev.Moved[:min(maxMoved, len(ev.Moved))] {
		out = append(out, fmt.Sprintf("%s %+.2f", w.Feature, w.LogOdds))
	}
	fmt.Fprintf(e.out, "    confidence moved by %s\n", strings.Join(out, ", "))
}

func (e *explainer) events(sent int) {
	none := true
	for i := range e.x.Events {
		ev := &e.x.Events[i]
		if int(ev.Sent) != sent {
			continue
		}
		none = false
		what := ev.Category.String()
		if len(ev.Modes) > 0 {
			what += "-" + strings.Join(ev.Modes, ",")
		}
		verdict := "event"
		if ev.Dropped {
			verdict = "dropped"
		}
		fmt.Fprintf(e.out, "  %s %s %s at “%s” (%s): %s → %s, %s, confidence %.2f", verdict, what, ev.Cameo, ev.Trigger.Cut(e.x.Doc.Text), ev.Rule, e.names(ev.Actor), e.names(ev.Recipient), ev.Status, ev.Confidence)
		if ev.Date >= 0 {
			x := &e.x.Dates[ev.Date]
			fmt.Fprintf(e.out, ", on %s to %s (“%s”)", x.Value.Start, x.Value.End, oneLine(e.x.Doc.Cut(x.First, x.End)))
		}
		if ev.Place >= 0 {
			fmt.Fprintf(e.out, ", in %s", e.x.Places[ev.Place].Name)
		}
		if ev.Statement >= 0 {
			fmt.Fprintf(e.out, ", claimed in s%d", ev.Statement+1)
		}
		if ev.Duplicate >= 0 {
			fmt.Fprintf(e.out, ", the same as “%s”", e.x.Events[ev.Duplicate].Trigger.Cut(e.x.Doc.Text))
		}
		if ev.Reason != "" {
			fmt.Fprintf(e.out, ": %s", ev.Reason)
		}
		fmt.Fprintln(e.out)
		e.moved(ev)
	}
	if none {
		fmt.Fprintln(e.out, "  no event: no frame matched")
	}
}
