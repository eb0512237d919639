package citation

import (
	"strings"

	"kg/document"
)

// byPage finds the citations of the author–page style, "(Smith 45)". It reads only documents whose list gives its years late
// and whose brackets hold names of the list with pages, and that hardly cite by year.
func (s *scanner) byPage(units []unit) {
	n := len(s.list.refs)
	if n == 0 || s.covered()*5 > n || len(s.list.numbered)*2 > n {
		return
	}
	if !s.isByPage(units) {
		return
	}
	s.dropDangling()
	for _, u := range units {
		s.open(u)
		last := paged{author: -1}
		s.eachPaged(u, func(open int, items []paged) {
			for _, it := range items {
				if it.author >= 0 { // "Bosmans (19) holds": name and page are one citation
					c := document.Citation{Kind: document.Narrative, Status: it.ans.status, Candidates: it.ans.candidates, Locator: it.locator, Authors: it.names}
					if len(it.ans.candidates) > 1 {
						c.Status = document.Ambiguous
					}
					s.add(c, it.author, min(it.close+1, len(s.t)), it.author, min(it.close+1, len(s.t)))
					last = it
					continue
				}
				if it.bare {
					if it.ans = s.namedBefore(open); len(it.ans.candidates) == 0 && len(last.ans.candidates) > 0 {
						it.ans = last.ans
						it.ans.status = document.Probable
						it.ans.candidates = renamed(last.ans.candidates, "the page is of the work cited before")
					}
				}
				if len(it.ans.candidates) == 0 {
					continue
				}
				c := document.Citation{Kind: document.Parenthetical, Status: it.ans.status, Candidates: it.ans.candidates, Locator: it.locator, Signal: it.signal, Authors: it.names}
				if len(it.ans.candidates) > 1 {
					c.Status = document.Ambiguous
				}
				s.add(c, it.start, it.end, open, min(it.close+1, len(s.t)))
				last = it
			}
		})
	}
}

// isByPage tells whether the text cites so: a bracket holds a name of the list with a page, and another one does, or stands behind a name.
func (s *scanner) isByPage(units []unit) bool {
	within, behind := 0, 0
	for _, u := range units {
		s.eachPaged(u, func(_ int, items []paged) {
			for _, it := range items {
				switch {
				case it.author >= 0:
					behind++
				case len(it.ans.candidates) > 0 && it.locator != "":
					within++
				}
			}
		})
	}
	return within > 1 || within == 1 && behind > 0
}

func renamed(cs []document.Candidate, reason string) []document.Candidate {
	out := make([]document.Candidate, len(cs))
	for i, c := range cs {
		out[i] = document.Candidate{Reference: c.Reference, Score: c.Score * 0.7, Reason: reason}
	}
	return out
}

// paged is one item of a bracket of the author–page style.
type paged struct {
	start, end, close int
	ans               answer
	names             []string
	locator, signal   string
	bare              bool // the page alone
	author            int  // where the name begins that a page alone stands right behind, within its sentence; -1 for none
}

// eachPaged calls f for every round bracket of a unit that may be of the style.
func (s *scanner) eachPaged(u unit, f func(open int, items []paged)) {
	s.open(u)
	t := s.t
	for i := 0; i < len(t); i++ {
		if t[i] != '(' {
			continue
		}
		end := s.closing(i, min(len(t), i+400))
		if end < 0 {
			continue
		}
		var items []paged
		if it, ok := s.pageBehindName(i, end); ok {
			f(i, []paged{it})
			i = end
			continue
		}
		for _, seg := range segments(t, i+1, end) {
			if it, ok := s.pagedItem(seg); ok {
				it.close = end
				items = append(items, it)
			}
		}
		if len(items) > 0 {
			f(i, items)
			i = end
		}
	}
}

// pageBehindName reads "Bosmans (19) holds" and "Karemera et al. (80-82) take": a bracket with nothing but pages, right behind an author of the list
// and before the rest of the sentence. Where the bracket closes a clause, the page alone is the citation.
func (s *scanner) pageBehindName(open, end int) (it paged, ok bool) {
	t := s.t
	if pagesStart(t, open+1, end) != open+1 || !digit(t[open+1]) || isYear(t, open+1) || s.closesClause(end) || s.isEquation(open) {
		return it, false
	}
	pos := open
	for pos > 0 && t[pos-1] == ' ' {
		pos--
	}
	lo := 0
	if p := passageOf(s.d, s.view.Span(open, open+1)); p >= 0 {
		lo = s.view.At(s.d.Layers.Passages[p].Start)
	}
	for _, start := range s.extent(t, lo, pos) {
		p, readable := readPhrase(t[start:pos], false)
		if !readable || !upperAt(t, start) {
			continue
		}
		if a := s.list.byNames(p); len(a.candidates) > 0 && a.score >= it.ans.score {
			it = paged{start: start, end: end, close: end, ans: a, names: p.strings(), locator: t[open+1 : end], bare: true, author: start}
		}
	}
	return it, len(it.ans.candidates) > 0
}

func (s *scanner) pagedItem(seg split) (it paged, ok bool) {
	it.author = -1
	t := s.t
	for seg.start < seg.end && t[seg.start] == ' ' {
		seg.start++
	}
	for seg.end > seg.start && t[seg.end-1] == ' ' {
		seg.end--
	}
	from := seg.start
	for range 2 {
		n := signalLength(t[from:seg.end])
		if n == 0 {
			break
		}
		it.signal = cleanSignal(t[seg.start : from+n])
		from += n
	}
	it.start, it.end = from, seg.end
	head := pagesStart(t, from, seg.end)
	it.locator = t[head:seg.end]
	if head == from {
		it.bare = it.locator != "" && digit(it.locator[0]) && !isYear(it.locator, 0)
		return it, it.bare && it.signal == "" && !s.isEquation(from-1) && s.closesClause(seg.end)
	}
	pos := head
	for pos > from && (t[pos-1] == ' ' || t[pos-1] == ',') {
		pos--
	}
	title := ""
	if pos > from && t[pos-1] == '"' { // a short title
		k := strings.LastIndexByte(t[from:pos-1], '"')
		if k < 0 {
			return it, false
		}
		title = strings.Trim(t[from+k:pos], `" ,.`)
		pos = from + k
		for pos > from && (t[pos-1] == ' ' || t[pos-1] == ',') {
			pos--
		}
	}
	it.names, it.ans = s.paged(t[from:pos], title)
	// a name alone cites a work as a whole: "(Ashgrove)"
	return it, len(it.ans.candidates) > 0 && (it.locator != "" || title != "" || strings.Contains(t[from:pos], " ") || it.ans.score > 0.7 && s.closesClause(seg.end))
}

// closesClause tells whether the bracket that ends at t[i:] is followed by a mark or the end of the text, as that of a page alone is.
func (s *scanner) closesClause(i int) bool {
	for i < len(s.t) && (s.t[i] == ')' || s.t[i] == '"') {
		i++
	}
	return i >= len(s.t) || strings.IndexByte(".,;:?!", s.t[i]) >= 0
}

// pagesStart is where the pages at the end of t[from:end] begin: "45-46", "45, 48", "iv", "n3"; end for none.
func pagesStart(t string, from, end int) int {
	k := end
	for k > from {
		c := t[k-1]
		d := k >= 3 && dashLen(t, k-3) == 3
		switch {
		case digit(c) || c == '-':
			k--
		case d:
			k -= 3
		case (c == ' ' || c == ',') && k < end && digit(t[k]) && (k < 2 || digit(t[k-2]) || t[k-2] == ','):
			k--
		default:
			if k < end && (c != ' ' && c != '(' || isYear(t, k) && k+4 == end || !digit(t[k])) {
				return end
			}
			return k
		}
	}
	if k < end && (isYear(t, k) && k+4 == end || !digit(t[k])) {
		return end
	}
	return k
}

// paged is what the list says to names and a short title without a year.
func (s *scanner) paged(head, title string) ([]string, answer) {
	if head == "" && title != "" {
		return []string{title}, s.list.byTitle(title)
	}
	p, ok := readPhrase(head, false)
	if !ok {
		return nil, answer{}
	}
	for _, n := range p.names {
		if len(n.words) == 1 && s.leads[strings.ToLower(n.words[0])] {
			return nil, answer{}
		}
	}
	a := s.list.byNames(p)
	if len(a.candidates) == 0 && title == "" {
		if who, what, ok := strings.Cut(head, ", "); ok && len(glue(what)) > 3 { // "Dunmere, Second Tide"
			if q, ok := readPhrase(who, false); ok {
				if b := s.list.among(s.list.byNames(q), what); len(b.candidates) > 0 {
					return q.strings(), b
				}
			}
		}
		return []string{head}, s.list.byTitle(head)
	}
	if title != "" {
		if b := s.list.among(a, title); len(b.candidates) > 0 {
			return p.strings(), b
		}
	}
	return p.strings(), a
}

// byNames ranks the entries that answer names without a year.
func (x *index) byNames(p phrase) answer {
	var cs []document.Candidate
	for _, i := range x.lookup(p) {
		if v, why := x.matchPhrase(p, &x.works[i]); v >= 0.79 {
			cs = append(cs, document.Candidate{Reference: i, Score: v, Reason: reason(p, v, why, "")})
		}
	}
	for i := range cs {
		cs[i].Reason = strings.Replace(strings.Replace(cs[i].Reason, "name and year agree", "the name agrees", 1), "names and year agree", "the names agree", 1)
	}
	return rank(cs, nil)
}

// byTitle finds the entries whose title begins with what is cited.
func (x *index) byTitle(title string) answer {
	g := glue(title)
	if len(g) < 3 {
		return answer{}
	}
	var cs []document.Candidate
	for i, w := range x.works {
		if len(g) < 6 && w.title != g {
			continue
		}
		if v, _ := matchTitle(g, w.title); v > 0 || strings.HasPrefix(w.title, g) || strings.HasPrefix(w.title, "the"+g) || strings.HasPrefix(w.title, "a"+g) {
			c := document.Candidate{Reference: i, Score: max(v, 0.9), Reason: "the title agrees"}
			if len(w.authors) > 0 {
				c.Score *= 0.9
			}
			cs = append(cs, c)
		}
	}
	return rank(cs, nil)
}

// among keeps the candidates whose title begins with what is cited.
func (x *index) among(a answer, title string) answer {
	g := glue(title)
	var cs []document.Candidate
	for _, c := range a.candidates {
		w := x.works[c.Reference]
		if v, _ := matchTitle(g, w.title); v > 0 || len(g) > 3 && strings.Contains(w.title, g) {
			c.Reason = "name and title agree"
			cs = append(cs, c)
		}
	}
	return rank(cs, nil)
}

// namedBefore finds the author of the list who is named last in the sentence before a bracket.
func (s *scanner) namedBefore(open int) answer {
	sp := s.view.Span(open, open+1)
	lo := 0
	if p := passageOf(s.d, sp); p >= 0 {
		lo = s.view.At(s.d.Layers.Passages[p].Start)
	}
	t := s.t
	for end := open; end > lo; {
		b := strings.LastIndexByte(t[lo:end], ' ') + 1 + lo
		w := strings.TrimRight(trimPossessive(strings.TrimRight(t[b:end], ",.;:")), `"`)
		end = max(lo, b-1)
		if !s.knownWord(w) || !mayBegin(t[b:]) {
			continue
		}
		var best answer
		for _, pos := range s.nameEnds(b+len(w), open) {
			var here answer
			for _, start := range s.extent(t, lo, pos) {
				if p, ok := readPhrase(t[start:pos], false); ok {
					if a := s.list.byNames(p); len(a.candidates) > 0 && (len(here.candidates) == 0 || a.score >= here.score) {
						here = a
					}
				}
			}
			if len(here.candidates) > 0 && (len(best.candidates) == 0 || here.score > best.score) {
				best = here
			}
		}
		if len(best.candidates) > 0 {
			return s.titleNamed(best, lo, open)
		}
	}
	return answer{}
}

// nameEnds are where the names that hold a known one may end: at pos, behind "et al.", and behind further names.
func (s *scanner) nameEnds(pos, limit int) []int {
	t := s.t
	var ends []int
	at := pos
	for range 4 {
		n := 0
		for _, x := range andOthers {
			if strings.HasPrefix(t[at:limit], x) {
				n = max(n, len(x))
			}
		}
		if n > 0 {
			ends = append(ends, at+n)
			break
		}
		sep := separator(t[:limit], at, false)
		if at >= limit || sep == 0 || !upperAt(t, at+sep) {
			break
		}
		k := at + sep
		for words := 0; words < 4 && k < limit; words++ {
			e := strings.IndexAny(t[k:limit], " ,.;:()")
			if e < 0 {
				e = limit - k
			}
			w := strings.TrimSuffix(t[k:k+e], "'s")
			if !upperAt(t, k) && !particle(w) {
				break
			}
			k += e
			ends = append(ends, k)
			if k < limit && t[k] == '.' && initialLike(t[k-e:k+1]) {
				k++
			}
			if k >= limit || t[k] != ' ' {
				break
			}
			if separator(t[:limit], k, false) > 0 {
				break
			}
			k++
		}
		if k > 0 && t[k-1] == ' ' {
			k--
		}
		at = k
	}
	return append(ends, pos)
}

// titleNamed tells several works of one author apart by a title in the sentence.
func (s *scanner) titleNamed(a answer, lo, open int) answer {
	if len(a.candidates) < 2 {
		return a
	}
	g := glue(s.t[lo:open])
	var cs []document.Candidate
	for _, c := range a.candidates {
		if ti := s.list.works[c.Reference].title; len(ti) > 6 && strings.Contains(g, ti[:min(len(ti), 24)]) {
			cs = append(cs, c)
		}
	}
	if len(cs) == 0 {
		return a
	}
	return rank(cs, nil)
}
