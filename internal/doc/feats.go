package doc

import "strings"

// A field is the place of one feature in Feats and the names of its values;
// value 0 means that the feature is absent. Values of different features combine
// with the operator |.
type field struct {
	name   string
	shift  uint8
	mask   Feats
	values []string
}

// fields are in alphabetical order, as CoNLL-U wants the column FEATS.
var fields = []field{
	{"Abbr", 0, 1, []string{"", "Yes"}},
	{"Case", 1, 3, []string{"", "Nom", "Acc", "Gen"}},
	{"Definite", 3, 3, []string{"", "Def", "Ind"}},
	{"Degree", 5, 3, []string{"", "Pos", "Cmp", "Sup"}},
	{"Gender", 7, 3, []string{"", "Masc", "Fem", "Neut"}},
	{"Mood", 9, 3, []string{"", "Ind", "Imp", "Sub"}},
	{"NumType", 11, 7, []string{"", "Card", "Ord", "Frac", "Mult"}},
	{"Number", 14, 3, []string{"", "Sing", "Plur", "Ptan"}},
	{"Person", 16, 3, []string{"", "1", "2", "3"}},
	{"Polarity", 18, 1, []string{"", "Neg"}},
	{"Poss", 19, 1, []string{"", "Yes"}},
	{"PronType", 20, 15, []string{"", "Art", "Prs", "Dem", "Rel", "Int", "Ind", "Tot", "Neg", "Emp", "Rcp"}},
	{"Reflex", 24, 1, []string{"", "Yes"}},
	{"Tense", 25, 3, []string{"", "Past", "Pres"}},
	{"VerbForm", 27, 7, []string{"", "Fin", "Inf", "Part", "Ger"}},
	{"Voice", 30, 1, []string{"", "Pass"}},
}

// Values that rules ask for.
const (
	CaseGen     Feats = 3 << 1
	MoodInd     Feats = 1 << 9
	MoodImp     Feats = 2 << 9
	MoodSub     Feats = 3 << 9
	NumberSing  Feats = 1 << 14
	NumberPlur  Feats = 2 << 14
	NumberPtan  Feats = 3 << 14
	Person1     Feats = 1 << 16
	Person2     Feats = 2 << 16
	Person3     Feats = 3 << 16
	PolarityNeg Feats = 1 << 18
	PossYes     Feats = 1 << 19
	TensePast   Feats = 1 << 25
	TensePres   Feats = 2 << 25
	VerbFin     Feats = 1 << 27
	VerbInf     Feats = 2 << 27
	VerbPart    Feats = 3 << 27
	VerbGer     Feats = 4 << 27
	VoicePass   Feats = 1 << 30
)

// Masks of the features that those values belong to.
const (
	CaseMask   Feats = 3 << 1
	MoodMask   Feats = 3 << 9
	NumberMask Feats = 3 << 14
	PersonMask Feats = 3 << 16
	TenseMask  Feats = 3 << 25
	VerbMask   Feats = 7 << 27
)

// Has reports whether f holds the value v of the feature whose bits are mask:
// f.Has(doc.NumberMask, doc.NumberPlur).
func (f Feats) Has(mask, v Feats) bool { return f&mask == v }

// String is f as CoNLL-U writes it: "Number=Sing|Person=3", or "_" if empty.
func (f Feats) String() string {
	if f == 0 {
		return "_"
	}
	var b strings.Builder
	for _, x := range fields {
		if v := int(f >> x.shift & x.mask); v > 0 && v < len(x.values) {
			if b.Len() > 0 {
				b.WriteByte('|')
			}
			b.WriteString(x.name)
			b.WriteByte('=')
			b.WriteString(x.values[v])
		}
	}
	return b.String()
}

// ParseFeats is the inverse of String. Features and values that Feats has no
// room for are left out.
func ParseFeats(s string) Feats {
	var f Feats
	for item := range strings.SplitSeq(s, "|") {
		name, value, ok := strings.Cut(item, "=")
		if !ok {
			continue
		}
		for _, x := range fields {
			if x.name != name {
				continue
			}
			for i, v := range x.values {
				if i > 0 && v == value {
					f |= Feats(i) << x.shift
				}
			}
		}
	}
	return f
}
