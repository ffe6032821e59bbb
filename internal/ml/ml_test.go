package ml

import (
	"slices"
	"testing"
)

// A table answers for what it holds and, but for rare collisions, for nothing
// else.
func TestWordTable(t *testing.T) {
	rnd := Rand(1)
	var words []WordValue
	for i := range 1000 {
		words = append(words, WordValue{Hash: rnd.Next(), Value: uint32(i + 1)})
	}
	table := NewWordTable(words)
	for _, w := range words {
		if got := table.Get(w.Hash); got != w.Value {
			t.Fatalf("Get(%x) = %d, want %d", w.Hash, got, w.Value)
		}
	}
	for range 1000 {
		if v := table.Get(rnd.Next()); v != 0 {
			t.Errorf("an unknown word has value %d", v)
		}
	}
}

// Scores of the packed model are those of training, averaged and scaled.
func TestTrainers(t *testing.T) {
	hs := []uint64{H1(1, 1), H2(2, 1, 2), H3(3, 1, 2, 3)}
	a, b := &TriplesTrainer{MinUpdates: 1}, &RowsTrainer{MinUpdates: 1}
	a.Update(hs, 2, 0) // at step 0, so that the average is the weight
	b.Update(hs, 100, 3)
	for range 10 {
		a.Tick()
		b.Tick()
	}
	got := [3]int32{}
	NewTriples(16, 0, a).Add(hs, &got)
	if want := [3]int32{-48, 0, 48}; got != want {
		t.Errorf("triples %v, want %v", got, want)
	}
	var rows [MaxClasses]int32
	NewRows(16, 0, b).Add(hs, &rows)
	if rows[100] != 48 || rows[3] != -48 || rows[4] != 0 {
		t.Errorf("rows %v", rows)
	}
}

// Large weights keep their place beside small ones: rows have units.
func TestRowUnits(t *testing.T) {
	h := []uint64{H1(1, 1)}
	tr := &RowsTrainer{MinUpdates: 1}
	for range 1000 {
		tr.Update(h, 1, 2)
	}
	tr.Tick()
	var s [MaxClasses]int32
	NewRows(16, 0, tr).Add(h, &s)
	if s[1] < 15800 || s[1] > 16000 || s[2] > -15800 {
		t.Errorf("weights %d and %d, want about 16000 and -16000", s[1], s[2])
	}
}

func TestFile(t *testing.T) {
	f := &File{Kind: "test", Features: 7}
	slots := make([]uint64, 64)
	slots[3], slots[63] = 12, 1<<63
	f.PutSlots("slots", slots)
	f.Put("bytes", []byte("abc"))
	g, err := Decode(f.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	got, err := g.Slots("slots")
	if err != nil || !slices.Equal(got, slots) || g.Kind != "test" || g.Features != 7 {
		t.Errorf("got %v %v", g, err)
	}
	if _, err := g.Get("none"); err == nil {
		t.Error("a section that does not exist was found")
	}
}

// Damaged files give errors, never panics.
func FuzzDecode(f *testing.F) {
	x := &File{Kind: "test"}
	x.PutSlots("w.cells", make([]uint64, 16))
	x.Put("w.rows", []byte{1, 2})
	f.Add(x.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		if x, err := Decode(b); err == nil {
			GetRows(x, "w")
			GetTriples(x, "w.cells")
		}
	})
}
