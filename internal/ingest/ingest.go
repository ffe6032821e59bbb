// Package ingest reads news reports from files, folders and standard input:
// plain text, one report a file, or JSON lines, one report a line. Read yields
// them in order; what cannot be read is yielded in its place as a Problem, so
// that nothing is lost without a word.
package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"regesta/internal/article"
	"regesta/internal/caldate"
)

// MaxDocument is the largest report in bytes that is read. A news report has a
// few kilobytes; more is an archive that was not divided into its reports.
const MaxDocument = 1 << 20

// Options say how sources are read. The zero Options detect the format of each.
type Options struct {
	Format string       // "text", "jsonl" or "auto"; empty is "auto"
	Date   caldate.Date // publication date of reports that state none
	Stdin  io.Reader    // what the source "-" reads
}

// Formats are the values that Options.Format takes.
var Formats = []string{"auto", "jsonl", "text"}

// An Item is a report, or the reason why there is none. A Problem with a
// Document stands for a report that exists but cannot be coded.
type Item struct {
	Article *article.Article
	Problem *Problem
}

// A Problem says what could not be read, where and what to do.
type Problem struct {
	Where    string // file or file:line
	Msg      string
	Document string // id of the report, empty if no report was found at all
}

func (p *Problem) Error() string { return p.Where + ": " + p.Msg }

// Read yields the reports of all sources in order: files as given, folders in
// the order of their paths. A source "-" is standard input.
func Read(sources []string, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		files, problems := expand(sources)
		r := &reader{o: o, ids: ids(files), yield: yield}
		for _, p := range problems {
			if !yield(Item{Problem: p}) {
				return
			}
		}
		for _, f := range files {
			if !r.file(f) {
				return
			}
		}
	}
}

// Extensions of the files that are read from folders.
var textual = []string{".txt", ".text", ".jsonl", ".ndjson"}

func extension(path string) string {
	path = strings.TrimSuffix(strings.ToLower(path), ".gz")
	return filepath.Ext(path)
}

// expand replaces folders by the files in them.
func expand(sources []string) (files []string, problems []*Problem) {
	for _, s := range sources {
		if s == "-" {
			files = append(files, s)
			continue
		}
		info, err := os.Stat(s)
		if err != nil {
			problems = append(problems, &Problem{Where: s, Msg: reason(err) + "; check the path"})
			continue
		}
		if !info.IsDir() {
			files = append(files, s)
			continue
		}
		n := len(files)
		err = filepath.WalkDir(s, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				problems = append(problems, &Problem{Where: path, Msg: reason(err)})
			case !d.IsDir() && slices.Contains(textual, extension(path)):
				files = append(files, path)
			}
			return nil
		})
		if err != nil {
			problems = append(problems, &Problem{Where: s, Msg: reason(err)})
		}
		if len(files) == n {
			problems = append(problems, &Problem{Where: s, Msg: "the folder holds no report: files that end in " + strings.Join(textual, ", ") + " (or these with .gz) are read"})
		}
	}
	return files, problems
}

// ids gives each file its name without folders, or its path if two names agree.
func ids(files []string) map[string]string {
	count := map[string]int{}
	for _, f := range files {
		count[base(f)]++
	}
	m := map[string]string{}
	for _, f := range files {
		m[f] = base(f)
		if count[m[f]] > 1 {
			m[f] = filepath.ToSlash(f)
		}
	}
	return m
}

func base(path string) string {
	if path == "-" {
		return "stdin"
	}
	return filepath.Base(path)
}

func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return "there is no such file or folder"
	}
	return err.Error()
}

type reader struct {
	o     Options
	ids   map[string]string
	yield func(Item) bool
}

func (r *reader) problem(where, doc, format string, args ...any) bool {
	return r.yield(Item{Problem: &Problem{Where: where, Document: doc, Msg: fmt.Sprintf(format, args...)}})
}

// file yields the reports of one file and reports whether to go on.
func (r *reader) file(path string) bool {
	name := path
	var in io.Reader
	if path == "-" {
		name, in = "standard input", r.o.Stdin
	} else {
		f, err := os.Open(path)
		if err != nil {
			return r.problem(path, r.ids[path], "%s", reason(err))
		}
		defer f.Close()
		in = f
	}
	buf := bufio.NewReaderSize(in, 1<<16)
	if head, _ := buf.Peek(2); len(head) == 2 && head[0] == 0x1f && head[1] == 0x8b {
		z, err := gzip.NewReader(buf)
		if err != nil {
			return r.problem(name, r.ids[path], "broken gzip data: %v", err)
		}
		defer z.Close()
		buf = bufio.NewReaderSize(z, 1<<16)
	}
	format := r.o.Format
	if format == "" || format == "auto" {
		format = detect(path, buf)
	}
	if format == "jsonl" {
		return r.jsonl(name, path, buf)
	}
	return r.text(name, path, buf)
}

// detect tells the format by the extension, else by the first bytes.
func detect(path string, buf *bufio.Reader) string {
	switch extension(path) {
	case ".jsonl", ".ndjson":
		return "jsonl"
	case ".txt", ".text":
		return "text"
	}
	head, _ := buf.Peek(512)
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	if len(head) > 1 && head[0] == '{' && bytes.HasPrefix(bytes.TrimLeft(head[1:], " \t\r\n"), []byte(`"`)) {
		return "jsonl"
	}
	return "text"
}

func (r *reader) text(name, path string, in io.Reader) bool {
	id := r.ids[path]
	b, err := io.ReadAll(io.LimitReader(in, MaxDocument+1))
	if err != nil {
		return r.problem(name, id, "%v", err)
	}
	if len(b) > MaxDocument {
		return r.problem(name, id, "more than %d MB in one report; divide the file into its reports, or write them as JSON lines", MaxDocument>>20)
	}
	if msg := notText(b); msg != "" {
		return r.problem(name, id, "%s", msg)
	}
	if r.o.Format != "text" && jsonArray.Match(b) {
		return r.problem(name, id, "this is a JSON array; write one object a line, for example with jq -c '.[]'")
	}
	return r.yield(Item{Article: article.New(article.Article{ID: id, Published: r.o.Date}, string(b))})
}

var magic = []struct{ head, what string }{
	{"%PDF", "a PDF file; extract its text first, for example with pdftotext"},
	{"PK\x03\x04", "a ZIP archive or office document; extract its text first"},
	{"\xd0\xcf\x11\xe0", "an old office document; save it as plain text first"},
	{"\x89PNG", "a picture"}, {"\xff\xd8\xff", "a picture"}, {"GIF8", "a picture"},
	{"\xff\xfe", "UTF-16 text; convert it to UTF-8 first, for example with iconv"},
	{"\xfe\xff", "UTF-16 text; convert it to UTF-8 first, for example with iconv"},
	{"\x7fELF", "a program"},
}

var (
	htmlPage  = regexp.MustCompile(`(?i)^(?:\x{feff})?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html)[\s>]`)
	jsonArray = regexp.MustCompile(`^(?:\x{feff})?\s*\[\s*\{\s*"`)
)

// notText says why b is no plain text, or nothing.
func notText(b []byte) string {
	if htmlPage.Match(b[:min(len(b), 1024)]) {
		return "this is an HTML page; extract its text first, for example with pandoc -t plain"
	}
	for _, m := range magic {
		if bytes.HasPrefix(b, []byte(m.head)) {
			return "this is " + m.what
		}
	}
	if len(bytes.TrimFunc(bytes.TrimPrefix(b, []byte("\ufeff")), func(c rune) bool { return c <= ' ' || c == 0xA0 })) == 0 {
		return "there is no text in it"
	}
	control := 0
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			control++
		}
	}
	if control > 8 && control*20 > len(b) {
		return "this is binary data, not text"
	}
	return ""
}
