package export

import (
	"strconv"
	"strings"
	"time"

	"kg/graph"
)

// days are the first and the last day that an EDTF date may mean, as YYYY-MM-DD and days of the calendar; "" where the date is open or unknown on
// that side, or no date.
func days(edtf string) (first, last string) {
	if edtf == "" {
		return "", ""
	}
	first, last, _, ok := graph.DateBounds(edtf)
	if !ok {
		return "", ""
	}
	return calendar(first), calendar(last)
}

// stated are the days on which an EDTF date says that something began and ended: of a day that day, of an interval those of its ends that are days.
// What is said to the month or year, or is uncertain or approximate, names no day.
func stated(edtf string) (first, last string) {
	begin, end, interval := strings.Cut(edtf, "/")
	if !interval {
		end = begin
	}
	return day(begin), day(end)
}

// day is a date that is a day of the calendar for certain, "" for any other.
func day(edtf string) string {
	at, err := time.Parse(time.DateOnly, edtf)
	if err != nil || at.Year() == 0 {
		return ""
	}
	return edtf
}

// calendar is a bound of a date as a day that exists: the last of its month for the 31st of a shorter one. "" for what is none.
func calendar(day string) string {
	if len(day) != len(time.DateOnly) || day[:4] == "0000" || day == "9999-99-99" {
		return ""
	}
	year, err1 := strconv.Atoi(day[:4])
	month, err2 := strconv.Atoi(day[5:7])
	of, err3 := strconv.Atoi(day[8:])
	if err1 != nil || err2 != nil || err3 != nil || month < 1 || month > 12 || of < 1 {
		return ""
	}
	longest := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return day[:8] + twoDigits(min(of, longest))
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
