package sqlite

import (
	"slices"

	"kg/graph"
	"kg/graph/stored"
)

// edgeKeys are the keys of the edges with the given ids, as far as there are.
func (t *txn) edgeKeys(ids []graph.ID) (map[graph.ID]graph.EdgeKey, error) {
	keys := make(map[graph.ID]graph.EdgeKey, len(ids))
	err := t.each("SELECT id, relation, source, target, negated FROM edges WHERE id IN (SELECT value FROM json_each(?))",
		[]any{list(ids)}, func(scan func(...any) error) error {
			var id graph.ID
			var k graph.EdgeKey
			err := scan(&id, &k.Relation, &k.From, &k.To, &k.Negated)
			keys[id] = k
			return err
		})
	return keys, err
}

// evidence is the evidence for the edges with the given ids, but for that of one document.
func (t *txn) evidence(ids []graph.ID, but graph.ID) (map[graph.ID][]graph.Evidence, error) {
	found := make(map[graph.ID][]graph.Evidence, len(ids))
	err := t.each("SELECT edge, json FROM evidence WHERE edge IN (SELECT value FROM json_each(?)) AND document <> ?",
		[]any{list(ids), but}, func(scan func(...any) error) error {
			var id graph.ID
			var encoded []byte
			if err := scan(&id, &encoded); err != nil {
				return err
			}
			v, err := stored.DecodeEvidence(encoded)
			found[id] = append(found[id], v)
			return err
		})
	return found, err
}

// edges are the edges with the given ids, folded, with all their evidence.
func (t *txn) edges(ids []graph.ID) (map[graph.ID]graph.Edge, error) {
	found := make(map[graph.ID]graph.Edge, len(ids))
	for part := range slices.Chunk(ids, chunk) {
		keys, err := t.edgeKeys(part)
		if err != nil {
			return nil, err
		}
		evidence, err := t.evidence(part, "")
		if err != nil {
			return nil, err
		}
		for id, k := range keys {
			found[id] = graph.FoldEdge(k, evidence[id])
		}
	}
	return found, nil
}
