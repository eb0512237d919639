package html

import (
	"slices"
	"strings"

	"kg/document"
	"kg/loaders/layout"
)

// fill makes the document.
func (p *page) fill(d *document.Document) error {
	d.Text = p.text.String()
	if p.whole {
		d.Origin = p.origin
		d.Meta.Language = firstOf(d.Meta.Language, tag(p.lang), layout.Language(d.Text))
	} else {
		d.Media, d.Origin = Media, p.origin.Through(d.Origin)
		p.describe(d)
	}
	x := p.readApparatus()
	p.findTeasers(d)
	p.kinds(d, p.within(fold(d.Meta.Title)), x)
	x.tag(p, d)
	p.locate(d)
	return nil
}

// kinds makes the blocks of the document.
func (p *page) kinds(d *document.Document, within []bool, x *apparatus) {
	titled, begun := p.titleBlock(d, within), false
	for i, b := range p.blocks {
		text := d.Text[b.start:b.end]
		kind, level := p.kind(b, text, within[i] || p.whole, begun)
		apparatus := x.entry[i] || x.notes[i] && x.of[i] >= 0
		if apparatus {
			kind, level = x.kind(b, i)
		} else if x.heads[i] && i+1 < len(p.blocks) && (x.entry[i+1] || x.notes[i+1]) {
			kind, level = document.Heading, b.role.heading
		}
		if p.whole && !begun && kind == document.Paragraph && titleLine(text, d.Meta) {
			kind = document.FrontMatter
		}
		if i == titled {
			kind, level = document.Heading, 1
		} else if kind == document.Heading && level == 1 {
			level = 2
		}
		if kind == document.Paragraph {
			begun = true
		}
		made := document.Block{Span: document.Span{Start: b.start, End: b.end}, Kind: kind, Level: level, Section: -1, Continues: -1}
		made.Content = made.Span
		switch {
		case kind == document.ListItem:
			made.Label = b.label
		case !apparatus && (kind == document.Caption || kind == document.Paragraph || kind == document.FrontMatter):
			made.Kind, made.Label = layout.Labelled(text, kind)
		}
		d.Blocks = append(d.Blocks, made)
	}
	section := -1
	for i := range d.Blocks {
		d.Blocks[i].Section = section
		if d.Blocks[i].Kind == document.Heading {
			section = i
		}
	}
}

// titleLine tells whether a line of a title page repeats the authors or the date that are known.
func titleLine(s string, m document.Metadata) bool {
	if len(s) > 200 {
		return false
	}
	if m.Date != "" && len(s) < 40 && layout.Date(s) == m.Date {
		return true
	}
	people, ok := layout.People(s)
	return ok && slices.ContainsFunc(people, func(p document.Person) bool { return slices.Contains(m.Authors, p) })
}

// titleBlock is the heading that bears the page's title, -1 for none. Before the text begins it may be a plain block.
func (p *page) titleBlock(d *document.Document, within []bool) int {
	first, same, bare, begun := -1, -1, -1, false
	title := fold(d.Meta.Title)
	isTitle := func(s string) bool { return len(s) < 4*len(title)+8 && fold(s) == title }
	for i, b := range p.blocks {
		if b.role.nav || b.role.hidden || b.role.comment {
			continue
		}
		text := d.Text[b.start:b.end]
		if b.role.heading == 0 {
			if bare < 0 && !begun && !b.role.other && b.linked == 0 && title != "" && isTitle(text) {
				bare = i
			}
			begun = begun || p.own(i)
			continue
		}
		if same < 0 && isTitle(text) {
			same = i
		}
		if b.role.heading == 1 && (first < 0 || within[i] && !within[first]) {
			first = i
		}
	}
	switch {
	case same >= 0:
		return same
	case bare >= 0:
		return bare
	}
	return first
}

// plainQuotes writes typographic quotation marks plain.
var plainQuotes = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)

func fold(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(plainQuotes.Replace(s)), " "))
}

func (p *page) kind(b block, text string, within, begun bool) (document.BlockKind, int) {
	r := b.role
	switch {
	case r.hidden, r.nav, r.comment:
		return document.Furniture, 0
	case r.byline && len(text) < 300 && (!begun || len(text) < 120):
		return document.FrontMatter, 0
	case r.other:
		return document.Teaser, 0
	case !within, b.teaser && !p.whole:
		return document.Teaser, 0
	case r.caption:
		return document.Caption, 0
	case r.heading > 0:
		return document.Heading, r.heading
	case r.pre:
		return document.Code, 0
	case b.row:
		return document.TableRow, 0
	case b.linked*10 > len(text)*7 && len(text) < 200 && !r.list && !p.whole:
		return document.Teaser, 0
	}
	kind := document.Paragraph
	if r.list {
		kind = document.ListItem
	}
	if len(text) < 300 && !p.whole {
		if k := layout.Aside(text, begun); k != "" {
			return k, 0
		}
	}
	return kind, 0
}
