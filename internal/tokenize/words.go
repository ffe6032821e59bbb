package tokenize

import "strings"

// A stopKind says when the stop after a word is part of it.
type stopKind uint8

const (
	always       stopKind = iota + 1 // never ends a sentence by its form alone
	title                            // stands before a name
	beforeNumber                     // only before a number: "No. 5"
	maybe                            // may end a sentence as well: "Inc.", "etc."
)

// abbreviations are words whose stop belongs to them, in lower case.
var abbreviations = func() map[string]stopKind {
	m := map[string]stopKind{}
	for kind, words := range map[stopKind]string{
		title: `mr mrs ms messrs mme mlle dr prof rev fr sr sra hon pres gov lt gen col maj capt cpl sgt cmdr cmdt comdr
adm brig brig-gen rep reps sen sens pvt pfc supt insp det amb ambs st ste ft mt mgr msgr gens cols sgts drs profs
det ald atty lieut ens spc`,
		always: `vs approx viz cf ca dept est fig figs ave blvd univ assn bros natl intl tel ext al ed eds trans op cit ibid
vol vols pp para paras govt gov't int'l attn incl resp mfg misc orig e.g i.e a.k.a jan feb mar apr jun jul aug sept sep oct
nov dec mon tue tues wed thu thur thurs fri sat sun`,
		beforeNumber: `no nos p art sec ch ver`,
		maybe: `inc ltd co corp etc jr bros plc llc m.d ph.d u.s u.k u.n e.u d.c a.m p.m b.c a.d u.s.a ark ariz calif colo
conn del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que alta`,
	} {
		for _, w := range strings.Fields(words) {
			m[w] = kind
		}
	}
	return m
}()

// prefixes keep the hyphen that follows them.
var prefixes = set(`e co non pre re anti ex multi mid sub semi inter cross mini counter post pan un de bi tri intra extra ultra
pseudo quasi neo proto micro macro mega meta para trans mis psycho socio x`)

// endings are the last parts of host and file names.
var endings = set(`com org net edu gov mil int info biz uk us de fr ru cn jp in au ca eu il ir tr io tv co me
html htm php asp pdf doc docx xls xlsx txt jpg jpeg gif png zip exe ppt url nz tw ie it es nl se no`)

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
