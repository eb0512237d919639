package export

import (
	"bufio"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"

	"kg/graph"
)

// graphmlKey is an attribute that nodes or edges may have.
type graphmlKey struct {
	id, of, name, typ string
}

func graphmlKeys() []graphmlKey {
	return []graphmlKey{
		{"kind", "node", "kind", "string"},
		{"label", "node", "label", "string"},
		{"type", "node", "type", "string"},
		{"date", "node", "date", "string"},
		{"year", "node", "year", "string"},
		{"doi", "node", "doi", "string"},
		{"url", "node", "url", "string"},
		{"names", "node", "names", "string"}, // aliases and keys, as a JSON list
		{"relation", "edge", "relation", "string"},
		{"confidence", "edge", "confidence", "double"},
		{"negated", "edge", "negated", "boolean"},
		{"hedged", "edge", "hedged", "boolean"},
		{"held", "edge", "date", "string"},
		{"rejected", "edge", "rejected", "boolean"}, // people rejected all of its evidence
		{"quote", "edge", "quote", "string"},        // the best one
		{"evidence", "edge", "evidence", "string"},  // all of it, as a JSON list
	}
}

// GraphML writes the graph as GraphML, for Gephi, yEd, NetworkX and others.
// The texts, sections and tables of documents are left out; evidence is kept whole, as JSON. Characters that XML cannot hold become U+FFFD
// in plain attributes and stay as they are, escaped, in JSON.
func GraphML(ctx context.Context, w io.Writer, store graph.Store) error {
	g := &graphml{w: bufio.NewWriter(w)}
	g.line(`<?xml version="1.0" encoding="UTF-8"?>`)
	g.line(`<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`)
	for _, k := range graphmlKeys() {
		g.line(fmt.Sprintf(`  <key id=%q for=%q attr.name=%q attr.type=%q/>`, k.id, k.of, k.name, k.typ))
	}
	g.line(`  <graph id="kg" edgedefault="directed">`)
	for r, err := range store.Records(ctx) {
		if err == nil {
			err = g.record(r)
		}
		if err != nil {
			return fmt.Errorf("export as GraphML: %w", err)
		}
	}
	g.line(`  </graph>`)
	g.line(`</graphml>`)
	if g.err == nil {
		g.err = g.w.Flush()
	}
	if g.err != nil {
		return fmt.Errorf("export as GraphML: %w", g.err)
	}
	return nil
}

// graphml writes until the first error, which it keeps.
type graphml struct {
	w   *bufio.Writer
	err error
}

func (g *graphml) write(s string) {
	if g.err == nil {
		_, g.err = g.w.WriteString(s)
	}
}

func (g *graphml) line(s string) { g.write(s + "\n") }

func (g *graphml) escaped(s string) {
	if g.err == nil {
		g.err = xml.EscapeText(g.w, []byte(s))
	}
}

// data writes an attribute that has a value.
func (g *graphml) data(key, value string) {
	if value == "" {
		return
	}
	g.write(`      <data key="` + key + `">`)
	g.escaped(value)
	g.line(`</data>`)
}

func (g *graphml) list(key string, value any, n int) {
	if n == 0 || g.err != nil {
		return
	}
	encoded, err := json.Marshal(value)
	if err != nil {
		g.err = err
		return
	}
	g.data(key, string(encoded))
}

func (g *graphml) record(r graph.Record) error {
	if r.Edge != nil {
		g.edge(*r.Edge)
	} else {
		g.node(r.Node)
	}
	return g.err
}

func (g *graphml) node(n graph.Node) {
	g.write(`    <node id="`)
	g.escaped(string(n.NodeID()))
	g.line(`">`)
	g.data("kind", string(n.NodeKind()))
	g.data("label", n.Label())
	switch v := n.(type) {
	case *graph.Document:
		g.data("type", v.Genre)
		g.data("date", v.Date)
	case *graph.Work:
		g.data("type", v.Type)
		g.data("date", v.Date)
		g.data("year", v.Year)
		g.data("doi", v.DOI)
		g.data("url", v.URL)
		g.list("names", v.Keys, len(v.Keys))
	case *graph.Citation:
		g.data("type", v.Status)
	case *graph.Actor:
		g.data("type", v.Type)
		g.list("names", v.Aliases, len(v.Aliases))
	case *graph.Event:
		g.data("type", v.Type)
		g.data("date", v.Date)
		g.list("names", v.Aliases, len(v.Aliases))
	case *graph.Policy:
		g.data("type", v.Type)
		g.data("date", v.Date)
		g.list("names", v.Aliases, len(v.Aliases))
	}
	g.line(`    </node>`)
}

func (g *graphml) edge(e graph.Edge) {
	g.write(`    <edge id="`)
	g.escaped(string(e.ID))
	g.write(`" source="`)
	g.escaped(string(e.From))
	g.write(`" target="`)
	g.escaped(string(e.To))
	g.line(`">`)
	g.data("relation", string(e.Relation))
	g.data("confidence", strconv.FormatFloat(e.Confidence, 'g', -1, 64))
	g.data("negated", strconv.FormatBool(e.Negated))
	g.data("hedged", strconv.FormatBool(e.Hedged))
	g.data("held", e.Date)
	if held := graph.Counted(e.Evidence); len(held) > 0 {
		g.data("quote", held[0].Quote)
	} else if len(e.Evidence) > 0 {
		g.data("rejected", "true")
	}
	g.list("evidence", e.Evidence, len(e.Evidence))
	g.line(`    </edge>`)
}
