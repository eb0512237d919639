package sqlite

import (
	"context"

	"kg/graph"
	"kg/graph/paths"
)

// Both ends of an edge that begins and ends at one node would be two links; a shortest path never takes it.
const links = `SELECT id, source, target FROM edges INDEXED BY edges_source
	WHERE source IN (SELECT value FROM json_each(?1)) AND relation IN (SELECT value FROM json_each(?2)) AND confidence > 0
	UNION ALL SELECT id, target, source FROM edges INDEXED BY edges_target
	WHERE target IN (SELECT value FROM json_each(?1)) AND relation IN (SELECT value FROM json_each(?2)) AND confidence > 0`

// Paths are all shortest paths between two nodes.
func (s *Store) Paths(ctx context.Context, q graph.PathQuery) ([]graph.Path, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	var out []graph.Path
	err := s.read(ctx, func(t *txn) error {
		ends, err := t.nodes([]graph.ID{q.From, q.To})
		if err != nil || ends[q.From] == nil || ends[q.To] == nil {
			return err
		}
		chains, err := paths.Shortest(ctx, q, t.links)
		if err != nil {
			return err
		}
		out, err = t.paths(chains)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (t *txn) links(_ context.Context, nodes []graph.ID, relations []graph.Relation) (found []paths.Link, err error) {
	err = t.each(links, []any{list(nodes), list(relations)}, func(scan func(...any) error) error {
		var l paths.Link
		err := scan(&l.Edge, &l.Here, &l.Neighbor)
		found = append(found, l)
		return err
	})
	return found, err
}

func (t *txn) paths(chains []paths.Chain) ([]graph.Path, error) {
	var nodeIDs, edgeIDs []graph.ID
	for _, c := range chains {
		nodeIDs, edgeIDs = append(nodeIDs, c.Nodes...), append(edgeIDs, c.Edges...)
	}
	nodes, err := t.nodes(distinct(nodeIDs))
	if err != nil {
		return nil, err
	}
	edges, err := t.edges(distinct(edgeIDs))
	if err != nil {
		return nil, err
	}
	return paths.Fill(chains, nodes, edges), nil
}
