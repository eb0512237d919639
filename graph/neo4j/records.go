package neo4j

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"kg/graph"
)

// recordPage is how many nodes or edges of one type a stream holds at once.
const recordPage = 500

// errStopped ends a stream that its reader has left.
var errStopped = errors.New("the reader of the stream has stopped")

// Records streams the whole graph, page by page: a transaction each, so a long
// export holds none open. Edges have an index for each type; their streams are merged.
func (s *Store) Records(ctx context.Context) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		out := func(r graph.Record) error {
			if !yield(r, nil) {
				return errStopped
			}
			return nil
		}
		err := s.streamNodes(ctx, out)
		if err == nil {
			err = s.streamEdges(ctx, out)
		}
		if err != nil && !errors.Is(err, errStopped) {
			yield(graph.Record{}, err)
		}
	}
}

func (s *Store) streamNodes(ctx context.Context, out func(graph.Record) error) error {
	const statement = "MATCH (n:Node) WHERE n.id > $after RETURN n.id, n.kg_json ORDER BY n.id LIMIT $limit"
	for after := graph.ID(""); ; {
		var page []graph.Node
		err := s.read(ctx, func(t *txn) error {
			page = nil
			rows, err := t.run(statement, map[string]any{"after": string(after), "limit": recordPage})
			if err != nil {
				return err
			}
			for _, r := range rows {
				_, n, err := node(r.Values[0], r.Values[1])
				if err != nil {
					return err
				}
				page = append(page, n)
			}
			return nil
		})
		if err != nil || len(page) == 0 {
			return err
		}
		for _, n := range page {
			if err := out(graph.Record{Node: n}); err != nil {
				return err
			}
		}
		after = page[len(page)-1].NodeID()
	}
}

// edgeStream is what is read and not yet given out of the edges of one relation, in the order of their ids.
type edgeStream struct {
	relation graph.Relation
	page     []graph.Edge
	after    graph.ID
	done     bool
}

func (s *Store) streamEdges(ctx context.Context, out func(graph.Record) error) error {
	var streams []*edgeStream
	for _, r := range s.types.relations {
		streams = append(streams, &edgeStream{relation: r})
	}
	for {
		for _, st := range streams {
			if err := s.fillStream(ctx, st); err != nil {
				return err
			}
		}
		streams = slices.DeleteFunc(streams, func(st *edgeStream) bool { return len(st.page) == 0 })
		if len(streams) == 0 {
			return nil
		}
		next := slices.MinFunc(streams, func(a, b *edgeStream) int { return cmp.Compare(a.page[0].ID, b.page[0].ID) })
		if err := out(graph.Record{Edge: &next.page[0]}); err != nil {
			return err
		}
		next.page = next.page[1:]
	}
}

// fillStream reads the next page of a stream that has run empty.
func (s *Store) fillStream(ctx context.Context, st *edgeStream) error {
	if len(st.page) > 0 || st.done {
		return nil
	}
	statement := fmt.Sprintf(`MATCH (a)-[r:%s]->(b) WHERE r.id > $after WITH a, r, b ORDER BY r.id LIMIT $limit
		RETURN type(r), a.id, b.id, r.negated, r.kg_evidence`, s.types.of[st.relation])
	return s.read(ctx, func(t *txn) error {
		st.page = nil
		rows, err := t.run(statement, map[string]any{"after": string(st.after), "limit": recordPage})
		if err != nil {
			return err
		}
		for _, r := range rows {
			e, err := s.edge(r.Values)
			if err != nil {
				return err
			}
			st.page = append(st.page, e)
		}
		// Rows come in order, but only the limit depends on it: the order is made sure of here.
		slices.SortFunc(st.page, func(a, b graph.Edge) int { return cmp.Compare(a.ID, b.ID) })
		if st.done = len(rows) < recordPage; !st.done {
			st.after = st.page[len(st.page)-1].ID
		}
		return nil
	})
}
