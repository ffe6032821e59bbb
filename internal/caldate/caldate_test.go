package caldate

import "testing"

func TestParse(t *testing.T) {
	for _, s := range []string{"2016", "2016-06", "2016-06-09", "2016-02-29"} {
		d, err := Parse(s)
		if err != nil || d.String() != s {
			t.Errorf("Parse(%q) = %v, %v", s, d, err)
		}
	}
	for _, s := range []string{"", "16", "2016-13", "2015-02-29", "2016/06/09", "2016-6-9", "+016", "2016-06-0x", "0000"} {
		if d, err := Parse(s); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", s, d)
		}
	}
}

func TestArithmetic(t *testing.T) {
	d := Of(2016, 2, 28)
	if got := d.AddDays(2); got != Of(2016, 3, 1) {
		t.Error(got)
	}
	if got := Of(2016, 1, 31).AddMonths(-1).String(); got != "2015-12" {
		t.Error(got)
	}
	if (Date{Year: 2016, Month: 2}).Last() != Of(2016, 2, 29) {
		t.Error("leap year")
	}
	i := Interval{Start: Date{Year: 2011, Month: 3}}
	if !i.Contains(Of(2016, 1, 1)) || i.Contains(Of(2011, 2, 28)) || !i.Contains(Date{Year: 2011}) {
		t.Error("open interval")
	}
}
