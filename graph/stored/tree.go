package stored

import (
	"fmt"
	"slices"

	"kg/graph"
)

// Whole is the shape without what it says of fields and evidence: everything is read.
func Whole(s graph.Shape) graph.Shape {
	s.Fields = nil
	s.Hops = wholeHops(s.Hops)
	return s
}

func wholeHops(hops []graph.Hop) []graph.Hop {
	out := make([]graph.Hop, len(hops))
	for i, h := range hops {
		h.Fields, h.Bare, h.Ends, h.NoMore, h.Next = nil, false, false, false, wholeHops(h.Next)
		out[i] = h
	}
	return out
}

// Trees decodes what a store gave for a whole shape. A node that stands in many places is decoded once.
func Trees(s graph.Shape, encoded []graph.EncodedTree) ([]graph.Tree, error) {
	d := decoder{nodes: map[graph.ID]graph.Node{}, edges: map[graph.ID]graph.Edge{}}
	var out []graph.Tree
	for _, e := range encoded {
		t, err := d.tree(e, s.Hops)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

type decoder struct {
	nodes map[graph.ID]graph.Node
	edges map[graph.ID]graph.Edge
}

func (d *decoder) tree(e graph.EncodedTree, hops []graph.Hop) (graph.Tree, error) {
	n, ok := d.nodes[e.ID]
	if !ok {
		var err error
		if n, err = graph.DecodeNode(graph.Kind(e.ID.Kind()), []byte(e.JSON)); err != nil {
			return graph.Tree{}, fmt.Errorf("%s: %w", e.ID, err)
		}
		d.nodes[e.ID] = n
	}
	tree := graph.Tree{Node: n}
	if len(hops) > 0 {
		tree.Hops = make(map[string]graph.Branch, len(hops))
	}
	for i, h := range hops {
		branch := graph.Branch{More: e.Branches[i].More, Total: e.Branches[i].Total}
		for _, followed := range e.Branches[i].Edges {
			k := graph.EdgeKey{Relation: followed.Relation, From: e.ID, To: followed.To.ID, Negated: followed.Negated}
			if h.Direction == graph.In {
				k.From, k.To = k.To, k.From
			}
			edge, err := d.edge(followed.ID, k, followed.Evidence)
			if err != nil {
				return graph.Tree{}, err
			}
			to, err := d.tree(followed.To, h.Next)
			if err != nil {
				return graph.Tree{}, err
			}
			branch.Edges = append(branch.Edges, graph.TreeEdge{Edge: edge, To: to})
		}
		tree.Hops[h.Name] = branch
	}
	return tree, nil
}

// edge is an edge met on the way. One that is met twice is decoded once; no two share their evidence.
func (d *decoder) edge(id graph.ID, k graph.EdgeKey, evidence []string) (graph.Edge, error) {
	e, ok := d.edges[id]
	if !ok {
		var err error
		if e, err = DecodeEdge(k, evidence); err != nil {
			return e, err
		}
		d.edges[id] = e
	}
	e.Evidence = slices.Clone(e.Evidence)
	return e, nil
}

// DecodeEdge folds encoded pieces of evidence.
func DecodeEdge(k graph.EdgeKey, evidence []string) (graph.Edge, error) {
	pieces := make([]graph.Evidence, len(evidence))
	for i, e := range evidence {
		var err error
		if pieces[i], err = DecodeEvidence([]byte(e)); err != nil {
			return graph.Edge{}, fmt.Errorf("edge %s: %w", k.ID(), err)
		}
	}
	return graph.FoldEdge(k, pieces), nil
}

// Limit is how many edges of each node are read for a page: one more than it holds, where it is to be told that there are more.
func Limit(h graph.Hop) int {
	if h.NoMore {
		return h.First
	}
	return h.First + 1
}
