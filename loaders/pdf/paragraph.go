package pdf

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
	"kg/loaders/layout"
	"kg/loaders/pdf/page"
)

// stretch is a run of lines of one size, close to each other, in one region.
type stretch struct {
	left, right float64
	lines       int
	section     int // which heading it stands under
}

// shape is how paragraphs are told in a section.
type shape int

const (
	flush   shape = iota // by space and short lines
	indents              // the first line is set in
	hanging              // the lines behind the first are set in
)

// rxNumber is the number of an entry.
var rxNumber = regexp.MustCompile(`^(?:\[\d{1,4}\]|\(\d{1,3}\)|\d{1,3}[.)])\s`)

var rxItem = regexp.MustCompile(`^(?:[•‣▪●○◦■□∙·]|[-–] |\(?[0-9]{1,2}[.)] ?|\([a-z]\) |\[[0-9]{1,4}\])`)

// stretches finds the edges of every run of text lines.
func (c *composer) stretches() {
	c.stretch = make([]stretch, len(c.lines))
	c.names, c.numbered = map[int]string{}, map[int]bool{}
	section, fresh := 0, false
	for from := 0; from < len(c.lines); {
		if c.class[from] == heading {
			section++
			c.names[section], fresh = c.strs[from], true
		} else if c.class[from] == text && fresh {
			c.numbered[section], fresh = rxNumber.MatchString(c.strs[from]), false
		}
		to := from + 1
		for to < len(c.lines) && c.joins(to-1, to) {
			to++
		}
		s := stretch{left: math.Inf(1), right: math.Inf(-1), lines: to - from, section: section}
		for i := from; i < to; i++ {
			s.left, s.right = math.Min(s.left, c.lines[i].X0), math.Max(s.right, c.lines[i].X1)
		}
		f := c.frames[c.lines[from].Region]
		// a piece that is set in on the left alone is the rest of an indented paragraph or of a hanging entry
		if em := c.lines[from].Size; s.left-f.left > 0.5*em && s.left-f.left < 5*em && (f.right-s.right < 1.5*em || s.lines < 3) {
			s.left = f.left
		}
		for i := from; i < to; i++ {
			c.stretch[i] = s
		}
		from = to
	}
}

// joins tells whether line b is of the same stretch as line a before it.
func (c *composer) joins(a, b int) bool {
	x, y := c.lines[a], c.lines[b]
	return c.class[a] == c.class[b] && c.class[b] != row && c.class[b] != carried && x.Region == y.Region && sameSize(x, y) && !y.RuleAbove &&
		y.Y-x.Y > 0 && y.Y-x.Y < 1.7*c.leading*x.Size && (x.Bold == y.Bold || c.class[b] != heading)
}

func sameSize(a, b page.Line) bool { return a.Size < 1.08*b.Size && b.Size < 1.08*a.Size }

// findShapes tells for every section how its paragraphs are set, by which lines stand behind short ones.
func (c *composer) findShapes() map[int]shape {
	type tally struct {
		n     [2]int     // lines at the left edge, lines set in
		slack [2]float64 // what the lines before them leave blank
	}
	sums := map[int]*tally{}
	c.setIn = map[int][2]int{}
	for i := 1; i < len(c.lines); i++ {
		if c.class[i] != text || c.class[i-1] != text || c.lines[i].Region != c.lines[i-1].Region || !sameSize(c.lines[i], c.lines[i-1]) {
			continue
		}
		s := c.stretch[i]
		t := sums[s.section]
		if t == nil {
			t = &tally{}
			sums[s.section] = t
		}
		em := c.lines[i].Size
		side := 0
		switch in := c.lines[i].X0 - s.left; {
		case in > 5*em:
			continue
		case in > 0.7*em:
			side = 1
			at, ok := c.setIn[s.section]
			if !ok {
				at[0] = c.lines[i].Page
			}
			at[1] = c.lines[i].Page
			c.setIn[s.section] = at
		}
		t.n[side]++
		t.slack[side] += math.Max(0, c.stretch[i-1].right-c.lines[i-1].X1) / em
	}
	out := map[int]shape{}
	for section, t := range sums {
		if t.n[0] == 0 || t.n[1] == 0 {
			continue
		}
		list := layout.IsBibliography(c.names[section])
		if !list && (t.n[0] < 3 || t.n[1] < 3) {
			out[section] = indents
			continue
		}
		atEdge, setIn := t.slack[0]/float64(t.n[0]), t.slack[1]/float64(t.n[1])
		switch {
		case atEdge > setIn+1:
			out[section] = hanging
		case setIn > atEdge+1 || t.n[0] >= t.n[1] && !list:
			out[section] = indents
		default:
			out[section] = hanging
		}
	}
	return out
}

// group puts lines together to paragraphs, entries, headings, notes and rows.
func (c *composer) group() {
	c.shapes = c.findShapes()
	for from := 0; from < len(c.lines); {
		g := group{first: from, class: c.class[from]}
		sh := c.shapes[c.stretch[from].section]
		to := from + 1
		for to < len(c.lines) && c.class[to] == g.class && !c.breaks(from, to, sh) {
			to++
		}
		g.last = to - 1
		l := c.lines[from]
		g.entry = g.class == text && (sh == flush && c.startsEntry(from) || sh == hanging && l.X0-c.stretch[from].left < 0.7*l.Size && c.hangs(from))
		c.groups = append(c.groups, g)
		from = to
	}
}

// hangs tells whether a line at the left edge stands among lines that are set in: in its section, on its page or the one before.
func (c *composer) hangs(i int) bool {
	at, ok := c.setIn[c.stretch[i].section]
	return ok && c.lines[i].Page >= at[0]-1 && c.lines[i].Page <= at[1]+1
}

// breaks tells whether line i begins a new group behind the line before it.
func (c *composer) breaks(first, i int, sh shape) bool {
	a, b := c.lines[i-1], c.lines[i]
	switch c.class[i] {
	case row, carried:
		return true
	case heading:
		return !c.near(a, b) && !(a.Region == b.Region && sameSize(a, b) && b.Y-a.Y < 1.6*b.Size) || !sameSize(a, b) || a.Bold != b.Bold
	case note:
		return a.Region != b.Region || c.label(i) != "" && (c.labels != nil || c.startsNote(i))
	}
	if !c.joins(i-1, i) || isCaption(c.strs[i]) {
		return true
	}
	if isCaption(c.strs[first]) {
		return !c.near(a, b)
	}
	return !c.near(a, b) || c.starts(first, i, sh)
}

// starts tells whether a line that follows close begins a paragraph or an entry.
func (c *composer) starts(first, i int, sh shape) bool {
	a, b := c.lines[i-1], c.lines[i]
	s, em := c.stretch[i], b.Size
	in, inBefore := b.X0-s.left, a.X0-s.left
	early := c.early(i - 1)
	switch {
	case sh == hanging && in < 0.7*em && c.hangs(i):
		return true
	case sh == hanging:
		return false
	case sh == indents && in > 0.7*em && in < 5*em && (inBefore < 0.4*em || early):
		return true
	case sh == flush && layout.EndsSentence(c.strs[i-1]) && c.startsEntry(i) && (early || c.numbered[s.section] || c.dated(i)):
		return true
	case c.nextItem(first, i):
		return true
	case rxItem.MatchString(c.strs[i]) && (layout.EndsSentence(c.strs[i-1]) || rxItem.MatchString(c.strs[first])) && early:
		return true
	case i-first >= 2 && inBefore > 0.7*em && in < 0.4*em && c.lines[i-2].X0-s.left > 0.7*em:
		return true // behind a quotation that is set in
	}
	return early && !hyphenated(c.strs[i-1]) && (layout.EndsSentence(c.strs[i-1]) || c.lines[i-1].X1 < s.left+0.6*(s.right-s.left))
}

// startsEntry tells whether the words of a line in a bibliography are those of the beginning of an entry: its number where
// the entries have numbers, else an author and a year.
func (c *composer) startsEntry(i int) bool {
	section := c.stretch[i].section
	if !layout.IsBibliography(c.names[section]) {
		return false
	}
	if c.numbered[section] {
		return rxNumber.MatchString(c.strs[i])
	}
	return layout.StartsEntry(c.strs[i])
}

// dated tells whether a line has a year, or fills its column and the line below it has one: behind a line that is full
// too, a name alone may as well be one of two publishers.
func (c *composer) dated(i int) bool {
	if layout.HasYear(c.strs[i]) {
		return true
	}
	return i+1 < len(c.lines) && !c.early(i) && c.near(c.lines[i], c.lines[i+1]) && layout.HasYear(c.strs[i+1])
}

// nextItem tells whether line i begins the item of a list behind the one that line first begins: the next number, or the
// same bullet, at the same place.
func (c *composer) nextItem(first, i int) bool {
	a, b := rxItem.FindString(c.strs[first]), rxItem.FindString(c.strs[i])
	if a == "" || b == "" || math.Abs(c.lines[first].X0-c.lines[i].X0) > c.lines[i].Size {
		return false
	}
	n, m := strings.Trim(a, "()[]. "), strings.Trim(b, "()[]. ")
	if x, err := strconv.Atoi(n); err == nil {
		y, err := strconv.Atoi(m)
		return err == nil && y == x+1
	}
	return a == b || len(n) == 1 && len(m) == 1 && m[0] == n[0]+1
}

// early tells whether a line ends although the first word of the next one would have had room.
func (c *composer) early(i int) bool {
	if i+1 >= len(c.lines) {
		return false
	}
	l, s := c.lines[i], c.stretch[i]
	next := c.lines[i+1].Cells[0].Words[0]
	return s.right-l.X1 > next.X1-next.X0+0.45*l.Size
}

func hyphenated(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return (r == '-' || r == '\u00ad') && unicode.IsLetter(before)
}

func isCaption(s string) bool {
	kind, _ := layout.Labelled(s, "")
	return kind == document.Caption || kind == document.SourceNote
}

// startsNote tells whether a mark at the start of a note's line is that of a new note: above the line, or
// where the notes' marks stand.
func (c *composer) startsNote(i int) bool {
	s := c.strs[i]
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsDigit(r) || r > '9' {
		return true
	}
	a, b := c.lines[i-1], c.lines[i]
	return b.Y-a.Y > 1.3*b.Size || layout.EndsSentence(c.strs[i-1]) && c.early(i-1)
}

// goesOn tells whether the text of group k goes on with the text before it, from which the end of a column or a page parts it.
func (c *composer) goesOn(k int) bool {
	g := c.groups[k]
	if g.class != text {
		return false
	}
	p := k - 1
	for p >= 0 && c.groups[p].class != text && c.groups[p].class != heading {
		p--
	}
	if p < 0 || c.groups[p].class == heading || isCaption(c.strs[g.first]) || isCaption(c.strs[c.groups[p].first]) {
		return false
	}
	last, first := c.groups[p].last, g.first
	a, b := c.lines[last], c.lines[first]
	if a.Region == b.Region && c.class[first-1] == text || !sameSize(a, b) {
		return false
	}
	s, em := c.stretch[first], b.Size
	in := b.X0 - s.left
	room := c.stretch[last].right-a.X1 > b.Cells[0].Words[0].X1-b.Cells[0].Words[0].X0+0.45*em
	switch c.shapes[s.section] {
	case hanging:
		return in > 0.7*em
	case indents:
		return in < 0.4*em && !(room && layout.EndsSentence(c.strs[last]))
	}
	if layout.IsBibliography(c.names[s.section]) {
		return !room && !c.startsEntry(first)
	}
	return !layout.EndsSentence(c.strs[last])
}
