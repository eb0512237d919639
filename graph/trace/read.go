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
	Encoded(ctx context.Context, s graph.Shape) ([]graph.EncodedTree, error)
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

// links are the edges of the nodes in one direction, without their evidence, and learns the things at their far ends.
func (r *reader) links(ctx context.Context, ids []graph.ID, direction graph.Direction, relations ...graph.Relation) ([]Link, error) {
	var out []Link
	err := r.pages(ids, r.hop(direction, relations), func(s graph.Shape) (map[graph.ID]graph.ID, error) {
		s.Fields, s.Hops[0].Fields, s.Hops[0].Bare = []string{}, []string{}, true
		trees, err := r.store.Encoded(ctx, s)
		if err != nil {
			return nil, fmt.Errorf("read the links of %d nodes: %w", len(s.From), err)
		}
		more := map[graph.ID]graph.ID{}
		for _, t := range trees {
			b := t.Branches[0]
			for _, e := range b.Edges {
				l := Link{Edge: e.ID, From: t.ID, To: e.To.ID}
				if direction == graph.In {
					l.From, l.To = l.To, l.From
				}
				out = append(out, l)
			}
			if b.More {
				more[t.ID] = b.Edges[len(b.Edges)-1].ID
			}
		}
		if len(out) > MaxLinks {
			return nil, graph.Errorf(graph.TooLarge, "there are more than %d links to follow, too many to trace at once: name one event (about) or one work (with), or a higher confidence", MaxLinks)
		}
		return more, nil
	})
	if err != nil {
		return nil, err
	}
	return out, r.learn(ctx, append(ends(out, graph.Out), ends(out, graph.In)...))
}

// learn reads the things that are not known yet.
func (r *reader) learn(ctx context.Context, ids []graph.ID) error {
	ids = slices.DeleteFunc(ids, func(id graph.ID) bool { _, known := r.things[id]; return known })
	for part := range slices.Chunk(ids, graph.MaxPage) {
		nodes, err := r.store.Nodes(ctx, part)
		if err != nil {
			return fmt.Errorf("read %d nodes: %w", len(part), err)
		}
		for _, n := range nodes {
			if n != nil { // else it has gone since its edge was read
				r.things[n.NodeID()] = thingOf(n)
			}
		}
	}
	return nil
}

// edges are the edges that go out from the nodes, with all their evidence, one after the other.
func (r *reader) edges(ctx context.Context, ids []graph.ID, relations []graph.Relation, see func(graph.Edge)) error {
	return r.pages(ids, r.hop(graph.Out, relations), func(s graph.Shape) (map[graph.ID]graph.ID, error) {
		trees, err := r.store.Shape(ctx, s)
		if err != nil {
			return nil, fmt.Errorf("read the passages of the links of %d nodes: %w", len(s.From), err)
		}
		more := map[graph.ID]graph.ID{}
		for _, t := range trees {
			b := t.Hops[linkHop]
			for _, e := range b.Edges {
				see(e.Edge)
			}
			if b.More {
				more[t.Node.NodeID()] = b.Edges[len(b.Edges)-1].Edge.ID
			}
		}
		return more, nil
	})
}

// linkHop is the name of the only hop of the shapes that are read.
const linkHop = "link"

func (r *reader) hop(direction graph.Direction, relations []graph.Relation) graph.Hop {
	return graph.Hop{
		Name: linkHop, Relations: relations, Direction: direction, First: graph.MaxPage,
		Filter: graph.EdgeFilter{MinConfidence: r.scope.MinConfidence},
	}
}

// pages reads all edges of the nodes, batch by batch and page by page. The function reads one page and says behind which edge those nodes go on that have more.
func (r *reader) pages(ids []graph.ID, hop graph.Hop, read func(graph.Shape) (map[graph.ID]graph.ID, error)) error {
	for part := range slices.Chunk(ids, batch) {
		more, err := read(graph.Shape{From: part, Hops: []graph.Hop{hop}})
		if err != nil {
			return err
		}
		for _, id := range part {
			for after := more[id]; after != ""; {
				on := hop
				on.After = after
				next, err := read(graph.Shape{From: []graph.ID{id}, Hops: []graph.Hop{on}})
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
	err := r.edges(ctx, ends(links, graph.Out), relations, func(e graph.Edge) {
		if wanted[e.ID] {
			e.Evidence = graph.Counted(e.Evidence)
			edges[e.ID] = e
		}
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
