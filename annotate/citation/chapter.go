package citation

import "kg/document"

// preferChapters settles, in a document with a list of references for every
// chapter, which of several entries is meant: that of the chapter's own list.
func (s *scanner) preferChapters() {
	refs := s.list.refs
	if len(refs) == 0 || refs[len(refs)-1].List == 0 {
		return
	}
	labels := map[int]map[string]int{}
	for i, r := range refs {
		if r.Label == "" {
			continue
		}
		if labels[r.List] == nil {
			labels[r.List] = map[string]int{}
		}
		if _, ok := labels[r.List][r.Label]; !ok {
			labels[r.List][r.Label] = i
		}
	}
	for i := range s.found {
		c := &s.found[i]
		list := s.chapterList(c.Start)
		switch {
		case c.Kind == document.Numeric && len(c.Candidates) == 1:
			if own, ok := labels[list][refs[c.Candidates[0].Reference].Label]; ok && refs[c.Candidates[0].Reference].List != list {
				c.Candidates = []document.Candidate{{Reference: own, Score: 1, Reason: "the entry of this chapter's list has that number"}}
			}
		case c.Status == document.Ambiguous:
			var own []document.Candidate
			for _, x := range c.Candidates {
				if refs[x.Reference].List == list {
					own = append(own, x)
				}
			}
			if len(own) == 1 {
				own[0].Reason += "; it stands in this chapter's list"
				c.Candidates, c.Status = own, document.Resolved
			}
		}
	}
}

// ofThisChapter keeps, of entries that stand in the lists of several chapters,
// those of the list that the note's chapter has.
func (s *scanner) ofThisChapter(cs []document.Candidate) []document.Candidate {
	if len(cs) < 2 {
		return cs
	}
	list := s.chapterList(s.d.Blocks[s.u.block].Start)
	var out []document.Candidate
	for _, c := range cs {
		if s.list.refs[c.Reference].List == list {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return cs
	}
	return out
}

// chapterList is the list of references that belongs to the place at an
// offset: the next one behind it, else the last.
func (s *scanner) chapterList(at int) int {
	last := 0
	for _, r := range s.list.refs {
		if r.Start > at {
			return r.List
		}
		last = r.List
	}
	return last
}
