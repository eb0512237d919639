package answer

import (
	"context"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"

	"kg/graph"
)

// Node is a node of the graph with what was fetched around it.
type Node interface {
	graph.Node
	place() at
}

// Entity is an actor, an event or a policy.
type Entity interface {
	Node
	entity()
}

// Happening is an event or a policy: what works can explain.
type Happening interface {
	Entity
	happening()
}

func (*Actor) entity()     {}
func (*Event) entity()     {}
func (*Policy) entity()    {}
func (*Event) happening()  {}
func (*Policy) happening() {}

// at is where a node stands in the answer's tree.
type at struct {
	session *Session
	tree    *graph.Tree
	plan    *Plan
}

func (a at) place() at { return a }

// The kinds of node, each with its place in the tree.
type (
	// Document is a file as loaded.
	Document struct {
		*graph.Document
		at
	}
	// Work is something that can be cited.
	Work struct {
		*graph.Work
		at
	}
	// Reference is one entry of a bibliography.
	Reference struct {
		*graph.Reference
		at
	}
	// Citation is one pointer from running text to an entry.
	Citation struct {
		*graph.Citation
		at
	}
	// Actor is a person, state, organisation and the like.
	Actor struct {
		*graph.Actor
		at
	}
	// Event is something that happened.
	Event struct {
		*graph.Event
		at
	}
	// Policy is a course of action.
	Policy struct {
		*graph.Policy
		at
	}
)

func (s *Session) wrap(t *graph.Tree, plan *Plan) Node {
	a := at{session: s, tree: t, plan: plan}
	switch n := t.Node.(type) {
	case *graph.Document:
		return &Document{n, a}
	case *graph.Work:
		return &Work{n, a}
	case *graph.Reference:
		return &Reference{n, a}
	case *graph.Citation:
		return &Citation{n, a}
	case *graph.Actor:
		return &Actor{n, a}
	case *graph.Event:
		return &Event{n, a}
	case *graph.Policy:
		return &Policy{n, a}
	}
	return nil
}

// Kind is the node's kind.
func (n *Document) Kind() graph.Kind { return graph.KindDocument }

// Kind is the node's kind.
func (n *Work) Kind() graph.Kind { return graph.KindWork }

// Kind is the node's kind.
func (n *Reference) Kind() graph.Kind { return graph.KindReference }

// Kind is the node's kind.
func (n *Citation) Kind() graph.Kind { return graph.KindCitation }

// Kind is the node's kind.
func (n *Actor) Kind() graph.Kind { return graph.KindActor }

// Kind is the node's kind.
func (n *Event) Kind() graph.Kind { return graph.KindEvent }

// Kind is the node's kind.
func (n *Policy) Kind() graph.Kind { return graph.KindPolicy }

// Length is the text's length in bytes.
func (n *Document) Length() int { return len(n.Document.Text) }

// MaxText is the longest stretch of text that one field gives out, in bytes.
const MaxText = 1 << 20

// Text is a stretch of the document's text; both numbers are bytes, and the
// stretch is narrowed to whole characters.
func (n *Document) Text(start, length int) (string, error) {
	text := n.Document.Text
	if start < 0 || length < 0 {
		return "", graph.Errorf(graph.Invalid, "text: start and length are not negative")
	}
	if length > MaxText {
		return "", graph.Errorf(graph.TooLarge, "text: length is at most %d; read on from where the stretch ends", MaxText)
	}
	from := min(start, len(text))
	to := min(from+length, len(text))
	for from < to && !utf8.RuneStart(text[from]) {
		from++
	}
	for to > from && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	return text[from:to], nil
}

// Form is the form of the citation, as a word.
func (n *Citation) Form() string { return n.Citation.Kind }

// Status is how sure the way to an entry is.
func (n *Citation) Status() CitationStatus { return CitationStatus(n.Citation.Status) }

// CitationStatus is how sure the way from a citation to an entry is.
type CitationStatus string

// The states of a citation, see docs/model.md.
const (
	Resolved  CitationStatus = "resolved"
	Probable  CitationStatus = "probable"
	Ambiguous CitationStatus = "ambiguous"
	Dangling  CitationStatus = "dangling"
)

// Document is the document in whose bibliography the entry stands.
func (n *Reference) Document(context.Context) *Document {
	return documentOf(n.at, n.Reference.Document)
}

// Document is the document in which the citation stands.
func (n *Citation) Document(context.Context) *Document { return documentOf(n.at, n.Citation.Document) }

func documentOf(a at, id graph.ID) *Document {
	if a.plan == nil {
		return nil
	}
	d, _ := a.session.beside(a.plan.document, id).(*Document)
	return d
}

// Reference is the entry that the citation stands for; nil unless it is resolved or probable.
func (n *Citation) Reference(ctx context.Context) (*Reference, error) {
	if s := n.Status(); s != Resolved && s != Probable {
		return nil, nil
	}
	return one[*Reference](ctx, n.at)
}

func operation(ctx context.Context) *graphql.OperationContext {
	return graphql.GetOperationContext(ctx)
}
