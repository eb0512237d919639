package neo4j

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kg/graph"
	"kg/graph/stored"
)

var _ stored.Keeper = (*Store)(nil)

// Whole streams all that the database keeps, page by page, as [Store.Records] does. Where something was written meanwhile, which may be there in part,
// the stream ends with [graph.Unavailable].
func (s *Store) Whole(ctx context.Context) stored.All {
	return func(yield func(stored.Held, error) bool) {
		out := func(h stored.Held) error {
			if !yield(h, nil) {
				return errStopped
			}
			return nil
		}
		err := unchanged(func() (string, error) { return s.State(ctx) }, func() error { return s.whole(ctx, out) })
		if err != nil && !errors.Is(err, errStopped) {
			yield(nil, err)
		}
	}
}

// unchanged reads, and fails where the state of the graph is another one behind that than before.
func unchanged(state func() (string, error), read func() error) error {
	before, err := state()
	if err == nil {
		err = read()
	}
	if err != nil {
		return err
	}
	after, err := state()
	if err == nil && after != before {
		err = graph.Errorf(graph.Unavailable, "the graph was written to while it was read: run it again")
	}
	return err
}

func (s *Store) whole(ctx context.Context, out func(stored.Held) error) error {
	for _, part := range []func(context.Context, func(stored.Held) error) error{
		s.wholeDocuments, s.wholeClaims, s.wholeDescriptions, s.wholeNodes, s.wholeEdges,
	} {
		if err := part(ctx, out); err != nil {
			return err
		}
	}
	return nil
}

// pages reads a statement, whose rows come in the order of their first value, page by page.
func (s *Store) pages(ctx context.Context, statement string, row func(values []any) error) error {
	for after := ""; ; {
		var page [][]any
		err := s.read(ctx, func(t *txn) error {
			page = nil
			rows, err := t.run(statement, map[string]any{"after": after, "limit": recordPage})
			for _, r := range rows {
				page = append(page, r.Values)
			}
			return err
		})
		if err != nil || len(page) == 0 {
			return err
		}
		for _, values := range page {
			if err := row(values); err != nil {
				return err
			}
		}
		after = text(page[len(page)-1][0])
	}
}

const documentPage = "MATCH (b:Batch) WHERE b.document > $after RETURN b.document, b.digest, b.evidence ORDER BY b.document LIMIT $limit"

func (s *Store) wholeDocuments(ctx context.Context, out func(stored.Held) error) error {
	return s.pages(ctx, documentPage, func(values []any) error {
		d := stored.HeldDocument{ID: graph.ID(text(values[0])), Digest: text(values[1]), Evidence: int(number(values[2]))}
		err := s.read(ctx, func(t *txn) error {
			d.Keys = nil
			rows, err := t.run("MATCH (p:BatchPart {document: $document}) RETURN p.relation, p.keys", map[string]any{"document": string(d.ID)})
			for _, r := range rows {
				for _, key := range texts(r.Values[1]) {
					d.Keys = append(d.Keys, parseKey(graph.Relation(text(r.Values[0])), key))
				}
			}
			return err
		})
		if err != nil {
			return err
		}
		slices.SortFunc(d.Keys, stored.CompareKeys)
		return out(d)
	})
}

func (s *Store) wholeClaims(ctx context.Context, out func(stored.Held) error) error {
	const read = "MATCH (c:Claim {document: $document}) RETURN c.claimed, c.node, c.description, c.json ORDER BY c.claimed"
	return s.pages(ctx, documentPage, func(values []any) error {
		var claims []stored.HeldClaim
		document := graph.ID(text(values[0]))
		err := s.read(ctx, func(t *txn) error {
			claims = nil
			rows, err := t.run(read, map[string]any{"document": string(document)})
			for _, r := range rows {
				claims = append(claims, stored.HeldClaim{
					Document: document, Claimed: graph.ID(text(r.Values[0])), Node: graph.ID(text(r.Values[1])), Description: text(r.Values[2]), JSON: text(r.Values[3]),
				})
			}
			return err
		})
		for _, c := range claims {
			if err == nil {
				err = out(c)
			}
		}
		return err
	})
}

func (s *Store) wholeDescriptions(ctx context.Context, out func(stored.Held) error) error {
	const page = "MATCH (d:Description) WHERE d.id > $after RETURN d.id, d.node, d.component, d.identity, d.json ORDER BY d.id LIMIT $limit"
	return s.pages(ctx, page, func(values []any) error {
		d := stored.HeldDescription{ID: text(values[0]), JSON: text(values[4])}
		d.Node, d.Component, d.Identity = graph.ID(text(values[1])), text(values[2]), text(values[3])
		return out(d)
	})
}

func (s *Store) wholeNodes(ctx context.Context, out func(stored.Held) error) error {
	const page = "MATCH (n:Node) WHERE n.id > $after RETURN n.id, n.kg_json, n.kg_by_most ORDER BY n.id LIMIT $limit"
	return s.pages(ctx, page, func(values []any) error {
		n := stored.HeldNode{ID: graph.ID(text(values[0])), JSON: text(values[1])}
		weight, _, _ := strings.Cut(text(values[2]), " ")
		var err error
		if n.Edges, err = stored.EdgesOf(weight); err != nil {
			return err
		}
		return out(n)
	})
}

// heldStream is what is read and not yet given out of the edges of one relation, in the order of their ids.
type heldStream struct {
	relation graph.Relation
	page     []heldEdge
	after    graph.ID
	done     bool
}

type heldEdge struct {
	id graph.ID
	stored.HeldEdge
}

func (s *Store) wholeEdges(ctx context.Context, out func(stored.Held) error) error {
	var streams []*heldStream
	for _, r := range s.types.relations {
		streams = append(streams, &heldStream{relation: r})
	}
	for {
		for _, st := range streams {
			if err := s.fillHeld(ctx, st); err != nil {
				return err
			}
		}
		streams = slices.DeleteFunc(streams, func(st *heldStream) bool { return len(st.page) == 0 })
		if len(streams) == 0 {
			return nil
		}
		next := slices.MinFunc(streams, func(a, b *heldStream) int { return cmp.Compare(a.page[0].id, b.page[0].id) })
		if err := out(next.page[0].HeldEdge); err != nil {
			return err
		}
		next.page = next.page[1:]
	}
}

func (s *Store) fillHeld(ctx context.Context, st *heldStream) error {
	if len(st.page) > 0 || st.done {
		return nil
	}
	statement := fmt.Sprintf(`MATCH (a)-[r:%s]->(b) WHERE r.id > $after WITH a, r, b ORDER BY r.id LIMIT $limit
		RETURN a.id, b.id, r.negated, r.kg_evidence, r.kg_ends`, s.types.of[st.relation])
	return s.read(ctx, func(t *txn) error {
		st.page = nil
		rows, err := t.run(statement, map[string]any{"after": string(st.after), "limit": recordPage})
		if err != nil {
			return err
		}
		for _, r := range rows {
			negated, _ := r.Values[2].(bool)
			k := graph.EdgeKey{Relation: st.relation, From: graph.ID(text(r.Values[0])), To: graph.ID(text(r.Values[1])), Negated: negated}
			list, err := piecesOf(k, r.Values[3], r.Values[4])
			if err != nil {
				return err
			}
			e := stored.HeldEdge{EdgeKey: k}
			for _, p := range list {
				encoded, err := json.Marshal(p.Evidence)
				if err != nil {
					return err
				}
				e.Evidence = append(e.Evidence, stored.HeldEvidence{Evidence: p.Evidence, JSON: string(encoded), From: p.ends.from, To: p.ends.to})
			}
			st.page = append(st.page, heldEdge{k.ID(), e})
		}
		slices.SortFunc(st.page, func(a, b heldEdge) int { return cmp.Compare(a.id, b.id) })
		if st.done = len(rows) < recordPage; !st.done {
			st.after = st.page[len(st.page)-1].id
		}
		return nil
	})
}
