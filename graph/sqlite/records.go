package sqlite

import (
	"context"
	"errors"
	"iter"

	"kg/graph"
)

// errStopped ends a stream that its reader has left.
var errStopped = errors.New("the reader of the stream has stopped")

// Records streams the whole graph. A file is read in one transaction as the stream is
// read; an in-memory store, whose only connection others may need meanwhile, is read whole first.
func (s *Store) Records(ctx context.Context) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		if !s.memory {
			err := s.stream(ctx, func(r graph.Record) error {
				if !yield(r, nil) {
					return errStopped
				}
				return nil
			})
			if err != nil && !errors.Is(err, errStopped) {
				yield(graph.Record{}, err)
			}
			return
		}
		var all []graph.Record
		err := s.stream(ctx, func(r graph.Record) error {
			all = append(all, r)
			return nil
		})
		for _, r := range all {
			if !yield(r, nil) {
				return
			}
		}
		if err != nil {
			yield(graph.Record{}, err)
		}
	}
}

func (s *Store) stream(ctx context.Context, out func(graph.Record) error) error {
	run := s.reader.stream
	if s.memory {
		run = s.reader.transact
	}
	return s.explain(ctx, run(ctx, "BEGIN", func(t *txn) error {
		err := t.each("SELECT id, json FROM nodes ORDER BY id", nil, func(scan func(...any) error) error {
			_, n, err := scanNode(scan)
			if err != nil {
				return err
			}
			return out(graph.Record{Node: n})
		})
		if err != nil {
			return err
		}
		return t.streamEdges(out)
	}))
}

func (t *txn) streamEdges(out func(graph.Record) error) error {
	for after := graph.ID(""); ; {
		ids, err := t.ids("SELECT id FROM edges WHERE id > ? ORDER BY id LIMIT ?", after, chunk)
		if err != nil || len(ids) == 0 {
			return err
		}
		edges, err := t.edges(ids)
		if err != nil {
			return err
		}
		for _, id := range ids {
			e := edges[id]
			if err := out(graph.Record{Edge: &e}); err != nil {
				return err
			}
		}
		after = ids[len(ids)-1]
	}
}
