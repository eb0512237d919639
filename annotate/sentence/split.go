package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cut is one sentence in the text of a view.
type cut struct{ start, end int }

// split finds the sentences of a text whose white space is folded. It cuts at
// a full stop, question or exclamation mark (with the quotes and brackets that
// close behind it) before a blank and something that can begin a sentence,
// unless the stop belongs to an abbreviation, an initial or a number, or stands
// inside a parenthesis that began within the sentence. It takes linear time.
func split(s string) []cut {
	var cuts []cut
	closing := brackets(s)
	begin, open := 0, 0 // open: the end of the parenthesis we are in, 0 for none
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if (r == '(' || r == '[') && closing[i] > open && i > begin {
			open = closing[i]
		}
		if i >= open {
			open = 0
		}
		if !terminal(r) {
			i += n
			continue
		}
		end := closers(s, i+n)
		if end > open && boundary(s, begin, i, end, r) {
			cuts = append(cuts, cut{begin, end})
			for end < len(s) && s[end] == ' ' {
				end++
			}
			begin, open = end, 0
			i = end
			continue
		}
		i += n
	}
	if begin < len(s) {
		cuts = append(cuts, cut{begin, len(strings.TrimRight(s, " "))})
	}
	return cuts
}

func terminal(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '｡':
		return true
	}
	return false
}

func wide(r rune) bool { return r == '。' || r == '！' || r == '？' || r == '｡' }

// maxBracket is how far a parenthesis may reach and still hold its sentence together, in bytes.
const maxBracket = 600

// brackets gives for every opening bracket the position behind the one that closes it, 0 where none does.
func brackets(s string) map[int]int {
	ends := map[int]int{}
	var stack []int
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			stack = append(stack, i)
		case ')', ']':
			if n := len(stack); n > 0 {
				if i-stack[n-1] < maxBracket {
					ends[stack[n-1]] = i + 1
				}
				stack = stack[:n-1]
			}
		}
	}
	return ends
}

// closers is the position behind the marks that belong to a sentence's end:
// more stops, quotes, brackets, and the number of a note or source in brackets.
func closers(s string, i int) int {
	stop := i
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case terminal(r), strings.ContainsRune("\"')]}»›」』”’）", r):
			i += n
			continue
		case r == '[' || r == ' ' && strings.HasPrefix(s[i:], " ["):
			k := i + strings.IndexByte(s[i:], '[')
			if e := numbersInBrackets(s[k:]); e > 0 {
				i = k + e
				continue
			}
		}
		return i + raisedNumber(s, stop, i)
	}
	return i
}

// raisedNumber is the length of the number of a note at s[i:], behind a full stop
// that ends at stop: "floor.12 Others", "floor.¹² Others", and after a year
// "in 1998.12 Others". Behind other figures it is taken for a decimal.
func raisedNumber(s string, stop, i int) int {
	n, digits := 0, 0
	for i+n < len(s) {
		r, size := utf8.DecodeRuneInString(s[i+n:])
		switch {
		case r >= '0' && r <= '9', strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r):
			digits++
		case (r == ',' || r == '-' || r == '–') && digits > 0:
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		n += size
	}
	if digits == 0 || digits > 9 || i+n < len(s) && s[i+n] != ' ' {
		return 0
	}
	before := strings.TrimRight(s[:stop], ".!?…")
	if last, _ := utf8.DecodeLastRuneInString(before); unicode.IsDigit(last) && s[i] < utf8.RuneSelf && stop == i {
		year := before[max(0, len(before)-5):]
		if len(year) < 5 || year[0] != ' ' || year[1] != '1' && year[1:3] != "20" || strings.Trim(year[1:], "0123456789") != "" {
			return 0
		}
	}
	return n
}

// numbersInBrackets is the length of "[4]", "[4, 7-9]" or "[^4]" at the start of s, 0 for anything else.
func numbersInBrackets(s string) int {
	end := strings.IndexByte(s[:min(len(s), 40)], ']')
	if end < 2 || strings.Trim(s[1:end], "^0123456789,;- –") != "" {
		return 0
	}
	return end + 1
}

// boundary tells whether the sentence that began at begin ends at end, where s[at] is its mark r.
func boundary(s string, begin, at, end int, r rune) bool {
	if end >= len(s) {
		return true
	}
	if wide(r) {
		return true
	}
	if s[end] != ' ' {
		return false
	}
	next := s[end+1:]
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, "\"'(["+"«‹「『“‘¿¡"))
	if unicode.IsLower(first) {
		return false
	}
	if strings.HasPrefix(next, "(") && unicode.IsDigit(first) {
		return false
	}
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return r != '.' || !abbreviates(s, begin, at, next)
	}
	if r != '.' {
		return true
	}
	if strings.HasPrefix(s[at:], "..") {
		return true
	}
	if s[at+1:] != "" && s[at+1] >= '0' && s[at+1] <= '9' {
		word := s[strings.LastIndexAny(s[:at], " (")+1 : at]
		return !beforeNumber[strings.ToLower(word)] && !abbreviates(s, begin, at, next)
	}
	if end == at+1 || s[at+1] == '\'' || s[at+1] == '"' {
		return !abbreviates(s, begin, at, next)
	}
	return true
}
