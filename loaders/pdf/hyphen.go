package pdf

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// vocabulary counts the words of a document, to tell a word that was broken from one that has a hyphen of its own.
type vocabulary map[string]int

func newVocabulary(lines []string) vocabulary {
	v := vocabulary{}
	for _, line := range lines {
		fields := strings.Fields(line)
		for i, w := range fields {
			if i == len(fields)-1 && strings.HasSuffix(w, "-") || i == 0 {
				continue // what is broken proves nothing
			}
			v[bareWord(w)]++
		}
	}
	return v
}

func bareWord(w string) string {
	return strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

// between is what stands in the text between two lines of one part: a line's end, or nothing where the
// break is inside something that is written in one: behind the hyphen of a compound, in a range of numbers, in an address.
// The break of a word that the typesetter hyphenated stays, with its hyphen.
func (c *composer) between(a, b int) string {
	left, right := c.strs[a], c.strs[b]
	last, n := utf8.DecodeLastRuneInString(left)
	next, _ := utf8.DecodeRuneInString(right)
	before, _ := utf8.DecodeLastRuneInString(left[:len(left)-n])
	// what is written so far holds the whole of an address that takes three lines
	head, tail := lastField(c.text.String()), firstField(right)
	switch {
	case isAddress(head):
		if addressGoesOn(head, tail) {
			return ""
		}
	case last == '\u00ad':
		return ""
	case last == '-' || last == '‐' || last == '‑':
		switch {
		case unicode.IsUpper(next) && unicode.IsLetter(before), unicode.IsDigit(next) && unicode.IsDigit(before):
			return ""
		case unicode.IsLower(next) && unicode.IsLetter(before):
			first, second := bareWord(head), bareWord(tail)
			if c.words[first+"-"+second] > c.words[first+second] {
				return ""
			}
		}
	case last == '–' && unicode.IsDigit(before) && unicode.IsDigit(next):
		return ""
	case isIdeographic(last) && isIdeographic(next):
		return ""
	case unicode.Is(unicode.Hangul, last) && unicode.Is(unicode.Hangul, next) && c.syllables(head, tail):
		return ""
	}
	return "\n"
}

// endings are what a Korean word cannot begin with and a broken one may go on with: particles and endings of verbs.
const endings = " 를 을 는 은 이 가 에 의 로 으로 와 과 도 만 다 고 며 지 서 에서 에게 까지 부터 보다 처럼 하고 하여 하였다 했다 한다 하는 된다 되는 되었다 이다 였다 었다 았다 "

// syllables tells whether a Korean word was broken between two lines, which is done without a hyphen.
func (c *composer) syllables(head, tail string) bool {
	first, second := bareWord(head), bareWord(tail)
	if k := strings.IndexFunc(tail, func(r rune) bool { return !unicode.Is(unicode.Hangul, r) }); k > 0 {
		second = tail[:k]
	}
	if strings.Contains(endings, " "+second+" ") && c.words[second] == 0 {
		return true
	}
	return c.words[first+second] > 0 && c.words[first] == 0
}

func lastField(s string) string {
	return s[strings.LastIndexAny(s, " \t\n")+1:]
}

func firstField(s string) string {
	if k := strings.IndexAny(s, " \t"); k >= 0 {
		return s[:k]
	}
	return s
}

// isAddress tells whether a word is a web address or a DOI.
func isAddress(w string) bool {
	w = strings.TrimLeft(w, "(<[")
	return strings.HasPrefix(w, "http:") || strings.HasPrefix(w, "https:") || strings.HasPrefix(w, "www.") || strings.HasPrefix(w, "10.") && strings.Contains(w, "/") ||
		strings.HasPrefix(strings.ToLower(w), "doi:")
}

var (
	rxInner   = regexp.MustCompile(`[\pL\pN][./_=?&%#~-]+[\pL\pN]`)
	rxFigures = regexp.MustCompile(`^\d[\d.]*[\d\pL]*[.,;)]*$`)
)

// addressGoesOn tells whether the word on the next line is a part of the address at the end of this one rather than of the
// sentence: the address breaks off behind a mark, or the word has marks inside that only addresses have.
func addressGoesOn(head, tail string) bool {
	first, _ := utf8.DecodeRuneInString(tail)
	last, _ := utf8.DecodeLastRuneInString(head)
	switch {
	case isAddress(tail) && (last != '/' || !strings.HasPrefix(tail, "10.")), strings.EqualFold(head, "doi:"):
		return false
	case strings.ContainsRune("/-_=&?%#~@", last):
		return unicode.IsLetter(first) || unicode.IsDigit(first) || strings.ContainsRune("/-_=&?%#~", first)
	case strings.ContainsRune("/_=&?%#~", first), rxInner.MatchString(tail):
		return true
	}
	return last == '.' && rxFigures.MatchString(tail) && len(tail) > 2 && strings.Contains(head, "/")
}

// isIdeographic tells whether a script is written without blanks between words.
func isIdeographic(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r < 0x3040
}
