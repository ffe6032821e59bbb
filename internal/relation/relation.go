// Package relation finds what a report states or betrays beside events and
// statements: lasting ties between entities (who holds which office, who is
// whose ally, member or part) and labels, the evaluative names that somebody
// gives to somebody.
package relation

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
	"regesta/internal/syntax"
	"regesta/internal/table"
	"regesta/internal/vocab"
)

// Rules are the words that relations and labels hang on. They are read-only and
// shared.
type Rules struct {
	labels map[vocab.Sym]string // lemma → neutral word
	ties   map[vocab.Sym]coding.RelationType
	call   map[vocab.Sym]bool
}

// Load reads the words of fsys and interns them in b.
func Load(fsys fs.FS, b *vocab.Builder) (*Rules, error) {
	r := &Rules{labels: map[vocab.Sym]string{}, call: map[vocab.Sym]bool{},
		ties: map[vocab.Sym]coding.RelationType{b.Sym("ally"): coding.Ally, b.Sym("member"): coding.Member, b.Sym("part"): coding.PartOf, b.Sym("branch"): coding.PartOf, b.Sym("affiliate"): coding.PartOf, b.Sym("offshoot"): coding.PartOf, b.Sym("wing"): coding.PartOf}}
	for _, w := range []string{"call", "label", "brand", "dub", "term", "name"} {
		r.call[b.Sym(w)] = true
	}
	faults := table.Read(fsys, "lexicon/labels.tsv", []string{"term", "neutral"}, func(row table.Row) {
		r.labels[b.Sym(strings.ToLower(row.Get("term")))] = row.Get("neutral")
	})
	return r, errors.Join(faults...)
}

// A Worker finds relations and labels in one document at a time.
type Worker struct {
	r    *Rules
	find syntax.Finder
	c    *coding.Coding
	d    *doc.Doc
}

// NewWorker returns a Worker; words are those of the shared syntax package.
func (r *Rules) NewWorker(words *syntax.Words) *Worker { return &Worker{r: r, find: words.Finder()} }

// Run fills c.Relations and c.Labels; parties and statements must be known.
func (w *Worker) Run(c *coding.Coding) {
	w.c, w.d = c, c.Doc
	w.find.Set(c.Doc)
	w.roles()
	for i := range w.d.Tokens {
		t := doc.Tok(i)
		if k := &w.d.Tokens[t]; k.UPOS == doc.NOUN {
			if typ, ok := w.r.ties[k.Lemma]; ok {
				w.tie(t, typ)
			}
		}
	}
	w.labels()
}

// roles adds one relation for each person and office: from the person to the
// country or body that the office belongs to.
func (w *Worker) roles() {
	type role struct {
		person int32
		office string
	}
	var seen []role
	for i := range w.d.Mentions {
		m := &w.d.Mentions[i]
		if m.Entity < 0 || w.d.Entities[m.Entity].Type != doc.Person || m.Kind == doc.Pronoun {
			continue
		}
		for _, p := range w.c.Parties.At(m.Head) {
			if p.Office == "" || p.Entity != m.Entity {
				continue
			}
			r := role{m.Entity, p.Office}
			to := w.countryEntity(p.Country)
			if slices.Contains(seen, r) || to == coding.None {
				continue
			}
			seen = append(seen, r)
			w.c.Relations = append(w.c.Relations, coding.Relation{Span: w.d.SpanOf(min(p.First, m.First), max(p.End, m.End)),
				Type: coding.Role, From: m.Entity, To: to, Office: p.Office, Country: p.Country})
		}
	}
}

// countryEntity is the entity of country c, None if the report names it nowhere.
func (w *Worker) countryEntity(c ontology.Country) int32 {
	if c == 0 {
		return coding.None
	}
	for i := range w.d.Entities {
		e := &w.d.Entities[i]
		if e.Type != doc.Country && e.Type != doc.IGO {
			continue
		}
		if ps := w.c.Parties.At(w.d.Mentions[e.Best].Head); len(ps) > 0 && ps[0].Country == c {
			return int32(i)
		}
	}
	return coding.None
}

// tie adds the relations that noun n states between its subject ("X is an ally
// of Y", "X, an ally of Y", "Y's ally X") and its possessor.
func (w *Worker) tie(n doc.Tok, typ coding.RelationType) {
	d := w.d
	var from, to []coding.Party
	if k := &d.Tokens[n]; k.Rel == doc.RelAppos && k.Head != doc.None {
		from = w.c.Parties.At(k.Head)
	} else if s := d.Kid(n, doc.RelNsubj); s != doc.None && d.Kid(n, doc.RelCop) != doc.None {
		from = w.c.Parties.At(w.find.Antecedent(s, n))
	} else if a := d.Kid(n, doc.RelAppos); a != doc.None {
		from = w.c.Parties.At(a)
	}
	for _, k := range d.Kids(n) {
		switch d.Tokens[k].Rel.Base() {
		case doc.RelNmod:
			if c := d.Case(k); d.Tokens[k].Rel == doc.RelNmodPoss || c != doc.None && d.Norm(c) == "of" {
				to = w.c.Parties.At(k)
			}
		}
	}
	for _, f := range from {
		for _, t := range to {
			if f.Entity >= 0 && t.Entity >= 0 && f.Entity != t.Entity {
				first, end := d.Subtree(n)
				w.c.Relations = append(w.c.Relations, coding.Relation{Span: d.SpanOf(first, end), Type: typ, From: f.Entity, To: t.Entity, Country: t.Country})
			}
		}
	}
}
