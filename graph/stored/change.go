package stored

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"kg/graph"
	"kg/graph/identity"
)

// Claim is a claim with the document that makes it.
type Claim struct {
	Document graph.ID
	Node     graph.Node // bears the id under which it was claimed
}

// Fold folds the claims about the node with the id, in the order of their documents, and puts its encoded
// identity in, "" for none.
func Fold(id graph.ID, claims []Claim, identity string) (Row, error) {
	slices.SortFunc(claims, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Node.NodeID(), b.Node.NodeID()))
	})
	nodes := make([]graph.Node, len(claims))
	for i, c := range claims {
		nodes[i] = c.Node
	}
	n := graph.WithID(graph.FoldNode(nodes), id)
	if identity != "" {
		why := &graph.Identity{}
		if err := json.Unmarshal([]byte(identity), why); err != nil {
			return Row{}, fmt.Errorf("decode the identity of %s: %w", id, err)
		}
		graph.WithIdentity(n, why)
	}
	return NewRow(n)
}

// Changed is what the writing or forgetting of one document does to descriptions, as [NewChanged] works it out.
type Changed struct {
	identity.Change
	gone map[string]bool
}

// NewChanged compares the descriptions that a document holds with those that it held. There are the descriptions of
// both as they stood in the store before, by id, and others tells which of those that it held other documents, or the document itself, hold now.
func NewChanged(held []string, now map[graph.ID]*identity.Description, there map[string]identity.Stored, still map[string]bool) Changed {
	c := Changed{gone: map[string]bool{}}
	kept := map[string]bool{}
	for _, d := range now {
		kept[d.ID()] = true
	}
	for _, id := range held {
		if !kept[id] && !still[id] && !c.gone[id] {
			c.gone[id] = true
			c.Vanished = append(c.Vanished, there[id])
		}
	}
	appeared := map[string]*identity.Description{}
	for _, d := range now {
		if _, ok := there[d.ID()]; !ok {
			appeared[d.ID()] = d
		}
	}
	for _, id := range slices.Sorted(maps.Keys(appeared)) {
		c.Appeared = append(c.Appeared, appeared[id])
	}
	for _, id := range slices.Sorted(maps.Keys(there)) {
		if !c.gone[id] {
			c.Held = append(c.Held, there[id])
		}
	}
	return c
}

// Reassigned are the descriptions whose assignment differs from what the store keeps, sorted, and the nodes that are to be folded for it.
func Reassigned(o identity.Outcome) (ids []string, nodes []graph.ID) {
	for _, id := range slices.Sorted(maps.Keys(o.Assignments)) {
		was, now := o.Before[id], o.Assignments[id]
		if was == now {
			continue
		}
		ids = append(ids, id)
		if was.Node != now.Node || was.Identity != now.Identity {
			nodes = append(nodes, now.Node)
			if was.Node != "" {
				nodes = append(nodes, was.Node)
			}
		}
	}
	return ids, nodes
}

// Place is a claim of a document.
type Place struct {
	Document, Claimed graph.ID
}

// Moves are the nodes that claims stand for now and did not before.
type Moves map[Place]graph.ID

// Key is the key of the edge for which a piece of evidence of a document speaks, whose ends were claimed as from and to: an end that did
// not move stays.
func (m Moves) Key(k graph.EdgeKey, document, from, to graph.ID) graph.EdgeKey {
	if id, ok := m[Place{document, from}]; ok {
		k.From = id
	}
	if id, ok := m[Place{document, to}]; ok {
		k.To = id
	}
	return k
}

// Spoken are the edges of a batch as they stand in the graph: ends that were claimed under other ids than their nodes' are led to these.
// Evidence keeps the id that it was sent with.
func (b *Batch) Spoken(nodes map[graph.ID]graph.ID) map[graph.ID]graph.Edge {
	out := make(map[graph.ID]graph.Edge, len(b.Edges))
	for _, e := range b.Edges {
		k := Resolved(e.EdgeKey, nodes)
		was := out[k.ID()]
		was.EdgeKey = k
		was.Evidence = append(was.Evidence, e.Evidence...)
		out[k.ID()] = was
	}
	return out
}

// Resolved is the key of the edge in the graph for which an edge of the batch speaks.
func Resolved(k graph.EdgeKey, nodes map[graph.ID]graph.ID) graph.EdgeKey {
	if id, ok := nodes[k.From]; ok {
		k.From = id
	}
	if id, ok := nodes[k.To]; ok {
		k.To = id
	}
	return k
}
