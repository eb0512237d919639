package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"kg/graph"
	"kg/graph/export"
)

// exportedPart says which part of the graph is exported.
type exportedPart struct {
	Node          []string `help:"Only this node, and the edges between those named: an id or a name. May be repeated." placeholder:"NAME" sep:"none"`
	Around        []string `help:"Only what lies around this node: an id or a name. May be repeated." placeholder:"NAME" sep:"none"`
	Depth         int      `help:"Around a node: how many steps away, 0 to 4." default:"2"`
	Limit         int      `help:"Around a node: how many nodes, 1 to 1000, the surest first." default:"200"`
	Kind          []string `help:"Only nodes of this kind (document, work, reference, citation, actor, event, policy), and the edges between them. May be repeated." placeholder:"KIND"`
	Relation      []string `help:"Only edges of this relation (docs/model.md). May be repeated." placeholder:"RELATION"`
	MinConfidence float64  `help:"Only edges of at least this confidence, 0 to 1." placeholder:"C"`
}

// graphFormats are the names of the formats of graphs, as a list for flags.
func graphFormats() string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ",")
}

func (c exportedPart) whole() bool {
	return len(c.Node)+len(c.Around)+len(c.Kind)+len(c.Relation) == 0 && c.MinConfidence == 0
}

// part reads names as nodes.
func (c exportedPart) part(ctx context.Context, e *environment, store graph.Store) (export.Part, error) {
	p := export.Part{Depth: c.Depth, Limit: c.Limit, MinConfidence: c.MinConfidence}
	for _, k := range c.Kind {
		p.Kinds = append(p.Kinds, graph.Kind(k))
	}
	for _, r := range c.Relation {
		p.Relations = append(p.Relations, graph.Relation(r))
	}
	for _, named := range []struct {
		names []string
		ids   *[]graph.ID
	}{{c.Node, &p.Nodes}, {c.Around, &p.Around}} {
		for _, name := range named.names {
			id, err := e.nodeNamed(ctx, store, name)
			if err != nil {
				return export.Part{}, err
			}
			*named.ids = append(*named.ids, id)
		}
	}
	return p, nil
}

// nodeNamed is the node of an id, of a key under which a work is cited, or of a name.
func (e *environment) nodeNamed(ctx context.Context, store graph.Store, name string) (graph.ID, error) {
	if _, err := graph.NewNode(graph.Kind(graph.ID(name).Kind())); err == nil {
		return graph.ID(name), nil
	}
	works, err := store.List(ctx, graph.NodeQuery{Kind: graph.KindWork, Key: name, First: 2})
	if err != nil {
		return "", err
	}
	switch len(works.Nodes) {
	case 0:
	case 1:
		return works.Nodes[0].NodeID(), nil
	default:
		return "", graph.Errorf(graph.Invalid, "several works are cited as %q; name one by its id: %s, %s", name, works.Nodes[0].NodeID(), works.Nodes[1].NodeID())
	}
	n, err := e.readAs(ctx, store, name)
	if err != nil {
		return "", err
	}
	return n.NodeID(), nil
}

// graph writes the graph, or a part of it, and says what was left out.
func (c *exportCommand) graph(ctx context.Context, e *environment, store graph.Store, f export.Format) error {
	part, err := c.part(ctx, e, store)
	if err != nil {
		return err
	}
	g, err := export.Open(ctx, store, part)
	if err != nil {
		return err
	}
	for _, left := range g.Cut {
		fmt.Fprintln(e.std.Err, left)
	}
	return e.toFile(c.Output, func(w io.Writer) error { return f.Write(ctx, w, g) })
}
