package export

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"regesta/record"
)

// Columns of each CSV table. Every table starts with doc_id; doc_id and id
// together are unique. Codes are text, a missing value is an empty cell, lists
// inside a cell are separated by '|', line breaks inside a cell become spaces.
var columns = map[string]string{
	"documents":  "doc_id title publisher byline url language published error error_where events statements figures warnings model lexicon",
	"sections":   "doc_id kind start end",
	"sentences":  "doc_id sentence start end text",
	"entities":   "doc_id id name kind country sector other_sectors office aliases",
	"mentions":   "doc_id entity_id start end text kind",
	"events":     "doc_id id event mode context cameo quad score goldstein actor_countries actor_sectors actor_names recipient_countries recipient_sectors recipient_names status statement date_start date_end date_precision date_source place_name place_country place_admin1 place_geonameid place_lat place_lon trigger trigger_start trigger_end sentence_start sentence_end rule duplicate_of confidence",
	"parties":    "doc_id item_id role position entity_id start end text country country_from sector other_sectors statement",
	"statements": "doc_id id speaker_name speaker_country speaker_sector cue cue_start cue_end content_start content_end content kind negated within date_start date_end",
	"figures":    "doc_id id start end text unit min max approximate of place_name place_country period_start period_end as_of claimed_by claimed_by_country statement event",
	"relations":  "doc_id id type from to office country start end",
	"labels":     "doc_id id start end text used_by of",
	"dates":      "doc_id start end text value_start value_end precision",
	"places":     "doc_id start end text name geonameid lat lon country admin1 resolution",
}

// tables is the order in which the files are made.
var tables = []string{"documents", "sections", "sentences", "entities", "mentions", "events", "parties", "statements", "figures", "relations", "labels", "dates", "places"}

// CSV writes one file per table into folder dir, which it makes if need be:
// RFC 4180, UTF-8 without byte order mark, one header row.
func CSV(dir string) (Writer, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	c := &csvWriter{files: map[string]*csvFile{}}
	for _, name := range tables {
		f, err := os.Create(filepath.Join(dir, name+".csv"))
		if err != nil {
			c.Close()
			return nil, err
		}
		t := &csvFile{file: f, w: csv.NewWriter(f), width: len(strings.Fields(columns[name]))}
		t.w.UseCRLF = true
		c.files[name] = t
		t.row(strings.Fields(columns[name])...)
	}
	return c, nil
}

type csvFile struct {
	file  *os.File
	w     *csv.Writer
	width int
}

var unbreak = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ", "\x00", "\ufffd")

func (t *csvFile) row(cells ...string) {
	if len(cells) != t.width {
		panic(fmt.Sprintf("export: %d cells for %d columns of %s", len(cells), t.width, t.file.Name()))
	}
	for i := range cells {
		cells[i] = unbreak.Replace(cells[i])
	}
	t.w.Write(cells) // errors are sticky and show in Close
}

type csvWriter struct{ files map[string]*csvFile }

func (c *csvWriter) Close() error {
	var errs []error
	for _, name := range tables {
		if t := c.files[name]; t != nil {
			t.w.Flush()
			errs = append(errs, t.w.Error(), t.file.Close())
		}
	}
	return errors.Join(errs...)
}

func (c *csvWriter) Write(r *record.Record) error {
	id := r.Doc.ID
	entity := map[string]string{}
	fault := record.Error{}
	if r.Error != nil {
		fault = *r.Error
	}
	c.files["documents"].row(id, r.Doc.Title, r.Doc.Publisher, r.Doc.Byline, r.Doc.URL, r.Doc.Language, r.Doc.Published, fault.Message, fault.Where,
		strconv.Itoa(len(r.Events)), strconv.Itoa(len(r.Statements)), strconv.Itoa(len(r.Figures)), list(r.Warnings), r.Coder.Model, r.Coder.Lexicon)
	for _, s := range r.Sections {
		c.files["sections"].row(id, s.Kind, num(s.Start), num(s.End))
	}
	runes := []rune(r.Text)
	for i, s := range r.Sentences {
		c.files["sentences"].row(id, num(i+1), num(s.Start), num(s.End), string(runes[s.Start:s.End]))
	}
	for _, e := range r.Entities {
		entity[e.ID] = e.Name
		c.files["entities"].row(id, e.ID, e.Name, e.Kind, e.Country, e.Sector, list(e.OtherSectors), e.Office, list(e.Aliases))
		for _, m := range e.Mentions {
			c.files["mentions"].row(id, e.ID, num(m.Start), num(m.End), m.Text, m.Kind)
		}
	}
	name := func(p record.Participant) string {
		if n := entity[p.Entity]; n != "" {
			return n
		}
		return p.Text
	}
	parties := func(item, role string, ps ...record.Participant) {
		for i, p := range ps {
			c.files["parties"].row(id, item, role, num(i+1), p.Entity, num(p.Start), num(p.End), p.Text, p.Country, p.CountryFrom, p.Sector, list(p.OtherSectors), str(p.Statement))
		}
	}
	for _, e := range r.Events {
		d, p := when(e.Date), where(e.Place)
		c.files["events"].row(id, e.ID, e.Event, list(e.Mode), list(e.Context), e.Cameo, num(e.Quad), float(e.Score), float(e.Goldstein),
			each(e.Actor, country), each(e.Actor, sector), each(e.Actor, name), each(e.Recipient, country), each(e.Recipient, sector), each(e.Recipient, name),
			e.Status, str(e.Statement), d.Start, d.End, d.Precision, d.Source, p.Name, p.Country, p.Admin1, geoname(p.GeonameID), coordinate(p.Lat), coordinate(p.Lon),
			e.Trigger.Text, num(e.Trigger.Start), num(e.Trigger.End), num(e.Sentence.Start), num(e.Sentence.End), e.Rule, str(e.DuplicateOf), float(e.Confidence))
		parties(e.ID, "actor", e.Actor...)
		parties(e.ID, "recipient", e.Recipient...)
	}
	for _, s := range r.Statements {
		cue, d := record.Span{}, when(s.Date)
		if s.Cue != nil {
			cue = *s.Cue
		}
		var speaker record.Participant
		if s.Speaker != nil {
			speaker = *s.Speaker
			parties(s.ID, "speaker", speaker)
		}
		if s.Addressee != nil {
			parties(s.ID, "addressee", *s.Addressee)
		}
		start, end := "", ""
		var words []string
		for i, x := range s.Content {
			if i == 0 {
				start = num(x.Start)
			}
			end = num(x.End)
			words = append(words, x.Text)
		}
		cueStart, cueEnd := "", ""
		if s.Cue != nil {
			cueStart, cueEnd = num(cue.Start), num(cue.End)
		}
		c.files["statements"].row(id, s.ID, name(speaker), speaker.Country, speaker.Sector, cue.Text, cueStart, cueEnd, start, end, strings.Join(words, " … "), s.Kind, strconv.FormatBool(s.Negated), str(s.Within), d.Start, d.End)
	}
	for _, f := range r.Figures {
		period, asOf, p := when(f.Period), when(f.AsOf), where(f.Place)
		var by record.Participant
		if f.ClaimedBy != nil {
			by = *f.ClaimedBy
			parties(f.ID, "claimant", by)
		}
		c.files["figures"].row(id, f.ID, num(f.Start), num(f.End), f.Text, f.Unit, bound(f.Min), bound(f.Max), strconv.FormatBool(f.Approximate), f.Of, p.Name, p.Country,
			period.Start, period.End, asOf.Start, name(by), by.Country, str(f.Statement), str(f.Event))
	}
	for _, x := range r.Relations {
		c.files["relations"].row(id, x.ID, x.Type, x.From, x.To, x.Office, x.Country, num(x.Start), num(x.End))
	}
	for _, l := range r.Labels {
		parties(l.ID, "user", l.UsedBy...)
		c.files["labels"].row(id, l.ID, num(l.Start), num(l.End), l.Text, each(l.UsedBy, name), l.Of)
	}
	for _, d := range r.Dates {
		c.files["dates"].row(id, num(d.Start), num(d.End), d.Text, d.ValueStart, d.ValueEnd, d.Precision)
	}
	for _, p := range r.Places {
		c.files["places"].row(id, num(p.Start), num(p.End), p.Text, p.Name, geoname(p.GeonameID), coordinate(p.Lat), coordinate(p.Lon), p.Country, p.Admin1, p.Resolution)
	}
	for _, t := range c.files {
		if err := t.w.Error(); err != nil {
			return err
		}
	}
	return nil
}

func num(n int) string       { return strconv.Itoa(n) }
func list(s []string) string { return each(s, func(x string) string { return x }) }
func float(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func bound(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}

func geoname(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

func coordinate(x *float64) string {
	if x == nil {
		return ""
	}
	return float(*x)
}

func when(d *record.EventDate) record.EventDate {
	if d == nil {
		return record.EventDate{}
	}
	return *d
}

func where(p *record.Place) record.Place {
	if p == nil {
		return record.Place{}
	}
	return *p
}

func country(p record.Participant) string { return p.Country }
func sector(p record.Participant) string  { return p.Sector }

// each lists one property of all participants; empty values keep their place,
// so that the lists of one event run in step.
// A '|' inside a value becomes '/'.
func each[T any](ps []T, f func(T) string) string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = strings.ReplaceAll(f(p), "|", "/")
	}
	return strings.Join(out, "|")
}
