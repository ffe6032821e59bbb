package ner

// A context is what the current token contributes to the score of the step
// from one label to the next.
type context uint8

const (
	ctxLower context = iota
	ctxCapital
	ctxCaps
	ctxDigit
	ctxOf
	ctxLink // "the", "and", "for", "&"
	ctxGenitive
	ctxPunct
	numContexts
)

// steps holds the scores of all steps between labels, by context.
type steps [numContexts][numLabels][numLabels]int32

const never = -1 << 28

// A decoder finds the best sequence of labels for one sentence after another
// (Viterbi) and keeps its memory between them.
type decoder struct {
	emit [][numLabels]int32 // by token: the score of each label from the token's own features
	best [][numLabels]int32 // by token: the score of the best sequence that ends in each label
	from [][numLabels]label // by token: the label before
}

// reset makes room for n tokens.
func (z *decoder) reset(n int) {
	for len(z.emit) < n {
		z.emit = append(z.emit, [numLabels]int32{})
		z.best = append(z.best, [numLabels]int32{})
		z.from = append(z.from, [numLabels]label{})
	}
}

// run writes the best labels of the tokens whose scores are in z.emit and whose
// cells are given to out. If allowed is not nil, token i may only carry a label
// of allowed[i]. It reports
// whether any sequence is allowed.
func (z *decoder) run(t *steps, cells []cell, allowed []labelSet, out []label) bool {
	n := len(out)
	for i := range n {
		set := ^labelSet(0)
		if allowed != nil {
			set = allowed[i]
		}
		step := &t[cells[i].ctx]
		for y := range label(numLabels) {
			z.best[i][y] = never
			if set>>y&1 == 0 {
				continue
			}
			v, p := never, outside
			switch {
			case i == 0:
				if y == outside || y%4 <= 1 { // a name is begun or whole
					v = int(step[outside][y])
				}
			case y != outside && (y%4 == 2 || y%4 == 3): // inside or last continues an open name
				b := y - (y-1)%4
				for _, q := range [2]label{b, b + 1} {
					if w := int(z.best[i-1][q] + step[q][y]); w > v {
						v, p = w, q
					}
				}
			default:
				for _, q := range closers {
					if w := int(z.best[i-1][q] + step[q][y]); w > v {
						v, p = w, q
					}
				}
			}
			if v > never/2 {
				z.best[i][y], z.from[i][y] = int32(v)+z.emit[i][y], p
			}
		}
	}
	y := outside
	for _, q := range closers {
		if z.best[n-1][q] > z.best[n-1][y] {
			y = q
		}
	}
	if z.best[n-1][y] <= never/2 {
		return false
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = y
		y = z.from[i][y]
	}
	return true
}
