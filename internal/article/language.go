package article

import (
	"strings"
	"unicode"
)

// Language guesses the language of text as a BCP 47 code: by script, and among
// languages in Latin script by the commonest function words. It looks at the
// first few thousand characters. Text in Latin script without clear evidence of
// another language is English, text without letters "und".
func Language(text string) string {
	const window = 6000
	if len(text) > window {
		text = text[:window]
	}
	scripts := map[string]int{}
	letters := 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch {
		case unicode.Is(unicode.Latin, r):
			scripts["Latn"]++
		case unicode.Is(unicode.Arabic, r):
			scripts["ar"]++
		case unicode.Is(unicode.Cyrillic, r):
			scripts["ru"]++
		case unicode.Is(unicode.Hangul, r):
			scripts["ko"]++
		case unicode.Is(unicode.Hiragana, r), unicode.Is(unicode.Katakana, r):
			scripts["ja"]++
		case unicode.Is(unicode.Han, r):
			scripts["zh"]++
		case unicode.Is(unicode.Hebrew, r):
			scripts["he"]++
		case unicode.Is(unicode.Greek, r):
			scripts["el"]++
		case unicode.Is(unicode.Devanagari, r):
			scripts["hi"]++
		case unicode.Is(unicode.Thai, r):
			scripts["th"]++
		}
	}
	if letters == 0 {
		return "und"
	}
	best := "Latn"
	for _, s := range []string{"ar", "ru", "ko", "ja", "zh", "he", "el", "hi", "th"} {
		if scripts[s] > scripts[best] || s == "ja" && scripts["ja"]*5 > scripts["zh"] && scripts["ja"] > 0 && best == "zh" {
			best = s
		}
	}
	if best != "Latn" {
		return best
	}
	return latin(text)
}

// functionWords are frequent words that few of the other languages share.
var functionWords = map[string]string{
	"en": "the of and to in that is was for on with as by at from his has have are were said not but they this which will been an their who after its also he it be had would",
	"fr": "le la les des du et est dans une pour que qui sur pas au aux avec ce cette par sont été mais plus ont il elle nous leur ses d'un qu'il a ne se son",
	"de": "der die das und ist nicht den von zu mit dem ein eine auf für im des sich auch es an als nach bei aus wird sind hat wurde dass haben einen",
	"es": "el la los las de y en que por con una para del se es al lo su como más fue ha pero sus este también sobre no un son",
	"it": "il di che e la per un una non sono con del della dei gli le nel alla anche è si da ha al dal più questo stato come ma",
	"pt": "o de e que do da em um uma para com não os as dos das no na por mais foi ao se é são como mas pelo pela também seu sua",
	"nl": "de het een en van is dat op te zijn met voor niet aan er om ook als bij door naar uit maar heeft werd worden deze",
	"tr": "ve bir bu için ile olarak daha olan çok gibi kadar sonra en ise oldu da de göre ne var değil olduğunu",
	"id": "yang dan di dari untuk dengan pada ini itu tidak dalam akan oleh ke telah juga adalah sebagai kepada mereka",
	"pl": "w i na z do się nie że o jest po przez za od dla jak ale jego są który oraz tym było",
	"sv": "och att det som en på är av för med till den har inte om ett men var från de vid kan",
	"ro": "și de la în a pe cu care din nu un o pentru este mai sunt că au fost prin ca lui",
}

var languagesOf = func() map[string][]string {
	m := map[string][]string{}
	for _, lang := range []string{"en", "fr", "de", "es", "it", "pt", "nl", "tr", "id", "pl", "sv", "ro"} {
		for _, w := range strings.Fields(functionWords[lang]) {
			m[w] = append(m[w], lang)
		}
	}
	return m
}()

func latin(text string) string {
	score, kinds := map[string]float64{}, map[string]int{}
	seen := map[string]bool{}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
	for _, w := range words {
		langs := languagesOf[w]
		for _, l := range langs {
			score[l] += 1 / float64(len(langs))
			if !seen[w] {
				kinds[l]++
			}
		}
		seen[w] = true
	}
	best := "en"
	for _, l := range []string{"fr", "de", "es", "it", "pt", "nl", "tr", "id", "pl", "sv", "ro"} {
		if score[l] > score[best] {
			best = l
		}
	}
	// A foreign language must stand out: names and quotations in an English
	// headline are no evidence, nor is one word again and again ("met").
	if best != "en" && (kinds[best] < 3 || score[best] < 3 || score[best] < 1.5*score["en"] || score[best]*12 < float64(len(words))) {
		best = "en"
	}
	return best
}
