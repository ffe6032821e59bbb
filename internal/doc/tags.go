package doc

// UPOS is a universal part of speech.
type UPOS uint8

const (
	X UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

var uposNames = [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

func (p UPOS) String() string { return uposNames[p] }

// UPOSOf is the inverse of String; unknown names are X.
func UPOSOf(s string) UPOS {
	for i, n := range uposNames {
		if n == s {
			return UPOS(i)
		}
	}
	return X
}

// IsNominal reports whether p can head a noun phrase.
func (p UPOS) IsNominal() bool { return p == NOUN || p == PROPN || p == PRON || p == NUM }

// XPOS is a Penn Treebank tag as English UD uses it, an index into its table.
type XPOS uint8

var xposNames = [...]string{"XX", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``", "$", "#", "HVS"}

var xposIndex = func() map[string]XPOS {
	m := make(map[string]XPOS, len(xposNames))
	for i, n := range xposNames {
		m[n] = XPOS(i)
	}
	return m
}()

func (p XPOS) String() string { return xposNames[p] }

// XPOSOf is the inverse of String; unknown names are XX.
func XPOSOf(s string) XPOS { return xposIndex[s] }

// Penn tags that rules ask for.
var (
	VB, VBD, VBG, VBN, VBP, VBZ = XPOSOf("VB"), XPOSOf("VBD"), XPOSOf("VBG"), XPOSOf("VBN"), XPOSOf("VBP"), XPOSOf("VBZ")
	WDT, WP, WRB                = XPOSOf("WDT"), XPOSOf("WP"), XPOSOf("WRB")
	MD, POS, TO                 = XPOSOf("MD"), XPOSOf("POS"), XPOSOf("TO")
	NN, NNS, NNP, NNPS          = XPOSOf("NN"), XPOSOf("NNS"), XPOSOf("NNP"), XPOSOf("NNPS")
)

// Rel is a dependency relation of UD version 2, with the subtypes of the
// English treebanks.
type Rel uint8

const (
	RelDep Rel = iota
	RelAcl
	RelAclRelcl
	RelAdvcl
	RelAdvclRelcl
	RelAdvmod
	RelAdvmodEmph
	RelAmod
	RelAppos
	RelAux
	RelAuxPass
	RelCase
	RelCc
	RelCcPreconj
	RelCcomp
	RelClf
	RelCompound
	RelCompoundPrt
	RelConj
	RelCop
	RelCsubj
	RelCsubjOuter
	RelCsubjPass
	RelDet
	RelDetPredet
	RelDiscourse
	RelDislocated
	RelExpl
	RelFixed
	RelFlat
	RelFlatForeign
	RelFlatName
	RelGoeswith
	RelIobj
	RelList
	RelMark
	RelNmod
	RelNmodDesc
	RelNmodNpmod
	RelNmodPoss
	RelNmodTmod
	RelNmodUnmarked
	RelNsubj
	RelNsubjOuter
	RelNsubjPass
	RelNummod
	RelObj
	RelObl
	RelOblAgent
	RelOblNpmod
	RelOblTmod
	RelOblUnmarked
	RelOrphan
	RelParataxis
	RelPunct
	RelReparandum
	RelRoot
	RelVocative
	RelXcomp
	RelNumber // how many there are
)

var relNames = [RelNumber]string{"dep", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "advmod:emph", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "clf", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "flat:foreign", "flat:name", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:npmod", "nmod:poss", "nmod:tmod", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:npmod", "obl:tmod", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp"}

var (
	relIndex = map[string]Rel{}
	relBase  = func() (base [RelNumber]Rel) {
		for i, n := range relNames {
			relIndex[n] = Rel(i)
		}
		for i, n := range relNames {
			base[i] = Rel(i)
			for j := range n {
				if n[j] == ':' {
					base[i] = relIndex[n[:j]]
					break
				}
			}
		}
		return base
	}()
)

func (r Rel) String() string { return relNames[r] }

// Base is r without its subtype.
func (r Rel) Base() Rel { return relBase[r] }

// RelOf is the inverse of String. An unknown subtype gives its base, an unknown
// relation RelDep.
func RelOf(s string) Rel {
	if r, ok := relIndex[s]; ok {
		return r
	}
	for i := range s {
		if s[i] == ':' {
			return relIndex[s[:i]]
		}
	}
	return RelDep
}

// Feats are the morphological features of a token, packed. Zero bits mean that
// the feature is absent.
type Feats uint32
