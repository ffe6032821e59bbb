package when

import (
	"strings"

	"regesta/internal/numeral"
)

// class is what a word contributes to an expression of time.
type class uint8

const (
	none      class = iota
	month           // n: 1 to 12
	weekday         // n: 0 is Sunday
	season          // n: its first month
	unit            // n: a unit constant
	deictic         // n: days from the day of publication
	last            // "last", "previous", "past"
	next            // "next", "coming", "following"
	this            // "this", "current"
	same            // "that", "same": the time spoken of before
	vague           // "early", "late", "mid": narrows without changing the value
	edge            // "end" (n = 1), "start", "beginning", "middle" (n = 0)
	part            // part of the day
	ago             // n = -1 before, +1 after the day of publication
	relative        // n = -1 before, +1 after the time spoken of
	few             // n: a rough count
	number          // n: a small cardinal
	ordinal         // n: 1 to 31
	year            // n: 1000 to 2199
	decade          // n: its first year
	isoDate         // 2016-06-09, read again when met
	slashDate       // 6/9/2016
	holiday         // n: month*32 + day
)

// Units of time.
const (
	hours int16 = iota
	days
	weekends
	weeks
	months
	quarters
	years
	decades
	centuries
)

// A word is the class of a token and its value.
type word struct {
	class class
	n     int16
	short bool // an abbreviation that is a word of its own: needs a day beside it
	many  bool // plural
}

var words = func() map[string]word {
	m := map[string]word{}
	for i, names := range []string{
		"january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may", "june jun jun.",
		"july jul jul.", "august aug aug.", "september sept sept. sep sep.", "october oct oct.",
		"november nov nov.", "december dec dec.",
	} {
		for _, n := range strings.Fields(names) {
			m[n] = word{class: month, n: int16(i + 1), short: len(n) < 4}
		}
	}
	for i, names := range []string{
		"sunday sun.", "monday mon.", "tuesday tue. tues.", "wednesday wed. weds.", "thursday thu. thur. thurs.",
		"friday fri.", "saturday sat.",
	} {
		for _, n := range strings.Fields(names) {
			m[n] = word{class: weekday, n: int16(i), short: n[len(n)-1] == '.'}
		}
	}
	put := func(c class, n int16, names string) {
		for _, w := range strings.Fields(names) {
			m[w] = word{class: c, n: n}
		}
	}
	put(season, 3, "spring")
	put(season, 6, "summer")
	put(season, 9, "autumn fall")
	put(season, 12, "winter")
	for u, name := range []string{"hour", "day", "weekend", "week", "month", "quarter", "year", "decade"} {
		m[name] = word{class: unit, n: int16(u)}
		m[name+"s"] = word{class: unit, n: int16(u), many: true}
	}
	m["century"] = word{class: unit, n: centuries}
	m["centuries"] = word{class: unit, n: centuries, many: true}
	put(deictic, 0, "today tonight")
	put(deictic, -1, "yesterday")
	put(deictic, 1, "tomorrow")
	put(last, 0, "last past previous preceding")
	put(next, 0, "next coming following upcoming")
	put(this, 0, "this current")
	put(same, 0, "that same")
	put(vague, 0, "early late mid")
	put(edge, 1, "end close")
	put(edge, 0, "start beginning middle")
	put(part, 0, "morning afternoon evening night midday noon midnight dawn dusk")
	put(ago, -1, "ago back")
	put(relative, -1, "earlier before previously")
	put(relative, 1, "later after afterwards")
	put(few, 3, "few several")
	put(few, 2, "couple")
	for w, n := range map[string]int16{"a": 1, "an": 1} {
		m[w] = word{class: number, n: n}
	}
	numeral.Each(func(w string, n int64, isOrdinal bool) {
		switch {
		case !isOrdinal:
			m[w] = word{class: number, n: int16(n)}
		case n <= 31:
			m[w] = word{class: ordinal, n: int16(n)}
		}
	})
	put(decade, 1950, "fifties")
	put(decade, 1960, "sixties")
	put(decade, 1970, "seventies")
	put(decade, 1980, "eighties")
	put(decade, 1990, "nineties")
	put(holiday, 12*32+25, "christmas xmas")
	return m
}()

// classify returns what the folded form w contributes.
func classify(w string) word {
	if w == "" {
		return word{}
	}
	if c := w[0]; c >= '0' && c <= '9' {
		return classifyDigits(w)
	}
	if k, ok := words[w]; ok {
		return k
	}
	if w[0] == '\'' && len(w) == 4 && w[3] == 's' { // '90s
		if n, ok := numeral.Whole(w[1:3]); ok && n%10 == 0 && n >= 10 {
			return word{class: decade, n: int16(1900 + n)}
		}
	}
	return word{}
}

func classifyDigits(w string) word {
	if n, ok := numeral.Whole(w); ok {
		switch {
		case len(w) <= 2:
			return word{class: number, n: int16(n)}
		case len(w) == 4 && n >= 1000 && n < 2200:
			return word{class: year, n: int16(n)}
		case len(w) == 3:
			return word{class: number, n: int16(n)}
		}
		return word{}
	}
	last := w[len(w)-1]
	switch {
	case last == 's' && (len(w) == 5 || len(w) == 6 && w[4] == '\''): // 1990s, 1990's
		if n, ok := numeral.Whole(w[:4]); ok && n%10 == 0 && n >= 1000 && n < 2200 {
			return word{class: decade, n: int16(n)}
		}
	case len(w) <= 4 && last >= 'a':
		if n, ok := numeral.Ordinal(w); ok && n > 0 {
			return word{class: ordinal, n: int16(n)}
		}
	case len(w) == 10 && w[4] == '-' && w[7] == '-':
		return word{class: isoDate}
	case strings.Count(w, "/") == 2 || w == "9/11":
		return word{class: slashDate}
	}
	return word{}
}
