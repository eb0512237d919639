// Package xmltree reads XML into a tree whose every node knows its bytes in the
// source. Nothing outside the file is ever fetched, no entity is expanded but
// the named characters of HTML, and size, depth and number of nodes are bounded.
package xmltree

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"strconv"
	"strings"

	"kg/loaders/fault"
)

// The bounds of a tree: how deep elements nest, and how many elements and stretches of text there are.
const (
	MaxDepth = 512
	MaxNodes = 1 << 20
	// MaxAttrs and maxAllAttrs are how many attributes one element may have, and all together: five bytes of one take a hundred in memory.
	MaxAttrs    = 1 << 12
	maxAllAttrs = 1 << 22
)

// Node is an element, or a stretch of text where Name is "".
type Node struct {
	Name     string // without its prefix
	Attrs    []xml.Attr
	Children []*Node
	Parent   *Node // nil for the root
	// From and To are the node's bytes in the source: an element with its tags, text as it is written there.
	From, To int
	// Literal marks text of a CDATA section, in which "&" is an ampersand.
	Literal bool
	// Blank marks text that is white space alone.
	Blank bool

	// Index is the node's place among its parent's children.
	Index int

	nth  int // among the siblings of its name, from 1
	same int // how many siblings have its name; kept on the first
	path string
}

// Tree is the source and its root element.
type Tree struct {
	Source string
	Root   *Node
}

var rxProlog = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}\?>`)

// Parse reads the source, which is decoded text whatever its prolog says of an encoding. XML whose elements do
// not close, or that breaks off, is a fault with its line.
func Parse(ctx context.Context, source string) (*Tree, error) {
	if at, ok := crowded(source); ok {
		return nil, &fault.Error{Code: fault.TooComplex, Place: lineOf(source, at),
			Message: fmt.Sprintf("an element has more than %d attributes, or all have more than %d, and the file was not read; split it", MaxAttrs, maxAllAttrs)}
	}
	d := xml.NewDecoder(strings.NewReader(readable(source)))
	d.Strict = false
	b := builder{tree: &Tree{Source: source}}
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		from := int(d.InputOffset())
		token, err := d.RawToken()
		to := int(d.InputOffset())
		if err == io.EOF {
			return b.finish(len(source))
		}
		if err != nil {
			return nil, broken(source, to, err)
		}
		if err := b.add(token, from, to); err != nil {
			return nil, err
		}
	}
}

// readable is the source with what the decoder would stumble over turned to blanks, byte for byte: the prolog,
// whose version and encoding no longer matter, and control characters.
func readable(source string) string {
	if p := rxProlog.FindString(source); p != "" {
		source = strings.Repeat(" ", len(p)) + source[len(p):]
	}
	control := func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' && r != '\r' }
	if strings.IndexFunc(source, control) < 0 {
		return source
	}
	return strings.Map(func(r rune) rune {
		if control(r) {
			return ' '
		}
		return r
	}, source)
}

// crowded finds the tag with which an element has more attributes than one may have, or all have, before memory is
// taken for them. An attribute begins behind white space or a quotation mark, whether it has a value or not.
func crowded(source string) (at int, ok bool) {
	all := 0
	for at < len(source) {
		k := strings.IndexByte(source[at:], '<')
		if k < 0 {
			return 0, false
		}
		at += k
		end, attributes, quote, apart := at+1, 0, byte(0), false
	tag:
		for ; end < len(source); end++ {
			switch c := source[end]; {
			case c == '<': // stands in no tag, quoted or not
				break tag
			case quote != 0:
				if c == quote {
					quote, apart = 0, true
				}
			case c == '>':
				break tag
			case c == '"' || c == '\'':
				quote = c
			case c <= ' ':
				apart = true
			case c != '=' && c != '/' && apart:
				apart = false
				attributes++
			default:
				apart = false
			}
		}
		// what begins so is no element
		if at+1 < len(source) && source[at+1] != '!' && source[at+1] != '?' {
			if all += attributes; attributes > MaxAttrs || all > maxAllAttrs {
				return at, true
			}
		}
		at = end
	}
	return 0, false
}

func lineOf(source string, at int) string {
	return fmt.Sprintf("line %d", 1+strings.Count(source[:at], "\n"))
}

func broken(source string, at int, err error) error {
	at = min(at, len(source))
	reason := err.Error()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		reason = syntax.Msg
	}
	if len(reason) > 120 {
		reason = strings.ToValidUTF8(reason[:120], "") + "…"
	}
	return &fault.Error{Code: fault.Broken, Place: lineOf(source, at), Err: err,
		Message: fmt.Sprintf("the XML does not hold together (%s); check that it was saved completely", reason)}
}

type builder struct {
	tree  *Tree
	open  *Node
	depth int
	nodes int
	kids  []map[string]*Node // per open element: the first child of each name
}

func (b *builder) add(token xml.Token, from, to int) error {
	switch t := token.(type) {
	case xml.StartElement:
		if b.depth >= MaxDepth {
			return tooComplex(fmt.Sprintf("elements nest more than %d deep", MaxDepth))
		}
		if b.open == nil && b.tree.Root != nil {
			return broken(b.tree.Source, from, errors.New("two roots"))
		}
		n := &Node{Name: t.Name.Local, Attrs: t.Copy().Attr, From: from, To: to}
		b.append(n)
		b.open, b.depth, b.kids = n, b.depth+1, append(b.kids, nil)
	case xml.EndElement:
		if b.open == nil || b.open.Name != t.Name.Local {
			return broken(b.tree.Source, from, fmt.Errorf("</%s> closes nothing", t.Name.Local))
		}
		b.open.To = to
		b.open, b.depth, b.kids = b.open.Parent, b.depth-1, b.kids[:len(b.kids)-1]
	case xml.CharData:
		if b.open == nil || from == to {
			return nil
		}
		n := &Node{From: from, To: to}
		if strings.HasPrefix(b.tree.Source[from:to], "<![CDATA[") {
			n.From, n.To, n.Literal = from+len("<![CDATA["), max(from+len("<![CDATA["), to-len("]]>")), true
		}
		n.Blank = strings.TrimSpace(b.tree.Source[n.From:n.To]) == ""
		b.append(n)
	}
	if b.nodes > MaxNodes {
		return tooComplex(fmt.Sprintf("the file has more than %d elements and pieces of text", MaxNodes))
	}
	return nil
}

func tooComplex(what string) error {
	return &fault.Error{Code: fault.TooComplex, Message: what + ", and was not read; split the file"}
}

func (b *builder) append(n *Node) {
	b.nodes++
	if b.open == nil {
		b.tree.Root = n
		return
	}
	n.Parent, n.Index = b.open, len(b.open.Children)
	b.open.Children = append(b.open.Children, n)
	if n.Name == "" {
		return
	}
	k := len(b.kids) - 1
	if b.kids[k] == nil {
		b.kids[k] = map[string]*Node{}
	}
	first := b.kids[k][n.Name]
	if first == nil {
		first = n
		b.kids[k][n.Name] = n
	}
	first.same++
	n.nth = first.same
}

func (b *builder) finish(size int) (*Tree, error) {
	if b.open != nil {
		return nil, broken(b.tree.Source, size, fmt.Errorf("<%s> is not closed", b.open.Name))
	}
	if b.tree.Root == nil {
		return nil, broken(b.tree.Source, size, errors.New("there is no element"))
	}
	return b.tree, nil
}

// Attr is the value of the attribute of that name, whatever its prefix; "" when there is none. It may be called on nil.
func (n *Node) Attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// Child is the first child element of one of the names, nil when there is none. It may be called on nil.
func (n *Node) Child(names ...string) *Node {
	if n == nil {
		return nil
	}
	for _, name := range names {
		for _, c := range n.Children {
			if c.Name == name {
				return c
			}
		}
	}
	return nil
}

// At is the node reached by going down the names, nil when the way ends.
func (n *Node) At(names ...string) *Node {
	for _, name := range names {
		n = n.Child(name)
	}
	return n
}

// All are the child elements of the name. It may be called on nil.
func (n *Node) All(name string) []*Node {
	if n == nil {
		return nil
	}
	var out []*Node
	for _, c := range n.Children {
		if c.Name == name {
			out = append(out, c)
		}
	}
	return out
}

// Elements are the child elements. It may be called on nil.
func (n *Node) Elements() []*Node {
	if n == nil {
		return nil
	}
	var out []*Node
	for _, c := range n.Children {
		if c.Name != "" {
			out = append(out, c)
		}
	}
	return out
}

// Walk calls visit for n and everything below it, in the order of the file. Where visit is false nothing below is visited.
func (n *Node) Walk(visit func(*Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	for _, c := range n.Children {
		c.Walk(visit)
	}
}

// Find are the elements of the names at any depth below n.
func (n *Node) Find(names ...string) []*Node {
	var out []*Node
	n.Walk(func(c *Node) bool {
		for _, name := range names {
			if c.Name == name && c != n {
				out = append(out, c)
			}
		}
		return true
	})
	return out
}

// maxSmall is how long an element may be to be looked through for what it is, in bytes: elements nest, and what is
// looked through at every level costs its length times its depth.
const maxSmall = 1 << 14

// Small tells whether an element is short enough to be looked through before it is read.
func (n *Node) Small() bool { return n.To-n.From <= maxSmall }

// Within tells whether an element of the name is n or around it, not more than a few elements up.
func (n *Node) Within(name string) bool {
	for k := 0; n != nil && k < 8; n, k = n.Parent, k+1 {
		if n.Name == name {
			return true
		}
	}
	return false
}

// HasText tells whether anything but white space stands in the node. It may be called on nil.
func (n *Node) HasText() bool {
	if n == nil {
		return false
	}
	if n.Name == "" {
		return !n.Blank
	}
	for _, c := range n.Children {
		if c.HasText() {
			return true
		}
	}
	return false
}

// maxPath is how long a path may become, in bytes; what nests deeper has the path of what it stands in.
const maxPath = 400

// Path is where the element stands: "/article/body/sec[2]/p". Text has the path of its element.
func (n *Node) Path() string {
	if n.Name == "" {
		return n.Parent.Path()
	}
	if n.path != "" {
		return n.path
	}
	if n.Parent == nil {
		n.path = "/" + n.Name[:min(len(n.Name), maxPath)]
		return n.path
	}
	around := n.Parent.Path()
	if len(around)+len(n.Name) > maxPath {
		n.path = around
		return n.path
	}
	n.path = around + "/" + n.Name
	if n.nth > 1 || n.same > 1 {
		n.path += "[" + strconv.Itoa(n.nth) + "]"
	}
	return n.path
}

// Text is what stands in the node, its tags left out, entities resolved, white space folded. It may be called on nil.
func (t *Tree) Text(n *Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	n.Walk(func(c *Node) bool {
		switch {
		case c.Name != "":
		case c.Literal:
			b.WriteString(t.Source[c.From:c.To])
		default:
			b.WriteString(html.UnescapeString(t.Source[c.From:c.To]))
		}
		return true
	})
	return strings.Join(strings.Fields(strings.ToValidUTF8(b.String(), "\uFFFD")), " ")
}
