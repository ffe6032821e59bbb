package geo

import (
	"strings"

	"regesta/internal/coding"
	"regesta/internal/ontology"
)

// A candidate is one place that a name may mean. Its score says how good a
// guess it is; eight points stand for a doubling of the population.
type candidate struct {
	name       string
	id         int64
	lat, lon   float32
	country    ontology.Country
	province   int // in the table, -1 if none or unknown
	admin1     string
	resolution coding.Resolution
	prior      int // before the context is looked at
	score      int
}

// Priors. A settlement's is the code of its population, with what follows.
const (
	priorCountry  = 260
	priorWorld    = 250 // seas and parts of the world
	priorRegion   = 190 // territories and provinces of regions.tsv
	priorTown     = 130 // towns of regions.tsv
	priorProvince = 110 // provinces of the table
	capitalBonus  = 40
	seatBonus     = 12
	sectionMalus  = -25
	altMalus      = -50
	genericBonus  = 150 // "Aleppo province" is no city
)

// wanted says what sort of place the words about a name ask for.
type wanted uint8

const (
	anything wanted = iota
	aProvince
	aCity
)

// provinceWords and cityWords stand after a name, or before it with "of".
var provinceWords = map[string]bool{
	"province": true, "governorate": true, "state": true, "region": true, "oblast": true, "district": true,
	"prefecture": true, "department": true, "republic": true, "emirate": true, "division": true, "canton": true, "agency": true,
}

var cityWords = map[string]bool{
	"city": true, "town": true, "village": true, "capital": true, "port": true, "suburb": true, "neighborhood": true,
	"neighbourhood": true, "airport": true, "hamlet": true, "township": true, "settlement": true, "municipality": true,
}

// compass are words that are no place by themselves, though the names of
// provinces are ("Western", in Samoa).
var compass = map[string]bool{
	"north": true, "south": true, "east": true, "west": true, "northern": true, "southern": true, "eastern": true, "western": true,
	"central": true, "upper": true, "lower": true, "northeast": true, "northwest": true, "southeast": true, "southwest": true,
	"northeastern": true, "northwestern": true, "southeastern": true, "southwestern": true, "african": true, "european": true,
	"asian": true, "arab": true, "kurdish": true, "islamic": true, "capital": true, "city": true, "union": true, "republic": true,
}

// candidates appends what name may mean to dst.
func (g *Gazetteer) candidates(dst []candidate, name string, want wanted) []candidate {
	key := strings.TrimPrefix(Fold(name), "the ")
	from := len(dst)
	if compass[key] {
		return dst
	}
	if len(key) < 4 && name == strings.ToUpper(name) {
		return g.listed(dst, key, want) // "EU" is no town
	}
	dst = g.named(dst, key, want)
	switch plain, w := stripGeneric(key); w {
	case aProvince:
		dst = g.named(dst, plain, w)
	case aCity: // not the country: "Mexico City"
		dst = g.compiled(dst, plain, w)
	}
	if len(dst) == from {
		if b, ok := bare(key); ok {
			dst = g.named(dst, b, want)
		} else if !strings.Contains(key, " ") {
			dst = g.named(dst, "al "+key, want)
		}
	}
	return dst
}

// facilities are named after the town that they stand in.
var facilities = []string{" international airport", " airport", " air base", " airbase", " naval base", " refugee camp", " central prison", " prison", " dam", " crossing", " nuclear plant"}

// stripGeneric takes the word that says what sort of place it is off a name.
func stripGeneric(key string) (string, wanted) {
	for _, f := range facilities {
		if plain, ok := strings.CutSuffix(key, f); ok {
			return plain, aCity
		}
	}
	if i := strings.LastIndexByte(key, ' '); i > 0 {
		switch last := key[i+1:]; {
		case provinceWords[last]:
			return key[:i], aProvince
		case cityWords[last]:
			return key[:i], aCity
		}
	}
	if head, rest, ok := strings.Cut(key, " of "); ok {
		switch {
		case provinceWords[head]:
			return rest, aProvince
		case cityWords[head]:
			return rest, aCity
		}
	}
	return key, anything
}

// named appends the countries, regions and places of a folded name.
func (g *Gazetteer) named(dst []candidate, key string, want wanted) []candidate {
	return g.compiled(g.listed(dst, key, want), key, want)
}

// listed appends the countries and regions of a folded name.
func (g *Gazetteer) listed(dst []candidate, key string, want wanted) []candidate {
	if code, ok := g.names[key]; ok {
		c := g.countries[code]
		k := candidate{name: c.name, id: c.id, lat: c.lat, lon: c.lon, country: code, province: -1, resolution: coding.ResCountry, prior: priorCountry}
		if want == aCity {
			k.prior -= genericBonus // "the capital, Djibouti"
		}
		dst = append(dst, k)
	}
	for _, i := range g.byName[key] {
		r := &g.regions[i]
		k := candidate{name: r.name, lat: r.lat, lon: r.lon, country: r.country, province: -1, resolution: r.resolution, prior: priorWorld}
		if r.resolution == coding.ResCity {
			k.prior = priorTown
		}
		if r.resolution == coding.ResAdmin1 {
			k.admin1, k.prior = r.name, priorRegion
			if state, ok := g.names[key]; ok && state == r.country {
				k.prior = priorCountry + 20 // Scotland, which is an alias of its state too
			} else if ok {
				k.prior = priorCountry - 45 // Georgia
			}
			if want == aProvince {
				k.prior += genericBonus
			}
		}
		dst = append(dst, k)
	}
	return dst
}

// compiled appends the provinces and settlements of a folded name.
func (g *Gazetteer) compiled(dst []candidate, key string, want wanted) []candidate {
	g.table.lookup(key, func(i int, alt bool) {
		p := g.table.place(i)
		k := candidate{name: p.name, id: p.id, lat: p.lat, lon: p.lon, country: p.country, province: p.province, resolution: coding.ResCity, prior: int(p.population)}
		switch p.kind {
		case province:
			k.resolution, k.admin1, k.province, k.prior = coding.ResAdmin1, p.name, i, priorProvince
			if want == aProvince {
				k.prior += genericBonus
			}
		case capital:
			k.prior += capitalBonus
		case seat:
			k.prior += seatBonus
		case section:
			k.prior += sectionMalus
		}
		if p.kind != province && p.province >= 0 {
			k.admin1 = g.table.place(p.province).name
		}
		if alt {
			k.prior += altMalus
		}
		if want == aCity && p.kind == province {
			k.prior -= genericBonus / 2
		}
		dst = append(dst, k)
	})
	return dst
}
