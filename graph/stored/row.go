package stored

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"

	"kg/graph"
	"kg/graph/search"
)

// Row is a folded node with what it is found and ordered by.
type Row struct {
	ID    graph.ID
	Kind  graph.Kind
	Label string   // [graph.LabelKey] of its label
	Type  string   // what [graph.NodeQuery.Type] is compared with
	Keys  []string // folded with [graph.FoldKey], sorted, no doubles
	Index string   // [search.Index]
	// Dates is nil for kinds that have no dates.
	Dates *Dates
	JSON  []byte
	Node  graph.Node
}

// Dates are the days that a node's date may be, as lists are filtered and ordered by them.
type Dates struct {
	// Earliest is the first day, [Undated] for a node without a known date. In this order lists begin with the earliest.
	Earliest string
	// Latest is the last day, "" for a node without a known date.
	Latest string
	// Newest is the last day with each digit taken from 9, [Undated] for a node without a known date. In this order lists begin with the latest.
	Newest  string
	Certain bool
}

// Undated stands behind all days.
const Undated = "~"

// DatesOf are the dates of a node, nil for a kind that has none.
func DatesOf(n graph.Node) *Dates {
	if !graph.Dated(n.NodeKind()) {
		return nil
	}
	first, last, certain, ok := graph.DateBounds(graph.DateOf(n))
	if !ok {
		return &Dates{Earliest: Undated, Newest: Undated}
	}
	newest := []byte(last)
	for i, c := range newest {
		if c != '-' {
			newest[i] = '0' + '9' - c
		}
	}
	return &Dates{Earliest: first, Latest: last, Newest: string(newest), Certain: certain}
}

// Weight is the key by which lists are ordered that begin with what most edges lead to, see [graph.ByMost]: ten digits that are the smaller the more there are.
func Weight(edges int) string { return fmt.Sprintf("%010d", mostEdges-edges) }

// mostEdges is more than can lead to one node.
const mostEdges = 9_999_999_999

// NewRow derives the row of a folded node.
func NewRow(n graph.Node) (Row, error) {
	encoded, err := graph.EncodeNode(n)
	if err != nil {
		return Row{}, fmt.Errorf("encode %s: %w", n.NodeID(), err)
	}
	r := Row{
		ID: n.NodeID(), Kind: n.NodeKind(), Label: graph.LabelKey(n.Label()),
		Index: search.Index(n), Dates: DatesOf(n), JSON: encoded, Node: n,
	}
	var keys []string
	switch v := n.(type) {
	case *graph.Document:
		r.Type = v.Genre
	case *graph.Work:
		r.Type, keys = v.Type, v.Keys
	case *graph.Reference:
		keys = []string{v.Key}
	case *graph.Citation:
		r.Type = v.Status
	case *graph.Actor:
		r.Type, keys = v.Type, append([]string{v.Name}, v.Aliases...)
	case *graph.Event:
		r.Type, keys = v.Type, append([]string{v.Name}, v.Aliases...)
	case *graph.Policy:
		r.Type, keys = v.Type, append([]string{v.Name}, v.Aliases...)
	}
	for _, k := range keys {
		if folded := graph.FoldKey(k); folded != "" {
			r.Keys = append(r.Keys, folded)
		}
	}
	slices.Sort(r.Keys)
	r.Keys = slices.Compact(r.Keys)
	return r, nil
}

// Cursor is the place of a node in the order of a list.
type Cursor struct {
	Order graph.NodeOrder `json:"o,omitempty"`
	Label string          `json:"l"` // by what the order goes first; the label where it is that of labels
	ID    graph.ID        `json:"i"`
}

// String is the cursor as a caller sees it.
func (c Cursor) String() string {
	encoded, err := json.Marshal(c)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(encoded)
}

// ParseCursor reads a cursor of a list in the order; "" is the place before the first node.
func ParseCursor(s string, order graph.NodeOrder) (Cursor, error) {
	c := Cursor{Order: order}
	if s == "" {
		return c, nil
	}
	c.Order = ""
	decoded, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(decoded, &c)
	}
	if err != nil || c.ID == "" {
		return Cursor{}, graph.Errorf(graph.Invalid, "%q is no cursor: take one from an earlier page, or none", s)
	}
	if c.Order != order {
		return Cursor{}, graph.Errorf(graph.Invalid, "the cursor is of a list in another order: begin at the first page")
	}
	return c, nil
}

// EndPage leaves the nodes of a page as it is given out, of which a store has read one more than are asked for where there are more.
func EndPage(p *graph.NodePage, first int) {
	if len(p.Nodes) > first {
		p.Nodes, p.Cursors = p.Nodes[:first], p.Cursors[:first]
		p.Next = p.Cursors[first-1]
	}
}
