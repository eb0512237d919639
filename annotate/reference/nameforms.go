package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isGeneration(t string) bool {
	switch strings.TrimRight(t, ".") {
	case "Jr", "Sr", "II", "III", "IV":
		return true
	}
	return false
}

// isParticle tells whether w is a small word that belongs to a family name.
func isParticle(w string) bool {
	switch strings.ToLower(strings.TrimRight(w, "'")) {
	case "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "las", "los", "ten", "ter", "te", "zu", "zur", "zum", "vom", "bin", "ibn", "al", "el", "do", "y", "e", "'t", "op", "in", "st", "st.", "af", "av", "d", "l", "abu", "ben", "bint", "dello", "degli":
		return true
	}
	return false
}

// isInitials tells whether t is given names by their initials: "K. S.", "S.-Y.", "T. kyu", "KS", "I.T.".
func isInitials(t string) bool {
	if t == "" || len(t) > 40 {
		return false
	}
	words := strings.Fields(t)
	for i, w := range words {
		switch {
		case initialWord(w):
		case i > 0 && (isGeneration(w) || isParticle(w)):
		case i > 0 && len(w) <= 7 && allLower(w) && strings.HasSuffix(words[0], "."):
		case i > 0 && fullGiven(w) && len(words) == 2 && len(words[0]) == 2 && len(w) > 3:
			return false
		default:
			return false
		}
	}
	return true
}

// initialWord tells whether w is one run of initials: "K.", "S.-Y.", "J.P.", "KS", "Yu.".
func initialWord(w string) bool {
	w = strings.TrimRight(w, ",")
	if w == "St." || w == "Ste." { // "St. Clair"
		return false
	}
	stops := strings.Count(w, ".")
	letters, runLen := 0, 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			letters++
			runLen = 1
		case unicode.IsLower(r):
			if runLen == 0 || stops == 0 || runLen > 1 {
				return false
			}
			runLen++
		case r == '.' || r == '-' || r == '\'':
			runLen = 0
		case unicode.Is(unicode.Mn, r):
		default:
			return false
		}
	}
	return letters > 0 && (stops > 0 && letters <= 5 || letters <= 4 && stops == 0)
}

func allLower(s string) bool {
	for _, r := range s {
		if !unicode.IsLower(r) && r != '-' {
			return false
		}
	}
	return s != ""
}

// nameWord tells whether w may be a word of a name: a capital, no stop at its end, no digit.
func nameWord(w string) bool {
	if w == "" || strings.HasSuffix(w, ".") || strings.ContainsAny(w, "0123456789:?!\"()[]/") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'"))
	if unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r) {
		return true
	}
	// d'Ancona, al-Rashid, ten-Brink
	for _, p := range []string{"d'", "l'", "al-", "el-", "ul-", "as-", "ash-", "an-", "ar-", "at-", "bin-", "o'", "de'"} {
		if strings.HasPrefix(w, p) && len(w) > len(p) {
			return true
		}
	}
	return false
}

// isFamily tells whether t may be a family name: capitals and particles.
func isFamily(t string) bool {
	words := strings.Fields(t)
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	capital := false
	for i, w := range words {
		switch {
		case isGeneration(w) && i > 0:
		case nameWord(w): // "Du" and "Le" are names of their own, "du" and "le" are not
			capital = true
		case isParticle(w):
		case w == "St." || w == "Ste.":
		default:
			return false
		}
	}
	return capital
}

func hasParticle(t string) bool {
	for _, w := range strings.Fields(t) {
		if isParticle(w) {
			return true
		}
	}
	return false
}

func fullGiven(w string) bool { return nameWord(w) && !initialWord(w) }

// isGiven tells whether t may be given names written out: "Ada M.", "Jean-Pierre".
func isGiven(t string) bool {
	words := strings.Fields(t)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for i, w := range words {
		if !nameWord(w) && !initialWord(w) && !(i > 0 && (isParticle(w) || isGeneration(w) || allLower(w) && len(w) < 6)) {
			return false
		}
	}
	return true
}

func isTrailing(t string) bool {
	_, _, ok := trailing(t)
	return ok
}

// isDirect tells whether t is initials and then a family name: "L. D. Smith", "P. van der Berg".
func isDirect(t string) bool {
	words := strings.Fields(t)
	if len(words) < 2 || countryInitials(words[0]) {
		return false
	}
	n := leadingInitials(words)
	if n == 0 || n == len(words) {
		return false
	}
	if n < len(words)-1 && allLower(words[n]) && !isParticle(words[n]) && len(words[n]) <= 6 {
		n++ // "T. kyu Orwen"
	}
	return isFamily(strings.Join(words[n:], " ")) && len(words)-n <= 4
}

// leadingInitials counts the initials at the head of a name. Without a stop, a
// lone capital is one between or behind those with stops: "J. J Orwen".
func leadingInitials(words []string) int {
	n := 0
	for n < len(words) && initialWord(words[n]) && (strings.ContainsAny(words[n], ".-") && !twoLetterName(words, n) || n > 0 && len(words[n]) == 1 && n < len(words)-1) {
		n++
	}
	return n
}

// twoLetterName tells whether word n is a short family name with a stop that is not its own: "T. K. Oh.".
func twoLetterName(words []string, n int) bool {
	return n > 0 && n == len(words)-1 && strings.HasSuffix(words[n], ".") && len(words[n]) > 2 && unicode.IsLower(rune(words[n][1]))
}

// countryInitials tells whether w abbreviates a state or union at the head of a body's name.
func countryInitials(w string) bool {
	return w == "U.S." || w == "U.K." || w == "U.N." || w == "E.U."
}

// isFull tells whether t is a name written out, given name first: "Ada O. Quill".
func isFull(t string) bool {
	words := strings.Fields(t)
	if len(words) < 2 || len(words) > 5 || !nameWord(words[0]) || !nameWord(words[len(words)-1]) {
		return false
	}
	for _, w := range words {
		if !nameWord(w) && !initialWord(w) && !isParticle(w) {
			return false
		}
	}
	return true
}

// isBody tells whether a capitalised name ends in a word for a body: "Orwen Consortium", "Ferry Core Team".
func isBody(t string) bool {
	switch strings.ToLower(strings.TrimRight(lastWord(t), ".")) {
	case "consortium", "collaboration", "team", "group", "network", "project", "initiative", "committee", "council", "association", "society", "organization", "organisation", "foundation", "institute", "agency", "company", "bureau", "board", "commission", "corporation", "center", "centre", "taskforce", "study", "program", "programme", "uk", "usa", "ltd", "inc", "gmbh":
		return strings.Contains(t, " ")
	}
	return false
}

// isOrganisation tells whether t may be the name of a body: it begins with a
// capital and its small words are function words.
func isOrganisation(t string) bool {
	r, _ := utf8.DecodeRuneInString(t)
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) && unicode.IsLower(r) || len(t) > 160 {
		return false
	}
	if strings.ContainsAny(t, ":?!\"") || startsYear(t[strings.LastIndexByte(t, ' ')+1:]) {
		return false // a body's name ends in no year
	}
	for _, w := range strings.Fields(t) {
		f, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "([{"))
		if unicode.IsLower(f) && !functionWord(w) {
			return false
		}
	}
	return true
}

func functionWord(w string) bool {
	switch strings.ToLower(w) {
	case "of", "for", "the", "and", "on", "in", "to", "at", "by", "with", "from", "de", "del", "la", "las", "los", "el", "y", "para", "por", "en", "du", "des", "le", "les", "et", "pour", "für", "und", "der", "die", "das", "des)", "zur", "da", "do", "dos", "das)", "e", "di", "della", "dei", "degli", "van", "voor", "het", "och", "för", "a", "an", "d'", "as":
		return true
	}
	return strings.HasPrefix(w, "d'") || strings.HasPrefix(w, "l'")
}

func isUpperOrQuote(r rune) bool {
	return unicode.IsUpper(r) || r == '"' || r == '\'' || r == '«' || unicode.IsLetter(r) && !unicode.IsLower(r)
}
