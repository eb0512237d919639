package citation

import (
	"strings"

	"kg/document"
)

// anchor is the mark in running text that leads to the note being read.
func (s *scanner) anchor() (document.Span, bool) {
	for _, n := range s.d.Tagged.Notes {
		if n.Block == s.u.block {
			return n.Span, true
		}
	}
	if s.u.label == "" {
		return document.Span{}, false
	}
	note := s.d.Blocks[s.u.block].Span
	for _, m := range []string{"<sup>" + s.u.label + "</sup>", "[^" + s.u.label + "]", "^" + s.u.label + "^"} {
		for at := 0; ; {
			k := strings.Index(s.d.Text[at:], m)
			if k < 0 {
				break
			}
			sp := document.Span{Start: at + k, End: at + k + len(m)}
			if !note.Overlaps(sp) {
				return sp, true
			}
			at = sp.End
		}
	}
	return document.Span{}, false
}

// notes reads what only notes hold: "Ibid.", and works named by author and title.
func (s *scanner) notes() {
	t := s.t
	low := strings.ToLower(t)
	if len(low) != len(t) {
		return
	}
	for _, f := range [...]string{"ibid.", "ibid,", "ibidem", "ebd."} {
		k := strings.Index(low, f)
		if k < 0 || k > 0 && isWord(t[k-1]) {
			continue
		}
		locator, end := s.locatorAt(k+len(strings.TrimRight(f, ",")), len(t))
		c := document.Citation{Kind: document.Ibid, Status: document.Dangling, Locator: locator}
		if p, ok := s.before(); ok {
			c.Status, c.Candidates, c.Authors, c.Year, c.Suffix = p.Status, p.Candidates, p.Authors, p.Year, p.Suffix
		}
		s.add(c, k, end, k, end)
	}
	s.titledNotes()
}

// before is the citation that "Ibid." in a note repeats: the last one of the notes before, or
// of the running text where no note before cites anything.
func (s *scanner) before() (document.Citation, bool) {
	const far = 1000 // citations
	last := -1
	for i := len(s.found) - 1; i >= max(0, len(s.found)-far); i-- {
		p := s.found[i]
		if len(p.Candidates) == 0 || p.Kind == document.SourceLine || p.Start >= s.u.parts[0].End {
			continue
		}
		if b := s.d.BlockAt(p.Start); b >= 0 && s.d.Blocks[b].Kind == document.Footnote {
			return p, true
		}
		if last < 0 {
			last = i
		}
	}
	if last < 0 {
		return document.Citation{}, false
	}
	return s.found[last], true
}

// titledNotes finds entries that a note names by the author's family name and
// the beginning of the title: "Lee, Two Rivers, 41".
func (s *scanner) titledNotes() {
	t := s.t
	g, at := glueWithPlaces(t)
	for i, w := range s.list.works {
		if len(w.authors) == 0 || w.authors[0].family == "" {
			continue
		}
		title := s.list.refs[i].Title
		if k := strings.IndexAny(title, ":?"); k > 8 {
			title = title[:k]
		}
		gt := glue(title)
		words := strings.Fields(title)
		if len(words) > 4 && len(gt) > 24 {
			gt = glue(strings.Join(words[:4], " "))
		}
		if len(gt) < 8 {
			continue
		}
		k := strings.Index(g, gt)
		if k < 0 {
			continue
		}
		f := strings.LastIndex(g[:k], w.authors[0].family)
		if f < 0 || k-f > len(w.authors[0].family)+60 {
			continue
		}
		start, end := at[f], at[k+len(gt)-1]+1
		full := false
		if y := w.year; len(y) == 4 {
			if n := strings.Index(t[end:], y); n >= 0 && n < 200 {
				end, full = end+n+4, true
			}
		}
		if s.overlaps(start, end) {
			continue
		}
		for start > 0 && t[start-1] != '.' && t[start-1] != ';' && t[start-1] != '(' && start > at[f]-30 && full {
			start--
		}
		for start < len(t) && t[start] == ' ' {
			start++
		}
		c := document.Citation{Kind: document.NoteShort, Status: document.Resolved, Authors: []string{s.list.refs[i].Authors[0].Family}, Year: w.year, Suffix: w.suffix,
			Candidates: []document.Candidate{{Reference: i, Score: 0.9, Reason: "name and title agree"}}}
		if full {
			c.Kind = document.NoteFull
			if e := strings.IndexByte(t[end:], ')'); e == 0 {
				end++
			}
		}
		c.Locator, end = s.locatorAt(end, len(t))
		s.add(c, start, end, start, end)
	}
}

// overlaps tells whether a citation was already found in t[start:end].
func (s *scanner) overlaps(start, end int) bool {
	sp := s.view.Span(start, end)
	for i := len(s.found) - 1; i >= 0 && i >= len(s.found)-24; i-- {
		if s.found[i].Overlaps(sp) {
			return true
		}
	}
	return false
}

// glueWithPlaces is glue for the letters of t that are ASCII, with where each stands.
func glueWithPlaces(t string) (string, []int) {
	b := make([]byte, 0, len(t))
	at := make([]int, 0, len(t))
	for i := 0; i < len(t); {
		n := 1
		for i+n < len(t) && t[i+n] >= 0x80 && t[i+n] < 0xC0 {
			n++
		}
		for _, c := range []byte(glue(t[i : i+n])) {
			b = append(b, c)
			at = append(at, i)
		}
		i += n
	}
	return string(b), at
}
