// Package doctest makes small Docs by hand for tests. Parse reads the analysis
// of a text from one line per token, so that a test shows the tree that it is
// about and needs no model.
package doctest

import (
	"fmt"
	"strconv"
	"strings"

	"regesta/internal/article"
	"regesta/internal/doc"
	"regesta/internal/span"
	"regesta/internal/vocab"
)

// Parse returns the Doc that src describes. Each line is a token: its form, UPOS,
// XPOS, head (counted from 1 in its sentence, 0 for the root) and relation,
// parted by white space. The lemma is the lower-cased form, unless written after
// a colon. Blank lines part sentences, lines with "#" are comments. A line that
// begins with "==" opens a region of the kind that it names:
//
//	== headline
//	Gondor   PROPN  NNP  2  nsubj
//	rejects:reject  VERB  VBZ  0  root
//	truce    NOUN   NN   2  obj
//
// Spaces are put where English has them. Parse fails loudly, by a panic that
// names the line, for it is given only what tests hold.
func Parse(src string) *doc.Doc { return ParseWith(vocab.NewBuilder().Freeze(), src) }

// ParseWith is Parse for a Doc whose words extend base, as lexicons need it.
func ParseWith(base *vocab.Table, src string) *doc.Doc {
	p := parser{d: doc.New(base), a: &article.Article{}}
	for i, line := range strings.Split(src, "\n") {
		p.n = i + 1
		p.line(strings.TrimSpace(line))
	}
	p.sentence()
	p.region()
	p.a.Text = strings.TrimSuffix(p.text.String(), "\n\n")
	p.fill()
	if err := p.d.Check(); err != nil {
		panic("doctest: " + err.Error())
	}
	return p.d
}

type token struct {
	span        span.Span
	lemma       string
	upos        doc.UPOS
	xpos        doc.XPOS
	head        int
	rel         doc.Rel
	joined      bool
	first, last bool // in its sentence
	region      int
}

type parser struct {
	d     *doc.Doc
	a     *article.Article
	n     int
	text  strings.Builder
	sent  int // tokens of the sentence at hand
	toks  []token
	start int
	kind  article.Kind
}

func (p *parser) fail(format string, args ...any) {
	panic(fmt.Sprintf("doctest: line %d: ", p.n) + fmt.Sprintf(format, args...))
}

func (p *parser) line(s string) {
	switch {
	case s == "":
		p.sentence()
	case strings.HasPrefix(s, "=="):
		p.sentence()
		p.region()
		name := strings.TrimSpace(strings.TrimPrefix(s, "=="))
		for k := article.Paragraph; k <= article.Credit; k++ {
			if k.String() == name {
				p.kind = k
				return
			}
		}
		p.fail("no kind of region is called %q", name)
	case strings.HasPrefix(s, "#"):
	default:
		p.token(strings.Fields(s))
	}
}

func (p *parser) token(f []string) {
	if len(f) != 5 {
		p.fail("%d columns, want form UPOS XPOS head rel", len(f))
	}
	head, err := strconv.Atoi(f[3])
	if err != nil {
		p.fail("head %q is no number", f[3])
	}
	form, lemma, ok := strings.Cut(f[0], ":")
	if form == "" {
		form, lemma, ok = f[0], f[0], true
	}
	t := token{upos: doc.UPOSOf(f[1]), xpos: doc.XPOSOf(f[2]), head: head, rel: doc.RelOf(f[4]), first: p.sent == 0}
	if t.lemma = lemma; !ok {
		t.lemma = form
		if t.upos != doc.PROPN {
			t.lemma = strings.ToLower(form)
		}
	}
	if p.space(form) {
		p.text.WriteByte(' ')
	} else {
		t.joined = p.sent > 0 && (f[2] == "POS" || strings.HasPrefix(form, "n'"))
	}
	at := int32(p.text.Len())
	p.text.WriteString(form)
	t.span = span.Span{Start: at, End: int32(p.text.Len())}
	t.region = len(p.a.Regions)
	p.toks = append(p.toks, t)
	p.sent++
}

// space reports whether a space parts form from the text before it.
func (p *parser) space(form string) bool {
	text := p.text.String()
	if len(text) == p.start {
		return false
	}
	if p.sent == 0 {
		return true
	}
	switch form[0] {
	case '.', ',', ';', ':', ')', '!', '?', '\'', '%', '-':
		return false
	}
	return !strings.HasPrefix(form, "n't") && !strings.HasPrefix(form, "’") && !strings.HasPrefix(form, "”") &&
		!strings.HasSuffix(text, "-") && !strings.HasSuffix(text, "(") && !strings.HasSuffix(text, "“") && !strings.HasSuffix(text, "$")
}

func (p *parser) sentence() {
	if p.sent > 0 {
		p.toks[len(p.toks)-1].last = true
	}
	p.sent = 0
}

// region closes the region at hand and puts a blank line after it.
func (p *parser) region() {
	if p.text.Len() == p.start {
		return
	}
	p.a.Regions = append(p.a.Regions, article.Region{Span: span.Span{Start: int32(p.start), End: int32(p.text.Len())}, Kind: p.kind})
	p.text.WriteString("\n\n")
	p.start = p.text.Len()
}

// fill moves the tokens into the Doc.
func (p *parser) fill() {
	p.d.Reset(p.a)
	first := doc.Tok(0)
	for i, t := range p.toks {
		var f doc.Flags
		if t.joined {
			f |= doc.Joined
		}
		if i+1 < len(p.toks) && p.toks[i+1].span.Start > t.span.End {
			f |= doc.SpaceAfter
		}
		at := p.d.Add(t.span, f)
		if t.first {
			first = at
		}
		k := &p.d.Tokens[at]
		k.Lemma, k.UPOS, k.XPOS, k.Rel = p.d.Vocab.Sym(t.lemma), t.upos, t.xpos, t.rel
		if t.head > 0 {
			k.Head = first + doc.Tok(t.head) - 1
		}
		if t.last {
			p.d.EndSent(t.region)
		}
	}
	p.d.MarkQuotes()
	p.d.Link()
}
