package neo4j

import (
	"context"
	"slices"

	"kg/graph"
	"kg/graph/identity"
	"kg/graph/stored"
)

// index is what a transaction knows of descriptions.
type index struct{ *txn }

var _ identity.Index = index{}

// Bearers are the descriptions that bear the keys.
func (x index) Bearers(keys []string, limit int) (map[string][]string, error) {
	const read = `UNWIND $keys AS key
		CALL (key) { MATCH (k:DescriptionKey {key: key}) WITH k.description AS id LIMIT $limit RETURN collect(id) AS ids }
		RETURN key, ids`
	found := make(map[string][]string, len(keys))
	for part := range slices.Chunk(keys, chunk) {
		rows, err := x.run(read, map[string]any{"keys": list(part), "limit": limit})
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if ids := texts(r.Values[1]); len(ids) > 0 {
				slices.Sort(ids)
				found[text(r.Values[0])] = ids
			}
		}
	}
	return found, nil
}

// Descriptions are the descriptions with the ids, as far as there are.
func (x index) Descriptions(ids []string) (map[string]identity.Stored, error) {
	const read = "MATCH (d:Description) WHERE d.id IN $ids RETURN d.id, d.node, d.component, d.identity, d.json"
	found := make(map[string]identity.Stored, len(ids))
	for part := range slices.Chunk(ids, chunk) {
		rows, err := x.run(read, map[string]any{"ids": list(part)})
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			d, err := identity.Decode([]byte(text(r.Values[4])))
			if err != nil {
				return nil, err
			}
			found[text(r.Values[0])] = identity.Stored{Description: d, Assignment: identity.Assignment{
				Node: graph.ID(text(r.Values[1])), Component: text(r.Values[2]), Identity: text(r.Values[3]),
			}}
		}
	}
	return found, nil
}

// Members are the descriptions of the components.
func (x index) Members(components []string) (ids []string, err error) {
	for part := range slices.Chunk(components, chunk) {
		rows, err := x.run("MATCH (d:Description) WHERE d.component IN $components RETURN d.id", map[string]any{"components": list(part)})
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			ids = append(ids, text(r.Values[0]))
		}
	}
	return ids, nil
}

// Together are the documents that hold several of the descriptions.
func (x index) Together(ids []string) (map[graph.ID][]string, error) {
	found := map[graph.ID][]string{}
	for part := range slices.Chunk(ids, chunk) {
		rows, err := x.run("MATCH (c:Claim) WHERE c.description IN $ids RETURN c.document, c.description", map[string]any{"ids": list(part)})
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			document := graph.ID(text(r.Values[0]))
			found[document] = append(found[document], text(r.Values[1]))
		}
	}
	for document, held := range found {
		if len(held) < 2 {
			delete(found, document)
		}
	}
	return found, nil
}

// settle writes what the document describes now, where it held other descriptions before, and resolves anew what that may
// concern. It notes the claims of other documents that stand for another node now, and returns the
// nodes that are to be folded. The document's claims are there already; none of its evidence is.
func (w *writing) settle(held []string, now map[graph.ID]*identity.Description) ([]graph.ID, error) {
	change, err := w.describe(held, now)
	if err != nil {
		return nil, err
	}
	outcome, err := identity.Settle(index{w.txn}, change.Change)
	if err != nil {
		return nil, err
	}
	if len(outcome.Large) > 0 {
		w.log.Debug().Strs("keys", outcome.Large).Msg("neo4j: too many descriptions are alike; only what names a thing exactly joins these")
	}
	ids, nodes := stored.Reassigned(outcome)
	var rows []any
	var moved []string
	for _, id := range ids {
		was, a := outcome.Before[id], outcome.Assignments[id]
		rows = append(rows, []any{id, string(a.Node), a.Component, a.Identity})
		if was.Node != "" && was.Node != a.Node {
			moved = append(moved, id)
		}
	}
	const assign = `UNWIND $rows AS row MATCH (d:Description {id: row[0]})
		SET d.node = row[1], d.component = row[2], d.identity = row[3] RETURN count(*)`
	if err := w.all(assign, rows); err != nil {
		return nil, err
	}
	if err := w.move(moved, outcome.Assignments); err != nil {
		return nil, err
	}
	const own = `MATCH (c:Claim {document: $document}) WHERE c.description IS NOT NULL
		MATCH (d:Description {id: c.description}) SET c.node = d.node`
	_, err = w.run(own, w.named(nil))
	return nodes, err
}

// move leads the claims with the descriptions to their nodes, and notes those of other documents.
func (w *writing) move(descriptions []string, to map[string]identity.Assignment) error {
	w.moves = stored.Moves{}
	for part := range slices.Chunk(descriptions, chunk) {
		rows, err := w.run("MATCH (c:Claim) WHERE c.description IN $ids RETURN c.document, c.claimed, c.description", map[string]any{"ids": list(part)})
		if err != nil {
			return err
		}
		for _, r := range rows {
			if p := (stored.Place{Document: graph.ID(text(r.Values[0])), Claimed: graph.ID(text(r.Values[1]))}); p.Document != w.document {
				w.moves[p] = to[text(r.Values[2])].Node
			}
		}
		var set []any
		for _, id := range part {
			set = append(set, []any{id, string(to[id].Node)})
		}
		const lead = "UNWIND $rows AS row MATCH (c:Claim {description: row[0]}) SET c.node = row[1]"
		if _, err := w.run(lead, map[string]any{"rows": set}); err != nil {
			return err
		}
	}
	return nil
}

// describe brings the descriptions to what the documents hold now, and says what changed.
func (w *writing) describe(held []string, now map[graph.ID]*identity.Description) (stored.Changed, error) {
	all := slices.Clone(held)
	for _, d := range now {
		all = append(all, d.ID())
	}
	there, err := index{w.txn}.Descriptions(distinct(all))
	if err != nil {
		return stored.Changed{}, err
	}
	const others = "UNWIND $ids AS id WITH id WHERE EXISTS { MATCH (c:Claim {description: id}) } RETURN id"
	rows, err := w.run(others, map[string]any{"ids": list(held)})
	if err != nil {
		return stored.Changed{}, err
	}
	still := map[string]bool{}
	for _, r := range rows {
		still[text(r.Values[0])] = true
	}
	change := stored.NewChanged(held, now, there, still)
	var gone []string
	for _, d := range change.Vanished {
		gone = append(gone, d.ID())
	}
	for _, statement := range []string{
		"MATCH (k:DescriptionKey) WHERE k.description IN $ids DELETE k", "MATCH (d:Description) WHERE d.id IN $ids DELETE d",
	} {
		if len(gone) == 0 {
			break
		}
		if _, err := w.run(statement, map[string]any{"ids": list(gone)}); err != nil {
			return change, err
		}
	}
	var created, keys []any
	for _, d := range change.Appeared {
		created = append(created, []any{d.ID(), d.Encode()})
		for _, k := range d.Keys() {
			keys = append(keys, []any{k, d.ID()})
		}
	}
	if err := w.all("UNWIND $rows AS row CREATE (:Description {id: row[0], node: '', component: '', identity: '', json: row[1]}) RETURN count(*)", created); err != nil {
		return change, err
	}
	return change, w.all("UNWIND $rows AS row CREATE (:DescriptionKey {key: row[0], description: row[1]}) RETURN count(*)", keys)
}

// ownNodes are the nodes that the document's claims stand for, by the ids under which they were made.
func (w *writing) ownNodes() (map[graph.ID]graph.ID, error) {
	rows, err := w.run("MATCH (c:Claim {document: $document}) RETURN c.claimed, c.node", w.named(nil))
	if err != nil {
		return nil, err
	}
	own := make(map[graph.ID]graph.ID, len(rows))
	for _, r := range rows {
		own[graph.ID(text(r.Values[0]))] = graph.ID(text(r.Values[1]))
	}
	return own, nil
}

// identities are those of nodes, encoded, as far as they have one.
func (w *writing) identities(nodes []graph.ID) (map[graph.ID]string, error) {
	rows, err := w.run("MATCH (d:Description) WHERE d.node IN $ids AND d.identity <> '' RETURN d.node, d.identity", map[string]any{"ids": list(nodes)})
	if err != nil {
		return nil, err
	}
	found := make(map[graph.ID]string, len(rows))
	for _, r := range rows {
		found[graph.ID(text(r.Values[0]))] = text(r.Values[1])
	}
	return found, nil
}

// describeAll describes and resolves the claims of a store that are not described, a document at a time.
func (s *Store) describeAll(ctx context.Context) error {
	var documents []string
	err := s.read(ctx, func(t *txn) error {
		rows, err := t.run("MATCH (b:Batch) RETURN b.document ORDER BY b.document", nil)
		documents = nil
		for _, r := range rows {
			documents = append(documents, text(r.Values[0]))
		}
		return err
	})
	for _, document := range documents {
		if err != nil {
			return err
		}
		err = s.write(ctx, func(t *txn) error {
			w := &writing{txn: t, types: s.types, document: graph.ID(document)}
			return w.describeClaims()
		})
	}
	return err
}

// describeClaims describes the claims of one document, whose evidence is there already under the ids that were claimed.
func (w *writing) describeClaims() error {
	rows, err := w.run("MATCH (c:Claim {document: $document}) WHERE c.description IS NULL RETURN c.claimed, c.json", w.named(nil))
	if err != nil {
		return err
	}
	now := map[graph.ID]*identity.Description{}
	var described []any
	for _, r := range rows {
		id, n, err := node(r.Values[0], r.Values[1])
		if err != nil {
			return err
		}
		if d, ok := identity.Describe(n); ok {
			now[id] = d
			described = append(described, []any{string(id), d.ID()})
		}
	}
	const set = "UNWIND $rows AS row MATCH (c:Claim {document: $document, claimed: row[0]}) SET c.description = row[1] RETURN count(*)"
	if err := w.all(set, described); err != nil {
		return err
	}
	nodes, err := w.settle(nil, now)
	if err != nil {
		return err
	}
	own, err := w.ownNodes()
	if err != nil {
		return err
	}
	for claimed, id := range own {
		if _, ok := now[claimed]; ok {
			nodes = append(nodes, claimed, id)
			if claimed != id {
				w.moves[stored.Place{Document: w.document, Claimed: claimed}] = id
			}
		}
	}
	nodes = distinct(nodes)
	gone, err := w.refoldNodes(nodes, nil)
	if err != nil {
		return err
	}
	edges, arrivals, err := w.movedEvidence(nodes)
	if err != nil {
		return err
	}
	w.keep = true
	if _, _, err := w.refoldEdges(edges, arrivals); err != nil {
		return err
	}
	return w.dropNodes(gone)
}
