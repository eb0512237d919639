package export

import (
	"kg/graph"
)

// graphML writes GraphML, for Gephi, yEd, NetworkX, igraph and others.
// The texts, sections and tables of documents are left out; evidence is kept whole, as JSON. Characters that XML cannot hold become U+FFFD
// in plain attributes and stay as they are, escaped, in JSON.
type graphML struct {
	nodes, edges []string // the starts of the data elements, by attribute
}

func newGraphML() form {
	g := &graphML{}
	for _, a := range NodeAttributes() {
		g.nodes = append(g.nodes, `      <data key="`+a.Name+`">`)
	}
	for _, a := range EdgeAttributes() {
		g.edges = append(g.edges, `      <data key="`+graphMLKey(a.Name)+`">`)
	}
	return g
}

// graphMLKey is the key of an attribute of edges: keys of nodes and edges are told apart.
func graphMLKey(name string) string {
	for _, a := range NodeAttributes() {
		if a.Name == name {
			return "edge_" + name
		}
	}
	return name
}

func graphMLType(k kindOfValue) string {
	switch k {
	case decimal:
		return "double"
	case whole:
		return "int"
	case truth:
		return "boolean"
	}
	return "string"
}

func (*graphML) begin(p *pen) {
	p.put(`<?xml version="1.0" encoding="UTF-8"?>`, "\n", `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`, "\n")
	for _, a := range NodeAttributes() {
		p.put(`  <key id="`, a.Name, `" for="node" attr.name="`, a.Name, `" attr.type="`, graphMLType(a.kind), `"/>`, "\n")
	}
	for _, a := range EdgeAttributes() {
		p.put(`  <key id="`, graphMLKey(a.Name), `" for="edge" attr.name="`, a.Name, `" attr.type="`, graphMLType(a.kind), `"/>`, "\n")
	}
	p.put(`  <graph id="kg" edgedefault="directed">`, "\n")
}

func (g *graphML) node(p *pen, id graph.ID, row []string) {
	p.put(`    <node id="`)
	p.xml(string(id))
	p.put("\">\n")
	data(p, g.nodes, row)
	p.put("    </node>\n")
}

func (*graphML) turn(*pen) {}

func (g *graphML) edge(p *pen, e *graph.Edge, row []string) {
	p.put(`    <edge id="`)
	p.xml(string(e.ID))
	p.put(`" source="`)
	p.xml(string(e.From))
	p.put(`" target="`)
	p.xml(string(e.To))
	p.put("\">\n")
	data(p, g.edges, row)
	p.put("    </edge>\n")
}

func data(p *pen, starts, row []string) {
	for i, value := range row {
		if value != "" {
			p.put(starts[i])
			p.xml(value)
			p.put("</data>\n")
		}
	}
}

func (*graphML) end(p *pen) { p.put("  </graph>\n</graphml>\n") }
