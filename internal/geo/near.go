package geo

import (
	"math"

	"regesta/internal/ontology"
)

// Nearest is the country of the settlement nearest to a point. It looks at
// every settlement, so it is meant for scoring and checks.
func (g *Gazetteer) Nearest(lat, lon float32) ontology.Country {
	best, at := math.Inf(1), ontology.Country(0)
	for i := g.table.provinces; i < g.table.n; i++ {
		p := g.table.place(i)
		if d := distance(lat, lon, p.lat, p.lon); d < best {
			best, at = d, p.country
		}
	}
	return at
}
