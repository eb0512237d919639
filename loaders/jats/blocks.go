package jats

import (
	"strings"

	"kg/document"
	"kg/loaders/layout"
	"kg/loaders/xmltree"
)

// begin begins a block of the element; in another's text every block is kept apart.
func (r *reader) begin(n *xmltree.Node, kind document.BlockKind, level int) {
	if r.apart {
		kind, level = document.Teaser, 0
	}
	r.w.Begin(kind, level)
	r.w.Path(n.Path())
}

// blocks writes what stands in an element of the body or the back matter. Level is that of the heading around it.
func (r *reader) blocks(n *xmltree.Node, level int) {
	if n == nil {
		return
	}
	for _, c := range n.Children {
		if r.stop() {
			return
		}
		r.block(c, level)
	}
}

// block writes one element that is not a part of a line.
func (r *reader) block(n *xmltree.Node, level int) {
	switch n.Name {
	case "":
		if strings.TrimSpace(r.tree.Source[n.From:n.To]) != "" {
			if !r.w.Open() {
				r.begin(n.Parent, document.Paragraph, 0)
			}
			r.inline(n)
		}
	case "sec", "app", "ack", "glossary", "bio", "notes", "app-group", "abstract", "trans-abstract", "boxed-text", "statement":
		r.heading(n, level+1)
		below := level + 1
		if n.Child("title") == nil {
			below = level
		}
		r.blocks(n, below)
		r.flush()
	case "title", "label", "sec-meta", "object-id", "alt-text", "long-desc", "permissions", "kwd-group", "subj-group":
	case "p", "attrib", "verse-line", "speaker", "subtitle":
		r.paragraph(n, document.Paragraph, level)
	case "list":
		r.list(n, level)
	case "def-list":
		r.heading(n, level+1)
		r.definitions(n, level)
	case "fig", "table-wrap", "supplementary-material", "media", "chem-struct-wrap", "fig-group", "table-wrap-group", "graphic":
		r.float(n, level)
	case "table":
		r.table(n)
	case "preformat", "code":
		r.paragraph(n, document.Code, level)
	case "disp-formula":
		r.paragraph(n, document.Paragraph, level)
	case "ref-list":
		r.references(n, level)
	case "fn-group":
		r.heading(n, level+1)
		r.blocks(n, level)
	case "fn":
		r.note(n, document.Footnote, level)
	case "table-wrap-foot":
		r.blocks(n, level)
	default:
		r.blocks(n, level)
	}
}

// heading writes the title of an element with the label before it.
func (r *reader) heading(n *xmltree.Node, level int) {
	title := n.Child("title")
	if title == nil {
		return
	}
	r.flush()
	r.begin(title, document.Heading, level)
	if label := n.Child("label"); label != nil {
		r.within++
		r.inline(label)
		r.within--
		r.w.Gap()
	}
	r.within++
	r.children(title)
	r.within--
	r.flush()
}

// paragraph writes an element as a block of the kind. What breaks it, a list or a quotation inside, begins blocks of
// its own and the paragraph goes on behind it.
func (r *reader) paragraph(n *xmltree.Node, kind document.BlockKind, level int) {
	r.w.End()
	r.begin(n, kind, 0)
	r.content(n, kind, level)
	r.w.End()
	if r.within == 0 {
		r.flush()
	}
}

// content writes what stands in a paragraph into the begun block.
func (r *reader) content(n *xmltree.Node, kind document.BlockKind, level int) {
	r.within++
	for _, c := range n.Children {
		if r.stop() {
			break
		}
		switch c.Name {
		case "list", "def-list", "disp-quote", "verse-group", "speech", "preformat", "table", "p", "ref-list", "array", "sec":
			r.w.End()
			r.within--
			r.block(c, level)
			r.within++
			r.begin(n, kind, 0)
		case "fig", "table-wrap", "boxed-text", "supplementary-material", "media", "fig-group", "table-wrap-group", "fn":
			r.inline(c) // set behind the paragraph
		default:
			r.inline(c)
		}
	}
	r.within--
}

// flush ends the block and writes what was put off while it was written.
func (r *reader) flush() {
	r.w.End()
	for len(r.later) > 0 && r.within == 0 && r.err == nil {
		later := r.later
		r.later = nil
		for _, n := range later {
			if n.Name == "fn" {
				r.note(n, document.Footnote, 1)
			} else {
				r.block(n, 1)
			}
		}
	}
}

// list writes the items of a list, each a block with its bullet or number as a label.
func (r *reader) list(n *xmltree.Node, level int) {
	r.heading(n, level+1)
	for _, item := range n.All("list-item") {
		if r.stop() {
			return
		}
		label := r.tree.Text(item.Child("label"))
		first := true
		for _, c := range item.Children {
			switch {
			case c.Name == "label" || c.Name == "":
			case c.Name == "p" && first:
				r.item(c, label, level)
				first = false
			case c.Name == "p":
				r.paragraph(c, document.ListItem, level)
			default:
				r.block(c, level)
			}
		}
		r.flush()
	}
}

func (r *reader) item(p *xmltree.Node, label string, level int) {
	r.w.End()
	r.begin(p, document.ListItem, 0)
	r.w.Label(strings.Trim(label, "."))
	r.content(p, document.ListItem, level)
	r.flush()
}

// definitions writes a list of terms, each with what it means in one block.
func (r *reader) definitions(n *xmltree.Node, level int) {
	for _, item := range n.All("def-item") {
		r.w.End()
		r.begin(item, document.ListItem, 0)
		r.within++
		r.children(item.Child("term"))
		for _, def := range item.All("def") {
			for _, p := range def.All("p") {
				if r.w.Written() {
					if last := r.w.Last(); last != ':' && last != '.' {
						r.w.Insert(":")
					}
					r.w.Gap()
				}
				r.children(p)
			}
		}
		r.within--
		r.flush()
	}
	for _, c := range n.All("def-list") {
		r.definitions(c, level)
	}
}

// float writes a figure or a table: its caption, its rows, its notes.
func (r *reader) float(n *xmltree.Node, level int) {
	r.flush()
	r.caption(n)
	for _, c := range n.Children {
		switch c.Name {
		case "", "label", "caption", "object-id", "graphic", "alt-text", "long-desc", "permissions", "media":
		case "alternatives":
			r.blocks(c, level)
		case "table-wrap-foot":
			r.foot(c, level)
		case "attrib", "p":
			r.sourceNote(c, level)
		default:
			r.block(c, level)
		}
	}
	r.flush()
}

// caption writes the label and the title of a figure or table as one block, and the paragraphs of its legend behind it.
func (r *reader) caption(n *xmltree.Node) {
	label, caption := n.Child("label"), n.Child("caption")
	if label == nil && caption == nil {
		return
	}
	r.begin(n, document.Caption, 0)
	r.within++
	if label != nil {
		r.w.Label(strings.TrimRight(r.tree.Text(label), ".:"))
		r.inline(label)
		if last := r.w.Last(); caption != nil && last != '.' && last != ':' && last != 0 {
			r.w.Insert(".")
		}
		r.w.Gap()
	}
	if title := caption.Child("title"); title != nil {
		r.children(title)
	}
	named := caption.Child("title") != nil
	for _, c := range caption.All("p") {
		if named {
			r.begin(c, document.Caption, 0)
		}
		r.children(c)
		named = true
	}
	r.within--
	r.flush()
}

// foot writes the notes under a table.
func (r *reader) foot(n *xmltree.Node, level int) {
	for _, c := range n.Children {
		switch c.Name {
		case "fn":
			r.note(c, document.Footnote, level)
		case "fn-group":
			r.foot(c, level)
		case "":
		default:
			r.sourceNote(c, level)
		}
	}
}

// sourceNote writes a line under a table or a figure.
func (r *reader) sourceNote(n *xmltree.Node, level int) {
	kind := document.Footnote
	if n.Small() {
		if k, _ := layout.Labelled(r.tree.Text(n), kind); k == document.SourceNote {
			kind = k
		}
	}
	r.paragraph(n, kind, level)
}

// note writes a footnote. Its further paragraphs are footnotes too.
func (r *reader) note(n *xmltree.Node, kind document.BlockKind, level int) {
	if _, done := r.notes[n]; done {
		return
	}
	r.w.End()
	if n.Small() {
		if k, _ := layout.Labelled(r.tree.Text(n), kind); k == document.SourceNote {
			kind = k
		}
	}
	r.notes[n] = r.w.Next()
	label, begun := n.Child("label"), false
	for _, c := range n.Children {
		switch c.Name {
		case "", "label", "title":
			continue
		case "p":
			r.begin(c, kind, 0)
			if !begun {
				r.noteLabel(n, label)
			}
			begun = true
			r.content(c, kind, level)
			r.w.End()
		default:
			r.block(c, level)
		}
	}
	if !begun {
		r.begin(n, kind, 0)
		r.noteLabel(n, label)
		r.content(n, kind, level)
		r.w.End()
	}
	r.flush()
}

func (r *reader) noteLabel(n, label *xmltree.Node) {
	if label == nil {
		r.w.Label(or(n.Attr("symbol"), r.numbers[n]))
		return
	}
	r.w.Label(strings.Trim(r.tree.Text(label), ".:"))
	r.within++
	r.inline(label)
	r.within--
	r.w.Gap()
	r.w.Content()
}

// table writes a table's rows, the cells of a row with TABs between them.
func (r *reader) table(n *xmltree.Node) {
	r.w.End()
	var rows []*xmltree.Node
	n.Walk(func(c *xmltree.Node) bool {
		if c.Name == "tr" {
			rows = append(rows, c)
		}
		return c.Name != "tr"
	})
	for _, row := range rows {
		if r.stop() {
			return
		}
		r.begin(row, document.TableRow, 0)
		before := false
		for _, cell := range row.Children {
			if cell.Name != "td" && cell.Name != "th" {
				continue
			}
			if before {
				r.w.Tab()
			}
			before = true
			r.within++
			r.cell(cell)
			r.within--
			for span := number(cell.Attr("colspan")); span > 1; span-- {
				r.w.Tab()
			}
		}
		r.w.End()
	}
}

// cell writes a cell on one line, whatever stands in it.
func (r *reader) cell(n *xmltree.Node) {
	for _, c := range n.Children {
		if c.Name == "p" || c.Name == "list" || c.Name == "list-item" {
			r.w.Gap()
			r.cell(c)
			r.w.Gap()
			continue
		}
		r.inline(c)
	}
}

// maxSpan is how many columns one cell may cover.
const maxSpan = 64

func number(s string) int {
	n := 0
	for i := 0; i < len(s) && s[i] >= '0' && s[i] <= '9' && n < 1000; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return min(n, maxSpan)
}
