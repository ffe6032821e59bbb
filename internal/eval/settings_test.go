package eval

import (
	"encoding/json"
	"testing"

	"regesta/record"
)

func TestDates(t *testing.T) {
	gold := decodeRow[DateText](t, `{"text": "In May 2014, in 2015, on Monday and today.", "date": "2016-06-09", "time_mentions": [[36, 41]],
		"dates": [{"start": 3, "end": 11, "when": "2014-05"}, {"start": 16, "end": 20, "when": "2015"}, {"start": 22, "end": 31, "from": "2016"}]}`)
	code := func(_, _, _ string) *record.Record {
		return &record.Record{Dates: []record.DateSpan{
			{Start: 3, End: 11, ValueStart: "2014-05-01", ValueEnd: "2014-05-31", Precision: "month"},
			{Start: 13, End: 20, ValueStart: "2016-01-01", ValueEnd: "2016-12-31", Precision: "year"},
			{Start: 25, End: 31, ValueStart: "2016-06-06", ValueEnd: "2016-06-06", Precision: "day"},
			{Start: 36, End: 41, ValueStart: "2016-06-09", ValueEnd: "2016-06-09", Precision: "day"},
		}}
	}
	if s := Dates([]DateText{gold}, code)[0]; s.Hits != 1 || s.Total != 2 || s.Precision != 0.5 {
		t.Errorf("got %+v, want 1 of 2 right and half of the coded ones", s)
	}
}

func TestPlaces(t *testing.T) {
	gold := decodeRow[PlaceText](t, `{"text": "From Bree to Edoras to Nowhere", "toponyms": [{"start": 5, "end": 9, "lat": 1, "lon": 1},
		{"start": 13, "end": 19, "lat": 10, "lon": 10}, {"start": 23, "end": 30, "lat": 0, "lon": 0}]}`)
	at := func(lat, lon float64) *record.Place {
		return &record.Place{Lat: &lat, Lon: &lon, Resolution: "city", Country: "GON"}
	}
	a, b := at(1.5, 1.5), at(1, 1)
	a.Start, a.End, b.Start, b.End = 5, 9, 13, 19
	code := func(_, _, _ string) *record.Record { return &record.Record{Places: []record.Place{*a, *b}} }
	for i, s := range Places([]PlaceText{gold}, code, func(float64, float64) string { return "GON" }) {
		if want := []Score{{Hits: 2, Total: 3}, {Hits: 1, Total: 2}, {Hits: 1, Total: 2}, {Hits: 2, Total: 2}}[i]; s.Hits != want.Hits || s.Total != want.Total {
			t.Errorf("%s: got %d of %d, want %d of %d", s.Name, s.Hits, s.Total, want.Hits, want.Total)
		}
	}
}

func decodeRow[T any](t *testing.T, s string) T {
	t.Helper()
	var x T
	if err := json.Unmarshal([]byte(s), &x); err != nil {
		t.Fatal(err)
	}
	return x
}
