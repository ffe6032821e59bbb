package coder

import (
	"os"
	"strings"
	"testing"

	"regesta/internal/article"
	"regesta/internal/caldate"
)

func sample(t testing.TB) string {
	b, err := os.ReadFile("../../testdata/articles/harbour.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func loaded(t testing.TB) *Knowledge {
	k, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// invented is loaded with the states of data/examples.
func invented(t testing.TB) *Knowledge {
	k, err := LoadInvented("")
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// TestPanicCostsOneArticle makes a step panic and expects a record that says so,
// and a worker that goes on.
func TestPanicCostsOneArticle(t *testing.T) {
	w := loaded(t).NewWorker()
	broken := w.tokens
	w.tokens = nil
	r := w.Code(article.New(article.Article{ID: "a"}, "Orcs came."))
	if r.Error == nil || r.Doc.ID != "a" || !strings.Contains(r.Error.Message, "internal error") || r.Error.Where == "unknown" {
		t.Errorf("got %+v", r.Error)
	}
	if w.tokens == nil || w.tokens == broken {
		t.Error("the worker was not reset")
	}
	if r := w.Code(article.New(article.Article{ID: "b"}, "Sweden thanked Norway.")); r.Error != nil || len(r.Sentences) != 1 {
		t.Errorf("the next article is not coded: %+v", r.Error)
	}
}

// TestNothingStays codes one article before and after another: the record must
// not depend on what the worker has seen.
func TestNothingStays(t *testing.T) {
	w := loaded(t).NewWorker()
	first := article.New(article.Article{ID: "a"}, "Sweden's prime minister met the king of Norway in Oslo. He said at least 12 people had been killed.")
	before := w.Code(first)
	w.Code(article.New(article.Article{ID: "b"}, sample(t)))
	after := w.Code(first)
	if len(before.Events) != len(after.Events) || len(before.Statements) != len(after.Statements) || *before.Figures[0].Min != *after.Figures[0].Min {
		t.Errorf("before %+v\nafter %+v", before, after)
	}
}

func FuzzCode(f *testing.F) {
	for _, s := range []string{sample(f), "Prices rose, more than they anticipated", "“We go,” he said. “They stay.”", "Sweden, Norway and", "(“", "a\n\n\nb c.", "On May 5 U.S. Gen. X. said: \"No", "10,000 killed in 2016-2017."} {
		f.Add(s)
	}
	w := loaded(f).NewWorker()
	f.Fuzz(func(t *testing.T, text string) {
		a := article.New(article.Article{ID: "a", Language: "en"}, text)
		r := w.Code(a)
		if r.Error != nil {
			t.Fatalf("%s in %s", r.Error.Message, r.Error.Where)
		}
		if err := w.doc.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

// BenchmarkCode measures the whole of code on one article with one worker.
func BenchmarkCode(b *testing.B) {
	w := loaded(b).NewWorker()
	a := article.New(article.Article{ID: "a"}, sample(b))
	tokens, sents := 0, 0
	for b.Loop() {
		w.Code(a)
		tokens += len(w.doc.Tokens)
		sents += len(w.doc.Sents)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
	b.ReportMetric(float64(sents)/b.Elapsed().Seconds(), "sentences/s")
}

// BenchmarkParse measures the linguistic layer alone.
func BenchmarkParse(b *testing.B) {
	w := loaded(b).NewWorker()
	a := article.New(article.Article{ID: "a"}, sample(b))
	tokens := 0
	for b.Loop() {
		tokens += len(w.Parse(a).Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkLoad measures start-up.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		loaded(b)
	}
}

// TestEntityCodes expects each entity of a coordination to have its own codes,
// and a plural that stands for several to have none.
func TestEntityCodes(t *testing.T) {
	w := loaded(t).NewWorker()
	r := w.Code(article.New(article.Article{ID: "a"}, "Iran, Russia and Syria signed a pact. The three countries will cooperate."))
	var got []string
	for _, e := range r.Entities {
		got = append(got, e.Name+" "+e.Country)
	}
	if s := strings.Join(got, "; "); s != "Iran IRN; Russia RUS; Syria SYR; The three countries " {
		t.Errorf("got %s", s)
	}
}

// TestResolveInContext codes phrases where they stand: local people by the place
// of their clause, a country's name whatever longer name it is a part of.
func TestResolveInContext(t *testing.T) {
	w := loaded(t).NewWorker()
	for _, c := range []struct{ phrase, context, want string }{
		{"Gunmen", "Gunmen fired on a Saudi car in Karachi, killing the driver.", "PAK UAF place"},
		{"people", "Thousands of people protested in Spain against a raid by Moroccan authorities.", "ESP CVL place"},
		{"Iraq", "Iraq Inquiry documents show the minister was offered an alternative.", "IRQ  stated"},
		{"retired generals", "Chile's Supreme Court convicted two retired generals of illegal sales to Croatia.", "CHL MIL context"},
	} {
		x := w.Resolve(c.phrase, c.context, caldate.Of(2011, 3, 4))
		if got := x.Country.String() + " " + x.Sector.String() + " " + x.From.String(); got != c.want {
			t.Errorf("%s in %q: got %s, want %s", c.phrase, c.context, got, c.want)
		}
	}
}
