package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// entry is one reference as stretches of the document.
type entry struct {
	parts      []document.Span
	confidence float64
}

// line is a physical line of a list with what is known of it.
type line struct {
	span    document.Span
	text    string
	first   bool // of its block
	bullet  bool // its block is a list item
	goesOn  bool // its block continues an earlier one
	starts  bool // it begins an entry by its own form
	blockNo int
}

// entries cuts the document's lists into entries.
func (a *Annotator) entries(d *document.Document) []entry {
	var out []entry
	for _, l := range a.lists(d) {
		out = append(out, a.split(d, a.lines(d, l))...)
	}
	return out
}

// lines are the physical lines of a run of blocks, page furniture left out.
func (a *Annotator) lines(d *document.Document, run [2]int) []line {
	var out []line
	for i := run[0]; i < run[1]; i++ {
		b := d.Blocks[i]
		switch b.Kind {
		case document.Paragraph, document.ListItem, document.TableRow, document.Caption:
		case document.Heading:
			if a.opensList(d, i) || !a.looksLikeEntry(d.Plain(b.Content)) {
				continue
			}
		default:
			continue
		}
		first := true
		for at := b.Content.Start; at < b.Content.End; {
			end := b.Content.End
			if n := strings.IndexByte(d.Text[at:end], '\n'); n >= 0 {
				end = at + n
			}
			if s := trimSpan(d.Text, document.Span{Start: at, End: end}); !s.Empty() {
				l := line{span: s, first: first, bullet: b.Kind == document.ListItem, goesOn: b.Continues >= 0, blockNo: i}
				l.text = d.Plain(s)
				if l.text != "" {
					out = append(out, l)
					first = false
				}
			}
			at = end + 1
		}
	}
	return out
}

func trimSpan(text string, s document.Span) document.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}

// split joins lines to entries. The first line of a block begins an entry
// unless it can only go on with the one before; a later line begins one only
// where the list is printed one entry a line.
func (a *Annotator) split(d *document.Document, ls []line) []entry {
	for i := range ls {
		ls[i].starts = a.looksLikeEntry(ls[i].text) || opensTitleFirst(ls[i].text) || opensRepeat(ls[i].text) || opensNumbered(ls[i].text)
	}
	dated := datedShare(ls)
	var out []entry
	block := -1
	for i, l := range ls {
		begins := l.first
		switch {
		case len(out) == 0:
			begins = true
		case l.first && a.rest(d, l, lastText(d, out), dated):
			begins = false
		case !l.first && l.starts && ended(ls[i-1].text) && anyYear(lastText(d, out)):
			begins = true
		}
		if begins {
			conf := 0.95
			if !l.starts {
				conf = 0.7
			}
			out = append(out, entry{parts: []document.Span{l.span}, confidence: conf})
		} else {
			e := &out[len(out)-1]
			if last := &e.parts[len(e.parts)-1]; l.blockNo == block {
				last.End = l.span.End
			} else {
				e.parts = append(e.parts, l.span)
			}
		}
		block = l.blockNo
	}
	for i := range out {
		for k := range out[i].parts {
			out[i].parts[k] = stripBullet(d.Text, out[i].parts[k])
		}
	}
	return out
}

func stripBullet(text string, s document.Span) document.Span {
	for _, b := range []string{"- ", "* ", "• ", "– ", "+ "} {
		if strings.HasPrefix(text[s.Start:s.End], b) {
			return trimSpan(text, document.Span{Start: s.Start + len(b), End: s.End})
		}
	}
	return s
}

func lastText(d *document.Document, es []entry) string {
	return d.View(es[len(es)-1].parts...).Text
}

// datedShare is the share of blocks' first lines that begin an entry by their form.
func datedShare(ls []line) float64 {
	n, y := 0, 0
	for _, l := range ls {
		if l.first {
			n++
			if l.starts {
				y++
			}
		}
	}
	if n == 0 {
		return 0
	}
	return float64(y) / float64(n)
}

// rest tells whether a block's first line goes on with the entry before it:
// a bare link, a small letter that begins no name, marks that only close, or a
// journal's numbers where the entry before has none.
func (a *Annotator) rest(d *document.Document, l line, before string, dated float64) bool {
	if l.starts {
		return false
	}
	if l.goesOn || opensLink(l.text) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(l.text)
	if unicode.IsLower(r) && !opensParticle(l.text) || r == ')' || r == ']' || r == ',' || r == ';' || r == '&' {
		return true
	}
	if _, _, ok := leadingYear(l.text[:min(len(l.text), 400)]); ok {
		return false
	}
	if dated < 0.6 || anyYear(l.text) && !loneCloser(d.Text[l.span.Start:l.span.End]) {
		return false
	}
	t := strings.TrimRight(before, " ")
	open := !strings.HasSuffix(t, ".") && !endsInLink(t)
	return open || loneCloser(d.Text[l.span.Start:l.span.End]) || hasNumbers(a.words, l.text) && !hasNumbers(a.words, before)
}

// hasNumbers tells whether text holds a volume, an issue or pages where journals print them.
func hasNumbers(w *vocabulary, text string) bool {
	c := findNumbers(w, text, 0)
	return c.found && (c.volume != "" || c.pages != "")
}

// loneCloser tells whether the only emphasis mark of a line closes what began on another.
func loneCloser(raw string) bool {
	i := strings.IndexByte(raw, '*')
	return i > 0 && raw[i-1] != ' ' && strings.Count(raw, "*")%2 == 1
}

func opensLink(s string) bool {
	l := strings.ToLower(s[:min(len(s), 16)])
	for _, p := range []string{"http://", "https://", "doi:", "doi ", "www.", "10.", "retrieved", "available at", "accessed "} {
		if strings.HasPrefix(l, p) {
			return true
		}
	}
	return false
}

func endsInLink(s string) bool {
	at := strings.LastIndexByte(s, ' ') + 1
	w := s[at:]
	return strings.HasPrefix(w, "http") || strings.HasPrefix(w, "www.") || strings.HasPrefix(w, "10.") || strings.HasPrefix(w, "doi:")
}

func opensParticle(s string) bool {
	w, _, _ := strings.Cut(s, " ")
	return isParticle(w) || strings.HasPrefix(w, "d'") || strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-")
}

// opensRepeat tells whether a line begins with the dash that stands for the author above.
func opensRepeat(s string) bool { return repeatDash(s) > 0 }

// repeatDash is the length of the dash that stands for the author above, 0 for none.
func repeatDash(s string) int {
	n, runes := 0, 0
	for _, r := range s {
		if r != '—' && r != '–' && r != '-' && r != '_' && r != '―' && r != '⸻' && r != '⸺' {
			break
		}
		n += utf8.RuneLen(r)
		runes++
		if r == '⸻' || r == '⸺' || r == '—' {
			runes += 2
		}
	}
	if runes < 3 || n >= len(s) {
		return 0
	}
	return n
}

// opensNumbered tells whether a line begins with a number in brackets or a number and a stop.
func opensNumbered(s string) bool { return labelLength(s) > 0 }

// labelLength is the length of "[12] ", "12. " or "(12) " at the start of s.
func labelLength(s string) int {
	i := 0
	bracket := len(s) > 0 && (s[0] == '[' || s[0] == '(')
	if bracket {
		i = 1
	}
	k := i
	for k < len(s) && s[k] >= '0' && s[k] <= '9' {
		k++
	}
	if k == i || k-i > 3 || k >= len(s) {
		return 0
	}
	switch {
	case bracket && (s[k] == ']' || s[k] == ')'):
		k++
	case !bracket && (s[k] == '.' || s[k] == '-') && k+1 < len(s) && (s[k+1] == ' ' || s[k] == '-' && s[k+1] >= 'A' && s[k+1] <= 'Z'):
		k++
	default:
		return 0
	}
	for k < len(s) && s[k] == ' ' {
		k++
	}
	return k
}

// opensTitleFirst tells whether a line is a title, a stop and a year in brackets.
func opensTitleFirst(s string) bool {
	head := s[:min(len(s), 400)]
	at, _, ok := leadingYear(head)
	if !ok || at.start < 8 {
		return false
	}
	before := strings.TrimRight(head[:at.start], " (")
	r, _ := utf8.DecodeRuneInString(s)
	return (strings.HasSuffix(before, ".") || strings.HasSuffix(before, "?") || strings.HasSuffix(before, `"`)) && !unicode.IsLower(r) && head[at.start] == '('
}

// ended tells whether a line may be the last of an entry.
func ended(s string) bool {
	s = strings.TrimRight(s, " ")
	if s == "" {
		return true
	}
	switch s[len(s)-1] {
	case '.':
		return !initialWord(lastWord(s)) // "Bassett, L." goes on
	case ')', ']', '>':
		return true
	}
	return endsInLink(s)
}
