package graph

import (
	"strings"
	"unicode"
)

// FoldKey is a citation key or a name reduced to what people agree on when they type it:
// lower case, letters and digits only, one blank between words, "&" as "and". "K.S. Kim (2024b)"
// and "k s kim 2024B" fold to the same.
func FoldKey(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range strings.ToLower(s) {
		switch {
		case r == '&':
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString("and")
			blank = true
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
			if blank && b.Len() > 0 {
				b.WriteByte(' ')
			}
			blank = false
			b.WriteRune(r)
		case r == '\'' || r == '’':
		default:
			blank = true
		}
	}
	return b.String()
}
