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
	page, err := layout.Read(ctx, text, true)
	if err != nil {
		return err
	}
	d.Media, d.Text, d.Blocks, d.Meta = Media, text, page.Blocks, page.Meta
	return nil
}
