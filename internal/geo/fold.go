package geo

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters are Latin letters that do not decompose into a base and a mark.
var letters = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe",
	"ı", "i", "ħ", "h", "ŋ", "ng", "ə", "a", "ƙ", "k", "ɓ", "b", "ɗ", "d")

// Fold reduces a place's name to the form under which the gazetteer holds it:
// lower case, no marks or apostrophes, hyphens and stops as spaces, "St" and
// "Mt" in full.
func Fold(name string) string {
	b := make([]byte, 0, len(name)+8)
	space := false
	add := func(r rune) {
		if space && len(b) > 0 {
			b = append(b, ' ')
		}
		space = false
		b = append(b, string(r)...)
	}
	ascii := true
	for i := range len(name) {
		if name[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if !ascii {
		name = norm.NFD.String(name)
	}
	for _, r := range name {
		switch {
		case r == '\'' || r == '’' || r == '‘' || r == '`' || r == 'ʻ' || r == 'ʼ' || r == 'ʿ' || r == 'ʾ' || unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			add(unicode.ToLower(r))
		default:
			space = true
		}
	}
	s := string(b)
	if !ascii {
		s = letters.Replace(s)
	}
	for _, x := range [...][2]string{{"st ", "saint "}, {"mt ", "mount "}, {"ft ", "fort "}} {
		if rest, ok := strings.CutPrefix(s, x[0]); ok {
			return x[1] + rest
		}
	}
	return s
}

// articles are the forms of the Arabic article that spellings join, part or
// leave out.
var articles = []string{"al ", "el ", "ar ", "as ", "ash ", "at ", "az ", "ad ", "an ", "ed ", "es ", "ez ", "et ", "er ", "en "}

// bare strips an Arabic article at the head of a folded name.
func bare(folded string) (string, bool) {
	for _, a := range articles {
		if rest, ok := strings.CutPrefix(folded, a); ok && len(rest) > 3 {
			return rest, true
		}
	}
	return folded, false
}
