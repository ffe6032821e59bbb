package ml

import "io/fs"

// ClustersPath is the place of the word clusters in the data folder.
const ClustersPath = "models/en/clusters.bin"

// clusterSet changes with every change of what a cluster number means.
const clusterSet = 1

// Clusters gives words of like use like numbers. Words are found by the hash of
// their folded form; an unknown word has cluster 0.
type Clusters struct{ words *WordTable }

// NewClusters wraps a table whose values hold a coarse cluster in their upper
// and a fine one in their lower half.
func NewClusters(words *WordTable) *Clusters { return &Clusters{words} }

// LoadClusters reads the clusters from fsys.
func LoadClusters(fsys fs.FS) (*Clusters, error) {
	f, err := ReadFile(fsys, ClustersPath, "clusters", clusterSet)
	if err != nil {
		return nil, err
	}
	words, err := GetWordTable(f, "words")
	return &Clusters{words}, err
}

// File is c as a model file.
func (c *Clusters) File() *File {
	f := &File{Kind: "clusters", Features: clusterSet}
	c.words.Put(f, "words")
	return f
}

// Of returns the coarse and the fine cluster of the word with hash h.
func (c *Clusters) Of(h uint64) (coarse, fine uint32) {
	v := c.words.Get(h)
	return v >> 16, v & 0xffff
}
