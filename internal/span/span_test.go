package span

import (
	"testing"
	"unicode/utf8"
)

func TestIndexRoundTrip(t *testing.T) {
	text := ""
	for i := range 300 {
		text += string(rune('a'+i%26)) + []string{"", "é", "”", "😀", "\u00a0"}[i%5]
	}
	for _, s := range []string{"", "a", "é", text} {
		x := NewIndex(s)
		n := 0
		for b := range s {
			if got := x.Rune(int32(b)); got != n {
				t.Fatalf("Rune(%d) = %d, want %d", b, got, n)
			}
			if got := x.Byte(n); got != int32(b) {
				t.Fatalf("Byte(%d) = %d, want %d", n, got, b)
			}
			n++
		}
		if got := x.Rune(int32(len(s))); got != utf8.RuneCountInString(s) {
			t.Fatalf("end: %d", got)
		}
		if got := x.Byte(n + 5); got != int32(len(s)) {
			t.Fatalf("past the end: %d", got)
		}
	}
}

func TestTrim(t *testing.T) {
	text := "\u00a0 Bree \n"
	if got := (Span{0, int32(len(text))}).Trim(text).Cut(text); got != "Bree" {
		t.Errorf("got %q", got)
	}
	if !(Span{0, 2}).Trim("  ").Empty() {
		t.Error("white space is not trimmed away")
	}
}
