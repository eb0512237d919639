package apa

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/bibliography"
)

// maxNames is how many names a reference gives; of more, it gives the first 19 and the last.
const maxNames = 20

// invertedNames are the names of an author element: "Kim, K. S., Lee, J., & Park, S.".
func invertedNames(names []bibliography.Name) string {
	var out []string
	etAl := false
	for _, n := range names {
		if n.EtAl {
			etAl = true
			continue
		}
		out = append(out, inverted(n))
	}
	switch n := len(out); {
	case n == 0:
		return ""
	case etAl:
		return strings.Join(out, ", ") + ", et al."
	case n == 1:
		return out[0]
	case n > maxNames:
		return strings.Join(out[:maxNames-1], ", ") + ", … " + out[n-1]
	default:
		return strings.Join(out[:n-1], ", ") + ", & " + out[n-1]
	}
}

// inverted is "Berg, J. van, Jr.".
func inverted(n bibliography.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	if eastern(n) {
		return n.Family + n.Given
	}
	s := n.FullFamily()
	given := Initials(n.Given)
	if n.Dropping != "" {
		given = strings.TrimSpace(given + " " + n.Dropping)
	}
	if given != "" {
		s = strings.TrimPrefix(s+", "+given, ", ")
	}
	if n.Suffix != "" {
		s += ", " + n.Suffix
	}
	return s
}

// naturalNames are names in the order of running text: "K. S. Kim & J. Lee".
func naturalNames(names []bibliography.Name) string {
	var out []string
	etAl := false
	for _, n := range names {
		if n.EtAl {
			etAl = true
			continue
		}
		out = append(out, natural(n))
	}
	switch n := len(out); {
	case n == 0:
		return ""
	case etAl:
		return strings.Join(out, ", ") + ", et al."
	case n == 1:
		return out[0]
	case n == 2:
		return out[0] + " & " + out[1]
	case n > maxNames:
		return strings.Join(out[:maxNames-1], ", ") + ", … " + out[n-1]
	default:
		return strings.Join(out[:n-1], ", ") + ", & " + out[n-1]
	}
}

func natural(n bibliography.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	if eastern(n) {
		return n.Family + n.Given
	}
	var parts []string
	for _, p := range []string{Initials(n.Given), n.Dropping, n.FullFamily()} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	s := strings.Join(parts, " ")
	if n.Suffix != "" {
		s += ", " + n.Suffix
	}
	return s
}

// eastern tells whether a name is written in a script without capitals and initials, family name first.
func eastern(n bibliography.Name) bool {
	r, _ := utf8.DecodeRuneInString(n.Family)
	g, _ := utf8.DecodeRuneInString(n.Given)
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) &&
		unicode.In(g, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}

// Initials are given names as initials: "Jean-Paul" is "J.-P.", "K.S." and "KS" are "K. S.".
func Initials(given string) string {
	var out []string
	for word := range strings.FieldsFuncSeq(given, func(r rune) bool { return r == ' ' || r == '.' || r == ',' }) {
		var parts []string
		for part := range strings.SplitSeq(word, "-") {
			parts = append(parts, initialsOf(part)...)
		}
		if strings.HasPrefix(word, "-") && len(out) > 0 && len(parts) > 0 { // the second half of "J.-P."
			out[len(out)-1] += "-" + strings.Join(parts, "-")
			continue
		}
		sep := "-"
		if !strings.Contains(word, "-") {
			sep = " "
		}
		if s := strings.Join(parts, sep); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// initialsOf are the initials of one name: one, but for two or three capitals run together.
func initialsOf(name string) []string {
	r, n := utf8.DecodeRuneInString(name)
	if n == 0 || !unicode.IsLetter(r) {
		return nil
	}
	if count := utf8.RuneCountInString(name); count > 1 && count <= 3 && strings.ToUpper(name) == name && strings.ToLower(name) != name {
		var out []string
		for _, r := range name {
			if unicode.IsLetter(r) {
				out = append(out, string(r)+".")
			}
		}
		return out
	}
	if strings.ToUpper(name) == strings.ToLower(name) { // a script without capitals
		return []string{name}
	}
	return []string{string(unicode.ToUpper(r)) + "."}
}

// plural is the label of a role for so many names.
func plural(names []bibliography.Name, one, many string) string {
	if len(names) > 1 {
		return many
	}
	return one
}
