package coder

import (
	"testing"

	"regesta/internal/article"
	"regesta/internal/caldate"
)

// TestDatesAreWholeDays checks that a day, month or year, known in part, is
// published as the interval of days that it means.
func TestDatesAreWholeDays(t *testing.T) {
	w := loaded(t).NewWorker()
	year, _ := caldate.Parse("2016")
	r := w.Code(article.New(article.Article{ID: "a", Published: year}, "Sweden attacked Norway. Chad had met Mali in May 2014. Togo has fought since 2011."))
	if len(r.Events) == 0 || r.Events[0].Date == nil {
		t.Fatalf("events: %+v", r.Events)
	}
	if d := r.Events[0].Date; d.Start != "2016-01-01" || d.End != "2016-12-31" || d.Precision != "year" || d.Source != "published" {
		t.Errorf("date of publication: %+v", d)
	}
	for i, want := range [][2]string{{"2014-05-01", "2014-05-31"}, {"2011-01-01", ""}} {
		if d := r.Dates[i]; d.ValueStart != want[0] || d.ValueEnd != want[1] {
			t.Errorf("%q: %s to %s", d.Text, d.ValueStart, d.ValueEnd)
		}
	}
}

func TestTitleIsOneLine(t *testing.T) {
	r := loaded(t).NewWorker().Code(article.New(article.Article{ID: "a"}, "Sweden and Norway meet for talks on the\nborder that both of them have claimed for\n\nThe two states met on Thursday. They agreed."))
	if want := "Sweden and Norway meet for talks on the border that both of them have claimed for"; r.Doc.Title != want {
		t.Errorf("title %q", r.Doc.Title)
	}
}

// TestCountryAndItsSource checks that no participant names the source of a
// country that it does not have.
func TestCountryAndItsSource(t *testing.T) {
	r := loaded(t).NewWorker().Code(article.New(article.Article{ID: "a"}, "Police in Pakistani-controlled Kashmir say at least 12 people were killed."))
	for _, s := range r.Statements {
		if p := s.Speaker; p != nil && (p.Country == "") != (p.CountryFrom == "") {
			t.Errorf("%+v", p)
		}
	}
}

// TestLabelUsersHaveNames checks that a publisher whose name is unknown is no
// participant without words.
func TestLabelUsersHaveNames(t *testing.T) {
	text := "The Takfiri terror groups attacked Aleppo on Monday."
	for publisher, want := range map[string]int{"": 0, "Mirath TV": 1} {
		r := loaded(t).NewWorker().Code(article.New(article.Article{ID: "a", Publisher: publisher}, text))
		if len(r.Labels) != 1 || len(r.Labels[0].UsedBy) != want {
			t.Errorf("publisher %q: %+v", publisher, r.Labels)
		}
	}
}
