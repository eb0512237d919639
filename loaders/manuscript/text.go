// Package manuscript holds what the formats of word processors share: a text that is set paragraph by
// paragraph from several XML files of one archive, with notes whose numbers the program makes up,
// headings that are known by their style or only by their look, bookmarks and the links to them, and the
// citations that reference managers leave in the text.
package manuscript

import (
	"sort"
	"strings"

	"kg/document"
	"kg/loaders/compose"
)

// Role is what a paragraph's style says it is.
type Role int

// The roles of a paragraph.
const (
	Plain Role = iota
	Title
	Subtitle
	Author
	Date
	Heading
	Caption
	Contents // a line of the table of contents
	Entry    // of the bibliography
	Note
	Furniture // a running head or foot
	Code
)

// Style is what is known of a paragraph before its text is read.
type Style struct {
	Role  Role
	Level int    // of a heading, from 1
	List  bool   // it has a bullet or a number
	Label string // the number, without its dot or brackets
}

// Text is a document being set.
type Text struct {
	w       *compose.Writer
	src     string
	members []source
	facts   map[int]*fact // by the block's number
	now     *fact
	marks   []mark
	notes   map[string][2]int // the blocks of each note
	links   []link
	anchors map[string]int // the block of each bookmark
	cited   []Citation
	lists   [][2]int // runs of blocks that the file says are the bibliography
}

// source is a member of the archive and where its text begins in the sources together.
type source struct {
	base int
	name string
	file document.Span
}

// fact is what is known of a block.
type fact struct {
	Style
	bold, plain int // bytes
}

// mark is the mark of a note.
type mark struct {
	document.Span
	note, label string
}

type link struct {
	document.Span
	to string
}

// New is an empty text that is set from the given parts.
func New(parts []Part) *Text {
	t := &Text{facts: map[int]*fact{}, notes: map[string][2]int{}, anchors: map[string]int{}}
	var src strings.Builder
	for _, p := range parts {
		t.members = append(t.members, source{base: src.Len(), name: p.Name, file: p.File})
		src.WriteString(p.Text)
		src.WriteByte('\n')
	}
	t.src = src.String()
	t.w = compose.NewWriter(t.src)
	return t
}

// Path says which element of which source is written from here on.
func (t *Text) Path(member int, path string) { t.w.Path(t.members[member].name + path) }

// Begin begins a paragraph.
func (t *Text) Begin(s Style) {
	kind, level := document.Paragraph, 0
	switch s.Role {
	case Title, Heading:
		kind, level = document.Heading, max(s.Level, 1)
	case Subtitle, Author, Date:
		kind = document.FrontMatter
	case Caption:
		kind = document.Caption
	case Contents, Furniture:
		kind = document.Furniture
	case Note:
		kind = document.Footnote
	case Code:
		kind = document.Code
	default:
		if s.List {
			kind = document.ListItem
		}
	}
	t.w.Begin(kind, level)
	t.w.Label(s.Label)
	t.now = &fact{Style: s}
	t.facts[t.w.Next()] = t.now
}

// BeginRow begins a row of a table; Cell ends one of its cells.
func (t *Text) BeginRow() {
	t.w.Begin(document.TableRow, 0)
	t.now = &fact{}
	t.facts[t.w.Next()] = t.now
}

// Cell begins the next cell of the row, at no matter how many empty ones before.
func (t *Text) Cell() { t.w.Tab() }

// End ends the paragraph or row.
func (t *Text) End() { t.w.End() }

// Characters writes a stretch of a source, in which references to characters are resolved.
func (t *Text) Characters(member, from, to int, bold bool) {
	base := t.members[member].base
	t.w.Characters(base+from, base+to, true)
	if t.now == nil {
		return
	}
	if bold {
		t.now.bold += to - from
	} else if strings.TrimSpace(t.src[base+from:base+to]) != "" {
		t.now.plain += to - from
	}
}

// superscripts are the superscript digits.
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// Raise writes digits as superscript digits, so that a year and the number above the line behind it do not run together.
func Raise(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return []rune(superscripts)[r-'0']
		}
		return r
	}, s)
}

// IsNumbers tells whether what stands above the line is digits and what may stand between them.
func IsNumbers(s string) bool {
	return strings.Trim(s, "0123456789,;–- ") == "" && strings.ContainsAny(s, "0123456789")
}

// Raised writes a stretch of a source that stands above the line and [IsNumbers].
func (t *Text) Raised(member, from, to int) {
	base := t.members[member].base
	s := t.src[base+from : base+to]
	digit := func(i int) bool { return s[i] >= '0' && s[i] <= '9' }
	for i := 0; i < len(s); {
		k := i
		for k < len(s) && digit(k) == digit(i) {
			k++
		}
		if digit(i) {
			t.w.Put(Raise(s[i:k]), base+from+i, k-i)
		} else {
			t.w.Characters(base+from+i, base+from+k, false)
		}
		i = k
	}
}

// Put writes s, which stands for a stretch of a source.
func (t *Text) Put(s string, member, from, to int) {
	t.w.Put(s, t.members[member].base+from, to-from)
}

// Gap asks for a blank, Break for a new line.
func (t *Text) Gap()   { t.w.Gap() }
func (t *Text) Break() { t.w.Break() }

// Len is how much is written; Since what was written from there on.
func (t *Text) Len() int                      { return t.w.Len() }
func (t *Text) Since(start int) document.Span { return t.w.Span(start) }

// Block is the number that the begun paragraph has, or the next one will have.
func (t *Text) Block() int { return t.w.Next() }

// Mark writes the mark of a note where the reader sees it.
func (t *Text) Mark(note, label string) {
	start := t.w.Len()
	t.w.Insert(Raise(label))
	if s := t.w.Span(start); !s.Empty() {
		t.marks = append(t.marks, mark{s, note, label})
	}
}

// Marked notes that the mark of a note was written as ordinary text since start.
func (t *Text) Marked(start int, note string) {
	if s := t.w.Span(start); !s.Empty() {
		t.marks = append(t.marks, mark{s, note, strings.Trim(t.w.Slice(s), "()[] ")})
	}
}

// NoteBlocks says that the blocks from first up to the ones written now are the note.
func (t *Text) NoteBlocks(note string, first int) {
	t.w.End()
	if last := t.w.Next() - 1; last >= first {
		t.notes[note] = [2]int{first, last}
	}
}

// Marks are the notes in the order in which their marks stand.
func (t *Text) Marks() (notes, labels []string) {
	seen := map[string]bool{}
	for _, m := range t.marks {
		if !seen[m.note] {
			seen[m.note] = true
			notes, labels = append(notes, m.note), append(labels, m.label)
		}
	}
	return notes, labels
}

// Anchor notes a bookmark in the begun paragraph; Link a link that was written since start.
func (t *Text) Anchor(name string) {
	if _, taken := t.anchors[name]; !taken && name != "" && len(t.anchors) < maxAnchors {
		t.anchors[name] = t.w.Next()
	}
}

// maxAnchors bounds bookmarks, links and citations.
const maxAnchors = 1 << 18

// Link notes a link to a bookmark, written since start.
func (t *Text) Link(start int, to string) {
	if s := t.w.Span(start); !s.Empty() && len(t.links) < maxAnchors {
		t.links = append(t.links, link{s, to})
	}
}

// Cite notes a citation that a reference manager left, written since start.
func (t *Text) Cite(start int, items []Item) {
	if s := t.w.Span(start); !s.Empty() && len(items) > 0 && len(t.cited) < maxAnchors {
		t.cited = append(t.cited, Citation{s, items})
	}
}

// Bibliography says that the blocks from first up to the one being written are the list of references.
func (t *Text) Bibliography(first int) {
	last := t.w.Next()
	if !t.w.Written() {
		last--
	}
	if last >= first {
		t.lists = append(t.lists, [2]int{first, last})
	}
}

// Fill makes the document: its text, blocks, origin, tags, and what its text says of itself where d.Meta is empty.
func (t *Text) Fill(d *document.Document) {
	t.w.End()
	d.Origin = document.Identity(len(t.src), 0)
	t.w.Fill(d)
	t.origin(d)
	t.headings(d)
	t.front(d)
	t.apparatus(d)
	t.tagNotes(d)
	t.tagCitations(d)
}

// origin leads the segments from the sources to the members' bytes in the file, which are compressed there.
func (t *Text) origin(d *document.Document) {
	var out []document.Segment
	for _, s := range d.Origin.Segments {
		k := sort.Search(len(t.members), func(i int) bool { return t.members[i].base > s.File }) - 1
		m := t.members[max(k, 0)]
		s.File, s.FileLen, s.Verbatim = m.file.Start, m.file.Len(), false
		if n := len(out); n > 0 && out[n-1].Path == s.Path && out[n-1].File == s.File {
			continue
		}
		out = append(out, s)
	}
	d.Origin.Segments = out
}
