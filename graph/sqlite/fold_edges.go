package sqlite

import "kg/graph"

// refoldEdges folds edges anew and keeps count of those that lead to nodes, see [graph.Weighed].
func (t *txn) refoldEdges(ids []graph.ID, document graph.ID, own map[graph.ID]graph.Edge, named map[graph.ID]graph.EdgeKey) error {
	there, err := t.edgesShown(ids)
	if err != nil {
		return err
	}
	but := document
	if own == nil {
		but = ""
	}
	evidence, err := t.evidence(ids, but)
	if err != nil {
		return err
	}
	var rows [][]any
	more := map[graph.ID]int{} // edges that count, by the nodes that they lead to
	for _, id := range ids {
		was, ok := there[id]
		if !ok {
			was.EdgeKey = named[id]
		}
		if was.Weighs() {
			more[was.To]--
		}
		pieces := append(evidence[id], own[id].Evidence...)
		if len(pieces) == 0 {
			if err := t.exec("DELETE FROM edges WHERE id = ?", id); err != nil {
				return err
			}
			continue
		}
		e := graph.FoldEdge(was.EdgeKey, pieces)
		rows = append(rows, []any{e.ID, e.Relation, e.From, e.To, e.Negated, e.Confidence, e.Hedged})
		if e.Weighs() {
			more[e.To]++
		}
	}
	const conflict = ` ON CONFLICT (id) DO UPDATE SET confidence = excluded.confidence, hedged = excluded.hedged
		WHERE confidence <> excluded.confidence OR hedged <> excluded.hedged`
	if _, err := t.insertOr("INSERT INTO edges (id, relation, source, target, negated, confidence, hedged) VALUES ", conflict, rows); err != nil {
		return err
	}
	return t.weigh(more)
}

// edgesShown are the edges with the given ids as they are, without their evidence.
func (t *txn) edgesShown(ids []graph.ID) (map[graph.ID]graph.Edge, error) {
	there := make(map[graph.ID]graph.Edge, len(ids))
	err := t.each("SELECT id, relation, source, target, negated, confidence FROM edges WHERE id IN (SELECT value FROM json_each(?))",
		[]any{list(ids)}, func(scan func(...any) error) error {
			var e graph.Edge
			err := scan(&e.ID, &e.Relation, &e.From, &e.To, &e.Negated, &e.Confidence)
			there[e.ID] = e
			return err
		})
	return there, err
}

// weigh adds to the number of edges that lead to nodes. Nodes that have gone are left alone.
func (t *txn) weigh(more map[graph.ID]int) error {
	for id, n := range more {
		if n == 0 {
			continue
		}
		const add = "UPDATE nodes SET weight = printf('%010d', CAST(weight AS INTEGER) - ?) WHERE id = ? AND weight <> ''"
		if err := t.exec(add, n, id); err != nil {
			return err
		}
	}
	return nil
}
