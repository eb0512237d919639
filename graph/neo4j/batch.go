package neo4j

import (
	"context"
	"slices"

	"kg/graph"
)

// Batch is what the document says, as it was sent.
func (s *Store) Batch(ctx context.Context, document graph.ID) (graph.Batch, error) {
	var b graph.Batch
	err := s.read(ctx, func(t *txn) error {
		b = graph.Batch{Document: document}
		w := &writing{txn: t, types: s.types, document: document}
		rows, err := w.run("MATCH (b:Batch {document: $document}) RETURN b.evidence", w.named(nil))
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return graph.Errorf(graph.NotFound, "no document %s in the store", document)
		}
		sent := int(number(rows[0].Values[0]))
		if rows, err = w.run("MATCH (c:Claim {document: $document}) RETURN c.claimed, c.json ORDER BY c.claimed", w.named(nil)); err != nil {
			return err
		}
		for _, r := range rows {
			_, n, err := node(r.Values[0], r.Values[1])
			if err != nil {
				return err
			}
			b.Claims = append(b.Claims, n)
		}
		if b.Edges, err = w.edgesSent(); err == nil && len(b.Edges) != sent {
			return errTorn
		}
		return err
	})
	if err != nil {
		return graph.Batch{}, err
	}
	b.Sort()
	return b, nil
}

// edgesSent are the document's pieces of evidence, each as an edge between the ids under which its ends were claimed.
func (w *writing) edgesSent() (edges []graph.Edge, err error) {
	was, err := w.spokenOf()
	if err != nil {
		return nil, err
	}
	for _, relation := range w.types.relations {
		for part := range slices.Chunk(distinct(was.edges[relation]), chunk) {
			there, err := w.edgesThere(relation, part)
			if err != nil {
				return nil, err
			}
			for _, id := range part {
				for _, p := range there[id] {
					if p.Document != w.document {
						continue
					}
					k := p.key
					k.From, k.To = p.ends.from, p.ends.to
					edges = append(edges, graph.Edge{EdgeKey: k, Evidence: []graph.Evidence{p.Evidence}})
				}
			}
		}
	}
	return edges, nil
}

// Claiming are the documents that make a claim under each of the ids.
func (s *Store) Claiming(ctx context.Context, claimed []graph.ID) (map[graph.ID][]graph.ID, error) {
	var found map[graph.ID][]graph.ID
	err := s.read(ctx, func(t *txn) error {
		found = map[graph.ID][]graph.ID{}
		const read = "MATCH (c:Claim) WHERE c.claimed IN $ids RETURN c.claimed, c.document ORDER BY c.claimed, c.document"
		for part := range slices.Chunk(distinct(slices.Clone(claimed)), chunk) {
			rows, err := t.run(read, map[string]any{"ids": list(part)})
			if err != nil {
				return err
			}
			for _, r := range rows {
				id := graph.ID(text(r.Values[0]))
				found[id] = append(found[id], graph.ID(text(r.Values[1])))
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}
