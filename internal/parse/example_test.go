package parse_test

import (
	"fmt"
	"log"

	"regesta/data"
	"regesta/internal/article"
	"regesta/internal/doc"
	"regesta/internal/lemma"
	"regesta/internal/parse"
	"regesta/internal/tag"
	"regesta/internal/tokenize"
	"regesta/internal/vocab"
)

// The linguistic steps in their order. Models are loaded once; every goroutine
// has its own Doc and workers and uses them for one article after another.
func Example() {
	words := vocab.NewBuilder()
	tokenizer, err1 := tokenize.Load(data.FS)
	tagger, err2 := tag.Load(data.FS)
	lemmatizer, err3 := lemma.Load(data.FS, words)
	parser, err4 := parse.Load(data.FS)
	for _, err := range []error{err1, err2, err3, err4} {
		if err != nil {
			log.Fatal(err)
		}
	}
	d := doc.New(words.Freeze())
	tok, tg, lm, ps := tokenizer.NewWorker(), tagger.NewWorker(), lemmatizer.NewWorker(), parser.NewWorker()

	tok.Run(&article.Article{Text: "The king’s envoys met the minister on Monday."}, d)
	tg.Run(d)
	lm.Run(d)
	ps.Run(d)
	for t := range d.Tokens {
		t := doc.Tok(t)
		fmt.Println(d.Form(t), d.Lemma(t), d.Tokens[t].UPOS, d.Tokens[t].Rel)
	}
	// Output:
	// The the DET det
	// king king NOUN nmod:poss
	// ’s 's PART case
	// envoys envoy NOUN nsubj
	// met meet VERB root
	// the the DET det
	// minister minister NOUN obj
	// on on ADP case
	// Monday Monday PROPN obl
	// . . PUNCT punct
}
