package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"regesta/internal/actor"
	"regesta/internal/caldate"
	"regesta/internal/coder"
)

// resolved is one row of resolve's output.
type resolved struct {
	ID           json.RawMessage `json:"id,omitempty"` // as given, a string or a number
	Phrase       string          `json:"phrase"`
	Name         string          `json:"name"`
	Country      string          `json:"country"`
	CountryFrom  string          `json:"country_from"`
	Sector       string          `json:"sector"`
	OtherSectors []string        `json:"other_sectors"`
	Office       string          `json:"office"`
	Kind         string          `json:"kind"`
	Sources      []string        `json:"sources"` // dictionary lines, FILE:LINE
}

func resolveCommand(g *global) *cobra.Command {
	var input, date, context string
	var asJSON bool
	c := &cobra.Command{
		Use:   "resolve PHRASE...",
		Short: "Show how an actor phrase is coded, and by which dictionary lines",
		Long: `Shows how each phrase is coded as an actor: name, country, sector, further
sectors, office, and the dictionary lines that say so. With --input jsonl it reads
rows {"id","phrase","context"?,"date"?} from standard input and prints one object
a row.`,
		Example: "  regesta resolve \"Iranian Defense Minister Hossein Dehqan\" --date 2016-06-09\n  regesta resolve --input jsonl < phrases.jsonl",
		RunE: func(c *cobra.Command, args []string) error {
			day, err := dateFlag(date)
			if err != nil {
				return err
			}
			switch {
			case input != "" && input != "jsonl":
				return usagef("--input %q: only jsonl is read", input)
			case input == "" && len(args) == 0:
				return usagef("name a phrase, or read rows with --input jsonl")
			case input == "jsonl" && len(args) > 0:
				return usagef("--input jsonl reads standard input and takes no phrases")
			}
			x, err := g.coder()
			if err != nil {
				return err
			}
			w := x.Knowledge().NewWorker()
			if input == "jsonl" {
				return resolveRows(c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr(), w, day)
			}
			for _, phrase := range args {
				r := row(phrase, w.Resolve(phrase, context, day))
				if asJSON {
					if err := encoder(c.OutOrStdout()).Encode(r); err != nil {
						return err
					}
					continue
				}
				t := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
				fmt.Fprintf(t, "phrase\t%s\nname\t%s\ncountry\t%s\t%s\nsector\t%s\t%s\noffice\t%s\nkind\t%s\n", r.Phrase, r.Name, dash(r.Country), r.CountryFrom, dash(r.Sector), strings.Join(r.OtherSectors, " "), dash(r.Office), r.Kind)
				for _, s := range r.Sources {
					fmt.Fprintf(t, "source\t%s\n", s)
				}
				t.Flush()
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&date, "date", "", "the day on which offices are held, YYYY-MM-DD")
	f.StringVar(&context, "context", "", "text that surrounds the phrase")
	f.StringVar(&input, "input", "", "jsonl: read rows from standard input")
	f.BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func encoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

func row(phrase string, x actor.Resolution) resolved {
	r := resolved{Phrase: phrase, Name: x.Name, Country: x.Country.String(), CountryFrom: x.From.String(), Sector: x.Sector.String(),
		OtherSectors: x.Others.Names(), Office: x.Office, Kind: x.Type.String(), Sources: []string{}}
	for s := range strings.SplitSeq(x.Why, ", ") {
		if s != "" {
			r.Sources = append(r.Sources, s)
		}
	}
	return r
}

// resolveRows answers JSONL rows. A bad row is reported and skipped.
func resolveRows(in io.Reader, out, stderr io.Writer, w *coder.Worker, day caldate.Date) error {
	s := bufio.NewScanner(in)
	s.Buffer(nil, 1<<24)
	b := bufio.NewWriter(out)
	defer b.Flush()
	bad := 0
	for n := 1; s.Scan(); n++ {
		if strings.TrimSpace(s.Text()) == "" {
			continue
		}
		var q struct {
			ID                    json.RawMessage
			Phrase, Context, Date string
		}
		err := json.Unmarshal(s.Bytes(), &q)
		if err != nil {
			err = fmt.Errorf("%v; write one JSON object a line: {\"id\", \"phrase\", \"context\"?, \"date\"?}", err)
		}
		d := day
		if err == nil && q.Phrase == "" {
			err = fmt.Errorf("the row has no \"phrase\"")
		}
		if err == nil && q.Date != "" {
			d, err = caldate.Parse(q.Date)
		}
		if err != nil {
			fmt.Fprintf(stderr, "regesta: standard input:%d: %v\n", n, err)
			bad++
			continue
		}
		r := row(q.Phrase, w.Resolve(q.Phrase, q.Context, d))
		r.ID = q.ID
		if err := encoder(b).Encode(r); err != nil {
			return err
		}
	}
	if err := s.Err(); err != nil {
		return err
	}
	if bad > 0 {
		return errInput
	}
	return nil
}
