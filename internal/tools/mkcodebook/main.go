// Mkcodebook writes docs/codebook from data/ontology and the examples of the
// frames. Run it by "go generate ./internal/frame" after a change of either.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"regesta/data"
	"regesta/internal/frame"
	"regesta/internal/ontology"
)

func main() {
	dir := "docs/codebook"
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	if err := run(dir); err != nil {
		fmt.Fprintln(os.Stderr, "mkcodebook:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	pages, err := pages(data.FS)
	if err != nil {
		return err
	}
	for name, text := range pages {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// A writer gathers the pages of the codebook.
type writer struct {
	book   *ontology.Codebook
	frames map[string][]frame.Entry // by category
	bytes.Buffer
}

// pages gives the text of each file of docs/codebook.
func pages(fsys fs.FS) (map[string][]byte, error) {
	book, err := ontology.Read(fsys)
	if err != nil {
		return nil, err
	}
	entries, faults := frame.Entries(fsys)
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	w := &writer{book: book, frames: map[string][]frame.Entry{}}
	for _, e := range entries {
		w.frames[e.Event] = append(w.frames[e.Event], e)
	}
	out := map[string][]byte{}
	take := func(name string) {
		out[name] = slices.Clone(w.Bytes())
		w.Reset()
	}
	w.index()
	take("README.md")
	w.crosswalk()
	take("cameo.md")
	for c := ontology.Category(1); c < ontology.CategoryCount; c++ {
		w.category(c)
		take(pageOf(c))
	}
	return out, nil
}

func pageOf(c ontology.Category) string { return strings.ToLower(c.String()) + ".md" }

func (w *writer) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

const written = "<!-- written by go generate ./internal/frame from data/ontology and data/lexicon/frames -->"

func (w *writer) index() {
	w.line("# Codebook\n\n%s\n", written)
	w.line("Events are coded after PLOVER, the ontology of the Open Event Data Alliance (manual 2.0): *what* is the category, *how* the mode, *why* the context. Each event also has a [CAMEO code](cameo.md) with its Goldstein value. Every example of these pages is a test: `regesta lexicon check` runs them. States are invented, so that no real one is accused of anything.\n")
	w.line("## Categories\n\n| category | quad | score | recipient | what belongs here |\n|---|---|---|---|---|")
	for c := ontology.Category(1); c < ontology.CategoryCount; c++ {
		i := &w.book.Categories[c]
		needs := "–"
		if i.NeedsRecipient {
			needs = "yes"
		}
		w.line("| [%s](%s) | %d | %g | %s | %s |", c, pageOf(c), i.Quad, i.Score, needs, i.Definition)
	}
	w.line("\nQuad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. The score runs from -10 (conflict) to 10 (cooperation); a mode may have its own.\n")
	w.line("## Borders\n\nWhat lies between two categories:\n")
	for _, b := range w.book.Borders {
		text, want, _ := strings.Cut(b.Example, " => ")
		w.line("- %s. *%s* → `%s`", b.Rule, text, want)
	}
	w.line("\n## Status\n\n`actual`, `future`, `hypothetical`, `negated` or `historical`. Where one category says it all, it wins over a category with a status: an announced withdrawal is CONCEDE, not a future RETREAT; a promised meeting AGREE; a blow announced under a condition THREATEN. An event that only a statement knows of carries that statement.\n")
	w.line("## Sectors\n\n| sector | who |\n|---|---|")
	for _, s := range w.book.Sectors {
		w.line("| %s | %s |", s.Name, s.Text)
	}
	w.line("\nA country or capital that acts through its government has no sector. Countries have their ISO 3166 code, with KOS for Kosovo; IGO, UNO (United Nations), EUR (European Union), NGO, ISM, IMG (armed groups of several countries) and MNC (companies) are no states.\n")
	w.line("## Contexts\n\n| context | what the passage is about |\n|---|---|")
	for _, x := range w.book.Contexts {
		w.line("| %s | %s |", x.Name, x.Text)
	}
}

func (w *writer) crosswalk() {
	w.line("# CAMEO codes\n\n%s\n", written)
	w.line("An event has the deepest code that its words support. The categories that may bear a code stand beside it, the usual one first; where PLOVER's manual and its published crosswalk disagree, the manual's rule holds. A Goldstein value in brackets is that of the code above.\n")
	w.line("| code | name | Goldstein | category | mode | contexts |\n|---|---|---|---|---|---|")
	for _, c := range w.book.Cameo {
		var cats []string
		for _, x := range c.Categories {
			cats = append(cats, x.String())
		}
		value := fmt.Sprintf("%g", w.book.Goldstein(c.Code))
		if c.Inherits {
			value = "(" + value + ")"
		}
		w.line("| %s | %s | %s | %s | %s | %s |", c.Code, c.Name, value, strings.Join(cats, ", "), c.Mode, strings.Join(c.Contexts, ", "))
	}
}

func (w *writer) category(c ontology.Category) {
	i := &w.book.Categories[c]
	w.line("# %s\n\n%s\n\n%s. Score %g, quad %d.", c, written, upper(i.Definition), i.Score, i.Quad)
	var modes []ontology.ModeInfo
	for _, m := range w.book.Modes {
		if m.Category == c {
			modes = append(modes, m)
		}
	}
	if len(modes) > 0 {
		w.line("\n| mode | score | |\n|---|---|---|")
		for _, m := range modes {
			w.line("| %s | %g | %s |", m.Name, m.Score, m.Definition)
		}
	}
	w.line("\n## Examples\n\nBy frame of `data/lexicon/frames/%s.yaml`: what it codes, and after ✗ what it must not.\n", strings.ToLower(c.String()))
	byCode := map[string][]frame.Entry{}
	var codes []string
	for _, e := range w.frames[c.String()] {
		if byCode[e.Cameo] == nil {
			codes = append(codes, e.Cameo)
		}
		byCode[e.Cameo] = append(byCode[e.Cameo], e)
	}
	slices.Sort(codes)
	for _, code := range codes {
		name := "no code of its own"
		if x, ok := w.book.CameoOf(code); ok {
			name = code + " " + x.Name
		}
		w.line("### %s\n", name)
		for _, e := range byCode[code] {
			w.frame(&e)
		}
		w.line("")
	}
}

func (w *writer) frame(e *frame.Entry) {
	mode := ""
	if len(e.Modes) > 0 {
		mode = ", " + strings.Join(e.Modes, ", ")
	}
	fmt.Fprintf(w, "- `%s`%s:", e.ID, mode)
	if len(e.Shows) > 0 {
		fmt.Fprintf(w, " *%s*", e.Shows[0])
	}
	if len(e.Refuses) > 0 {
		fmt.Fprintf(w, " ✗ *%s*", e.Refuses[0])
	}
	w.line("")
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
