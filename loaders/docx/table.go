package docx

import (
	"strings"

	"kg/loaders/xmltree"
)

// maxSpan bounds the columns that one cell may cover.
const maxSpan = 200

// table reads a table. One that holds data is set row by row, with TABs between the cells; one that only
// lays out the page, or sets a box around text, is read as the paragraphs in it.
func (r *reader) table(n *xmltree.Node) error {
	rows := rowsOf(n)
	if r.row || !r.isData(rows) {
		for _, row := range rows {
			for _, cell := range cellsOf(row) {
				if err := r.blocks(cell); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, row := range rows {
		r.text.BeginRow()
		r.text.Path(r.in, row.Path())
		for i, cell := range cellsOf(row) {
			if i > 0 {
				r.text.Cell()
			}
			pr := cell.Child("tcPr")
			if m := pr.Child("vMerge"); m == nil || m.Attr("val") == "restart" {
				r.row = true
				err := r.blocks(cell)
				r.row = false
				if err != nil {
					return err
				}
			}
			for k := 1; k < min(number(pr.Child("gridSpan").Attr("val"), 1), maxSpan); k++ {
				r.text.Cell()
			}
		}
		r.text.End()
		if err := r.boxed(); err != nil {
			return err
		}
	}
	return nil
}

// rowsOf are the rows of a table, those that a tracked change deletes left out.
func rowsOf(n *xmltree.Node) []*xmltree.Node {
	var out []*xmltree.Node
	for _, c := range n.Children {
		switch c.Name {
		case "tr":
			if c.At("trPr", "del") == nil {
				out = append(out, c)
			}
		case "sdt":
			out = append(out, rowsOf(c.Child("sdtContent"))...)
		case "customXml", "ins", "sdtContent":
			out = append(out, rowsOf(c)...)
		}
	}
	return out
}

func cellsOf(row *xmltree.Node) []*xmltree.Node {
	var out []*xmltree.Node
	for _, c := range row.Children {
		switch c.Name {
		case "tc":
			out = append(out, c)
		case "sdt":
			out = append(out, cellsOf(c.Child("sdtContent"))...)
		case "customXml":
			out = append(out, cellsOf(c)...)
		}
	}
	return out
}

// maxCell is how much text a cell of data holds on average at most, in bytes.
const maxCell = 200

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
		return len(strings.TrimSpace(r.parts[r.in].Text[n.From:n.To]))
	}
	if size, ok := r.lengths[n]; ok {
		return size
	}
	size := 0
	for _, c := range n.Children {
		size += r.length(c)
	}
	if n.Name == "tc" || n.Name == "tbl" {
		r.lengths[n] = size
	}
	return size
}
