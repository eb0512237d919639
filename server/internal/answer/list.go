package answer

import "kg/graph"

// List is one page of nodes of one kind.
type List struct {
	Edges    []*Item
	PageInfo *PageInfo
}

// Item is one node of a page.
type Item struct {
	Cursor string
	node   Node
}

// Document is the node.
func (i *Item) Document() *Document { return node[*Document](i.node) }

// Work is the node.
func (i *Item) Work() *Work { return node[*Work](i.node) }

// Actor is the node.
func (i *Item) Actor() *Actor { return node[*Actor](i.node) }

// Event is the node.
func (i *Item) Event() *Event { return node[*Event](i.node) }

// Policy is the node.
func (i *Item) Policy() *Policy { return node[*Policy](i.node) }

// Citation is the node.
func (i *Item) Citation() *Citation { return node[*Citation](i.node) }

// NewList makes a page of nodes, each with the cursor that the store gave for it.
func NewList(nodes []Node, page graph.NodePage, after string) *List {
	l := &List{Edges: make([]*Item, 0, len(nodes)), PageInfo: &PageInfo{HasNextPage: page.Next != "", HasPreviousPage: after != ""}}
	cursors := make(map[graph.ID]string, len(page.Nodes))
	for i, n := range page.Nodes {
		cursors[n.NodeID()] = page.Cursors[i]
	}
	for _, n := range nodes {
		l.Edges = append(l.Edges, &Item{Cursor: cursors[n.NodeID()], node: n})
	}
	if n := len(l.Edges); n > 0 {
		l.PageInfo.StartCursor, l.PageInfo.EndCursor = &l.Edges[0].Cursor, &l.Edges[n-1].Cursor
	}
	return l
}
