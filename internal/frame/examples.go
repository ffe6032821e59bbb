package frame

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"regesta/internal/ontology"
	"regesta/internal/table"
)

// An Outcome is what the program coded, as far as examples speak of it.
// Countries are sorted, each once.
type Outcome struct {
	Rule             string
	Event, Status    string
	Modes            []string
	Actor, Recipient []string
}

func (o *Outcome) String() string {
	s := "event=" + o.Event
	for _, f := range []struct{ name, value string }{
		{"mode", strings.Join(o.Modes, ",")}, {"actor", strings.Join(o.Actor, ",")},
		{"recipient", strings.Join(o.Recipient, ",")}, {"status", o.Status}, {"rule", o.Rule},
	} {
		if f.value != "" {
			s += ", " + f.name + "=" + f.value
		}
	}
	return s
}

// An example is one line of a frame's examples: a text and what it must give.
type example struct {
	text string
	none bool
	want map[string]string
}

// exampleKeys are what an example may say of an event.
var exampleKeys = []string{"actor", "recipient", "event", "mode", "status"}

// parseExample reads "TEXT => actor=GON,ARN, recipient=MOR" or "TEXT => none".
func parseExample(s string) (example, error) {
	i := strings.LastIndex(s, "=>")
	if i < 0 {
		return example{}, fmt.Errorf("the example has no \"=>\": write TEXT => actor=…, recipient=…, or TEXT => none")
	}
	x := example{text: strings.TrimSpace(s[:i]), want: map[string]string{}}
	key := ""
	for part := range strings.SplitSeq(s[i+2:], ",") {
		part = strings.TrimSpace(part)
		k, v, ok := strings.Cut(part, "=")
		switch {
		case part == "none" || part == "":
			x.none = x.none || part == "none"
		case ok && slices.Contains(exampleKeys, k):
			key = k
			x.want[k] = v
		case !ok && key != "":
			x.want[key] += "," + part
		default:
			return x, fmt.Errorf("%q in the example: write %s", part, strings.Join(exampleKeys, "=, ")+"= or none")
		}
	}
	return x, nil
}

// Examples counts what CheckExamples has done.
type Examples struct{ Run, Failed int }

// CheckExamples runs the examples of all frames in fsys through run, which codes
// one text, and returns a fault for each that does not hold. An example holds if
// some outcome has the frame's category (or that of "event=") and all that the
// example names; "none" holds if the frame gives no event.
func CheckExamples(fsys fs.FS, run func(text string) []Outcome) (Examples, []error) {
	list, faults := readSources(fsys, Dir)
	var n Examples
	for _, s := range list {
		for _, t := range s.examples {
			x, err := parseExample(t.s)
			if err == nil {
				n.Run++
				err = x.check(s, run(x.text))
			}
			if err != nil {
				n.Failed++
				faults = append(faults, &table.Fault{File: s.file, Line: t.line, Msg: fmt.Sprintf("frame %s: %v\n\t%s", s.id, err, t.s)})
			}
		}
	}
	return n, faults
}

// CheckExample runs one example that belongs to no frame ("TEXT => event=…").
func CheckExample(line string, run func(text string) []Outcome) error {
	x, err := parseExample(line)
	if err != nil {
		return err
	}
	return x.check(&source{event: x.want["event"]}, run(x.text))
}

// An Entry is what a frame says, for those who document the frames.
type Entry struct {
	ID, Event, Cameo string
	Modes            []string
	Shows, Refuses   []string // texts of its examples: those that it codes and those that it must not
}

// Entries lists the frames of fsys in the order of their files.
func Entries(fsys fs.FS) ([]Entry, []error) {
	list, faults := readSources(fsys, Dir)
	var out []Entry
	for _, s := range list {
		e := Entry{ID: s.id, Event: s.event, Cameo: s.cameo}
		for _, m := range s.modes {
			e.Modes = append(e.Modes, m.s)
		}
		for _, t := range s.examples {
			x, err := parseExample(t.s)
			switch {
			case err != nil:
				faults = append(faults, &table.Fault{File: s.file, Line: t.line, Msg: err.Error()})
			case x.none:
				e.Refuses = append(e.Refuses, x.text)
			case x.want["event"] == "" || x.want["event"] == s.event:
				e.Shows = append(e.Shows, x.text)
			}
		}
		out = append(out, e)
	}
	return out, faults
}

// check compares what was coded with what x wants of frame s.
func (x *example) check(s *source, got []Outcome) error {
	if x.none {
		for i := range got {
			if got[i].Rule == s.id {
				return fmt.Errorf("coded %s, want none", &got[i])
			}
		}
		return nil
	}
	want := map[string]string{"event": s.event}
	for k, v := range x.want {
		want[k] = v
	}
	if _, ok := ontology.CategoryOf(want["event"]); !ok {
		return fmt.Errorf("event=%s is no PLOVER category", want["event"])
	}
	for i := range got {
		if got[i].holds(want) {
			return nil
		}
	}
	if len(got) == 0 {
		return fmt.Errorf("nothing was coded")
	}
	var all []string
	for i := range got {
		all = append(all, got[i].String())
	}
	return fmt.Errorf("coded %s", strings.Join(all, "; "))
}

func (o *Outcome) holds(want map[string]string) bool {
	for k, v := range want {
		list := strings.Split(v, ",")
		for i := range list {
			list[i] = strings.TrimSpace(list[i])
		}
		slices.Sort(list)
		list = slices.Compact(list)
		var ok bool
		switch k {
		case "event":
			ok = o.Event == v
		case "status":
			ok = o.Status == v
		case "mode":
			ok = slices.Contains(o.Modes, v)
		case "actor":
			ok = slices.Equal(o.Actor, list)
		case "recipient":
			ok = slices.Equal(o.Recipient, list)
		}
		if !ok {
			return false
		}
	}
	return true
}
