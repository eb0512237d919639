package neo4j

import (
	"context"
	"slices"
	"strings"
	"time"

	"kg/graph"
	"kg/graph/stored"
)

// chunk is how many rows go to the database at once.
const chunk = 5000

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
	var counts graph.Counts
	err = s.write(ctx, func(t *txn) error {
		counts = p.Count()
		w := &writing{txn: t, types: s.types, document: p.Document, prepared: p}
		digest, err := w.begin()
		if err != nil {
			return err
		}
		name, err := w.nameBefore(digest)
		if err != nil {
			return err
		}
		if p.Standing(digest, name, &counts) {
			return nil
		}
		return w.apply(&counts)
	})
	if err != nil {
		return graph.Counts{}, err
	}
	s.log.Debug().Str("document", string(b.Document)).Int("claims", counts.WrittenNodes).
		Int("evidence", counts.WrittenEvidence).Dur("took", time.Since(began)).Msg("neo4j: batch applied")
	return counts, nil
}

// Forget takes a document's batch away.
func (s *Store) Forget(ctx context.Context, document graph.ID) (graph.Counts, error) {
	var counts graph.Counts
	err := s.write(ctx, func(t *txn) error {
		w := &writing{txn: t, types: s.types, document: document}
		digest, err := w.begin()
		if err != nil {
			return err
		}
		if digest == "" {
			return graph.Errorf(graph.NotFound, "no document %s in the store", document)
		}
		counts, err = w.forget()
		return err
	})
	if err != nil {
		return graph.Counts{}, err
	}
	return counts, nil
}

// writing is the change of what one document says.
type writing struct {
	*txn
	types    types
	document graph.ID
	prepared *stored.Batch // what it says from now on; nil for nothing
	moves    stored.Moves  // the claims that stand for another node now, those of the document left out
	keep     bool          // the document's evidence stays where it is not moved
}

// begin takes the writers' turn and reads the digest of the document's batch, "" for none.
func (w *writing) begin() (string, error) {
	const turn = "MERGE (s:Schema {id: 'kg'}) ON CREATE SET s.version = $version SET s.writer = $document"
	if _, err := w.run(turn, map[string]any{"document": string(w.document), "version": len(migrations(w.types))}); err != nil {
		return "", err
	}
	rows, err := w.run("MATCH (b:Batch {document: $document}) RETURN b.digest", w.named(nil))
	if err != nil || len(rows) == 0 {
		return "", err
	}
	return text(rows[0].Values[0]), nil
}

// nameBefore is the file name under which the document was read that has the digest; "" for none.
func (w *writing) nameBefore(digest string) (string, error) {
	if digest == "" || digest == w.prepared.Digest {
		return "", nil
	}
	rows, err := w.run("MATCH (c:Claim {document: $document, claimed: $document}) RETURN c.json", w.named(nil))
	if err != nil || len(rows) == 0 {
		return "", err
	}
	n, err := graph.DecodeNode(graph.KindDocument, []byte(text(rows[0].Values[0])))
	if err != nil {
		return "", err
	}
	return n.(*graph.Document).Name, nil
}

// named are parameters with the document among them.
func (w *writing) named(more map[string]any) map[string]any {
	if more == nil {
		more = map[string]any{}
	}
	more["document"] = string(w.document)
	return more
}

func (w *writing) apply(counts *graph.Counts) error {
	was, err := w.spokenOf()
	if err != nil {
		return err
	}
	if _, err := w.remove(); err != nil {
		return err
	}
	if counts.WrittenNodes, err = w.putClaims(); err != nil {
		return err
	}
	nodes, err := w.settle(was.descriptions, w.prepared.Descriptions)
	if err != nil {
		return err
	}
	own, err := w.ownNodes()
	if err != nil {
		return err
	}
	if err := w.putBatch(); err != nil {
		return err
	}
	claims := map[graph.ID][]stored.Claim{}
	for _, c := range w.prepared.Batch.Claims {
		id := own[c.NodeID()]
		claims[id] = append(claims[id], stored.Claim{Document: w.document, Node: c})
		nodes = append(nodes, id)
	}
	edges, arrivals, err := w.movedEvidence(nodes)
	if err != nil {
		return err
	}
	gone, err := w.refoldNodes(distinct(append(nodes, was.nodes...)), claims)
	if err != nil {
		return err
	}
	edges.add(was.edges)
	for _, e := range w.prepared.Edges {
		k := stored.Resolved(e.EdgeKey, own)
		edges[k.Relation] = append(edges[k.Relation], k.ID())
		for _, v := range e.Evidence {
			arrivals[k.ID()] = append(arrivals[k.ID()], piece{v, k, ends{e.From, e.To}, true})
		}
	}
	if counts.WrittenEvidence, _, err = w.refoldEdges(edges, arrivals); err != nil {
		return err
	}
	if counts.WrittenNodes != counts.Nodes || counts.WrittenEvidence != counts.Evidence {
		return graph.Errorf(graph.Internal, "document %s: %d claims and %d pieces of evidence sent, %d and %d written",
			w.document, counts.Nodes, counts.Evidence, counts.WrittenNodes, counts.WrittenEvidence)
	}
	return w.dropNodes(gone)
}

func (w *writing) forget() (counts graph.Counts, err error) {
	was, err := w.spokenOf()
	if err != nil {
		return counts, err
	}
	counts.Nodes, counts.Edges = was.claims, was.sent
	if counts.WrittenNodes, err = w.remove(); err != nil {
		return counts, err
	}
	if counts.WrittenNodes != counts.Nodes {
		return counts, graph.Errorf(graph.Internal, "%d claims of %s to remove, %d removed", counts.Nodes, w.document, counts.WrittenNodes)
	}
	nodes, err := w.settle(was.descriptions, nil)
	if err != nil {
		return counts, err
	}
	edges, arrivals, err := w.movedEvidence(nodes)
	if err != nil {
		return counts, err
	}
	gone, err := w.refoldNodes(distinct(append(nodes, was.nodes...)), nil)
	if err != nil {
		return counts, err
	}
	edges.add(was.edges)
	if _, counts.Evidence, err = w.refoldEdges(edges, arrivals); err != nil {
		return counts, err
	}
	counts.WrittenEvidence = counts.Evidence
	return counts, w.dropNodes(gone)
}

func distinct[T ~string](ids []T) []T {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// relationEdges are ids of edges by their relation.
type relationEdges map[graph.Relation][]graph.ID

func (e relationEdges) add(more relationEdges) {
	for r, ids := range more {
		e[r] = append(e[r], ids...)
	}
}

// spoken is what a document speaks of, and by how many claims and edges.
type spoken struct {
	claims, sent int
	nodes        []graph.ID
	edges        relationEdges
	descriptions []string
}

func (w *writing) spokenOf() (s spoken, err error) {
	rows, err := w.run("MATCH (c:Claim {document: $document}) RETURN c.claimed, c.node, c.description", w.named(nil))
	if err != nil {
		return s, err
	}
	own := make(map[graph.ID]graph.ID, len(rows))
	for _, r := range rows {
		claimed, id := graph.ID(text(r.Values[0])), graph.ID(text(r.Values[1]))
		own[claimed] = id
		s.claims++
		s.nodes = append(s.nodes, id)
		if d := text(r.Values[2]); d != "" {
			s.descriptions = append(s.descriptions, d)
		}
	}
	s.descriptions = distinct(s.descriptions)
	s.edges = relationEdges{}
	rows, err = w.run("MATCH (p:BatchPart {document: $document}) RETURN p.relation, p.keys", w.named(nil))
	if err != nil {
		return s, err
	}
	for _, r := range rows {
		relation := graph.Relation(text(r.Values[0]))
		for _, key := range texts(r.Values[1]) {
			k := stored.Resolved(parseKey(relation, key), own)
			s.edges[relation] = append(s.edges[relation], k.ID())
			s.sent++
		}
	}
	return s, nil
}

// encodeKey is the key of an edge in a batch part, whose relation is known.
func encodeKey(k graph.EdgeKey) string {
	key := string(k.From) + " " + string(k.To)
	if k.Negated {
		key += " not"
	}
	return key
}

func parseKey(r graph.Relation, s string) graph.EdgeKey {
	parts := strings.Split(s, " ")
	if len(parts) < 2 {
		return graph.EdgeKey{Relation: r}
	}
	return graph.EdgeKey{Relation: r, From: graph.ID(parts[0]), To: graph.ID(parts[1]), Negated: len(parts) > 2}
}

// remove takes away what stands for the document beside the graph, and counts its claims.
func (w *writing) remove() (claims int, err error) {
	for _, text := range []string{
		"MATCH (p:BatchPart {document: $document}) DELETE p RETURN count(*)",
		"MATCH (b:Batch {document: $document}) DELETE b RETURN count(*)",
		"MATCH (c:Claim {document: $document}) DELETE c RETURN count(*)",
	} {
		rows, err := w.run(text, w.named(nil))
		if err != nil {
			return 0, err
		}
		claims = int(number(rows[0].Values[0]))
	}
	return claims, nil
}

func (w *writing) putClaims() (written int, err error) {
	rows := make([]any, len(w.prepared.Claims))
	for i, c := range w.prepared.Batch.Claims {
		var description any // none for kinds that are known by their ids alone
		if d, ok := w.prepared.Descriptions[c.NodeID()]; ok {
			description = d.ID()
		}
		rows[i] = []any{string(c.NodeID()), string(c.NodeKind()), string(w.prepared.Claims[i]), description}
	}
	const create = `UNWIND $rows AS row
		CREATE (:Claim {document: $document, claimed: row[0], node: row[0], kind: row[1], json: row[2], description: row[3]}) RETURN count(*)`
	return w.counted(create, rows)
}

// counted sends rows in parts to a statement that returns how many it took.
func (w *writing) counted(statement string, rows []any) (total int, err error) {
	for part := range slices.Chunk(rows, chunk) {
		got, err := w.run(statement, w.named(map[string]any{"rows": part}))
		if err != nil {
			return total, err
		}
		total += int(number(got[0].Values[0]))
	}
	return total, nil
}

// putBatch says that the document is there, and which edges it speaks for.
func (w *writing) putBatch() error {
	p := w.prepared
	const batch = "CREATE (:Batch {document: $document, digest: $digest, evidence: $evidence})"
	parameters := w.named(map[string]any{"digest": p.Digest, "evidence": p.Count().Evidence})
	if _, err := w.run(batch, parameters); err != nil {
		return err
	}
	keys := make([]graph.EdgeKey, len(p.Edges))
	for i, e := range p.Edges {
		keys[i] = e.EdgeKey
	}
	rows := w.types.partRows(keys)
	const create = `UNWIND $rows AS row
		CREATE (:BatchPart {document: $document, relation: row[0], keys: row[1]}) RETURN count(*)`
	n, err := w.counted(create, rows)
	if err == nil && n != len(rows) {
		err = graph.Errorf(graph.Internal, "document %s: %d parts sent, %d written", w.document, len(rows), n)
	}
	return err
}

// partRows are the edges that a document speaks for, as they are kept: by relation, so many to a row.
func (t types) partRows(keys []graph.EdgeKey) (rows []any) {
	byRelation := map[graph.Relation][]string{}
	for _, k := range keys {
		byRelation[k.Relation] = append(byRelation[k.Relation], encodeKey(k))
	}
	for _, r := range t.relations {
		for part := range slices.Chunk(byRelation[r], 1000) {
			rows = append(rows, []any{string(r), list(part)})
		}
	}
	return rows
}
