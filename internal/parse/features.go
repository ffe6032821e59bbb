package parse

import "regesta/internal/ml"

// distance buckets the number of words from a to b.
func distance(a, b int32) uint64 {
	switch d := b - a; {
	case a == absent:
		return 0
	case d < 0:
		return 15
	case d <= 5:
		return uint64(d)
	case d <= 10:
		return 6
	default:
		return 7
	}
}

// actionFeatures sets w.hs to the features of the configuration, mostly those
// of Zhang and Nivre (2011).
func (w *Worker) actionFeatures() {
	n := w.nodes
	i0, i1, j0 := w.s(0), w.s(1), w.b(0)
	s0, s1, s2 := &n[i0], &n[i1], &n[w.s(2)]
	b0, b1, b2, b3 := &n[j0], &n[w.b(1)], &n[w.b(2)], &n[w.b(3)]
	s0l, s0l2, s0r, s0r2 := &n[s0.l1], &n[s0.l2], &n[s0.r1], &n[s0.r2]
	s1l, s1r, s1r2 := &n[s1.l1], &n[s1.r1], &n[s1.r2]
	b0l, b0l2 := &n[b0.l1], &n[b0.l2]
	d0 := distance(i0, j0)
	d1 := distance(i1, i0)
	v0r, v0l, v1r, v1l, vbl := uint64(s0.rights), uint64(s0.lefts), uint64(s1.rights), uint64(s1.lefts), uint64(b0.lefts)
	g0, g1 := w.between(i0, j0), w.between(i1, i0)
	like := uint64(0) // which words on the stack are of b0's kind
	for i, x := range [...]*node{s0, s1, s2} {
		if x.tag>>8 == b0.tag>>8 {
			like |= 1 << i
		}
	}
	w.hs = append(w.hs[:0],
		ml.H1(1, 0),
		// single words
		ml.H1(2, s0.word), ml.H1(3, s0.tag), ml.H1(4, s0.wordTag),
		ml.H1(5, s1.word), ml.H1(6, s1.tag),
		ml.H1(8, s2.tag), ml.H1(9, s2.wordTag),
		ml.H1(10, b0.word), ml.H1(11, b0.tag), ml.H1(12, b0.wordTag),
		ml.H1(13, b1.word), ml.H1(14, b1.tag), ml.H1(15, b1.wordTag),
		ml.H1(16, b2.tag), ml.H1(17, b2.wordTag),
		// pairs
		ml.H2(23, s0.wordTag, b0.tag), ml.H2(24, s0.tag, b0.wordTag), ml.H2(25, s0.word, b0.word), ml.H2(26, s0.tag, b0.tag),
		ml.H2(27, b0.tag, b1.tag), ml.H2(29, s1.word, s0.word),
		ml.H2(30, s1.wordTag, s0.tag), ml.H2(31, s1.tag, s0.wordTag), ml.H2(32, s1.tag, s0.tag),
		ml.H2(33, s1.tag, b0.tag), ml.H2(34, s1.wordTag, b0.tag), ml.H2(35, s1.tag, b0.wordTag), ml.H2(36, s1.word, b0.word),
		ml.H2(37, s0.wordTag, b1.tag), ml.H2(38, b0.wordTag, b1.tag), ml.H2(39, b0.tag, b1.wordTag),
		// triples
		ml.H3(40, b0.tag, b1.tag, b2.tag), ml.H3(41, s0.tag, b0.tag, b1.tag), ml.H3(42, s1.tag, s0.tag, b0.tag),
		ml.H3(43, s2.tag, s1.tag, s0.tag), ml.H4(44, s1.tag, s0.tag, b0.tag, b1.tag), ml.H4(45, s0.tag, b0.tag, b1.tag, b2.tag),
		ml.H3(46, s0.tag, s0l.tag, b0.tag), ml.H3(47, s0.tag, s0r.tag, b0.tag), ml.H3(48, s0.tag, b0.tag, b0l.tag),
		ml.H3(49, s1.tag, s0.tag, s0l.tag), ml.H3(50, s1.tag, s0.tag, s0r.tag), ml.H3(51, s1.tag, s1r.tag, s0.tag),
		ml.H3(52, s1.tag, s1l.tag, s0.tag),
		ml.H4(56, b0.tag, b1.tag, b2.tag, b3.tag),
		// distance
		ml.H2(60, s0.word, d0), ml.H2(61, s0.tag, d0), ml.H2(62, b0.word, d0), ml.H2(63, b0.tag, d0),
		ml.H3(65, s0.tag, b0.tag, d0), ml.H3(66, s1.tag, s0.tag, d1), ml.H2(67, s1.wordTag, d1),
		// number of children
		ml.H2(71, s0.tag, v0r), ml.H2(73, s0.tag, v0l),
		ml.H2(74, b0.wordTag, vbl), ml.H2(75, b0.tag, vbl), ml.H3(77, s1.tag, v1r, v1l),
		// children
		ml.H1(80, s0l.wordTag), ml.H2(81, s0l.tag, uint64(s0l.rel)), ml.H1(82, s0r.wordTag), ml.H2(83, s0r.tag, uint64(s0r.rel)),
		ml.H1(84, b0l.wordTag), ml.H2(85, b0l.tag, uint64(b0l.rel)), ml.H2(86, s1r.tag, uint64(s1r.rel)), ml.H1(87, s1r.wordTag),
		ml.H2(88, s0l2.tag, uint64(s0l2.rel)), ml.H2(89, s0r2.tag, uint64(s0r2.rel)), ml.H2(90, b0l2.tag, uint64(b0l2.rel)),
		ml.H2(91, s1l.tag, uint64(s1l.rel)), ml.H2(92, s1r2.tag, uint64(s1r2.rel)),
		ml.H3(93, s0.tag, s0l.tag, s0l2.tag), ml.H3(94, s0.tag, s0r.tag, s0r2.tag), ml.H3(95, b0.tag, b0l.tag, b0l2.tag),
		// sets of relations
		ml.H2(100, s0.wordTag, s0.rset), ml.H2(101, s0.tag, s0.rset), ml.H2(102, s0.wordTag, s0.lset), ml.H2(103, s0.tag, s0.lset),
		ml.H2(104, b0.wordTag, b0.lset), ml.H2(105, b0.tag, b0.lset), ml.H2(106, s1.tag, s1.rset), ml.H2(107, s1.wordTag, s1.rset),
		ml.H3(108, s1.tag, s1.rset, s0.tag), ml.H3(109, s0.tag, s0.lset, b0.tag), ml.H3(110, s0.tag, s0.rset, b0.tag),
		// prepositions and conjunctions: where does the phrase that they open go?
		ml.H2(112, s0.word, b0l.word), ml.H2(113, s1.word, b0l.word), ml.H3(114, s1.tag, s0.tag, b0l.word), ml.H4(115, s1.tag, s0.tag, b0l.word, b0.tag),
		ml.H2(116, s1.word, s0l.word), ml.H3(117, s1.tag, s0l.word, s0.tag),
		// what lies between, and likeness of conjuncts
		ml.H3(120, s0.tag, b0.tag, g0), ml.H3(121, s1.tag, s0.tag, g1), ml.H4(122, s1.tag, s0.tag, b0.tag, g0), ml.H2(123, s0.wordTag, g0), ml.H2(124, b0.wordTag, g0),
		ml.H3(125, like, b0.tag, b0l.tag), ml.H4(126, like, s0.tag, b0.tag, uint64(b0l.rel)), ml.H4(127, s2.tag, s1.tag, s0.tag, b0.tag), ml.H3(128, s2.word, s0l.word, s0.tag),
		// clusters
		ml.H2(130, s0.fine, b0.fine), ml.H2(131, s0.fine, b0.tag), ml.H2(132, s0.tag, b0.fine), ml.H2(133, s1.fine, s0.fine),
		ml.H2(134, s1.fine, s0.tag), ml.H2(135, s1.tag, s0.fine), ml.H3(136, s1.coarse, s0.coarse, b0.coarse), ml.H3(137, s0.coarse, b0.coarse, b1.tag),
		ml.H3(138, s1.coarse, s0.coarse, b0.tag), ml.H2(139, s1.fine, b0l.word), ml.H2(140, s0.fine, b0l.word), ml.H2(141, s1.fine, s0l.word),
		ml.H3(142, s1.fine, b0l.word, b0.coarse), ml.H3(143, s0.fine, b0l.word, b0.coarse), ml.H3(144, s1.fine, s0l.word, s0.coarse), ml.H1(145, b1.fine),
		ml.H3(146, s0.coarse, b0.coarse, d0), ml.H3(147, b0.coarse, b1.coarse, b2.coarse),
	)
}
