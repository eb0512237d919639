package table

import (
	"strings"

	"kg/document"
)

// stray is the last part of a cell that came alone on the far side of a page
// break. Conversion from a page often puts such a part into a column beside its own.
type stray struct{ row, column int }

// single is the column of a line's only filled cell.
func single(line []document.Span) (column int, only bool) {
	column = -1
	for k, s := range line {
		if s.Empty() {
			continue
		}
		if column >= 0 {
			return -1, false
		}
		column = k
	}
	return column, column >= 0
}

// settle moves the part to the one column where, joined to what the row has
// there, it makes words that another row has in that column too. Without such
// evidence it stays where it was printed.
func (x stray) settle(d *document.Document, rows []document.Row) {
	cells := rows[x.row].Cells
	if x.column >= len(cells) || len(cells[x.column].Parts) < 2 {
		return
	}
	from := cells[x.column]
	n := len(from.Parts) - 1
	part := from.Parts[n]
	if known(rows, x.row, x.column, from.Text) {
		return
	}
	to := -1
	for k, c := range cells {
		if k == x.column || c.Text == "" {
			continue
		}
		if known(rows, x.row, k, c.Text+" "+d.Plain(part)) {
			if to >= 0 {
				return
			}
			to = k
		}
	}
	if to < 0 {
		return
	}
	cells[x.column] = document.Cell{Parts: from.Parts[:n:n], Text: d.View(from.Parts[:n]...).Text}
	parts := append(cells[to].Parts[:len(cells[to].Parts):len(cells[to].Parts)], part)
	cells[to] = document.Cell{Parts: parts, Text: d.View(parts...).Text}
}

// known tells whether another row has the words in the column, alone or among others.
func known(rows []document.Row, row, column int, words string) bool {
	words = " " + strings.ToLower(words) + " "
	for i, r := range rows {
		if i != row && strings.Contains(" "+strings.ToLower(r.Cells[column].Text)+" ", words) {
			return true
		}
	}
	return false
}
