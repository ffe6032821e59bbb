package eval

import (
	"slices"
	"strings"

	"regesta/record"
)

// A GoldRow is one row of an event gold file: a PLOVER gold standard record,
// with one event of the sentence, or a fully coded sentence.
type GoldRow struct {
	Text string `json:"text"`
	Date string `json:"date"`

	Event  string `json:"event"` // PLOVER gold standard records
	Source any    `json:"source"`
	Target any    `json:"target"`

	Events []struct { // fully coded sentences
		Event     string     `json:"event"`
		Mode      []string   `json:"mode"`
		Actor     []goldPart `json:"actor"`
		Recipient []goldPart `json:"recipient"`
		Status    string     `json:"status"`
		Place     *struct {
			Country string `json:"country"`
		} `json:"place"`
	} `json:"events"`
	Figures []struct {
		Unit string `json:"unit"`
		Min  *int64 `json:"min"`
		Max  *int64 `json:"max"`
	} `json:"figures"`
	Alt [][]string `json:"alt"` // equally defensible codings: [coded, other]
}

type goldPart struct {
	Country string `json:"country"`
	Sector  string `json:"sector"`
}

// party is a participant as scored.
type party struct{ country, sector string }

// scored is an event as scored.
type scored struct {
	event            string
	actor, recipient []party
	mode             []string
	status, place    string
	reciprocal       bool
	confidence       float64
}

// Older labels and codes of the gold standard records.
var (
	foldEvent   = map[string]string{"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
	foldCountry = map[string]string{"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "UNO": "IGO", "EUR": "IGO", "EEC": "IGO", "UN": "IGO", "EU": "IGO"}
	foldSector  = map[string]string{"***": "", "CIV": "CVL", "HLH": "MED"}
	mutual      = map[string]bool{"AGREE": true, "CONSULT": true, "COOPERATE": true} // who is named first is style
)

func foldCode(c string) string {
	c = strings.TrimSpace(c)
	if len(c) > 3 {
		c = c[:3]
	}
	c = strings.ToUpper(c)
	if f, ok := foldCountry[c]; ok {
		return f
	}
	return c
}

func foldKey(m map[string]string, k string) string {
	if v, ok := m[k]; ok {
		return v
	}
	return k
}

// standardParts reads the source or target of a gold standard record, which is
// a list of objects, a string or nothing.
func standardParts(x any) []party {
	list, _ := x.([]any)
	var out []party
	for _, e := range list {
		m, _ := e.(map[string]any)
		code, _ := m["code"].(string)
		sector, _ := m["sector"].(string)
		if len(sector) > 3 {
			sector = sector[:3]
		}
		out = append(out, party{foldCode(code), foldKey(foldSector, sector)})
	}
	return out
}

func (g *GoldRow) standard() bool { return g.Event != "" }

func (g *GoldRow) scored() []scored {
	if g.standard() {
		s := scored{event: foldKey(foldEvent, g.Event), actor: standardParts(g.Source), recipient: standardParts(g.Target), status: "actual"}
		s.reciprocal = len(s.actor) > 1 && len(s.recipient) == 0
		return []scored{s}
	}
	var out []scored
	for _, e := range g.Events {
		if e.Status == "negated" {
			continue
		}
		s := scored{event: e.Event, mode: e.Mode, status: e.Status}
		if s.status == "" {
			s.status = "actual"
		}
		for _, p := range e.Actor {
			s.actor = append(s.actor, party{foldCode(p.Country), p.Sector})
		}
		for _, p := range e.Recipient {
			s.recipient = append(s.recipient, party{foldCode(p.Country), p.Sector})
		}
		if e.Place != nil {
			s.place = e.Place.Country
		}
		s.reciprocal = len(s.actor) > 1 && len(s.recipient) == 0
		out = append(out, s)
	}
	return out
}

// coded are the events of a record that are scored: negated ones and repeated
// reports are left out.
func coded(r *record.Record) []scored {
	var out []scored
	parts := func(ps []record.Participant) []party {
		var out []party
		for _, p := range ps {
			out = append(out, party{foldCode(p.Country), p.Sector})
		}
		return out
	}
	for _, e := range r.Events {
		if e.Status == "negated" || e.DuplicateOf != nil {
			continue
		}
		s := scored{event: e.Event, actor: parts(e.Actor), recipient: parts(e.Recipient), mode: e.Mode, status: e.Status, confidence: e.Confidence}
		if e.Place != nil {
			s.place = e.Place.Country
		}
		s.reciprocal = len(s.actor) > 1 && len(s.recipient) == 0
		out = append(out, s)
	}
	return out
}

type dyad struct{ a, event, b string }

// dyads are the pairs of countries of e with its category; pairs of mutual
// events have no order.
func (e *scored) dyads(out set[dyad]) {
	var a, b []string
	for _, p := range e.actor {
		if p.country != "" {
			a = append(a, p.country)
		}
	}
	for _, p := range e.recipient {
		if p.country != "" {
			b = append(b, p.country)
		}
	}
	if e.reciprocal || mutual[e.event] && len(b) > 0 {
		all := append(a, b...)
		for i, x := range all {
			for _, y := range all[i+1:] {
				out.add(dyad{min(x, y), "=" + e.event, max(x, y)})
			}
		}
		return
	}
	for _, x := range a {
		for _, y := range b {
			out.add(dyad{x, e.event, y})
		}
	}
}

// Events scores coded events against gold rows: sets per sentence, micro
// precision, recall and F1.
func Events(rows []GoldRow, code Code) []Score {
	names := []string{"type", "actor country", "recipient country", "actor country+sector", "actor+type", "dyad", "type+mode", "type+status", "place country", "figure unit+min+max"}
	tally := map[string]*prf{}
	for _, n := range names {
		tally[n] = &prf{}
	}
	texts, gold := groupTexts(rows)
	standard := len(rows) > 0 && rows[0].standard()
	silent, empty, emptyOK, top, topTotal := 0, 0, 0, 0, 0
	for i, text := range texts {
		g := gold[i]
		want := []scored{}
		for _, r := range g {
			want = append(want, r.scored()...)
		}
		r := code("", text, dateOf(g[0], standard))
		got := coded(r)
		if len(got) == 0 {
			silent++
		}
		got, want = defensible(g[0].Alt, got, want)
		types := func(es []scored) set[string] { return collect(es, func(e *scored, s set[string]) { s.add(e.event) }) }
		if len(want) == 0 {
			empty++
			if len(got) == 0 {
				emptyOK++
			}
		} else {
			topTotal++
			if len(got) > 0 {
				best := got[0]
				for _, e := range got[1:] {
					if e.confidence > best.confidence {
						best = e
					}
				}
				if types(want)[best.event] {
					top++
				}
			}
		}
		both := func(name string, f func(*scored, set[string])) {
			count(tally[name], collect(got, f), collect(want, f))
		}
		both("type", func(e *scored, s set[string]) { s.add(e.event) })
		both("actor country", func(e *scored, s set[string]) { each(e.actor, func(p party) { s.add(p.country) }) })
		both("recipient country", func(e *scored, s set[string]) { each(e.recipient, func(p party) { s.add(p.country) }) })
		both("actor country+sector", func(e *scored, s set[string]) { each(e.actor, func(p party) { s.add(p.country + " " + p.sector) }) })
		both("actor+type", func(e *scored, s set[string]) { each(e.actor, func(p party) { s.add(p.country + " " + e.event) }) })
		count(tally["dyad"], collect(got, func(e *scored, s set[dyad]) { e.dyads(s) }), collect(want, func(e *scored, s set[dyad]) { e.dyads(s) }))
		if !standard {
			both("type+mode", func(e *scored, s set[string]) {
				for _, m := range e.mode {
					s.add(e.event + "-" + m)
				}
			})
			both("type+status", func(e *scored, s set[string]) { s.add(e.event + " " + e.status) })
			both("place country", func(e *scored, s set[string]) {
				if e.place != "" {
					s.add(e.event + " " + e.place)
				}
			})
			figures(tally["figure unit+min+max"], r, g[0])
		}
	}
	var out []Score
	for _, n := range names {
		if tally[n].gold+tally[n].predicted > 0 {
			out = append(out, tally[n].score(n))
		}
	}
	out = append(out, accuracy("silent", silent, len(texts)), accuracy("most confident event right", top, topTotal))
	if empty > 0 {
		out = append(out, accuracy("no event, none coded", emptyOK, empty))
	}
	return out
}

func dateOf(g *GoldRow, standard bool) string {
	if standard {
		return "" // the records carry a dummy date
	}
	return g.Date
}

// groupTexts puts the rows of one text together.
func groupTexts(rows []GoldRow) (texts []string, groups [][]*GoldRow) {
	at := map[string]int{}
	for i := range rows {
		k, ok := at[rows[i].Text]
		if !ok {
			k = len(texts)
			at[rows[i].Text] = k
			texts, groups = append(texts, rows[i].Text), append(groups, nil)
		}
		groups[k] = append(groups[k], &rows[i])
	}
	return texts, groups
}

func collect[T comparable](es []scored, f func(*scored, set[T])) set[T] {
	s := set[T]{}
	for i := range es {
		f(&es[i], s)
	}
	return s
}

func each(ps []party, f func(party)) {
	for _, p := range ps {
		if p.country != "" {
			f(p)
		}
	}
}

// defensible applies pairs [coded, other] of equally good codings.
func defensible(alts [][]string, got, want []scored) ([]scored, []scored) {
	for _, alt := range alts {
		a, b := "", ""
		if len(alt) > 0 {
			a = alt[0]
		}
		if len(alt) > 1 {
			b = alt[1]
		}
		inWant := func(x string) bool { return slices.ContainsFunc(want, func(e scored) bool { return e.event == x }) }
		inGot := func(x string) bool { return slices.ContainsFunc(got, func(e scored) bool { return e.event == x }) }
		switch {
		case a == "" && !inWant(b): // b may be coded as well
			got = slices.DeleteFunc(slices.Clone(got), func(e scored) bool { return e.event == b })
		case b == "" && !inGot(a): // a may be left out
			want = slices.DeleteFunc(slices.Clone(want), func(e scored) bool { return e.event == a })
		case a != "" && b != "" && inWant(a) && !inGot(a) && inGot(b):
			got = slices.Clone(got)
			for i := range got {
				if got[i].event == b {
					got[i].event = a
				}
			}
		}
	}
	return got, want
}

// figures counts figures whose unit and both bounds agree; "more than 70" may
// be 70 or 71.
func figures(x *prf, r *record.Record, g *GoldRow) {
	same := func(a, b *int64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
	var left []record.Figure
	for _, f := range r.Figures {
		if f.Unit != "other" {
			left = append(left, f)
		}
	}
	predicted, gold, hits := len(left), 0, 0
	for _, w := range g.Figures {
		if w.Unit == "other" {
			continue
		}
		gold++
		i := slices.IndexFunc(left, func(f record.Figure) bool {
			return f.Unit == w.Unit && same(f.Max, w.Max) && (same(f.Min, w.Min) || w.Max == nil && f.Min != nil && w.Min != nil && *w.Min-*f.Min == 1)
		})
		if i >= 0 {
			left = slices.Delete(left, i, i+1)
			hits++
		}
	}
	x.addSets(hits, predicted, gold)
}
