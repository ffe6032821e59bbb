package frame

import (
	"slices"
	"strings"

	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
	"regesta/internal/vocab"
)

// frame checks and compiles one frame.
func (c *compiler) frame(s *source) {
	c.src = s
	sense := &coding.Sense{ID: s.id, Cameo: s.cameo, Mutual: s.mutual, Visit: s.visit, Echo: s.echo}
	if s.id == "" {
		c.fault(s.line, "the frame has no id")
	} else if old, ok := c.ids[s.id]; ok {
		c.fault(s.line, "the id %q is taken: %s:%d", s.id, old.s, old.line)
	}
	c.ids[s.id] = text{s.file, s.line}
	cat, ok := ontology.CategoryOf(s.event)
	if !ok {
		c.fault(s.line, "frame %s: %q is no PLOVER category", s.id, s.event)
	}
	sense.Category = cat
	if code, known := c.book.CameoOf(s.cameo); s.cameo != "" && !known {
		c.fault(s.line, "frame %s: %q is no CAMEO code", s.id, s.cameo)
	} else if known && ok && !code.Bears(cat) {
		c.fault(s.line, "frame %s: CAMEO %s (%s) is no code of %s; ontology/cameo.tsv says which are", s.id, s.cameo, code.Name, s.event)
	}
	for _, m := range s.modes {
		if !c.book.HasMode(cat, m.s) {
			c.fault(m.line, "frame %s: %s has no mode %q", s.id, s.event, m.s)
		}
		sense.Modes = append(sense.Modes, m.s)
	}
	for _, x := range s.contexts {
		if !c.book.HasContext(x.s) {
			c.fault(x.line, "frame %s: %q is no PLOVER context", s.id, x.s)
		}
		sense.Contexts = append(sense.Contexts, x.s)
	}
	if s.status != "" {
		st, ok := coding.StatusOf(s.status)
		if !ok {
			c.fault(s.line, "frame %s: %q is no status: actual, future, hypothetical, historical or negated", s.id, s.status)
		}
		sense.Status, sense.Forced = st, ok
	}
	for _, n := range s.needs {
		switch n.s {
		case "actor":
			sense.Needs |= coding.ActorRole
		case "recipient":
			sense.Needs |= coding.RecipientRole
		default:
			c.fault(n.line, "frame %s: needs %q: write actor or recipient", s.id, n.s)
		}
	}
	c.lex.senses = append(c.lex.senses, sense)
	found := false
	for k, p := range s.parts {
		if p != nil {
			found = true
			c.part(s.id, partKind(k), p)
		}
	}
	if !found {
		c.fault(s.line, "frame %s: give it a verb, noun or adj", s.id)
	}
}

// The roles of a part that names none.
var defaultRoles = [partCount][2]string{
	verbPart: {"subj", "obj iobj"},
	nounPart: {"poss by mod between", "against on with of"},
	adjPart:  {"subj", ""},
}

func (c *compiler) part(id string, k partKind, p *sourcePart) {
	roles := func(given []text, std string) []path {
		if given == nil {
			for _, w := range strings.Fields(std) {
				given = append(given, text{w, p.line})
			}
		}
		var out []path
		for _, t := range given {
			if q, ok := c.path(t.s, t.line); ok {
				out = append(out, q)
			}
		}
		return out
	}
	c.lex.parts = append(c.lex.parts, part{roles(p.actor, defaultRoles[k][0]), roles(p.recipient, defaultRoles[k][1])})
	if len(p.triggers) == 0 {
		c.fault(p.line, "frame %s: its %s part has no triggers", id, partNames[k])
	}
	for _, t := range p.triggers {
		c.trigger(id, k, t)
	}
}

// trigger compiles one pattern: a lemma or several with "|", then constraints.
func (c *compiler) trigger(id string, k partKind, t text) {
	fields := strings.Fields(t.s)
	if len(fields) == 0 {
		c.fault(t.line, "frame %s: an empty trigger", id)
		return
	}
	tr := trigger{sense: int32(len(c.lex.senses)) - 1, part: int32(len(c.lex.parts)) - 1, text: t.s}
	for _, f := range fields[1:] {
		if !strings.ContainsAny(f, ":!") {
			f = "prt:" + f
		}
		if k == verbPart {
			f = ofObject(f)
		}
		i, ok := c.constraint(f, t.line)
		if !ok {
			return
		}
		tr.constraints = append(tr.constraints, i)
		tr.specificity += c.lex.constraints[i].weight()
	}
	// What fails most often is tested first: words before kinds of party.
	slices.SortStableFunc(tr.constraints, func(a, b int32) int {
		return int(c.lex.constraints[b].weight() - c.lex.constraints[a].weight())
	})
	at := int32(len(c.lex.triggers))
	c.lex.triggers = append(c.lex.triggers, tr)
	for lemma := range strings.SplitSeq(fields[0], "|") {
		if strings.ContainsAny(lemma, "-_") {
			words := c.words(lemma)
			for i, w := range words {
				if !slices.Contains(words[:i], w) {
					c.add(k, entry{at, w, words})
				}
			}
		}
		y := c.b.Sym(lemma)
		c.add(k, entry{trigger: at, lemma: y})
		if k == verbPart {
			c.inflect(lemma, y)
		}
	}
}

func (c *compiler) add(k partKind, e entry) {
	c.lex.index[k].entries = append(c.lex.index[k].entries, e)
}

// ofObject makes what a verb's constraint says of modifiers hold for its object:
// "hold obj:exercise mod:joint".
func ofObject(f string) string {
	for _, slot := range [...]string{"mod", "amod", "compound", "poss"} {
		if rest, ok := strings.CutPrefix(f, slot); ok && (rest[0] == ':' || rest[0] == '!') {
			return "obj." + f
		}
	}
	return f
}

// words gives the parts of a lemma that hyphens join.
func (c *compiler) words(lemma string) []vocab.Sym {
	parts := strings.FieldsFunc(lemma, func(r rune) bool { return r == '-' || r == '_' })
	out := make([]vocab.Sym, len(parts))
	for i, p := range parts {
		out[i] = c.b.Sym(p)
	}
	return out
}

// path compiles slots joined by dots.
func (c *compiler) path(s string, line int) (path, bool) {
	var out path
	for name := range strings.SplitSeq(s, ".") {
		if k, ok := slotNames[name]; ok {
			out = append(out, slot{kind: k})
			continue
		}
		if !prepositions[name] {
			c.fault(line, "frame %s: %q is no slot (subj, obj, iobj, prt, xcomp, ccomp, advcl, adv, poss, amod, compound, mod, case, aux, det, num, head) and no preposition", c.src.id, name)
			return nil, false
		}
		w := c.words(name)
		out = append(out, slot{kind: prepSlot, prep: w[0], more: w[1:]})
	}
	return out, true
}

// constraint compiles and interns one constraint.
func (c *compiler) constraint(s string, line int) (int32, bool) {
	if i, ok := c.seen[s]; ok {
		return i, true
	}
	at := strings.IndexAny(s, ":!")
	var p path
	if name := s[:at]; s[at+1:] == "*" && slotNames[name] == 0 && name != "subj" && !prepositions[name] && !strings.Contains(name, ".") {
		p = path{{kind: wordSlot, prep: c.b.Sym(name)}}
	} else if q, ok := c.path(name, line); ok {
		p = q
	} else {
		return 0, false
	}
	k := constraint{path: p, not: s[at] == '!', text: s}
	if s[at+1:] == "" {
		c.fault(line, "frame %s: nothing follows in %q; write %q for any filler", c.src.id, s, s+"*")
		return 0, false
	}
	for w := range strings.SplitSeq(s[at+1:], "|") {
		if w == "*" {
			k.any = true
			continue
		}
		v, ok := c.value(w, line)
		if !ok {
			return 0, false
		}
		k.words = k.words || !k.not && (v.kind == lemmaValue || v.kind == multiValue || v.kind == classValue)
		k.values = append(k.values, v)
	}
	k.soft = !k.not && !k.any
	for _, v := range k.values {
		switch v.kind {
		case lemmaValue, multiValue, classValue, placeValue, numValue:
			k.soft = false
		}
	}
	i := int32(len(c.lex.constraints))
	c.lex.constraints = append(c.lex.constraints, k)
	c.seen[s] = i
	return i, true
}

// Kinds of party that a constraint may name.
var typeNames = map[string]uint16{
	"person": 1 << doc.Person, "country": 1 << doc.Country, "org": 1<<doc.Organization | 1<<doc.IGO,
	"group": 1 << doc.Group, "population": 1 << doc.Population,
}

func (c *compiler) value(w string, line int) (value, bool) {
	if !strings.HasPrefix(w, "@") {
		if strings.ContainsAny(w, "-_") {
			return value{kind: multiValue, words: c.words(w), sym: c.b.Sym(w)}, true
		}
		return value{kind: lemmaValue, sym: c.b.Sym(w)}, true
	}
	name := w[1:]
	if i, ok := c.classAt[name]; ok {
		return value{kind: classValue, class: i}, true
	}
	if t, ok := typeNames[name]; ok {
		return value{kind: typeValue, types: t}, true
	}
	switch name {
	case "actor":
		return value{kind: actorValue}, true
	case "place":
		return value{kind: placeValue}, true
	case "num":
		return value{kind: numValue}, true
	case "igo":
		return value{kind: igoValue}, true
	}
	if s, ok := ontology.SectorOf(name); ok && name != "" {
		return value{kind: sectorValue, sector: s}, true
	}
	switch name {
	case "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC":
		return value{kind: countryValue, country: ontology.MustCountry(name)}, true
	}
	c.fault(line, "frame %s: %q is no word class of classes.tsv, no kind of actor and no sector", c.src.id, w)
	return value{}, false
}

// weight is how much a constraint adds to the specificity of its trigger.
func (k *constraint) weight() int32 {
	if k.not {
		return 1
	}
	if k.any {
		return 2
	}
	w := int32(8)
	for _, v := range k.values {
		switch v.kind {
		case lemmaValue, multiValue:
		case classValue:
			w = min(w, 7)
		case actorValue:
			w = min(w, 4)
		default:
			w = min(w, 5)
		}
	}
	return w
}
