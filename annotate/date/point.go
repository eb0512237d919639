package date

import (
	"fmt"
	"strconv"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/edtf"
)

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var seasons = map[string]int{"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

var centuries = map[string]int{
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
	"sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}

// part are the words that narrow a year without giving a finer date.
var part = map[string]bool{"early": true, "mid": true, "late": true}

var about = map[string]bool{"around": true, "about": true, "circa": true, "approximately": true, "c": true, "ca": true}

// point is a date that ends before token next.
type point struct {
	edtf string
	next int
}

func (r *reader) token(i int) (lexicon.Token, bool) {
	if i < 0 || i >= len(r.tokens) {
		return lexicon.Token{}, false
	}
	return r.tokens[i], true
}

func (r *reader) word(i int) string {
	if t, ok := r.token(i); ok {
		return t.Fold
	}
	return ""
}

// plainGap tells whether between token i-1 and i stand only blanks, one comma or a dot of an abbreviation.
func (r *reader) plainGap(i int) bool {
	t, ok := r.token(i)
	if !ok {
		return false
	}
	switch strings.TrimSpace(t.Gap) {
	case "", ",":
		return true
	case ".":
		_, abbreviated := months[r.word(i-1)]
		return abbreviated && len(r.word(i-1)) <= 4
	}
	return false
}

func (r *reader) month(i int) int {
	if t, ok := r.token(i); ok && t.Upper {
		return months[t.Fold]
	}
	return 0
}

// number is the value of a token of n to m digits, -1 for none. "1st", "2nd" and "21st" count as their digits.
func (r *reader) number(i, n, m int) int {
	t, ok := r.token(i)
	if !ok || !t.Digit {
		return -1
	}
	s := t.Fold
	if n == 1 && len(s) > 2 {
		for _, end := range []string{"st", "nd", "rd", "th"} {
			if cut, ok := strings.CutSuffix(s, end); ok {
				s = cut
			}
		}
	}
	if len(s) < n || len(s) > m {
		return -1
	}
	v, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return v
}

func (r *reader) year(i int) int {
	y := r.number(i, 4, 4)
	if y < 1000 || y > 2100 {
		return -1
	}
	return y
}

// at reads one date that begins at token i, without intervals.
func (r *reader) at(i int) (point, bool) {
	for _, rule := range []func(int) (point, bool){r.iso, r.slashed, r.dayMonth, r.monthFirst, r.season, r.decade, r.century, r.bareYear} {
		if p, ok := rule(i); ok && edtf.Valid(p.edtf) == nil {
			return p, true
		}
	}
	return point{}, false
}

func (r *reader) iso(i int) (point, bool) {
	y, m := r.year(i), r.number(i+1, 2, 2)
	if y < 0 || m < 1 || m > 12 || r.tokens[i+1].Gap != "-" {
		return point{}, false
	}
	if d := r.number(i+2, 2, 2); d > 0 && r.tokens[i+2].Gap == "-" {
		return point{fmt.Sprintf("%04d-%02d-%02d", y, m, d), i + 3}, true
	}
	return point{}, false // "1950-12" may be two years as well
}

func (r *reader) slashed(i int) (point, bool) {
	a, b, y := r.number(i, 1, 2), r.number(i+1, 1, 2), r.year(i+2)
	if a < 1 || b < 1 || y < 0 || a > 31 || b > 31 {
		return point{}, false
	}
	g := r.tokens[i+1].Gap
	if g != r.tokens[i+2].Gap || g != "/" && g != "." {
		return point{}, false
	}
	switch {
	case b <= 12 && (a > 12 || a == b || g == "."):
		return point{fmt.Sprintf("%04d-%02d-%02d", y, b, a), i + 3}, true
	case a <= 12 && b > 12:
		return point{fmt.Sprintf("%04d-%02d-%02d", y, a, b), i + 3}, true
	case a <= 12 && b <= 12 && r.order == dayFirst:
		return point{fmt.Sprintf("%04d-%02d-%02d", y, b, a), i + 3}, true
	case a <= 12 && b <= 12 && r.order == monthFirst:
		return point{fmt.Sprintf("%04d-%02d-%02d", y, a, b), i + 3}, true
	case a <= 12 && b <= 12:
		return point{fmt.Sprintf("%04d", y), i + 3}, true
	}
	return point{}, false
}

// dayMonth reads "27 April 2018" and "the 27th of April, 2018".
func (r *reader) dayMonth(i int) (point, bool) {
	d := r.number(i, 1, 2)
	if d < 1 || d > 31 {
		return point{}, false
	}
	k := i + 1
	if r.word(k) == "of" {
		k++
	}
	m := r.month(k)
	if m == 0 || !r.plainGap(k) {
		return point{}, false
	}
	if y, next := r.yearAfter(k + 1); y > 0 {
		return point{fmt.Sprintf("%04d-%02d-%02d", y, m, d), next}, true
	}
	return point{}, false
}

// yearAfter reads a year behind a month: "2018", ", 2018", "of 2018".
func (r *reader) yearAfter(i int) (year, next int) {
	if r.word(i) == "of" {
		i++
	}
	if y := r.year(i); y > 0 && r.plainGap(i) {
		return y, i + 1
	}
	return -1, i
}

// monthFirst reads "April 27, 2018", "April 2018" and "Sept. 2018".
func (r *reader) monthFirst(i int) (point, bool) {
	m := r.month(i)
	if m == 0 {
		return point{}, false
	}
	if d := r.number(i+1, 1, 2); d > 0 && d <= 31 && r.plainGap(i+1) {
		if y, next := r.yearAfter(i + 2); y > 0 {
			return point{fmt.Sprintf("%04d-%02d-%02d", y, m, d), next}, true
		}
		return point{}, false
	}
	if y, next := r.yearAfter(i + 1); y > 0 {
		return point{fmt.Sprintf("%04d-%02d", y, m), next}, true
	}
	return point{}, false
}

func (r *reader) season(i int) (point, bool) {
	s, ok := seasons[r.word(i)]
	if !ok {
		return point{}, false
	}
	k := i + 1
	if r.word(k) == "of" {
		k++
	}
	if y := r.year(k); y > 0 && strings.TrimSpace(r.tokens[k].Gap) == "" {
		return point{fmt.Sprintf("%04d-%02d", y, s), k + 1}, true
	}
	return point{}, false
}

func (r *reader) decade(i int) (point, bool) {
	t, _ := r.token(i)
	if len(t.Fold) == 5 && t.Digit && strings.HasSuffix(t.Fold, "0s") {
		if y, err := strconv.Atoi(t.Fold[:4]); err == nil && y >= 1000 && y <= 2100 {
			return point{t.Fold[:3] + "X", i + 1}, true
		}
	}
	if t.Possessive() && r.year(i) > 0 && r.year(i)%10 == 0 {
		return point{t.Fold[:3] + "X", i + 1}, true
	}
	return point{}, false
}

func (r *reader) century(i int) (point, bool) {
	if w := r.word(i + 1); w != "century" && w != "centuries" {
		return point{}, false
	}
	n := centuries[r.word(i)]
	if v := r.number(i, 1, 2); v > 0 {
		n = v
	}
	if n < 2 || n > 21 {
		return point{}, false
	}
	return point{fmt.Sprintf("%02dXX", n-1), i + 2}, true
}

// counted are words behind a number that make it an amount.
var counted = map[string]bool{
	"people": true, "men": true, "women": true, "soldiers": true, "troops": true, "workers": true, "voters": true,
	"tonnes": true, "tons": true, "km": true, "kilometres": true, "kilometers": true, "miles": true, "metres": true, "meters": true,
	"dollars": true, "euros": true, "pounds": true, "years": true, "days": true, "hours": true, "cases": true, "units": true,
	"families": true, "households": true, "jobs": true, "votes": true, "refugees": true, "deaths": true, "kg": true,
	"percent": true, "per": true, "vessels": true, "boats": true, "ships": true, "houses": true, "hectares": true, "words": true,
}

// bareYear reads a year that stands alone, where nothing makes the number an amount or a part of a larger one.
func (r *reader) bareYear(i int) (point, bool) {
	y := r.year(i)
	if y < 1400 {
		return point{}, false
	}
	t := r.tokens[i]
	if t.Start > 0 && strings.IndexByte("/.,$€£#_=:+", r.text[t.Start-1]) >= 0 {
		return point{}, false
	}
	rest := r.text[t.Next:]
	if rest != "" && strings.IndexByte("/%_=:°", rest[0]) >= 0 || len(rest) > 1 && (rest[0] == ',' || rest[0] == '.') && rest[1] >= '0' && rest[1] <= '9' {
		return point{}, false
	}
	switch r.word(i - 1) {
	case "than", "some", "nearly", "almost", "over", "no", "number", "nos", "resolution", "law", "act", "page", "pages", "p", "pp", "vol", "art", "article":
		return point{}, false
	}
	if counted[r.word(i+1)] && r.tokens[i+1].Gap == " " {
		return point{}, false
	}
	return point{fmt.Sprintf("%04d", y), i + 1}, true
}
