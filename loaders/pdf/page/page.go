// Package page reads the layout of a PDF's pages: from glyphs with places to lines of text in the order in which they are
// read, column by column.
package page

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/loaders/pdf/content"
)

// Line is one printed line of one column.
type Line struct {
	Page   int // 1-based
	Region int // lines of one column on one page have the same
	X0, X1 float64
	Y      float64 // the baseline
	Size   float64 // of most of its characters
	Bold   bool    // nearly all of it
	Italic bool
	// Artifact tells that the file tags it as no part of the text; Turned that it does not run from left to right.
	Artifact, Turned bool
	// RuleAbove tells that a ruled line stands between it and the line above it.
	RuleAbove bool
	// Cells are its words, parted where a wide blank stands; most lines are one cell.
	Cells []Cell
	// Stream is the index of the content stream, on its page, that shows its first word.
	Stream int
}

// Cell is words without a wide blank between them.
type Cell struct {
	Words  []Word
	X0, X1 float64
}

// cellGap is the narrowest blank between two cells, as a part of the size of the type.
const cellGap = 1.4

// Lines are the lines of all pages in reading order.
func Lines(ctx context.Context, pages []*content.Page) ([]Line, error) {
	all := make([][]piece, len(pages))
	sides := make([][]Word, len(pages))
	var known []float64
	for i, p := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var upright []Word
		upright, sides[i] = words(p)
		all[i] = pieces(upright)
		if g, ok := (divider{rules: p.Rules}).gutter(all[i]); ok {
			known = append(known, g.x)
		}
	}
	var out []Line
	region := 0
	for i, p := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		rules := slices.SortedStableFunc(slices.Values(p.Rules), func(a, b content.Rule) int { return cmp.Compare(a.Y, b.Y) })
		d := divider{rules: rules, known: near(known, p.Width), first: i == 0}
		for _, list := range d.regions(all[i], 0) {
			region++
			out = append(out, lines(list, rules, i+1, region)...)
		}
		for _, w := range sides[i] {
			region++
			out = append(out, Line{Page: i + 1, Region: region, X0: w.X0, X1: w.X1, Y: w.Y, Size: w.Size, Turned: true, Stream: w.stream,
				Cells: []Cell{{Words: []Word{w}, X0: w.X0, X1: w.X1}}})
		}
	}
	return out, nil
}

// near keeps one of those gutters that lie at one place.
func near(known []float64, width float64) []float64 {
	sorted := append([]float64{}, known...)
	sort.Float64s(sorted)
	var out []float64
	for _, x := range sorted {
		if n := len(out); x < width && (n == 0 || x-out[n-1] > nearGutter/2) {
			out = append(out, x)
		}
	}
	return out
}

// lines puts the pieces of a column together to lines. The rules are in order of Y.
func lines(list []piece, rules []content.Rule, number, region int) []Line {
	var rows [][]piece
	for _, q := range list {
		if n := len(rows); n > 0 {
			if sameRow(rows[n-1], q) {
				rows[n-1] = append(rows[n-1], q)
				continue
			}
		}
		rows = append(rows, []piece{q})
	}
	var out []Line
	above := math.Inf(-1)
	for _, row := range rows {
		l := line(row)
		l.Page, l.Region = number, region
		below := sort.Search(len(rules), func(i int) bool { return rules[i].Y > above })
		for _, r := range rules[below:] {
			if r.Y >= l.Y-0.3*l.Size {
				break
			}
			if r.X0 < l.X1 && r.X1 > l.X0 && (above > math.Inf(-1) || l.Y-r.Y < 3*l.Size) {
				l.RuleAbove = true
			}
		}
		above = l.Y
		out = append(out, l)
	}
	return out
}

// sameRow tells whether a piece stands on the line of a row: on its baseline, or near it where nothing of the row
// stands in its way; what is set above or below the line is smaller.
func sameRow(row []piece, q piece) bool {
	last := row[0]
	dy := math.Abs(q.y - last.y)
	if dy < 0.12*math.Min(q.size, last.size) {
		return true
	}
	near := dy < 0.3*math.Min(q.size, last.size) ||
		dy < 0.55*math.Max(q.size, last.size) && (q.size < 0.86*last.size || last.size < 0.86*q.size)
	return near && !overlapsAny(row, q)
}

// maxRow is how many pieces a row may have that is looked through for room; no printed line has as many.
const maxRow = 512

func overlapsAny(row []piece, q piece) bool {
	if len(row) > maxRow {
		return true
	}
	for _, p := range row {
		if p.x0 < q.x1-0.5 && q.x0 < p.x1-0.5 {
			return true
		}
	}
	return false
}

func line(row []piece) Line {
	sort.SliceStable(row, func(i, k int) bool { return row[i].x0 < row[k].x0 })
	l := Line{X0: row[0].x0, X1: row[0].x1, Stream: row[0].words[0].stream, Artifact: true}
	sizes := map[float64]int{}
	total, bold, italic := 0, 0, 0
	var most piece
	for _, p := range row {
		if p.chars > most.chars {
			most = p
		}
	}
	l.Y = most.y
	wide := stretched(row)
	for _, p := range row {
		if n := len(l.Cells); n == 0 || !wide && p.x0-l.Cells[n-1].X1 > cellGap*p.size {
			l.Cells = append(l.Cells, Cell{X0: p.x0})
		}
		c := &l.Cells[len(l.Cells)-1]
		for _, w := range p.words {
			w.Raised = w.Size <= 0.86*most.size && most.y-w.Y > 0.12*most.size
			c.Words = append(c.Words, w)
			n := utf8.RuneCountInString(w.Text)
			total += n
			sizes[math.Round(w.Size*4)/4] += n
			if w.Bold {
				bold += n
			}
			if w.Italic {
				italic += n
			}
			l.Artifact = l.Artifact && w.artifact
		}
		c.X1 = p.x1
		l.X1 = math.Max(l.X1, p.x1)
	}
	best := 0
	for s, n := range sizes {
		if n > best || n == best && s > l.Size {
			l.Size, best = s, n
		}
	}
	l.Bold, l.Italic = bold*10 >= total*9, italic*10 >= total*9
	return l
}

// stretched tells whether the blanks of a line are wide because the line was drawn out to the width of its column: all
// of them are, and they stand between words and not between figures.
func stretched(row []piece) bool {
	var list []Word
	for _, p := range row {
		list = append(list, p.words...)
	}
	if len(list) < 4 {
		return false
	}
	least, most, letters := math.Inf(1), 0.0, 0
	for i, w := range list {
		if strings.IndexFunc(w.Text, unicode.IsLetter) >= 0 {
			letters++
		}
		if i > 0 && !w.Glued {
			gap := w.X0 - list[i-1].X1
			least, most = math.Min(least, gap), math.Max(most, gap)
		}
	}
	return least > 0.42*list[0].Size && most < 4*list[0].Size && letters*2 > len(list)
}

// Resplit parts the words of a line anew: where a blank is wide, or where a word begins at one of the given places behind
// a blank that is wider than between words.
func (l Line) Resplit(starts []float64) []Cell {
	var out []Cell
	for _, c := range l.Cells {
		for _, w := range c.Words {
			n := len(out)
			begins := n == 0
			if !begins {
				gap := w.X0 - out[n-1].X1
				begins = gap > cellGap*w.Size
				for _, x := range starts {
					begins = begins || gap > 0.5*w.Size && math.Abs(x-w.X0) < 0.5*w.Size
				}
			}
			if begins {
				w.Glued = false
				out = append(out, Cell{X0: w.X0})
			}
			last := &out[len(out)-1]
			last.Words, last.X1 = append(last.Words, w), math.Max(last.X1, w.X1)
		}
	}
	return out
}

// String is the text of a cell. Digits that are set above the line are written as such, and so are letters that
// are marks of notes: a raised "iv" behind a word would else be a part of it.
func (c Cell) String() string {
	var b strings.Builder
	before := ' '
	for i, w := range c.Words {
		if i > 0 && !w.Glued {
			b.WriteByte(' ')
			before = ' '
		}
		if !w.Raised {
			b.WriteString(w.Text)
		} else {
			writeRaised(&b, w.Text, before)
		}
		before, _ = utf8.DecodeLastRuneInString(w.Text)
	}
	return b.String()
}

// The characters that Unicode has for digits and letters above the line.
const (
	plainForms  = "0123456789abcdefghijklmnoprstuvwxyz"
	raisedForms = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)

func writeRaised(b *strings.Builder, s string, before rune) {
	letters := isMark(s) && (unicode.IsLower(before) || unicode.IsPunct(before) || before == ' ' || unicode.In(before, unicode.Hangul, unicode.Han))
	for _, r := range s {
		k := strings.IndexRune(plainForms, r)
		if k < 0 || r > '9' && !letters {
			b.WriteRune(r)
			continue
		}
		b.WriteRune([]rune(raisedForms)[k])
	}
}

// isMark tells whether raised letters are the mark of a note: one letter, or a small Roman number.
func isMark(s string) bool {
	return strings.Trim(s, "ivxlc") == "" && len(s) <= 6 || len(s) == 1 && s[0] >= 'a' && s[0] <= 'h'
}

// Unraised is s with the characters above the line in their plain form.
func Unraised(s string) string {
	return strings.Map(func(r rune) rune {
		for k, c := range []rune(raisedForms) {
			if c == r {
				return rune(plainForms[k])
			}
		}
		return r
	}, s)
}

// IsRaised tells whether r is a digit or a letter above the line.
func IsRaised(r rune) bool { return strings.ContainsRune(raisedForms, r) }

// String is the text of a line, its cells parted by TABs.
func (l Line) String() string {
	parts := make([]string, len(l.Cells))
	for i, c := range l.Cells {
		parts[i] = c.String()
	}
	return strings.Join(parts, "\t")
}
