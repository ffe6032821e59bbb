package lexicon

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// invented returns the tables of testdata/examples with empty shipped ones
// below them.
func invented(t testing.TB, extra map[string]string) (*Lexicon, error) {
	t.Helper()
	base := fstest.MapFS{}
	for name, text := range map[string]string{
		"actors/countries.tsv":     "code\tname\taliases\tadjectives\tdemonyms\tcapital\tmetonyms\tiso2\tparent\tsource\n",
		"actors/roles.tsv":         "noun\tplural\tkind\tsector\tother_sectors\tsource\n",
		"actors/offices.tsv":       "country\toffice\tholder\taliases\tfrom\tto\tsource\n",
		"actors/groups.tsv":        "name\taliases\tkind\tcountry\tsector\tother_sectors\tparent\tfrom\tto\tsource\n",
		"actors/organizations.tsv": "name\taliases\tkind\tcountry\tsector\tother_sectors\tparent\tfrom\tto\tsource\n",
		"lexicon/spelling.tsv":     "british\tamerican\ndefence\tdefense\n",
		"lexicon/hints.tsv":        "word\teffect\tsector\n",
		"lexicon/classes.tsv":      "class\tlemma\ntroop\tsoldier\ntroop\ttroop\n",
	} {
		base[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range extra {
		base[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, " ; ", "\t"))}
	}
	return Read(base, os.DirFS("../../testdata/examples"))
}

func TestRead(t *testing.T) {
	l, err := invented(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	for phrase, want := range map[string]string{
		"Gondor":          "country GON",
		"kingdom of Dale": "country DAL",
		"Gondorians":      "demonym GON",
	} {
		ids := l.Lookup(phrase)
		if len(ids) != 1 {
			t.Fatalf("%s: %d entries", phrase, len(ids))
		}
		if e := l.Entry(ids[0]); e.Kind.String()+" "+e.Country.String() != want {
			t.Errorf("%s: got %v %v, want %s", phrase, e.Kind, e.Country, want)
		}
	}
}
