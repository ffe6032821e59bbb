package frame

import (
	"fmt"
	"io/fs"
	pathpkg "path"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"regesta/internal/table"
)

// A source is one frame as written in data/lexicon/frames.
type source struct {
	file     string
	line     int
	id       string
	event    string
	cameo    string
	status   string
	modes    []text
	contexts []text
	needs    []text
	examples []text
	mutual   bool
	visit    bool
	echo     bool
	parts    [partCount]*sourcePart
}

// A text is a string of a file and the line it stands on.
type text struct {
	s    string
	line int
}

// A sourcePart is the verb, noun or adjective part of a frame. A nil list of
// roles stands for the default.
type sourcePart struct {
	line             int
	triggers         []text
	actor, recipient []text
}

// A partKind is a part of speech that triggers have.
type partKind uint8

const (
	verbPart partKind = iota
	nounPart
	adjPart
	partCount
)

var partNames = [partCount]string{"verb", "noun", "adj"}

// readSources reads all frames below dir, several files at a time and in order
// of their names, and returns every fault of form.
func readSources(fsys fs.FS, dir string) (list []*source, faults []error) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, []error{&table.Fault{File: dir, Msg: err.Error()}}
	}
	type result struct {
		list   []*source
		faults []error
	}
	results := make([]result, len(entries))
	var wg sync.WaitGroup
	for i, e := range entries {
		if ext := pathpkg.Ext(e.Name()); e.IsDir() || ext != ".yaml" && ext != ".yml" {
			continue
		}
		wg.Go(func() {
			name := pathpkg.Join(dir, e.Name())
			b, err := fs.ReadFile(fsys, name)
			if err != nil {
				results[i].faults = []error{&table.Fault{File: name, Msg: err.Error()}}
				return
			}
			results[i].list, results[i].faults = parseSources(name, b)
		})
	}
	wg.Wait()
	for _, r := range results {
		list, faults = append(list, r.list...), append(faults, r.faults...)
	}
	return list, faults
}

// parseSources reads one file of frames.
func parseSources(name string, b []byte) ([]*source, []error) {
	r := sourceReader{file: name}
	var root yaml.Node
	if err := yaml.Unmarshal(b, &root); err != nil {
		return nil, []error{&table.Fault{File: name, Msg: strings.TrimPrefix(err.Error(), "yaml: ")}}
	}
	if len(root.Content) == 0 {
		return nil, nil
	}
	top := root.Content[0]
	if top.Kind != yaml.SequenceNode {
		r.fault(top.Line, "a file of frames is a list: begin each frame with \"- id:\"")
		return nil, r.faults
	}
	var list []*source
	for _, n := range top.Content {
		if s := r.frame(n); s != nil {
			list = append(list, s)
		}
	}
	return list, r.faults
}

// A sourceReader turns YAML nodes into sources and notes what is wrong.
type sourceReader struct {
	file   string
	faults []error
}

func (r *sourceReader) fault(line int, format string, args ...any) {
	r.faults = append(r.faults, &table.Fault{File: r.file, Line: line, Msg: fmt.Sprintf(format, args...)})
}

// fields calls f for every key of mapping n that is among known.
func (r *sourceReader) fields(n *yaml.Node, what string, known []string, f func(key string, v *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.fault(n.Line, "%s is a mapping of fields: %s", what, strings.Join(known, ", "))
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		if !slices.Contains(known, k.Value) {
			r.fault(k.Line, "%s has no field %q; the fields are %s", what, k.Value, strings.Join(known, ", "))
			continue
		}
		f(k.Value, n.Content[i+1])
	}
}

var (
	frameFields = []string{"id", "event", "cameo", "mode", "context", "status", "mutual", "visit", "echo", "verb", "noun", "adj", "needs", "examples"}
	partFields  = []string{"triggers", "actor", "recipient"}
)

func (r *sourceReader) frame(n *yaml.Node) *source {
	s := &source{file: r.file, line: n.Line}
	r.fields(n, "a frame", frameFields, func(key string, v *yaml.Node) {
		switch key {
		case "id":
			s.id = r.scalar(v)
		case "event":
			s.event = r.scalar(v)
		case "cameo":
			s.cameo = r.scalar(v)
		case "status":
			s.status = r.scalar(v)
		case "mode":
			s.modes = r.list(v)
		case "context":
			s.contexts = r.list(v)
		case "needs":
			s.needs = r.list(v)
		case "examples":
			s.examples = r.list(v)
		case "mutual":
			s.mutual = r.truth(v)
		case "visit":
			s.visit = r.truth(v)
		case "echo":
			s.echo = r.truth(v)
		default:
			s.parts[slices.Index(partNames[:], key)] = r.part(v, key)
		}
	})
	return s
}

func (r *sourceReader) part(n *yaml.Node, what string) *sourcePart {
	p := &sourcePart{line: n.Line}
	r.fields(n, what, partFields, func(key string, v *yaml.Node) {
		switch key {
		case "triggers":
			p.triggers = r.list(v)
		case "actor":
			p.actor = r.list(v)
		case "recipient":
			p.recipient = r.list(v)
		}
	})
	return p
}

func (r *sourceReader) scalar(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode {
		r.fault(n.Line, "one word is expected here")
		return ""
	}
	return strings.TrimSpace(n.Value)
}

func (r *sourceReader) truth(n *yaml.Node) bool {
	switch n.Value {
	case "true":
		return true
	case "false":
	default:
		r.fault(n.Line, "%q: write true or false", n.Value)
	}
	return false
}

// list reads a sequence of strings; a single string is a list of one.
func (r *sourceReader) list(n *yaml.Node) []text {
	if n.Kind == yaml.ScalarNode && n.Tag != "!!null" {
		return []text{{n.Value, n.Line}}
	}
	if n.Kind != yaml.SequenceNode {
		r.fault(n.Line, "a list is expected here, in [brackets] or as lines that begin with \"-\"")
		return nil
	}
	out := make([]text, 0, len(n.Content))
	for _, k := range n.Content {
		if k.Kind != yaml.ScalarNode {
			r.fault(k.Line, "a list of words is expected here; put a text that holds \": \" or \", \" in quotes")
			continue
		}
		out = append(out, text{strings.TrimSpace(k.Value), k.Line})
	}
	return out
}
