package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/search"
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
		const before = `SELECT d.digest, coalesce((SELECT json_extract(c.json, '$.name') FROM claims c WHERE c.document = d.id AND c.claimed = d.id), '')
			FROM documents d WHERE d.id = ?`
		var digest, name string
		err := t.rowOf(before, []any{p.Document}, &digest, &name)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if p.Standing(digest, name, &counts) {
			return nil
		}
		return t.apply(p, &counts, s.log)
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
		was, err := t.spokenOf(document)
		if err != nil {
			return err
		}
		if counts.Edges, err = t.edgesSpoken(document); err != nil {
			return err
		}
		if counts.WrittenNodes, counts.WrittenEvidence, err = t.remove(document); err != nil {
			return err
		}
		counts.Nodes, counts.Evidence = was.claims, counts.WrittenEvidence
		if counts.WrittenNodes != counts.Nodes {
			return graph.Errorf(graph.Internal, "%s: %d claims of %s to remove, %d removed", s.path, counts.Nodes, document, counts.WrittenNodes)
		}
		moves, nodes, err := t.settle(document, was.descriptions, nil, s.log)
		if err != nil {
			return err
		}
		edges, err := t.moveEvidence(moves, nodes)
		if err != nil {
			return err
		}
		return t.refold(document, nil, nil, distinct(append(nodes, was.nodes...)), with(edges, was.edges))
	})
	if err != nil {
		return graph.Counts{}, err
	}
	return counts, nil
}

func (t *txn) apply(p *stored.Batch, counts *graph.Counts, log zerolog.Logger) error {
	was, err := t.spokenOf(p.Document)
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
	var claims [][]any
	for i, c := range p.Batch.Claims {
		description := ""
		if d, ok := p.Descriptions[c.NodeID()]; ok {
			description = d.ID()
		}
		claims = append(claims, []any{p.Document, c.NodeID(), c.NodeID(), description, string(p.Claims[i])})
	}
	if counts.WrittenNodes, err = t.insert("INSERT INTO claims (document, claimed, node, description, json) VALUES ", claims); err != nil {
		return err
	}
	moves, nodes, err := t.settle(p.Document, was.descriptions, p.Descriptions, log)
	if err != nil {
		return err
	}
	own, err := t.ownNodes(p.Document)
	if err != nil {
		return err
	}
	var evidence [][]any
	for i, e := range p.Edges {
		edge := stored.Resolved(e.EdgeKey, own).ID()
		for j, v := range e.Evidence {
			evidence = append(evidence, []any{edge, v.ID, p.Document, e.From, e.To, string(p.Evidence[i][j])})
		}
	}
	if counts.WrittenEvidence, err = t.insert("INSERT INTO evidence (edge, id, document, source, target, json) VALUES ", evidence); err != nil {
		return err
	}
	if counts.WrittenNodes != counts.Nodes || counts.WrittenEvidence != counts.Evidence {
		return graph.Errorf(graph.Internal, "document %s: %d claims and %d pieces of evidence sent, %d and %d written",
			p.Document, counts.Nodes, counts.Evidence, counts.WrittenNodes, counts.WrittenEvidence)
	}
	edges, err := t.moveEvidence(moves, nodes)
	if err != nil {
		return err
	}
	spoken := p.Spoken(own)
	edges = with(edges, was.edges)
	for id, e := range spoken {
		edges[id] = e.EdgeKey
	}
	folded := map[graph.ID][]stored.Claim{}
	for _, c := range p.Batch.Claims {
		id := own[c.NodeID()]
		folded[id] = append(folded[id], stored.Claim{Document: p.Document, Node: c})
		nodes = append(nodes, id)
	}
	return t.refold(p.Document, folded, spoken, distinct(append(nodes, was.nodes...)), edges)
}

// ownNodes are the nodes that the claims of a document stand for, by the ids under which they were made.
func (t *txn) ownNodes(document graph.ID) (map[graph.ID]graph.ID, error) {
	own := map[graph.ID]graph.ID{}
	err := t.each("SELECT claimed, node FROM claims WHERE document = ?", []any{document}, func(scan func(...any) error) error {
		var claimed, node graph.ID
		err := scan(&claimed, &node)
		own[claimed] = node
		return err
	})
	return own, err
}

// with adds edges whose keys the store knows.
func with(edges map[graph.ID]graph.EdgeKey, ids []graph.ID) map[graph.ID]graph.EdgeKey {
	for _, id := range ids {
		if _, ok := edges[id]; !ok {
			edges[id] = graph.EdgeKey{}
		}
	}
	return edges
}

func distinct(ids []graph.ID) []graph.ID {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// spoken is what a document speaks of: nodes, edges and descriptions, and by how many claims.
type spoken struct {
	claims       int
	nodes, edges []graph.ID
	descriptions []string
}

func (t *txn) spokenOf(document graph.ID) (s spoken, err error) {
	err = t.each("SELECT node, description FROM claims WHERE document = ?", []any{document}, func(scan func(...any) error) error {
		var node graph.ID
		var description string
		err := scan(&node, &description)
		s.claims++
		s.nodes = append(s.nodes, node)
		if description != "" {
			s.descriptions = append(s.descriptions, description)
		}
		return err
	})
	if err != nil {
		return s, err
	}
	slices.Sort(s.descriptions)
	s.descriptions = slices.Compact(s.descriptions)
	s.edges, err = t.ids("SELECT DISTINCT edge FROM evidence WHERE document = ? ORDER BY edge", document)
	return s, err
}

// edgesSpoken counts the edges that a document sent evidence for.
func (t *txn) edgesSpoken(document graph.ID) (n int, err error) {
	err = t.rowOf(`SELECT count(*) FROM (SELECT DISTINCT e.relation, e.negated, v.source, v.target
		FROM evidence v JOIN edges e ON e.id = v.edge WHERE v.document = ?)`, []any{document}, &n)
	return n, err
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
func (t *txn) insert(into string, rows [][]any) (int, error) { return t.insertOr(into, "", rows) }

// insertOr is insert with what is to be done where a row is there already.
func (t *txn) insertOr(into, conflict string, rows [][]any) (int, error) {
	written := 0
	for _, many := range [...]int{100, 10, 1} { // few texts, so that all stay prepared
		for ; len(rows) >= many; rows = rows[many:] {
			columns := "(?" + strings.Repeat(", ?", len(rows[0])-1) + ")"
			n, err := t.changed(into+columns+strings.Repeat(", "+columns, many-1)+conflict, slices.Concat(rows[:many]...)...)
			if err != nil {
				return written, err
			}
			written += n
		}
	}
	return written, nil
}

// refold folds nodes and edges anew from what the documents now say. What the document itself says, claims by their nodes
// and edges as they stand in the graph, need not be read again. The key of an edge that the store knows may be left empty.
func (t *txn) refold(document graph.ID, claims map[graph.ID][]stored.Claim, own map[graph.ID]graph.Edge, nodes []graph.ID, edges map[graph.ID]graph.EdgeKey) error {
	for part := range slices.Chunk(nodes, chunk) {
		if err := t.refoldNodes(part, document, claims); err != nil {
			return err
		}
	}
	for part := range slices.Chunk(slices.Sorted(maps.Keys(edges)), chunk) {
		if err := t.refoldEdges(part, document, own, edges); err != nil {
			return err
		}
	}
	return nil
}

func (t *txn) refoldNodes(ids []graph.ID, document graph.ID, own map[graph.ID][]stored.Claim) error {
	claims := map[graph.ID][]stored.Claim{}
	for _, id := range ids {
		claims[id] = slices.Clone(own[id])
	}
	if own == nil {
		document = "" // nothing of it is left out
	}
	err := t.each("SELECT node, document, json FROM claims WHERE node IN (SELECT value FROM json_each(?)) AND document <> ?",
		[]any{list(ids), document}, func(scan func(...any) error) error {
			var id, by graph.ID
			var encoded []byte
			if err := scan(&id, &by, &encoded); err != nil {
				return err
			}
			n, err := graph.DecodeNode(graph.Kind(id.Kind()), encoded)
			claims[id] = append(claims[id], stored.Claim{Document: by, Node: n})
			return err
		})
	if err != nil {
		return err
	}
	identities, err := t.identities(ids)
	if err != nil {
		return err
	}
	there := map[graph.ID]shown{}
	err = t.each("SELECT rowid, id, weight, json FROM nodes WHERE id IN (SELECT value FROM json_each(?))", []any{list(ids)},
		func(scan func(...any) error) error {
			var id graph.ID
			var n shown
			err := scan(&n.rowid, &id, &n.weight, &n.json)
			there[id] = n
			return err
		})
	if err != nil {
		return err
	}
	put, err := t.newNodeRows()
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.putNode(id, claims[id], identities[id], there[id], put); err != nil {
			return err
		}
	}
	return put.write(t)
}

// nodeRows are the rows of nodes that are to be written, all at once.
type nodeRows struct {
	last                      int64 // the greatest rowid in use
	nodes, keys, names, words [][]any
}

func (t *txn) newNodeRows() (*nodeRows, error) {
	r := &nodeRows{}
	return r, t.row("SELECT COALESCE(MAX(rowid), 0) FROM nodes", &r.last)
}

func (r *nodeRows) write(t *txn) error {
	for _, table := range []struct {
		into string
		rows [][]any
	}{
		{putNodes, r.nodes}, {putNodeKey, r.keys}, {putName, r.names}, {putWords, r.words},
	} {
		if _, err := t.insert(table.into, table.rows); err != nil {
			return err
		}
	}
	return nil
}

// shown is a node's row as it is; rowid 0 for none.
type shown struct {
	rowid  int64
	weight string
	json   string
}

// putNode adds what the node now shows to the rows to be written, where that is not what stands there.
func (t *txn) putNode(id graph.ID, claims []stored.Claim, identity string, was shown, put *nodeRows) error {
	if len(claims) == 0 {
		return t.dropNode(id, was)
	}
	row, err := stored.Fold(id, claims, identity)
	if err != nil || string(row.JSON) == was.json {
		return err
	}
	if err := t.dropNode(id, was); err != nil {
		return err
	}
	if was.rowid == 0 {
		put.last++
		was.rowid = put.last
		if _, ok := graph.Weighed(row.Kind); ok {
			was.weight = stored.Weight(0)
		}
	}
	dates := row.Dates
	if dates == nil {
		dates = &stored.Dates{}
	}
	put.nodes = append(put.nodes, []any{was.rowid, row.ID, row.Kind, row.Label, row.Type, dates.Earliest, dates.Latest, dates.Newest, dates.Certain, was.weight, string(row.JSON)})
	for _, k := range row.Keys {
		put.keys = append(put.keys, []any{row.Kind, k, row.ID})
	}
	for _, n := range search.TypedNames(row.Node) {
		put.names = append(put.names, []any{row.Kind, n.Folded, row.ID, n.Shown})
	}
	if row.Index != "" {
		put.words = append(put.words, []any{was.rowid, row.Index})
	}
	return nil
}

// putNames keeps the ways in which the names of a node are typed.
func (t *txn) putNames(id graph.ID, names []search.Typed) error {
	rows := make([][]any, len(names))
	for i, n := range names {
		rows[i] = []any{id.Kind(), n.Folded, id, n.Shown}
	}
	_, err := t.insert("INSERT INTO node_names (kind, name, node, shown) VALUES ", rows)
	return err
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
	if err := t.exec("DELETE FROM node_names WHERE node = ?", id); err != nil {
		return err
	}
	return t.exec("DELETE FROM node_search WHERE rowid = ?", was.rowid)
}
