package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// line is a physical line of a list with what its look says of it.
type line struct {
	span   document.Span // without the white space around it
	body   document.Span // span without a bullet or number
	text   string        // the reading copy of body
	whole  string        // the reading copy of span
	block  int           // index of the block it stands in
	first  bool          // of its block
	item   bool          // first of a list item, or behind a bullet
	bullet bool          // a bullet is printed before it
	goesOn bool          // the first of a block that continues an earlier one
	before separation
	indent int    // columns
	label  string // the number before it, "" for none
	width  int    // in characters, with its indent
}

// separation is what stands between a line and the one before it.
type separation int

const (
	none  separation = iota
	blank            // a blank line, or the border of two blocks
	page             // a running head, a note or another thing that is none of the list's
)

// lines are the physical lines of a run of blocks, page furniture left out.
func (a *Annotator) lines(d *document.Document, run [2]int) []line {
	var out []line
	for i := run[0]; i < run[1]; i++ {
		b := d.Blocks[i]
		if a.divides(d, i) {
			continue
		}
		switch b.Kind {
		case document.Paragraph, document.ListItem, document.TableRow, document.Caption, document.SourceNote, document.Teaser, document.FrontMatter:
		case document.Heading:
			if !a.looksLikeEntry(d.Plain(b.Content)) {
				continue
			}
		default:
			continue
		}
		out = blockLines(d, i, out)
	}
	for i := range out {
		out[i].before = separated(d, out, i)
	}
	return out
}

// blockLines adds the lines of one block.
func blockLines(d *document.Document, i int, out []line) []line {
	b := d.Blocks[i]
	first := true
	for at := b.Start; at < b.End; {
		end := b.End
		if n := strings.IndexAny(d.Text[at:end], "\n\r\f"); n >= 0 {
			end = at + n
		}
		s := trimSpan(d.Text, document.Span{Start: at, End: end})
		at = end + 1
		if s.Empty() {
			continue
		}
		l := line{span: s, body: s, first: first, goesOn: first && b.Continues >= 0, block: i}
		if first && b.Kind != document.TableRow && b.Content.Start > s.Start && b.Content.Start < s.End {
			l.body.Start = b.Content.Start
		}
		l.indent = columns(d.Text, s.Start)
		l.item = first && b.Kind == document.ListItem
		l.marks(d, b)
		l.width = l.indent + utf8.RuneCountInString(d.Text[s.Start:s.End])
		if l.text == "" && l.label == "" {
			continue
		}
		out = append(out, l)
		first = false
	}
	return out
}

// marks reads the bullet and the number before a line.
func (l *line) marks(d *document.Document, b document.Block) {
	if n := bulletLength(d.Text[l.span.Start:l.span.End]); n > 0 {
		l.item, l.bullet = true, true
		l.body = trimSpan(d.Text, document.Span{Start: l.span.Start + n, End: l.span.End})
	}
	l.whole = d.Plain(l.span)
	v := d.View(l.body)
	l.text = v.Text
	if l.body.Start > l.span.Start && l.item {
		l.whole = l.text
	}
	if n, label := labelAt(l.whole); n > 0 {
		v = d.View(l.span)
		if n >= len(v.Text) {
			l.label, l.text, l.body.Start = label, "", l.span.End
			return
		}
		if len(v.Text) == len(l.whole) {
			l.label, l.text = label, v.Text[n:]
			l.body.Start = v.Span(n, len(v.Text)).Start
			return
		}
	}
	if n, label := labelAt(l.text); n > 0 && n < len(v.Text) {
		l.label, l.body.Start, l.text = label, v.Span(n, len(v.Text)).Start, v.Text[n:]
		return
	}
	if l.first && b.Kind == document.ListItem && isNumber(strings.Trim(b.Label, "[]().")) {
		l.label = strings.Trim(b.Label, "[]().")
	}
}

func isNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != "" && len(s) <= 4
}

// bulletLength is the length of a bullet and the blanks behind it at the start of s, 0 for none.
func bulletLength(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("-*+•‣▪●○◦■□–·∙>", r) {
		return 0
	}
	t := strings.TrimLeft(s[n:], " \t\u00a0")
	if len(t) == len(s)-n || t == "" {
		return 0
	}
	return len(s) - len(t)
}

// columns is how far the character at offset is indented in its line; tabs go to the next multiple of eight.
func columns(text string, offset int) int {
	from := offset
	for from > 0 && offset-from < 400 && text[from-1] != '\n' && text[from-1] != '\r' && text[from-1] != '\f' {
		from--
	}
	n := 0
	for _, r := range text[from:offset] {
		switch {
		case r == '\t':
			n += 8 - n%8
		case unicode.IsSpace(r):
			n++
		default: // something else stands before it
			return n
		}
	}
	return n
}

// separated tells what stands before line i.
func separated(d *document.Document, ls []line, i int) separation {
	if i == 0 {
		return blank
	}
	p, l := ls[i-1], ls[i]
	between := d.Text[min(p.span.End, l.span.Start):l.span.Start]
	if strings.TrimSpace(between) != "" {
		return page
	}
	breaks := strings.Count(between, "\n")
	if breaks == 0 {
		breaks = strings.Count(between, "\r")
	}
	if strings.Contains(between, "\f") {
		return page
	}
	if breaks > 1 || l.block != p.block && d.Media != "text/plain" && d.Media != "text/markdown" {
		return blank
	}
	return none
}

func trimSpan(text string, s document.Span) document.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) && r != '\ufeff' && r != '\u200b' {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) && r != '\ufeff' && r != '\u200b' {
			break
		}
		s.End -= n
	}
	return s
}

// labelAt reads "[12] ", "12. ", "12) ", "(12) " or "¹² " at the start of s. A
// bare "12." is a label with nothing behind it.
func labelAt(s string) (n int, label string) {
	i := 0
	for i < len(s) && s[i] == ' ' {
		i++
	}
	if k, l := superscriptNumber(s[i:]); k > 0 {
		return i + k + blanks(s[i+k:]), l
	}
	open := byte(0)
	if i < len(s) && (s[i] == '[' || s[i] == '(') {
		open = s[i]
		i++
	}
	k := i
	for k < len(s) && isDigit(s[k]) {
		k++
	}
	if k == i || k-i > 4 || k >= len(s) {
		return 0, ""
	}
	label = s[i:k]
	switch {
	case open == '[' && s[k] == ']', open == '(' && s[k] == ')', open == 0 && s[k] == ')' && k-i < 4:
		k++
	case open == 0 && k-i < 4 && (s[k] == '.' || s[k] == '\t') && (k+1 == len(s) || s[k+1] == ' ' || s[k+1] == '\t'):
		k++
	default:
		return 0, ""
	}
	if open == '(' && k-i > 4 { // "(2019)" is a year
		return 0, ""
	}
	return k + blanks(s[k:]), label
}

func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\u00a0")) }

// superscriptNumber is the length of the superscript digits s begins with, and the number they write.
func superscriptNumber(s string) (int, string) {
	var b strings.Builder
	n := 0
	for _, r := range s {
		k := strings.IndexRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r)
		if k < 0 {
			break
		}
		b.WriteByte(byte('0' + utf8.RuneCountInString("⁰¹²³⁴⁵⁶⁷⁸⁹"[:k])))
		n += utf8.RuneLen(r)
	}
	return n, b.String()
}
