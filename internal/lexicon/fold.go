package lexicon

import (
	"strings"
	"unicode/utf8"
	"unsafe"

	"regesta/internal/doc"
	"regesta/internal/vocab"
)

// Phrases are compared word by word, in a folded form that hides differences
// of writing: case, diacritics, full stops and apostrophes inside a word
// ("U.S." and "US", "Sana'a" and "Sanaa", "Erdoğan" and "Erdogan"). Hyphens
// part words and are not compared ("air-force" and "air force"), whether or not
// the tokenizer makes tokens of them.

// plain maps letters of the Latin blocks to ASCII; runs of one block are
// written as strings to keep the table readable.
var plain = func() map[rune]string {
	m := map[rune]string{
		'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ŋ': "ng", 'ħ': "h",
		'ə': "a", 'ʿ': "", 'ʾ': "", 'ʻ': "", '`': "", '´': "", '̇': "",
	}
	for base, letters := range map[string]string{
		"a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "c": "çćĉċč", "d": "ďḍḏ", "e": "èéêëēĕėęěẹẻẽếềểễệ", "g": "ĝğġģǧ", "h": "ĥḥḩḫ",
		"i": "ìíîïĩīĭįỉịǐ", "j": "ĵ", "k": "ķḳḵǩ", "l": "ĺļľḷ", "m": "ṃ", "n": "ñńņňṇǹ", "o": "òóôõöōŏőơọỏốồổỗộớờởỡợǒ",
		"r": "ŕŗřṛ", "s": "śŝşšșṣ", "t": "ţťțṭŧ", "u": "ùúûüũūŭůűųưụủứừửữựǔ", "w": "ŵẃẁẅ", "y": "ýÿŷỳỵỷỹ", "z": "źżžẓ",
	} {
		for _, r := range letters {
			m[r] = base
		}
	}
	return m
}()

// appendFold appends the folded form of a word that is in lower case already.
func appendFold(dst, norm []byte) []byte {
	for _, r := range string(norm) {
		switch {
		case r == '\'' || r == '.':
		case r < utf8.RuneSelf:
			dst = append(dst, byte(r))
		default:
			if s, ok := plain[r]; ok {
				dst = append(dst, s...)
			} else {
				dst = utf8.AppendRune(dst, r)
			}
		}
	}
	return dst
}

// A word is one unit of comparison.
type word struct {
	hash  uint64
	tok   doc.Tok   // in a document: the token that holds the word
	flags doc.Flags // of the word's own letters
	part  bool      // the token holds more words than this one
}

// phraseWords cuts a phrase of the tables into words, as tokenizer and scan
// cut text.
func phraseWords(dst []word, phrase string) []word {
	for from := 0; from < len(phrase); {
		to := from
		for to < len(phrase) && phrase[to] != ' ' && phrase[to] != '-' {
			to++
		}
		if to > from {
			dst = phraseWord(dst, phrase[from:to])
		}
		from = to + 1
	}
	return dst
}

func phraseWord(dst []word, p string) []word {
	var buf, folded [64]byte
	p, ending := cutPossessive(p)
	norm, flags := doc.AppendNorm(buf[:0], p)
	if simple, _ := shapeOf(p); !simple {
		norm = appendFold(folded[:0], norm)
	}
	if len(norm) > 0 {
		dst = append(dst, word{hash: hashBytes(norm), flags: flags})
	}
	if ending {
		dst = append(dst, word{hash: possessive})
	}
	return dst
}

// hashBytes is vocab.Hash for bytes that it does not keep.
func hashBytes(b []byte) uint64 { return vocab.Hash(unsafe.String(unsafe.SliceData(b), len(b))) }

// cutPossessive removes a final 's, which tokenizers make a token of its own.
func cutPossessive(w string) (string, bool) {
	for _, s := range []string{"'s", "’s"} {
		if rest, ok := strings.CutSuffix(w, s); ok && rest != "" {
			return rest, true
		}
	}
	return w, false
}

var possessive = vocab.Hash("s")

// trimThe removes an article in lower case, which running text may lack.
func trimThe(phrase string) string {
	if rest, ok := strings.CutPrefix(phrase, "the "); ok {
		return rest
	}
	return phrase
}
