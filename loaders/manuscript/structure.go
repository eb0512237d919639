package manuscript

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kg/document"
	"kg/loaders/layout"
)

// maxLook is how long a paragraph may be that is a heading by its look alone, in bytes.
const maxLook = 160

// headings settles which blocks are headings, and their levels: the title is 1, and what stands
// under it 2 and more. Where no style says so, a short paragraph that is bold throughout is one.
func (t *Text) headings(d *document.Document) {
	styled, title := 0, -1
	for i, b := range d.Blocks {
		f := t.facts[i]
		if f == nil || b.Kind != document.Heading {
			continue
		}
		if f.Role == Title && title < 0 {
			title = i
		} else {
			styled++
		}
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		text := d.Slice(b.Content)
		if b.Kind != document.Paragraph || len(text) > maxLook || strings.Contains(text, "\t") {
			continue
		}
		looks := styled == 0 && t.looksHeading(i, text)
		if looks && title < 0 && styled == 0 && t.opens(d, i) {
			b.Kind, b.Level, title = document.Heading, 1, i
			continue
		}
		if looks || layout.IsBibliography(text) {
			b.Kind, b.Level = document.Heading, 1
		}
	}
	if title < 0 {
		title = t.titled(d)
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch {
		case b.Kind != document.Heading:
		case i == title:
			b.Level = 1
		case title >= 0 && t.facts[title].Role != Title && t.facts[title].Role != Plain:
			b.Level = max(2, b.Level) // the title is a heading of the first level itself
		default:
			b.Level++
		}
	}
	sections(d)
}

// looksHeading tells whether a paragraph is bold throughout and ends like no sentence.
func (t *Text) looksHeading(i int, text string) bool {
	f := t.facts[i]
	if f == nil || f.Role != Plain || f.List || f.bold == 0 || f.plain*20 > f.bold || utf8.RuneCountInString(text) > 120 {
		return false
	}
	return !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ":") && !strings.HasSuffix(text, ",") && strings.ContainsFunc(text, isLetter)
}

func isLetter(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0xbf }

// opens tells whether nothing but furniture stands before a block.
func (t *Text) opens(d *document.Document, i int) bool {
	for k := range i {
		if d.Blocks[k].Kind != document.Furniture {
			return false
		}
	}
	return true
}

// titled is the block that bears the title which the file states, or a heading of
// the first level that opens the document and is the only one; -1 for none.
func (t *Text) titled(d *document.Document) int {
	only, first := true, -1
	for i, b := range d.Blocks {
		if i < 12 && d.Meta.Title != "" && (b.Kind == document.Heading || b.Kind == document.Paragraph) && fold(d.Plain(b.Content)) == fold(d.Meta.Title) {
			d.Blocks[i].Kind = document.Heading
			return i
		}
		if b.Kind == document.Heading && b.Level == 1 {
			only = first < 0
			if first < 0 {
				first = i
			}
			if !only {
				break
			}
		}
	}
	if first >= 0 && only && t.opens(d, first) && t.facts[first].Role == Heading {
		return first
	}
	return -1
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// sections puts every block under the heading before it.
func sections(d *document.Document) {
	section := -1
	for i := range d.Blocks {
		d.Blocks[i].Section = section
		if d.Blocks[i].Kind == document.Heading {
			section = i
		}
	}
}

// maxFront is how many blocks behind the title may be front matter.
const maxFront = 10

// front reads the title, the authors and the date from the blocks at the start.
func (t *Text) front(d *document.Document) {
	m := &d.Meta
	k := slices.IndexFunc(d.Blocks, func(b document.Block) bool { return b.Kind == document.Heading && b.Level == 1 })
	if k >= 0 {
		m.TitleSpan = d.Blocks[k].Content
		if printed := d.Plain(m.TitleSpan); m.Title == "" || t.facts[k].Role == Title {
			m.Title = printed
		}
	}
	var printed []document.Person
	seen := 0
	for i := range d.Blocks[:min(len(d.Blocks), max(k, 0)+maxFront)] {
		b := &d.Blocks[i]
		text := d.Plain(b.Content)
		f := t.facts[i]
		if i <= k || f == nil || b.Kind != document.FrontMatter && b.Kind != document.Paragraph {
			if i > k && b.Kind == document.Heading {
				break
			}
			continue
		}
		if b.Kind == document.Paragraph && (k < 0 || len(text) > 200) {
			break
		}
		people, named := layout.Byline(text)
		date := layout.Date(text)
		switch {
		case f.Role == Author && named, f.Role == Plain && named && seen < 3 && k >= 0:
			b.Kind = document.FrontMatter
			printed = append(printed, people...)
			m.AuthorsSpan = document.Span{Start: max(m.AuthorsSpan.Start, 0), End: b.Content.End}
			if len(printed) == len(people) {
				m.AuthorsSpan.Start = b.Content.Start
			}
		case f.Role == Author:
			printed = append(printed, document.Person{Literal: text})
		case date != "" && (f.Role == Date || f.Role == Plain && layout.Aside(text, false) == document.FrontMatter):
			b.Kind = document.FrontMatter
			m.Date, m.DateSpan = date, b.Content
		}
		seen++
	}
	if len(printed) > 0 {
		m.Authors = printed
	} else {
		m.AuthorsSpan = document.Span{}
	}
}

// apparatus labels captions and source notes, and tells a paper by its bibliography.
func (t *Text) apparatus(d *document.Document) {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		text := d.Slice(b.Content)
		switch b.Kind {
		case document.Caption, document.Paragraph:
			if kind, label := layout.Labelled(text, b.Kind); kind != b.Kind || label != "" {
				b.Kind, b.Label = kind, label
			}
		case document.Heading:
			if d.Meta.Genre == document.GenreUnknown && layout.IsBibliography(text) {
				d.Meta.Genre = document.GenrePaper
			}
		}
	}
	if d.Meta.Language == "" {
		d.Meta.Language = layout.Language(d.Text)
	}
}
