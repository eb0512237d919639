package citation

import (
	"strings"
	"unicode/utf8"

	"kg/document"
)

// numberForm is how numbers that point into the list are set.
type numberForm int

const (
	squared numberForm = iota // [1], [3–5]
	rounded                   // (1,2)
	raised                    // ¹,² and marked superscripts
	glued                     // "text.12,13 Next": superscripts whose setting was lost
	worded                    // "ref. 4", "refs 10,11"
	numberForms
)

// numberGroup are the numbers printed together.
type numberGroup struct {
	form    numberForm
	items   []numberItem
	span    document.Span
	locator string // of the last item
	signal  string
}

// numberItem is one number, lo == hi, or a range.
type numberItem struct {
	lo, hi int
	document.Span
}

// maxNumber is the longest list that numbers may point into, and maxRange what one range may cover.
const (
	maxNumber = 1500
	maxRange  = 100
)

// numberRun is a run of numbers as positions of the text that was read.
type numberRun struct{ lo, hi, start, end int }

// numberRuns reads numbers and ranges from t[from:to] until something else stands there.
func numberRuns(t string, from, to int) (runs []numberRun, stop int) {
	i := from
	for {
		stop = max(stop, i)
		parted := len(runs) == 0
		for i < to && (t[i] == ' ' || t[i] == ',' || t[i] == ';' || t[i] == '&') {
			parted = parted || t[i] != ' '
			i++
		}
		if len(runs) > 0 && strings.HasPrefix(t[i:to], "and ") {
			i += 4
			parted = true
		}
		if !parted {
			return runs, stop
		}
		k := i
		for k < to && digit(t[k]) {
			k++
		}
		if k == i || k-i > 4 || t[i] == '0' {
			return runs, stop
		}
		r := numberRun{number(t[i:k]), 0, i, k}
		r.hi = r.lo
		if d := dashLen(t[:to], k); d > 0 {
			m := k + d
			for m < to && digit(t[m]) {
				m++
			}
			if m > k+d && m-k-d <= 4 {
				r.hi, r.end = number(t[k+d:m]), m
			}
		}
		if r.hi < r.lo || r.hi-r.lo > maxRange || r.hi > maxNumber || r.end < to && isWord(t[r.end]) {
			return runs, stop
		}
		runs = append(runs, r)
		i = r.end
		if strings.HasPrefix(t[i:to], "(p") { // "8(pp3-5)"
			if k := strings.IndexByte(t[i:min(to, i+24)], ')'); k > 0 {
				i += k + 1
				stop = i
			}
		}
	}
}

// numberGroups collects from one unit what may be numbers that point into the list.
func (s *scanner) numberGroups(u unit) []numberGroup {
	s.open(u)
	t := s.t
	var out []numberGroup
	for i := 0; i < len(t); i++ {
		switch c := t[i]; {
		case c == '[' || c == '(':
			if g, end := s.bracketOfNumbers(i); end > 0 {
				out = append(out, g)
				i = end
			}
		case (c == 'r' || c == 'R') && (i == 0 || t[i-1] == ' ' || t[i-1] == '('):
			if g, end := s.wordedNumbers(i); end > 0 {
				out = append(out, g)
				i = end - 1
			}
		case c == 0xC2 || c == 0xE2:
			if g, end := s.raisedRun(i); end > 0 {
				out = append(out, g)
				i = end - 1
			}
		case c >= '1' && c <= '9' && i > 0 && s.lostRaise:
			if g, end := s.gluedRun(i); end > 0 {
				out = append(out, g)
				i = end - 1
			}
		}
	}
	return append(s.withoutEnumerations(out), s.markedRaised()...)
}

// wordedNumbers reads "ref. 4" and "refs 10,11" at t[i:]; end is behind them, 0 for none.
func (s *scanner) wordedNumbers(i int) (g numberGroup, end int) {
	t := s.t
	for _, w := range [...]string{"references ", "reference ", "refs. ", "refs ", "ref. ", "ref "} {
		if len(t)-i <= len(w) || !strings.EqualFold(t[i:i+len(w)], w) {
			continue
		}
		from := i + len(w)
		to := from
		for to < len(t) && to < from+40 && (digit(t[to]) || t[to] == ',' || t[to] == ' ' || dashLen(t, to) > 0 || strings.HasPrefix(t[to:], "and ") && digit(t[min(to+4, len(t)-1)])) {
			if strings.HasPrefix(t[to:], "and ") {
				to += 4
				continue
			}
			to += max(1, dashLen(t, to))
		}
		runs, _ := numberRuns(t, from, to)
		if len(runs) == 0 {
			return g, 0
		}
		end = runs[len(runs)-1].end
		g.form, g.span = worded, s.view.Span(i, end)
		for _, r := range runs {
			g.items = append(g.items, numberItem{r.lo, r.hi, s.view.Span(r.start, r.end)})
		}
		return g, end
	}
	return g, 0
}

// bracketOfNumbers reads "[1, 3–5, p. 4]" and "(1,2)"; end is the position of the closing bracket, 0 for none.
func (s *scanner) bracketOfNumbers(open int) (g numberGroup, end int) {
	t := s.t
	if open+2 >= len(t) {
		return g, 0
	}
	if c := t[open+1]; !digit(c) && (t[open] == '(' || !lower(c) && !(c >= 'A' && c <= 'Z')) {
		return g, 0
	}
	end = s.closing(open, min(len(t), open+160))
	if end < 0 {
		return g, 0
	}
	from := open + 1
	if n := signalLength(t[from:end]); n > 0 {
		g.signal = cleanSignal(t[from : from+n])
		from += n
	}
	runs, stop := numberRuns(t, from, end)
	if len(runs) == 0 || s.isEquation(open) || s.isIndex(open) {
		return g, 0
	}
	if t[open] == '(' {
		g.form = rounded
	}
	last := &runs[len(runs)-1]
	if strings.Trim(t[stop:end], " ,;") != "" {
		loc, e := s.locatorAt(stop, end)
		if loc == "" {
			loc, e = s.otherLocator(stop, end)
		}
		if loc == "" || strings.Trim(t[e:end], " .") != "" {
			return numberGroup{}, 0
		}
		g.locator, last.end = loc, e
	}
	g.span = s.view.Span(open, end+1)
	for _, r := range runs {
		g.items = append(g.items, numberItem{r.lo, r.hi, s.view.Span(r.start, r.end)})
	}
	return g, end
}

// isIndex tells whether the bracket at t[open] is of a symbol: "A[3]", "f(2)".
func (s *scanner) isIndex(open int) bool {
	return open > 0 && isWord(s.t[open-1]) && s.t[open-1] < 0x80 && (open == 1 || !isWord(s.t[open-2]))
}

// otherLocator reads ", Thm. 3" and ", Sect. 2.1" behind a number: an abbreviation and a number.
func (s *scanner) otherLocator(at, end int) (string, int) {
	t := s.t
	i := at
	for i < end && (t[i] == ',' || t[i] == ' ') {
		i++
	}
	w, n, ok := strings.Cut(t[i:end], " ")
	n = strings.TrimSpace(n)
	if !ok || i == at || len(w) < 2 || len(w) > 12 || n == "" || !digit(n[0]) && n[0] != '(' && !romanLetter(n[0]) || strings.Trim(n, "0123456789.–-()IVXivx") != "" || isYear(n, 0) {
		return "", at
	}
	if w[len(w)-1] != '.' && !locatorWords[strings.ToLower(w)] {
		return "", at
	}
	return s.view.Text[i:end], end
}

// isEquation tells whether the word before t[open] says that a number is of a formula, a step or the like.
func (s *scanner) isEquation(open int) bool {
	head := strings.TrimRight(s.t[max(0, open-24):open], " ")
	w := strings.ToLower(strings.Trim(head[strings.LastIndexByte(head, ' ')+1:], ".(["))
	switch strings.TrimSuffix(w, "s") {
	case "equation", "eq", "eqn", "condition", "formula", "formulae", "model", "step", "case", "hypothesis", "expression", "inequality", "relation", "theorem", "lemma", "proposition", "section", "item", "point", "question", "type", "clas", "class", "grade", "example", "sentence", "gleichung", "ecuación", "équation", "equação", "formel", "persamaan", "식", "式", "table", "figure", "fig":
		return true
	}
	return false
}

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

// raisedRun reads "¹,²" and "³⁻⁵"; end is behind it, 0 for none.
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
	if stop < n || s.isExponent(i, runs) {
		return g, 0
	}
	g.form, end = raised, at[n]
	g.span = s.view.Span(i, end)
	for _, r := range runs {
		g.items = append(g.items, numberItem{r.lo, r.hi, s.view.Span(at[r.start], at[r.end])})
	}
	return g, end
}

// isExponent tells whether a raised number at t[i:] is a power, an isotope or of a unit: 10³, m², χ², ¹⁴C.
func (s *scanner) isExponent(i int, runs []numberRun) bool {
	t := s.t
	if i == 0 || t[i-1] == ' ' || digit(t[i-1]) || t[i-1] == '-' {
		return true
	}
	return len(runs) == 1 && afterUnit(t[:i])
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
	g.form, g.span = glued, s.view.Span(i, k)
	for _, r := range runs {
		g.items = append(g.items, numberItem{r.lo, r.hi, s.view.Span(r.start, r.end)})
	}
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
				if g, ok := markedNumbers(s.d.Text, p.Start+from, p.Start+from+n); ok && !(len(g.items) == 1 && afterUnit(raw[:from-len(marks[0])])) && (marks[0] != "^" || from > 1 && raw[from-2] != '[' && raw[from-2] != ' ' && !digit(raw[from-2])) {
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

func markedNumbers(text string, start, end int) (g numberGroup, ok bool) {
	g.form, g.span = raised, document.Span{Start: start, End: end}
	for start < end && strings.IndexByte("[( \\", text[start]) >= 0 {
		start++
	}
	for end > start && (strings.IndexByte("] \\", text[end-1]) >= 0 || text[end-1] == ')' && start > g.span.Start) {
		end--
	}
	runs, stop := numberRuns(text, start, end)
	if stop < end || len(runs) == 0 {
		return g, false
	}
	for _, r := range runs {
		g.items = append(g.items, numberItem{r.lo, r.hi, document.Span{Start: r.start, End: r.end}})
	}
	return g, true
}

// withoutEnumerations leaves out "(1) depth, (2) width": single numbers in round brackets that count on and lead what follows.
func (s *scanner) withoutEnumerations(gs []numberGroup) []numberGroup {
	leads := func(g numberGroup) bool {
		end := s.view.At(g.span.End)
		return g.form == rounded && len(g.items) == 1 && g.items[0].lo == g.items[0].hi && end+1 < len(s.t) && s.t[end] == ' ' && isWord(s.t[end+1])
	}
	out := gs[:0]
	var before numberGroup
	for i, g := range gs {
		here := g
		if leads(g) {
			n := g.items[0].lo
			onward := i+1 < len(gs) && leads(gs[i+1]) && gs[i+1].items[0].lo == n+1
			backward := len(before.items) > 0 && leads(before) && before.items[0].lo == n-1
			if onward || backward {
				before = here
				continue
			}
		}
		before = here
		out = append(out, g)
	}
	return out
}
