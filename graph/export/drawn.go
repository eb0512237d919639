package export

import "kg/graph"

// Cytoscape is a graph in the form that Cytoscape.js takes as its elements.
type Cytoscape struct {
	Elements struct {
		Nodes []CytoscapeElement `json:"nodes"`
		Edges []CytoscapeElement `json:"edges"`
	} `json:"elements"`
}

// CytoscapeElement is one node or edge.
type CytoscapeElement struct {
	Data Drawn `json:"data"`
}

// Graphology is a graph in the form that graphology imports.
type Graphology struct {
	Attributes struct{} `json:"attributes"`
	Options    struct {
		Type           string `json:"type"`
		Multi          bool   `json:"multi"`
		AllowSelfLoops bool   `json:"allowSelfLoops"`
	} `json:"options"`
	Nodes []GraphologyElement `json:"nodes"`
	Edges []GraphologyElement `json:"edges"`
}

// GraphologyElement is one node or edge.
type GraphologyElement struct {
	Key        graph.ID `json:"key"`
	Source     graph.ID `json:"source,omitempty"`
	Target     graph.ID `json:"target,omitempty"`
	Attributes Drawn    `json:"attributes"`
}

// Drawn is what is drawn of a node or an edge.
type Drawn struct {
	ID     graph.ID `json:"id,omitempty"`
	Source graph.ID `json:"source,omitempty"`
	Target graph.ID `json:"target,omitempty"`
	// Label is the node's label, or the relation.
	Label string     `json:"label"`
	Kind  graph.Kind `json:"kind,omitempty"`
	Type  string     `json:"type,omitempty"`
	Date  string     `json:"date,omitempty"` // EDTF
	// Distance is how many steps away from what was asked about a node lies.
	Distance *int `json:"distance,omitempty"`
	// The rest is of edges.
	Confidence float64 `json:"confidence,omitempty"`
	Hedged     bool    `json:"hedged,omitempty"`
	Negated    bool    `json:"negated,omitempty"`
	Quote      string  `json:"quote,omitempty"` // the surest passage
}

// DrawNode is what is drawn of a node.
func DrawNode(n graph.Node, distance int) Drawn {
	d := Drawn{ID: n.NodeID(), Label: n.Label(), Kind: n.NodeKind(), Date: graph.DateOf(n), Distance: &distance}
	switch v := n.(type) {
	case *graph.Document:
		d.Type = v.Genre
	case *graph.Work:
		d.Type = v.Type
	case *graph.Citation:
		d.Type = v.Status
	case *graph.Actor:
		d.Type = v.Type
	case *graph.Event:
		d.Type = v.Type
	case *graph.Policy:
		d.Type = v.Type
	}
	return d
}

// DrawEdge is what is drawn of an edge.
func DrawEdge(e graph.Edge) Drawn {
	d := Drawn{
		ID: e.ID, Source: e.From, Target: e.To, Label: string(e.Relation), Date: e.Date,
		Confidence: e.Confidence, Hedged: e.Hedged, Negated: e.Negated,
	}
	if len(e.Evidence) > 0 {
		d.Quote = e.Evidence[0].Quote
	}
	return d
}

// NewCytoscape puts nodes and edges into the form of Cytoscape.js.
func NewCytoscape(nodes, edges []Drawn) Cytoscape {
	var out Cytoscape
	out.Elements.Nodes, out.Elements.Edges = elements(nodes), elements(edges)
	return out
}

func elements(list []Drawn) []CytoscapeElement {
	out := make([]CytoscapeElement, len(list))
	for i, d := range list {
		out[i] = CytoscapeElement{d}
	}
	return out
}

// NewGraphology puts nodes and edges into the form of graphology.
func NewGraphology(nodes, edges []Drawn) Graphology {
	var out Graphology
	out.Options.Type, out.Options.Multi, out.Options.AllowSelfLoops = "directed", true, true
	out.Nodes, out.Edges = keyed(nodes), keyed(edges)
	return out
}

func keyed(list []Drawn) []GraphologyElement {
	out := make([]GraphologyElement, len(list))
	for i, d := range list {
		out[i] = GraphologyElement{Key: d.ID, Source: d.Source, Target: d.Target}
		d.ID, d.Source, d.Target = "", "", ""
		out[i].Attributes = d
	}
	return out
}
