package answer

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"kg/graph"
)

// Connection is the edges that a field followed from one node.
type Connection struct {
	Edges    []*Edge
	PageInfo *PageInfo
	// TotalCount is how many edges there are on all pages, where it was asked for.
	TotalCount int
}

// PageInfo says where a page stands.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}

// Edge is one edge followed, and the node behind it.
type Edge struct {
	graph.Edge
	node Node
	hop  *hop
	at   at
}

// Cursor is what to go on behind.
func (e *Edge) Cursor() string { return string(e.ID) }

// Document is the node behind the edge.
func (e *Edge) Document() *Document { return node[*Document](e.node) }

// Work is the node behind the edge.
func (e *Edge) Work() *Work { return node[*Work](e.node) }

// Reference is the node behind the edge.
func (e *Edge) Reference() *Reference { return node[*Reference](e.node) }

// Citation is the node behind the edge.
func (e *Edge) Citation() *Citation { return node[*Citation](e.node) }

// Actor is the node behind the edge.
func (e *Edge) Actor() *Actor { return node[*Actor](e.node) }

// Entity is the node behind the edge.
func (e *Edge) Entity() Entity { return node[Entity](e.node) }

// Happening is the node behind the edge.
func (e *Edge) Happening() Happening { return node[Happening](e.node) }

// EvidenceCount is how many pieces of evidence there are.
func (e *Edge) EvidenceCount() int { return len(e.Edge.Evidence) }

// Evidence is the best of the evidence.
func (e *Edge) Evidence(first int) ([]*Evidence, error) {
	return showEvidence(e.at.session, e.hop, e.Edge.Evidence, first)
}

func node[T Node](n Node) T {
	t, _ := n.(T)
	return t
}

// related reads the field at hand from the tree.
func (a at) related(ctx context.Context) (*Connection, error) {
	h, err := a.hop(ctx)
	if err != nil {
		return nil, err
	}
	branch := a.tree.Hops[h.Name]
	c := &Connection{
		Edges: make([]*Edge, 0, len(branch.Edges)), PageInfo: &PageInfo{HasNextPage: branch.More, HasPreviousPage: h.After != ""}, TotalCount: branch.Total,
	}
	for i := range branch.Edges {
		te := &branch.Edges[i]
		c.Edges = append(c.Edges, &Edge{Edge: te.Edge, node: a.session.wrap(&te.To, h.behind), hop: h, at: a})
	}
	if n := len(c.Edges); n > 0 {
		first, last := c.Edges[0].Cursor(), c.Edges[n-1].Cursor()
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &first, &last
	}
	return c, nil
}

// hop is the plan's hop for the field at hand.
func (a at) hop(ctx context.Context) (*hop, error) {
	fc := graphql.GetFieldContext(ctx)
	def := fc.Field.Definition
	want, err := hopOf(def, def.Directives.ForName("follows"), fc.Field.Field, operation(ctx).Variables)
	if err != nil {
		return nil, err
	}
	if h := a.plan.find(want.Name); h != nil {
		return h, nil
	}
	return nil, graph.Errorf(graph.Internal, "the field %s was not planned for", fc.Field.Name)
}

// one is the node behind the first edge of the field at hand, nil when there is none.
func one[T Node](ctx context.Context, a at) (T, error) {
	var none T
	c, err := a.related(ctx)
	if err != nil || len(c.Edges) == 0 {
		return none, err
	}
	return node[T](c.Edges[0].node), nil
}

// Evidence is one passage from which an edge was read.
type Evidence struct {
	graph.Evidence
	session *Session
	hop     *hop
}

// Document is the document in which the passage stands.
func (e *Evidence) Document(context.Context) *Document {
	d, _ := e.session.beside(e.hop.document, e.Evidence.Document).(*Document)
	return d
}

// Citation is the citation through which the work speaks; nil where the document speaks itself.
func (e *Evidence) Citation(context.Context) *Citation {
	c, _ := e.session.beside(e.hop.citation, e.Evidence.Citation).(*Citation)
	return c
}

// MaxEvidence is the most pieces of evidence shown for one edge.
const MaxEvidence = 1000

func showEvidence(s *Session, h *hop, list []graph.Evidence, first int) ([]*Evidence, error) {
	if first > MaxEvidence {
		return nil, graph.Errorf(graph.TooLarge, "evidence: first is at most %d", MaxEvidence)
	}
	if first < 0 {
		return nil, graph.Errorf(graph.Invalid, "evidence: first is 0 to %d", MaxEvidence)
	}
	out := make([]*Evidence, 0, min(first, len(list)))
	for _, e := range list[:min(first, len(list))] {
		out = append(out, &Evidence{Evidence: e, session: s, hop: h})
	}
	return out, nil
}
