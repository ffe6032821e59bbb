package ml

import "slices"

// A WordTable gives a small number for each of many words, found by the hash
// of the word (vocab.Hash). Unknown words have 0; one in about a million is
// taken for a known one.
type WordTable struct {
	slots []uint64 // 32 bits of the hash, 32 bits of value
	mask  uint64
}

// A WordValue is one entry of a WordTable.
type WordValue struct {
	Hash  uint64
	Value uint32
}

// NewWordTable builds a table. Where two words have one hash, the first counts.
func NewWordTable(words []WordValue) *WordTable {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b WordValue) int {
		switch {
		case a.Hash < b.Hash:
			return -1
		case a.Hash > b.Hash:
			return 1
		}
		return 0
	})
	size := tableSize(len(words))
	t := &WordTable{slots: make([]uint64, size), mask: uint64(size - 1)}
	for _, w := range words {
		if t.Get(w.Hash) != 0 || w.Value == 0 {
			continue
		}
		i := w.Hash & t.mask
		for t.slots[i] != 0 {
			i = (i + 1) & t.mask
		}
		t.slots[i] = w.Hash>>32<<32 | uint64(w.Value)
	}
	return t
}

// Get returns the value of the word with hash h, 0 if it is unknown.
func (t *WordTable) Get(h uint64) uint32 {
	for i := h & t.mask; ; i = (i + 1) & t.mask {
		k := t.slots[i]
		if k == 0 {
			return 0
		}
		if k>>32 == h>>32 {
			return uint32(k)
		}
	}
}

// Put writes t as a section of a model file.
func (t *WordTable) Put(f *File, name string) { f.PutSlots(name, t.slots) }

// GetWordTable reads a section that Put wrote.
func GetWordTable(f *File, name string) (*WordTable, error) {
	slots, err := f.Slots(name)
	if err != nil {
		return nil, err
	}
	return &WordTable{slots: slots, mask: uint64(len(slots) - 1)}, nil
}
