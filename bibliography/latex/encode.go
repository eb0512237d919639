package latex

import "strings"

// Encode is s as LaTeX that [Decode] reads back: what would be markup is escaped, all else stays as it is, in Unicode.
func Encode(s string) string {
	if !strings.ContainsAny(s, "\\{}%&#_$~^`'\"-\u00a0") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i, r := range s {
		switch r {
		case '\\':
			b.WriteString(`\textbackslash{}`)
		case '{':
			b.WriteString(`\textbraceleft{}`) // \{ would count as a brace for BibTeX
		case '}':
			b.WriteString(`\textbraceright{}`)
		case '%', '&', '#', '_', '$':
			b.WriteByte('\\')
			b.WriteRune(r)
		case '~':
			b.WriteString(`\textasciitilde{}`)
		case '^':
			b.WriteString(`\textasciicircum{}`)
		case '`':
			b.WriteString(`\textasciigrave{}`)
		case '"':
			b.WriteString(`\textquotedbl{}`) // a quotation mark would end a value in quotation marks
		case '\u00a0':
			b.WriteByte('~')
		case '-', '\'':
			b.WriteRune(r)
			if i+1 < len(s) && s[i+1] == byte(r) {
				b.WriteString("{}")
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
