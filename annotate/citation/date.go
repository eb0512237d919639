package citation

import "strings"

// when is a date as cited.
type when struct {
	start, end int
	year       string // "2024", "n.d.", "in press", "forthcoming"
	original   string // the first of "1892/2005"
	suffix     string
	upTo       string // the last suffix of "2024a–c", else ""
}

// dateAt reads a date that begins at t[i].
func dateAt(t string, i int) (when, bool) {
	if i > 0 && (isWord(t[i-1]) || t[i-1] == '.' && i > 1 && isWord(t[i-2]) && t[i] != 'n' || t[i-1] == '$' || t[i-1] == '#') {
		return when{}, false
	}
	if t[i] >= '1' && t[i] <= '2' {
		return yearAt(t, i)
	}
	return wordDateAt(t, i)
}

func yearAt(t string, i int) (when, bool) {
	if !isYear(t, i) || i > 0 && (t[i-1] == '-' || t[i-1] == '/') || dashBefore(t, i) && i > 3 && digit(t[i-4]) {
		return when{}, false
	}
	w := when{start: i, end: i + 4, year: t[i : i+4]}
	if w.end < len(t) && t[w.end] == '/' {
		if isYear(t, w.end+1) {
			w.original, w.year = w.year, t[w.end+1:w.end+5]
			w.end += 5
		} else if w.end+1 < len(t) && digit(t[w.end+1]) {
			return when{}, false
		}
	}
	if w.end < len(t) && lower(t[w.end]) && (w.end+1 == len(t) || !isWord(t[w.end+1]) || t[w.end+1] >= 0x80) {
		w.suffix = t[w.end : w.end+1]
		w.end++
		if k := dashLen(t, w.end); k > 0 && w.end+k < len(t) && lower(t[w.end+k]) && t[w.end+k] > w.suffix[0] && (w.end+k+1 == len(t) || !isWord(t[w.end+k+1])) {
			w.upTo = t[w.end+k : w.end+k+1]
			w.end += k + 1
		}
	}
	if w.end < len(t) && (isWord(t[w.end]) && dashLen(t, w.end) == 0 || t[w.end] == '.' && w.end+1 < len(t) && digit(t[w.end+1]) || t[w.end] == '%') {
		return when{}, false
	}
	if k := dashLen(t, w.end); k > 0 && w.end+k < len(t) && digit(t[w.end+k]) {
		return when{}, false // a range of years
	}
	return w, true
}

func wordDateAt(t string, i int) (when, bool) {
	for _, x := range []struct{ form, year string }{{"n.d.", "n.d."}, {"n. d.", "n.d."}, {"n.d", "n.d."}, {"in press", "in press"}, {"forthcoming", "forthcoming"}, {"in preparation", "in preparation"}, {"under review", "under review"}} {
		if !strings.HasPrefix(t[i:], x.form) {
			continue
		}
		w := when{start: i, end: i + len(x.form), year: x.year}
		if w.end < len(t) && isWord(t[w.end]) {
			continue
		}
		if w.end+1 < len(t) && t[w.end] == '-' && lower(t[w.end+1]) && (w.end+2 == len(t) || !isWord(t[w.end+2])) {
			w.suffix = t[w.end+1 : w.end+2]
			w.end += 2
		}
		return w, true
	}
	return when{}, false
}

// nextDate finds the first date in t[from:to].
func nextDate(t string, from, to int) (when, bool) {
	for i := from; i < to; i++ {
		switch t[i] {
		case '1', '2', 'n', 'i', 'f', 'u':
			if w, ok := dateAt(t, i); ok && w.end <= to {
				return w, true
			}
		}
	}
	return when{}, false
}

// isYear tells whether t[i:] begins with a year from 1400 to 2099 and no fifth digit.
func isYear(t string, i int) bool {
	if i+4 > len(t) || !digit(t[i]) || !digit(t[i+1]) || !digit(t[i+2]) || !digit(t[i+3]) || i+4 < len(t) && digit(t[i+4]) {
		return false
	}
	return t[i] == '1' && t[i+1] >= '4' || t[i] == '2' && t[i+1] == '0'
}

// dashLen is the length of a dash at t[i:], 0 for none.
func dashLen(t string, i int) int {
	if i >= len(t) {
		return 0
	}
	if t[i] == '-' {
		return 1
	}
	if strings.HasPrefix(t[i:], "–") || strings.HasPrefix(t[i:], "—") || strings.HasPrefix(t[i:], "−") {
		return 3
	}
	return 0
}

func dashBefore(t string, i int) bool { return i >= 3 && dashLen(t, i-3) == 3 }

func digit(b byte) bool { return b >= '0' && b <= '9' }

func lower(b byte) bool { return b >= 'a' && b <= 'z' }

func isWord(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || digit(b) || b >= 0x80
}
