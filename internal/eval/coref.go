package eval

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A ChainedText is a text with gold mentions and the chains that they form;
// offsets count code points. Head is the minimal span of a mention.
type ChainedText struct {
	Text     string `json:"text"`
	Mentions []struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Chain string `json:"chain"`
		Type  string `json:"type"`
		Head  [2]int `json:"head"`
	} `json:"mentions"`
}

// A ChainedMention is a mention as the program links it. Head is the extent of
// its head word.
type ChainedMention struct {
	Start, End         int
	HeadStart, HeadEnd int
	Chain              int
	Name               bool
}

// Coref scores chains of people, organizations and places by the CoNLL measure:
// the mean of the F1 of MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998)
// and entity-based CEAF with φ4 (Luo 2005), counted over all documents. Gold
// chains of one mention are left out, as are chains of the program without a
// second mention. A mention matches the smallest unmatched gold mention whose
// minimal span holds its head.
//
// The last score is the precision of links between names alone: of names that
// the program links with the name before them in their chain, both being gold
// mentions that are names too, those that share a gold chain. A gold mention is
// a name if nothing but titles and articles stands before its minimal span and
// nothing but a possessive ending after it: "southern Gondor" is none.
func Coref(gold []ChainedText, link func(text string) []ChainedMention) []Score {
	var muc, b3, ceaf fraction
	var names prf
	for i := range gold {
		g := &gold[i]
		want, size := map[int]string{}, map[string]int{}
		for k, m := range g.Mentions {
			if m.Type == "person" || m.Type == "organization" || m.Type == "place" {
				want[k] = m.Chain
				size[m.Chain]++
			}
		}
		matched := map[int]bool{}
		got := map[int]int{} // gold mention, or a negative number for a false one → chain
		last := map[int]int{}
		for n, m := range link(g.Text) {
			k, ok := g.match(&m, matched)
			if !ok {
				k = -1 - n
			}
			matched[k] = true
			if _, counts := want[k]; counts || !ok {
				got[k] = m.Chain
			}
			if m.Name {
				c, counts := want[k]
				if counts && !g.isName(k) {
					continue
				}
				if p, linked := last[m.Chain]; linked && counts && want[p] != "" {
					names.predicted++
					if want[p] == c {
						names.hits++
					}
				}
				last[m.Chain] = k
			}
		}
		maps.DeleteFunc(want, func(_ int, c string) bool { return size[c] < 2 })
		key, response := chains(want), chains(got)
		response = slices.DeleteFunc(response, func(c []int) bool { return len(c) < 2 })
		muc.add(mucScore(key, response))
		b3.add(b3Score(key, response))
		ceaf.add(ceafScore(key, response))
	}
	names.gold = names.predicted
	mean := Score{Name: "CoNLL"}
	out := []Score{muc.score("MUC"), b3.score("B3"), ceaf.score("CEAFe")}
	for _, s := range out {
		mean.Precision += s.Precision / 3
		mean.Recall += s.Recall / 3
		mean.F1 += s.F1 / 3
	}
	return append(out, mean, accuracy("links between names", names.hits, names.predicted))
}

// match finds the unmatched gold mention with the smallest minimal span that
// holds m's head; among equals the shortest.
func (g *ChainedText) match(m *ChainedMention, taken map[int]bool) (best int, ok bool) {
	for k := range g.Mentions {
		x := &g.Mentions[k]
		if taken[k] || m.HeadStart < x.Head[0] || m.HeadEnd > x.Head[1] {
			continue
		}
		y := &g.Mentions[best]
		if !ok || cmp.Or(cmp.Compare(x.Head[1]-x.Head[0], y.Head[1]-y.Head[0]), cmp.Compare(x.End-x.Start, y.End-y.Start)) < 0 {
			best, ok = k, true
		}
	}
	return best, ok
}

// isName reports whether gold mention k is a bare or titled name.
func (g *ChainedText) isName(k int) bool {
	m := &g.Mentions[k]
	text := []rune(g.Text)
	for _, w := range strings.Fields(string(text[m.Start:max(m.Start, m.Head[0])])) {
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(first) && w != "the" && w != "a" && w != "an" {
			return false
		}
	}
	rest := strings.TrimSpace(string(text[min(m.Head[1], m.End):m.End]))
	return rest == "" || rest == "'s" || rest == "’s" || rest == "'" || rest == "’"
}

// chains groups mentions by chain; all lists are sorted.
func chains[C cmp.Ordered](of map[int]C) [][]int {
	lists := map[C][]int{}
	for _, m := range slices.Sorted(maps.Keys(of)) {
		lists[of[m]] = append(lists[of[m]], m)
	}
	var out [][]int
	for _, c := range slices.Sorted(maps.Keys(lists)) {
		out = append(out, lists[c])
	}
	return out
}

// A fraction is a precision and a recall whose hits may be partial.
type fraction struct{ precise, predicted, recalled, gold float64 }

func (f *fraction) add(x fraction) {
	f.precise += x.precise
	f.predicted += x.predicted
	f.recalled += x.recalled
	f.gold += x.gold
}

func (f *fraction) score(name string) Score {
	s := Score{Name: name, Hits: int(f.recalled), Total: int(f.gold)}
	if f.predicted > 0 {
		s.Precision = f.precise / f.predicted
	}
	if f.gold > 0 {
		s.Recall = f.recalled / f.gold
	}
	if s.Precision+s.Recall > 0 {
		s.F1 = 2 * s.Precision * s.Recall / (s.Precision + s.Recall)
	}
	return s
}

// chainOf maps each mention to the index of its chain.
func chainOf(cs [][]int) map[int]int {
	of := map[int]int{}
	for i, c := range cs {
		for _, m := range c {
			of[m] = i
		}
	}
	return of
}

// mucScore counts links: a chain of n mentions needs n-1, and lacks one for each
// part but the first into which the other side divides it.
func mucScore(key, response [][]int) fraction {
	links := func(cs, others [][]int) (found, all float64) {
		of := chainOf(others)
		for _, c := range cs {
			parts := map[int]bool{}
			alone := 0
			for _, m := range c {
				if o, ok := of[m]; ok {
					parts[o] = true
				} else {
					alone++
				}
			}
			found += float64(len(c) - len(parts) - alone)
			all += float64(len(c) - 1)
		}
		return found, all
	}
	var f fraction
	f.precise, f.predicted = links(response, key)
	f.recalled, f.gold = links(key, response)
	return f
}

// b3Score counts for each mention how much of its chain the other side shares.
func b3Score(key, response [][]int) fraction {
	shares := func(cs, others [][]int) (found, all float64) {
		of := chainOf(others)
		for _, c := range cs {
			common := map[int]int{}
			for _, m := range c {
				if o, ok := of[m]; ok {
					common[o]++
				}
			}
			sum := 0
			for _, n := range common {
				sum += n * n
			}
			found += float64(sum) / float64(len(c))
			all += float64(len(c))
		}
		return found, all
	}
	var f fraction
	f.precise, f.predicted = shares(response, key)
	f.recalled, f.gold = shares(key, response)
	return f
}

// ceafScore aligns the chains of both sides one to one so that the sum of
// φ4 = 2·|common| / (|key|+|response|) is largest.
func ceafScore(key, response [][]int) fraction {
	f := fraction{predicted: float64(len(response)), gold: float64(len(key))}
	of := chainOf(response)
	phi := make([][]float64, len(key))
	for i, c := range key {
		phi[i] = make([]float64, len(response))
		for _, m := range c {
			if o, ok := of[m]; ok {
				phi[i][o] += 2 / float64(len(c)+len(response[o]))
			}
		}
	}
	f.precise = assignment(phi)
	f.recalled = f.precise
	return f
}

// assignment is the largest sum of one-to-one choices from the matrix of
// weights (Kuhn 1955, in the form with potentials).
func assignment(weight [][]float64) float64 {
	n := len(weight)
	if n == 0 {
		return 0
	}
	m := max(n, len(weight[0]))
	cost := func(i, j int) float64 { // rows and columns from 1
		if j <= len(weight[i-1]) {
			return -weight[i-1][j-1]
		}
		return 0
	}
	const inf = 1e18
	u, v := make([]float64, n+1), make([]float64, m+1)
	row := make([]int, m+1) // of each column
	way := make([]int, m+1)
	for i := 1; i <= n; i++ {
		row[0] = i
		low := make([]float64, m+1)
		for j := range low {
			low[j] = inf
		}
		used := make([]bool, m+1)
		j0 := 0
		for row[j0] != 0 {
			used[j0] = true
			i0, delta, j1 := row[j0], inf, 0
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if c := cost(i0, j) - u[i0] - v[j]; c < low[j] {
					low[j], way[j] = c, j0
				}
				if low[j] < delta {
					delta, j1 = low[j], j
				}
			}
			for j := range m + 1 {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					low[j] -= delta
				}
			}
			j0 = j1
		}
		for j0 != 0 {
			row[j0] = row[way[j0]]
			j0 = way[j0]
		}
	}
	sum := 0.0
	for j := 1; j <= m; j++ {
		if row[j] > 0 {
			sum -= cost(row[j], j)
		}
	}
	return sum
}
