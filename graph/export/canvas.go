package export

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"kg/graph"
)

// Canvas writes a JSON Canvas 1.0: a card for each node, in a column for each kind, and an arrow for each edge. The passages of an edge stand on the
// card that it leaves from, for arrows have labels only.
func Canvas(ctx context.Context, w io.Writer, g Graph) error {
	all, err := gather(ctx, g)
	if err == nil {
		p := newPen(w)
		(&canvas{all, all.labels()}).write(p)
		err = p.pass(true)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("export as JSON Canvas: %w", err)
	}
	return nil
}

type canvas struct {
	*gathered
	labels map[graph.ID]string
}

// The size of a card and the room between cards, in pixels.
const (
	cardWidth, cardHeight = 400, 240
	betweenCards          = 120
)

func (c *canvas) write(p *pen) {
	column, below := map[graph.Kind]int{}, map[graph.Kind]int{}
	for i, k := range graph.Kinds() {
		column[k] = i
	}
	p.put(`{"nodes":[`)
	begun := false
	for _, n := range c.nodes {
		k := n.NodeKind()
		comma(p, &begun)
		p.put(`{"id":`)
		p.json(string(n.NodeID()))
		p.put(`,"type":"text","x":`, strconv.Itoa(column[k]*(cardWidth+betweenCards)*2), `,"y":`, strconv.Itoa(below[k]*(cardHeight+betweenCards)),
			`,"width":`, strconv.Itoa(cardWidth), `,"height":`, strconv.Itoa(cardHeight))
		if i := column[k]; i < 6 { // the format has six colours
			p.put(`,"color":"`, strconv.Itoa(i+1), `"`)
		}
		p.put(`,"text":`)
		p.json(c.card(n))
		p.put("}")
		below[k]++
		_ = p.pass(false) // the error is kept and told at the end
	}
	p.put("\n" + `],"edges":[`)
	begun = false
	for _, e := range c.edges {
		comma(p, &begun)
		p.put(`{"id":`)
		p.json(string(e.ID))
		p.put(`,"fromNode":`)
		p.json(string(e.From))
		p.put(`,"toNode":`)
		p.json(string(e.To))
		p.put(`,"label":`)
		p.json(saidAs(e))
		p.put("}")
		_ = p.pass(false)
	}
	p.put("\n]}\n")
}

// card is what a card says, as Markdown.
func (c *canvas) card(n graph.Node) string {
	out := "**" + markdown(n.Label()) + "**\n" + string(n.NodeKind())
	if date := graph.DateOf(n); date != "" {
		out += ", " + markdown(date)
	}
	for _, i := range c.out[n.NodeID()] {
		e := c.edges[i]
		out += "\n\n" + saidAs(e) + " " + markdown(c.labels[e.To]) + " (" + decimalOf(e.Confidence) + ")"
		for _, v := range e.Evidence {
			out += "\n> " + markdown(v.Quote) + " — " + markdown(c.titles[v.Document]) + " " + weighed(v)
		}
	}
	return out
}
