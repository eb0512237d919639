package jats

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kg/document"
	"kg/loaders/entry"
	"kg/loaders/xmltree"
)

// pointer is a cross-reference to entries.
type pointer struct {
	document.Span
	to []*xmltree.Node // nil where there is no element of that id
}

// reference writes a cross-reference.
func (r *reader) reference(n *xmltree.Node) {
	var to []*xmltree.Node
	for _, id := range strings.Fields(n.Attr("rid")) {
		to = append(to, r.ids[id])
	}
	switch n.Attr("ref-type") {
	case "bibr":
		r.citation(n, to)
	case "fn", "table-fn", "author-notes", "corresp":
		if len(to) > 0 && to[0] != nil && to[0].Name == "fn" {
			if n.HasText() {
				r.noteMark(to[0], n, n)
			}
			return
		}
		r.children(n)
	default:
		r.children(n)
	}
}

func (r *reader) citation(n *xmltree.Node, to []*xmltree.Node) {
	start := r.w.Len()
	switch {
	case n.HasText():
		r.children(n)
	case r.inRange(n):
		return
	case len(to) > 0 && to[0] != nil:
		label := strings.Trim(r.tree.Text(to[0].Child("label")), ".[]() ")
		if label == "" || len(label) > maxLabel {
			return
		}
		r.w.Path(n.Path())
		r.w.Put(label, n.From, n.To-n.From)
	default:
		return
	}
	s := r.w.Span(start)
	if s.Empty() || r.apart {
		return
	}
	if f := first(n); f != nil && f.Name == "sup" && n.Small() && r.tree.Text(f) == r.tree.Text(n) {
		r.mark(s, nil)
	}
	if len(to) > 0 && to[0] != nil && to[0].Name == "fn" {
		return
	}
	r.points = append(r.points, pointer{Span: s, to: to})
}

// near is how many siblings are looked at for the dash of a range.
const near = 64

// inRange tells whether an empty pointer stands for the unprinted middle of a range: a dash stands beside it.
func (r *reader) inRange(n *xmltree.Node) bool {
	all := n.Parent.Children
	for _, side := range []int{-1, 1} {
		for k := n.Index + side; k >= 0 && k < len(all) && k > n.Index-near && k < n.Index+near; k += side {
			c := all[k]
			if c.Name == "xref" && !c.HasText() || c.Name == "" && c.Blank {
				continue
			}
			if c.Name != "" && c.Name != "sup" || !c.Small() {
				break
			}
			t := strings.TrimSpace(r.tree.Text(c))
			if side < 0 {
				t = lastRune(t)
			} else {
				_, size := utf8.DecodeRuneInString(t)
				t = t[:size]
			}
			if entry.IsDash(t) {
				return true
			}
			break
		}
	}
	return false
}

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

// maxLabel is how long the label of an entry may be that is printed where a pointer is empty, in bytes.
const maxLabel = 40

// cite makes tagged citations of the pointers.
func (r *reader) cite(text string) {
	var points []entry.Pointer
	for _, p := range r.points {
		refs, note := r.targets(p)
		if note && len(refs) == 0 {
			continue
		}
		points = append(points, entry.Pointer{Span: p.Span, To: refs})
	}
	r.tagged.Citations = entry.Citations(text, points, r.numbered())
}

// targets are the references a pointer leads to; note tells that it leads to a note among them.
func (r *reader) targets(p pointer) (refs []int, note bool) {
	for _, n := range p.to {
		if n == nil {
			continue
		}
		for _, k := range r.entries[n] {
			if !slices.Contains(refs, k) {
				refs = append(refs, k)
			}
		}
		if _, ok := r.notes[n]; ok {
			note = true
		}
	}
	return refs, note
}

// numbered are the references by the number of their ref: its label, or its place where no ref has a number.
func (r *reader) numbered() map[int][]int {
	out, place := map[int][]int{}, map[int][]int{}
	n := 0
	for _, ref := range r.article.Find("ref") {
		refs := r.entries[ref]
		if len(refs) == 0 {
			continue
		}
		n++
		place[n] = refs
		if k := entry.Number(r.tree.Text(ref.Child("label"))); k > 0 && out[k] == nil {
			out[k] = refs
		}
	}
	if len(out) == 0 {
		return place
	}
	return out
}
