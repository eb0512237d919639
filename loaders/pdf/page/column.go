package page

import (
	"math"
	"sort"
	"strings"

	"kg/loaders/pdf/content"
)

// Gutter is the blank between two columns.
type gutter struct {
	x           float64
	first, last int // the run of pieces, sorted from the top, beside it
	score       int
}

// The smallest columns: lines on each side, and characters in a line. A run that is shorter counts only beside a
// gutter that another place of the document has shown.
const (
	strongLines = 8
	weakLines   = 2
	lineChars   = 14
	edge        = 0.7   // points by which lines of one column may begin apart: thin letters are set a little out of it
	nearGutter  = 8     // points between gutters that are one
	maxPieces   = 4_000 // of a page that may have columns
	maxTried    = 400   // places that are tried
)

// divider cuts a page's pieces into columns.
type divider struct {
	rules []content.Rule
	known []float64 // places of strong gutters in the document
	first bool      // the first page, whose authors may stand side by side
}

// regions gives the pieces column by column in reading order.
func (d divider) regions(list []piece, depth int) [][]piece {
	if len(list) == 0 {
		return nil
	}
	sort.SliceStable(list, func(i, k int) bool { return list[i].y < list[k].y })
	g, ok := d.gutter(list)
	if !ok || depth > 8 {
		return [][]piece{list}
	}
	var left, right []piece
	for _, p := range list[g.first : g.last+1] {
		if p.x0 < g.x {
			left = append(left, p)
		} else {
			right = append(right, p)
		}
	}
	var out [][]piece
	out = append(out, d.regions(list[:g.first:g.first], depth+1)...)
	if above, l, r, ok := d.sideBySide(left, right); ok {
		out = append(out, above)
		left, right = l, r
	}
	out = append(out, d.regions(left, depth+1)...)
	out = append(out, d.regions(right, depth+1)...)
	return append(out, d.regions(list[g.last+1:], depth+1)...)
}

// sideBySide parts authors and affiliations that stand next to each other from the columns below them.
func (d divider) sideBySide(left, right []piece) (above, l, r []piece, ok bool) {
	if !d.first {
		return nil, nil, nil, false
	}
	cut := func(list []piece, at float64) int {
		return sort.Search(len(list), func(i int) bool { return list[i].y > at })
	}
	for i := 1; i < len(left) && i < 9; i++ {
		a, b := left[i-1], left[i]
		if b.y-a.y < 2.2*math.Max(a.size, b.size) {
			continue
		}
		k := cut(right, (a.y+b.y)/2)
		if k == 0 || k >= len(right) || k > 8 || right[k].y-right[k-1].y < 2.2*right[k].size {
			continue
		}
		above = append(append(above, left[:i]...), right[:k]...)
		sort.SliceStable(above, func(i, k int) bool { return above[i].y < above[k].y })
		return above, left[i:], right[k:], true
	}
	return nil, nil, nil, false
}

// gutter finds the blank with the most text on both sides.
func (d divider) gutter(list []piece) (best gutter, ok bool) {
	x0, x1, size, chars := math.Inf(1), math.Inf(-1), 0.0, 0
	for _, p := range list {
		x0, x1 = math.Min(x0, p.x0), math.Max(x1, p.x1)
		size, chars = size+p.size*float64(p.chars), chars+p.chars
	}
	if len(list) < 4 || len(list) > maxPieces || chars == 0 {
		return best, false
	}
	half := math.Min(0.22*size/float64(chars), 4)
	tried := map[int]bool{}
	try := func(x float64) {
		at := int(math.Round(2 * x))
		if tried[at] || len(tried) > maxTried || x < x0+0.15*(x1-x0) || x > x1-0.15*(x1-x0) {
			return
		}
		tried[at] = true
		// of two that have the same text on both sides, the left one has the labels of a list on the right beside their entries
		if g := d.run(list, x, half); g.score > best.score || g.score == best.score && g.x < best.x {
			best = g
		}
	}
	for _, x := range d.known {
		try(x) // a short column may have no line that begins at its edge
	}
	for _, p := range list {
		try(p.x0 - half - edge) // a column begins right behind its gutter
	}
	return best, best.score > 0
}

// run is the best run of pieces of which none crosses the blank of the given half width at x.
func (d divider) run(list []piece, x, half float64) (best gutter) {
	weak := weakLines
	known := false
	for _, k := range d.known {
		known = known || math.Abs(k-x) < nearGutter
	}
	if !known {
		weak = strongLines
	}
	from := 0
	for i := 0; i <= len(list); i++ {
		if i < len(list) && !(list[i].x0 < x+half && list[i].x1 > x-half) {
			continue
		}
		if i-from > best.last-best.first && i-from >= 2*weak {
			if g := d.measure(list[from:i], x, weak); g.score > best.score {
				g.first, g.last = from, i-1
				best = g
			}
		}
		from = i + 1
	}
	return best
}

// isLabel tells whether a piece is no more than the number or the bullet of an item.
func (p piece) isLabel() bool {
	if len(p.words) > 1 || p.chars > 6 {
		return false
	}
	number := strings.Trim(p.words[0].Text, "[]().")
	return strings.Trim(number, "0123456789") == "" || number == "•" || number == "–"
}

// measure counts the text on both sides of x; the score is 0 when they are no columns.
func (d divider) measure(list []piece, x float64, lines int) gutter {
	g := gutter{x: x}
	var chars [2]int
	var count [2]int
	lastY := [2]float64{math.Inf(-1), math.Inf(-1)}
	firstY := [2]float64{}
	for _, p := range list {
		side := 0
		if p.x0 >= x {
			side = 1
		}
		if count[side] == 0 {
			firstY[side] = p.y
		}
		if p.y-lastY[side] > 0.5*p.size {
			count[side]++
			lastY[side] = p.y
		}
		if !p.isLabel() {
			chars[side] += p.chars
		}
	}
	for side := range 2 {
		// the last column of a text may have one line
		single := lines == weakLines && side == 1 && count[1] == 1 && count[0] >= strongLines && firstY[1] < firstY[0]+0.5*list[0].size
		if count[side] < lines && !single || chars[side] < lineChars*count[side] {
			return g
		}
	}
	overlap := math.Min(lastY[0], lastY[1]) - math.Max(firstY[0], firstY[1])
	if shorter := math.Min(lastY[0]-firstY[0], lastY[1]-firstY[1]); overlap < 0.5*shorter {
		return g
	}
	crossing := 0
	top, bottom := list[0].y, list[len(list)-1].y
	for _, r := range d.rules {
		if r.X0 < x-10 && r.X1 > x+10 && r.Y > top && r.Y < bottom {
			crossing++
		}
	}
	if crossing >= 3 {
		return g // the rules of a table
	}
	g.score = min(chars[0], chars[1])
	return g
}
