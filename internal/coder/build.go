package coder

import (
	"slices"
	"strconv"
	"strings"

	"regesta/internal/article"
	"regesta/internal/caldate"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
	"regesta/internal/span"
	"regesta/record"
)

// builder turns a Coding into a record: bytes into code points, indices into
// ids, codes into strings. It decides nothing.
type builder struct {
	c    *coding.Coding
	d    *doc.Doc
	a    *article.Article
	book *ontology.Codebook
	x    *span.Index

	eventID []string // by index in c.Events; empty if the event is dropped
}

// build returns the record of a coded article.
func build(c *coding.Coding, book *ontology.Codebook) *record.Record {
	b := &builder{c: c, d: c.Doc, a: c.Doc.Article, book: book, x: span.NewIndex(c.Doc.Text)}
	r := &record.Record{Doc: docOf(b.a), Text: b.d.Text}
	for _, s := range b.a.Regions {
		b.section(r, s)
	}
	for _, s := range b.d.Sents {
		r.Sentences = append(r.Sentences, b.rng(b.d.SpanOf(s.First, s.End)))
	}
	b.entities(r)
	b.eventID = make([]string, len(c.Events))
	for i := range c.Events {
		if !c.Events[i].Dropped {
			b.eventID[i] = numbered("e", len(r.Events))
			r.Events = append(r.Events, record.Event{ID: b.eventID[i]})
		}
	}
	for i := range c.Events {
		if b.eventID[i] != "" {
			k, _ := strconv.Atoi(b.eventID[i][1:])
			b.event(&r.Events[k-1], &c.Events[i])
		}
	}
	for i := range c.Statements {
		r.Statements = append(r.Statements, b.statement(i, &c.Statements[i]))
	}
	for i := range c.Figures {
		r.Figures = append(r.Figures, b.figure(i, &c.Figures[i]))
	}
	for i := range c.Relations {
		x := &c.Relations[i]
		s := b.rng(x.Span)
		r.Relations = append(r.Relations, record.Relation{ID: numbered("r", i), Type: x.Type.String(), From: numbered("n", int(x.From)),
			To: numbered("n", int(x.To)), Office: x.Office, Country: x.Country.String(), Start: s.Start, End: s.End})
	}
	for i := range c.Labels {
		x := &c.Labels[i]
		l := record.Label{ID: numbered("l", i), Of: x.Of, UsedBy: b.parties(x.UsedBy)}
		l.Start, l.End, l.Text = b.cut(x.Span)
		if x.Publisher && b.a.Publisher != "" {
			l.UsedBy = append(l.UsedBy, record.Participant{Text: b.a.Publisher})
		}
		r.Labels = append(r.Labels, l)
	}
	for i := range c.Dates {
		x := &c.Dates[i]
		d := record.DateSpan{ValueStart: isoEnd(x.Value.Start, true), ValueEnd: isoEnd(x.Value.End, false), Precision: x.Value.Precision.String()}
		d.Start, d.End, d.Text = b.cut(b.d.SpanOf(x.First, x.End))
		r.Dates = append(r.Dates, d)
	}
	for i := range c.Places {
		r.Places = append(r.Places, *b.place(int32(i)))
	}
	r.Warnings = append(append(r.Warnings, b.a.Warnings...), c.Warnings...)
	return r
}

// docOf describes the article itself.
func docOf(a *article.Article) record.Doc {
	title := a.Title
	if title == "" && len(a.Regions) > 0 && a.Regions[0].Kind == article.Headline {
		title = oneLine(a.Regions[0].Cut(a.Text))
	}
	return record.Doc{ID: a.ID, Title: title, Publisher: a.Publisher, Byline: a.Byline, URL: a.URL, Language: a.Language, Published: a.Published.String()}
}

func numbered(prefix string, i int) string { return prefix + strconv.Itoa(i+1) }

// section adds a region; a dateline counts to the paragraph after it, a credit
// to the caption before it.
func (b *builder) section(r *record.Record, s article.Region) {
	g := b.rng(s.Span)
	n := len(r.Sections)
	switch {
	case s.Kind == article.Credit && n > 0 && r.Sections[n-1].Kind == article.Caption.String():
		r.Sections[n-1].End = g.End
		return
	case s.Kind == article.Credit:
		s.Kind = article.Caption
	case s.Kind == article.Paragraph && n > 0 && r.Sections[n-1].Kind == article.Dateline.String():
		r.Sections[n-1].Kind, r.Sections[n-1].End = article.Paragraph.String(), g.End
		return
	}
	r.Sections = append(r.Sections, record.Section{Kind: s.Kind.String(), Start: g.Start, End: g.End})
}

func (b *builder) rng(s span.Span) record.Range {
	return record.Range{Start: b.x.Rune(s.Start), End: b.x.Rune(s.End)}
}

func (b *builder) cut(s span.Span) (start, end int, text string) {
	return b.x.Rune(s.Start), b.x.Rune(s.End), s.Cut(b.d.Text)
}

func (b *builder) span(s span.Span) record.Span {
	start, end, text := b.cut(s)
	return record.Span{Start: start, End: end, Text: text}
}

func (b *builder) entities(r *record.Record) {
	mentions := make([][]int, len(b.d.Entities))
	for i := range b.d.Mentions {
		if e := b.d.Mentions[i].Entity; e >= 0 {
			mentions[e] = append(mentions[e], i)
		}
	}
	for i := range b.d.Entities {
		e := &b.d.Entities[i]
		best := &b.d.Mentions[e.Best]
		out := record.Entity{ID: numbered("n", i), Name: oneLine(b.d.Cut(best.First, best.End)), Kind: e.Type.String()}
		if p := b.codes(int32(i), mentions[i]); p != nil {
			out.Country, out.Sector, out.OtherSectors, out.Office = p.Country.String(), p.Sector.String(), p.Others.Names(), p.Office
		}
		for _, m := range mentions[i] {
			x := &b.d.Mentions[m]
			start, end, text := b.cut(b.d.SpanOf(x.First, x.End))
			out.Mentions = append(out.Mentions, record.Mention{Start: start, End: end, Text: text, Kind: x.Kind.String()})
			if x.Kind == doc.Name {
				if n := oneLine(text); n != out.Name && !slices.Contains(out.Aliases, n) {
					out.Aliases = append(out.Aliases, n)
				}
			}
		}
		r.Entities = append(r.Entities, out)
	}
}

// codes is the party that says who entity i is: the one at its fullest mention,
// or its own among those of a coordination ("Iran, Russia and Syria"). A plural
// such as "the three countries" has no codes of its own, and none is returned.
func (b *builder) codes(i int32, mentions []int) *coding.Party {
	best := &b.d.Mentions[b.d.Entities[i].Best]
	if ps := b.c.Parties.At(best.Head); len(ps) == 1 {
		return &ps[0]
	}
	if b.d.Entities[i].MemberN > 0 {
		return nil
	}
	own := func(m *doc.Mention) *coding.Party {
		var found *coding.Party
		ps := b.c.Parties.At(m.Head)
		for k := range ps {
			if ps[k].Entity != i {
				continue
			}
			if found != nil {
				return nil // "Syrian and Iraqi refugees" are one phrase of two countries
			}
			found = &ps[k]
		}
		return found
	}
	if p := own(best); p != nil {
		return p
	}
	for _, k := range mentions {
		if m := &b.d.Mentions[k]; m.Kind <= doc.Adjective {
			if p := own(m); p != nil {
				return p
			}
		}
	}
	return nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (b *builder) party(p *coding.Party) record.Participant {
	out := record.Participant{Country: p.Country.String(), CountryFrom: p.From.String(), Sector: p.Sector.String(),
		OtherSectors: p.Others.Names(), Statement: b.statementID(p.Statement)}
	if out.Country == "" {
		out.CountryFrom = "" // the place that would tell it is unknown
	}
	out.Start, out.End, out.Text = b.cut(b.d.SpanOf(p.First, p.End))
	if p.Entity >= 0 {
		out.Entity = numbered("n", int(p.Entity))
	}
	return out
}

func (b *builder) parties(ps []coding.Party) []record.Participant {
	out := make([]record.Participant, 0, len(ps))
	for i := range ps {
		out = append(out, b.party(&ps[i]))
	}
	return out
}

// first is the single participant of a place where the record has room for one.
func (b *builder) first(ps []coding.Party) *record.Participant {
	if len(ps) == 0 {
		return nil
	}
	p := b.party(&ps[0])
	return &p
}

func (b *builder) statementID(i int32) *string { return b.id("s", i) }

func (b *builder) id(prefix string, i int32) *string {
	if i < 0 {
		return nil
	}
	s := numbered(prefix, int(i))
	return &s
}

func (b *builder) event(out *record.Event, e *coding.Event) {
	out.Event, out.Cameo = e.Category.String(), e.Cameo
	out.Mode, out.Context = slices.Clone(e.Modes), slices.Clone(e.Contexts)
	out.Quad = b.book.Categories[e.Category].Quad
	out.Score, out.Goldstein = b.book.Score(e.Category, e.Modes), b.book.Goldstein(e.Cameo)
	out.Actor, out.Recipient = b.parties(e.Actor), b.parties(e.Recipient)
	out.Status, out.Statement = e.Status.String(), b.statementID(e.Statement)
	out.Date = b.date(e.Date)
	if out.Date == nil && !b.a.Published.IsZero() {
		p := b.a.Published // perhaps only a year or a month
		out.Date = &record.EventDate{Start: isoEnd(p, true), End: isoEnd(p, false), Precision: p.Precision().String(), Source: "published"}
	}
	out.Place = b.place(e.Place)
	out.Trigger = b.span(e.Trigger)
	s := b.d.Sents[e.Sent]
	out.Sentence = b.rng(b.d.SpanOf(s.First, s.End))
	out.Rule, out.Confidence = e.Rule, round(float64(e.Confidence))
	if e.Duplicate >= 0 && b.eventID[e.Duplicate] != "" {
		out.DuplicateOf = &b.eventID[e.Duplicate]
	}
}

// round keeps three decimals, so that records do not differ in the last bit.
func round(x float64) float64 { return float64(int64(x*1000+0.5)) / 1000 }

func (b *builder) date(i int32) *record.EventDate {
	if i < 0 || b.c.Dates[i].Value.IsZero() {
		return nil
	}
	x := &b.c.Dates[i]
	s := b.span(b.d.SpanOf(x.First, x.End))
	return &record.EventDate{Start: isoEnd(x.Value.Start, true), End: isoEnd(x.Value.End, false), Precision: x.Value.Precision.String(), Source: "text", Span: &s}
}

// isoEnd is the first or the last day of a partial date.
func isoEnd(d caldate.Date, first bool) string {
	if first {
		return d.First().String()
	}
	return d.Last().String()
}

func (b *builder) place(i int32) *record.Place {
	if i < 0 {
		return nil
	}
	x := &b.c.Places[i]
	out := &record.Place{Name: x.Name, GeonameID: x.GeonameID, Country: x.Country.String(), Admin1: x.Admin1, Resolution: x.Resolution.String()}
	out.Start, out.End, out.Text = b.cut(b.d.SpanOf(x.First, x.End))
	if x.HasPoint {
		lat, lon := degrees(x.Lat), degrees(x.Lon)
		out.Lat, out.Lon = &lat, &lon
	}
	return out
}

// degrees keeps five decimals, about a metre.
func degrees(x float32) float64 {
	if x < 0 {
		return -degrees(-x)
	}
	return float64(int64(float64(x)*1e5+0.5)) / 1e5
}

func (b *builder) statement(i int, s *coding.Statement) record.Statement {
	out := record.Statement{ID: numbered("s", i), Speaker: b.first(s.Speaker), Addressee: b.first(s.Addressee),
		Kind: s.Kind.String(), Negated: s.Negated, Within: b.statementID(s.Within), Date: b.date(s.Date)}
	if !s.Cue.Empty() {
		c := b.span(s.Cue)
		out.Cue = &c
	}
	for _, c := range s.Content {
		out.Content = append(out.Content, b.span(c))
	}
	return out
}

func (b *builder) figure(i int, f *coding.Figure) record.Figure {
	out := record.Figure{ID: numbered("f", i), Unit: f.Unit.String(), Approximate: f.Approximate, Of: f.Of, Place: b.place(f.Place),
		Period: b.date(f.Period), AsOf: b.date(f.AsOf), ClaimedBy: b.first(f.ClaimedBy), Statement: b.statementID(f.Statement)}
	out.Start, out.End, out.Text = b.cut(b.d.SpanOf(f.First, f.End))
	if f.HasMin {
		n := f.Min // the Coding is reused for the next article
		out.Min = &n
	}
	if f.HasMax {
		n := f.Max
		out.Max = &n
	}
	if f.Event >= 0 && b.eventID[f.Event] != "" {
		out.Event = &b.eventID[f.Event]
	}
	return out
}
