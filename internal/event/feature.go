package event

import (
	"regesta/internal/article"
	"regesta/internal/coding"
	"regesta/internal/doc"
	"regesta/internal/ml"
	"regesta/internal/ontology"
	"regesta/internal/vocab"
)

// A template is a kind of feature; its name is the part before "=" in the model
// file.
type template uint8

const (
	biasFeature template = iota
	categoryFeature
	ruleFeature
	lemmaFeature
	relFeature   // relation of the trigger, by part of speech
	actorFeature // kind of the actors, by category
	recipientFeature
	placeFeature
	statusFeature
	operatorFeature // by category
	specificFeature
	statementFeature
	formFeature  // Penn tag of the trigger
	sceneFeature // by category
	regionFeature
	depthFeature
	orderFeature // sentence within the paragraph
	caseFeature  // preposition of a noun trigger
	detFeature
	othersFeature // events before it in the sentence
	softFeature
	lackFeature   // participant that is needed, by category
	changeFeature // from the frame's category to another
	templateCount
)

var templateNames = [templateCount]string{"bias", "category", "rule", "lemma", "rel", "actor", "recipient", "place", "status", "operator",
	"specific", "statement", "form", "scene", "region", "depth", "order", "case", "det", "others", "soft", "lack", "change"}

// features collects the features of one candidate as hashed keys, and their
// names where a model is trained or explained.
type features struct {
	keys  []uint64
	names []string
	named bool
}

// key is the hash of feature t=value.
func key(t template, value uint64) uint64 { return ml.H2(uint64(t)+1, value, 0) }

func (f *features) add(t template, value string) {
	f.keys = append(f.keys, key(t, vocab.Hash(value)))
	if f.named {
		f.names = append(f.names, templateNames[t]+"="+value)
	}
}

// pair adds a feature of two values, the second of which may be empty.
func (f *features) pair(t template, a, b string) {
	f.keys = append(f.keys, key(t, pairHash(a, b)))
	if f.named {
		f.names = append(f.names, templateNames[t]+"="+a+"/"+b)
	}
}

func pairHash(a, b string) uint64 { return vocab.Mix(vocab.Mix(0, vocab.Hash(a)), vocab.Hash(b)) }

// featuresOf fills f with what speaks for or against candidate k.
func (x *Decider) featuresOf(k *candidate, f *features) {
	d, e := x.d, &k.ev
	f.keys, f.names = f.keys[:0], f.names[:0]
	t := &d.Tokens[e.Head]
	cat := e.Category.String()
	f.add(biasFeature, "")
	f.add(categoryFeature, cat)
	f.add(ruleFeature, e.Rule)
	f.pair(lemmaFeature, d.Lemma(e.Head), cat)
	f.pair(relFeature, t.Rel.Base().String(), t.UPOS.String())
	f.pair(actorFeature, kindOf(e.Actor), "")
	f.pair(actorFeature, kindOf(e.Actor), cat)
	f.pair(recipientFeature, kindOf(e.Recipient), "")
	f.pair(recipientFeature, kindOf(e.Recipient), cat)
	if len(e.Actor) == 0 && len(e.Recipient) == 0 {
		where := "nowhere"
		if e.Place != coding.None {
			where = "somewhere"
		}
		f.pair(placeFeature, where, t.UPOS.String())
	}
	f.add(statusFeature, e.Status.String())
	f.pair(operatorFeature, operatorNames[k.circ.op], cat)
	f.add(specificFeature, bucket(k.match.Specificity/4))
	if e.Statement != coding.None {
		f.add(statementFeature, cat)
	}
	f.add(formFeature, t.XPOS.String())
	sc := x.sceneOf(int(e.Sent))
	for _, s := range sceneList {
		if sc&s.set != 0 {
			f.add(sceneFeature, s.name)
			f.pair(sceneFeature, s.name, cat)
		}
	}
	if x.d.Article != nil {
		if r := x.d.Article.Regions[d.Sents[e.Sent].Region].Kind; r != article.Paragraph {
			f.add(regionFeature, r.String())
		}
	}
	f.add(depthFeature, bucket(x.depth(e.Head)))
	f.add(orderFeature, bucket(int(e.Sent)))
	if t.UPOS != doc.VERB {
		p := ""
		if c := d.Case(e.Head); c != doc.None {
			p = d.Norm(c)
		}
		f.add(caseFeature, p)
		p = ""
		if c := d.Kid(e.Head, doc.RelDet); c != doc.None {
			p = d.Norm(c)
		}
		f.add(detFeature, p)
	}
	f.add(othersFeature, bucket(x.before(k)))
	if k.match.Soft > 0 {
		f.add(softFeature, bucket(k.match.Soft))
		f.add(softFeature, cat)
	}
	if k.lack != "" {
		f.pair(lackFeature, k.lack, "")
		f.pair(lackFeature, k.lack, cat)
		f.pair(lackFeature, k.lack, t.UPOS.String())
	}
	if e.Category != k.match.Sense.Category {
		f.pair(changeFeature, k.match.Sense.Category.String(), cat)
	}
}

// kindOf says what is known of the first party that is coded.
func kindOf(ps []coding.Party) string {
	kind := "none"
	for i := range ps {
		p := &ps[i]
		switch {
		case p.Country != 0 && p.Sector != ontology.NoSector:
			return "country+" + p.Sector.String()
		case p.Country != 0:
			return "country"
		case p.Sector != ontology.NoSector:
			kind = p.Sector.String()
		case kind == "none":
			kind = "uncoded"
		}
	}
	return kind
}

var buckets = [...]string{"0", "1", "2", "3", "4", "5", "6+"}

func bucket(n int) string { return buckets[max(0, min(n, len(buckets)-1))] }

// depth is the number of arcs between t and the root of its sentence.
func (x *Decider) depth(t doc.Tok) int {
	n := 0
	for h := x.d.Tokens[t].Head; h != doc.None; h = x.d.Tokens[h].Head {
		n++
	}
	return n
}
