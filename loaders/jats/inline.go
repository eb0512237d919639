package jats

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"kg/document"
	"kg/loaders/compose"
	"kg/loaders/entry"
	"kg/loaders/xmltree"
)

// children writes what stands in an element of the line. It may be called with nil.
func (r *reader) children(n *xmltree.Node) {
	if n == nil {
		return
	}
	for _, c := range n.Children {
		if r.stop() {
			return
		}
		r.inline(c)
	}
}

// inline writes a part of a line.
func (r *reader) inline(n *xmltree.Node) {
	switch n.Name {
	case "":
		if r.above > 0 {
			r.raised(n, false)
			return
		}
		r.w.Path(n.Path())
		r.w.Characters(n.From, n.To, !n.Literal)
	case "xref":
		r.reference(n)
	case "sup":
		r.superscript(n)
	case "break":
		r.w.Space(n.From, n.To)
	case "alternatives", "inline-formula", "disp-formula", "tex-math", "math":
		r.formula(n)
	case "name-alternatives":
		r.children(first(n))
	case "inline-graphic", "graphic", "media", "alt-text", "object-id", "index-term", "target", "private-char", "annotation", "fn-group":
	case "fn", "fig", "table-wrap", "boxed-text", "supplementary-material", "fig-group", "table-wrap-group":
		if n.Name == "fn" {
			r.noteMark(n, n, n)
		}
		r.later = append(r.later, n)
	case "ext-link", "uri", "email", "self-uri":
		if !n.HasText() {
			r.w.Path(n.Path())
			r.w.Put(n.Attr("href"), n.From, n.To-n.From)
			return
		}
		r.children(n)
	case "p":
		r.w.Gap()
		r.children(n)
		r.w.Gap()
	default:
		r.children(n)
	}
}

// first is the first child element, nil when there is none.
func first(n *xmltree.Node) *xmltree.Node {
	for _, c := range n.Children {
		if c.Name != "" {
			return c
		}
	}
	return nil
}

// formula writes a formula in the one of its forms that reads as text: MathML's characters, else TeX.
func (r *reader) formula(n *xmltree.Node) {
	if n.Name == "disp-formula" {
		r.w.Gap()
		defer r.w.Gap()
	}
	for _, name := range []string{"math", "tex-math", "textual-form"} {
		if !n.Small() && n.Name != name {
			break
		}
		forms := n.Find(name)
		if n.Name == name {
			forms = []*xmltree.Node{n}
		}
		if len(forms) == 0 {
			continue
		}
		if name == "tex-math" {
			r.tex(forms[0])
			return
		}
		forms[0].Walk(func(c *xmltree.Node) bool {
			if c.Name == "" && strings.TrimSpace(r.tree.Source[c.From:c.To]) != "" {
				r.inline(c)
			}
			return c.Name != "annotation" && c.Name != "annotation-xml"
		})
		return
	}
	if n.Name != "math" && n.Name != "tex-math" {
		for _, c := range n.Children {
			if c.Name != "label" {
				r.inline(c)
			}
		}
	}
}

// tex writes a formula in TeX without the document that some publishers wrap around it.
func (r *reader) tex(n *xmltree.Node) {
	for _, c := range n.Children {
		if c.Name != "" {
			continue
		}
		from, to := c.From, c.To
		if k := strings.Index(r.tree.Source[from:to], `\begin{document}`); k >= 0 {
			from += k + len(`\begin{document}`)
		}
		if k := strings.LastIndex(r.tree.Source[from:to], `\end{document}`); k >= 0 {
			to = from + k
		}
		r.w.Path(n.Path())
		r.w.Characters(from, to, !c.Literal)
	}
}

// superscript writes what is set above the line with the signs for it. A superscript of citations alone is a mark.
func (r *reader) superscript(n *xmltree.Node) {
	if !n.Small() {
		r.children(n)
		return
	}
	text := r.tree.Text(n)
	cites := len(n.Find("xref")) > 0 || r.followsMark(n)
	if cites && strings.Trim(text, "0123456789,;–—-−‐ []()*†‡§¶#") == "" {
		start := r.w.Len()
		r.above++
		r.children(n)
		r.above--
		if s := r.w.Span(start); len(n.Find("fn")) == 0 && r.onlyEntries(n) {
			r.mark(s, nil)
		}
		return
	}
	if strings.Trim(text, "0123456789+-−–n") == "" {
		for _, c := range n.Children {
			if c.Name == "" {
				r.raised(c, true)
			} else {
				r.inline(c)
			}
		}
		return
	}
	r.children(n)
}

// onlyEntries tells whether every pointer of a superscript leads to entries.
func (r *reader) onlyEntries(n *xmltree.Node) bool {
	for _, x := range n.Find("xref") {
		if x.Attr("ref-type") != "bibr" {
			return false
		}
	}
	return true
}

// followsMark tells whether a superscript of punctuation stands between marks: the comma of ⁴,⁵.
func (r *reader) followsMark(n *xmltree.Node) bool {
	if len(r.marks) == 0 || strings.Trim(r.tree.Text(n), ",;–—-−‐ ") != "" {
		return false
	}
	return r.marks[len(r.marks)-1].End == r.w.Len()
}

// raised writes text with the signs of superscripts: its digits, and with all also the signs of an exponent.
func (r *reader) raised(c *xmltree.Node, all bool) {
	r.w.Path(c.Path())
	for i := c.From; i < c.To; {
		ch, size := utf8.DecodeRuneInString(r.tree.Source[i:c.To])
		if s, ok := entry.Superscript(ch); ok && (all || ch >= '0' && ch <= '9') {
			r.w.Put(s, i, size)
		} else if n, s := compose.Entity(r.tree.Source[i:min(c.To, i+40)]); n > 0 {
			size = n
			r.w.Put(s, i, n)
		} else {
			r.w.Characters(i, i+size, false)
		}
		i += size
	}
}

// mark keeps a sign above the line unless it lies inside the one before.
func (r *reader) mark(s document.Span, note *xmltree.Node) {
	if s.Empty() || r.apart {
		return
	}
	for len(r.marks) > 0 && note == nil && r.marks[len(r.marks)-1].note == nil && s.Contains(r.marks[len(r.marks)-1].Span) {
		r.marks = r.marks[:len(r.marks)-1]
	}
	r.marks = append(r.marks, mark{s, note})
}

// noteMark writes the mark of a note: what the pointer shows, else the note's label, else a number.
func (r *reader) noteMark(note, at, label *xmltree.Node) {
	if r.bare {
		return
	}
	text := r.tree.Text(at)
	if at == note {
		text = r.tree.Text(note.Child("label"))
		label = note.Child("label")
	}
	start := r.w.Len()
	r.w.Path(at.Path())
	switch {
	case text == "":
		r.count++
		r.numbers[note] = strconv.Itoa(r.count)
		var b strings.Builder
		for _, c := range r.numbers[note] {
			s, _ := entry.Superscript(c)
			b.WriteString(s)
		}
		r.w.Put(b.String(), at.From, 0)
	default:
		label.Walk(func(c *xmltree.Node) bool {
			if c.Name == "" {
				r.raised(c, false)
			}
			return true
		})
	}
	r.mark(r.w.Span(start), note)
}
