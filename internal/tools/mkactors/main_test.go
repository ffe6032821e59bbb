package main

import "testing"

func TestNormOffice(t *testing.T) {
	for in, want := range map[string]string{
		"Minister of Foreign Affairs":                "foreign minister",
		"Minister for Foreign Affairs":               "foreign minister",
		"Minister of Defence":                        "defence minister",
		"Minister of Finance":                        "finance minister",
		"Minister of the Interior":                   "interior minister",
		"Minister of Youth & Sports":                 "minister of youth and sports",
		"23rd Prime Minister":                        "prime minister",
		"Premier":                                    "prime minister",
		"Secretary of State for the Home Department": "home secretary",
		"ambassador to France":                       "ambassador to france",
		"Chairwoman of the Presidency":               "chairman of the presidency",
	} {
		if got := normOffice(in); got != want {
			t.Errorf("normOffice(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNaturalCase(t *testing.T) {
	for in, want := range map[string]string{
		"Hamid KARZAI":                 "Hamid Karzai",
		"XI Jinping":                   "Xi Jinping",
		"Abd-al-Fattah al-BURHAN":      "Abd-al-Fattah al-Burhan",
		"Mahmud ALAVI-Tabar":           "Mahmud Alavi-Tabar",
		"Peter O'NEILL":                "Peter O'Neill",
		"Sean MCDONALD":                "Sean McDonald",
		"Gen. Horta NTA NA MAN":        "Horta Nta Na Man",
		"Surangel WHIPPS, Jr.":         "Surangel Whipps Jr.",
		"Bernardo ARÉVALO de León":     "Bernardo Arévalo de León",
		"King-like NAME III":           "King-like Name III",
		"Dr. Rashad Muhammad al-ALIMI": "Rashad Muhammad al-Alimi",
	} {
		if got := cleanName(stripTitles(naturalCase(in))); got != want {
			t.Errorf("naturalCase(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSamePerson(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Kim Jong-il", "Kim Jong-un", false},
		{"Vladimir Putin", "Vladimir Vladimirovich Putin", true},
		{"Abbas Araghchi", "Abbas Araqchi", true},
		{"Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", true},
		{"Gordon Brown", "Tony Blair", false},
		{"Sergei Shoigu", "Sergey Shoygu", true},
	} {
		if got := samePerson(c.a, c.b); got != c.want {
			t.Errorf("samePerson(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestSightName(t *testing.T) {
	for in, want := range map[string]string{
		" Pierre Nkurunziza says that":      "Pierre Nkurunziza",
		" Bashar al-Assad's government":     "Bashar al-Assad",
		" Barack Obama Monday":              "Barack Obama",
		" of the council":                   "",
		" Obama":                            "",
		" Mohammed bin Salman of the":       "Mohammed bin Salman",
		" League FC Chornomorets Odesa won": "",
	} {
		if got := sightName(in); got != want {
			t.Errorf("sightName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestShift(t *testing.T) {
	for _, c := range []struct {
		in   string
		by   int
		want string
	}{{"2014-01-15", -2, "2013-11-15"}, {"2014-11", 2, "2015-01-31"}, {"2014", 2, "2015-02-31"}} {
		if got := shift(c.in, c.by); got != c.want {
			t.Errorf("shift(%q, %d) = %q, want %q", c.in, c.by, got, c.want)
		}
	}
}
