package reference

import (
	"strings"
	"unicode/utf8"
)

// yearOf reads the content of a date: "2004", "2004a", "2004, March 3", "n.d.",
// "in press", "1892/2005", "n.d.-b".
func yearOf(s string) (year, suffix string, ok bool) {
	s = strings.TrimSpace(s)
	low := strings.ToLower(s)
	if len(low) != len(s) {
		low = s
	}
	low = strings.TrimPrefix(strings.TrimPrefix(low, "c. "), "ca. ")
	for _, w := range []string{"n.d.", "n. d.", "n.d", "in press", "in preparation", "in print", "forthcoming", "no date", "s.f.", "s.d.", "o.j.", "o. j.", "im druck", "à paraître", "en prensa", "no prelo", "in corso di stampa", "under review", "submitted", "accepted", "advance online publication"} {
		if strings.HasPrefix(low, w) {
			rest := strings.TrimLeft(s[len(s)-len(low)+len(w):], " -–")
			if rest == "" {
				return strings.TrimSpace(s[:len(s)-len(low)+len(w)]), "", true
			}
			if len(rest) == 1 && rest[0] >= 'a' && rest[0] <= 'z' {
				return strings.TrimRight(s[:len(s)-len(low)+len(w)], " -–"), rest, true
			}
			return "", "", false
		}
	}
	s = s[len(s)-len(low):]
	if len(s) >= 2 && s[0] == '[' { // "[1892] 2005"
		if k := strings.IndexByte(s, ']'); k > 0 {
			if y, x, ok := yearOf(s[k+1:]); ok {
				return y, x, true
			}
			s = s[1:k]
		}
	}
	if !startsYear(s) {
		return "", "", false
	}
	year, rest := s[:4], s[4:]
	if rest == "" {
		return year, "", true
	}
	if rest[0] >= 'a' && rest[0] <= 'z' && (len(rest) == 1 || rest[1] == ',' || rest[1] == ' ') {
		return year, rest[:1], true
	}
	switch {
	case rest[0] == ',' || rest[0] == ' ' && len(rest) > 1 && rest[1] == '[':
		return year, "", true
	case rest[0] == '/' && startsYear(rest[1:]):
		return yearOf(rest[1:])
	case rest[0] == '-' && startsYear(rest[1:]) && len(rest) == 5:
		return year + rest, "", true
	case strings.HasPrefix(rest, "–") && startsYear(rest[len("–"):]):
		return year + rest[:len("–")+4], "", true
	}
	return "", "", false
}

// startsYear tells whether s begins with four digits that are a year from 1400 on and no fifth.
func startsYear(s string) bool {
	if len(s) < 4 {
		return false
	}
	for i := range 4 {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	if len(s) > 4 && s[4] >= '0' && s[4] <= '9' {
		return false
	}
	return s[0] == '1' && s[1] >= '4' || s[0] == '2' && s[1] == '0'
}

// anyYear tells whether text holds a year.
func anyYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (i == 0 || s[i-1] < '0' || s[i-1] > '9') && startsYear(s[i:]) {
			return true
		}
	}
	return strings.Contains(s, "n.d.") || strings.Contains(s, "in press") || strings.Contains(s, "forthcoming")
}

// date is a year as read with its suffix.
type date struct{ year, suffix string }

// leadingYear finds the year that follows authors or a title at the head of an
// entry: in brackets, or between two stops. at covers the brackets.
func leadingYear(s string) (at stretch, d date, ok bool) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '(' || c == '[':
			end := strings.IndexAny(s[i:], ")]")
			if end < 0 {
				return at, d, false
			}
			if y, x, ok := yearOf(s[i+1 : i+end]); ok && !yearsListed(s[i+1:i+end]) && !imprintFollows(s[i+end+1:]) {
				return stretch{i, i + end + 1}, date{y, x}, true
			}
		case c == '"' || c == '\'' && i > 0 && s[i-1] == ' ' || strings.HasPrefix(s[i:], "«"):
			if i > 0 {
				return at, d, false
			}
		case (c == '1' || c == '2') && i > 0 && !isWordByte(s[i-1]) && startsYear(s[i:]):
			end := i + 4
			if end < len(s) && s[end] >= 'a' && s[end] <= 'z' && (end+1 == len(s) || !isWordByte(s[end+1])) {
				end++
			}
			if y, x, ok := bareYear(s, i, end); ok && !dateFollows(s[end:]) {
				return stretch{i, end}, date{y, x}, true
			}
		case (c == 'n' || c == 'N') && strings.HasPrefix(strings.ToLower(s[i:]), "n.d.") && i > 1 && s[i-1] == ' ':
			return stretch{i, i + 4}, date{s[i : i+4], ""}, true
		}
	}
	return at, d, false
}

// yearsListed tells whether years are named one after the other, as in "The four texts (1798, 1799, 1805)".
func yearsListed(s string) bool {
	_, rest, ok := strings.Cut(s, ", ")
	return ok && startsYear(rest)
}

// imprintFollows tells whether a bracket with a place, a house and a year
// follows, so that the year before it belongs to the title: "(Leeds: Moor House, 2001)".
func imprintFollows(s string) bool {
	for open := strings.IndexByte(s, '('); open >= 0; {
		end := strings.IndexByte(s[open:], ')')
		if end < 0 {
			return false
		}
		in := s[open+1 : open+end]
		place, house, ok := strings.Cut(in, ": ")
		if ok && isPlace(strings.ReplaceAll(place, ",", "")) && len(house) > 6 && startsYear(house[len(house)-4:]) && strings.HasSuffix(house[:len(house)-4], ", ") {
			return true
		}
		next := strings.IndexByte(s[open+end:], '(')
		if next < 0 {
			return false
		}
		open += end + next
	}
	return false
}

// dateFollows tells whether the next thing is a date in brackets, so that the
// year before it ends a title.
func dateFollows(s string) bool {
	s = strings.TrimLeft(s, " .,*")
	if s == "" || s[0] != '(' {
		return false
	}
	end := strings.IndexByte(s, ')')
	if end < 0 {
		return false
	}
	_, _, ok := yearOf(s[1:end])
	return ok
}

// bareYear accepts a year without brackets when a stop, a comma or an initial
// stands before it and a stop, a colon or a capital behind it.
func bareYear(s string, i, end int) (year, suffix string, ok bool) {
	before := strings.TrimRight(s[:i], " ")
	if before == "" {
		return "", "", false
	}
	after := s[end:]
	if after == "" {
		return "", "", false
	}
	switch after[0] {
	case '.', ':', ',':
		if len(after) > 1 && after[1] != ' ' {
			return "", "", false
		}
	case ' ':
		r, _ := utf8.DecodeRuneInString(after[1:])
		if !isUpperOrQuote(r) {
			return "", "", false
		}
	default:
		return "", "", false
	}
	y, x, ok := yearOf(s[i:end])
	return y, x, ok
}

// trailingYear is the last year of an entry outside ranges, with the month and
// day before it. The year of a reprint, and one in square brackets, "[cited
// 2022 March 4]", is taken where there is no other.
func (w *vocabulary) trailingYear(s string) (at stretch, d date, ok bool) {
	aside := stretch{len(s), len(s)}
	if k := strings.LastIndexByte(s, '['); k > 0 && anyYear(s[:k]) {
		if end := strings.IndexByte(s[k:], ']'); end > 5 && len(strings.TrimSpace(s[k+1:k+end])) > 4 {
			aside = stretch{k, k + end}
		}
	}
	reprint := len(s)
	for _, w := range []string{". Reprint, ", "; reprint, ", ". Reprinted, ", ", reprint, "} {
		if k := strings.LastIndex(s, w); k > 0 && anyYear(s[:k]) {
			reprint = k
		}
	}
	for i := len(s) - 4; i >= 0; i-- {
		if i > reprint || i > aside.start && i < aside.end {
			continue
		}
		if !startsYear(s[i:]) || i > 0 && isWordByte(s[i-1]) {
			continue
		}
		if i > 0 && (s[i-1] == '-' || s[i-1] == '/' || s[i-1] == ':' || s[i-1] == '.' && i > 1 && isDigit(s[i-2])) || strings.HasSuffix(s[:i], "–") {
			continue
		}
		end := i + 4
		if end < len(s) && (s[end] == '-' && end+1 < len(s) && isDigit(s[end+1]) || strings.HasPrefix(s[end:], "–")) {
			continue
		}
		sfx := ""
		if end < len(s) && s[end] >= 'a' && s[end] <= 'z' && (end+1 == len(s) || !isWordByte(s[end+1])) {
			sfx = s[end : end+1]
			end++
		} else if end < len(s) && isWordByte(s[end]) {
			continue
		}
		return stretch{w.dateStart(s, i), end}, date{s[i : i+4], sfx}, true
	}
	return at, d, false
}

// dateStart goes left from a year over a month, a day and a bracket.
func (w *vocabulary) dateStart(s string, i int) int {
	for range 3 {
		k := len(strings.TrimRight(s[:i], " ,"))
		b := k
		for b > 0 && (isWordByte(s[b-1]) || s[b-1] == '.' && b == k) {
			b--
		}
		word := strings.ToLower(strings.TrimRight(s[b:k], "."))
		month := w.months[word]
		day := i < len(s) && w.months[strings.ToLower(firstWord(s[i:]))] && len(word) > 0 && len(word) <= 2 && isDigit(word[0])
		if !month && !day {
			break
		}
		i = b
	}
	if i > 0 && s[i-1] == '(' {
		i--
	}
	return i
}

func firstWord(s string) string {
	k := 0
	for k < len(s) && isWordByte(s[k]) {
		k++
	}
	return s[:k]
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
