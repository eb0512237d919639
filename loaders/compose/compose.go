// Package compose sets the text of a document from pieces of a source, block by
// block, and keeps where every byte of it came from.
package compose

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// Writer sets one text. White space is folded to single blanks, none stands at a block's ends, and blocks are set
// apart by an empty line (rows of a table by a line's end).
type Writer struct {
	src     string
	text    strings.Builder
	origin  document.Origin
	blocks  []document.Block
	path    string
	open    bool           // a block was begun
	block   document.Block // the begun block; Start is -1 until its first character
	content int            // where its content begins, -1 until then
	due     bool           // a blank is due before the next character
	blank   document.Span  // in the source: the white space that is due, empty for one that is put in
	heads   []int          // the headings around, outermost first
}

// NewWriter is a writer of pieces of src.
func NewWriter(src string) *Writer { return &Writer{src: src} }

// Path sets the element path of what is written from here on.
func (w *Writer) Path(p string) { w.path = p }

// Begin ends the block before and begins one; a block in which nothing is written is none. Level is for headings.
func (w *Writer) Begin(kind document.BlockKind, level int) {
	w.End()
	w.open = true
	w.block = document.Block{Span: document.Span{Start: -1}, Kind: kind, Level: level, Section: -1, Continues: -1}
	w.content = -1
}

// Label gives the begun block its label.
func (w *Writer) Label(s string) { w.block.Label = s }

// Kind changes the kind of the begun block.
func (w *Writer) Kind(k document.BlockKind) { w.block.Kind = k }

// Content says that the block's content begins with what is written next: what was written is its bullet or number.
func (w *Writer) Content() { w.content = -1 }

// Open tells whether a block is begun.
func (w *Writer) Open() bool { return w.open }

// Written tells whether something was written in the begun block.
func (w *Writer) Written() bool { return w.open && w.block.Start >= 0 }

// Len is how much text there is.
func (w *Writer) Len() int { return w.text.Len() }

// Next is the index the begun block will have once something is written in it.
func (w *Writer) Next() int { return len(w.blocks) }

// End ends the begun block.
func (w *Writer) End() {
	w.due = false
	if !w.open {
		return
	}
	w.open = false
	b := w.block
	b.End = w.text.Len()
	if b.Start < 0 || b.Start == b.End {
		return
	}
	b.Content = b.Span
	if w.content >= 0 {
		b.Content.Start = w.content
	}
	for len(w.heads) > 0 && b.Kind == document.Heading && w.blocks[w.heads[len(w.heads)-1]].Level >= b.Level && b.Level > 0 {
		w.heads = w.heads[:len(w.heads)-1]
	}
	if n := len(w.heads); n > 0 {
		b.Section = w.heads[n-1]
	}
	if b.Kind == document.Heading {
		w.heads = append(w.heads, len(w.blocks))
	}
	w.blocks = append(w.blocks, b)
}

// Span is what was written from start on, white space at its ends left out.
func (w *Writer) Span(start int) document.Span {
	text := w.text.String()
	end := len(text)
	for start < end && text[start] <= ' ' {
		start++
	}
	for end > start && text[end-1] <= ' ' {
		end--
	}
	return document.Span{Start: start, End: end}
}

// Slice is a stretch of what was written.
func (w *Writer) Slice(s document.Span) string { return w.text.String()[s.Start:s.End] }

// Last is the last character written in the block, 0 for none.
func (w *Writer) Last() byte {
	if !w.Written() {
		return 0
	}
	return w.text.String()[w.text.Len()-1]
}

// Characters writes src[from:to]. With entities, "&eacute;" and its like are resolved.
func (w *Writer) Characters(from, to int, entities bool) {
	for i := from; i < to; {
		c := w.src[i]
		if c == '&' && entities {
			if n, r := Entity(w.src[i:min(to, i+40)]); n > 0 {
				w.Put(r, i, n)
				i += n
				continue
			}
		}
		if c < utf8.RuneSelf && c > ' ' {
			n := i + 1
			for n < to && w.src[n] < utf8.RuneSelf && w.src[n] > ' ' && (w.src[n] != '&' || !entities) {
				n++
			}
			w.verbatim(i, n)
			i = n
			continue
		}
		r, n := utf8.DecodeRuneInString(w.src[i:to])
		if unicode.IsSpace(r) || c < ' ' {
			w.Space(i, i+n)
		} else {
			w.verbatim(i, i+n)
		}
		i += n
	}
}

// Entity is the length of the character reference s begins with and what it stands for; 0 for none.
func Entity(s string) (int, string) {
	end := strings.IndexByte(s, ';')
	if end < 2 || s[0] != '&' {
		return 0, ""
	}
	r := html.UnescapeString(s[:end+1])
	if r == s[:end+1] || strings.HasSuffix(r, ";") && len(r) > 1 {
		return 0, ""
	}
	return end + 1, strings.ToValidUTF8(r, "\uFFFD")
}

// Foreign writes s, which is no piece of the source but stands for n bytes of it at from: what a command puts in.
func (w *Writer) Foreign(s string, from, n int) {
	for s != "" {
		k := strings.IndexFunc(s, unicode.IsSpace)
		switch {
		case k == 0:
			s = strings.TrimLeftFunc(s, unicode.IsSpace)
			w.Gap()
			continue
		case k < 0:
			k = len(s)
		}
		w.settle()
		w.segment(document.Segment{File: from, FileLen: n}, s[:k])
		s = s[k:]
	}
}

// Space says that there is white space in the source.
func (w *Writer) Space(from, to int) {
	if !w.due || w.blank.Empty() {
		w.due, w.blank = true, document.Span{Start: from, End: to}
	}
	w.blank.End = to
}

// Gap asks for a blank before what comes, where the source has none.
func (w *Writer) Gap() {
	if !w.due {
		w.due, w.blank = true, document.Span{}
	}
}

// Tight takes back the blank that is due.
func (w *Writer) Tight() { w.due = false }

// After is the kind of the last block that was ended, "" for none.
func (w *Writer) After() document.BlockKind {
	if n := len(w.blocks); n > 0 {
		return w.blocks[n-1].Kind
	}
	return ""
}

// Put writes s, which stands for n bytes of the source at from.
func (w *Writer) Put(s string, from, n int) {
	if strings.TrimSpace(s) == "" {
		if s != "" {
			w.Space(from, from+n)
		}
		return
	}
	w.settle()
	w.segment(document.Segment{File: from, FileLen: n}, s)
}

// Insert writes s, for which nothing stands in the source. Blanks and TABs are kept as they are.
func (w *Writer) Insert(s string) {
	if s == "" {
		return
	}
	w.settle()
	w.inserted(s)
}

// Tab ends a cell of a row; no blank stands beside it.
func (w *Writer) Tab() {
	w.due = false
	w.settle()
	w.inserted("\t")
}

// Break ends a line inside the block.
func (w *Writer) Break() {
	if w.Written() {
		w.due = false
		w.inserted("\n")
	}
}

func (w *Writer) verbatim(from, to int) {
	w.settle()
	w.segment(document.Segment{File: from, FileLen: to - from, Verbatim: true}, w.src[from:to])
}

// settle begins the block's text and writes the blank that is due.
func (w *Writer) settle() {
	if !w.open {
		w.Begin(document.Paragraph, 0)
	}
	if w.block.Start < 0 {
		if n := len(w.blocks); n > 0 && w.text.Len() > 0 {
			if w.block.Kind == document.TableRow && w.blocks[n-1].Kind == document.TableRow {
				w.inserted("\n")
			} else {
				w.inserted("\n\n")
			}
		}
		w.block.Start, w.content, w.due = w.text.Len(), w.text.Len(), false
		return
	}
	if w.due {
		w.due = false
		switch {
		case w.Last() <= ' ':
		case w.blank.Empty():
			w.inserted(" ")
		case w.blank.Len() == 1 && w.src[w.blank.Start] == ' ':
			w.segment(document.Segment{File: w.blank.Start, FileLen: 1, Verbatim: true}, " ")
		default:
			w.segment(document.Segment{File: w.blank.Start, FileLen: w.blank.Len()}, " ")
		}
	}
	if w.content < 0 {
		w.content = w.text.Len()
	}
}

func (w *Writer) inserted(s string) {
	at := 0
	if n := len(w.origin.Segments); n > 0 {
		last := w.origin.Segments[n-1]
		at = last.File + last.FileLen
	}
	w.segment(document.Segment{File: at}, s)
}

func (w *Writer) segment(s document.Segment, text string) {
	s.Text, s.Path = w.text.Len(), w.path
	if n := len(w.origin.Segments); n > 0 {
		last := &w.origin.Segments[n-1]
		if !s.Verbatim && !last.Verbatim && last.FileLen == s.FileLen && last.File == s.File && last.Path == s.Path {
			w.text.WriteString(text)
			return
		}
		if s.Verbatim && last.Verbatim && last.File+last.FileLen == s.File && last.Path == s.Path {
			last.FileLen += s.FileLen
			w.text.WriteString(text)
			return
		}
	}
	w.origin.Segments = append(w.origin.Segments, s)
	w.text.WriteString(text)
}

// Fill ends the text and gives it to d with its blocks and its origin, which is led through d.Origin to the file.
func (w *Writer) Fill(d *document.Document) {
	w.End()
	d.Text, d.Blocks = w.text.String(), w.blocks
	d.Origin = w.origin.Through(d.Origin)
}
