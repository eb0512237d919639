package export

import (
	"context"
	"fmt"
	"io"

	"kg/graph"
)

// form is how a format writes a graph, a record at a time. The rows are the values of [NodeAttributes] and [EdgeAttributes].
type form interface {
	begin(p *pen)
	node(p *pen, id graph.ID, row []string)
	// turn stands between the nodes and the edges, also where there are none.
	turn(p *pen)
	edge(p *pen, e *graph.Edge, row []string)
	end(p *pen)
}

// write writes the graph in the form. Only the titles of documents are held.
func write(ctx context.Context, w io.Writer, g Graph, f form) error {
	p := newPen(w)
	f.begin(p)
	turned := false
	titles, row := g.known(), make([]string, 0, len(NodeAttributes()))
	for r, err := range g.kept(ctx, titles) {
		if err != nil {
			return err
		}
		if r.Edge == nil {
			row = nodeValues(r.Node, row)
			f.node(p, r.Node.NodeID(), row)
		} else {
			if !turned {
				turned = true
				f.turn(p)
			}
			if row, err = edgeValues(r.Edge, titles, row); err != nil {
				return err
			}
			f.edge(p, r.Edge, row)
		}
		if err := p.pass(false); err != nil {
			return err
		}
	}
	if !turned {
		f.turn(p)
	}
	f.end(p)
	return p.pass(true)
}

// known is a copy of the titles that are known before the records are read.
func (g Graph) known() map[graph.ID]string {
	out := make(map[graph.ID]string, len(g.titles))
	for id, title := range g.titles {
		out[id] = title
	}
	return out
}

// formed is the Write of a format that is written record by record.
func formed(title string, of func() form) func(context.Context, io.Writer, Graph) error {
	return func(ctx context.Context, w io.Writer, g Graph) error {
		if err := write(ctx, w, g, of()); err != nil {
			return fmt.Errorf("export as %s: %w", title, err)
		}
		return nil
	}
}
