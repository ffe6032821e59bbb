package event

import (
	"io/fs"

	"regesta/internal/coding"
	"regesta/internal/table"
	"regesta/internal/vocab"
)

// ContextFile lists the cue words of PLOVER's contexts.
const ContextFile = "lexicon/contexts.tsv"

// contexts gives the contexts that a lemma speaks for.
type contexts struct {
	names []string
	at    map[vocab.Sym][]contextCue
}

type contextCue struct {
	context int32
	weight  int32
}

// contextScratch counts what speaks for each context.
type contextScratch struct{ scores []int32 }

func (r *Rules) readContexts(fsys fs.FS, b *vocab.Builder) []error {
	r.contexts.at = map[vocab.Sym][]contextCue{}
	index := map[string]int32{}
	var bad []error
	faults := table.Read(fsys, ContextFile, []string{"context", "weight", "lemmas"}, func(row table.Row) {
		name := row.Get("context")
		if !r.book.HasContext(name) {
			bad = append(bad, row.Errorf("%q is no PLOVER context", name))
			return
		}
		i, ok := index[name]
		if !ok {
			i = int32(len(r.contexts.names))
			index[name] = i
			r.contexts.names = append(r.contexts.names, name)
		}
		w := int32(2)
		if row.Get("weight") == "1" {
			w = 1
		}
		for _, l := range row.List("lemmas") {
			y := b.Sym(l)
			r.contexts.at[y] = append(r.contexts.at[y], contextCue{i, w})
		}
	})
	return append(faults, bad...)
}

// maxContext bounds the sentences of a paragraph on either side.
const maxContext = 20

// addContexts adds the contexts that the words of e's sentence and, at half
// their weight, of its paragraph speak for.
func (x *Decider) addContexts(e *coding.Event) {
	n := len(x.r.contexts.names)
	s := &x.ctx
	if len(s.scores) < n {
		s.scores = make([]int32, n)
	}
	clear(s.scores)
	region := x.d.Sents[e.Sent].Region
	first := int(e.Sent)
	for first > 0 && x.d.Sents[first-1].Region == region && int(e.Sent)-first < maxContext {
		first--
	}
	for i := first; i < len(x.d.Sents) && x.d.Sents[i].Region == region && i-int(e.Sent) < maxContext; i++ {
		st := &x.d.Sents[i]
		w := int32(1)
		if int32(i) == e.Sent {
			w = 2
		}
		for t := st.First; t < st.End; t++ {
			for _, cue := range x.r.contexts.at[x.d.Tokens[t].Lemma] {
				s.scores[cue.context] += w * cue.weight
			}
		}
	}
	from := len(x.modes)
	x.modes = append(x.modes, e.Contexts...)
next:
	for i, v := range s.scores[:n] {
		if v < 4 {
			continue
		}
		for _, have := range x.modes[from:] {
			if have == x.r.contexts.names[i] {
				continue next
			}
		}
		x.modes = append(x.modes, x.r.contexts.names[i])
	}
	e.Contexts = x.modes[from:len(x.modes):len(x.modes)]
}
