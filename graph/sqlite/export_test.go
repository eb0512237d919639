package sqlite

import (
	"context"
	"fmt"

	"kg/graph"
)

// LimitSize makes the file full at the given number of pages.
func (s *Store) LimitSize(ctx context.Context, pages int) error {
	return s.writer.transact(ctx, "BEGIN", func(t *txn) error {
		var now int
		return t.row(fmt.Sprintf("PRAGMA max_page_count = %d", pages), &now)
	})
}

// Asked is how many statements a store in memory has run.
func (s *Store) Asked() int {
	c := <-s.reader.idle
	defer func() { s.reader.idle <- c }()
	return c.asked
}

// Keep gives what is kept another room, in bytes, and empties it.
func (s *Store) Keep(room int) { s.kept = newKept(room) }

// Kept is how much is kept, in bytes.
func (s *Store) Kept() int {
	s.kept.mu.RLock()
	defer s.kept.mu.RUnlock()
	return s.kept.young.bytes + s.kept.old.bytes
}

// MigrateNext runs a step that leads to the version behind this program's.
func (s *Store) MigrateNext(ctx context.Context, step string) error {
	return s.migrateStep(ctx, step, len(migrations()))
}

// AskedByHop tells apart the hops that find different edges.
func AskedByHop(h graph.Hop) string { return asked(h, 0) }
