package layout

import (
	"context"
	"regexp"
	"strings"

	"kg/document"
)

// Part is a stretch of text that a format with pages knows to belong together, and what it knows of it.
type Part struct {
	document.Span
	// Kind is what the part is as far as the page shows it; "" for text whose words may tell more: a paragraph, a
	// list item, a caption, a heading by its name.
	Kind  document.BlockKind
	Level int    // of a heading that the page shows; 1 for the title
	Label string // of a footnote that the page shows
	// Entry tells that it begins an entry of a list, whatever its words; GoesOn that it goes on with
	// the text, the entry or the note before it, from which a page's or column's end parts it.
	Entry, GoesOn bool
}

// Arrange makes blocks of the parts of a printed text, in order: to what the page shows it adds what the words
// tell: sections, front matter, captions, entries, continuations, and the metadata. It gives one block for every part.
// With web, the pages are those of a browser, and may be a page of news.
func Arrange(ctx context.Context, text string, parts []Part, web bool) (Page, error) {
	r := reader{ended: func() bool { return ctx.Err() != nil }, text: text, title: -1}
	goesOn := make([]bool, len(parts))
	headings := 0
	for i, p := range parts {
		if i%1024 == 0 && ctx.Err() != nil {
			return Page{}, ctx.Err()
		}
		r.part(p)
		goesOn[i] = p.GoesOn
		if p.Kind == document.Heading {
			if p.Level == 1 && r.title < 0 {
				r.title = i
			}
			headings++
		}
	}
	for i := range r.chunks {
		c := &r.chunks[i]
		if parts[i].Kind == "" && (c.Kind == document.Paragraph || c.form == numbered) {
			r.looseHeading(i, c, headings > 1)
		}
	}
	if r.title < 0 {
		r.title = r.guessTitle(r.firstHeading())
	}
	news := func() {}
	if web {
		news = r.news
	}
	for _, step := range []func(){r.front, r.sections, r.apparatus, news, r.continuations} {
		if err := ctx.Err(); err != nil {
			return Page{}, err
		}
		step()
	}
	r.linked(goesOn)
	r.describe()
	blocks := make([]document.Block, len(r.chunks))
	for i, c := range r.chunks {
		blocks[i] = c.Block
	}
	return Page{Blocks: blocks, Meta: r.meta}, ctx.Err()
}

// part adds the chunk of one part.
func (r *reader) part(p Part) {
	lines := splitLines(r.text[p.Start:p.End])
	var first, last line
	for k := range lines {
		l := &lines[k]
		l.start, l.end, l.from, l.to = l.start+p.Start, l.end+p.Start, l.from+p.Start, l.to+p.Start
	}
	if len(lines) > 0 {
		first, last = lines[0], lines[len(lines)-1]
		look(r.text, &first)
	}
	if first.form == atx || first.form == fence || first.form == pipeRow || first.form == pipeRule {
		first.form = plain
	}
	if first.form == plain {
		first.item = first.from
	}
	if p.Kind == "" {
		r.add(first, last, len(lines), true)
		if c := &r.chunks[len(r.chunks)-1]; p.Entry && c.Kind == document.Paragraph {
			c.Kind, c.item = document.ListItem, true
		}
		return
	}
	c := chunk{form: plain, gap: true, rows: len(lines)}
	c.Block = document.Block{Span: p.Span, Kind: p.Kind, Level: p.Level, Content: p.Span, Section: -1, Continues: -1, Label: p.Label}
	switch p.Kind {
	case document.TableRow:
		c.form = tabRow
	case document.Footnote, document.ListItem:
		c.form, c.Content.Start = first.form, first.item
		if c.Label == "" {
			c.Label = first.label
		} else if label := r.text[p.Start:min(p.End, p.Start+len(p.Label)+2)]; strings.HasPrefix(label, p.Label) && c.form == plain {
			c.Content.Start, c.Content.End = trim(r.text, p.Start+len(p.Label), p.End)
		}
	case document.Caption:
		c.Label = first.label
	}
	r.chunks = append(r.chunks, c)
}

func (r *reader) firstHeading() int {
	for i, c := range r.chunks {
		if c.Kind == document.Heading {
			return i
		}
	}
	return -1
}

// linked joins the parts that the page knows to go on with the block before them that has their kind.
func (r *reader) linked(goesOn []bool) {
	last := map[document.BlockKind]int{}
	for i := range r.chunks {
		c := &r.chunks[i]
		kind := c.Kind
		if kind == document.ListItem {
			kind = document.Paragraph
		}
		if k, ok := last[kind]; ok && goesOn[i] && c.Continues < 0 {
			c.Continues = k
			if c.Kind == document.ListItem {
				c.Kind, c.item = document.Paragraph, false // whatever its words look like
			}
		}
		if c.Kind == document.Heading {
			delete(last, document.Paragraph)
		}
		last[kind] = i
	}
}

// StartsEntry tells whether a line can begin an entry of a bibliography by its author and year.
func StartsEntry(line string) bool {
	return looksLikeEntry(line) && (rxAuthorStart.MatchString(line) || rxYearEarly.MatchString(line))
}

var rxYearEarly = regexp.MustCompile(`^\p{L}.{0,80}?\((?:1[5-9]|20)\d\d[a-z]?\)`)

// HasYear tells whether a line has a year as entries of bibliographies have one, or what stands in its place.
func HasYear(line string) bool { return rxYear.MatchString(rxAnyURL.ReplaceAllString(line, "")) }

// IsSection tells whether a line is a name that sections of papers bear in any field.
func IsSection(line string) bool {
	return isSectionName(bare(line)) || bibliographyNames.MatchString(bare(line)) || noteNames.MatchString(bare(line))
}

// EndsSentence tells whether s ends as a sentence or a lead-in to a list does.
func EndsSentence(s string) bool { return endsSentence(s) }

// StartsLower tells whether s begins with a small letter.
func StartsLower(s string) bool { return startsLower(s) }
