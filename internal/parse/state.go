package parse

import (
	"regesta/internal/doc"
	"regesta/internal/ml"
)

type action int8

const (
	shift action = iota
	left
	right
	none action = -1
)

// absent is the index of the node that stands for missing ones.
const absent = 0

// A node is a word of the sentence with what the parser has attached to it.
type node struct {
	word, tag, wordTag, coarse, fine uint64 // for features
	head                             int32
	l1, l2, r1, r2                   int32 // outermost and second outermost children
	leftSib, rightSib                int32 // the head's next children on both sides, in the finished tree
	rel                              doc.Rel
	lefts, rights                    uint8  // number of children on each side
	before                           uint64 // commas, verbs, conjunctions and other marks up to here, 16 bits each
	lset, rset                       uint64 // set of their relations
}

// state is a configuration of the transition system over one sentence. Node 0
// is the absent node, words are nodes 1 to root-1, the root comes last.
type state struct {
	nodes []node
	stack []int32
	next  int32 // b0
	root  int32

	clusters *ml.Clusters
}

// reset begins sentence s.
func (c *state) reset(d *doc.Doc, s doc.Sent) {
	n := int32(s.End - s.First)
	c.nodes = append(c.nodes[:0], node{word: 1, wordTag: 1})
	for t := s.First; t < s.End; t++ {
		k := &d.Tokens[t]
		x := node{word: d.Vocab.Hash(k.Norm), tag: tagOf(k), head: absent}
		coarse, fine := c.clusters.Of(x.word)
		x.coarse, x.fine = uint64(coarse), uint64(fine)
		x.wordTag = ml.H2(1, x.word, x.tag)
		switch x.before = c.nodes[len(c.nodes)-1].before; {
		case k.XPOS == comma:
			x.before++
		case k.UPOS == doc.VERB:
			x.before += 1 << 16
		case k.UPOS == doc.CCONJ:
			x.before += 1 << 32
		case k.UPOS == doc.PUNCT:
			x.before += 1 << 48
		}
		c.nodes = append(c.nodes, x)
	}
	c.nodes = append(c.nodes, node{word: 2, tag: 1 << 16, wordTag: 2})
	c.root = n + 1
	c.next = 1
	c.stack = c.stack[:0]
}

// tagOf is what features see of a token's part of speech.
func tagOf(k *doc.Token) uint64 { return uint64(k.UPOS)<<8 | uint64(k.XPOS) }

var comma = doc.XPOSOf(",")

// between tells what kinds of words lie between nodes a and b.
func (c *state) between(a, b int32) uint64 {
	if a == absent || b <= a {
		return 1 << 10
	}
	d := c.nodes[b-1].before - c.nodes[a].before
	return min(d&0xffff, 2) | min(d>>16&0xffff, 2)<<2 | min(d>>32&0xffff, 1)<<4 | min(d>>48, 1)<<5
}

func (c *state) done() bool { return c.next == c.root && len(c.stack) == 0 }

// s returns the i-th node from the top of the stack.
func (c *state) s(i int) int32 {
	if i < len(c.stack) {
		return c.stack[len(c.stack)-1-i]
	}
	return absent
}

// b returns the i-th node of the buffer.
func (c *state) b(i int32) int32 {
	if c.next+i <= c.root {
		return c.next + i
	}
	return absent
}

// legal tells which actions are allowed. The root takes its only child when
// all other words have their heads.
func (c *state) legal() [3]bool {
	n := len(c.stack)
	atRoot := c.next == c.root
	return [3]bool{
		shift: !atRoot,
		left:  n > 0 && (!atRoot || n == 1),
		right: n > 1,
	}
}

// forced returns the only legal action, or none if there is a choice.
func (c *state) forced() action {
	switch n := len(c.stack); {
	case n == 0:
		return shift
	case c.next < c.root:
		return none
	case n == 1:
		return left
	}
	return right
}

// arc returns the head and the dependent that a would join.
func (c *state) arc(a action) (h, m int32) {
	if a == left {
		return c.next, c.s(0)
	}
	return c.s(1), c.s(0)
}

func (c *state) shift() {
	c.stack = append(c.stack, c.next)
	c.next++
}

// attach makes h the head of m, the top of the stack, and pops m.
func (c *state) attach(h, m int32, r doc.Rel) {
	c.stack = c.stack[:len(c.stack)-1]
	x, y := &c.nodes[h], &c.nodes[m]
	y.head, y.rel = h, r
	if m < h { // children come from the inside outwards
		x.l2, x.l1 = x.l1, m
		x.lefts++
		x.lset |= 1 << r
	} else {
		x.r2, x.r1 = x.r1, m
		x.rights++
		x.rset |= 1 << r
	}
}
