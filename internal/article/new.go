package article

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// New reads plain text: it freezes the text, finds its regions and fills what
// the text itself tells (dateline, byline, language) into the fields of meta
// that are empty. A meta.Title that the text does not begin with is put before
// it as the headline.
func New(meta Article, raw string) *Article {
	a := meta
	a.Text = Clean(raw)
	if n := invalid(raw); n > 0 {
		a.Warnings = append(a.Warnings, fmt.Sprintf("%d bytes are not UTF-8 and were replaced; convert the text first, for example with iconv -f WINDOWS-1252 -t UTF-8", n))
	}
	if t := strings.Join(strings.Fields(Clean(meta.Title)), " "); t != "" && !beginsWith(a.Text, t) {
		a.Text = t + "\n\n" + a.Text
	}
	a.Regions = regions(a.Text, meta.Title != "")
	a.readDateline()
	a.readByline()
	if a.Language == "" {
		a.Language = Language(a.Text)
	}
	return &a
}

// Clean returns raw as valid UTF-8 with \n line ends and without a leading byte
// order mark; each invalid byte becomes U+FFFD. Nothing else changes.
func Clean(raw string) string {
	raw = strings.TrimPrefix(raw, "\ufeff")
	if !utf8.ValidString(raw) {
		var b strings.Builder
		for i := 0; i < len(raw); {
			r, n := utf8.DecodeRuneInString(raw[i:])
			b.WriteRune(r) // RuneError for an invalid byte
			i += n
		}
		raw = b.String()
	}
	if strings.Contains(raw, "\r") {
		raw = strings.ReplaceAll(raw, "\r\n", "\n")
		raw = strings.ReplaceAll(raw, "\r", "\n")
	}
	return raw
}

// invalid counts the bytes of raw that belong to no code point.
func invalid(raw string) int {
	n := 0
	if !utf8.ValidString(raw) {
		for i, r := range raw {
			if r == utf8.RuneError && !strings.HasPrefix(raw[i:], "\ufffd") {
				n++
			}
		}
	}
	return n
}

// beginsWith reports whether text starts with title, white space folded.
func beginsWith(text, title string) bool {
	for _, w := range strings.Fields(title) {
		text = strings.TrimLeft(text, " \t\n\u00a0")
		if !strings.HasPrefix(text, w) {
			return false
		}
		text = text[len(w):]
	}
	return true
}
