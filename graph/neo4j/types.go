package neo4j

import (
	"context"
	"fmt"

	"kg/graph"
)

// CountTypes counts the nodes of a kind by their type, as [graph.NodeQuery] understands it.
func (s *Store) CountTypes(ctx context.Context, kind graph.Kind) (map[string]int, error) {
	var out map[string]int
	err := s.read(ctx, func(t *txn) error {
		out = map[string]int{}
		rows, err := t.run(fmt.Sprintf("MATCH (n:%s) RETURN n.kg_type AS name, count(n) AS n", labelOf(kind)), nil)
		for _, r := range rows {
			if r.Values[0] != nil { // a node that is only just being removed
				out[text(r.Values[0])] = int(number(r.Values[1]))
			}
		}
		return err
	})
	return out, err
}
