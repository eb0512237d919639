package export

import (
	"strconv"

	"kg/graph"
)

// cx2 writes CX2, for Cytoscape and NDEx. The aspect with counts (metaData), which would have to stand first, is left out: it is not required.
// Nodes and edges are numbered; their ids are the attribute represents.
type cx2 struct {
	numbers        numbers
	edges          int
	begun          bool
	ofNode, ofEdge []Attribute
}

func newCX2() form { return &cx2{ofNode: NodeAttributes(), ofEdge: EdgeAttributes()} }

func cx2Type(a Attribute) string {
	switch {
	case a.kind == decimal:
		return "double"
	case a.kind == whole:
		return "integer"
	case a.kind == truth:
		return "boolean"
	case a.kind == listed && a.Name != "evidence":
		return "list_of_string"
	}
	return "string"
}

func (c *cx2) begin(p *pen) {
	p.put(`[{"CXVersion":"2.0","hasFragments":false},`, "\n", `{"attributeDeclarations":[{"networkAttributes":{"name":{"d":"string"}},"nodes":{"name":{"d":"string"},"represents":{"d":"string"}`)
	for _, a := range c.ofNode {
		p.put(`,"`, a.Name, `":{"d":"`, cx2Type(a), `"}`)
	}
	p.put(`},"edges":{"interaction":{"d":"string"},"represents":{"d":"string"}`)
	for _, a := range c.ofEdge {
		p.put(`,"`, a.Name, `":{"d":"`, cx2Type(a), `"}`)
	}
	p.put(`}}]},`, "\n", `{"networkAttributes":[{"name":"kg"}]},`, "\n", `{"nodes":[`)
}

func (c *cx2) node(p *pen, id graph.ID, row []string) {
	if err := c.numbers.add(id); err != nil {
		p.fail(err)
	}
	comma(p, &c.begun)
	p.put(`{"id":`, strconv.Itoa(c.numbers.len()), `,"v":{"name":`)
	p.json(row[1])
	p.put(`,"represents":`)
	p.json(string(id))
	members(p, c.ofNode, row)
	p.put("}}")
}

func (c *cx2) turn(p *pen) {
	c.begun = false
	p.put("\n]},\n", `{"edges":[`)
}

func (c *cx2) edge(p *pen, e *graph.Edge, row []string) {
	from, to, err := c.numbers.ends(e)
	if err != nil {
		p.fail(err)
	}
	c.edges++
	comma(p, &c.begun)
	p.put(`{"id":`, strconv.Itoa(c.edges), `,"s":`, strconv.Itoa(from), `,"t":`, strconv.Itoa(to), `,"v":{"interaction":`)
	p.json(row[0])
	p.put(`,"represents":`)
	p.json(string(e.ID))
	members(p, c.ofEdge, row)
	p.put("}}")
}

func (*cx2) end(p *pen) { p.put("\n]},\n", `{"status":[{"success":true,"error":""}]}]`, "\n") }
