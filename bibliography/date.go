package bibliography

import (
	"fmt"
	"strconv"
	"strings"
)

// Day is a point in time at the precision it is known to: the year alone, year and month, or all three.
type Day struct {
	Year  int // astronomical: 0 is 1 BC; it counts only when Known
	Month int // 1 to 12, or 21 to 24 for spring, summer, autumn and winter as in EDTF; 0 unknown
	Day   int // 1 to 31, 0 unknown
	Known bool
}

// Date is a day, a range of days, or words that stand in their place.
type Date struct {
	From Day
	To   Day  // the end of a range
	Open bool // a range that has not ended
	// Circa tells that the date is uncertain or about right.
	Circa bool
	// Literal is what the entry says where it gives no date that can be taken apart: "in press", "n.d.".
	Literal string
}

// OnYear is the date of a year.
func OnYear(year int) Date { return Date{From: Day{Year: year, Known: true}} }

// On is the date of a year, month and day; month and day may be 0.
func On(year, month, day int) Date {
	return Date{From: Day{Year: year, Month: month, Day: day, Known: true}}
}

// YearText is the year as a citation gives it: "2024", "2018–2019", "2018–", or the words in its place.
func (d Date) YearText() string {
	if !d.From.Known {
		return d.Literal
	}
	y := yearText(d.From.Year)
	switch {
	case d.Open:
		return y + "–"
	case d.To.Known && d.To.Year != d.From.Year:
		return y + "–" + yearText(d.To.Year)
	}
	return y
}

func yearText(y int) string {
	if y <= 0 {
		return strconv.Itoa(1-y) + " BC"
	}
	return strconv.Itoa(y)
}

// EDTF is the date in ISO 8601-2 level 1, or "" when it is in words alone.
func (d Date) EDTF() string {
	if !d.From.Known {
		return ""
	}
	s := d.From.edtf()
	if d.Circa {
		s += "~"
	}
	switch {
	case d.Open:
		return s + "/.."
	case d.To.Known:
		s += "/" + d.To.edtf()
		if d.Circa {
			s += "~"
		}
	}
	return s
}

func (d Day) edtf() string {
	s := fmt.Sprintf("%04d", d.Year)
	if d.Year < 0 {
		s = fmt.Sprintf("-%04d", -d.Year)
	}
	if d.Month > 0 {
		s += fmt.Sprintf("-%02d", d.Month)
		if d.Day > 0 {
			s += fmt.Sprintf("-%02d", d.Day)
		}
	}
	return s
}

// ParseEDTF reads a date of ISO 8601-2 level 1 as BibLaTeX and CSL use it:
// days, months, seasons (21–24), ranges, "~", "?" and "%" for what is uncertain, ".."
// or nothing for an end that is open, a time of day left out. ok is false for anything else.
func ParseEDTF(s string) (d Date, ok bool) {
	s = strings.TrimSpace(s)
	from, to, isRange := strings.Cut(s, "/")
	if d.From, d.Circa, ok = parseDay(from); !ok {
		return Date{}, false
	}
	if !isRange {
		return d, true
	}
	if to == "" || to == ".." || to == "open" {
		d.Open = true
		return d, true
	}
	end, circa, ok := parseDay(to)
	if !ok {
		return Date{}, false
	}
	d.To, d.Circa = end, d.Circa || circa
	return d, true
}

func parseDay(s string) (d Day, circa, ok bool) {
	bare := strings.TrimRight(s, "~?%")
	circa = bare != s
	if t := strings.IndexByte(bare, 'T'); t >= 8 {
		bare = bare[:t]
	}
	sign := 1
	if rest, minus := strings.CutPrefix(bare, "-"); minus {
		sign, bare = -1, rest
	}
	year, rest, more := strings.Cut(bare, "-")
	y, ok := digits(year, 4, 4)
	if !ok {
		return Day{}, false, false
	}
	d = Day{Year: sign * y, Known: true}
	if !more {
		return d, circa, true
	}
	month, day, more := strings.Cut(rest, "-")
	if d.Month, ok = digits(month, 1, 2); !ok || d.Month == 0 || d.Month > 12 && d.Month < 21 || d.Month > 24 {
		return Day{}, false, false
	}
	if !more {
		return d, circa, true
	}
	if d.Day, ok = digits(day, 1, 2); !ok || d.Day == 0 || d.Day > 31 || d.Month > 12 {
		return Day{}, false, false
	}
	return d, circa, true
}

// digits reads a number of at least low and at most high digits.
func digits(s string, low, high int) (int, bool) {
	if len(s) < low || len(s) > high {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// ParseYear reads a year as entries print it: "2020", "c. 1850", "1850?",
// "1998–1999", "1998/99", "2001-"; anything else stays as words.
func ParseYear(s string) Date {
	s = Fold(s)
	if s == "" {
		return Date{}
	}
	d := Date{Literal: s}
	t := strings.Trim(strings.ToLower(s), "[]()")
	circa := false
	for _, p := range []string{"circa ", "ca. ", "ca.", "ca ", "c. ", "c.", "~"} {
		if rest, ok := strings.CutPrefix(t, p); ok {
			t, circa = strings.TrimSpace(rest), true
			break
		}
	}
	if rest := strings.TrimRight(t, "?~"); rest != t {
		t, circa = rest, true
	}
	year, rest := t, ""
	for _, sep := range []string{"--", "–", "-", "/"} {
		if a, b, ok := strings.Cut(t, sep); ok {
			year, rest = strings.TrimSpace(a), strings.TrimSpace(b)
			d.Open = rest == ""
			break
		}
	}
	y, ok := digits(year, 4, 4)
	if !ok {
		return Date{Literal: s}
	}
	d = Date{From: Day{Year: y, Known: true}, Open: d.Open, Circa: circa}
	if rest != "" {
		end, ok := digits(rest, 2, 4)
		if !ok || len(rest) == 3 {
			return Date{Literal: s}
		}
		if len(rest) == 2 {
			end += y / 100 * 100
		}
		if end <= y {
			return Date{Literal: s}
		}
		d.To = Day{Year: end, Known: true}
	}
	return d
}

// Months are the English names of the months, by number less one.
func Months() []string {
	return []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
}

// Seasons are the English names of the seasons, by number less 21.
func Seasons() []string { return []string{"Spring", "Summer", "Fall", "Winter"} }

// ParseMonth reads the name of a month or a season, or their first three letters or more, or a number; 0 when it is none.
func ParseMonth(s string) int {
	s = strings.ToLower(strings.Trim(s, ".,~ "))
	if n, ok := digits(s, 1, 2); ok && (n >= 1 && n <= 12 || n >= 21 && n <= 24) {
		return n
	}
	if len(s) < 3 {
		return 0
	}
	if s == "autumn" {
		return 23
	}
	for i, m := range Months() {
		if strings.HasPrefix(strings.ToLower(m), s) || s == "sept" && i == 8 {
			return i + 1
		}
	}
	for i, m := range Seasons() {
		if strings.ToLower(m) == s {
			return 21 + i
		}
	}
	return 0
}

// String is the day in ISO 8601.
func (d Day) String() string { return d.edtf() }

// MonthsAndDay reads the months and the day of "March", "4 March", "Mar. 4", "May–June", "3"; no months when there are none.
func MonthsAndDay(s string) (months []int, day int) {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,./-–\u00a0~", r) })
	for _, w := range words {
		n, isDay := digits(w, 1, 2)
		switch m := ParseMonth(w); {
		case isDay && len(words) > 1 && n >= 1 && n <= 31:
			day = n
		case m > 0:
			months = append(months, m)
		}
	}
	return months, day
}

// State is a state of publication, as it stands in the place of a year or in a
// field of its own, in the words it is kept in: "in press", "forthcoming", "submitted",
// "in preparation", "prepublished"; ok is false for anything else.
func State(s string) (state string, ok bool) {
	if s == "" || len(s) > 20 {
		return s, false
	}
	switch strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '.' {
			return -1
		}
		return r
	}, strings.ToLower(s)) {
	case "inpress", "inprint":
		return "in press", true
	case "forthcoming":
		return "forthcoming", true
	case "submitted":
		return "submitted", true
	case "inpreparation":
		return "in preparation", true
	case "prepublished":
		return "prepublished", true
	}
	return s, false
}
