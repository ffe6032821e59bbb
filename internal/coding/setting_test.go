package coding_test

import (
	"testing"

	"regesta/internal/caldate"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/doctest"
)

// names are the places of the trees below, by their word.
var names = map[string]coding.Resolution{
	"Bree": coding.ResCity, "Edoras": coding.ResCity, "Rohan": coding.ResCountry, "Gondor": coding.ResCountry,
}

// setting makes the coding of a tree with the places above and the dates
// "Monday" and "Tuesday".
func setting(src string) *coding.Coding {
	c := &coding.Coding{}
	c.Reset(doctest.Parse(src))
	for t := range c.Doc.Tokens {
		t := doc.Tok(t)
		w := c.Doc.Form(t)
		if r, ok := names[w]; ok {
			c.Places = append(c.Places, coding.Place{First: t, End: t + 1, Head: t, Name: w, Resolution: r})
		}
		if w == "Monday" || w == "Tuesday" {
			c.Dates = append(c.Dates, coding.Date{First: t, End: t + 1, Head: t, Value: caldate.At(caldate.Of(2016, 6, 6))})
		}
	}
	return c
}

func TestSetting(t *testing.T) {
	for _, c := range []struct{ tree, trigger, place, date string }{
		{`Orcs PROPN NNP 2 nsubj
		  killed:kill VERB VBD 0 root
		  ten NUM CD 2 obj
		  in ADP IN 6 case
		  the DET DT 6 det
		  city NOUN NN 2 obl
		  of ADP IN 8 case
		  Bree PROPN NNP 6 nmod
		  on ADP IN 10 case
		  Monday PROPN NNP 2 obl`, "killed", "Bree", "Monday"},
		{`Gondor PROPN NNP 2 nsubj
		  attacked:attack VERB VBD 0 root
		  Rohan PROPN NNP 2 obj`, "attacked", "", ""},
		{`Gondor PROPN NNP 2 nsubj
		  imposed:impose VERB VBD 0 root
		  sanctions NOUN NNS 2 obj
		  on ADP IN 5 case
		  Rohan PROPN NNP 3 nmod`, "sanctions", "", ""},
		{`Envoys NOUN NNS 2 nsubj
		  said:say VERB VBD 0 root
		  on ADP IN 4 case
		  Monday PROPN NNP 2 obl
		  in ADP IN 6 case
		  Edoras PROPN NNP 2 obl
		  that SCONJ IN 9 mark
		  troops NOUN NNS 9 nsubj
		  fired:fire VERB VBD 2 ccomp
		  near ADP IN 11 case
		  Bree PROPN NNP 9 obl
		  on ADP IN 13 case
		  Tuesday PROPN NNP 9 obl`, "fired", "Bree", "Tuesday"},
		{`The DET DT 2 det
		  king NOUN NN 3 nsubj
		  flew:fly VERB VBD 0 root
		  to ADP IN 5 case
		  Rohan PROPN NNP 3 obl`, "flew", "Rohan", ""},
		{`A DET DT 3 det
		  Bree PROPN NNP 3 compound
		  bombing NOUN NN 4 nsubj
		  killed:kill VERB VBD 0 root
		  ten NUM CD 4 obj`, "bombing", "Bree", ""},
		{`Orcs PROPN NNP 2 nsubj
		  shelled:shell VERB VBD 0 root
		  Bree PROPN NNP 2 obj`, "shelled", "Bree", ""},
		{`Orcs PROPN NNP 2 nsubj:pass
		  killed:kill VERB VBN 0 root
		  and CCONJ CC 4 cc
		  wounded:wound VERB VBN 2 conj
		  in ADP IN 6 case
		  Bree PROPN NNP 4 obl`, "killed", "Bree", ""},
		{`Gondor PROPN NNP 2 nsubj
		  launched:launch VERB VBD 0 root
		  strikes:strike NOUN NNS 2 obj
		  on ADP IN 5 case
		  Rohan PROPN NNP 3 nmod`, "strikes", "Rohan", ""},
		{`The DET DT 2 det
		  shelling NOUN NN 5 nsubj
		  of ADP IN 4 case
		  Bree PROPN NNP 2 nmod
		  ended:end VERB VBD 0 root`, "shelling", "Bree", ""},
		{`Orcs PROPN NNP 2 nsubj
		  fired:fire VERB VBD 0 root
		  near ADP IN 6 case
		  a DET DT 6 det
		  Bree PROPN NNP 6 compound
		  inn NOUN NN 2 obl`, "fired", "Bree", ""},
	} {
		cd := setting(c.tree)
		s := coding.NewSetting(cd)
		for at := range cd.Doc.Tokens {
			at := doc.Tok(at)
			if cd.Doc.Form(at) != c.trigger {
				continue
			}
			place, date := "", ""
			if i := s.Place(at); i != coding.None {
				place = cd.Places[i].Name
			}
			if i := s.Date(at); i != coding.None {
				date = cd.Doc.Form(cd.Dates[i].Head)
			}
			if place != c.place || date != c.date {
				t.Errorf("%s: %s: got place %q, date %q, want %q, %q", cd.Doc.Text, c.trigger, place, date, c.place, c.date)
			}
		}
	}
}
