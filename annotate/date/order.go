package date

// order is whether the numbers of a date like 3/4/2018 are day and month or month and day.
type order int8

const (
	unknownOrder order = iota
	dayFirst
	monthFirst
)

// orderOf reads the order that a document's own dates show: those with a number
// over 12 can be read in one way only. A document that mixes both, or has none, shows nothing.
func orderOf(text string) order {
	found := unknownOrder
	for i := 0; i+9 < len(text); i++ {
		if !digit(text, i) || digit(text, i-1) || before(text, i) {
			continue
		}
		a, next := shortNumber(text, i)
		if next >= len(text) || text[next] != '/' {
			continue
		}
		b, end := shortNumber(text, next+1)
		if b == 0 || end >= len(text) || text[end] != '/' || !digit(text, end+4) || digit(text, end+5) {
			continue
		}
		seen := unknownOrder
		switch {
		case a > 12 && a <= 31 && b <= 12:
			seen = dayFirst
		case b > 12 && b <= 31 && a <= 12:
			seen = monthFirst
		default:
			continue
		}
		if found != unknownOrder && found != seen {
			return unknownOrder
		}
		found = seen
	}
	return found
}

func digit(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}

// before tells whether the number at i goes on with one before a slash: "1/2/3".
func before(text string, i int) bool { return i > 0 && text[i-1] == '/' }

// shortNumber is the number of one or two digits at i, 0 for none, and what stands behind it.
func shortNumber(text string, i int) (n, next int) {
	for next = i; next < i+2 && digit(text, next); next++ {
		n = n*10 + int(text[next]-'0')
	}
	if digit(text, next) {
		return 0, next
	}
	return n, next
}
