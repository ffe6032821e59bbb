// Package data embeds the knowledge that regesta ships with (models, lexicons,
// actors, gazetteer) and lays a user's own files over it.
package data

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// FS holds the shipped files, with paths as in the data folder.
//
//go:embed actors examples gazetteer lexicon models ontology
var FS embed.FS

// Open returns the shipped files with those in dir laid over them: a file in
// dir takes the place of the shipped file of the same path. An empty dir gives
// the shipped files alone.
func Open(dir string) (fs.FS, error) {
	if dir == "" {
		return FS, nil
	}
	st, err := os.Stat(dir)
	if err != nil {
		return nil, err
	}
	if !st.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: dir, Err: errors.New("not a folder")}
	}
	return overlay{over: os.DirFS(dir), base: FS}, nil
}

// OpenModels returns the shipped files with the models in dir, and nothing else
// of it, laid over them.
func OpenModels(dir string) fs.FS { return overlay{over: modelsOf{os.DirFS(dir)}, base: FS} }

// modelsOf is a file system that holds only the folder "models".
type modelsOf struct{ fs.FS }

func (m modelsOf) Open(name string) (fs.File, error) {
	if name != "models" && !strings.HasPrefix(name, "models/") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return m.FS.Open(name)
}

type overlay struct{ over, base fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.base.Open(name)
	}
	return f, err
}

// ReadDir lists the entries of both layers, so that files which only the upper
// one holds are found.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	over, err := fs.ReadDir(o.over, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	base, berr := fs.ReadDir(o.base, name)
	if err != nil && berr != nil {
		return nil, berr
	}
	for _, e := range base {
		if !slices.ContainsFunc(over, func(o fs.DirEntry) bool { return o.Name() == e.Name() }) {
			over = append(over, e)
		}
	}
	slices.SortFunc(over, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return over, nil
}
