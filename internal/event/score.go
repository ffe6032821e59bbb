package event

import (
	"regesta/internal/coding"
	"regesta/internal/ontology"
)

// leastConfidence is that of the events that are coded, leastLacking that of those
// without a participant that their frame or category needs.
const (
	leastConfidence = 0.45
	leastLacking    = 0.7
)

// order is what an event before it in the sentence takes from an event, in
// log-odds: reports name the main event first. The training sentences, all of
// whose events are coded, do not teach it.
const order = scale * 9 / 10

// judge sets the confidence of an event and drops what is too doubtful.
func (x *Decider) judge(k *candidate) {
	e := &k.ev
	sc := x.sceneOf(int(e.Sent))
	if e.Category == ontology.ASSAULT && sc&accidentScene != 0 && sc&violenceScene == 0 && !anyCoded(e.Actor) {
		k.reason = "an accident"
		return
	}
	k.judged = true
	x.feats.named = x.Explain
	x.featuresOf(k, &x.feats)
	s := x.r.model.score(x.feats.keys)
	if x.Explain {
		e.Moved = x.r.model.moved(&x.feats)
	}
	e.Confidence = confidence(s - order*min(int32(x.before(k)), 1))
	least := float32(leastConfidence)
	if k.lack != "" {
		least = leastLacking
	}
	switch {
	case e.Confidence < least && x.r.model.trained() && !x.Doubtful:
		k.reason = "too doubtful"
	case e.Status == coding.Hypothetical:
		k.reason = "hypothetical"
	}
}

// before counts the candidates before k in its sentence that came as far.
func (x *Decider) before(k *candidate) int {
	n := 0
	list := x.sentence(k.index)
	for i := range list {
		if o := &list[i]; o != k && o.judged && o.ev.Head < k.ev.Head {
			n++
		}
	}
	return n
}
