package ml

import "io/fs"

// A Triples maps hashed features to the weights of three classes. A slot is
// eight bytes (fingerprint and three weights), so that a look-up costs one
// cache miss; two features that agree in slot and fingerprint share weights,
// which happens to one absent feature in about 40,000.
type Triples struct {
	slots []uint64
	mask  uint64
}

// batch is the number of look-ups that are begun together.
const batch = 64

// Add adds the weights of the features hs to s.
func (t *Triples) Add(hs []uint64, s *[3]int32) {
	slots, mask := t.slots, t.mask
	x, y, z := s[0], s[1], s[2]
	for len(hs) > 0 {
		// Cache misses that do not wait for one another cost little, so all
		// slots are fetched before the first is looked at.
		var fetched [batch]uint64
		n := min(batch, len(hs))
		for j, h := range hs[:n] {
			fetched[j] = slots[h>>20&mask]
		}
		for j, h := range hs[:n] {
			k, fp := fetched[j], finger(h)
			for i := h >> 20 & mask; uint16(k) != fp && k != 0; k = slots[i] {
				i = (i + 1) & mask
			}
			if k != 0 {
				x += int32(int16(k >> 16))
				y += int32(int16(k >> 32))
				z += int32(int16(k >> 48))
			}
		}
		hs = hs[n:]
	}
	s[0], s[1], s[2] = x, y, z
}

// finger is the part of a hash that is stored in its slot, never zero.
func finger(h uint64) uint16 {
	fp := uint16(h)
	if fp == 0 {
		fp = 1
	}
	return fp
}

// place puts slot value v for hash h into a table and reports false if a slot
// of the same fingerprint answers first.
func place(slots []uint64, mask, h, v uint64) bool {
	i := h >> 20 & mask
	for slots[i] != 0 {
		if uint16(slots[i]) == uint16(v) {
			return false
		}
		i = (i + 1) & mask
	}
	slots[i] = v
	return true
}

// tableSize is the power of two that holds n slots at most 3/4 full.
func tableSize(n int) int {
	size := 16
	for size*3 < n*4 {
		size *= 2
	}
	return size
}

// A TriplesTrainer learns the weights of a Triples as an averaged perceptron
// with integer weights. A feature counts only once it has been updated
// MinUpdates times (Goldberg and Elhadad 2011), which keeps the model small.
type TriplesTrainer struct {
	MinUpdates int32
	ids        idTable
	w          []triple
	u          [][3]int64
	step       int64
	found      []int32 // scratch of Add
}

type triple struct {
	w [3]int32
	n int32 // updates
}

// Add adds the current weights of the features hs to s.
func (t *TriplesTrainer) Add(hs []uint64, s *[3]int32) {
	t.found = t.ids.findAll(hs, t.found[:0])
	for _, i := range t.found {
		if w := &t.w[i]; w.n >= t.MinUpdates {
			s[0] += w.w[0]
			s[1] += w.w[1]
			s[2] += w.w[2]
		}
	}
}

// Tick counts one decision; averages run over decisions.
func (t *TriplesTrainer) Tick() { t.step++ }

// Update moves weight from class bad to class good for the features hs.
func (t *TriplesTrainer) Update(hs []uint64, good, bad int) {
	for _, h := range hs {
		i := t.ids.add(h)
		if i == len(t.w) {
			t.w = append(t.w, triple{})
			t.u = append(t.u, [3]int64{})
		}
		x := &t.w[i]
		x.n++
		x.w[good]++
		x.w[bad]--
		t.u[i][good] += t.step
		t.u[i][bad] -= t.step
	}
}

// Features is the number of features seen so far.
func (t *TriplesTrainer) Features() int { return len(t.w) }

// NewTriples returns the mean of the averaged weights of trainers that saw the
// same data in different orders, times scale, rounded. Features whose weights
// all lie within ±cut are left out.
func NewTriples(scale int64, cut int32, trainers ...*TriplesTrainer) *Triples {
	sums := sum3{}
	for _, t := range trainers {
		for i, h := range t.ids.keys {
			if w := &t.w[i]; w.n >= t.MinUpdates {
				x := sums.at(h)
				for c := range x {
					x[c] += average(int64(w.w[c]), t.u[i][c], t.step, scale*fine)
				}
			}
		}
	}
	type feat struct{ h, v uint64 }
	var fs []feat
	for i, h := range sums.ids.keys {
		v, big := uint64(finger(h)), int32(0)
		for c, x := range sums.rows[i] {
			q := int32(min(1<<15-1, max(1-1<<15, divRound(x, fine*int64(len(trainers))))))
			big = max(big, q, -q)
			v |= uint64(uint16(q)) << (16 * (c + 1))
		}
		if big > cut {
			fs = append(fs, feat{h, v})
		}
	}
	size := tableSize(len(fs))
	m := &Triples{slots: make([]uint64, size), mask: uint64(size - 1)}
	for _, f := range fs {
		place(m.slots, m.mask, f.h, f.v)
	}
	return m
}

// sum3 sums triples by key.
type sum3 struct {
	ids  idTable
	rows [][3]int64
}

func (s *sum3) at(h uint64) *[3]int64 {
	i := s.ids.add(h)
	if i == len(s.rows) {
		s.rows = append(s.rows, [3]int64{})
	}
	return &s.rows[i]
}

// fine is the part of a weight's unit in which means are summed.
const fine = 64

// average is the mean of a weight over all steps, given its last value w and
// the step-weighted sum u of its changes, times scale, rounded.
func average(w, u, steps, scale int64) int64 {
	if steps == 0 {
		return 0
	}
	return divRound((w*steps-u)*scale, steps)
}

// divRound is x / n, rounded half away from zero.
func divRound(x, n int64) int64 {
	if x < 0 {
		return -((-x + n/2) / n)
	}
	return (x + n/2) / n
}

// Put writes m's slots as a section of a model file.
func (m *Triples) Put(f *File, name string) { f.PutSlots(name, m.slots) }

// File is the file of a model that is m alone.
func (m *Triples) File(kind string, features uint64) *File {
	f := &File{Kind: kind, Features: features}
	m.Put(f, weightsSection)
	return f
}

// ReadTriples reads what File wrote.
func ReadTriples(fsys fs.FS, name, kind string, features uint64) (*Triples, error) {
	f, err := ReadFile(fsys, name, kind, features)
	if err != nil {
		return nil, err
	}
	return GetTriples(f, weightsSection)
}

const weightsSection = "weights"

// GetTriples reads a section that Put wrote.
func GetTriples(f *File, name string) (*Triples, error) {
	slots, err := f.Slots(name)
	if err != nil {
		return nil, err
	}
	return &Triples{slots: slots, mask: uint64(len(slots) - 1)}, nil
}

// An idTable numbers keys in the order of their first appearance. Keys that
// agree in their upper half and meet in a slot are taken for one, as they would
// be in the finished model, and far more rarely.
type idTable struct {
	keys  []uint64
	slots []uint64 // upper half of the key, id + 1
}

func (t *idTable) find(h uint64) (int, bool) {
	if len(t.slots) == 0 {
		return 0, false
	}
	mask := uint64(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		k := t.slots[i]
		if k == 0 {
			return 0, false
		}
		if k>>32 == h>>32 {
			return int(uint32(k)) - 1, true
		}
	}
}

// findAll appends the ids of the known ones of hs to ids.
func (t *idTable) findAll(hs []uint64, ids []int32) []int32 {
	if len(t.slots) == 0 {
		return ids
	}
	mask := uint64(len(t.slots) - 1)
	for len(hs) > 0 {
		var fetched [batch]uint64 // as in Triples.Add
		n := min(batch, len(hs))
		for j, h := range hs[:n] {
			fetched[j] = t.slots[h&mask]
		}
		for j, h := range hs[:n] {
			k := fetched[j]
			for i := h & mask; k>>32 != h>>32 && k != 0; k = t.slots[i] {
				i = (i + 1) & mask
			}
			if k != 0 {
				ids = append(ids, int32(uint32(k))-1)
			}
		}
		hs = hs[n:]
	}
	return ids
}

func (t *idTable) add(h uint64) int {
	if i, ok := t.find(h); ok {
		return i
	}
	t.keys = append(t.keys, h)
	if 2*len(t.keys) > len(t.slots) {
		t.slots = make([]uint64, max(1<<16, 2*len(t.slots)))
		for i, k := range t.keys[:len(t.keys)-1] {
			t.put(k, i)
		}
	}
	t.put(h, len(t.keys)-1)
	return len(t.keys) - 1
}

func (t *idTable) put(h uint64, id int) {
	mask := uint64(len(t.slots) - 1)
	i := h & mask
	for t.slots[i] != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = h>>32<<32 | uint64(id+1)
}
