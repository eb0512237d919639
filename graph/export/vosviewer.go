package export

import (
	"cmp"
	"context"
	"fmt"
	"html"
	"io"
	"maps"
	"slices"
	"strconv"

	"kg/graph"
)

// VOSviewer writes a network of VOSviewer. Its links have no direction and no sign: one link stands for all edges between two nodes, its strength
// is the sum of their confidences, and denied and rejected edges are left out. Clusters are the kinds; the description of an item has its passages, the
// surest first, at most [maxPassages].
func VOSviewer(ctx context.Context, w io.Writer, g Graph) error {
	all, err := gather(ctx, g)
	if err != nil {
		return fmt.Errorf("export as VOSviewer JSON: %w", err)
	}
	p := newPen(w)
	v := &vosviewer{gathered: all, labels: all.labels()}
	v.write(p)
	if err := p.pass(true); err != nil {
		return fmt.Errorf("export as VOSviewer JSON: %w", err)
	}
	return nil
}

const maxPassages = 5

type vosviewer struct {
	*gathered
	labels map[graph.ID]string
}

// pair are two nodes, the lesser id first.
type pair struct{ first, second graph.ID }

func (v *vosviewer) write(p *pen) {
	p.put(`{"network":{"items":[`)
	begun := false
	for _, n := range v.nodes {
		comma(p, &begun)
		v.item(p, n)
		_ = p.pass(false) // the error is kept and told at the end
	}
	p.put("\n" + `],"links":[`)
	strengths := v.strengths()
	begun = false
	for _, k := range slices.SortedFunc(maps.Keys(strengths), func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second))
	}) {
		comma(p, &begun)
		p.put(`{"source_id":`)
		p.json(string(k.first))
		p.put(`,"target_id":`)
		p.json(string(k.second))
		p.put(`,"strength":`, strconv.FormatFloat(strengths[k], 'g', 6, 64), `}`)
		_ = p.pass(false)
	}
	p.put("\n" + `],"clusters":[`)
	for i, k := range graph.Kinds() {
		if i > 0 {
			p.put(",")
		}
		p.put(`{"cluster":`, strconv.Itoa(i+1), `,"label":"`, string(k), `"}`)
	}
	p.put("]}}\n")
}

// strengths are those of the links.
func (v *vosviewer) strengths() map[pair]float64 {
	out := map[pair]float64{}
	for _, e := range v.edges {
		if !e.Negated && e.Confidence > 0 && e.From != e.To {
			out[pair{min(e.From, e.To), max(e.From, e.To)}] += e.Confidence
		}
	}
	return out
}

func (v *vosviewer) item(p *pen, n graph.Node) {
	id := n.NodeID()
	p.put(`{"id":`)
	p.json(string(id))
	p.put(`,"label":`)
	p.json(n.Label())
	p.put(`,"description":`)
	p.json(v.description(n))
	if w, ok := n.(*graph.Work); ok && w.URL != "" {
		p.put(`,"url":`)
		p.json(w.URL)
	}
	p.put(`,"cluster":`, strconv.Itoa(slices.Index(graph.Kinds(), n.NodeKind())+1))
	p.put(`,"weights":{"Edges":`, strconv.Itoa(len(v.out[id])+len(v.in[id])), `}`)
	if first, _ := days(graph.DateOf(n)); first != "" {
		year, _ := strconv.Atoi(first[:4])
		p.put(`,"scores":{"Year":`, strconv.Itoa(year), `}`)
	}
	p.put("}")
}

// description is HTML.
func (v *vosviewer) description(n graph.Node) string {
	out := string(n.NodeKind())
	if date := graph.DateOf(n); date != "" {
		out += ", " + html.EscapeString(date)
	}
	var edges []graph.Edge
	for _, list := range [][]int{v.out[n.NodeID()], v.in[n.NodeID()]} {
		for _, i := range list {
			if e := v.edges[i]; e.Confidence > 0 {
				edges = append(edges, e)
			}
		}
	}
	slices.SortStableFunc(edges, func(a, b graph.Edge) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.ID, b.ID))
	})
	for _, e := range edges[:min(len(edges), maxPassages)] {
		best := graph.Counted(e.Evidence)[0]
		out += fmt.Sprintf("<br>%s <i>%s</i> %s: “%s” (%s)", html.EscapeString(v.labels[e.From]), saidAs(e), html.EscapeString(v.labels[e.To]),
			html.EscapeString(best.Quote), html.EscapeString(v.titles[best.Document]))
	}
	return out
}

// saidAs is the relation with what qualifies it: "not explains", "explains (hedged)".
func saidAs(e graph.Edge) string {
	out := string(e.Relation)
	if e.Negated {
		out = "not " + out
	}
	if e.Hedged {
		out += " (hedged)"
	}
	if e.Confidence == 0 {
		out += " (rejected)"
	}
	return out
}
