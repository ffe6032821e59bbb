package coder

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"strings"

	"regesta/record"
)

// versions hashes the knowledge in all layers: one short hash for each part
// that a record names.
func versions(layers []fs.FS) (record.Coder, error) {
	var v record.Coder
	for _, part := range []struct {
		hash *string
		dirs string
	}{
		{&v.Model, "models"}, {&v.Lexicon, "lexicon"}, {&v.Actors, "actors"}, {&v.Gazetteer, "gazetteer"}, {&v.Codebook, "ontology"},
	} {
		h := sha256.New()
		for _, layer := range layers {
			for dir := range strings.FieldsSeq(part.dirs) {
				if err := hashDir(h, layer, dir); err != nil {
					return v, err
				}
			}
		}
		*part.hash = hex.EncodeToString(h.Sum(nil)[:8])
	}
	return v, nil
}

// hashDir adds the paths and contents of all files below dir to h; a layer need
// not have the folder.
func hashDir(h io.Writer, fsys fs.FS, dir string) error {
	if _, err := fs.Stat(fsys, dir); err != nil {
		return nil
	}
	return fs.WalkDir(fsys, dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(path, ".md") {
			return err
		}
		f, err := fsys.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		io.WriteString(h, path+"\x00")
		_, err = io.Copy(h, f) // in pieces: the files are large
		return err
	})
}
