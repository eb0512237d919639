package sqlite

import (
	"context"
	"errors"

	"kg/graph"
	"kg/graph/stored"
)

var _ stored.Keeper = (*Store)(nil)

// Whole streams all that the file keeps, in one transaction. The in-memory store has one connection, which its reader must not need meanwhile.
func (s *Store) Whole(ctx context.Context) stored.All {
	return func(yield func(stored.Held, error) bool) {
		out := func(h stored.Held) error {
			if !yield(h, nil) {
				return errStopped
			}
			return nil
		}
		run := s.reader.stream
		if s.memory {
			run = s.reader.transact
		}
		err := s.explain(ctx, run(ctx, "BEGIN", func(t *txn) error { return t.whole(out) }))
		if err != nil && !errors.Is(err, errStopped) {
			yield(nil, err)
		}
	}
}

func (t *txn) whole(out func(stored.Held) error) error {
	for _, part := range []func(func(stored.Held) error) error{t.wholeDocuments, t.wholeClaims, t.wholeDescriptions, t.wholeNodes, t.wholeEdges} {
		if err := part(out); err != nil {
			return err
		}
	}
	return nil
}

func (t *txn) wholeDocuments(out func(stored.Held) error) error {
	return t.each("SELECT id, digest FROM documents ORDER BY id", nil, func(scan func(...any) error) error {
		var d stored.HeldDocument
		if err := scan(&d.ID, &d.Digest); err != nil {
			return err
		}
		const sent = `SELECT e.relation, v.source, v.target, e.negated, count(*) FROM evidence v JOIN edges e ON e.id = v.edge
			WHERE v.document = ? GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`
		err := t.each(sent, []any{d.ID}, func(scan func(...any) error) error {
			var k graph.EdgeKey
			var n int
			err := scan(&k.Relation, &k.From, &k.To, &k.Negated, &n)
			d.Keys = append(d.Keys, k)
			d.Evidence += n
			return err
		})
		if err != nil {
			return err
		}
		return out(d)
	})
}

func (t *txn) wholeClaims(out func(stored.Held) error) error {
	const text = "SELECT document, claimed, node, description, json FROM claims ORDER BY document, claimed"
	return t.each(text, nil, func(scan func(...any) error) error {
		var c stored.HeldClaim
		if err := scan(&c.Document, &c.Claimed, &c.Node, &c.Description, &c.JSON); err != nil {
			return err
		}
		return out(c)
	})
}

func (t *txn) wholeDescriptions(out func(stored.Held) error) error {
	return t.each("SELECT id, node, component, identity, json FROM descriptions ORDER BY id", nil, func(scan func(...any) error) error {
		var d stored.HeldDescription
		if err := scan(&d.ID, &d.Node, &d.Component, &d.Identity, &d.JSON); err != nil {
			return err
		}
		return out(d)
	})
}

func (t *txn) wholeNodes(out func(stored.Held) error) error {
	return t.each("SELECT id, json, weight FROM nodes ORDER BY id", nil, func(scan func(...any) error) error {
		var n stored.HeldNode
		var weight string
		err := scan(&n.ID, &n.JSON, &weight)
		if err == nil {
			n.Edges, err = stored.EdgesOf(weight)
		}
		if err != nil {
			return err
		}
		return out(n)
	})
}

func (t *txn) wholeEdges(out func(stored.Held) error) error {
	const text = `SELECT e.relation, e.source, e.target, e.negated, v.source, v.target, v.json
		FROM edges e JOIN evidence v ON v.edge = e.id ORDER BY e.id, v.id`
	var edge stored.HeldEdge
	err := t.each(text, nil, func(scan func(...any) error) error {
		var k graph.EdgeKey
		var v stored.HeldEvidence
		err := scan(&k.Relation, &k.From, &k.To, &k.Negated, &v.From, &v.To, &v.JSON)
		if err == nil {
			v.Evidence, err = stored.DecodeEvidence([]byte(v.JSON))
		}
		if err != nil {
			return err
		}
		if k != edge.EdgeKey && len(edge.Evidence) > 0 {
			if err := out(edge); err != nil {
				return err
			}
			edge.Evidence = nil
		}
		edge.EdgeKey, edge.Evidence = k, append(edge.Evidence, v)
		return nil
	})
	if err != nil || len(edge.Evidence) == 0 {
		return err
	}
	return out(edge)
}
