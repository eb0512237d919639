package xmltree

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"

	"kg/document"
	"kg/loaders/fault"
)

// rxRoot finds the root element behind a mark of the encoding, a prolog, comments, processing instructions and a document type.
var rxRoot = regexp.MustCompile(`^(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*<([A-Za-z_][\w.\-]*:)?([A-Za-z_][\w.\-]*)([^>]*)`)

// Root is the name of the root element, without its prefix, and what its tag holds besides; "" when head does not reach it.
func Root(head []byte) (name, attributes string) {
	m := rxRoot.FindSubmatch(head)
	if m == nil {
		return "", ""
	}
	return string(m[2]), string(m[3])
}

// Looks tells whether a file says of itself that it is XML.
func Looks(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"), []byte("<?xml"))
}

var rxEncoding = regexp.MustCompile(`^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9_.:\-]+)`)

// Declared is the encoding that the prolog names, or "".
func Declared(raw []byte) string {
	m := rxEncoding.FindSubmatch(bytes.TrimPrefix(raw[:min(len(raw), 512)], []byte("\xef\xbb\xbf")))
	if m == nil {
		return ""
	}
	return string(m[1])
}

// Refuse is the reader of XML of which nobody here knows what its elements mean. To read it as if it were running
// text would take a table of prices for sentences, so it says what it met and what to do.
func Refuse(_ context.Context, decoded string, _ *document.Document) error {
	what := "XML"
	if name, _ := Root([]byte(decoded[:min(len(decoded), 4096)])); name != "" {
		what = fmt.Sprintf("XML of a kind that is not read (its root is <%s>)", strings.ToValidUTF8(name[:min(len(name), 80)], ""))
	}
	return &fault.Error{Code: fault.Unsupported, Message: "this is " + what + "; JATS and TEI are: convert it to one of them, to HTML or to Markdown"}
}
