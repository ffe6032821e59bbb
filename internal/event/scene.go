package event

import (
	"io/fs"
	"strings"

	"regesta/internal/article"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/table"
	"regesta/internal/vocab"
)

// SceneFile lists words that show what a sentence is about.
const SceneFile = "lexicon/scenes.tsv"

// scenes is a set of scenes.
type scenes uint8

const (
	accidentScene scenes = 1 << iota
	violenceScene
	sportScene
	showScene
	businessScene
	scienceScene
)

var sceneList = [...]struct {
	set  scenes
	name string
}{{accidentScene, "accident"}, {violenceScene, "violence"}, {sportScene, "sport"},
	{showScene, "show"}, {businessScene, "business"}, {scienceScene, "science"}}

func (r *Rules) readScenes(fsys fs.FS, b *vocab.Builder) []error {
	r.scenes = map[vocab.Sym]scenes{}
	var bad []error
	faults := table.Read(fsys, SceneFile, []string{"scene", "lemmas"}, func(row table.Row) {
		var s scenes
		for _, x := range sceneList {
			if x.name == row.Get("scene") {
				s = x.set
			}
		}
		if s == 0 {
			bad = append(bad, row.Errorf("no scene is called %q", row.Get("scene")))
		}
		for _, w := range row.List("lemmas") {
			r.scenes[b.Sym(w)] |= s
		}
	})
	return append(faults, bad...)
}

// sceneOf is what the words of sentence s show.
func (x *Decider) sceneOf(s int) scenes {
	var set scenes
	for t := x.d.Sents[s].First; t < x.d.Sents[s].End; t++ {
		set |= x.r.scenes[x.d.Tokens[t].Lemma]
	}
	return set
}

// noEvent says why a match reports nothing whatever its participants are: its
// trigger is part of a name, of a topic label or of another noun.
func (x *Decider) noEvent(m *coding.Match) string {
	d, t := x.d, &x.d.Tokens[m.Head]
	switch {
	case t.UPOS == doc.VERB && x.inTopic(m.Head):
		return "a topic label"
	case t.UPOS == doc.VERB || t.UPOS == doc.ADJ:
		return ""
	case t.UPOS == doc.PROPN && t.Flags&doc.Capital != 0 && !x.titleCase(m.Head):
		return "part of a name"
	case x.inTopic(m.Head):
		return "a topic label"
	case t.Rel == doc.RelCompound && t.Head > m.Head && x.byHead[t.Head] == 0 && !strings.Contains(m.Trigger, "head:"):
		return "only modifies “" + d.Form(t.Head) + "”"
	}
	return ""
}

// titleCase reports whether the sentence of t is written with capitals
// throughout, as headlines are, so that they mark no names.
func (x *Decider) titleCase(t doc.Tok) bool {
	s := &x.d.Sents[x.d.SentOf(t)]
	if x.d.Article == nil || x.d.Article.Regions[s.Region].Kind != article.Headline {
		return false
	}
	for k := s.First; k < s.End; k++ {
		if u := x.d.Tokens[k].UPOS; (u == doc.VERB || u == doc.ADJ || u == doc.NOUN) && x.d.Tokens[k].Flags&doc.Capital == 0 {
			return false
		}
	}
	return true
}

// inTopic reports whether t stands in a label before a colon ("2011 Haradric
// uprising: …") or in a sentence that is nothing but titles.
func (x *Decider) inTopic(t doc.Tok) bool {
	s := &x.d.Sents[x.d.SentOf(t)]
	verb := false
	for k := s.First; k < s.End; k++ {
		switch u := x.d.Tokens[k].UPOS; {
		case k == t:
		case u == doc.VERB || u == doc.AUX:
			if k < t {
				return false
			}
			verb = true
		case k > t && !verb && x.d.Form(k) == ":" && k+1 < s.End:
			return true
		}
	}
	return false
}
