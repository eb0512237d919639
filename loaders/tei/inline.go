package tei

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
			r.raised(n)
			return
		}
		r.w.Path(n.Path())
		r.w.Characters(n.From, n.To, !n.Literal)
	case "ref", "ptr":
		r.reference(n)
	case "hi":
		r.highlighted(n)
	case "lb", "cb", "pb", "gb":
		if n.Attr("break") != "no" {
			r.w.Space(n.From, n.To)
		}
	case "choice":
		r.choice(n)
	case "app":
		if lem := n.Child("lem", "rdg"); lem != nil {
			r.children(lem)
		}
	case "note":
		r.noteMark(n, nil)
		r.later = append(r.later, n)
	case "figure", "table", "listBibl":
		r.later = append(r.later, n)
	case "del", "fw", "graphic", "index", "anchor", "milestone", "gap", "interp", "desc", "figDesc", "egXML":
	case "p", "item", "l", "cell", "row", "head", "label":
		r.w.Gap()
		r.children(n)
		r.w.Gap()
	default:
		r.children(n)
	}
}

// choice writes the one of an element's readings that an edition for readers prints.
func (r *reader) choice(n *xmltree.Node) {
	for _, pair := range [][2]string{{"corr", "sic"}, {"reg", "orig"}, {"abbr", "expan"}, {"seg", "unclear"}} {
		if c := n.Child(pair[0], pair[1]); c != nil {
			r.children(c)
			return
		}
	}
	r.children(n)
}

// highlighted writes what stands above the line with the signs for it; with pointers to entries alone it is a mark.
func (r *reader) highlighted(n *xmltree.Node) {
	look := strings.ToLower(n.Attr("rend") + " " + n.Attr("rendition") + " " + n.Attr("style"))
	if !strings.Contains(look, "sup") || !n.Small() {
		r.children(n)
		return
	}
	if strings.Trim(r.tree.Text(n), "0123456789,;–—-−‐ [](*†)") != "" {
		r.children(n)
		return
	}
	refs := n.Find("ref")
	start := r.w.Len()
	r.above++
	r.children(n)
	r.above--
	for _, x := range refs {
		if !r.pointsToEntry(x) {
			return
		}
	}
	if s := r.w.Span(start); len(refs) > 0 && !s.Empty() {
		r.marks = append(r.marks, mark{s, nil})
	}
}

// raised writes text with digits above the line.
func (r *reader) raised(n *xmltree.Node) {
	r.w.Path(n.Path())
	for i := n.From; i < n.To; {
		ch, size := utf8.DecodeRuneInString(r.tree.Source[i:n.To])
		if s, ok := entry.Superscript(ch); ok && ch >= '0' && ch <= '9' {
			r.w.Put(s, i, size)
		} else if k, s := compose.Entity(r.tree.Source[i:min(n.To, i+40)]); k > 0 && !n.Literal {
			size = k
			r.w.Put(s, i, k)
		} else {
			r.w.Characters(i, i+size, false)
		}
		i += size
	}
}

// targets are the elements that a pointer leads to within the file.
func (r *reader) targets(n *xmltree.Node) (to []*xmltree.Node, local bool) {
	for _, t := range strings.Fields(or(n.Attr("target"), n.Attr("corresp"))) {
		if id, ok := strings.CutPrefix(t, "#"); ok {
			to, local = append(to, r.ids[id]), true
		}
	}
	return to, local
}

// isEntry tells whether an element describes a work.
func isEntry(n *xmltree.Node) bool {
	return n != nil && (n.Name == "biblStruct" || n.Name == "bibl" || n.Name == "biblFull")
}

// pointsToEntry tells whether a pointer is a citation: it says so, or it leads to the description of a work.
func (r *reader) pointsToEntry(n *xmltree.Node) bool {
	to, local := r.targets(n)
	if n.Attr("type") == "bibr" {
		return local
	}
	return len(to) > 0 && isEntry(to[0])
}

// reference writes a pointer. One of GROBID's citations without a target is left to the annotators, for all its tag
// says is that no entry was matched with it.
func (r *reader) reference(n *xmltree.Node) {
	to, local := r.targets(n)
	start := r.w.Len()
	if r.pointsToEntry(n) {
		if !n.HasText() {
			r.label(n, to)
		}
		r.children(n)
		if s := r.w.Span(start); !s.Empty() {
			r.points = append(r.points, pointer{s, to})
		}
		return
	}
	if local && len(to) > 0 && to[0] != nil && to[0].Name == "note" {
		r.noteMark(to[0], n)
		return
	}
	if n.Name == "ptr" && !local && !n.HasText() {
		r.w.Path(n.Path())
		r.w.Put(n.Attr("target"), n.From, n.To-n.From)
		return
	}
	r.children(n)
}

// maxLabel is how long a label may be that is printed where a pointer is empty, in bytes.
const maxLabel = 40

// label writes what a rendering prints for an empty pointer: the entry's number or key in brackets.
func (r *reader) label(n *xmltree.Node, to []*xmltree.Node) {
	if len(to) == 0 || to[0] == nil {
		return
	}
	label := or(to[0].Attr("n"), to[0].Attr("id"))
	if label == "" || len(label) > maxLabel {
		return
	}
	r.w.Path(n.Path())
	r.w.Put("["+label+"]", n.From, n.To-n.From)
}

// noteMark writes the mark of a note: what the pointer at shows, else the note's number, else one that is counted.
func (r *reader) noteMark(note, at *xmltree.Node) {
	start := r.w.Len()
	if at.HasText() {
		r.above++
		r.children(at)
		r.above--
	} else {
		if at == nil {
			at = note
		}
		number := note.Attr("n")
		if len(number) > maxLabel {
			return
		}
		if number == "" {
			if r.numbers[note] == "" {
				r.count++
				r.numbers[note] = strconv.Itoa(r.count)
			}
			number = r.numbers[note]
		}
		var b strings.Builder
		for _, c := range number {
			if s, ok := entry.Superscript(c); ok {
				b.WriteString(s)
			} else {
				b.WriteRune(c)
			}
		}
		r.w.Path(at.Path())
		r.w.Put(b.String(), at.From, 0)
	}
	if s := r.w.Span(start); !s.Empty() {
		r.marks = append(r.marks, mark{document.Span{Start: s.Start, End: s.End}, note})
	}
}
