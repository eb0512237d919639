// Package markdown reads Markdown, above all Markdown that was made from the pages of a PDF.
package markdown

import (
	"context"
	"strings"

	"kg/document"
	"kg/loaders/layout"
)

// Media is the media type of the documents this package makes.
const Media = "text/markdown"

// Looks tells whether a text is marked up as Markdown, by its marks alone.
func Looks(text string) bool {
	score := 0
	for at, n := 0, 0; at < len(text) && n < 4000 && score < 4; n++ {
		end := strings.IndexByte(text[at:], '\n')
		line := text[at:]
		if end >= 0 {
			line = text[at : at+end]
		}
		score += marks(line)
		if end < 0 {
			break
		}
		at += end + 1
	}
	return score >= 4
}

// marks weighs the marks of one line.
func marks(line string) int {
	s := strings.TrimSpace(line)
	switch {
	case len(s) > 2 && s[0] == '#' && strings.HasPrefix(strings.TrimLeft(s, "#"), " ") && len(s)-len(strings.TrimLeft(s, "#")) <= 6:
		return 2
	case len(s) > 5 && strings.HasPrefix(s, "**") && strings.Count(s, "**") >= 2:
		return 2
	case strings.Contains(s, "<sup>") || strings.HasPrefix(s, "[^") || strings.HasPrefix(s, "```") || strings.HasPrefix(s, "|--") || strings.HasPrefix(s, "| --"):
		return 2
	case strings.Contains(s, "](http") || strings.Contains(s, "!["):
		return 1
	case strings.Count(s, "*") >= 2 && !strings.Contains(s, " * "):
		return 1
	}
	return 0
}

// Read makes a document's text, blocks and metadata from decoded Markdown.
func Read(ctx context.Context, text string, d *document.Document) error {
	at := frontMatter(text)
	stated, ok := document.Metadata{}, false
	if at > 0 {
		stated, ok = readFront(text[:at])
	}
	if !ok {
		at = 0
	}
	page, err := layout.ReadTitled(ctx, text[at:], true, stated.Title)
	if err != nil {
		return err
	}
	d.Media, d.Text, d.Blocks, d.Meta = Media, text, page.Blocks, page.Meta
	if at > 0 {
		shift(d, at)
		d.Meta = merge(stated, d.Meta)
	}
	return nil
}

// shift moves what was read behind the front matter to its place, and puts the front matter before it.
func shift(d *document.Document, by int) {
	move := func(s *document.Span) {
		if !s.Empty() {
			s.Start, s.End = s.Start+by, s.End+by
		}
	}
	end := len(strings.TrimRight(d.Text[:by], " \t\r\n"))
	front := document.Block{Span: document.Span{End: end}, Content: document.Span{End: end}, Kind: document.Furniture, Section: -1, Continues: -1}
	blocks := append(make([]document.Block, 0, len(d.Blocks)+1), front)
	for _, b := range d.Blocks {
		b.Start, b.End = b.Start+by, b.End+by
		b.Content.Start, b.Content.End = b.Content.Start+by, b.Content.End+by
		if b.Section >= 0 {
			b.Section++
		}
		if b.Continues >= 0 {
			b.Continues++
		}
		blocks = append(blocks, b)
	}
	d.Blocks = blocks
	for _, s := range []*document.Span{&d.Meta.TitleSpan, &d.Meta.AuthorsSpan, &d.Meta.DateSpan} {
		move(s)
	}
}

// merge takes what the front matter states before what the page shows. A title
// that both give keeps its place in the text.
func merge(stated, shown document.Metadata) document.Metadata {
	m := shown
	if stated.Title != "" && stated.Title != shown.Title {
		m.Title, m.TitleSpan = stated.Title, document.Span{}
	}
	if len(stated.Authors) > 0 {
		m.Authors, m.AuthorsSpan = stated.Authors, document.Span{}
	}
	if stated.Date != "" {
		m.Date, m.DateSpan = stated.Date, document.Span{}
	}
	m.Language = first(stated.Language, shown.Language)
	m.URL = first(stated.URL, shown.URL)
	m.Container = first(stated.Container, shown.Container)
	m.DOI = first(stated.DOI, shown.DOI)
	return m
}
