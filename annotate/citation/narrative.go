package citation

import (
	"strings"

	"kg/document"
)

// maxBefore is how far before a bracket of years its author is looked for, and maxWord how long a word of a name may be, in bytes.
const (
	maxBefore = 400
	maxWord   = 80
)

// narrative reads names before a bracket of years. It returns how far into the
// bracket it read.
func (s *scanner) narrative(lo, open, bracketEnd int, w when) int {
	t := s.t
	lo = max(lo, open-maxBefore)
	pos := open
	for pos > lo && t[pos-1] == ' ' {
		pos--
	}
	it := s.best(lo, pos, w)
	if !it.ok || it.ans.score < 0.7 {
		if x := s.titleBefore(lo, pos, w); x.ok {
			it = x
		}
	}
	if !it.ok {
		it = s.unansweredNarrative(lo, pos, w, bracketEnd)
	}
	if !it.ok {
		it = s.namedEarlier(lo, open, pos, w)
	}
	if !it.ok {
		return skipTo(t, open+1, bracketEnd)
	}
	kind := document.Narrative
	if it.phraseStart == open {
		kind = document.Parenthetical
	} else if strings.HasSuffix(t[:pos], "'s") || strings.HasSuffix(t[:pos], "'") && !it.title {
		kind = document.Possessive
	}
	limit := skipTo(t, open+1, bracketEnd)
	for first := true; ; first = false {
		end := it.w.end
		if it.w.suffix != "" {
			end = s.suffixEnd(it.w, limit)
		}
		stop := end
		if it.w.day.month == 0 {
			_, stop = dayAfter(t, end, limit)
		}
		locator, stop := s.locatorAt(stop, limit)
		next, more := s.nextDate(stop, limit)
		other := false // a work of somebody else in the same bracket: "Kim (2004, cited in Lee, 2010)"
		if more {
			if b := strings.Trim(t[stop:next.start], " ,&"); b != "" && !conjunction(b) {
				more, other = false, strings.ContainsAny(b, " ,")
			}
		}
		if other {
			before := len(s.found)
			s.last = dated{}
			s.segment(it.phraseStart, split{stop, limit}, bracketEnd, nil)
			if other = len(s.found) > before; other {
				c := s.citation(it, locator)
				c.Kind = kind
				from := it.phraseStart
				if !first {
					from = it.w.start
				}
				n := s.add(c, from, stop, it.phraseStart, min(bracketEnd+1, len(t)))
				if viaWords(t[stop:next.start]) {
					s.via(n, before)
				}
				return limit
			}
		}
		c := s.citation(it, locator)
		c.Kind = kind
		from, to := it.w.start, stop
		if first {
			from = it.phraseStart
		}
		switch {
		case end > it.w.end:
			to = it.w.end
		case !more && limit == bracketEnd:
			to = limit + 1
		case !more:
			to = limit
		}
		groupStart := it.phraseStart
		s.add(c, from, to, groupStart, min(bracketEnd+1, len(t)))
		s.suffixes(it, end, groupStart, bracketEnd, kind)
		if !more {
			s.last = it
			return limit
		}
		start := it.phraseStart
		it = s.again(it, next)
		it.phraseStart = start
		if !it.ok {
			return limit
		}
	}
}

// namedEarlier finds the author of a year that stands alone in its bracket, "Brandt's later book (1999)": who is named
// last in the sentence, where the list has exactly that author and year, and the sentence does not cite it yet.
func (s *scanner) namedEarlier(lo, open, pos int, w when) dated {
	t := s.t
	if len(w.year) != 4 || pos <= lo {
		return dated{}
	}
	last := t[strings.LastIndexByte(t[lo:pos], ' ')+1+lo : pos]
	if upperAt(last, 0) && last[len(last)-1] != '"' || digit(last[0]) { // a name of something else
		return dated{}
	}
	passage := passageOf(s.d, s.view.Span(open, open+1))
	if passage < 0 {
		return dated{}
	}
	lo = max(lo, s.view.At(s.d.Layers.Passages[passage].Start), pos-300)
	for end := pos; end > lo; {
		b := strings.LastIndexByte(t[lo:end], ' ') + 1 + lo
		word := strings.TrimRight(t[b:end], ",.;:\"")
		end = max(lo, b-1)
		if !upperAt(t, b) || !s.knownWord(word) {
			continue
		}
		word = trimPossessive(word)
		for _, e := range s.nameEnds(b+len(word), pos) {
			it := s.best(lo, e, w)
			if !it.ok || it.ans.score < 0.89 || it.ans.status != document.Resolved {
				continue
			}
			if s.citedIn(passage, it.ans.candidates[0].Reference) {
				return dated{}
			}
			it.phraseStart = open
			it.ans.candidates[0].Reason += "; the name stands earlier in the sentence"
			return it
		}
	}
	return dated{}
}

// citedIn tells whether an entry was already cited in a passage.
func (s *scanner) citedIn(passage, reference int) bool {
	for i := len(s.found) - 1; i >= s.read && i >= len(s.found)-24; i-- {
		if c := s.found[i]; c.Passage == passage && len(c.Candidates) > 0 && c.Candidates[0].Reference == reference {
			return true
		}
	}
	return false
}

// skipTo is the position of the semicolon that parts a narrative's years from further items, else end.
func skipTo(t string, from, end int) int {
	if k := strings.IndexByte(t[from:end], ';'); k >= 0 {
		return from + k
	}
	return end
}

// titleBefore finds a title in quotation marks, or a title of the list, right before pos.
func (s *scanner) titleBefore(lo, pos int, w when) dated {
	if len(s.list.untitled)+len(s.list.bodies) == 0 {
		return dated{}
	}
	t := s.t
	end := pos
	if strings.HasSuffix(t[lo:end], "'s") {
		end -= 2
	}
	if end > lo && t[end-1] == '"' {
		if k := strings.LastIndexByte(t[lo:end-1], '"'); k >= 0 {
			if a := s.list.title(t[lo+k:end], w, true); len(a.candidates) > 0 {
				return titled(t, lo+k, end, w, a)
			}
		}
		return dated{}
	}
	var out dated
	b := end
	for n := 0; n < 24 && b > lo; n++ {
		for b > lo && t[b-1] == ' ' {
			b--
		}
		for b > lo && t[b-1] != ' ' {
			b--
		}
		if n < 2 || !mayBegin(t[b:end]) && t[b] != '\'' && t[b] != '"' {
			continue
		}
		if a := s.list.title(t[b:end], w, false); len(a.candidates) > 0 && (!out.ok || a.score >= out.ans.score) {
			out = titled(t, b, end, w, a)
		}
	}
	return out
}

func titled(t string, start, end int, w when, a answer) dated {
	it := dated{phraseStart: start, phraseEnd: end, w: w, ans: a, ok: true, title: true}
	it.p.names = []cited{{words: []string{strings.Trim(t[start:end], `" `)}}}
	return it
}

// bare reads a date outside brackets: "see Kim, 2020", "Kim et al., 2018 show".
// Only what the list answers with exactly that year counts.
func (s *scanner) bare(lo int, w when) int {
	t := s.t
	pos := w.start
	for pos > lo && (t[pos-1] == ' ' || t[pos-1] == ',') {
		pos--
	}
	if pos == w.start || len(s.list.refs) == 0 {
		return w.end
	}
	it := s.best(max(lo, pos-240), pos, w)
	if !it.ok || it.ans.score < 0.89 || it.ans.status == document.Ambiguous && w.suffix != "" {
		return w.end
	}
	comma := t[pos] == ','
	single := len(it.p.names) == 1 && !it.p.etAl
	if single && !comma && s.u.kind != document.Footnote && (len(w.year) != 4 || it.w.suffix == "" && !s.named2(it)) {
		return w.end
	}
	c := s.citation(it, "")
	c.Kind = document.Narrative
	s.add(c, it.phraseStart, w.end, it.phraseStart, w.end)
	end := w.end
	for {
		next, ok := s.nextDate(end, min(len(t), end+8))
		if !ok || strings.Trim(t[end:next.start], " ,") != "" {
			return end
		}
		more := s.again(it, next)
		if len(more.ans.candidates) == 0 {
			return end
		}
		c := s.citation(more, "")
		c.Kind = document.Narrative
		s.add(c, next.start, next.end, next.start, next.end)
		end = next.end
	}
}

// named2 tells whether a single name is a body or has given names, so that no date phrase is meant.
func (s *scanner) named2(it dated) bool { return len(it.p.names[0].words) > 1 }
