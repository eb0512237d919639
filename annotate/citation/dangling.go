package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// unanswered reads names inside a group that the list does not answer: a near
// miss in spelling, or a citation without an entry. What else a name and a year
// in brackets may be (a place, an event, a month) is left alone.
func (s *scanner) unanswered(lo, pos int, w when) dated {
	if unpublished(w.year) {
		return dated{}
	}
	start := lo
	for start < pos && (s.t[start] == ' ' || s.t[start] == ',') {
		start++
	}
	for range 3 {
		n := signalLength(s.t[start:pos])
		if n == 0 {
			break
		}
		start += n
	}
	if k := strings.LastIndex(s.t[start:pos], ": "); k >= 0 {
		start += k + 2
	}
	p, ok := readPhrase(s.t[start:pos], false)
	s.capitals = s.semicolons || s.citedThrough(w.end)
	defer func() { s.capitals = false }()
	if !ok || !s.people(p) {
		return dated{}
	}
	comma := s.t[pos] == ','
	if !p.etAl && len(p.names) == 1 && (!comma && !s.citedThrough(w.end) || s.list.houses[p.names[0].glued]) {
		return dated{}
	}
	it := dated{phraseStart: start, phraseEnd: pos, w: w, p: p, ok: true}
	it.ans = s.list.misspelt(p, w)
	return it
}

// citedThrough tells whether behind a date stands that its work was seen in another, which nothing but a citation has.
func (s *scanner) citedThrough(at int) bool {
	rest := strings.TrimLeft(s.t[at:min(len(s.t), at+60)], " ,:;.0123456789-pS")
	n := signalLength(rest)
	return n > 0 && viaWords(rest[:n])
}

// unansweredNarrative reads names before a bracket of years that the list does not answer.
func (s *scanner) unansweredNarrative(lo, pos int, w when, end int) dated {
	if len(s.list.refs) == 0 || unpublished(w.year) {
		return dated{}
	}
	t := s.t
	starts := s.extent(t, lo, pos)
	// drop words that lead into a clause from the left
	for len(starts) > 0 {
		b := starts[len(starts)-1]
		first := t[b:pos]
		if k := strings.IndexAny(first, " ,"); k > 0 {
			first = first[:k]
		}
		if mayBegin(t[b:pos]) && !s.leads[strings.ToLower(first)] && !joining(first) {
			break
		}
		starts = starts[:len(starts)-1]
	}
	if len(starts) == 0 {
		return dated{}
	}
	b := starts[len(starts)-1]
	p, ok := readPhrase(t[b:pos], false)
	if !ok || !s.people(p) {
		return dated{}
	}
	several := p.etAl || len(p.names) > 1 || initialLike(p.names[0].words[0])
	if s.joined(b) {
		several = true
	}
	if !several && !s.reported(lo, b, end, strings.HasSuffix(t[:pos], "'s")) {
		return dated{}
	}
	if len(p.names) > 1 && !p.etAl && !s.reported(lo, b, end, strings.HasSuffix(t[:pos], "'s")) {
		return dated{}
	}
	it := dated{phraseStart: b, phraseEnd: pos, w: w, p: p, ok: true}
	it.ans = s.list.misspelt(p, w)
	return it
}

// joined tells whether nothing but a word for "and" parts the names at t[b:] from a narrative citation: "Kim (2004) and Lee (2010)".
func (s *scanner) joined(b int) bool {
	if len(s.found) <= s.read {
		return false
	}
	last := &s.found[len(s.found)-1]
	if last.Kind != document.Narrative && last.Kind != document.Possessive {
		return false
	}
	before := strings.TrimRight(s.t[:b], " ")
	k := strings.LastIndexByte(before, ' ')
	if k < 0 || before[k+1:] != "&" && !conjunction(before[k+1:]) {
		return false
	}
	before = strings.TrimRight(before[:k], " ,")
	return strings.HasSuffix(before, ")") && s.view.At(last.End) == len(before)
}

// unpublished tells whether what is cited is no work yet, so that no list need hold it.
func unpublished(y string) bool { return y == "in preparation" || y == "under review" }

// people tells whether every name of a phrase has the form of a person's: a
// family name with at most initials or two given names, no month, no small words.
func (s *scanner) people(p phrase) bool {
	for _, n := range p.names {
		caps := 0
		for i, w := range n.words {
			lw := strings.ToLower(strings.Trim(w, "."))
			if s.months[lw] || s.leads[lw] || joining(w) && !particle(w) {
				return false
			}
			if strings.ContainsAny(w, "0123456789/&") {
				return false
			}
			r, size := utf8.DecodeRuneInString(w)
			switch {
			case initialLike(w):
			case unicode.IsUpper(r):
				caps++
				if size < len(w) && capitals(w) && len(w) > 1 && !(s.capitals && len(w) > 3) {
					return false // an abbreviation
				}
			case particle(w) && i < len(n.words)-1, strings.ContainsAny(w, "-'"):
			case i > 0 && allSmall(w):
			default:
				return false
			}
		}
		if caps == 0 || caps > 3 {
			return false
		}
		if caps > 1 && len(n.words) == caps && len(p.names) == 1 && !p.etAl && caps > 2 {
			return false
		}
	}
	return len(p.names) > 0
}

// reported tells whether the words around names show that an author is meant: a
// verb of reporting behind the bracket, or "according to", "by", "as" before the names.
func (s *scanner) reported(lo, b, end int, possessive bool) bool {
	after := strings.TrimLeft(s.t[min(len(s.t), end+1):], " ,")
	word := after
	if k := strings.IndexAny(after, " ,.;:"); k >= 0 {
		word = after[:k]
	}
	if s.verbs[strings.ToLower(word)] {
		return true
	}
	before := strings.ToLower(strings.TrimRight(s.t[lo:b], " ,"))
	for _, x := range []string{"according to", "as shown by", "shown by", "argued by", "proposed by", "developed by", "introduced by", "described by", "suggested by", "noted by", "discussed by", "following", "drawing on", "building on", "see", "see also", "cf."} {
		if strings.HasSuffix(before, x) {
			return true
		}
	}
	if possessive {
		for _, x := range []string{"account", "argument", "study", "analysis", "theory", "work", "book", "article", "model", "framework", "critique", "view", "claim", "finding", "findings", "concept", "definition", "notion", "paper"} {
			if strings.HasPrefix(word, x) {
				return true
			}
		}
	}
	return false
}

// sourceLine reads the attribution under a figure or a table.
func (s *scanner) sourceLine() {
	t := s.t
	at := strings.IndexByte(t, ':')
	if at < 0 || at > 30 {
		at = -1
	}
	at++
	kind := document.SourceLine
	n := len(s.found)
	if _, ok := s.nextDate(at, len(t)); ok {
		for _, seg := range segments(t, at, len(t)) {
			before := len(s.found)
			s.segment(seg.start, seg, seg.end, &kind)
			if len(s.found) == before {
				s.scan(seg.start, seg.end)
			}
		}
		for i := n; i < len(s.found); i++ {
			s.found[i].Kind = kind
			if s.found[i].Group.Start <= s.found[i].Start {
				s.found[i].Group = s.found[i].Span
				s.found[i].Anchor = s.found[i].Span
			}
		}
		if len(s.found) > n {
			return
		}
	}
	s.attribution(at)
}

// attribution reads a source line that names a body or a work and no year.
func (s *scanner) attribution(at int) {
	t := s.t
	for at < len(t) && t[at] == ' ' {
		at++
	}
	end := len(strings.TrimRight(t, " ."))
	if at >= end {
		return
	}
	low := strings.ToLower(t[at:end])
	for _, own := range []string{"own ", "author", "the author", "compiled by", "prepared by", "elaborated by", "created by", "made by", "drawn by", "calculated by", "produced by", "eigene", "elaboración propia", "elaboração própria", "multiple sources", "various"} {
		if strings.HasPrefix(low, own) {
			return
		}
	}
	for range 3 {
		n := signalLength(t[at:end])
		if n == 0 {
			n = madeFrom(t[at:end])
		}
		if n == 0 {
			break
		}
		at += n
	}
	if !mayBegin(t[at:end]) || end-at > 160 || strings.Contains(t[at:end], ". ") {
		return
	}
	c := document.Citation{Kind: document.SourceLine, Status: document.Dangling, Authors: []string{t[at:end]}}
	if p, ok := readPhrase(t[at:end], false); ok {
		for _, i := range s.list.lookup(p) {
			if v, _ := s.list.matchPhrase(p, &s.list.works[i]); v > 0.9 {
				c.Candidates = append(c.Candidates, document.Candidate{Reference: i, Score: v * 0.7, Reason: "the name agrees, the source line gives no year"})
			}
		}
	}
	g := glue(t[at:end])
	for _, i := range s.list.untitled {
		if v, _ := matchTitle(g, s.list.works[i].title); v > 0 {
			c.Candidates = append(c.Candidates, document.Candidate{Reference: i, Score: v * 0.7, Reason: "the title agrees, the source line gives no year"})
		}
	}
	switch len(c.Candidates) {
	case 0:
	case 1:
		c.Status = document.Probable
	default:
		c.Status = document.Ambiguous
	}
	s.add(c, at, end, at, end)
}

// madeFrom is the length of "processed from ", "calculated on the basis of " at the start of s.
func madeFrom(s string) int {
	w, rest, ok := strings.Cut(s, " ")
	if !ok || !strings.HasSuffix(w, "ed") && w != "calculations" && w != "elaboration" && w != "drawn" && w != "taken" {
		return 0
	}
	for _, x := range []string{"from ", "by ", "after ", "based on ", "on the basis of ", "with data from ", "using "} {
		if strings.HasPrefix(rest, x) {
			n := len(w) + 1 + len(x)
			for _, a := range []string{"the "} {
				if strings.HasPrefix(s[n:], a) {
					n += len(a)
				}
			}
			return n
		}
	}
	return 0
}
