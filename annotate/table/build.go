package table

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// build makes one table of a run of row blocks.
func build(d *document.Document, run []int) (document.Table, bool) {
	if len(run) < 2 {
		return document.Table{}, false
	}
	head := cells(d, run[0])
	t := document.Table{Span: document.Span{Start: d.Blocks[run[0]].Start, End: d.Blocks[run[len(run)-1]].End}}
	width := len(head)
	for _, i := range run[1:] {
		width = max(width, len(cells(d, i)))
	}
	var strays []stray
	t.Columns = make([]document.Cell, width)
	fill(d, t.Columns, head)
	for n, i := range run[1:] {
		line := cells(d, i)
		if same(d, line, head) {
			continue // the header, printed again behind a page break
		}
		gap := d.Blocks[run[n]].End+1 < d.Blocks[i].Start
		if last := len(t.Rows) - 1; last >= 0 && goesOn(d, i, line, gap, t.Rows[last]) {
			fill(d, t.Rows[last].Cells, line)
			t.Rows[last].Lines = append(t.Rows[last].Lines, d.Blocks[i].Span)
			if k, only := single(line); only {
				strays = append(strays, stray{row: last, column: k})
			}
			continue
		}
		row := document.Row{Cells: make([]document.Cell, width), Lines: []document.Span{d.Blocks[i].Span}}
		fill(d, row.Cells, line)
		t.Rows = append(t.Rows, row)
	}
	for _, x := range strays {
		x.settle(d, t.Rows)
	}
	around(d, run, &t)
	return t, len(t.Rows) > 0
}

// cells are the spans of a physical line's cells, trimmed; an empty cell is an empty span.
func cells(d *document.Document, i int) []document.Span {
	b := d.Blocks[i]
	sep := byte('\t')
	if !strings.Contains(d.Text[b.Start:b.End], "\t") {
		sep = '|'
	}
	var out []document.Span
	from := b.Content.Start
	for k := from; k <= b.Content.End; k++ {
		if k == b.Content.End || d.Text[k] == sep && (k == from || d.Text[k-1] != '\\') {
			out = append(out, trim(d.Text, from, k))
			from = k + 1
		}
	}
	return out
}

func trim(text string, from, to int) document.Span {
	for from < to {
		r, n := utf8.DecodeRuneInString(text[from:to])
		if !unicode.IsSpace(r) {
			break
		}
		from += n
	}
	for to > from {
		r, n := utf8.DecodeLastRuneInString(text[from:to])
		if !unicode.IsSpace(r) {
			break
		}
		to -= n
	}
	return document.Span{Start: from, End: to}
}

// fill adds the cells of a line to those of a row.
func fill(d *document.Document, row []document.Cell, line []document.Span) {
	for k, s := range line {
		if s.Empty() || k >= len(row) {
			continue
		}
		row[k].Parts = append(row[k].Parts, s)
		row[k].Text = d.View(row[k].Parts...).Text
	}
}

func same(d *document.Document, a, b []document.Span) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if !strings.EqualFold(d.Plain(a[k]), d.Plain(b[k])) {
			return false
		}
	}
	return true
}

// goesOn tells whether a line is the rest of the row before it: its first cell
// is empty, and either a page break stands before it or its words go on in small letters.
func goesOn(d *document.Document, i int, line []document.Span, gap bool, row document.Row) bool {
	if len(line) == 0 || !line[0].Empty() {
		return false
	}
	if d.Blocks[i].Continues >= 0 || gap {
		return true
	}
	some := false
	for k, s := range line {
		if s.Empty() {
			continue
		}
		some = true
		r, _ := utf8.DecodeRuneInString(d.Text[s.Start:s.End])
		if k < len(row.Cells) && row.Cells[k].Text != "" && !unicode.IsLower(r) && unbalanced(row.Cells[k].Text) == 0 {
			return false
		}
		if k < len(row.Cells) && row.Cells[k].Text == "" {
			return false
		}
	}
	return some
}

func unbalanced(s string) int { return strings.Count(s, "(") - strings.Count(s, ")") }

// near is how many blocks from a table its caption and its source note may stand.
const near = 3

// around finds the caption and the source note of a table.
func around(d *document.Document, run []int, t *document.Table) {
	first, last := run[0], run[len(run)-1]
	for k := first - 1; k >= 0 && k >= first-near; k-- {
		if d.Blocks[k].Kind == document.Caption {
			t.Caption, t.Label = d.Blocks[k].Content, d.Blocks[k].Label
			break
		}
		if d.Blocks[k].Kind != document.Furniture {
			break
		}
	}
	for k := last + 1; k < len(d.Blocks) && k <= last+near; k++ {
		switch b := d.Blocks[k]; {
		case b.Kind == document.SourceNote:
			t.Source = b.Content
			return
		case b.Kind == document.Caption && t.Caption.Empty() && strings.HasPrefix(b.Label, "Tab"):
			t.Caption, t.Label = b.Content, b.Label
		case b.Kind != document.Furniture:
			return
		}
	}
}
