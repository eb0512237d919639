package layout

import (
	"strings"
	"unicode"
)

// functionWords are the commonest small words of a language that the others of the list do not share.
func functionWords() []struct{ code, words string } {
	return []struct{ code, words string }{
		{"en", "the of and to in is that for was with by are this from which has been their its"},
		{"es", "el los las que en del por con una para como más pero su sus fue este"},
		{"fr", "le les des est dans une que pour qui sur par avec plus sont cette aux ont"},
		{"de", "der die das und ist nicht mit von den dem ein eine auf für sich auch wurde"},
		{"pt", "os das dos que em uma para com não por mais foi como ao pelo são também"},
		{"it", "il gli che di della sono per una con non del nel alla anche più dei è"},
		{"nl", "het een van en dat niet zijn voor met aan ook werd naar deze hij"},
		{"id", "yang dan dengan untuk dari pada dalam tidak ini itu adalah oleh akan telah"},
		{"ru", "и в не на что с по как это для был из от его также"},
		{"uk", "і в не на що з як це для був із від його також та"},
		{"tr", "ve bir bu için ile olarak olan daha çok gibi kadar da de"},
		{"pl", "i w nie na że z się do jest to przez dla oraz ale"},
		{"sv", "och att det som en är av för med till den på inte har"},
		{"vi", "và của là các trong được cho với không những một này"},
	}
}

// Language is the language of a text as BCP 47, or "" when its small words and its script do not tell.
func Language(text string) string {
	sample := text[:min(len(text), 1<<14)]
	counts := map[string]int{}
	scripts := map[string]int{}
	all := 0
	for _, w := range strings.FieldsFunc(strings.ToLower(sample), func(r rune) bool { return !unicode.IsLetter(r) }) {
		counts[w]++
		all++
	}
	total := 0
	for _, r := range sample {
		if !unicode.IsLetter(r) {
			continue
		}
		total++
		switch {
		case r < 0x250:
		case unicode.Is(unicode.Hangul, r):
			scripts["ko"]++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			scripts["ja"]++
		case unicode.Is(unicode.Han, r):
			scripts["zh"]++
		case unicode.Is(unicode.Arabic, r):
			scripts["ar"]++
		case unicode.Is(unicode.Greek, r):
			scripts["el"]++
		case unicode.Is(unicode.Hebrew, r):
			scripts["he"]++
		case unicode.Is(unicode.Thai, r):
			scripts["th"]++
		case unicode.Is(unicode.Devanagari, r):
			scripts["hi"]++
		}
	}
	switch {
	case scripts["ja"]*10 > total:
		return "ja"
	case scripts["ko"]*3 > total:
		return "ko"
	case scripts["zh"]*2 > total:
		return "zh"
	}
	for _, code := range []string{"el", "he", "th"} {
		if scripts[code]*2 > total {
			return code
		}
	}
	best, top, second := "", 0, 0
	for _, f := range functionWords() {
		n := 0
		for _, w := range strings.Fields(f.words) {
			n += counts[w]
		}
		switch {
		case n > top:
			best, top, second = f.code, n, top
		case n > second:
			second = n
		}
	}
	if top < 5 || top*14 < all || top*10 < second*13 {
		return ""
	}
	return best
}
