package html

import (
	"context"
	"io"
	"strings"

	"golang.org/x/net/html"

	"kg/document"
)

// Part is one of the files of a document that has several: a chapter of an EPUB.
type Part struct {
	// Name is its path inside the whole, as links between the parts have it.
	Name string
	Text string // decoded
	// File are the bytes of the original file that it was unpacked from.
	File document.Span
}

// ReadParts reads files as one document. Links from one part to another, as to a chapter of notes, lead
// there. All of it is the document's own text: nobody's site is around it. d.Meta is kept; what the text
// itself shows is added where it is empty.
func ReadParts(ctx context.Context, parts []Part, d *document.Document) error {
	p := newPage("")
	p.whole = true
	for _, part := range parts {
		p.enter(part)
		from := len(p.origin.Segments)
		if err := p.read(ctx); err != nil {
			return err
		}
		p.leave(part, from)
	}
	return p.fill(d)
}

// enter begins a part.
func (p *page) enter(part Part) {
	p.src, p.part = part.Text, part.Name
	p.stack = append(p.stack[:0], p.root())
	p.due, p.row, p.tables, p.looked, p.raised = false, false, 0, 0, 0
	p.skip, p.script = "", ""
}

// leave makes the segments of a part lead to the file: the part is compressed there, so that
// each stands for the whole of it and its path says which element is meant.
func (p *page) leave(part Part, from int) {
	kept := p.origin.Segments[:from]
	for _, s := range p.origin.Segments[from:] {
		s.File, s.FileLen, s.Verbatim, s.Path = part.File.Start, part.File.Len(), false, part.Name+s.Path
		if n := len(kept); n > from && kept[n-1].Path == s.Path {
			continue
		}
		kept = append(kept, s)
	}
	p.origin.Segments = kept
}

// read reads p.src.
func (p *page) read(ctx context.Context) error {
	z := html.NewTokenizer(strings.NewReader(p.src))
	z.SetMaxBuf(maxToken)
	at := 0
	for n := 0; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		kind := z.Next()
		raw := len(z.Raw())
		switch kind {
		case html.ErrorToken:
			if z.Err() == io.EOF || len(p.blocks) > 0 {
				p.finish()
				return nil
			}
			return z.Err()
		case html.TextToken:
			p.characters(at, at+raw)
		case html.StartTagToken, html.SelfClosingTagToken:
			name, has := z.TagName()
			p.open(string(name), attributes(z, has), kind == html.SelfClosingTagToken, at)
		case html.EndTagToken:
			name, _ := z.TagName()
			p.close(string(name))
		}
		at += raw
	}
}
