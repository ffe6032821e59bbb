package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"regesta/record"
)

// Table prints a report of each record for people: its events, statements and
// figures with the words that justify them.
func Table(w io.Writer) Writer { return &tableWriter{w: bufio.NewWriter(w)} }

type tableWriter struct {
	w    *bufio.Writer
	rest bool // a record was printed before
}

func (t *tableWriter) Close() error { return t.w.Flush() }

func (t *tableWriter) Write(r *record.Record) error {
	if t.rest {
		fmt.Fprintln(t.w)
	}
	t.rest = true
	head := Clean(r.Doc.ID)
	for _, s := range []string{r.Doc.Title, r.Doc.Publisher, r.Doc.Published} {
		if s != "" {
			head += " · " + Clean(s)
		}
	}
	fmt.Fprintln(t.w, head)
	if r.Error != nil {
		fmt.Fprintf(t.w, "  not coded: %s (%s)\n", Clean(r.Error.Message), Clean(r.Error.Where))
	}
	for _, w := range r.Warnings {
		fmt.Fprintf(t.w, "  warning: %s\n", Clean(w))
	}
	names := map[string]string{}
	for _, e := range r.Entities {
		names[e.ID] = e.Name
	}
	runes := []rune(r.Text)
	var rows [][]string
	for _, e := range r.Events {
		what := e.Event
		if len(e.Mode) > 0 {
			what += "-" + strings.Join(e.Mode, ",")
		}
		var notes []string
		if e.Status != "actual" {
			notes = append(notes, e.Status)
		}
		if e.Statement != nil {
			notes = append(notes, "claimed in "+*e.Statement)
		}
		if e.DuplicateOf != nil {
			notes = append(notes, "same as "+*e.DuplicateOf)
		}
		day, place := "", ""
		if e.Date != nil {
			day = e.Date.Start
			if e.Date.End != e.Date.Start {
				day += "/" + e.Date.End
			}
		}
		if e.Place != nil {
			place = e.Place.Name
		}
		rows = append(rows, []string{e.ID, what, people(e.Actor, names) + " → " + people(e.Recipient, names), day, place,
			around(runes, e.Sentence, e.Trigger), strings.Join(notes, ", ")})
	}
	t.section("events", []string{"id", "event", "actor → recipient", "date", "place", "evidence", "notes"}, rows)

	rows = nil
	for _, s := range r.Statements {
		speaker, cue, content := "–", "–", ""
		if s.Speaker != nil {
			speaker = person(*s.Speaker, names)
		}
		if s.Cue != nil {
			cue = s.Cue.Text
		}
		for _, c := range s.Content {
			content += c.Text + " "
		}
		kind := s.Kind
		if s.Negated {
			kind += ", negated"
		}
		if s.Within != nil {
			kind += ", within " + *s.Within
		}
		rows = append(rows, []string{s.ID, speaker, cue, kind, clip(content, 70)})
	}
	t.section("statements", []string{"id", "speaker", "cue", "kind", "content"}, rows)

	rows = nil
	for _, f := range r.Figures {
		by := "–"
		if f.ClaimedBy != nil {
			by = person(*f.ClaimedBy, names)
		}
		rows = append(rows, []string{f.ID, f.Unit, limits(f), f.Of, by, f.Text})
	}
	t.section("figures", []string{"id", "unit", "number", "of", "claimed by", "evidence"}, rows)

	rows = nil
	for _, l := range r.Labels {
		var by []string
		for _, p := range l.UsedBy {
			by = append(by, person(p, names))
		}
		rows = append(rows, []string{l.ID, l.Text, strings.Join(by, ", ")})
	}
	t.section("labels", []string{"id", "label", "used by"}, rows)
	return nil
}

// section prints rows in columns under a title; an empty section is left out.
func (t *tableWriter) section(title string, header []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	width := make([]int, len(header))
	for _, row := range append([][]string{header}, rows...) {
		for i := range row {
			row[i] = Clean(row[i])
			width[i] = max(width[i], len([]rune(row[i])))
		}
	}
	fmt.Fprintf(t.w, "\n%s (%d)\n", title, len(rows))
	for _, row := range append([][]string{header}, rows...) {
		line := " "
		for i, cell := range row {
			line += " " + cell + strings.Repeat(" ", width[i]-len([]rune(cell))+1)
		}
		fmt.Fprintln(t.w, strings.TrimRight(line, " "))
	}
}

// Clean makes s safe for one line of a terminal.
func Clean(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, s)
}

func clip(s string, n int) string {
	r := []rune(strings.TrimSpace(s))
	if len(r) <= n {
		return string(r)
	}
	return string(r[:n-1]) + "…"
}

// around is the trigger in «» with a few words of its sentence.
func around(text []rune, s record.Range, trigger record.Span) string {
	const room = 34
	start, end := max(s.Start, trigger.Start-room), min(s.End, trigger.End+room)
	out := Clean(string(text[start:trigger.Start])+"«") + Clean(trigger.Text) + Clean("»"+string(text[trigger.End:end]))
	if start > s.Start {
		out = "…" + out
	}
	if end < s.End {
		out += "…"
	}
	return out
}

func people(ps []record.Participant, names map[string]string) string {
	if len(ps) == 0 {
		return "–"
	}
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = person(p, names)
	}
	return strings.Join(out, " + ")
}

// person names a participant with its codes: "Hossein Dehqan (IRN GOV)".
func person(p record.Participant, names map[string]string) string {
	name := names[p.Entity]
	if name == "" {
		name = p.Text
	}
	codes := strings.TrimSpace(p.Country + " " + p.Sector)
	if codes == "" {
		return clip(name, 36)
	}
	return clip(name, 36) + " (" + codes + ")"
}

func limits(f record.Figure) string {
	about := ""
	if f.Approximate {
		about = "~"
	}
	switch {
	case f.Min != nil && f.Max != nil && *f.Min == *f.Max:
		return about + fmt.Sprint(*f.Min)
	case f.Min != nil && f.Max != nil:
		return about + fmt.Sprintf("%d–%d", *f.Min, *f.Max)
	case f.Min != nil:
		return about + fmt.Sprintf("≥ %d", *f.Min)
	case f.Max != nil:
		return about + fmt.Sprintf("≤ %d", *f.Max)
	}
	return "?"
}
