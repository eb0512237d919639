package sqlite

import (
	"context"
	"fmt"
	"slices"

	"kg/graph"
	"kg/graph/search"
)

// Nodes are the nodes with the given ids.
func (s *Store) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	out := make([]graph.Node, len(ids))
	err := s.read(ctx, func(t *txn) error {
		found, err := t.nodes(ids)
		for i, id := range ids {
			out[i] = found[id]
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

const nodesByID = "SELECT id, json FROM nodes WHERE id IN (SELECT value FROM json_each(?))"

// nodes are the nodes with the given ids, as far as there are.
func (t *txn) nodes(ids []graph.ID) (map[graph.ID]graph.Node, error) {
	found := make(map[graph.ID]graph.Node, len(ids))
	for part := range slices.Chunk(ids, chunk) {
		err := t.each(nodesByID, []any{list(part)},
			func(scan func(...any) error) error {
				id, n, err := scanNode(scan)
				found[id] = n
				return err
			})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

func scanNode(scan func(...any) error) (graph.ID, graph.Node, error) {
	var id graph.ID
	var encoded []byte
	if err := scan(&id, &encoded); err != nil {
		return "", nil, err
	}
	n, err := graph.DecodeNode(graph.Kind(id.Kind()), encoded)
	return id, n, err
}

// Search finds nodes by words.
func (s *Store) Search(ctx context.Context, q graph.SearchQuery) ([]graph.Hit, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	words := search.NewQuery(q.Text)
	kinds := q.Kinds
	if len(kinds) == 0 {
		kinds = graph.Kinds()
	}
	var hits []graph.Hit
	err := s.read(ctx, func(t *txn) error {
		if len(words.Words) == 0 {
			return nil
		}
		// Whole words first: where they fill the page, the nodes that only hold longer words are not needed.
		ranked, err := t.rank(words, kinds, q.First, "")
		if err == nil && len(ranked) < q.First {
			ranked, err = t.rank(words, kinds, q.First, "*")
		}
		if err != nil {
			return err
		}
		ids := make([]graph.ID, len(ranked))
		for i, r := range ranked {
			ids[i] = r.ID
		}
		nodes, err := t.nodes(ids)
		for _, r := range ranked {
			hits = append(hits, graph.Hit{Node: nodes[r.ID], Score: r.Score})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return hits, nil
}

// rank judges the nodes that hold all words, the last one followed by the given mark of the full-text language.
func (t *txn) rank(q search.Query, kinds []graph.Kind, first int, mark string) ([]search.Ranked, error) {
	const text = `SELECT n.id, s.words FROM node_search s JOIN nodes n ON n.rowid = s.rowid
		WHERE node_search MATCH ? AND n.kind IN (SELECT value FROM json_each(?)) ORDER BY n.id LIMIT ?`
	var candidates []search.Candidate
	err := t.each(text, []any{match(q, mark), list(kinds), search.MaxCandidates}, func(scan func(...any) error) error {
		var c search.Candidate
		err := scan(&c.ID, &c.Index)
		candidates = append(candidates, c)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("search %q: %w", match(q, mark), err)
	}
	return q.Rank(candidates, first), nil
}

// Complete finds names that begin with a text.
func (s *Store) Complete(ctx context.Context, q graph.CompleteQuery) ([]graph.Completion, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	from, to, ok := search.Prefix(q.Text)
	if !ok {
		return nil, nil
	}
	var out []graph.Completion
	err := s.read(ctx, func(t *txn) error {
		var found []search.Found
		for _, kind := range search.CompletedKinds(q.Kinds) {
			const read = "SELECT name, shown, node FROM node_names WHERE kind = ? AND name >= ? AND name < ? ORDER BY name, node LIMIT ?"
			err := t.each(read, []any{kind, from, to, search.Rows(q.First)}, func(scan func(...any) error) error {
				var f search.Found
				err := scan(&f.Folded, &f.Shown, &f.Node)
				found = append(found, f)
				return err
			})
			if err != nil {
				return err
			}
		}
		found = search.Complete(found, q.First)
		ids := make([]graph.ID, len(found))
		for i, f := range found {
			ids[i] = f.Node
		}
		nodes, err := t.nodes(ids)
		for _, f := range found {
			out = append(out, graph.Completion{Name: f.Shown, Node: nodes[f.Node]})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// match is a query in the full-text language: all words, the last one followed by the given mark.
func match(q search.Query, mark string) string {
	text := ""
	for i, w := range q.Words {
		text += `"` + w + `"` // letters and digits only, see search.Words
		if i == len(q.Words)-1 {
			text += mark
		}
		text += " "
	}
	return text
}

// Count counts nodes by kind and edges by relation.
func (s *Store) Count(ctx context.Context) (graph.Totals, error) {
	totals := graph.Totals{Nodes: map[graph.Kind]int{}, Edges: map[graph.Relation]int{}}
	err := s.read(ctx, func(t *txn) error {
		err := t.each("SELECT kind, count(*) FROM nodes GROUP BY kind", nil, func(scan func(...any) error) error {
			var k graph.Kind
			var n int
			err := scan(&k, &n)
			totals.Nodes[k] = n
			return err
		})
		if err != nil {
			return err
		}
		err = t.each("SELECT relation, count(*) FROM edges GROUP BY relation", nil, func(scan func(...any) error) error {
			var r graph.Relation
			var n int
			err := scan(&r, &n)
			totals.Edges[r] = n
			return err
		})
		if err != nil {
			return err
		}
		return t.row("SELECT count(*) FROM evidence", &totals.Evidence)
	})
	if err != nil {
		return graph.Totals{}, err
	}
	return totals, nil
}

// Claims streams the claims about a node.
func (s *Store) Claims(ctx context.Context, id graph.ID) ([]graph.Claim, error) {
	var claims []graph.Claim
	err := s.read(ctx, func(t *txn) error {
		return t.each("SELECT document, json FROM claims WHERE node = ? ORDER BY document, claimed", []any{id},
			func(scan func(...any) error) error {
				var c graph.Claim
				var encoded []byte
				err := scan(&c.Document, &encoded)
				if err == nil {
					c.Node, err = graph.DecodeNode(graph.Kind(id.Kind()), encoded)
				}
				claims = append(claims, c)
				return err
			})
	})
	if err != nil {
		return nil, err
	}
	return claims, nil
}
