package answer

import (
	"context"

	"kg/graph"
)

// List is one page of nodes of one kind.
type List struct {
	Edges    []*Item
	PageInfo *PageInfo
	session  *Session
	query    graph.NodeQuery
}

// TotalCount is how many nodes there are on all pages. It asks the store.
func (l *List) TotalCount(ctx context.Context) (int, error) {
	return l.session.Store.Size(ctx, l.query)
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

// Reference is the node.
func (i *Item) Reference() *Reference { return node[*Reference](i.node) }

// Citation is the node.
func (i *Item) Citation() *Citation { return node[*Citation](i.node) }

// List makes a page of nodes, each with the cursor that the store gave for it.
func (s *Session) List(nodes []Node, page graph.NodePage, q graph.NodeQuery) *List {
	l := &List{
		Edges: make([]*Item, 0, len(nodes)), PageInfo: &PageInfo{HasNextPage: page.Next != "", HasPreviousPage: q.After != ""},
		session: s, query: q,
	}
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
