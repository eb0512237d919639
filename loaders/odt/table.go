package odt

import (
	"strconv"
	"strings"

	"kg/loaders/xmltree"
)

// The bounds of a table: how often a cell or a row may stand for itself, and how much text a cell of data holds on average.
const (
	maxRepeat = 200
	maxCell   = 200
)

// table reads a table: one that holds data row by row, with TABs between the cells; any other as the paragraphs in it.
func (r *reader) table(n *xmltree.Node) error {
	rows := rowsOf(n)
	if r.row || !r.isData(rows) {
		for _, row := range rows {
			for _, c := range row.Elements() {
				if err := r.blocks(c); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, row := range rows {
		r.text.BeginRow()
		r.text.Path(0, row.Path())
		first := true
		for _, c := range cellsOf(row) {
			for range repeated(c) {
				if !first {
					r.text.Cell()
				}
				first = false
			}
			r.row = true
			err := r.blocks(c)
			r.row = false
			if err != nil {
				return err
			}
		}
		r.text.End()
		if err := r.boxed(); err != nil {
			return err
		}
	}
	return nil
}

// repeated is how many columns a cell without text stands for.
func repeated(c *xmltree.Node) int {
	k, err := strconv.Atoi(c.Attr("number-columns-repeated"))
	if err != nil || k < 1 || c.HasText() {
		return 1
	}
	return min(k, maxRepeat)
}

// rowsOf are the rows of a table.
func rowsOf(n *xmltree.Node) []*xmltree.Node {
	var out []*xmltree.Node
	for _, c := range n.Elements() {
		switch c.Name {
		case "table-row":
			out = append(out, c)
		case "table-header-rows", "table-rows", "table-row-group":
			out = append(out, rowsOf(c)...)
		}
	}
	return out
}

// cellsOf are the cells of a row; those that a wider one covers are empty.
func cellsOf(row *xmltree.Node) []*xmltree.Node {
	var out []*xmltree.Node
	for _, c := range row.Elements() {
		if c.Name == "table-cell" || c.Name == "covered-table-cell" {
			out = append(out, c)
		}
	}
	return out
}

// isData tells whether a table holds data: two rows and two columns or more, of short cells.
func (r *reader) isData(rows []*xmltree.Node) bool {
	cells, size, wide := 0, 0, false
	for _, row := range rows {
		cs := cellsOf(row)
		wide = wide || len(cs) > 1
		cells += len(cs)
		for _, c := range cs {
			size += r.length(c)
		}
	}
	return len(rows) > 1 && wide && cells >= 4 && size < cells*maxCell
}

// length is how much text stands in an element, in bytes. It is kept, because tables nest.
func (r *reader) length(n *xmltree.Node) int {
	if n.Name == "" {
		return len(strings.TrimSpace(r.part.Text[n.From:n.To]))
	}
	if size, ok := r.lengths[n]; ok {
		return size
	}
	size := 0
	for _, c := range n.Children {
		size += r.length(c)
	}
	if n.Name == "table-cell" || n.Name == "table" {
		r.lengths[n] = size
	}
	return size
}
