package export

import (
	"kg/graph"
)

// gexf writes GEXF 1.3 as a dynamic graph: what has a date is there from the first to the last day that the date may mean, what has none always.
type gexf struct {
	nodes, edges []string // the starts of the attvalue elements, by attribute
	firstOfNode  int      // where the days stand in a row
	firstOfEdge  int
}

func newGEXF() form {
	g := &gexf{}
	for i, a := range NodeAttributes() {
		if a.Name == "label" { // GEXF has a place of its own for it
			g.nodes = append(g.nodes, "")
			continue
		}
		g.nodes = append(g.nodes, `          <attvalue for="`+a.Name+`" value="`)
		if a.Name == "first" {
			g.firstOfNode = i
		}
	}
	for i, a := range EdgeAttributes() {
		g.edges = append(g.edges, `          <attvalue for="`+a.Name+`" value="`)
		if a.Name == "first" {
			g.firstOfEdge = i
		}
	}
	return g
}

func gexfType(k kindOfValue) string {
	switch k {
	case decimal:
		return "double"
	case whole:
		return "integer"
	case truth:
		return "boolean"
	}
	return "string"
}

func (*gexf) begin(p *pen) {
	p.put(`<?xml version="1.0" encoding="UTF-8"?>`, "\n", `<gexf xmlns="http://gexf.net/1.3" version="1.3">`, "\n",
		"  <meta><creator>kg</creator></meta>\n",
		`  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">`, "\n")
	declare := func(class string, list []Attribute) {
		p.put(`    <attributes class="`, class, `" mode="static">`, "\n")
		for _, a := range list {
			if a.Name == "label" {
				continue
			}
			p.put(`      <attribute id="`, a.Name, `" title="`, a.Name, `" type="`, gexfType(a.kind), `"/>`, "\n")
		}
		p.put("    </attributes>\n")
	}
	declare("node", NodeAttributes())
	declare("edge", EdgeAttributes())
	p.put("    <nodes>\n")
}

func (g *gexf) node(p *pen, id graph.ID, row []string) {
	p.put(`      <node id="`)
	p.xml(string(id))
	p.put(`" label="`)
	p.xml(row[1])
	p.put(`"`)
	interval(p, row[g.firstOfNode:])
	values(p, g.nodes, row)
	p.put("      </node>\n")
}

// interval writes when something is there, of the first and the last day.
func interval(p *pen, days []string) {
	if days[0] != "" {
		p.put(` start="`, days[0], `"`)
	}
	if days[1] != "" {
		p.put(` end="`, days[1], `"`)
	}
	p.put(">\n")
}

func values(p *pen, starts, row []string) {
	p.put("        <attvalues>\n")
	for i, value := range row {
		if value != "" && starts[i] != "" {
			p.put(starts[i])
			p.xml(value)
			p.put("\"/>\n")
		}
	}
	p.put("        </attvalues>\n")
}

func (*gexf) turn(p *pen) { p.put("    </nodes>\n    <edges>\n") }

func (g *gexf) edge(p *pen, e *graph.Edge, row []string) {
	p.put(`      <edge id="`)
	p.xml(string(e.ID))
	p.put(`" source="`)
	p.xml(string(e.From))
	p.put(`" target="`)
	p.xml(string(e.To))
	p.put(`" kind="`)
	p.xml(row[0])
	p.put(`" label="`)
	p.xml(row[0])
	p.put(`" weight="`, row[1], `"`)
	interval(p, row[g.firstOfEdge:])
	values(p, g.edges, row)
	p.put("      </edge>\n")
}

func (*gexf) end(p *pen) { p.put("    </edges>\n  </graph>\n</gexf>\n") }
