// Package epub reads EPUB 2 and 3: the files of the spine, in its order, as one
// document, with the package's own metadata. Notes and references that its
// links and its structural semantics (epub:type, ARIA) state are taken as they are. The table of
// contents is left out.
//
// Sources: W3C EPUB 3.3; IDPF Open Packaging Format 2.0.1; EPUB Open Container Format 3.2 for encryption.
package epub

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"kg/document"
	"kg/loaders/archive"
	"kg/loaders/charset"
	"kg/loaders/fault"
	"kg/loaders/html"
)

// Media is the media type of the documents this package makes.
const Media = "application/epub+zip"

// Looks tells whether a file is an EPUB.
func Looks(raw []byte) bool { return archive.KindOf(raw) == archive.EPUB }

// maxParts bounds the files of the spine.
const maxParts = 5000

// Read makes a document of an EPUB. A book whose text is encrypted is a [fault.Error] with code Locked.
func Read(ctx context.Context, raw []byte, d *document.Document) error {
	if !archive.Is(raw) {
		return &fault.Error{Code: fault.Broken, Message: "this is no EPUB file, whatever its name says; check how it was saved"}
	}
	a, err := archive.Open(raw)
	if err != nil {
		return err
	}
	b := book{a: a}
	if err := b.open(ctx); err != nil {
		return err
	}
	if err := b.unlocked(ctx); err != nil {
		return err
	}
	parts, err := b.parts(ctx)
	if err != nil {
		return err
	}
	d.Media = Media
	b.describe(&d.Meta)
	return html.ReadParts(ctx, parts, d)
}

// book is an EPUB being read.
type book struct {
	a    *archive.Archive
	path string // of the package document
	pack opf
}

// opf is the package document.
type opf struct {
	Unique   string   `xml:"unique-identifier,attr"`
	Metadata metadata `xml:"metadata"`
	Manifest []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		Media      string `xml:"media-type,attr"`
		Properties string `xml:"properties,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		Ref string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
	Guide []struct {
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	} `xml:"guide>reference"`
}

// open finds and reads the package document.
func (b *book) open(ctx context.Context) error {
	var container struct {
		Roots []struct {
			Path  string `xml:"full-path,attr"`
			Media string `xml:"media-type,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := b.unmarshal(ctx, "META-INF/container.xml", &container); err != nil {
		return err
	}
	for _, r := range container.Roots {
		if b.path == "" || r.Media == "application/oebps-package+xml" && !b.a.Has(b.path) {
			b.path = strings.TrimPrefix(r.Path, "/")
		}
	}
	return b.unmarshal(ctx, b.path, &b.pack)
}

func (b *book) unmarshal(ctx context.Context, name string, into any) error {
	m, err := b.a.Read(ctx, name)
	if errors.Is(err, fs.ErrNotExist) {
		return &fault.Error{Code: fault.Broken, Err: err, Message: fmt.Sprintf("the EPUB has no %.80q, without which it cannot be read; make it anew", name)}
	}
	if err != nil {
		return err
	}
	text, err := decode(m)
	if err != nil {
		return err
	}
	dec := xml.NewDecoder(strings.NewReader(text))
	dec.Strict = false
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	dec.Entity = xml.HTMLEntity
	if err := dec.Decode(into); err != nil {
		return &fault.Error{Code: fault.Broken, Place: name, Err: err, Message: "this part of the EPUB is no well-formed XML; make the EPUB anew"}
	}
	return nil
}

// decode is the text of a member in the encoding that it declares.
func decode(m archive.Member) (string, error) {
	text, err := charset.Decode(m.Bytes, html.Declared(m.Bytes))
	if err != nil {
		return "", &fault.Error{Code: fault.Encoding, Place: m.Name, Err: err, Message: "the encoding of this part cannot be told; make the EPUB anew with UTF-8"}
	}
	return text.String, nil
}

// under is a path written in the package document, from the root of the archive.
func (b *book) under(href string) string {
	href, _, _ = strings.Cut(href, "#")
	if s, err := url.PathUnescape(href); err == nil {
		href = s
	}
	return path.Join(path.Dir(b.path), href)
}

// fontKeys are the algorithms by which fonts alone are obfuscated.
var fontKeys = []string{"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}

// unlocked is an error for a book whose text is encrypted.
func (b *book) unlocked(ctx context.Context) error {
	const name = "META-INF/encryption.xml"
	if !b.a.Has(name) {
		return nil
	}
	var e struct {
		Data []struct {
			Method struct {
				Algorithm string `xml:"Algorithm,attr"`
			} `xml:"EncryptionMethod"`
			Reference struct {
				URI string `xml:"URI,attr"`
			} `xml:"CipherData>CipherReference"`
		} `xml:"EncryptedData"`
	}
	if err := b.unmarshal(ctx, name, &e); err != nil {
		return err
	}
	text := map[string]bool{}
	for _, m := range b.pack.Manifest {
		if isText(m.Media) {
			text[b.under(m.Href)] = true
		}
	}
	for _, x := range e.Data {
		uri := x.Reference.URI
		if s, err := url.PathUnescape(uri); err == nil {
			uri = s
		}
		if x.Method.Algorithm != fontKeys[0] && x.Method.Algorithm != fontKeys[1] && text[strings.TrimPrefix(uri, "/")] {
			return &fault.Error{Code: fault.Locked, Message: "its text is encrypted (digital rights management), and only its shop's program can read it; load a copy without"}
		}
	}
	return nil
}

func isText(media string) bool {
	switch strings.ToLower(strings.TrimSpace(media)) {
	case "application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml":
		return true
	}
	return false
}

// parts are the files of the spine, in order.
func (b *book) parts(ctx context.Context) ([]html.Part, error) {
	if len(b.pack.Spine) > maxParts {
		return nil, &fault.Error{Code: fault.TooComplex, Message: fmt.Sprintf("it has %d parts, more than the %d that are read; split it", len(b.pack.Spine), maxParts)}
	}
	type part struct {
		path string
		skip bool
	}
	manifest := map[string]part{}
	for _, m := range b.pack.Manifest {
		nav := strings.Contains(" "+m.Properties+" ", " nav ")
		manifest[m.ID] = part{b.under(m.Href), nav || !isText(m.Media)}
	}
	contents := map[string]bool{}
	for _, g := range b.pack.Guide {
		if g.Type == "toc" {
			contents[b.under(g.Href)] = true
		}
	}
	var out []html.Part
	seen := map[string]bool{}
	for _, s := range b.pack.Spine {
		m, ok := manifest[s.Ref]
		if !ok || m.skip || seen[m.path] || contents[m.path] {
			continue
		}
		seen[m.path] = true
		member, err := b.a.Read(ctx, m.path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, &fault.Error{Code: fault.Broken, Place: m.path, Message: "the EPUB lists this part and does not hold it; save or fetch it again"}
		}
		if err != nil {
			return nil, err
		}
		text, err := decode(member)
		if err != nil {
			return nil, err
		}
		out = append(out, html.Part{Name: m.path, Text: text, File: member.File})
	}
	return out, nil
}
