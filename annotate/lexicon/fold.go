package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kg/document"
)

// Token is a word or a number of a text, with what name matching needs to know of it.
type Token struct {
	Start, End int // bytes in the text; a possessive 's lies behind End
	// Next is the end with the possessive: equal to End without one.
	Next int
	// Fold is the word without case, diacritics, apostrophes and dots, without a possessive 's.
	Fold string
	// Upper tells that it begins with a capital, Caps that it has two capitals or more and no small letter.
	Upper, Caps bool
	Digit       bool // begins with a digit
	// Hyphen tells that only a hyphen stands between the word before and this one.
	Hyphen bool
	// Gap is what stands between the word before and this one.
	Gap string
}

// Possessive tells whether the word carries an 's.
func (t Token) Possessive() bool { return t.Next > t.End }

// Tokenize cuts text into words and numbers. "U.S." and "K.S." are one word each.
func Tokenize(text string) []Token {
	tokens := make([]Token, 0, wordsIn(text))
	low := document.Lowered(text)
	last := 0
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && !isWordByte(c) {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) {
			i += size
			continue
		}
		tokens = append(tokens, Token{})
		t := &tokens[len(tokens)-1]
		t.read(text, low, i)
		t.Gap = text[last:t.Start]
		t.Hyphen = len(tokens) > 1 && isHyphenGap(t.Gap)
		last, i = t.Next, t.Next
	}
	return tokens
}

// wordsIn is how many words the text can have at most, counted by where ASCII words begin and by characters beyond ASCII.
func wordsIn(text string) int {
	n, inside := 0, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		word := wordByte[c]
		if word && !inside || c >= 0xc0 {
			n++
		}
		inside = word
	}
	return n
}

func isHyphenGap(gap string) bool { return gap == "-" || gap == "‐" || gap == "‑" || gap == "–" }

func isWordByte(c byte) bool { return wordByte[c] }

var wordByte = func() (t [256]bool) {
	for _, c := range "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" {
		t[c] = true
	}
	return t
}()

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// read fills the token with the word that begins at start; low is the text as by [document.Lowered].
func (t *Token) read(text, low string, start int) {
	end := start
	first, _ := utf8.DecodeRuneInString(text[start:])
	for end < len(text) {
		if isWordByte(text[end]) {
			end++
			continue
		}
		if text[end] == ' ' {
			break
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		if isWordRune(r) {
			end += size
			continue
		}
		if n := insideWord(text, start, end, r, size); n > 0 {
			end += n
			continue
		}
		break
	}
	t.Start, t.End, t.Next, t.Digit = start, end, end, unicode.IsDigit(first)
	if n := possessive(text[start:end]); n > 0 && end-n > start {
		t.End = end - n
	}
	word := text[t.Start:t.End]
	t.Upper = unicode.IsUpper(first)
	t.Caps = t.Upper && isCaps(word)
	t.Fold = foldWord(word, low[t.Start:t.End])
}

// insideWord is the length of the punctuation at end that belongs to the word: an
// apostrophe between letters, the dots of "U.S."; 0 for none.
func insideWord(text string, start, end int, r rune, size int) int {
	next, _ := utf8.DecodeRuneInString(text[end+size:])
	if isApostrophe(r) {
		if unicode.IsLetter(next) {
			return size
		}
		return 0
	}
	if r != '.' || !dotted(text[start:end]) {
		return 0
	}
	after := end + 1
	if unicode.IsUpper(next) {
		_, n := utf8.DecodeRuneInString(text[after:])
		if after+n < len(text) && text[after+n] == '.' {
			return 1
		}
	}
	if strings.IndexByte(text[start:end], '.') >= 0 {
		return 1
	}
	return 0
}

// dotted tells whether s is one letter, or letters with dots between them.
func dotted(s string) bool {
	i := strings.LastIndexByte(s, '.') + 1
	return utf8.RuneCountInString(s[i:]) == 1 && s[i] > '9'
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }

// possessive is the length of the 's at the end of word, 0 for none.
func possessive(word string) int {
	if word[len(word)-1] != 's' {
		return 0
	}
	for _, s := range [...]string{"'s", "’s", "ʼs", "‘s"} {
		if strings.HasSuffix(word, s) {
			return len(s)
		}
	}
	return 0
}

func isCaps(word string) bool {
	if len(word) > 1 && word[1] >= 'a' && word[1] <= 'z' {
		return false
	}
	n := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

// foldWord is one word in lower case without diacritics, apostrophes and dots; low is the word as by [document.Lowered].
func foldWord(word, low string) string {
	plain := true
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= utf8.RuneSelf || c == '\'' || c == '.' {
			plain = false
			break
		}
	}
	if plain {
		return low
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		switch {
		case unicode.Is(unicode.Mn, r), isApostrophe(r), r == '.':
		case r == 'ø':
			b.WriteByte('o')
		case r == 'ł':
			b.WriteByte('l')
		case r == 'đ' || r == 'ð':
			b.WriteByte('d')
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ß':
			b.WriteString("ss")
		case r == 'æ':
			b.WriteString("ae")
		case r == 'œ':
			b.WriteString("oe")
		case r == 'þ':
			b.WriteString("th")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Fold is a name reduced to what name matching sees: its words without case,
// diacritics, apostrophes and hyphens, one blank between them.
func Fold(name string) string {
	var b strings.Builder
	for _, t := range nameTokens(name) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.Fold)
		if t.Possessive() {
			b.WriteByte('s')
		}
	}
	return norm.NFC.String(b.String())
}

// nameTokens are the words of a name in which "&" reads "and".
func nameTokens(name string) []Token {
	return Tokenize(strings.ReplaceAll(name, "&", " and "))
}
