package train

import (
	"bufio"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"regesta/internal/ner"
	"regesta/internal/table"
)

// minPopulation is the smallest town whose name the tagger knows.
const minPopulation = 5000

// nameSet lists the people and places of the open tables in dir: office
// holders (Wikidata, CIA, US diplomats) and GeoNames.
func nameSet(dir string) (*ner.NameSet, error) {
	b := &ner.NameSetBuilder{}
	given, surname := map[string]int{}, map[string]int{}
	for _, file := range []string{"actors/officeholders.tsv.gz", "actors/us_diplomats.tsv.gz", "actors/cia_world_leaders_2019.tsv.gz"} {
		seen := map[string]bool{}
		err := eachCell(filepath.Join(dir, file), []string{"person"}, func(c []string) {
			words := strings.Fields(c[0])
			if len(words) < 2 || seen[c[0]] {
				return
			}
			seen[c[0]] = true
			b.Add(c[0], ner.Full)
			given[strings.ToLower(words[0])]++
			surname[strings.ToLower(words[len(words)-1])]++
		})
		if err != nil {
			return nil, err
		}
	}
	for w, n := range given {
		if n >= 2 && len(w) > 2 {
			b.Add(w, ner.Given)
		}
	}
	for w, n := range surname {
		if n >= 1 && len(w) > 2 {
			b.Add(w, ner.Surname)
		}
	}
	err := eachCell(filepath.Join(dir, "gazetteer/places.tsv.gz"), []string{"name", "ascii", "alt", "population"}, func(c []string) {
		population, _ := strconv.Atoi(c[3])
		switch {
		case population >= 100_000:
			b.Add(c[0], ner.City)
			b.Add(c[1], ner.City)
			for alt := range strings.SplitSeq(c[2], "|") {
				if len(alt) > 3 && alt[0] >= 'A' && alt[0] <= 'Z' {
					b.Add(alt, ner.City)
				}
			}
		case population >= minPopulation:
			b.Add(c[0], ner.Town)
		}
	})
	if err != nil {
		return nil, err
	}
	err = eachCell(filepath.Join(dir, "gazetteer/admin1.tsv"), []string{"name", "ascii"}, func(c []string) {
		b.Add(c[0], ner.Admin)
	})
	return b.Build(), err
}

// eachCell calls f with the named columns of every row of a TSV file.
func eachCell(path string, cols []string, f func([]string)) error {
	r, err := table.OpenFile(path)
	if err != nil {
		return err
	}
	defer r.Close()
	in := bufio.NewReader(r)
	var at []int
	cells := make([]string, len(cols))
	for {
		line, err := in.ReadString('\n')
		if parts := strings.Split(strings.TrimRight(line, "\r\n"), "\t"); at == nil {
			for _, c := range cols {
				at = append(at, slices.Index(parts, c))
			}
		} else {
			for i, k := range at {
				cells[i] = ""
				if k >= 0 && k < len(parts) {
					cells[i] = parts[k]
				}
			}
			f(cells)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
