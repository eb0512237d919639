package citation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// signals are what may stand before an item without belonging to it, longest first.
var signals = [...]string{
	"as cited in", "as quoted in", "quoted in", "cited in", "qtd. in", "quoted by", "cited by", "for a review, see", "for a review see", "for reviews, see", "for reviews see",
	"for an overview, see", "for an overview see", "for details, see", "for details see", "for example, see", "see, for example,", "see for example", "see, for instance,", "see, e.g.,", "see e.g.,", "see e.g.", "see, inter alia,", "see also, e.g.,", "see also", "see generally", "see, generally,", "but see", "but cf.", "see in particular", "see, in particular,", "see especially", "see esp.", "esp.", "especially", "notably", "most notably",
	"reviewed in", "reviewed by", "adapted from", "based on", "modified from", "taken from", "for example,", "for instance,", "for example", "inter alia", "among others,", "as in", "as shown by", "as reported by", "as described in", "described in", "following", "data from", "source:", "cf. also",
	"see", "cf.", "cf", "e.g.,", "e.g.", "i.e.,", "i.e.", "compare", "contra", "contrast", "accord", "also", "and", "in", "from", "after", "both", "by", "&", "or", "as", "per", "with",
	"vgl. dazu auch", "vgl. dazu", "vgl. hierzu", "vgl. auch", "vgl. etwa", "vgl. u. a.", "vgl.", "vgl", "siehe dazu", "siehe auch", "siehe etwa", "siehe", "s. auch", "s. dazu", "s. a.", "s.", "so auch", "dazu", "hierzu", "etwa", "z. b.", "z.b.", "u. a.", "nach", "zitiert nach", "zit. nach", "zit. n.", "zit. in", "und",
	"véase también", "véase", "véanse", "ver también", "ver", "por ejemplo,", "p. ej.,", "citado en", "citado por", "citados en", "cf. también", "según", "y",
	"voir aussi", "voir notamment", "voir par exemple", "voir", "par exemple", "notamment", "cité dans", "cité par", "cités dans", "d'après", "selon", "et",
	"ver também", "vide", "veja-se", "por exemplo,", "citado em", "apud", "conforme", "segundo",
	"lihat juga", "lihat", "bdk.", "bandingkan", "misalnya,", "misalnya", "dikutip dalam", "dalam", "menurut", "seperti",
	"см. также", "см.", "ср.", "цит. по",
	"참조:", "예:", "예컨대", "참고:", "재인용:",
	"参见", "參見", "参照", "参考", "见", "見", "如", "例如", "转引自", "轉引自", "引自",
}

// signalsBy are the signals by their first byte, small; East Asian ones need no blank behind them.
var signalsBy = func() (by [256][]string) {
	for _, g := range signals {
		by[g[0]] = append(by[g[0]], g)
	}
	for c := range by {
		slices.SortStableFunc(by[c], func(a, b string) int { return len(b) - len(a) })
	}
	return by
}()

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

// viaWords tells whether the words before an item say that what stands before them was seen in it.
func viaWords(lead string) bool {
	l := strings.ToLower(lead)
	for _, x := range [...]string{"cited in", "quoted in", "qtd. in", "cited by", "quoted by", "reported in", "citado en", "citado por", "citado em", "цит. по", "zitiert nach", "zitiert in", "zit. n", "zit. in", "cité dans", "cité par", "apud", "dikutip dalam", "dikutip oleh", "转引自", "轉引自", "引自", "재인용"} {
		if strings.Contains(l, x) {
			return true
		}
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

// signalLength is the length of a signal and the blank behind it at the start of s, 0 for none.
func signalLength(s string) int {
	if s == "" {
		return 0
	}
	c := s[0]
	if c >= 'A' && c <= 'Z' {
		c |= 0x20
	}
	for _, g := range signalsBy[c] {
		if len(s) <= len(g) || !strings.EqualFold(s[:len(g)], g) || len(g) == 2 && g[1] == '.' && s[0] != g[0] { // "S." is a name's
			continue
		}
		n := len(g)
		if b := s[n]; b != ' ' && b != ',' && b != ':' && g[0] < 0xE3 {
			continue
		}
		for n < len(s) && (s[n] == ' ' || s[n] == ',' || s[n] == ':') {
			n++
		}
		return n
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

// outlet reads the name of a newspaper before a date, for an item without an author.
func (s *scanner) outlet(at, pos int, w when) dated {
	if len(s.list.byOutlet) == 0 || len(w.year) != 4 {
		return dated{}
	}
	for _, b := range append(s.extent(s.t, at, pos), s.bodyStarts(at, pos)...) {
		var cs []document.Candidate
		for _, i := range s.list.byOutlet[strings.TrimPrefix(glue(s.t[b:pos]), "the")] {
			x := &s.list.works[i]
			if y, _ := matchYear(&w, x); y < 0.9 {
				continue
			}
			c := document.Candidate{Reference: i, Score: 0.6, Reason: "the newspaper and the year agree"}
			if printed := days(s.list.refs[i].Raw); w.day.month > 0 && len(printed) > 0 {
				if !w.day.agrees(printed) {
					continue
				}
				c.Score, c.Reason = 0.9, "the newspaper and the date agree"
			}
			cs = append(cs, c)
		}
		if len(cs) > 0 {
			if strings.HasSuffix(s.t[at:b], "The ") {
				b -= len("The ")
			}
			it := dated{phraseStart: b, phraseEnd: pos, w: w, ans: rank(cs, nil), ok: true}
			it.p.names = []cited{{words: []string{s.t[b:pos]}}}
			return it
		}
	}
	return dated{}
}

// best tries every beginning of the names before pos and keeps what the list answers best.
func (s *scanner) best(lo, pos int, w when) dated {
	out := dated{w: w}
	starts := s.extent(s.t, lo, pos)
	end, last := pos, -1
	for k, b := range starts {
		if s.knownWord(s.t[b:end]) {
			last = k
		}
		end = b
		// names begin at most a few words before one that the list knows
		if last < 0 || k > last+4 || !mayBegin(s.t[b:pos]) {
			continue
		}
		s.try(&out, b, pos)
	}
	for _, b := range s.bodyStarts(lo, pos) {
		head := dropAbbreviation(trimPossessive(strings.TrimRight(s.t[b:pos], " ,")))
		p := phrase{names: []cited{newCited(strings.Fields(head))}}
		if a := s.list.resolve(p, w); len(a.candidates) > 0 && (!out.ok || a.score >= out.ans.score) {
			out = dated{phraseStart: b, phraseEnd: pos, w: w, p: p, ans: a, ok: true}
		}
	}
	if s.list.east {
		end := pos
		for _, b := range starts {
			if r, _ := utf8.DecodeRuneInString(s.t[b:]); eastAsian(r) {
				s.tryInside(&out, b, end, pos)
			}
			end = b
		}
	}
	return out
}

// bodyStarts are where the whole name of a body or a newspaper of the list begins that ends at t[pos]: names that
// hold words without capitals, "Institut national des marées".
func (s *scanner) bodyStarts(lo, pos int) (out []int) {
	head := dropAbbreviation(trimPossessive(strings.TrimRight(s.t[max(lo, pos-200):pos], " ,")))
	k := strings.LastIndexByte(head, ' ')
	if k < 0 || len(s.list.tails) == 0 {
		return nil
	}
	for _, body := range s.list.tails[glue(head[k+1:])] {
		b := len(head)
		for n := 0; n < body.words && b > 0; n++ {
			b = strings.LastIndexByte(head[:b], ' ')
			if b < 0 {
				break
			}
		}
		if glue(head[b+1:]) == body.glued {
			out = append(out, max(lo, pos-200)+b+1)
		}
	}
	return out
}

// try reads t[b:pos] as names and keeps them where the list answers them better than what out holds.
func (s *scanner) try(out *dated, b, pos int) {
	for _, wide := range [...]bool{false, true} {
		if wide && !s.list.east {
			return
		}
		p, ok := readPhrase(s.t[b:pos], wide)
		if !ok {
			continue
		}
		a := s.list.resolve(p, out.w)
		if len(a.candidates) == 0 {
			continue
		}
		if !out.ok || a.score > out.ans.score || a.score == out.ans.score && a.names >= out.ans.names {
			*out = dated{phraseStart: b, phraseEnd: pos, w: out.w, p: p, ans: a, ok: true}
		}
		return
	}
}

// tryInside tries the beginnings inside a word of a text without blanks between words: "正如王小明" holds a name.
func (s *scanner) tryInside(out *dated, b, end, pos int) {
	for n, at := 0, end; at > b && n < 14; n++ {
		_, size := utf8.DecodeLastRuneInString(s.t[b:at])
		at -= size
		if r, _ := utf8.DecodeRuneInString(s.t[at:]); at > b && n > 0 && eastAsian(r) {
			s.try(out, at, pos)
		}
	}
}

// knownWord tells whether a word, with the marks around it, may be of a first author's name in the list.
func (s *scanner) knownWord(w string) bool {
	w = strings.TrimRight(w, " ,;")
	if len(w) > maxWord {
		return false
	}
	if strings.IndexByte(w, '/') > 0 {
		for _, h := range strings.Split(w, "/") {
			if s.knownWord(h) {
				return true
			}
		}
	}
	w = trimPossessive(w)
	var buf [48]byte
	b := buf[:0]
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c >= 0x80 || len(b) == len(buf):
			r, _ := utf8.DecodeRuneInString(w)
			return s.list.words[glue(w)] || s.list.east && eastAsian(r)
		case c >= 'A' && c <= 'Z':
			b = append(b, c|0x20)
		case lower(c) || digit(c):
			b = append(b, c)
		}
	}
	if s.list.words[string(b)] {
		return true
	}
	n := len(b)
	return n > 4 && b[n-1] == 's' && s.list.words[string(b[:n-1])] // a genitive
}

// mayBegin tells whether names may begin with the first word of s.
func mayBegin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r) {
		return true
	}
	w, _, _ := strings.Cut(s, " ")
	switch w {
	case "and", "et", "y", "e", "dan", "und", "och", "og", "i", "dkk.", "dkk", "i.":
		return false
	}
	return particle(w) && len(s) > len(w) || strings.ContainsAny(w, "-'") && nameLike(w)
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

// locatorWords are what may stand before the number of a locator, small and without stops.
var locatorWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("p pp pg pgs page pages chap chapter chapters chaps ch para paras paragraph paragraphs par sec section sections sect art article arts fig figure figs table vol vols bk book n nn note notes s ss col cols line lines l ll appendix app part pt cap caps kap bd abs abschn ziff rn rdnr anm fn pág págs pag pags página páginas verse v vv slide min loc act scene sc ex example thm theorem lemma prop def eq hlm hal halaman bab с стр гл f fol ff t tome § §§ ¶ ¶¶ 第 页 頁 쪽 제") {
		m[w] = true
	}
	return m
}()

// locatorAt reads ", p. 41", ", pp. 12–14", ": 41", " § 3" or ", 45쪽" behind a date.
func (s *scanner) locatorAt(at, limit int) (locator string, end int) {
	t := s.t
	i := at
	for i < limit && t[i] == ' ' {
		i++
	}
	switch {
	case i < limit && (t[i] == ',' || t[i] == ':'):
		i++
	case i > at && (strings.HasPrefix(t[i:limit], "§") || strings.HasPrefix(t[i:limit], "p. ") || strings.HasPrefix(t[i:limit], "pp. ") || strings.HasPrefix(t[i:limit], "S. ") || strings.HasPrefix(t[i:limit], "hlm. ")):
	default:
		return "", at
	}
	for i < limit && t[i] == ' ' {
		i++
	}
	from := i
	k := i
	for k < limit && (lower(t[k]|0x20) || t[k] == '.' || t[k] >= 0x80 && dashLen(t, k) == 0) {
		k++
	}
	word := strings.ToLower(strings.Trim(t[from:k], "."))
	if word != "" && !locatorWords[word] {
		return "", at
	}
	i = k
	for i < limit && t[i] == ' ' {
		i++
	}
	n := numbersEnd(t, i, limit)
	if n == i || word == "" && (!allDigits(t[i:n]) || n-i > 3 && isYear(t, i) && !dashed(t[i:n])) {
		return "", at
	}
	n = followers(t, n, limit)
	return s.view.Text[from:n], n
}

func dashed(s string) bool { return strings.ContainsAny(s, "-–") && len(s) > 4 && dashLen(s, 4) == 0 }

// numbersEnd is the end of the numbers of a locator at t[i:]: "12–14", "12, 15", "iv", "112n3".
func numbersEnd(t string, i, limit int) int {
	n := i
	for n < limit {
		if d := dashLen(t, n); d > 0 {
			n += d
			continue
		}
		c := t[n]
		switch {
		case digit(c) || romanLetter(c):
		case c == 'n' && n > i && digit(t[n-1]) && n+1 < limit && digit(t[n+1]):
		case c == ',' || c == ' ' || c == '.': // goes on only before a further number
			m := n + 1
			for m < limit && t[m] == ' ' {
				m++
			}
			if m >= limit || !digit(t[m]) || isYear(t, m) || c == ' ' && n == i {
				return n
			}
		default:
			return n
		}
		n++
	}
	return n
}

// followers reads "f.", "ff.", "et seq." and the word for "page" behind the numbers of a locator.
func followers(t string, n, limit int) int {
	for _, x := range [...]string{" ff.", " f.", "ff.", "f.", " ff", " f", "ff", "f", " et seq.", " sqq.", " sq.", "쪽", "면", "頁", "页", "ページ", " n."} {
		if strings.HasPrefix(t[n:limit], x) {
			e := n + len(x)
			if e == limit || !isWord(t[e]) || t[e-1] >= 0x80 {
				return e
			}
		}
	}
	return n
}

func romanLetter(b byte) bool { return strings.IndexByte("ivxlcIVXLC", b) >= 0 }

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !digit(s[i]) && dashLen(s, i) == 0 && s[i] < 0x80 && s[i] != ',' && s[i] != ' ' && s[i] != 'n' {
			return false
		}
	}
	return s != "" && digit(s[0])
}
