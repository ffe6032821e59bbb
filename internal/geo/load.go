package geo

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"regesta/internal/coding"
	"regesta/internal/ontology"
	"regesta/internal/table"
)

const (
	regionsPath = "gazetteer/regions.tsv"
	pointsPath  = "gazetteer/countries.tsv"
	namesPath   = "actors/countries.tsv"
)

// A Gazetteer holds all tables of places. It may be shared by any number of
// workers.
type Gazetteer struct {
	table      *atlas
	regions    []region
	byName     map[string][]int32 // folded name or alias: indices in regions
	countries  map[ontology.Country]country
	names      map[string]ontology.Country // folded names of countries
	adjectives map[string]ontology.Country // folded adjectives and demonyms
}

// A country is what a country's own mention resolves to.
type country struct {
	name     string
	lat, lon float32
	id       int64
}

// A region is a row of regions.tsv.
type region struct {
	name       string
	resolution coding.Resolution
	country    ontology.Country
	lat, lon   float32
}

// Load reads the tables in fsys and reports all their faults at once. The names
// of countries and the regions of all layers add up; without layers those of fsys
// are read.
func Load(fsys fs.FS, layers ...fs.FS) (*Gazetteer, error) {
	g := &Gazetteer{
		byName: map[string][]int32{}, countries: map[ontology.Country]country{},
		names: map[string]ontology.Country{}, adjectives: map[string]ontology.Country{},
	}
	file, err := fs.ReadFile(fsys, Path)
	if err != nil {
		return nil, err
	}
	if g.table, err = openTable(file); err != nil {
		return nil, err
	}
	if layers == nil {
		layers = []fs.FS{fsys}
	}
	var faults []error
	for _, layer := range layers {
		if has(layer, namesPath) {
			faults = append(faults, g.readNames(layer)...)
		}
	}
	for _, layer := range layers {
		if has(layer, regionsPath) {
			faults = append(faults, g.readRegions(layer)...)
		}
	}
	return g, errors.Join(append(faults, g.readPoints(fsys)...)...)
}

func has(fsys fs.FS, path string) bool {
	_, err := fs.Stat(fsys, path)
	return err == nil
}

// Len is the number of places in the compiled table.
func (g *Gazetteer) Len() int { return g.table.n }

func (g *Gazetteer) readNames(fsys fs.FS) []error {
	var faults []error
	return append(table.Read(fsys, namesPath, []string{"code", "name", "aliases", "adjectives", "demonyms"}, func(r table.Row) {
		code, err := ontology.CountryOf(r.Get("code"))
		if err != nil {
			faults = append(faults, r.Errorf("%v", err))
			return
		}
		g.countries[code] = country{name: r.Get("name")}
		for _, n := range append(r.List("aliases"), r.Get("name")) {
			g.names[Fold(n)] = code
		}
		for _, n := range append(r.List("adjectives"), r.List("demonyms")...) {
			g.adjectives[Fold(n)] = code
		}
	}), faults...)
}

func (g *Gazetteer) readPoints(fsys fs.FS) (faults []error) {
	form := table.Read(fsys, pointsPath, []string{"code", "lat", "lon", "geonameid", "source"}, func(r table.Row) {
		code, err := ontology.CountryOf(r.Get("code"))
		lat, lon, ok := coordinates(r)
		id, err2 := strconv.ParseInt(r.Get("geonameid"), 10, 64)
		if r.Get("geonameid") == "" {
			err2 = nil
		}
		switch {
		case err != nil:
			faults = append(faults, r.Errorf("%v", err))
		case !ok:
			faults = append(faults, r.Errorf("lat and lon must be degrees: a number within 90 and one within 180"))
		case err2 != nil:
			faults = append(faults, r.Errorf("geonameid %q is no number", r.Get("geonameid")))
		default:
			c := g.countries[code]
			c.lat, c.lon, c.id = lat, lon, id
			g.countries[code] = c
		}
	})
	return append(form, faults...)
}

// resolutions are the kinds of regions.tsv.
var resolutions = map[string]coding.Resolution{
	"world": coding.ResRegion, "sea": coding.ResRegion, "water": coding.ResRegion, "territory": coding.ResAdmin1, "admin1": coding.ResAdmin1, "city": coding.ResCity,
}

func (g *Gazetteer) readRegions(fsys fs.FS) (faults []error) {
	form := table.Read(fsys, regionsPath, []string{"name", "aliases", "kind", "country", "lat", "lon", "source"}, func(r table.Row) {
		res, known := resolutions[r.Get("kind")]
		code, err := ontology.CountryOf(r.Get("country"))
		lat, lon, ok := coordinates(r)
		switch {
		case r.Get("name") == "":
			faults = append(faults, r.Errorf("the row has no name"))
			return
		case !known:
			faults = append(faults, r.Errorf("kind %q is none of world, sea, water, territory, admin1, city", r.Get("kind")))
			return
		case err != nil:
			faults = append(faults, r.Errorf("%v", err))
			return
		case code != 0 && g.countries[code].name == "":
			faults = append(faults, r.Errorf("no country has the code %q; actors/countries.tsv lists them", r.Get("country")))
			return
		case !ok:
			faults = append(faults, r.Errorf("lat and lon must be degrees: a number within 90 and one within 180"))
			return
		}
		if res == coding.ResAdmin1 && code == 0 {
			res = coding.ResRegion // a territory that several states share
		}
		g.regions = append(g.regions, region{r.Get("name"), res, code, lat, lon})
		for _, n := range append(r.List("aliases"), r.Get("name")) {
			k := Fold(strings.TrimPrefix(n, "the "))
			g.byName[k] = append(g.byName[k], int32(len(g.regions)-1))
		}
	})
	return append(form, faults...)
}

func coordinates(r table.Row) (lat, lon float32, ok bool) {
	a, b, err := point(r.Get("lat"), r.Get("lon"))
	return degrees(a), degrees(b), err == nil
}
