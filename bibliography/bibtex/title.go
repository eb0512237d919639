package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titleCase tells whether most of a title's long words begin with a capital, of which there must be some to tell.
func titleCase(words []string) bool {
	capital, small := 0, 0
	for i, w := range words {
		if r := firstLetter(w); i > 0 && utf8.RuneCountInString(w) > 3 && r != 0 {
			if unicode.IsUpper(r) {
				capital++
			} else {
				small++
			}
		}
	}
	return capital > small && capital > 2
}

func firstLetter(w string) rune {
	if strings.HasPrefix(w, `\`) {
		return 0
	}
	for _, r := range w {
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}

func startsCapital(w string) bool { return unicode.IsUpper(firstLetter(w)) }

// innerCapital tells whether a word has a capital behind its first letter.
func innerCapital(w string) bool {
	if strings.Contains(w, `\`) {
		return false
	}
	seen := false
	for _, r := range w {
		if !unicode.IsLetter(r) {
			continue
		}
		if seen && unicode.IsUpper(r) {
			return true
		}
		seen = true
	}
	return false
}

// protect puts braces around a word, the punctuation at its ends left outside.
func protect(w string) string {
	if strings.ContainsAny(w, `\{}`) {
		return w
	}
	from := strings.IndexFunc(w, isWordRune)
	to := strings.LastIndexFunc(w, isWordRune)
	_, n := utf8.DecodeRuneInString(w[to:])
	return w[:from] + "{" + w[from:to+n] + "}" + w[to+n:]
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '’' }
