package label

import (
	"unicode"
	"unicode/utf8"
)

// maxTokens bounds the work on one entry: what stands behind is Other.
const maxTokens = 1500

// token is a word, a run of digits, one mark, or an address.
type token struct {
	start, end int32
	word       uint16 // number of the word in the model's dictionary, 0 for a rare one
	shape      uint8
	kind       uint8  // class of the word where it has one, else its shape
	class      uint8  // the class that tells most, 0 for none
	classes    uint32 // all classes of the word
	suffix     uint16 // bucket of its last three letters
	prefix     uint16 // bucket of its first four letters
	space      bool   // a blank stands before it
}

// Shapes of tokens.
const (
	shapeNone = iota // beyond the ends
	shapeLower
	shapeLowerShort // up to three letters
	shapeCapital
	shapeInitial // one capital letter
	shapeUpper2
	shapeUpper
	shapeMixed
	shapeSingleLower
	shapeForeign // a script without capitals
	shapeHyphened
	shapeDigit1
	shapeDigit2
	shapeDigit3
	shapeYear
	shapeDigit4
	shapeDigits
	shapeLink
	shapeDOI
	shapeStop
	shapeComma
	shapeColon
	shapeSemicolon
	shapeQuery
	shapeOpen
	shapeClose
	shapeOpenSquare
	shapeCloseSquare
	shapeQuote
	shapeApostrophe
	shapeOpenQuote
	shapeCloseQuote
	shapeHyphen
	shapeDash
	shapeSlash
	shapeAmpersand
	shapeBullet
	shapeMark
	shapeCount
)

// tokenize cuts text into tokens. Letters with the apostrophes and hyphens
// between them are one token, digits another, every other mark one of its own.
func (m *Model) tokenize(e *Entry, out []token) []token {
	s := e.Text
	link := 0
	space := true
	for i := 0; i < len(s) && len(out) < maxTokens; {
		for link < len(e.Links) && e.Links[link].End <= i {
			link++
		}
		if link < len(e.Links) && e.Links[link].Start <= i {
			t := token{start: int32(i), end: int32(e.Links[link].End), shape: shapeLink, space: space}
			if hasDOI(s[i:t.end]) {
				t.shape = shapeDOI
			}
			t.kind = t.shape
			out = append(out, t)
			i = int(t.end)
			space = false
			continue
		}
		limit := len(s)
		if link < len(e.Links) {
			limit = e.Links[link].Start
		}
		c := s[i]
		switch {
		case c == ' ':
			space = true
			i++
			continue
		case isDigit(c):
			k := i
			for k < limit && isDigit(s[k]) {
				k++
			}
			out = append(out, numberToken(s, i, k, space))
			i = k
		default:
			r, size := rune(c), 1
			if c >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(s[i:])
			}
			if unicode.IsSpace(r) {
				space = true
				i += size
				continue
			}
			if isLetter(r) {
				k := ampersand(s, i, wordEnd(s, i+size, limit), limit)
				out = append(out, m.wordToken(s, i, k, space))
				i = k
			} else {
				shape := markShape(r)
				if (c == '`' || c == '\'') && i+1 < limit && s[i+1] == c { // quotation marks of TeX
					shape, size = shapeQuote, 2
				}
				out = append(out, token{start: int32(i), end: int32(i + size), shape: shape, kind: shape, space: space})
				i += size
			}
		}
		space = false
	}
	return out
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r)
}

// wordEnd goes over letters, and over apostrophes and hyphens between letters.
func wordEnd(s string, i, limit int) int {
	for i < limit {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
				i++
				continue
			}
			if (c == '\'' || c == '-') && i+1 < limit {
				r, size := utf8.DecodeRuneInString(s[i+1:])
				if isLetter(r) {
					i += 1 + size
					continue
				}
			}
			return i
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isLetter(r) {
			return i
		}
		i += size
	}
	return min(i, limit)
}

// ampersand is the end of a word of capitals around an ampersand, "AT&T", where the capitals [i, k) begin one, or k.
func ampersand(s string, i, k, limit int) int {
	if k >= limit || s[k] != '&' || k-i > 3 {
		return k
	}
	end := k + 1
	for end < limit && s[end] >= 'A' && s[end] <= 'Z' {
		end++
	}
	if end == k+1 || end-k > 4 || end < limit && isLetter(rune(s[end])) {
		return k
	}
	for _, c := range []byte(s[i:k]) {
		if c < 'A' || c > 'Z' {
			return k
		}
	}
	return end
}

func hasDOI(s string) bool {
	for i := 0; i+3 < len(s); i++ {
		if s[i] == '1' && s[i+1] == '0' && s[i+2] == '.' && isDigit(s[i+3]) {
			return true
		}
	}
	return false
}

func numberToken(s string, i, k int, space bool) token {
	t := token{start: int32(i), end: int32(k), space: space}
	switch k - i {
	case 1:
		t.shape = shapeDigit1
	case 2:
		t.shape = shapeDigit2
	case 3:
		t.shape = shapeDigit3
	case 4:
		t.shape = shapeDigit4
		if s[i] == '1' && s[i+1] >= '4' || s[i] == '2' && s[i+1] == '0' {
			t.shape = shapeYear
		}
	default:
		t.shape = shapeDigits
	}
	t.kind = t.shape
	return t
}

// wordToken looks the word up and tells its shape.
func (m *Model) wordToken(s string, i, k int, space bool) token {
	t := token{start: int32(i), end: int32(k), space: space}
	h, n, capitals, foreign, hyphens := uint32(2166136261), 0, 0, 0, 0
	first := false
	tail, head := uint32(0), uint32(0)
	for j := i; j < k; {
		r, size := rune(s[j]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[j:])
		}
		low := r
		if r < utf8.RuneSelf {
			if r >= 'A' && r <= 'Z' {
				low = r + 32
			}
		} else {
			low = unicode.ToLower(r)
		}
		upper := low != r
		switch {
		case upper:
			capitals++
			first = first || j == i
		case r == '-':
			hyphens++
		case r >= 0x3000 || r >= 0x0590 && r < 0x1e00 || !unicode.IsLower(r) && r >= utf8.RuneSelf:
			foreign++
		}
		h = (h ^ uint32(low)) * 16777619
		tail = tail<<10 ^ uint32(low)
		n++
		if n <= 4 {
			head = h
		}
		j += size
	}
	entry := m.words.find(h)
	t.word, t.classes = entry.word, entry.classes
	t.class = classOf(t.classes)
	t.suffix = uint16((tail & 0x3fffffff) * 2654435761 >> (32 - suffixBits))
	t.prefix = uint16(head * 2654435761 >> (32 - suffixBits))
	t.shape = wordShape(n, capitals, foreign, hyphens, first)
	t.kind = t.shape
	if t.class > 0 {
		t.kind = shapeCount + t.class
	}
	return t
}

func wordShape(n, capitals, foreign, hyphens int, first bool) uint8 {
	switch {
	case foreign > 0 && foreign*2 >= n:
		return shapeForeign
	case n == 1 && first:
		return shapeInitial
	case n == 1:
		return shapeSingleLower
	case hyphens > 0 && first:
		return shapeHyphened
	case capitals == 0 && n <= 3:
		return shapeLowerShort
	case capitals == 0:
		return shapeLower
	case capitals == n && n == 2:
		return shapeUpper2
	case capitals == n:
		return shapeUpper
	case capitals == 1 && first:
		return shapeCapital
	}
	return shapeMixed
}

func markShape(r rune) uint8 {
	switch r {
	case '.', '。', '．':
		return shapeStop
	case ',', '，', '、':
		return shapeComma
	case ':', '：':
		return shapeColon
	case ';', '；':
		return shapeSemicolon
	case '?', '!', '？', '！', '¿', '¡':
		return shapeQuery
	case '(', '（':
		return shapeOpen
	case ')', '）':
		return shapeClose
	case '[', '【', '〔':
		return shapeOpenSquare
	case ']', '】', '〕':
		return shapeCloseSquare
	case '"', '“', '”', '„':
		return shapeQuote
	case '\'', '’', '‘', '`':
		return shapeApostrophe
	case '«', '「', '『', '《', '〈', '‹':
		return shapeOpenQuote
	case '»', '」', '』', '》', '〉', '›':
		return shapeCloseQuote
	case '-':
		return shapeHyphen
	case '–', '—', '−', '~', '～':
		return shapeDash
	case '/':
		return shapeSlash
	case '&', '+':
		return shapeAmpersand
	case '•', '*', '·', '_':
		return shapeBullet
	}
	return shapeMark
}

func isMark(shape uint8) bool { return shape >= shapeStop }

func isWord(shape uint8) bool { return shape >= shapeLower && shape <= shapeHyphened }

func isNumber(shape uint8) bool { return shape >= shapeDigit1 && shape <= shapeDigits }
