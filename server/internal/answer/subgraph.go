package answer

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
	"kg/graph/export"
	"kg/graph/subgraph"
)

// Subgraph is what lies around some nodes.
type Subgraph struct {
	Nodes []*SubgraphNode
	Edges []*LooseEdge
	Cut   []string
	found *subgraph.Graph
	*Coverage
}

// SubgraphNode is a node and how far away it lies.
type SubgraphNode struct {
	Node     Node
	Distance int
}

// LooseEdge is an edge that was not followed from a node of the answer.
type LooseEdge struct {
	graph.Edge
	session *Session
	hop     *hop
}

// Date is when the relation held, nil when unknown.
func (e *LooseEdge) Date() *string { return known(e.Edge.Date) }

// EvidenceCount is how many pieces of evidence there are.
func (e *LooseEdge) EvidenceCount() int { return len(e.Edge.Evidence) }

// Evidence is the best of the evidence.
func (e *LooseEdge) Evidence(first int) ([]*Evidence, error) {
	return showEvidence(e.session, e.hop, e.Edge.Evidence, first)
}

func (g *Subgraph) drawn() (nodes, edges []export.Drawn) {
	for _, n := range g.found.Nodes {
		nodes = append(nodes, export.DrawNode(n.Node, n.Distance))
	}
	for _, e := range g.found.Edges {
		edges = append(edges, export.DrawEdge(e))
	}
	return nodes, edges
}

// Cytoscape is the subgraph in the form of Cytoscape.js.
func (g *Subgraph) Cytoscape() any { return export.NewCytoscape(g.drawn()) }

// Graphology is the subgraph in the form of graphology.
func (g *Subgraph) Graphology() any { return export.NewGraphology(g.drawn()) }

// Subgraph shows what was found, with all that the selection wants around its nodes.
func (s *Session) Subgraph(ctx context.Context, found *subgraph.Graph, selection ast.SelectionSet) (*Subgraph, error) {
	fields := s.below(ctx, selection, "Subgraph", map[string]string{"nodes": "SubgraphNode", "edges": "SubgraphEdge"})
	var ids []graph.ID
	for _, n := range found.Nodes {
		ids = append(ids, n.NodeID())
	}
	var quotes [][]graph.Evidence
	for _, e := range found.Edges {
		quotes = append(quotes, e.Evidence)
	}
	nodes, h, err := s.loose(ctx, fields, ids, quotes)
	if err != nil {
		return nil, err
	}
	out := &Subgraph{Nodes: []*SubgraphNode{}, Edges: []*LooseEdge{}, Cut: append([]string{}, found.Cut...), found: found, Coverage: s.Coverage("")}
	for _, n := range found.Nodes {
		if shown := nodes[n.NodeID()]; shown != nil {
			out.Nodes = append(out.Nodes, &SubgraphNode{shown, n.Distance})
		}
	}
	for _, e := range found.Edges {
		out.Edges = append(out.Edges, &LooseEdge{Edge: e, session: s, hop: h})
	}
	return out, nil
}

// below are the fields that are selected below fields of a type, whose own types are given.
func (s *Session) below(ctx context.Context, selection ast.SelectionSet, typ string, into map[string]string) []graphql.CollectedField {
	op := operation(ctx)
	var out []graphql.CollectedField
	for _, f := range graphql.CollectFields(op, selection, []string{typ}) {
		if t, ok := into[f.Name]; ok {
			out = append(out, graphql.CollectFields(op, f.Selections, []string{t})...)
		}
	}
	return out
}
