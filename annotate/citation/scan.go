package citation

import (
	"slices"
	"sort"
	"strings"

	"kg/document"
)

// scanner finds the citations of one document.
type scanner struct {
	*Annotator
	d      *document.Document
	list   *index
	view   document.View
	t      string // the unit's text
	u      unit
	found  []document.Citation
	stated []stated // what the file's own markup states
	read   int      // how many of found, from the first on, are of stated
	// dropped are items of stated that the words have too; adopted are those of the words.
	dropped, adopted map[int]bool
	vias             map[int]int // index in found → index in found
	starts           []int       // of the last extent
	last             dated       // the last item of the segment before, in the same bracket
	pairs            []pair      // the brackets of the unit, made when asked for
	waiting          []int
	atPair           int // in pairs, of the last question
	paired           bool
	nesting          int
	dateFrom         int // of the last dateWithin
	dateNext         when
	dateFound        bool
	capitals         bool // names may be printed in capitals
	semicolons       bool // names may be parted by semicolons
	counted          int  // where the last enumeration in round brackets ended
	lostRaise        bool // numbers right behind words may be superscripts that lost their setting
	listed           bool // the notes are the list: see listedNotes
	noteLabels       map[string]bool
	noted            []noted               // the notes read so far
	notedAt          map[int]int           // where in noted the note of a number stands
	inNotes          map[int]bool          // the works that notes cite
	titleWork        int                   // what was spent on titles in notes
	overNote         map[int]bool          // indices in found that a citation of a note covers
	unsure           map[int]bool          // indices in found of what may be no citation, in a text without a list
	anchors          map[int]document.Span // the marks in running text by the blocks of their notes
}

// open turns to a unit.
func (s *scanner) open(u unit) {
	s.u, s.view, s.t = u, u.view, u.text
	s.paired, s.dateFrom, s.dateFound = false, len(u.text)+1, false
}

// unit reads one unit of running text.
func (s *scanner) unit(u unit) {
	s.open(u)
	if u.kind == document.SourceNote {
		s.sourceLine()
		return
	}
	if u.kind == document.Footnote {
		s.note()
		return
	}
	s.scan(0, len(s.t))
}

// scan reads t[lo:hi] as running text.
func (s *scanner) scan(lo, hi int) {
	t := s.t
	for i := lo; i < hi; i++ {
		if !mayCite[t[i]] {
			continue
		}
		if t[i] == '(' || t[i] == '[' {
			end := s.closing(i, hi)
			if end < 0 {
				continue
			}
			if w, ok := s.dateWithin(i+1, end); ok {
				s.group(lo, i, end, w)
				i = end
			} else if mayRepeat[t[min(i+1, end)]] && s.repeat(lo, i, i+1, end, end) {
				i = end
			}
			continue
		}
		if i > lo && t[i-1] != ' ' {
			continue
		}
		if w, ok := s.dateAt(i); ok && w.end <= hi {
			i = s.bare(lo, w) - 1
		}
	}
}

// mayRepeat marks the bytes with which the inside of a bracket begins that may point back.
var mayRepeat = func() (m [256]bool) {
	for c := range m {
		m[c] = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80
	}
	return m
}()

// mayCite marks the bytes with which a bracket or a date in running text begins.
var mayCite = [256]bool{'(': true, '[': true, '1': true, '2': true, 'n': true, 'i': true, 'f': true}

// pair is a bracket and the one that closes it.
type pair struct{ open, end int }

// maxBracket is how long what stands in brackets may be, in bytes, and maxNesting how deep narrative citations may stand in
// brackets in brackets.
const (
	maxBracket = 3000
	maxNesting = 3
)

// closing is the position of the bracket that closes the one at t[i], -1 when it is too far.
func (s *scanner) closing(i, hi int) int {
	if !s.paired {
		s.pair()
	}
	k := s.atPair
	if k >= len(s.pairs) || s.pairs[k].open > i || k+8 < len(s.pairs) && s.pairs[k+8].open < i {
		k, _ = slices.BinarySearchFunc(s.pairs, i, func(p pair, at int) int { return p.open - at })
	}
	for k < len(s.pairs) && s.pairs[k].open < i {
		k++
	}
	s.atPair = k
	if k == len(s.pairs) || s.pairs[k].open != i || s.pairs[k].end >= hi || s.pairs[k].end-i >= maxBracket {
		return -1
	}
	return s.pairs[k].end
}

// pair finds the brackets of the unit that close, whatever their form.
func (s *scanner) pair() {
	s.paired, s.pairs, s.atPair = true, s.pairs[:0], 0
	waiting := s.waiting[:0]
	for i := 0; i < len(s.t); i++ {
		switch s.t[i] {
		case '(', '[':
			waiting = append(waiting, len(s.pairs))
			s.pairs = append(s.pairs, pair{i, -1})
		case ')', ']':
			if n := len(waiting); n > 0 {
				s.pairs[waiting[n-1]].end = i
				waiting = waiting[:n-1]
			}
		}
	}
	s.waiting = waiting
	closed := s.pairs[:0]
	for _, p := range s.pairs {
		if p.end >= 0 {
			closed = append(closed, p)
		}
	}
	s.pairs = closed
}

// dateWithin is nextDate for a reader that goes forward: what it found behind to is kept for the next question.
func (s *scanner) dateWithin(from, to int) (when, bool) {
	if from < s.dateFrom || from > s.dateNext.start && s.dateFound {
		s.dateNext, s.dateFound = s.nextDate(from, len(s.t))
	}
	s.dateFrom = from
	if !s.dateFound || s.dateNext.start >= to {
		return when{}, false
	}
	if s.dateNext.end > to {
		return s.nextDate(from, to)
	}
	return s.dateNext, true
}

// closing is the position of the bracket that closes the one at i, -1 when it is too far.
func closing(t string, i, hi int) int {
	depth := 0
	for k := i; k < hi && k < i+3000; k++ {
		switch t[k] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
			if depth == 0 {
				return k
			}
		}
	}
	return -1
}

// group reads a bracket that holds a date: years behind a name, or items.
func (s *scanner) group(lo, open, end int, first when) {
	lead := strings.Trim(s.t[open+1:first.start], " ")
	if lead == "" || lead == "c." || lead == "ca." {
		s.last = dated{}
		rest := s.narrative(lo, open, end, first)
		if rest < end {
			s.itemsAfter(open, end, segments(s.t, rest, end)[1:], nil)
		}
		return
	}
	for k := open + 1; k < end && s.nesting < maxNesting; k++ {
		if s.t[k] == '(' {
			c := s.closing(k, end)
			if c < 0 {
				continue
			}
			if w, ok := s.nextDate(k+1, c); ok && strings.Trim(s.t[k+1:w.start], " ") == "" {
				if starts := s.extent(s.t, open+1, k); len(starts) > 0 && !strings.HasPrefix(s.t[c+1:], ",") {
					s.nesting++
					s.scan(open+1, end)
					s.nesting--
					return
				}
			}
		}
	}
	s.items(open, open+1, end, nil)
}

// add keeps a citation given by positions in the unit's text.
func (s *scanner) add(c document.Citation, start, end, groupStart, groupEnd int) int {
	c.Span = s.widen(s.view.Span(start, end))
	c.Group = s.widen(s.view.Span(groupStart, groupEnd))
	if c.Group.Start > c.Start {
		c.Group.Start = c.Start
	}
	if c.Group.End < c.End {
		c.Group.End = c.End
	}
	c.Anchor = c.Group
	c.Via = -1
	if s.u.kind == document.Footnote {
		if a, ok := s.anchor(); ok {
			c.Anchor = a
		}
	}
	c.Passage = passageOf(s.d, c.Span)
	s.found = append(s.found, c)
	return len(s.found) - 1
}

// widen takes the emphasis marks in that stand before and the one that was opened inside.
func (s *scanner) widen(sp document.Span) document.Span {
	t := s.d.Text
	if s.d.Media != "text/markdown" {
		return sp
	}
	inner := t[sp.Start:sp.End]
	if strings.Count(inner, "*")%2 == 1 {
		for sp.Start > 0 && t[sp.Start-1] == '*' {
			sp.Start--
		}
	}
	return sp
}

// finish orders the citations, drops what overlaps, and settles Via.
func (s *scanner) finish() []document.Citation {
	s.adopt()
	order := make([]int, 0, len(s.found))
	for i := range s.found {
		if s.kept(i) && !s.overNote[i] && !s.unsure[i] {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(a, b int) bool {
		x, y := s.found[order[a]], s.found[order[b]]
		if x.Start != y.Start {
			return x.Start < y.Start
		}
		return x.End < y.End
	})
	place := make([]int, len(s.found))
	for i := range place {
		place[i] = -1
	}
	out := make([]document.Citation, 0, len(order))
	for _, i := range order {
		if k := repeated(out, s.found[i]); k >= 0 {
			place[i] = k
			continue
		}
		place[i] = len(out)
		out = append(out, s.found[i])
	}
	for from, to := range s.vias {
		if place[from] >= 0 && place[to] >= 0 {
			out[place[from]].Via = place[to]
		}
	}
	return out
}

// repeated is the index of the last citations in out of the same words that leads to the same entry as c, -1 for none.
func repeated(out []document.Citation, c document.Citation) int {
	for k := len(out) - 1; k >= 0 && out[k].Span == c.Span; k-- {
		if len(c.Candidates) == 0 && len(out[k].Candidates) == 0 {
			return k
		}
		if len(c.Candidates) > 0 && len(out[k].Candidates) > 0 && c.Candidates[0].Reference == out[k].Candidates[0].Reference {
			return k
		}
	}
	return -1
}

// learnAbbreviations notes "Bureau of Rivers (BR)" and "Bureau of Rivers [BR]".
func (s *scanner) learnAbbreviations() {
	t := s.t
	for i := 0; i < len(t); i++ {
		if t[i] != '(' && t[i] != '[' {
			continue
		}
		end := i + 1
		for end < len(t) && end < i+14 && (t[end] >= 'A' && t[end] <= 'Z' || t[end] == '&' || t[end] == '-' || lower(t[end])) {
			end++
		}
		if end >= len(t) || end-i < 3 || t[end] != ')' && t[end] != ']' && t[end] != ';' && t[end] != ',' || !capitals(t[i+1:end]) && !capitals(t[i+1:i+3]) {
			continue
		}
		head := strings.TrimRight(t[max(0, i-maxWord):i], " ")
		if !s.knownWord(head[strings.LastIndexByte(head, ' ')+1:]) {
			continue // the name of a body of the list ends in a word of the list
		}
		short := glue(t[i+1 : end])
		for _, b := range append(s.extent(t, max(0, i-200), i), s.bodyStarts(max(0, i-200), max(0, i-maxWord)+len(head))...) {
			long := glue(strings.TrimRight(t[b:i], " "))
			for _, l := range [...]string{long, strings.TrimPrefix(long, "the")} {
				if len(l) > len(short) && (len(s.list.byName[l]) > 0 || s.list.isTitle(l)) {
					s.list.abbrev[short] = l
					s.list.words[short] = true
				}
			}
		}
	}
}
