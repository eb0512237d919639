package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/bibliography"
	"kg/bibliography/latex"
)

// names reads a list of names.
func (r *reading) names(f field) []bibliography.Name {
	drops := strings.Contains(strings.ReplaceAll(r.e.value("options"), " ", ""), "useprefix=false")
	var out []bibliography.Name
	for _, raw := range splitNames(f.value) {
		n, ok := parseName(raw)
		if !ok {
			r.Problem(f.span.Start, r.e.key, "the name %q has too many commas; what stands behind the third was left out", bibliography.Fold(raw))
		}
		if drops {
			n.Dropping, n.Particle = strings.TrimSpace(n.Particle+" "+n.Dropping), ""
		}
		if n != (bibliography.Name{}) {
			out = append(out, n)
		}
	}
	return out
}

// splitNames splits at " and " outside of braces.
func splitNames(s string) []string {
	var out []string
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		case 'a', 'A':
			if depth != 0 || i+3 > len(s) || !strings.EqualFold(s[i:i+3], "and") {
				continue
			}
			if (i == 0 || isBlank(s[i-1])) && (i+3 == len(s) || isBlank(s[i+3])) {
				out = append(out, s[from:i])
				from = i + 3
				i += 2
			}
		}
	}
	return append(out, s[from:])
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// token is a word of a name.
type token struct {
	text  string // plain
	small bool   // begins with a small letter outside of braces
	whole bool   // the word stands in braces
}

// parseName reads "First von Last", "von Last, First", "von Last, Jr, First",
// "{An Organisation}" and BibLaTeX's "given=…, family=…". ok is false when there are more parts than a name has.
func parseName(raw string) (n bibliography.Name, ok bool) {
	raw = strings.TrimSpace(raw)
	if raw == "" {
		return n, true
	}
	if len(raw) > 1 && raw[0] == '{' && closesAtEnd(raw) && !strings.HasPrefix(raw, `{\`) {
		text, _ := latex.Decode(raw)
		return bibliography.Name{Literal: bibliography.Fold(text)}, true
	}
	parts := split(raw, ',')
	for len(parts) > 2 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	if n, ok := keyed(parts); ok {
		return n, true
	}
	switch len(parts) {
	case 1:
		return firstLast(tokens(parts[0])), true
	case 2:
		n = lastFirst(tokens(parts[0]), parts[1], "")
	default:
		n = lastFirst(tokens(parts[0]), parts[2], parts[1])
	}
	return n, len(parts) <= 3
}

func closesAtEnd(s string) bool {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i == len(s)-1
			}
		}
	}
	return false
}

// split splits at a character outside of braces.
func split(s string, at byte) []string {
	var out []string
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == at && depth == 0:
			out = append(out, strings.TrimSpace(s[from:i]))
			from = i + 1
		}
	}
	return append(out, strings.TrimSpace(s[from:]))
}

// tokens splits a name into words at blanks outside of braces.
func tokens(s string) []token {
	var out []token
	depth, from := 0, -1
	flush := func(end int) {
		if from >= 0 {
			out = append(out, newToken(s[from:end]))
			from = -1
		}
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if depth == 0 && (isBlank(c) || c == '~') {
			flush(i)
			continue
		}
		if from < 0 {
			from = i
		}
		switch c {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		}
	}
	flush(len(s))
	return out
}

func newToken(raw string) token {
	text, _ := latex.Decode(raw)
	t := token{text: bibliography.Fold(text), whole: raw[0] == '{' && closesAtEnd(raw) && !strings.HasPrefix(raw, `{\`)}
	r, _ := utf8.DecodeRuneInString(t.text)
	t.small = unicode.IsLower(r) && (raw[0] != '{' || strings.HasPrefix(raw, `{\`))
	return t
}

func text(list []token) string {
	words := make([]string, 0, len(list))
	for _, t := range list {
		if t.text != "" {
			words = append(words, t.text)
		}
	}
	return strings.Join(words, " ")
}

// firstLast reads "First von Last". A "Jr." or "III" at the end is the suffix, though BibTeX wants it between commas.
func firstLast(list []token) bibliography.Name {
	if len(list) == 0 {
		return bibliography.Name{}
	}
	if len(list) == 1 {
		if strings.EqualFold(list[0].text, "others") {
			return bibliography.Name{EtAl: true}
		}
		return bibliography.Name{Family: list[0].text}
	}
	var n bibliography.Name
	if last := list[len(list)-1]; len(list) > 2 && bibliography.IsSuffix(last.text) {
		n.Suffix, list = last.text, list[:len(list)-1]
	}
	from := len(list) - 1
	for i, t := range list[:len(list)-1] {
		if t.small {
			from = i
			break
		}
	}
	to := from
	for to < len(list)-1 && list[to].small {
		to++
	}
	n.Given, n.Particle, n.Family = text(list[:from]), text(list[from:to]), text(list[to:])
	return n
}

func lastFirst(last []token, first, suffix string) bibliography.Name {
	from := 0
	for from < len(last)-1 && last[from].small {
		from++
	}
	n := bibliography.Name{Particle: text(last[:from]), Suffix: text(tokens(suffix))}
	n.Given, n.Dropping = bibliography.SplitDropping(text(tokens(first)))
	if end := len(last) - 1; end > from && n.Suffix == "" && bibliography.IsSuffix(last[end].text) {
		n.Suffix, last = last[end].text, last[:end]
	}
	n.Family = text(last[from:])
	return n
}

// keyed reads BibLaTeX's extended form of a name.
func keyed(parts []string) (n bibliography.Name, ok bool) {
	prefix, useprefix := "", true
	for _, p := range parts {
		name, value, found := strings.Cut(p, "=")
		if !found {
			return n, false
		}
		plain := text(tokens(strings.Trim(strings.TrimSpace(value), `"`)))
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "family":
			n.Family = plain
		case "given":
			n.Given = plain
		case "prefix":
			prefix = plain
		case "suffix":
			n.Suffix = plain
		case "useprefix":
			useprefix = plain != "false"
		case "given-i", "family-i", "prefix-i", "suffix-i", "id", "nametype":
		default:
			return bibliography.Name{}, false
		}
	}
	n.Particle = prefix
	if !useprefix {
		n.Particle, n.Dropping = "", prefix
	}
	return n, n.Family != "" || n.Given != ""
}
