package sqlite

import (
	"context"
	"encoding/json"
	"slices"

	"kg/graph"
	"kg/graph/stored"
)

// Fill writes nodes and folded edges as they are, into an empty store. No document speaks for them, so they cannot be forgotten: for measurements.
func (s *Store) Fill(ctx context.Context, nodes []graph.Node, edges []graph.Edge) error {
	return s.write(ctx, func(t *txn) error {
		for part := range slices.Chunk(nodes, chunk) {
			put, err := t.newNodeRows()
			if err != nil {
				return err
			}
			for _, n := range part {
				if err := t.putNode(n.NodeID(), []stored.Claim{{Node: n}}, "", shown{}, put); err != nil {
					return err
				}
			}
			if err := put.write(t); err != nil {
				return err
			}
		}
		more := map[graph.ID]int{}
		for _, e := range edges {
			if err := t.fillEdge(e); err != nil {
				return err
			}
			if e.Weighs() {
				more[e.To]++
			}
		}
		return t.weigh(more)
	})
}

func (t *txn) fillEdge(e graph.Edge) error {
	const put = "INSERT INTO edges (id, relation, source, target, negated, confidence, hedged) VALUES (?, ?, ?, ?, ?, ?, ?)"
	if err := t.exec(put, e.ID, e.Relation, e.From, e.To, e.Negated, e.Confidence, e.Hedged); err != nil {
		return err
	}
	for _, v := range e.Evidence {
		encoded, err := json.Marshal(v)
		if err != nil {
			return err
		}
		const put = "INSERT INTO evidence (edge, id, document, json, source, target) VALUES (?, ?, ?, ?, ?, ?)"
		if err := t.exec(put, e.ID, v.ID, v.Document, string(encoded), e.From, e.To); err != nil {
			return err
		}
	}
	return nil
}
