package when

import (
	"time"

	"regesta/internal/caldate"
	"regesta/internal/doc"
)

// open is an expression whose value cannot be known without the day of
// publication.
func (s *scanner) open(t, end doc.Tok) (expr, bool) {
	s.unresolved = true
	return expr{first: t, end: end}, true
}

// weekday reads "Thursday", "Thursday night", "Thursday, June 9" and "Monday
// last week". A bare weekday is the last such day, the day of publication
// included, or the next one where the sentence looks ahead.
func (s *scanner) weekday(t doc.Tok) (expr, bool) {
	w := s.at(t)
	if s.d.Tokens[t].Flags&doc.Capital == 0 || w.short && !s.is(t+1, ",") && s.at(t+1).class != month {
		return expr{}, false
	}
	if s.is(t-1, "black", "bloody", "good", "palm", "ash", "easter", "holy") || s.is(t+1, "times", "mirror", "telegraph", "herald", "express", "mosque") {
		return expr{}, false
	}
	end := s.partAfter(t + 1)
	if x, ok := s.dayAfter(end); ok {
		x.first = t
		return x, true
	}
	u := end
	if s.is(u, "of") {
		u++
	}
	if k := s.at(u); (k.class == last || k.class == this || k.class == next) && s.is(u+1, "week") {
		if s.pub.IsZero() {
			return s.open(t, u+2)
		}
		monday := s.around(weeks, s.pub).Start
		switch k.class {
		case last:
			monday = monday.AddDays(-7)
		case next:
			monday = monday.AddDays(7)
		}
		return expr{first: t, end: u + 2, value: caldate.At(monday.AddDays(int(w.n+6) % 7))}, true
	}
	if s.pub.IsZero() {
		return s.open(t, end)
	}
	day := time.Weekday(w.n)
	if s.tense(t) == future {
		return expr{first: t, end: end, value: caldate.At(onOrAfter(s.pub, day))}, true
	}
	return expr{first: t, end: end, value: caldate.At(onOrBefore(s.pub, day))}, true
}

// partAfter steps over "night" and the like.
func (s *scanner) partAfter(t doc.Tok) doc.Tok {
	if s.at(t).class == part {
		return t + 1
	}
	return t
}

// dayAfter reads the date that explains a weekday: ", June 9", "(June 9)".
func (s *scanner) dayAfter(t doc.Tok) (expr, bool) {
	u := t
	if s.is(u, ",", "(", "the") {
		u++
	}
	var x expr
	ok := false
	switch s.at(u).class {
	case month:
		if x, ok = s.monthFirst(u); ok && x.value.Start.Precision() != caldate.Day {
			ok = false
		}
	case number, ordinal:
		x, ok = s.dayFirst(u)
	}
	if ok && s.is(t, "(") && s.is(x.end, ")") {
		x.end++
	}
	return x, ok
}

func onOrBefore(d caldate.Date, w time.Weekday) caldate.Date {
	return d.AddDays(-((int(d.Weekday()) - int(w) + 7) % 7))
}

func onOrAfter(d caldate.Date, w time.Weekday) caldate.Date {
	return d.AddDays((int(w) - int(d.Weekday()) + 7) % 7)
}

// deictic reads "yesterday" and "tomorrow morning".
func (s *scanner) deictic(t doc.Tok, by int) (expr, bool) {
	end := s.partAfter(t + 1)
	if s.pub.IsZero() {
		return s.open(t, end)
	}
	return expr{first: t, end: end, value: caldate.At(s.pub.AddDays(by))}, true
}

// around is the unit of time that holds d; zero if d is unknown.
func (s *scanner) around(u int16, d caldate.Date) caldate.Interval { return s.shift(u, d, 0) }

// shift is the unit of time that lies n units from the one that holds d.
func (s *scanner) shift(u int16, d caldate.Date, n int) caldate.Interval {
	if d.IsZero() {
		return caldate.Interval{}
	}
	years := func(from int32, n int32) caldate.Interval {
		return caldate.Interval{Start: caldate.Date{Year: from}, End: caldate.Date{Year: from + n - 1}, Precision: caldate.Range}
	}
	switch u {
	case hours:
		return caldate.At(d.First())
	case days:
		return caldate.At(d.AddDays(n))
	case weekends:
		a := onOrBefore(d, time.Monday).AddDays(7*n + 5)
		return caldate.Interval{Start: a, End: a.AddDays(1), Precision: caldate.Range}
	case weeks:
		a := onOrBefore(d, time.Monday).AddDays(7 * n)
		return caldate.Interval{Start: a, End: a.AddDays(6), Precision: caldate.Week}
	case months:
		return caldate.At(d.AddMonths(n))
	case quarters:
		d.Month = (max(d.Month, 1)-1)/3*3 + 1
		a := d.AddMonths(3 * n)
		return caldate.Interval{Start: a, End: a.AddMonths(2), Precision: caldate.Season}
	case decades:
		return years(d.Year/10*10+10*int32(n), 10)
	case centuries:
		return years(d.Year/100*100+100*int32(n), 100)
	}
	return caldate.At(caldate.Date{Year: d.Year + int32(n)})
}

// moved is the day n units before or after d.
func moved(d caldate.Date, u int16, n int) caldate.Date {
	switch u {
	case hours:
		if n < 0 {
			return d.AddDays((n - 23) / 24)
		}
		return d.AddDays((n + 23) / 24)
	case days, weekends:
		return d.AddDays(n)
	case weeks:
		return d.AddDays(7 * n)
	case months, quarters:
		if u == quarters {
			n *= 3
		}
		e := d.First().AddMonths(n)
		e.Day = min(d.First().Day, uint8(caldate.DaysIn(int(e.Year), int(e.Month))))
		return e
	case decades:
		n *= 10
	case centuries:
		n *= 100
	}
	return caldate.At(d).InYear(d.Year + int32(n)).Start
}

// then is the time that "the next day" counts from: the one last spoken of, if
// that was close by, else the day of publication.
func (s *scanner) then() caldate.Date {
	if !s.focus.IsZero() && s.sent-s.focusSent <= 2 {
		return s.focus
	}
	return s.pub
}

// shifted reads "last month", "next Thursday", "this year", "that day", "the
// past five years" and "the following day".
func (s *scanner) shifted(t doc.Tok) (expr, bool) {
	w, u := s.at(t), t+1
	if w.class == this && s.at(u).class == last && s.is(u, "past", "last") || w.class == same && s.is(t, "that") && s.is(u, "same") {
		w, u = s.at(u), u+1
	}
	k := s.at(u)
	switch {
	case w.class == same:
		return s.again(t, u)
	case k.class == number && s.d.Tokens[u].Flags&doc.HasDigit == 0 && s.is(u, "a", "an"):
		return expr{}, false
	case (k.class == number || k.class == few) && w.class != this:
		return s.stretch(t, u, w.class)
	case k.many:
		return expr{}, false
	}
	switch k.class {
	case unit:
		return s.neighbour(t, u, w.class)
	case part:
		if w.class == next || w.class == last && !s.is(t, "last") { // "the following morning"
			return s.beside(t, u, w.class)
		}
		if w.class != this && !s.is(u, "night") {
			return expr{}, false
		}
		by := 0
		if w.class == last {
			by = -1
		}
		x, ok := s.deictic(t, by)
		x.end = u + 1
		return x, ok
	case weekday, month, season:
		return s.named(t, u, w.class)
	}
	return expr{}, false
}

// beside reads "the following morning" and "the previous night": the day after
// or before the one spoken of.
func (s *scanner) beside(t, u doc.Tok, c class) (expr, bool) {
	if s.focus.Precision() != caldate.Day || s.sent-s.focusSent > 2 {
		return expr{}, false
	}
	by := 1
	if c == last {
		by = -1
	}
	return expr{first: t, end: u + 1, value: caldate.At(s.focus.AddDays(by))}, true
}

// again reads "that day" and "the same year".
func (s *scanner) again(t, u doc.Tok) (expr, bool) {
	k := s.at(u)
	if k.class == part { // "that night"
		k = word{class: unit, n: days}
	}
	if k.class != unit || k.many || k.n == hours || s.focus.IsZero() || s.sent-s.focusSent > 3 {
		return expr{}, false
	}
	if s.focus.Precision() == caldate.Year && k.n < years || s.focus.Precision() == caldate.Month && k.n < months {
		return expr{}, false
	}
	return expr{first: t, end: u + 1, value: s.around(k.n, s.focus)}, true
}

// neighbour reads one unit before, at or after the present: "last month".
func (s *scanner) neighbour(t, u doc.Tok, c class) (expr, bool) {
	k, end := s.at(u), u+1
	the := s.is(t-1, "the", "this")
	base := s.pub
	switch {
	case k.n == hours:
		return expr{}, false
	case c == this && k.n == days && !s.is(t, "this"):
		return expr{}, false
	case s.is(end, "of") && k.n <= quarters: // "the last week of the war"
		return s.lastOf(t, u, c)
	case c == last && s.is(u-1, "past") || c == last && s.is(t, "last") && the && k.n != weekends:
		if k.n == days {
			k.n = hours
		}
		if base.IsZero() {
			return s.open(t, end)
		}
		from := base.AddDays(-1)
		if k.n != hours {
			from = moved(base, k.n, -1)
		}
		return expr{first: t, end: end, value: caldate.Interval{Start: from, End: base, Precision: caldate.Range}}, true
	case c == last && k.n == days && s.is(t, "last"):
		return expr{}, false // "the last day"
	case s.is(t, "previous", "preceding", "following") || c == next && (k.n == days || the):
		base = s.then()
		if c == next && k.n == days && the && base == s.pub && s.tense(u) != future {
			return expr{}, false // the day after what, the text does not say
		}
	}
	n := 0
	switch c {
	case last:
		n = -1
	case next:
		n = 1
	}
	if base.IsZero() {
		return s.open(t, end)
	}
	if base.Precision() == caldate.Year && k.n < years || base.Precision() == caldate.Month && k.n < months {
		return expr{}, false
	}
	if c == this && k.n == weekends && base.Weekday() <= time.Tuesday && s.tense(u) != future {
		n = -1
		if base.Weekday() == time.Sunday {
			n = 0
		}
	}
	return expr{first: t, end: end, value: s.shift(k.n, base, n)}, true
}

// lastOf reads "the last week of June".
func (s *scanner) lastOf(t, u doc.Tok, c class) (expr, bool) {
	k := u + 2
	if s.is(k, "the") {
		k++
	}
	if c != last || !s.is(t, "last") {
		return expr{}, false
	}
	x, ok := s.core(k)
	if !ok || x.value.IsZero() {
		return expr{}, false
	}
	x.first = t
	to := x.value.End
	switch n := s.at(u).n; {
	case n == days:
		x.value = caldate.At(to.Last())
	case n == weeks && to.Precision() == caldate.Month:
		x.value = caldate.Interval{Start: to.Last().AddDays(-6), End: to.Last(), Precision: caldate.Week}
	case n == quarters && to.Precision() == caldate.Year:
		to.Month = 12
		x.value = s.around(quarters, to)
	default:
		return expr{}, false
	}
	return x, true
}

// stretch reads "the past five years" and "the next 10 days".
func (s *scanner) stretch(t, u doc.Tok, c class) (expr, bool) {
	n, k := int(s.at(u).n), u+1
	if s.is(k, "of") {
		k++
	}
	if s.at(k).class != unit || s.is(k+1, "of") || n == 0 {
		return expr{}, false
	}
	base := s.pub
	if base.IsZero() {
		return s.open(t, k+1)
	}
	v := caldate.Interval{Start: base, End: base, Precision: caldate.Range}
	if c == last {
		v.Start = moved(base, s.at(k).n, -n)
	} else {
		v.End = moved(base, s.at(k).n, n)
	}
	return expr{first: t, end: k + 1, value: v}, true
}

// named reads "last June", "next Thursday" and "this spring".
func (s *scanner) named(t, u doc.Tok, c class) (expr, bool) {
	k := s.at(u)
	if k.class == month && !s.isMonth(u) || k.class == weekday && s.d.Tokens[u].Flags&doc.Capital == 0 {
		return expr{}, false
	}
	base := s.pub
	if s.is(t, "following", "previous", "preceding") || c == next && s.is(t-1, "the") {
		base = s.then()
	}
	end := u + 1
	if k.class == weekday {
		end = s.partAfter(end)
	}
	if base.IsZero() {
		return s.open(t, end)
	}
	ahead := c == next || c == this && s.tense(u) == future
	if k.class == weekday {
		switch {
		case c == last:
			base = base.AddDays(-1)
		case c == next:
			base = base.AddDays(1)
		}
		v := onOrBefore(base, time.Weekday(k.n))
		if ahead {
			v = onOrAfter(base, time.Weekday(k.n))
		}
		return expr{first: t, end: end, value: caldate.At(v)}, true
	}
	y := int(base.Year)
	m, now := int(k.n), int(max(base.Month, 1))
	if k.class == month {
		if y2, v, ok := s.yearAfter(end); ok {
			return expr{first: t, end: v, value: caldate.At(caldate.Date{Year: int32(y2), Month: uint8(m)}), absolute: true}, true
		}
		switch {
		case c == last && m >= now:
			y--
		case c == next && m <= now:
			y++
		}
		return expr{first: t, end: end, value: caldate.At(caldate.Date{Year: int32(y), Month: uint8(m)})}, true
	}
	switch {
	case c == last && m+2 >= now:
		y--
	case c == next && m <= now:
		y++
	}
	return expr{first: t, end: end, value: seasonOf(y, m)}, true
}

// seasonOf is the three months from month m of year y.
func seasonOf(y, m int) caldate.Interval {
	a := caldate.Date{Year: int32(y), Month: uint8(m)}
	return caldate.Interval{Start: a, End: a.AddMonths(2), Precision: caldate.Season}
}

// season reads "spring 2014", "the spring of 2014" and "in the summer".
func (s *scanner) season(t doc.Tok) (expr, bool) {
	m := int(s.at(t).n)
	if y, end, ok := s.yearAfter(t + 1); ok {
		x := expr{first: t, end: end, value: seasonOf(y, m), absolute: true}
		return x, true
	}
	if s.is(t, "fall") || s.d.Tokens[t].Flags&doc.Capital != 0 || s.is(t+1, "of", "offensive", "olympics", "camp", "school") {
		return expr{}, false
	}
	u := t - 1
	if s.is(u, "the") {
		u--
	}
	if !s.is(u, "in", "during", "since", "by", "until", "over") {
		return expr{}, false
	}
	y, ok := s.inferYear(t, m, 0)
	if !ok {
		return s.open(t, t+1)
	}
	return expr{first: t, end: t + 1, value: seasonOf(y, m), yearless: true}, true
}

// counted reads "two weeks ago", "three days later", "a year earlier" and,
// where the sentence looks ahead, "in two days".
func (s *scanner) counted(t doc.Tok) (expr, bool) {
	n, rough, u := int(s.at(t).n), s.at(t).class == few, t+1
	if s.is(t, "a", "an") && s.at(u).class == few {
		n, rough, u = int(s.at(u).n), true, u+1
	}
	if s.is(u, "of", "-") || s.is(u, "or") && s.at(u+1).class == number {
		u++
	}
	if s.is(u-1, "or") {
		u++
	}
	k := s.at(u)
	if k.class != unit || n == 0 || n > 999 {
		return expr{}, false
	}
	if rough && n == 2 {
		rough = false // "a couple of days" is two
	}
	end, sign, base := u+2, 0, s.pub
	switch w := s.at(u + 1); {
	case w.class == ago:
		sign = -1
	case w.class == relative && s.is(u+1, "before", "after"):
		if !s.closed(u + 2) {
			return expr{}, false
		}
		sign, base = int(w.n), s.then()
	case w.class == relative:
		sign, base = int(w.n), s.then()
		if k.n >= years && !s.focus.IsZero() {
			base = s.focus
		}
		if sign > 0 && base == s.pub && s.tense(u) != future {
			return expr{}, false // later than what, the text does not say
		}
	case s.is(u+1, "from") && s.is(u+2, "now"):
		sign, end = 1, u+3
	case s.is(t-1, "in") && !s.is(t, "a", "an") && s.tense(u) == future:
		sign, end = 1, u+1
		if s.is(end, "'", "'s") && s.is(end+1, "time") {
			end += 2
		}
	default:
		return expr{}, false
	}
	if base.IsZero() {
		return s.open(t, end)
	}
	if base.Precision() == caldate.Year && k.n < years || base.Precision() == caldate.Month && k.n < months {
		return expr{}, false
	}
	if rough {
		a, b := s.near(k.n, base, sign*2), s.near(k.n, base, sign*5)
		if sign < 0 {
			a, b = b, a
		}
		return expr{first: t, end: end, value: caldate.Interval{Start: a.Start, End: b.End, Precision: caldate.Range}}, true
	}
	return expr{first: t, end: end, value: s.near(k.n, base, sign*n)}, true
}

// near is the time n units from base, as exact as such words are meant: "ten
// years ago" is a year, "two weeks ago" a week.
func (s *scanner) near(u int16, base caldate.Date, n int) caldate.Interval {
	switch u {
	case decades:
		return s.shift(years, base, 10*n)
	case centuries:
		return s.shift(years, base, 100*n)
	case hours:
		return caldate.At(moved(base, hours, n/24*24))
	}
	return s.shift(u, base, n)
}

// closed reports whether nothing follows at t that "before" could govern.
func (s *scanner) closed(t doc.Tok) bool {
	return t >= s.end || s.d.Tokens[t].UPOS == doc.PUNCT || s.is(t, ",", ".", ";", "and", ")", "\"")
}

// bareUnit reads "the day before", "the day after tomorrow" and "the weekend".
func (s *scanner) bareUnit(t doc.Tok) (expr, bool) {
	k := s.at(t)
	if k.many || !s.is(t-1, "the") {
		return expr{}, false
	}
	if k.n == weekends {
		if s.pub.IsZero() {
			return s.open(t, t+1)
		}
		n := 0
		if s.tense(t) != future && s.pub.Weekday() != time.Sunday && s.pub.Weekday() != time.Saturday {
			n = -1
		}
		return expr{first: t, end: t + 1, value: s.shift(weekends, s.pub, n)}, true
	}
	if !s.is(t+1, "before", "after") || k.n < days {
		return expr{}, false
	}
	n := int(s.at(t + 1).n)
	if k.n == days && s.at(t+2).class == deictic && s.at(t+2).n == int16(n) {
		return s.deicticTo(t-1, t+3, 2*n)
	}
	base := s.then()
	if !s.closed(t+2) || base.IsZero() || base.Precision() == caldate.Year && k.n < years || base.Precision() == caldate.Month && k.n < months {
		return expr{}, false
	}
	return expr{first: t, end: t + 2, value: s.shift(k.n, base, n)}, true
}

func (s *scanner) deicticTo(t, end doc.Tok, by int) (expr, bool) {
	x, ok := s.deictic(t, by)
	x.first, x.end = t+1, end
	return x, ok
}
