package citation

import (
	"strings"

	"kg/document"
)

// split is an item of a group as positions.
type split struct {
	start, end int
}

// items reads t[from:end] as items parted by semicolons, or by commas behind years.
func (s *scanner) items(open, from, end int, kind *document.CitationKind) {
	segs := segments(s.t, from, end)
	s.last = dated{}
	s.itemsAfter(open, end, segs, kind)
}

// itemsAfter reads segments; one that begins with a date goes on with the names of the one before.
func (s *scanner) itemsAfter(open, end int, segs []split, kind *document.CitationKind) {
	for i := 0; i < len(segs); i++ {
		seg := segs[i]
		if i+1 < len(segs) {
			_, dated := s.nextDate(seg.start, seg.end)
			if !dated && s.repeat(seg.start, open, seg.start, seg.end, end) {
				continue
			}
			if !dated && s.namesOnly(seg) { // "ARAÚJO; MOTA, 2010"
				s.semicolons = true
				n := len(s.found)
				s.segment(open, split{seg.start, segs[i+1].end}, end, kind)
				s.semicolons = false
				if len(s.found) > n {
					i++
					continue
				}
			}
		}
		s.segment(open, seg, end, kind)
	}
}

// namesOnly tells whether a segment may be the first of two names parted by a semicolon.
func (s *scanner) namesOnly(seg split) bool {
	head := strings.TrimLeft(s.t[seg.start:seg.end], " ")
	p, ok := readPhrase(head[signalLength(head):], false)
	return ok && len(p.names) == 1 && len(p.names[0].words) < 6
}

// segments cuts at semicolons outside brackets and quotation marks.
func segments(t string, from, end int) []split {
	var out []split
	depth, start := 0, from
	for i := from; i < end; i++ {
		switch t[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ';':
			if depth <= 0 {
				out = append(out, split{start, i})
				start = i + 1
			}
		}
	}
	return append(out, split{start, end})
}

// dated is an item under construction.
type dated struct {
	phraseStart, phraseEnd int
	w                      when
	p                      phrase
	ans                    answer
	ok                     bool
	title                  bool
}

// segment reads one segment: a title and a year, or names and years one after another.
func (s *scanner) segment(open int, seg split, groupEnd int, kind *document.CitationKind) {
	t := s.t
	for seg.start < seg.end && (t[seg.start] == ' ' || t[seg.start] == ',') {
		seg.start++
	}
	if s.titleItem(open, seg, groupEnd, kind) {
		return
	}
	last := s.last
	s.last = dated{}
	at := seg.start
	secondary := -1
	for {
		w, ok := s.nextDate(at, seg.end)
		if !ok {
			return
		}
		between := strings.Trim(t[at:w.start], " ,&")
		var it dated
		if last.ok && (between == "" || conjunction(between)) {
			it = s.again(last, w)
		} else {
			it = s.named(at, w, seg)
		}
		end := w.end
		if !it.ok {
			at = end
			last = dated{}
			continue
		}
		if it.w.suffix != "" {
			end = s.suffixEnd(it.w, seg.end)
		}
		stop := end
		if it.w.day.month == 0 {
			_, stop = dayAfter(t, end, seg.end)
		}
		locator, stop := s.locatorAt(stop, seg.end)
		own := stop
		if end > w.end { // further suffixes have spans of their own
			own = w.end
		}
		c := s.citation(it, locator)
		c.Kind = document.Parenthetical
		if kind != nil {
			c.Kind = *kind
		}
		lead := strings.TrimSpace(t[at:max(at, it.phraseStart)])
		c.Signal = cleanSignal(lead)
		n := s.add(c, it.phraseStart, own, open, min(groupEnd+1, len(t)))
		if secondary >= 0 && viaWords(lead) {
			s.via(secondary, n)
		}
		secondary = n
		s.suffixes(it, end, open, groupEnd, c.Kind)
		at, last = stop, it
		s.last = it
	}
}

// conjunction tells whether w joins two dates of one author.
func conjunction(w string) bool {
	switch w {
	case "and", "und", "y", "e", "et", "dan", "sowie":
		return true
	}
	return false
}

// via marks citation a as seen through citation b.
func (s *scanner) via(a, b int) {
	s.found[a].Kind = document.Secondary
	if s.vias == nil {
		s.vias = map[int]int{}
	}
	s.vias[a] = b
}

func cleanSignal(lead string) string {
	return strings.Trim(lead, " ,;:([")
}

// titleItem reads a segment as a title and its year.
func (s *scanner) titleItem(open int, seg split, groupEnd int, kind *document.CitationKind) bool {
	if len(s.list.untitled)+len(s.list.bodies) == 0 {
		return false
	}
	t := s.t
	var w when
	for at := seg.start; ; {
		x, ok := s.nextDate(at, seg.end)
		if !ok {
			break
		}
		w, at = x, x.end
	}
	if w.end == 0 {
		return false
	}
	start := seg.start
	for range 3 {
		head := strings.TrimRight(t[start:w.start], " ,.")
		a := s.list.title(head, w, strings.HasPrefix(head, `"`))
		if len(a.candidates) > 0 {
			locator, end := s.locatorAt(w.end, seg.end)
			it := dated{phraseStart: start, w: w, ans: a, ok: true, title: true}
			it.p.names = []cited{{words: []string{strings.Trim(head, `" `)}}}
			c := s.citation(it, locator)
			c.Kind = document.Parenthetical
			if kind != nil {
				c.Kind = *kind
			}
			c.Signal = cleanSignal(t[seg.start:start])
			s.add(c, start, end, open, min(groupEnd+1, len(t)))
			return true
		}
		n := signalLength(t[start:w.start])
		if n == 0 {
			return false
		}
		start += n
	}
	return false
}

// named reads the names to the left of a date inside a group.
func (s *scanner) named(at int, w when, seg split) dated {
	t := s.t
	pos := w.start
	for pos > at && (t[pos-1] == ' ' || t[pos-1] == ',' || t[pos-1] == ':') {
		pos--
	}
	if w.day.month == 0 {
		w.day, _ = dayAfter(t, w.end, seg.end)
	}
	it := s.best(at, pos, w)
	if d, n := dayBefore(t, at, pos); d.month > 0 && (!it.ok || it.ans.score < 0.7) { // a month may be somebody's name
		w.day = d
		for n > at && (t[n-1] == ' ' || t[n-1] == ',') {
			n--
		}
		pos = n
		it = s.best(at, pos, w)
	}
	if it.ok && it.ans.score > 0.6 {
		return it
	}
	from := at
	for from < pos && (t[from] == ' ' || t[from] == ',') {
		from++
	}
	for range 3 {
		if a := s.list.title(t[from:pos], w, true); len(a.candidates) > 0 {
			return titled(t, from, pos, w, a)
		}
		if o := s.outlet(from, pos, w); o.ok {
			return o
		}
		n := signalLength(t[from:pos])
		if n == 0 {
			break
		}
		from += n
	}
	if it.ok || w.day.month > 0 {
		return it
	}
	return s.unanswered(at, pos, w)
}

// again repeats the names of the item before with another date: "2022a, 2022b".
func (s *scanner) again(last dated, w when) dated {
	it := dated{phraseStart: w.start, phraseEnd: w.start, w: w, p: last.p, ok: true}
	it.ans = s.list.resolve(last.p, w)
	if last.title {
		it.ans = answer{status: document.Dangling}
	}
	if w.year == thisVolume && len(last.w.year) == 4 { // "2014, this volume"
		it.ok = false
	}
	if len(it.ans.candidates) == 0 && len(w.year) == 4 && w.suffix == "" && last.ans.status == document.Dangling {
		it.ok = false
	}
	return it
}

// suffixEnd is where the suffixes behind a date end: "a", "a, b" and "a,b and c" of one year.
func (s *scanner) suffixEnd(w when, limit int) int {
	end := w.end
	for last := w.suffix[0]; w.upTo == ""; {
		k, ok := s.nextSuffix(end, limit, last)
		if !ok {
			break
		}
		last, end = s.t[k], k+1
	}
	return end
}

// nextSuffix finds a further suffix behind t[at:], as in "2004a, b".
func (s *scanner) nextSuffix(at, limit int, last byte) (int, bool) {
	t := s.t
	k := at
	for k < limit && (t[k] == ',' || t[k] == ' ' || t[k] == '&' || t[k] == '/') {
		k++
	}
	if k == at {
		return 0, false
	}
	for _, x := range [...]string{"and ", "und ", "y ", "et "} {
		if strings.HasPrefix(t[k:limit], x) && k+len(x) < limit && (k+len(x)+1 == limit || !isWord(t[k+len(x)+1])) {
			k += len(x)
			break
		}
	}
	if k >= limit || !lower(t[k]) || t[k] <= last || t[k] > last+5 {
		return 0, false
	}
	if k+1 < limit && (isWord(t[k+1]) || t[k+1] == '.' || t[k+1] == '\'' || t[k+1] == ' ') {
		return 0, false
	}
	return k, true
}

// suffixes adds the works of "2004a, b" and "2004a–c" behind the first.
func (s *scanner) suffixes(it dated, end, open, groupEnd int, kind document.CitationKind) {
	if it.w.upTo != "" {
		for x := it.w.suffix[0] + 1; x <= it.w.upTo[0]; x++ {
			s.addSuffix(it, string(x), it.w.start, it.w.end, open, groupEnd, kind)
		}
		return
	}
	if it.w.suffix == "" {
		return
	}
	for i, last := it.w.end, it.w.suffix[0]; i < end; {
		k, ok := s.nextSuffix(i, end, last)
		if !ok {
			return
		}
		s.addSuffix(it, s.t[k:k+1], k, k+1, open, groupEnd, kind)
		i, last = k+1, s.t[k]
	}
}

func (s *scanner) addSuffix(it dated, suffix string, start, end, open, groupEnd int, kind document.CitationKind) {
	w := it.w
	w.suffix, w.upTo = suffix, ""
	next := it
	next.w, next.ans = w, s.list.resolve(it.p, w)
	c := s.citation(next, "")
	c.Kind = kind
	s.add(c, start, end, open, min(groupEnd+1, len(s.t)))
}

// citation makes the record of an item.
func (s *scanner) citation(it dated, locator string) document.Citation {
	return document.Citation{
		Authors: it.p.strings(), Year: it.w.year, Suffix: it.w.suffix, Locator: locator,
		Status: it.ans.status, Candidates: it.ans.candidates,
	}
}
