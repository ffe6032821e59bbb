package ontology_test

import (
	"testing"

	"regesta/data"
	"regesta/internal/ontology"
)

func read(t *testing.T) *ontology.Codebook {
	t.Helper()
	b, err := ontology.Read(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestComplete(t *testing.T) {
	b := read(t)
	for c := ontology.Category(1); c < ontology.CategoryCount; c++ {
		i := &b.Categories[c]
		if i.Definition == "" || i.Quad < 1 || i.Quad > 4 {
			t.Errorf("%s: definition %q, quad %d", c, i.Definition, i.Quad)
		}
		if code, ok := b.CameoOf(i.Cameo); !ok || !code.Bears(c) {
			t.Errorf("%s: its code %q is none that it may bear", c, i.Cameo)
		}
	}
	if len(b.Contexts) != 37 {
		t.Errorf("%d contexts, want PLOVER's 37", len(b.Contexts))
	}
	if want := int(ontology.SOC); len(b.Sectors) != want {
		t.Errorf("%d sectors are defined, want %d", len(b.Sectors), want)
	}
	for _, m := range b.Modes {
		if m.Definition == "" {
			t.Errorf("%s-%s has no definition", m.Category, m.Name)
		}
	}
}

func TestScore(t *testing.T) {
	b := read(t)
	for _, c := range []struct {
		category ontology.Category
		modes    []string
		want     float64
	}{
		{ontology.ASSAULT, nil, -9},
		{ontology.ASSAULT, []string{"beat"}, -7.5},
		{ontology.ASSAULT, []string{"beat", "unconventional"}, -10},
		{ontology.AID, []string{"beat"}, 10},
	} {
		if got := b.Score(c.category, c.modes); got != c.want {
			t.Errorf("%s %v: %g, want %g", c.category, c.modes, got, c.want)
		}
	}
}

func TestGoldstein(t *testing.T) {
	b := read(t)
	for code, want := range map[string]float64{"190": -10, "0351": 7, "1951": -10, "1213": -4, "999": 0, "": 0} {
		if got := b.Goldstein(code); got != want {
			t.Errorf("%s: %g, want %g", code, got, want)
		}
	}
}

func TestCountryCodes(t *testing.T) {
	for _, s := range []string{"GON", "ARN", "IGO", "ZZZ", "AAA", ""} {
		if c, err := ontology.CountryOf(s); err != nil || c.String() != s {
			t.Errorf("%q: %q, %v", s, c, err)
		}
	}
	for _, s := range []string{"GO", "gon", "GOND", "G1N"} {
		if _, err := ontology.CountryOf(s); err == nil {
			t.Errorf("%q is taken for a country code", s)
		}
	}
}
