package training

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// initialsOf are given names by their initials.
func (s *set) initialsOf(given string) string {
	var parts []string
	for _, w := range strings.FieldsFunc(given, func(r rune) bool { return r == ' ' || r == '.' || r == '-' }) {
		for _, c := range w {
			if unicode.IsUpper(c) || len(parts) == 0 {
				parts = append(parts, string(unicode.ToUpper(c)))
			}
			if utf8.RuneCountInString(w) > 3 {
				break
			}
		}
	}
	if len(parts) == 0 {
		return ""
	}
	switch s.initials {
	case 0:
		return strings.Join(parts, ". ") + "."
	case 1:
		return strings.Join(parts, ".") + "."
	case 2:
		return strings.Join(parts, "")
	case 3:
		return strings.Join(parts, ".-") + "."
	}
	return strings.Join(parts, " ")
}

func (r *renderer) given(s *set, p Person) string {
	if s.full {
		first := strings.TrimRight(firstWord(p.Given), ".")
		if utf8.RuneCountInString(first) > 2 {
			return p.Given
		}
		g := pick(r, givenNames)
		if r.chance(0.25) {
			g += " " + string(rune('A'+r.IntN(26))) + "."
		}
		return g
	}
	return s.initialsOf(p.Given)
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

func (r *renderer) name(s *set, p Person, first bool, form int) string {
	family := p.family()
	if s.upper {
		family = strings.ToUpper(family)
	}
	given := r.given(s, p)
	switch {
	case given == "":
		return family
	case form == direct || form == firstOnly && !first:
		return given + " " + family
	case form == unpunctuated:
		return family + " " + given
	}
	return family + ", " + given
}

// people prints a list of names.
func (r *renderer) people(s *set, ps []Person, form int) string {
	var out []string
	cut := false
	for i, p := range ps {
		if s.etal > 0 && i >= s.etal {
			cut = true
			break
		}
		out = append(out, r.name(s, p, i == 0, form))
	}
	sep := ", "
	if s.and == "; " {
		sep = "; "
	}
	text := strings.Join(out[:max(1, len(out)-1)], sep)
	if len(out) > 1 {
		last := out[len(out)-1]
		switch {
		case cut || s.and == "; " || s.and == ", ":
			text += sep + last
		case len(out) == 2 && form != inverted && form != firstOnly && strings.HasPrefix(s.and, ","):
			text += s.and[1:] + last
		default:
			text += s.and + last
		}
	}
	if cut {
		if r.chance(0.5) {
			text += ", " + s.words.etal
		} else {
			text += " " + s.words.etal
		}
	}
	return text
}

var ands = []string{", & ", " & ", ", and ", " and ", "; ", ", "}
