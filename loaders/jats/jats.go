// Package jats reads journal articles in the Journal Article Tag Suite (ANSI/NISO
// Z39.96) and its forebear, the NLM DTD: the article as a reader sees it, its own
// metadata, its tagged references, and the citations that point to them.
package jats

import (
	"context"
	"regexp"
	"strings"

	"kg/document"
	"kg/loaders/compose"
	"kg/loaders/entry"
	"kg/loaders/fault"
	"kg/loaders/xmltree"
)

// Media is the media type of the documents this package makes.
const Media = "application/jats+xml"

// rxOwn are the marks of a JATS article in its document type, its root's attributes or its first child.
var (
	rxType = regexp.MustCompile(`(?i)<!DOCTYPE[^>]*(?:JATS|NLM|archivearticle|journalpublishing|articleauthoring)`)
	rxOwn  = regexp.MustCompile(`\b(?:article-type|dtd-version|xmlns:xlink|xmlns:mml|xmlns:ali)\s*=`)
	rxHead = regexp.MustCompile(`<article\b[^>]*>\s*(?:<!--[\s\S]*?-->\s*|<\?[^>]*>\s*)*<(?:processing-meta|front|front-stub)\b`)
)

// Looks tells whether a file is a JATS article, or a set of them, by its root. HTML has an article element too: that of
// JATS has attributes of its own, or a document type, or begins with its front matter.
func Looks(head []byte) bool {
	switch name, attributes := xmltree.Root(head); name {
	case "article":
		return rxOwn.MatchString(attributes) || rxType.Match(head) || rxHead.Match(head)
	case "pmc-articleset":
		return true
	case "OAI-PMH":
		return strings.Contains(string(head), "jats.nlm.nih.gov") || strings.Contains(string(head), "<article ")
	}
	return false
}

// Read makes a document of a decoded article. d.Origin leads from decoded to the file; afterwards it leads from the
// document's text there.
func Read(ctx context.Context, decoded string, d *document.Document) error {
	tree, err := xmltree.Parse(ctx, decoded)
	if err != nil {
		return err
	}
	article, err := only(tree)
	if err != nil {
		return err
	}
	r := &reader{ctx: ctx, tree: tree, w: compose.NewWriter(decoded), ids: map[string]*xmltree.Node{}, entries: map[*xmltree.Node][]int{}, notes: map[*xmltree.Node]int{}, numbers: map[*xmltree.Node]string{}}
	r.article = article
	article.Walk(func(n *xmltree.Node) bool {
		if id := n.Attr("id"); id != "" && r.ids[id] == nil {
			r.ids[id] = n
		}
		return n.Name != "sub-article" && n.Name != "response"
	})
	if err := r.read(); err != nil {
		return err
	}
	d.Media = Media
	r.fill(d)
	return nil
}

// only is the one article of the file.
func only(tree *xmltree.Tree) (*xmltree.Node, error) {
	if tree.Root.Name == "article" {
		return tree.Root, nil
	}
	var all []*xmltree.Node
	tree.Root.Walk(func(n *xmltree.Node) bool {
		if n.Name == "article" {
			all = append(all, n)
			return false
		}
		return true
	})
	switch len(all) {
	case 0:
		return nil, &fault.Error{Code: fault.NoText, Message: "there is no article in this XML; check that it was saved completely"}
	case 1:
		return all[0], nil
	}
	return nil, &fault.Error{Code: fault.Unsupported, Message: "there is more than one article in this file; save each as a file of its own"}
}

// reader walks one article.
type reader struct {
	ctx     context.Context
	err     error
	tree    *xmltree.Tree
	article *xmltree.Node
	w       *compose.Writer
	ids     map[string]*xmltree.Node
	tagged  document.Tagged
	entries map[*xmltree.Node][]int // a ref, or a citation in it, and the references made of it
	notes   map[*xmltree.Node]int   // a note and the block it begins with
	marks   []mark
	points  []pointer
	later   []*xmltree.Node          // notes and floats that stand inside the paragraph being written
	above   int                      // superscripts of marks around what is being written
	within  int                      // how many paragraphs and captions are being written
	count   int                      // notes without a label so far
	bare    bool                     // in a title, where marks of notes are left out
	numbers map[*xmltree.Node]string // numbers given to notes without a label
	apart   bool                     // in another's text: a review, a response
	meta    document.Metadata
	visited int
}

// mark is a sign above the line: of a note, or with a nil note of entries.
type mark struct {
	document.Span
	note *xmltree.Node
}

// stop tells whether reading has to end.
func (r *reader) stop() bool {
	r.visited++
	if r.err == nil && r.visited%1024 == 0 {
		r.err = r.ctx.Err()
	}
	return r.err != nil
}

func (r *reader) read() error {
	r.front(r.article.Child("front", "front-stub"))
	r.blocks(r.article.Child("body"), 1)
	r.blocks(r.article.Child("back"), 1)
	r.blocks(r.article.Child("floats-group"), 1)
	r.flush()
	for _, n := range r.article.Children {
		if n.Name == "sub-article" || n.Name == "response" {
			r.apart = true
			r.front(n.Child("front", "front-stub"))
			r.blocks(n.Child("body"), 2)
			r.blocks(n.Child("back"), 2)
			r.flush()
		}
	}
	return r.err
}

// fill gives the document what was read.
func (r *reader) fill(d *document.Document) {
	r.w.Fill(d)
	r.describe(d)
	r.cite(d.Text)
	for i := range r.tagged.References {
		r.tagged.References[i].Raw = d.Plain(r.tagged.References[i].Span)
	}
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
