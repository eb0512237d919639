package citation

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kg/document"
)

// stated is a citation that the file's own markup states, and where its items stand among those found.
type stated struct {
	document.TaggedCitation
	from, to int
}

// tagged keeps the citations that the file's own markup states, one for each entry pointed to.
func (s *scanner) tagged() {
	for _, t := range s.d.Tagged.Citations {
		from := len(s.found)
		c := document.Citation{Span: t.Span, Group: s.bracketed(t.Span), Kind: t.Kind, Signal: t.Signal, Locator: t.Locator, Via: -1, Passage: passageOf(s.d, t.Span)}
		if c.Kind == "" {
			c.Kind = s.taggedKind(t.Span)
		}
		c.Anchor = s.noteMark(c.Group)
		if len(t.References) == 0 {
			c.Status = document.Dangling
			s.found = append(s.found, c)
		}
		for _, r := range t.References {
			c := c
			ref := s.list.refs[r]
			c.Authors, c.Year, c.Suffix = citedNames(ref), ref.Year, ref.Suffix
			c.Status = document.Resolved
			c.Candidates = []document.Candidate{{Reference: r, Score: 1, Reason: "the file's own markup points to this entry"}}
			s.found = append(s.found, c)
		}
		s.stated = append(s.stated, stated{t, from, len(s.found)})
	}
	s.read = len(s.found)
}

// noteMark is the mark in running text for a citation that stands in a note; for any other it is the citation itself.
func (s *scanner) noteMark(sp document.Span) document.Span {
	b := s.d.BlockAt(sp.Start)
	if b < 0 || s.d.Blocks[b].Kind != document.Footnote {
		return sp
	}
	for _, n := range s.d.Tagged.Notes {
		if n.Block == b {
			return n.Span
		}
	}
	return sp
}

func citedNames(r document.Reference) []string {
	var out []string
	for _, p := range r.Authors {
		if p.Family != "" {
			out = append(out, p.Family)
		} else {
			out = append(out, p.Literal)
		}
	}
	return out
}

// numericMarks are what a numeric citation is printed with.
const numericMarks = "0123456789⁰¹²³⁴⁵⁶⁷⁸⁹,;–—-−‐ []()^"

// maxGroup is how far the bracket around a tagged citation may open before it, in bytes.
const maxGroup = 500

// taggedKind is the form of a tagged citation, told by its words and the bracket around it.
func (s *scanner) taggedKind(sp document.Span) document.CitationKind {
	text := s.d.Slice(sp)
	if strings.Trim(text, numericMarks) == "" && !(len(text) >= 4 && isYear(text, 0)) {
		return document.Numeric
	}
	before := s.d.Text[max(0, sp.Start-maxGroup):sp.Start]
	if open := strings.LastIndexAny(before, "()[]\n"); open >= 0 && (before[open] == '(' || before[open] == '[') && !strings.HasSuffix(text, ")") {
		return document.Parenthetical
	}
	return document.Narrative
}

// bracketed is a tagged citation with the bracket or the mark above the line it stands in, where that holds nothing of another sentence.
func (s *scanner) bracketed(sp document.Span) document.Span {
	for _, m := range s.d.Tagged.Notes {
		if m.Block < 0 && m.Contains(sp) {
			return m.Span
		}
	}
	from := max(0, sp.Start-maxGroup)
	for !utf8.RuneStart(s.d.Text[from]) {
		from--
	}
	before := s.d.Text[from:sp.Start]
	open := strings.LastIndexAny(before, "()[]\n")
	if open < 0 || before[open] != '(' && before[open] != '[' {
		return sp
	}
	end := closing(s.d.Text, from+open, len(s.d.Text))
	if end < sp.End || strings.Contains(s.d.Text[sp.End:end], "\n") {
		return sp
	}
	return document.Span{Start: from + open, End: end + 1}
}

// adopt joins what the markup states with what the words say: where both see a citation, its form, its span,
// its locator and its signal are those of the words, and the entry is the markup's.
func (s *scanner) adopt() {
	s.dropped, s.adopted = map[int]bool{}, map[int]bool{}
	if len(s.stated) == 0 {
		return
	}
	words := make([]int, 0, len(s.found)-s.read)
	for i := s.read; i < len(s.found); i++ {
		words = append(words, i)
	}
	slices.SortStableFunc(words, func(a, b int) int { return cmp.Compare(s.found[a].Start, s.found[b].Start) })
	taken := map[int]int{} // item of the words → item of the markup it was given to
	first := 0
	for _, t := range s.stated {
		for first < len(words) && s.found[words[first]].End+maxGroup < t.Start {
			first++
		}
		var over []int
		for _, j := range words[first:] {
			if s.found[j].Start >= t.End {
				break
			}
			if s.found[j].Overlaps(t.Span) {
				over = append(over, j)
			}
		}
		s.match(t, over, taken)
	}
}

// match gives the items of one tagged citation to the items the words have in its place.
func (s *scanner) match(t stated, over []int, taken map[int]int) {
	if len(over) == 0 {
		return
	}
	if len(t.References) == 0 { // a pointer to nothing: the words may know better
		if j := over[0]; len(over) == 1 && s.found[j].Status == document.Resolved {
			s.dropped[t.from], s.adopted[j] = true, true
		}
		return
	}
	for k, i := 0, t.from; i < t.to; k, i = k+1, i+1 {
		j := s.counterpart(i, k, t, over)
		if j < 0 {
			continue
		}
		if given, ok := taken[j]; ok {
			// two pointers inside one citation: "Kim" and "(2019)" each tagged
			s.dropped[i] = s.found[given].Candidates[0].Reference == s.found[i].Candidates[0].Reference
			continue
		}
		taken[j], s.dropped[i], s.adopted[j] = i, true, true
		c := &s.found[j]
		c.Status, c.Candidates = document.Resolved, s.found[i].Candidates
		c.Kind = cmp.Or(t.Kind, c.Kind)
		c.Signal, c.Locator = cmp.Or(t.Signal, c.Signal), cmp.Or(t.Locator, c.Locator)
	}
}

// counterpart is the item of the words that item i, the k-th of a tagged citation, stands for; -1 for none.
func (s *scanner) counterpart(i, k int, t stated, over []int) int {
	if len(over) == t.to-t.from {
		return over[k]
	}
	for _, j := range over {
		for _, x := range s.found[j].Candidates {
			if x.Reference == s.found[i].Candidates[0].Reference && !s.adopted[j] {
				return j
			}
		}
	}
	if t.to-t.from == 1 {
		return over[0]
	}
	return -1
}

// kept tells whether the i-th citation found goes into the layer: those of the
// markup unless the words have them too, those of the words unless the markup speaks of the place.
func (s *scanner) kept(i int) bool {
	if i < s.read {
		return !s.dropped[i]
	}
	return s.adopted[i] || !s.overTagged(s.found[i])
}

// overTagged tells whether a citation stands where the file's own markup already states one.
func (s *scanner) overTagged(c document.Citation) bool {
	t := s.d.Tagged.Citations
	k, _ := slices.BinarySearchFunc(t, c.Start, func(x document.TaggedCitation, at int) int {
		if x.End <= at {
			return -1
		}
		return 1
	})
	return k < len(t) && t[k].Start < c.End
}
