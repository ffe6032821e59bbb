// Command mkactors writes data/actors/offices.tsv: who held which office when,
// as far as an open source says so.
//
// Sources, best first (short names as in data/actors/SOURCES.md):
//
//	wikidata    actors/officeholders.tsv.gz: office holders with dates, to 2022 (CC0)
//	factbook    gazetteer/factbook_countries.jsonl.gz: heads of state and government with
//	            "since" dates, as of early 2026 (public domain)
//	pocom       actors/us_diplomats.tsv.gz: American diplomats with dates (public domain)
//	cia         actors/cia_world_leaders_2019.tsv.gz: cabinets as of October 2019, no dates:
//	            from and to are both 2019-10 (public domain)
//	visits      events/us_diplomacy_visits.jsonl.gz: title, name and country of visitors to the
//	            United States with the dates of the visits (public domain)
//	phoenix     actors/phoenix_countries.tsv.gz: members of governments to 2011 with dates but
//	            without office, which is written "government official"; for people who are in no
//	            other source (MIT)
//	wce         events/wce-2002-2026.jsonl.gz and wce-linked-2025-2026.jsonl.gz: dated sentences
//	            that name a holder with country and office
//
// Rules:
//
//   - No row without a source; a row says what its source says. For cia, visits and wce that is
//     when a person was seen in office, not the term: from and to are the first and the last
//     sighting.
//   - A row of a lower source is left out where a higher one already has the person in the
//     office at that time; its spelling of the name becomes an alias.
//   - Wikidata often lacks an end date. In an office with one holder such a row ends when the
//     next holder begins. Otherwise it stays open.
//   - Sightings are given by the year.
//   - A holder seen last within a year of the end of the news file, and after whom no other
//     holder was seen, stays open.
//   - Terms of one person in one office that touch are one row.
//
// Usage: mkactors -shared DIR [-data data] [-coverage]. The output is sorted and the same on
// every run.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"unicode"
)

type row struct {
	country, office, holder string
	aliases                 map[string]bool
	from, to                string
	source                  string
	seen                    int // sightings, for visits and wce
	lastSeen                string
	guessed                 bool // the end is the next holder's beginning
}

func (r *row) alias(s string) {
	if s == "" || s == r.holder {
		return
	}
	if r.aliases == nil {
		r.aliases = map[string]bool{}
	}
	r.aliases[s] = true
}

var countries = map[string]string{}  // lower-case name -> code
var adjectives = map[string]string{} // adjective -> code
var names = map[string]string{}      // code -> name
var parents = map[string]string{}

func main() {
	shared := flag.String("shared", "", "folder with the source data (the one that holds data/)")
	data := flag.String("data", "data", "data folder of regesta")
	coverage := flag.Bool("coverage", false, "print rows and years by country")
	flag.Parse()
	if *shared == "" {
		fmt.Fprintln(os.Stderr, "mkactors: -shared DIR is needed")
		os.Exit(2)
	}
	if err := run(*shared, *data, *coverage); err != nil {
		fmt.Fprintln(os.Stderr, "mkactors:", err)
		os.Exit(1)
	}
}

func run(shared, data string, coverage bool) error {
	src := filepath.Join(shared, "data")
	if err := loadCountries(filepath.Join(data, "actors", "countries.tsv")); err != nil {
		return err
	}
	wd, err := wikidata(filepath.Join(src, "actors", "officeholders.tsv.gz"))
	if err != nil {
		return err
	}
	fips, err := loadFips(filepath.Join(src, "gazetteer", "geonames_countries.tsv"))
	if err != nil {
		return err
	}
	fb, err := factbook(filepath.Join(src, "gazetteer", "factbook_countries.jsonl.gz"), fips)
	if err != nil {
		return err
	}
	dip, err := diplomats(filepath.Join(src, "actors", "us_diplomats.tsv.gz"))
	if err != nil {
		return err
	}
	cia, err := worldLeaders(filepath.Join(src, "actors", "cia_world_leaders_2019.tsv.gz"))
	if err != nil {
		return err
	}
	var seen []sighting
	for _, f := range []string{"us_diplomacy_visits.jsonl.gz", "wce-2002-2026.jsonl.gz", "wce-linked-2025-2026.jsonl.gz"} {
		s, err := sightings(filepath.Join(src, "events", f))
		if err != nil {
			return err
		}
		seen = append(seen, s...)
	}
	rows := combine(wd, fb, dip, cia, seen)
	phx, err := phoenix(filepath.Join(src, "actors", "phoenix_countries.tsv.gz"), rows)
	if err != nil {
		return err
	}
	rows = append(rows, phx...)
	sortRows(rows)
	if err := write(filepath.Join(data, "actors", "offices.tsv"), rows); err != nil {
		return err
	}
	if coverage {
		printCoverage(os.Stdout, rows)
	}
	return nil
}

// ---- reading ----

func readTSV(path string, each func(f []string) error) error {
	return lines(path, func(i int, l string) error {
		if i == 0 {
			return nil
		}
		return each(strings.Split(l, "\t"))
	})
}

func lines(path string, each func(i int, l string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return err
		}
		r = z
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 1<<20), 1<<26)
	for i := 0; sc.Scan(); i++ {
		l := strings.TrimRight(sc.Text(), "\r\n")
		if l == "" {
			continue
		}
		if err := each(i, l); err != nil {
			return fmt.Errorf("%s:%d: %w", path, i+1, err)
		}
	}
	return sc.Err()
}

func loadCountries(path string) error {
	return readTSV(path, func(f []string) error {
		if len(f) < 10 {
			return fmt.Errorf("%d columns, want 10", len(f))
		}
		names[f[0]] = f[1]
		parents[f[0]] = f[8]
		for _, n := range append([]string{f[1]}, strings.Split(f[2], "|")...) {
			if n != "" {
				countries[strings.ToLower(n)] = f[0]
			}
		}
		for _, n := range strings.Split(f[3], "|") {
			if n != "" {
				adjectives[n] = f[0]
			}
		}
		return nil
	})
}

func loadFips(path string) (map[string]string, error) {
	m := map[string]string{"kv": "KOS", "we": "PSE", "gz": "PSE", "ri": "SRB", "mj": "MNE", "od": "SSD",
		"uc": "CUW", "nn": "SXM", "rn": "MAF", "tb": "BLM", "im": "IMN", "je": "JEY", "gk": "GGY"}
	err := readTSV(path, func(f []string) error {
		k := strings.ToLower(f[3])
		if k != "" && m[k] == "" {
			m[k] = f[1]
		}
		return nil
	})
	return m, err
}

// breakaway entities fold into their claimant; the office keeps their name
var entities = map[string][2]string{
	"GEO*Abkhazia":   {"GEO", "abkhazia"},
	"AZE*Artsakh":    {"AZE", "artsakh"},
	"UKR*Donetsk PR": {"UKR", "the donetsk people's republic"},
}

func wikidata(path string) ([]*row, error) {
	var out []*row
	err := readTSV(path, func(f []string) error {
		c, office := f[0], f[1]
		of := ""
		if e, ok := entities[c]; ok {
			c, of = e[0], e[1]
		}
		switch {
		case c == "XKX":
			c = "KOS"
		case c == "IGO" && strings.Contains(office, "United Nations"), c == "IGO" && strings.Contains(office, "International Court of Justice"):
			c = "UNO"
		}
		o := normOffice(office)
		if of != "" && !strings.Contains(o, of) {
			o += " of " + of
		}
		if (c != "GBR") && (strings.Contains(f[2], "Elizabeth II") || f[2] == "Charles III") {
			return nil // the other realms' monarch
		}
		from, to := goodDate(f[4]), goodDate(f[5])
		if to != "" && to < from {
			to = ""
		}
		if o == "monarch" && c == "GBR" {
			o = "king"
			if strings.HasPrefix(f[2], "Elizabeth") {
				o = "queen"
			}
		}
		out = append(out, &row{country: c, office: spell(c, o), holder: cleanName(f[2]), from: from, to: to, source: "wikidata"})
		return nil
	})
	return out, err
}

var dateRe = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?`)

func goodDate(s string) string { return dateRe.FindString(s) }

// spell writes an American office in American spelling, any other in British.
func spell(c, o string) string {
	if c == "USA" {
		return american.Replace(o)
	}
	return british.Replace(o)
}

var british = strings.NewReplacer("defense", "defence", "labor", "labour", "advisor", "adviser", "urbanization", "urbanisation",
	"modernization", "modernisation", "organization", "organisation", "privatization", "privatisation", "digitalization", "digitalisation",
	"digitization", "digitisation", "programs", "programmes", "center", "centre", "harbor", "harbour", "decentralization", "decentralisation",
	"mobilization", "mobilisation", "laboratory", "laboratory", "collaboration", "collaboration", "elaboration", "elaboration")
var american = strings.NewReplacer("defence", "defense", "labour", "labor", "national security advisor", "national security adviser")

func diplomats(path string) ([]*row, error) {
	var out []*row
	err := readTSV(path, func(f []string) error {
		post, role := f[0], strings.Join(strings.Fields(f[1]), " ")
		if f[3] == "" {
			return nil // no dates, mostly of the 19th century
		}
		o := normOffice(role)
		if !strings.HasPrefix(post, "US ") && post != "" {
			p := postName(post)
			switch {
			case strings.HasPrefix(role, "Ambassador Extraordinary"):
				o = "ambassador to " + p
			case strings.HasPrefix(role, "Chargé"):
				o = "chargé d'affaires in " + p
			case strings.HasPrefix(role, "Envoy Extraordinary"), strings.HasPrefix(role, "Minister Resident"):
				o = "envoy to " + p
			case strings.Contains(role, "to the") || strings.Contains(role, "Representative"):
			default:
				o += " in " + p
			}
		}
		out = append(out, &row{country: "USA", office: o, holder: cleanName(f[2]), from: goodDate(f[3]), to: goodDate(at(f, 4)), source: "pocom"})
		return nil
	})
	return out, err
}

func at(f []string, i int) string {
	if i < len(f) {
		return f[i]
	}
	return ""
}

// postName turns a post of the diplomats' file ("saint-vincent-grenadines") into a name.
func postName(p string) string {
	s := strings.ReplaceAll(p, "-", " ")
	if c, ok := countries[s]; ok {
		return strings.ToLower(names[c])
	}
	switch s {
	case "congo republic":
		return "the republic of the congo"
	case "congo democratic republic":
		return "the democratic republic of the congo"
	case "holy see":
		return "the holy see"
	case "united kingdom", "united arab emirates", "netherlands", "philippines", "bahamas", "gambia", "maldives":
		return "the " + s
	}
	return s
}

var officeOf = regexp.MustCompile(`^The Office of (.*?)\s*\(([^()]*)\)\s*$`)

func worldLeaders(path string) ([]*row, error) {
	var out []*row
	err := readTSV(path, func(f []string) error {
		c := countries[strings.ToLower(strings.TrimPrefix(f[0], "The "))]
		if c == "" {
			c = ciaCountry[f[0]]
		}
		m := officeOf.FindStringSubmatch(f[1])
		p := strings.TrimSpace(f[2])
		if c == "" || m == nil || p == "" || strings.Contains(strings.ToLower(p), "vacant") {
			return nil
		}
		o := normOffice(strings.ReplaceAll(m[1], " & ", " and "))
		for _, name := range strings.Split(p, ";") {
			name = cleanName(stripTitles(naturalCase(name)))
			if len(strings.Fields(name)) == 0 {
				continue
			}
			out = append(out, &row{country: c, office: spell(c, o), holder: name, from: "2019-10", to: "2019-10", source: "cia"})
		}
		return nil
	})
	return out, err
}

var ciaCountry = map[string]string{
	"Burma": "MMR", "Congo, Democratic Republic of the": "COD", "Congo, Republic of the": "COG",
	"Cote d'Ivoire": "CIV", "Korea, North": "PRK", "Korea, South": "KOR", "Micronesia, Federated States of": "FSM",
	"Gambia, The": "GMB", "Bahamas, The": "BHS", "Holy See (Vatican City)": "VAT", "Macedonia": "MKD",
	"North Macedonia": "MKD", "Eswatini": "SWZ", "Timor-Leste": "TLS", "Cabo Verde": "CPV", "Taiwan": "TWN",
}

// phoenix reads the members of governments whom rows do not know.
func phoenix(path string, rows []*row) ([]*row, error) {
	known := map[string]bool{}
	id := func(country, name string) string {
		t := nameTokens(name)
		sort.Strings(t)
		return country + " " + strings.Join(t, " ")
	}
	for _, r := range rows {
		known[id(r.country, r.holder)] = true
		for a := range r.aliases {
			known[id(r.country, a)] = true
		}
	}
	byName := map[string][]*row{}
	var order []string
	skip := map[string]bool{}
	err := readTSV(path, func(f []string) error {
		if len(f) < 4 || len(f[2]) < 6 || f[2][3:6] != "GOV" || f[3] == "" || f[3] < "1960" {
			return nil
		}
		c := f[2][:3]
		c = map[string]string{"IMY": "GBR", "ROM": "ROU", "ZAR": "COD", "TMP": "TLS"}[c] + c
		c = c[:3]
		if names[c] == "" || parents[c] != "" || notPerson.MatchString(f[0]) || len(strings.Fields(f[0])) < 2 {
			return nil
		}
		k := c + "\t" + f[0]
		if known[id(c, f[0])] || known[id(c, f[1])] {
			skip[k] = true
		}
		to := goodDate(at(f, 4))
		if to == "" {
			to = "2011"
		}
		if to < f[3] {
			return nil
		}
		if byName[k] == nil {
			order = append(order, k)
		}
		r := &row{country: c, office: "government official", holder: personCase(f[0]), from: goodDate(f[3]), to: to, source: "phoenix"}
		r.alias(personCase(f[1]))
		byName[k] = append(byName[k], r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []*row
	for _, k := range order {
		if skip[k] {
			continue
		}
		first := byName[k][0]
		for _, r := range byName[k][1:] {
			first.from, first.to = min(first.from, r.from), max(first.to, r.to)
			for a := range r.aliases {
				first.alias(a)
			}
		}
		// terms far apart are not told apart: the row spans them, as the dictionary has no offices
		for _, a := range spellings[fold(first.holder)] {
			first.alias(a)
		}
		out = append(out, first)
	}
	return uniq(mergeTerms(sorted(out))), nil
}

var notPerson = regexp.MustCompile(`\b(MINISTR|DEPARTMENT|AGENCY|OF|GOVERNMENT|COUNCIL|COMMISSION|OFFICE|BANK|EMBASSY|AND|FOR|THE|SPOKES|OFFICIAL|PRESIDENT|CENTRAL|NATIONAL|BOARD|SERVICE|STATE|COMMITTEE|HOUSE|PALACE|LEADER|ADMINISTRATION|REGIME|AUTHORITY|CABINET|WHITE|SECURITY)|\d`)

// personCase writes a name in capitals as an ordinary one.
func personCase(s string) string {
	f := strings.Fields(strings.NewReplacer("_", " ").Replace(s))
	for i, w := range f {
		switch {
		case roman.MatchString(w):
		case i > 0 && (w == "AL" || w == "EL" || w == "UL" || w == "UD" || w == "OULD" || w == "BIN" || w == "IBN" || w == "DE" || w == "DA" || w == "DOS" || w == "DO" || w == "DI" || w == "VAN" || w == "VON" || w == "DER" || w == "DEN" || w == "DEL" || w == "Y"):
			f[i] = strings.ToLower(w)
			if w == "OULD" {
				f[i] = "Ould"
			}
			if (w == "AL" || w == "EL") && i+1 < len(f) {
				f[i] = ""
				f[i+1] = strings.ToLower(w) + "-" + titleWord(f[i+1])
			}
		case strings.Contains(w, "-") && strings.ToUpper(w) != w:
		default:
			f[i] = titleWord(w)
		}
	}
	return cleanName(stripTitles(strings.Join(f, " ")))
}

// ---- factbook ----

// the factbook's holders are those of this month
const factbookDate = "2026-02"

// up to here the Wikidata files are complete
const wikidataDate = "2022-10"

var since = regexp.MustCompile(`\((?:[^()]*?\b)?since\s+(?:(\d{1,2})\s+)?(?:([A-Z][a-z]+)\s+)?(\d{4})`)
var months = map[string]string{"Jan": "01", "Feb": "02", "Mar": "03", "Apr": "04", "May": "05", "Jun": "06",
	"Jul": "07", "Aug": "08", "Sep": "09", "Oct": "10", "Nov": "11", "Dec": "12"}

func sinceDate(s string) string {
	m := since.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	if len(m[2]) < 3 || months[m[2][:3]] == "" {
		return m[3]
	}
	if m[1] == "" {
		return m[3] + "-" + months[m[2][:3]]
	}
	return fmt.Sprintf("%s-%s-%02s", m[3], months[m[2][:3]], m[1])
}

func factbook(path string, fips map[string]string) ([]*row, error) {
	var out []*row
	err := lines(path, func(_ int, l string) error {
		var e struct {
			Code      string          `json:"code"`
			Executive json.RawMessage `json:"executive"`
		}
		if err := json.Unmarshal([]byte(l), &e); err != nil {
			return err
		}
		var x map[string]any
		if json.Unmarshal(e.Executive, &x) != nil {
			return nil
		}
		c := fips[e.Code]
		if names[c] == "" {
			return nil
		}
		for _, k := range []string{"chief of state", "head of government"} {
			s, _ := x[k].(string)
			if k == "chief of state" && parents[c] != "" {
				continue
			}
			s = strings.ReplaceAll(s, "represented by", ";")
			for _, part := range strings.Split(s, ";") {
				part = strings.TrimSpace(strings.Trim(strings.TrimSpace(part), ","))
				from := sinceDate(part)
				if from == "" {
					continue
				}
				head := strings.TrimSpace(nick.ReplaceAllString(part[:since.FindStringIndex(part)[0]], " "))
				if head == "" || len(head) > 120 {
					continue
				}
				o, name := splitTitle(head)
				if o == "" || name == "" {
					continue
				}
				if o == "king" && strings.HasPrefix(name, "Charles III") && c != "GBR" {
					continue
				}
				r := &row{country: c, office: o, holder: name, from: from, source: "factbook"}
				if a := shortName(head); a != name {
					r.alias(a)
				}
				if a := firstLast(head); a != name {
					r.alias(a)
				}
				dup := false
				for _, p := range out {
					dup = dup || p.country == c && p.office == o && p.holder == name
				}
				if !dup {
					out = append(out, r)
				}
			}
		}
		return nil
	})
	return out, err
}

// titles of the factbook, longest first, with the office they stand for
var fbTitles = [][2]string{
	{"Sovereign Council Chair and Commander-in-Chief of the Sudanese Armed Forces General", "chairman of the sovereign council"},
	{"Presidential Leadership Council Chairperson", "chairman of the presidential leadership council"},
	{"State Affairs Commission President", "supreme leader"}, {"Chairperson of the Presidency", "chairman of the presidency"},
	{"Crown Prince and Prime Minister", "prime minister"}, {"Prime Minister Crown Prince", "prime minister"},
	{"Sultan and Prime Minister", "sultan"}, {"Acting Prime Minister", "prime minister"}, {"Interim Prime Minister", "prime minister"},
	{"Transition Prime Minister", "prime minister"}, {"Transitional Prime Minister", "prime minister"}, {"Prime Minister-designate", ""},
	{"Acting Governor General", "governor-general"}, {"Governor General", "governor-general"}, {"Governor-General", "governor-general"},
	{"Acting President", "president"}, {"Interim President", "president"}, {"Transition President", "president"}, {"Transitional President", "president"},
	{"Deputy Prime Minister", "deputy prime minister"}, {"Prime Minister", "prime minister"}, {"Vice President", "vice president"},
	{"Executive President", "president"}, {"President of the Government", "prime minister"}, {"President", "president"},
	{"Premier", "prime minister"}, {"Chancellor", "chancellor"}, {"Taoiseach", "taoiseach"}, {"Federal Chancellor", "chancellor"},
	{"Supreme Leader", "supreme leader"}, {"Emperor", "emperor"}, {"Amir", "emir"}, {"Emir", "emir"}, {"Sultan", "sultan"},
	{"Grand Duke", "grand duke"}, {"Hereditary Prince", "prince"}, {"Prince", "prince"}, {"King", "king"}, {"Queen", "queen"}, {"Pope", "pope"},
	{"First Minister", "first minister"}, {"Chief Minister", "chief minister"}, {"Chief Executive", "chief executive"},
	{"Minister of State", "minister of state"}, {"Governor", "governor"}, {"Administrator", "administrator"}, {"Secretary of State Cardinal", "secretary of state"},
	{"Secretary of State Archbishop", "secretary of state"},
}

func splitTitle(h string) (office, name string) {
	h = strings.TrimSpace(strings.SplitN(h, " note", 2)[0])
	for _, t := range fbTitles {
		if strings.HasPrefix(h, t[0]+" ") {
			n := strings.TrimSpace(h[len(t[0]):])
			if strings.HasPrefix(n, "of ") || strings.HasPrefix(n, "and ") || strings.HasPrefix(n, "for ") {
				return "", ""
			}
			n = strings.SplitN(n, " of ", 2)[0]
			n = cleanName(stripTitles(naturalCase(n)))
			if n == "" || len(strings.Fields(n)) > 7 {
				return "", ""
			}
			return t[1], n
		}
	}
	return "", ""
}

func capsTokens(h string) (toks []string, caps []bool) {
	_, n := splitTitleRaw(h)
	for _, t := range strings.Fields(n) {
		t = strings.Trim(t, ",")
		if len(toks) == 0 && titleWords[t] {
			continue
		}
		toks = append(toks, t)
		caps = append(caps, isCaps(t))
	}
	return
}

func splitTitleRaw(h string) (string, string) {
	for _, t := range fbTitles {
		if strings.HasPrefix(h, t[0]+" ") {
			return t[0], strings.SplitN(strings.TrimSpace(h[len(t[0]):]), " of ", 2)[0]
		}
	}
	return "", h
}

// shortName is the family name that the factbook prints in capitals, with what precedes or follows
// it only where the family name stands first ("XI Jinping"); else first name and family name.
func shortName(h string) string {
	toks, caps := capsTokens(h)
	n := len(toks)
	if n < 3 || caps[0] {
		return ""
	}
	for i := 1; i < n; i++ {
		if caps[i] {
			j := i
			for j+1 < n && caps[j+1] {
				j++
			}
			return cleanName(stripTitles(naturalCase(toks[0] + " " + strings.Join(toks[i:j+1], " "))))
		}
	}
	return ""
}

// firstLast drops what follows a family name in capitals.
func firstLast(h string) string {
	toks, caps := capsTokens(h)
	for i := len(toks) - 1; i > 0; i-- {
		if caps[i] {
			if i+1 < len(toks) && !caps[0] {
				return cleanName(stripTitles(naturalCase(strings.Join(toks[:i+1], " "))))
			}
			break
		}
	}
	return ""
}

// ---- names ----

func isCaps(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "al-"), "el-"), "d'")
	up, n := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
			if unicode.IsUpper(r) {
				up++
			}
		}
	}
	return n >= 2 && up == n
}

var roman = regexp.MustCompile(`^(I{1,3}|IV|VI{0,3}|IX|X[IV]*)$`)

// naturalCase turns names printed with the family name in capitals into ordinary ones.
func naturalCase(s string) string {
	s = strings.NewReplacer("’", "'", "ʻ", "'", "“", "\"", "”", "\"").Replace(s)
	var out []string
	for _, t := range strings.Fields(s) {
		bare := strings.Trim(t, ",")
		pre := ""
		for _, p := range []string{"al-", "el-", "Al-", "El-", "d'", "ul-", "ad-", "an-", "ar-", "as-", "at-", "az-", "ash-"} {
			if strings.HasPrefix(bare, p) {
				pre, bare = p, bare[len(p):]
				break
			}
		}
		if i := strings.Index(bare, "-"); i > 0 && !isCaps(bare) {
			parts := strings.Split(bare, "-")
			for j, p := range parts {
				if isCaps(p) && len([]rune(p)) > 2 {
					parts[j] = titleWord(p)
				}
			}
			bare = strings.Join(parts, "-")
		}
		if isCaps(bare) && (len(out) == 0 || !roman.MatchString(bare)) && !strings.HasSuffix(bare, ".") {
			bare = titleWord(bare)
		}
		out = append(out, pre+bare)
	}
	return strings.Join(out, " ")
}

func titleWord(w string) string {
	var b strings.Builder
	start := true
	rs := []rune(w)
	for i, r := range rs {
		if start {
			b.WriteRune(unicode.ToUpper(r))
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		start = r == '-' || r == '\'' && i == 1
		if i == 1 && rs[0] == 'M' && r == 'C' && len(rs) > 3 {
			start = true
		}
	}
	switch s := b.String(); s {
	case "De", "Da", "Do", "Dos", "Du", "Van", "Von", "Der", "Den", "Bin", "Ibn":
		return strings.ToLower(s)
	default:
		return s
	}
}

var titleWords = map[string]bool{}

func init() {
	for _, t := range strings.Fields("Dr. Dr Sir Dame Gen. Gen General Lt. Lt Maj. Maj Col. Col Brig. Brig Capt. Capt Adm. Adm Sr. Vice Rear Air Marshal Marshal Sgt. Prof. Prof Mr. Mrs. Ms. Hon. Lord Baroness Lady Sheikh Shaykh Mullah Maulavi Mawlawi Rev. Reverend Cardinal Archbishop Engineer Eng. Lic. (Ret.) Ret. Ratu Tun Datuk Dato Dato' Datin Seri Sri Haji Chief Field Major Grand Ayatollah Ambassador Captain Colonel") {
		titleWords[t] = true
	}
}

// stripTitles drops leading ranks and forms of address, and trailing ones after a comma.
func stripTitles(s string) string {
	f := strings.Fields(s)
	for len(f) > 2 && titleWords[strings.Trim(f[0], ",()")] {
		f = f[1:]
	}
	out := strings.Join(f, " ")
	if i := strings.Index(out, ","); i > 0 {
		out = out[:i]
	}
	return out
}

var nick = regexp.MustCompile(`\s*["(][^")]*[")]\s*`)

func cleanName(s string) string {
	s = strings.NewReplacer("’", "'", "\u00a0", " ", "\t", " ", "|", " ").Replace(s)
	s = nick.ReplaceAllString(s, " ")
	s = strings.Join(strings.Fields(s), " ")
	return strings.Trim(s, " ,;-")
}

var folds = map[rune]string{'ß': "ss", 'æ': "ae", 'ø': "o", 'œ': "oe", 'đ': "d", 'ð': "d", 'ł': "l", 'ı': "i", 'þ': "th", 'ə': "e"}

const marked = "àáâãäåāăąǎảạấầẩẫậắằẳặçćĉċčďèéêëēĕėęěẹẻẽếềểễệĝğġģǧĥħìíîïĩīĭįỉịĵķĺļľñńņňòóôõöōŏőơỏọốồổộớờởợŕŗřśŝşšșţťțùúûüũūŭůűųưủụứừửữựŵýÿŷỳỹźżž"
const plain = "aaaaaaaaaaaaaaaaaaaacccccdeeeeeeeeeeeeeeeeegggggghhiiiiiiiiiijklllnnnnooooooooooooooooorrrssssstttuuuuuuuuuuuuuuuuuwyyyyyzzz"

func init() {
	p := []rune(plain)
	for i, r := range []rune(marked) {
		if i < len(p) {
			folds[r] = string(p[i])
		}
	}
}

func fold(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if f, ok := folds[r]; ok {
			b.WriteString(f)
		} else if unicode.IsLetter(r) && r < 0x250 || unicode.IsDigit(r) {
			b.WriteRune(r)
		} else if r == ' ' || r == '-' || r == '.' {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func nameTokens(s string) []string {
	var out []string
	for _, t := range strings.Fields(fold(s)) {
		switch t {
		case "al", "el", "bin", "ibn", "de", "da", "dos", "van", "von", "der", "jr", "sr", "the", "ii", "iii", "ul", "abd", "abdul", "abdel":
			continue
		}
		out = append(out, t)
	}
	return out
}

// samePerson compares two names of holders of one office at one time: two shared parts, or one
// shared part that ends both names, or the same letters.
func samePerson(a, b string) bool {
	x, y := nameTokens(a), nameTokens(b)
	if len(x) == 0 || len(y) == 0 {
		return fold(a) == fold(b)
	}
	n := 0
	for _, s := range x {
		for _, t := range y {
			if s == t || near(s, t) {
				n++
				break
			}
		}
	}
	if len(x) == len(y) && n == len(x)-1 && len(x) <= 3 && len(x) > 1 && n >= 2 {
		return false // Kim Jong-il and Kim Jong-un
	}
	if n >= 2 || n == 1 && (len(x) == 1 || len(y) == 1) {
		return true
	}
	lx, ly := x[len(x)-1], y[len(y)-1]
	if (lx == ly || near(lx, ly)) && len(lx) > 3 && x[0][0] == y[0][0] {
		return true
	}
	return strings.Join(x, "") == strings.Join(y, "")
}

// near says whether two long name parts differ in at most one letter, or two for very long ones.
func near(a, b string) bool {
	if len(a) < 5 || len(b) < 5 || a[0] != b[0] {
		return false
	}
	max := 1
	if len(a) > 6 && len(b) > 6 {
		max = 2
	}
	d := len(a) - len(b)
	if d > max || d < -max {
		return false
	}
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur := make([]int, len(b)+1)
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			c := prev[j-1]
			if a[i-1] != b[j-1] {
				c++
			}
			cur[j] = min(c, prev[j]+1, cur[j-1]+1)
		}
		prev = cur
	}
	return prev[len(b)] <= max
}

// ---- offices ----

var numbered = regexp.MustCompile(`^(\d+(st|nd|rd|th)\s+)`)
var ministerOf = regexp.MustCompile(`^((?:deputy |vice |first deputy |acting |federal )?)(?:minister|minster) (?:of|for) (?:the )?(.+)$`)

// simple portfolios that news writes before the noun ("finance minister")
var simple = map[string]string{
	"foreign affairs": "foreign", "external affairs": "foreign", "foreign relations": "foreign", "foreign policy": "foreign", "exterior": "foreign",
	"external relations":                            "foreign",
	"foreign affairs and international cooperation": "foreign", "foreign affairs and cooperation": "foreign", "foreign and european affairs": "foreign",
	"foreign affairs and trade": "foreign", "external relations and cooperation": "foreign", "foreign affairs and expatriates": "foreign",
	"foreign affairs and european integration": "foreign", "foreign affairs and worship": "foreign", "foreign affairs and intl. cooperation": "foreign",
	"foreign affairs and foreign trade": "foreign", "europe and foreign affairs": "foreign", "foreign affairs and emigrants": "foreign",
	"defence": "defence", "defense": "defence", "national defence": "defence", "national defense": "defence", "armed forces": "defence",
	"defence and veterans affairs": "defence", "defense and veterans affairs": "defence",
	"interior": "interior", "internal affairs": "interior", "home affairs": "home affairs", "home": "home", "interior and public security": "interior",
	"interior and local government": "interior", "economy and finance": "economy and finance",
}

func normOffice(s string) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "’", "'")), " ")
	if i := strings.Index(s, " ("); i > 0 && strings.HasSuffix(s, ")") {
		s = s[:i]
	}
	o := strings.ToLower(s)
	o = numbered.ReplaceAllString(o, "")
	o = strings.NewReplacer("vice-president", "vice president", "prime-minister", "prime minister", "chairwoman", "chairman",
		"chairperson", "chairman", "spokeswoman", "spokesperson", "governor general", "governor-general", "attorney-general", "attorney general",
		"permament", "permanent", "united states secretary", "secretary", "united states attorney general", "attorney general", "min. ", "minister ", " & ", " and ", "intl.", "international", "dep. ", "deputy ").Replace(o)
	if o == "" {
		return o
	}
	if m := ministerOf.FindStringSubmatch(o); m != nil {
		p := m[2]
		if v, ok := simple[p]; ok {
			return m[1] + v + " minister"
		}
		if w := strings.Fields(p); len(w) == 1 && p != "state" {
			return m[1] + p + " minister"
		}
		return m[1] + "minister of " + p
	}
	switch o {
	case "foreign affairs minister", "external affairs minister", "secretary of foreign affairs", "secretary for foreign affairs":
		return "foreign minister"
	case "defense minister", "secretary of national defense", "secretary of national defence":
		return "defence minister"
	case "secretary of state for defence":
		return "defence secretary"
	case "secretary of state for the home department":
		return "home secretary"
	case "secretary of state for foreign and commonwealth affairs", "secretary of state for foreign, commonwealth and development affairs":
		return "foreign secretary"
	case "president of the republic", "head of state and government", "head of state":
		return "president"
	case "premier", "president of the council of ministers", "president of the government", "minister-president", "chairman of the council of ministers", "head of government", "chairman of the government":
		return "prime minister"
	case "permanent representative to the un, new york", "permanent representative to the united nations":
		return "ambassador to the united nations"
	case "ambassador to the us", "ambassador to the united states of america":
		return "ambassador to the united states"
	case "federal chancellor":
		return "chancellor"
	case "amir":
		return "emir"
	}
	return o
}

// one holder at a time
var single = map[string]bool{}

var oneVice = "USA PHL IND BRA ARG NGA IDN GHA TWN KEN ZMB GMB URY SLV"

func isSingle(r *row) bool {
	return single[r.office] || r.office == "vice president" && strings.Contains(oneVice, r.country)
}

func init() {
	for _, o := range strings.Split("president|prime minister|pope|chancellor|king|queen|emperor|emir|sultan|supreme leader|taoiseach|foreign minister|foreign secretary|defence minister|defence secretary|interior minister|home secretary|home affairs minister|home minister|finance minister|justice minister|health minister|education minister|agriculture minister|culture minister|energy minister|economy minister|trade minister|transport minister|environment minister|labour minister|tourism minister|information minister|secretary of state|secretary of defense|secretary of the treasury|attorney general|governor-general|chief of the general staff|chief of defence|chief of general staff|governor of the central bank|first lady|national security adviser|chief of staff of the army|director of the central intelligence agency|ambassador to the united nations|ambassador to the united states|chief justice|speaker of the parliament|president of the national assembly|president of the senate|speaker of the national assembly|prosecutor general", "|") {
		single[o] = true
	}
}

// offices that the factbook names
var heads = map[string]bool{"president": true, "prime minister": true, "chancellor": true, "king": true, "queen": true, "emperor": true, "emir": true, "sultan": true, "supreme leader": true, "taoiseach": true}

// ---- sightings ----

type sighting struct {
	country, office, name, date, source string
}

const officeWords = `President|Prime Minister|Premier|Foreign Minister|Minister of Foreign Affairs|Minister for Foreign Affairs|Foreign Affairs Minister|External Affairs Minister|Foreign Secretary|Defen[cs]e Minister|Minister of Defen[cs]e|Interior Minister|Minister of the Interior|Home Affairs Minister|Home Minister|Home Secretary|Finance Minister|Minister of Finance|Justice Minister|Minister of Justice|Health Minister|Energy Minister|Oil Minister|Economy Minister|Information Minister|Trade Minister|Vice President|Deputy Prime Minister|Secretary of State|Secretary of Defense|Defen[cs]e Secretary|Treasury Secretary|Chancellor|King|Queen|Emperor|Emir|Sultan|Crown Prince|Supreme Leader|Taoiseach|Opposition Leader|Army Chief|Military Chief|Armed Forces Chief|Junta Leader|Military Leader|Chief Justice|Central Bank Governor|Police Chief|Intelligence Chief|Agriculture Minister|Education Minister|Environment Minister|Transport Minister|Culture Minister|Labou?r Minister|Security Minister|State Councilor|Chief Executive|Leader|Attorney General|National Security Adviser|National Security Advisor|Governor-General`

var officeRe = regexp.MustCompile(`\b(?i:(?:acting|interim|caretaker|transitional|transition)\s+)?((?i:` + officeWords + `))\b`)
var nameRe = regexp.MustCompile(`^ ((?:[\p{Lu}][\p{L}'’\-]*\.?|al-[\p{Lu}][\p{L}'’\-]*|el-[\p{Lu}][\p{L}'’\-]*|bin|ibn|de|da|dos|van|von|der|den|al|el|of)(?: (?:[\p{Lu}][\p{L}'’\-]*\.?|al-[\p{Lu}][\p{L}'’\-]*|el-[\p{Lu}][\p{L}'’\-]*|bin|ibn|de|da|dos|van|von|der|den|al|el))*)`)
var ofRe = regexp.MustCompile(`^ (?:of|for) (?:the )?([\p{Lu}][\p{L}'’\-\.]*(?: (?:(?:and|of|the) )*[\p{Lu}][\p{L}'’\-\.]*)*)`)
var popeRe = regexp.MustCompile(`\b[Pp]ope ((?:Francis|Benedict XVI|John Paul II|Leo XIV))\b`)
var stop = map[string]bool{}
var notName = regexp.MustCompile(`\b(Court|League|FC|Aid|Day|Party|University|Administration|Award|Stadium|Airport|House|Palace|Hospital|Center|Centre|Cup|Foundation|Order)\b`)

func init() {
	for _, w := range strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December The In On At And For With From To A An Is Has Was Will He She His Her Elect President Prime Minister Foreign Defence Defense Deputy General Secretary State Party") {
		stop[w] = true
	}
}

var notNow = regexp.MustCompile(`(?i)(\b(former|ex|late|then|future|deposed|ousted|deputy|vice|assistant|under|shadow|rival|self-proclaimed|self-declared|past|previous|first|second|opposition|breakaway|departing|incoming|exiled|designated|disputed|de facto|regional|federal)[ -]*(?:[\p{L}]+ )?)$`)
var trimNick = strings.NewReplacer("’", "'")

func sightings(path string) ([]sighting, error) {
	var out []sighting
	visits := strings.Contains(path, "visits")
	err := lines(path, func(_ int, l string) error {
		var e struct {
			Date, Text, Kind, Start, Actor string
			Country                        []string
		}
		if err := json.Unmarshal([]byte(l), &e); err != nil {
			return err
		}
		if visits {
			if e.Kind != "visit" || len(e.Country) != 1 {
				return nil
			}
			c := countries[strings.ToLower(e.Country[0])]
			m := officeRe.FindStringSubmatchIndex(e.Actor)
			if c == "" || m == nil || m[0] != 0 {
				return nil
			}
			if n := sightName(e.Actor[m[1]:]); n != "" {
				out = append(out, sighting{c, officeIn(c, e.Actor[m[2]:m[3]]), n, e.Start, "visits"})
			}
			return nil
		}
		t := trimNick.Replace(e.Text)
		for _, m := range popeRe.FindAllStringSubmatchIndex(t, -1) {
			if !notNow.MatchString(t[:m[0]]) && !strings.HasPrefix(t[m[1]:], " Emeritus") {
				out = append(out, sighting{"VAT", "pope", t[m[2]:m[3]], e.Date, "wce"})
			}
		}
		for _, m := range officeRe.FindAllStringSubmatchIndex(t, -1) {
			before, after := t[:m[0]], t[m[1]:]
			title := t[m[2]:m[3]]
			if strings.HasPrefix(after, "-") || strings.HasPrefix(after, "s ") {
				continue
			}
			c := ""
			if om := ofRe.FindStringSubmatchIndex(after); om != nil {
				// "President of Burundi Pierre Nkurunziza": the longest country name
				words := strings.Fields(after[om[2]:om[3]])
				for k := len(words); k > 0 && c == ""; k-- {
					w := strings.Join(words[:k], " ")
					if cc, ok := countries[strings.ToLower(w)]; ok {
						c = cc
						rest := strings.Join(words[k:], " ")
						tail := after[om[3]:]
						if rest != "" {
							after = " " + rest + tail
						} else {
							after = tail
						}
					}
				}
				if c == "" {
					continue
				}
			} else {
				c, before = countryBefore(before)
			}
			if c == "" || notNow.MatchString(before) {
				continue
			}
			n := sightName(after)
			if n == "" {
				continue
			}
			o := officeIn(c, title)
			if o == "leader" && before != "" && !strings.HasSuffix(strings.TrimSpace(before), ",") && leads.MatchString(before) {
				continue
			}
			if c == "DOM" && o == "prime minister" { // has none: Dominica's
				c = "DMA"
			}
			out = append(out, sighting{c, o, n, e.Date, "wce"})
		}
		return nil
	})
	return out, err
}

// officeIn names an office as its country does.
func officeIn(c, title string) string {
	o := normOffice(title)
	if c == "USA" {
		switch o {
		case "defense secretary", "defence secretary", "defence minister":
			return "secretary of defense"
		case "treasury secretary", "finance minister":
			return "secretary of the treasury"
		case "national security advisor":
			return "national security adviser"
		case "foreign minister", "foreign secretary":
			return "secretary of state"
		}
	}
	if c == "GBR" {
		switch o {
		case "foreign minister":
			return "foreign secretary"
		case "defence minister":
			return "defence secretary"
		case "interior minister":
			return "home secretary"
		case "chancellor":
			return "chancellor of the exchequer"
		}
	}
	if c == "IRL" && o == "prime minister" {
		return "taoiseach"
	}
	return spell(c, o)
}

// adjectives of parts of countries, whose offices are not the country's
var partial = map[string]bool{}

func init() {
	for _, a := range strings.Split("Scottish|Welsh|English|Northern Irish|Catalan|Catalonian|Basque|Chechen|Dagestani|Ingush|Tibetan|Flemish|Walloon|Québécois|Quebecois|Quebecer|Bosnian Serb|Bosnian Croat|Kosovo Albanian|Soviet|Ottoman|Puntland|Zanzibari|Darfuri|Dubai|Papal|papal|Gazan", "|") {
		partial[a] = true
	}
}

var leads = regexp.MustCompile(`(?i)\b(rebel|opposition|party|union|church|separatist|militant|islamist|taliban|spiritual|protest)\b`)

// countryBefore reads the adjective or genitive that ends s.
func countryBefore(s string) (code, rest string) {
	s = strings.TrimRight(s, " ")
	w := strings.Fields(s)
	for k := min(4, len(w)); k > 0; k-- {
		p := strings.Join(w[len(w)-k:], " ")
		p = strings.TrimLeft(p, "(\"'“")
		if partial[p] {
			return "", s
		}
		if c, ok := adjectives[p]; ok {
			if k < len(w) && compass[w[len(w)-k-1]] {
				return "", s // "South Australian premier"
			}
			return c, strings.Join(w[:len(w)-k], " ") + " "
		}
		for _, suf := range []string{"'s", "'"} {
			if strings.HasSuffix(p, suf) {
				if c, ok := countries[strings.ToLower(strings.TrimSuffix(p, suf))]; ok {
					return c, strings.Join(w[:len(w)-k], " ") + " "
				}
			}
		}
	}
	return "", s
}

var compass = map[string]bool{"South": true, "North": true, "Western": true, "Eastern": true, "Southern": true, "Northern": true, "West": true, "East": true}

func sightName(after string) string {
	m := nameRe.FindStringSubmatch(after)
	if m == nil {
		return ""
	}
	var f []string
	for _, w := range strings.Fields(m[1]) {
		w = strings.TrimSuffix(w, "'s")
		if stop[w] {
			break
		}
		f = append(f, w)
		if strings.HasSuffix(w, ".") && len([]rune(w)) > 3 && w != "Jr." && w != "Sr." {
			f[len(f)-1] = strings.TrimSuffix(w, ".")
			break
		}
	}
	for len(f) > 0 && (strings.ToLower(f[len(f)-1]) == f[len(f)-1] && !strings.HasPrefix(f[len(f)-1], "al-") && !strings.HasPrefix(f[len(f)-1], "el-")) {
		f = f[:len(f)-1]
	}
	name := cleanName(stripTitles(strings.Join(f, " ")))
	n := len(strings.Fields(name))
	if n < 2 || n > 6 || notName.MatchString(name) {
		return ""
	}
	for _, w := range strings.Fields(name) {
		if _, ok := adjectives[w]; ok && w != "Chad" {
			return ""
		}
	}
	return name
}

// ---- putting it together ----

type key struct{ country, office string }

func combine(wd, fb, dip, cia []*row, seen []sighting) []*row {
	sortRows(wd)
	wd = mergeTerms(wd)
	by := map[key][]*row{}
	var all []*row
	add := func(r *row) {
		all = append(all, r)
		k := key{r.country, r.office}
		by[k] = append(by[k], r)
	}
	for _, r := range wd {
		add(r)
	}
	for _, r := range fb {
		hit := false
		for _, p := range by[key{r.country, r.office}] {
			if samePerson(p.holder, r.holder) && (p.to == "" || p.to >= r.from) {
				hit = true
				p.alias(r.holder)
				for a := range r.aliases {
					p.alias(a)
				}
				p.to = ""
				p.source = addSource(p.source, "factbook")
			}
		}
		if !hit {
			add(r)
		}
	}
	for _, r := range mergeTerms(sorted(dip)) {
		hit := false
		for _, p := range by[key{r.country, r.office}] {
			if samePerson(p.holder, r.holder) && overlap(p, r) {
				hit = true
				p.alias(r.holder)
				if p.to == "" {
					p.to = r.to
				}
			}
		}
		if !hit {
			add(r)
		}
	}
	obs := gather(seen)
	// a dead pope is still called one: his sightings end where the next one's begin
	first := map[string]string{}
	for _, o := range obs {
		if o.office == "pope" && (first[o.holder] == "" || o.from < first[o.holder]) {
			first[o.holder] = o.from
		}
	}
	for _, o := range obs {
		for _, next := range first {
			if o.office == "pope" && next > first[o.holder] {
				for n := len(o.dates); n > 0 && o.dates[n-1] >= next; n-- {
					o.dates = o.dates[:n-1]
				}
			}
		}
	}
	// open rows of offices with one holder end when the next holder begins
	type start struct{ date, holder string }
	starts := map[key][]start{}
	for _, r := range all {
		if isSingle(r) && r.from != "" {
			k := key{r.country, r.office}
			starts[k] = append(starts[k], start{r.from, r.holder})
		}
	}
	for _, o := range obs {
		if isSingle(&o.row) && (o.seen >= 3 || o.seen == 2 && o.from >= "2022-07") {
			k := key{o.country, o.office}
			starts[k] = append(starts[k], start{o.from, o.holder})
		}
	}
	last := map[key]map[string]string{}
	for _, o := range obs {
		k := key{o.country, o.office}
		if last[k] == nil {
			last[k] = map[string]string{}
		}
		last[k][o.holder] = max(last[k][o.holder], o.to)
	}
	for _, r := range all {
		if r.to != "" || !isSingle(r) || strings.Contains(r.source, "factbook") {
			continue
		}
		k := key{r.country, r.office}
		seenLast := ""
		for h, d := range last[k] {
			if samePerson(h, r.holder) {
				seenLast = max(seenLast, d)
			}
		}
		end := ""
		for _, s := range starts[k] {
			if s.date > r.from && s.date >= seenLast && len(s.date) >= 4 && !samePerson(s.holder, r.holder) && (end == "" || s.date < end) {
				end = s.date
			}
		}
		r.to, r.guessed = end, end != ""
	}
	// world leaders of 2019
	for _, r := range cia {
		hit := false
		for _, p := range by[key{r.country, r.office}] {
			if samePerson(p.holder, r.holder) && covers(p, "2019-10-15") {
				hit = true
				p.alias(r.holder)
			}
		}
		if !hit {
			add(r)
		}
	}
	// sightings that no row explains
	for _, o := range obs {
		var mine []*row
		for _, p := range by[key{o.country, o.office}] {
			if samePerson(p.holder, o.holder) {
				mine = append(mine, p)
			}
		}
		left := o.dates[:0:0]
		for _, d := range o.dates {
			ok := false
			for _, p := range mine {
				if coversLoosely(p, d) {
					ok = true
					p.alias(o.holder)
				} else if p.to != "" && !p.guessed && p.to < d && p.source != "cia" && p.source != "wce" && p.source != "visits" {
					ok = true // a source says that the term was over: called so in retrospect
				}
			}
			if !ok {
				left = append(left, d)
			}
		}
		need := 2
		if strings.Contains(o.source, "visits") || len(left) > 0 && left[0] >= "2022-07" {
			need = 1
		}
		if o.office == "leader" {
			need = 4 // also said of leaders of parties
		}
		if len(left) < need {
			continue
		}
		if single[o.office] && taken(by[key{o.country, o.office}], o.holder, left) {
			continue
		}
		r := &row{country: o.country, office: o.office, holder: o.holder, aliases: o.aliases, from: left[0][:4], to: left[len(left)-1][:4], source: o.source, seen: len(left), lastSeen: left[len(left)-1]}
		// a sighting that touches a row of 2019 widens it
		joined := false
		for _, p := range mine {
			if p.source == "cia" && r.from <= "2019" && r.to >= "2019" {
				p.from, p.to, p.source = min(p.from, r.from), max(p.to, r.to), addSource(p.source, o.source)
				p.alias(r.holder)
				joined = true
			}
		}
		if !joined {
			add(r)
		}
	}
	// the latest holder seen in the last year stays open
	newest := ""
	for _, s := range seen {
		newest = max(newest, s.date)
	}
	if len(newest) >= 7 {
		edge := fmt.Sprintf("%04d%s", atoi(newest[:4])-1, newest[4:])
		latest := map[key]*row{}
		for _, r := range all {
			k := key{r.country, r.office}
			if p := latest[k]; p == nil || endOf(r) > endOf(p) {
				latest[k] = r
			}
		}
		for _, r := range all {
			if isSingle(r) && strings.Contains(r.source, "wce") && r.lastSeen >= edge && latest[key{r.country, r.office}] == r &&
				(!heads[r.office] || r.lastSeen > factbookDate) {
				r.to = ""
			}
		}
	}
	for _, r := range all {
		for _, a := range spellings[fold(r.holder)] {
			r.alias(a)
		}
		for a := range r.aliases {
			for _, b := range spellings[fold(a)] {
				r.alias(b)
			}
		}
		if len(r.aliases) > 0 {
			tidyAliases(r)
		}
	}
	all = uniq(all)
	sortRows(all)
	return all
}

// taken says that sources with dates name other holders for every sighting.
func taken(rows []*row, holder string, dates []string) bool {
	for _, d := range dates {
		ok := false
		for _, p := range rows {
			if p.source == "wce" || p.source == "visits" || samePerson(p.holder, holder) {
				continue
			}
			if (p.to == "" || p.guessed) && !strings.Contains(p.source, "factbook") {
				if p.source == "wikidata" && p.from != "" && p.from <= d && d < wikidataDate {
					ok = true
				}
				continue
			}
			if p.from != "" && p.from <= d && (p.to == "" && d < factbookDate || p.to != "" && p.to > d) {
				ok = true
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

func tidyAliases(r *row) {
	for a := range r.aliases {
		if a == r.holder || len([]rune(a)) < 3 {
			delete(r.aliases, a)
		}
	}
}

func uniq(rows []*row) []*row {
	seen := map[string]bool{}
	out := rows[:0:0]
	for _, r := range rows {
		k := r.country + "\t" + r.office + "\t" + r.holder + "\t" + r.from + "\t" + r.to
		if r.holder == "" || r.office == "" || seen[k] || foreign(r.holder) {
			continue
		}
		seen[k] = true
		out = append(out, r)
	}
	return out
}

// foreign says that a name is in another script than ours.
func foreign(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) && r != 'ʻ' && r != 'ʼ' {
			return true
		}
	}
	return false
}

func endOf(r *row) string {
	if r.to == "" {
		return "9999"
	}
	return r.to
}

func atoi(s string) int {
	n := 0
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

func addSource(a, b string) string {
	if strings.Contains("|"+a+"|", "|"+b+"|") {
		return a
	}
	return a + "|" + b
}

func overlap(a, b *row) bool {
	return (a.to == "" || b.from <= a.to) && (b.to == "" || a.from <= b.to)
}

func covers(r *row, d string) bool {
	return (r.from == "" || r.from <= d) && (r.to == "" || r.to+"-99" >= d)
}

// coversLoosely allows two months on both sides.
func coversLoosely(r *row, d string) bool {
	return (r.from == "" || shift(r.from, -2) <= d) && (r.to == "" || shift(r.to, 2) >= d)
}

// shift moves a date by months.
func shift(d string, by int) string {
	y, m, rest := 0, 6, ""
	switch {
	case len(d) >= 10:
		y, m, rest = atoi(d[:4]), atoi(d[5:7]), d[7:]
	case len(d) >= 7:
		y, m = atoi(d[:4]), atoi(d[5:7])
		if rest = "-01"; by > 0 {
			rest = "-31"
		}
	case len(d) >= 4:
		y = atoi(d[:4])
		if m, rest = 1, "-01"; by > 0 {
			m, rest = 12, "-31"
		}
	default:
		return d
	}
	n := y*12 + m - 1 + by
	return fmt.Sprintf("%04d-%02d%s", n/12, n%12+1, rest)
}

type observed struct {
	row
	dates []string
}

// gather puts the sightings of one person in one office together.
func gather(seen []sighting) []*observed {
	sort.SliceStable(seen, func(i, j int) bool {
		a, b := seen[i], seen[j]
		if a.country != b.country {
			return a.country < b.country
		}
		if a.office != b.office {
			return a.office < b.office
		}
		if a.date != b.date {
			return a.date < b.date
		}
		return a.name < b.name
	})
	by := map[key][]*observed{}
	var out []*observed
	count := map[*observed]map[string]int{}
	for _, s := range seen {
		k := key{s.country, s.office}
		var o *observed
		for _, p := range by[k] {
			if samePerson(p.holder, s.name) && shift(p.dates[len(p.dates)-1], 36) >= s.date {
				o = p
				break
			}
		}
		if o == nil {
			o = &observed{row: row{country: s.country, office: s.office, holder: s.name, source: s.source}}
			by[k] = append(by[k], o)
			out = append(out, o)
			count[o] = map[string]int{}
		}
		if n := len(o.dates); n == 0 || o.dates[n-1] != s.date {
			o.dates = append(o.dates, s.date)
			o.seen++
		}
		o.source = addSource(o.source, s.source)
		count[o][s.name]++
	}
	for _, o := range out {
		best := ""
		var all []string
		for n := range count[o] {
			all = append(all, n)
		}
		sort.Strings(all)
		for _, n := range all {
			if best == "" || count[o][n] > count[o][best] {
				best = n
			}
		}
		o.holder = best
		for _, n := range all {
			if count[o][n] >= 2 {
				o.alias(n)
			}
		}
		o.from, o.to = o.dates[0], o.dates[len(o.dates)-1]
	}
	return out
}

func sorted(rows []*row) []*row { sortRows(rows); return rows }

func sortRows(rows []*row) {
	sort.SliceStable(rows, func(i, j int) bool {
		a, b := rows[i], rows[j]
		for _, c := range [][2]string{{a.country, b.country}, {a.office, b.office}, {a.from, b.from}, {a.holder, b.holder}, {a.to, b.to}, {a.source, b.source}} {
			if c[0] != c[1] {
				return c[0] < c[1]
			}
		}
		return false
	})
}

// mergeTerms makes one row of terms that touch or overlap.
func mergeTerms(rows []*row) []*row {
	lastOf := map[string]*row{}
	var out []*row
	for _, r := range rows {
		k := r.country + "\t" + r.office + "\t" + r.holder
		if p := lastOf[k]; p != nil && p.to != "" && r.from != "" && r.from <= shift(p.to, 2) {
			if r.to == "" || r.to > p.to {
				p.to = r.to
			}
			continue
		} else if p != nil && p.to == "" && r.to == "" {
			continue
		} else if p != nil && p.to == "" && r.from != "" {
			p.to = r.from // an earlier term without an end
			if r.from <= shift(p.from, 2) {
				p.to = r.to
				continue
			}
		}
		lastOf[k] = r
		out = append(out, r)
	}
	return out
}

// ---- writing ----

func write(path string, rows []*row) error {
	var b strings.Builder
	b.WriteString("country\toffice\tholder\taliases\tfrom\tto\tsource\n")
	for _, r := range rows {
		var al []string
		for a := range r.aliases {
			al = append(al, a)
		}
		sort.Strings(al)
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.country, r.office, r.holder, strings.Join(al, "|"), r.from, r.to, r.source)
	}
	tmp := path + ".tmp"
	if err := os.WriteFile(tmp, []byte(b.String()), 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}

func printCoverage(w io.Writer, rows []*row) {
	type cov struct {
		rows, open, key int
		first, last     string
		top             map[string]bool
	}
	m := map[string]*cov{}
	src := map[string]int{}
	for _, r := range rows {
		c := m[r.country]
		if c == nil {
			c = &cov{top: map[string]bool{}}
			m[r.country] = c
		}
		c.rows++
		if r.to == "" {
			c.open++
		}
		if y := at(strings.SplitN(r.from, "-", 2), 0); y != "" && (c.first == "" || y < c.first) {
			c.first = y
		}
		c.last = max(c.last, at(strings.SplitN(max(r.from, r.to), "-", 2), 0))
		switch r.office {
		case "president", "prime minister", "foreign minister", "defence minister", "king", "chancellor", "supreme leader":
			c.key++
			if covers(r, "2024-06-15") {
				c.top[r.office] = true
			}
		}
		for _, s := range strings.Split(r.source, "|") {
			src[s]++
		}
	}
	var codes []string
	for c := range names {
		codes = append(codes, c)
	}
	for c := range m {
		if names[c] == "" {
			codes = append(codes, c)
		}
	}
	sort.Strings(codes)
	fmt.Fprintln(w, "country\trows\topen\tkey offices\tfirst\tlast\tknown in June 2024")
	none := []string{}
	for _, c := range codes {
		v := m[c]
		if v == nil {
			if parents[c] == "" {
				none = append(none, c)
			}
			continue
		}
		var top []string
		for o := range v.top {
			top = append(top, o)
		}
		sort.Strings(top)
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%s\t%s\t%s\n", c, v.rows, v.open, v.key, v.first, v.last, strings.Join(top, ", "))
	}
	var ss []string
	for s := range src {
		ss = append(ss, s)
	}
	sort.Strings(ss)
	for _, s := range ss {
		fmt.Fprintf(w, "# %s: %d rows\n", s, src[s])
	}
	fmt.Fprintf(w, "# %d rows; no holder for %s\n", len(rows), strings.Join(none, " "))
}
