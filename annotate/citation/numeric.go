package citation

import (
	"strings"

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
	form  numberForm
	items []numberItem
	span  document.Span
}

// numberItem is one number, lo == hi, or a range.
type numberItem struct {
	lo, hi int
	document.Span
	signal, locator string
}

// maxNumber is the longest list that numbers may point into, and maxRange what one range may cover.
const (
	maxNumber = 1500
	maxRange  = 100
)

// numberRun is a run of numbers as positions of the text that was read.
type numberRun struct {
	lo, hi, start, end int
	signal, locator    string // what stands before it in the bracket, and the pages behind it
}

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
		signal := ""
		if len(runs) > 0 { // "4, cf. 18"
			if n := pointerLength(t[i:to]); n > 0 {
				signal = cleanSignal(t[i : i+n])
				i += n
			}
		}
		k := i
		for k < to && digit(t[k]) {
			k++
		}
		if k == i || k-i > 4 || t[i] == '0' {
			return runs, stop
		}
		r := numberRun{lo: number(t[i:k]), start: i, end: k, signal: signal}
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
		i = r.end
		if strings.HasPrefix(t[i:to], "(p") { // "8(pp3-5)"
			if k := strings.IndexByte(t[i:min(to, i+24)], ')'); k > 0 {
				r.locator = t[i+1 : i+k]
				i += k + 1
				stop = i
			}
		}
		runs = append(runs, r)
	}
}

// numberItems are runs of t, which span leads back to the document.
func numberItems(runs []numberRun, span func(start, end int) document.Span) []numberItem {
	out := make([]numberItem, len(runs))
	for k, r := range runs {
		out[k] = numberItem{r.lo, r.hi, span(r.start, r.end), r.signal, r.locator}
	}
	return out
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
				if len(g.items) > 0 {
					out = append(out, g)
				}
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
		g.form, g.span, g.items = worded, s.view.Span(i, end), numberItems(runs, s.view.Span)
		return g, end
	}
	return g, 0
}

// bracketOfNumbers reads "[1, 3–5, p. 4]", "[see 4, cf. 5]" and "(1,2)"; end is the position of the closing bracket, 0 for none.
func (s *scanner) bracketOfNumbers(open int) (g numberGroup, end int) {
	t := s.t
	if open+2 >= len(t) {
		return g, 0
	}
	from, signal := open+1, ""
	if c := t[from]; !digit(c) {
		near := t[from:min(len(t), from+maxWord)]
		n := pointerLength(near)
		if t[open] == '[' && n == 0 {
			n = signalLength(near)
		}
		if n == 0 || from+n >= len(t) || !digit(t[from+n]) {
			return g, 0
		}
		signal = cleanSignal(t[from : from+n])
		from += n
	}
	end = s.closing(open, min(len(t), open+160))
	if end < from {
		return g, 0
	}
	runs := s.numbersWithLocators(from, end, signal)
	if len(runs) == 0 || s.isLabel(open, runs) || s.isIndex(open) {
		return g, 0
	}
	if t[open] == '(' {
		g.form = rounded
	}
	g.span, g.items = s.view.Span(open, end+1), numberItems(runs, s.view.Span)
	return g, end
}

// numbersWithLocators reads all of t[from:end] as numbers, "1, 3–5, p. 4; cf. 7, § 2"; nil where it holds anything else. The signal stands before it.
func (s *scanner) numbersWithLocators(from, end int, signal string) (out []numberRun) {
	t := s.t
	for {
		runs, stop := numberRuns(t, from, end)
		if len(runs) == 0 {
			return nil
		}
		runs[0].signal = signal
		out = append(out, runs...)
		last := &out[len(out)-1]
		if strings.Trim(t[stop:end], " ,;") == "" {
			return out
		}
		loc, e := s.locatorAt(stop, end)
		if loc == "" {
			loc, e = s.otherLocator(stop, end)
		}
		if loc == "" {
			return nil
		}
		last.locator, last.end = loc, e
		if strings.Trim(t[e:end], " .") == "" {
			return out
		}
		if t[e] != ';' {
			return nil
		}
		from = e + 1
		for from < end && t[from] == ' ' {
			from++
		}
		n := pointerLength(t[from:end])
		signal = cleanSignal(t[from : from+n])
		from += n
	}
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

// ofFormulas are the words before the number of a formula or of what is proved, and ofLabels those before the number of
// anything else that texts number, small and without the s of the plural.
var (
	ofFormulas = wordSet("equation eq eqn formula formulae expression inequality theorem lemma proposition corollary gleichung ecuación équation equação formel persamaan 식 式")
	ofLabels   = wordSet("condition model step case hypothesis relation section item point question type clas class grade example sentence table figure fig")
)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// labelBefore is the word before t[open], with what it says of the number in the bracket.
func (s *scanner) labelBefore(open int) (formula, label, capital, plural bool) {
	head := strings.TrimRight(s.t[max(0, open-24):open], " ")
	w := strings.Trim(head[strings.LastIndexByte(head, ' ')+1:], ".([")
	if w == "" {
		return
	}
	small := strings.ToLower(w)
	one := strings.TrimSuffix(small, "s")
	return ofFormulas[one] || ofFormulas[small], ofLabels[one], w[0] != small[0], one != small && small != "class"
}

// isEquation tells whether the word before t[open] says that a number is of a formula, a step or the like.
func (s *scanner) isEquation(open int) bool {
	formula, label, _, _ := s.labelBefore(open)
	return formula || label
}

// isLabel tells whether the numbers in the bracket at t[open] are those of a formula, a model or the like. Square brackets
// number formulas only, "Eq. [3]", and what is printed as a name, "Model [3]"; "the question [3]" is a citation. Several
// numbers belong to several things: "models (1, 2)", but not "the question (1, 2)".
func (s *scanner) isLabel(open int, runs []numberRun) bool {
	formula, label, capital, plural := s.labelBefore(open)
	single := len(runs) == 1 && runs[0].lo == runs[0].hi
	if s.t[open] == '[' || s.emphasized(s.view.Span(open, open+1).End) {
		return single && (formula || label && capital)
	}
	return formula || label && (single || plural)
}

// emphasized tells whether emphasis begins at a byte of the document.
func (s *scanner) emphasized(at int) bool {
	return s.d.Media == "text/markdown" && at < len(s.d.Text) && (s.d.Text[at] == '*' || s.d.Text[at] == '_')
}

// withoutEnumerations leaves out "(1) depth, (2) width": single numbers in round brackets that lead what follows and count on,
// from one or from where an earlier enumeration ended. Numbers that are set in italics count nothing.
func (s *scanner) withoutEnumerations(gs []numberGroup) []numberGroup {
	leads := func(g numberGroup) int {
		end := s.view.At(g.span.End)
		if g.form != rounded || len(g.items) != 1 || g.items[0].lo != g.items[0].hi || g.items[0].signal != "" ||
			end+1 >= len(s.t) || s.t[end] != ' ' || !isWord(s.t[end+1]) || s.emphasized(g.span.Start+1) {
			return 0
		}
		return g.items[0].lo
	}
	out := gs[:0]
	for i := 0; i < len(gs); {
		first := leads(gs[i])
		k := i + 1
		for first > 0 && k < len(gs) && leads(gs[k]) == first+k-i {
			k++
		}
		if k-i > 1 && (first == 1 || first == s.counted+1) {
			s.counted = first + k - i - 1
		} else {
			out = append(out, gs[i:k]...)
		}
		i = k
	}
	return out
}
