package ner

import (
	"encoding/binary"
	"fmt"
	"io/fs"

	"regesta/internal/ml"
)

// Path is the place of the model in the data folder.
const Path = "models/en/ner.bin"

const fileKind = "ner"

// A Model is a trained tagger. It may be shared by any number of workers.
type Model struct {
	names    *NameSet
	clusters *ml.Clusters
	rows     *ml.Rows
	steps    *steps
}

// Load reads the model and the word clusters from the data folder fsys.
func Load(fsys fs.FS) (*Model, error) {
	f, err := ml.ReadFile(fsys, Path, fileKind, FeatureSet)
	if err != nil {
		return nil, err
	}
	m := &Model{}
	if m.names, err = getNames(f); err != nil {
		return nil, err
	}
	if m.clusters, err = ml.LoadClusters(fsys); err != nil {
		return nil, err
	}
	if m.rows, err = ml.GetRows(f, "weights"); err != nil {
		return nil, err
	}
	if m.steps, err = getSteps(f); err != nil {
		return nil, err
	}
	return m, nil
}

// File is m as a model file.
func (m *Model) File() *ml.File {
	f := &ml.File{Kind: fileKind, Features: FeatureSet}
	m.names.put(f)
	m.rows.Put(f, "weights")
	m.steps.put(f)
	return f
}

// put writes s as a section of a model file, two bytes a score.
func (s *steps) put(f *ml.File) {
	var b []byte
	for c := range s {
		for p := range s[c] {
			for _, w := range s[c][p] {
				b = binary.LittleEndian.AppendUint16(b, uint16(w))
			}
		}
	}
	f.Put("steps", b)
}

// getSteps reads the section that put wrote.
func getSteps(f *ml.File) (*steps, error) {
	b, err := f.Get("steps")
	if err != nil {
		return nil, err
	}
	s := &steps{}
	if len(b) != 2*int(numContexts)*numLabels*numLabels {
		return nil, fmt.Errorf("%s model: section steps is damaged", f.Kind)
	}
	for c := range s {
		for p := range s[c] {
			for y := range s[c][p] {
				s[c][p][y] = int32(int16(binary.LittleEndian.Uint16(b)))
				b = b[2:]
			}
		}
	}
	return s, nil
}
