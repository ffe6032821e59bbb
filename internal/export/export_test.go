package export

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"regesta/record"
)

func sample() *record.Record {
	id, n := "s1", int64(20)
	r := &record.Record{
		Doc:  record.Doc{ID: "a.txt", Title: "Riders, \"swift\"\nriders", Published: "2016-06-09"},
		Text: "Gondor said 20 riders came.\x1b[31m",
		Entities: []record.Entity{{ID: "n1", Name: "Gondor", Kind: "country", Country: "GON",
			Mentions: []record.Mention{{Start: 0, End: 6, Text: "Gondor", Kind: "name"}}}},
		Sentences:  []record.Range{{Start: 0, End: 27}},
		Events:     []record.Event{{ID: "e1", Event: "MOBILIZE", Cameo: "036", Mode: []string{"troops"}, Actor: []record.Participant{{Entity: "n1", Start: 0, End: 6, Text: "Gondor", Country: "GON"}, {Start: 15, End: 21, Text: "riders", Sector: "MIL"}}, Context: []string{"a|b", "c"}, Rule: "x\x00", Status: "actual", Statement: &id, Trigger: record.Span{Start: 22, End: 26, Text: "came"}, Sentence: record.Range{Start: 0, End: 27}, Confidence: 0.75}},
		Statements: []record.Statement{{ID: "s1", Speaker: &record.Participant{Entity: "n1", Start: 0, End: 6, Text: "Gondor", Country: "GON"}, Cue: &record.Span{Start: 7, End: 11, Text: "said"}, Content: []record.Span{{Start: 12, End: 26, Text: "20 riders came"}}, Kind: "indirect"}},
		Figures:    []record.Figure{{ID: "f1", Start: 12, End: 14, Text: "20", Unit: "troops", Min: &n, Max: &n}},
	}
	r.Normalize()
	return r
}

func TestCSV(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	w, err := CSV(dir)
	if err != nil {
		t.Fatal(err)
	}
	r := sample()
	if err := r.Verify(); err != nil {
		t.Fatal(err)
	}
	if err := w.Write(r); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	cell := func(table, column string) string {
		b, err := os.ReadFile(filepath.Join(dir, table+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
			t.Errorf("%s begins with a byte order mark", table)
		}
		rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return rows[1][slices.Index(rows[0], column)]
	}
	for _, c := range []struct{ table, column, want string }{
		{"documents", "title", `Riders, "swift" riders`}, {"events", "cameo", "036"}, {"events", "actor_countries", "GON|"},
		{"events", "actor_names", "Gondor|riders"}, {"events", "actor_sectors", "|MIL"}, {"events", "context", "a/b|c"}, {"events", "rule", "x\ufffd"}, {"events", "place_lat", ""}, {"events", "duplicate_of", ""},
		{"statements", "content", "20 riders came"}, {"figures", "min", "20"}, {"parties", "role", "actor"},
	} {
		if got := cell(c.table, c.column); got != c.want {
			t.Errorf("%s.%s = %q, want %q", c.table, c.column, got, c.want)
		}
	}
}

// TestColumnsAreDocumented holds docs/csv.md to the columns that are written.
func TestColumnsAreDocumented(t *testing.T) {
	b, err := os.ReadFile("../../docs/csv.md")
	if err != nil {
		t.Fatal(err)
	}
	word := regexp.MustCompile("`([a-z0-9_]+)`")
	documented := map[string]string{}
	for line := range strings.Lines(string(b)) {
		cells := strings.Split(line, "|")
		if len(cells) < 4 || !strings.Contains(cells[1], ".csv`") {
			continue
		}
		var cols []string
		for _, m := range word.FindAllStringSubmatch(cells[3], -1) {
			cols = append(cols, m[1])
		}
		documented[strings.TrimSuffix(strings.Trim(strings.TrimSpace(cells[1]), "`"), ".csv")] = strings.Join(cols, " ")
	}
	for _, name := range tables {
		if documented[name] != columns[name] {
			t.Errorf("%s.csv has the columns\n%s\nand docs/csv.md says\n%s", name, columns[name], documented[name])
		}
	}
}

func TestTable(t *testing.T) {
	var b bytes.Buffer
	w := Table(&b)
	r := sample()
	r.Doc.ID, r.Warnings = "a\x1b.txt", []string{"b\x1b[1m"}
	w.Write(r)
	w.Close()
	for _, want := range []string{"a.txt · Riders, \"swift\" riders · 2016-06-09", "Gondor (GON) + riders (MIL) → –", "20 riders «came»", "claimed in s1", "figures (1)"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	if strings.ContainsRune(b.String(), 0x1b) {
		t.Error("a control character reaches the terminal")
	}
}
