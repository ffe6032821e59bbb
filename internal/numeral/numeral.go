// Package numeral reads English numbers, in digits and in words. It works on
// folded token forms (lower case, ASCII dashes) and knows nothing of grammar:
// dates and figures both build on it.
package numeral

import "strings"

var cardinals = map[string]int64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
	"fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var ordinals = map[string]int64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
	"eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
	"fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
	"nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}

var scales = map[string]int64{
	"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
}

// suffixes are scales written onto the digits: "1.5m", "20bn", "30k".
var suffixes = []struct {
	text  string
	scale int64
}{{"bn", 1e9}, {"mn", 1e6}, {"m", 1e6}, {"k", 1e3}, {"b", 1e9}}

// limit keeps all results far from overflow.
const limit = 1_000_000_000_000_000

// Cardinal reads a number word below one hundred, "twenty-five" included.
func Cardinal(w string) (int64, bool) {
	if n, ok := cardinals[w]; ok {
		return n, true
	}
	if a, b, ok := strings.Cut(w, "-"); ok {
		tens, ok1 := cardinals[a]
		ones, ok2 := cardinals[b]
		if ok1 && ok2 && tens >= 20 && 0 < ones && ones < 10 {
			return tens + ones, true
		}
	}
	return 0, false
}

// Ordinal reads "third", "twenty-first", "1st" and "22nd".
func Ordinal(w string) (int64, bool) {
	if n, ok := ordinals[w]; ok {
		return n, true
	}
	if a, b, ok := strings.Cut(w, "-"); ok {
		tens, ok1 := cardinals[a]
		ones, ok2 := ordinals[b]
		if ok1 && ok2 && tens >= 20 && ones < 10 {
			return tens + ones, true
		}
	}
	if len(w) < 3 || !isDigit(w[0]) {
		return 0, false
	}
	n, ok := Whole(w[:len(w)-2])
	if !ok {
		return 0, false
	}
	switch w[len(w)-2:] {
	case "st", "nd", "rd", "th":
		return n, true
	}
	return 0, false
}

// Each calls f for every number word below one hundred, compounds with a hyphen
// included, and for every ordinal word up to "ninety-ninth".
func Each(f func(word string, n int64, ordinal bool)) {
	for w, n := range cardinals {
		f(w, n, false)
		if n < 20 {
			continue
		}
		for v, m := range cardinals {
			if 0 < m && m < 10 {
				f(w+"-"+v, n+m, false)
			}
		}
		for v, m := range ordinals {
			if m < 10 {
				f(w+"-"+v, n+m, true)
			}
		}
	}
	for w, n := range ordinals {
		f(w, n, true)
	}
}

// Scale reads "hundred", "thousand", "million" and the like, in the singular.
func Scale(w string) (int64, bool) {
	n, ok := scales[w]
	return n, ok
}

// Whole reads a plain run of digits, without separators.
func Whole(w string) (int64, bool) {
	if w == "" || len(w) > 15 {
		return 0, false
	}
	n := int64(0)
	for i := range len(w) {
		if !isDigit(w[i]) {
			return 0, false
		}
		n = 10*n + int64(w[i]-'0')
	}
	return n, true
}

// Milli reads digits with separators for thousands, at most three decimals and
// a scale ("1,200", "1.5", "20bn"), and returns thousandths. European
// separators ("1.200") are read as decimals: English news does not use them.
func Milli(w string) (int64, bool) {
	if w == "" || !isDigit(w[0]) && w[0] != '.' {
		return 0, false
	}
	scale := int64(1)
	for _, s := range suffixes {
		if strings.HasSuffix(w, s.text) {
			w, scale = w[:len(w)-len(s.text)], s.scale
			break
		}
	}
	whole, frac, _ := strings.Cut(w, ".")
	n, ok := grouped(whole)
	if !ok || len(frac) > 3 || strings.HasSuffix(w, ".") {
		return 0, false
	}
	n *= 1000
	if frac != "" {
		f, ok := Whole(frac)
		if !ok {
			return 0, false
		}
		for range 3 - len(frac) {
			f *= 10
		}
		n += f
	}
	if n > 1000*limit/scale {
		return 0, false
	}
	return n * scale, true
}

// grouped reads "1,200,000", "1200000" and the empty whole part of ".5".
// Indian groups of two digits ("1,00,000") are accepted.
func grouped(w string) (int64, bool) {
	if w == "" {
		return 0, true
	}
	if strings.IndexByte(w, ',') < 0 {
		return Whole(w)
	}
	parts := strings.Split(w, ",")
	n := int64(0)
	for i, p := range parts {
		v, ok := Whole(p)
		if !ok || i == 0 && len(p) > 3 || i > 0 && len(p) != 3 && (len(p) != 2 || i == len(parts)-1) || n > limit {
			return 0, false
		}
		if len(p) == 2 && i > 0 {
			n = 100*n + v
		} else {
			n = 1000*n + v
		}
	}
	return n, true
}

// Scan reads the longest number that starts at word i of n words, in digits,
// words or both: "1.5 million", "two hundred and fifty", "forty-two". It
// returns the value and the index after it.
func Scan(word func(int) string, i, n int) (value int64, next int, ok bool) {
	total, group := int64(0), int64(0) // thousandths; group is what a scale multiplies
	next = i
	open := true // the group may still take tens or ones
	for j := i; j < n; {
		w := word(j)
		if m, isNum := Milli(w); isNum {
			if group != 0 || total != 0 && !open {
				break
			}
			group, open = m, false
			j++
			next = j
			continue
		}
		if v, isNum := Cardinal(w); isNum {
			if !open || group%(100*1000) != 0 || v >= 100 {
				break
			}
			j++
			// "forty - two" comes as three words where the tokenizer splits at hyphens.
			if v >= 20 && v%10 == 0 {
				k := j
				if k+1 < n && word(k) == "-" {
					k++
				}
				if k < n {
					if ones, isOnes := cardinals[word(k)]; isOnes && 0 < ones && ones < 10 {
						v, j = v+ones, k+1
					}
				}
			}
			group += v * 1000
			open = false
			next = j
			continue
		}
		if s, isScale := Scale(w); isScale && next > i {
			if group == 0 || group > 1000*limit/s {
				break
			}
			group *= s
			if s >= 1000 {
				total, group = total+group, 0
			}
			open = true
			j++
			next = j
			continue
		}
		if w == "and" && next > i && j == next && open && j+1 < n {
			if _, isNum := Cardinal(word(j + 1)); isNum && (group%(1000*100) == 0 && group > 0 || total > 0 && group == 0) {
				j++
				continue
			}
		}
		break
	}
	if next == i {
		return 0, i, false
	}
	if total+group > 1000*limit {
		return 0, i, false
	}
	return (total + group) / 1000, next, true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
