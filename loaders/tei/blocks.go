package tei

import (
	"strings"

	"kg/document"
	"kg/loaders/layout"
	"kg/loaders/xmltree"
)

func (r *reader) begin(n *xmltree.Node, kind document.BlockKind, level int) {
	r.w.Begin(kind, level)
	r.w.Path(n.Path())
}

// blocks writes what stands in an element of the text. Level is that of the heading around it.
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
		if n.Blank {
			return
		}
		if !r.w.Open() {
			r.begin(n.Parent, document.Paragraph, 0)
		}
		r.inline(n)
	case "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7":
		below := level
		if n.Child("head") != nil {
			below++
		}
		r.blocks(n, below)
		r.flush()
	case "head":
		if n.Parent.Name == "list" || strings.HasPrefix(n.Parent.Name, "div") || n.Parent.Name == "body" || n.Parent.Name == "lg" || n.Parent.Name == "listBibl" {
			r.heading(n, max(2, level))
		} else {
			r.paragraph(n, document.Paragraph, level)
		}
	case "p", "ab", "l", "speaker", "byline", "dateline", "salute", "signed", "closer", "opener", "trailer", "epigraph", "argument", "docTitle", "docAuthor", "docImprint", "docDate", "formula", "bibl", "cit":
		kind := document.Paragraph
		if n.Within("titlePage") || n.Name == "byline" || n.Name == "docAuthor" || n.Name == "docImprint" || n.Name == "docDate" {
			kind = document.FrontMatter
		}
		if n.Name == "l" && n.Parent.Name == "lg" && n.Parent.Attr("type") == "" {
			kind = document.Paragraph
		}
		r.paragraph(n, kind, level)
	case "list":
		r.list(n, level)
	case "table":
		r.table(n)
	case "figure":
		r.figure(n, level)
	case "note":
		r.note(n, level)
	case "listBibl":
		r.references(n, level)
	case "eg", "egXML", "code":
		r.paragraph(n, document.Code, level)
	case "fw", "pb", "cb", "lb", "gb", "milestone", "graphic", "anchor", "facsimile", "sourceDoc", "index", "interpGrp", "spanGrp":
	default:
		if inlineElements[n.Name] {
			if !r.w.Open() {
				r.begin(n.Parent, document.Paragraph, 0)
			}
			r.inline(n)
			return
		}
		r.blocks(n, level)
	}
}

// inlineElements are elements of the line that may stand where blocks do.
var inlineElements = map[string]bool{"hi": true, "ref": true, "ptr": true, "s": true, "w": true, "pc": true, "name": true, "persName": true, "placeName": true, "orgName": true, "date": true, "title": true, "term": true, "emph": true, "foreign": true, "seg": true, "q": true, "choice": true, "abbr": true, "expan": true, "add": true, "del": true, "num": true, "rs": true, "soCalled": true, "mentioned": true}

// heading writes a head, with the number before it that GROBID keeps apart.
func (r *reader) heading(n *xmltree.Node, level int) {
	r.flush()
	r.begin(n, document.Heading, level)
	if number := n.Attr("n"); number != "" && len(number) < 24 {
		r.w.Put(number, n.From, 0)
		r.w.Gap()
	}
	r.within++
	r.children(n)
	r.within--
	r.flush()
}

// paragraph writes an element as a block; what breaks it begins blocks of its own, and the paragraph goes on behind.
func (r *reader) paragraph(n *xmltree.Node, kind document.BlockKind, level int) {
	r.w.End()
	r.begin(n, kind, 0)
	r.content(n, kind, level)
	r.w.End()
	r.flush()
}

func (r *reader) content(n *xmltree.Node, kind document.BlockKind, level int) {
	r.within++
	for _, c := range n.Children {
		if r.stop() {
			break
		}
		if breaks(c) {
			r.w.End()
			r.within--
			r.block(c, level)
			r.within++
			r.begin(n, kind, 0)
			continue
		}
		r.inline(c)
	}
	r.within--
}

// breaks tells whether an element inside a paragraph is a block.
func breaks(c *xmltree.Node) bool {
	switch c.Name {
	case "list", "table", "lg", "listBibl", "p", "ab", "floatingText", "eg", "egXML", "sp":
		return true
	case "quote", "cit":
		return c.Child("p", "lg", "ab", "quote") != nil && (c.Child("p", "lg", "ab") != nil || c.At("quote").Child("p", "lg", "ab") != nil)
	}
	return false
}

// flush ends the block and writes what was put off while it was written.
func (r *reader) flush() {
	r.w.End()
	for len(r.later) > 0 && r.within == 0 && r.err == nil {
		later := r.later
		r.later = nil
		for _, n := range later {
			r.block(n, 1)
		}
	}
}

// list writes the items of a list; a label before an item is its label.
func (r *reader) list(n *xmltree.Node, level int) {
	r.w.End()
	label := ""
	for _, c := range n.Children {
		if r.stop() {
			return
		}
		switch c.Name {
		case "head":
			r.paragraph(c, document.Paragraph, level)
		case "label":
			label = r.tree.Text(c)
		case "item":
			r.item(c, or(label, c.Attr("n")), level)
			label = ""
		case "":
		default:
			r.block(c, level)
		}
	}
	r.flush()
}

func (r *reader) item(n *xmltree.Node, label string, level int) {
	r.w.End()
	first := true
	if n.Child("p") == nil {
		r.begin(n, document.ListItem, 0)
		r.w.Label(strings.Trim(label, "."))
		r.content(n, document.ListItem, level)
		r.flush()
		return
	}
	for _, c := range n.Children {
		switch {
		case c.Name == "p":
			r.w.End()
			r.begin(c, document.ListItem, 0)
			if first {
				r.w.Label(strings.Trim(label, "."))
			}
			first = false
			r.content(c, document.ListItem, level)
			r.flush()
		default:
			r.block(c, level)
		}
	}
	r.flush()
}

// figure writes the caption of a figure or of a table, and the table's rows.
func (r *reader) figure(n *xmltree.Node, level int) {
	r.flush()
	head, desc := n.Child("head"), n.Child("figDesc")
	if head.HasText() || desc.HasText() {
		r.begin(n, document.Caption, 0)
		r.within++
		start := r.w.Len()
		if head != nil {
			r.children(head)
			if last := r.w.Last(); desc.HasText() && last != '.' && last != ':' && last != 0 {
				r.w.Tight()
				r.w.Insert(".")
			}
			r.w.Gap()
		}
		if desc != nil {
			r.children(desc)
		}
		r.within--
		if _, label := layout.Labelled(r.w.Slice(r.w.Span(start)), document.Caption); label != "" {
			r.w.Label(label)
		}
		r.flush()
	}
	for _, c := range n.Children {
		switch c.Name {
		case "", "head", "figDesc", "label", "graphic":
		case "note":
			r.note(c, level)
		default:
			r.block(c, level)
		}
	}
	r.flush()
}

// table writes a table's rows, the cells of a row with TABs between them; its head is a caption.
func (r *reader) table(n *xmltree.Node) {
	r.w.End()
	if head := n.Child("head"); head.HasText() {
		r.begin(head, document.Caption, 0)
		start := r.w.Len()
		r.within++
		r.children(head)
		r.within--
		_, label := layout.Labelled(r.w.Slice(r.w.Span(start)), document.Caption)
		r.w.Label(label)
		r.w.End()
	}
	for _, row := range n.All("row") {
		if r.stop() {
			return
		}
		r.begin(row, document.TableRow, 0)
		for k, cell := range row.All("cell") {
			if k > 0 {
				r.w.Tab()
			}
			r.within++
			r.cell(cell)
			r.within--
			for span := number(cell.Attr("cols")); span > 1; span-- {
				r.w.Tab()
			}
		}
		r.w.End()
	}
	if r.within == 0 {
		r.flush()
	}
}

// cell writes a cell on one line, whatever stands in it.
func (r *reader) cell(n *xmltree.Node) {
	for _, c := range n.Children {
		if c.Name == "p" || c.Name == "list" || c.Name == "item" {
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

// note writes a note as a block of its own. Its further paragraphs are notes too.
func (r *reader) note(n *xmltree.Node, level int) {
	if _, done := r.notes[n]; done || !n.HasText() {
		return
	}
	r.w.End()
	kind := document.Footnote
	if n.Small() {
		if k, _ := layout.Labelled(r.tree.Text(n), kind); k == document.SourceNote {
			kind = k
		}
	}
	r.notes[n] = r.w.Next()
	label := or(r.numbers[n], n.Attr("n"))
	begun := false
	start := func(at *xmltree.Node) {
		r.begin(at, kind, 0)
		if !begun {
			r.w.Label(label)
		}
		begun = true
	}
	if n.Child("p", "ab") == nil {
		start(n)
		r.content(n, kind, level)
	}
	for _, c := range n.Children {
		if !begun || n.Child("p", "ab") != nil {
			switch c.Name {
			case "p", "ab":
				start(c)
				r.content(c, kind, level)
				r.w.End()
			default:
				r.block(c, level)
			}
		}
	}
	r.flush()
}
