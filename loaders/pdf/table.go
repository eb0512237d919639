package pdf

import (
	"math"

	"kg/loaders/pdf/page"
)

// tables marks the lines that are rows of a table: neighbours whose cells stand below each other. The cells of a row are
// put where its columns are, empty ones included.
func (c *composer) tables() {
	for from := 0; from < len(c.lines); {
		if !c.rowLike(from) {
			from++
			continue
		}
		to := from + 1
		for to < len(c.lines) && c.follows(to) && (c.rowLike(to) && aligned(c.lines[to-1], c.lines[to]) || c.wrapped(from, to)) {
			to++
		}
		if to-from < 2 || !c.tabular(from, to) {
			from = to
			continue
		}
		columns := c.columns(from, to)
		starts := make([]float64, len(columns))
		for k, f := range columns {
			starts[k] = f.left
		}
		// heads of columns may stand closer than their cells
		for from > 0 && c.class[from-1] == text && c.follows(from) && !isCaption(c.strs[from-1]) {
			cells := c.lines[from-1].Resplit(starts)
			if len(cells) < 2 || len(cells) > len(columns) || !beginAlike(cells, starts, c.lines[from-1].Size) {
				break
			}
			from--
		}
		for i := from; i < to; i++ {
			c.lines[i].Cells = inColumns(c.lines[i].Resplit(starts), columns)
			c.class[i] = row
		}
		from = to
	}
}

// follows tells whether line i stands close below the line before it, in one region.
func (c *composer) follows(i int) bool {
	a, b := c.lines[i-1], c.lines[i]
	return a.Region == b.Region && c.class[i] == text && b.Y-a.Y < 3*b.Size
}

// beginAlike tells whether all cells but one begin where columns do.
func beginAlike(cells []page.Cell, starts []float64, size float64) bool {
	n := 0
	for _, cell := range cells {
		for _, x := range starts {
			if math.Abs(cell.X0-x) < 2.5*size {
				n++
				break
			}
		}
	}
	return n >= len(cells)-1
}

// maxCells is how many cells the row of a table may have.
const maxCells = 40

func (c *composer) rowLike(i int) bool {
	l := c.lines[i]
	if c.class[i] != text || len(l.Cells) < 2 || len(l.Cells) > maxCells || l.Artifact {
		return false
	}
	// a number or a bullet set off from its text is an item
	return len(l.Cells) > 2 || !rxItem.MatchString(l.Cells[0].String()+" ")
}

// aligned tells whether at least one cell behind the first of b stands below one of a: by its left edge, its right edge or its middle.
func aligned(a, b page.Line) bool {
	em := math.Max(a.Size, b.Size)
	for _, y := range b.Cells[1:] {
		for _, x := range a.Cells {
			if math.Abs(x.X0-y.X0) < 0.7*em || math.Abs(x.X1-y.X1) < 0.7*em || math.Abs(x.X0+x.X1-y.X0-y.X1) < 1.4*em {
				return true
			}
		}
	}
	return len(a.Cells) == len(b.Cells) && len(a.Cells) > 2
}

// wrapped tells whether line i is the rest of a row above it: a single cell below one of the cells behind the first.
func (c *composer) wrapped(from, i int) bool {
	l := c.lines[i]
	if len(l.Cells) != 1 || i+1 >= len(c.lines) || !c.rowLike(i+1) || c.lines[i+1].Region != l.Region {
		return false
	}
	for k := from; k < i; k++ {
		for n, x := range c.lines[k].Cells {
			if n > 0 && math.Abs(x.X0-l.X0) < 0.7*l.Size {
				return true
			}
		}
	}
	return false
}

// tabular tells whether a run of rows is a table and not lines of text with wide blanks: most rows have as many cells.
func (c *composer) tabular(from, to int) bool {
	counts := map[int]int{}
	for i := from; i < to; i++ {
		counts[len(c.lines[i].Cells)]++
	}
	most := 0
	for n, k := range counts {
		if n > 1 {
			most = max(most, k)
		}
	}
	return most*2 >= to-from
}

// columns are where the cells stand in those rows that have the most of them.
func (c *composer) columns(from, to int) []frame {
	most := 0
	for i := from; i < to; i++ {
		most = max(most, len(c.lines[i].Cells))
	}
	var columns []frame
	for i := from; i < to; i++ {
		if len(c.lines[i].Cells) < most {
			continue
		}
		for _, cell := range c.lines[i].Cells {
			columns = insert(columns, frame{cell.X0, cell.X1})
		}
	}
	return columns
}

// inColumns gives a row as many cells as the table has columns up to its last one.
func inColumns(cells []page.Cell, columns []frame) []page.Cell {
	out := make([]page.Cell, len(columns))
	last := 0
	for _, cell := range cells {
		k := columnOf(columns, cell)
		out[k].Words = append(out[k].Words, cell.Words...)
		last = max(last, k)
	}
	if last == 0 {
		return out[:1]
	}
	return out
}

// insert adds a cell to the columns that it overlaps, or as a new one.
func insert(columns []frame, f frame) []frame {
	for k := range columns {
		if f.left < columns[k].right && columns[k].left < f.right {
			columns[k].left, columns[k].right = math.Min(columns[k].left, f.left), math.Max(columns[k].right, f.right)
			return merge(columns)
		}
	}
	at := 0
	for at < len(columns) && columns[at].left < f.left {
		at++
	}
	columns = append(columns, frame{})
	copy(columns[at+1:], columns[at:])
	columns[at] = f
	return columns
}

// merge joins neighbours that have come to overlap.
func merge(columns []frame) []frame {
	out := columns[:1]
	for _, f := range columns[1:] {
		if last := &out[len(out)-1]; f.left < last.right {
			last.right = math.Max(last.right, f.right)
			continue
		}
		out = append(out, f)
	}
	return out
}

func columnOf(columns []frame, c page.Cell) int {
	best, at := math.Inf(1), 0
	for k, f := range columns {
		d := math.Max(0, math.Max(f.left-c.X0, c.X1-f.right)) + math.Abs((f.left+f.right)-(c.X0+c.X1))/1000
		if d < best {
			best, at = d, k
		}
	}
	return at
}
