package note

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// citation reads one citation at t[at:], which may reach to end.
func citation(t string, at, end int) (Cited, bool) {
	s := t[at:end]
	if s == "" {
		return Cited{}, false
	}
	if same, n := ibidAt(s); n > 0 {
		return ibid(t, at, end, same, n)
	}
	if c, ok := bySource(t, at, end); ok {
		return c, true
	}
	if n := bodyAt(s); n > 0 {
		c := Cited{Body: Range{at, at + n}, Authors: Range{at, at + n}}
		from := at + n + 1
		for from < end && t[from] == ' ' {
			from++
		}
		if x, ok := before(t, c, at, at+n, end); ok {
			return x, true
		}
		if x, ok := full(t, c, at, from, end); ok {
			return x, true
		}
	}
	if c, ok := pointer(t, at, end); ok {
		return c, true
	}
	names, n := readNames(s)
	if n == 0 {
		return titleFirst(t, at, end)
	}
	if fs, m := familyList(s); m > n {
		names, n = fs, m
	}
	c := Cited{Names: names, Authors: Range{at, at + n}}
	rest := n
	if m := etAl(s[rest:]); m > 0 {
		c.EtAl = true
		rest += m
	}
	if m := editors(s[rest:]); m > 0 {
		c.Editors = true
		rest += m
	}
	if x, ok := before(t, c, at, at+rest, end); ok {
		return x, true
	}
	sep := strings.TrimLeft(s[rest:], " ")
	if sep == "" || sep[0] != ',' && sep[0] != ':' {
		return titleFirst(t, at, end)
	}
	from := end - len(sep) + 1
	for from < end && t[from] == ' ' {
		from++
	}
	if x, ok := full(t, c, at, from, end); ok {
		return x, true
	}
	return short(t, c, at, from, end)
}

// ibids are the words for "the same place", the longest first; those with same
// stand for the author alone when a title follows.
var ibids = [...]struct {
	word string
	same bool
}{
	{"ibidem", false}, {"ibíd.", false}, {"ibid.", false}, {"ibid", false}, {"ebenda", false}, {"ebd.", false}, {"ebda.", false},
	{"idem", true}, {"ídem", true}, {"id.", true}, {"ders.", true}, {"dies.", true}, {"dieselbe", true}, {"derselbe", true}, {"loc. cit.", false}, {"a.a.o.", false}, {"a. a. o.", false}, {"aao", false}, {"op. cit.", false}, {"ib.", false},
}

// ibidAt is the length of the word for "the same" that s begins with, 0 for none.
func ibidAt(s string) (same bool, n int) {
	for _, w := range ibids {
		if len(s) >= len(w.word) && strings.EqualFold(s[:len(w.word)], w.word) && (len(s) == len(w.word) || !isLetter(s[len(w.word):])) {
			return w.same, len(w.word)
		}
	}
	return false, 0
}

func isLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// ibid reads what follows the word for "the same": a locator, or after "idem" another title of the same author.
func ibid(t string, at, end int, same bool, n int) (Cited, bool) {
	c := Cited{Form: Ibid, Range: Range{at, at + n}}
	if same {
		rest := strings.TrimLeft(t[at+n:end], ",: ")
		from := end - len(rest)
		if from > at+n && rest != "" && (upperStart(rest) || rest[0] == '"' || rest[0] == '\'') {
			c := Cited{Same: true, Authors: Range{at, at + n}}
			if x, ok := full(t, c, at, from, end); ok {
				return x, true
			}
			if x, ok := short(t, c, at, from, end); ok {
				return x, true
			}
		}
	}
	c.Locator, c.End = locator(t, at+n, end, true)
	return c, true
}

func upperStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// befores are the words behind a name that say the work was named before.
var befores = [...]string{"op. cit.", "op.cit.", "ob. cit.", "ob.cit.", "art. cit.", "art.cit.", "loc. cit.", "loc.cit.", "a.a.o.", "a. a. o.", "aao", "a.a.o", "obra citada", "opere citato"}

// before reads "op. cit." or the number of a note behind names.
func before(t string, c Cited, at, from, end int) (Cited, bool) {
	rest := strings.TrimLeft(t[from:end], ", ")
	k := end - len(rest)
	low := strings.ToLower(rest[:min(len(rest), 60)])
	if len(low) != min(len(rest), 60) {
		return c, false
	}
	for _, w := range befores {
		if strings.HasPrefix(low, w) {
			c.Form, c.Range = Before, Range{at, k + len(w)}
			if n, m := noteNumber(t[c.End:end]); m > 0 {
				c.Number, c.End = n, c.End+m
			}
			c.Locator, c.End = locator(t, c.End, end, true)
			return c, true
		}
	}
	if n, m := noteNumber(rest); m > 0 {
		c.Form, c.Number, c.Range = Before, n, Range{at, k + m}
		c.Locator, c.End = locator(t, c.End, end, true)
		return c, true
	}
	return c, false
}

// bySource reads "Supra note 12, at 4" that names no author.
func bySource(t string, at, end int) (Cited, bool) {
	low := strings.ToLower(t[at:min(end, at+6)])
	if !strings.HasPrefix(low, "supra") && !strings.HasPrefix(low, "above ") {
		return Cited{}, false
	}
	n, m := noteNumber(t[at:end])
	if m == 0 {
		return Cited{}, false
	}
	c := Cited{Form: Before, Number: n, Range: Range{at, at + m}}
	c.Locator, c.End = locator(t, c.End, end, true)
	return c, true
}

// pointer reads "(n 12)" and "Wie Anm. 12", where the text names the author.
func pointer(t string, at, end int) (Cited, bool) {
	s := t[at:end]
	switch low := strings.ToLower(s[:min(len(s), 8)]); {
	case s[0] == '(' || s[0] == '[', at > 0 && t[at-1] == '(' && strings.HasPrefix(low, "n "), strings.HasPrefix(low, "wie anm"), strings.HasPrefix(low, "wie fn"):
	default:
		return Cited{}, false
	}
	if at > 0 && t[at-1] == '(' {
		at--
	}
	n, m := noteNumber(t[at:end])
	if m == 0 {
		return Cited{}, false
	}
	c := Cited{Form: Before, Number: n, Range: Range{at, at + m}}
	c.Locator, c.End = locator(t, c.End, end, true)
	return c, true
}

// noteWords lead to the number of a note.
var noteWords = [...]string{"supra note", "supra notes", "supra n.", "supra n", "supra, note", "supra fn.", "supra", "above note", "above, note", "above n.", "above n", "see note", "note", "n.", "n", "fn.", "fn", "wie anm.", "wie anmerkung", "wie fn.", "wie fußnote", "siehe anm.", "s. anm.", "anm.", "fußn.", "fn.", "o. fn.", "nota", "voir note", "cité note", "note"}

// noteNumber reads "supra note 12", "(n 12)", "(wie Anm. 12)" and gives its length.
func noteNumber(s string) (number, length int) {
	t := strings.TrimLeft(s, ", ")
	lead := len(s) - len(t)
	bracket := byte(0)
	if t != "" && (t[0] == '(' || t[0] == '[') {
		bracket = t[0]
		t = t[1:]
		lead++
	}
	low := strings.ToLower(t[:min(len(t), 30)])
	best := 0
	for _, w := range noteWords {
		if strings.HasPrefix(low, w) && len(w) > best {
			if bracket == 0 && (w == "n" || w == "n." || w == "note" || w == "nota" || w == "see note") {
				continue // "n. 12" without a bracket is a note of the work cited
			}
			best = len(w)
		}
	}
	if best == 0 || best >= len(t) {
		return 0, 0
	}
	k := best
	for k < len(t) && (t[k] == ' ' || t[k] == '.') {
		k++
	}
	from := k
	for k < len(t) && t[k] >= '0' && t[k] <= '9' && k-from < 4 {
		number = number*10 + int(t[k]-'0')
		k++
	}
	if k == from || from == best && t[best-1] != '.' {
		return 0, 0
	}
	if bracket != 0 {
		if k >= len(t) || t[k] != ')' && t[k] != ']' {
			// "(wie Anm. 12, S. 4)" keeps its locator inside
			return number, lead + k
		}
		k++
	}
	return number, lead + k
}

// full reads a title and a year behind names.
func full(t string, c Cited, at, from, end int) (Cited, bool) {
	if len(c.Names) > 0 && c.Names[0].Given == "" && !c.Editors {
		return c, false
	}
	title, quoted, next := titleAt(t, from, end)
	if title.Empty() {
		return c, false
	}
	y := yearIn(t[next:end])
	if y < 0 || y > 400 {
		return c, false
	}
	c.Form, c.Title, c.Quoted = Full, title, quoted
	c.Year = Range{next + y, next + y + 4}
	if !quoted {
		c.yearOfTitle(t, end)
	}
	c.close(t, at, end)
	// "Ada Kim, Mayor of Oldport, said in 2001" is none: something must look like a work
	bracketed := strings.Contains(t[title.End:c.Year.Start], "(") && strings.Contains(t[c.Year.End:c.Work.End], ")")
	return c, quoted || bracketed || c.Locator != "" || c.Work.End > c.Year.End+8 || endsTitle(strings.TrimLeft(t[title.End:end], ", ")) && !said(t[title.End:c.Year.Start])
}

// said tells whether the words between a title and a year are those of a sentence.
func said(s string) bool {
	for _, w := range strings.Fields(s) {
		switch w {
		case "said", "was", "is", "were", "had", "has", "who", "wrote", "and", "when", "until", "since", "told", "died", "from", "to":
			return true
		}
	}
	return false
}

// close finds where a full citation ends, behind its year.
func (c *Cited) close(t string, at, end int) {
	k := c.Year.End
	if k < end && t[k] >= 'a' && t[k] <= 'z' && (k+1 >= end || !isLetter(t[k+1:])) {
		k++
	}
	open := strings.LastIndexAny(t[c.Title.End:c.Year.Start], "([")
	closed := strings.LastIndexAny(t[c.Title.End:c.Year.Start], ")]")
	if open > closed {
		if m := strings.IndexAny(t[k:end], ")]"); m >= 0 && m < 60 {
			k += m + 1
		}
	}
	c.Range, c.Work = Range{at, k}, Range{at, k}
	loc, stop := locator(t, k, end, true)
	if c.Quoted {
		if m := oscola(t[k:end]); m > 0 { // "(2017) 12 CP 44"
			k += m
			c.Work.End = k
			loc, stop = locator(t, k, end, true)
		}
		if first, _, ok := strings.Cut(loc, ", "); ok && isRange(first) { // "44–61, at 45": the pages of the work, then those meant
			c.Work.End = stop - (len(loc) - len(first))
			loc = strings.TrimLeft(loc[len(first):], ", ")
		} else if isRange(loc) {
			c.Work.End, loc = stop, ""
			if inner, m := bracketed(t[stop:end]); m > 0 { // "44–61 (p. 45)"
				loc, stop = inner, stop+m
			}
		}
	} else if t[k-1] == ']' { // "[1897] AC 12"
		if m := oscola(t[k:end]); m > 0 {
			k += m
			c.Work.End = k
			loc, stop = locator(t, k, end, true)
		}
	}
	c.Locator, c.End = loc, max(stop, k)
	if m := addressAt(t[c.End:end]); m > 0 {
		c.End += m
		c.Work.End = c.End
	}
}

// oscola is the length of " 12 CP 44" behind the year of an article, 0 for none.
func oscola(s string) int {
	i := 0
	digits := func() bool {
		from := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i > from
	}
	if i < len(s) && s[i] == ' ' {
		i++
	}
	digits()
	if i < len(s) && s[i] == '(' {
		for i < len(s) && s[i] != ')' {
			i++
		}
		i++
	}
	from := i
	for i < len(s) && i-from < 70 && (s[i] == ' ' || s[i] == '&' || s[i] == '.' || s[i] == '\'' || isLetter(s[i:]) || s[i] >= 0x80) {
		i++
	}
	if i-from < 3 || i >= len(s) || !upperStart(strings.TrimLeft(s[from:], " ")) {
		return 0
	}
	if !digits() {
		return 0
	}
	return i
}

// bracketed reads " (p. 45)" at the start of s.
func bracketed(s string) (string, int) {
	if !strings.HasPrefix(s, " (") {
		return "", 0
	}
	k := strings.IndexByte(s, ')')
	if k < 3 || k > 30 {
		return "", 0
	}
	inner, n := locator(s[:k], 1, k, true)
	if inner == "" {
		inner, n = locator(" "+s[2:k], 0, k-1, true)
		n++
	}
	if inner == "" || n != k {
		return "", 0
	}
	return inner, k + 1
}

func isRange(s string) bool {
	n := 0
	for _, r := range strings.TrimLeft(s, "p. ") {
		switch {
		case r >= '0' && r <= '9':
		case r == '-' || r == '–':
			n++
		default:
			return false
		}
	}
	return n == 1
}

// addressAt is the length of ", https://…" or " doi:…" at the start of s, with an "accessed" behind it; 0 for none.
func addressAt(s string) int {
	t := strings.TrimLeft(s, ",. <")
	low := strings.ToLower(t[:min(len(t), 12)])
	if !strings.HasPrefix(low, "http") && !strings.HasPrefix(low, "doi:") && !strings.HasPrefix(low, "www.") && !strings.HasPrefix(low, "doi: ") {
		return 0
	}
	k := len(s) - len(t)
	if strings.HasPrefix(low, "doi: ") {
		k += 5
	}
	n := strings.IndexByte(s[k:], ' ')
	if n < 0 {
		n = len(s) - k
	}
	k += n
	for k > 0 && strings.IndexByte(".,;>", s[k-1]) >= 0 {
		k--
	}
	return k
}

// short reads a short title, or no more than a locator, behind a family name.
func short(t string, c Cited, at, from, end int) (Cited, bool) {
	if len(c.Names) > 0 && c.Names[0].Given != "" && !dotted(c.Names[0].Given) {
		// "Ada Kim, Two Rivers, 45" is short as well, but prose looks like it: it needs its locator
		title, quoted, next := titleAt(t, from, end)
		loc, stop := locator(t, next, end, quoted)
		if title.Empty() || loc == "" || !closes(t, stop, end) {
			return c, false
		}
		c.Form, c.Title, c.Quoted, c.Locator, c.Range = Short, title, quoted, loc, Range{at, stop}
		return c, true
	}
	if loc, stop := locator(t, from-2, end, false); loc != "" && closes(t, stop, end) {
		c.Form, c.Locator, c.Range = Short, loc, Range{at, stop}
		return c, len(c.Names) > 0
	}
	title, quoted, next := titleAt(t, from, end)
	if title.Empty() || title.End-title.Start < 3 || !quoted && !titled(t[title.Start:title.End]) {
		return c, false
	}
	c.Form, c.Title, c.Quoted = Short, title, quoted
	c.Range = Range{at, next}
	if n, m := noteNumber(t[next:end]); m > 0 {
		c.Form, c.Number, c.End = Before, n, next+m
	}
	c.Locator, c.End = locator(t, c.End, end, c.Number > 0 || quoted)
	if c.Locator == "" && !closes(t, c.End, end) {
		return c, false
	}
	return c, true
}

// closes tells whether nothing but a mark follows.
func closes(t string, at, end int) bool {
	return at >= end || strings.Trim(t[at:end], " .,;)]\"") == "" || t[at] == '.' || t[at] == ';' || t[at] == ')' || strings.HasPrefix(t[at:end], " (") || strings.HasPrefix(t[at:end], ", ")
}

// titled tells whether s is printed as a title: one to ten words, the first and most long ones with capitals.
func titled(s string) bool {
	ws := strings.Fields(s)
	if len(ws) == 0 || len(ws) > 10 || !upperStart(s) {
		return false
	}
	small := 0
	for _, w := range ws {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && len(w) > 4 {
			small++
		}
	}
	return small*2 <= len(ws)
}
