package sqlite

import (
	"context"

	"kg/graph"
	"kg/graph/stored"
)

// Batch is what the document says, as it was sent.
func (s *Store) Batch(ctx context.Context, document graph.ID) (graph.Batch, error) {
	b := graph.Batch{Document: document}
	err := s.read(ctx, func(t *txn) error {
		n, err := t.ids("SELECT id FROM documents WHERE id = ?", document)
		if err != nil {
			return err
		}
		if len(n) == 0 {
			return graph.Errorf(graph.NotFound, "no document %s in the store", document)
		}
		err = t.each("SELECT claimed, json FROM claims WHERE document = ? ORDER BY claimed", []any{document}, func(scan func(...any) error) error {
			_, n, err := scanNode(scan)
			b.Claims = append(b.Claims, n)
			return err
		})
		if err != nil {
			return err
		}
		const evidence = `SELECT e.relation, v.source, v.target, e.negated, v.json
			FROM evidence v JOIN edges e ON e.id = v.edge WHERE v.document = ?`
		return t.each(evidence, []any{document}, func(scan func(...any) error) error {
			var k graph.EdgeKey
			var encoded []byte
			if err := scan(&k.Relation, &k.From, &k.To, &k.Negated, &encoded); err != nil {
				return err
			}
			v, err := stored.DecodeEvidence(encoded)
			b.Edges = append(b.Edges, graph.Edge{EdgeKey: k, Evidence: []graph.Evidence{v}})
			return err
		})
	})
	if err != nil {
		return graph.Batch{}, err
	}
	b.Sort()
	return b, nil
}

// Claiming are the documents that make a claim under each of the ids.
func (s *Store) Claiming(ctx context.Context, claimed []graph.ID) (map[graph.ID][]graph.ID, error) {
	found := map[graph.ID][]graph.ID{}
	err := s.read(ctx, func(t *txn) error {
		return t.each("SELECT claimed, document FROM claims WHERE claimed IN (SELECT value FROM json_each(?)) ORDER BY claimed, document", []any{list(claimed)},
			func(scan func(...any) error) error {
				var id, document graph.ID
				err := scan(&id, &document)
				found[id] = append(found[id], document)
				return err
			})
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}
