package manuscript

import (
	"context"
	"errors"
	"html"
	"io/fs"
	"strings"

	"kg/loaders/archive"
	"kg/loaders/charset"
	"kg/loaders/fault"
	"kg/loaders/xmltree"
)

// Part is an XML file of the archive.
type Part struct {
	archive.Member
	Text string // decoded
	Root *xmltree.Node
}

// Load reads a part; one that is not there is nil without an error.
func Load(ctx context.Context, a *archive.Archive, name string) (*Part, error) {
	m, err := a.Read(ctx, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	decoded, err := charset.Decode(m.Bytes, xmltree.Declared(m.Bytes))
	if err != nil {
		return nil, &fault.Error{Code: fault.Encoding, Place: name, Err: err, Message: "the encoding of this part cannot be told; save the document again"}
	}
	tree, err := xmltree.Parse(ctx, decoded.String)
	if err != nil {
		var e *fault.Error
		if errors.As(err, &e) {
			e.Place = strings.Trim(name+", "+e.Place, ", ")
		}
		return nil, err
	}
	return &Part{Member: m, Text: decoded.String, Root: tree.Root}, nil
}

// Plain is the text directly in an element, references to characters resolved and white space folded; "" for nil.
func (p *Part) Plain(n *xmltree.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for _, c := range n.Children {
		if c.Name == "" {
			b.WriteString(p.Text[c.From:c.To])
		}
	}
	return strings.Join(strings.Fields(html.UnescapeString(b.String())), " ")
}
