package sqlite

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/identity"
	"kg/graph/stored"
)

// index is what a transaction knows of descriptions.
type index struct{ *txn }

var _ identity.Index = index{}

// Bearers are the descriptions that bear the keys.
func (x index) Bearers(keys []string, limit int) (map[string][]string, error) {
	const text = `SELECT k.value, (SELECT json_group_array(description) FROM (
		SELECT description FROM description_keys WHERE key = k.value ORDER BY description LIMIT ?2)) FROM json_each(?1) k`
	found := make(map[string][]string, len(keys))
	for part := range slices.Chunk(keys, chunk) {
		err := x.each(text, []any{list(part), limit}, func(scan func(...any) error) error {
			var key string
			var encoded []byte
			if err := scan(&key, &encoded); err != nil {
				return err
			}
			var ids []string
			if err := json.Unmarshal(encoded, &ids); err != nil {
				return fmt.Errorf("bearers of %q: %w", key, err)
			}
			if len(ids) > 0 {
				found[key] = ids
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// Descriptions are the descriptions with the ids, as far as there are.
func (x index) Descriptions(ids []string) (map[string]identity.Stored, error) {
	const text = "SELECT id, node, component, identity, json FROM descriptions WHERE id IN (SELECT value FROM json_each(?))"
	found := make(map[string]identity.Stored, len(ids))
	for part := range slices.Chunk(ids, chunk) {
		err := x.each(text, []any{list(part)}, func(scan func(...any) error) error {
			var id string
			var encoded []byte
			var d identity.Stored
			err := scan(&id, &d.Node, &d.Component, &d.Identity, &encoded)
			if err == nil {
				d.Description, err = identity.Decode(encoded)
			}
			found[id] = d
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// Members are the descriptions of the components.
func (x index) Members(components []string) (ids []string, err error) {
	for part := range slices.Chunk(components, chunk) {
		more, err := x.strings("SELECT id FROM descriptions WHERE component IN (SELECT value FROM json_each(?)) ORDER BY id", list(part))
		if err != nil {
			return nil, err
		}
		ids = append(ids, more...)
	}
	return ids, nil
}

func (t *txn) strings(text string, args ...any) (out []string, err error) {
	ids, err := t.ids(text, args...)
	for _, id := range ids {
		out = append(out, string(id))
	}
	return out, err
}

// Together are the documents that hold several of the descriptions.
func (x index) Together(ids []string) (map[graph.ID][]string, error) {
	const text = "SELECT document, description FROM claims WHERE description <> '' AND description IN (SELECT value FROM json_each(?))"
	found := map[graph.ID][]string{}
	for part := range slices.Chunk(ids, chunk) {
		err := x.each(text, []any{list(part)}, func(scan func(...any) error) error {
			var document graph.ID
			var id string
			err := scan(&document, &id)
			found[document] = append(found[document], id)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	for document, held := range found {
		if len(held) < 2 {
			delete(found, document)
		}
	}
	return found, nil
}

// settle writes what a document describes now, where it held other descriptions before, and resolves
// anew what that may concern. It returns the claims of other documents that stand for another node now, and
// the nodes that are to be folded. The document's claims are there already; none of its evidence is.
func (t *txn) settle(document graph.ID, held []string, now map[graph.ID]*identity.Description, log zerolog.Logger) (stored.Moves, []graph.ID, error) {
	change, err := t.describe(held, now)
	if err != nil {
		return nil, nil, err
	}
	outcome, err := identity.Settle(index{t}, change.Change)
	if err != nil {
		return nil, nil, err
	}
	if len(outcome.Large) > 0 {
		log.Debug().Strs("keys", outcome.Large).Msg("sqlite: too many descriptions are alike; only what names a thing exactly joins these")
	}
	var rows [][]any
	appeared := map[string]bool{}
	for _, d := range change.Appeared {
		a := outcome.Assignments[d.ID()]
		appeared[d.ID()] = true
		rows = append(rows, []any{d.ID(), a.Node, a.Component, a.Identity, d.Encode()})
	}
	if _, err := t.insert("INSERT INTO descriptions (id, node, component, identity, json) VALUES ", rows); err != nil {
		return nil, nil, err
	}
	ids, nodes := stored.Reassigned(outcome)
	moves := stored.Moves{}
	for _, id := range ids {
		if appeared[id] { // only this document's claims have it, which are led below
			continue
		}
		was, a := outcome.Before[id], outcome.Assignments[id]
		if err := t.exec("UPDATE descriptions SET node = ?, component = ?, identity = ? WHERE id = ?", a.Node, a.Component, a.Identity, id); err != nil {
			return nil, nil, err
		}
		if was.Node == a.Node {
			continue
		}
		if err := t.moved(id, a.Node, document, moves); err != nil {
			return nil, nil, err
		}
		if err := t.exec("UPDATE claims SET node = ? WHERE description <> '' AND description = ?", a.Node, id); err != nil {
			return nil, nil, err
		}
	}
	const own = `UPDATE claims SET node = (SELECT node FROM descriptions d WHERE d.id = claims.description)
		WHERE document = ? AND description <> ''`
	return moves, nodes, t.exec(own, document)
}

// moved notes where the claims with a description stand now, those of one document left out.
func (t *txn) moved(description string, to, but graph.ID, moves stored.Moves) error {
	return t.each("SELECT document, claimed FROM claims WHERE description <> '' AND description = ? AND document <> ?", []any{description, but},
		func(scan func(...any) error) error {
			var p stored.Place
			err := scan(&p.Document, &p.Claimed)
			moves[p] = to
			return err
		})
}

// describe takes out the descriptions that no document holds any more, writes the keys of new ones, and says what changed.
func (t *txn) describe(held []string, now map[graph.ID]*identity.Description) (stored.Changed, error) {
	all := slices.Clone(held)
	for _, d := range now {
		all = append(all, d.ID())
	}
	slices.Sort(all)
	there, err := index{t}.Descriptions(slices.Compact(all))
	if err != nil {
		return stored.Changed{}, err
	}
	others, err := t.strings(`SELECT value FROM json_each(?) h WHERE EXISTS (
		SELECT 1 FROM claims c WHERE c.description <> '' AND c.description = h.value)`, list(held))
	if err != nil {
		return stored.Changed{}, err
	}
	still := map[string]bool{}
	for _, id := range others {
		still[id] = true
	}
	change := stored.NewChanged(held, now, there, still)
	for _, d := range change.Vanished {
		if err := t.exec("DELETE FROM descriptions WHERE id = ?", d.ID()); err != nil {
			return change, err
		}
		for _, k := range d.Keys() {
			if err := t.exec("DELETE FROM description_keys WHERE key = ? AND description = ?", k, d.ID()); err != nil {
				return change, err
			}
		}
	}
	var keys [][]any
	for _, d := range change.Appeared {
		for _, k := range d.Keys() {
			keys = append(keys, []any{k, d.ID()})
		}
	}
	_, err = t.insert("INSERT INTO description_keys (key, description) VALUES ", keys)
	return change, err
}

// moveEvidence puts the evidence that rests on moved claims under the edges between the nodes that these stand for now. It
// returns the edges that lost or gained some, with their keys.
func (t *txn) moveEvidence(moves stored.Moves, from []graph.ID) (map[graph.ID]graph.EdgeKey, error) {
	touched := map[graph.ID]graph.EdgeKey{}
	if len(moves) == 0 {
		return touched, nil
	}
	ends := list(distinct(slices.Clone(from)))
	ids, err := t.ids(`SELECT id FROM edges INDEXED BY edges_source WHERE source IN (SELECT value FROM json_each(?1))
		UNION SELECT id FROM edges INDEXED BY edges_target WHERE target IN (SELECT value FROM json_each(?1))`, ends)
	if err != nil {
		return nil, err
	}
	type row struct {
		edge, id graph.ID
		to       graph.EdgeKey
	}
	var rows []row
	for part := range slices.Chunk(ids, chunk) {
		keys, err := t.edgeKeys(part)
		if err != nil {
			return nil, err
		}
		err = t.each("SELECT edge, id, document, source, target FROM evidence WHERE edge IN (SELECT value FROM json_each(?))", []any{list(part)},
			func(scan func(...any) error) error {
				var r row
				var document, source, target graph.ID
				err := scan(&r.edge, &r.id, &document, &source, &target)
				if r.to = moves.Key(keys[r.edge], document, source, target); r.to != keys[r.edge] {
					touched[r.edge] = keys[r.edge]
					touched[r.to.ID()] = r.to
					rows = append(rows, r)
				}
				return err
			})
		if err != nil {
			return nil, err
		}
	}
	for _, r := range rows {
		if err := t.exec("UPDATE evidence SET edge = ? WHERE edge = ? AND id = ?", r.to.ID(), r.edge, r.id); err != nil {
			return nil, err
		}
	}
	return touched, nil
}

// identities are those of nodes, encoded, as far as they have one.
func (t *txn) identities(nodes []graph.ID) (map[graph.ID]string, error) {
	found := map[graph.ID]string{}
	err := t.each("SELECT node, identity FROM descriptions WHERE node IN (SELECT value FROM json_each(?)) AND identity <> ''", []any{list(nodes)},
		func(scan func(...any) error) error {
			var id graph.ID
			var encoded string
			err := scan(&id, &encoded)
			found[id] = encoded
			return err
		})
	return found, err
}

// describeAll describes and resolves the claims of a store that are not described, document by document.
func (t *txn) describeAll(log zerolog.Logger) error {
	documents, err := t.ids("SELECT id FROM documents ORDER BY id")
	if err != nil {
		return err
	}
	for _, document := range documents {
		now := map[graph.ID]*identity.Description{}
		err := t.each("SELECT claimed, json FROM claims WHERE document = ? AND description = ''", []any{document}, func(scan func(...any) error) error {
			_, n, err := scanNode(scan)
			if err != nil {
				return err
			}
			if d, ok := identity.Describe(n); ok {
				now[n.NodeID()] = d
			}
			return nil
		})
		if err != nil {
			return err
		}
		for claimed, d := range now {
			if err := t.exec("UPDATE claims SET description = ? WHERE document = ? AND claimed = ?", d.ID(), document, claimed); err != nil {
				return err
			}
		}
		// The evidence of this document stands already, under the ids that were claimed: its own claims move too.
		moves, nodes, err := t.settle(document, nil, now, log)
		if err != nil {
			return err
		}
		err = t.each("SELECT claimed, node FROM claims WHERE document = ? AND description <> ''", []any{document}, func(scan func(...any) error) error {
			var claimed, node graph.ID
			err := scan(&claimed, &node)
			if claimed != node {
				moves[stored.Place{Document: document, Claimed: claimed}] = node
			}
			nodes = append(nodes, claimed, node)
			return err
		})
		if err != nil {
			return err
		}
		edges, err := t.moveEvidence(moves, nodes)
		if err != nil {
			return err
		}
		if err := t.refold("", nil, nil, distinct(nodes), edges); err != nil {
			return err
		}
	}
	return nil
}
