// Package ml holds what the learned steps share: feature hashing, weight
// tables that answer in about one cache miss, their averaged-perceptron
// trainers, model files and word clusters.
//
// Training and inference count in integers only, so that the same data gives
// the same model, and the same model the same scores, on every machine.
package ml

import "math/bits"

// Odd constants of good spread; each template and each place in a template
// mixes with its own.
const (
	m1 = 0x9E3779B97F4A7C15
	m2 = 0xC2B2AE3D27D4EB4F
	m3 = 0x165667B19E3779F9
)

// H1 hashes feature template k with one value.
func H1(k, a uint64) uint64 { return fin((a + k*m3) * m1) }

// H2 hashes feature template k with two values.
func H2(k, a, b uint64) uint64 {
	return fin((bits.RotateLeft64((a+k*m3)*m1, 31) + b) * m2)
}

// H3 hashes feature template k with three values.
func H3(k, a, b, c uint64) uint64 {
	h := bits.RotateLeft64((a+k*m3)*m1, 31) + b
	return fin((bits.RotateLeft64(h*m2, 29) + c) * m1)
}

// H4 hashes feature template k with four values.
func H4(k, a, b, c, d uint64) uint64 {
	h := bits.RotateLeft64((a+k*m3)*m1, 31) + b
	h = bits.RotateLeft64(h*m2, 29) + c
	return fin((bits.RotateLeft64(h*m1, 31) + d) * m2)
}

func fin(h uint64) uint64 {
	h ^= h >> 32
	h *= m3
	return h ^ h>>29
}

// A Rand is a small random generator (splitmix64) whose sequence is part of
// what makes training repeatable.
type Rand uint64

// Next returns 64 random bits.
func (r *Rand) Next() uint64 {
	*r += 0x9E3779B97F4A7C15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// Intn returns a number in [0, n).
func (r *Rand) Intn(n int) int {
	hi, _ := bits.Mul64(r.Next(), uint64(n))
	return int(hi)
}

// Shuffle puts p into random order.
func Shuffle[T any](r *Rand, p []T) {
	for i := len(p) - 1; i > 0; i-- {
		j := r.Intn(i + 1)
		p[i], p[j] = p[j], p[i]
	}
}

// Order returns the indices 0 to n-1, to be shuffled.
func Order(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return order
}
