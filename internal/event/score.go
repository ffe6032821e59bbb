package event

import (
	"regesta/internal/coding"
	"regesta/internal/ontology"
)

// judge sets the confidence of an event and drops what is too doubtful.
func (x *Decider) judge(k *candidate) {
	e := &k.ev
	sc := x.sceneOf(int(e.Sent))
	if e.Category == ontology.ASSAULT && sc&accidentScene != 0 && sc&violenceScene == 0 && !anyCoded(e.Actor) {
		k.reason = "an accident"
		return
	}
	k.judged = true
	x.featuresOf(k, &x.feats)
	s := x.r.model.score(x.feats.keys)
	e.Confidence = confidence(s)
	switch {
	case s < x.r.model.threshold:
		k.reason = "too doubtful"
	case e.Status == coding.Hypothetical:
		k.reason = "hypothetical"
	}
}
