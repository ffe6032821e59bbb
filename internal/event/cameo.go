package event

import (
	"strings"

	"regesta/internal/ontology"
)

// about gives, for what an event is promised, demanded, refused or threatened to
// be, the CAMEO code of the promise, demand, refusal or threat. The first code
// that the content's begins with holds; "+" stands for the rest of it, so that
// the promise of 0841 is 0353 and that of economic aid (071) 0331.
var about = map[ontology.Category][]struct{ content, code string }{
	ontology.AGREE: {
		{"045", "039"}, {"04", "036"}, {"05", "032"}, {"060", "031"}, {"06", "031+"}, {"070", "033"}, {"075", "033"}, {"07", "033+"}, {"", "030"},
	},
	ontology.CONCEDE: {
		{"0831", "0341"}, {"0832", "0342"}, {"0833", "0343"}, {"0834", "0344"}, {"083", "034"}, {"081", "0351"}, {"082", "0352"}, {"084", "0353"},
		{"085", "0354"}, {"086", "0355"}, {"087", "0356"}, {"", "035"},
	},
	ontology.REQUEST: {
		{"045", "028"}, {"04", "026"}, {"05", "022"}, {"060", "021"}, {"06", "021+"}, {"070", "023"}, {"075", "023"}, {"07", "023+"},
		{"0831", "0241"}, {"0832", "0242"}, {"0833", "0243"}, {"0834", "0244"}, {"083", "024"}, {"081", "0251"}, {"082", "0252"}, {"084", "0253"},
		{"085", "0254"}, {"086", "0255"}, {"087", "0256"}, {"08", "025"}, {"09", "0242"}, {"", "020"},
	},
	ontology.REJECT: {
		{"045", "126"}, {"04", "125"}, {"057", "127"}, {"060", "121"}, {"06", "121+"}, {"070", "122"}, {"075", "122"}, {"07", "122+"},
		{"0831", "1231"}, {"0832", "1232"}, {"0833", "1233"}, {"0834", "1234"}, {"083", "123"}, {"081", "1241"}, {"082", "1242"}, {"084", "1243"},
		{"085", "1244"}, {"086", "1245"}, {"087", "1246"}, {"08", "124"}, {"", "120"},
	},
	ontology.THREATEN: {
		{"14", "133"}, {"161", "1313"}, {"162", "1311"}, {"163", "1312"}, {"164", "134"}, {"165", "135"}, {"166", "136"}, {"16", "131"},
		{"1721", "1321"}, {"1722", "1322"}, {"1723", "1323"}, {"1724", "1324"}, {"172", "132"}, {"175", "137"}, {"191", "1381"}, {"192", "1382"},
		{"204", "1385"}, {"20", "1383"}, {"15", "138"}, {"18", "138"}, {"190", "138"}, {"19", "1384"}, {"", "130"},
	},
}

// cameoAbout is the CAMEO code of an event of category c about what would have
// the code content.
func cameoAbout(c ontology.Category, content string) string {
	for _, x := range about[c] {
		if rest, ok := strings.CutPrefix(content, x.content); ok {
			if code, plus := strings.CutSuffix(x.code, "+"); plus {
				return code + rest
			}
			return x.code
		}
	}
	return ""
}

// code is the CAMEO code of k, or that of its category where the words tell no
// more.
func (x *Decider) code(k *candidate) string {
	if k.ev.Cameo != "" {
		return k.ev.Cameo
	}
	return x.r.book.Categories[k.ev.Category].Cameo
}
