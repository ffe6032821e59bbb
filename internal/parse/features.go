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
	w.hs = append(w.hs[:0],
		ml.H1(1, 0),
		// single words
		ml.H1(2, s0.word), ml.H1(3, s0.tag), ml.H1(4, s0.wordTag),
		ml.H1(5, s1.word), ml.H1(6, s1.tag), ml.H1(7, s1.wordTag),
		ml.H1(8, s2.tag), ml.H1(9, s2.wordTag),
		ml.H1(10, b0.word), ml.H1(11, b0.tag), ml.H1(12, b0.wordTag),
		ml.H1(13, b1.word), ml.H1(14, b1.tag), ml.H1(15, b1.wordTag),
		ml.H1(16, b2.tag), ml.H1(17, b2.wordTag),
		// pairs
		ml.H2(20, s0.wordTag, b0.wordTag), ml.H2(21, s0.wordTag, b0.word), ml.H2(22, s0.word, b0.wordTag),
		ml.H2(23, s0.wordTag, b0.tag), ml.H2(24, s0.tag, b0.wordTag), ml.H2(25, s0.word, b0.word), ml.H2(26, s0.tag, b0.tag),
		ml.H2(27, b0.tag, b1.tag), ml.H2(28, s1.wordTag, s0.wordTag), ml.H2(29, s1.word, s0.word),
		ml.H2(30, s1.wordTag, s0.tag), ml.H2(31, s1.tag, s0.wordTag), ml.H2(32, s1.tag, s0.tag),
		ml.H2(33, s1.tag, b0.tag), ml.H2(34, s1.wordTag, b0.tag), ml.H2(35, s1.tag, b0.wordTag), ml.H2(36, s1.word, b0.word),
		ml.H2(37, s0.wordTag, b1.tag), ml.H2(38, b0.wordTag, b1.tag), ml.H2(39, b0.tag, b1.wordTag),
		// triples
		ml.H3(40, b0.tag, b1.tag, b2.tag), ml.H3(41, s0.tag, b0.tag, b1.tag), ml.H3(42, s1.tag, s0.tag, b0.tag),
		ml.H3(43, s2.tag, s1.tag, s0.tag), ml.H4(44, s1.tag, s0.tag, b0.tag, b1.tag), ml.H4(45, s0.tag, b0.tag, b1.tag, b2.tag),
		ml.H3(46, s0.tag, s0l.tag, b0.tag), ml.H3(47, s0.tag, s0r.tag, b0.tag), ml.H3(48, s0.tag, b0.tag, b0l.tag),
		ml.H3(49, s1.tag, s0.tag, s0l.tag), ml.H3(50, s1.tag, s0.tag, s0r.tag), ml.H3(51, s1.tag, s1r.tag, s0.tag),
		ml.H3(52, s1.tag, s1l.tag, s0.tag), ml.H3(53, s1.wordTag, s0.tag, b0.tag), ml.H3(54, s1.tag, s0.wordTag, b0.tag),
		ml.H3(55, s1.tag, s0.tag, b0.wordTag), ml.H4(56, b0.tag, b1.tag, b2.tag, b3.tag),
		// distance
		ml.H2(60, s0.word, d0), ml.H2(61, s0.tag, d0), ml.H2(62, b0.word, d0), ml.H2(63, b0.tag, d0),
		ml.H3(64, s0.word, b0.word, d0), ml.H3(65, s0.tag, b0.tag, d0), ml.H3(66, s1.tag, s0.tag, d1), ml.H2(67, s1.wordTag, d1),
		// number of children
		ml.H2(70, s0.wordTag, v0r), ml.H2(71, s0.tag, v0r), ml.H2(72, s0.wordTag, v0l), ml.H2(73, s0.tag, v0l),
		ml.H2(74, b0.wordTag, vbl), ml.H2(75, b0.tag, vbl), ml.H2(76, s1.wordTag, v1r), ml.H3(77, s1.tag, v1r, v1l),
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
		ml.H2(116, s1.word, s0l.word), ml.H3(117, s1.tag, s0l.word, s0.tag), ml.H3(118, s1.word, s0l.word, s0.word), ml.H3(119, s0.word, b0l.word, b0.word),
	)
}

// labelFeatures sets w.hs to the features of the arc from h to m.
func (w *Worker) labelFeatures(ih, im int32) {
	n := w.nodes
	h, m := &n[ih], &n[im]
	dir := uint64(0)
	d := distance(im, ih)
	if ih < im {
		dir = 1
		d = distance(ih, im) + 16
	}
	ml1, mr1, ml2, mr2 := &n[m.l1], &n[m.r1], &n[m.l2], &n[m.r2]
	hl, hr := &n[h.l1], &n[h.r1]
	before, after := &n[im-1], &n[im+1]
	hb, ha := &n[max(ih-1, 0)], &n[min(ih+1, w.root)]
	w.hs = append(w.hs[:0],
		ml.H1(200, dir),
		ml.H2(201, h.word, dir), ml.H2(202, h.tag, dir), ml.H2(203, m.word, dir), ml.H2(204, m.tag, dir),
		ml.H2(205, h.wordTag, dir), ml.H2(206, m.wordTag, dir),
		ml.H3(207, h.word, m.word, dir), ml.H3(208, h.tag, m.tag, dir), ml.H3(209, h.tag, m.wordTag, dir), ml.H3(210, h.wordTag, m.tag, dir),
		ml.H3(211, h.tag, m.tag, d), ml.H2(212, m.tag, d),
		ml.H3(213, m.tag, ml1.word, dir), ml.H3(214, m.tag, ml1.tag, uint64(ml1.rel)), ml.H3(215, m.tag, mr1.tag, uint64(mr1.rel)),
		ml.H3(216, h.tag, m.tag, ml1.word), ml.H3(217, h.word, ml1.word, m.tag), ml.H3(218, h.tag, ml1.word, m.word),
		ml.H3(219, h.tag, m.tag, m.lset), ml.H3(220, h.tag, m.tag, m.rset),
		ml.H4(221, h.tag, m.tag, h.lset, dir), ml.H4(222, h.tag, m.tag, h.rset, dir), ml.H3(223, h.wordTag, m.tag, h.rset), ml.H3(224, h.word, h.lset, m.tag),
		ml.H4(225, h.tag, m.tag, before.tag, dir), ml.H4(226, h.tag, m.tag, after.tag, dir),
		ml.H4(227, h.tag, m.tag, hb.tag, dir), ml.H4(228, h.tag, m.tag, ha.tag, dir),
		ml.H3(229, m.wordTag, before.tag, dir), ml.H3(230, m.wordTag, after.tag, dir), ml.H2(231, before.word, m.tag), ml.H2(232, after.word, m.tag),
		ml.H3(233, h.tag, hl.tag, m.tag), ml.H3(234, h.tag, hr.tag, m.tag), ml.H3(235, h.wordTag, uint64(hr.rel), m.tag),
		ml.H3(236, ml2.word, m.tag, h.tag), ml.H3(237, mr2.tag, m.tag, h.tag), ml.H3(238, m.lset, h.wordTag, m.tag),
		ml.H3(239, m.word, m.lset, dir),
	)
}
