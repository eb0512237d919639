package date

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"kg/annotate/lexicon/edtf"
)

// relativeWords are the words one of which every relative date holds.
var relativeWords = map[string]bool{
	"following": true, "next": true, "later": true, "earlier": true, "ago": true, "same": true, "that": true,
	"last": true, "century": true, "centuries": true, "yesterday": true, "today": true, "tomorrow": true, "previous": true, "before": true, "after": true,
	"this": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
}

var numerals = map[string]int{
	"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}

var weekdays = map[string]time.Weekday{
	"sunday": time.Sunday, "monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday,
	"thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday,
}

// relative reads a time that is given by another one. None is given where that one is unknown.
func (r *reader) relative(i int) (point, bool) {
	w := r.word(i)
	if w == "the" {
		return r.theFollowing(i + 1)
	}
	if p, ok := r.monthOf(i); ok {
		return p, true
	}
	if p, ok := r.yearless(i); ok {
		return p, true
	}
	if n := r.count(i); n > 0 {
		return r.yearsOff(i, n)
	}
	switch w {
	case "that":
		if p, ok := r.step(i+1, 0); ok {
			return p, true
		}
	case "last", "this", "next", "on", "yesterday", "today":
		return r.fromPublished(i)
	}
	return point{}, false
}

func (r *reader) count(i int) int {
	if v, ok := numerals[r.word(i)]; ok {
		return v
	}
	return r.number(i, 1, 2)
}

// theFollowing reads "following March", "next year", "same year", "previous year" behind "the".
func (r *reader) theFollowing(i int) (point, bool) {
	y, ok := yearOf(r.last)
	if !ok {
		return point{}, false
	}
	off := 0
	switch r.word(i) {
	case "following", "next":
		off = 1
	case "same":
	case "previous":
		off = -1
	default:
		return point{}, false
	}
	if p, ok := r.step(i+1, off); ok {
		return p, true
	}
	m := r.month(i + 1)
	if m == 0 || off < 0 || r.year(i+2) > 0 || r.number(i+2, 1, 2) > 0 {
		return point{}, false
	}
	if off == 1 && len(r.last) >= 7 {
		if was, err := strconv.Atoi(r.last[5:7]); err == nil && was <= 12 && m > was {
			off = 0
		}
	}
	return point{fmt.Sprintf("%04d-%02d", y+off, m), i + 2}, true
}

// step is the day, month or year that lies off units from the last date, at that precision: "the same day", "the following month".
// The last date must be as fine.
func (r *reader) step(i, off int) (point, bool) {
	need := map[string]int{"year": 4, "month": 7, "day": 10}[r.word(i)]
	at, err := time.Parse("2006-01-02", whole(r.last))
	if need == 0 || err != nil || len(r.last) < need || len(r.last) == 7 && r.last[5:] > "12" && need > 4 {
		return point{}, false
	}
	switch need {
	case 4:
		at = at.AddDate(off, 0, 1-at.YearDay())
	case 7:
		at = at.AddDate(0, 0, 1-at.Day()).AddDate(0, off, 0)
	case 10:
		at = at.AddDate(0, 0, off)
	}
	return point{at.Format("2006-01-02")[:need], i + 1}, true
}

// whole is the first day of a date to the day, month or year; "" for others.
func whole(s string) string {
	switch {
	case strings.ContainsAny(s, "X~?%/"):
		return ""
	case len(s) == 4:
		return s + "-01-01"
	case len(s) == 7 && s[5:] > "12":
		return s[:4] + "-01-01" // a season
	case len(s) == 7:
		return s + "-01"
	}
	return s
}

// monthOf reads "November of that year", "March of the following year".
func (r *reader) monthOf(i int) (point, bool) {
	m := r.month(i)
	y, ok := yearOf(r.last)
	if m == 0 || !ok || r.word(i+1) != "of" {
		return point{}, false
	}
	k := i + 2
	if r.word(k) == "the" {
		k++
	}
	if r.word(k+1) != "year" {
		return point{}, false
	}
	switch r.word(k) {
	case "that", "same":
	case "following", "next":
		y++
	case "previous", "preceding":
		y--
	default:
		return point{}, false
	}
	return point{fmt.Sprintf("%04d-%02d", y, m), k + 2}, true
}

// yearless reads a day and a month, "on 5 November" or "on November 5", of the year named last. A month before that of the last date
// may lie in the next year as well, and one after the text's own date in the year before: none is given; nor where the last date
// stands more than two sentences back.
func (r *reader) yearless(i int) (point, bool) {
	y, ok := yearOf(r.last)
	if !ok || strings.ContainsAny(r.last, "X~?%/") || r.passage-r.lastIn > 2 {
		return point{}, false
	}
	d, m, next := r.number(i, 1, 2), 0, i+1
	switch {
	case d > 0:
		if r.word(next) == "of" {
			next++
		}
		m = r.month(next)
		if !r.plainGap(next) || strings.ContainsAny(r.gap(next), ",") {
			m = 0
		}
	case r.month(i) > 0 && r.word(i-1) == "on":
		if d = r.number(next, 1, 2); d > 0 && r.gap(next) == " " {
			m = r.month(i)
		}
	}
	if m == 0 || r.year(next+1) > 0 {
		return point{}, false
	}
	if len(r.last) >= 7 && r.last[5:7] <= "12" && fmt.Sprintf("%02d", m) < r.last[5:7] {
		return point{}, false
	}
	p := point{fmt.Sprintf("%04d-%02d-%02d", y, m, d), next + 1}
	return p, edtf.Valid(p.edtf) == nil && (len(r.published) != 10 || p.edtf <= r.published)
}

func (r *reader) gap(i int) string {
	t, _ := r.token(i)
	return t.Gap
}

// daysOff counts days, weeks and months from the last date, where that is as fine. Weeks are counted roughly by people.
func (r *reader) daysOff(n int, unit string) (string, bool) {
	at, err := time.Parse("2006-01-02", whole(r.last))
	if err != nil || n > 400 || n < -400 {
		return "", false
	}
	switch {
	case unit == "month" && len(r.last) >= 7 && r.last[5:7] <= "12":
		return at.AddDate(0, 0, 1-at.Day()).AddDate(0, n, 0).Format("2006-01"), true
	case unit == "day" && len(r.last) == 10:
		return at.AddDate(0, 0, n).Format("2006-01-02"), true
	case unit == "week" && len(r.last) == 10:
		return at.AddDate(0, 0, 7*n).Format("2006-01-02") + "~", true
	}
	return "", false
}

// yearsOff reads "two years later", "a year earlier" and, from the document's date, "two years ago".
func (r *reader) yearsOff(i, n int) (point, bool) {
	unit := strings.TrimSuffix(r.word(i+1), "s")
	switch unit {
	case "year", "decade":
	case "day", "week", "month":
		sign := map[string]int{"later": 1, "afterwards": 1, "earlier": -1, "before": -1}[r.word(i+2)]
		if t, ok := r.token(i + 3); sign == 0 || ok && r.word(i+2) == "before" && strings.TrimSpace(t.Gap) == "" {
			return point{}, false
		}
		s, ok := r.daysOff(sign*n, unit)
		return point{s, i + 3}, ok
	default:
		return point{}, false
	}
	if unit == "decade" {
		n *= 10
	}
	from := r.last
	switch r.word(i + 2) {
	case "later", "afterwards":
	case "earlier", "before":
		n = -n
	case "ago":
		from, n = r.published, -n
	default:
		return point{}, false
	}
	if t, ok := r.token(i + 3); ok && r.word(i+2) == "before" && strings.TrimSpace(t.Gap) == "" {
		return point{}, false // "two years before the war"
	}
	y, ok := yearOf(from)
	if !ok || y+n < 1 || unit == "decade" {
		return point{}, false
	}
	return point{fmt.Sprintf("%04d", y+n), i + 3}, true
}

// fromPublished reads what is given by the document's own date.
func (r *reader) fromPublished(i int) (point, bool) {
	y, ok := yearOf(r.published)
	if !ok {
		return point{}, false
	}
	w, next := r.word(i), r.word(i+1)
	if next == "year" {
		switch w {
		case "last":
			return point{fmt.Sprintf("%04d", y-1), i + 2}, true
		case "this":
			return point{fmt.Sprintf("%04d", y), i + 2}, true
		case "next":
			return point{fmt.Sprintf("%04d", y+1), i + 2}, true
		}
	}
	day, err := time.Parse("2006-01-02", r.published)
	if err != nil {
		return point{}, false
	}
	switch w {
	case "yesterday":
		return point{day.AddDate(0, 0, -1).Format("2006-01-02"), i + 1}, true
	case "today":
		return point{}, false // as often "nowadays"
	case "last", "on":
		wd, ok := weekdays[next]
		if t, _ := r.token(i + 1); !ok || !t.Upper {
			return point{}, false
		}
		if r.number(i+2, 1, 2) > 0 || r.month(i+2) > 0 {
			return point{}, false // "on Friday, 23 May 2025": the date itself follows
		}
		back := (int(day.Weekday()) - int(wd) + 7) % 7
		if back == 0 && w == "last" {
			back = 7
		}
		return point{day.AddDate(0, 0, -back).Format("2006-01-02"), i + 2}, true
	}
	return point{}, false
}

func yearOf(s string) (int, bool) {
	if len(s) < 4 {
		return 0, false
	}
	y, err := strconv.Atoi(s[:4])
	return y, err == nil && y > 0
}
