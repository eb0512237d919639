package citation

import (
	"fmt"
	"strconv"

	"kg/document"
)

// byNumber finds the citations by number. The document's own way of setting them is told
// once, from the list and from how many of its entries the numbers of each form reach.
func (s *scanner) byNumber(units []unit) {
	n := len(s.list.refs)
	if n == 0 {
		return
	}
	numbers, reason := s.list.numbered, "the entry has that number"
	if len(numbers)*2 < n {
		if s.covered()*5 > n {
			return
		}
		numbers, reason = map[int]int{}, ""
		for i := range s.list.refs {
			numbers[i+1] = i
		}
	}
	s.lostRaise = reason != ""
	var groups []numberGroup
	for _, u := range units {
		if u.kind != document.Footnote {
			groups = append(groups, s.numberGroups(u)...)
		}
	}
	uses := s.count(groups, numbers)
	taken := uses.forms(n, s.covered(), reason != "")
	for f := range taken {
		taken[worded] = taken[worded] || taken[f] && uses[f].distinct*10 >= 3*n
	}
	main := false
	for f, ok := range taken {
		main = main || ok && uses[f].distinct*10 >= 4*n
	}
	if main {
		s.dropDangling()
	}
	for i, g := range groups {
		if !taken[g.form] || s.footnote(g) {
			continue
		}
		s.addNumbers(g, numbers, reason, uses[g.form].distinct*10 >= 4*n)
		if i+1 < len(groups) {
			s.between(g, groups[i+1], numbers, reason)
		}
	}
}

// use is how often numbers of one form are printed, and how many entries they reach.
type use struct {
	groups, strange int // strange: groups with a number that the list has not
	distinct        int
}

type uses [numberForms]use

func (s *scanner) count(groups []numberGroup, numbers map[int]int) (u uses) {
	var reached [numberForms]map[int]bool
	for _, g := range groups {
		if s.footnote(g) {
			continue
		}
		if reached[g.form] == nil {
			reached[g.form] = map[int]bool{}
		}
		u[g.form].groups++
		whole := true
		for _, it := range g.items {
			for n := it.lo; n <= it.hi; n++ {
				_, ok := numbers[n]
				whole = whole && ok
			}
		}
		if !whole {
			u[g.form].strange++
			continue
		}
		for _, it := range g.items {
			for n := it.lo; n <= it.hi; n++ {
				reached[g.form][n] = true
			}
		}
	}
	for f, r := range reached {
		u[f].distinct = len(r)
	}
	return u
}

// forms tells which forms cite in this document: n entries, of which covered are cited by name and year.
func (u uses) forms(n, covered int, printed bool) (taken [numberForms]bool) {
	share := func(f numberForm) float64 { return float64(u[f].distinct) / float64(n) }
	byName := float64(covered) / float64(n)
	usual := func(f numberForm) bool { return u[f].strange*6 <= u[f].groups }
	if !printed { // numbers are by place: only where they reach most of the list and hardly anything beyond
		best := numberForm(-1)
		for _, f := range [...]numberForm{squared, raised} {
			if share(f) >= 0.6 && u[f].strange*10 <= u[f].groups && (best < 0 || share(f) > share(best)) {
				best = f
			}
		}
		if best >= 0 {
			taken[best] = true
		}
		return taken
	}
	if byName >= 0.4 && byName > share(squared) && byName > share(raised) {
		return taken
	}
	taken[squared] = u[squared].distinct > 0
	taken[raised] = u[raised].distinct > 0 && share(squared) < 0.5
	if share(squared) >= 0.3 || share(raised) >= 0.3 || byName >= 0.3 {
		return taken
	}
	few := min(3, n)
	r, g := share(rounded), share(glued)
	switch {
	case r >= 0.35 && r >= g && u[rounded].distinct >= few && usual(rounded):
		taken[rounded] = true
	case g >= 0.35 && u[glued].distinct >= few && usual(glued):
		taken[glued] = true
	}
	return taken
}

// covered is how many entries are cited by name and year.
func (s *scanner) covered() int {
	reached := map[int]bool{}
	for _, c := range s.found[s.read:] {
		if c.Status == document.Resolved && c.Year != "" {
			reached[c.Candidates[0].Reference] = true
		}
	}
	return len(reached)
}

// dropDangling leaves out names and years without an entry: a document that cites by number names people by the way.
func (s *scanner) dropDangling() {
	if len(s.vias) > 0 {
		return
	}
	kept := s.found[:s.read]
	for _, c := range s.found[s.read:] {
		if c.Status != document.Dangling {
			kept = append(kept, c)
		}
	}
	s.found = kept
}

// footnote tells whether raised numbers are marks of notes.
func (s *scanner) footnote(g numberGroup) bool {
	if s.listed || g.form != raised && g.form != glued {
		return false
	}
	if s.noteLabels == nil {
		s.noteLabels = map[string]bool{}
		for _, b := range s.d.Blocks {
			if b.Kind == document.Footnote {
				s.noteLabels[b.Label] = true
			}
		}
	}
	for _, it := range g.items {
		if s.noteLabels[strconv.Itoa(it.lo)] {
			return true
		}
	}
	return false
}

// addNumbers adds one item for every number of a group. Where the form is the document's own,
// a number that the list has not is a citation without an entry; in forms that other things have too it must lie among
// the numbers of the list.
func (s *scanner) addNumbers(g numberGroup, numbers map[int]int, reason string, own bool) {
	strange, beyond := 0, 0
	for _, it := range g.items {
		for n := it.lo; n <= it.hi; n++ {
			if _, ok := numbers[n]; !ok {
				strange++
				if n > len(numbers) {
					beyond++
				}
			}
		}
	}
	if strange > 0 && (!own || reason == "" || strange > 3 || g.form != squared && (beyond > 0 || g.form != raised)) {
		return
	}
	for _, it := range g.items {
		for n := it.lo; n <= it.hi; n++ {
			if n > len(s.list.refs)+40 {
				continue
			}
			c := s.numbered(n, numbers, reason)
			c.Span, c.Group, c.Anchor, c.Signal, c.Locator = it.Span, g.span, g.span, it.signal, it.locator
			c.Passage = passageOf(s.d, c.Span)
			s.found = append(s.found, c)
		}
	}
}

// numbered is the citation of entry number n.
func (s *scanner) numbered(n int, numbers map[int]int, reason string) document.Citation {
	c := document.Citation{Kind: document.Numeric, Status: document.Dangling, Via: -1}
	i, ok := numbers[n]
	if !ok {
		return c
	}
	c.Status = document.Resolved
	c.Candidates = []document.Candidate{{Reference: i, Score: 1, Reason: reason}}
	if reason == "" {
		c.Status = document.Probable
		c.Candidates[0].Score, c.Candidates[0].Reason = 0.7, fmt.Sprintf("the entry is number %d of a list that prints no numbers", n)
	}
	return c
}

// between adds the numbers between "[1]" and "[3]" of "[1]–[3]".
func (s *scanner) between(a, b numberGroup, numbers map[int]int, reason string) {
	if a.form != squared || b.form != squared || a.items[len(a.items)-1].locator != "" || b.span.Start < a.span.End || b.span.Start-a.span.End > 5 {
		return
	}
	gap := s.d.Text[a.span.End:b.span.Start]
	if d := trimBlank(gap); dashLen(d, 0) != len(d) || d == "" {
		return
	}
	lo, hi := a.items[len(a.items)-1].hi, b.items[0].lo
	if hi-lo > maxRange {
		return
	}
	for n := lo + 1; n < hi; n++ {
		if _, ok := numbers[n]; !ok {
			return
		}
	}
	sp := document.Span{Start: a.span.Start, End: b.span.End}
	for n := lo + 1; n < hi; n++ {
		c := s.numbered(n, numbers, reason)
		c.Span, c.Group, c.Anchor = sp, sp, sp
		c.Passage = passageOf(s.d, sp)
		s.found = append(s.found, c)
	}
}

func trimBlank(s string) string {
	i, k := 0, len(s)
	for i < k && s[i] == ' ' {
		i++
	}
	for k > i && s[k-1] == ' ' {
		k--
	}
	return s[i:k]
}
