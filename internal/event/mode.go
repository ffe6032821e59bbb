package event

import (
	"io/fs"

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
		if _, ok := r.book.CameoOf(row.Get("cameo")); !ok && row.Get("cameo") != "" {
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
// the frame names a mode or the category has changed. Who bombs from the air or
// with shells tells it by what is used.
func (x *Decider) addModes(k *candidate) {
	e := &k.ev
	bombing := len(e.Modes) > 0 && e.Modes[0] == "explosives"
	if len(e.Modes) > 0 && !bombing || e.Category != k.match.Sense.Category {
		return
	}
	best, at := -1, 99
	const bare = 4 // what "bomb" tells by itself counts less than what is used
	note := func(t doc.Tok, far int) {
		y := x.d.Tokens[t].Lemma
		list := x.r.modeAt[y]
		if list == nil {
			list = x.r.modeAt[x.d.Tokens[t].Norm]
		}
		for _, i := range list {
			w := &x.r.modes[i]
			if w.category != e.Category || bombing && (far == 0 || !isWeapon(w.mode)) {
				continue
			}
			if far == 0 && w.mode == "explosives" {
				far = bare
			}
			if far < at {
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
	if h := x.d.Tokens[t].Head; h != doc.None && at >= bare {
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
	if w.cameo != "" && (bombing || e.Cameo == "" || e.Cameo == x.r.book.Categories[e.Category].Cameo) {
		e.Cameo = w.cameo
	}
}

// isWeapon reports whether mode m of ASSAULT tells what drops or fires a bomb.
func isWeapon(m string) bool {
	return m == "aerial" || m == "drone" || m == "heavy-weapons" || m == "suicide-attack"
}

// modeList returns a list of one mode in the Decider's arena.
func (x *Decider) modeList(m string) []string {
	x.modes = append(x.modes, m)
	n := len(x.modes)
	return x.modes[n-1 : n : n]
}
