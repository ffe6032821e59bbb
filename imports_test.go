package regesta_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestImports holds the sources to the table in docs/architecture.md: a package
// imports only packages of rows above its own.
func TestImports(t *testing.T) {
	rows := importRows(t)
	seen := map[string]bool{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && file != ".") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		pkg := path.Dir(filepath.ToSlash(file))
		if pkg == "." {
			pkg = "regesta"
		}
		if strings.HasPrefix(pkg, "internal/tools/") {
			return nil // generators of data files; nothing imports them
		}
		row, ok := rows[pkg]
		if !ok && !seen[pkg] {
			t.Errorf("%s has no row in docs/architecture.md", pkg)
		}
		seen[pkg] = true
		src, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imp := range src.Imports {
			name, _ := strconv.Unquote(imp.Path.Value)
			if name != "regesta" && !strings.HasPrefix(name, "regesta/") {
				continue
			}
			name = strings.TrimPrefix(name, "regesta/")
			if to, ok := rows[name]; !ok || to >= row {
				t.Errorf("%s (row %d) must not import %s (row %d)", file, row, name, to)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range rows {
		if !seen[pkg] {
			t.Errorf("docs/architecture.md names %s, which does not exist", pkg)
		}
	}
}

func importRows(t *testing.T) map[string]int {
	b, err := os.ReadFile("docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(b), "<!-- rows -->")
	text, _, _ = strings.Cut(text, "<!-- /rows -->")
	rows := map[string]int{}
	for line := range strings.Lines(text) {
		cells := strings.Split(line, "|")
		if len(cells) < 3 {
			continue
		}
		n, err := strconv.Atoi(strings.TrimSpace(cells[1]))
		if err != nil {
			continue
		}
		for _, p := range strings.Fields(cells[2]) {
			rows[strings.Trim(p, "`")] = n
		}
	}
	if len(rows) == 0 {
		t.Fatal("docs/architecture.md has no table of rows")
	}
	return rows
}
