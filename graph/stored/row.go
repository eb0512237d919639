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
	JSON  []byte
	Node  graph.Node
}

// NewRow derives the row of a folded node.
func NewRow(n graph.Node) (Row, error) {
	encoded, err := graph.EncodeNode(n)
	if err != nil {
		return Row{}, fmt.Errorf("encode %s: %w", n.NodeID(), err)
	}
	r := Row{
		ID: n.NodeID(), Kind: n.NodeKind(), Label: graph.LabelKey(n.Label()),
		Index: search.Index(n), JSON: encoded, Node: n,
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
		r.Type = v.Type
	case *graph.Event:
		r.Type = v.Type
	case *graph.Policy:
		r.Type = v.Type
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
	Label string   `json:"l"`
	ID    graph.ID `json:"i"`
}

// String is the cursor as a caller sees it.
func (c Cursor) String() string {
	encoded, err := json.Marshal(c)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(encoded)
}

// ParseCursor reads a cursor; "" is the place before the first node.
func ParseCursor(s string) (Cursor, error) {
	var c Cursor
	if s == "" {
		return c, nil
	}
	decoded, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(decoded, &c)
	}
	if err != nil || c.ID == "" {
		return Cursor{}, graph.Errorf(graph.Invalid, "%q is no cursor: take one from an earlier page, or none", s)
	}
	return c, nil
}
