package server

import (
	"context"
	"slices"
	"strings"
	"time"

	"kg/graph"
	"kg/graph/review"
	"kg/server/internal/answer"
	"kg/server/internal/gql"
)

// Review lets people correct the graph. Without it a server is read-only.
type Review struct {
	Store *review.Store // that the server reads
	File  review.File   // where decisions are written
	Who   string        // decides where neither a request nor its token says; "" refuses such a request
	Audit *AuditLog     // nil logs nothing
}

// Mutation is the resolver of the corrections.
func (r *resolver) Mutation() gql.MutationResolver { return corrections{r} }

// MayCorrect tells whether whoever asks may correct the graph.
func (r *resolver) MayCorrect(ctx context.Context) (bool, error) {
	return r.review != nil && r.access.corrects(ctx) == nil, nil
}

// corrections answers the fields of Mutation.
type corrections struct{ *resolver }

// decide writes the decision that a request makes.
func (c corrections) decide(ctx context.Context, who, why *string, do func(review.Maker, *review.Set) (review.Record, error)) (*answer.Record, error) {
	if c.review == nil {
		return nil, graph.Errorf(graph.ReadOnly, "this server is read-only: corrections are taken by `kg serve --review`, or on the command line by `kg review`")
	}
	if err := c.access.corrects(ctx); err != nil { // again, where the writing is
		return nil, err
	}
	var made graph.ID
	err := c.review.Audit.during(ctx, c.log, func() (id graph.ID, err error) {
		made, err = c.record(ctx, who, why, do)
		return made, err
	})
	if err != nil {
		return nil, err
	}
	list, err := c.records(ctx, func(r review.Record) bool { return r.ID == made })
	if err != nil {
		return nil, err
	}
	if len(list) != 1 {
		return nil, graph.Errorf(graph.Internal, "the decision %s was written and is not there", made)
	}
	return list[0], nil
}

// record writes the decision into the file and the store; its id is given too where it stands in the one and not in the other.
func (c corrections) record(ctx context.Context, who, why *string, do func(review.Maker, *review.Set) (review.Record, error)) (made graph.ID, err error) {
	m := review.Maker{When: time.Now()}
	if m.Who, err = decides(ctx, c.review.Who, who); err != nil {
		return "", err
	}
	if why != nil {
		m.Why = *why
	}
	_, _, err = c.review.Store.Record(ctx, c.review.File, func(set *review.Set) ([]review.Record, error) {
		r, err := do(m, set)
		if err != nil {
			return nil, err
		}
		made = r.ID
		return []review.Record{r}, nil
	})
	return made, err
}

// Accept accepts a reading.
func (c corrections) Accept(ctx context.Context, document, evidence graph.ID, who, why *string) (*answer.Record, error) {
	return c.decide(ctx, who, why, func(m review.Maker, set *review.Set) (review.Record, error) {
		return m.Judge(ctx, c.store, set, graph.DecisionAccept, document, evidence)
	})
}

// Reject rejects a reading.
func (c corrections) Reject(ctx context.Context, document, evidence graph.ID, who, why *string) (*answer.Record, error) {
	return c.decide(ctx, who, why, func(m review.Maker, set *review.Set) (review.Record, error) {
		return m.Judge(ctx, c.store, set, graph.DecisionReject, document, evidence)
	})
}

// Merge puts nodes together.
func (c corrections) Merge(ctx context.Context, nodes []graph.ID, who, why *string) (*answer.Record, error) {
	return c.decide(ctx, who, why, func(m review.Maker, set *review.Set) (review.Record, error) {
		return m.Merge(ctx, c.store, set, graph.DecisionMerge, nodes)
	})
}

// Split keeps nodes apart, or what some documents call a node.
func (c corrections) Split(ctx context.Context, nodes, off []graph.ID, who, why *string) (*answer.Record, error) {
	return c.decide(ctx, who, why, func(m review.Maker, set *review.Set) (review.Record, error) {
		switch {
		case len(off) == 0:
			return m.Merge(ctx, c.store, set, graph.DecisionSplit, nodes)
		case len(nodes) != 1:
			return review.Record{}, graph.Errorf(graph.Invalid, "split: with off name one node, not %d", len(nodes))
		}
		return m.Split(ctx, c.store, set, nodes[0], off)
	})
}

// Relabel sets a field of a node.
func (c corrections) Relabel(ctx context.Context, node graph.ID, field, value string, who, why *string) (*answer.Record, error) {
	return c.decide(ctx, who, why, func(m review.Maker, set *review.Set) (review.Record, error) {
		return m.Relabel(ctx, c.store, set, node, field, value)
	})
}

// Add adds a reading.
func (c corrections) Add(ctx context.Context, reading answer.NewReading, who, why *string) (*answer.Record, error) {
	return c.decide(ctx, who, why, func(m review.Maker, set *review.Set) (review.Record, error) {
		p := review.Passage{Document: reading.Document, Quote: reading.Quote, At: -1, Relation: reading.Relation, Negated: reading.Negated}
		if reading.At != nil {
			p.At = max(*reading.At, 0)
		}
		var err error
		if p.From, err = c.end(ctx, "from", reading.From, nil); err != nil {
			return review.Record{}, err
		}
		if p.To, err = c.end(ctx, "to", reading.To, reading.NewThing); err != nil {
			return review.Record{}, err
		}
		return m.Add(ctx, c.store, set, p)
	})
}

// end is the node that one end of a reading means: one that is there, or a new one.
func (c corrections) end(ctx context.Context, name string, id *graph.ID, made *answer.NewThing) (graph.Node, error) {
	switch {
	case (id != nil) == (made != nil):
		return nil, graph.Errorf(graph.Invalid, "add: name the node %s by its id, or give a new thing, one of the two", name)
	case made != nil:
		return review.NewEntity(made.Kind, made.Name)
	}
	nodes, err := c.store.Nodes(ctx, []graph.ID{*id})
	if err == nil && nodes[0] == nil {
		err = graph.Errorf(graph.NotFound, "add: no node %s", *id)
	}
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}

// Undo takes a decision back.
func (c corrections) Undo(ctx context.Context, decision graph.ID, who, why *string) (*answer.Record, error) {
	return c.decide(ctx, who, why, func(m review.Maker, set *review.Set) (review.Record, error) {
		return m.Undo(set, string(decision))
	})
}

// Decisions are the decisions that the store holds, the last one first.
func (r *resolver) Decisions(ctx context.Context, first int, after *graph.ID) ([]*answer.Record, error) {
	if first < 1 || first > graph.MaxPage {
		return nil, graph.Errorf(graph.Invalid, "decisions: first is 1 to %d", graph.MaxPage)
	}
	set, err := r.decisions(ctx)
	if err != nil {
		return nil, err
	}
	var ids []graph.ID
	for _, rec := range slices.Backward(set.Records()) {
		ids = append(ids, rec.ID)
	}
	if after != nil {
		i := slices.Index(ids, *after)
		if i < 0 {
			return nil, graph.Errorf(graph.Invalid, "decisions: there is no decision %s to go on behind", *after)
		}
		ids = ids[i+1:]
	}
	ids = ids[:min(len(ids), first)]
	list, err := r.records(ctx, func(rec review.Record) bool { return slices.Contains(ids, rec.ID) })
	slices.Reverse(list)
	return list, err
}

// decisions are those that hold in the server's store.
func (r *resolver) decisions(ctx context.Context) (*review.Set, error) {
	if s, ok := r.store.(*review.Store); ok {
		return s.Refresh(ctx)
	}
	return review.NewSet(nil), nil
}

// records are the decisions that are wanted, in order, with what became of each.
func (r *resolver) records(ctx context.Context, want func(review.Record) bool) ([]*answer.Record, error) {
	set, err := r.decisions(ctx)
	if err != nil {
		return nil, err
	}
	statuses, err := set.Statuses(ctx, r.store, want)
	if err != nil {
		return nil, err
	}
	out := make([]*answer.Record, 0, len(statuses))
	for _, st := range statuses {
		out = append(out, &answer.Record{
			Decision: answer.Decision{Decision: st.Record.Decision(0)}, State: answer.DecisionState(strings.ReplaceAll(strings.ToUpper(string(st.State)), " ", "_")),
			Note: st.Note, Summary: st.Summary(), UndoesID: st.Undoes,
		})
	}
	return out, nil
}
