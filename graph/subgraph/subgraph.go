package subgraph

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kg/graph"
)

// Limits of a [Query].
const (
	MaxAround = 50
	MaxDepth  = 4
	MaxNodes  = 1000
	// MaxEdges is how many edges between the nodes are given.
	MaxEdges = 5000
	// maxRead is how many edges are read for one step, from all nodes together; each node has its share of them, at least minShare one way.
	maxRead  = 40_000
	minShare = 20
	maxShare = 500
)

// Query asks for what lies around some nodes.
type Query struct {
	Around []graph.ID // 1 to [MaxAround]
	Depth  int        // steps, 0 to [MaxDepth]
	Limit  int        // nodes, 1 to [MaxNodes]
	// Relations are followed in either direction; empty for [graph.PathRelations].
	Relations []graph.Relation
	// Kinds are those of the nodes besides the ones asked about; empty for all.
	Kinds  []graph.Kind
	Filter graph.EdgeFilter
}

// Graph is what was found.
type Graph struct {
	// Nodes begin with those asked about. Then come those one step away, the surest first, and so on.
	Nodes []Node
	// Edges are those between the nodes, the surest first.
	Edges []graph.Edge
	// Cut says what was left out, one sentence each.
	Cut []string
}

// Node is a node and how many steps away from those asked about it lies.
type Node struct {
	graph.Node
	Distance int
}

// Validate checks the query against its limits.
func (q Query) Validate() error {
	switch {
	case len(q.Around) == 0:
		return graph.Errorf(graph.Invalid, "around nothing: name at least one node")
	case len(q.Around) > MaxAround:
		return graph.Errorf(graph.TooLarge, "around %d nodes: the limit is %d", len(q.Around), MaxAround)
	case q.Depth < 0 || q.Depth > MaxDepth:
		return graph.Errorf(graph.Invalid, "a depth of %d: ask for 0 to %d", q.Depth, MaxDepth)
	case q.Limit < 1 || q.Limit > MaxNodes:
		return graph.Errorf(graph.Invalid, "%d nodes: ask for 1 to %d", q.Limit, MaxNodes)
	}
	return nil
}

// Around finds what lies around the nodes, step by step. At each step the nodes that the surest edges lead to come first, those of equal
// confidence by id, until there are as many as are asked for. Nodes that do not exist are left out. The store is asked once for each step, and once
// for the nodes of the last step.
func Around(ctx context.Context, store graph.Store, q Query) (*Graph, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	if len(q.Relations) == 0 {
		q.Relations = graph.PathRelations()
	}
	w := &walk{query: q, store: store, distance: map[graph.ID]int{}, edges: map[graph.ID]graph.Edge{}}
	last, err := w.begin(ctx)
	for depth := 1; err == nil && depth <= q.Depth && len(last) > 0; depth++ {
		last, err = w.step(ctx, last, depth)
	}
	if err == nil {
		err = w.close(ctx, last)
	}
	if err != nil {
		return nil, err
	}
	return w.end(), nil
}

// walk goes away from the nodes step by step.
type walk struct {
	query    Query
	store    graph.Store
	found    Graph
	distance map[graph.ID]int
	edges    map[graph.ID]graph.Edge // all that were read
	crowded  int                     // nodes with more edges one way than their share
	share    int                     // the smallest share of such nodes
}

func (w *walk) begin(ctx context.Context) ([]graph.ID, error) {
	var ids, there []graph.ID
	for _, id := range w.query.Around {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	nodes, err := w.store.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	missing, more := 0, 0
	for i, n := range nodes {
		switch {
		case n == nil:
			missing++
		case len(there) == w.query.Limit:
			more++
		default:
			there = append(there, ids[i])
			w.add(n, 0)
		}
	}
	if missing > 0 {
		w.cut("%d of the nodes asked about are not in the graph.", missing)
	}
	if more > 0 {
		w.cut("%d of the nodes asked about are left out: the limit is %d nodes.", more, w.query.Limit)
	}
	return there, nil
}

func (w *walk) add(n graph.Node, distance int) {
	w.found.Nodes = append(w.found.Nodes, Node{n, distance})
	w.distance[n.NodeID()] = distance
}

func (w *walk) cut(format string, args ...any) {
	w.found.Cut = append(w.found.Cut, fmt.Sprintf(format, args...))
}

// reached is a node that a step leads to, by its surest edge.
type reached struct {
	node       graph.Node
	confidence float64
}

// step goes one step on from the nodes, and returns those that it added.
func (w *walk) step(ctx context.Context, from []graph.ID, depth int) ([]graph.ID, error) {
	there, err := w.read(ctx, from, graph.Out, graph.In)
	if err != nil {
		return nil, err
	}
	list := make([]reached, 0, len(there))
	for _, r := range there {
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b reached) int {
		return cmp.Or(cmp.Compare(b.confidence, a.confidence), cmp.Compare(a.node.NodeID(), b.node.NodeID()))
	})
	if room := w.query.Limit - len(w.found.Nodes); len(list) > room {
		w.cut("%d nodes more lie %s away and are left out: the limit is %d nodes.", len(list)-room, steps(depth), w.query.Limit)
		list = list[:room]
	}
	var added []graph.ID
	for _, r := range list {
		w.add(r.node, depth)
		added = append(added, r.node.NodeID())
	}
	if depth == w.query.Depth && len(added) > 0 {
		w.cut("What lies more than %s away was not looked for.", steps(depth))
	}
	return added, nil
}

func steps(n int) string {
	if n == 1 {
		return "1 step"
	}
	return fmt.Sprintf("%d steps", n)
}

// read reads the edges of nodes and returns the new nodes that they lead to.
func (w *walk) read(ctx context.Context, from []graph.ID, ways ...graph.Direction) (map[graph.ID]reached, error) {
	share := min(maxShare, max(minShare, maxRead/(len(from)*len(ways))))
	shape := graph.Shape{From: from}
	for _, way := range ways {
		shape.Hops = append(shape.Hops, graph.Hop{
			Name: string(way), Relations: w.query.Relations, Direction: way, Kinds: w.kinds(), Filter: w.query.Filter, First: share,
		})
	}
	trees, err := w.store.Shape(ctx, shape)
	if err != nil {
		return nil, err
	}
	there := map[graph.ID]reached{}
	for _, t := range trees {
		crowded := false
		for _, branch := range t.Hops {
			crowded = crowded || branch.More
			for _, e := range branch.Edges {
				w.edges[e.Edge.ID] = e.Edge
				id := e.To.Node.NodeID()
				if _, known := w.distance[id]; !known && w.wanted(id) && (there[id].node == nil || e.Edge.Confidence > there[id].confidence) {
					there[id] = reached{e.To.Node, e.Edge.Confidence}
				}
			}
		}
		if crowded {
			w.crowded++
			if w.share == 0 || share < w.share {
				w.share = share
			}
		}
	}
	return there, nil
}

// kinds are those of nodes that edges may lead to: those asked for, and those asked about, so that edges back to these are found.
func (w *walk) kinds() []graph.Kind {
	if len(w.query.Kinds) == 0 {
		return nil
	}
	out := slices.Clone(w.query.Kinds)
	for _, id := range w.query.Around {
		if k := graph.Kind(id.Kind()); !slices.Contains(out, k) && slices.Contains(graph.Kinds(), k) {
			out = append(out, k)
		}
	}
	return out
}

func (w *walk) wanted(id graph.ID) bool {
	return len(w.query.Kinds) == 0 || slices.Contains(w.query.Kinds, graph.Kind(id.Kind()))
}

// close reads the edges between the nodes of the last step.
func (w *walk) close(ctx context.Context, last []graph.ID) error {
	if len(last) == 0 {
		return nil
	}
	_, err := w.read(ctx, last, graph.Out)
	return err
}

func (w *walk) end() *Graph {
	if w.crowded > 0 {
		w.cut("%d of the nodes have more than %d edges one way: only the surest of these were followed.", w.crowded, w.share)
	}
	for _, e := range w.edges {
		_, from := w.distance[e.From]
		_, to := w.distance[e.To]
		if from && to {
			w.found.Edges = append(w.found.Edges, e)
		}
	}
	slices.SortFunc(w.found.Edges, graph.CompareEdges)
	if n := len(w.found.Edges); n > MaxEdges {
		w.cut("%d edges between these nodes are left out: the limit is %d edges.", n-MaxEdges, MaxEdges)
		w.found.Edges = w.found.Edges[:MaxEdges]
	}
	return &w.found
}
