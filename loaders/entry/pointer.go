package entry

import (
	"cmp"
	"slices"
	"strings"

	"kg/document"
)

// Pointer is a place in running text that points to entries.
type Pointer struct {
	document.Span
	// To are the entries pointed to, as indices in Tagged.References; empty where there is no such entry.
	To []int
}

// MaxItems bounds the items of all citations of a document, for a few bytes can name sixty entries.
const MaxItems = 1 << 18

// Citations makes tagged citations of the pointers. Two of them with a dash between, or one that reads "4–6", are a
// range, which includes what lies between and has no pointer of its own; numbered are the entries by their number.
func Citations(text string, points []Pointer, numbered map[int][]int) []document.TaggedCitation {
	slices.SortStableFunc(points, func(a, b Pointer) int { return cmp.Compare(a.Start, b.Start) })
	var out []document.TaggedCitation
	items := 0
	for i := 0; i < len(points) && items < MaxItems; i++ {
		p := points[i]
		if from, to, ok := Range(text[p.Start:p.End]); ok {
			p.To = ranged(p.To, numbered, from, to)
		}
		if i+1 < len(points) {
			if whole, ok := joined(text, p, points[i+1], numbered); ok {
				p = whole
				i++
			}
		}
		items += len(p.To)
		out = append(out, document.TaggedCitation{Span: p.Span, References: p.To})
	}
	return out
}

// maxDash is how far the ends of a range may stand apart, in bytes: a dash with blanks and brackets.
const maxDash = 12

// joined is the range that two pointers are the ends of.
func joined(text string, p, q Pointer, numbered map[int][]int) (Pointer, bool) {
	from, to := Number(text[p.Start:p.End]), Number(text[q.Start:q.End])
	if from == 0 || to <= from || to-from >= MaxRange || q.Start < p.End || q.Start-p.End > maxDash || !IsDash(strings.Trim(text[p.End:q.Start], " []()")) {
		return p, false
	}
	ends := slices.Concat(p.To, q.To)
	all := ranged(ends, numbered, from, to)
	if len(all) < to-from+1 {
		return p, false
	}
	whole := document.Span{Start: p.Start, End: q.End}
	if strings.ContainsAny(text[p.End:q.Start], "[]()") && whole.Start > 0 && whole.End < len(text) && strings.IndexByte("[(", text[whole.Start-1]) >= 0 && strings.IndexByte("])", text[whole.End]) >= 0 {
		whole.Start, whole.End = whole.Start-1, whole.End+1
	}
	return Pointer{Span: whole, To: all}, true
}

// ranged are the entries numbered from…to where the tagged ones are among them; else the tagged ones.
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

// Marks are marks above the line in order of Start, those of entries that only punctuation sets apart joined: "⁴,⁵".
func Marks(text string, marks []document.TaggedNote) []document.TaggedNote {
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
