package label

import (
	"strings"
	"sync"
	"unicode"
)

// classed are the words of data/words.txt with their classes.
var classed = sync.OnceValue(func() *wordTable {
	t := newWordTable(4096)
	readClasses(&t)
	return &t
})

// IsGivenName tells whether a word is a common given name.
func IsGivenName(word string) bool {
	return classed().find(hashWord(word)).classes&(1<<classGiven) != 0
}

// IsPlace tells whether s is made of words for cities, regions and states alone.
func IsPlace(s string) bool {
	found := false
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		if strings.IndexByte(w, '.') >= 0 {
			if w = strings.ReplaceAll(w, ".", ""); w == "" {
				continue
			}
		}
		if classed().find(hashWord(w)).classes&(1<<classCity|1<<classRegion) == 0 {
			return false
		}
		found = true
	}
	return found
}

// IsHouse tells whether a word closes the names of publishing houses, or is such a name, and of no place.
func IsHouse(word string) bool {
	c := classed().find(hashWord(word)).classes
	if c&(1<<classCity|1<<classRegion) != 0 {
		return false
	}
	return c&(1<<classHouse) != 0 || c&(1<<classImprint) != 0
}

// IsOpenWord tells whether a word is in none of the classes that names of bodies, places, houses and media are made of.
func IsOpenWord(word string) bool {
	c := classed().find(hashWord(word)).classes
	return c&^(1<<classGiven|1<<classParticle|1<<classGeneration|1<<classImprint|1<<classAbbreviated) == 0
}
