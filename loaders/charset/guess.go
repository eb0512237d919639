package charset

import (
	"unicode"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// candidates are the encodings tried on bytes that are no UTF-8, the stricter ones first:
// at equal plausibility the earlier wins.
func candidates() []string {
	return []string{"euc-kr", "shift_jis", "euc-jp", "gb18030", "big5", "windows-1251", "koi8-r", "windows-1252", "iso-8859-2"}
}

// guess is the encoding under which the bytes read most like writing; nil when none does.
func guess(raw []byte) (encoding.Encoding, string) {
	var best encoding.Encoding
	name, top := "", 0.0
	for _, label := range candidates() {
		enc, _ := charset.Lookup(label)
		if s := score(raw, enc, label); s > top+0.02 {
			best, name, top = enc, label, s
		}
	}
	if top < 0.5 {
		return nil, ""
	}
	return best, name
}

// score is the share of the characters beyond ASCII that are usual in the
// writing the encoding is for, 0 when bytes are no characters of it.
func score(raw []byte, enc encoding.Encoding, name string) float64 {
	sample := raw[:min(len(raw), 1<<16)]
	t, err := convert(sample, 0, enc, name)
	if err != nil {
		return 0
	}
	usual, all, bad := 0.0, 0, 0
	var prev rune
	for _, r := range t.String {
		if r >= 0x80 {
			all++
			if r == '\uFFFD' || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cc, r) {
				bad++
			} else {
				usual += weight(name, prev, r)
			}
		}
		prev = r
	}
	if all == 0 || bad*50 > all && bad > 1 {
		return 0
	}
	return usual / float64(all)
}

// weight says how usual r is in texts of the encoding's languages.
func weight(name string, prev, r rune) float64 {
	punct := unicode.IsPunct(r) || unicode.IsSpace(r)
	switch name {
	case "euc-kr":
		switch {
		case unicode.Is(unicode.Hangul, r):
			return 1
		case unicode.Is(unicode.Han, r), punct:
			return 0.5
		}
	case "shift_jis", "euc-jp":
		switch {
		case r >= 0xFF61 && r <= 0xFF9F: // half-width kana: mostly misread bytes
			return 0
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			return 1
		case unicode.Is(unicode.Han, r), punct:
			return 0.7
		}
	case "gb18030", "big5":
		switch {
		case r >= 0x4E00 && r <= 0x9FA5:
			return 0.8
		case punct:
			return 0.8
		}
	case "windows-1251", "koi8-r":
		if unicode.Is(unicode.Cyrillic, r) {
			// a capital behind a small letter is how the wrong Cyrillic table looks
			if unicode.IsUpper(r) && unicode.IsLower(prev) {
				return 0
			}
			// no word is half Latin, half Cyrillic: this is a Latin letter with an accent
			if isASCIILetter(prev) {
				return 0
			}
			if unicode.IsUpper(r) && unicode.IsUpper(prev) {
				return 0.6
			}
			return 0.95
		}
		if punct {
			return 0.7
		}
	case "windows-1252", "iso-8859-2":
		switch {
		case unicode.IsLetter(r) && isASCIILetter(prev), unicode.IsUpper(r) && !unicode.IsLetter(prev):
			return 0.9
		case punct || unicode.IsSymbol(r):
			return 0.75
		case unicode.IsLetter(r):
			return 0.45
		}
	}
	return 0
}

func isASCIILetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
