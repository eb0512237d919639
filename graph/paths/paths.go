// Package paths finds all shortest paths between two nodes by a bidirectional
// breadth-first search over batched reads of edges. It is the same search for every store, so the answers are the same.
package paths

import (
	"context"
	"slices"

	"kg/graph"
)

// Link is an edge seen from one of its ends.
type Link struct {
	Edge     graph.ID
	Here     graph.ID // the node asked about
	Neighbor graph.ID
}

// Links reads the edges of the given nodes, in both directions, by any of the relations.
type Links func(ctx context.Context, nodes []graph.ID, relations []graph.Relation) ([]Link, error)

// MaxLinks is how many edges one search may look at before it gives up with [graph.TooLarge].
const MaxLinks = 2_000_000

// maxBatch is how many nodes are asked about at once.
const maxBatch = 5_000

// Chain is a path by its ids; len(Edges) == len(Nodes)-1.
type Chain struct {
	Nodes []graph.ID
	Edges []graph.ID
}

// Shortest finds the shortest chains from q.From to q.To, at most q.First of
// them, ordered by the ids of their nodes, then of their edges. Both nodes must
// exist and the query be valid. From a node to itself leads the chain of no edge.
func Shortest(ctx context.Context, q graph.PathQuery, read Links) ([]Chain, error) {
	if q.From == q.To {
		return []Chain{{Nodes: []graph.ID{q.From}}}, nil
	}
	relations := q.Relations
	if len(relations) == 0 {
		relations = graph.PathRelations()
	}
	s := &searcher{read: read, relations: relations, sides: [2]side{newSide(q.From), newSide(q.To)}}
	meeting, err := s.meet(ctx, q.MaxLength)
	if err != nil || len(meeting) == 0 {
		return nil, err
	}
	w := walker{next: s.ways(meeting), to: q.To, first: q.First}
	w.walk(Chain{Nodes: []graph.ID{q.From}})
	return w.found, nil
}

// side is the search from one end.
type side struct {
	depth    map[graph.ID]int // distance from the end
	level    int
	frontier []graph.ID
	links    [][]Link // by level: from a node at that level to one a level on
}

func newSide(end graph.ID) side {
	return side{depth: map[graph.ID]int{end: 0}, frontier: []graph.ID{end}}
}

type searcher struct {
	read      Links
	relations []graph.Relation
	sides     [2]side // from q.From, from q.To
	seen      int
}

// meet grows the smaller side level by level until the two touch, and returns the nodes at which they do.
func (s *searcher) meet(ctx context.Context, maxLength int) (map[graph.ID]bool, error) {
	for s.sides[0].level+s.sides[1].level < maxLength {
		here, there := &s.sides[0], &s.sides[1]
		if len(there.frontier) < len(here.frontier) {
			here, there = there, here
		}
		if len(here.frontier) == 0 {
			return nil, nil
		}
		if err := s.grow(ctx, here); err != nil {
			return nil, err
		}
		meeting := map[graph.ID]bool{}
		for _, id := range here.frontier {
			if d, ok := there.depth[id]; ok && d == there.level {
				meeting[id] = true
			}
		}
		if len(meeting) > 0 {
			return meeting, nil
		}
	}
	return nil, nil
}

func (s *searcher) grow(ctx context.Context, here *side) error {
	var next []graph.ID
	var links []Link
	for chunk := range slices.Chunk(here.frontier, maxBatch) {
		if err := ctx.Err(); err != nil {
			return err
		}
		read, err := s.read(ctx, chunk, s.relations)
		if err != nil {
			return err
		}
		if s.seen += len(read); s.seen > MaxLinks {
			return graph.Errorf(graph.TooLarge,
				"the search for paths met more than %d edges: name fewer relations or a smaller greatest length", MaxLinks)
		}
		for _, l := range read {
			d, known := here.depth[l.Neighbor]
			if !known {
				d = here.level + 1
				here.depth[l.Neighbor] = d
				next = append(next, l.Neighbor)
			}
			if d == here.level+1 {
				links = append(links, l)
			}
		}
	}
	here.level++
	here.frontier = next
	here.links = append(here.links, links)
	return nil
}

// step is one way on from a node.
type step struct {
	node graph.ID
	edge graph.ID
}

// ways are the steps that lie on a shortest chain, by the node they start from.
func (s *searcher) ways(meeting map[graph.ID]bool) map[graph.ID][]step {
	next := map[graph.ID][]step{}
	for i, end := range s.sides {
		live := meeting
		for _, links := range slices.Backward(end.links) {
			nearer := map[graph.ID]bool{}
			for _, l := range links {
				if !live[l.Neighbor] {
					continue
				}
				nearer[l.Here] = true
				if i == 0 {
					next[l.Here] = append(next[l.Here], step{l.Neighbor, l.Edge})
				} else {
					next[l.Neighbor] = append(next[l.Neighbor], step{l.Here, l.Edge})
				}
			}
			live = nearer
		}
	}
	return next
}

// walker lists chains in order until it has enough.
type walker struct {
	next  map[graph.ID][]step
	to    graph.ID
	first int
	found []Chain
}

// walk goes through the chains of nodes in the order of their ids.
func (w *walker) walk(nodes Chain) {
	at := nodes.Nodes[len(nodes.Nodes)-1]
	if at == w.to {
		w.edges(nodes, nil)
		return
	}
	var on []graph.ID
	for _, s := range w.next[at] {
		on = append(on, s.node)
	}
	slices.Sort(on)
	for _, id := range slices.Compact(on) {
		if len(w.found) >= w.first {
			return
		}
		w.walk(Chain{Nodes: append(slices.Clone(nodes.Nodes), id)})
	}
}

// edges goes through the edges that join one chain of nodes, in the order of their ids.
func (w *walker) edges(nodes Chain, edges []graph.ID) {
	n := len(edges)
	if n == len(nodes.Nodes)-1 {
		w.found = append(w.found, Chain{Nodes: nodes.Nodes, Edges: edges})
		return
	}
	var on []graph.ID
	for _, s := range w.next[nodes.Nodes[n]] {
		if s.node == nodes.Nodes[n+1] {
			on = append(on, s.edge)
		}
	}
	slices.Sort(on)
	for _, id := range slices.Compact(on) {
		if len(w.found) >= w.first {
			return
		}
		w.edges(nodes, append(slices.Clone(edges), id))
	}
}

// Fill makes paths of chains with the nodes and edges read for them.
func Fill(chains []Chain, nodes map[graph.ID]graph.Node, edges map[graph.ID]graph.Edge) []graph.Path {
	var out []graph.Path
	for _, c := range chains {
		var p graph.Path
		for _, id := range c.Nodes {
			p.Nodes = append(p.Nodes, nodes[id])
		}
		for _, id := range c.Edges {
			e := edges[id]
			e.Evidence = slices.Clone(e.Evidence)
			p.Edges = append(p.Edges, e)
		}
		out = append(out, p)
	}
	return out
}
