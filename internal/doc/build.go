package doc

import (
	"unicode"
	"unicode/utf8"

	"regesta/internal/span"
)

// Add appends a token and derives its Norm and the flags of its form. Flags
// that the form cannot tell (Joined, SpaceAfter) come from the caller. The
// token's head is None until a parser has run.
func (d *Doc) Add(s span.Span, f Flags) Tok {
	form := s.Cut(d.Text)
	var buf [64]byte
	norm, shape := AppendNorm(buf[:0], form)
	d.Tokens = append(d.Tokens, Token{Span: s, Norm: d.Vocab.SymBytes(norm), Head: None, Flags: f | shape})
	return Tok(len(d.Tokens) - 1)
}

// EndSent closes a sentence over all tokens since the last one; it does
// nothing if there are none.
func (d *Doc) EndSent(region int) {
	first := Tok(0)
	if n := len(d.Sents); n > 0 {
		first = d.Sents[n-1].End
	}
	if end := Tok(len(d.Tokens)); end > first {
		d.Sents = append(d.Sents, Sent{First: first, End: end, Root: None, Region: int32(region)})
	}
}

// AppendNorm appends the folded form of a word to dst: lower case, typographic
// quotes and dashes as ASCII. It also returns the flags that the letters give.
func AppendNorm(dst []byte, form string) ([]byte, Flags) {
	var f Flags
	letters, uppers := 0, 0
	for i, r := range form {
		switch {
		case r < utf8.RuneSelf:
			c := byte(r)
			switch {
			case 'A' <= c && c <= 'Z':
				if i == 0 {
					f |= Capital
				}
				letters++
				uppers++
				c += 'a' - 'A'
			case 'a' <= c && c <= 'z':
				letters++
			case '0' <= c && c <= '9':
				f |= HasDigit
			}
			dst = append(dst, c)
		case r == '’' || r == '‘' || r == '‛' || r == 'ʼ':
			dst = append(dst, '\'')
		case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
			dst = append(dst, '"')
		case r == '–' || r == '—' || r == '‐' || r == '‑' || r == '−':
			dst = append(dst, '-')
		default:
			if unicode.IsUpper(r) {
				if i == 0 {
					f |= Capital
				}
				uppers++
			}
			if unicode.IsLetter(r) {
				letters++
			} else if unicode.IsDigit(r) {
				f |= HasDigit
			}
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	if uppers >= 2 && uppers == letters {
		f |= AllCaps
	}
	return dst, f
}

// MarkQuotes sets the Quoted flag of every token between double quotation
// marks. A quotation ends with its region: where a quotation runs over several
// paragraphs, each of them opens it anew.
func (d *Doc) MarkQuotes() {
	open, region := false, int32(-1)
	for _, s := range d.Sents {
		if s.Region != region {
			open, region = false, s.Region
		}
		for t := s.First; t < s.End; t++ {
			k := &d.Tokens[t]
			k.Flags &^= Quoted
			switch d.Text[k.Start:k.End] {
			case "“", "``", "„", "«":
				open = true
				continue
			case "”", "''", "»":
				open = false
				continue
			case `"`:
				open = !open
				continue
			}
			if open {
				k.Flags |= Quoted
			}
		}
	}
}
