package citation

import (
	"slices"
	"strings"

	"kg/document"
)

// tagged keeps the citations that the file's own markup states, one for each entry pointed to.
func (s *scanner) tagged() {
	for _, t := range s.d.Tagged.Citations {
		c := document.Citation{Span: t.Span, Group: t.Span, Anchor: t.Span, Kind: s.taggedKind(t.Span), Via: -1, Passage: passageOf(s.d, t.Span)}
		if len(t.References) == 0 {
			c.Status = document.Dangling
			s.found = append(s.found, c)
			continue
		}
		for _, r := range t.References {
			c := c
			ref := s.list.refs[r]
			c.Authors, c.Year, c.Suffix = citedNames(ref), ref.Year, ref.Suffix
			c.Status = document.Resolved
			c.Candidates = []document.Candidate{{Reference: r, Score: 1, Reason: "the file's own markup points to this entry"}}
			s.found = append(s.found, c)
		}
	}
	s.stated = len(s.found)
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

// taggedKind is the form of a tagged citation, told by its words and the bracket around it.
func (s *scanner) taggedKind(sp document.Span) document.CitationKind {
	text := s.d.Slice(sp)
	if strings.Trim(text, "0123456789,;–- []()^") == "" && !(len(text) == 4 && isYear(text, 0)) {
		return document.Numeric
	}
	if open := strings.LastIndexAny(s.d.Text[:sp.Start], "()\n"); open >= 0 && s.d.Text[open] == '(' && sp.Start-open < 500 && !strings.HasSuffix(text, ")") {
		return document.Parenthetical
	}
	return document.Narrative
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
