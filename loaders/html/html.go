// Package html reads HTML pages: the text of the page in blocks, the article
// told from navigation, comments and other stories, and the page's own metadata.
package html

import (
	"bytes"
	"context"
	"regexp"

	"golang.org/x/net/html"

	"kg/document"
)

// Media is the media type of the documents this package makes.
const Media = "text/html"

// maxDepth bounds the stack of open elements; what is nested deeper is read as if it stood at this depth.
const maxDepth = 256

// maxToken bounds a single tag or a single run of text, in bytes.
const maxToken = 8 << 20

var rxLooks = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)\b`)

// Looks tells whether a file's beginning is HTML.
func Looks(head []byte) bool {
	return rxLooks.Match(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))
}

var rxDeclared = regexp.MustCompile(`(?i)<meta[^>]+charset\s*=\s*["']?\s*([a-z0-9_:.\-]+)|<\?xml[^>]+encoding\s*=\s*["']([a-z0-9_\-]+)`)

// Declared is the encoding that the page names in its head, or "".
func Declared(raw []byte) string {
	m := rxDeclared.FindSubmatch(raw[:min(len(raw), 4096)])
	if m == nil {
		return ""
	}
	return string(m[1]) + string(m[2])
}

// Read makes a document of a decoded page. d.Origin leads from decoded to the
// file; afterwards it leads from the document's text there. A page that is cut
// off in the middle is read as far as it goes.
func Read(ctx context.Context, decoded string, d *document.Document) error {
	p := newPage(decoded)
	if err := p.read(ctx); err != nil {
		return err
	}
	return p.fill(d)
}

// attributes are those a page's structure is read from.
func attributes(z *html.Tokenizer, more bool) map[string]string {
	var m map[string]string
	for n := 0; more && n < 64; n++ {
		var k, v []byte
		k, v, more = z.TagAttr()
		switch string(k) {
		case "class", "id", "role", "itemprop", "property", "name", "content", "lang", "hidden", "aria-hidden", "datetime", "type", "style", "rel", "href", "hreflang", "itemtype", "http-equiv", "aria-label", "epub:type", "data-cites", "start", "value":
			if m == nil {
				m = map[string]string{}
			}
			if _, seen := m[string(k)]; !seen {
				m[string(k)] = string(v[:min(len(v), 4096)])
			}
		}
	}
	return m
}
