package eval

import (
	"math"

	"regesta/record"
)

// A PlaceText is a text with its gold toponyms and their coordinates, as in
// GeoVirus; offsets in code points.
type PlaceText struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	Date     string `json:"date"`
	Toponyms []struct {
		Start int     `json:"start"`
		End   int     `json:"end"`
		Lat   float64 `json:"lat"`
		Lon   float64 `json:"lon"`
	} `json:"toponyms"`
}

// nearKM is the distance in kilometres within which a place counts as found:
// 100 miles, as in the literature on geoparsing (Leidner 2007; Gritta et al.
// 2018).
const nearKM = 161

// Places scores where places were put. A toponym is recognised if a place with
// coordinates overlaps it; distance and country are judged on those alone. The
// gold has no countries: country names the one that a point lies in.
func Places(gold []PlaceText, code Code, country func(lat, lon float64) string) []Score {
	var total, found, near, points, right, judged int
	var settled, settledNear int
	for _, g := range gold {
		r := code(g.ID, g.Text, g.Date)
		for _, t := range g.Toponyms {
			total++
			p := placeAt(r, extent{t.Start, t.End})
			if p == nil {
				continue
			}
			found++
			points++
			ok := kilometres(*p.Lat, *p.Lon, t.Lat, t.Lon) <= nearKM
			if ok {
				near++
			}
			if p.Resolution != "country" {
				settled++
				if ok {
					settledNear++
				}
			}
			if p.Country != "" {
				judged++
				if p.Country == country(t.Lat, t.Lon) {
					right++
				}
			}
		}
	}
	return []Score{
		accuracy("places: recognised", found, total),
		accuracy("places: within 161 km", near, points),
		accuracy("places: within 161 km, without countries", settledNear, settled),
		accuracy("places: country", right, judged),
	}
}

// placeAt is the first place of r with coordinates that overlaps x.
func placeAt(r *record.Record, x extent) *record.Place {
	for i := range r.Places {
		if p := &r.Places[i]; p.Lat != nil && p.Lon != nil && x.overlaps(extent{p.Start, p.End}) {
			return p
		}
	}
	return nil
}

// kilometres is the great-circle distance of two points.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a := math.Sin((lat2 - lat1) * rad / 2)
	b := math.Sin((lon2 - lon1) * rad / 2)
	return 2 * 6371 * math.Asin(math.Sqrt(min(1, a*a+math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b)))
}
