package search

import (
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxWord is the length in bytes to which a word is cut, so that no full-text index cuts it elsewhere.
const maxWord = 60

// Words are the words of a name as they are indexed and looked for: without
// case, accents and apostrophes, letters that are not ASCII written as x and
// their bytes in hexadecimal. A prefix stays a prefix. Characters of scripts written without blanks are words of their own.
func Words(text string) []string {
	var words []string
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			words = append(words, plain(word.String()))
			word.Reset()
		}
	}
	for _, r := range norm.NFKD.String(strings.ToLower(norm.NFKC.String(text))) {
		switch {
		case isAccent(r), isApostrophe(r):
		case r == '&': // as in [graph.FoldKey]
			end()
			words = append(words, "and")
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			end()
			word.WriteRune(r)
			end()
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			word.WriteString(latin(unicode.ToLower(r)))
		default:
			end()
		}
	}
	end()
	return words
}

// isAccent tells marks that people leave out when they type; vowel signs of Indic scripts are none.
func isAccent(r rune) bool {
	switch {
	case r >= 0x0300 && r <= 0x036f, r >= 0x1ab0 && r <= 0x1aff, r >= 0x1dc0 && r <= 0x1dff,
		r >= 0x20d0 && r <= 0x20ff, r >= 0xfe20 && r <= 0xfe2f: // combining diacritical marks
		return true
	case r >= 0x0591 && r <= 0x05c7 && unicode.Is(unicode.Mn, r): // Hebrew points
		return true
	case r >= 0x064b && r <= 0x065f, r == 0x0670, r == 0x0640: // Arabic vowel marks and the stretching stroke
		return true
	}
	return false
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', '`', '´':
		return true
	}
	return false
}

// latin spells the letters that no decomposition takes apart.
func latin(r rune) string {
	switch r {
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ı':
		return "i"
	case 'þ':
		return "th"
	case 'ħ':
		return "h"
	}
	return string(r)
}

// plain writes a folded word in ASCII letters and digits so that a prefix of the word gives a prefix of the result.
func plain(word string) string {
	word = norm.NFC.String(word)
	if len(word) > maxWord {
		cut := maxWord
		for !utf8.RuneStart(word[cut]) {
			cut--
		}
		word = word[:cut]
	}
	var b strings.Builder
	for i := range len(word) {
		switch c := word[i]; {
		case c == 'x':
			b.WriteString("xx")
		case c < utf8.RuneSelf:
			b.WriteByte(c)
		default:
			b.WriteByte('x')
			b.WriteString(hex.EncodeToString([]byte{c}))
		}
	}
	return b.String()
}
