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

type standoffRow struct {
	ID     string
	SHA256 string // of the text, the first 16 digits
	nameRow
}

// readStandoff adds the project's own annotation to t. It lies in the data
// folder, its sentences in the corpus.
func (p *annotated) readStandoff(o Options, t *ner.Trainer) error {
	own := nerCorpora[0] // the same rules
	rows := map[string]*standoffRow{}
	var order []string
	path := filepath.Join(o.Out, filepath.FromSlash(standoffFile))
	err := eachRow(path, func(r *standoffRow) error {
		rows[r.ID] = r
		order = append(order, r.ID)
		return nil
	})
	if err != nil {
		return err
	}
	err = eachRow(filepath.Join(o.Corpus, "events/wce-2002-2026.jsonl.gz"), func(r *textRow) error {
		if s := rows[r.ID]; s != nil {
			s.Text = r.Text
		}
		return nil
	})
	if err != nil {
		return err
	}
	n := 0
	err = eachLine(filepath.Join(o.Corpus, "raw/voa_gmb.txt.gz"), func(line string) {
		n++
		if s := rows["voa-"+strconv.Itoa(n)]; s != nil {
			s.Text = line
		}
	})
	if err != nil {
		return err
	}
	for _, id := range order {
		r := rows[id]
		sum := sha256.Sum256([]byte(r.Text))
		if hex.EncodeToString(sum[:8]) != r.SHA256 {
			return fmt.Errorf("%s: sentence %s is not that of the corpus", path, id)
		}
		if err := p.example(path, &r.nameRow, own, t); err != nil {
			return err
		}
	}
	return nil
}
