package eval

import (
	"regesta/internal/caldate"
	"regesta/record"
)

// A DateText is a text with its gold dates, as in the TEI layer of GUM; offsets
// in code points. Mentions are all expressions of time, also those that the
// gold gives no value.
type DateText struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Date  string `json:"date"`
	Dates []struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		When  string `json:"when"`
	} `json:"dates"`
	Mentions [][2]int `json:"time_mentions"`
}

// Dates scores the values of complete dates: gold dates with one value that is
// a day, a month or a year. A date of the record is right if it overlaps the
// gold one and its value, or the one known end of an open one, is the same. A
// date that overlaps an expression without gold value is not counted.
func Dates(gold []DateText, code Code) []Score {
	var values prf
	found := 0
	for _, g := range gold {
		r := code(g.ID, g.Text, g.Date)
		used := make([]bool, len(r.Dates))
		for _, w := range g.Dates {
			want, err := caldate.Parse(w.When)
			complete := err == nil && len(w.When) >= 4
			hit, met := false, false
			for i, d := range r.Dates {
				if !(extent{d.Start, d.End}).overlaps(extent{w.Start, w.End}) {
					continue
				}
				if !used[i] && complete {
					values.predicted++
				}
				used[i], met = true, true
				hit = hit || means(d, want)
			}
			if !complete {
				continue
			}
			values.gold++
			if hit {
				values.hits++
			}
			if met {
				found++
			}
		}
		for i, d := range r.Dates {
			if !used[i] && whole(d) && !timed(g.Mentions, d) {
				values.predicted++
			}
		}
	}
	return []Score{values.score("dates: value"), accuracy("dates: found", found, values.gold)}
}

// means reports whether d is, begins or ends with want.
func means(d record.DateSpan, want caldate.Date) bool {
	start, end := d.ValueStart == want.First().String() || d.ValueStart == want.String(), d.ValueEnd == want.Last().String() || d.ValueEnd == want.String()
	switch {
	case d.ValueStart == "":
		return end
	case d.ValueEnd == "" || d.Precision == caldate.Range.String():
		return start || end
	}
	return start && end
}

// whole reports whether d is one day, month or year.
func whole(d record.DateSpan) bool {
	switch d.Precision {
	case caldate.Day.String(), caldate.Month.String(), caldate.Year.String():
		return true
	}
	return false
}

func timed(mentions [][2]int, d record.DateSpan) bool {
	for _, m := range mentions {
		if (extent{d.Start, d.End}).overlaps(extent{m[0], m[1]}) {
			return true
		}
	}
	return false
}
