package identity

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold is a text in lower case without diacritics, letters that only some languages have written as others write them.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		r = unicode.ToLower(r)
		switch r {
		case 'ß':
			b.WriteString("ss")
		case 'æ':
			b.WriteString("ae")
		case 'œ':
			b.WriteString("oe")
		case 'ø':
			b.WriteByte('o')
		case 'ł':
			b.WriteByte('l')
		case 'đ', 'ð':
			b.WriteByte('d')
		case 'ı':
			b.WriteByte('i')
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// words are the runs of letters and digits of a folded text. Apostrophes, and the dots of abbreviations such as "U.S.", join.
func words(s string) []string {
	s = strings.NewReplacer("'", "", "’", "", "ʼ", "").Replace(s)
	return strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// spelt is a word as American English spells it, so that one word of two spellings is one.
func spelt(w string) string {
	if len(w) < 6 || w[0] > 'z' {
		return w
	}
	for _, v := range [][2]string{
		{"isation", "ization"}, {"isations", "izations"}, {"ise", "ize"}, {"ised", "ized"}, {"ising", "izing"}, {"our", "or"}, {"ours", "ors"},
		{"tre", "ter"}, {"tres", "ters"}, {"ogue", "og"}, {"programme", "program"}, {"programmes", "programs"}, {"fence", "fense"},
	} {
		if stem, ok := strings.CutSuffix(w, v[0]); ok {
			return stem + v[1]
		}
	}
	return w
}

// letters is the folded text with nothing but letters and digits.
func letters(s string) string { return strings.Join(words(s), "") }

// digits is the first run of digits, without leading zeros.
func digits(s string) string {
	i := strings.IndexFunc(s, isDigit)
	if i < 0 {
		return ""
	}
	s = s[i:]
	if j := strings.IndexFunc(s, func(r rune) bool { return !isDigit(r) }); j >= 0 {
		s = s[:j]
	}
	return strings.TrimLeft(s, "0")
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// small tells whether a word carries no content: articles, prepositions and conjunctions of the languages of most bibliographies.
func small(w string) bool {
	switch w {
	case "a", "an", "the", "of", "and", "or", "in", "on", "to", "for", "from", "with", "by", "at", "as", "is", "its", "into",
		"der", "die", "das", "des", "dem", "den", "und", "im", "zur", "zum", "von", "fur", "ein", "eine",
		"le", "la", "les", "l", "de", "du", "et", "un", "une", "d",
		"el", "los", "las", "y", "e", "o", "os", "do", "da", "dos", "em", "en", "del", "s", "amp":
		return true
	}
	return false
}

// number tells whether a word counts: digits, a Roman numeral, an ordinal. Such words are never typos of each other.
func number(w string) bool {
	if strings.IndexFunc(w, isDigit) >= 0 {
		return true
	}
	switch w {
	case "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv",
		"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
		"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth":
		return true
	}
	return false
}

// opposites are beginnings of words that an edit or two turns into something else: no typo.
func opposites() [][]string {
	return [][]string{
		{"micro", "macro"}, {"hyper", "hypo"}, {"inter", "intra"}, {"pre", "per", "peri", "pro", "post"}, {"endo", "exo"},
		{"im", "ex"}, {"in", "de", "un", "non", "dis", "re"}, {"over", "under"}, {"sub", "super"}, {"mono", "multi"},
	}
}

// typo tells whether two different words are likely one, misspelt: one edit (a letter more, less, other, or two exchanged) in
// words of five letters or more, two in words of ten. Numbers and words made opposite by their beginning are not.
func typo(a, b string) bool {
	x, y := []rune(a), []rune(b)
	shorter := min(len(x), len(y))
	if shorter < 5 || number(a) || number(b) {
		return false
	}
	limit := 1
	if shorter >= 10 {
		limit = 2
	}
	if abs(len(x)-len(y)) > limit || distance(x, y, limit) > limit {
		return false
	}
	return !opposite(a, b)
}

func opposite(a, b string) bool {
	for _, group := range opposites() {
		for _, p := range group {
			rest, ok := strings.CutPrefix(a, p)
			if p+b == a || p+a == b {
				return true
			}
			for _, q := range group {
				if ok && p != q && rest != "" && (q+rest == b || q+rest == b+"s" || q+rest+"s" == b) {
					return true
				}
			}
		}
	}
	return false
}

// distance is the optimal string alignment distance (insert, delete, replace, exchange neighbours), or limit+1 where it is more.
func distance(a, b []rune, limit int) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// abbreviates tells whether the words of the one are those of the other, each in full or cut short, small words left out:
// "J Peace Res" of "Journal of Peace Research". An acronym of three letters or more counts too.
func abbreviates(short, long []string) bool {
	if len(short) == 0 || len(long) == 0 {
		return false
	}
	if len(short) == 1 && len(long) >= 3 {
		initials := ""
		for _, w := range long {
			initials += string([]rune(w)[:1])
		}
		return short[0] == initials && len(initials) >= 3
	}
	if len(short) != len(long) {
		return false
	}
	for i, w := range short {
		if !strings.HasPrefix(long[i], w) && !contraction(w, long[i]) {
			return false
		}
	}
	return true
}

// contraction tells whether a word is another one with letters left out in the middle: "intl", "dept", "natl".
func contraction(short, long string) bool {
	if len(short) < 3 || len(short) >= len(long) || short[0] != long[0] || short[len(short)-1] != long[len(long)-1] {
		return false
	}
	i := 0
	for _, r := range []byte(long) {
		if i < len(short) && short[i] == r {
			i++
		}
	}
	return i == len(short)
}

// content are the words that carry content.
func content(list []string) []string {
	return slices.DeleteFunc(slices.Clone(list), small)
}
