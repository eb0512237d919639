package docx

import (
	"strconv"
	"strings"

	"kg/loaders/manuscript"
	"kg/loaders/xmltree"
)

// reader walks the parts and sets the text.
type reader struct {
	*pack
	text   *manuscript.Text
	styles map[string]style
	lists  *lists
	in     int // the part being read
	seen   int // elements, for looking at the context now and then

	note    string // the note being read, "" outside of notes
	fields  []field
	boxes   []*xmltree.Node // text boxes of the paragraph being read
	joined  bool            // the paragraph's end is deleted: the next one goes on with it
	row     bool            // inside a row of a table, whose paragraphs are parts of a cell
	bold    bool            // by the paragraph's style
	numbers [2]noteNumbers  // of footnotes and endnotes
	lengths map[*xmltree.Node]int
}

func newReader(p *pack) *reader {
	return &reader{pack: p, styles: readStyles(p.styling), lists: readLists(p.numbering), lengths: map[*xmltree.Node]int{}}
}

// read sets the whole document: its body, its notes in the order of their marks, and each running head and foot once.
func (r *reader) read() error {
	r.text = manuscript.New(r.parts)
	body := r.parts[r.main].Root.Child("body")
	r.countNotes(body)
	if err := r.blocks(body); err != nil {
		return err
	}
	r.text.End()
	if err := r.notes(); err != nil {
		return err
	}
	return r.running()
}

// blocks reads paragraphs, tables and what holds them.
func (r *reader) blocks(n *xmltree.Node) error {
	if n == nil {
		return nil
	}
	for _, c := range n.Children {
		if r.seen++; r.seen%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		var err error
		switch c.Name {
		case "p":
			err = r.paragraph(c)
		case "tbl":
			err = r.table(c)
		case "sdt":
			err = r.control(c)
		case "bookmarkStart":
			r.text.Anchor(c.Attr("name"))
		case "ins", "moveTo", "customXml", "smartTag", "sdtContent", "Choice", "txbxContent":
			err = r.blocks(c)
		case "AlternateContent":
			err = r.blocks(alternative(c))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// alternative is what a program of today shows of several forms of the same.
func alternative(n *xmltree.Node) *xmltree.Node {
	if c := n.Child("Choice"); c != nil {
		return c
	}
	return n.Child("Fallback")
}

// control reads a content control: a bibliography, a table of contents, or any text.
func (r *reader) control(n *xmltree.Node) error {
	pr, content := n.Child("sdtPr"), n.Child("sdtContent")
	switch gallery := pr.At("docPartObj", "docPartGallery").Attr("val"); {
	case gallery == "Table of Contents":
		return r.contents(content)
	case pr.Child("bibliography") != nil, strings.HasPrefix(pr.Child("tag").Attr("val"), "MENDELEY_BIBLIOGRAPHY"):
		first := r.text.Block()
		err := r.blocks(content)
		r.text.Bibliography(first)
		return err
	}
	return r.blocks(content)
}

// contents reads a table of contents, of which nothing is the document's running text.
func (r *reader) contents(n *xmltree.Node) error {
	for _, p := range n.Find("p") {
		r.text.Begin(manuscript.Style{Role: manuscript.Contents})
		if err := r.inline(p, run{}); err != nil {
			return err
		}
		r.text.End()
	}
	return nil
}

// paragraph reads a paragraph.
func (r *reader) paragraph(n *xmltree.Node) error {
	ppr := n.Child("pPr")
	s, known := r.styles[ppr.Child("pStyle").Attr("val")]
	if !known {
		s.Role, s.Level = manuscript.RoleOf(ppr.Child("pStyle").Attr("val"))
	}
	if l, ok := outline(ppr); ok && s.Role == manuscript.Plain {
		s.Role, s.Level = manuscript.Heading, l
	}
	num, level := s.num, s.level
	if p := ppr.Child("numPr"); p != nil {
		if v := p.Child("numId").Attr("val"); v != "" {
			num, level = v, p.Child("ilvl").Attr("val")
		}
	}
	if n.HasText() || len(n.Children) > 1 {
		s.Label, s.List = r.lists.next(num, level)
	}
	s.List = s.List && s.Role == manuscript.Plain
	if s.Role == manuscript.Heading || s.Role == manuscript.Title {
		s.Label = ""
	}
	switch {
	case r.row:
		r.text.Gap()
	case r.joined:
	case r.note != "":
		r.text.Begin(manuscript.Style{Role: manuscript.Note, Label: r.label()})
	default:
		r.text.Begin(s.Style)
	}
	if !r.row {
		r.text.Path(r.in, n.Path())
	}
	r.joined = ppr.At("rPr", "del") != nil && !r.row
	r.bold = s.bold
	if err := r.inline(n, run{}); err != nil {
		return err
	}
	if r.row || r.joined {
		return nil
	}
	r.text.End()
	return r.boxed()
}

// boxed reads the text boxes that hang on the paragraph.
func (r *reader) boxed() error {
	boxes := r.boxes
	r.boxes = nil
	for _, b := range boxes {
		if err := r.blocks(b); err != nil {
			return err
		}
	}
	return nil
}

// run is what the properties of a run say.
type run struct {
	bold, raised bool
}

// inline reads what a paragraph holds.
func (r *reader) inline(n *xmltree.Node, f run) error {
	for _, c := range n.Children {
		if r.seen++; r.seen%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		var err error
		switch c.Name {
		case "r":
			err = r.run(c)
		case "hyperlink":
			start := r.text.Len()
			err = r.inline(c, f)
			if to := c.Attr("anchor"); to != "" {
				r.text.Link(start, to)
			}
		case "fldSimple":
			r.openField(c.Attr("instr"))
			err = r.inline(c, f)
			r.closeField()
		case "bookmarkStart":
			r.text.Anchor(c.Attr("name"))
		case "ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo", "Choice":
			err = r.inline(c, f)
		case "sdt":
			start := r.text.Len()
			if content := c.Child("sdtContent"); content != nil {
				err = r.inline(content, f)
			}
			r.text.Cite(start, tagged(c.At("sdtPr", "tag").Attr("val")))
		case "AlternateContent":
			if a := alternative(c); a != nil {
				err = r.inline(a, f)
			}
		case "oMath", "oMathPara":
			r.formula(c)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// formula writes the characters of a formula.
func (r *reader) formula(n *xmltree.Node) {
	n.Walk(func(c *xmltree.Node) bool {
		if c.Name == "t" {
			r.characters(c, run{})
		}
		return c.Name != "t"
	})
}

// run reads a run of text with the same properties.
func (r *reader) run(n *xmltree.Node) error {
	pr := n.Child("rPr")
	f := run{bold: r.bold || on(pr.Child("b")), raised: pr.Child("vertAlign").Attr("val") == "superscript"}
	if r.bold && pr.Child("b") != nil {
		f.bold = on(pr.Child("b"))
	}
	if on(pr.Child("vanish")) || on(pr.Child("webHidden")) {
		return r.instructions(n)
	}
	for _, c := range n.Children {
		if err := r.content(c, f); err != nil {
			return err
		}
	}
	return nil
}

// instructions reads of hidden text what drives fields.
func (r *reader) instructions(n *xmltree.Node) error {
	for _, c := range n.Children {
		if c.Name == "fldChar" || c.Name == "instrText" {
			if err := r.content(c, run{}); err != nil {
				return err
			}
		}
	}
	return nil
}

// content reads one thing in a run.
func (r *reader) content(c *xmltree.Node, f run) error {
	switch c.Name {
	case "t":
		r.characters(c, f)
	case "tab":
		r.text.Gap()
	case "br", "cr":
		if !r.row && c.Attr("type") == "" || c.Attr("type") == "textWrapping" {
			r.text.Break()
		} else {
			r.text.Gap()
		}
	case "noBreakHyphen":
		r.put("‑", c)
	case "sym":
		r.put(symbol(c.Attr("char")), c)
	case "footnoteReference", "endnoteReference":
		r.mark(c)
	case "fldChar":
		r.fieldChar(c)
	case "instrText":
		r.instruct(c)
	case "AlternateContent":
		if a := alternative(c); a != nil {
			for _, k := range a.Children {
				if err := r.content(k, f); err != nil {
					return err
				}
			}
		}
	case "drawing", "pict", "object":
		if len(r.boxes) < maxBoxes {
			r.boxes = append(r.boxes, outermost(c, "txbxContent")...)
		}
	case "ruby":
		if base := c.Child("rubyBase"); base != nil {
			return r.inline(base, f)
		}
	}
	return nil
}

// maxBoxes bounds the text boxes of one paragraph.
const maxBoxes = 1000

// outermost are the elements of the name that stand in no other one.
func outermost(n *xmltree.Node, name string) []*xmltree.Node {
	var out []*xmltree.Node
	n.Walk(func(c *xmltree.Node) bool {
		if c.Name == name {
			out = append(out, c)
			return false
		}
		return c.Name != "Fallback"
	})
	return out
}

// characters writes the text of an element, unless it is what drives a field.
func (r *reader) characters(n *xmltree.Node, f run) {
	if r.instructing() {
		return
	}
	for _, c := range n.Children {
		if c.Name != "" {
			continue
		}
		raw := r.parts[r.in].Text[c.From:c.To]
		if f.raised && manuscript.IsNumbers(raw) {
			r.text.Raised(r.in, c.From, c.To)
			continue
		}
		r.text.Characters(r.in, c.From, c.To, f.bold)
	}
}

func (r *reader) put(s string, n *xmltree.Node) {
	if s != "" && !r.instructing() {
		r.text.Put(s, r.in, n.From, n.To)
	}
}

// symbol is a character of a symbol font, "" where only the font knows what it shows.
func symbol(hex string) string {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || n >= 0xE000 && n <= 0xF8FF || n < ' ' || n > 0x10FFFF || n >= 0xD800 && n < 0xE000 {
		return ""
	}
	return string(rune(n))
}
