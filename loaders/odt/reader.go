package odt

import (
	"context"
	"strconv"
	"strings"

	"kg/loaders/manuscript"
	"kg/loaders/xmltree"
)

// reader walks content.xml and sets the text.
type reader struct {
	ctx    context.Context
	part   *manuscript.Part
	text   *manuscript.Text
	styles map[string]style // by family and name
	lists  map[string]*xmltree.Node
	count  map[string][]int // entries counted, by list style and level
	seen   int

	list     *list
	note     bool             // inside a note
	row      bool             // inside a row of a table
	contents bool             // inside a table of contents or an index
	notes    []*xmltree.Node  // in the order of their marks
	boxes    []*xmltree.Node  // of the paragraph being read
	marks    map[string]place // reference marks that are open
	lengths  map[*xmltree.Node]int
}

// list is the list around a paragraph.
type list struct {
	style string
	depth int
	label string // of the entry, until its first paragraph
	entry bool   // a paragraph of the entry is due
}

// place is where something begins.
type place struct{ at, block int }

// read sets the body, then the notes in the order of their marks.
func (r *reader) read() error {
	r.marks = map[string]place{}
	body := r.part.Root.At("body", "text")
	if err := r.blocks(body); err != nil {
		return err
	}
	r.text.End()
	r.note, r.list = true, nil
	keys, labels := r.text.Marks()
	byKey := map[string]*xmltree.Node{}
	for _, n := range r.notes {
		byKey[noteKey(n)] = n
	}
	for i, key := range keys {
		n := byKey[key]
		if n == nil {
			continue
		}
		first := r.text.Block()
		r.list = &list{label: labels[i], entry: true}
		if err := r.blocks(n.Child("note-body")); err != nil {
			return err
		}
		r.text.NoteBlocks(key, first)
	}
	return nil
}

func noteKey(n *xmltree.Node) string { return n.Attr("note-class") + "/" + strconv.Itoa(n.From) }

// blocks reads paragraphs, lists, tables and what holds them.
func (r *reader) blocks(n *xmltree.Node) error {
	for _, c := range n.Elements() {
		if r.seen++; r.seen%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		var err error
		switch c.Name {
		case "p", "h":
			err = r.paragraph(c)
		case "list":
			err = r.listed(c)
		case "table":
			err = r.table(c)
		case "section":
			err = r.section(c)
		case "bibliography":
			first := r.text.Block()
			err = r.blocks(c.Child("index-body"))
			r.text.Bibliography(first)
		case "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index", "user-index":
			was := r.contents
			r.contents = true
			err = r.blocks(c.Child("index-body"))
			r.contents = was
		case "index-title", "numbered-paragraph":
			err = r.blocks(c)
		case "frame":
			err = r.frame(c)
		case "bookmark", "bookmark-start":
			r.text.Anchor(c.Attr("name"))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// section reads a section. Zotero keeps the list of references in one whose name says so.
func (r *reader) section(n *xmltree.Node) error {
	if n.Attr("display") == "none" {
		return nil
	}
	first := r.text.Block()
	err := r.blocks(n)
	if name := n.Attr("name"); strings.Contains(name, "ZOTERO_BIBL") || strings.Contains(name, "CSL_BIBLIOGRAPHY") {
		r.text.Bibliography(first)
	}
	return err
}

// frame reads the text boxes in a frame.
func (r *reader) frame(n *xmltree.Node) error {
	for _, c := range n.Elements() {
		if c.Name == "text-box" {
			if err := r.blocks(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// listed reads a list.
func (r *reader) listed(n *xmltree.Node) error {
	was := r.list
	l := list{style: n.Attr("style-name"), depth: 1}
	if was != nil && was.depth > 0 {
		l.depth = was.depth + 1
		if l.style == "" {
			l.style = was.style
		}
	}
	if c := r.count[l.style]; l.depth < len(c) && n.Attr("continue-numbering") != "true" && n.Attr("continue-list") == "" {
		r.count[l.style] = c[:l.depth]
	}
	for _, item := range n.Elements() {
		if item.Name != "list-item" && item.Name != "list-header" {
			continue
		}
		entry := l
		entry.entry = item.Name == "list-item"
		if entry.entry {
			entry.label = r.label(l, item)
		}
		r.list = &entry
		if err := r.blocks(item); err != nil {
			return err
		}
	}
	r.list = was
	return nil
}

// paragraph reads a paragraph or a heading.
func (r *reader) paragraph(n *xmltree.Node) error {
	st, known := r.styles["paragraph/"+n.Attr("style-name")]
	if !known {
		st.Role, st.Level = manuscript.RoleOf(strings.ReplaceAll(n.Attr("style-name"), "_20_", " "))
	}
	s := st.Style
	if n.Name == "h" {
		l, err := strconv.Atoi(n.Attr("outline-level"))
		if err != nil || l < 1 || l > 10 {
			l = 1
		}
		if s.Role != manuscript.Title {
			s.Role, s.Level = manuscript.Heading, l
		}
	}
	switch {
	case st.hidden:
		return nil
	case r.row:
		r.text.Gap()
	case r.contents:
		s = manuscript.Style{Role: manuscript.Contents}
	case r.note:
		s = manuscript.Style{Role: manuscript.Note}
		if r.list != nil && r.list.depth == 0 {
			s.Label, r.list.label = r.list.label, ""
		}
	case r.list != nil && s.Role == manuscript.Plain:
		s.List, s.Label = r.list.entry, r.list.label
		r.list.label, r.list.entry = "", false
	}
	if !r.row {
		r.text.Begin(s)
		r.text.Path(0, n.Path())
	}
	if err := r.inline(n, st); err != nil {
		return err
	}
	if r.row {
		return nil
	}
	r.text.End()
	return r.boxed()
}

// boxed reads the frames that hang on the paragraph.
func (r *reader) boxed() error {
	boxes := r.boxes
	r.boxes = nil
	for _, b := range boxes {
		if err := r.frame(b); err != nil {
			return err
		}
	}
	return nil
}

// maxBoxes bounds the frames of one paragraph.
const maxBoxes = 1000

// inline reads what a paragraph holds.
func (r *reader) inline(n *xmltree.Node, st style) error {
	for _, c := range n.Children {
		if r.seen++; r.seen%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		if c.Name == "" {
			r.characters(c, st)
			continue
		}
		if err := r.element(c, st); err != nil {
			return err
		}
	}
	return nil
}

// characters writes a stretch of text.
func (r *reader) characters(c *xmltree.Node, st style) {
	if st.raised && manuscript.IsNumbers(r.part.Text[c.From:c.To]) {
		r.text.Raised(0, c.From, c.To)
		return
	}
	r.text.Characters(0, c.From, c.To, st.bold && !st.plain)
}

// element reads one thing in a paragraph.
func (r *reader) element(c *xmltree.Node, st style) error {
	switch c.Name {
	case "span":
		s := r.styles["text/"+c.Attr("style-name")]
		if s.hidden {
			return nil
		}
		st.raised = st.raised || s.raised
		if s.bold || s.plain {
			st.bold, st.plain = s.bold, s.plain
		}
		return r.inline(c, st)
	case "a":
		start := r.text.Len()
		err := r.inline(c, st)
		if to, ok := strings.CutPrefix(c.Attr("href"), "#"); ok {
			to, _, _ = strings.Cut(to, "|")
			r.text.Link(start, to)
		}
		return err
	case "s", "tab":
		r.text.Gap()
	case "line-break":
		if r.row {
			r.text.Gap()
		} else {
			r.text.Break()
		}
	case "note":
		r.mark(c)
	case "bookmark", "bookmark-start":
		r.text.Anchor(c.Attr("name"))
	case "reference-mark-start":
		r.marks[c.Attr("name")] = place{r.text.Len(), r.text.Block()}
	case "reference-mark-end":
		r.cite(c.Attr("name"))
	case "frame":
		if len(r.boxes) < maxBoxes {
			r.boxes = append(r.boxes, c)
		}
	case "ruby":
		if base := c.Child("ruby-base"); base != nil {
			return r.inline(base, st)
		}
	case "annotation", "annotation-end", "hidden-text", "hidden-paragraph", "script", "change", "change-start", "change-end", "soft-page-break", "alphabetical-index-mark", "toc-mark", "user-index-mark":
	default: // fields show the text in them
		return r.inline(c, st)
	}
	return nil
}

// mark writes the mark of a note, as it was numbered when the file was saved.
func (r *reader) mark(n *xmltree.Node) {
	if r.note {
		return
	}
	r.notes = append(r.notes, n)
	label := r.part.Plain(n.Child("note-citation"))
	if label == "" {
		label = n.Child("note-citation").Attr("label")
	}
	r.text.Mark(noteKey(n), label)
}

// cite takes a citation that Zotero keeps in the name of a reference mark.
func (r *reader) cite(name string) {
	p, ok := r.marks[name]
	delete(r.marks, name)
	if ok && p.block == r.text.Block() && strings.Contains(name, "CSL_CITATION") {
		r.text.Cite(p.at, manuscript.CSLItems(name))
	}
}
