package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"kg/document"
)

// characters reads text [from, to) of the source.
func (p *page) characters(from, to int) {
	s := p.src[from:to]
	switch p.skip {
	case "":
	case "title":
		if p.title == "" {
			p.title = strings.Join(strings.Fields(html.UnescapeString(s)), " ")
		}
		return
	case "script":
		if strings.Contains(p.script, "ld+json") && len(p.ld) < 16 {
			p.ld = append(p.ld, s)
		}
		return
	default:
		return
	}
	if r := p.top().role; r.dropped || r.link && backwards(s) && p.leadsHome() {
		return
	}
	if from < p.raised {
		p.raise(from, to)
		return
	}
	for i := from; i < to; {
		c := p.src[i]
		if c == '&' {
			if n, r := entity(p.src[i:min(to, i+40)]); n > 0 {
				p.put(r, i, n)
				i += n
				continue
			}
		}
		if c < utf8.RuneSelf && c > ' ' && c != '&' {
			n := i + 1
			for n < to && p.src[n] < utf8.RuneSelf && p.src[n] > ' ' && p.src[n] != '&' {
				n++
			}
			p.run(i, n)
			i = n
			continue
		}
		r, n := utf8.DecodeRuneInString(p.src[i:to])
		if unicode.IsSpace(r) || c < ' ' {
			p.space(i, i+n)
		} else {
			p.run(i, i+n)
		}
		i += n
	}
}

// entity is the length of the character reference s begins with and what it stands for.
func entity(s string) (int, string) {
	end := strings.IndexByte(s, ';')
	if end < 0 {
		return 0, ""
	}
	r := html.UnescapeString(s[:end+1])
	if r == s[:end+1] || strings.HasSuffix(r, ";") && len(r) > 1 {
		return 0, ""
	}
	return end + 1, strings.ToValidUTF8(r, "\uFFFD")
}

func (p *page) space(from, to int) {
	if !p.due {
		p.due, p.blank = true, document.Span{Start: from, End: to}
	}
	p.blank.End = to
}

func (p *page) begin() {
	e := p.top()
	b := block{start: -1, role: e.role, path: e.path}
	for k := len(p.stack) - 1; k > 0 && len(b.parents) < 6; k-- {
		if n := p.stack[k].name; blockElements[n] || n == "td" || n == "th" {
			if b.element == "" {
				b.element, b.path, b.role = p.stack[k].name, p.stack[k].path, p.stack[k].role
			}
			if b.label == "" && p.stack[k].label != "" {
				b.label, p.stack[k].label = p.stack[k].label, ""
			}
			b.parents = append(b.parents, p.stack[k].id)
		}
	}
	b.role.caption = b.role.caption || e.role.caption
	p.current = &b
}

// settle writes the break or blank that is due before a character.
func (p *page) settle(file int) {
	if p.current == nil {
		p.begin()
	}
	if p.current.start < 0 {
		if p.text.Len() > 0 {
			p.inserted("\n\n", file)
		}
		p.current.start = p.text.Len()
		p.due = false
		return
	}
	if p.due {
		p.due = false
		if p.blank.Len() == 1 && p.src[p.blank.Start] == ' ' {
			p.verbatim(p.blank.Start, p.blank.End)
		} else {
			p.derived(" ", p.blank.Start, p.blank.Len())
		}
	}
}

func (p *page) run(from, to int) {
	p.settle(from)
	p.verbatim(from, to)
	if r := p.top().role; r.link {
		p.current.linked += to - from
		if r.away {
			p.current.away += to - from
		}
	}
}

func (p *page) put(s string, from, n int) {
	if strings.TrimSpace(s) == "" {
		p.space(from, from+n)
		return
	}
	p.settle(from)
	p.derived(s, from, n)
}

func (p *page) brk() {
	if p.current != nil && p.current.start >= 0 && p.skip == "" {
		p.due = false
		p.inserted("\n", 0)
	}
}

func (p *page) verbatim(from, to int) {
	p.segment(document.Segment{File: from, FileLen: to - from, Verbatim: true}, p.src[from:to])
}

func (p *page) derived(s string, from, n int) {
	p.segment(document.Segment{File: from, FileLen: n}, s)
}

func (p *page) inserted(s string, at int) {
	if n := len(p.origin.Segments); n > 0 {
		last := p.origin.Segments[n-1]
		at = last.File + last.FileLen
	}
	p.segment(document.Segment{File: at}, s)
}

func (p *page) segment(s document.Segment, text string) {
	s.Text, s.Path = p.text.Len(), p.top().path
	if n := len(p.origin.Segments); n > 0 && s.Verbatim {
		last := &p.origin.Segments[n-1]
		if last.Verbatim && last.File+last.FileLen == s.File && last.Path == s.Path {
			last.FileLen += s.FileLen
			p.text.WriteString(text)
			return
		}
	}
	p.origin.Segments = append(p.origin.Segments, s)
	p.text.WriteString(text)
}

// flush ends the block.
func (p *page) flush() {
	p.due, p.row = false, false
	if p.current == nil {
		return
	}
	b := p.current
	p.current = nil
	if b.start < 0 || p.text.Len() == b.start {
		return
	}
	b.end = p.text.Len()
	p.blocks = append(p.blocks, *b)
}

func (p *page) finish() {
	p.flush()
	p.pop(1)
}
