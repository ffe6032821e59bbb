package coder

import (
	"fmt"
	"io/fs"
	"slices"

	"regesta/data"
	"regesta/internal/article"
	"regesta/internal/coding"
	"regesta/internal/frame"
	"regesta/internal/ontology"
)

// LoadInvented is Load with the invented states of data/examples, of which the
// examples of frames and the cases of tests tell.
func LoadInvented(dir string) (*Knowledge, error) {
	invented, err := fs.Sub(data.FS, "examples")
	if err != nil {
		return nil, err
	}
	return Load(dir, invented)
}

// CheckExamples runs the examples of the frames in files, and those of the
// codebook's borders, through k, which LoadInvented has read, and returns a fault
// for each that does not hold. Events count however doubtful the scorer thinks
// them: examples test the frames alone.
func (k *Knowledge) CheckExamples(files fs.FS) (frame.Examples, []error) {
	w := k.NewWorker()
	w.decides.Doubtful = true
	run := func(text string) []frame.Outcome {
		var out []frame.Outcome
		for _, e := range w.analyse(article.New(article.Article{Language: "en"}, text)).Events {
			out = append(out, frame.Outcome{Rule: e.Rule, Event: e.Category.String(), Status: e.Status.String(),
				Modes: slices.Clone(e.Modes), Actor: countries(e.Actor), Recipient: countries(e.Recipient)})
		}
		return out
	}
	n, faults := frame.CheckExamples(files, run)
	for _, b := range k.Book.Borders {
		n.Run++
		if err := frame.CheckExample(b.Example, run); err != nil {
			n.Failed++
			faults = append(faults, fmt.Errorf("%s: border “%s”: %w\n\t%s", ontology.BordersFile, b.Rule, err, b.Example))
		}
	}
	return n, faults
}

// countries are the codes of the countries of ps, sorted.
func countries(ps []coding.Party) []string {
	var out []string
	for i := range ps {
		if c := ps[i].Country.String(); c != "" {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
