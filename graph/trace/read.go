package trace

import (
	"context"
	"fmt"
	"slices"

	"kg/graph"
)

// Store is what is read from: [graph.Store] has it.
type Store interface {
	Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error)
	List(ctx context.Context, q graph.NodeQuery) (graph.NodePage, error)
	Size(ctx context.Context, q graph.NodeQuery) (int, error)
	Shape(ctx context.Context, s graph.Shape) ([]graph.Tree, error)
}

// batch is how many nodes are asked for their edges at a time.
const batch = 200

// reader reads a scope. It keeps nodes as things, and edges without their evidence, so that what it holds is bounded by [MaxWorks] and [MaxLinks].
type reader struct {
	store  Store
	scope  Scope
	things map[graph.ID]Thing
}

func newReader(store Store, scope Scope) (*reader, error) {
	if err := scope.validate(); err != nil {
		return nil, err
	}
	return &reader{store: store, scope: scope, things: map[graph.ID]Thing{}}, nil
}

// works are the works of the scope, in order of id.
func (r *reader) works(ctx context.Context) ([]graph.ID, error) {
	if r.scope.About == "" {
		return r.all(ctx, graph.KindWork)
	}
	if err := r.exists(ctx, r.scope.About); err != nil {
		return nil, err
	}
	about, err := r.about(ctx)
	if err != nil {
		return nil, err
	}
	links, err := r.links(ctx, about, graph.In, r.scope.relations()...)
	if err != nil {
		return nil, err
	}
	return ends(links, graph.Out), nil
}

// about are the event or policy of the scope and, where they count too, its parts and theirs.
func (r *reader) about(ctx context.Context) ([]graph.ID, error) {
	all := []graph.ID{r.scope.About}
	if !r.scope.Parts {
		return all, nil
	}
	seen := map[graph.ID]bool{r.scope.About: true}
	for level := all; len(level) > 0; {
		links, err := r.links(ctx, level, graph.In, graph.PartOf)
		if err != nil {
			return nil, err
		}
		level = slices.DeleteFunc(ends(links, graph.Out), func(id graph.ID) bool { return seen[id] })
		for _, id := range level {
			seen[id] = true
		}
		if all = append(all, level...); len(all) > MaxWorks {
			return nil, graph.Errorf(graph.TooLarge, "%s has more than %d parts, too many to trace at once: ask about one of them", r.scope.About, MaxWorks)
		}
	}
	return all, nil
}

// exists is nil for a node that is there.
func (r *reader) exists(ctx context.Context, id graph.ID) error {
	found, err := r.store.Nodes(ctx, []graph.ID{id})
	if err != nil {
		return fmt.Errorf("read %s: %w", id, err)
	}
	if found[0] == nil {
		return graph.Errorf(graph.NotFound, "there is no %s", id)
	}
	r.things[id] = thingOf(found[0])
	return nil
}

// all are the nodes of a kind.
func (r *reader) all(ctx context.Context, kind graph.Kind) ([]graph.ID, error) {
	var ids []graph.ID
	q := graph.NodeQuery{Kind: kind, First: graph.MaxPage}
	for {
		page, err := r.store.List(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("list the nodes of kind %s: %w", kind, err)
		}
		for _, n := range page.Nodes {
			r.things[n.NodeID()] = thingOf(n)
			ids = append(ids, n.NodeID())
		}
		if len(ids) > MaxWorks {
			return nil, graph.Errorf(graph.TooLarge, "the graph has more than %d works, too many to trace at once: name one event (about) or one work (with)", MaxWorks)
		}
		if q.After = page.Next; q.After == "" {
			slices.Sort(ids)
			return ids, nil
		}
	}
}

// links are the edges of the nodes in one direction, and learns the things at their far ends.
func (r *reader) links(ctx context.Context, ids []graph.ID, direction graph.Direction, relations ...graph.Relation) ([]Link, error) {
	var out []Link
	err := r.follow(ctx, ids, direction, relations, func(_ graph.Node, e graph.TreeEdge) error {
		r.things[e.To.Node.NodeID()] = thingOf(e.To.Node)
		out = append(out, Link{Edge: e.Edge.ID, From: e.Edge.From, To: e.Edge.To})
		if len(out) > MaxLinks {
			return graph.Errorf(graph.TooLarge, "there are more than %d links to follow, too many to trace at once: name one event (about) or one work (with), or a higher confidence", MaxLinks)
		}
		return nil
	})
	return out, err
}

// follow reads all edges of the nodes, batch by batch and page by page.
func (r *reader) follow(ctx context.Context, ids []graph.ID, direction graph.Direction, relations []graph.Relation, see func(graph.Node, graph.TreeEdge) error) error {
	read := func(from []graph.ID, after graph.ID) (map[graph.ID]graph.ID, error) {
		trees, err := r.store.Shape(ctx, graph.Shape{From: from, Hops: []graph.Hop{{
			Name: "link", Relations: relations, Direction: direction, First: graph.MaxPage, After: after,
			Filter: graph.EdgeFilter{MinConfidence: r.scope.MinConfidence},
		}}})
		if err != nil {
			return nil, fmt.Errorf("read the links of %d nodes: %w", len(from), err)
		}
		more := map[graph.ID]graph.ID{}
		for _, t := range trees {
			r.things[t.Node.NodeID()] = thingOf(t.Node)
			b := t.Hops["link"]
			for _, e := range b.Edges {
				if err := see(t.Node, e); err != nil {
					return nil, err
				}
			}
			if b.More {
				more[t.Node.NodeID()] = b.Edges[len(b.Edges)-1].Edge.ID
			}
		}
		return more, nil
	}
	for part := range slices.Chunk(ids, batch) {
		more, err := read(part, "")
		if err != nil {
			return err
		}
		for _, id := range part {
			for after := more[id]; after != ""; {
				next, err := read([]graph.ID{id}, after)
				if err != nil {
					return err
				}
				after = next[id]
			}
		}
	}
	return nil
}

// ends are the nodes at one end of the links, each once, in order: Out where they begin, In where they lead.
func ends(links []Link, side graph.Direction) []graph.ID {
	var ids []graph.ID
	for _, l := range links {
		if side == graph.Out {
			ids = append(ids, l.From)
		} else {
			ids = append(ids, l.To)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// steps are the links with both ends and the evidence of their edges, in that order. One that has gone from the store since it was read is left out.
func (r *reader) steps(ctx context.Context, links []Link, relations ...graph.Relation) ([]Step, error) {
	wanted := make(map[graph.ID]bool, len(links))
	for _, l := range links {
		wanted[l.Edge] = true
	}
	edges := make(map[graph.ID]graph.Edge, len(links))
	err := r.follow(ctx, ends(links, graph.Out), graph.Out, relations, func(_ graph.Node, e graph.TreeEdge) error {
		if wanted[e.Edge.ID] {
			e.Edge.Evidence = graph.Counted(e.Edge.Evidence)
			edges[e.Edge.ID] = e.Edge
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make([]Step, 0, len(links))
	for _, l := range links {
		if e, ok := edges[l.Edge]; ok {
			out = append(out, Step{From: r.things[l.From], To: r.things[l.To], Edge: e})
		}
	}
	return out, nil
}

func (r *reader) list(ids []graph.ID) []Thing {
	out := make([]Thing, 0, len(ids))
	for _, id := range ids {
		out = append(out, r.things[id])
	}
	return out
}

// unresolved says how many citations count for no work.
func (r *reader) unresolved(ctx context.Context, c *Common) error {
	n := 0
	for _, status := range []string{"ambiguous", "dangling"} {
		size, err := r.store.Size(ctx, graph.NodeQuery{Kind: graph.KindCitation, Type: status})
		if err != nil {
			return fmt.Errorf("count the citations without an entry: %w", err)
		}
		n += size
	}
	if n > 0 {
		c.miss("%s for no work.", count(n, "citation leads to no single entry and counts", "citations lead to no single entry and count"))
	}
	return nil
}
