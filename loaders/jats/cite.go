package jats

import (
	"cmp"
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
	text string
	to   []*xmltree.Node // nil where there is no element of that id
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
	r.points = append(r.points, pointer{Span: s, text: r.w.Slice(s), to: to})
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

// maxItems bounds the items of all citations of a document, for a few bytes can name sixty entries.
const maxItems = 1 << 18

// cite makes tagged citations of the pointers. Two of them with a dash between, or one that reads "4–6", are a range,
// which by the convention of JATS includes what lies between and has no pointer of its own.
func (r *reader) cite() {
	slices.SortStableFunc(r.points, func(a, b pointer) int { return cmp.Compare(a.Start, b.Start) })
	numbered := r.numbered()
	items := 0
	for i := 0; i < len(r.points) && items < maxItems; i++ {
		p := r.points[i]
		refs, note := r.targets(p)
		if note && len(refs) == 0 {
			continue
		}
		if from, to, ok := entry.Range(p.text); ok {
			refs = ranged(refs, numbered, from, to)
		}
		if i+1 < len(r.points) {
			q := r.points[i+1]
			from, to := entry.Number(p.text), entry.Number(q.text)
			if from > 0 && to > from && to-from < entry.MaxRange && q.Start >= p.End && q.Start-p.End <= 8 && entry.IsDash(r.w.Slice(document.Span{Start: p.End, End: q.Start})) {
				last, _ := r.targets(q)
				if all := ranged(append(slices.Clone(refs), last...), numbered, from, to); len(all) > len(refs)+len(last) || len(all) == to-from+1 {
					p.End, refs = q.End, all
					i++
				}
			}
		}
		items += len(refs)
		r.tagged.Citations = append(r.tagged.Citations, document.TaggedCitation{Span: p.Span, References: refs})
	}
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

// ranged are the references numbered from…to where the tagged ones are among them; else the tagged ones.
func ranged(tagged []int, numbered map[int][]int, from, to int) []int {
	var all []int
	for k := from; k <= to; k++ {
		if numbered[k] == nil {
			return tagged
		}
		all = append(all, numbered[k]...)
	}
	for _, k := range tagged {
		if !slices.Contains(all, k) {
			return tagged
		}
	}
	return all
}

// ordered are the marks in order of Start, those of entries that only punctuation sets apart joined: "⁴,⁵".
func ordered(marks []document.TaggedNote, text string) []document.TaggedNote {
	slices.SortStableFunc(marks, func(a, b document.TaggedNote) int { return cmp.Compare(a.Start, b.Start) })
	var out []document.TaggedNote
	for _, m := range marks {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if m.Start < last.End {
				continue
			}
			if last.Block < 0 && m.Block < 0 && m.Start-last.End <= 4 && strings.Trim(text[last.End:m.Start], ",;–—-−") == "" {
				last.End = m.End
				continue
			}
		}
		out = append(out, m)
	}
	return out
}
