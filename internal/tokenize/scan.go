package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"regesta/internal/doc"
	"regesta/internal/span"
)

// chunk cuts text[i:end], which holds no white space, into tokens. limit is the
// end of the region.
func (w *Worker) chunk(i, end, limit int) {
	first := len(w.d.Tokens)
	if n := address(w.text[i:end]); n > 0 {
		w.add(i, i+n)
		i += n
	}
	for i < end {
		r, n := utf8.DecodeRuneInString(w.text[i:end])
		switch {
		case wordRune(r):
			i = w.word(i, end, limit)
			continue
		case r == '\'' || r == '’' || r == '`' || r == '‘':
			n = w.apostrophe(i, end)
		case r == '.':
			n = run(w.text[i:end], '.')
			if n == 1 && i+1 < end && isDigit(w.text[i+1]) && (i == 0 || !wordBefore(w.text[:i])) {
				i = w.word(i, end, limit) // .265
				continue
			}
		case r == '-' || r == '*' || r == '_' || r == '=' || r == '~' || r == '#' || r == '+' || r == '<' || r == '>':
			n = run(w.text[i:end], byte(r))
		case r == '!' || r == '?':
			for n < end-i && (w.text[i+n] == '!' || w.text[i+n] == '?') {
				n++
			}
		case r == ':' || r == ';':
			if k := emoticon(w.text[i:end]); k > 0 {
				n = k
			}
		case r == '&':
			if k := strings.IndexByte(w.text[i:end], ';'); k > 1 && k < 8 && letters(w.text[i+1:i+k]) {
				n = k + 1 // an entity that nobody decoded
			}
		case r == '@':
			if i+1 < end && wordByte(w.text[i+1]) {
				n = 1 + handle(w.text[i+1:end])
			}
		default:
			for i+n < end { // combining marks and joiners stay with their base
				r, k := utf8.DecodeRuneInString(w.text[i+n : end])
				if !unicode.Is(unicode.M, r) && r != 0x200D {
					break
				}
				n += k
			}
		}
		k := w.add(i, i+n)
		if w.joined {
			k.Flags |= doc.Joined
			w.joined = false
		}
		i += n
	}
	if len(w.d.Tokens) > first && end < limit {
		w.d.Tokens[len(w.d.Tokens)-1].Flags |= doc.SpaceAfter
	}
}

func (w *Worker) add(i, j int) *doc.Token {
	t := w.d.Add(span.Span{Start: int32(i), End: int32(j)}, 0)
	return &w.d.Tokens[t]
}

// word adds the word that begins at i, cut at contractions and hyphens, and
// returns where it ends.
func (w *Worker) word(i, end, limit int) int {
	t := w.text
	j := i
	for j < end {
		r, n := utf8.DecodeRuneInString(t[j:end])
		if wordRune(r) {
			j += n
			continue
		}
		next := rune(0)
		if j+n < end {
			next, _ = utf8.DecodeRuneInString(t[j+n : end])
		}
		if !joins(t, i, j, r, next, w.AsIs) {
			break
		}
		if r == '-' && !keepsHyphen(t[i:j], t[j+1:end]) {
			break
		}
		j += n
	}
	if j < end && t[j] == '.' && w.abbreviation(i, j, end, limit) {
		j++
	}
	w.contraction(i, j)
	return j
}

// joins reports whether punctuation r between text[i:j] and next belongs to
// one word with them; asIs is that of the Worker.
func joins(t string, i, j int, r, next rune, asIs bool) bool {
	if j == i {
		return r == '.' // a number that begins with its point
	}
	prev := t[j-1]
	switch r {
	case '.':
		if !wordRune(next) {
			return false
		}
		if isDigit(prev) && next < utf8.RuneSelf && isDigit(byte(next)) {
			return true
		}
		if j-i == 1 || t[j-2] == '.' { // U.S, e.g, a.m
			return true
		}
		return domain(t[j+1:]) && (asIs || !opening(t[j+1:])) || isDigit(prev) && unicode.IsDigit(next)
	case ',':
		return isDigit(prev) && digitGroup(t[j+1:])
	case ':':
		return isDigit(prev) && unicode.IsDigit(next)
	case '/':
		return isDigit(prev) && unicode.IsDigit(next)
	case '\'', '’':
		return unicode.IsLetter(next) || unicode.IsDigit(next)
	case '-', '&', '@', '_':
		return wordRune(next)
	case '­': // soft hyphen
		return true
	}
	return false
}

// contraction adds text[i:j] as one token, or as the words of a contraction.
func (w *Worker) contraction(i, j int) {
	t := w.text[i:j]
	cut := 0
	if k := strings.LastIndexAny(t, "'’"); k > 0 {
		q := 1
		if t[k] != '\'' {
			q = len("’")
		}
		suffix := t[k+q:]
		switch {
		case equalFold(suffix, "t") && (t[k-1] == 'n' || t[k-1] == 'N') && k > 1:
			cut = k - 1
		case equalFold(suffix, "s"), equalFold(suffix, "m"), equalFold(suffix, "d"),
			equalFold(suffix, "ll"), equalFold(suffix, "re"), equalFold(suffix, "ve"):
			if !isDigit(t[k-1]) || equalFold(suffix, "s") && len(t) > 5 {
				cut = k
			}
		}
	} else {
		cut = fused[strings.ToLower(t)]
	}
	if cut == 0 {
		w.add(i, j)
		return
	}
	w.add(i, i+cut)
	w.add(i+cut, j).Flags |= doc.Joined
}

// fused are contractions without an apostrophe and where to cut them.
var fused = map[string]int{
	"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3,
	"dont": 2, "doesnt": 4, "didnt": 3, "cant": 2, "wont": 2, "couldnt": 5, "wouldnt": 5,
	"isnt": 2, "wasnt": 3, "arent": 3, "havent": 4, "hasnt": 3, "im": 1, "ive": 1, "thats": 4, "theres": 5,
}

// apostrophe returns the length of the token that begins with the single
// quotation mark at i.
func (w *Worker) apostrophe(i, end int) int {
	t := w.text[i:end]
	_, n := utf8.DecodeRuneInString(t)
	if len(t) >= 2*n && t[:n] == t[n:2*n] && t[0] != '\xe2' {
		return 2 // `` and ''
	}
	before := i > 0 && wordBefore(w.text[:i])
	if before {
		if last := len(w.d.Tokens) - 1; !w.openSingle && last >= 0 && int(w.d.Tokens[last].End) == i &&
			(w.text[i-1] == 's' || w.text[i-1] == 'S' || w.text[i-1] == 'z' || w.text[i-1] == 'x') && t[0] != '`' && !strings.HasPrefix(t, "‘") {
			w.joined = true
			return n
		}
		w.openSingle = false
		return n
	}
	for _, s := range [...]string{"s", "ll", "re", "ve", "m", "d", "em", "cause", "til", "tis"} {
		if rest := t[n:]; len(rest) >= len(s) && equalFold(rest[:len(s)], s) && (len(rest) == len(s) || !wordByte(rest[len(s)])) {
			return n + len(s)
		}
	}
	if len(t) > n+1 && isDigit(t[n]) && isDigit(t[n+1]) { // '99
		k := n + 2
		for k < len(t) && wordByte(t[k]) {
			k++
		}
		return k
	}
	if len(t) > n {
		w.openSingle = true
	}
	return n
}

// abbreviation reports whether the stop at j belongs to the word text[i:j].
func (w *Worker) abbreviation(i, j, end, limit int) bool {
	t := w.text[i:j]
	if j+1 < end && (w.text[j+1] == '.' || wordByte(w.text[j+1])) {
		return false
	}
	if strings.IndexByte(t, '.') >= 0 { // U.S., e.g., p.m.
		k := strings.LastIndexByte(t, '.')
		return len(t)-k-1 <= 2 && letters(t[k+1:]) || abbreviations[strings.ToLower(t)] != 0
	}
	lower := strings.ToLower(t)
	kind := abbreviations[lower]
	if kind == always || kind == title {
		return true
	}
	next, upper := w.after(j+1, limit)
	if kind == beforeNumber {
		return next >= '0' && next <= '9'
	}
	if len(t) == 1 && unicode.IsUpper(rune(t[0])) && t != "I" {
		return j+1 == end && next != 0 && upper // an initial: John F. Kennedy
	}
	if kind == maybe {
		return true
	}
	// A stop before a word in lower case marks an abbreviation that no list has.
	return j+1 == end && len(t) <= 5 && next != 0 && unicode.IsLower(next) && !unicode.IsLower(rune(t[0])) && letters(t)
}

// after returns the first letter after white space at i.
func (w *Worker) after(i, limit int) (r rune, upper bool) {
	for i < limit {
		n := w.space(i, limit)
		if n == 0 {
			break
		}
		i += n
	}
	if i >= limit {
		return 0, false
	}
	r, _ = utf8.DecodeRuneInString(w.text[i:limit])
	return r, unicode.IsUpper(r)
}

// keepsHyphen reports whether a hyphen between left and right stands inside a
// word: after a prefix ("co-operate"), in telephone numbers, and between parts
// that are no words.
func keepsHyphen(left, right string) bool {
	if prefixes[strings.ToLower(left)] {
		return true
	}
	return allDigits(left) && len(left) == 3 && telephone(right)
}

// telephone reports whether s goes on as a telephone number does after its
// first group: "853-3989" or "3989".
func telephone(s string) bool {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n == 4 && (len(s) == 4 || !wordByte(s[4])) || n == 3 && len(s) > n+1 && s[n] == '-' && isDigit(s[n+1])
}

// address returns the length of the web or mail address at the beginning of
// s, 0 if there is none.
func address(s string) int {
	i := strings.Index(s, "://")
	at := strings.IndexByte(s, '@')
	switch {
	case i > 0 && i < 8 && letters(s[:i]):
	case len(s) > 4 && equalFold(s[:4], "www."):
	case len(s) > 7 && equalFold(s[:7], "mailto:"):
	case at > 0 && strings.IndexByte(s[at:], '.') > 1 && addressBytes(s[:at]):
	default:
		return 0
	}
	n := len(s)
	for k := range s {
		if s[k] == '<' || s[k] == '>' || s[k] == '"' || strings.HasPrefix(s[k:], "”") || strings.HasPrefix(s[k:], "’") {
			n = k
			break
		}
	}
	for n > 0 && strings.IndexByte(".,;:!?'\"]*", s[n-1]) >= 0 || n > 0 && s[n-1] == ')' && strings.IndexByte(s[:n], '(') < 0 {
		n--
	}
	return n
}

func addressBytes(s string) bool {
	for i := range len(s) {
		if !wordByte(s[i]) && strings.IndexByte(".-_+%", s[i]) < 0 {
			return false
		}
	}
	return true
}

// domain reports whether s, what follows a point inside a word, begins with
// the end of a host or file name.
func domain(s string) bool {
	n := 0
	for n < len(s) && wordByte(s[n]) {
		n++
	}
	if n < len(s) && s[n] == '.' && n+1 < len(s) && wordByte(s[n+1]) {
		return domain(s[n+1:])
	}
	return endings[strings.ToLower(s[:n])]
}

// opening reports whether s, what follows a point inside a word, begins like a
// sentence whose space was lost: "on the way.In addition".
func opening(s string) bool {
	return len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'a' && s[1] <= 'z'
}

func emoticon(s string) int {
	for _, e := range [...]string{":-)", ":-(", ";-)", ":)", ":(", ";)", ":D", ":P", "=)", ":-D", ":-/"} {
		if strings.HasPrefix(s, e) {
			return len(e)
		}
	}
	return 0
}

func handle(s string) int {
	n := 0
	for n < len(s) && (wordByte(s[n]) || s[n] == '_') {
		n++
	}
	return n
}

// run is the number of bytes c at the beginning of s.
func run(s string, c byte) int {
	n := 0
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

func digitGroup(s string) bool {
	return len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && (len(s) == 3 || !isDigit(s[3]))
}

func wordBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return wordRune(r) || r == '.' || r == ')'
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return wordByte(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

func wordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || isDigit(c)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return len(s) > 0
}

func letters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return len(s) > 0
}

func equalFold(s, t string) bool { return len(s) == len(t) && strings.EqualFold(s, t) }
