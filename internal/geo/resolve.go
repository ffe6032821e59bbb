package geo

import (
	"math"
	"slices"
	"strings"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

// leastScore is the score below which a name is rather a place that the tables
// lack than the best candidate: a hamlet of that alternative name in a country
// that the article does not speak of.
const leastScore = 30

// leastSite is the prior above which the first word of a site's name is taken for
// the town that it stands in.
const leastSite = 120

// What the context adds to a candidate's score.
const (
	containerBonus = 220 // "Aleppo, Syria", "the Syrian city of Aleppo"
	containerMalus = -140
	contextBonus   = 80 // shared out among the countries that the article speaks of
	sentenceBonus  = 25 // the country is named in the same sentence
	nearBonus      = 30 // another place of the article lies within 100 km
	farBonus       = 15 // … within 400 km
	typeBonus      = 60 // the name tagger took it for a country
	samenessBonus  = 60 // the same name was resolved so before
	homeBonus      = 10 // the publisher's name holds the country: "Times of Arnor"
	peerBonus      = 25 // for each province of the same state in the sentence, at most three
)

// A Worker resolves the places of one article at a time. It belongs to one
// goroutine.
type Worker struct {
	g        *Gazetteer
	c        *coding.Coding
	d        *doc.Doc
	names    []name
	cands    []candidate
	evidence []evidence
	total    int              // weight of all evidence
	home     ontology.Country // that the publisher's name holds, 0 if none
}

// A name is a mention to be resolved.
type name struct {
	mention  int32
	from, to int32 // its candidates
	best     int32 // -1 if it has none
	holder   holder
}

// An evidence is a word that speaks for a country.
type evidence struct {
	at      doc.Tok
	country ontology.Country
	weight  int
}

// A holder is the larger place that the words about a name put it in.
type holder struct {
	country  ontology.Country
	name     int32 // index of the holder among the names, -1 if it is an adjective
	explicit bool
}

// NewWorker returns a worker over g.
func (g *Gazetteer) NewWorker() *Worker { return &Worker{g: g} }

// Run resolves every name of a place or country among c's mentions and
// appends it to c.Places, in text order. A name that no table holds has
// resolution unknown, and a country only where the words beside it say so.
//
// Each name's candidates are scored by prominence and by the words around it:
// the larger place it is put in, the countries that the article speaks of, and
// in a second pass the places that were found in the first.
func (w *Worker) Run(c *coding.Coding) {
	w.c, w.d = c, c.Doc
	w.names, w.cands, w.evidence, w.total = w.names[:0], w.cands[:0], w.evidence[:0], 0
	for i := range w.d.Mentions {
		m := &w.d.Mentions[i]
		if m.Kind != doc.Name || m.Type != doc.Place && m.Type != doc.Country {
			continue
		}
		n := name{mention: int32(i), from: int32(len(w.cands)), best: -1}
		w.cands = w.g.candidates(w.cands, w.d.Cut(m.First, m.End), w.asked(m))
		n.to = int32(len(w.cands))
		w.names = append(w.names, n)
	}
	if len(w.names) == 0 {
		return
	}
	w.gather()
	slices.SortStableFunc(w.evidence, func(a, b evidence) int { return int(a.at - b.at) })
	w.home = w.publisher()
	for i := range w.names {
		w.names[i].holder = w.holderOf(i)
	}
	for pass := range 2 {
		for i := range w.names {
			w.choose(i, pass)
		}
	}
	for i := range w.names {
		c.Places = append(c.Places, w.place(i))
	}
}

func (w *Worker) mention(i int) *doc.Mention { return &w.d.Mentions[w.names[i].mention] }

// asked reads the noun before a name: "the city of Aleppo", "the capital
// Jakarta", or after it: "Idlib province".
func (w *Worker) asked(m *doc.Mention) wanted {
	sort := func(t doc.Tok) wanted {
		if t < 0 || int(t) >= len(w.d.Tokens) {
			return anything
		}
		switch n := w.d.Norm(t); {
		case provinceWords[n]:
			return aProvince
		case cityWords[n]:
			return aCity
		}
		return anything
	}
	if s := sort(m.End); s != anything {
		return s
	}
	if m.First > 1 && w.d.Norm(m.First-1) == "of" {
		if m.First > 2 && w.d.Norm(m.First-2) == "city" && w.d.Norm(m.First-3) == "capital" || w.d.Norm(m.First-2) == "capital" {
			return anything // "the capital of Argentina"
		}
		if w.d.Norm(m.First-2) == "district" {
			return aCity // "a district of Baghdad"
		}
		return sort(m.First - 2)
	}
	if m.First > 1 && w.d.Norm(m.First-1) == "," {
		return sort(m.First - 2)
	}
	return sort(m.First - 1)
}

// gather collects the words that speak for countries: their adjectives, and
// names that can mean nothing else.
func (w *Worker) gather() {
	for t := range w.d.Tokens {
		if w.d.Tokens[t].Flags&doc.Capital == 0 {
			continue
		}
		if c, ok := w.g.adjectives[w.d.Norm(doc.Tok(t))]; ok {
			w.add(doc.Tok(t), c, 2)
		}
	}
	for i := range w.names {
		n := &w.names[i]
		if n.from == n.to {
			continue
		}
		best := w.leading(n)
		if k := &w.cands[best]; k.country != 0 && w.clear(n, best) {
			weight := 2
			if k.resolution == coding.ResCountry {
				weight = 3
			}
			w.add(w.mention(i).First, k.country, weight)
		}
	}
}

// publisher is the country that the publisher's name holds.
func (w *Worker) publisher() ontology.Country {
	if w.d.Article == nil {
		return 0
	}
	for f := range strings.FieldsSeq(w.d.Article.Publisher) {
		key := Fold(f)
		if c, ok := w.g.names[key]; ok {
			return c
		}
		if c, ok := w.g.adjectives[key]; ok {
			return c
		}
	}
	return 0
}

func (w *Worker) add(t doc.Tok, c ontology.Country, weight int) {
	w.evidence = append(w.evidence, evidence{t, c, weight})
	w.total += weight
}

// leading is the candidate of n with the highest prior.
func (w *Worker) leading(n *name) int32 {
	best := n.from
	for k := n.from + 1; k < n.to; k++ {
		if w.cands[k].prior > w.cands[best].prior {
			best = k
		}
	}
	return best
}

// clear reports whether candidate best of n is far ahead of those in other
// countries.
func (w *Worker) clear(n *name, best int32) bool {
	for k := n.from; k < n.to; k++ {
		if w.cands[k].country != w.cands[best].country && w.cands[k].prior > w.cands[best].prior-40 {
			return false
		}
	}
	return true
}

// between are the words that may part a place from the one it lies in.
var between = map[string]bool{
	",": true, "in": true, "(": true, "the": true, "of": true, "'s": true, "’s": true,
	"northern": true, "southern": true, "eastern": true, "western": true, "central": true, "north": true, "south": true,
	"east": true, "west": true, "northeastern": true, "northwestern": true, "southeastern": true, "southwestern": true,
	"northeast": true, "northwest": true, "southeast": true, "southwest": true, "province": true, "state": true, "city": true,
	"-": true, "town": true, "region": true, "district": true, "capital": true, "port": true, "village": true, "area": true,
	"coastal": true, "border": true, "nearby": true, "restive": true, "troubled": true, "rural": true, "rebel-held": true,
	"largest": true, "second": true, "main": true, "old": true,
}

// holderOf finds the larger place that the words beside name i put it in.
func (w *Worker) holderOf(i int) holder {
	m := w.mention(i)
	// "Aleppo, Syria", "Mosul in northern Iraq"
	if i+1 < len(w.names) {
		next := w.mention(i + 1)
		if gap := next.First - m.End; gap >= 1 && gap <= 5 && w.linked(m.End, next.First, true) {
			if k, ok := w.larger(i + 1); ok {
				if i+2 < len(w.names) && k.resolution != coding.ResCountry { // "…, Santa Cruz, Bolivia"
					last := w.mention(i + 2)
					if gap := last.First - next.End; gap >= 1 && gap <= 2 && w.linked(next.End, last.First, true) {
						if c, ok := w.larger(i + 2); ok && c.resolution == coding.ResCountry {
							return holder{country: c.country, name: int32(i + 2), explicit: true}
						}
					}
				}
				return holder{country: k.country, name: int32(i + 1), explicit: true}
			}
		}
	}
	// "the Syrian city of Aleppo", "Thailand's southern Yala Province"
	for t := m.First - 1; t >= 0 && t > m.First-8; t-- {
		if c, ok := w.g.adjectives[w.d.Norm(t)]; ok && w.d.Tokens[t].Flags&doc.Capital != 0 {
			return holder{country: c, name: -1, explicit: true}
		}
		if !between[w.d.Norm(t)] || w.d.Norm(t) == "in" || w.d.Norm(t) == "," || w.d.Norm(t) == "(" {
			break
		}
	}
	if i > 0 {
		prev := w.mention(i - 1)
		if gap := m.First - prev.End; gap >= 1 && gap <= 5 && w.d.Norm(prev.End) == "'s" && w.linked(prev.End, m.First, false) {
			if k, ok := w.larger(i - 1); ok {
				return holder{country: k.country, name: int32(i - 1), explicit: true}
			}
		}
	}
	return holder{name: -1}
}

// linked reports whether tokens [from, to) only link a place to its holder.
func (w *Worker) linked(from, to doc.Tok, after bool) bool {
	if after {
		switch w.d.Norm(from) {
		case ",", "in", "(", "province", "city", "state", "region", "district":
		default:
			return false
		}
	}
	for t := from; t < to; t++ {
		if !between[w.d.Norm(t)] || w.d.SentOf(t) != w.d.SentOf(from) {
			return false
		}
	}
	return true
}

// larger is what name i means as a holder of other places: its country or
// province.
func (w *Worker) larger(i int) (candidate, bool) {
	n := &w.names[i]
	best := int32(-1)
	for k := n.from; k < n.to; k++ {
		if r := w.cands[k].resolution; (r == coding.ResCountry || r == coding.ResAdmin1) && (best < 0 || w.cands[k].prior > w.cands[best].prior) {
			best = k
		}
	}
	if best < 0 {
		return candidate{}, false
	}
	return w.cands[best], true
}

// choose scores the candidates of name i and keeps the best.
func (w *Worker) choose(i, pass int) {
	n := &w.names[i]
	m := w.mention(i)
	n.best = -1
	for k := n.from; k < n.to; k++ {
		x := &w.cands[k]
		x.score = x.prior + w.context(x, m)
		if m.Type == doc.Country && x.resolution == coding.ResCountry {
			x.score += typeBonus
		}
		x.score += w.held(i, x)
		if pass > 0 {
			x.score += w.company(i, x)
		}
		if n.best < 0 || x.score > w.cands[n.best].score {
			n.best = k
		}
	}
}

// held scores x by the place that the words put name i in.
func (w *Worker) held(i int, x *candidate) int {
	h := w.names[i].holder
	if !h.explicit {
		return 0
	}
	if h.name < 0 {
		return agree(x.country == h.country)
	}
	if x.resolution == coding.ResCity && w.isCountry(i) && w.isCountry(int(h.name)) {
		return 0 // "Iraq, Iran and Syria" is a list
	}
	score, found := containerMalus, false
	for k := w.names[h.name].from; k < w.names[h.name].to; k++ {
		o := &w.cands[k]
		switch {
		case o.resolution == coding.ResCountry && o.country == x.country && x.resolution != coding.ResCountry,
			o.resolution == coding.ResAdmin1 && x.resolution == coding.ResCity && o.country == x.country && w.inside(x, o):
			score, found = containerBonus, true
		}
	}
	if !found && x.resolution == coding.ResCountry {
		return 0 // "Syria, Lebanon": a list
	}
	return score
}

// isCountry reports whether name i may be a country's.
func (w *Worker) isCountry(i int) bool {
	for k := w.names[i].from; k < w.names[i].to; k++ {
		if w.cands[k].resolution == coding.ResCountry {
			return true
		}
	}
	return false
}

func agree(ok bool) int {
	if ok {
		return containerBonus
	}
	return containerMalus
}

// inside reports whether settlement x lies in province o.
func (w *Worker) inside(x, o *candidate) bool {
	if o.province >= 0 && x.province >= 0 {
		return o.province == x.province
	}
	return x.admin1 != "" && Fold(x.admin1) == Fold(o.admin1) || distance(x.lat, x.lon, o.lat, o.lon) < 250
}

// reach is how many other mentions to either side bear on one: all those of a
// report, but not of a book.
const reach = 200

// context scores x by the countries that the article speaks of.
func (w *Worker) context(x *candidate, m *doc.Mention) int {
	score := 0
	if x.country != 0 && x.country == w.home {
		score = homeBonus
	}
	if x.country == 0 || w.total == 0 {
		return score
	}
	sum, same := 0, false
	sent := w.d.SentOf(m.First)
	from, _ := slices.BinarySearchFunc(w.evidence, m.First, func(e evidence, t doc.Tok) int { return int(e.at - t) })
	for _, e := range w.evidence[max(0, from-reach):min(len(w.evidence), from+reach)] {
		if e.country != x.country || e.at >= m.First && e.at < m.End {
			continue
		}
		sum += e.weight
		same = same || w.d.SentOf(e.at) == sent
	}
	score += contextBonus * sum / w.total
	if same {
		score += sentenceBonus
	}
	return score
}

// company scores x by the other places found in the first pass.
func (w *Worker) company(i int, x *candidate) int {
	score, peers := 0, 0
	near := math.Inf(1)
	key := w.d.Cut(w.mention(i).First, w.mention(i).End)
	for j := max(0, i-reach); j < min(len(w.names), i+reach); j++ {
		o := &w.names[j]
		if j == i || o.best < 0 {
			continue
		}
		y := &w.cands[o.best]
		if w.d.Cut(w.mention(j).First, w.mention(j).End) == key {
			if o.holder.explicit && y.id == x.id && y.name == x.name {
				score = samenessBonus
			}
			continue
		}
		if y.resolution == coding.ResAdmin1 && x.resolution == coding.ResAdmin1 && y.country == x.country && w.d.SentOf(w.mention(j).First) == w.d.SentOf(w.mention(i).First) {
			peers++
		}
		if y.resolution == coding.ResCity && x.resolution == coding.ResCity {
			near = min(near, distance(x.lat, x.lon, y.lat, y.lon))
		}
	}
	switch {
	case near < 100:
		score += nearBonus
	case near < 400:
		score += farBonus
	}
	return score + peerBonus*min(peers, 3)
}

// place is what name i was resolved to.
func (w *Worker) place(i int) coding.Place {
	n, m := &w.names[i], w.mention(i)
	p := coding.Place{First: m.First, End: m.End, Head: m.Head}
	if n.best < 0 {
		p.Name, p.Country = w.d.Cut(m.First, m.End), w.likely(i)
		return p
	}
	k := &w.cands[n.best]
	if k.score < leastScore {
		p.Name, p.Country = w.d.Cut(m.First, m.End), w.likely(i)
		return p
	}
	p.Name, p.GeonameID, p.Lat, p.Lon, p.HasPoint = k.name, k.id, k.lat, k.lon, true
	p.Country, p.Admin1, p.Resolution = k.country, k.admin1, k.resolution
	return p
}

// waters are last words of names of what may lie in no country.
var waters = map[string]bool{
	"sea": true, "ocean": true, "canal": true, "strait": true, "straits": true, "gulf": true, "channel": true, "river": true,
	"bay": true, "lake": true, "line": true, "islands": true, "mountains": true, "desert": true, "peninsula": true,
}

// sites are last words of names of what stands in one town.
var sites = map[string]bool{
	"prison": true, "airport": true, "base": true, "hospital": true, "square": true, "palace": true, "university": true,
	"school": true, "mosque": true, "church": true, "hall": true, "hotel": true, "market": true, "camp": true, "plant": true,
	"station": true, "district": true, "county": true, "park": true, "street": true, "bridge": true, "cathedral": true,
	"temple": true, "stadium": true, "museum": true, "checkpoint": true, "airfield": true, "airbase": true, "centre": true, "center": true,
}

// local reports whether m is called a town, or a site in one, by its last word or
// the words about it.
func (w *Worker) local(m *doc.Mention) bool {
	return sites[w.d.Norm(m.End-1)] || w.asked(m) != anything
}

// likely is the country of name i that no table holds: the one that the words
// beside it put it in, that the name itself holds ("Gondorian Archives"), that of
// the town beside it ("Barrow prison in Bree") or, for towns and sites in them,
// the only one that its sentence speaks of; else 0.
func (w *Worker) likely(i int) ontology.Country {
	n, m := &w.names[i], w.mention(i)
	if n.holder.explicit {
		return n.holder.country
	}
	if m.Type == doc.Country || waters[w.d.Norm(m.End-1)] {
		return 0
	}
	for t := m.First; t < m.End; t++ {
		if c, ok := w.g.adjectives[w.d.Norm(t)]; ok {
			return c
		}
	}
	for end := m.End - 1; end > m.First; end-- {
		if k, ok := w.listed(w.d.Cut(m.First, end)); ok {
			return k
		}
	}
	if sites[w.d.Norm(m.End-1)] { // "Bree Trauma Centre"
		if k, ok := w.town(w.d.Cut(m.First, m.First+1)); ok {
			return k
		}
	}
	for j := i + 1; j < len(w.names) && j <= i+2; j++ {
		x := w.mention(j)
		if x.First-m.End > 6 || !w.linked(m.End, x.First, true) {
			break
		}
		if b := w.names[j].best; b >= 0 && w.cands[b].country != 0 && w.cands[b].score >= leastScore {
			return w.cands[b].country
		}
	}
	if !w.local(m) {
		return 0
	}
	var only ontology.Country
	sent := w.d.SentOf(m.First)
	for _, e := range w.evidence {
		switch {
		case w.d.SentOf(e.at) != sent || e.country == only:
		case only != 0:
			return 0
		default:
			only = e.country
		}
	}
	return only
}

// listed is the country that a country's name, or a place of the hand-made
// tables, has.
func (w *Worker) listed(name string) (ontology.Country, bool) {
	for _, k := range w.g.listed(nil, Fold(name), anything) {
		if k.country != 0 {
			return k.country, true
		}
	}
	return 0, false
}

// town is the country of the best known town or province of that name, if it is
// a large one or lies in a state that the article speaks of.
func (w *Worker) town(name string) (country ontology.Country, ok bool) {
	from := len(w.cands)
	w.cands = w.g.candidates(w.cands, name, anything)
	best := leastSite
	for _, k := range w.cands[from:] {
		if slices.ContainsFunc(w.evidence, func(e evidence) bool { return e.country == k.country }) {
			k.prior += contextBonus
		}
		if k.country != 0 && k.prior > best {
			best, country = k.prior, k.country
		}
	}
	w.cands = w.cands[:from]
	return country, country != 0
}

// distance is that between two points in kilometres, on a plane that touches
// the sphere between them: near enough to rank places. It is rounded to tenths,
// so that processors which fuse operations come to the same ranking.
func distance(lat1, lon1, lat2, lon2 float32) float64 {
	dlon := math.Abs(float64(lon1 - lon2))
	if dlon > 180 {
		dlon = 360 - dlon
	}
	const perDegree = 111.2
	x := float64(dlon) * perDegree * math.Cos(float64((lat1+lat2)/2)*math.Pi/180)
	y := float64(lat1-lat2) * perDegree
	return math.Round(10*math.Sqrt(float64(x*x)+float64(y*y))) / 10
}
