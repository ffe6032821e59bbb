package lexicon

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"regesta/internal/table"
	"regesta/internal/vocab"
)

// words reads the word lists of one layer. All of them may be absent but from
// the shipped layer.
func (r *reader) words(fsys fs.FS, shipped bool) {
	read := func(name, cols string, f func(table.Row)) {
		path := "lexicon/" + name
		if _, err := fs.Stat(fsys, path); !shipped && errors.Is(err, fs.ErrNotExist) {
			return
		}
		r.faults = append(r.faults, table.Read(fsys, path, strings.Fields(cols), f)...)
	}
	read("spelling.tsv", "british american", func(row table.Row) {
		b, ok := r.required(row, "british")
		a, okA := r.required(row, "american")
		if !ok || !okA {
			return
		}
		if was, twice := r.lex.spelling[b]; twice && was != a {
			r.fault(row, "%q is %q already", b, was)
		}
		r.spelling[vocab.Hash(b)], r.spelling[vocab.Hash(a)] = vocab.Hash(a), vocab.Hash(b)
		r.lex.spelling[b] = a
	})
	read("hints.tsv", "word effect sector", func(row table.Row) {
		w, ok := r.required(row, "word")
		effect, known := effects[row.Get("effect")]
		if !known {
			r.fault(row, "effect %q is none of %s", row.Get("effect"), strings.Join(slices.Sorted(maps.Keys(effects)), ", "))
		}
		if !ok || !known {
			return
		}
		h := r.lex.hints[vocab.Hash(w)]
		h.Effects |= effect
		if effect == GivesSector {
			h.Sector = r.sector(row, "sector", row.Get("sector"))
		}
		r.lex.hints[vocab.Hash(w)] = h
	})
}

// overlap reports whether the times of x and y share more than one day or, if
// one of the limits is partial, more than its month or year.
func overlap(x, y *Entry) bool {
	before := func(a, b *Entry) bool {
		return !a.To.IsZero() && !b.From.IsZero() && a.To.First().Compare(b.From.Last()) <= 0
	}
	return !before(x, y) && !before(y, x)
}

func itoa(n int32) string { return strconv.Itoa(int(n)) }

// byPlace orders faults by file and line.
func byPlace(a, b error) int {
	var x, y *table.Fault
	if !errors.As(a, &x) || !errors.As(b, &y) {
		return 0
	}
	return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line))
}

// pluralPhrase is the regular plural of a noun phrase's head: its last word, or
// the one before "of", "for" or "in".
func pluralPhrase(p string) string {
	for _, prep := range []string{" of ", " for ", " in ", " to "} {
		if i := strings.Index(p, prep); i > 0 {
			return plural(p[:i]) + p[i:]
		}
	}
	return plural(p)
}

func plural(w string) string {
	n := len(w)
	switch {
	case n < 2:
		return w + "s"
	case strings.HasSuffix(w, "man") && !strings.HasSuffix(w, "human") && !strings.HasSuffix(w, "german") && !strings.HasSuffix(w, "shaman"):
		return w[:n-2] + "en"
	case w[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(w[n-2])):
		return w[:n-1] + "ies"
	case w[n-1] == 's' || w[n-1] == 'x' || w[n-1] == 'z' || strings.HasSuffix(w, "ch") || strings.HasSuffix(w, "sh"):
		return w + "es"
	}
	return w + "s"
}
