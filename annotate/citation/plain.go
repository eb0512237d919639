package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainMarks writes full-width and East Asian marks in their ASCII form, with
// blanks for the bytes that are left over: what is read has the same length, and
// every offset in it leads to the same character.
func plainMarks(t string) string {
	if strings.IndexByte(t, 0xC2) < 0 && strings.IndexByte(t, 0xE3) < 0 && strings.IndexByte(t, 0xEF) < 0 {
		return t
	}
	var b []byte
	for i := 0; i < len(t); {
		c := t[i]
		if c != 0xC2 && c != 0xE3 && c != 0xEF {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(t[i:])
		if mark := markOf(r); mark != "" && (r != '·' || betweenNames(t, i, n)) {
			if b == nil {
				b = []byte(t)
			}
			copy(b[i:i+n], "   ")
			if opens(r) {
				b[i+n-1] = mark[0]
			} else {
				b[i] = mark[0]
			}
		}
		i += n
	}
	if b == nil {
		return t
	}
	return string(b)
}

func markOf(r rune) string {
	switch r {
	case '（':
		return "("
	case '）':
		return ")"
	case '［', '【', '〔':
		return "["
	case '］', '】', '〕':
		return "]"
	case '，', '、', '・', '·':
		return ","
	case '；':
		return ";"
	case '：':
		return ":"
	case '。', '．':
		return "."
	case '／':
		return "/"
	case '《', '》', '〈', '〉', '「', '」', '『', '』', '«', '»':
		return `"`
	}
	return ""
}

func opens(r rune) bool { return strings.ContainsRune("（［【〔《〈「『«", r) }

// betweenNames tells whether the middle dot at i parts two East Asian names; in "col·lega" it is a letter's.
func betweenNames(t string, i, n int) bool {
	before, _ := utf8.DecodeLastRuneInString(t[:i])
	after, _ := utf8.DecodeRuneInString(t[i+n:])
	return eastAsian(before) && eastAsian(after)
}

// eastAsian tells whether r is a letter of Chinese, Japanese or Korean, which are written without capitals.
func eastAsian(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}
