package parse_test

import (
	"strings"
	"testing"

	"regesta/data"
	"regesta/internal/article"
	"regesta/internal/doc"
	"regesta/internal/lemma"
	"regesta/internal/parse"
	"regesta/internal/tag"
	"regesta/internal/tokenize"
	"regesta/internal/vocab"
)

const report = `MINAS TIRITH, June 9 (GNA) — Gondor, Rohan and Arnor have agreed to step up cooperation in their fight against armed groups that wreak havoc across the border and elsewhere in the region.
“We made decisions for what must be done on the regional and operational levels in a coordinated manner,” said Gondorian Defense Minister Faramir on Thursday.
He made the remarks following a meeting with his Rohirric and Arnorian counterparts, Elfhelm and Halbarad, in Edoras.
The visit of Rohan’s defense minister comes after the king’s pledge to send 2,000 troops to towns near Osgiliath, where at least 20 people were killed in clashes last week.
Faramir also strongly denounced Mordor’s support for what it calls “moderate rebels” as further proof of the falsehood of its slogans.
According to a February report by the White Council, the conflict has claimed the lives of over 470,000 people in total since March 3011.
Police arrested dozens of protesters in the capital after they blocked roads and demanded the release of jailed opposition leaders.
The council of ministers rejected a proposal to lift sanctions on Harad, saying that the country had not complied with the terms of the ceasefire.
`

// BenchmarkTagParse measures tags and trees of news text, without tokens and
// lemmas.
func BenchmarkTagParse(b *testing.B) {
	words := vocab.NewBuilder()
	tokenizer, err := tokenize.Load(data.FS)
	if err != nil {
		b.Fatal(err)
	}
	tagger, err := tag.Load(data.FS)
	if err != nil {
		b.Fatal(err)
	}
	lemmatizer, err := lemma.Load(data.FS, words)
	if err != nil {
		b.Fatal(err)
	}
	parser, err := parse.Load(data.FS)
	if err != nil {
		b.Fatal(err)
	}
	d := doc.New(words.Freeze())
	tok, tg, lm, ps := tokenizer.NewWorker(), tagger.NewWorker(), lemmatizer.NewWorker(), parser.NewWorker()
	tok.Run(&article.Article{Text: strings.Repeat(report, 20)}, d)
	tg.Run(d)
	lm.Run(d)
	ps.Run(d)
	if err := d.Check(); err != nil {
		b.Fatal(err)
	}
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		tg.Run(d)
		ps.Run(d)
		n += len(d.Tokens)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}
