package eval

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"regesta/record"
)

// A GoldArticle is what a careful reader finds in one article. Items name an
// anchor, a passage of the article, as their evidence.
type GoldArticle struct {
	Events             []GoldEvent     `json:"events"`
	EventsAllowed      []GoldEvent     `json:"events_allowed"`
	Statements         []GoldStatement `json:"statements"`
	StatementsAllowed  []GoldStatement `json:"statements_allowed"`
	StatementsComplete *bool           `json:"statements_complete"`
	Figures            []GoldFigure    `json:"figures"`
	Relations          []GoldRelation  `json:"relations"`
	Labels             []struct {
		Anchor string `json:"anchor"`
	} `json:"labels"`
}

// GoldEvent is an event of a GoldArticle; absent fields are not scored.
type GoldEvent struct {
	ID           string   `json:"id"`
	Anchor       string   `json:"anchor"`
	Event        string   `json:"event"`
	Actor        []string `json:"actor"`
	Recipient    []string `json:"recipient"`
	Participants []string `json:"participants"`
	Mode         []string `json:"mode"`
	Context      []string `json:"context"`
	Status       string   `json:"status"`
	Date         string   `json:"date"`
	People       []string `json:"people"`
	ClaimedBy    string   `json:"claimed_by"`
	DuplicateOf  string   `json:"duplicate_of"`
	Place        *struct {
		Name    string `json:"name"`
		Country string `json:"country"`
	} `json:"place"`
	Sector          string `json:"sector"`
	ActorSector     string `json:"actor_sector"`
	RecipientSector string `json:"recipient_sector"`
}

// GoldStatement is a statement of a GoldArticle.
type GoldStatement struct {
	Anchor         string `json:"anchor"`
	Speaker        string `json:"speaker"`
	SpeakerText    string `json:"speaker_text"`
	SpeakerCountry string `json:"speaker_country"`
	Kind           string `json:"kind"`
	Cue            string `json:"cue"`
	Room           int    `json:"room"`
}

// GoldFigure is a figure of a GoldArticle.
type GoldFigure struct {
	Anchor      string `json:"anchor"`
	Unit        string `json:"unit"`
	Min         *int64 `json:"min"`
	Max         *int64 `json:"max"`
	Place       string `json:"place"`
	ClaimedBy   string `json:"claimed_by"`
	AsOf        string `json:"as_of"`
	PeriodStart string `json:"period_start"`
}

// GoldRelation is a relation of a GoldArticle.
type GoldRelation struct {
	Type    string     `json:"type"`
	Pairs   [][]string `json:"pairs"`
	Person  string     `json:"person"`
	Country string     `json:"country"`
}

// Tally counts hits by measure over any number of articles.
type Tally struct{ rows map[string]*prf }

// NewTally returns an empty Tally.
func NewTally() *Tally { return &Tally{rows: map[string]*prf{}} }

func (t *Tally) add(key string, ok bool) {
	x := t.rows[key]
	if x == nil {
		x = &prf{}
		t.rows[key] = x
	}
	if x.gold++; ok {
		x.hits++
	}
}

// Scores lists the measures by name.
func (t *Tally) Scores() []Score {
	var out []Score
	for k, x := range t.rows {
		out = append(out, accuracy(k, x.hits, x.gold))
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// coded article under scrutiny.
type judged struct {
	r     *record.Record
	text  []rune
	flat  string // text with no-break spaces as spaces
	sents []extent
	names map[string]string
	tally *Tally
}

var sentenceEnd = regexp.MustCompile(`\n+|[.!?]["”’')\]]*\s+`)

// Article scores one record against its gold and adds to t.
func (t *Tally) Article(gold *GoldArticle, r *record.Record) {
	j := &judged{r: r, text: []rune(r.Text), flat: strings.ReplaceAll(r.Text, "\u00a0", " "), names: map[string]string{}, tally: t}
	for _, e := range r.Entities {
		j.names[e.ID] = fold(e.Name)
	}
	// The scorer's own sentences: a record cannot stretch them.
	start := 0
	for _, m := range sentenceEnd.FindAllStringIndex(j.flat, -1) {
		next := j.flat[m[1]:]
		if j.flat[m[0]] != '\n' && !startsSentence(next) {
			continue
		}
		j.sents = append(j.sents, extent{j.rune(start), j.rune(m[1])})
		start = m[1]
	}
	j.sents = append(j.sents, extent{j.rune(start), len(j.text)})

	j.events(gold)
	j.statements(gold)
	j.figures(gold)
	j.relations(gold)
	for _, l := range gold.Labels {
		t.add("label.found", slices.ContainsFunc(r.Labels, func(x record.Label) bool { return sameLabel(x.Text, l.Anchor) }))
	}
}

func startsSentence(s string) bool {
	s = strings.TrimLeft(s, "\"“‘'([")
	return s != "" && (s[0] >= 'A' && s[0] <= 'Z' || s[0] >= '0' && s[0] <= '9')
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

func (j *judged) rune(b int) int { return len([]rune(j.flat[:b])) }

// locate finds an anchor, white space folded.
func (j *judged) locate(anchor string) (extent, bool) {
	words := strings.Fields(anchor)
	for i := range words {
		words[i] = regexp.QuoteMeta(words[i])
	}
	m := regexp.MustCompile(strings.Join(words, `\s+`)).FindStringIndex(j.flat)
	if m == nil {
		j.tally.add("anchor", false)
		return extent{}, false
	}
	return extent{j.rune(m[0]), j.rune(m[1])}, true
}

func (a extent) overlaps(b extent) bool { return a.start < b.end && b.start < a.end }

func (j *judged) sentence(x extent) extent {
	for _, s := range j.sents {
		if s.overlaps(x) {
			return s
		}
	}
	return x
}

// named reports whether participant p names want.
func (j *judged) named(p *record.Participant, want string) bool {
	if p == nil {
		return false
	}
	w := strings.ToLower(fold(want))
	for _, g := range []string{fold(p.Text), j.names[p.Entity]} {
		g = strings.ToLower(g)
		if g != "" && (g == w || strings.Contains(g, w) && len(g) < 3*len(w)+20 || len(g) > 3 && strings.Contains(w, g)) {
			return true
		}
	}
	return false
}

func countries(lists ...[]record.Participant) []string {
	out := []string{}
	for _, l := range lists {
		for _, p := range l {
			if p.Country != "" {
				out = append(out, p.Country)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func sameCodes(got []string, want []string) bool {
	want = slices.Clone(want)
	slices.Sort(want)
	return slices.Equal(got, want)
}

func (j *judged) events(gold *GoldArticle) {
	t := j.tally
	var evs []*record.Event
	for i := range j.r.Events {
		if e := &j.r.Events[i]; e.Trigger.End-e.Trigger.Start <= 60 {
			evs = append(evs, e)
		} else {
			t.add("event.precise", false)
		}
	}
	trigger := func(e *record.Event) extent { return extent{e.Trigger.Start, e.Trigger.End} }
	used := map[*record.Event]bool{}
	matched := map[string]*record.Event{}
	for i := range gold.Events {
		g := &gold.Events[i]
		a, ok := j.locate(g.Anchor)
		if !ok {
			continue
		}
		find := func(reach func(extent) bool) (near []*record.Event) {
			for _, e := range evs {
				if !used[e] && e.Event == g.Event && reach(trigger(e)) {
					near = append(near, e)
				}
			}
			return near
		}
		near := find(func(x extent) bool { return x.overlaps(extent{a.start - 1, a.end + 1}) })
		if len(near) == 0 {
			near = find(func(x extent) bool { return j.sentence(x).overlaps(a) })
		}
		t.add("event.found", len(near) > 0)
		if len(near) == 0 {
			continue
		}
		want := append(append(slices.Clone(g.Actor), g.Recipient...), g.Participants...)
		best, bestHits := near[0], -1
		for _, e := range near {
			hits := 0
			for _, c := range countries(e.Actor, e.Recipient) {
				if slices.Contains(want, c) {
					hits++
				}
			}
			if hits > bestHits {
				best, bestHits = e, hits
			}
		}
		used[best], matched[g.ID] = true, best
		j.event(g, best)
	}
	for i := range gold.Events {
		g := &gold.Events[i]
		e, first := matched[g.ID], matched[g.DuplicateOf]
		if g.DuplicateOf == "" || e == nil || first == nil {
			continue
		}
		is := func(d *string, id string) bool { return d != nil && *d == id }
		t.add("event.duplicate", is(e.DuplicateOf, first.ID) || is(first.DuplicateOf, e.ID) || e.DuplicateOf != nil && is(first.DuplicateOf, *e.DuplicateOf))
	}
	j.precision(gold, evs, used)
}

// precision counts coded events that are gold, allowed (each allowance holds
// for one) or repeat such an event.
func (j *judged) precision(gold *GoldArticle, evs []*record.Event, used map[*record.Event]bool) {
	type spare struct {
		at    extent
		event string
	}
	var spares []spare
	for _, g := range append(slices.Clone(gold.EventsAllowed), gold.Events...) {
		if a, ok := j.locate(g.Anchor); ok {
			spares = append(spares, spare{a, g.Event})
		}
	}
	good := map[string]string{}
	for e := range used {
		good[e.ID] = e.Event
	}
	var late []*record.Event
	for _, e := range evs {
		x := extent{e.Trigger.Start, e.Trigger.End}
		i := slices.IndexFunc(spares, func(s spare) bool { return s.event == e.Event && j.sentence(s.at).overlaps(x) })
		switch {
		case used[e]:
			j.tally.add("event.precise", true)
		case i >= 0:
			spares = slices.Delete(spares, i, i+1)
			good[e.ID] = e.Event
			j.tally.add("event.precise", true)
		default:
			late = append(late, e)
		}
	}
	for _, e := range late {
		j.tally.add("event.precise", e.DuplicateOf != nil && good[*e.DuplicateOf] == e.Event)
	}
}

// event scores the fields that g states.
func (j *judged) event(g *GoldEvent, e *record.Event) {
	t := j.tally
	if g.Actor != nil {
		t.add("event.actor", sameCodes(countries(e.Actor), g.Actor))
	}
	if g.Recipient != nil {
		t.add("event.recipient", sameCodes(countries(e.Recipient), g.Recipient))
	}
	if g.Participants != nil {
		t.add("event.participants", sameCodes(countries(e.Actor, e.Recipient), g.Participants))
	}
	all := append(slices.Clone(e.Actor), e.Recipient...)
	for _, s := range []string{g.Sector, g.ActorSector, g.RecipientSector} {
		if s != "" {
			t.add("event.sector", slices.ContainsFunc(all, func(p record.Participant) bool { return p.Sector == s || slices.Contains(p.OtherSectors, s) }))
		}
	}
	for _, m := range g.Mode {
		t.add("event.mode", slices.Contains(e.Mode, m))
	}
	for _, c := range g.Context {
		t.add("event.context", slices.Contains(e.Context, c))
	}
	if g.Status != "" {
		t.add("event.status", e.Status == g.Status)
	}
	if g.Date != "" {
		t.add("event.date", e.Date != nil && e.Date.Start == g.Date)
	}
	if g.Place != nil {
		want := strings.ToLower(g.Place.Name)
		t.add("event.place", e.Place != nil && e.Place.Country == g.Place.Country && (strings.ToLower(fold(e.Place.Name)) == want || strings.ToLower(fold(e.Place.Text)) == want))
	}
	for _, p := range g.People {
		t.add("event.person", slices.ContainsFunc(all, func(x record.Participant) bool { return j.named(&x, p) }))
	}
	if g.ClaimedBy != "" {
		i := slices.IndexFunc(j.r.Statements, func(s record.Statement) bool { return e.Statement != nil && s.ID == *e.Statement })
		t.add("event.claimed_by", i >= 0 && j.named(j.r.Statements[i].Speaker, g.ClaimedBy))
	}
}

func (j *judged) statements(gold *GoldArticle) {
	t := j.tally
	touches := func(s *record.Statement, x extent) bool {
		return slices.ContainsFunc(s.Content, func(c record.Span) bool { return x.overlaps(extent{c.Start, c.End}) })
	}
	size := func(s *record.Statement) (n int) {
		for _, c := range s.Content {
			n += c.End - c.Start
		}
		return n
	}
	used := map[int]bool{}
	for _, g := range gold.Statements {
		a, ok := j.locate(g.Anchor)
		if !ok {
			continue
		}
		in := j.sentence(a)
		room := max(2*(in.end-in.start)+80, g.Room) // no statement may swallow the article to be found
		best, bestFit := -1, -1
		for i := range j.r.Statements {
			s := &j.r.Statements[i]
			if used[i] || size(s) > room || !touches(s, a) {
				continue
			}
			fit := 0
			if g.Speaker != "" && j.named(s.Speaker, g.Speaker) {
				fit++
			}
			if s.Cue != nil && strings.EqualFold(s.Cue.Text, g.Cue) || s.Cue == nil && g.Cue == "" {
				fit++
			}
			if fit > bestFit {
				best, bestFit = i, fit
			}
		}
		t.add("statement.found", best >= 0)
		if best < 0 {
			continue
		}
		used[best] = true
		s := &j.r.Statements[best]
		for _, want := range []string{g.Speaker, g.SpeakerText} {
			if want != "" {
				t.add("statement.speaker", j.named(s.Speaker, want))
			}
		}
		if g.SpeakerCountry != "" {
			t.add("statement.country", s.Speaker != nil && s.Speaker.Country == g.SpeakerCountry)
		}
		t.add("statement.kind", s.Kind == g.Kind)
	}
	if gold.StatementsComplete != nil && !*gold.StatementsComplete {
		return
	}
	var defensible []extent
	for _, g := range append(slices.Clone(gold.Statements), gold.StatementsAllowed...) {
		if a, ok := j.locate(g.Anchor); ok {
			defensible = append(defensible, j.sentence(a))
		}
	}
	for i := range j.r.Statements {
		t.add("statement.precise", used[i] || slices.ContainsFunc(defensible, func(x extent) bool { return touches(&j.r.Statements[i], x) }))
	}
}

func (j *judged) figures(gold *GoldArticle) {
	t := j.tally
	for _, g := range gold.Figures {
		a, ok := j.locate(g.Anchor)
		if !ok {
			continue
		}
		i := slices.IndexFunc(j.r.Figures, func(f record.Figure) bool { return a.overlaps(extent{f.Start, f.End}) })
		t.add("figure.found", i >= 0)
		if i < 0 {
			continue
		}
		f := &j.r.Figures[i]
		equal := func(a, b *int64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
		t.add("figure.unit", f.Unit == g.Unit)
		t.add("figure.min", equal(f.Min, g.Min) || g.Max == nil && f.Min != nil && g.Min != nil && (*f.Min == *g.Min+1 || *f.Min == *g.Min-1))
		t.add("figure.max", equal(f.Max, g.Max))
		if g.Place != "" {
			t.add("figure.place", f.Place != nil && f.Place.Country == g.Place)
		}
		if g.ClaimedBy != "" {
			t.add("figure.claimed_by", j.named(f.ClaimedBy, g.ClaimedBy))
		}
		if g.AsOf != "" {
			t.add("figure.as_of", f.AsOf != nil && strings.HasPrefix(f.AsOf.Start, g.AsOf))
		}
		if g.PeriodStart != "" {
			t.add("figure.period", f.Period != nil && strings.HasPrefix(f.Period.Start, g.PeriodStart))
		}
	}
}

func (j *judged) relations(gold *GoldArticle) {
	code := map[string]string{}
	for _, e := range j.r.Entities {
		code[e.ID] = e.Country
	}
	for _, g := range gold.Relations {
		if g.Type == "ally" {
			for _, pair := range g.Pairs {
				j.tally.add("relation.ally", slices.ContainsFunc(j.r.Relations, func(r record.Relation) bool {
					got := []string{code[r.From], code[r.To]}
					slices.Sort(got)
					return r.Type == g.Type && sameCodes(got, pair)
				}))
			}
			continue
		}
		want := strings.ToLower(g.Person)
		j.tally.add("relation."+g.Type, slices.ContainsFunc(j.r.Relations, func(r record.Relation) bool {
			n := strings.ToLower(j.names[r.From])
			return r.Type == g.Type && r.Country == g.Country && (n == want || len(n) > 3 && (strings.Contains(want, n) || strings.Contains(n, want)))
		}))
	}
}

func sameLabel(got, want string) bool {
	x, y := strings.ToLower(fold(got)), strings.ToLower(fold(want))
	return (strings.Contains(y, x) || strings.Contains(x, y)) && 2*len(strings.Fields(x)) >= len(strings.Fields(y)) && len(x) < 3*len(y)
}
