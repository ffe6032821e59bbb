package eval

import (
	"strings"
	"unicode"

	"regesta/record"
)

// A NamedText is a text with its gold entities, offsets in code points.
type NamedText struct {
	Text     string `json:"text"`
	Date     string `json:"date"`
	Entities []struct {
		Start      int      `json:"start"`
		End        int      `json:"end"`
		Type       string   `json:"type"`
		Confidence *float64 `json:"confidence"`
	} `json:"entities"`
}

// Types of gold files and of records, folded to what all of them tell apart.
var (
	goldTypes = map[string]string{"person": "person", "per": "person", "politician": "person", "organization": "organization", "organisation": "organization",
		"org": "organization", "politicalparty": "organization", "corporation": "organization", "group": "organization", "igo": "organization",
		"place": "location", "location": "location", "loc": "location", "geo": "location", "gpe": "location", "country": "location"}
	kindTypes = map[string]string{"person": "person", "organization": "organization", "group": "organization", "igo": "organization", "country": "location", "place": "location"}
	allTypes  = []string{"person", "organization", "location"}
)

// A place in a text: its code points without leading articles and a final
// possessive.
type extent struct{ start, end int }

func trimmed(text []rune, start, end int) extent {
	for _, article := range []string{"the ", "The ", "a ", "an "} {
		if n := len(article); end-start > n && string(text[start:start+n]) == article {
			start += n
		}
	}
	for _, s := range []string{"’s", "'s"} {
		if end-start > 2 && string(text[end-2:end]) == s {
			end -= 2
		}
	}
	return extent{start, end}
}

// Names scores name mentions by exact span and folded type; places of the
// record count as locations.
func Names(gold []NamedText, code Code) []Score {
	type name struct {
		extent
		kind string
	}
	types := map[string]*prf{}
	for _, k := range allTypes {
		types[k] = &prf{}
	}
	var all, spans prf
	for _, g := range gold {
		text := []rune(g.Text)
		want, got := set[name]{}, set[name]{}
		for _, e := range g.Entities {
			kind := goldTypes[strings.ToLower(e.Type)]
			if kind != "" && (e.Confidence == nil || *e.Confidence >= 0.5) && strings.ContainsFunc(string(text[e.Start:e.End]), unicode.IsUpper) {
				want.add(name{trimmed(text, e.Start, e.End), kind})
			}
		}
		named := set[extent]{}
		r := code("", g.Text, g.Date)
		for _, e := range r.Entities {
			for _, m := range e.Mentions {
				if kind := kindTypes[e.Kind]; kind != "" && m.Kind == "name" {
					x := trimmed(text, m.Start, m.End)
					got.add(name{x, kind})
					named.add(x)
				}
			}
		}
		for _, p := range r.Places {
			if x := trimmed(text, p.Start, p.End); !named[x] {
				got.add(name{x, "location"})
			}
		}
		for _, k := range allTypes {
			only := func(s set[name]) set[name] {
				out := set[name]{}
				for n := range s {
					if n.kind == k {
						out.add(n)
					}
				}
				return out
			}
			count(types[k], only(got), only(want))
		}
		bare := func(s set[name]) set[extent] {
			out := set[extent]{}
			for n := range s {
				out.add(n.extent)
			}
			return out
		}
		count(&spans, bare(got), bare(want))
	}
	out := []Score{}
	for _, k := range allTypes {
		all.addSets(types[k].hits, types[k].predicted, types[k].gold)
		out = append(out, types[k].score(k))
	}
	return append(out, spans.score("any type"), all.score("all"))
}

// Code returns the record of one text; eval does not care how.
type Code func(id, text, date string) *record.Record
