package when

import (
	"strings"

	"regesta/internal/caldate"
	"regesta/internal/doc"
	"regesta/internal/numeral"
)

// point reads one expression at t, with the words that narrow it.
func (s *scanner) point(t doc.Tok) (expr, bool) {
	switch w := s.at(t); w.class {
	case none:
		if rest, ok := strings.CutPrefix(s.norm(t), "mid-"); ok { // "mid-June"
			return s.prefixed(t, rest)
		}
		return expr{}, false
	case relative:
		if s.is(t, "earlier", "later") {
			return s.narrowed(t)
		}
		return expr{}, false
	case vague:
		return s.narrowed(t)
	case edge:
		return s.edged(t, w.n == 1)
	}
	return s.core(t)
}

// prefixed reads a date whose first word carries a prefix: rest is what
// remains of token t.
func (s *scanner) prefixed(t doc.Tok, rest string) (expr, bool) {
	old := s.words[t]
	s.words[t] = classify(rest)
	x, ok := s.core(t)
	s.words[t] = old
	return x, ok
}

// narrowed reads "early June", "later this week", "late on Thursday".
func (s *scanner) narrowed(t doc.Tok) (expr, bool) {
	u := t + 1
	for s.is(u, "-", "on", "in", "the") {
		u++
	}
	switch s.at(u).class {
	case weekday, month, season, year, decade, deictic, this, last, next, same, ordinal, number:
		if x, ok := s.core(u); ok && (s.at(u).class != number || !x.value.IsZero()) {
			x.first = t
			return x, true
		}
	}
	return expr{}, false
}

// edged reads "the end of June": the last day, or the whole for "start".
func (s *scanner) edged(t doc.Tok, atEnd bool) (expr, bool) {
	u := t + 1
	if !s.is(u, "of") {
		return expr{}, false
	}
	if u++; s.is(u, "the") {
		u++
	}
	var x expr
	ok := false
	if k := s.at(u); k.class == unit && !k.many && k.n >= weeks { // "the end of the year"
		x, ok = expr{first: u, end: u + 1, value: s.around(k.n, s.pub)}, s.is(u-1, "the")
	} else {
		x, ok = s.core(u)
	}
	if !ok {
		return expr{}, false
	}
	x.first = t
	if atEnd && !x.value.End.IsZero() {
		x.value = caldate.At(x.value.End.Last())
	}
	return x, true
}

// core reads an expression that starts with the word at t.
func (s *scanner) core(t doc.Tok) (expr, bool) {
	switch w := s.at(t); w.class {
	case weekday:
		return s.weekday(t)
	case month:
		return s.monthFirst(t)
	case number, ordinal:
		if x, ok := s.dayFirst(t); ok {
			return x, true
		}
		if x, ok := s.century(t); ok {
			return x, true
		}
		if x, ok := s.nthOf(t); ok {
			return x, true
		}
		return s.counted(t)
	case few:
		return s.counted(t)
	case unit:
		return s.bareUnit(t)
	case season:
		return s.season(t)
	case year:
		return s.year(t)
	case decade:
		return s.span(t, t+1, int(w.n), int(w.n)+9)
	case isoDate:
		if v, err := caldate.Parse(s.norm(t)); err == nil {
			return expr{first: t, end: t + 1, value: caldate.At(v), absolute: true}, true
		}
	case slashDate:
		return s.slashed(t)
	case deictic:
		return s.deictic(t, int(w.n))
	case last, next, this, same:
		return s.shifted(t)
	case holiday:
		return s.holiday(t)
	}
	return expr{}, false
}

// span makes the expression [t, end) that runs over whole years.
func (s *scanner) span(t, end doc.Tok, from, to int) (expr, bool) {
	v := caldate.Interval{Start: caldate.Date{Year: int32(from)}, End: caldate.Date{Year: int32(to)}, Precision: caldate.Range}
	return expr{first: t, end: end, value: v, absolute: true}, true
}

// isMonth reports whether the word at t names a month, not a modal, a verb or
// a person.
func (s *scanner) isMonth(t doc.Tok) bool {
	w := s.at(t)
	if strings.HasPrefix(s.norm(t), "mid-") {
		return w.class == month
	}
	if w.class != month || s.d.Tokens[t].Flags&doc.Capital == 0 {
		return false
	}
	k := &s.d.Tokens[t]
	beside := s.isDay(t+1) || s.at(t+1).class == year || s.isDay(t-1) || s.is(t-1, "of") && s.at(t-2).class == ordinal
	if w.short {
		if w.n == 5 { // "May"
			return k.XPOS != doc.MD && (beside || s.dated(t))
		}
		return beside
	}
	if w.n == 3 { // "March"
		return k.UPOS != doc.VERB && (beside || s.dated(t))
	}
	if t+1 < s.end && !beside && s.d.Tokens[t+1].Rel.Base() == doc.RelFlat && s.d.Tokens[t+1].Head == t {
		return false // "April Glaspie"
	}
	return k.Rel.Base() != doc.RelFlat || beside
}

// dated reports whether the word before t is one that a month follows.
func (s *scanner) dated(t doc.Tok) bool {
	switch s.at(t - 1).class {
	case last, next, this, vague:
		return true
	}
	return s.is(t-1, "in", "since", "of", "by", "from", "to", "until", "till", "between", "through", "during", "before", "after", "and", "for", "-")
}

// isDay reports whether the word at t can number a day of a month.
func (s *scanner) isDay(t doc.Tok) bool {
	w := s.at(t)
	switch w.class {
	case ordinal:
		return w.n >= 1 && w.n <= 31
	case number:
		return w.n >= 1 && w.n <= 31 && s.d.Tokens[t].Flags&doc.HasDigit != 0
	}
	return false
}

// monthFirst reads "June 9, 2016", "June 9-11", "June 2016" and "June".
func (s *scanner) monthFirst(t doc.Tok) (expr, bool) {
	if !s.isMonth(t) {
		return expr{}, false
	}
	m := int(s.at(t).n)
	u := t + 1
	if s.is(u, "the") && s.at(u+1).class == ordinal {
		u++
	}
	if !s.isDay(u) || s.counts(u) {
		return s.monthYear(t, t+1, m)
	}
	day, to := int(s.at(u).n), 0
	u++
	if s.is(u, "-", "to", "and", "/") && s.isDay(u+1) && int(s.at(u+1).n) > day && !s.counts(u+1) && s.at(u+2).class != month {
		if !s.is(u, "and") || s.is(t-1, "between") {
			to = int(s.at(u + 1).n)
			u += 2
		}
	}
	return s.withYear(t, u, m, day, to)
}

// counts reports whether the number at t counts what follows it, which a day
// of a month never does: "in May 30 people were killed".
func (s *scanner) counts(t doc.Tok) bool {
	if t+1 >= s.end {
		return false
	}
	k := &s.d.Tokens[t]
	if k.Head > t && k.Rel == doc.RelNummod && (s.d.Tokens[k.Head].XPOS == doc.NNS || s.d.Tokens[k.Head].XPOS == doc.NNPS) {
		return true
	}
	return s.is(t+1, "people", "percent", "%", "per", "million", "thousand", "others", "civilians", "soldiers")
}

// dayFirst reads "9 June 2016", "9th of June" and "9-11 June 2016".
func (s *scanner) dayFirst(t doc.Tok) (expr, bool) {
	if !s.isDay(t) {
		return expr{}, false
	}
	day, to := int(s.at(t).n), 0
	u := t + 1
	if s.is(u, "-", "to", "and") && s.isDay(u+1) && int(s.at(u+1).n) > day {
		if k := s.over(u + 2); s.isMonth(k) && !s.isDay(k+1) {
			if s.is(u, "and") && !s.is(t-1, "between") {
				return s.withYear(t, t+1, int(s.at(k).n), day, 0)
			}
			to, u = int(s.at(u+1).n), u+2
		}
	}
	k := s.over(u)
	if !s.isMonth(k) {
		return expr{}, false
	}
	return s.withYear(t, k+1, int(s.at(k).n), day, to)
}

// over steps over "day" and "of" between a day's number and its month.
func (s *scanner) over(t doc.Tok) doc.Tok {
	if s.is(t, "day") {
		t++
	}
	if s.is(t, "of") {
		t++
	}
	return t
}

// yearAfter reads the year after a month or day: "2016", ", 2016", "of 2016".
func (s *scanner) yearAfter(t doc.Tok) (int, doc.Tok, bool) {
	u := t
	if s.is(u, ",", "of", "in") {
		u++
	}
	if w := s.at(u); w.class == year && !s.counts(u) {
		return int(w.n), u + 1, true
	}
	return 0, t, false
}

// withYear finishes a day, or the days from day to to, with a year that is
// written or inferred.
func (s *scanner) withYear(t, end doc.Tok, m, day, to int) (expr, bool) {
	y, u, ok := s.yearAfter(end)
	x := expr{first: t, end: u, absolute: ok, yearless: !ok}
	if !ok {
		if y, ok = s.inferYear(t, m, day); !ok {
			s.unresolved = true
			return x, true
		}
	}
	if last := caldate.DaysIn(y, m); day > last || to > last {
		return expr{}, false
	}
	x.value = caldate.At(caldate.Of(y, m, day))
	if to > 0 {
		x.value = caldate.Interval{Start: x.value.Start, End: caldate.Of(y, m, to), Precision: caldate.Range}
	}
	return x, true
}

// monthYear reads what follows a month without a day.
func (s *scanner) monthYear(t, end doc.Tok, m int) (expr, bool) {
	y, u, ok := s.yearAfter(end)
	x := expr{first: t, end: u, absolute: ok, yearless: !ok}
	if !ok {
		if y, ok = s.inferYear(t, m, 0); !ok {
			s.unresolved = true
			return x, true
		}
	}
	x.value = caldate.At(caldate.Date{Year: int32(y), Month: uint8(m)})
	return x, true
}

// year reads a bare year, "2015-16" and "2015-2016".
func (s *scanner) year(t doc.Tok) (expr, bool) {
	w := s.at(t)
	if !s.isYear(t) {
		return expr{}, false
	}
	if s.is(t+1, "-") && s.at(t+2).class == number && s.d.Tokens[t+2].End-s.d.Tokens[t+2].Start == 2 && s.joined(t, t+3) {
		from, to := int(w.n), int(w.n)/100*100+int(s.at(t+2).n)
		if s.is(t+3, "-") && s.joined(t, t+5) && s.at(t+4).class == number && s.at(t+2).n <= 12 { // 2016-06-09
			m, day := int(s.at(t+2).n), int(s.at(t+4).n)
			if m > 0 && day > 0 && day <= caldate.DaysIn(from, m) {
				return expr{first: t, end: t + 5, value: caldate.At(caldate.Of(from, m, day)), absolute: true}, true
			}
		}
		if to > from {
			return s.span(t, t+3, from, to)
		}
	}
	if s.isMonth(t+1) && s.isDay(t+2) && s.at(t+3).class != year { // "the 2001 September 11 attacks"
		if m, day := int(s.at(t+1).n), int(s.at(t+2).n); day <= caldate.DaysIn(int(w.n), m) {
			return expr{first: t, end: t + 3, value: caldate.At(caldate.Of(int(w.n), m, day)), absolute: true}, true
		}
	}
	if s.is(t+1, "'s", "s") && w.n%10 == 0 && s.is(t-1, "the") { // the 1990's
		return s.span(t, t+2, int(w.n), int(w.n)+9)
	}
	return expr{first: t, end: t + 1, value: caldate.At(caldate.Date{Year: int32(w.n)}), absolute: true}, true
}

// joined reports whether tokens [t, end) stand without spaces between them.
func (s *scanner) joined(t, end doc.Tok) bool {
	if end > s.end {
		return false
	}
	for ; t+1 < end; t++ {
		if s.d.Tokens[t].End != s.d.Tokens[t+1].Start {
			return false
		}
	}
	return true
}

// isYear reports whether the four digits at t are a year, not a count.
func (s *scanner) isYear(t doc.Tok) bool {
	n := s.at(t).n
	named := n >= 1900 && s.is(t-1, "the") && !s.is(t+1, "people", "others", "soldiers", "troops") // "the 2004 Olympics"
	if !named && s.counts(t) || s.is(t+1, "bc", "bce", "b.c.", "metres", "meters", "feet", "km", "miles") || s.is(t-1, "$", "£", "€", "#", "no.", "about", "over", "some", "nearly", "than", "least") {
		return false
	}
	if s.is(t-1, "in", "since", "until", "till", "by", "from", "before", "after", "during", "between", "through", "early", "late", "mid", "circa") {
		return n >= 1000
	}
	return n >= 1800 && n <= 2100
}

// century reads "19th century" and "the nineteenth century".
func (s *scanner) century(t doc.Tok) (expr, bool) {
	w := s.at(t)
	u := t + 1
	if s.is(u, "-") {
		u++
	}
	if w.class != ordinal || w.n > 22 || !s.is(u, "century", "centuries") || s.is(u+1, "bc", "bce", "b.c.") {
		return expr{}, false
	}
	return s.span(t, u+1, 100*int(w.n)-100, 100*int(w.n)-1)
}

// nthOf reads "the first week of June" and "the third quarter of 2015".
func (s *scanner) nthOf(t doc.Tok) (expr, bool) {
	w, u := s.at(t), s.at(t+1)
	if w.class != ordinal || u.class != unit || u.many || !s.is(t+2, "of") {
		return expr{}, false
	}
	k := t + 3
	if s.is(k, "the", "this") {
		k++
	}
	x, ok := s.core(k)
	if !ok || x.value.IsZero() {
		return expr{}, false
	}
	x.first = t
	from := x.value.Start
	switch p := from.Precision(); {
	case u.n == days && p == caldate.Month && int(w.n) <= caldate.DaysIn(int(from.Year), int(from.Month)):
		x.value = caldate.At(caldate.Of(int(from.Year), int(from.Month), int(w.n)))
	case u.n == weeks && p == caldate.Month && w.n <= 4:
		a := from.First().AddDays(7 * int(w.n-1))
		x.value = caldate.Interval{Start: a, End: a.AddDays(6), Precision: caldate.Week}
	case u.n == quarters && p == caldate.Year && w.n <= 4:
		a := caldate.Date{Year: from.Year, Month: uint8(3*w.n - 2)}
		x.value = caldate.Interval{Start: a, End: a.AddMonths(2), Precision: caldate.Season}
	default:
		return expr{}, false
	}
	return x, true
}

// slashed reads "6/9/2016" as Americans write it, unless the first number
// cannot be a month, and "9/11".
func (s *scanner) slashed(t doc.Tok) (expr, bool) {
	text := s.norm(t)
	if text == "9/11" {
		return expr{first: t, end: t + 1, value: caldate.At(caldate.Of(2001, 9, 11)), absolute: true}, true
	}
	a, rest, _ := strings.Cut(text, "/")
	b, c, _ := strings.Cut(rest, "/")
	m, ok1 := numeral.Whole(a)
	day, ok2 := numeral.Whole(b)
	y, ok3 := numeral.Whole(c)
	if !ok1 || !ok2 || !ok3 || len(c) != 4 || y < 1000 {
		return expr{}, false
	}
	if m > 12 {
		m, day = day, m
	}
	if m < 1 || m > 12 || day < 1 || int(day) > caldate.DaysIn(int(y), int(m)) {
		return expr{}, false
	}
	return expr{first: t, end: t + 1, value: caldate.At(caldate.Of(int(y), int(m), int(day))), absolute: true}, true
}

// holiday reads "Christmas", "Christmas Day" and "Christmas Eve".
func (s *scanner) holiday(t doc.Tok) (expr, bool) {
	if s.d.Tokens[t].Flags&doc.Capital == 0 {
		return expr{}, false
	}
	m, day := int(s.at(t).n)/32, int(s.at(t).n)%32
	end := t + 1
	switch {
	case s.is(end, "eve"):
		day--
		end++
	case s.is(end, "day"):
		end++
	default:
		return expr{}, false
	}
	return s.withYear(t, end, m, day, 0)
}
