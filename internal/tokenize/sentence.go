package tokenize

import (
	"io/fs"

	"regesta/internal/doc"
)

// A Model decides where sentences end. It may be shared.
type Model struct{}

// Load reads the model from fsys.
func Load(fsys fs.FS) (*Model, error) { return &Model{}, nil }

// sentences groups the tokens from first to the end of the Doc into sentences
// of the given region.
func (w *Worker) sentences(first doc.Tok, region int) {
	d := w.d
	n := doc.Tok(len(d.Tokens))
	start := first
	for t := first; t < n; t++ {
		end := t + 1
		if !w.stop(t) {
			continue
		}
		for end < n && d.Tokens[end-1].Flags&doc.SpaceAfter == 0 && closer(d.Form(end)) {
			end++
		}
		if end < n && !w.ends(t, end, start) {
			continue
		}
		d.Sents = append(d.Sents, doc.Sent{First: start, End: end, Root: doc.None, Region: int32(region)})
		start, t = end, end-1
	}
	if start < n {
		d.Sents = append(d.Sents, doc.Sent{First: start, End: n, Root: doc.None, Region: int32(region)})
	}
}

// stop reports whether a sentence might end after token t and its closing
// quotation marks and brackets.
func (w *Worker) stop(t doc.Tok) bool {
	k := &w.d.Tokens[t]
	switch c := w.text[k.End-1]; c {
	case '.', '!', '?':
		return true
	}
	return w.d.Form(t) == "…"
}

func closer(form string) bool {
	switch form {
	case `"`, "”", "''", "’", "'", ")", "]", "»", "}":
		return true
	}
	return false
}

// ends decides whether the sentence that begins at start ends before token
// next, after the stop at t.
func (w *Worker) ends(t, next, start doc.Tok) bool {
	d := w.d
	if d.Tokens[next-1].Flags&doc.SpaceAfter == 0 {
		return false
	}
	f := d.Form(t)
	n := &d.Tokens[next]
	opens := n.Flags&(doc.Capital|doc.HasDigit) != 0 || opener(d.Form(next))
	if len(f) > 1 && f[len(f)-1] == '.' && f[0] != '.' && f[0] != '?' && f[0] != '!' { // an abbreviation
		kind := abbreviations[d.Norm(t)[:len(d.Norm(t))-1]]
		if kind == title || kind == always || len(f) == 2 {
			return false
		}
		return n.Flags&doc.Capital != 0 && starters[d.Norm(next)]
	}
	return opens
}

func opener(form string) bool {
	switch form {
	case `"`, "“", "``", "‘", "'", "(", "[", "«", "-", "—", "–", "*", "•":
		return true
	}
	return false
}

// starters are words that begin sentences far more often than they follow an
// abbreviation inside one.
var starters = set(`the he she it they we i in but and this that these those a an there his her their our its if when as at
on for by after before while although however who what where why how not no some many most all one mr mr. mrs. ms. dr. also`)
