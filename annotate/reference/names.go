package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// strictness says how sure a list of names must be.
type strictness int

const (
	namesLoose  strictness = iota // what stands before a year in brackets
	namesStrict                   // what may be followed by a title without a mark
)

// piece is what stands between two separators of a list of names.
type piece struct {
	text string
	sep  byte // before it: 0, ',', ';' or '&'
}

// parseNames reads a list of names in any of the usual forms: "Kim, K. T., &
// Lee, R.", "Kim, K., R. Lee, and J. Park", "Kim KS, Lee R", "K. T. Kim and R.
// Lee", "Kim, Tae-kyu", or one organisation. whole is false when some of the
// text is no name.
func parseNames(zone string, how strictness) (people []document.Person, whole bool) {
	zone = strings.TrimRight(strings.TrimSpace(zone), " ,;:")
	if zone == "" || len(zone) > 4000 {
		return nil, false
	}
	if people, ok := easternNames(zone); ok {
		return people, true
	}
	if head, _, ok := strings.Cut(zone, "/"); ok && !strings.Contains(zone, ";") && strings.Contains(head, ", ") { // "Fuchs, Monika/Bauer, Hans"
		zone = strings.ReplaceAll(zone, "/", "; ")
	}
	ps := pieces(zone)
	semicolons := strings.Contains(zone, ";")
	if semicolons {
		return parseSemicolons(ps)
	}
	everyFull, and := allFull(ps), hasAnd(ps)
	for i := 0; i < len(ps); i++ {
		t, more := dropEtAl(ps[i].text)
		if t == "" {
			continue
		}
		var next string
		if i+1 < len(ps) && ps[i+1].sep == ',' {
			next, _ = dropEtAl(ps[i+1].text)
		}
		switch {
		case isBody(t):
			people = append(people, document.Person{Literal: t})
		case isGeneration(t) && len(people) > 0:
			people[len(people)-1].Given += " " + t
		case isDirect(t):
			people = append(people, direct(t))
		case next != "" && isInitials(next) && isFamily(t):
			people = append(people, document.Person{Family: t, Given: next})
			i++
		case isTrailing(t):
			f, g, _ := trailing(t)
			people = append(people, document.Person{Family: f, Given: bareStop(g)})
		case i > 0 && len(people) > 0 && (and || how == namesLoose) && isFull(t) && !hasParticle(t) && (next == "" || isFull(next)):
			people = append(people, full(t))
		case next != "" && (i == 0 || len(people) > 0 && people[len(people)-1].Family != "") && isFamily(t) && isGiven(next) && !everyFull:
			people = append(people, document.Person{Family: t, Given: next})
			i++
		case fullAllowed(and, i, len(ps), len(people), how) && isFull(t):
			people = append(people, full(t))
		case how == namesLoose && isOrganisation(t):
			people = append(people, document.Person{Literal: t})
		default:
			return people, false
		}
		if more {
			return people, i+1 >= len(ps)
		}
	}
	return people, len(people) > 0
}

// easternNames reads a list of names in Han, Hangul or kana, whose parts are
// not parted: each name stays whole.
func easternNames(zone string) ([]document.Person, bool) {
	r, _ := utf8.DecodeRuneInString(zone)
	if r < 0x2e80 {
		return nil, false
	}
	var people []document.Person
	for _, n := range strings.FieldsFunc(zone, func(r rune) bool { return strings.ContainsRune(",;，、；·・", r) }) {
		n = strings.TrimSpace(n)
		for _, w := range []string{" 等", "等", " 외", " 他"} {
			n = strings.TrimSuffix(n, w)
		}
		if n == "" {
			continue
		}
		people = append(people, document.Person{Literal: n})
	}
	return people, len(people) > 0
}

func parseSemicolons(ps []piece) (people []document.Person, whole bool) {
	var groups []string
	for _, p := range ps {
		if p.sep == ',' && len(groups) > 0 {
			groups[len(groups)-1] += ", " + p.text
		} else {
			groups = append(groups, p.text)
		}
	}
	for _, g := range groups {
		g, more := dropEtAl(g)
		if g == "" {
			continue
		}
		family, given, ok := strings.Cut(g, ", ")
		switch {
		case ok && isFamily(family) && (isInitials(given) || isGiven(given)):
			people = append(people, document.Person{Family: family, Given: given})
		case isDirect(g):
			people = append(people, direct(g))
		case isTrailing(g):
			f, i, _ := trailing(g)
			people = append(people, document.Person{Family: f, Given: bareStop(i)})
		case isFull(g):
			people = append(people, full(g))
		case isOrganisation(g):
			people = append(people, document.Person{Literal: g})
		default:
			return people, false
		}
		if more {
			break
		}
	}
	return people, len(people) > 0
}

// pieces cuts at commas, semicolons, ampersands and the words for "and".
func pieces(zone string) []piece {
	var out []piece
	sep := byte(0)
	from := 0
	add := func(to int, next byte) {
		t := strings.TrimSpace(zone[from:to])
		if t != "" {
			out = append(out, piece{t, sep})
			sep = next
		} else if next == '&' || sep == 0 || sep == ',' {
			sep = next
		}
		if len(out) == 0 {
			sep = 0
		}
	}
	depth := 0
	for i := 0; i < len(zone); i++ {
		switch c := zone[i]; c {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',', ';', '&':
			if depth <= 0 {
				add(i, c)
				from = i + 1
			}
		case ' ':
			if i < from { // the blank that closed the last "and" opens no other
				continue
			}
			if n := andLength(zone[i:]); n > 0 && depth <= 0 {
				add(i, '&')
				from = i + n
				i += n - 2
			}
		}
	}
	add(len(zone), 0)
	return out
}

// andLength is the length of " and " in the languages of bibliographies at the start of s.
func andLength(s string) int {
	if len(s) < 2 || strings.IndexByte("aeuyiovd", s[1]) < 0 { // how the words below begin
		return 0
	}
	for _, w := range [...]string{" and ", " et ", " und ", " y ", " e ", " i ", " en ", " och ", " og ", " ve ", " dan "} {
		if strings.HasPrefix(s, w) {
			rest := s[len(w):]
			if w == " et " && strings.HasPrefix(rest, "al") {
				return 0
			}
			if r, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(r) || isParticle(firstToken(rest)) {
				return len(w)
			}
		}
	}
	return 0
}

func firstToken(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return strings.TrimRight(w, ",.")
}

// dropEtAl cuts "et al." and its like from the end of a piece.
func dropEtAl(t string) (rest string, more bool) {
	t = strings.TrimSpace(t)
	t = strings.TrimLeft(t, ". ")
	if t != "" && strings.IndexByte(")sd", t[len(t)-1]) >= 0 { // how the marks end
		for _, mark := range [...]string{" (Eds.)", " (Ed.)", " (eds.)", " (ed.)", " (eds)", " (ed)", " (Hrsg.)", " (Hg.)", " (dir.)", " (coord.)", " (coords.)", ", eds", ", ed"} {
			t = strings.TrimSuffix(t, mark)
		}
	}
	if t != "" && strings.IndexByte(".lsiLSI", t[len(t)-1]) >= 0 { // how the words below end
		low := strings.ToLower(t)
		for _, w := range [...]string{"et al.", "et al", "u. a.", "and others", "others", "et alii", "y otros", "e.a."} {
			if low == w {
				return "", true
			}
			if k := len(low) - len(w) - 1; k >= 0 && low[k] == ' ' && low[k+1:] == w && len(low) == len(t) {
				return strings.TrimRight(t[:k], " ,"), true
			}
		}
	}
	if t == "…" || t == "..." || t == ". . ." {
		return "", false
	}
	for _, p := range [...]string{"… ", "... ", ". . . "} {
		t = strings.TrimPrefix(t, p)
	}
	return t, false
}

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

// trailing cuts a family name and the initials behind it: "Sato MK", "Muir J-F", "Kerr J.C.", "Pell R A".
func trailing(t string) (family, given string, ok bool) {
	k := len(t)
	for n := 0; n < 5; n++ {
		j := strings.LastIndexByte(t[:k], ' ')
		if j <= 0 || k-j > 8 || !initialWord(t[j+1:k]) {
			break
		}
		k = j
	}
	family = strings.TrimRight(t[:k], " ")
	if k == len(t) || !isFamily(family) || initialWord(firstToken(family)) && len(firstToken(family)) < 3 {
		return "", "", false
	}
	given = t[k+1:]
	if !strings.Contains(given, ".") && len(given) > 6 {
		return "", "", false
	}
	return family, given, true
}

func isTrailing(t string) bool {
	_, _, ok := trailing(t)
	return ok
}

// bareStop drops the full stop of a list behind initials without stops: "MK.".
func bareStop(g string) string {
	if strings.Count(g, ".") == 1 && !strings.Contains(g, " ") && len(g) > 2 {
		return strings.TrimSuffix(g, ".")
	}
	return g
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

func direct(t string) document.Person {
	words := strings.Fields(t)
	n := min(leadingInitials(words), len(words)-1)
	if n < len(words)-1 && allLower(words[n]) && !isParticle(words[n]) {
		n++
	}
	return document.Person{Given: strings.Join(words[:n], " "), Family: strings.Join(words[n:], " ")}
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
	switch strings.ToLower(lastWord(t)) {
	case "consortium", "collaboration", "team", "group", "network", "project", "initiative", "committee", "council", "association", "society", "organization", "organisation", "foundation", "institute", "agency", "company", "bureau", "board", "commission", "corporation", "center", "centre", "taskforce", "study", "program", "programme", "uk", "usa", "ltd", "inc", "gmbh":
		return strings.Contains(t, " ")
	}
	return false
}

// full takes the last word, and the particles before it, for the family name.
func full(t string) document.Person {
	words := strings.Fields(t)
	n := len(words) - 1
	for n > 1 && isParticle(words[n-1]) {
		n--
	}
	return document.Person{Given: strings.Join(words[:n], " "), Family: strings.Join(words[n:], " ")}
}

// fullAllowed tells whether a name written out is to be expected at piece i of n.
func fullAllowed(and bool, i, n, known int, how strictness) bool {
	if i > 0 {
		return and && known > 0
	}
	return and || how == namesStrict && n == 1 || how == namesLoose && n > 2
}

// hasAnd tells whether two of the pieces are joined by a word or sign for "and".
func hasAnd(ps []piece) bool {
	for _, p := range ps {
		if p.sep == '&' {
			return true
		}
	}
	return false
}

// allFull tells whether every piece is a name of two words or more.
func allFull(ps []piece) bool {
	for _, p := range ps {
		t, _ := dropEtAl(p.text)
		if t != "" && !isFull(t) {
			return false
		}
	}
	return len(ps) > 1
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
