package export

import (
	"io"
	"strings"
	"unicode/utf8"
)

// pen collects what an exporter writes and passes it on a piece at a time, until the first error, which it keeps.
type pen struct {
	w   io.Writer
	b   []byte
	err error
}

// penful is how many bytes are passed on at a time.
const penful = 64 << 10

func newPen(w io.Writer) *pen { return &pen{w: w, b: make([]byte, 0, penful+penful/2)} }

// put writes texts as they are.
func (p *pen) put(texts ...string) {
	for _, s := range texts {
		p.b = append(p.b, s...)
	}
}

// json writes a text as JSON.
func (p *pen) json(s string) { p.b = appendJSON(p.b, s) }

// xml writes a text with what XML gives a meaning escaped, and what it cannot hold as U+FFFD.
func (p *pen) xml(s string) {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= ' ' && s[i] < '"' || s[i] > '>' && s[i] < 0xEF || s[i] > '\'' && s[i] < '<' {
			continue
		}
		with, size := xmlEscape(s[i:])
		if size == 0 {
			continue
		}
		p.b = append(p.b, s[from:i]...)
		p.b = append(p.b, with...)
		from = i + size
		i = from - 1
	}
	p.b = append(p.b, s[from:]...)
}

// xmlEscape is what stands for the first character of a text, and how many bytes that has; 0 for one that stands for itself.
func xmlEscape(s string) (with string, size int) {
	switch c := s[0]; c {
	case '"':
		return "&#34;", 1
	case '\'':
		return "&#39;", 1
	case '&':
		return "&amp;", 1
	case '<':
		return "&lt;", 1
	case '>':
		return "&gt;", 1
	case '\t':
		return "&#x9;", 1
	case '\n':
		return "&#xA;", 1
	case '\r':
		return "&#xD;", 1
	default:
		if c < ' ' {
			return "\uFFFD", 1
		}
	}
	if strings.HasPrefix(s, "\uFFFE") || strings.HasPrefix(s, "\uFFFF") { // which are no characters of XML
		return "\uFFFD", len("\uFFFE")
	}
	return "", 0
}

func (p *pen) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// pass passes on what was written once it is enough, or all of it at the end.
func (p *pen) pass(all bool) error {
	if p.err == nil && (len(p.b) >= penful || all) {
		_, p.err = p.w.Write(p.b)
		p.b = p.b[:0]
	}
	return p.err
}

// appendJSON appends a text as a JSON string. What is not UTF-8 becomes U+FFFD.
func appendJSON(b []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	b = append(b, '"')
	from := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\t':
			b = append(b, '\\', 't')
		case '\r':
			b = append(b, '\\', 'r')
		default:
			const hex = "0123456789abcdef"
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}
