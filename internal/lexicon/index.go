package lexicon

import (
	"iter"

	"regesta/internal/doc"
	"regesta/internal/vocab"
)

// An index finds phrases by a hash that grows word by word. It is one
// open-addressing table that holds every phrase and every beginning of a
// phrase, so that a search stops at the first word that leads nowhere:
//
//	hash("islamic")                      more
//	hash("islamic","state")              more, refs → Islamic State
//	hash("islamic","state","of")         more
//	hash("islamic","state","of","iraq")        refs → Islamic State of Iraq
//
// Sixty-four bits make a false match unlikely enough (10⁻¹³ a word) that the
// words themselves are not kept.
type index struct {
	slots []slot // length a power of two
	used  int
	refs  []ref
}

type slot struct {
	key  uint64 // 0 is free
	refs int32  // position in refs + 1; 0 is none
	more bool   // longer phrases begin like this
}

// A ref ties a phrase to an entry, under conditions on the case of its words;
// bit i stands for word i.
type ref struct {
	entry   int32
	next    int32  // position in refs + 1
	capital uint16 // words that must begin with a capital
	shout   uint16 // words that must be all capitals
}

func (x *index) find(key uint64) *slot {
	if len(x.slots) == 0 {
		return nil
	}
	mask := uint64(len(x.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		s := &x.slots[i]
		if s.key == key {
			return s
		}
		if s.key == 0 {
			return nil
		}
	}
}

func (x *index) add(key uint64) *slot {
	if 3*(x.used+1) > 2*len(x.slots) {
		x.grow()
	}
	mask := uint64(len(x.slots) - 1)
	i := key & mask
	for x.slots[i].key != 0 && x.slots[i].key != key {
		i = (i + 1) & mask
	}
	if x.slots[i].key == 0 {
		x.slots[i].key = key
		x.used++
	}
	return &x.slots[i]
}

func (x *index) grow() {
	old := x.slots
	x.slots = make([]slot, max(1<<10, 2*len(old)))
	mask := uint64(len(x.slots) - 1)
	for _, s := range old {
		if s.key == 0 {
			continue
		}
		i := s.key & mask
		for x.slots[i].key != 0 {
			i = (i + 1) & mask
		}
		x.slots[i] = s
	}
}

// put adds a phrase for an entry.
func (x *index) put(ws []word, entry int32) {
	r := ref{entry: entry}
	for i, w := range ws {
		if i < 16 && w.flags&doc.Capital != 0 {
			r.capital |= 1 << i
		}
		if i < 16 && w.flags&doc.AllCaps != 0 {
			r.shout |= 1 << i
		}
	}
	key := firstKey(ws[0])
	for _, w := range ws[1:] {
		x.add(key).more = true
		key = vocab.Mix(key, w.hash)
	}
	s := x.add(key)
	for i := s.refs; i != 0; i = x.refs[i-1].next {
		if x.refs[i-1].entry == entry {
			x.refs[i-1].capital &= r.capital
			x.refs[i-1].shout &= r.shout
			return
		}
	}
	r.next = s.refs
	x.refs = append(x.refs, r)
	s.refs = int32(len(x.refs))
}

// link ties a key that is no phrase to an entry: the table also serves look-ups
// by office and by family name.
func (x *index) link(key uint64, entry int32) {
	s := x.add(key)
	x.refs = append(x.refs, ref{entry: entry, next: s.refs})
	s.refs = int32(len(x.refs))
}

// entries yields the entries of a list of refs, the last one added first.
func (x *index) entries(at int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for i := at; i != 0; i = x.refs[i-1].next {
			if !yield(x.refs[i-1].entry) {
				return
			}
		}
	}
}

// linked returns the position of the first ref of a key + 1, or 0.
func (x *index) linked(key uint64) int32 {
	if s := x.find(key); s != nil {
		return s.refs
	}
	return 0
}

// firstKey begins the key of a phrase, in which the order of words counts.
func firstKey(w word) uint64 { return vocab.Mix(0, w.hash) }

// get returns the position of the first ref of the phrase + 1, or 0.
func (x *index) get(ws []word) int32 {
	if len(ws) == 0 {
		return 0
	}
	key := firstKey(ws[0])
	for _, w := range ws[1:] {
		key = vocab.Mix(key, w.hash)
	}
	return x.linked(key)
}
