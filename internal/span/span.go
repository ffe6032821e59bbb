// Package span holds ranges of text and converts between their units.
//
// Inside the program every offset counts bytes of one frozen UTF-8 text;
// published records count Unicode code points. An Index converts between them.
package span

import "unicode/utf8"

// A Span is a range of bytes [Start, End) in a document's text.
type Span struct{ Start, End int32 }

// Len is the number of bytes in s.
func (s Span) Len() int { return int(s.End - s.Start) }

// Empty reports whether s covers no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Cut returns the part of text that s covers.
func (s Span) Cut(text string) string { return text[s.Start:s.End] }

// Trim shrinks s past white space (including no-break spaces) at both ends.
func (s Span) Trim(text string) Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !isSpace(r) {
			break
		}
		s.Start += int32(n)
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !isSpace(r) {
			break
		}
		s.End -= int32(n)
	}
	return s
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', 0x85, 0xA0, 0x202F, 0x2007, 0x3000, 0xFEFF, 0x200B:
		return true
	}
	return r >= 0x2000 && r <= 0x200A || r == 0x2028 || r == 0x2029
}

// IsSpace reports whether r separates words in running text. It counts
// zero-width spaces, which web text uses as separators.
func IsSpace(r rune) bool { return isSpace(r) }

// step is the distance in bytes between two anchors of an Index.
const step = 64

// An Index maps byte offsets of one text to code-point offsets and back in
// constant time. The zero Index is that of the empty text.
type Index struct {
	text    string
	anchors []int32 // anchors[i] is the number of code points before byte i*step
}

// NewIndex indexes text, which must be valid UTF-8.
func NewIndex(text string) *Index {
	x := &Index{text: text, anchors: make([]int32, 0, len(text)/step+1)}
	n := int32(0)
	for i := 0; i < len(text); i++ {
		if i%step == 0 {
			x.anchors = append(x.anchors, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return x
}

// Rune returns the number of code points before byte b.
func (x *Index) Rune(b int32) int {
	if len(x.anchors) == 0 {
		return 0
	}
	a := min(int(b)/step, len(x.anchors)-1)
	n := int(x.anchors[a])
	for i := a * step; i < int(b); i++ {
		if utf8.RuneStart(x.text[i]) {
			n++
		}
	}
	return n
}

// Byte returns the byte offset of code point r, or the text's length if r is
// past its end.
func (x *Index) Byte(r int) int32 {
	lo, hi := 0, len(x.anchors)
	for lo+1 < hi { // the last anchor at or before r
		m := (lo + hi) / 2
		if int(x.anchors[m]) <= r {
			lo = m
		} else {
			hi = m
		}
	}
	if len(x.anchors) == 0 {
		return 0
	}
	n, i := int(x.anchors[lo]), lo*step
	for i < len(x.text) && !utf8.RuneStart(x.text[i]) {
		i++ // the anchor may stand inside a code point that is counted before it
	}
	for i < len(x.text) && n < r {
		_, w := utf8.DecodeRuneInString(x.text[i:])
		i += w
		n++
	}
	return int32(i)
}
