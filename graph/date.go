package graph

import "strings"

// DateWithin tells whether an EDTF date lies, wholly or in part, in the range
// [from, to] of dates at any precision: a year covers all its days, an open or
// unknown end of an interval reaches as far as it may. "199X" is 1990 to 1999. A date that cannot be read lies nowhere.
func DateWithin(edtf, from, to string) bool {
	first, last, ok := dateBounds(edtf)
	if !ok {
		return false
	}
	lo, _, okFrom := dateBounds(from)
	_, hi, okTo := dateBounds(to)
	return okFrom && okTo && first <= hi && last >= lo
}

// DateBefore tells whether everything that the first date may stand for ends before anything that the second may stand
// for begins. Dates that are marked as uncertain or approximate, unknown or open towards each other are before nothing.
func DateBefore(first, second string) bool {
	if strings.ContainsAny(first+second, "~?%") {
		return false
	}
	_, end, ok1 := dateBounds(first)
	begin, _, ok2 := dateBounds(second)
	return ok1 && ok2 && first != "" && second != "" && end < begin
}

// DateKnown tells whether an EDTF date can be put in order among others: "" can.
func DateKnown(edtf string) bool {
	_, _, ok := dateBounds(edtf)
	return ok
}

// The days before and behind all others, where an end of a date or of a range is open or unknown.
const earliestDay, latestDay = "0000-00-00", "9999-99-99"

// DateBounds are the first and the last day that an EDTF date may be, as YYYY-MM-DD strings that compare as dates: an open or unknown end of
// an interval reaches to 0000-00-00 or 9999-99-99. Certain tells that nothing of it is marked as uncertain or approximate. False for no date, and for
// what cannot be read as one.
func DateBounds(edtf string) (first, last string, certain, ok bool) {
	if edtf == "" {
		return "", "", false, false
	}
	first, last, ok = dateBounds(edtf)
	if !ok {
		return "", "", false, false
	}
	return first, last, !strings.ContainsAny(edtf, "~?%"), true
}

// DateOf is the EDTF date of a node, "" for none: when it happened, held or appeared. A work without a date has the year that was printed, where that
// is one.
func DateOf(n Node) string {
	switch v := n.(type) {
	case *Document:
		return v.Date
	case *Work:
		if v.Date != "" || !DateKnown(v.Year) {
			return v.Date
		}
		return v.Year
	case *Event:
		return v.Date
	case *Policy:
		return v.Date
	}
	return ""
}

// dateBounds are the first and the last day that an EDTF date may be, as YYYY-MM-DD strings that compare as dates.
func dateBounds(edtf string) (first, last string, ok bool) {
	a, b, interval := strings.Cut(edtf, "/")
	if !interval {
		b = a
	}
	first, ok1 := bound(a, earliestDay, '0', "-01", "-01")
	last, ok2 := bound(b, latestDay, '9', "-12", "-31")
	return first, last, ok1 && ok2
}

// bound completes one date: fill stands for X, month and day for what is not said.
func bound(s, open string, fill byte, month, day string) (string, bool) {
	s = strings.TrimRight(s, "~?%")
	if s == "" || s == ".." {
		return open, true
	}
	s = strings.ReplaceAll(s, "X", string(fill))
	if len(s) >= 7 && s[5:7] > "12" {
		m, ok := seasonMonth(s[5:7], fill == '9')
		if !ok {
			return "", false
		}
		s = s[:5] + m
	}
	for i := 0; i < len(s); i++ {
		if dash := i == 4 || i == 7; dash != (s[i] == '-') || !dash && (s[i] < '0' || s[i] > '9') {
			return "", false
		}
	}
	switch len(s) {
	case 4:
		return s + month + day, true
	case 7:
		return s + day, true
	case 10:
		return s, true
	}
	return "", false
}

// seasonMonth is the first or last month of an EDTF season, 21 (spring) to 24 (winter), northern.
func seasonMonth(code string, last bool) (string, bool) {
	months := map[string][2]string{"21": {"03", "05"}, "22": {"06", "08"}, "23": {"09", "11"}, "24": {"12", "12"}}
	m, ok := months[code]
	if last {
		return m[1], ok
	}
	return m[0], ok
}
