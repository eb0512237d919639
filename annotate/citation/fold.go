package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// glue folds a text to its letters and digits, small and without accents.
func glue(s string) string {
	var buf [96]byte
	return string(appendGlued(buf[:0], s))
}

func appendGlued(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < 0x80 {
			switch {
			case c >= 'A' && c <= 'Z':
				b = append(b, c|0x20)
			case lower(c) || digit(c):
				b = append(b, c)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r < latinEnd && r >= 0xC0:
			b = append(b, latin[r-0xC0]...)
		case r >= 0x300 && r < 0x370: // accents set apart
		case r < 0xC0 || r >= 0x3040 && r < 0x3100 || r >= 0x3400 && r < 0xA000 || r >= 0xAC00 && r < 0xD7A4:
			b = appendFolded(b, r)
		default:
			for _, d := range norm.NFKD.String(s[i : i+n]) {
				b = appendFolded(b, d)
			}
		}
		i += n
	}
	return b
}

// latin are the letters of the Latin blocks from U+00C0 on, small and without accents.
const latinEnd = 0x250

var latin = func() (t [latinEnd - 0xC0]string) {
	for r := rune(0xC0); r < latinEnd; r++ {
		var b []byte
		for _, d := range norm.NFKD.String(string(r)) {
			b = appendFolded(b, d)
		}
		t[r-0xC0] = string(b)
	}
	return t
}()

// appendFolded writes one character of a name without accents, small.
func appendFolded(b []byte, r rune) []byte {
	switch {
	case unicode.Is(unicode.Mn, r):
	case r == 'ß':
		b = append(b, "ss"...)
	case r == 'ø' || r == 'Ø':
		b = append(b, 'o')
	case r == 'ł' || r == 'Ł':
		b = append(b, 'l')
	case r == 'đ' || r == 'Đ':
		b = append(b, 'd')
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	return b
}

// initials are the first letters of given names, "Tae-kyu" giving two.
func initials(given string) string {
	var b strings.Builder
	start := true
	for _, r := range given {
		switch {
		case unicode.IsLetter(r):
			if start || unicode.IsUpper(r) {
				b.WriteString(glue(string(r)))
			}
			start = false
		case unicode.Is(unicode.Mn, r):
		default:
			start = r != '\''
		}
	}
	return b.String()
}
