package geo

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"regesta/internal/ontology"
	"regesta/internal/table"
	"regesta/internal/vocab"
)

// Sources names the files that Compile reads. Those that end in .gz are
// unpacked.
type Sources struct {
	// Places are tables of places: the GeoNames dumps (allCountries.txt,
	// cities500.txt and so on: 19 columns, no header) or TSV files with a header
	// that names the columns id, name, ascii, alt (separated by "|"), lat, lon,
	// fcode, country, admin1 and population.
	Places []string
	// Regional are tables of settlements of one country with the columns name,
	// adm1, lat and lon, written "XXX=file" with the country's three letters.
	Regional []string
	// Provinces is admin1CodesASCII.txt, or a TSV file with the columns code,
	// name, ascii and geonameid.
	Provinces string
	// Countries is countryInfo.txt of GeoNames.
	Countries string
	// MinPopulation leaves out settlements that are smaller and no seat of an
	// administration.
	MinPopulation int
}

// Stats says what Compile wrote.
type Stats struct {
	Places, Provinces, Names, Bytes int
	Duplicates                      int // places left out because a better record is close by
}

// A row is a place as read.
type row struct {
	name, ascii string
	alt         []string
	lat, lon    int32 // ten-thousandths of a degree
	id          int64
	country     ontology.Country
	admin       string // "SY.09", or a folded province name
	population  int
	kind        kind
	province    int
	folded      string
}

// Compile reads the sources and writes the file that Load reads. Equal sources
// give equal bytes.
func Compile(w io.Writer, s Sources) (Stats, error) {
	c := compiler{iso: map[string]ontology.Country{}, byCode: map[string]int{}, byName: map[string]int{}}
	if err := c.countries(s.Countries); err != nil {
		return Stats{}, err
	}
	if err := c.provinces(s.Provinces); err != nil {
		return Stats{}, err
	}
	for _, f := range s.Places {
		if err := c.places(f, s.MinPopulation); err != nil {
			return Stats{}, err
		}
	}
	for _, f := range s.Regional {
		if err := c.regional(f); err != nil {
			return Stats{}, err
		}
	}
	c.order()
	return c.write(w)
}

type compiler struct {
	iso    map[string]ontology.Country // by ISO 3166 alpha-2
	byCode map[string]int              // provinces by "SY.09"
	byName map[string]int              // by "SYR aleppo"
	admin  []row
	rows   []row
	stats  Stats
}

// lines calls f for each line of a file, with its cells.
func lines(name string, f func(n int, cells []string) error) error {
	r, err := table.OpenFile(name)
	if err != nil {
		return err
	}
	defer r.Close()
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 0, 1<<16), 1<<24)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSuffix(in.Text(), "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := f(n, strings.Split(line, "\t")); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (c *compiler) countries(name string) error {
	return lines(name, func(_ int, f []string) error {
		if len(f) < 2 || len(f[0]) != 2 {
			return nil
		}
		iso3 := f[1]
		if iso3 == "XKX" {
			iso3 = "KOS"
		}
		code, err := ontology.CountryOf(iso3)
		c.iso[f[0]] = code
		return err
	})
}

func (c *compiler) provinces(name string) error {
	return lines(name, func(_ int, f []string) error {
		if len(f) < 4 || f[0] == "code" {
			return nil
		}
		iso2, _, _ := strings.Cut(f[0], ".")
		country, ok := c.iso[iso2]
		if !ok {
			return nil // a state that is no more
		}
		id, err := strconv.ParseInt(f[3], 10, 64)
		if err != nil {
			return fmt.Errorf("geonameid %q is no number", f[3])
		}
		c.byCode[f[0]] = len(c.admin)
		c.byName[country.String()+" "+plainProvince(f[1])] = len(c.admin)
		c.admin = append(c.admin, row{name: f[1], ascii: f[2], id: id, country: country, kind: province, province: -1, alt: []string{plainProvince(f[1]), plainProvince(f[2])}})
		return nil
	})
}

// generics are the words that say that a name is a province's.
var generics = []string{"governorate", "province", "region", "state", "oblast", "prefecture", "department", "county", "district", "division",
	"republic of", "muhafazat", "gorod", "wilaya de", "provincia de", "departamento de", "region of", "emirate of", "estado de", "city"}

// plainProvince folds a province's name without its generic word.
func plainProvince(name string) string {
	s := Fold(name)
	for _, g := range generics {
		if rest, ok := strings.CutSuffix(s, " "+g); ok {
			return rest
		}
		if rest, ok := strings.CutPrefix(s, g+" "); ok {
			return rest
		}
	}
	return s
}

// dumpColumns are those of the GeoNames dumps.
var dumpColumns = map[string]int{"id": 0, "name": 1, "ascii": 2, "alt": 3, "lat": 4, "lon": 5, "fclass": 6, "fcode": 7, "country": 8, "admin1": 10, "population": 14}

func (c *compiler) places(name string, minPopulation int) error {
	col, sep := dumpColumns, ","
	return lines(name, func(n int, f []string) error {
		if n == 1 && f[0] == "id" {
			col, sep = map[string]int{}, "|"
			for i, k := range f {
				col[k] = i
			}
			for k := range dumpColumns {
				if _, ok := col[k]; !ok && k != "fclass" {
					return fmt.Errorf("the header has no column %q", k)
				}
			}
			return nil
		}
		get := func(k string) string {
			if i, ok := col[k]; ok && i < len(f) {
				return f[i]
			}
			return ""
		}
		if fc := get("fclass"); fc != "" && fc != "P" {
			return nil
		}
		country, ok := c.iso[get("country")]
		if !ok {
			return nil
		}
		id, err := strconv.ParseInt(get("id"), 10, 64)
		if err != nil {
			return fmt.Errorf("id %q is no number", get("id"))
		}
		r := row{name: get("name"), ascii: get("ascii"), id: max(id, 0), country: country, admin: get("country") + "." + get("admin1"), kind: kindOf(get("fcode"))}
		r.population, _ = strconv.Atoi(get("population"))
		if r.population < minPopulation && r.kind < seat && !strings.HasPrefix(get("fcode"), "PPLA") {
			return nil
		}
		if r.lat, r.lon, err = point(get("lat"), get("lon")); err != nil {
			return err
		}
		if a := get("alt"); a != "" {
			r.alt = strings.Split(a, sep)
		}
		c.rows = append(c.rows, r)
		return nil
	})
}

func kindOf(fcode string) kind {
	switch fcode {
	case "PPLC":
		return capital
	case "PPLA":
		return seat
	case "PPLX":
		return section
	}
	return settlement
}

func point(lat, lon string) (int32, int32, error) {
	a, err1 := strconv.ParseFloat(lat, 64)
	b, err2 := strconv.ParseFloat(lon, 64)
	if err1 != nil || err2 != nil || math.Abs(a) > 90 || math.Abs(b) > 180 {
		return 0, 0, fmt.Errorf("%q %q are no coordinates", lat, lon)
	}
	return int32(math.Round(a * 10000)), int32(math.Round(b * 10000)), nil
}

// regional reads settlements that GeoNames may lack.
func (c *compiler) regional(spec string) error {
	code, name, _ := strings.Cut(spec, "=")
	country, err := ontology.CountryOf(code)
	if err != nil || country == 0 {
		return fmt.Errorf("%q: write the country's three letters, \"=\" and the file", spec)
	}
	return lines(name, func(n int, f []string) error {
		if n == 1 || len(f) < 5 {
			return nil
		}
		r := row{country: country, admin: plainProvince(f[1])}
		r.name = strings.TrimSpace(f[0])
		for _, g := range []string{" village", " town", " city", " neighborhood", " neighbourhood", " camp"} {
			r.name = strings.TrimSuffix(r.name, g)
		}
		if a, b, ok := strings.Cut(r.name, " ("); ok {
			r.name, r.alt = a, []string{strings.TrimSuffix(b, ")")}
		}
		for _, g := range []string{" district", " subdistrict", " governorate", "Mintaqat "} {
			if strings.Contains(r.name, g) {
				return nil
			}
		}
		var err error
		if r.lat, r.lon, err = point(f[3], f[4]); err != nil {
			return err
		}
		r.ascii = r.name
		c.rows = append(c.rows, r)
		return nil
	})
}

// order folds names, drops doubles, links places to provinces and sorts:
// provinces, then places by population.
func (c *compiler) order() {
	for i := range c.rows {
		r := &c.rows[i]
		r.folded = Fold(r.name)
		r.province = -1
		if p, ok := c.byCode[r.admin]; ok {
			r.province = p
		} else if p, ok := c.byName[r.country.String()+" "+r.admin]; ok {
			r.province = p
		}
	}
	slices.SortStableFunc(c.rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(b.population, a.population), cmp.Compare(b.kind, a.kind), cmp.Compare(a.id, b.id), cmp.Compare(a.folded, b.folded), cmp.Compare(a.lat, b.lat))
	})
	known := map[string][]int{}
	for i, r := range c.rows {
		if r.id > 0 {
			for _, k := range r.keys() {
				known[r.country.String()+k] = append(known[r.country.String()+k], i)
			}
		}
	}
	keep := c.rows[:0:0]
	for _, r := range c.rows {
		if r.id == 0 && r.doubled(c.rows, known[r.country.String()+r.folded]) {
			c.stats.Duplicates++
			continue
		}
		keep = append(keep, r)
	}
	c.rows = keep
	c.centre()
}

// doubled reports whether one of the places at is the same as r: of its name
// and within some 25 km.
func (r *row) doubled(rows []row, at []int) bool {
	for _, i := range at {
		if abs(rows[i].lat-r.lat) < 2500 && abs(rows[i].lon-r.lon) < 2500 {
			return true
		}
	}
	return false
}

func abs(n int32) int32 { return max(n, -n) }

// centre puts each province at the mean of its places.
func (c *compiler) centre() {
	type sum struct{ lat, lon, n, people int64 }
	sums := make([]sum, len(c.admin))
	for _, r := range c.rows {
		if r.province >= 0 {
			s := &sums[r.province]
			s.lat, s.lon, s.n, s.people = s.lat+int64(r.lat), s.lon+int64(r.lon), s.n+1, s.people+int64(r.population)
		}
	}
	for i := range c.admin {
		if s := sums[i]; s.n > 0 {
			c.admin[i].lat, c.admin[i].lon, c.admin[i].population = int32(s.lat/s.n), int32(s.lon/s.n), int(s.people)
		}
	}
}

// keys are the folded names of r that English news may use, its own first.
func (r *row) keys() []string {
	keys := []string{Fold(r.name)}
	add := func(s string) {
		if k := Fold(s); len(k) > 1 && len(k) < 60 && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	add(r.ascii)
	for _, a := range r.alt {
		if usable(a, r.kind) {
			add(a)
		}
	}
	return keys
}

// usable drops alternative names that no English text holds: airport codes,
// machine transliterations (in lower case), other scripts and glosses.
func usable(a string, k kind) bool {
	if a == "" || strings.Contains(a, " - ") {
		return false
	}
	upper := 0
	for i, r := range a {
		if i == 0 && unicode.IsLower(r) && k != province {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
		if r > 0x24F && unicode.IsLetter(r) && (r < 0x1E00 || r > 0x1EFF) && r != 'ʻ' && r != 'ʼ' && r != 'ʿ' && r != 'ʾ' {
			return false
		}
	}
	return len(a) > 4 || upper < len(a)
}

// write lays the tables out as atlas reads them.
func (c *compiler) write(w io.Writer) (Stats, error) {
	all := append(slices.Clone(c.admin), c.rows...)
	if len(all) >= altBit {
		return Stats{}, fmt.Errorf("%d places are more than the format holds; raise the least population", len(all))
	}
	var records, names []byte
	at := map[string]int{}
	type entry struct {
		hash uint64
		ref  int
	}
	var entries []entry
	for i, r := range all {
		n := r.name
		if len(n) > 255 {
			n = n[:255]
		}
		if _, ok := at[n]; !ok {
			at[n] = len(names)
			names = append(append(names, uint8(len(n))), n...)
		}
		records = put24(records, at[n])
		records = put24(records, int(r.lat))
		records = put24(records, int(r.lon))
		records = binary.LittleEndian.AppendUint32(records, uint32(r.id))
		records = binary.LittleEndian.AppendUint16(records, uint16(r.country))
		records = binary.LittleEndian.AppendUint16(records, uint16(r.province+1))
		records = append(records, packPopulation(r.population), uint8(r.kind))
		for k, key := range r.keys() {
			ref := i
			if k > 0 && key != Fold(r.ascii) && r.kind != province {
				ref |= altBit
			}
			entries = append(entries, entry{vocab.Hash(key) >> 16, ref})
		}
	}
	if len(names) >= 1<<24 {
		return Stats{}, fmt.Errorf("%d bytes of names are more than the format holds; raise the least population", len(names))
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.ref, b.ref)) })
	var buckets, body []byte
	next := 0
	for b := range 1 << 16 {
		buckets = binary.LittleEndian.AppendUint32(buckets, uint32(next))
		for next < len(entries) && int(entries[next].hash>>32) == b {
			body = binary.LittleEndian.AppendUint32(body, uint32(entries[next].hash))
			body = put24(body, entries[next].ref)
			next++
		}
	}
	buckets = binary.LittleEndian.AppendUint32(buckets, uint32(next))
	head := []byte(magic)
	namesAt := headerSize + len(records)
	bucketsAt := namesAt + len(names)
	for _, n := range []int{len(c.admin), len(all), namesAt, bucketsAt, bucketsAt + len(buckets), bucketsAt + len(buckets) + len(body)} {
		head = binary.LittleEndian.AppendUint32(head, uint32(n))
	}
	total := 0
	for _, part := range [][]byte{head, records, names, buckets, body} {
		n, err := w.Write(part)
		if total += n; err != nil {
			return Stats{}, err
		}
	}
	c.stats.Places, c.stats.Provinces, c.stats.Names, c.stats.Bytes = len(c.rows), len(c.admin), len(entries), total
	return c.stats, nil
}

func put24(b []byte, n int) []byte { return append(b, byte(n), byte(n>>8), byte(n>>16)) }
