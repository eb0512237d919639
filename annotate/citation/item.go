package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// signals are what may stand before an item without belonging to it, longest first.
var signals = [...]string{
	"as cited in", "as quoted in", "quoted in", "cited in", "qtd. in", "cited by", "for a review, see", "for a review see", "for reviews, see",
	"for an overview, see", "for example, see", "see, for example,", "see for example", "see, e.g.,", "see e.g.,", "see e.g.", "see, inter alia,", "see also", "but see", "but cf.", "see in particular", "see especially",
	"reviewed in", "reviewed by", "adapted from", "based on", "modified from", "taken from", "for example,", "for instance,", "for example", "inter alia", "among others,", "as in", "as shown by", "as reported by", "as described in", "described in", "following", "data from", "source:", "cf. also",
	"see", "cf.", "cf", "e.g.,", "e.g.", "i.e.,", "i.e.", "compare", "contra", "also", "and", "in", "from", "after", "both", "vgl.", "siehe", "véase", "voir", "by", "&", "or", "as", "per",
}

// split is an item of a group as positions.
type split struct {
	start, end int
}

// items reads t[from:end] as items parted by semicolons, or by commas behind years.
func (s *scanner) items(open, from, end int, kind *document.CitationKind) {
	for _, seg := range segments(s.t, from, end) {
		s.segment(open, seg, end, kind)
	}
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
	var last dated
	at := seg.start
	secondary := -1
	for {
		w, ok := nextDate(t, at, seg.end)
		if !ok {
			return
		}
		between := strings.Trim(t[at:w.start], " ,&")
		var it dated
		if last.ok && (between == "" || between == "and") && at > seg.start {
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
		locator := ""
		locator, end = locatorAt(t, end, seg.end)
		c := s.citation(it, locator)
		c.Kind = document.Parenthetical
		if kind != nil {
			c.Kind = *kind
		}
		lead := strings.TrimSpace(t[at:max(at, it.phraseStart)])
		c.Signal = cleanSignal(lead)
		second := viaWords(lead)
		n := s.add(c, it.phraseStart, end, open, min(groupEnd+1, len(t)))
		if second && secondary >= 0 {
			s.via(secondary, n)
		}
		secondary = n
		if locator == "" {
			s.suffixes(it, seg.end, open, groupEnd, c.Kind, &end)
		}
		at, last = end, it
	}
}

// viaWords tells whether the words before an item say that what stands before them was seen in it.
func viaWords(lead string) bool {
	l := strings.ToLower(lead)
	return strings.Contains(l, "cited in") || strings.Contains(l, "quoted in") || strings.Contains(l, "qtd. in") || strings.Contains(l, "cited by") || strings.Contains(l, "citado en") || strings.Contains(l, "zitiert nach") || strings.Contains(l, "zit. n") || strings.Contains(l, "cité dans") || strings.Contains(l, "quoted by")
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
	if len(s.list.untitled) == 0 {
		return false
	}
	t := s.t
	var w when
	for at := seg.start; ; {
		x, ok := nextDate(t, at, seg.end)
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
		a := s.list.title(head, w)
		if len(a.candidates) > 0 {
			locator, end := locatorAt(t, w.end, seg.end)
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

// signalLength is the length of a signal and the blank behind it at the start of s, 0 for none.
func signalLength(s string) int {
	for _, g := range signals {
		if len(s) > len(g) && strings.EqualFold(s[:len(g)], g) && (s[len(g)] == ' ' || s[len(g)] == ',') {
			n := len(g)
			for n < len(s) && (s[n] == ' ' || s[n] == ',') {
				n++
			}
			return n
		}
	}
	return 0
}

// named reads the names to the left of a date inside a group.
func (s *scanner) named(at int, w when, seg split) dated {
	t := s.t
	pos := w.start
	for pos > at && (t[pos-1] == ' ' || t[pos-1] == ',' || t[pos-1] == ':') {
		pos--
	}
	it := s.best(at, pos, w)
	if it.ok {
		return it
	}
	return s.unanswered(at, pos, w)
}

// best tries every beginning of the names before pos and keeps what the list answers best.
func (s *scanner) best(lo, pos int, w when) dated {
	out := dated{w: w}
	for _, b := range extent(s.t, lo, pos) {
		if !mayBegin(s.t[b:pos]) {
			continue
		}
		p, ok := readPhrase(s.t[b:pos])
		if !ok {
			continue
		}
		a := s.list.resolve(p, w)
		if len(a.candidates) == 0 {
			continue
		}
		if !out.ok || a.score > out.ans.score || a.score == out.ans.score && a.names >= out.ans.names {
			out = dated{phraseStart: b, phraseEnd: pos, w: w, p: p, ans: a, ok: true}
		}
	}
	return out
}

// mayBegin tells whether names may begin with the first word of s.
func mayBegin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r) {
		return true
	}
	w, _, _ := strings.Cut(s, " ")
	return w != "and" && w != "et" && w != "y" && (particle(w) || strings.ContainsAny(w, "-'")) && len(s) > len(w)
}

// again repeats the names of the item before with another date: "2022a, 2022b".
func (s *scanner) again(last dated, w when) dated {
	it := dated{phraseStart: w.start, phraseEnd: w.start, w: w, p: last.p, ok: true}
	it.ans = s.list.resolve(last.p, w)
	if last.title {
		it.ans = answer{status: document.Dangling}
	}
	if len(it.ans.candidates) == 0 && len(w.year) == 4 && w.suffix == "" && last.ans.status == document.Dangling {
		it.ok = false
	}
	return it
}

// suffixes reads ", b" and "–c" behind an item's date.
func (s *scanner) suffixes(it dated, limit, open, groupEnd int, kind document.CitationKind, end *int) {
	t := s.t
	if it.w.upTo != "" {
		for x := it.w.suffix[0] + 1; x <= it.w.upTo[0]; x++ {
			s.addSuffix(it, string(x), it.w.start, it.w.end, open, groupEnd, kind)
		}
		return
	}
	if it.w.suffix == "" {
		return
	}
	for i := it.w.end; ; {
		k := i
		for k < limit && (t[k] == ',' || t[k] == ' ' || t[k] == '&') {
			k++
		}
		if strings.HasPrefix(t[k:limit], "and ") {
			k += 4
		}
		if k == i || k >= limit || !lower(t[k]) || k+1 < limit && (isWord(t[k+1]) || t[k+1] == '.') || t[k] <= it.w.suffix[0] {
			return
		}
		s.addSuffix(it, t[k:k+1], k, k+1, open, groupEnd, kind)
		i = k + 1
		*end = i
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

// locatorAt reads ", p. 41", ", pp. 12–14", ": 41" or ", chap. 6" behind a date.
func locatorAt(t string, at, limit int) (locator string, end int) {
	i := at
	if i < limit && (t[i] == ',' || t[i] == ':') {
		i++
	} else {
		return "", at
	}
	for i < limit && t[i] == ' ' {
		i++
	}
	from := i
	k := i
	for k < limit && (lower(t[k]|0x20) || t[k] == '.' || strings.HasPrefix(t[k:], "§") || strings.HasPrefix(t[k:], "¶") || k > i && t[k] >= 0x80 && t[k-1] >= 0x80) {
		k++
	}
	word := strings.ToLower(strings.Trim(t[from:k], "."))
	switch word {
	case "":
	case "p", "pp", "page", "pages", "chap", "chapter", "chapters", "chaps", "ch", "para", "paras", "paragraph", "sec", "section", "sect", "art", "article", "fig", "figure", "table", "vol", "bk", "book", "n", "note", "notes", "s", "col", "line", "lines", "appendix", "part", "pt", "§", "§§", "¶", "cap", "pág", "verse", "slide", "min", "fn":
	default:
		return "", at
	}
	i = k
	for i < limit && t[i] == ' ' {
		i++
	}
	n := i
	for n < limit && (digit(t[n]) || dashLen(t, n) > 0 || t[n] == ',' || t[n] == ' ' || t[n] >= 0x80 || t[n] == '.' || isWord(t[n])) {
		if d := dashLen(t, n); d > 0 {
			n += d
			continue
		}
		if isWord(t[n]) && !digit(t[n]) && t[n] < 0x80 && !romanLetter(t[n]) {
			break
		}
		if t[n] >= 0x80 && dashLen(t, n) == 0 {
			break
		}
		if t[n] == ',' || t[n] == ' ' || t[n] == '.' { // goes on only before a further number
			m := n + 1
			for m < limit && t[m] == ' ' {
				m++
			}
			if m >= limit || !digit(t[m]) || isYear(t, m) {
				break
			}
		}
		n++
	}
	if n == i || word == "" && (!allDigits(t[i:n]) || n-i > 3 && isYear(t, i)) {
		return "", at
	}
	return t[from:n], n
}

func romanLetter(b byte) bool { return strings.IndexByte("ivxlcIVXLC", b) >= 0 }

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !digit(s[i]) && dashLen(s, i) == 0 && s[i] < 0x80 {
			return false
		}
	}
	return s != ""
}
