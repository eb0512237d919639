package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Evidence is given in natural logarithms of odds: 0 says nothing, 3 is twenty to one.

// opening is the evidence that an entry begins with s, from its words alone,
// and whether a date follows its names or its title. s may go on over the entry's further lines.
func (a *Annotator) opening(s string) (evidence float64, dated bool) {
	if n, _ := labelAt(s); n > 0 && n < len(s) {
		s = s[n:]
	}
	switch {
	case s == "":
		return -6, false
	case repeatDash(s) > 0:
		_, _, ok := leadingYear(s[:min(len(s), 40)])
		return 5, ok
	case opensLink(s), goesOnByForm(s):
		if w, rest, _ := strings.Cut(s, " "); strings.HasSuffix(w, ".") && len(w) > 4 && len(rest) > 6 && rest[0] == '(' && startsYear(rest[1:]) {
			return 2, true // the name of an account: "quay-watch. (2019)."
		}
		return -6, false
	}
	v := authorStart(s)
	if v < 0 {
		return v, false
	}
	if v > 4 {
		return v, true
	}
	head := s[:min(len(s), 500)]
	if at, _, ok := leadingYear(head); ok {
		zone := strings.TrimRight(head[:at.start], " .,(:")
		people, whole := parseNames(zone, namesLoose)
		whole = whole && !crossesStop(zone)
		if v < 1 && len(zone) < 60 && volumeFollows(head[at.end:]) {
			return -3, false // "Ecology. 2022. Vol. 5": a journal
		}
		switch {
		case whole && len(people) > 0 && people[0].Given == "" && goesOnSmall(head[at.end:]):
			return -2, false // "Kim (2019) shows that"
		case whole && len(people) > 0 && people[0].Family != "" && (v > 0 || at.start < 160):
			return max(v, 2.5) + 2.5, true
		case whole && len(people) > 0 && at.start < 160 && (head[at.start] == '(' || head[at.start] == '['):
			return max(v, 3), true
		case whole && len(people) > 0 && at.start < 120 && strings.HasPrefix(head[at.end:], ". ") && strings.Contains(zone, " "): // a body and "2004."
			return max(v, 2), true
		case opensTitleFirst(s):
			return max(v, 1.5), true
		}
	}
	if v == 0 {
		return -1.2, false
	}
	return v, false
}

// volumeFollows tells whether a volume, an issue or pages stand behind a year.
func volumeFollows(s string) bool {
	s = strings.ToLower(strings.TrimLeft(s[:min(len(s), 16)], " .,;:"))
	for _, w := range [...]string{"vol", "no.", "no ", "pp.", "pp ", "p. ", "n°", "nr.", "bd.", "jg.", "iss", "art.", "t. "} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// goesOnSmall tells whether a sentence goes on behind a year: a blank and a small letter.
func goesOnSmall(s string) bool {
	if !strings.HasPrefix(s, " ") {
		return strings.HasPrefix(s, "'s ")
	}
	r, _ := utf8.DecodeRuneInString(s[1:])
	return unicode.IsLower(r)
}

// goesOnByForm tells whether s begins as no entry does: small, with a mark that
// closes, or with the words that lead to pages, volumes, editors and dates.
func goesOnByForm(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsLower(r) {
		return !opensParticle(s)
	}
	switch r {
	case ')', ']', ',', ';', '&', '.', ':', '»', '”', '/', '?', '!', '=', '%':
		return true
	}
	low := strings.ToLower(s[:min(len(s), 24)])
	for _, w := range [...]string{"in: ", "in ", "pp. ", "pp.", "p. ", "vol. ", "vol.", "no. ", "nr. ", "ed. ", "eds. ", "(ed", "(hg", "(hrsg", "(pp.", "issn", "isbn", "et al", "en: ", "dans ", "s. ", "jg. ", "heft ", "em: ", "acesso em", "disponível", "disponible", "diakses", "recuperado", "abgerufen", "zugriff", "consulté", "edited by", "translated by"} {
		if strings.HasPrefix(low, w) && !(w == "s. " || w == "p. " || w == "en: ") || (w == "s. " || w == "p. ") && strings.HasPrefix(low, w) && len(low) > 3 && isDigit(low[3]) {
			return true
		}
	}
	return false
}

// authorStart is the evidence in the first words of s that a list of names
// begins there; 0 for none, less where no name can begin so.
func authorStart(s string) float64 {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case isIdeograph(r) || isHangul(r):
		return cjkStart(s)
	case unicode.IsDigit(r):
		return -3
	case r == '(':
		return -3
	case r == '"', r == '\'', r == '«', r == '‘', r == '“', r == '「', r == '『', r == '[':
		return 0
	}
	ws := leadWords(s)
	if len(ws) == 0 {
		return 0
	}
	i := 0
	for i < len(ws)-1 && isParticle(ws[i]) {
		i++
	}
	// the family name: one to three capitalised words up to a comma
	k := i
	for k < len(ws) && k < i+3 && capital(ws[k]) && !strings.HasSuffix(ws[k], ",") && !strings.HasSuffix(ws[k], ".") {
		k++
	}
	if k < len(ws) && capital(ws[k]) && strings.HasSuffix(ws[k], ",") && k+1 < len(ws) {
		return invertedStart(ws, k)
	}
	return directStart(ws)
}

// invertedStart judges "Family, given" with the comma at ws[k].
func invertedStart(ws []string, k int) float64 {
	next := strings.TrimRight(ws[k+1], ",;:")
	upper := isUpperWord(strings.Trim(ws[k], ","))
	switch {
	case dottedInitials(next), dottedInitials(strings.TrimRight(next, "/)")):
		return 3.5
	case isUpperWord(next) && utf8.RuneCountInString(next) <= 3:
		return 2.2
	case capital(next) && (strings.HasSuffix(ws[k+1], ".") || strings.HasSuffix(ws[k+1], ",") || strings.HasSuffix(ws[k+1], "/")):
		if upper {
			return 3
		}
		return 2.2
	case capital(next) && k+2 < len(ws) && (dottedInitials(strings.TrimRight(ws[k+2], ",;:")) || ws[k+2] == "and" || ws[k+2] == "&" || strings.HasPrefix(ws[k+2], "(")):
		return 2.8
	case capital(next) && k+2 < len(ws) && capital(ws[k+2]) && (strings.HasSuffix(ws[k+2], ".") || strings.HasSuffix(ws[k+2], ",")):
		return 1.8
	case capital(next):
		return 0.8
	}
	return 0
}

// directStart judges "I. Family", "Family II" and "FAMILY Given".
func directStart(ws []string) float64 {
	first := ws[0]
	switch {
	case dottedInitials(first):
		for _, w := range ws[1:min(len(ws), 5)] {
			if dottedInitials(w) || isParticle(w) {
				continue
			}
			if capital(w) && (strings.HasSuffix(w, ",") || strings.HasSuffix(w, ":")) {
				return 2.4
			}
			if capital(w) {
				return 1.4
			}
			return -1
		}
		return 0
	case isUpperWord(first) && utf8.RuneCountInString(first) > 2 && len(ws) > 1 && capital(ws[1]) && !isUpperWord(strings.TrimRight(ws[1], ".,")):
		return 1.6
	}
	for k := 1; k < len(ws) && k < 4; k++ {
		w := strings.TrimRight(ws[k], ".,;:")
		if n := utf8.RuneCountInString(w); n <= 4 && isUpperWord(w) && capital(ws[k-1]) && !strings.ContainsAny(ws[k-1], ".,") {
			switch {
			case w != ws[k]:
				return 2.4
			case k+1 < len(ws) && (ws[k+1] == "and" || ws[k+1] == "&" || ws[k+1] == "et" || strings.HasPrefix(ws[k+1], "(")):
				return 2.4
			}
		}
		if !capital(ws[k]) && !isParticle(ws[k]) {
			break
		}
	}
	return 0
}

// cjkStart judges a name in Han or Hangul: two to twenty letters up to a stop, a comma, a bracket or a year.
func cjkStart(s string) float64 {
	n := 0
	for i, r := range s {
		switch {
		case isIdeograph(r) || isHangul(r) || r == '·' || r == '・' || r == '、' || r == 'ー' || unicode.In(r, unicode.Katakana):
			n++
		case r == ' ' || r == ',' || r == '，':
			if n < 2 {
				return -1
			}
		case r == '.' || r == '(' || r == '（' || r == '．' || r == '：' || r == '「' || r == '『':
			if n >= 2 && n <= 20 {
				rest := s[i:]
				if startsYear(strings.TrimLeft(rest, ".(（． ")) {
					return 4.5
				}
				return 2
			}
			return 0
		default:
			return -0.5
		}
		if n > 20 {
			return -0.5
		}
	}
	return 0
}

func isIdeograph(r rune) bool { return unicode.In(r, unicode.Han) }

func isHangul(r rune) bool { return unicode.In(r, unicode.Hangul) }

// leadWords are the first nine words of s.
func leadWords(s string) []string {
	ws := strings.Fields(s[:min(len(s), 160)])
	return ws[:min(len(ws), 9)]
}

// capital tells whether a word begins with a capital, an apostrophe or a small article before it left out.
func capital(w string) bool {
	w = strings.TrimLeft(w, "'’‘")
	for _, p := range [...]string{"d'", "d’", "al-", "el-", "Al-", "l'", "de'"} {
		if rest, ok := strings.CutPrefix(w, p); ok && rest != "" {
			w = rest
			break
		}
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

func isUpperWord(w string) bool {
	n := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			n++
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return false
		}
	}
	return n > 0
}

// dottedInitials tells whether w is initials with their stops: "K.", "S.-Y.", "J.P.", "Th.".
func dottedInitials(w string) bool {
	w = strings.TrimRight(w, ",;&")
	if len(w) < 2 || len(w) > 12 || !strings.HasSuffix(w, ".") {
		return false
	}
	return initialWord(w)
}

// mustGoOn tells whether a line cannot be an entry's last: its end promises more.
func mustGoOn(s string) bool {
	s = strings.TrimRight(s, " ")
	if s == "" {
		return false
	}
	switch s[len(s)-1] {
	case ',', ';', ':', '&', '-', '(', '/', '[', '=':
		return !endsInLink(s) || s[len(s)-1] == '&'
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	if r == '–' || r == '、' || r == '「' || r == '《' {
		return true
	}
	if w := lastWord(s); dottedInitials(w) && len(w) <= 5 {
		rest := strings.TrimRight(s[:len(s)-len(w)], " ")
		if strings.HasSuffix(rest, ",") || dottedInitials(lastWord(rest)) || strings.HasSuffix(rest, "&") {
			return true // among names
		}
	}
	w := strings.ToLower(strings.Trim(lastWord(s), "("))
	if k := len(s) - len(lastWord(s)) - 2; k >= 0 && isDigit(s[k]) && strings.HasSuffix(w, ".") {
		return false // "321 p."
	}
	switch w {
	case "and", "the", "of", "in", "for", "to", "a", "an", "with", "on", "by", "from", "at", "und", "der", "die", "das", "et", "de", "la", "le", "y", "e", "vol.", "no.", "pp.", "p.", "eds.", "ed.", "in:", "dan", "des", "du", "für", "or", "as", "its", "s.", "nr.", "jg.", "h.", "v.", "n.", "n°":
		return true
	}
	return strings.Count(s, "(")-strings.Count(s, ")") > 0 && strings.LastIndexByte(s, '(') > len(s)-60
}

// ended tells whether a line may be the last of an entry.
func ended(s string) bool {
	s = strings.TrimRight(s, " ")
	if s == "" {
		return true
	}
	switch s[len(s)-1] {
	case '.':
		return !initialWord(lastWord(s)) // "Bassett, L." goes on
	case ')', ']', '>', '"', '?', '\'':
		return true
	}
	if strings.HasSuffix(s, "。") || strings.HasSuffix(s, "．") {
		return true
	}
	return endsInLink(s)
}

func opensLink(s string) bool {
	l := strings.ToLower(s[:min(len(s), 16)])
	for _, p := range [...]string{"http://", "https://", "<http", "doi:", "doi ", "www.", "10.", "retrieved", "available at", "available from", "accessed ", "url:", "[online]"} {
		if strings.HasPrefix(l, p) {
			return true
		}
	}
	return false
}

func endsInLink(s string) bool {
	at := strings.LastIndexByte(s, ' ') + 1
	w := strings.ToLower(strings.TrimLeft(s[at:], "<("))
	return strings.HasPrefix(w, "http") || strings.HasPrefix(w, "www.") || strings.HasPrefix(w, "10.") && strings.Contains(w, "/") || strings.HasPrefix(w, "doi:")
}

func opensParticle(s string) bool {
	w, _, _ := strings.Cut(s, " ")
	return isParticle(w) && w != "in" && w != "y" && w != "e" || strings.HasPrefix(w, "d'") || strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-")
}

// repeatDash is the length of the dash that stands for the author above, 0 for none.
func repeatDash(s string) int {
	n, runes := 0, 0
	for _, r := range s {
		if r != '—' && r != '–' && r != '-' && r != '_' && r != '―' && r != '⸻' && r != '⸺' {
			break
		}
		n += utf8.RuneLen(r)
		runes++
		if r == '⸻' || r == '⸺' || r == '—' {
			runes += 2
		}
	}
	if runes < 3 || n >= len(s) {
		return 0
	}
	return n
}

// labelLength is the length of "[12] ", "12. " or "(12) " at the start of s.
func labelLength(s string) int {
	i := 0
	bracket := len(s) > 0 && (s[0] == '[' || s[0] == '(')
	if bracket {
		i = 1
	}
	k := i
	for k < len(s) && s[k] >= '0' && s[k] <= '9' {
		k++
	}
	if k == i || k-i > 3 || k >= len(s) {
		return 0
	}
	switch {
	case bracket && (s[k] == ']' || s[k] == ')'):
		k++
	case !bracket && (s[k] == '.' || s[k] == '-') && k+1 < len(s) && (s[k+1] == ' ' || s[k] == '-' && s[k+1] >= 'A' && s[k+1] <= 'Z'):
		k++
	case !bracket && k+3 < len(s) && s[k] == ' ' && s[k+1] >= 'A' && s[k+1] <= 'Z' && s[k+2] == '.': // "12 K. Orwen"
	default:
		return 0
	}
	for k < len(s) && s[k] == ' ' {
		k++
	}
	return k
}

// opensTitleFirst tells whether a line is a title, a stop and a year in brackets.
func opensTitleFirst(s string) bool {
	head := s[:min(len(s), 400)]
	at, _, ok := leadingYear(head)
	if !ok || at.start < 8 {
		return false
	}
	before := strings.TrimRight(head[:at.start], " (")
	if crossesStop(before) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return (strings.HasSuffix(before, ".") || strings.HasSuffix(before, "?") || strings.HasSuffix(before, `"`)) && !unicode.IsLower(r) && head[at.start] == '('
}

// crossesStop tells whether s holds the end of one entry and the names of the
// next: an address, or a stop that belongs to no initial with names behind it.
func crossesStop(s string) bool {
	if strings.Contains(s, "://") {
		return true
	}
	for k := 1; k+2 < len(s); k++ {
		if (s[k] == '.' || s[k] == '?') && s[k+1] == ' ' && !initialWord(lastWord(s[:k+1])) && authorStart(s[k+2:]) > 1.5 {
			return true
		}
	}
	return false
}
