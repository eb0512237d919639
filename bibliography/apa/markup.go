package apa

import (
	"html"
	"strings"
	"unicode/utf8"
)

// Markup is how italics are written.
type Markup int

// The ways to write italics.
const (
	Plain    Markup = iota // not at all
	Markdown               // *italics*, other marks escaped
	HTML                   // <i>italics</i>, addresses as links
)

// run is a stretch of text in one look.
type run struct {
	text   string
	italic bool
	link   bool
}

// line is text in the making.
type line struct{ runs []run }

func (l *line) add(text string) {
	if text != "" {
		l.runs = append(l.runs, run{text: text})
	}
}

func (l *line) em(text string) {
	if text != "" {
		l.runs = append(l.runs, run{text: text, italic: true})
	}
}

func (l *line) link(address string) {
	if address != "" {
		l.runs = append(l.runs, run{text: address, link: true})
	}
}

func (l *line) empty() bool { return len(l.runs) == 0 }

// last is the last character so far, quotation marks and brackets that close left out.
func (l *line) last() rune {
	for i := len(l.runs) - 1; i >= 0; i-- {
		if t := strings.TrimRight(l.runs[i].text, `”’"' `); t != "" {
			r, _ := utf8.DecodeLastRuneInString(t)
			return r
		}
	}
	return 0
}

// stop ends an element: with a full stop where no other mark ends it already.
func (l *line) stop() {
	if l.empty() {
		return
	}
	if r := l.last(); r != '.' && r != '?' && r != '!' && r != '…' && r != '。' {
		l.add(".")
	}
}

// next begins the next element.
func (l *line) next() {
	if !l.empty() {
		l.stop()
		l.add(" ")
	}
}

// write is the text in the markup.
func (l *line) write(m Markup) string {
	var b strings.Builder
	for _, r := range l.runs {
		switch {
		case m == Markdown && r.italic:
			b.WriteString("*" + escapeMarkdown(r.text) + "*")
		case m == Markdown && r.link:
			b.WriteString("<" + r.text + ">")
		case m == Markdown:
			b.WriteString(escapeMarkdown(r.text))
		case m == HTML && r.italic:
			b.WriteString("<i>" + html.EscapeString(r.text) + "</i>")
		case m == HTML && r.link && strings.HasPrefix(r.text, "http"):
			a := html.EscapeString(r.text)
			b.WriteString(`<a href="` + a + `">` + a + "</a>")
		case m == HTML:
			b.WriteString(html.EscapeString(r.text))
		default:
			b.WriteString(r.text)
		}
	}
	return b.String()
}

// escapeMarkdown escapes what Markdown would read as markup.
func escapeMarkdown(s string) string {
	if !strings.ContainsAny(s, "\\`*_[]<>&") {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_[]<>&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
