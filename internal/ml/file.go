package ml

import (
	"encoding/binary"
	"fmt"
	"io/fs"
	"math/bits"
	"slices"
)

// A File is a model file: a kind, the hash of the feature set it was trained
// for, and named sections of bytes. Sections keep the order in which they were
// put, so that equal training gives equal files.
type File struct {
	Kind     string
	Features uint64
	names    []string
	data     [][]byte
}

const magic = "regesta-model/1\n"

// Put appends a section.
func (f *File) Put(name string, b []byte) {
	f.names, f.data = append(f.names, name), append(f.data, b)
}

// Get returns a section.
func (f *File) Get(name string) ([]byte, error) {
	for i, n := range f.names {
		if n == name {
			return f.data[i], nil
		}
	}
	return nil, fmt.Errorf("%s model has no section %q", f.Kind, name)
}

// PutSlots appends a section that holds a sparse table: its size, a bitmap of
// the slots in use, and these.
func (f *File) PutSlots(name string, slots []uint64) {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(slots)))
	for i := 0; i < len(slots); i += 8 {
		var m byte
		for j, s := range slots[i : i+8] {
			if s != 0 {
				m |= 1 << j
			}
		}
		b = append(b, m)
	}
	for _, s := range slots {
		if s != 0 {
			b = binary.LittleEndian.AppendUint64(b, s)
		}
	}
	f.Put(name, b)
}

// Slots returns a section that PutSlots wrote.
func (f *File) Slots(name string) ([]uint64, error) {
	b, err := f.Get(name)
	if err != nil {
		return nil, err
	}
	bad := fmt.Errorf("%s model: section %q is damaged", f.Kind, name)
	if len(b) < 4 {
		return nil, bad
	}
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	if n < 8 || n&(n-1) != 0 || len(b) < n/8 {
		return nil, bad
	}
	used, b := b[:n/8], b[n/8:]
	slots := make([]uint64, n)
	for i, m := range used {
		if len(b) < 8*bits.OnesCount8(m) {
			return nil, bad
		}
		for ; m != 0; m &= m - 1 {
			slots[8*i+bits.TrailingZeros8(m)] = binary.LittleEndian.Uint64(b)
			b = b[8:]
		}
	}
	if len(b) != 0 || !slices.Contains(slots, 0) { // look-ups end at a free slot
		return nil, bad
	}
	return slots, nil
}

// Bytes is the file as written to disk.
func (f *File) Bytes() []byte {
	b := []byte(magic)
	b = appendBytes(b, []byte(f.Kind))
	b = binary.LittleEndian.AppendUint64(b, f.Features)
	b = binary.AppendUvarint(b, uint64(len(f.names)))
	for i, n := range f.names {
		b = appendBytes(b, []byte(n))
		b = appendBytes(b, f.data[i])
	}
	return b
}

func appendBytes(b, s []byte) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// ReadFile reads a model of the given kind and feature set from fsys.
func ReadFile(fsys fs.FS, name, kind string, features uint64) (*File, error) {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	f, err := Decode(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if f.Kind != kind {
		return nil, fmt.Errorf("%s: holds a %s model, not a %s model", name, f.Kind, kind)
	}
	if f.Features != features {
		return nil, fmt.Errorf("%s: trained for feature set %x, the program has %x; run regesta train", name, f.Features, features)
	}
	return f, nil
}

// Decode is the inverse of Bytes. Sections share b's memory.
func Decode(b []byte) (*File, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, fmt.Errorf("not a regesta model file")
	}
	r := reader{b: b[len(magic):]}
	f := &File{Kind: string(r.bytes())}
	f.Features = r.uint64()
	for n := r.uvarint(); n > 0 && !r.bad; n-- {
		name := string(r.bytes())
		f.Put(name, r.bytes())
	}
	if r.bad || len(r.b) != 0 {
		return nil, fmt.Errorf("model file is damaged")
	}
	return f, nil
}

// A reader takes values off the front of b and remembers whether one was
// missing.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad = true
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) uint64() uint64 {
	if len(r.b) < 8 {
		r.bad = true
		return 0
	}
	v := binary.LittleEndian.Uint64(r.b)
	r.b = r.b[8:]
	return v
}

func (r *reader) bytes() []byte {
	n := r.uvarint()
	if r.bad || n > uint64(len(r.b)) {
		r.bad = true
		return nil
	}
	s := r.b[:n:n]
	r.b = r.b[n:]
	return s
}
