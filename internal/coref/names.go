package coref

import (
	"regesta/internal/doc"
	"regesta/internal/lexicon"
	"regesta/internal/vocab"
)

// linkNames links the names, and the adjectives of countries, that stand for
// one thing: equal strings, phrases of one dictionary entry, acronyms, and parts
// of people's names.
func (w *Worker) linkNames() {
	clear(w.byName)
	clear(w.surnames)
	for i := range w.d.Mentions {
		m := &w.d.Mentions[i]
		if m.Kind > doc.Adjective {
			continue
		}
		i := int32(i)
		if w.items[i].country != 0 && !w.r.former[w.d.Tokens[m.Head].Norm] {
			w.join(countryKey(w.countryEntry(i).Name), i)
			continue
		}
		w.join(w.stringKey(m.First, m.End, m.Type), i)
		if key, ok := w.entryKey(m); ok {
			w.join(key, i)
		}
	}
	for i := range w.d.Mentions {
		switch m := &w.d.Mentions[i]; {
		case m.Kind != doc.Name:
		case m.Type == doc.Person:
			w.fullName(int32(i))
		case m.Type != doc.Country && m.Type != doc.Place:
			w.acronym(int32(i))
		}
	}
	for i := range w.d.Mentions {
		switch m := &w.d.Mentions[i]; {
		case m.Kind != doc.Name:
		case m.Type == doc.Person:
			w.partName(int32(i))
		case m.Type == doc.Organization || m.Type == doc.IGO:
			w.partBody(int32(i))
		}
	}
}

// countryKey identifies a country by the main name of its row: dependencies
// share the code of their state but are other places.
func countryKey(name string) uint64 { return vocab.Mix(5, vocab.Hash(name)) }

// join links i with the earlier item of the same key.
func (w *Worker) join(key uint64, i int32) {
	if k, ok := w.byName[key]; ok {
		w.link(k, i)
	} else {
		w.byName[key] = i
	}
}

// class is the coarse type within which equal strings are one name.
func class(t doc.EntityType) uint64 {
	switch t {
	case doc.Person:
		return 1
	case doc.Country, doc.Place:
		return 2
	case doc.Organization, doc.Group, doc.IGO:
		return 3
	}
	return 4
}

// stringKey identifies tokens [first, end) as a name of type t.
func (w *Worker) stringKey(first, end doc.Tok, t doc.EntityType) uint64 {
	h := class(t)
	for k := first; k < end; k++ {
		h = vocab.Mix(h, w.normHash(k))
	}
	return h
}

// entryKey identifies the dictionary row that m's words belong to. People have
// a row for each office, so their main name stands for them; a phrase that
// several people share identifies none.
func (w *Worker) entryKey(m *doc.Mention) (uint64, bool) {
	for _, h := range w.hits.At(m.First) {
		if h.End != m.End || h.Part {
			continue
		}
		key, ok := uint64(0), false
		for _, e := range w.hits.Entries(h) {
			x := w.lex.Entry(e)
			switch x.Kind {
			case lexicon.Office, lexicon.Group, lexicon.Organization:
				k := vocab.Mix(uint64(x.Kind)+16, vocab.Hash(x.Name))
				if ok && k != key {
					return 0, false
				}
				key, ok = k, true
			}
		}
		if ok {
			return key, true
		}
	}
	return 0, false
}

// fullName notes the surname of a name of two words or more, and links it with
// one that differs only in a middle name.
func (w *Worker) fullName(i int32) {
	m := &w.d.Mentions[i]
	if m.End-m.First < 2 {
		return
	}
	last := w.surname(m)
	both := vocab.Mix(vocab.Mix(7, last), w.normHash(m.First))
	w.join(both, i)
	if k, ok := w.surnames[last]; !ok {
		w.surnames[last] = i
	} else if k != none && w.root(k) != w.root(i) {
		w.surnames[last] = none // two people of one surname
	}
	if w.familyFirst(m) {
		first := w.normHash(m.First)
		if _, ok := w.surnames[first]; !ok {
			w.surnames[first] = i
		}
	}
}

// surname identifies the last word of a person's name, without the Arabic
// article.
func (w *Worker) surname(m *doc.Mention) uint64 {
	y := w.d.Tokens[m.End-1].Norm
	s := w.d.Vocab.String(y)
	if len(s) > 5 && (s[:3] == "al-" || s[:3] == "el-") {
		return vocab.Hash(s[3:])
	}
	return vocab.Hash(s)
}

func (w *Worker) normHash(t doc.Tok) uint64 { return w.d.Vocab.Hash(w.d.Tokens[t].Norm) }

// familyFirst reports whether m is of the form "Kim Jong-un", where the family
// name comes first.
func (w *Worker) familyFirst(m *doc.Mention) bool {
	for t := m.First + 1; t < m.End; t++ {
		s := w.d.Form(t)
		for i := 1; i+1 < len(s); i++ {
			if s[i] == '-' && 'a' <= s[i+1] && s[i+1] <= 'z' && w.d.Tokens[m.First].Len() <= 5 {
				return true
			}
		}
	}
	return false
}

// headStart is the number of sentences by which a surname may precede the full
// name, as it does in headlines.
const headStart = 3

// partName links a single name, and with it all of the same string, to the
// person whose surname it is. The first of them decides: where a surname stands
// long before the full name, it is somebody else's.
func (w *Worker) partName(i int32) {
	m := &w.d.Mentions[i]
	if m.End-m.First != 1 || w.root(i) != i {
		return
	}
	k, ok := w.surnames[w.surname(m)]
	if !ok {
		k, ok = w.surnames[w.normHash(m.First)]
	}
	if ok && k == none {
		k, ok = w.nearestBearer(i)
	}
	if ok && w.agree(k, i) && w.items[k].sent-w.items[i].sent <= headStart {
		w.link(k, i)
	}
}

// nearestBearer is the last full name before i with its surname, where several
// people bear it.
func (w *Worker) nearestBearer(i int32) (int32, bool) {
	want := w.surname(&w.d.Mentions[i])
	for k := i - 1; k >= 0; k-- {
		m := &w.d.Mentions[k]
		if m.Kind == doc.Name && m.Type == doc.Person && m.End-m.First > 1 && w.surname(m) == want {
			return k, true
		}
	}
	return none, false
}

// agree reports whether the genders of two chains allow a link.
func (w *Worker) agree(a, b int32) bool {
	g, h := w.items[w.root(a)].gender, w.items[w.root(b)].gender
	return g == h || g == anyGender || h == anyGender
}

// acronym links "ECOWAS" with a longer name of which it has the initials.
func (w *Worker) acronym(i int32) {
	d := w.d
	m := &d.Mentions[i]
	if m.End-m.First != 1 || d.Tokens[m.First].Flags&doc.AllCaps == 0 {
		return
	}
	short := d.Norm(m.First)
	for k := range d.Mentions {
		long := &d.Mentions[k]
		if long.Kind == doc.Name && class(long.Type) == class(m.Type) && long.End-long.First > 1 && w.initials(long, short) {
			w.link(int32(k), i)
			return
		}
	}
}

// initials reports whether the capitals of name m spell short.
func (w *Worker) initials(m *doc.Mention, short string) bool {
	n := 0
	for t := m.First; t < m.End; t++ {
		if w.d.Tokens[t].Flags&doc.Capital == 0 {
			continue
		}
		s := w.d.Norm(t)
		if n >= len(short) || s[0] != short[n] {
			return false
		}
		n++
	}
	return n == len(short) && n > 1
}

// partBody links "Security Council" or "the Court" with the longer name that
// ends in it, if there is but one.
func (w *Worker) partBody(i int32) {
	d := w.d
	m := &d.Mentions[i]
	n := m.End - m.First
	found := int32(none)
	for k := range d.Mentions[:i] {
		long := &d.Mentions[k]
		if long.Kind != doc.Name || class(long.Type) != 3 || long.End-long.First <= n {
			continue
		}
		same := true
		for t := range n {
			if d.Tokens[long.End-1-t].Norm != d.Tokens[m.End-1-t].Norm {
				same = false
				break
			}
		}
		if same && (n > 1 || d.Tokens[m.First-min(m.First, 1)].Norm == w.r.words.the) {
			if found != none && w.root(found) != w.root(int32(k)) {
				return
			}
			found = int32(k)
		}
	}
	if found != none {
		w.link(found, i)
	}
}
