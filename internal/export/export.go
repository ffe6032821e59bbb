// Package export prints records: as JSON lines, as CSV tables, and as a short
// report for a terminal. Every Writer takes records one at a time, in the order
// in which they are to appear, and must be closed.
package export

import (
	"bufio"
	"encoding/json"
	"io"

	"regesta/record"
)

// A Writer prints records.
type Writer interface {
	Write(*record.Record) error
	Close() error
}

// JSONL prints one JSON object a line.
func JSONL(w io.Writer) Writer {
	b := bufio.NewWriterSize(w, 1<<16)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	return &jsonl{b, e}
}

type jsonl struct {
	buf *bufio.Writer
	enc *json.Encoder
}

func (j *jsonl) Write(r *record.Record) error { return j.enc.Encode(r) }
func (j *jsonl) Close() error                 { return j.buf.Flush() }
