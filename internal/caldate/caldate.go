// Package caldate holds calendar dates of limited precision: a day, a month, a
// year, or a range of them. All arithmetic is in the proleptic Gregorian
// calendar (ISO 8601); there are no times of day and no zones.
package caldate

import (
	"fmt"
	"strconv"
	"time"
)

// Precision says how much of a date is known.
type Precision uint8

const (
	Unknown Precision = iota
	Day
	Week
	Month
	Season // a quarter or season
	Year
	Range // explicit start and end
)

var precisionNames = [...]string{"", "day", "week", "month", "season", "year", "range"}

func (p Precision) String() string { return precisionNames[p] }

// A Date is a day, or the first day of a month or year. The zero Date is
// unknown.
type Date struct {
	Year       int32
	Month, Day uint8 // 0 if not known
}

// Of returns the day y-m-d.
func Of(y, m, d int) Date { return Date{int32(y), uint8(m), uint8(d)} }

// IsZero reports whether d is unknown.
func (d Date) IsZero() bool { return d == Date{} }

// Precision is Day, Month, Year or Unknown.
func (d Date) Precision() Precision {
	switch {
	case d.IsZero():
		return Unknown
	case d.Month == 0:
		return Year
	case d.Day == 0:
		return Month
	}
	return Day
}

// String is the ISO form, as long as what is known: 2016-06-09, 2016-06, 2016,
// or the empty string.
func (d Date) String() string {
	switch d.Precision() {
	case Day:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	case Month:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case Year:
		return fmt.Sprintf("%04d", d.Year)
	}
	return ""
}

// Parse reads YYYY, YYYY-MM or YYYY-MM-DD. The day must exist.
func Parse(s string) (Date, error) {
	bad := func() (Date, error) {
		return Date{}, fmt.Errorf("%q is no date: write YYYY-MM-DD, YYYY-MM or YYYY", s)
	}
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return bad()
	}
	num := func(a, b int) int {
		for _, c := range []byte(s[a:b]) {
			if c < '0' || c > '9' {
				return -1
			}
		}
		n, _ := strconv.Atoi(s[a:b])
		return n
	}
	d := Date{Year: int32(num(0, 4))}
	if d.Year <= 0 {
		return bad()
	}
	if len(s) >= 7 {
		m := num(5, 7)
		if s[4] != '-' || m < 1 || m > 12 {
			return bad()
		}
		d.Month = uint8(m)
	}
	if len(s) == 10 {
		n := num(8, 10)
		if s[7] != '-' || n < 1 || n > DaysIn(int(d.Year), int(d.Month)) {
			return bad()
		}
		d.Day = uint8(n)
	}
	return d, nil
}

// DaysIn is the number of days in month m of year y.
func DaysIn(y, m int) int {
	return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// First is the first day that d may mean.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	d.Month, d.Day = max(d.Month, 1), max(d.Day, 1)
	return d
}

// Last is the last day that d may mean.
func (d Date) Last() Date {
	if d.IsZero() {
		return d
	}
	if d.Month == 0 {
		d.Month = 12
	}
	if d.Day == 0 {
		d.Day = uint8(DaysIn(int(d.Year), int(d.Month)))
	}
	return d
}

// Time is midnight UTC of d's first day.
func (d Date) Time() time.Time {
	f := d.First()
	return time.Date(int(f.Year), time.Month(f.Month), int(f.Day), 0, 0, 0, 0, time.UTC)
}

// FromTime returns the day of t in its own zone.
func FromTime(t time.Time) Date {
	y, m, d := t.Date()
	return Of(y, int(m), d)
}

// AddDays returns the day n days after d's first day.
func (d Date) AddDays(n int) Date { return FromTime(d.Time().AddDate(0, 0, n)) }

// AddMonths returns the month n months after d's, without a day.
func (d Date) AddMonths(n int) Date {
	m := int(d.Year)*12 + int(max(d.Month, 1)) - 1 + n
	return Date{Year: int32(m / 12), Month: uint8(m%12 + 1)}
}

// Weekday is that of d's first day.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// Compare orders dates by their first day; unknown dates come first.
func (d Date) Compare(e Date) int {
	a, b := d.First(), e.First()
	x := int(a.Year)*512 + int(a.Month)*32 + int(a.Day)
	y := int(b.Year)*512 + int(b.Month)*32 + int(b.Day)
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// An Interval is a stretch of days, both ends inclusive and possibly partial.
// A zero end is open ("since March 2011").
type Interval struct {
	Start, End Date
	Precision  Precision
}

// At is the interval that d alone spans.
func At(d Date) Interval { return Interval{d, d, d.Precision()} }

// IsZero reports whether nothing is known of i.
func (i Interval) IsZero() bool { return i.Start.IsZero() && i.End.IsZero() }

// Contains reports whether day d may lie in i; an unknown d lies in every interval.
func (i Interval) Contains(d Date) bool {
	if d.IsZero() {
		return true
	}
	return (i.Start.IsZero() || d.Last().Compare(i.Start.First()) >= 0) &&
		(i.End.IsZero() || d.First().Compare(i.End.Last()) <= 0)
}

// InYear is i moved to start in year y, its length in years kept. The 29th of
// February becomes the 28th where y has none.
func (i Interval) InYear(y int32) Interval {
	by := y - i.Start.Year
	i.Start = i.Start.inYear(i.Start.Year + by)
	if !i.End.IsZero() {
		i.End = i.End.inYear(i.End.Year + by)
	}
	return i
}

func (d Date) inYear(y int32) Date {
	d.Year = y
	if d.Day > 28 {
		d.Day = min(d.Day, uint8(DaysIn(int(y), int(d.Month))))
	}
	return d
}
