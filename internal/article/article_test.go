package article

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func show(a *Article) string {
	var b strings.Builder
	for _, r := range a.Regions {
		b.WriteString(r.Kind.String() + ": " + r.Cut(a.Text) + "\n")
	}
	return b.String()
}

func TestRegions(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"report", "Gondor and Rohan hold talks\n\nBy Mirath Agency\n\nThe two states met on Thursday. They agreed.\n\nTalks with Arnor\n\nThe envoy of Gondor also met the king of Arnor in Bree, his office said.\n\nThe envoy (R) meets the king in Bree on June 9, 2016. (Photo by MNA)\n",
			`headline: Gondor and Rohan hold talks
byline: By Mirath Agency
paragraph: The two states met on Thursday. They agreed.
subhead: Talks with Arnor
paragraph: The envoy of Gondor also met the king of Arnor in Bree, his office said.
caption: The envoy (R) meets the king in Bree on June 9, 2016.
credit: (Photo by MNA)
`},
		{"dateline", "MINAS TIRITH, June 9, 2016 (MNA) — The steward left.\n\nEDORAS — Riders came.\n\nThe U.S. - Rohan border is closed.",
			`dateline: MINAS TIRITH, June 9, 2016 (MNA) —
paragraph: The steward left.
dateline: EDORAS —
paragraph: Riders came.
paragraph: The U.S. - Rohan border is closed.
`},
		{"wire in capitals", "MINAS TIRITH, JUNE 9, 2016 (MNA) - THE STEWARD LEFT.", "dateline: MINAS TIRITH, JUNE 9, 2016 (MNA) -\nparagraph: THE STEWARD LEFT.\n"},
		{"one sentence", "Orcs attacked Osgiliath", "paragraph: Orcs attacked Osgiliath\n"},
		{"wrapped lines", "Riders of Rohan crossed the river on Monday and set up\ncamp near the old mill, a witness told the agency.\nThey left at dawn.\n\nNobody was hurt.",
			"paragraph: Riders of Rohan crossed the river on Monday and set up\ncamp near the old mill, a witness told the agency.\nThey left at dawn.\nparagraph: Nobody was hurt.\n"},
		{"lines are paragraphs", "Riders came.\nThey left.\n", "paragraph: Riders came.\nparagraph: They left.\n"},
		{"nothing", " \n\u00a0\n", ""},
	} {
		if got := show(New(Article{}, c.in)); got != c.want {
			t.Errorf("%s:\ngot\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestDatelineGivesDate(t *testing.T) {
	for _, text := range []string{"MINAS TIRITH, June 9, 2016 (MNA) — The steward left.", "MINAS TIRITH, JUNE 9, 2016 (MNA) - THE STEWARD LEFT.",
		"MINAS TIRITH, 9 June 2016 — The steward left.", "EDORAS, Rohan, 09 Jun 2016 (RNA) -- The king left."} {
		if a := New(Article{}, text); a.Published.String() != "2016-06-09" {
			t.Error(a.Published)
		}
	}
}

func TestTitleBecomesHeadline(t *testing.T) {
	a := New(Article{Title: "Riders  cross river"}, "The riders came on Monday.")
	if got := show(a); got != "headline: Riders cross river\nparagraph: The riders came on Monday.\n" {
		t.Error(got)
	}
	a = New(Article{Title: "Riders cross river"}, "Riders cross\u00a0river\n\nThey came.")
	if strings.Count(a.Text, "cross") != 1 {
		t.Error("the title is doubled")
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"\ufeffa\r\nb\rc": "a\nb\nc", "a\xffb\xc3": "a\ufffdb\ufffd", "a\u00a0b\x00": "a\u00a0b\x00",
	} {
		if got := Clean(in); got != want || !utf8.ValidString(got) {
			t.Errorf("Clean(%q) = %q", in, got)
		}
	}
}

func TestInvalidBytesAreCounted(t *testing.T) {
	for in, want := range map[string]int{"a\xffb\xc3": 2, "a\ufffdb": 0, "a\ufffdb\xff": 1, "né": 0} {
		if got := invalid(in); got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
	if a := New(Article{}, "Gondor\x92s king left."); len(a.Warnings) != 1 || !strings.HasPrefix(a.Warnings[0], "1 bytes") {
		t.Error(a.Warnings)
	}
}

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"The minister said on Thursday that talks would resume.":                                                                                                          "en",
		"Le ministre a déclaré jeudi que les négociations allaient reprendre dans la capitale et que les deux pays ont trouvé un accord.":                                 "fr",
		"قال وزير الدفاع إن المحادثات ستستأنف":                                                                                                                            "ar",
		"Министр обороны заявил":                                                                                                                                          "ru",
		"Der Minister sagte am Donnerstag, dass die Gespräche mit dem Nachbarland nicht wieder aufgenommen werden und sich die Lage nach dem Treffen verschlechtert hat.": "de",
		"Putin met Xi. Xi met Modi. Modi met Putin.":                                                                                                                      "en",
		"Gunmen kidnap mayor": "en", "": "und", "123": "und",
	} {
		if got := Language(text); got != want {
			t.Errorf("Language(%q) = %s, want %s", text, got, want)
		}
	}
}

func FuzzNew(f *testing.F) {
	for _, s := range []string{"Head\n\nBody text.", "MINAS TIRITH — x", "\r\n\r", "(Photo by X)", "By X TV", "a\xff\x00\n"} {
		f.Add(s, "Head")
	}
	f.Fuzz(func(t *testing.T, text, title string) {
		a := New(Article{Title: title}, text)
		end := int32(0)
		for _, r := range a.Regions {
			if r.Start < end || r.Empty() || int(r.End) > len(a.Text) || !utf8.ValidString(r.Cut(a.Text)) {
				t.Fatalf("bad region %v in %q", r, a.Text)
			}
			end = r.End
		}
	})
}
