package ml

import (
	"fmt"
	"math/bits"
	"slices"
)

// MaxClasses bounds the classes of a Rows.
const MaxClasses = 128

// A Rows maps hashed features to sparse rows of class weights. A slot holds a
// fingerprint (16 bits), the row's length (8), the unit of its weights as a power
// of two (4) and its place (36); an entry of a row holds a class (7 bits) and its
// weight (9).
type Rows struct {
	slots   []uint64
	mask    uint64
	entries []uint16
}

// Add adds the weights of the features hs to s.
func (t *Rows) Add(hs []uint64, s *[MaxClasses]int32) {
	slots, mask := t.slots, t.mask
	for len(hs) > 0 {
		var fetched [batch]uint64 // as in Triples.Add
		n := min(batch, len(hs))
		for j, h := range hs[:n] {
			fetched[j] = slots[h>>20&mask]
		}
		found := 0
		for j, h := range hs[:n] {
			k, fp := fetched[j], finger(h)
			for i := h >> 20 & mask; uint16(k) != fp && k != 0; k = slots[i] {
				i = (i + 1) & mask
			}
			if k != 0 {
				fetched[found] = k
				found++
			}
		}
		for _, k := range fetched[:found] {
			at, n, unit := k>>28, k>>16&0xff, k>>24&15
			for _, e := range t.entries[at : at+n] {
				s[e>>9] += (int32(e&0x1ff) - 256) << unit
			}
		}
		hs = hs[n:]
	}
}

// A RowsTrainer learns a Rows as an averaged perceptron with integer weights.
// As in TriplesTrainer, a feature counts only after MinUpdates updates.
type RowsTrainer struct {
	MinUpdates int32
	ids        idTable
	rows       [][]rowEntry
	n          []int32
	step       int64
	found      []int32 // scratch of Add
}

type rowEntry struct {
	class uint8
	w     int32
	u     int64
}

// Add adds the current weights of the features hs to s.
func (t *RowsTrainer) Add(hs []uint64, s *[MaxClasses]int32) {
	t.found = t.ids.findAll(hs, t.found[:0])
	for _, i := range t.found {
		if t.n[i] >= t.MinUpdates {
			for _, e := range t.rows[i] {
				s[e.class] += e.w
			}
		}
	}
}

// Tick counts one decision; averages run over decisions.
func (t *RowsTrainer) Tick() { t.step++ }

// Update moves weight from class bad to class good for the features hs.
func (t *RowsTrainer) Update(hs []uint64, good, bad int) {
	for _, h := range hs {
		i := t.ids.add(h)
		if i == len(t.rows) {
			t.rows = append(t.rows, nil)
			t.n = append(t.n, 0)
		}
		t.n[i]++
		t.bump(i, uint8(good), 1)
		t.bump(i, uint8(bad), -1)
	}
}

func (t *RowsTrainer) bump(i int, class uint8, d int32) {
	row := t.rows[i]
	for k := range row {
		if row[k].class == class {
			row[k].w += d
			row[k].u += int64(d) * t.step
			return
		}
	}
	t.rows[i] = append(row, rowEntry{class, d, int64(d) * t.step})
}

// Features is the number of features seen so far.
func (t *RowsTrainer) Features() int { return len(t.rows) }

// NewRows returns the mean of the averaged weights of trainers that saw the
// same data in different orders, times scale, rounded. Entries within ±cut are
// left out.
func NewRows(scale int64, cut int32, trainers ...*RowsTrainer) *Rows {
	var ids idTable
	var sums [][]classSum
	for _, t := range trainers {
		for i, h := range t.ids.keys {
			if t.n[i] < t.MinUpdates {
				continue
			}
			k := ids.add(h)
			if k == len(sums) {
				sums = append(sums, nil)
			}
			for _, e := range t.rows[i] {
				sums[k] = addSum(sums[k], e.class, average(int64(e.w), e.u, t.step, scale*fine))
			}
		}
	}
	type feat struct{ h, v uint64 }
	var fs []feat
	m := &Rows{}
	for i, h := range ids.keys {
		row := sums[i]
		slices.SortFunc(row, func(a, b classSum) int { return int(a.class) - int(b.class) })
		big := int32(0)
		for j, e := range row {
			row[j].q = int32(divRound(e.sum, fine*int64(len(trainers))))
			big = max(big, row[j].q, -row[j].q)
		}
		unit := max(0, bits.Len32(uint32(big))-8)
		at := len(m.entries)
		for _, e := range row {
			if e.q > cut || e.q < -cut {
				m.entries = append(m.entries, uint16(e.class)<<9|uint16(e.q>>unit+256))
			}
		}
		if n := len(m.entries) - at; n > 0 {
			fs = append(fs, feat{h, uint64(finger(h)) | uint64(n)<<16 | uint64(unit)<<24 | uint64(at)<<28})
		}
	}
	size := tableSize(len(fs))
	m.slots, m.mask = make([]uint64, size), uint64(size-1)
	for _, f := range fs {
		place(m.slots, m.mask, f.h, f.v)
	}
	return m
}

// A classSum is a weight of a class, summed over trainers and then rounded.
type classSum struct {
	class uint8
	q     int32
	sum   int64
}

func addSum(row []classSum, class uint8, x int64) []classSum {
	for i := range row {
		if row[i].class == class {
			row[i].sum += x
			return row
		}
	}
	return append(row, classSum{class: class, sum: x})
}

// Put writes m as sections of a model file.
func (m *Rows) Put(f *File, name string) {
	f.PutSlots(name+".cells", m.slots)
	b := make([]byte, 0, 2*len(m.entries))
	for _, e := range m.entries {
		b = append(b, byte(e), byte(e>>8))
	}
	f.Put(name+".rows", b)
}

// GetRows reads sections that Put wrote.
func GetRows(f *File, name string) (*Rows, error) {
	slots, err := f.Slots(name + ".cells")
	if err != nil {
		return nil, err
	}
	b, err := f.Get(name + ".rows")
	if err != nil {
		return nil, err
	}
	m := &Rows{slots: slots, mask: uint64(len(slots) - 1), entries: make([]uint16, len(b)/2)}
	for i := range m.entries {
		m.entries[i] = uint16(b[2*i]) | uint16(b[2*i+1])<<8
	}
	for _, k := range slots {
		if k != 0 && int(k>>28)+int(k>>16&0xff) > len(m.entries) {
			return nil, fmt.Errorf("section %s: a row lies outside the table", name)
		}
	}
	return m, nil
}
