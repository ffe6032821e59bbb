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
	for _, h := range hs {
		fp := finger(h)
		for i := h >> 20 & mask; ; i = (i + 1) & mask {
			k := slots[i]
			if uint16(k) == fp {
				at, n, unit := k>>28, k>>16&0xff, k>>24&15
				for _, e := range t.entries[at : at+n] {
					s[e>>9] += (int32(e&0x1ff) - 256) << unit
				}
				break
			}
			if k == 0 {
				break
			}
		}
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
}

type rowEntry struct {
	class uint8
	w     int32
	u     int64
}

// Add adds the current weights of the features hs to s.
func (t *RowsTrainer) Add(hs []uint64, s *[MaxClasses]int32) {
	for _, h := range hs {
		if i, ok := t.ids.find(h); ok && t.n[i] >= t.MinUpdates {
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

// Model returns the averaged weights times scale, rounded; entries within ±cut
// are left out.
func (t *RowsTrainer) Model(scale int64, cut int32) *Rows {
	type feat struct{ h, v uint64 }
	var fs []feat
	m := &Rows{}
	var row []int32
	for i, h := range t.ids.keys {
		if t.n[i] < t.MinUpdates {
			continue
		}
		slices.SortFunc(t.rows[i], func(a, b rowEntry) int { return int(a.class) - int(b.class) })
		row = row[:0]
		big := int32(0)
		for _, e := range t.rows[i] {
			q := average(int64(e.w), e.u, t.step, scale, 1<<23)
			row = append(row, q)
			big = max(big, q, -q)
		}
		unit := max(0, bits.Len32(uint32(big))-8)
		at := len(m.entries)
		for k, e := range t.rows[i] {
			if q := row[k]; q > cut || q < -cut {
				m.entries = append(m.entries, uint16(e.class)<<9|uint16(q>>unit+256))
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
	if err != nil { // a file from before rows had units
		if slots, err = f.Slots(name + ".slots"); err != nil {
			return nil, err
		}
		for i, k := range slots {
			slots[i] = k&0xffffff | k>>24<<28
		}
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
