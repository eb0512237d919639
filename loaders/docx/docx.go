// Package docx reads Word documents in Office Open XML: paragraphs with their styles, lists, tables,
// footnotes and endnotes, and the citations that Zotero, Mendeley, EndNote and Word itself keep in fields.
// Text that a tracked change deletes, comments and hidden text are left out; what a change inserts is kept.
//
// Names are those of ISO/IEC 29500-1 (WordprocessingML, part 17), told without their
// namespace, so that the strict and the transitional form read alike.
package docx

import (
	"context"
	"fmt"
	"path"
	"strings"

	"kg/document"
	"kg/loaders/archive"
	"kg/loaders/fault"
	"kg/loaders/manuscript"
	"kg/loaders/xmltree"
)

// Media is the media type of the documents this package makes.
const Media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// Looks tells whether a file is a Word document.
func Looks(raw []byte) bool { return archive.KindOf(raw) == archive.Word }

// Read makes a document of a Word file.
func Read(ctx context.Context, raw []byte, d *document.Document) error {
	if !archive.Is(raw) {
		return notWord(raw)
	}
	a, err := archive.Open(raw)
	if err != nil {
		return err
	}
	p := pack{ctx: ctx, a: a}
	if err := p.open(); err != nil {
		return err
	}
	d.Media = Media
	p.describe(&d.Meta)
	r := newReader(&p)
	if err := r.read(); err != nil {
		return err
	}
	r.text.Fill(d)
	return nil
}

// notWord says what a file is that is called a Word document and is none.
func notWord(raw []byte) error {
	switch what, locked, old := archive.OldOffice(raw); {
	case locked:
		return &fault.Error{Code: fault.Locked, Message: "this is " + what + "; save it without one and load that"}
	case old:
		return &fault.Error{Code: fault.Binary, Message: "this is " + what + "; save it as DOCX and load that"}
	}
	return &fault.Error{Code: fault.Broken, Message: "this is no Word document, whatever its name says; check how it was saved"}
}

// pack is the package being read.
type pack struct {
	ctx   context.Context
	a     *archive.Archive
	parts []manuscript.Part // those with text, in the order of the document's sources
	main  int
	// footnotes and endnotes are places in parts, -1 for none; margins those of running heads and feet.
	footnotes, endnotes int
	margins             []int
	styling, numbering  *xmltree.Node
	settings            *xmltree.Node
	sources             map[string]manuscript.Item // Word's own, by tag
}

// load reads a part; a part that is not there is nil without an error.
func (p *pack) load(name string) (*manuscript.Part, error) {
	return manuscript.Load(p.ctx, p.a, name)
}

// relation is a part that another one points to.
type relation struct{ kind, target string }

// relations are the parts that a part points to, the last word of their type as kind.
func (p *pack) relations(of string) ([]relation, error) {
	dir, base := path.Split(of)
	rels, err := p.load(dir + "_rels/" + base + ".rels")
	if err != nil || rels == nil {
		return nil, err
	}
	var out []relation
	for _, n := range rels.Root.All("Relationship") {
		if n.Attr("TargetMode") == "External" {
			continue
		}
		target := n.Attr("Target")
		if strings.HasPrefix(target, "/") {
			target = strings.TrimPrefix(target, "/")
		} else {
			target = path.Join(dir, target)
		}
		out = append(out, relation{path.Base(n.Attr("Type")), target})
	}
	return out, nil
}

// maxMargins bounds the running heads and feet that are read.
const maxMargins = 64

// open reads the parts of the package.
func (p *pack) open() error {
	name := "word/document.xml"
	rels, err := p.relations("")
	if err != nil {
		return err
	}
	for _, r := range rels {
		if r.kind == "officeDocument" {
			name = r.target
		}
	}
	main, err := p.load(name)
	if err != nil {
		return err
	}
	if main == nil {
		return &fault.Error{Code: fault.Broken, Message: fmt.Sprintf("the archive holds no %q, in which a Word document has its text; save it again", name)}
	}
	p.parts, p.footnotes, p.endnotes = append(p.parts, *main), -1, -1
	rels, err = p.relations(name)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if err := p.related(r); err != nil {
			return err
		}
	}
	return nil
}

// related reads a part that the main one points to.
func (p *pack) related(r relation) error {
	switch r.kind {
	case "footnotes", "endnotes", "header", "footer", "styles", "numbering", "settings", "customXml":
	default:
		return nil
	}
	x, err := p.load(r.target)
	if err != nil || x == nil {
		return err
	}
	switch r.kind {
	case "styles":
		p.styling = x.Root
	case "numbering":
		p.numbering = x.Root
	case "settings":
		p.settings = x.Root
	case "customXml":
		p.readSources(x)
	case "footnotes":
		p.footnotes = len(p.parts)
		p.parts = append(p.parts, *x)
	case "endnotes":
		p.endnotes = len(p.parts)
		p.parts = append(p.parts, *x)
	default:
		if len(p.margins) < maxMargins {
			p.margins = append(p.margins, len(p.parts))
			p.parts = append(p.parts, *x)
		}
	}
	return nil
}
