package citation

import (
	"strings"

	"kg/document"
)

// again forms are what stands in place of a citation that was given before: the first kind repeats the last one, the
// second the last one of the author named.
var (
	sameAgain = [...]string{"ibid.", "ibid", "ibidem", "ibíd.", "ibídem", "ebd.", "ebenda", "ebda.", "id.", "idem", "同上", "위의 글", "위의 책", "위 글", "위 책", "같은 글", "같은 책"}
	workAgain = [...]string{"op. cit.", "op. cit", "op.cit.", "loc. cit.", "loc.cit.", "a. a. O.", "a.a.O.", "art. cit.", "ob. cit.", "앞의 글", "앞의 책", "前揭书", "前掲書"}
)

// repeat reads a bracket, or a segment of one, that points back: "(ibid., 12)", "(Smith, op. cit., p. 5)", "Smith (op. cit.)". It is
// false when the bracket holds anything else.
func (s *scanner) repeat(lo, open, from, end, groupEnd int) bool {
	if s.u.kind == document.Footnote || len(s.list.refs) == 0 {
		return false
	}
	t := s.t
	for from < end && t[from] == ' ' {
		from++
	}
	from += signalLength(t[from:end])
	if n := formLength(t[from:end], sameAgain[:]); n > 0 {
		locator, stop, ok := s.repeatLocator(from+n, end)
		if !ok {
			return false
		}
		c := document.Citation{Kind: document.Ibid, Status: document.Dangling, Locator: locator}
		for i := len(s.found) - 1; i >= s.read && i >= len(s.found)-40; i-- {
			if p := s.found[i]; len(p.Candidates) > 0 {
				c.Status, c.Candidates, c.Authors, c.Year, c.Suffix = p.Status, p.Candidates, p.Authors, p.Year, p.Suffix
				break
			}
		}
		if from <= open+1 { // "Kim (2004) reads Lee (ibid.: 60)" is Lee's
			pos := open
			for pos > lo && t[pos-1] == ' ' {
				pos--
			}
			if _, p := s.citedBefore(lo, pos); p != nil {
				c.Status, c.Candidates, c.Authors, c.Year, c.Suffix = p.Status, p.Candidates, p.Authors, p.Year, p.Suffix
			}
		}
		s.add(c, from, stop, open, min(groupEnd+1, len(t)))
		return true
	}
	at := from
	for at < end && formLength(t[at:end], workAgain[:]) == 0 {
		at++
		for at < end && !(t[at-1] == ' ' || t[at-1] == ',') {
			at++
		}
	}
	n := formLength(t[at:end], workAgain[:])
	if n == 0 {
		return false
	}
	locator, stop, ok := s.repeatLocator(at+n, end)
	if !ok {
		return false
	}
	nameLo, pos := from, at
	if at == from && from <= open+1 { // the name stands before the bracket
		nameLo, pos = lo, open
	}
	for pos > nameLo && (t[pos-1] == ' ' || t[pos-1] == ',') {
		pos--
	}
	start, before := s.citedBefore(nameLo, pos)
	c := document.Citation{Kind: document.NoteShort, Status: document.Dangling, Locator: locator}
	if before == nil {
		return true // a book is meant that cannot be told
	}
	c.Status, c.Candidates, c.Authors, c.Year, c.Suffix = before.Status, before.Candidates, before.Authors, before.Year, before.Suffix
	if nameLo == lo {
		stop = min(end+1, len(t))
	}
	s.add(c, start, stop, min(open, start), min(groupEnd+1, len(t)))
	return true
}

// citedBefore finds the last citation of the author whose name ends at t[pos], and where the name begins.
func (s *scanner) citedBefore(lo, pos int) (int, *document.Citation) {
	for _, b := range s.extent(s.t, lo, pos) {
		p, ok := readPhrase(s.t[b:pos], false)
		if !ok || !mayBegin(s.t[b:pos]) {
			continue
		}
		var of []int
		for _, i := range s.list.lookup(p) {
			if v, _ := s.list.matchPhrase(p, &s.list.works[i]); v > 0.7 {
				of = append(of, i)
			}
		}
		for i := len(s.found) - 1; i >= s.read && len(of) > 0; i-- {
			if c := &s.found[i]; len(c.Candidates) > 0 {
				for _, w := range of {
					if c.Candidates[0].Reference == w {
						return b, c
					}
				}
			}
		}
	}
	return 0, nil
}

// formLength is the length of the form that s begins with, whatever the case of its first letter; 0 for none.
func formLength(s string, forms []string) int {
	for _, f := range forms {
		if len(s) >= len(f) && strings.EqualFold(s[:len(f)], f) && (len(s) == len(f) || f[len(f)-1] == '.' || !isWord(s[len(f)]) || f[0] >= 0xE3) {
			return len(f)
		}
	}
	return 0
}

// repeatLocator reads what may stand behind such a form up to the end of the bracket.
func (s *scanner) repeatLocator(at, end int) (string, int, bool) {
	if strings.Trim(s.t[at:end], " .,") == "" {
		return "", at, true
	}
	locator, stop := s.locatorAt(at, end)
	if locator == "" {
		k := at
		for k < end && s.t[k] == ' ' {
			k++
		}
		if n := numbersEnd(s.t, k, end); n > k && digit(s.t[k]) {
			locator, stop = s.t[k:n], n
		}
	}
	if locator == "" || !strings.HasPrefix(strings.TrimLeft(s.t[stop:end], " "), ";") && strings.Trim(s.t[stop:end], " .,") != "" {
		return "", at, false
	}
	return locator, stop, true
}
