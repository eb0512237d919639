package export

import (
	"strings"

	"kg/graph"
)

// dot writes the language of Graphviz. A backslash, which Graphviz takes for the start of an escape, is doubled.
type dot struct {
	nodes, edges []Attribute
	escape       *strings.Replacer
}

func newDOT() form {
	return &dot{NodeAttributes(), EdgeAttributes(), strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\x00", "\uFFFD")}
}

func (*dot) begin(p *pen) { p.put("digraph kg {\n  charset=\"UTF-8\";\n") }

func (d *dot) quoted(p *pen, s string) {
	if strings.ContainsAny(s, "\\\"\x00") {
		s = d.escape.Replace(s)
	}
	p.put(`"`, s, `"`)
}

func (d *dot) node(p *pen, id graph.ID, row []string) {
	p.put("  ")
	d.quoted(p, string(id))
	d.attributes(p, "", d.nodes, row)
}

func (*dot) turn(*pen) {}

func (d *dot) edge(p *pen, e *graph.Edge, row []string) {
	p.put("  ")
	d.quoted(p, string(e.From))
	p.put(" -> ")
	d.quoted(p, string(e.To))
	d.attributes(p, string(e.ID), d.edges, row)
}

// attributes closes a statement. An edge bears its id, and its relation as a label.
func (d *dot) attributes(p *pen, id string, list []Attribute, row []string) {
	if id == "" {
		p.put(" [")
	} else {
		p.put(` [id=`)
		d.quoted(p, id)
		p.put(` label=`)
		d.quoted(p, row[0])
		p.put(" ")
	}
	between := ""
	for i, a := range list {
		if row[i] != "" {
			p.put(between, a.Name, "=")
			d.quoted(p, row[i])
			between = " "
		}
	}
	p.put("];\n")
}

func (*dot) end(p *pen) { p.put("}\n") }
