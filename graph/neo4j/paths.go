package neo4j

import (
	"context"
	"fmt"

	"kg/graph"
	"kg/graph/paths"
)

// Paths are all shortest paths between two nodes. The search is the one that
// every store uses: Cypher's own shortest paths come in no order, and all of them at once.
func (s *Store) Paths(ctx context.Context, q graph.PathQuery) ([]graph.Path, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	var out []graph.Path
	err := s.read(ctx, func(t *txn) error {
		out = nil
		ends, err := t.nodes([]graph.ID{q.From, q.To})
		if err != nil || ends[q.From] == nil || ends[q.To] == nil {
			return err
		}
		chains, err := paths.Shortest(ctx, q, func(_ context.Context, nodes []graph.ID, relations []graph.Relation) ([]paths.Link, error) {
			return t.links(nodes, s.types.pattern(relations))
		})
		if err != nil {
			return err
		}
		out, err = s.fill(t, chains)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (t *txn) links(nodes []graph.ID, pattern string) ([]paths.Link, error) {
	statement := fmt.Sprintf("MATCH (n:Node)-[r:%s]-(m) WHERE n.id IN $ids AND r.confidence > 0 RETURN r.id, n.id, m.id", pattern)
	rows, err := t.run(statement, map[string]any{"ids": list(nodes)})
	if err != nil {
		return nil, err
	}
	found := make([]paths.Link, len(rows))
	for i, r := range rows {
		if r.Values[0] == nil || r.Values[1] == nil || r.Values[2] == nil {
			return nil, errTorn
		}
		found[i] = paths.Link{Edge: graph.ID(text(r.Values[0])), Here: graph.ID(text(r.Values[1])), Neighbor: graph.ID(text(r.Values[2]))}
	}
	return found, nil
}

// fill reads the nodes and edges of the chains.
func (s *Store) fill(t *txn, chains []paths.Chain) ([]graph.Path, error) {
	var nodeIDs []graph.ID
	var joints []any
	seen := map[graph.ID]bool{}
	for _, c := range chains {
		nodeIDs = append(nodeIDs, c.Nodes...)
		for i, id := range c.Edges {
			if !seen[id] {
				seen[id] = true
				joints = append(joints, []any{string(c.Nodes[i]), string(c.Nodes[i+1]), string(id)})
			}
		}
	}
	nodeIDs = distinct(nodeIDs)
	nodes, err := t.nodes(nodeIDs)
	if err != nil {
		return nil, err
	}
	const statement = `UNWIND $rows AS row MATCH (a:Node {id: row[0]})-[r]-(b:Node {id: row[1]}) WHERE r.id = row[2]
		RETURN type(r), startNode(r).id, endNode(r).id, r.negated, r.kg_evidence`
	edges := map[graph.ID]graph.Edge{}
	if len(joints) > 0 {
		rows, err := t.run(statement, map[string]any{"rows": joints})
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			e, err := s.edge(r.Values)
			if err != nil {
				return nil, err
			}
			edges[e.ID] = e
		}
	}
	for _, id := range nodeIDs {
		if nodes[id] == nil {
			return nil, errTorn
		}
	}
	if len(edges) < len(joints) {
		return nil, errTorn
	}
	return paths.Fill(chains, nodes, edges), nil
}

// edge decodes a row of type, ids of both ends, denial and evidence.
func (s *Store) edge(row []any) (graph.Edge, error) {
	negated, _ := row[3].(bool)
	return edge(graph.EdgeKey{
		Relation: s.types.relation[text(row[0])], From: graph.ID(text(row[1])), To: graph.ID(text(row[2])), Negated: negated,
	}, row[4])
}
