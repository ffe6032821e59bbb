package event

import (
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ontology"
)

// judge sets the confidence of an event and drops what is too doubtful.
func (x *Decider) judge(k *candidate) {
	e := &k.ev
	s := 30 + min(k.match.Specificity, 16)
	if len(e.Actor) > 0 {
		s += 15
	}
	if len(e.Recipient) > 0 {
		s += 10
	}
	if x.d.Tokens[e.Head].UPOS == doc.VERB {
		s += 10
	}
	switch e.Status {
	case coding.Hypothetical:
		s -= 30
	case coding.Future:
		s -= 10
	}
	e.Confidence = float32(max(5, min(s, 95))) / 100
	if sc := x.sceneOf(int(e.Sent)); e.Category == ontology.ASSAULT && sc&accidentScene != 0 && sc&violenceScene == 0 {
		k.reason = "an accident"
	}
	if e.Status == coding.Hypothetical {
		k.reason = "hypothetical"
	}
	if len(e.Actor) == 0 && len(e.Recipient) == 0 && x.d.Tokens[e.Head].UPOS != doc.VERB && e.Place == coding.None {
		k.reason = "a noun without participants or place"
	}
}
