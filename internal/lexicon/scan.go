package lexicon

import (
	"slices"

	"regesta/internal/doc"
	"regesta/internal/vocab"
)

// A Hit is a dictionary phrase in a document: tokens [First, End).
type Hit struct {
	First, End doc.Tok
	Kinds      Kinds
	Part       bool // the phrase is a part of a hyphenated token ("pro-Iranian", "US-led")
	Nested     bool // lies inside a longer hit, of another kind
	at, n      int32
}

// Hits are the dictionary phrases of one document, ordered by First, longer
// ones before those that they hold. They are reused from document to document
// by one worker.
type Hits struct {
	list    []Hit
	entries []int32
	first   []int32 // by token: hits before it
	words   []word
}

// All returns all hits.
func (h *Hits) All() []Hit { return h.list }

// At returns the hits that begin at token t.
func (h *Hits) At(t doc.Tok) []Hit { return h.list[h.first[t]:h.first[t+1]] }

// Entries returns the entries of hit x, by number.
func (h *Hits) Entries(x Hit) []int32 { return h.entries[x.at : x.at+x.n] }

// Scan finds the dictionary phrases in d's tokens: the longest at each start,
// and those inside it that are of another kind. Names need the capitals that
// the tables give them; acronyms of running text must be in capitals.
func (l *Lexicon) Scan(d *doc.Doc, h *Hits) {
	h.list, h.entries, h.first = h.list[:0], h.entries[:0], h.first[:0]
	for i := range d.Sents {
		s := &d.Sents[i]
		h.cut(d, s)
		loud := isLoud(d, s)
		k := 0
		for t := s.First; t < s.End; t++ {
			h.first = append(h.first, int32(len(h.list)))
			for k < len(h.words) && h.words[k].tok == t {
				l.longest(d, h, k, loud)
				k++
			}
		}
	}
	h.first = append(h.first, int32(len(h.list)))
}

// cut lists the words of sentence s.
func (h *Hits) cut(d *doc.Doc, s *doc.Sent) {
	h.words = h.words[:0]
	for t := s.First; t < s.End; t++ {
		k := &d.Tokens[t]
		form := d.Text[k.Start:k.End]
		switch simple, hyphens := shapeOf(form); {
		case simple:
			h.words = append(h.words, word{hash: d.Vocab.Hash(k.Norm), tok: t, flags: k.Flags})
		case hyphens && len(form) > 1:
			h.cutParts(form, t)
		default:
			var buf, folded [64]byte
			norm, _ := doc.AppendNorm(buf[:0], form)
			if w := appendFold(folded[:0], norm); len(w) > 0 && string(w) != "-" {
				h.words = append(h.words, word{hash: hashBytes(w), tok: t, flags: k.Flags})
			}
		}
	}
}

// cutParts adds the parts of a hyphenated token as words.
func (h *Hits) cutParts(form string, t doc.Tok) {
	var nb, fb [64]byte
	for from := 0; from <= len(form); {
		to := from
		for to < len(form) && form[to] != '-' {
			if n := dashLen(form[to:]); n > 0 {
				break
			}
			to++
		}
		norm, flags := doc.AppendNorm(nb[:0], form[from:to])
		if w := appendFold(fb[:0], norm); len(w) > 0 {
			h.words = append(h.words, word{hash: hashBytes(w), tok: t, flags: flags, part: true})
		}
		from = to + max(1, dashLen(form[to:]))
	}
}

// dashLen is the number of bytes of the hyphen or dash that s begins with.
func dashLen(s string) int {
	switch {
	case len(s) > 0 && s[0] == '-':
		return 1
	case len(s) > 2 && s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x90 && s[2] <= 0x94:
		return 3 // ‐ ‑ ‒ – —
	}
	return 0
}

// shapeOf tells whether a form is of plain ASCII letters, digits and other
// marks that folding leaves alone, and whether it holds hyphens.
func shapeOf(form string) (simple, hyphens bool) {
	simple = true
	for i := 0; i < len(form); i++ {
		switch c := form[i]; {
		case c == '-':
			return false, true
		case c == 0xE2 && dashLen(form[i:]) > 0:
			return false, true
		case c == '\'' || c == '.' || c == '`' || c >= 0x80:
			simple = false
		}
	}
	return simple, false
}

// isLoud reports whether most words of s are in capitals, as in some headlines;
// then capitals tell nothing.
func isLoud(d *doc.Doc, s *doc.Sent) bool {
	loud, n := 0, 0
	for t := s.First; t < s.End; t++ {
		switch f := d.Tokens[t].Flags; {
		case f&doc.AllCaps != 0:
			loud++
			n++
		case d.Tokens[t].Len() > 1 && f&doc.HasDigit == 0:
			n++
		}
	}
	return n >= 3 && 10*loud >= 7*n
}

// longest adds the hits that begin with word k: the longest one and shorter
// ones of other kinds.
func (l *Lexicon) longest(d *doc.Doc, h *Hits, k int, loud bool) {
	from := len(h.list)
	key := firstKey(h.words[k])
	for j := k; ; {
		s := l.index.find(key)
		if s == nil {
			break
		}
		if s.refs != 0 {
			l.accept(d, h, k, j, s.refs, loud)
		}
		j++
		if !s.more || j == len(h.words) {
			break
		}
		key = vocab.Mix(key, h.words[j].hash)
	}
	if len(h.list)-from > 1 {
		slices.Reverse(h.list[from:])
	}
	h.prune(from)
}

// accept adds a hit for words k to j if their case fits one of the refs.
func (l *Lexicon) accept(d *doc.Doc, h *Hits, k, j int, at int32, loud bool) {
	var capital, shout uint16
	for i := k; i <= j && i < k+16; i++ {
		if h.words[i].flags&doc.Capital != 0 {
			capital |= 1 << (i - k)
		}
		if h.words[i].flags&doc.AllCaps != 0 {
			shout |= 1 << (i - k)
		}
	}
	first, last := h.words[k], h.words[j]
	x := Hit{First: first.tok, End: last.tok + 1, at: int32(len(h.entries))}
	x.Part = first.part && (k > 0 && h.words[k-1].tok == first.tok) || last.part && j+1 < len(h.words) && h.words[j+1].tok == last.tok
	for i := at; i != 0; i = l.index.refs[i-1].next {
		r := &l.index.refs[i-1]
		if r.capital&^capital != 0 || r.shout&^shout != 0 {
			continue
		}
		if j == k && r.capital != 0 && !nameLike(d.Tokens[first.tok].UPOS, r.shout != 0 && !loud) {
			continue
		}
		h.entries = append(h.entries, r.entry)
		x.Kinds |= 1 << l.entries[r.entry].Kind
		x.n++
	}
	if x.n > 0 {
		h.list = append(h.list, x)
	}
}

// nameLike reports whether a single capitalised word of this part of speech may
// be a name: "Will" as an auxiliary is none, nor is "US" in a headline that
// shouts "GIVE US PEACE".
func nameLike(p doc.UPOS, sure bool) bool {
	if sure {
		return true
	}
	switch p {
	case doc.AUX, doc.ADP, doc.DET, doc.PRON, doc.CCONJ, doc.SCONJ, doc.ADV, doc.PART, doc.INTJ:
		return false
	}
	return true
}

// prune drops the hits from position from on that lie inside an earlier one
// which has all their kinds, and marks the others that do as nested.
func (h *Hits) prune(from int) {
	keep := from
	for i := from; i < len(h.list); i++ {
		x := h.list[i]
		drop := false
		for j := keep - 1; j >= 0 && j >= keep-8; j-- {
			o := &h.list[j]
			if o.End < x.End || o.First == x.First && o.End == x.End {
				continue
			}
			x.Nested = true
			if x.Kinds&^o.Kinds == 0 || x.Kinds&^(1<<CountryName|1<<CountryAdjective|1<<Demonym) == 0 &&
				o.Kinds&(1<<CountryName|1<<CountryAdjective|1<<Demonym) != 0 {
				drop = true
				break
			}
		}
		if !drop {
			h.list[keep] = x
			keep++
		}
	}
	h.list = h.list[:keep]
}
