package pdf

import (
	"math"
	"regexp"
	"sort"
	"strings"
	"unicode"

	"kg/loaders/layout"
	"kg/loaders/pdf/page"
)

// style is how a heading is set.
type style struct {
	size         float64
	bold, italic bool
	capitals     bool
}

var rxNumbering = regexp.MustCompile(`^(?:(\d{1,2}(?:\.\d{1,2})*)\.?|([IVX]{1,5}|[A-H])\.)\s+\p{L}`)

// findTitle finds the first line of the title: the largest type in the upper part of the first page.
func (c *composer) findTitle() {
	best := 0.0
	for i, l := range c.lines {
		if l.Page > 1 {
			break
		}
		if c.class[i] != text || l.Y > 0.66*c.shown[0].Height || l.Size < 1.12*c.body || letterCount(c.strs[i]) < 3 || layout.IsSection(c.strs[i]) {
			continue
		}
		if l.Size > best*1.03 && (letterCount(c.strs[i]) > 8 || best == 0) {
			best, c.title = l.Size, i
		}
	}
}

func letterCount(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// headings marks the lines that are set as headings.
func (c *composer) headings() {
	front := c.title >= 0
	for i, l := range c.lines {
		if c.class[i] != text {
			continue
		}
		switch {
		case i == c.title || c.title >= 0 && i > c.title && c.class[i-1] == heading && c.lines[i-1].Page == 1 && math.Abs(l.Size-c.lines[c.title].Size) < 0.3 && front && l.Y-c.lines[i-1].Y < 2*l.Size:
			c.class[i] = heading
		case c.looksHeading(i):
			// between title and text stand names and places, in type of their own
			if front && !layout.IsSection(c.strs[i]) && !rxNumbering.MatchString(c.strs[i]) {
				continue
			}
			c.class[i] = heading
			front = false
		case len(c.strs[i]) > 60 && l.Size > 0.97*c.body && l.Size < 1.03*c.body && i > c.title+4:
			front = false
		}
	}
	c.rank()
}

// looksHeading tells whether a line is set as headings are: larger, bold, in capitals or by its number, short, and apart.
func (c *composer) looksHeading(i int) bool {
	l, s := c.lines[i], c.strs[i]
	f := c.frames[l.Region]
	if len(s) > 160 || letterCount(s) < 2 || len(l.Cells) > 2 || isCaption(s) || strings.HasSuffix(s, ",") {
		return false
	}
	short := l.X1-l.X0 < 0.8*(f.right-f.left)
	apart := c.apart(i)
	numbered := rxNumbering.MatchString(s)
	all, upper := letterCount(s), strings.IndexFunc(s, unicode.IsLower) < 0 && strings.IndexFunc(s, unicode.IsUpper) >= 0
	switch {
	case layout.IsSection(s) && short && (apart || l.Bold || l.Size > 1.05*c.body):
		return true
	case l.Size >= 1.08*c.body && l.Size < 4*c.body:
		return apart || l.Bold || numbered
	case l.Size < 0.93*c.body:
		return false
	case l.Bold:
		return (apart || numbered && short) && !(strings.HasSuffix(s, ".") && !numbered)
	case upper && all >= 4:
		return apart && short && (numbered || c.centred(i))
	case l.Italic && short && apart:
		return !layout.EndsSentence(s) && (numbered || c.followed(i)) && len(s) < 90
	case numbered:
		return apart && short && !layout.EndsSentence(s) && c.followed(i) && c.centred(i)
	}
	return false
}

// apart tells whether more space than usual stands above or below a line, or the column begins with it.
func (c *composer) apart(i int) bool {
	above := i == 0 || c.lines[i-1].Region != c.lines[i].Region || c.class[i-1] == carried || c.class[i-1] == heading || c.class[i-1] == row || !c.near(c.lines[i-1], c.lines[i]) || !sameSize(c.lines[i-1], c.lines[i])
	return above
}

// followed tells whether running text comes behind a line.
func (c *composer) followed(i int) bool {
	for k := i + 1; k < len(c.lines) && k < i+4; k++ {
		if c.class[k] == text && !c.lines[k].Italic && len(c.strs[k]) > 25 {
			return c.lines[k].Region == c.lines[i].Region
		}
	}
	return false
}

func (c *composer) centred(i int) bool {
	l := c.lines[i]
	f := c.frames[l.Region]
	return l.X0-f.left > 1.5*l.Size && math.Abs(l.X0-f.left-(f.right-l.X1)) < 2*l.Size
}

func styleOf(l page.Line, s string) style {
	return style{size: math.Round(l.Size*2) / 2, bold: l.Bold, italic: l.Italic, capitals: strings.IndexFunc(s, unicode.IsLower) < 0}
}

// rank gives levels to the ways in which headings are set: larger before smaller, bold before light, capitals before small letters.
func (c *composer) rank() {
	seen := map[style]bool{}
	var all []style
	for i, l := range c.lines {
		if c.class[i] != heading || c.title >= 0 && l.Page == 1 && math.Abs(l.Size-c.lines[c.title].Size) < 0.3 {
			continue
		}
		if s := styleOf(l, c.strs[i]); !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	sort.Slice(all, func(i, k int) bool {
		a, b := all[i], all[k]
		switch {
		case a.size != b.size:
			return a.size > b.size
		case a.bold != b.bold:
			return a.bold
		case a.capitals != b.capitals:
			return a.capitals
		}
		return !a.italic && b.italic
	})
	c.levels = map[style]int{}
	for i, s := range all {
		c.levels[s] = min(2+i, 6)
	}
}

// level is the level of a heading: what its number says, else its rank.
func (c *composer) level(g group) int {
	if g.first == c.title {
		return 1
	}
	s := c.strs[g.first]
	if m := rxNumbering.FindStringSubmatch(s); m != nil && m[1] != "" {
		return min(2+strings.Count(m[1], "."), 6)
	}
	if layout.IsSection(s) {
		return 2
	}
	return max(2, c.levels[styleOf(c.lines[g.first], s)])
}
