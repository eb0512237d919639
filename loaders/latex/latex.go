// Package latex reads LaTeX: the text as it is printed, with its accents, quotes
// and dashes, its headings, lists, tables and notes, and its citations as a reader
// sees them, taken from the bibliography in the file or from the .bbl beside it.
//
// It knows what the common commands print and runs none of them: TeX is a
// programming language, and no macro with arguments is carried out. What is
// broken is read as far as its meaning is clear, and never fails.
package latex

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"kg/document"
	"kg/loaders/compose"
	"kg/loaders/entry"
	"kg/loaders/layout"
)

// Media is the media type of the documents this package makes.
const Media = "application/x-latex"

var rxLooks = regexp.MustCompile(`^(?:\xef\xbb\xbf)?(?:[ \t]*(?:%[^\n]*)?\r?\n)*[ \t]*\\(?:documentclass|documentstyle|RequirePackage|PassOptionsToPackage|PassOptionsToClass|begin\{filecontents|begin\{document)`)

// Looks tells whether a file is LaTeX: its first line that is no comment declares it.
func Looks(head []byte) bool { return rxLooks.Match(head) }

// The bounds of reading: how deep arguments nest, how often macros and files are put in and how long all of that may be, in bytes.
const (
	maxDepth    = 100
	maxInputs   = 64
	maxForeign  = 8 << 20
	maxMacro    = 2000
	maxMacroUse = 1 << 16
)

// Read makes a document of a decoded file. Beside gives the text of a file that lies beside it, by its base name; it
// may be nil. d.Origin leads from decoded to the file; afterwards it leads from the document's text there.
func Read(ctx context.Context, decoded string, beside func(name string) (string, bool), d *document.Document) error {
	if beside == nil {
		beside = func(string) (string, bool) { return "", false }
	}
	main := newInput(decoded)
	r := &reader{ctx: ctx, w: compose.NewWriter(decoded), in: main, main: main, beside: beside, macros: map[string]macro{}, kind: document.Paragraph, keys: map[string]int{}, refname: "References", entry: -1}
	r.prepare(strings.TrimSuffix(d.Name, extension(d.Name)))
	body := r.preamble()
	r.frontMatter()
	r.run(body, len(main.src))
	r.flush()
	r.closeList()
	if r.err != nil {
		return r.err
	}
	d.Media = Media
	r.fill(d)
	return nil
}

func extension(name string) string {
	if k := strings.LastIndexByte(name, '.'); k > 0 {
		return name[k:]
	}
	return ""
}

// input is a text being read: the file, or one that a command of the file puts in.
type input struct {
	src   string
	opens []int // where its brackets of all kinds open, and where each closes, -1 for nowhere
	shuts []int
	found map[string]sought
	// at is what stands for it in the file: the command that put it in; path says where it comes from. Empty for the file itself.
	foreign bool
	at      document.Span
	path    string
	// counted and lines are how far the lines were counted.
	counted, lines int
}

// sought is what the last search for a string gave.
type sought struct {
	from, limit int // the stretch that was searched
	at          int // the first place in it, -1 for none
}

// index is the first place of a string in src[from:limit], -1 for none. What one search has seen the next does not look at again.
func (in *input) index(s string, from, limit int) int {
	last, ok := in.found[s]
	if ok && from >= last.from {
		switch {
		case last.at >= from && last.at+len(s) <= limit:
			return last.at
		case last.at >= from || last.at < 0 && limit <= last.limit:
			return -1
		case last.at < 0 && from < last.limit:
			if k := strings.Index(in.src[max(from, last.limit-len(s)+1):limit], s); k >= 0 {
				last.at = max(from, last.limit-len(s)+1) + k
			}
			last.limit = limit
			in.found[s] = last
			return last.at
		}
	}
	k := strings.Index(in.src[from:limit], s)
	if k >= 0 {
		k += from
	}
	if in.found == nil {
		in.found = map[string]sought{}
	}
	in.found[s] = sought{from, limit, k}
	return k
}

// newInput finds the brackets of a text once, so that no search for one is repeated. Square and round ones close within
// the braces they opened in.
func newInput(src string) *input {
	in := &input{src: src}
	type bracket struct {
		at            int // in opens
		kind          byte
		square, round int // of them open since the brace around
	}
	stack := []bracket{{at: -1}}
	shut := func(open byte, i int) {
		top := &stack[len(stack)-1]
		if open == '[' && top.square == 0 || open == '(' && top.round == 0 {
			return
		}
		for n := len(stack) - 1; n > 0; n-- {
			b := stack[n]
			stack = stack[:n]
			if b.kind == open {
				in.shuts[b.at] = i
				return
			}
		}
	}
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case '\\':
			i++
		case '%':
			for i < len(src) && src[i] != '\n' {
				i++
			}
		case '{', '[', '(':
			b := bracket{at: len(in.opens), kind: c}
			if top := stack[len(stack)-1]; c != '{' {
				b.square, b.round = top.square, top.round
			}
			if c == '[' {
				b.square++
			} else if c == '(' {
				b.round++
			}
			stack = append(stack, b)
			in.opens, in.shuts = append(in.opens, i), append(in.shuts, -1)
		case ']':
			shut('[', i)
		case ')':
			shut('(', i)
		case '}':
			for n := len(stack) - 1; n > 0; n-- {
				b := stack[n]
				if b.kind == '{' {
					in.shuts[b.at] = i
					stack = stack[:n]
					break
				}
				stack = stack[:n]
			}
		}
	}
	return in
}

// closing is where the bracket at i closes, -1 where it does not.
func (in *input) closing(i int) int {
	k, ok := slices.BinarySearch(in.opens, i)
	if !ok {
		return -1
	}
	return in.shuts[k]
}

type macro struct{ body string }

// reader walks one document.
type reader struct {
	ctx     context.Context
	err     error
	w       *compose.Writer
	in      *input
	main    *input
	beside  func(string) (string, bool)
	macros  map[string]macro
	visited int
	depth   int
	inputs  int
	reading []string // files being read
	foreign int      // bytes put in so far
	used    int      // macros used so far

	kind   document.BlockKind // of the paragraphs being read
	inline int                // titles, captions and cells being read: nothing breaks them
	cells  int                // rows of tables being read
	envs   []environment
	lists  []list
	later  []piece
	notes  int // footnotes so far
	marks  []document.TaggedNote
	// unpaired is the mark of a note whose text comes later.
	unpaired document.Span
	figures  map[string]int
	targets  map[string]target // nil until the first reference to a label
	ended    bool              // behind \end{document}

	title, date span
	authors     []span
	written     bool // title and authors are written
	chapters    bool
	refname     string
	meta        document.Metadata

	style   style
	dated   bool // an item of the bibliography has names and a year for a label
	items   []item
	keys    map[string]int
	byEntry bool // the bibliography is made of .bib files
	listed  bool // the bibliography is written
	source  source
	entry   int // the item being written, -1 for none
	entryAt int
	tagged  document.Tagged
	points  []document.TaggedCitation
	base    string
	sources []string // the .bib files that the file names
}

type environment struct {
	name string
	kind document.BlockKind // of the paragraphs around
}

// span is a stretch of an input.
type span struct {
	in       *input
	from, to int
}

func (s span) empty() bool { return s.in == nil || s.from >= s.to }

// piece is what was put off until the paragraph ends: a note, a float.
type piece struct {
	span
	note  bool
	label string
	mark  document.Span
}

type list struct {
	numbered bool
	n        int
}

// stop tells whether reading has to end.
func (r *reader) stop() bool {
	r.visited++
	if r.err == nil && r.visited%1024 == 0 {
		r.err = r.ctx.Err()
	}
	return r.err != nil || r.ended
}

// fill gives the document what was read.
func (r *reader) fill(d *document.Document) {
	r.w.Fill(d)
	d.Meta = r.meta
	d.Meta.Language = layout.Language(d.Text)
	if len(r.tagged.References)+len(r.points) > 0 || r.written {
		d.Meta.Genre = document.GenrePaper
	}
	for i := range r.tagged.References {
		r.tagged.References[i].Raw = d.Plain(r.tagged.References[i].Span)
	}
	slices.SortStableFunc(r.points, func(a, b document.TaggedCitation) int { return a.Start - b.Start })
	for _, p := range r.points {
		refs := p.References[:0:0]
		for _, k := range p.References {
			if at := r.place(k); at >= 0 {
				refs = append(refs, at)
			}
		}
		p.References = refs
		r.tagged.Citations = append(r.tagged.Citations, p)
	}
	for _, m := range r.marks {
		if m.Block < len(d.Blocks) {
			r.tagged.Notes = append(r.tagged.Notes, m)
		}
	}
	d.Tagged = r.tagged
	d.Tagged.Notes = entry.Marks(d.Text, d.Tagged.Notes)
}
