package ner

import "testing"

func TestNameSet(t *testing.T) {
	b := &NameSetBuilder{}
	b.Add("Minas Tirith", City)
	b.Add("Dol-Guldur", Town)
	b.Add("Éomer", Given)
	b.Add("Eomer", Full)
	s := b.Build()
	for _, c := range []struct {
		phrase string
		want   NameClass
	}{
		{"Minas Tirith", City},
		{"minas tirith", City},
		{"Minas", 0},
		{"Dol Guldur", Town},
		{"Eomer", Given | Full},
		{"", 0},
	} {
		var p phraseHash
		p.add(c.phrase)
		if got := s.lookup(p.h); got != c.want {
			t.Errorf("%q has classes %b, want %b", c.phrase, got, c.want)
		}
	}
}

// Whatever the scores, the decoder's labels form whole names.
func TestDecoderGivesWholeNames(t *testing.T) {
	const n = 12
	var z decoder
	var s steps
	z.reset(n)
	seed := uint64(1)
	for range 200 {
		for i := range n {
			for y := range z.emit[i] {
				seed = seed*6364136223846793005 + 1442695040888963407
				z.emit[i][y] = int32(seed>>40) % 1000
			}
		}
		out := make([]label, n)
		z.run(&s, make([]cell, n), nil, out)
		open := outside
		for i, y := range out {
			switch {
			case open == outside && y != outside && (y%4 == 2 || y%4 == 3):
				t.Fatalf("label %d continues no name: %v", i, out)
			case open != outside && y != open && y != open+1 && y != open+2 || open != outside && y == open:
				t.Fatalf("label %d breaks a name: %v", i, out)
			}
			switch y % 4 {
			case 1:
				open = y
			case 3, 0:
				open = outside
			}
		}
		if open != outside {
			t.Fatalf("the last name is not closed: %v", out)
		}
	}
}
