package neo4j

import (
	"context"
	"fmt"
	"slices"

	"kg/graph"
	"kg/graph/stored"
)

// Fill writes nodes and folded edges as they are, into an empty database. No document speaks for them, so they cannot be forgotten: for measurements.
func (s *Store) Fill(ctx context.Context, nodes []graph.Node, edges []graph.Edge) error {
	for part := range slices.Chunk(nodes, chunk) {
		created := map[graph.Kind][]any{}
		var keys []any
		for _, n := range part {
			row, err := stored.NewRow(n)
			if err != nil {
				return err
			}
			created[row.Kind] = append(created[row.Kind], properties(row))
			for _, k := range row.Keys {
				keys = append(keys, []any{keyID(row.Kind, k), string(row.ID), k})
			}
		}
		err := s.write(ctx, func(t *txn) error {
			w := &writing{txn: t, types: s.types}
			return w.putNodes(created, nil, nil, keys)
		})
		if err != nil {
			return err
		}
	}
	by := map[graph.Relation][]graph.Edge{}
	for _, e := range edges {
		by[e.Relation] = append(by[e.Relation], e)
	}
	for _, relation := range s.types.relations {
		for part := range slices.Chunk(by[relation], chunk) {
			if err := s.fillEdges(ctx, relation, part); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Store) fillEdges(ctx context.Context, relation graph.Relation, edges []graph.Edge) error {
	rows := make([]any, len(edges))
	for i, e := range edges {
		held := make([]piece, len(e.Evidence))
		for j, v := range e.Evidence {
			held[j] = piece{v, e.EdgeKey, ends{e.From, e.To}, true}
		}
		p, err := edgeProperties(held)
		if err != nil {
			return err
		}
		rows[i] = []any{string(e.From), string(e.To), p}
	}
	return s.write(ctx, func(t *txn) error {
		w := &writing{txn: t, types: s.types}
		return w.all(fmt.Sprintf(createEdges, s.types.of[relation]), rows)
	})
}

const createEdges = "UNWIND $rows AS row MATCH (a:Node {id: row[0]}) MATCH (b:Node {id: row[1]}) CREATE (a)-[r:%s]->(b) SET r = row[2] RETURN count(*)"
