package eval

import (
	"math"
	"testing"
)

// The figures are those of the worked example in Luo (2005): key {1…5} {6,7}
// {8,9,A,B,C}, responses that merge two chains.
func TestCorefMeasures(t *testing.T) {
	key := [][]int{{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}}
	for _, c := range []struct {
		name         string
		response     [][]int
		muc, b3, phi float64 // F1
	}{
		{"equal", key, 1, 1, 1},
		{"second and third merged", [][]int{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}}, 0.947, 0.865, 0.733},
		{"first and third merged", [][]int{{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}}, 0.947, 0.737, 0.667},
		{"all in one", [][]int{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}}, 0.9, 0.545, 0.294},
	} {
		m, b, p := mucScore(key, c.response), b3Score(key, c.response), ceafScore(key, c.response)
		for _, x := range []struct {
			measure   string
			got, want float64
		}{{"MUC", m.score("").F1, c.muc}, {"B3", b.score("").F1, c.b3}, {"CEAFe", p.score("").F1, c.phi}} {
			if math.Abs(x.got-x.want) > 0.001 {
				t.Errorf("%s: %s F1 is %.3f, want %.3f", c.name, x.measure, x.got, x.want)
			}
		}
	}
}
