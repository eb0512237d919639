package date

import (
	"fmt"
	"strconv"
	"strings"
	"time"
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
	if n := r.count(i); n > 0 {
		return r.yearsOff(i, n)
	}
	switch w {
	case "that":
		if y, ok := yearOf(r.last); ok && r.word(i+1) == "year" {
			return point{fmt.Sprintf("%04d", y), i + 2}, true
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
	if r.word(i+1) == "year" {
		return point{fmt.Sprintf("%04d", y+off), i + 2}, true
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

// yearsOff reads "two years later", "a year earlier" and, from the document's date, "two years ago".
func (r *reader) yearsOff(i, n int) (point, bool) {
	unit := strings.TrimSuffix(r.word(i+1), "s")
	if unit != "year" && unit != "decade" {
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
