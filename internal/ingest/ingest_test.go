package ingest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"regesta/internal/caldate"
)

// write makes a folder with the given files.
func write(t *testing.T, files map[string]string) string {
	dir := t.TempDir()
	for name, body := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// list shows the items of all sources, one a line.
func list(dir string, o Options, sources ...string) string {
	var b strings.Builder
	for i := range sources {
		if sources[i] != "-" {
			sources[i] = filepath.Join(dir, sources[i])
		}
	}
	for it := range Read(sources, o) {
		if p := it.Problem; p != nil {
			fmt.Fprintf(&b, "! %s [%s] %s\n", strings.TrimPrefix(filepath.ToSlash(p.Where), filepath.ToSlash(dir)+"/"), p.Document, p.Msg)
		} else {
			fmt.Fprintf(&b, "%s %s %q\n", strings.TrimPrefix(it.Article.ID, filepath.ToSlash(dir)+"/"), it.Article.Published, it.Article.Text)
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	fmt.Fprintln(w, `{"id":7,"text":"Packed.","date":"2016-06-09T10:00:00Z"}`)
	w.Close()
	dir := write(t, map[string]string{
		"a.txt": "Orcs came.", "sub/a.txt": "They left.", "sub/skip.csv": "x", "z.jsonl.gz": z.String(),
		"ids.jsonl": "{\"id\":9007199254740993,\"text\":\"A.\"}\n{\"id\":\"\",\"text\":\"B.\"}\n{\"id\":null,\"text\":\"C.\"}\n{\"id\":true,\"text\":\"D.\"}\n{\"id\":\"a\\tb\",\"text\":\"E.\"}",
		"page.txt":  "\ufeff\n<!DOCTYPE html>\n<p>x", "array.txt": "[ {\"id\":\"1\"}]",
		"empty.txt": " \n", "none/x.doc": "x", "paper.txt": "%PDF-1.7 ...",
		"bad.jsonl": "{\"id\":\"1\",\"text\":\"Good.\"}\n{\"id\":\"2\",\"text\":\n\n[1]\n{\"id\":\"3\"}\n{\"id\":\"4\",\"text\":\"x\",\"date\":\"June\"}\n{\"id\":\"5\",\"text\":5}\n{\"text\":\"No id.\",\"title\":\"Head\"}",
	})
	for _, c := range []struct {
		name    string
		sources []string
		want    string
	}{
		{"equal names keep their paths", []string{"a.txt", "sub"}, "a.txt  \"Orcs came.\"\nsub/a.txt  \"They left.\"\n"},
		{"gzip", []string{"z.jsonl.gz"}, "7 2016-06-09 \"Packed.\"\n"},
		{"nothing to read", []string{"gone.txt", "none", "empty.txt", "paper.txt"}, `! gone.txt [] there is no such file or folder; check the path
! none [] the folder holds no report: files that end in .txt, .text, .jsonl, .ndjson (or these with .gz) are read
! empty.txt [empty.txt] there is no text in it
! paper.txt [paper.txt] this is a PDF file; extract its text first, for example with pdftotext
`},
		{"ids are kept to the letter", []string{"ids.jsonl"}, "9007199254740993  \"A.\"\nids.jsonl:2  \"B.\"\nids.jsonl:3  \"C.\"\n! ids.jsonl:4 [] \"id\" is neither a string nor a number\na\tb  \"E.\"\n"},
		{"other formats", []string{"page.txt", "array.txt"}, `! page.txt [page.txt] this is an HTML page; extract its text first, for example with pandoc -t plain
! array.txt [array.txt] this is a JSON array; write one object a line, for example with jq -c '.[]'
`},
		{"bad lines", []string{"bad.jsonl"}, `1  "Good."
! bad.jsonl:2 [] broken JSON at byte 17: unexpected end of JSON input; write one JSON object a line with at least "id" and "text"
! bad.jsonl:4 [] the line is a JSON array, not an object; write one JSON object a line with at least "id" and "text"
! bad.jsonl:5 [] the object has no "text"
! bad.jsonl:6 [4] date "June" is no date: write YYYY-MM-DD, YYYY-MM or YYYY
! bad.jsonl:7 [] "text" is a JSON number, not a string; write one JSON object a line with at least "id" and "text"
bad.jsonl:8  "Head\n\nNo id."
`},
	} {
		if got := list(dir, Options{}, c.sources...); got != strings.ReplaceAll(c.want, "\\n", `\n`) {
			t.Errorf("%s:\ngot\n%swant\n%s", c.name, got, c.want)
		}
	}
	if got := list("", Options{Stdin: strings.NewReader("{ \"id\": \"s\", \"text\": \"In.\"}"), Date: caldate.Of(2016, 6, 9)}, "-"); got != "s 2016-06-09 \"In.\"\n" {
		t.Error(got)
	}
}

func TestLongLine(t *testing.T) {
	in := `{"id":"1","text":"` + strings.Repeat("a ", MaxDocument) + strings.Repeat("b", 2*MaxDocument) + "\"}\n{\"id\":\"2\",\"text\":\"ok\"}\n"
	got := list("", Options{Format: "jsonl", Stdin: strings.NewReader(in)}, "-")
	if !strings.HasPrefix(got, "! standard input:1 [] the line has more than 2 MB") || !strings.HasSuffix(got, "2  \"ok\"\n") {
		t.Error(got)
	}
}

func FuzzJSONL(f *testing.F) {
	for _, s := range []string{`{"id":"1","text":"Orcs came."}`, "{\"id\":1,\"text\":\"x\",\"date\":\"2016\"}\n{", "\ufeff{}\n[]\nnull\n\"", `{"text":"\ud800","title":"\u0000"}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		n := 0
		for it := range Read([]string{"-"}, Options{Format: "jsonl", Stdin: strings.NewReader(in)}) {
			if (it.Article == nil) == (it.Problem == nil) {
				t.Fatal("an item is a report or a problem")
			}
			n++
		}
		if max := strings.Count(in, "\n") + 1; n > max {
			t.Fatalf("%d items from %d lines", n, max)
		}
	})
}
