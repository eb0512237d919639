package citation

import (
	"strings"
	"unicode/utf8"

	"kg/document"
)

// raisedDigit is the digit that a raised one stands for, -1 for anything else.
func raisedDigit(r rune) int {
	switch r {
	case '¹':
		return 1
	case '²':
		return 2
	case '³':
		return 3
	}
	if r == '⁰' || r >= '⁴' && r <= '⁹' {
		return int(r - '⁰')
	}
	return -1
}

// raisedRun reads "¹,²" and "³⁻⁵"; end is behind it, 0 for none. A power or the like is a run without items.
func (s *scanner) raisedRun(i int) (g numberGroup, end int) {
	t := s.t
	if r, _ := utf8.DecodeRuneInString(t[i:]); raisedDigit(r) <= 0 {
		return g, 0
	}
	// the same run with plain digits, with where each stands
	var plain []byte
	var at []int
	k := i
	for k < len(t) && len(plain) < 60 {
		r, n := utf8.DecodeRuneInString(t[k:])
		c := byte(0)
		switch d := raisedDigit(r); {
		case d >= 0:
			c = byte('0' + d)
		case r == ',' || r == '˒':
			c = ','
		case r == '⁻' || r == '–' || r == '-':
			c = '-'
		case r == ' ' && k > i && t[k-1] == ',':
			c = ' '
		default:
			c = 0
		}
		if c == 0 {
			break
		}
		plain, at = append(plain, c), append(at, k)
		k += n
	}
	n := len(plain)
	for n > 0 && !digit(plain[n-1]) { // marks behind the last raised digit are the text's
		n--
	}
	at = append(at, k)
	runs, stop := numberRuns(string(plain[:n]), 0, n)
	g.form, end = raised, at[n]
	if stop < n || s.isExponent(i, end, runs) {
		return g, end
	}
	g.span = s.view.Span(i, end)
	g.items = numberItems(runs, func(start, end int) document.Span { return s.view.Span(at[start], at[end]) })
	return g, end
}

// endsInYear tells whether t ends in a year from 1500 to 2099, which is raised to no power.
func endsInYear(t string) bool {
	n := len(t)
	if n < 4 || n > 4 && (digit(t[n-5]) || t[n-5] == '.' || t[n-5] == ',') {
		return false
	}
	y := t[n-4:]
	return (y[0] == '1' && y[1] >= '5' && y[1] <= '9' || y[0] == '2' && y[1] == '0') && digit(y[2]) && digit(y[3])
}

// isExponent tells whether a raised number at t[i:end] is a power, an isotope or of a unit: 10³, m², χ², ¹⁴C.
func (s *scanner) isExponent(i, end int, runs []numberRun) bool {
	t := s.t
	if i == 0 || t[i-1] == ' ' {
		return !pointed(t[:i]) && !s.reports(t[end:])
	}
	if digit(t[i-1]) && !endsInYear(t[:i]) || t[i-1] == '-' || strings.HasSuffix(t[:i], "⁻") || strings.HasSuffix(t[:i], "⁺") {
		return true
	}
	return len(runs) == 1 && afterUnit(t[:i])
}

// pointed tells whether t ends in a word that points to what is raised behind it: "cf. ⁴".
func pointed(t string) bool {
	t = strings.TrimRight(t, " ")
	return strings.HasSuffix(t, "cf.") || strings.HasSuffix(t, "see") || strings.HasSuffix(t, "e.g.") || strings.HasSuffix(t, "e.g.,")
}

// reports tells whether t goes on with a verb that says what authors do, so that the number before it stands for them.
func (s *scanner) reports(t string) bool {
	if len(t) < 3 || t[0] != ' ' {
		return false
	}
	k := 1
	for k < len(t) && k < maxWord && lower(t[k]) {
		k++
	}
	return s.verbs[t[1:k]]
}

// afterUnit tells whether t ends in a unit of measure or a symbol of one letter, so that what is raised behind it is a power.
func afterUnit(t string) bool {
	b := len(t)
	for b > 0 && isWord(t[b-1]) && len(t)-b < maxWord {
		b--
	}
	switch w := t[b:]; w {
	case "":
		return false
	case "m", "km", "cm", "mm", "dm", "ft", "in", "mi", "s", "kg", "nm", "µm", "μm", "yd", "sec", "mol", "min", "mL", "l", "L":
		return true
	default:
		return utf8.RuneCountInString(w) == 1
	}
}

// gluedRun reads the numbers at t[i:] that stand right behind a word or its stop; end is behind them, 0 for none.
func (s *scanner) gluedRun(i int) (g numberGroup, end int) {
	t := s.t
	if !s.gluedTo(i) {
		return g, 0
	}
	k := i
	for k < len(t) && (digit(t[k]) || k > i && (t[k] == ',' || dashLen(t, k) > 0)) {
		k += max(1, dashLen(t, k))
	}
	for k > i && !digit(t[k-1]) {
		if t[k-1] >= 0x80 {
			k -= 2
		}
		k--
	}
	if k < len(t) && (isWord(t[k]) || t[k] == '%' || t[k] == '/' || t[k] == '.' && k+1 < len(t) && digit(t[k+1])) {
		return g, 0
	}
	runs, stop := numberRuns(t, i, k)
	if len(runs) == 0 || stop < k {
		return g, 0
	}
	g.form, g.span, g.items = glued, s.view.Span(i, k), numberItems(runs, s.view.Span)
	return g, k
}

// gluedTo tells whether the number at t[i:] may be a superscript of what stands right before it: a word of some length, a
// name of the list, "et al", a year, or the mark that closes a clause behind them.
func (s *scanner) gluedTo(i int) bool {
	t := s.t
	b := i
	if c := t[b-1]; strings.IndexByte(".,;:)\"?", c) >= 0 {
		b--
		if b > 0 && (t[b-1] == ')' || t[b-1] == '"') {
			return true
		}
		if c == ')' || c == '"' {
			return true
		}
		if b >= 4 && (c == ',' || c == '.') && isYear(t, b-4) && (b == 4 || !isWord(t[b-5])) {
			return true
		}
	}
	w := b
	for w > 0 && (lower(t[w-1]) || t[w-1] >= 0x80) && b-w < maxWord {
		w--
	}
	if w > 0 && b > w && t[w-1] >= 'A' && t[w-1] <= 'Z' { // "Lind9", but not "Smad4"
		return s.knownWord(t[w-1:b]) || b < i
	}
	switch t[w:b] {
	case "al":
		return w >= 3 && t[w-3:w] == "et "
	case "no", "fig", "figs", "pp", "vol", "vols", "ch", "chap", "sec", "sect", "eq", "eqs", "ref", "refs", "art", "nr", "tab", "approx", "ca", "ver", "cf", "table", "figure", "section", "chapter", "page", "part", "www", "http", "covid":
		return false
	}
	if b == i {
		return b-w >= 4
	}
	return b-w >= 2
}

// markedRaised reads "<sup>4</sup>" and "^4^", which the reading copy leaves out or keeps as they are.
func (s *scanner) markedRaised() (out []numberGroup) {
	if s.d.Media != "text/markdown" {
		return nil
	}
	for _, p := range s.u.parts {
		raw := s.d.Text[p.Start:p.End]
		for _, marks := range [...][2]string{{"<sup>", "</sup>"}, {"^", "^"}} {
			for at := 0; at < len(raw); {
				k := strings.Index(raw[at:], marks[0])
				if k < 0 {
					break
				}
				from := at + k + len(marks[0])
				n := strings.Index(raw[from:min(len(raw), from+80)], marks[1])
				if n < 0 {
					at = from
					continue
				}
				if g, ok := markedNumbers(s.d.Text, p.Start+from, p.Start+from+n); ok && s.mayRaise(g, raw[:from-len(marks[0])], raw[from+n+len(marks[1]):], marks[0]) {
					out = append(out, g)
					at = from + n + len(marks[1])
					continue
				}
				at = from
			}
		}
	}
	return out
}

// mayRaise tells whether numbers between marks of superscripts are no power, isotope, unit or mark of a note, by what stands
// before and behind them.
func (s *scanner) mayRaise(g numberGroup, before, behind, mark string) bool {
	single := len(g.items) == 1 && g.items[0].signal == ""
	if single && afterUnit(before) {
		return false
	}
	leads := before == "" || before[len(before)-1] == ' ' || before[len(before)-1] == '\n'
	if leads && single && (mark == "^" || behind != "" && isWord(behind[0])) {
		return s.reports(behind)
	}
	return mark != "^" || !leads && before[len(before)-1] != '[' && !digit(before[len(before)-1])
}

func markedNumbers(text string, start, end int) (g numberGroup, ok bool) {
	g.form, g.span = raised, document.Span{Start: start, End: end}
	for start < end && strings.IndexByte("[( \\", text[start]) >= 0 {
		start++
	}
	for end > start && (strings.IndexByte("] \\", text[end-1]) >= 0 || text[end-1] == ')' && start > g.span.Start) {
		end--
	}
	n := pointerLength(text[start:end])
	runs, stop := numberRuns(text, start+n, end)
	if stop < end || len(runs) == 0 {
		return g, false
	}
	runs[0].signal = cleanSignal(text[start : start+n])
	g.items = numberItems(runs, func(start, end int) document.Span { return document.Span{Start: start, End: end} })
	return g, true
}
