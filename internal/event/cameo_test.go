package event

import (
	"testing"

	"regesta/data"
	"regesta/internal/ontology"
)

func TestCameoAbout(t *testing.T) {
	for _, c := range []struct {
		category      ontology.Category
		content, want string
	}{
		{ontology.AGREE, "071", "0331"},
		{ontology.AGREE, "060", "031"},
		{ontology.CONCEDE, "0841", "0353"},
		{ontology.CONCEDE, "0871", "0356"},
		{ontology.REQUEST, "073", "0233"},
		{ontology.REQUEST, "0874", "0256"},
		{ontology.REJECT, "062", "1212"},
		{ontology.THREATEN, "195", "1384"},
		{ontology.THREATEN, "173", "130"},
		{ontology.ASSAULT, "173", ""},
	} {
		if got := cameoAbout(c.category, c.content); got != c.want {
			t.Errorf("%s about %s: %q, want %q", c.category, c.content, got, c.want)
		}
	}
}

// TestCameoAboutCrosswalk gives every code that an event can bear to every
// category: what comes out is a code of that category.
func TestCameoAboutCrosswalk(t *testing.T) {
	book, err := ontology.Read(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for c := range about {
		for _, content := range book.Cameo {
			if len(content.Categories) == 0 || len(content.Code) < 3 {
				continue
			}
			if code, ok := book.CameoOf(cameoAbout(c, content.Code)); !ok || !code.Bears(c) {
				t.Errorf("%s about %s: %q", c, content.Code, cameoAbout(c, content.Code))
			}
		}
	}
}
