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
	if bodyOfTwo(zone) {
		return []document.Person{{Literal: zone}}, true
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

// bodyOfTwo tells whether a zone names one body with "and" in its name: "Centre
// for Tides and Currents". No person's name has "for" or "of" in it.
func bodyOfTwo(zone string) bool {
	if strings.ContainsAny(zone, ",;&") || !strings.Contains(zone, " and ") || !isOrganisation(zone) {
		return false
	}
	k := strings.Index(zone, " for ")
	if k < 0 {
		k = strings.Index(zone, " of ")
	}
	return k > 0 && k < strings.Index(zone, " and ")
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
			if w == "e.a." && !strings.HasSuffix(t, w) { // "Donker E.A."
				continue
			}
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

// bareStop drops the full stop of a list behind initials without stops: "MK.".
func bareStop(g string) string {
	if strings.Count(g, ".") == 1 && !strings.Contains(g, " ") && len(g) > 2 {
		return strings.TrimSuffix(g, ".")
	}
	return g
}

func direct(t string) document.Person {
	words := strings.Fields(t)
	n := min(leadingInitials(words), len(words)-1)
	if n < len(words)-1 && allLower(words[n]) && !isParticle(words[n]) {
		n++
	}
	return document.Person{Given: strings.Join(words[:n], " "), Family: strings.Join(words[n:], " ")}
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
