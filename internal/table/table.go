// Package table reads the project's TSV tables: UTF-8, one header row, comments
// that start with '#', lists inside a cell separated by '|'.
package table

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unsafe"
)

// A Fault is a mistake in a data file: where it is and how to mend it.
type Fault struct {
	File string
	Line int
	Msg  string
}

func (f *Fault) Error() string {
	if f.Line == 0 {
		return f.File + ": " + f.Msg
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Msg)
}

// A Row is one line of a table. It is valid only until the next one is read.
type Row struct {
	File  string
	Line  int
	cols  []string
	cells []string
}

// Get returns the cell in the named column, white space trimmed; a column that
// the table lacks is empty.
func (r Row) Get(col string) string {
	if i := slices.Index(r.cols, col); i >= 0 && i < len(r.cells) {
		return strings.TrimSpace(r.cells[i])
	}
	return ""
}

// List returns the parts of the cell in the named column.
func (r Row) List(col string) []string {
	s := r.Get(col)
	if s == "" {
		return nil
	}
	parts := strings.Split(s, "|")
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
	}
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
}

// Errorf returns a Fault at this row.
func (r Row) Errorf(format string, args ...any) error {
	return &Fault{File: r.File, Line: r.Line, Msg: fmt.Sprintf(format, args...)}
}

// Read calls f for every row of the table and returns all faults of its form:
// columns that the header lacks, rows with too few or too many cells. Cells are
// parts of one string that holds the whole file.
func Read(fsys fs.FS, name string, cols []string, f func(Row)) (faults []error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return []error{&Fault{File: name, Msg: unwrap(err).Error()}}
	}
	text := strings.TrimPrefix(unsafe.String(unsafe.SliceData(data), len(data)), "\ufeff") // data is not changed any more
	r := Row{File: name}
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		r.Line++
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		r.cells = appendCells(r.cells[:0], line)
		if r.cols == nil {
			for _, c := range r.cells {
				r.cols = append(r.cols, strings.TrimSpace(c))
			}
			for _, c := range cols {
				if !slices.Contains(r.cols, c) {
					faults = append(faults, r.Errorf("the header has no column %q", c))
				}
			}
			if faults != nil {
				return faults
			}
			continue
		}
		if len(r.cells) != len(r.cols) {
			faults = append(faults, r.Errorf("%d cells where the header has %d columns; separate cells with one tab", len(r.cells), len(r.cols)))
			continue
		}
		f(r)
	}
	if r.cols == nil && faults == nil {
		faults = append(faults, &Fault{File: name, Msg: "the file has no header row"})
	}
	return faults
}

func appendCells(dst []string, line string) []string {
	for {
		cell, rest, more := strings.Cut(line, "\t")
		dst = append(dst, cell)
		if !more {
			return dst
		}
		line = rest
	}
}

func unwrap(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
