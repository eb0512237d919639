// Package edtf checks and compares dates in the Extended Date/Time Format
// (ISO 8601-2, level 1, and level 0's intervals): "2019", "2018-04-27",
// "2022-21" (spring), "199X", "2024~", "2010-05/2010-11", "2022/..".
//
// Dates are kept as strings at the precision that a text gives; this package
// only says whether they are well formed and what days they may stand for.
package edtf

import (
	"errors"
	"fmt"
	"strings"
)

// Valid tells what is wrong with s, nil when it is a well-formed date or
// interval. The empty string is not a date.
func Valid(s string) error {
	_, err := Parse(s)
	return err
}

// Day is a day of the proleptic Gregorian calendar.
type Day struct{ Year, Month, Day int }

// Before tells whether d comes before o.
func (d Day) Before(o Day) bool {
	if d.Year != o.Year {
		return d.Year < o.Year
	}
	if d.Month != o.Month {
		return d.Month < o.Month
	}
	return d.Day < o.Day
}

// Range is the stretch of days that a date may stand for.
type Range struct {
	From, To Day
	// OpenStart and OpenEnd tell that the interval has no or an unknown limit; From or To is then the far past or future.
	OpenStart, OpenEnd bool
	// Uncertain tells that the date carries "?", "~" or "%" or an unspecified digit.
	Uncertain bool
}

var (
	farPast   = Day{-9999, 1, 1}
	farFuture = Day{9999, 12, 31}
)

// Parse reads a date or an interval.
func Parse(s string) (Range, error) {
	if s == "" {
		return Range{}, errors.New("empty date")
	}
	if len(s) > 40 {
		return Range{}, errors.New("too long for a date")
	}
	from, to, interval := strings.Cut(s, "/")
	if !interval {
		return parseDate(s)
	}
	a, b := Range{From: farPast, OpenStart: true}, Range{To: farFuture, OpenEnd: true}
	var err error
	if from != "" && from != ".." {
		if a, err = parseDate(from); err != nil {
			return Range{}, err
		}
	}
	if to != "" && to != ".." {
		if b, err = parseDate(to); err != nil {
			return Range{}, err
		}
	}
	if a.OpenStart && b.OpenEnd {
		return Range{}, errors.New("an interval needs at least one limit")
	}
	if b.To.Before(a.From) {
		return Range{}, fmt.Errorf("the interval ends (%s) before it begins (%s)", to, from)
	}
	return Range{
		From: a.From, To: b.To, OpenStart: a.OpenStart, OpenEnd: b.OpenEnd,
		Uncertain: a.Uncertain || b.Uncertain,
	}, nil
}

func parseDate(s string) (Range, error) {
	var r Range
	if n := len(s); n > 0 && strings.IndexByte("?~%", s[n-1]) >= 0 {
		r.Uncertain, s = true, s[:n-1]
	}
	negative := strings.HasPrefix(s, "-")
	parts := strings.Split(strings.TrimPrefix(s, "-"), "-")
	if len(parts) > 3 {
		return Range{}, fmt.Errorf("%q: write year, year-month or year-month-day", s)
	}
	lo, hi, x, err := digits(parts[0], 4)
	if err != nil {
		return Range{}, fmt.Errorf("year %q: %w", parts[0], err)
	}
	r.Uncertain = r.Uncertain || x
	if negative {
		lo, hi = -hi, -lo
	}
	r.From, r.To = Day{lo, 1, 1}, Day{hi, 12, 31}
	if len(parts) == 1 {
		return r, nil
	}
	return parseMonth(r, parts[1:], x)
}

// seasons are the months in which spring, summer, autumn and winter may lie, wide on purpose.
var seasons = [4][2]int{{3, 6}, {6, 9}, {9, 12}, {1, 12}}

func parseMonth(r Range, parts []string, openYear bool) (Range, error) {
	lo, hi, x, err := digits(parts[0], 2)
	if err != nil {
		return Range{}, fmt.Errorf("month %q: %w", parts[0], err)
	}
	switch {
	case x && parts[0] == "XX":
		r.Uncertain = true
		if len(parts) == 2 && parts[1] != "XX" {
			return Range{}, errors.New("a day without a month: write the year alone")
		}
		return r, nil
	case x:
		return Range{}, fmt.Errorf("month %q: write XX for an unknown month", parts[0])
	case openYear:
		return Range{}, errors.New("a month in an unspecified year: leave the month out")
	case lo >= 21 && lo <= 24:
		if len(parts) == 2 {
			return Range{}, errors.New("a season has no days")
		}
		r.From.Month, r.To.Month = seasons[lo-21][0], seasons[lo-21][1]
		r.To.Day = daysIn(r.To.Year, r.To.Month)
		return r, nil
	case lo < 1 || hi > 12:
		return Range{}, fmt.Errorf("month %q: not between 01 and 12, nor a season from 21 to 24", parts[0])
	}
	r.From.Month, r.To.Month = lo, hi
	r.To.Day = daysIn(r.To.Year, hi)
	if len(parts) == 1 {
		return r, nil
	}
	dlo, dhi, x, err := digits(parts[1], 2)
	switch {
	case err != nil:
		return Range{}, fmt.Errorf("day %q: %w", parts[1], err)
	case x && parts[1] == "XX":
		r.Uncertain = true
		return r, nil
	case x || dlo < 1 || dhi > daysIn(r.To.Year, hi):
		return Range{}, fmt.Errorf("day %q: no such day in that month", parts[1])
	}
	r.From.Day, r.To.Day = dlo, dhi
	return r, nil
}

// digits reads n digits, of which those at the end may be X.
func digits(s string, n int) (lo, hi int, x bool, err error) {
	if len(s) != n {
		return 0, 0, false, fmt.Errorf("needs %d digits", n)
	}
	for i := 0; i < n; i++ {
		c := s[i]
		switch {
		case c == 'X':
			x = true
			lo, hi = lo*10, hi*10+9
		case x || c < '0' || c > '9':
			return 0, 0, false, fmt.Errorf("needs %d digits", n)
		default:
			lo, hi = lo*10+int(c-'0'), hi*10+int(c-'0')
		}
	}
	return lo, hi, x, nil
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Overlap tells whether two dates may stand for a common day. A date that is
// empty or malformed overlaps with everything: it says nothing against it.
func Overlap(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	if plainYear(a) && plainYear(b) {
		return false
	}
	x, errA := Parse(a)
	y, errB := Parse(b)
	if errA != nil || errB != nil {
		return true
	}
	return !x.To.Before(y.From) && !y.To.Before(x.From)
}

// plainYear tells whether s is a year and nothing else: most dates in a text are, and telling two apart needs no parsing.
func plainYear(s string) bool {
	if len(s) != 4 {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// Within tells whether every day of a is a day of b. False when either is no date.
func Within(a, b string) bool {
	x, errA := Parse(a)
	y, errB := Parse(b)
	if errA != nil || errB != nil {
		return false
	}
	return !x.From.Before(y.From) && !y.To.Before(x.To)
}
