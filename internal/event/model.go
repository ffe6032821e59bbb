package event

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"regesta/internal/coding"
	"regesta/internal/table"
	"regesta/internal/vocab"
)

// ModelFile holds the weights of the scorer that decides which candidates are
// coded, one feature a line, so that each decision can be read.
const ModelFile = "models/en/event.tsv"

// scale is the number of steps in one unit of log-odds.
const scale = 256

// A Model gives candidates their confidence: a logistic regression with
// integer weights.
type Model struct {
	weights map[uint64]int32
	names   map[uint64]string
}

// readModel reads the weights below fsys. Without a model file every candidate
// is coded at even odds.
func readModel(fsys fs.FS) (*Model, []error) {
	m := &Model{weights: map[uint64]int32{}, names: map[uint64]string{}}
	if _, err := fs.Stat(fsys, ModelFile); errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	var bad []error
	faults := table.Read(fsys, ModelFile, []string{"feature", "weight"}, func(r table.Row) {
		w, err := strconv.Atoi(r.Get("weight"))
		if err != nil {
			bad = append(bad, r.Errorf("weight %q is no whole number", r.Get("weight")))
			return
		}
		name := r.Get("feature")
		k, ok := keyOf(name)
		if !ok {
			bad = append(bad, r.Errorf("the program has no feature %q; run regesta train", name))
			return
		}
		m.weights[k], m.names[k] = int32(w), name
	})
	return m, append(faults, bad...)
}

// keyOf is the key of a feature's name.
func keyOf(name string) (uint64, bool) {
	t, v, ok := strings.Cut(name, "=")
	i := slices.Index(templateNames[:], t)
	if !ok || i < 0 {
		return 0, false
	}
	if a, b, ok := strings.Cut(v, "/"); ok && template(i).paired() {
		return key(template(i), pairHash(a, b)), true
	}
	return key(template(i), vocab.Hash(v)), true
}

// paired reports whether features of t may have two values.
func (t template) paired() bool {
	switch t {
	case lemmaFeature, relFeature, actorFeature, recipientFeature, placeFeature, operatorFeature, sceneFeature, lackFeature, changeFeature:
		return true
	}
	return false
}

// trained reports whether m has any weights.
func (m *Model) trained() bool { return len(m.weights) > 0 }

// score is the sum of the weights of a candidate's features.
func (m *Model) score(keys []uint64) int32 {
	s := int32(0)
	for _, k := range keys {
		s += m.weights[k]
	}
	return s
}

// moved lists the features of f that have a weight, the strongest first.
func (m *Model) moved(f *features) []coding.Weight {
	var out []coding.Weight
	for i, k := range f.keys {
		if w := m.weights[k]; w != 0 {
			out = append(out, coding.Weight{Feature: f.names[i], LogOdds: float32(w) / scale})
		}
	}
	slices.SortStableFunc(out, func(a, b coding.Weight) int {
		return cmp.Compare(max(b.LogOdds, -b.LogOdds), max(a.LogOdds, -a.LogOdds))
	})
	return out
}

// Bytes is the model as written to ModelFile, features in order of their names.
func (m *Model) Bytes() []byte {
	type line struct {
		name string
		w    int32
	}
	var ls []line
	for k, w := range m.weights {
		if w != 0 {
			ls = append(ls, line{m.names[k], w})
		}
	}
	slices.SortFunc(ls, func(a, b line) int { return strings.Compare(a.name, b.name) })
	var b bytes.Buffer
	b.WriteString("feature\tweight\n# Log-odds times 256 that a candidate event is one. Written by regesta train.\n")
	for _, l := range ls {
		fmt.Fprintf(&b, "%s\t%d\n", l.name, l.w)
	}
	return b.Bytes()
}

// odds[i] is the probability of log-odds (i-oddsMid)/8 in thousandths; a table,
// so that confidences are the same on every machine.
const oddsMid = 40

var odds = [2*oddsMid + 1]int32{
	7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 23, 26, 29, 33, 37, 42, 47, 53, 60, 67, 76, 85, 95, 107, 119, 133, 148, 165, 182, 202, 223, 245, 269, 294, 321, 349, 378, 407, 438, 469,
	500, 531, 562, 593, 622, 651, 679, 706, 731, 755, 777, 798, 818, 835, 852, 867, 881, 893, 905, 915, 924, 933, 940, 947, 953, 958, 963, 967, 971, 974, 977, 980, 982, 984, 986, 988, 989, 990, 991, 992, 993,
}

// confidence turns log-odds into a probability.
func confidence(score int32) float32 {
	i := (score + 1<<20 + scale/16) / (scale / 8)
	i -= 1 << 20 / (scale / 8)
	return float32(odds[max(0, min(i+oddsMid, 2*oddsMid))]) / 1000
}
