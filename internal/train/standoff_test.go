package train

import "testing"

// The annotation that ships without text must at least be well formed: known
// types, names in order that do not overlap, no sentence twice.
func TestStandoffFile(t *testing.T) {
	const path = "../../data/" + standoffFile
	seen := map[string]bool{}
	err := eachRow(path, func(r *standoffRow) error {
		if seen[r.ID] || r.ID == "" || len(r.SHA256) != 16 {
			t.Errorf("row %q: repeated, without id or without digest", r.ID)
		}
		seen[r.ID] = true
		end := 0
		for _, e := range r.Entities {
			if _, ok := nerCorpora[0].types[e.Type]; !ok || e.Start < end || e.End <= e.Start {
				t.Errorf("row %s: bad name %d to %d of type %q", r.ID, e.Start, e.End, e.Type)
			}
			end = e.End
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(seen) < 300 {
		t.Errorf("only %d sentences", len(seen))
	}
}

func TestClusters(t *testing.T) {
	// Words of one distribution fall into one class, whatever their counts.
	var k corpusCounter
	const the, king, queen, came, went = 1, 2, 3, 4, 5
	for range 5 {
		k.add([]uint64{the, king, came})
		k.add([]uint64{the, queen, came})
		k.add([]uint64{the, king, went})
		k.add([]uint64{the, queen, went})
	}
	c := k.clusterer(2)
	class := map[uint64]int32{}
	for i, cl := range c.run(3, 5, func(string, ...any) {}) {
		class[c.words[i]] = cl
	}
	if class[king] != class[queen] || class[came] != class[went] || class[king] == class[came] {
		t.Errorf("classes %v: want king with queen and came with went", class)
	}
}
