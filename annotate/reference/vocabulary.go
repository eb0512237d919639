package reference

import (
	_ "embed" // the vocabularies are part of the binary
	"strings"
)

//go:embed data/headings.txt
var headingsFile string

//go:embed data/listparts.txt
var listPartsFile string

//go:embed data/vagueheadings.txt
var vagueHeadingsFile string

//go:embed data/outlets.txt
var outletsFile string

//go:embed data/outletwords.txt
var outletWordsFile string

//go:embed data/institutionwords.txt
var institutionWordsFile string

//go:embed data/housewords.txt
var houseWordsFile string

//go:embed data/abbreviations.txt
var abbreviationsFile string

//go:embed data/months.txt
var monthsFile string

// vocabulary are the closed word lists the parser asks.
type vocabulary struct {
	headings, vague, parts, outlets, outletWords, institutions, houses, abbreviations, months map[string]bool
}

func newVocabulary() *vocabulary {
	w := &vocabulary{
		headings:      lines(headingsFile),
		vague:         lines(vagueHeadingsFile),
		parts:         lines(listPartsFile),
		outlets:       lines(outletsFile),
		outletWords:   lines(outletWordsFile),
		institutions:  lines(institutionWordsFile),
		houses:        lines(houseWordsFile),
		abbreviations: lines(abbreviationsFile),
		months:        map[string]bool{},
	}
	for line := range lines(monthsFile) {
		for _, m := range strings.Fields(line) {
			w.months[m] = true
		}
	}
	return w
}

func lines(file string) map[string]bool {
	set := map[string]bool{}
	for _, l := range strings.Split(file, "\n") {
		l = strings.TrimSpace(l)
		if l != "" && l[0] != '#' {
			set[l] = true
		}
	}
	return set
}

// outlet tells whether name is a newspaper, an agency or a broadcaster.
func (w *vocabulary) outlet(name string) bool {
	n := strings.ToLower(strings.Trim(name, " .,;"))
	if w.outlets[n] || w.outlets[strings.TrimPrefix(n, "the ")] {
		return true
	}
	words := strings.Fields(n)
	if len(words) > 5 || w.hasInstitution(name) {
		return false
	}
	for _, x := range words {
		if w.outletWords[x] {
			return true
		}
	}
	return len(words) > 0 && w.hasOutletEnd(words)
}

// hasOutletEnd tells whether a compound ends in a newspaper's word: "TradeWire", "Hafenpost".
func (w *vocabulary) hasOutletEnd(words []string) bool {
	for _, x := range words {
		for _, end := range []string{"wire", "news", "post", "zeitung", "times", "blatt", "bladet", "nachrichten"} {
			if strings.HasSuffix(x, end) && len(x) > len(end) {
				return true
			}
		}
	}
	return false
}

func (w *vocabulary) hasInstitution(name string) bool { return hasWord(name, w.institutions) }

func (w *vocabulary) hasHouse(name string) bool { return hasWord(name, w.houses) }

func hasWord(name string, set map[string]bool) bool {
	for _, x := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return r == ' ' || r == ',' || r == '.' || r == ';' || r == ':' || r == '(' || r == ')' || r == '/'
	}) {
		if set[x] {
			return true
		}
	}
	return false
}
