package figure

import (
	"strings"

	"regesta/internal/coding"
)

// A sense says what is counted by a number that a word governs, and how the
// word must govern it.
type sense struct {
	unit coding.Unit
	how  how
}

// how is a set of ways in which a word governs what it counts.
type how uint8

const (
	patient how = 1 << iota // "killed 20", "20 were killed", "20 killed"
	agent                   // "20 died"
	state                   // "20 dead", "20 are missing"
	itself                  // "20 deaths"
	of                      // "the death of 20 people"
	by                      // "a protest by 20,000", "protests from 20,000"
	weak                    // "20 soldiers": unless a verb says more
)

// senses maps lemmas to what they count.
var senses = func() map[string]sense {
	m := map[string]sense{}
	put := func(u coding.Unit, h how, lemmas string) {
		for _, l := range strings.Fields(lemmas) {
			s := m[l]
			m[l] = sense{u, s.how | h}
		}
	}
	put(coding.Killed, patient, "kill murder slay assassinate execute behead massacre slaughter lynch decapitate electrocute crucify martyr")
	put(coding.Killed, agent, "die perish drown succumb")
	put(coding.Killed, patient, "drown")
	put(coding.Killed, state, "dead deceased")
	put(coding.Killed, itself|of, "death fatality killing murder")
	put(coding.Killed, of, "massacre execution assassination beheading slaughter toll")
	put(coding.Killed, itself, "body corpse dead slain life")
	put(coding.Injured, patient, "injure wound hurt maim hospitalize hospitalise")
	put(coding.Injured, state, "injured wounded hurt")
	put(coding.Injured, itself, "injury wounded injured")
	put(coding.Injured, of, "wounding injuring")
	put(coding.Missing, agent, "disappear vanish")
	put(coding.Missing, state, "missing unaccounted")
	put(coding.Missing, of, "disappearance")
	put(coding.Displaced, patient, "displace evacuate uproot dislocate")
	put(coding.Displaced, agent, "flee evacuate")
	put(coding.Displaced, state, "displaced homeless evacuated")
	put(coding.Displaced, of, "displacement evacuation exodus flight")
	put(coding.Displaced, weak, "evacuee")
	put(coding.Displaced, weak, "refugee idp")
	put(coding.Arrested, patient, "arrest detain jail imprison apprehend incarcerate round-up")
	put(coding.Arrested, state, "detained jailed imprisoned")
	put(coding.Arrested, itself|of, "arrest")
	put(coding.Arrested, of, "detention imprisonment")
	put(coding.Arrested, weak, "detainee")
	put(coding.Arrested, state, "custody detention")
	put(coding.Abducted, patient, "abduct kidnap capture")
	put(coding.Abducted, state, "hostage captive")
	put(coding.Abducted, state, "captivity")
	put(coding.Abducted, weak, "hostage abductee captive")
	put(coding.Abducted, of, "abduction kidnapping")
	put(coding.Protesters, agent, "protest demonstrate march rally riot")
	put(coding.Protesters, by, "protest demonstration march rally strike sit-in riot")
	put(coding.Protesters, of, "rally demonstration march protest")
	put(coding.Protesters, weak, "protester demonstrator marcher protestor rioter")
	put(coding.Troops, weak, "troop troops soldier peacekeeper marine serviceman servicewoman servicemember paratrooper airman airmen guardsman guardsmen servicemen reservist")
	return m
}()

// transparent nouns stand for what they hold: "a group of 20 tourists", "the
// lives of 20 people".
var transparent = map[string]bool{
	"group": true, "total": true, "number": true, "crowd": true, "family": true,
	"member": true, "rest": true, "list": true,
}

// aside are the prepositions of a part or an addition that shares its whole's
// fate: "15 people, including eight children".
var aside = map[string]bool{
	"including": true, "include": true, "among": true, "plus": true, "besides": true, "alongside": true,
}

// lifeless are things that are captured, evacuated or hit as people are, and
// animals: their numbers are no casualties.
var lifeless = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`town village city position base checkpoint district island hill area post outpost settlement
		neighborhood neighbourhood home house building vehicle boat ship tank truck car aircraft helicopter drone missile rocket
		school church mosque hospital camp station whale animal cattle cow bird sheep fish horse elephant dog chicken pig
		gun weapon rifle warplane jet warship submarine shell bomb bullet warhead raid airstrike strike explosion country nation state company
		bank site facility convoy case`) {
		m[w] = true
	}
	return m
}()

// time, measure and other nouns whose numbers are no figures.
var measures = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`second minute hour day week month year decade century night morning
		percent % per-cent degree metre meter kilometre kilometer km mile foot inch acre hectare ton tonne kilogram
		kilo kg pound litre gallon barrel mph magnitude time point vote seat page goal term count round`) {
		m[w] = true
	}
	return m
}()
