package citation

import (
	"strings"

	"kg/annotate/note"
	"kg/document"
)

// What stands here leads from words like "Ibid." and "op. cit." and from the
// numbers of earlier notes to the works that those notes cite.

// before leads "Kim, op. cit." and "Kim, supra note 12" to the work that an earlier note names.
func (s *scanner) before(c note.Cited, out *document.Citation) bool {
	named := len(c.Names) > 0 || !c.Body.Empty()
	works := []int(nil)
	if named {
		if works = s.worksOf(c); len(works) == 0 {
			out.Status = document.Dangling
			return c.Number > 0 || len(s.noted) > 1
		}
	}
	if c.Number > 0 {
		if s.fromNote(c.Number, works, named, out) {
			return true
		}
	}
	if !named {
		out.Status = document.Dangling
		return true
	}
	if !c.Title.Empty() {
		return s.inShort(c, out)
	}
	before := s.notedBefore(works)
	if len(before) == 0 {
		before = works
	}
	for _, i := range before {
		out.Candidates = append(out.Candidates, document.Candidate{Reference: i, Score: 0.9, Reason: "the work of that name cited before"})
	}
	return s.settle(out)
}

// fromNote takes the works that note n cites, those of the given ones where a name is given.
func (s *scanner) fromNote(n int, works []int, named bool, out *document.Citation) bool {
	if k, ok := s.notedAt[n]; ok {
		seen := map[int]bool{}
		for _, i := range s.noted[k].items {
			c := s.found[i]
			if len(c.Candidates) != 1 || seen[c.Candidates[0].Reference] || named && !contains(works, c.Candidates[0].Reference) {
				continue
			}
			seen[c.Candidates[0].Reference] = true
			out.Candidates = append(out.Candidates, document.Candidate{Reference: c.Candidates[0].Reference, Score: 0.95, Reason: "the work that note " + s.noted[k].label + " cites"})
		}
		if !named && len(out.Candidates) > 1 {
			out.Candidates = s.namedInText(out.Candidates)
		}
		return s.settle(out)
	}
	return false
}

// namedInText keeps, of several works, those whose author the text names right before the note's mark.
func (s *scanner) namedInText(cs []document.Candidate) []document.Candidate {
	a, ok := s.anchor()
	if !ok {
		return cs
	}
	before := glue(s.d.Text[max(0, a.Start-60):a.Start])
	var out []document.Candidate
	for _, c := range cs {
		if as := s.list.works[c.Reference].authors; len(as) > 0 {
			name := as[0].family + as[0].body
			if len(name) > 1 && strings.HasSuffix(before, name) || len(name) > 3 && strings.Contains(before, name) {
				out = append(out, c)
			}
		}
	}
	if len(out) == 0 {
		return cs
	}
	return out
}

func contains(list []int, x int) bool {
	for _, y := range list {
		if y == x {
			return true
		}
	}
	return false
}

// ibid takes over the work of the citation before: of the same note, else of the
// note before, which must cite one work; of several it is not known which is
// meant. Where the note before cites nothing, the last one that does is only
// probably meant, and where none does, the running text before the mark.
func (s *scanner) ibid(out *document.Citation) bool {
	n := len(s.noted) - 1
	from := s.noted[n].items
	far := false
	if len(from) > 0 {
		from = from[len(from)-1:]
	} else {
		k := n - 1
		for k >= 0 && len(s.noted[k].items) == 0 {
			k--
		}
		if k >= 0 {
			from, far = s.noted[k].items, k < n-1
		} else {
			from, far = s.lastInText(), false
		}
	}
	out.Status = document.Dangling
	if len(from) == 1 {
		p := s.found[from[0]]
		out.Status, out.Authors, out.Year, out.Suffix = p.Status, p.Authors, p.Year, p.Suffix
		for _, c := range p.Candidates {
			out.Candidates = append(out.Candidates, document.Candidate{Reference: c.Reference, Score: c.Score, Reason: "the citation before: " + strings.TrimPrefix(c.Reason, "the citation before: ")})
		}
	} else if len(from) > 1 {
		s.oneOf(from, out)
	}
	if far && out.Status == document.Resolved {
		out.Status = document.Probable
		out.Candidates[0].Score *= 0.8
		out.Candidates[0].Reason = "the note before cites nothing; " + out.Candidates[0].Reason
	}
	return true
}

// lastInText is the last citation of the running text before the note's mark.
func (s *scanner) lastInText() []int {
	at := s.d.Blocks[s.u.block].Start
	if a, ok := s.anchor(); ok {
		at = a.Start
	}
	for i := len(s.found) - 1; i >= 0 && i >= len(s.found)-1000; i-- {
		if p := s.found[i]; len(p.Candidates) > 0 && p.Kind != document.SourceLine && p.Start < at {
			return []int{i}
		}
	}
	return nil
}

// oneOf makes the works of several citations candidates.
func (s *scanner) oneOf(items []int, out *document.Citation) {
	seen := map[int]bool{}
	for _, i := range items {
		for _, c := range s.found[i].Candidates {
			if !seen[c.Reference] {
				seen[c.Reference] = true
				out.Candidates = append(out.Candidates, document.Candidate{Reference: c.Reference, Score: 0.5, Reason: "one of the works that the note before cites"})
			}
		}
	}
	if !s.settle(out) {
		out.Status = document.Dangling
	}
	if out.Status == document.Resolved {
		out.Candidates[0].Score, out.Candidates[0].Reason = 0.9, "the only work that the note before cites"
	}
}
