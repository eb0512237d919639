// Package layout reads the structure of a page from text that has none of its
// own but its look: which lines are headings, which belong together, what is a
// table, a note, a caption, what the page carries besides its text, and what
// goes on behind a page break. The loaders of Markdown and of plain text are
// thin layers over it.
package layout

import (
	"context"
	"strings"

	"kg/document"
)

// Page is what was read.
type Page struct {
	Blocks []document.Block
	Meta   document.Metadata
}

// Read reads the blocks and the metadata of a text. With markdown it knows
// Markdown's marks; without, stars and hashes are characters like any other.
// It takes time in proportion to the text and returns ctx's error when that ends.
func Read(ctx context.Context, text string, markdown bool) (Page, error) {
	return ReadTitled(ctx, text, markdown, "")
}

// ReadTitled is [Read] for a text whose title is stated elsewhere: a first heading that does not repeat it is a section's, not the title.
func ReadTitled(ctx context.Context, text string, markdown bool, title string) (Page, error) {
	lines := splitLines(text)
	for i := range lines {
		if i%4096 == 0 && ctx.Err() != nil {
			return Page{}, ctx.Err()
		}
		look(text, &lines[i])
		if !markdown && (lines[i].form == atx || lines[i].form == fence) {
			lines[i].form = plain
		}
	}
	runningHeads(text, lines)
	if !markdown {
		footNotes(text, lines)
	}
	tabRows(lines)
	bareNumbers(text, lines)
	r := reader{ended: func() bool { return ctx.Err() != nil }, text: text, markdown: markdown, known: title, lines: lines, wrap: wrapWidth(lines)}
	r.group()
	for _, step := range []func(){r.furniture, r.headings, r.stated, r.front, r.sections, r.apparatus, r.news, r.continuations, r.sections} {
		if err := ctx.Err(); err != nil {
			return Page{}, err
		}
		step()
	}
	r.describe()
	if err := ctx.Err(); err != nil {
		return Page{}, err
	}
	blocks := make([]document.Block, len(r.chunks))
	for i, c := range r.chunks {
		blocks[i] = c.Block
	}
	return Page{Blocks: blocks, Meta: r.meta}, nil
}

// chunk is a block in the making.
type chunk struct {
	document.Block
	form form
	gap  bool // a blank line stands before it
	rows int  // physical lines
	item bool // has a bullet or number of its own
}

type reader struct {
	// ended tells that nobody waits for the result any more; long loops look at it, Read reports it.
	ended    func() bool
	text     string
	markdown bool
	lines    []line
	wrap     int
	chunks   []chunk
	known    string // the title as stated elsewhere, or ""
	title    int    // index of the title's chunk, -1 for none
	meta     document.Metadata
}

func (r *reader) str(c chunk) string     { return r.text[c.Start:c.End] }
func (r *reader) content(c chunk) string { return r.text[c.Content.Start:c.Content.End] }

// group puts lines together to chunks.
func (r *reader) group() {
	r.title = -1
	gap := true
	fenceAt := r.lastFence()
	for i := 0; i < len(r.lines); {
		l := r.lines[i]
		if l.blank() {
			gap = true
			i++
			continue
		}
		n := 1
		switch l.form {
		case fence:
			n = 1
			if i < fenceAt {
				for r.lines[i+n].form != fence {
					n++
				}
				n++
			}
		case ruleLine, atx, tabRow, pipeRow, pipeRule, furnitureLine:
		default:
			for i+n < len(r.lines) && r.joined(i+n-1, i+n, l) {
				n++
			}
		}
		if l.form == plain && n == 1 && i+1 < len(r.lines) && r.markdown && isUnderline(r.text, r.lines[i+1]) {
			r.add(l, r.lines[i+1], 2, gap)
			c := &r.chunks[len(r.chunks)-1]
			c.form, c.Content.End = underline, l.to
			c.Level = 2
			if r.text[r.lines[i+1].from] == '=' {
				c.Level = 1
			}
			i += 2
			gap = false
			continue
		}
		r.add(l, r.lines[i+n-1], n, gap)
		gap = false
		i += n
	}
}

// stated gives up a title that is not the one stated elsewhere; the headings then begin one level lower.
func (r *reader) stated() {
	if r.known == "" || r.title < 0 || strings.EqualFold(bare(r.content(r.chunks[r.title])), bare(r.known)) {
		return
	}
	lower := r.chunks[r.title].Level == 1
	r.title = -1
	for i := range r.chunks {
		if c := &r.chunks[i]; lower && c.Kind == document.Heading {
			c.Level++
		}
	}
}

// lastFence is the index of the last line that opens or closes code.
func (r *reader) lastFence() int {
	for i := len(r.lines) - 1; i >= 0; i-- {
		if r.lines[i].form == fence {
			return i
		}
	}
	return -1
}

func isUnderline(text string, l line) bool {
	s := text[l.from:l.to]
	return len(s) >= 3 && (strings.Trim(s, "=") == "" || strings.Trim(s, "-") == "")
}

// joined tells whether line b goes on with the chunk that line first began and whose last line is a.
func (r *reader) joined(a, b int, first line) bool {
	x, y := r.lines[a], r.lines[b]
	if y.blank() || y.form != plain {
		return false
	}
	if y.goesOn {
		return first.form == noteLine
	}
	end, next := r.text[x.from:x.to], r.text[y.from:y.to]
	if strings.HasSuffix(end, "-") && startsLower(next) {
		return true
	}
	if first.form == captionLine || first.form == sourceLine {
		return startsLower(next)
	}
	if first.form == bullet || first.form == numbered || first.form == noteLine {
		return y.from-y.start > x.from-x.start || startsLower(next) || startsURL(next) || r.wrap > 0 && (x.to-x.from)*10 > r.wrap*6 || !endsSentence(end)
	}
	if startsLower(next) && !endsSentence(end) || startsURL(next) && len(end) > 60 {
		return true
	}
	if r.wrap > 0 {
		return (x.to-x.from)*10 > r.wrap*6 || !endsSentence(end) && (x.to-x.from)*10 > r.wrap*5
	}
	return len(end) > 120 && !endsSentence(end)
}

func (r *reader) add(first, last line, rows int, gap bool) {
	c := chunk{form: first.form, gap: gap, rows: rows}
	c.Span = document.Span{Start: first.from, End: last.to}
	c.Content = document.Span{Start: first.item, End: last.to}
	c.Section, c.Continues, c.Label = -1, -1, first.label
	switch first.form {
	case ruleLine, pipeRule, furnitureLine:
		c.Kind = document.Furniture
		c.Content = c.Span
	case atx:
		c.Kind, c.Level = document.Heading, first.cells
		c.Content.End = last.from + len(strings.TrimRight(r.text[last.from:last.to], "# \t"))
	case fence:
		c.Kind = document.Code
		if rows == 1 {
			c.Kind = document.Furniture
		}
		c.Content = c.Span
	case bullet, numbered:
		c.Kind, c.item = document.ListItem, true
	case tabRow:
		c.Kind = document.TableRow
		c.Span = document.Span{Start: first.start, End: first.end}
		c.Content = c.Span
	case pipeRow:
		c.Kind = document.TableRow
		c.Content.Start++
		if strings.HasSuffix(r.text[c.Start:c.End], "|") {
			c.Content.End--
		}
	case noteLine:
		c.Kind = document.Footnote
	case captionLine:
		c.Kind = document.Caption
	case sourceLine:
		c.Kind = document.SourceNote
	default:
		c.Kind = document.Paragraph
	}
	if r.markdown && c.Kind == document.Paragraph && strings.HasPrefix(r.text[c.Start:], ">") {
		c.Content.Start++
	}
	if c.Content.Start > c.Content.End {
		c.Content.Start = c.Content.End
	}
	c.Content.Start, c.Content.End = trim(r.text, c.Content.Start, c.Content.End)
	if c.form == tabRow {
		c.Content = c.Span
	}
	r.chunks = append(r.chunks, c)
}
