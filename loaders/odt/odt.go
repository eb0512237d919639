// Package odt reads texts in OpenDocument (ODT): paragraphs with their styles, lists, tables, footnotes and
// endnotes, and the citations that Zotero keeps in reference marks. What a tracked change deletes,
// comments and hidden text are left out.
//
// Names are those of OpenDocument 1.3, part 3 (OASIS), told without their namespace.
package odt

import (
	"context"
	"regexp"
	"strings"

	"kg/document"
	"kg/loaders/archive"
	"kg/loaders/fault"
	"kg/loaders/manuscript"
	"kg/loaders/xmltree"
)

// Media is the media type of the documents this package makes.
const Media = "application/vnd.oasis.opendocument.text"

// Looks tells whether a file is a text in OpenDocument.
func Looks(raw []byte) bool { return archive.KindOf(raw) == archive.Text }

// Read makes a document of an ODT file.
func Read(ctx context.Context, raw []byte, d *document.Document) error {
	if !archive.Is(raw) {
		return &fault.Error{Code: fault.Broken, Message: "this is no OpenDocument file, whatever its name says; check how it was saved"}
	}
	a, err := archive.Open(raw)
	if err != nil {
		return err
	}
	if err := unlocked(ctx, a); err != nil {
		return err
	}
	content, err := manuscript.Load(ctx, a, "content.xml")
	if err != nil {
		return err
	}
	if content == nil {
		return &fault.Error{Code: fault.Broken, Message: `the archive holds no "content.xml", in which an OpenDocument file has its text; save it again`}
	}
	common, err := manuscript.Load(ctx, a, "styles.xml")
	if err != nil {
		return err
	}
	if err := describe(ctx, a, &d.Meta); err != nil {
		return err
	}
	r := reader{ctx: ctx, part: content, text: manuscript.New([]manuscript.Part{*content}), count: map[string][]int{}, lengths: map[*xmltree.Node]int{}}
	r.readStyles(common)
	if err := r.read(); err != nil {
		return err
	}
	d.Media = Media
	r.text.Fill(d)
	return nil
}

// unlocked is an error for a file with a password, whose parts the manifest says are encrypted.
func unlocked(ctx context.Context, a *archive.Archive) error {
	manifest, err := manuscript.Load(ctx, a, "META-INF/manifest.xml")
	if err != nil || manifest == nil {
		return err
	}
	for _, f := range manifest.Root.All("file-entry") {
		if f.Child("encryption-data") != nil {
			return &fault.Error{Code: fault.Locked, Message: "it needs a password; save it without one and load that"}
		}
	}
	return nil
}

var rxDOI = regexp.MustCompile(`\b10\.\d{4,9}/[^\s"<>]+`)

// describe reads meta.xml. Its dates are those of the file and none is that of publication.
func describe(ctx context.Context, a *archive.Archive, m *document.Metadata) error {
	p, err := manuscript.Load(ctx, a, "meta.xml")
	if err != nil || p == nil {
		return err
	}
	meta := p.Root.Child("meta")
	get := func(name string) string { return p.Plain(meta.Child(name)) }
	m.Title = manuscript.StatedTitle(get("title"))
	m.Language = get("language")
	if m.Authors = manuscript.StatedAuthors(get("initial-creator")); len(m.Authors) == 0 {
		m.Authors = manuscript.StatedAuthors(get("creator"))
	}
	for _, u := range meta.All("user-defined") {
		if strings.EqualFold(u.Attr("name"), "doi") {
			m.DOI = rxDOI.FindString(p.Plain(u))
		}
	}
	return nil
}
