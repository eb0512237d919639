package shard

import (
	"context"
	"errors"

	"kg/graph"
	"kg/graph/stored"
)

// errStopped ends a stream that its reader has left.
var errStopped = errors.New("the reader of the stream has stopped")

var _ stored.Keeper = (*Merged)(nil)

// Whole streams all that a store keeps of the documents.
func (m *Merged) Whole(ctx context.Context) stored.All {
	return func(yield func(stored.Held, error) bool) {
		out := func(h stored.Held) error {
			if err := ctx.Err(); err != nil {
				return graph.Errorf(graph.Timeout, "the merger was ended: %w", err)
			}
			if !yield(h, nil) {
				return errStopped
			}
			return nil
		}
		err := m.spoken(func(d stored.HeldDocument) error { return out(d) })
		for _, part := range []func(func(stored.Held) error) error{
			func(out func(stored.Held) error) error {
				return m.claimed(func(c stored.HeldClaim) error { return out(c) })
			},
			m.describedWhole, m.nodesWhole, m.edgesWhole,
		} {
			if err == nil {
				err = part(out)
			}
		}
		if err != nil && !errors.Is(err, errStopped) {
			yield(nil, err)
		}
	}
}

func (m *Merged) describedWhole(out func(stored.Held) error) error {
	assigned, err := m.assignments.read()
	if err != nil {
		return err
	}
	err = m.described(func(id string, encoded []byte) error {
		if !assigned.next() {
			return errors.Join(graph.Errorf(graph.Internal, "the description %s means nothing", id), assigned.err)
		}
		a, err := readAssignment(assigned)
		if err == nil && a.id != id {
			err = graph.Errorf(graph.Internal, "the description %s means nothing", id)
		}
		if err != nil {
			return err
		}
		return out(stored.HeldDescription{ID: id, Assignment: a.Assignment, JSON: string(encoded)})
	})
	return errors.Join(err, assigned.close())
}

// nodesWhole folds the claims about each node.
func (m *Merged) nodesWhole(out func(stored.Held) error) error {
	weights, err := m.weights.read()
	if err != nil {
		return err
	}
	st, err := m.shown.read()
	if err != nil {
		return errors.Join(err, weights.close())
	}
	more := weights.next()
	at, why := graph.ID(""), ""
	var about []stored.Claim
	end := func() error {
		if len(about) == 0 {
			return nil
		}
		row, err := stored.Fold(at, about, why)
		if err != nil {
			return err
		}
		return out(stored.HeldNode{ID: at, JSON: string(row.JSON), Edges: weight(weights, &more, string(at))})
	}
	for err == nil && st.next() {
		if id := graph.ID(first(st.key)); id != at {
			if err = end(); err != nil {
				break
			}
			at, why, about = id, "", about[:0]
		}
		if len(st.key) == len(at) {
			why = string(st.value)
			continue
		}
		var n graph.Node
		if n, err = graph.DecodeNode(graph.Kind(at.Kind()), st.value); err == nil {
			about = append(about, stored.Claim{Document: graph.ID(middle(st.key)), Node: n})
		}
	}
	if err == nil {
		err = end()
	}
	return errors.Join(err, st.close(), weights.close())
}

// weight counts the edges that count for a node.
func weight(st *stream, more *bool, node string) int {
	n, before := 0, ""
	for ; *more && first(st.key) <= node; *more = st.next() {
		if k := string(st.key); first(st.key) == node && k != before {
			n, before = n+1, k
		}
	}
	return n
}

func (m *Merged) edgesWhole(out func(stored.Held) error) error {
	st, err := m.edges.read()
	if err != nil {
		return err
	}
	at := ""
	var e stored.HeldEdge
	for err == nil && st.next() {
		if id := first(st.key); id != at {
			if at != "" {
				if err = out(e); err != nil {
					break
				}
			}
			at, e = id, stored.HeldEdge{}
		}
		var relation, from, to, not, claimedFrom, claimedTo, encoded string
		if err = unpack(st.value, &relation, &from, &to, &not, &claimedFrom, &claimedTo, &encoded); err != nil {
			break
		}
		v := stored.HeldEvidence{JSON: encoded, From: graph.ID(claimedFrom), To: graph.ID(claimedTo)}
		if v.Evidence, err = stored.DecodeEvidence([]byte(encoded)); err != nil {
			break
		}
		e.EdgeKey = graph.EdgeKey{Relation: graph.Relation(relation), From: graph.ID(from), To: graph.ID(to), Negated: not != ""}
		e.Evidence = append(e.Evidence, v)
	}
	if err == nil && st.err == nil && at != "" {
		err = out(e)
	}
	return errors.Join(err, st.close())
}
