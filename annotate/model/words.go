package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// plainer gives the marks of print the form they have in a reading copy.
var plainer = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "‛", "'", "“", `"`, "”", `"`, "„", `"`, "‟", `"`, "‐", "-", "‑", "-", "\u00ad", "")

// plain is what was quoted in the form of a reading copy: single blanks, plain marks.
func plain(s string) string { return strings.Join(strings.Fields(plainer.Replace(s)), " ") }

// whole tells whether text[start:end] begins and ends where words do. Scripts that set no blanks have no such places.
func whole(text string, start, end int) bool {
	cuts := func(at int) bool {
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		behind, _ := utf8.DecodeRuneInString(text[at:])
		return spaced(before) && spaced(behind)
	}
	return (start == 0 || !cuts(start)) && (end == len(text) || !cuts(end))
}

// spaced tells whether r is part of a word that blanks set off.
func spaced(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// capital tells whether the words have a capital letter, or are of a script that has none.
func capital(words string) bool {
	return strings.ContainsFunc(words, func(r rune) bool {
		return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r) && unicode.ToUpper(r) == r
	})
}

// content are the words that say what a thing is, folded, plurals as singulars; no function words, no numbers.
func content(words string) []string {
	var out []string
	for _, t := range lexicon.Tokenize(words) {
		if t.Digit || naming.Function(t.Fold) || naming.Stop(t.Fold) && !t.Upper {
			continue
		}
		out = append(out, naming.Singular(t.Fold))
	}
	return out
}

func nameOf(kind document.EntityKind, name string) string {
	return string(kind) + "\x00" + lexicon.Fold(bare(name))
}

// bare is a name without the article before it.
func bare(name string) string {
	if first, rest, ok := strings.Cut(name, " "); ok && strings.EqualFold(first, "the") {
		return rest
	}
	return name
}

// initials are the first letters of the words of a name that have a capital: "Harbour Labour Union" is HLU.
func initials(name string) string {
	var out []rune
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			out = append(out, r)
		}
	}
	return string(out)
}

// shares tells whether two names can be told to mean one thing by their words: a content word in common, or one is the other's initials.
func shares(a, b string) bool {
	of := content(b)
	if slices.ContainsFunc(content(a), func(w string) bool { return slices.Contains(of, w) }) {
		return true
	}
	short := func(x, y string) bool { return len(x) > 1 && initials(y) == x }
	return short(bare(a), b) || short(bare(b), a)
}
