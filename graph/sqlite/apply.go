package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"kg/graph"
	"kg/graph/stored"
)

// chunk is how many ids or rows go to the database at once.
const chunk = 500

// Apply writes a batch.
func (s *Store) Apply(ctx context.Context, b graph.Batch) (graph.Counts, error) {
	began := time.Now()
	if err := ctx.Err(); err != nil {
		return graph.Counts{}, s.explain(ctx, err)
	}
	p, err := stored.Prepare(b)
	if err != nil {
		return graph.Counts{}, err
	}
	counts := p.Count()
	err = s.write(ctx, func(t *txn) error {
		var digest string
		err := t.rowOf("SELECT digest FROM documents WHERE id = ?", []any{p.Document}, &digest)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return t.apply(p, &counts)
		case err != nil:
			return err
		case digest == p.Digest:
			counts.Unchanged = true
			return nil
		}
		return t.apply(p, &counts)
	})
	if err != nil {
		return graph.Counts{}, err
	}
	s.log.Debug().Str("document", string(b.Document)).Int("claims", counts.WrittenNodes).
		Int("evidence", counts.WrittenEvidence).Dur("took", time.Since(began)).Msg("sqlite: batch applied")
	return counts, nil
}

// Forget takes a document's batch away.
func (s *Store) Forget(ctx context.Context, document graph.ID) (graph.Counts, error) {
	var counts graph.Counts
	err := s.write(ctx, func(t *txn) error {
		n, err := t.changed("DELETE FROM documents WHERE id = ?", document)
		if err != nil {
			return err
		}
		if n == 0 {
			return graph.Errorf(graph.NotFound, "no document %s in the store", document)
		}
		nodes, edges, err := t.spokenOf(document)
		if err != nil {
			return err
		}
		if counts.WrittenNodes, counts.WrittenEvidence, err = t.remove(document); err != nil {
			return err
		}
		counts.Nodes, counts.Edges, counts.Evidence = len(nodes), len(edges), counts.WrittenEvidence
		if counts.WrittenNodes != counts.Nodes {
			return graph.Errorf(graph.Internal, "%s: %d claims of %s to remove, %d removed", s.path, counts.Nodes, document, counts.WrittenNodes)
		}
		return t.refold(nil, nodes, edges)
	})
	if err != nil {
		return graph.Counts{}, err
	}
	return counts, nil
}

func (t *txn) apply(p *stored.Batch, counts *graph.Counts) error {
	nodes, edges, err := t.spokenOf(p.Document)
	if err != nil {
		return err
	}
	if _, _, err := t.remove(p.Document); err != nil {
		return err
	}
	if err := t.exec("INSERT INTO documents (id, digest) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET digest = excluded.digest",
		p.Document, p.Digest); err != nil {
		return err
	}
	var claims, evidence [][]any
	for i, c := range p.Batch.Claims {
		claims = append(claims, []any{p.Document, c.NodeID(), string(p.Claims[i])})
		nodes = append(nodes, c.NodeID())
	}
	for i, e := range p.Edges {
		for j, v := range e.Evidence {
			evidence = append(evidence, []any{e.ID, v.ID, p.Document, string(p.Evidence[i][j])})
		}
		edges = append(edges, e.ID)
	}
	if counts.WrittenNodes, err = t.insert("INSERT INTO claims (document, node, json) VALUES ", claims); err != nil {
		return err
	}
	if counts.WrittenEvidence, err = t.insert("INSERT INTO evidence (edge, id, document, json) VALUES ", evidence); err != nil {
		return err
	}
	if counts.WrittenNodes != counts.Nodes || counts.WrittenEvidence != counts.Evidence {
		return graph.Errorf(graph.Internal, "document %s: %d claims and %d pieces of evidence sent, %d and %d written",
			p.Document, counts.Nodes, counts.Evidence, counts.WrittenNodes, counts.WrittenEvidence)
	}
	return t.refold(p, distinct(nodes), distinct(edges))
}

func distinct(ids []graph.ID) []graph.ID {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// spokenOf are the nodes and edges that a document speaks of, each sorted.
func (t *txn) spokenOf(document graph.ID) (nodes, edges []graph.ID, err error) {
	if nodes, err = t.ids("SELECT node FROM claims WHERE document = ? ORDER BY node", document); err != nil {
		return nil, nil, err
	}
	edges, err = t.ids("SELECT DISTINCT edge FROM evidence WHERE document = ? ORDER BY edge", document)
	return nodes, edges, err
}

func (t *txn) ids(text string, args ...any) (ids []graph.ID, err error) {
	err = t.each(text, args, func(scan func(...any) error) error {
		var id graph.ID
		ids = append(ids, "")
		err := scan(&id)
		ids[len(ids)-1] = id
		return err
	})
	return ids, err
}

func (t *txn) remove(document graph.ID) (claims, evidence int, err error) {
	if claims, err = t.changed("DELETE FROM claims WHERE document = ?", document); err != nil {
		return 0, 0, err
	}
	evidence, err = t.changed("DELETE FROM evidence WHERE document = ?", document)
	return claims, evidence, err
}

// insert writes rows many at a time and counts those written.
func (t *txn) insert(into string, rows [][]any) (int, error) {
	const many = 100
	written := 0
	for part := range slices.Chunk(rows, many) {
		columns := "(?" + strings.Repeat(", ?", len(part[0])-1) + ")"
		if len(part) < many { // one text for full parts and one for single rows: both stay prepared
			for _, row := range part {
				n, err := t.changed(into+columns, row...)
				if err != nil {
					return written, err
				}
				written += n
			}
			continue
		}
		n, err := t.changed(into+columns+strings.Repeat(", "+columns, many-1), slices.Concat(part...)...)
		if err != nil {
			return written, err
		}
		written += n
	}
	return written, nil
}

// refold folds nodes and edges anew from what the documents now say. The batch,
// nil for none, is what was just written: it need not be read again.
func (t *txn) refold(p *stored.Batch, nodes, edges []graph.ID) error {
	own := map[graph.ID]graph.Node{}
	keys := map[graph.ID]graph.Edge{}
	var document graph.ID
	if p != nil {
		document = p.Document
		for _, c := range p.Batch.Claims {
			own[c.NodeID()] = c
		}
		for _, e := range p.Edges {
			keys[e.ID] = e
		}
	}
	for part := range slices.Chunk(nodes, chunk) {
		if err := t.refoldNodes(part, document, own); err != nil {
			return err
		}
	}
	for part := range slices.Chunk(edges, chunk) {
		if err := t.refoldEdges(part, document, keys); err != nil {
			return err
		}
	}
	return nil
}

// claim is a claim with the document that makes it.
type claim struct {
	document graph.ID
	node     graph.Node
}

func (t *txn) refoldNodes(ids []graph.ID, document graph.ID, own map[graph.ID]graph.Node) error {
	claims := map[graph.ID][]claim{}
	for _, id := range ids {
		if n, ok := own[id]; ok {
			claims[id] = append(claims[id], claim{document, n})
		}
	}
	err := t.each("SELECT node, document, json FROM claims WHERE node IN (SELECT value FROM json_each(?)) AND document <> ?",
		[]any{list(ids), document}, func(scan func(...any) error) error {
			var id, by graph.ID
			var encoded []byte
			if err := scan(&id, &by, &encoded); err != nil {
				return err
			}
			n, err := graph.DecodeNode(graph.Kind(id.Kind()), encoded)
			claims[id] = append(claims[id], claim{by, n})
			return err
		})
	if err != nil {
		return err
	}
	there := map[graph.ID]shown{}
	err = t.each("SELECT rowid, id, json FROM nodes WHERE id IN (SELECT value FROM json_each(?))", []any{list(ids)},
		func(scan func(...any) error) error {
			var id graph.ID
			var n shown
			err := scan(&n.rowid, &id, &n.json)
			there[id] = n
			return err
		})
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.putNode(id, claims[id], there[id]); err != nil {
			return err
		}
	}
	return nil
}

// shown is a node's row as it is; rowid 0 for none.
type shown struct {
	rowid int64
	json  string
}

func (t *txn) putNode(id graph.ID, claims []claim, was shown) error {
	if len(claims) == 0 {
		return t.dropNode(id, was)
	}
	slices.SortFunc(claims, func(a, b claim) int { return cmp.Compare(a.document, b.document) })
	nodes := make([]graph.Node, len(claims))
	for i, c := range claims {
		nodes[i] = c.node
	}
	row, err := stored.NewRow(graph.FoldNode(nodes))
	if err != nil || string(row.JSON) == was.json {
		return err
	}
	if err := t.dropNode(id, was); err != nil {
		return err
	}
	var rowid any
	if was.rowid != 0 {
		rowid = was.rowid
	}
	const insert = "INSERT INTO nodes (rowid, id, kind, label, type, json) VALUES (?, ?, ?, ?, ?, ?) RETURNING rowid"
	if err := t.rowOf(insert, []any{rowid, row.ID, row.Kind, row.Label, row.Type, string(row.JSON)}, &was.rowid); err != nil {
		return err
	}
	for _, k := range row.Keys {
		if err := t.exec("INSERT INTO node_keys (kind, key, node) VALUES (?, ?, ?)", row.Kind, k, row.ID); err != nil {
			return err
		}
	}
	if row.Index == "" {
		return nil
	}
	return t.exec("INSERT INTO node_search (rowid, words) VALUES (?, ?)", was.rowid, row.Index)
}

func (t *txn) dropNode(id graph.ID, was shown) error {
	if was.rowid == 0 {
		return nil
	}
	if err := t.exec("DELETE FROM nodes WHERE rowid = ?", was.rowid); err != nil {
		return err
	}
	if err := t.exec("DELETE FROM node_keys WHERE node = ?", id); err != nil {
		return err
	}
	return t.exec("DELETE FROM node_search WHERE rowid = ?", was.rowid)
}

func (t *txn) refoldEdges(ids []graph.ID, document graph.ID, own map[graph.ID]graph.Edge) error {
	keys, err := t.edgeKeys(ids)
	if err != nil {
		return err
	}
	evidence, err := t.evidence(ids, document)
	if err != nil {
		return err
	}
	for _, id := range ids {
		key, pieces := keys[id], evidence[id]
		if e, ok := own[id]; ok {
			key = e.EdgeKey
			pieces = append(pieces, e.Evidence...)
		}
		if len(pieces) == 0 {
			if err := t.exec("DELETE FROM edges WHERE id = ?", id); err != nil {
				return err
			}
			continue
		}
		e := graph.FoldEdge(key, pieces)
		const put = `INSERT INTO edges (id, relation, source, target, negated, confidence) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET confidence = excluded.confidence WHERE confidence <> excluded.confidence`
		if err := t.exec(put, e.ID, e.Relation, e.From, e.To, e.Negated, e.Confidence); err != nil {
			return err
		}
	}
	return nil
}
