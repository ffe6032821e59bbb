package train

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strconv"

	"regesta/internal/ner"
)

// standoffFile marks names in sentences of the raw corpora without repeating
// their text; see its README.
const standoffFile = "annotation/ner-wce.jsonl"

// standoffID names a sentence of the corpus.
type standoffID struct {
	ID     string
	SHA256 string // of the text, the first 16 digits
}

func (s *standoffID) id() string { return s.ID }

// check returns an error if text is not the sentence that s names.
func (s *standoffID) check(path, text string) error {
	sum := sha256.Sum256([]byte(text))
	if hex.EncodeToString(sum[:8]) != s.SHA256 {
		return fmt.Errorf("%s: sentence %s is not that of the corpus", path, s.ID)
	}
	return nil
}

type standoffRow struct {
	standoffID
	nameRow
}

// corpusTexts returns the texts of the sentences that rows name, by id.
func corpusTexts[T interface{ id() string }](o Options, rows []T) (map[string]string, error) {
	texts := map[string]string{}
	for _, r := range rows {
		texts[r.id()] = ""
	}
	put := func(id, text string) {
		if _, ok := texts[id]; ok {
			texts[id] = text
		}
	}
	err := eachRow(filepath.Join(o.Corpus, eventSilver), func(r *textRow) error {
		put(r.ID, r.Text)
		return nil
	})
	if err != nil {
		return nil, err
	}
	n := 0
	return texts, eachLine(filepath.Join(o.Corpus, "raw/voa_gmb.txt.gz"), func(line string) {
		n++
		put("voa-"+strconv.Itoa(n), line)
	})
}

// readStandoff adds the project's own annotation to t. It lies in the data
// folder, its sentences in the corpus.
func (p *annotated) readStandoff(o Options, t *ner.Trainer) error {
	own := nerCorpora[0] // the same rules
	var rows []*standoffRow
	path := filepath.Join(o.Out, filepath.FromSlash(standoffFile))
	if err := eachRow(path, func(r *standoffRow) error { rows = append(rows, r); return nil }); err != nil {
		return err
	}
	texts, err := corpusTexts(o, rows)
	if err != nil {
		return err
	}
	for _, r := range rows {
		r.Text = texts[r.ID]
		if err := r.check(path, r.Text); err != nil {
			return err
		}
		if err := p.example(path, &r.nameRow, own, t); err != nil {
			return err
		}
	}
	return nil
}
