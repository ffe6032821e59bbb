package parse

import (
	"regesta/internal/doc"
	"regesta/internal/ml"
)

// Relations are decided twice. When an arc is made, a small model gives it the
// relation that the features of later actions see; at that time the head may
// still miss its other children and its own head. When the tree is complete, a
// large model that sees all of it gives every arc its final relation.

// quickLabel returns the relation of the arc from h to m while the tree grows.
func (w *Worker) quickLabel(h, m int32) doc.Rel {
	if h == w.root {
		return doc.RelRoot
	}
	if r, ok := w.sureRel(h, m); ok {
		return r
	}
	w.quickFeatures(h, m)
	return w.bestRel(w.quick)
}

// sureRel returns the relation of an arc whose tags leave no choice, as those of
// a third of all arcs do: articles, most prepositions and marks.
func (w *Worker) sureRel(h, m int32) (doc.Rel, bool) {
	r := w.sure.Get(arcKey(w.nodes[h].tag, w.nodes[m].tag, h < m))
	if r == 0 || r > uint32(doc.RelNumber) {
		return 0, false
	}
	return doc.Rel(r - 1), true
}

// arcKey stands for the tags and the direction of an arc.
func arcKey(head, dependent uint64, headFirst bool) uint64 {
	dir := uint64(0)
	if headFirst {
		dir = 1
	}
	return ml.H3(1, head>>8, dependent, dir)
}

// bestRel scores the features in w.hs and returns the best relation.
func (w *Worker) bestRel(model labelScorer) doc.Rel {
	s := &w.scores
	clear(s[:doc.RelNumber])
	model.Add(w.hs, s)
	best := doc.RelDep
	for r := range doc.RelNumber {
		if s[r] > s[best] && r != doc.RelRoot {
			best = r
		}
	}
	return best
}

// relabel gives every arc of the finished tree its final relation, from left to
// right, and calls learn after each decision.
func (w *Worker) relabel(learn func(h, m int32)) {
	w.siblings()
	for m := int32(1); m < w.root; m++ {
		h := w.nodes[m].head
		if h == w.root {
			continue
		}
		if _, ok := w.sureRel(h, m); ok {
			continue // as it is
		}
		w.labelFeatures(h, m)
		r := w.bestRel(w.labels)
		if learn != nil {
			learn(h, m)
		}
		w.nodes[m].rel = r
	}
}

// siblings links every word to the children of its head on both sides of it.
func (w *Worker) siblings() {
	n := w.nodes
	w.last = append(w.last[:0], make([]int32, len(n))...)
	for m := int32(1); m < w.root; m++ {
		x := &n[m]
		x.leftSib, x.rightSib = w.last[x.head], absent
		n[w.last[x.head]].rightSib = m
		w.last[x.head] = m
	}
}

// direction is 1 if the head stands first, and the bucketed distance between
// head and dependent.
func direction(h, m int32) (dir, d uint64) {
	if h < m {
		return 1, distance(h, m) + 16
	}
	return 0, distance(m, h)
}

// quickFeatures sets w.hs to the features of the new arc from h to m.
func (w *Worker) quickFeatures(ih, im int32) {
	n := w.nodes
	h, m := &n[ih], &n[im]
	dir, d := direction(ih, im)
	ml1, mr1 := &n[m.l1], &n[m.r1]
	w.hs = append(w.hs[:0],
		ml.H1(200, dir), ml.H2(201, h.tag, dir), ml.H2(202, m.tag, dir), ml.H2(203, m.wordTag, dir), ml.H2(204, h.wordTag, dir),
		ml.H3(205, h.tag, m.tag, d), ml.H3(206, h.tag, m.wordTag, dir), ml.H3(207, h.wordTag, m.tag, dir),
		ml.H4(208, h.tag, m.tag, ml1.word, dir), ml.H4(209, h.tag, m.tag, h.lset, dir), ml.H4(210, h.tag, m.tag, h.rset, dir),
		ml.H4(211, h.tag, m.tag, m.lset, dir), ml.H3(212, h.tag, m.tag, m.rset), ml.H4(213, m.tag, ml1.tag, uint64(ml1.rel), dir), ml.H4(214, m.tag, mr1.tag, uint64(mr1.rel), dir),
		ml.H3(215, m.wordTag, n[im-1].tag, dir), ml.H4(216, h.tag, m.tag, w.between(min(ih, im), max(ih, im)), dir), ml.H3(217, h.fine, m.fine, dir),
	)
}

// labelFeatures sets w.hs to the features of the arc from h to m in the
// finished tree.
func (w *Worker) labelFeatures(ih, im int32) {
	n := w.nodes
	h, m := &n[ih], &n[im]
	dir, d := direction(ih, im)
	g := w.between(min(ih, im), max(ih, im))
	ml1, mr1, ml2, mr2 := &n[m.l1], &n[m.r1], &n[m.l2], &n[m.r2]
	before, after := &n[im-1], &n[im+1]
	hb, ha := &n[max(ih-1, 0)], &n[min(ih+1, w.root)]
	hh := &n[h.head]
	left, right := &n[m.leftSib], &n[m.rightSib]
	others := uint64(0) // relations of the head's other children
	for c := m.leftSib; c != absent; c = n[c].leftSib {
		others |= 1 << n[c].rel
	}
	onLeft := others
	for c := m.rightSib; c != absent; c = n[c].rightSib {
		others |= 1 << n[c].rel
	}
	hRel, lRel, rRel := uint64(h.rel), uint64(left.rel), uint64(right.rel)
	w.hs = append(w.hs[:0],
		ml.H1(220, dir),
		ml.H2(221, h.word, dir), ml.H2(222, h.tag, dir), ml.H2(223, m.word, dir), ml.H2(224, m.tag, dir),
		ml.H2(225, h.wordTag, dir), ml.H2(226, m.wordTag, dir),
		ml.H3(228, h.tag, m.tag, dir), ml.H3(229, h.tag, m.wordTag, dir),
		ml.H3(231, h.tag, m.tag, d), ml.H2(232, m.tag, d),
		// the children of m
		ml.H3(233, m.tag, ml1.word, dir), ml.H3(234, m.tag, ml1.tag, uint64(ml1.rel)), ml.H3(235, m.tag, mr1.tag, uint64(mr1.rel)),
		ml.H3(236, h.tag, m.tag, ml1.word), ml.H3(238, h.tag, ml1.word, m.word),
		ml.H4(239, h.tag, m.tag, m.lset, dir), ml.H4(240, h.tag, m.tag, m.rset, dir), ml.H3(241, ml2.word, m.tag, h.tag), ml.H3(242, mr2.tag, m.tag, h.tag),
		ml.H3(244, m.word, m.lset, dir), ml.H4(246, m.lset, m.rset, m.tag, dir),
		// the other children of h
		ml.H4(247, h.tag, m.tag, others, dir), ml.H4(248, h.tag, m.tag, onLeft, dir), ml.H4(250, m.tag, m.lset, others, dir),
		ml.H4(251, h.tag, m.tag, left.tag, lRel), ml.H4(252, h.tag, m.tag, right.tag, rRel), ml.H4(253, h.tag, m.tag, lRel, rRel),
		// the head of h
		ml.H3(256, hRel, m.tag, dir), ml.H4(257, hRel, h.tag, m.tag, dir), ml.H3(258, hRel, m.wordTag, dir), ml.H3(259, hh.tag, h.tag, m.tag), ml.H4(260, hRel, m.tag, m.lset, dir),
		// words nearby
		ml.H4(261, h.tag, m.tag, before.tag, dir), ml.H4(262, h.tag, m.tag, after.tag, dir), ml.H4(263, h.tag, m.tag, hb.tag, dir), ml.H4(264, h.tag, m.tag, ha.tag, dir),
		ml.H3(265, m.wordTag, before.tag, dir), ml.H3(266, m.wordTag, after.tag, dir), ml.H2(267, before.word, m.tag), ml.H2(268, after.word, m.tag),
		ml.H3(269, h.tag, m.tag, g), ml.H3(270, m.wordTag, g, dir), ml.H3(271, m.fine, before.tag, after.tag),
		// clusters
		ml.H3(272, h.fine, m.fine, dir), ml.H3(273, h.tag, m.fine, dir), ml.H3(274, h.fine, m.tag, dir), ml.H4(275, h.coarse, m.coarse, ml1.word, dir),
		ml.H3(276, h.fine, ml1.word, m.tag), ml.H3(277, m.fine, ml1.word, h.tag), ml.H3(278, h.coarse, m.coarse, m.tag),
	)
}
