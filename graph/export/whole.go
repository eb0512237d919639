package export

import (
	"context"

	"kg/graph"
)

// MaxHeld is how many nodes and edges a format may have that is written from memory: those who read such formats cannot show more.
const MaxHeld = 100_000

// gathered is a graph in memory, for formats that say of a node what its edges say.
type gathered struct {
	nodes  []graph.Node
	edges  []graph.Edge
	titles map[graph.ID]string
	// out and in are the edges of a node, by their places in edges.
	out, in map[graph.ID][]int
}

// gather reads the graph into memory. More than [MaxHeld] nodes and edges are [graph.TooLarge].
func gather(ctx context.Context, g Graph) (*gathered, error) {
	all := &gathered{titles: g.known(), out: map[graph.ID][]int{}, in: map[graph.ID][]int{}}
	for r, err := range g.kept(ctx, all.titles) {
		if err != nil {
			return nil, err
		}
		if len(all.nodes)+len(all.edges) == MaxHeld {
			return nil, graph.Errorf(graph.TooLarge, "more than %d nodes and edges, which this format cannot hold: export a part of the graph", MaxHeld)
		}
		if r.Edge == nil {
			all.nodes = append(all.nodes, withoutText(r.Node))
			continue
		}
		e := *r.Edge
		all.out[e.From] = append(all.out[e.From], len(all.edges))
		all.in[e.To] = append(all.in[e.To], len(all.edges))
		all.edges = append(all.edges, e)
	}
	return all, nil
}

// withoutText lets go of what is not written.
func withoutText(n graph.Node) graph.Node {
	if d, ok := n.(*graph.Document); ok {
		short := *d
		short.Text, short.Sections, short.Tables = "", nil, nil
		return &short
	}
	return n
}

// labels are those of all nodes.
func (g *gathered) labels() map[graph.ID]string {
	out := make(map[graph.ID]string, len(g.nodes))
	for _, n := range g.nodes {
		out[n.NodeID()] = n.Label()
	}
	return out
}
