package sqlite

import (
	"context"

	"kg/graph"
)

// CountTypes counts the nodes of a kind by their type, as [graph.NodeQuery] understands it; it reads an index only.
func (s *Store) CountTypes(ctx context.Context, kind graph.Kind) (map[string]int, error) {
	out := map[string]int{}
	err := s.read(ctx, func(t *txn) error {
		return t.each("SELECT type, count(*) FROM nodes WHERE kind = ? GROUP BY type", []any{kind}, func(scan func(...any) error) error {
			var name string
			var n int
			err := scan(&name, &n)
			out[name] = n
			return err
		})
	})
	return out, err
}
