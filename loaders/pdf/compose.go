package pdf

import (
	"math"
	"strings"

	"kg/document"
	"kg/loaders/layout"
	"kg/loaders/pdf/content"
	"kg/loaders/pdf/page"
)

// class is what a line is part of.
type class int

const (
	text class = iota
	carried
	note
	row
	heading
	caption
)

// composer makes a text and its parts of printed lines.
type composer struct {
	lines    []page.Line
	strs     []string
	shown    []*content.Page
	class    []class
	frames   map[int]frame // by region
	stretch  []stretch     // by line
	body     float64       // size of most of the text
	leading  float64       // distance of its baselines, as a part of the size
	web      bool          // the pages are those of a browser
	title    int           // first line of the title, -1 for none
	levels   map[style]int
	shapes   map[int]shape  // by section
	setIn    map[int][2]int // the first and the last page with lines set in, by section
	words    vocabulary
	labels   map[int]string // of a list of endnotes, by line; nil when there is none
	numbered map[int]bool   // sections whose first line begins with a number
	names    map[int]string // headings by section

	text     strings.Builder
	parts    []layout.Part
	groups   []group
	segments []document.Segment
}

// group is lines that make one part.
type group struct {
	first, last int
	class       class
	entry       bool // begins an entry of a list with hanging lines
}

// frame is where the text of a region stands.
type frame struct{ left, right float64 }

func newComposer(lines []page.Line, shown []*content.Page, web bool) *composer {
	c := &composer{web: web, lines: lines, shown: shown, class: make([]class, len(lines)), strs: make([]string, len(lines)), title: -1}
	for i, l := range lines {
		c.strs[i] = plainLine(l)
	}
	return c
}

// plainLine is a line's text with blanks between its cells.
func plainLine(l page.Line) string { return strings.ReplaceAll(l.String(), "\t", " ") }

func (c *composer) compose() {
	heights := make([]float64, len(c.shown))
	for i, p := range c.shown {
		heights[i] = p.Height
	}
	c.measure()
	c.words = newVocabulary(c.strs)
	skip := furniture(c.lines, heights)
	notes := notes(c.lines, skip, c.body)
	for i := range c.lines {
		switch {
		case skip[i]:
			c.class[i] = carried
		case notes[i]:
			c.class[i] = note
		}
	}
	c.tables()
	c.frame()
	c.findTitle()
	c.headings()
	c.endnotes()
	c.stretches()
	c.group()
	c.write()
}

// measure finds the size that most of the text is set in, and how far its lines stand apart.
func (c *composer) measure() {
	chars := map[float64]int{}
	for i, l := range c.lines {
		if !l.Turned {
			chars[l.Size] += len(c.strs[i])
		}
	}
	best := 0
	for s, n := range chars {
		if n > best || n == best && s > c.body {
			c.body, best = s, n
		}
	}
	steps := map[int]int{}
	for i := 1; i < len(c.lines); i++ {
		a, b := c.lines[i-1], c.lines[i]
		if a.Region == b.Region && a.Size == c.body && b.Size == c.body && b.Y > a.Y {
			steps[int(math.Round((b.Y-a.Y)/c.body*40))]++
		}
	}
	most, at := 0, 48
	for s, n := range steps {
		if s < 100 && (n > most || n == most && s < at) {
			most, at = n, s
		}
	}
	c.leading = float64(at) / 40
}

// frame finds the edges of the text of every region.
func (c *composer) frame() {
	c.frames = map[int]frame{}
	for i, l := range c.lines {
		if c.class[i] == carried || c.class[i] == row {
			continue
		}
		f, ok := c.frames[l.Region]
		if !ok {
			f = frame{math.Inf(1), math.Inf(-1)}
		}
		f.left, f.right = math.Min(f.left, l.X0), math.Max(f.right, l.X1)
		c.frames[l.Region] = f
	}
}

// near tells whether line b follows line a without more space than lines of a paragraph have.
func (c *composer) near(a, b page.Line) bool {
	dy := b.Y - a.Y
	return a.Region == b.Region && dy > 0 && dy < 1.22*c.leading*math.Max(a.Size, b.Size)
}

// write writes the groups in order.
func (c *composer) write() {
	for k, g := range c.groups {
		if c.text.Len() > 0 {
			c.text.WriteString("\n\n")
		}
		start := c.text.Len()
		for i := g.first; i <= g.last; i++ {
			if i > g.first {
				c.text.WriteString(c.between(i-1, i))
			}
			c.segment(i)
			if g.class == row {
				c.text.WriteString(c.lines[i].String())
			} else {
				c.text.WriteString(c.strs[i])
			}
		}
		p := layout.Part{Span: document.Span{Start: start, End: c.text.Len()}}
		switch g.class {
		case carried:
			p.Kind = document.Furniture
		case note:
			p.Kind, p.Label = document.Footnote, c.label(g.first)
			if p.Label == "" && layout.Aside(c.joined(g), true) == document.Furniture {
				p.Kind = document.Furniture
			}
			p.GoesOn = p.Label == ""
		case row:
			p.Kind = document.TableRow
		case heading:
			p.Kind, p.Level = document.Heading, c.level(g)
		default:
			if c.web && c.lines[g.first].Size < 0.93*c.body && g.last-g.first < 4 {
				p.Kind = layout.Aside(c.joined(g), true)
			}
			p.Entry = g.entry
			p.GoesOn = !g.entry && c.goesOn(k)
		}
		if p.Kind == document.Furniture {
			p.GoesOn = false
		}
		c.parts = append(c.parts, p)
	}
}

// joined is the text of a group in one line.
func (c *composer) joined(g group) string { return strings.Join(c.strs[g.first:g.last+1], " ") }

// segment leads from the text about to be written to the content stream that shows line i.
func (c *composer) segment(i int) {
	l := c.lines[i]
	s := document.Segment{Text: c.text.Len(), Page: l.Page}
	if streams := c.shown[l.Page-1].Streams; l.Stream < len(streams) {
		s.File, s.FileLen = streams[l.Stream].Start, streams[l.Stream].Length
	}
	if n := len(c.segments); n > 0 {
		last := c.segments[n-1]
		if last.Page == s.Page && last.File == s.File && last.FileLen == s.FileLen {
			return
		}
	} else {
		s.Text = 0
	}
	c.segments = append(c.segments, s)
}
