// Mkframes writes data/lexicon/frames.bin, the compiled form of the frames. Run
// it by "go generate ./internal/frame" after a change of frames or classes; until
// then the program reads the files themselves, which takes longer.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"regesta/internal/frame"
	"regesta/internal/ontology"
)

func main() {
	dir := "data"
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	if err := run(dir); err != nil {
		fmt.Fprintln(os.Stderr, "mkframes:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	fsys := os.DirFS(dir)
	book, err := ontology.Read(fsys)
	if err != nil {
		return err
	}
	b, err := frame.Compile(fsys, book)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, filepath.FromSlash(frame.CacheFile)), b, 0o644)
}
