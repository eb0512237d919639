package export

import (
	"kg/graph"
)

// kumu writes a blueprint of Kumu: type is the kind or the relation; the type of a node within its kind is called subtype, for
// Kumu gives type a meaning of its own.
type kumu struct {
	begun        bool
	nodes, edges []Attribute
}

func newKumu() form {
	k := &kumu{nodes: NodeAttributes(), edges: EdgeAttributes()}
	for i := range k.nodes {
		if k.nodes[i].Name == "type" {
			k.nodes[i].Name = "subtype"
		}
	}
	return k
}

func (*kumu) begin(p *pen) { p.put(`{"elements":[`) }

func (k *kumu) node(p *pen, id graph.ID, row []string) {
	comma(p, &k.begun)
	p.put(`{"id":`)
	p.json(string(id))
	p.put(`,"type":`)
	p.json(row[0])
	members(p, k.nodes[1:], row[1:]) // the kind is the type
	p.put("}")
}

func (k *kumu) turn(p *pen) {
	k.begun = false
	p.put("\n" + `],"connections":[`)
}

func (k *kumu) edge(p *pen, e *graph.Edge, row []string) {
	comma(p, &k.begun)
	p.put(`{"id":`)
	p.json(string(e.ID))
	p.put(`,"from":`)
	p.json(string(e.From))
	p.put(`,"to":`)
	p.json(string(e.To))
	p.put(`,"direction":"directed","type":`)
	p.json(row[0])
	members(p, k.edges, row)
	p.put("}")
}

func (*kumu) end(p *pen) { p.put("\n]}\n") }
