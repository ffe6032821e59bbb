package geo

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write puts a table into a file; its cells are parted by bars.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	var b strings.Builder
	for _, l := range strings.Split(strings.TrimSpace(text), "\n") {
		b.WriteString(strings.ReplaceAll(strings.TrimSpace(l), "|", "\t") + "\n")
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func sources(t *testing.T) Sources {
	return Sources{
		Countries: write(t, "countries", "# invented\nGO|GON\nMO|MOR"),
		Provinces: write(t, "admin1", "GO.01|Anórien Province|Anorien Province|11\nMO.01|Gorgoroth|Gorgoroth|21"),
		Places: []string{
			write(t, "dump", `
				1|Minas Tirith|Minas Tirith|Mundburg,MTR,minasu|1.5|2.5|P|PPLC|GO||01||||50000|||x|2020
				2|Osgiliath|Osgiliath|Fortress of Stars|1.6|2.6|P|PPL|GO||01||||900|||x|2020
				3|Anduin|Anduin||1.6|2.6|H|STM|GO||01||||0|||x|2020
				4|Barad-dûr|Barad-dur|Dark Tower|1.7|4|P|PPLC|MO||01||||70000|||x|2020`),
			write(t, "tsv", `
				id|name|ascii|alt|lat|lon|fcode|country|admin1|admin1_name|population|vintage
				-5|Osgiliath|Osgiliath||1.61|2.61|PPL|GO||Anórien|800|2024
				-6|Bree|Bree||9|9|PPL|GO||Anórien|300|2024`),
		},
		Regional: []string{"MOR=" + write(t, "regional", `
				name|adm1|adm2|lat|lon|events
				Udûn (Black Pit) village|Gorgoroth Governorate|x|1.8|4.1|3`)},
	}
}

func TestCompile(t *testing.T) {
	var a, b bytes.Buffer
	s := sources(t)
	stats, err := Compile(&a, s)
	if err != nil {
		t.Fatal(err)
	}
	if want := (Stats{Places: 5, Provinces: 2, Names: stats.Names, Bytes: a.Len(), Duplicates: 1}); stats != want {
		t.Errorf("stats: got %+v, want %+v", stats, want)
	}
	if _, err := Compile(&b, s); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("a second run gave other bytes (error %v)", err)
	}
	at, err := openTable(a.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, want string }{
		{"minas tirith", "Minas Tirith GON 1.5 2.5 Anórien Province 1"},
		{"mundburg", "Minas Tirith GON 1.5 2.5 Anórien Province 1 alt"},
		{"minasu", ""},
		{"mtr", ""},
		{"osgiliath", "Osgiliath GON 1.6 2.6 Anórien Province 2"},
		{"anduin", ""},
		{"barad dur", "Barad-dûr MOR 1.7 4 Gorgoroth 4"},
		{"bree", "Bree GON 9 9  0"},
		{"black pit", "Udûn MOR 1.8 4.1 Gorgoroth 0 alt"},
		{"udun", "Udûn MOR 1.8 4.1 Gorgoroth 0"},
		{"anorien", "Anórien Province GON 1.55 2.55  11"},
	} {
		if got := show(at, c.name); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCompileFaults(t *testing.T) {
	for _, c := range []struct{ row, want string }{
		{"x|A|A||1|1|P|PPL|GO||01||||1|||x|2020", `dump:1: id "x" is no number`},
		{"1|A|A||91|1|P|PPL|GO||01||||1|||x|2020", `dump:1: "91" "1" are no coordinates`},
	} {
		s := sources(t)
		s.Places = []string{write(t, "dump", c.row)}
		_, err := Compile(&bytes.Buffer{}, s)
		if err == nil || !strings.HasSuffix(err.Error(), c.want) {
			t.Errorf("%s: got error %v, want …%s", c.row, err, c.want)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte(magic), "bree")
	f.Fuzz(func(t *testing.T, file []byte, name string) {
		at, err := openTable(file)
		if err != nil {
			return
		}
		show(at, name)
		for i := range at.n {
			at.place(i)
		}
	})
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Deir ez-Zor": "deir ez zor", "Ḩalab": "halab", "‘Ayn al ‘Arab": "ayn al arab", "Łódź": "lodz", "São Paulo": "sao paulo",
		"St. Petersburg": "saint petersburg", "Coteau-du-Lac": "coteau du lac", "  ": "", "Xi'an": "xian",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}
