package neo4j

import (
	"context"
	"fmt"
	"strings"

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

// nodes are the nodes with the given ids, as far as there are.
func (t *txn) nodes(ids []graph.ID) (map[graph.ID]graph.Node, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := t.run("MATCH (n:Node) WHERE n.id IN $ids RETURN n.id, n.kg_json", map[string]any{"ids": list(ids)})
	if err != nil {
		return nil, err
	}
	found := make(map[graph.ID]graph.Node, len(rows))
	for _, r := range rows {
		id, n, err := node(r.Values[0], r.Values[1])
		if err != nil {
			return nil, err
		}
		found[id] = n
	}
	return found, nil
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
		hits = nil
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
		if err != nil {
			return err
		}
		for _, r := range ranked {
			if nodes[r.ID] == nil {
				return errTorn
			}
			hits = append(hits, graph.Hit{Node: nodes[r.ID], Score: r.Score})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return hits, nil
}

// rank judges the nodes that hold all words, the last one followed by the given mark of the full-text language.
func (t *txn) rank(q search.Query, kinds []graph.Kind, first int, mark string) ([]search.Ranked, error) {
	const statement = `CALL db.index.fulltext.queryNodes('kg_words', $match) YIELD node AS n
		WITH n WHERE n.kind IN $kinds RETURN n.id, n.kg_words ORDER BY n.id LIMIT $limit`
	rows, err := t.run(statement, map[string]any{"match": match(q, mark), "kinds": list(kinds), "limit": search.MaxCandidates})
	if err != nil {
		return nil, err
	}
	candidates := make([]search.Candidate, len(rows))
	for i, r := range rows {
		if r.Values[0] == nil || r.Values[1] == nil {
			return nil, errTorn
		}
		candidates[i] = search.Candidate{ID: graph.ID(text(r.Values[0])), Index: text(r.Values[1])}
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
		out = nil
		const read = `UNWIND $kinds AS kind CALL (kind) { MATCH (m:Name) WHERE m.kind = kind AND m.name >= $from AND m.name < $to
			RETURN m ORDER BY m.name, m.node LIMIT $limit } RETURN m.name, m.shown, m.node`
		rows, err := t.run(read, map[string]any{"kinds": list(search.CompletedKinds(q.Kinds)), "from": from, "to": to, "limit": search.Rows(q.First)})
		if err != nil {
			return err
		}
		var found []search.Found
		for _, r := range rows {
			found = append(found, search.Found{Folded: text(r.Values[0]), Shown: text(r.Values[1]), Node: graph.ID(text(r.Values[2]))})
		}
		found = search.Complete(found, q.First)
		ids := make([]graph.ID, len(found))
		for i, f := range found {
			ids[i] = f.Node
		}
		nodes, err := t.nodes(ids)
		if err != nil {
			return err
		}
		for _, f := range found {
			if nodes[f.Node] == nil {
				return errTorn
			}
			out = append(out, graph.Completion{Name: f.Shown, Node: nodes[f.Node]})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// match is a query in the full-text language: all words, the last one followed by the given mark. Words are of letters and digits only, see search.Words.
func match(q search.Query, mark string) string { return "+" + strings.Join(q.Words, " +") + mark }

// Count counts nodes by kind and edges by relation, from the counts that the database keeps.
func (s *Store) Count(ctx context.Context) (graph.Totals, error) {
	var parts []string
	for _, k := range graph.Kinds() {
		parts = append(parts, fmt.Sprintf("MATCH (n:%s) RETURN 'node' AS what, '%s' AS name, count(n) AS n", labelOf(k), k))
	}
	for _, r := range s.types.relations {
		parts = append(parts, fmt.Sprintf("MATCH ()-[r:%s]->() RETURN 'edge' AS what, '%s' AS name, count(r) AS n", s.types.of[r], r))
	}
	parts = append(parts, "MATCH (b:Batch) RETURN 'evidence' AS what, '' AS name, sum(b.evidence) AS n")
	statement := strings.Join(parts, " UNION ALL ")
	var totals graph.Totals
	err := s.read(ctx, func(t *txn) error {
		totals = graph.Totals{Nodes: map[graph.Kind]int{}, Edges: map[graph.Relation]int{}}
		rows, err := t.run(statement, nil)
		for _, r := range rows {
			name, n := text(r.Values[1]), int(number(r.Values[2]))
			switch what := text(r.Values[0]); {
			case n == 0:
			case what == "node":
				totals.Nodes[graph.Kind(name)] = n
			case what == "edge":
				totals.Edges[graph.Relation(name)] = n
			default:
				totals.Evidence = n
			}
		}
		return err
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
		claims = nil
		rows, err := t.run("MATCH (c:Claim {node: $id}) RETURN c.node, c.json, c.document ORDER BY c.document, c.claimed",
			map[string]any{"id": string(id)})
		if err != nil {
			return err
		}
		for _, r := range rows {
			_, n, err := node(r.Values[0], r.Values[1])
			if err != nil {
				return err
			}
			claims = append(claims, graph.Claim{Document: graph.ID(text(r.Values[2])), Node: n})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return claims, nil
}
