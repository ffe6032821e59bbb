package coref_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"regesta/data"
	"regesta/internal/article"
	"regesta/internal/caldate"
	"regesta/internal/coref"
	"regesta/internal/doc"
	"regesta/internal/lemma"
	"regesta/internal/lexicon"
	"regesta/internal/ner"
	"regesta/internal/parse"
	"regesta/internal/syntax"
	"regesta/internal/tag"
	"regesta/internal/tokenize"
	"regesta/internal/vocab"
)

// A pipeline runs the linguistic layer as far as coref, with the shipped models.
type pipeline struct {
	tok  *tokenize.Worker
	tag  *tag.Worker
	lem  *lemma.Worker
	tree *parse.Worker
	lex  *lexicon.Lexicon
	hits lexicon.Hits
	name *ner.Worker
	ref  *coref.Worker
	doc  *doc.Doc
}

func newPipeline(tb testing.TB) *pipeline {
	b := vocab.NewBuilder()
	words := syntax.New(b)
	p := &pipeline{
		tok:  must(tokenize.Load(data.FS))(tb).NewWorker(),
		tag:  must(tag.Load(data.FS))(tb).NewWorker(),
		lem:  must(lemma.Load(data.FS, b))(tb).NewWorker(),
		tree: must(parse.Load(data.FS))(tb).NewWorker(),
		lex:  must(lexicon.Read(data.FS, must(fs.Sub(data.FS, "examples"))(tb)))(tb),
		name: must(ner.Load(data.FS))(tb).NewWorker(),
	}
	p.ref = must(coref.Load(data.FS, b))(tb).NewWorker(p.lex, words)
	p.doc = doc.New(b.Freeze())
	return p
}

func must[T any](x T, err error) func(testing.TB) T {
	return func(tb testing.TB) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return x
	}
}

// parse does all that comes before the names.
func (p *pipeline) parse(text string) {
	p.tok.Run(article.New(article.Article{}, text), p.doc)
	p.tag.Run(p.doc)
	p.lem.Run(p.doc)
	p.tree.Run(p.doc)
	p.lex.Scan(p.doc, &p.hits)
}

func (p *pipeline) run(text string) *doc.Doc {
	p.parse(text)
	p.name.Run(p.doc, &p.hits)
	p.ref.Run(p.doc, &p.hits, caldate.Date{})
	return p.doc
}

// chain writes an entity as its mentions in text order, and its members.
func chain(d *doc.Doc, e int) string {
	var ms []string
	for _, m := range d.Mentions {
		if m.Entity == int32(e) {
			ms = append(ms, d.Cut(m.First, m.End))
		}
	}
	s := strings.Join(ms, " = ")
	var names []string
	for _, m := range d.MembersOf(int32(e)) {
		best := d.Mentions[d.Entities[m].Best]
		names = append(names, d.Cut(best.First, best.End))
	}
	if names != nil {
		s += " : " + strings.Join(names, ", ")
	}
	return s
}

func TestChains(t *testing.T) {
	p := newPipeline(t)
	for _, c := range []struct{ name, text, want string }{
		{"surname and pronoun", "Vladimir Putin arrived in Paris. Putin said he would stay.", "Vladimir Putin = Putin = he"},
		{"adjective of a country", "Russia closed its airspace. Russian officials gave no reason.", "Russia = its = Russian"},
		{"acronym", "The Syrian Observatory for Human Rights counted the dead. SOHR is based in London.", "Syrian Observatory for Human Rights = SOHR"},
		{"apposition", "Sergei Shoigu, the Russian defense minister, visited Tehran.", "Sergei Shoigu = the Russian defense minister"},
		{"office and country", "Iranian Defense Minister Hossein Dehqan met Sergei Shoigu. The Iranian defense minister thanked him.",
			"Hossein Dehqan = The Iranian defense minister"},
		{"two men of one surname", "George Bush met Jeb Bush. Laura Bush was absent.", "Laura Bush"},
		{"country as a noun", "Syria has asked for talks. The country is at war.", "Syria = The country"},
		{"coordination", "Iran, Russia and Syria signed a pact. The three countries will cooperate.", "The three countries : Iran, Russia, Syria"},
		{"counterparts", "Hossein Dehqan, the Iranian defense minister, met his Russian and Syrian counterparts, Sergei Shoigu and Fahad Jassim Freij.",
			"his Russian and Syrian counterparts : Sergei Shoigu, Fahad Jassim Freij"},
		{"I in a quotation", "“I will never resign,” said Angela Merkel.", "I = Angela Merkel"},
		{"countries of a subject", "Pakistan and India exchanged lists on Monday. Pakistan's Foreign Ministry said the two countries participated in the exchange.",
			"the two countries : Pakistan, India"},
		{"capitals that stand for states", "The attack has caused friction between Islamabad and Washington. Officials called for better cooperation between the two countries.",
			"the two countries : Islamabad, Washington"},
		{"joined by a hyphen", "The report hails progress in the Israeli-Palestinian conflict. It notes efforts to bring the two sides together.",
			"the two sides : Israeli, Palestinian"},
		{"two states of the sentence", "Syria and Iran are suppliers of weapons. Syrian President Bashar al-Assad is ready to hold talks with Israel if an arbiter mediates between the two sides.",
			"the two sides : Syria, Israel"},
		{"colleagues", "Venezuelan President Hugo Chavez began talks with President Luiz Inacio Lula da Silva. The presidents discussed oil.",
			"The presidents : Hugo Chavez, Luiz Inacio Lula da Silva"},
		{"former office", "Sanctions hit accused former president Charles Taylor. The former Liberian president faces charges.",
			"Charles Taylor = The former Liberian president"},
		{"news agencies are no militant group", "The Associated Press reports that a rebel group named the People's Revolutionary Army has claimed responsibility. The group attacked pipelines.",
			"People's Revolutionary Army = The group"},
		{"a ministry is no network", "The Russian foreign ministry will expel the American television network ABC. The ministry said the broadcast supported terrorism.",
			"The Russian foreign ministry = The ministry"},
		{"name before its noun", "The Beacon newspaper says talks have failed. It quotes officials.", "The Beacon newspaper = Beacon = It"},
		{"fighters in other words", "The Maoists blocked roads on Monday. The rebels say they will continue.", "The Maoists = The rebels = they"},
		{"both without an article", "The plan allows the United States to ship fuel to India. The president said the deal will help both nations meet their needs.",
			"both nations = their : United States, India"},
		{"leader of a state", "Tony Blair held talks in Cairo with Hosni Mubarak. The British leader welcomed the call.", "Tony Blair = The British leader"},
		{"possessive in a fronted phrase", "Mr. Nogaideli would succeed Zurab Zhvania. In his address to parliament Thursday, President Saakashvili hailed the achievements. He also said he is ready.",
			"his = Saakashvili = He = he"},
		{"who speaks goes on", "The official said Zabi Taifi was arrested along with militants. He said Taifi is an Arab.", "The official = He"},
		{"spokesman with a weekday", "An Iranian spokesman Sunday again warned the United States not to attack. He also rejected a proposal.", "An Iranian spokesman = He"},
		{"a member of a body", "A member of Iran's Expediency Council calls on Russia to support the deal. He warns that it may fail.", "A member = He"},
		{"title of either sex", "Former Prime Minister Sheikh Hasina was detained. She was recently released.", "Hasina = She"},
		{"another state in the clause", "The Chinese government has passed a law. The report says North Korea remains a dictatorship where the government tortures prisoners.",
			"the government"},
		{"its owner in a coordination", "The United States and its allies protested.", "United States = its"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := p.run(c.text)
			var got []string
			for e := range d.Entities {
				got = append(got, chain(d, e))
			}
			if !slices.Contains(got, c.want) {
				t.Errorf("%s\ngot  %s\nwant %s", c.text, strings.Join(got, "\n     "), c.want)
			}
			if err := d.Check(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestPeers(t *testing.T) {
	p := newPipeline(t)
	d := p.run("Hossein Dehqan, the Iranian defense minister, met his Russian and Syrian counterparts, Sergei Shoigu and Fahad Jassim Freij.")
	var got []string
	for _, x := range d.Peers {
		m, of := d.Mentions[x.Mention], d.Mentions[d.Entities[x.Of].Best]
		got = append(got, d.Cut(m.First, m.End)+" "+d.Form(x.Country)+" like "+d.Cut(of.First, of.End))
	}
	want := []string{"Sergei Shoigu Russian like Hossein Dehqan", "Fahad Jassim Freij Syrian like Hossein Dehqan"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// BenchmarkRun measures coreference alone, in nanoseconds a token.
func BenchmarkRun(b *testing.B) {
	p := newPipeline(b)
	text := strings.Repeat("Iranian Defense Minister Hossein Dehqan met his Russian counterpart, Sergei Shoigu, in Tehran. He said the two countries would fight the militants.\n\n", 40)
	p.parse(text)
	p.name.Run(p.doc, &p.hits)
	names := slices.Clone(p.doc.Mentions)
	b.ResetTimer()
	for b.Loop() {
		p.doc.Mentions = append(p.doc.Mentions[:0], names...)
		p.ref.Run(p.doc, &p.hits, caldate.Date{})
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(p.doc.Tokens)), "ns/token")
}
