package lexicon

import (
	"slices"
	"strings"
)

// endings are the regular endings of English, with what the word has in their place.
var endings = []struct {
	ending string
	bases  []string
	double bool // the consonant before it may be doubled
}{
	{"ies", []string{"y"}, false},
	{"ied", []string{"y"}, false},
	{"ily", []string{"y"}, false},
	{"ness", []string{""}, false},
	{"ers", []string{"", "e", "er"}, true},
	{"ing", []string{"", "e"}, true},
	{"est", []string{"", "e"}, true},
	{"es", []string{"", "e"}, false},
	{"ed", []string{"", "e"}, true},
	{"er", []string{"", "e"}, true},
	{"ly", []string{"", "le"}, false},
	{"s", []string{""}, false},
}

// Common tells whether the folded word is a common English word, also with a
// regular ending. A capitalised word that is none is likely to be a name.
func (v *Vocabulary) Common(word string) bool {
	if v.isEnglish(word) {
		return true
	}
	for _, e := range endings {
		stem, ok := strings.CutSuffix(word, e.ending)
		if !ok || len(stem) < 3 {
			continue
		}
		for _, b := range e.bases {
			if v.isEnglish(stem + b) {
				return true
			}
		}
		if n := len(stem); e.double && n > 3 && stem[n-1] == stem[n-2] && v.isEnglish(stem[:n-1]) {
			return true
		}
	}
	return false
}

func (v *Vocabulary) isEnglish(word string) bool {
	_, ok := slices.BinarySearch(v.english, word)
	return ok
}
