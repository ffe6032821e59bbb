package eval

import (
	"io"
	"strings"

	"regesta/internal/article"
	"regesta/internal/conllu"
	"regesta/internal/doc"
)

// A Parser is the linguistic layer of the pipeline.
type Parser interface {
	Parse(*article.Article) *doc.Doc // from raw text
	Annotate(*doc.Doc)               // on given tokens
}

// Treebank scores tags, lemmas and trees on gold tokens (LAS without subtypes,
// punctuation counted; lemmas without case), and tokens and sentences from raw
// text, aligned by characters without white space.
func Treebank(in io.Reader, d *doc.Doc, p Parser) ([]Score, error) {
	var upos, xpos, lemma, uas, las prf
	var tokens, sents prf
	var group []*conllu.Sentence
	flush := func() {
		if len(group) == 0 {
			return
		}
		a := conllu.Fill(d, group)
		want := boundaries(d)
		p.Annotate(d)
		t := 0
		for _, s := range group {
			base := t
			for i := range s.Words {
				g, k := &s.Words[i], &d.Tokens[t]
				head := 0
				if k.Head != doc.None {
					head = int(k.Head) - base + 1
				}
				hit := func(x *prf, ok bool) {
					x.gold++
					if ok {
						x.hits++
					}
				}
				rel, _, _ := strings.Cut(g.Rel, ":")
				hit(&upos, k.UPOS.String() == g.UPOS)
				hit(&xpos, k.XPOS.String() == g.XPOS)
				hit(&lemma, g.Lemma == "_" || strings.EqualFold(d.Lemma(doc.Tok(t)), g.Lemma))
				hit(&uas, head == g.Head)
				hit(&las, head == g.Head && k.Rel.Base().String() == rel)
				t++
			}
		}
		text := a.Text
		got := boundaries(p.Parse(article.New(article.Article{Language: "en"}, text)))
		count(&tokens, got.tokens, want.tokens)
		count(&sents, got.sents, want.sents)
		group = group[:0]
	}
	for s, err := range conllu.Read(in) {
		if err != nil {
			return nil, err
		}
		if s.NewDoc() {
			flush()
		}
		group = append(group, s)
	}
	flush()
	acc := func(name string, x prf) Score { return accuracy(name, x.hits, x.gold) }
	return []Score{acc("UPOS", upos), acc("XPOS", xpos), acc("lemma", lemma), acc("UAS", uas), acc("LAS", las), tokens.score("tokens from raw text"), sents.score("sentences from raw text")}, nil
}

type bounds struct{ tokens, sents set[extent] }

// boundaries are the surface tokens and sentences of d, counted in characters
// without white space.
func boundaries(d *doc.Doc) bounds {
	b := bounds{set[extent]{}, set[extent]{}}
	pos := 0
	for _, s := range d.Sents {
		first, start := pos, pos
		for t := s.First; t < s.End; t++ {
			if d.Tokens[t].Flags&doc.Joined == 0 {
				start = pos
			}
			pos += len([]rune(strings.Join(strings.Fields(d.Form(t)), "")))
			if t+1 == s.End || d.Tokens[t+1].Flags&doc.Joined == 0 {
				b.tokens.add(extent{start, pos})
			}
		}
		b.sents.add(extent{first, pos})
	}
	return b
}
