package export

import (
	"context"
	"io"
)

// Format is a format of graphs.
type Format struct {
	// Name is what it is asked for by, Title what people call it.
	Name, Title string
	// Media is its media type, Ending that of its files, without a dot.
	Media, Ending string
	// For are programs that read it.
	For string
	// Keeps says what of the graph it keeps.
	Keeps string
	// Held says what is held in memory while it is written, besides the titles of documents; "" for nothing.
	Held string
	// Write writes the graph. The same graph gives the same bytes.
	Write func(ctx context.Context, w io.Writer, g Graph) error
}

// Formats are the formats of graphs, in the order in which people are told of them.
func Formats() []Format {
	const all = "all attributes, all evidence"
	const most = "the graph: at most 100,000 nodes and edges"
	const rdf = "what FaBiO, CiTO, PROV-O, Web Annotation and schema.org have words for, the rest in words of our own; all evidence"
	return []Format{
		{"jsonl", "JSON lines", "application/x-ndjson", "jsonl", "jq, kg", "everything, the texts of documents too: the canonical form", "", JSONLines},
		{"graphml", "GraphML", "application/graphml+xml", "graphml", "Gephi, yEd, NetworkX, igraph", all, "", formed("GraphML", newGraphML)},
		{"gexf", "GEXF 1.3", "application/gexf+xml", "gexf", "Gephi, NetworkX", all + "; dates as intervals", "", formed("GEXF", newGEXF)},
		{"cyjs", "Cytoscape JSON", "application/vnd.cytoscape.cyjs+json", "cyjs", "Cytoscape, Cytoscape.js", all, "", formed("Cytoscape JSON", newCyjs)},
		{"graphology", "graphology JSON", "application/json", "json", "graphology, Sigma.js", all, "", formed("graphology JSON", newGraphologyForm)},
		{"csv", "CSV pair", "application/zip", "zip", "R, pandas, Gephi, Excel", all + "; cells that a spreadsheet would run are disarmed", "", CSV},
		{"dot", "DOT", "text/vnd.graphviz", "dot", "Graphviz", all, "", formed("DOT", newDOT)},
		{"turtle", "RDF as Turtle", "text/turtle", "ttl", "SPARQL stores, Protégé, rdflib", rdf, "", described("Turtle", newTurtle)},
		{"jsonld", "RDF as JSON-LD", "application/ld+json", "jsonld", "SPARQL stores, web pages", rdf, "", described("JSON-LD", newJSONLD)},
		{"cx2", "CX2", "application/vnd.cytoscape.cx2+json", "cx2", "Cytoscape, NDEx", all, "17 bytes a node", formed("CX2", newCX2)},
		{"pajek", "Pajek", "text/x-pajek", "net", "Pajek, igraph, VOSviewer", "labels; relation, denial and confidence of edges: no quotes", "17 bytes a node", Pajek},
		{"vosviewer", "VOSviewer JSON", "application/vnd.vosviewer+json", "json", "VOSviewer", "labels, years, kinds as clusters; edges joined to links; the surest quotes in descriptions", most, VOSviewer},
		{"kumu", "Kumu blueprint", "application/vnd.kumu+json", "json", "Kumu", all, "", formed("Kumu JSON", newKumu)},
		{"obsidian", "Obsidian vault", "application/zip", "zip", "Obsidian", "a note a node, with all attributes and all its passages", most, Vault},
		{"canvas", "JSON Canvas", "application/vnd.jsoncanvas+json", "canvas", "Obsidian, other canvases", "labels and dates; all passages on the card that an edge leaves from", most, Canvas},
	}
}

// FormatByName is the format of the name.
func FormatByName(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
