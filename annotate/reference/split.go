package reference

import (
	"math"
	"strings"
	"unicode"

	"kg/document"
)

// entry is one reference as stretches of the document.
type entry struct {
	parts      []document.Span
	label      string
	list       int // which of the document's lists it stands in
	confidence float64
}

// A list is cut where the evidence is best as a whole. Every line has evidence
// from its words (opening.go) and from its look: a blank line before it, a
// bullet, its indent, how the line before it ends. What the look is worth is not
// the same in any two lists, so it is learned from the list itself: the words
// give a first cut, the first cut tells what lines look like that begin an entry, and
// with that the list is cut again.

// rounds is how often the look is learned anew.
const rounds = 4

// longest is how many lines an entry may have.
const longest = 40

// looks are the features of a line's look, each with a few values.
type looks [6]int

const (
	lookSeparation = iota
	lookMark
	lookIndent
	lookEnd
	lookWidth
	lookHead
)

// prior says how often, before the list is seen, a line has each value: one that begins an entry, and one that does not.
var prior = [len(looks{})][3][2]float64{
	lookSeparation: {{0.45, 0.93}, {0.53, 0.05}, {0.02, 0.02}},
	lookMark:       {{0.60, 0.955}, {0.35, 0.015}, {0.05, 0.03}},
	lookIndent:     {{0.82, 0.50}, {0.18, 0.50}, {0, 0}},
	lookEnd:        {{0.02, 0.45}, {0.18, 0.43}, {0.80, 0.12}},
	lookWidth:      {{0.35, 0.85}, {0.65, 0.15}, {0, 0}},
	lookHead:       {{0.55, 0.93}, {0.45, 0.07}, {0, 0}},
}

// weight is how many lines the prior counts for.
const weight = 3.0

// chain is worth as much as nothing else: the next number of a numbered list.
const chain = 25.0

// splitter cuts one list.
type splitter struct {
	a      *Annotator
	d      *document.Document
	ls     []line
	words  []float64
	forced []float64 // from the numbers
	looks  []looks
	odds   [len(looks{})][3]float64
	cuts   []bool
	evid   []float64
	year   []bool
	prose  []float64 // a paragraph of sentences begins
	yearly float64   // what an entry without a year costs
	loose  []string  // numbers that stand on lines of their own, apart from their entries
}

// split cuts lines into entries.
func (a *Annotator) split(d *document.Document, ls []line) []entry {
	if len(ls) == 0 {
		return nil
	}
	s := &splitter{a: a, d: d}
	s.ls, s.loose = looseLabels(ls)
	if len(s.ls) == 0 {
		return nil
	}
	s.measure()
	s.number()
	s.learn(nil)
	for range rounds {
		s.cut()
		before := s.odds
		s.learn(s.cuts)
		if s.odds == before {
			break
		}
	}
	s.cut()
	return a.unglue(d, s.entries())
}

// ahead is line i with the lines behind it, as far as names and year may reach.
func (s *splitter) ahead(i int) string {
	text := s.ls[i].text
	for k := i + 1; k < len(s.ls) && k < i+6 && len(text) < 320; k++ {
		if s.ls[k].before == blank && s.ls[k-1].before != blank && ended(s.ls[k-1].text) {
			break
		}
		next := s.ls[k].whole
		if strings.HasSuffix(text, "-") && next != "" && unicode.IsLower(rune(next[0])) {
			text = strings.TrimSuffix(text, "-") + next
		} else {
			text += " " + next
		}
	}
	return text
}

// number looks for a run of numbers that counts up from line to line, and
// settles by it what begins an entry.
func (s *splitter) number() {
	next, length, last := 0, 0, -1
	var at []int
	for i, l := range s.ls {
		n := atoi(l.label)
		if n == 0 {
			continue
		}
		switch {
		case length == 0 && (i < 4 || n == 1):
		case length == 0:
			continue
		case n == next:
		case n > next && n <= next+2 && s.words[i] > 0 && i > last:
		case n == 1 && s.words[i] > 0 && ended(s.ls[i-1].whole): // the next chapter's list
		default:
			continue
		}
		next, length, last = n+1, length+1, i
		at = append(at, i)
	}
	sure, items := 0, 0
	for i := range s.ls {
		if s.words[i] >= 3 {
			sure++
		}
		if s.ls[i].bullet {
			items++
		}
	}
	if items >= 3 && s.ls[0].bullet && items*3 >= sure*2 { // the lines of a list with bullets that have none
		for i, l := range s.ls {
			if !l.bullet && l.before == none {
				s.forced[i] = -8
			}
		}
	}
	if length < 2 || length*3 < sure*2 || length == 2 && len(s.ls) > 12 {
		return
	}
	for i := range s.forced {
		s.forced[i] = -20
		if s.ls[i].before != none { // an entry may have lost its number
			s.forced[i] = -8
		}
	}
	for _, i := range at {
		s.forced[i] = chain
	}
}

func atoi(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) || n > 9999 {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// learn sets the odds of every look from a cut; without one, from the prior alone.
func (s *splitter) learn(cuts []bool) {
	var count [len(looks{})][3][2]float64
	var total [2]float64
	for i := range cuts {
		c := 1
		if cuts[i] {
			c = 0
		}
		if i == 0 {
			continue
		}
		total[c]++
		for f, v := range s.looks[i] {
			count[f][v][c]++
		}
	}
	for f := range prior {
		for v := range prior[f] {
			begin := (count[f][v][0] + weight*prior[f][v][0] + 0.01) / (total[0] + weight + 0.03)
			other := (count[f][v][1] + weight*prior[f][v][1] + 0.01) / (total[1] + weight + 0.03)
			s.odds[f][v] = clamp(math.Log(begin/other), 4.5)
		}
	}
	s.odds[lookSeparation][page] = 0
	s.yearly = s.undated(cuts)
	order := s.order(cuts)
	share := (total[0] + weight*0.4) / (total[0] + total[1] + weight)
	base := math.Log(share / (1 - share))
	for i := range s.evid {
		e := base + s.words[i] + s.forced[i] + s.prose[i]
		for f, v := range s.looks[i] {
			e += s.odds[f][v]
		}
		if s.ls[i].goesOn && s.words[i] < 3 {
			e--
		}
		if s.looks[i][lookEnd] == 0 && s.ls[i].before != blank && !s.ls[i].item {
			e -= 3 // what must go on goes on in any list
			if s.ls[i].goesOn {
				e -= 6 // and the page says that it does
			}
		}
		e += order[i]
		s.evid[i] = e
	}
}

// order is the evidence of the alphabet, in a list that follows it: for every
// line, whether it would stand rightly between the sure entries around it.
func (s *splitter) order(cuts []bool) []float64 {
	out := make([]float64, len(s.ls))
	keys := make([]string, len(s.ls))
	pairs, right, last := 0, 0, ""
	for i := range cuts {
		if !cuts[i] || s.words[i] < 1.5 || i == 0 && s.words[i] < 3 {
			continue
		}
		keys[i] = sortKey(s.ls[i].text)
		if keys[i] == "" {
			continue
		}
		if last != "" {
			pairs++
			if last <= keys[i] {
				right++
			}
		}
		last = keys[i]
	}
	if pairs < 5 || right*100 < pairs*85 {
		return out
	}
	next := make([]string, len(s.ls))
	after := ""
	for i := len(s.ls) - 1; i >= 0; i-- {
		next[i] = after
		if keys[i] != "" {
			after = keys[i]
		}
	}
	before := ""
	for i := range s.ls {
		if k := sortKey(s.ls[i].text); k != "" && before != "" {
			switch {
			case k < before || next[i] != "" && k > next[i]:
				out[i] = -1.5
			default:
				out[i] = 0.7
			}
		}
		if keys[i] != "" {
			before = keys[i]
		}
	}
	return out
}

// sortKey is what a line is sorted by, its first letters made small; "" when that is not known.
func sortKey(s string) string {
	for _, w := range [...]string{"The ", "A ", "An ", "\""} {
		s = strings.TrimPrefix(s, w)
	}
	if w, _, _ := strings.Cut(s, " "); isParticle(w) {
		return ""
	}
	b := make([]byte, 0, 8)
	for i := 0; i < len(s) && len(b) < 6; i++ {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z':
			b = append(b, c)
		case c >= 'A' && c <= 'Z':
			b = append(b, c|0x20)
		case c >= 0x80:
			return string(b)
		case c == ',' || c == '.':
			return string(b)
		}
	}
	return string(b)
}

// undated is what an entry without a year costs: much in a list where all have one.
func (s *splitter) undated(cuts []bool) float64 {
	with, without := 3.0, 0.3
	for i := 0; i < len(cuts); {
		year := s.year[i]
		for i++; i < len(cuts) && !cuts[i]; i++ {
			year = year || s.year[i]
		}
		if year {
			with++
		} else {
			without++
		}
	}
	return max(0.5, min(6, math.Log(with/without)))
}

func clamp(x, limit float64) float64 { return max(-limit, min(limit, x)) }

// cut finds the cut with the most evidence: what speaks for every first line, and for every entry as a whole.
func (s *splitter) cut() {
	n := len(s.ls)
	best, from := make([]float64, n+1), make([]int, n+1)
	for j := 1; j <= n; j++ {
		best[j] = math.Inf(-1)
		dated := false
		for i := j - 1; i >= 0 && i >= j-longest; i-- {
			dated = dated || s.year[i]
			v := best[i]
			if i > 0 {
				v += s.evid[i]
			}
			if !dated {
				v -= s.yearly
			}
			if v > best[j] {
				best[j], from[j] = v, i
			}
		}
	}
	clear(s.cuts)
	for j := n; j > 0; j = from[j] {
		s.cuts[from[j]] = true
	}
}

// looseLabels takes out the lines that hold nothing but a number, as converters
// leave them that read a column of numbers before the entries beside it. A line
// behind one is taken to be numbered.
func looseLabels(ls []line) (rest []line, labels []string) {
	after := false
	rest = make([]line, 0, len(ls))
	for _, l := range ls {
		if l.text == "" && l.label != "" {
			labels = append(labels, l.label)
			after = true
			continue
		}
		if after && l.label == "" {
			l.before, l.item = blank, true
		}
		after = false
		rest = append(rest, l)
	}
	return rest, labels
}

// entries are the stretches between the cuts.
func (s *splitter) entries() []entry {
	var out []entry
	for i, l := range s.ls {
		begins := s.cuts[i]
		at := l.span
		if begins && (l.label == "" || s.forced[i] == chain || l.item || l.body.Start > l.span.Start) {
			at = l.body
		}
		if begins {
			out = append(out, entry{confidence: s.confidence(i)})
			if s.forced[i] == chain {
				out[len(out)-1].label = l.label
			}
		}
		if !begins && l.item && l.label == "" {
			at = l.body
		}
		e := &out[len(out)-1]
		if k := len(e.parts) - 1; k >= 0 && s.ls[i-1].block == l.block && l.before != page && at.Start == l.span.Start {
			e.parts[k].End = at.End
		} else {
			e.parts = append(e.parts, at)
		}
	}
	if len(s.loose) == len(out) {
		for i := range out {
			if out[i].label == "" && atoi(s.loose[i]) == i+atoi(s.loose[0]) {
				out[i].label = s.loose[i]
			}
		}
	}
	return out
}

// confidence is that line i begins an entry and the line behind the entry the next.
func (s *splitter) confidence(i int) float64 {
	weakest := s.evid[i]
	if i == 0 {
		weakest = max(weakest, 2)
	}
	for k := i + 1; k < len(s.ls); k++ {
		if s.cuts[k] {
			weakest = min(weakest, s.evid[k])
			break
		}
		weakest = min(weakest, -s.evid[k]+1)
	}
	return max(0.3, min(0.97, 1/(1+math.Exp(-weakest))))
}

func (e entry) text(d *document.Document) string { return d.View(e.parts...).Text }
