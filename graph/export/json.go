package export

import (
	"kg/graph"
)

// members writes attributes as members of a JSON object, each behind a comma. Evidence is a text, which all programs take; other lists are arrays.
func members(p *pen, list []Attribute, row []string) {
	for i, a := range list {
		value := row[i]
		if value == "" {
			continue
		}
		p.put(`,"`, a.Name, `":`)
		if a.kind == text || a.Name == "evidence" {
			p.json(value)
		} else {
			p.put(value)
		}
	}
}

// comma separates the elements of a list, each on a line of its own.
func comma(p *pen, begun *bool) {
	if *begun {
		p.put(",")
	}
	*begun = true
	p.put("\n")
}

// cyjs writes the JSON of Cytoscape and Cytoscape.js.
type cyjs struct {
	begun        bool
	nodes, edges []Attribute
}

func newCyjs() form { return &cyjs{nodes: NodeAttributes(), edges: EdgeAttributes()} }

func (*cyjs) begin(p *pen) {
	p.put(`{"format_version":"1.0","generated_by":"kg","target_cytoscapejs_version":"~3.0","data":{"name":"kg"},"directed":true,"multigraph":true,"elements":{"nodes":[`)
}

func (c *cyjs) node(p *pen, id graph.ID, row []string) {
	comma(p, &c.begun)
	p.put(`{"data":{"id":`)
	p.json(string(id))
	p.put(`,"name":`) // what Cytoscape shows
	p.json(row[1])
	members(p, c.nodes, row)
	p.put("}}")
}

func (c *cyjs) turn(p *pen) {
	c.begun = false
	p.put("\n" + `],"edges":[`)
}

func (c *cyjs) edge(p *pen, e *graph.Edge, row []string) {
	comma(p, &c.begun)
	ends(p, `{"data":{"id":`, e)
	p.put(`,"interaction":`) // what Cytoscape shows
	p.json(row[0])
	members(p, c.edges, row)
	p.put("}}")
}

// ends writes the edge's id and its ends.
func ends(p *pen, start string, e *graph.Edge) {
	p.put(start)
	p.json(string(e.ID))
	p.put(`,"source":`)
	p.json(string(e.From))
	p.put(`,"target":`)
	p.json(string(e.To))
}

func (*cyjs) end(p *pen) { p.put("\n]}}\n") }

// graphology writes what graphology imports.
type graphology struct {
	begun        bool
	nodes, edges []Attribute
}

// newGraphologyForm leaves kind first: the members of an object begin with one that is always there.
func newGraphologyForm() form { return &graphology{nodes: NodeAttributes(), edges: EdgeAttributes()} }

func (*graphology) begin(p *pen) {
	p.put(`{"attributes":{"name":"kg"},"options":{"type":"directed","multi":true,"allowSelfLoops":true},"nodes":[`)
}

func (g *graphology) node(p *pen, id graph.ID, row []string) {
	comma(p, &g.begun)
	p.put(`{"key":`)
	p.json(string(id))
	p.put(`,"attributes":{"kind":`)
	p.json(row[0])
	members(p, g.nodes[1:], row[1:])
	p.put("}}")
}

func (g *graphology) turn(p *pen) {
	g.begun = false
	p.put("\n" + `],"edges":[`)
}

func (g *graphology) edge(p *pen, e *graph.Edge, row []string) {
	comma(p, &g.begun)
	ends(p, `{"key":`, e)
	p.put(`,"attributes":{"label":`) // what Sigma.js shows
	p.json(row[0])
	members(p, g.edges, row)
	p.put("}}")
}

func (*graphology) end(p *pen) { p.put("\n]}\n") }
