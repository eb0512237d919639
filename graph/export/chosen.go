package export

import (
	"context"
	"slices"

	"kg/graph"
)

// chosen are the nodes of the part and the edges between them.
func chosen(ctx context.Context, store graph.Store, p Part) (Graph, error) {
	ids := slices.Clone(p.Nodes)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	nodes, err := store.Nodes(ctx, ids)
	if err != nil {
		return Graph{}, err
	}
	among := make(map[graph.ID]bool, len(ids))
	var there []graph.Node
	for i, n := range nodes {
		if n == nil {
			return Graph{}, graph.Errorf(graph.NotFound, "no node has the id %s", ids[i])
		}
		if p.wants(n.NodeKind()) {
			there = append(there, n)
			among[ids[i]] = true
		}
	}
	ids = slices.DeleteFunc(ids, func(id graph.ID) bool { return !among[id] })
	b := between{store: store, part: p, among: among}
	for some := range slices.Chunk(ids, chosenAtOnce) {
		if err := b.from(ctx, some, ""); err != nil {
			return Graph{}, err
		}
	}
	return held(ctx, store, there, b.edges)
}

// chosenAtOnce is how many nodes are asked about at a time: with pages of [graph.MaxPage] edges they stay below what one shape may fetch.
const chosenAtOnce = 100

// between collects the edges between nodes.
type between struct {
	store graph.Store
	part  Part
	among map[graph.ID]bool
	edges []graph.Edge
}

// from collects what leads from the nodes to others of them, behind the edge after.
func (b *between) from(ctx context.Context, ids []graph.ID, after graph.ID) error {
	hop := graph.Hop{
		Name: "out", Relations: b.part.followed(), Direction: graph.Out, Kinds: b.kinds(), First: graph.MaxPage, After: after, Filter: b.part.filter(),
	}
	trees, err := b.store.Shape(ctx, graph.Shape{From: ids, Hops: []graph.Hop{hop}})
	if err != nil {
		return err
	}
	for _, t := range trees {
		branch := t.Hops["out"]
		for _, e := range branch.Edges {
			if b.among[e.Edge.To] {
				b.edges = append(b.edges, e.Edge)
			}
		}
		if len(b.edges) > maxBetween {
			return graph.Errorf(graph.TooLarge, "more than %d edges between these nodes: name fewer", maxBetween)
		}
		if branch.More {
			last := branch.Edges[len(branch.Edges)-1].Edge.ID
			if err := b.from(ctx, []graph.ID{t.Node.NodeID()}, last); err != nil {
				return err
			}
		}
	}
	return nil
}

// kinds are those of the nodes among which edges are looked for.
func (b *between) kinds() []graph.Kind {
	var out []graph.Kind
	for id := range b.among {
		if k := graph.Kind(id.Kind()); !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}
