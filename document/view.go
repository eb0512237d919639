package document

import (
	"bytes"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// View is a reading copy of some stretches of a document: markup and tagged marks of notes left out,
// words broken at a line's end joined, white space folded to single blanks,
// typographic apostrophes, quotation marks and blanks in their plain form. Patterns are
// matched against Text; Span leads a match back to the document.
type View struct {
	Text string
	runs []run
	text string // the document's
}

// run leads Text from byte at on, up to the next run, to the document: byte for
// byte to what begins at start, or, where end is not negative, all of it to [start, end).
type run struct{ at, start, end int }

// whole tells whether all bytes of the run stand for the same stretch.
func (r run) whole() bool { return r.end >= 0 }

// runAt is the run that holds byte i of Text.
func (v View) runAt(i int) run {
	lo, hi := 0, len(v.runs)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; v.runs[mid].at <= i {
			lo = mid
		} else {
			hi = mid
		}
	}
	return v.runs[lo]
}

// begin is where the character of byte i of Text begins in the document.
func (v View) begin(i int) int {
	r := v.runAt(i)
	if r.whole() {
		return r.start
	}
	p := r.start + i - r.at
	for p > r.start && !utf8.RuneStart(v.text[p]) {
		p--
	}
	return p
}

// finish is where the character of byte i of Text ends in the document.
func (v View) finish(i int) int {
	r := v.runAt(i)
	if r.whole() {
		return r.end
	}
	p := r.start + i - r.at + 1
	for p < len(v.text) && !utf8.RuneStart(v.text[p]) {
		p++
	}
	return p
}

// Span is the stretch of the document behind Text[start:end]. It covers
// markup and breaks inside the match, never those around it.
func (v View) Span(start, end int) Span {
	if start < 0 || end > len(v.Text) || end <= start {
		if start >= 0 && start < len(v.Text) {
			p := v.begin(start)
			return Span{p, p}
		}
		return Span{}
	}
	return Span{v.begin(start), v.finish(end - 1)}
}

// At is the position in Text of the first byte that lies at or behind the
// document's byte offset; len(Text) when there is none.
func (v View) At(offset int) int {
	lo, hi := 0, len(v.Text)
	for lo < hi {
		mid := (lo + hi) / 2
		if v.finish(mid) <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// View makes a reading copy of the given stretches, in the order given, one
// blank between them unless a word was broken there.
func (d *Document) View(parts ...Span) View {
	size := len(parts)
	for _, p := range parts {
		size += p.Len()
	}
	size = max(size, 0)
	w := viewer{text: d.Text, markdown: d.Media == "text/markdown", notes: d.Tagged.Notes}
	w.out = make([]byte, 0, size)
	for _, p := range parts {
		w.read(p)
		if !w.pending && len(w.out) > 0 {
			w.pending, w.blankAt = true, Span{p.End, p.End}
		}
		w.sawBreak = true
	}
	return View{Text: string(w.out), runs: w.runs, text: d.Text}
}

// ViewOf is the reading copy of a passage, its holes left out. Every annotator
// reads every passage, so the copies are kept. What is returned must not be changed.
func (d *Document) ViewOf(p Passage) View {
	if len(p.Holes) > 0 {
		return d.View(p.Parts()...)
	}
	d.views.mu.Lock()
	defer d.views.mu.Unlock()
	if v, ok := d.views.of[p.Span]; ok {
		return v
	}
	v := d.View(p.Span)
	if d.views.of == nil {
		d.views.of = map[Span]View{}
	}
	d.views.of[p.Span] = v
	return v
}

// viewCache keeps reading copies by what they are copies of; the text never changes, nor do they.
type viewCache struct {
	mu sync.Mutex
	of map[Span]View
}

// Plain is the reading copy of one stretch as a string, for display and comparison.
func (d *Document) Plain(s Span) string { return d.View(s).Text }

// Lowered is the text with its ASCII capitals in lower case: the same bytes otherwise, at the same places.
func Lowered(text string) string {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c >= 'A' && c <= 'Z' {
			b := []byte(text)
			for ; i < len(b); i++ {
				if c := b[i]; c >= 'A' && c <= 'Z' {
					b[i] = c + 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return text
}

type viewer struct {
	text     string
	markdown bool
	out      []byte
	runs     []run
	lastEnd  int  // where the last character written ends in the document
	pending  bool // a blank is due before the next character
	blankAt  Span // where the due blank stands
	sawBreak bool // the due blank holds a line break
	linkEnd  int  // where the open autolink closes, 0 for none
	notes    []TaggedNote
}

func (w *viewer) read(p Span) {
	notes := w.notes
	if len(notes) > 0 {
		notes = notes[sort.Search(len(notes), func(k int) bool { return notes[k].Start >= p.Start }):]
	}
	for i := p.Start; i < p.End; {
		if len(notes) > 0 && i >= notes[0].Start {
			i = max(i, min(notes[0].End, p.End))
			notes = notes[1:]
			continue
		}
		if !w.pending {
			limit := p.End
			if len(notes) > 0 {
				limit = min(limit, notes[0].Start)
			}
			if n := w.plain(i, limit); n > i {
				i = n
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(w.text[i:p.End])
		if n := w.markup(i, p.End, r); n > 0 {
			i += n
			continue
		}
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			if !w.pending {
				w.pending, w.blankAt, w.sawBreak = true, Span{i, i + size}, false
			}
			w.blankAt.End = i + size
			w.sawBreak = w.sawBreak || r == '\n' || r == '\r'
		case r == '\u00ad': // soft hyphen
		default:
			i = w.put(i, size, p.End, r)
			continue
		}
		i += size
	}
}

// ordinary marks the bytes that are read as they stand, whatever is around them.
var ordinary = func() (t [256]bool) {
	for c := '#'; c < 0x7f; c++ {
		t[c] = !strings.ContainsRune("'*<>[]\\_`", c)
	}
	return t
}()

// plain copies ordinary characters, and single blanks between them, from text[i:limit], and returns where it stopped.
func (w *viewer) plain(i, limit int) int {
	t := w.text
	k := i
	for k < limit {
		if c := t[k]; !ordinary[c] {
			blank := c == ' ' || c == '\n' && k > i && t[k-1] != '-'
			if !blank || k == i || k+1 >= limit || !ordinary[t[k-1]] || !ordinary[t[k+1]] {
				break
			}
		}
		k++
	}
	if k == i {
		return i
	}
	w.follow(i)
	from := len(w.out)
	w.out = append(w.out, t[i:k]...)
	for at := from; ; {
		n := bytes.IndexByte(w.out[at:], '\n')
		if n < 0 {
			break
		}
		w.out[at+n] = ' '
		at += n + 1
	}
	w.lastEnd = k
	return k
}

// follow makes the next bytes lead to what begins at text[i], byte for byte.
func (w *viewer) follow(i int) {
	if n := len(w.runs); n > 0 {
		if r := w.runs[n-1]; !r.whole() && r.start+len(w.out)-r.at == i {
			return
		}
	}
	w.runs = append(w.runs, run{at: len(w.out), start: i, end: -1})
}

// put writes one character and the blank due before it, and returns where to go on.
func (w *viewer) put(i, size, limit int, r rune) int {
	if w.pending {
		w.pending = false
		if w.joins(r) {
			w.out = w.out[:len(w.out)-1]
			if n := len(w.runs); w.runs[n-1].at >= len(w.out) {
				w.runs = w.runs[:n-1]
			}
		} else if !w.detached(i, limit, r) && len(w.out) > 0 {
			w.emit(" ", w.blankAt)
		}
	}
	begun, before := i, w.lastEnd
	w.emit(plainRune(r, w.text[i:i+size]), Span{i, i + size})
	i += size
	// "Korea ' s": the blank behind a detached apostrophe is no blank either
	if isApostrophe(r) && i+1 < limit && w.text[i] == ' ' && len(w.out) > 1 && w.out[len(w.out)-2] != ' ' {
		if begun > before && detachedS(w.text, i, limit) {
			return i + 1
		}
	}
	return i
}

func (w *viewer) emit(s string, at Span) {
	if len(s) == at.Len() {
		w.follow(at.Start)
	} else {
		w.runs = append(w.runs, run{at: len(w.out), start: at.Start, end: at.End})
	}
	w.out = append(w.out, s...)
	w.lastEnd = at.End
}

// joins tells whether the word before a line's end goes on with r: a hyphen
// after a letter, a break, a small letter.
func (w *viewer) joins(r rune) bool {
	n := len(w.out)
	return w.sawBreak && n > 1 && w.out[n-1] == '-' && unicode.IsLower(r) && isLowerByte(w.out[n-2])
}

func isLowerByte(b byte) bool { return b >= 'a' && b <= 'z' || b >= utf8.RuneSelf }

// detached tells whether the blank before an apostrophe is a typesetting fault: "Korea ' s".
func (w *viewer) detached(i, limit int, r rune) bool {
	if !isApostrophe(r) || len(w.out) == 0 {
		return false
	}
	last := w.out[len(w.out)-1]
	if !(last >= 'a' && last <= 'z' || last >= 'A' && last <= 'Z' || last >= utf8.RuneSelf) {
		return false
	}
	at := i + utf8.RuneLen(r)
	return detachedS(w.text, at, limit) || (at < limit && strings.HasPrefix(w.text[at:limit], "s ") && last != 's')
}

// detachedS tells whether text[i:limit] begins with a blank and a lone contraction letter (" s ", " t ").
func detachedS(text string, i, limit int) bool {
	if i+1 >= limit || text[i] != ' ' || (text[i+1] != 's' && text[i+1] != 't') {
		return false
	}
	if i+2 >= limit {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[i+2 : limit])
	return !unicode.IsLetter(r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }

// plainRune is the plain form of r, which is printed as s.
func plainRune(r rune, s string) string {
	switch r {
	case '’', '‘', 'ʼ', '‛':
		return "'"
	case '“', '”', '„', '‟':
		return `"`
	case '‐', '‑':
		return "-"
	}
	return s
}

// markup is the length of the markup that begins at i, 0 for none.
func (w *viewer) markup(i, limit int, r rune) int {
	if !w.markdown {
		return 0
	}
	rest := w.text[i:limit]
	switch r {
	case '*', '`':
		return 1
	case '_':
		if i == 0 || i+1 >= limit || !isWord(w.text[i-1]) || !isWord(w.text[i+1]) {
			return 1
		}
	case '\\':
		if len(rest) > 1 && strings.IndexByte(`\*_'"#[]()<>~-.!|$&`+"`", rest[1]) >= 0 {
			return 1
		}
	case '<':
		n, close := tagLength(rest)
		if close > 0 {
			w.linkEnd = i + close
		}
		return n
	case '>':
		if i > 0 && i == w.linkEnd {
			return 1
		}
	case '!':
		if strings.HasPrefix(rest, "![") {
			return 1
		}
	case '[':
		if linkEnd(rest) > 0 {
			return 1
		}
	case ']':
		return linkTail(rest)
	}
	return 0
}

func isWord(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= utf8.RuneSelf
}

// maxMarkup is how far markup may reach, in bytes. The bound, and that no search goes past
// a mark that could begin another one, keep reading linear in the text.
const maxMarkup = 2048

// tagLength is the length of the HTML tag or of the opening bracket of the
// autolink that s begins with; for an autolink also where it closes. A
// superscript of digits alone is a note's mark and goes whole.
func tagLength(s string) (n, closes int) {
	reach := s[:min(len(s), maxMarkup)]
	end := strings.IndexByte(reach, '>')
	if end < 0 {
		return 0, 0
	}
	inner := s[1:end]
	if autolink(inner) {
		return 1, end
	}
	name := strings.TrimPrefix(inner, "/")
	if name == "" || !(name[0] >= 'a' && name[0] <= 'z' || name[0] >= 'A' && name[0] <= 'Z' || name[0] == '!') || strings.IndexByte(inner, '<') >= 0 {
		return 0, 0
	}
	if inner == "sup" {
		rest := s[end+1 : min(len(s), end+64)]
		if close := strings.Index(rest, "</sup>"); close > 0 && isDigits(rest[:close]) {
			return end + 1 + close + len("</sup>"), 0
		}
	}
	return end + 1, 0
}

func autolink(s string) bool {
	return (strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "mailto:")) &&
		!strings.ContainsAny(s, " \n<>")
}

func isDigits(s string) bool {
	if s == "" {
		return false
	}
	for i := 0; i < len(s); i++ {
		if (s[i] < '0' || s[i] > '9') && s[i] != ',' && s[i] != ' ' && s[i] != '-' {
			return false
		}
	}
	return true
}

// linkEnd is the position of the "](" of the Markdown link that s begins with, 0 for none.
func linkEnd(s string) int {
	for k := 1; k < len(s) && k < maxMarkup; k++ {
		switch s[k] {
		case '[', '\n':
			return 0
		case ']':
			if linkTail(s[k:]) > 0 {
				return k
			}
			return 0
		}
	}
	return 0
}

// linkTail is the length of "](target)" at the start of s, 0 for none.
func linkTail(s string) int {
	if !strings.HasPrefix(s, "](") {
		return 0
	}
	reach := s[2:min(len(s), maxMarkup)]
	end := strings.IndexAny(reach, ") \n[]")
	if end < 0 || reach[end] != ')' {
		return 0
	}
	return end + 3
}
