package numeral

import (
	"strings"
	"testing"
)

func TestScan(t *testing.T) {
	for _, c := range []struct {
		text string
		want int64
		used int
	}{
		{"12 people", 12, 1},
		{"1,200 people", 1200, 1},
		{"1,00,000 people", 100000, 1},
		{"1.5 million people", 1500000, 2},
		{"1.5m people", 1500000, 1},
		{"two hundred and fifty rebels", 250, 4},
		{"one hundred rebels", 100, 2},
		{"three thousand five hundred", 3500, 4},
		{"forty-two men", 42, 1},
		{"forty - two men", 42, 3},
		{"twenty five men", 25, 2},
		{"seventeen and eighteen", 17, 1},
		{"two thousand and sixteen", 2016, 4},
		{"15 and 60", 15, 1},
		{"two million three hundred thousand", 2300000, 5},
		{"four million and two", 4000002, 4},
		{"hundred men", 0, 0},
		{"men", 0, 0},
		{"1,20 men", 0, 0},
		{"five six", 5, 1},
		{"99999999999999999999", 0, 0},
	} {
		words := strings.Fields(c.text)
		got, next, ok := Scan(func(i int) string { return words[i] }, 0, len(words))
		if got != c.want || next != c.used || ok != (c.used > 0) {
			t.Errorf("%q: got %d over %d words, want %d over %d", c.text, got, next, c.want, c.used)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for text, want := range map[string]int64{"1st": 1, "22nd": 22, "third": 3, "twenty-first": 21, "thirtieth": 30} {
		if got, ok := Ordinal(text); !ok || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"one", "th", "xth", "10", "most"} {
		if got, ok := Ordinal(text); ok {
			t.Errorf("%q: got %d, want none", text, got)
		}
	}
}

func FuzzScan(f *testing.F) {
	f.Add("two hundred and 1,000.5bn million - five")
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		v, next, ok := Scan(func(i int) string { return words[i] }, 0, len(words))
		if next < 0 || next > len(words) || ok != (next > 0) || v < 0 {
			t.Fatalf("%q: value %d, next %d, %v", text, v, next, ok)
		}
	})
}
