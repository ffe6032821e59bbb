package ml

// A Triples maps hashed features to the weights of three classes. A slot is
// eight bytes (fingerprint and three weights), so that a look-up costs one
// cache miss; two features that agree in slot and fingerprint share weights,
// which happens to one absent feature in about 40,000.
type Triples struct {
	slots []uint64
	mask  uint64
}

// Add adds the weights of the features hs to s.
func (t *Triples) Add(hs []uint64, s *[3]int32) {
	slots, mask := t.slots, t.mask
	a, b, c := s[0], s[1], s[2]
	for _, h := range hs {
		fp := finger(h)
		for i := h >> 20 & mask; ; i = (i + 1) & mask {
			k := slots[i]
			if uint16(k) == fp {
				a += int32(int16(k >> 16))
				b += int32(int16(k >> 32))
				c += int32(int16(k >> 48))
				break
			}
			if k == 0 {
				break
			}
		}
	}
	s[0], s[1], s[2] = a, b, c
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
	found := t.found[:0] // two loops, so that many cache misses wait side by side
	for _, h := range hs {
		if i, ok := t.ids.find(h); ok {
			found = append(found, int32(i))
		}
	}
	for _, i := range found {
		if w := &t.w[i]; w.n >= t.MinUpdates {
			s[0] += w.w[0]
			s[1] += w.w[1]
			s[2] += w.w[2]
		}
	}
	t.found = found
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

// Model returns the averaged weights times scale, rounded; features whose
// weights all lie within ±cut are left out.
func (t *TriplesTrainer) Model(scale int64, cut int32) *Triples {
	type feat struct{ h, v uint64 }
	var fs []feat
	for i, h := range t.ids.keys {
		if t.w[i].n < t.MinUpdates {
			continue
		}
		var q [3]int32
		big := int32(0)
		for c := range q {
			q[c] = average(int64(t.w[i].w[c]), t.u[i][c], t.step, scale, 1<<15-1)
			big = max(big, q[c], -q[c])
		}
		if big <= cut {
			continue
		}
		v := uint64(finger(h)) | uint64(uint16(q[0]))<<16 | uint64(uint16(q[1]))<<32 | uint64(uint16(q[2]))<<48
		fs = append(fs, feat{h, v})
	}
	size := tableSize(len(fs))
	m := &Triples{slots: make([]uint64, size), mask: uint64(size - 1)}
	for _, f := range fs {
		place(m.slots, m.mask, f.h, f.v)
	}
	return m
}

// average is the mean of a weight over all steps, given its last value w and
// the step-weighted sum u of its changes, times scale, rounded half away from
// zero and clipped to ±limit.
func average(w, u, steps, scale, limit int64) int32 {
	if steps == 0 {
		return 0
	}
	x := (w*steps - u) * scale
	half := steps / 2
	if x < 0 {
		half = -half
	}
	return int32(min(limit, max(-limit, (x+half)/steps)))
}

// Put writes m's slots as a section of a model file.
func (m *Triples) Put(f *File, name string) { f.PutSlots(name, m.slots) }

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
