package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"regesta/internal/article"
	"regesta/internal/caldate"
)

// row is one line of JSONL input.
type row struct {
	ID        json.RawMessage `json:"id"` // a string, or a number to the letter
	Text      *string         `json:"text"`
	Date      string          `json:"date"`
	Title     string          `json:"title"`
	Publisher string          `json:"publisher"`
	URL       string          `json:"url"`
	Language  string          `json:"language"`
}

// jsonl yields one report a line. A bad line is yielded as a Problem with its
// number and skipped.
func (r *reader) jsonl(name, path string, in *bufio.Reader) bool {
	for n := 1; ; n++ {
		line, long, err := readLine(in)
		if len(line) > 0 || long {
			where := name + ":" + strconv.Itoa(n)
			if long {
				if !r.problem(where, "", "the line has more than %d MB; one line is one report", 2*MaxDocument>>20) {
					return false
				}
			} else if line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff"))); len(line) > 0 {
				if !r.row(where, r.ids[path], n, line) {
					return false
				}
			}
		}
		if err == io.EOF {
			return true
		}
		if err != nil {
			return r.problem(name, "", "line %d: %v", n, err)
		}
	}
}

// readLine returns the next line without its end. A line that is far too long
// for a report is read past and reported as long.
func readLine(in *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if !long {
			line = append(line, part...)
			if len(line) > 2*MaxDocument {
				line, long = nil, true
			}
		}
		if err != bufio.ErrBufferFull {
			return bytes.TrimRight(line, "\r\n"), long, err
		}
	}
}

func (r *reader) row(where, file string, n int, line []byte) bool {
	var x row
	if err := json.Unmarshal(line, &x); err != nil {
		return r.problem(where, "", "%s; write one JSON object a line with at least \"id\" and \"text\"", jsonFault(err))
	}
	id := ""
	switch v := string(x.ID); {
	case strings.HasPrefix(v, `"`):
		json.Unmarshal(x.ID, &id) // valid, or the row were not
	case v != "" && (v[0] == '-' || v[0] >= '0' && v[0] <= '9'):
		id = v
	case v != "" && v != "null":
		return r.problem(where, "", "\"id\" is neither a string nor a number")
	}
	if id == "" {
		id = file + ":" + strconv.Itoa(n)
	}
	if x.Text == nil {
		return r.problem(where, "", "the object has no \"text\"")
	}
	meta := article.Article{ID: id, Title: x.Title, Publisher: x.Publisher, URL: x.URL, Language: x.Language, Published: r.o.Date}
	if x.Date != "" {
		date := x.Date
		if len(date) > 10 && (date[10] == 'T' || date[10] == ' ') {
			date = date[:10] // a timestamp; records count in days
		}
		d, err := caldate.Parse(date)
		if err != nil {
			return r.problem(where, id, "date %v", err)
		}
		meta.Published = d
	}
	if len(*x.Text) > MaxDocument {
		return r.problem(where, id, "the text has more than %d MB; one line is one report", MaxDocument>>20)
	}
	if msg := notText([]byte(*x.Text)); msg != "" {
		return r.problem(where, id, "%s", msg)
	}
	return r.yield(Item{Article: article.New(meta, *x.Text)})
}

func jsonFault(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("broken JSON at byte %d: %v", syntax.Offset, syntax)
	case errors.As(err, &kind):
		if kind.Field == "" {
			return fmt.Sprintf("the line is a JSON %s, not an object", kind.Value)
		}
		return fmt.Sprintf("%q is a JSON %s, not a %s", kind.Field, kind.Value, kind.Type)
	}
	return err.Error()
}
