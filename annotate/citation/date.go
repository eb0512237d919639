package citation

import (
	"strings"
	"unicode/utf8"
)

// when is a date as cited.
type when struct {
	start, end int
	year       string // "2024", "n.d.", "in press", "forthcoming"
	original   string // the first of "1892/2005" and of "[1892] 2005"
	suffix     string
	upTo       string // the last suffix of "2024a–c", else ""
	day        day    // of a newspaper's item
}

// wordDate is what is printed in place of a year.
type wordDate struct{ form, year string }

// wordDates are the forms in the languages that are read, longest first where one begins another. What the second of the
// pair says is one spelling for all.
var wordDates = []wordDate{
	{"n.d.", noDate}, {"n. d.", noDate}, {"n.d", noDate}, {"N.d.", noDate}, {"no date", noDate}, {"undated", noDate},
	{"in press", inPress}, {"In press", inPress}, {"in preparation", "in preparation"}, {"in prep.", "in preparation"}, {"under review", "under review"}, {"forthcoming", forthcoming}, {"Forthcoming", forthcoming}, {"to appear", forthcoming},
	{"this volume", thisVolume}, {"in this volume", thisVolume}, {"this issue", thisVolume},
	{"o. J.", noDate}, {"o.J.", noDate}, {"o. D.", noDate}, {"im Druck", inPress}, {"i. Dr.", inPress}, {"im Erscheinen", inPress}, {"i. E.", inPress}, {"i.E.", inPress}, {"in diesem Band", thisVolume},
	{"s. f.", noDate}, {"s.f.", noDate}, {"s. f", noDate}, {"s/f", noDate}, {"sin fecha", noDate}, {"en prensa", inPress},
	{"s. d.", noDate}, {"s.d.", noDate}, {"s/d", noDate}, {"sans date", noDate}, {"sous presse", inPress}, {"à paraître", forthcoming}, {"sem data", noDate}, {"no prelo", inPress},
	{"t.t.", noDate}, {"t. t.", noDate}, {"tanpa tahun", noDate}, {"dalam proses terbit", inPress}, {"akan terbit", forthcoming}, {"sedang dicetak", inPress},
	{"연도 미상", noDate}, {"미상", noDate}, {"출간 예정", forthcoming}, {"출판 예정", forthcoming}, {"근간", forthcoming}, {"인쇄 중", inPress}, {"인쇄중", inPress},
	{"无日期", noDate}, {"無日期", noDate}, {"日期不详", noDate}, {"待刊", inPress}, {"即将出版", forthcoming}, {"印刷中", inPress}, {"近刊", forthcoming}, {"発行年不明", noDate}, {"刊行年不明", noDate}, {"出版年不明", noDate},
}

const (
	noDate      = "n.d."
	inPress     = "in press"
	forthcoming = "forthcoming"
	thisVolume  = "this volume"
)

// wordDatesBy are the forms by their first byte.
var wordDatesBy = func() (by [256][]wordDate) {
	for _, w := range wordDates {
		by[w.form[0]] = append(by[w.form[0]], w)
	}
	return by
}()

// mayDate marks the bytes with which a date may begin.
var mayDate = func() (t [256]bool) {
	for c, w := range wordDatesBy {
		t[c] = len(w) > 0
	}
	t['1'], t['2'], t['['] = true, true, true
	return t
}()

// dateAt reads a date that begins at t[i].
func (s *scanner) dateAt(i int) (when, bool) {
	t := s.t
	if t[i] == '[' { // "[1862] 1968"
		if w, ok := s.yearAt(i + 1); ok && w.end == i+5 && strings.HasPrefix(t[w.end:], "] ") {
			if x, ok := s.yearAt(w.end + 2); ok && x.original == "" {
				x.start, x.original = i, w.year
				return x, true
			}
		}
		return when{}, false
	}
	if i > 0 && !s.free(i) {
		return when{}, false
	}
	if t[i] == '1' || t[i] == '2' {
		return s.yearAt(i)
	}
	return s.wordDateAt(i)
}

// free tells whether a date may begin at t[i] by what stands before it.
func (s *scanner) free(i int) bool {
	t := s.t
	switch c := t[i-1]; {
	case c >= 0x80:
		r, _ := utf8.DecodeLastRuneInString(t[:i])
		return eastAsian(r) && digit(t[i])
	case isWord(c), c == '$', c == '#':
		return false
	case c == '.':
		return i < 2 || !isWord(t[i-2]) || t[i] == 'n'
	}
	return true
}

func (s *scanner) yearAt(i int) (when, bool) {
	t := s.t
	if !isYear(t, i) || i > 0 && (t[i-1] == '-' || t[i-1] == '/') || dashBefore(t, i) && i > 3 && digit(t[i-4]) {
		return when{}, false
	}
	w := when{start: i, end: i + 4, year: t[i : i+4]}
	if d, end := numericDay(t, w.end); end > 0 {
		w.day, w.end = d, end
		return w, true
	}
	if w.end < len(t) && t[w.end] == '/' {
		if isYear(t, w.end+1) {
			w.original, w.year = w.year, t[w.end+1:w.end+5]
			w.end += 5
		} else if w.end+1 < len(t) && digit(t[w.end+1]) {
			return when{}, false
		}
	}
	if strings.HasPrefix(t[w.end:], " [") && isYear(t, w.end+2) && w.end+6 < len(t) && t[w.end+6] == ']' {
		w.original = t[w.end+2 : w.end+6]
		w.end += 7
	}
	s.suffixOf(&w)
	if w.end < len(t) && (isWord(t[w.end]) && dashLen(t, w.end) == 0 || t[w.end] == '.' && w.end+1 < len(t) && digit(t[w.end+1]) || t[w.end] == '%') {
		if n := yearWord(t, w.end); n > 0 && w.suffix == "" {
			w.end += n
			return w, true
		}
		return when{}, false
	}
	if k := dashLen(t, w.end); k > 0 && w.end+k < len(t) && digit(t[w.end+k]) {
		if isYear(t, w.end+k) && s.list.ranges[w.year+"-"+t[w.end+k:w.end+k+4]] { // a work of several years
			w.year += "-" + t[w.end+k:w.end+k+4]
			w.end += k + 4
			return w, true
		}
		return when{}, false // a range of years
	}
	return w, true
}

// suffixOf reads "a", "a–c" behind a year.
func (s *scanner) suffixOf(w *when) {
	t := s.t
	if w.end >= len(t) || !lower(t[w.end]) || w.end+1 < len(t) && isWord(t[w.end+1]) && t[w.end+1] < 0x80 {
		return
	}
	w.suffix = t[w.end : w.end+1]
	w.end++
	if k := dashLen(t, w.end); k > 0 && w.end+k < len(t) && lower(t[w.end+k]) && t[w.end+k] > w.suffix[0] && (w.end+k+1 == len(t) || !isWord(t[w.end+k+1])) {
		w.upTo = t[w.end+k : w.end+k+1]
		w.end += k + 1
	}
}

// yearWord is the length of the word for "year" that East Asian texts print behind one, where nothing of a date or an
// event follows it; 0 for none.
func yearWord(t string, i int) int {
	for _, x := range [...]string{"年", "년"} {
		if strings.HasPrefix(t[i:], x) {
			n := i + len(x)
			if n == len(t) || strings.IndexByte(",;:)]", t[n]) >= 0 {
				return len(x)
			}
		}
	}
	return 0
}

func (s *scanner) wordDateAt(i int) (when, bool) {
	t := s.t
	for _, x := range wordDatesBy[t[i]] {
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
func (s *scanner) nextDate(from, to int) (when, bool) {
	for i := from; i < to; i++ {
		if !mayDate[s.t[i]] {
			continue
		}
		if w, ok := s.dateAt(i); ok && w.end <= to {
			return w, true
		}
	}
	return when{}, false
}

// foldedDates are the forms without stops and blanks.
var foldedDates = func() map[string]string {
	m := map[string]string{}
	for _, w := range wordDates {
		m[flatDate(strings.ToLower(w.form))] = w.year
	}
	return m
}()

func flatDate(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(". []()", r) {
			return -1
		}
		return r
	}, s)
}

// foldYear makes the date of an entry what a citation of it would be read as.
func foldYear(y string) (year, other string) {
	l := strings.ToLower(strings.TrimSpace(y))
	if len(l) == 4 && isYear(l, 0) {
		return l, ""
	}
	if w := foldedDates[flatDate(l)]; w != "" {
		return w, ""
	}
	var years []string
	for i := 0; i+4 <= len(l); i++ {
		if isYear(l, i) && (i == 0 || !digit(l[i-1])) {
			years = append(years, l[i:i+4])
		}
	}
	switch len(years) {
	case 0:
		return l, ""
	case 1:
		return years[0], ""
	}
	if k := dashLen(l, 4); k > 0 && isYear(l, 4+k) && isYear(l, 0) {
		return years[0] + "-" + years[1], ""
	}
	return years[1], years[0]
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
	if t[i] != 0xE2 {
		return 0
	}
	if strings.HasPrefix(t[i:], "–") || strings.HasPrefix(t[i:], "—") || strings.HasPrefix(t[i:], "−") || strings.HasPrefix(t[i:], "‒") {
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
