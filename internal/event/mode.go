package event

import (
	"io/fs"
	"slices"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
	"regesta/internal/table"
	"regesta/internal/vocab"
)

// ModeFile lists words that tell the mode of an event when they stand among its
// arguments.
const ModeFile = "lexicon/modes.tsv"

// A modeWord says that a lemma near a trigger of its category tells the mode.
type modeWord struct {
	category ontology.Category
	mode     string
	cameo    string // the code where the frame knows only the category's
}

func (r *Rules) readModes(fsys fs.FS, b *vocab.Builder) []error {
	r.modeAt = map[vocab.Sym][]int32{}
	var bad []error
	faults := table.Read(fsys, ModeFile, []string{"category", "mode", "cameo", "lemmas"}, func(row table.Row) {
		c, ok := ontology.CategoryOf(row.Get("category"))
		if !ok || !r.book.HasMode(c, row.Get("mode")) {
			bad = append(bad, row.Errorf("%s has no mode %q", row.Get("category"), row.Get("mode")))
			return
		}
		if _, ok := r.book.Cameo(row.Get("cameo")); !ok && row.Get("cameo") != "" {
			bad = append(bad, row.Errorf("%q is no CAMEO code", row.Get("cameo")))
		}
		r.modes = append(r.modes, modeWord{c, row.Get("mode"), row.Get("cameo")})
		for _, w := range row.List("lemmas") {
			y := b.Sym(w)
			r.modeAt[y] = append(r.modeAt[y], int32(len(r.modes)-1))
		}
	})
	return append(faults, bad...)
}

// addModes looks for mode words at the trigger and among its arguments, unless
// the frame names a mode or the category has changed.
func (x *Decider) addModes(k *candidate) {
	e := &k.ev
	if len(e.Modes) > 0 || e.Category != k.match.Sense.Category {
		return
	}
	best, at := -1, 99
	note := func(t doc.Tok, far int) {
		y := x.d.Tokens[t].Lemma
		list := x.r.modeAt[y]
		if list == nil {
			list = x.r.modeAt[x.d.Tokens[t].Norm]
		}
		for _, i := range list {
			if x.r.modes[i].category == e.Category && far < at {
				best, at = int(i), far
			}
		}
	}
	t := e.Head
	note(t, 0)
	for _, a := range x.d.Kids(t) {
		switch x.d.Tokens[a].Rel.Base() {
		case doc.RelConj, doc.RelParataxis, doc.RelCcomp, doc.RelCc, doc.RelPunct:
			continue
		}
		note(a, 1)
		for _, b := range x.d.Kids(a) {
			note(b, 2)
		}
	}
	if h := x.d.Tokens[t].Head; h != doc.None && best < 0 {
		switch x.d.Tokens[t].Rel.Base() {
		case doc.RelAdvcl, doc.RelAcl, doc.RelObj, doc.RelNsubj, doc.RelObl, doc.RelXcomp, doc.RelConj:
			note(h, 3)
			for _, b := range x.d.Kids(h) {
				if b != t {
					note(b, 3)
				}
			}
		}
	}
	if best < 0 {
		return
	}
	w := &x.r.modes[best]
	e.Modes = x.modeList(w.mode)
	if w.cameo != "" && (e.Cameo == "" || e.Cameo == x.r.book.Categories[e.Category].Cameo) {
		e.Cameo = w.cameo
	}
}

// modeList returns a list of one mode in the Decider's arena.
func (x *Decider) modeList(m string) []string {
	x.modes = append(x.modes, m)
	n := len(x.modes)
	return x.modes[n-1 : n : n]
}

// linkDuplicates points every repeated report of an event to the fullest one.
func (x *Decider) linkDuplicates() {
	evs := x.c.Events
	for i := range evs {
		if evs[i].Dropped || evs[i].Duplicate != coding.None {
			continue
		}
		group := []int32{int32(i)}
		for j := i + 1; j < len(evs); j++ {
			if !evs[j].Dropped && evs[j].Duplicate == coding.None && x.same(&evs[i], &evs[j]) {
				group = append(group, int32(j))
			}
		}
		if len(group) == 1 {
			continue
		}
		best := slices.MaxFunc(group, func(a, b int32) int {
			if d := fullness(&evs[a]) - fullness(&evs[b]); d != 0 {
				return d
			}
			return int(b - a)
		})
		for _, g := range group {
			if g != best {
				evs[g].Duplicate = best
			}
		}
	}
}

// fullness counts what an event tells.
func fullness(e *coding.Event) int {
	n := 3*len(e.Actor) + 3*len(e.Recipient) + len(e.Modes)
	if e.Place != coding.None {
		n++
	}
	if e.Date != coding.None {
		n++
	}
	return n
}

// same reports whether two events are one: the same category and status, and
// participants, place and date that do not contradict each other.
func (x *Decider) same(a, b *coding.Event) bool {
	if a.Category != b.Category || a.Status != b.Status || len(a.Actor) == 0 && len(b.Actor) == 0 && len(a.Recipient) == 0 && len(b.Recipient) == 0 {
		return false
	}
	if len(a.Modes) > 0 && len(b.Modes) > 0 && a.Modes[0] != b.Modes[0] {
		return false
	}
	if a.Place != coding.None && b.Place != coding.None {
		p, q := &x.c.Places[a.Place], &x.c.Places[b.Place]
		if p.Name != q.Name && p.Country != q.Country {
			return false
		}
	}
	if a.Date != coding.None && b.Date != coding.None && x.c.Dates[a.Date].Value != x.c.Dates[b.Date].Value {
		return false
	}
	return compatible(a.Actor, b.Actor) && compatible(a.Recipient, b.Recipient) && (overlap(a.Actor, b.Actor) || overlap(a.Recipient, b.Recipient))
}

// compatible reports whether two lists of participants may be the same people.
func compatible(a, b []coding.Party) bool {
	return len(a) == 0 || len(b) == 0 || overlap(a, b)
}

func overlap(a, b []coding.Party) bool {
	for i := range a {
		for j := range b {
			p, q := &a[i], &b[j]
			if p.Entity >= 0 && p.Entity == q.Entity || p.Country == q.Country && p.Sector == q.Sector && p.Codes() {
				return true
			}
		}
	}
	return false
}
