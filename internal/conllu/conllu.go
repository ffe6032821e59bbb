// Package conllu reads and writes CoNLL-U, the text format of the Universal
// Dependencies treebanks (universaldependencies.org/format.html).
//
// Read yields sentences as written; Fill turns sentences into a doc.Doc whose
// text is put together from their words; Write prints a doc.Doc.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"regesta/internal/article"
	"regesta/internal/doc"
	"regesta/internal/span"
	"regesta/internal/table"
)

// A Word is one syntactic word of a sentence.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // 1-based, 0 for the root, -1 if not given
	Rel                            string
	Joined                         bool // part of a multiword token, but not its first
	SpaceAfter                     bool
}

// A Sentence is one block of a CoNLL-U file. Empty nodes are left out and the
// words keep their consecutive numbers.
type Sentence struct {
	Comments []string // without "# "
	Words    []Word
}

// A Document is the sentences between one "newdoc" and the next.
type Document []*Sentence

// Comment returns the value of the comment "key = value".
func (s *Sentence) Comment(key string) (string, bool) {
	for _, c := range s.Comments {
		if k, v, ok := strings.Cut(c, "="); ok && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// NewDoc reports whether s begins a document.
func (s *Sentence) NewDoc() bool {
	for _, c := range s.Comments {
		if isKey(c, "newdoc") {
			return true
		}
	}
	return false
}

// NewPar reports whether s begins a document or paragraph.
func (s *Sentence) NewPar() bool {
	for _, c := range s.Comments {
		if isKey(c, "newpar") || isKey(c, "newdoc") {
			return true
		}
	}
	return false
}

func isKey(comment, key string) bool {
	rest, ok := strings.CutPrefix(comment, key)
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t')
}

// Read yields the sentences of r. It stops at the first fault, whose error
// names the line.
func Read(r io.Reader) iter.Seq2[*Sentence, error] {
	return func(yield func(*Sentence, error) bool) {
		p := parser{}
		sc := bufio.NewScanner(r)
		sc.Buffer(make([]byte, 64<<10), 16<<20)
		for n := 1; sc.Scan(); n++ {
			line := strings.TrimSuffix(sc.Text(), "\r")
			if line != "" {
				if err := p.line(line); err != nil {
					yield(nil, fmt.Errorf("line %d: %w", n, err))
					return
				}
				continue
			}
			s, err := p.end()
			if err != nil {
				yield(nil, fmt.Errorf("sentence ending at line %d: %w", n, err))
				return
			}
			if s != nil && !yield(s, nil) {
				return
			}
		}
		s, err := p.end()
		if err == nil {
			err = sc.Err()
		}
		if s != nil || err != nil {
			yield(s, err)
		}
	}
}

// ReadFile reads the documents of a file, which is gzipped if its name ends in
// .gz.
func ReadFile(name string) ([]Document, error) {
	r, err := table.OpenFile(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var docs []Document
	for s, err := range Read(r) {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if len(docs) == 0 || s.NewDoc() {
			docs = append(docs, nil)
		}
		docs[len(docs)-1] = append(docs[len(docs)-1], s)
	}
	return docs, nil
}

// A parser collects the lines of one sentence.
type parser struct {
	cur        *Sentence
	joinedFrom int  // first word of the current multiword token
	joinedTo   int  // its last word
	spaceAfter bool // of that token
}

func (p *parser) line(line string) error {
	if p.cur == nil {
		p.cur, p.joinedTo = &Sentence{}, 0
	}
	s := p.cur
	if line[0] == '#' {
		s.Comments = append(s.Comments, strings.TrimSpace(line[1:]))
		return nil
	}
	c := strings.Split(line, "\t")
	if len(c) != 10 {
		return fmt.Errorf("%d columns, want 10 separated by tabs", len(c))
	}
	if strings.Contains(c[0], ".") {
		return nil // empty node
	}
	space := !hasMisc(c[9], "SpaceAfter=No")
	if a, b, ok := strings.Cut(c[0], "-"); ok {
		from, err1 := strconv.Atoi(a)
		to, err2 := strconv.Atoi(b)
		if err1 != nil || err2 != nil || from != len(s.Words)+1 || to < from {
			return fmt.Errorf("bad range of words %q", c[0])
		}
		p.joinedFrom, p.joinedTo, p.spaceAfter = from, to, space
		return nil
	}
	id, err := strconv.Atoi(c[0])
	if err != nil || id != len(s.Words)+1 {
		return fmt.Errorf("word number %q, want %d", c[0], len(s.Words)+1)
	}
	if c[1] == "" {
		return fmt.Errorf("word %d has no form", id)
	}
	w := Word{Form: c[1], Lemma: c[2], UPOS: c[3], XPOS: c[4], Feats: c[5], Head: -1, Rel: c[7], SpaceAfter: space}
	if c[6] != "_" {
		if w.Head, err = strconv.Atoi(c[6]); err != nil || w.Head < 0 {
			return fmt.Errorf("bad head %q", c[6])
		}
	}
	if id <= p.joinedTo {
		w.Joined = id > p.joinedFrom
		w.SpaceAfter = id == p.joinedTo && p.spaceAfter
	}
	s.Words = append(s.Words, w)
	return nil
}

func hasMisc(misc, item string) bool {
	for m := range strings.SplitSeq(misc, "|") {
		if m == item {
			return true
		}
	}
	return false
}

func (p *parser) end() (*Sentence, error) {
	s := p.cur
	p.cur = nil
	if s == nil || len(s.Words) == 0 {
		return nil, nil
	}
	if p.joinedTo > len(s.Words) {
		return nil, fmt.Errorf("a multiword token ends at word %d of %d", p.joinedTo, len(s.Words))
	}
	for i, w := range s.Words {
		if w.Head > len(s.Words) || w.Head == i+1 {
			return nil, fmt.Errorf("word %d cannot depend on word %d", i+1, w.Head)
		}
	}
	return s, nil
}

// Fill resets d to the given sentences: its text is their words, each
// paragraph a region, and its tokens carry whatever analysis they have. It
// returns the article that d now belongs to.
func Fill(d *doc.Doc, sents Document) *article.Article {
	var text strings.Builder
	a := &article.Article{}
	var spans []span.Span
	region := func(end int) {
		if n := len(a.Regions); n > 0 {
			a.Regions[n-1].End = int32(end)
		}
	}
	for i, s := range sents {
		if i == 0 || s.NewPar() {
			end := text.Len()
			if i > 0 {
				text.WriteString("\n\n")
			}
			region(end)
			a.Regions = append(a.Regions, article.Region{Span: span.Span{Start: int32(text.Len())}})
		} else if n := text.Len(); n > 0 && sents[i-1].Words[len(sents[i-1].Words)-1].SpaceAfter {
			text.WriteByte(' ')
		}
		for j, w := range s.Words {
			at := int32(text.Len())
			text.WriteString(w.Form)
			spans = append(spans, span.Span{Start: at, End: int32(text.Len())})
			if w.SpaceAfter && j < len(s.Words)-1 {
				text.WriteByte(' ')
			}
		}
	}
	region(text.Len())
	a.Text = text.String()

	d.Reset(a)
	region0 := -1
	for i, s := range sents {
		if i == 0 || s.NewPar() {
			region0++
		}
		first := doc.Tok(len(d.Tokens))
		for _, w := range s.Words {
			var f doc.Flags
			if w.SpaceAfter {
				f |= doc.SpaceAfter
			}
			if w.Joined {
				f |= doc.Joined
			}
			t := &d.Tokens[d.Add(spans[len(d.Tokens)], f)]
			t.UPOS, t.XPOS = doc.UPOSOf(w.UPOS), doc.XPOSOf(w.XPOS)
			t.Feats = doc.ParseFeats(w.Feats)
			if w.Lemma != "_" || w.Form == "_" {
				t.Lemma = d.Vocab.Sym(w.Lemma)
			}
			if w.Head > 0 {
				t.Head = first + doc.Tok(w.Head) - 1
			}
			t.Rel = doc.RelOf(w.Rel)
		}
		d.EndSent(region0)
	}
	d.MarkQuotes()
	d.Link()
	return a
}

// A Writer prints Docs as CoNLL-U.
type Writer struct {
	w   *bufio.Writer
	buf []byte
}

// NewWriter returns a Writer to w. Call Flush at the end.
func NewWriter(w io.Writer) *Writer { return &Writer{w: bufio.NewWriterSize(w, 64<<10)} }

// Flush writes what is buffered.
func (w *Writer) Flush() error { return w.w.Flush() }

// Write prints d as one document. MISC holds SpaceAfter=No and the word's
// place in the article's text in Unicode code points.
func (w *Writer) Write(d *doc.Doc) error {
	x := span.NewIndex(d.Text)
	if d.Article != nil && d.Article.ID != "" {
		fmt.Fprintf(w.w, "# newdoc id = %s\n", oneLine(d.Article.ID))
	} else {
		w.w.WriteString("# newdoc\n")
	}
	region := int32(-1)
	for i, s := range d.Sents {
		if s.Region != region {
			region = s.Region
			w.w.WriteString("# newpar\n")
		}
		fmt.Fprintf(w.w, "# sent_id = %d\n# text = %s\n", i+1, oneLine(d.Cut(s.First, s.End)))
		for t := s.First; t < s.End; t++ {
			w.word(d, x, s, t)
		}
		w.w.WriteByte('\n')
	}
	return nil
}

// word prints token t, after the line of its multiword token if it begins one.
func (w *Writer) word(d *doc.Doc, x *span.Index, s doc.Sent, t doc.Tok) {
	k := &d.Tokens[t]
	last := t
	if k.Flags&doc.Joined == 0 {
		for last+1 < s.End && d.Tokens[last+1].Flags&doc.Joined != 0 {
			last++
		}
	}
	b := w.buf[:0]
	id := int64(t-s.First) + 1
	if last > t {
		b = strconv.AppendInt(b, id, 10)
		b = append(b, '-')
		b = strconv.AppendInt(b, int64(last-s.First)+1, 10)
		b = append(b, '\t')
		b = append(b, d.Cut(t, last+1)...)
		b = append(b, "\t_\t_\t_\t_\t_\t_\t_\t"...)
		b = misc(b, x, k.Start, d.Tokens[last].End, d.Tokens[last].Flags&doc.SpaceAfter == 0)
	}
	b = strconv.AppendInt(b, id, 10)
	b = append(b, '\t')
	b = append(b, d.Form(t)...)
	b = append(b, '\t')
	if l := d.Lemma(t); l != "" {
		b = append(b, l...)
	} else {
		b = append(b, '_')
	}
	b = append(b, '\t')
	b = append(b, k.UPOS.String()...)
	b = append(b, '\t')
	b = append(b, k.XPOS.String()...)
	b = append(b, '\t')
	b = append(b, k.Feats.String()...)
	b = append(b, '\t')
	if k.Head == doc.None {
		b = append(b, '0')
	} else {
		b = strconv.AppendInt(b, int64(k.Head-s.First)+1, 10)
	}
	b = append(b, '\t')
	b = append(b, k.Rel.String()...)
	b = append(b, "\t_\t"...)
	inside := t+1 < s.End && d.Tokens[t+1].Flags&doc.Joined != 0
	noSpace := k.Flags&(doc.SpaceAfter|doc.Joined) == 0 && !inside
	b = misc(b, x, k.Start, k.End, noSpace)
	w.w.Write(b)
	w.buf = b
}

func misc(b []byte, x *span.Index, start, end int32, noSpace bool) []byte {
	if noSpace {
		b = append(b, "SpaceAfter=No|"...)
	}
	b = append(b, "start_char="...)
	b = strconv.AppendInt(b, int64(x.Rune(start)), 10)
	b = append(b, "|end_char="...)
	b = strconv.AppendInt(b, int64(x.Rune(end)), 10)
	return append(b, '\n')
}

func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\r', '\t', '\v', '\f':
			return ' '
		}
		return r
	}, s)
}
