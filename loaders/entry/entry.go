// Package entry holds what the formats with tagged bibliographies share: the
// forms in which a document keeps an entry's fields, and what a range of numbers stands for.
package entry

import (
	"regexp"
	"strconv"
	"strings"

	"kg/document"
	"kg/loaders/layout"
)

var rxDOI = regexp.MustCompile(`(?i)^(?:https?://(?:dx\.)?doi\.org/|doi:\s*|info:doi/)?(10\.\d{4,9}/\S+)$`)

// rxBrokenDOI is where a line's end left a blank in a DOI: "10.1371/journal.pbio. 1001425".
var rxBrokenDOI = regexp.MustCompile(`([./-])\s+(\d)`)

// DOI is a DOI without resolver and in small letters, "" for what is none.
func DOI(s string) string {
	m := rxDOI.FindStringSubmatch(rxBrokenDOI.ReplaceAllString(strings.TrimSpace(s), "$1$2"))
	if m == nil {
		return ""
	}
	return strings.ToLower(strings.TrimRight(m[1], ".,;"))
}

var rxYear = regexp.MustCompile(`^\(?((?:1[0-9]|20)\d\d(?:[-–/](?:1[0-9]|20)?\d\d)?)([a-z])?\)?[.,]?$`)

// Year takes a year as tagged apart: "2010a" is 2010 and a. Other words ("n.d.", "in press") stay as they are.
func Year(s string) (year, suffix string) {
	s = strings.TrimSpace(s)
	if m := rxYear.FindStringSubmatch(s); m != nil {
		return m[1], m[2]
	}
	return strings.Trim(s, "()"), ""
}

// YearOf is the year a date of the form YYYY-MM-DD begins with, "" for none.
func YearOf(date string) string {
	if len(date) < 4 || strings.Trim(date[:4], "0123456789") != "" || len(date) > 4 && date[4] != '-' && date[4] != '/' {
		return ""
	}
	return date[:4]
}

// Pages are the pages from first to last.
func Pages(first, last string) string {
	if last == "" || last == first {
		return first
	}
	if first == "" {
		return last
	}
	return first + "–" + last
}

// rxBody are words that stand in the names of bodies and in no person's.
var rxBody = regexp.MustCompile(`(?i)\b(?:board|bureau|court|commission|committee|company|corporation|agency|authority|office|organi[sz]ation|union|network|consortium|collaboration|group|project|trust|bank|fund|government|parliament|federation|league|alliance|programme|program|service|museum|library|archives?)\b`)

// Named is a name that is not taken apart by tags: a person's where its form shows one, else literal.
func Named(s string) document.Person {
	s = strings.TrimSpace(s)
	if family, given, ok := strings.Cut(s, ", "); ok && !strings.Contains(given, ",") && len(strings.Fields(family)) <= 3 && len(strings.Fields(given)) <= 3 {
		return document.Person{Family: family, Given: given}
	}
	if p, ok := layout.Person(s); ok && !rxBody.MatchString(s) {
		return p
	}
	return document.Person{Literal: s}
}

// Date is a date of year, month (a number or a name in a language of dates) and day as EDTF, at the precision they give; "" without a year.
func Date(year, month, day string) string {
	year = strings.TrimSpace(year)
	if len(year) != 4 || strings.Trim(year, "0123456789") != "" {
		return ""
	}
	month, day = strings.TrimSpace(month), strings.TrimSpace(day)
	if month == "" {
		return year
	}
	if len(month) == 1 {
		month = "0" + month
	}
	if strings.Trim(month, "0123456789") == "" {
		if n, _ := strconv.Atoi(month); n < 1 || n > 12 {
			return year
		}
		if n, err := strconv.Atoi(day); err == nil && n >= 1 && n <= 31 {
			return year + "-" + month + "-" + twoDigits(n)
		}
		return year + "-" + month
	}
	if d := layout.Date(day + " " + month + " " + year); day != "" && len(d) == len("2006-01-02") {
		return d
	}
	if d := layout.Date(month + " " + year); d != "" {
		return d
	}
	return year
}

// Words is the first date that words name, as EDTF, or "".
func Words(s string) string { return layout.Date(s) }

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// MaxRange is how many entries "[4–60]" may stand for.
const MaxRange = 60

// Number is the number a numeric citation is printed with: 4 of "4", "[4]", "⁴"; 0 for anything else.
func Number(s string) int {
	var b strings.Builder
	for _, r := range s {
		if d := strings.IndexRune(superscripts, r); d >= 0 {
			r = rune('0' + len([]rune(superscripts[:d])))
		}
		b.WriteRune(r)
	}
	n, err := strconv.Atoi(strings.Trim(b.String(), " [](),;."))
	if err != nil || n < 1 || n > 9999 {
		return 0
	}
	return n
}

// Range takes "4–6" apart; ok is false for anything else.
func Range(s string) (from, to int, ok bool) {
	for _, d := range dashes() {
		if a, b, found := strings.Cut(s, d); found {
			from, to = Number(a), Number(b)
			return from, to, from > 0 && to > from && to-from < MaxRange
		}
	}
	return 0, 0, false
}

// IsDash tells whether s is nothing but the dash of a range.
func IsDash(s string) bool {
	s = strings.TrimSpace(s)
	for _, d := range dashes() {
		if s == d {
			return true
		}
	}
	return false
}

func dashes() []string { return []string{"–", "—", "-", "‐", "‑", "−"} }

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// Digits is a number as it is printed in a line.
func Digits(n int) string { return strconv.Itoa(n) }

// Raised is a number in the signs that stand above the line.
func Raised(n int) string {
	var b strings.Builder
	for _, c := range strconv.Itoa(n) {
		s, _ := Superscript(c)
		b.WriteString(s)
	}
	return b.String()
}

// Superscript is a character set above the line, ok false where there is no such sign.
func Superscript(r rune) (string, bool) {
	switch {
	case r >= '0' && r <= '9':
		return string([]rune(superscripts)[r-'0']), true
	case r == '+':
		return "⁺", true
	case r == '-' || r == '−' || r == '–':
		return "⁻", true
	case r == 'n':
		return "ⁿ", true
	}
	return "", false
}
