package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"regesta/record"
)

// TestHostileBytes feeds what no text editor writes. The good report beside it
// must be coded every time.
func TestHostileBytes(t *testing.T) {
	good := []byte("Sweden thanked Norway.")
	long := bytes.Repeat([]byte("word "), 10<<20) // 50 MB in one line
	for _, c := range []struct {
		name    string
		body    []byte
		code    int
		message string // in stderr, or in the record's error
	}{
		{"binary.txt", bytes.Repeat([]byte{0, 1, 2, 0xff, 'a'}, 1000), 1, "binary data"},
		{"nul.txt", []byte("Sweden\x00 thanked\x00 Norway."), 0, ""},
		{"broken.txt", []byte("Sweden \xff\xfe thanked \xc3( Norway."), 0, ""},
		{"long.txt", long, 1, "more than 1 MB in one report"},
		{"long.jsonl", append(append([]byte(`{"id":"1","text":"`), long...), "\"}\n"...), 1, "the line has more than 2 MB"},
		{"cut.jsonl", []byte(`{"id":"1","text":"Sweden tha`), 1, "broken JSON"},
		{"utf16.txt", []byte("\xff\xfeS\x00w\x00"), 1, "UTF-16"},
		{"punctuation.txt", []byte(strings.Repeat(".,“”()—", 500)), 0, ""},
		{"deep.txt", []byte(strings.Repeat("(“he said that ", 2000)), 0, ""},
		{"one-word.txt", bytes.Repeat([]byte("a"), 1<<20), 0, ""},
		{"controls.txt", []byte("Sweden\x1b[31m thanked\x07 Norway.\u202e"), 0, ""},
	} {
		dir := t.TempDir()
		bad, ok := filepath.Join(dir, c.name), filepath.Join(dir, "good.txt")
		for path, b := range map[string][]byte{bad: c.body, ok: good} {
			if err := os.WriteFile(path, b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		var stdout, stderr bytes.Buffer
		code := run(t.Context(), []string{"code", "--format", "jsonl", bad, ok}, nil, &stdout, &stderr)
		if code != c.code || !strings.Contains(stderr.String(), c.message) {
			t.Errorf("%s: exit code %d, want %d; stderr: %s", c.name, code, c.code, stderr.String())
		}
		lines := strings.Split(strings.TrimSpace(stdout.String()), "\n")
		var last record.Record
		if err := json.Unmarshal([]byte(lines[len(lines)-1]), &last); err != nil || last.Doc.ID != "good.txt" || last.Error != nil || len(last.Sentences) != 1 {
			t.Errorf("%s: the good report is not coded: %v %s", c.name, err, lines[len(lines)-1][:min(200, len(lines[len(lines)-1]))])
		}
		for _, l := range lines {
			var r record.Record
			if err := json.Unmarshal([]byte(l), &r); err != nil {
				t.Errorf("%s: %v", c.name, err)
			} else if err := r.Verify(); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		}
	}
}
