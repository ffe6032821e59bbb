// Package geo finds out where on Earth the places of an article lie.
//
// A Gazetteer holds the tables: countries, regions and, in one compiled file,
// the provinces and settlements of GeoNames. A Worker resolves the place names
// of one article after another (resolve.go); Compile makes the file
// (compile.go).
package geo

import (
	"encoding/binary"
	"fmt"
	"math/bits"

	"regesta/internal/ontology"
	"regesta/internal/vocab"
)

// Path is the compiled table in the data folder.
const Path = "gazetteer/places.bin"

// The compiled file is read where it lies; nothing is parsed at start-up. All
// numbers are little-endian.
//
//	header    magic, then 32-bit counts and offsets
//	records   recordSize bytes a place, provinces first, then by population
//	names     length byte and bytes; records point into it
//	buckets   65,537 offsets into entries, by the upper 16 bits of a name's hash
//	entries   the next 32 bits of the hash and a 24-bit place number, of which
//	          the top bit marks an alternative name
//
// A name is known by 48 bits of its hash, so that one unknown name in some
// billions is taken for another.
const (
	magic      = "regesta-places-1"
	headerSize = len(magic) + 6*4
	recordSize = 19
	entrySize  = 7
	altBit     = 1 << 23
)

// kind is what sort of place a record is.
type kind uint8

const (
	settlement kind = iota
	section         // of a city
	seat            // of a province
	capital
	province
)

// atlas is the compiled file. It may be shared by any number of workers.
type atlas struct {
	records, entries, buckets []byte
	names                     string
	provinces, n              int
}

func openTable(file []byte) (*atlas, error) {
	bad := func(what string) (*atlas, error) {
		return nil, fmt.Errorf("%s is not a gazetteer of this version (%s); make it anew with regesta gazetteer compile", Path, what)
	}
	if len(file) < headerSize || string(file[:len(magic)]) != magic {
		return bad("wrong header")
	}
	h := make([]int, 6)
	for i := range h {
		h[i] = int(binary.LittleEndian.Uint32(file[len(magic)+4*i:]))
	}
	t := &atlas{provinces: h[0], n: h[1]}
	cuts := []int{headerSize, headerSize + h[1]*recordSize, h[3], h[4], h[5]}
	for i := 1; i < len(cuts); i++ {
		if cuts[i] < cuts[i-1] || cuts[i] > len(file) {
			return bad("broken offsets")
		}
	}
	if h[2] != cuts[1] || h[5] != len(file) || h[4]-h[3] != 4*(1<<16+1) || h[0] > h[1] {
		return bad("broken sizes")
	}
	t.records, t.names, t.buckets, t.entries = file[cuts[0]:cuts[1]], string(file[cuts[1]:cuts[2]]), file[cuts[2]:cuts[3]], file[cuts[3]:cuts[4]]
	return t, nil
}

// A place is a record, decoded.
type place struct {
	name       string
	lat, lon   float32
	id         int64
	country    ontology.Country
	province   int // number of its province, -1 if none
	population uint8
	kind       kind
}

func int24(b []byte) int32 {
	return int32(uint32(b[0])<<8|uint32(b[1])<<16|uint32(b[2])<<24) >> 8
}

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

// place decodes record i.
func (t *atlas) place(i int) place {
	r := t.records[i*recordSize : (i+1)*recordSize]
	return place{
		name: t.nameAt(uint24(r)), lat: degrees(int24(r[3:])), lon: degrees(int24(r[6:])),
		id: int64(binary.LittleEndian.Uint32(r[9:])), country: ontology.Country(binary.LittleEndian.Uint16(r[13:])),
		province: int(binary.LittleEndian.Uint16(r[15:])) - 1, population: r[17], kind: kind(r[18]),
	}
}

func (t *atlas) nameAt(at int) string {
	if at >= len(t.names) {
		return ""
	}
	end := at + 1 + int(t.names[at])
	return t.names[at+1 : min(end, len(t.names))]
}

// degrees turns ten-thousandths of a degree into degrees.
func degrees(n int32) float32 { return float32(n) / 10000 }

// lookup yields the numbers of the places that a folded name may mean; alt
// marks an alternative name.
func (t *atlas) lookup(folded string, yield func(i int, alt bool)) {
	h := vocab.Hash(folded)
	top, rest := int(h>>48), uint32(h>>16)
	from := int(binary.LittleEndian.Uint32(t.buckets[4*top:]))
	to := int(binary.LittleEndian.Uint32(t.buckets[4*top+4:]))
	for ; from < to && (from+1)*entrySize <= len(t.entries); from++ {
		e := t.entries[from*entrySize:]
		if got := binary.LittleEndian.Uint32(e); got < rest {
			continue
		} else if got > rest {
			return
		}
		if ref := uint24(e[4:]); ref&^altBit < t.n {
			yield(ref&^altBit, ref&altBit != 0)
		}
	}
}

// packPopulation codes n in a byte: eight steps to each doubling, so that the
// difference of two codes tells how many times larger one place is.
func packPopulation(n int) uint8 {
	if n <= 0 {
		return 0
	}
	e := bits.Len(uint(n)) - 1
	m := n << 3 >> e & 7
	return uint8(min(e*8+m, 255))
}
