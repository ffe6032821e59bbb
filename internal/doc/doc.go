// Package doc holds the linguistic analysis of one article: tokens, sentences,
// dependency trees, mentions and entity chains. It knows nothing of politics.
//
// A Doc is made once per worker and Reset for every article. Tokens are small
// and hold no pointers; they refer to each other by their index in the
// document (Tok) and to strings by vocab.Sym.
package doc

import (
	"fmt"
	"iter"
	"unicode/utf8"

	"regesta/internal/article"
	"regesta/internal/span"
	"regesta/internal/vocab"
)

// A Tok is the index of a token in Doc.Tokens.
type Tok int32

// None is the absent token, and the head of a sentence's root.
const None Tok = -1

// A Token is one syntactic word.
type Token struct {
	span.Span
	Norm  vocab.Sym // lower-cased form, quotes and dashes folded to ASCII
	Lemma vocab.Sym // lower case, except for proper nouns
	Head  Tok       // document-wide index, None for a root
	Feats Feats
	UPOS  UPOS
	XPOS  XPOS
	Rel   Rel
	Flags Flags
}

// Flags are facts of a token's form.
type Flags uint8

const (
	Joined     Flags = 1 << iota // continues the surface word of the token before ("n't", "'s")
	SpaceAfter                   // white space follows
	Quoted                       // inside quotation marks
	Capital                      // starts with an upper-case letter
	AllCaps                      // two letters or more, all upper-case
	HasDigit
)

// A Sent is a sentence: tokens [First, End).
type Sent struct {
	First, End Tok
	Root       Tok
	Region     int32 // index in Article.Regions
}

// A Doc is the analysis of one article. It is not safe for concurrent use.
type Doc struct {
	Article  *article.Article
	Text     string // Article.Text
	Tokens   []Token
	Sents    []Sent
	Mentions []Mention // ordered by First, outer before inner
	Entities []Entity
	Members  []int32 // entities that plural entities stand for
	Peers    []Peer
	Vocab    *vocab.Local

	kidAt  []int32 // kids of token t are kids[kidAt[t]:kidAt[t+1]], in text order
	kids   []Tok
	sentOf []int32
}

// New returns an empty Doc whose words extend base.
func New(base *vocab.Table) *Doc { return &Doc{Vocab: vocab.NewLocal(base)} }

// Reset makes d ready for article a, keeping its memory.
func (d *Doc) Reset(a *article.Article) {
	d.Article, d.Text = a, a.Text
	d.Tokens, d.Sents = d.Tokens[:0], d.Sents[:0]
	d.Mentions, d.Entities, d.Members = d.Mentions[:0], d.Entities[:0], d.Members[:0]
	d.Peers = d.Peers[:0]
	d.kidAt, d.kids, d.sentOf = d.kidAt[:0], d.kids[:0], d.sentOf[:0]
	d.Vocab.Reset()
}

// Form is t's text as written.
func (d *Doc) Form(t Tok) string { k := &d.Tokens[t]; return d.Text[k.Start:k.End] }

// Norm is t's folded form.
func (d *Doc) Norm(t Tok) string { return d.Vocab.String(d.Tokens[t].Norm) }

// Lemma is t's dictionary form.
func (d *Doc) Lemma(t Tok) string { return d.Vocab.String(d.Tokens[t].Lemma) }

// SpanOf is the text of tokens [first, end).
func (d *Doc) SpanOf(first, end Tok) span.Span {
	if end <= first {
		return span.Span{}
	}
	return span.Span{Start: d.Tokens[first].Start, End: d.Tokens[end-1].End}
}

// Cut is the text that tokens [first, end) cover.
func (d *Doc) Cut(first, end Tok) string { return d.SpanOf(first, end).Cut(d.Text) }

// Link rebuilds the children and sentence indexes after heads have changed.
func (d *Doc) Link() {
	n := len(d.Tokens)
	d.kidAt = append(d.kidAt[:0], make([]int32, n+1)...)
	d.kids = append(d.kids[:0], make([]Tok, n)...)
	d.sentOf = append(d.sentOf[:0], make([]int32, n)...)
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 {
			d.kidAt[h+1]++
		}
	}
	for i := range n {
		d.kidAt[i+1] += d.kidAt[i]
	}
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 {
			d.kids[d.kidAt[h]] = Tok(i)
			d.kidAt[h]++
		}
	}
	copy(d.kidAt[1:], d.kidAt[:n])
	if n > 0 {
		d.kidAt[0] = 0
	}
	for s := range d.Sents {
		st := &d.Sents[s]
		st.Root = None
		for t := st.First; t < st.End; t++ {
			d.sentOf[t] = int32(s)
			if d.Tokens[t].Head == None && st.Root == None {
				st.Root = t
			}
		}
	}
}

// Kids are t's dependents in text order. The slice is valid until the next
// Link or Reset.
func (d *Doc) Kids(t Tok) []Tok { return d.kids[d.kidAt[t]:d.kidAt[t+1]] }

// SentOf is the index of the sentence that holds t.
func (d *Doc) SentOf(t Tok) int { return int(d.sentOf[t]) }

// Kid is t's first dependent with relation r, subtypes included, or None.
func (d *Doc) Kid(t Tok, r Rel) Tok {
	for _, k := range d.Kids(t) {
		if d.Tokens[k].Rel == r || d.Tokens[k].Rel.Base() == r {
			return k
		}
	}
	return None
}

// KidsBy yields t's dependents with relation r, subtypes included, in text order.
func (d *Doc) KidsBy(t Tok, r Rel) iter.Seq[Tok] {
	return func(yield func(Tok) bool) {
		for _, k := range d.Kids(t) {
			if (d.Tokens[k].Rel == r || d.Tokens[k].Rel.Base() == r) && !yield(k) {
				return
			}
		}
	}
}

// Subtree returns the smallest range of tokens [first, end) that holds t and
// all that depend on it.
func (d *Doc) Subtree(t Tok) (first, end Tok) {
	first, end = t, t+1
	for _, k := range d.Kids(t) {
		a, b := d.Subtree(k)
		first, end = min(first, a), max(end, b)
	}
	return first, end
}

// Dominates reports whether t is a or one of its ancestors.
func (d *Doc) Dominates(t, a Tok) bool {
	for ; a >= 0; a = d.Tokens[a].Head {
		if a == t {
			return true
		}
	}
	return false
}

// Case is the preposition or other case marker of nominal t, or None.
func (d *Doc) Case(t Tok) Tok {
	for _, k := range d.Kids(t) {
		if d.Tokens[k].Rel == RelCase && d.Tokens[k].XPOS != XPOSOf("POS") {
			return k
		}
	}
	return None
}

// Check reports the first broken invariant: spans ordered, on rune boundaries
// and inside the text; sentences that tile the tokens; one root per sentence,
// heads inside it, no cycles; mentions on tokens.
func (d *Doc) Check() error {
	end := int32(0)
	for i, t := range d.Tokens {
		switch {
		case t.Start < end || t.End < t.Start || int(t.End) > len(d.Text):
			return fmt.Errorf("token %d: bad span %v after %d", i, t.Span, end)
		case t.Start < int32(len(d.Text)) && !utf8.RuneStart(d.Text[t.Start]):
			return fmt.Errorf("token %d: span %v splits a code point", i, t.Span)
		}
		end = t.End
	}
	next := Tok(0)
	for i, s := range d.Sents {
		if s.First != next || s.End <= s.First {
			return fmt.Errorf("sentence %d: tokens %d to %d after %d", i, s.First, s.End, next)
		}
		next = s.End
		roots := 0
		for t := s.First; t < s.End; t++ {
			h := d.Tokens[t].Head
			if h == None {
				roots++
			} else if h < s.First || h >= s.End {
				return fmt.Errorf("sentence %d: head %d of token %d lies outside", i, h, t)
			}
			steps := Tok(0)
			for a := t; a != None; a = d.Tokens[a].Head {
				if steps++; steps > s.End-s.First {
					return fmt.Errorf("sentence %d: cycle at token %d", i, t)
				}
			}
		}
		if roots != 1 {
			return fmt.Errorf("sentence %d: %d roots", i, roots)
		}
	}
	if int(next) != len(d.Tokens) {
		return fmt.Errorf("sentences hold %d of %d tokens", next, len(d.Tokens))
	}
	for i, m := range d.Mentions {
		if m.First < 0 || m.End <= m.First || int(m.End) > len(d.Tokens) || m.Head < m.First || m.Head >= m.End {
			return fmt.Errorf("mention %d: tokens %d to %d, head %d", i, m.First, m.End, m.Head)
		}
	}
	return nil
}

// Zeroed returns s with n zeros: scratch memory by token or entity that is kept
// from document to document.
func Zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	s = s[:n]
	clear(s)
	return s
}
