package resolve

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kg/document"
)

// longTitle is the number of letters and digits from which a title alone, with
// its year, is taken to name one work. Shorter ones ("Introduction", "Editorial")
// need the first author's family name too.
const longTitle = 24

// WorkKey is the canonical key of a work, from its folded title and year, and,
// for a short title, the first author. It is the same for all spellings of one
// entry that differ in case, diacritics, punctuation, spacing and initials.
//
// An entry without a title is known by all of its raw text: two such are one
// work only if they read alike.
func WorkKey(title, year string, authors []document.Person, raw string) string {
	t := Letters(title)
	y := Letters(year)
	if t == "" {
		return "raw|" + Letters(raw)
	}
	if len([]rune(t)) >= longTitle {
		return "title|" + y + "|" + t
	}
	return "title|" + y + "|" + firstFamily(authors) + "|" + t
}

func firstFamily(authors []document.Person) string {
	if len(authors) == 0 {
		return ""
	}
	if a := authors[0]; a.Family != "" {
		return Letters(a.Family)
	}
	return Letters(authors[0].Literal)
}

// Letters reduces a text to its letters and digits, in lower case and without
// diacritics: what stays the same when a title is set in another style.
func Letters(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return norm.NFC.String(b.String())
}
