package when

import (
	"strings"
	"testing"
	"unicode"

	"regesta/internal/article"
	"regesta/internal/caldate"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/span"
	"regesta/internal/vocab"
)

// plain cuts text into words and marks; each line is a sentence. It tags
// nothing, so that the cases below rest on words alone.
func plain(text string) *coding.Coding {
	d := doc.New(vocab.NewBuilder().Freeze())
	d.Reset(&article.Article{Text: text})
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '/' }
	for i, r := range text {
		switch {
		case r == '\n':
			d.EndSent(0)
		case unicode.IsSpace(r):
		case word(r):
			if n := len(d.Tokens); n > 0 && int(d.Tokens[n-1].End) == i && word(rune(text[i-1])) {
				d.Tokens = d.Tokens[:n-1]
				d.Add(span.Span{Start: d.Tokens[:n][n-1].Start, End: int32(i + len(string(r)))}, 0)
				continue
			}
			fallthrough
		default:
			d.Add(span.Span{Start: int32(i), End: int32(i + len(string(r)))}, 0)
		}
	}
	d.EndSent(0)
	d.Link()
	c := &coding.Coding{}
	c.Reset(d)
	return c
}

func value(v caldate.Interval) string {
	if v.Start == v.End {
		return v.Start.String()
	}
	return v.Start.String() + ".." + v.End.String()
}

// The articles of these cases appeared on Thursday, 9 June 2016.
func TestRun(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They met on June 9, 2016 in Bree", "June 9, 2016=2016-06-09"},
		{"They met on 9 June 2016", "9 June 2016=2016-06-09"},
		{"the 9th of June, 2016", "9th of June, 2016=2016-06-09"},
		{"in June 2016", "June 2016=2016-06"},
		{"It fell in 2014", "2014=2014"},
		{"over 2000 men died", ""},
		{"in the 1990s", "1990s=1990..1999"},
		{"the '90s were long", ""},
		{"a village of the 19th century", "19th century=1800..1899"},
		{"They met on Thursday", "Thursday=2016-06-09"},
		{"They met on Friday", "Friday=2016-06-03"},
		{"They will meet on Friday", "Friday=2016-06-10"},
		{"They fought late on Wednesday night", "late on Wednesday night=2016-06-08"},
		{"Monday last week was quiet", "Monday last week=2016-05-30"},
		{"on Tuesday, June 7", "Tuesday, June 7=2016-06-07"},
		{"on Tuesday (7 June)", "Tuesday (7 June)=2016-06-07"},
		{"last Thursday and next Thursday", "last Thursday=2016-06-02 next Thursday=2016-06-16"},
		{"yesterday", "yesterday=2016-06-08"},
		{"tomorrow morning", "tomorrow morning=2016-06-10"},
		{"last night", "last night=2016-06-08"},
		{"this morning", "this morning=2016-06-09"},
		{"last month and next year", "last month=2016-05 next year=2017"},
		{"earlier this week", "earlier this week=2016-06-06..2016-06-12"},
		{"last weekend", "last weekend=2016-06-04..2016-06-05"},
		{"over the weekend", "weekend=2016-06-04..2016-06-05"},
		{"this year", "this year=2016"},
		{"since March 2011", "since March 2011=2011-03.."},
		{"since last month", "since last month=2016-05.."},
		{"until Thursday", "until Thursday=..2016-06-09"},
		{"between March 2011 and June 2012", "between March 2011 and June 2012=2011-03..2012-06"},
		{"from June to August 2015", "from June to August 2015=2015-06..2015-08"},
		{"from 2003 to 2011", "from 2003 to 2011=2003..2011"},
		{"1975-1990", "1975-1990=1975..1990"},
		{"the 2014-15 season", "2014-15=2014..2015"},
		{"June 9-11, 2016", "June 9-11, 2016=2016-06-09..2016-06-11"},
		{"9 to 11 June", "9 to 11 June=2016-06-09..2016-06-11"},
		{"2016-06-09 and 6/9/2016", "2016-06-09=2016-06-09 6/9/2016=2016-06-09"},
		{"the 2001 September 11 attacks", "2001 September 11=2001-09-11"},
		{"25 centuries ago", "25 centuries ago="},
		{"after 9/11", "9/11=2001-09-11"},
		{"in March 2003 they came\nthree days later they left", "March 2003=2003-03"},
		{"on 20 March 2003 they came\nthree days later they left", "20 March 2003=2003-03-20 three days later=2003-03-23"},
		{"on 20 March 2003 they came\nthe next day they left", "20 March 2003=2003-03-20 next day=2003-03-21"},
		{"on 20 March 2003 they came\nthat night they slept and left the following morning", "20 March 2003=2003-03-20 that night=2003-03-20 following morning=2003-03-21"},
		{"it will run from May 23 to July 9", "from May 23 to July 9=2016-05-23..2016-07-09"},
		{"in 2003 they came and left that year", "2003=2003 that year=2003"},
		{"a year later", ""},
		{"in 2014 they came\na year later they left", "2014=2014 a year later=2015"},
		{"two weeks ago", "two weeks ago=2016-05-23..2016-05-29"},
		{"three days ago", "three days ago=2016-06-06"},
		{"two years ago", "two years ago=2014"},
		{"a decade ago", "a decade ago=2006"},
		{"the June 9 talks", "June 9=2016-06-09"},
		{"the November 3 election will be held", "November 3=2015-11-03"},
		{"it will be held on November 3", "November 3=2016-11-03"},
		{"spring 2014", "spring 2014=2014-03..2014-05"},
		{"in the summer of 2012", "summer of 2012=2012-06..2012-08"},
		{"last summer", "last summer=2015-06..2015-08"},
		{"the past five years", "past five years=2011-06-09..2016-06-09"},
		{"the last 24 hours", "last 24 hours=2016-06-08..2016-06-09"},
		{"the past week", "past week=2016-06-02..2016-06-09"},
		{"in early June", "early June=2016-06"},
		{"mid-June", "mid-June=2016-06"},
		{"since mid-May", "since mid-May=2016-05.."},
		{"they left the next day", ""},
		{"by the end of 2015", "end of 2015=2015-12-31"},
		{"the end of the year", "end of the year=2016-12-31"},
		{"the first week of June", "first week of June=2016-06-01..2016-06-07"},
		{"the third quarter of 2015", "third quarter of 2015=2015-07..2015-09"},
		{"the last day of May", "last day of May=2016-05-31"},
		{"the day before yesterday", "day before yesterday=2016-06-07"},
		{"on Christmas Day", "Christmas Day=2015-12-25"},
		{"They may march for a second day in 5 days", ""},
		{"You May Go", ""},
		{"In May 30 people died", "May=2016-05"},
		{"over 2015 people", ""},
		{"for three days", ""},
		{"the last five months of her life", ""},
		{"on Mondays", ""},
		{"Black Friday", ""},
		{"February 30", ""},
		{"last June", "last June=2015-06"},
		{"a few days ago", "a few days ago=2016-06-04..2016-06-07"},
	} {
		check(t, c.text, caldate.Of(2016, 6, 9), c.want)
	}
}

func check(t *testing.T, text string, published caldate.Date, want string) {
	t.Helper()
	c := plain(text)
	Run(c, published)
	var got []string
	for _, x := range c.Dates {
		got = append(got, c.Doc.Cut(x.First, x.End)+"="+value(x.Value))
	}
	if g := strings.Join(got, " "); g != want {
		t.Errorf("%q:\n got %s\nwant %s", text, g, want)
	}
}

func TestWithoutPublicationDate(t *testing.T) {
	check(t, "They met on Thursday, after June 9, 2016", caldate.Date{}, "Thursday= June 9, 2016=2016-06-09")
	c := plain("They met on Thursday\nYesterday they left")
	Run(c, caldate.Date{})
	if len(c.Warnings) != 1 {
		t.Errorf("warnings: got %q, want one", c.Warnings)
	}
}

func FuzzRun(f *testing.F) {
	f.Add("from June 31 to the end of the last 9 days of mid-2016-13-40, a couple of years ago on Thursday (June 9")
	f.Add("since between 1990's and 9-8 May 2016 - 6/31/2016 the day before the 22nd century")
	f.Fuzz(func(t *testing.T, text string) {
		c := plain(strings.ToValidUTF8(text, ""))
		for _, p := range []caldate.Date{{}, caldate.Of(2016, 2, 29)} {
			c.Reset(c.Doc)
			Run(c, p)
			end := doc.Tok(0)
			for _, x := range c.Dates {
				if x.First < end || x.End <= x.First || x.Head < x.First || x.Head >= x.End {
					t.Fatalf("%q: bad date %+v", text, x)
				}
				end = x.End
			}
		}
	})
}

func BenchmarkRun(b *testing.B) {
	c := plain("Rebels shelled the town on Thursday, three days after a truce of March 2011 ended, officials said\nThey will meet next week in the city")
	b.ReportAllocs()
	for b.Loop() {
		c.Dates = c.Dates[:0]
		Run(c, caldate.Of(2016, 6, 9))
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(c.Doc.Tokens)), "ns/token")
}
