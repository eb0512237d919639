// Package tei reads documents in the Text Encoding Initiative's P5, those that
// GROBID makes of papers as well as those made by hand: the text as a reader sees
// it, the header's metadata, the tagged bibliography, and what points into it.
package tei

import (
	"context"
	"strings"

	"kg/document"
	"kg/loaders/compose"
	"kg/loaders/entry"
	"kg/loaders/fault"
	"kg/loaders/layout"
	"kg/loaders/xmltree"
)

// Media is the media type of the documents this package makes.
const Media = "application/tei+xml"

// Looks tells whether a file is TEI by its root.
func Looks(head []byte) bool {
	switch name, attributes := xmltree.Root(head); name {
	case "TEI", "teiCorpus":
		return true
	case "TEI.2":
		return strings.Contains(string(head), "<teiHeader") || attributes == ""
	}
	return false
}

// Read makes a document of a decoded text. d.Origin leads from decoded to the file; afterwards it leads from the
// document's text there.
func Read(ctx context.Context, decoded string, d *document.Document) error {
	tree, err := xmltree.Parse(ctx, decoded)
	if err != nil {
		return err
	}
	root := tree.Root
	if root.Name == "teiCorpus" {
		all := append(root.All("TEI"), root.All("TEI.2")...)
		if len(all) != 1 {
			return &fault.Error{Code: fault.Unsupported, Message: "this is a corpus of texts in one file; save each text as a file of its own"}
		}
		root = all[0]
	}
	r := &reader{ctx: ctx, tree: tree, w: compose.NewWriter(decoded), ids: map[string]*xmltree.Node{}, entries: map[*xmltree.Node]int{}, notes: map[*xmltree.Node]int{}, numbers: map[*xmltree.Node]string{}}
	root.Walk(func(n *xmltree.Node) bool {
		if id := n.Attr("id"); id != "" && r.ids[id] == nil {
			r.ids[id] = n
		}
		return true
	})
	header := root.Child("teiHeader")
	r.header(header)
	for _, name := range []string{"front", "body", "group", "back"} {
		r.blocks(root.At("text", name), 1)
		r.flush()
	}
	for _, list := range root.At("standOff").Find("listBibl") {
		r.references(list, 1)
	}
	r.flush()
	if r.err != nil {
		return r.err
	}
	d.Media = Media
	r.fill(d, root)
	return nil
}

// reader walks one text.
type reader struct {
	ctx     context.Context
	err     error
	tree    *xmltree.Tree
	w       *compose.Writer
	ids     map[string]*xmltree.Node
	tagged  document.Tagged
	entries map[*xmltree.Node]int // an entry and the reference made of it
	notes   map[*xmltree.Node]int // a note and the block it begins with
	numbers map[*xmltree.Node]string
	marks   []mark
	points  []pointer
	later   []*xmltree.Node // notes and figures that stand inside the paragraph being written
	within  int             // how many paragraphs are being written
	above   int             // superscripts of marks around what is being written
	count   int             // notes without a number so far
	meta    document.Metadata
	visited int
}

// mark is a sign above the line: of a note, or with a nil note of entries.
type mark struct {
	document.Span
	note *xmltree.Node
}

// pointer is a reference in running text to entries.
type pointer struct {
	document.Span
	to []*xmltree.Node // nil where there is no element of that id
}

// stop tells whether reading has to end.
func (r *reader) stop() bool {
	r.visited++
	if r.err == nil && r.visited%1024 == 0 {
		r.err = r.ctx.Err()
	}
	return r.err != nil
}

// fill gives the document what was read.
func (r *reader) fill(d *document.Document, root *xmltree.Node) {
	r.w.Fill(d)
	d.Meta = r.meta
	d.Meta.Language = or(language(root.At("text").Attr("lang")), language(root.Attr("lang")), r.meta.Language, layout.Language(d.Text))
	if len(r.tagged.References) > 0 {
		d.Meta.Genre = document.GenrePaper
	}
	for i := range r.tagged.References {
		r.tagged.References[i].Raw = d.Plain(r.tagged.References[i].Span)
	}
	var points []entry.Pointer
	for _, p := range r.points {
		x := entry.Pointer{Span: p.Span}
		for _, n := range p.to {
			if k, ok := r.entries[n]; ok && n != nil {
				x.To = append(x.To, k)
			}
		}
		if s := r.inner(d.Text, p.Span); !s.Empty() {
			x.Span = s
			points = append(points, x)
		}
	}
	r.tagged.Citations = entry.Citations(d.Text, points, r.numbered())
	for _, m := range r.marks {
		block := -1
		if m.note != nil {
			b, ok := r.notes[m.note]
			if !ok || b >= len(d.Blocks) {
				continue
			}
			block = b
		}
		r.tagged.Notes = append(r.tagged.Notes, document.TaggedNote{Span: m.Span, Block: block})
	}
	d.Tagged = r.tagged
	d.Tagged.Notes = entry.Marks(d.Text, d.Tagged.Notes)
}

// numbered are the references by number: that of their label or their place in the list.
func (r *reader) numbered() map[int][]int {
	out := map[int][]int{}
	for k := range r.tagged.References {
		out[k+1] = []int{k}
	}
	labelled := map[int][]int{}
	for n, k := range r.entries {
		if m := entry.Number(n.Attr("n")); m > 0 {
			labelled[m] = append(labelled[m], k)
		}
	}
	if len(labelled) > 0 {
		return labelled
	}
	return out
}

// inner is a pointer's words without the brackets and the punctuation that the tag took in: "13" of "[13,".
func (r *reader) inner(text string, s document.Span) document.Span {
	for {
		t := text[s.Start:s.End]
		switch {
		case t == "":
			return s
		case strings.ContainsRune(" ,;", rune(t[len(t)-1])):
			s.End--
		case t[0] == ' ' || t[0] == ',' || t[0] == ';':
			s.Start++
		case (t[0] == '(' || t[0] == '[') && closes(t) == len(t)-1:
			s.Start++
			s.End--
		case (t[0] == '(' || t[0] == '[') && closes(t) < 0:
			s.Start++
		case (t[len(t)-1] == ')' || t[len(t)-1] == ']') && !opens(t):
			s.End--
		default:
			return s
		}
	}
}

// closes is where the bracket that t begins with closes, -1 where it does not.
func closes(t string) int {
	depth := 0
	for i := 0; i < len(t); i++ {
		switch t[i] {
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// opens tells whether the bracket that t ends with opens in t.
func opens(t string) bool {
	depth := 0
	for i := len(t) - 1; i >= 0; i-- {
		switch t[i] {
		case ')', ']':
			depth++
		case '(', '[':
			if depth--; depth == 0 {
				return true
			}
		}
	}
	return false
}

func or(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

func language(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if len(s) < 2 || len(s) > 20 || strings.ContainsAny(s, " ,;") {
		return ""
	}
	return s
}
