package server

import (
	"context"
	"fmt"

	"kg/graph"
	"kg/graph/ask"
	"kg/graph/trace"
	"kg/server/internal/answer"
)

// Cocitations are works that are cited together.
func (r *resolver) Cocitations(ctx context.Context, scope answer.TraceScope, with *string, minShared int, order trace.Measure, first, through int) (*answer.Pairs, error) {
	return r.pairs(ctx, scope, with, trace.PairQuery{Like: trace.Cocitation, MinShared: minShared, Order: order, First: first, Through: through})
}

// Couplings are works that cite, or explain, the same.
func (r *resolver) Couplings(ctx context.Context, scope answer.TraceScope, by trace.Likeness, with *string, minShared int, order trace.Measure, first, through int) (*answer.Pairs, error) {
	return r.pairs(ctx, scope, with, trace.PairQuery{Like: by, MinShared: minShared, Order: order, First: first, Through: through})
}

// Coexplanations are events and policies that the same works explain.
func (r *resolver) Coexplanations(ctx context.Context, scope answer.TraceScope, with *string, minShared int, order trace.Measure, first, through int) (*answer.Pairs, error) {
	return r.pairs(ctx, scope, with, trace.PairQuery{Like: trace.Coexplanation, MinShared: minShared, Order: order, First: first, Through: through})
}

func (r *resolver) pairs(ctx context.Context, scope answer.TraceScope, with *string, q trace.PairQuery) (*answer.Pairs, error) {
	var err error
	if q.Scope, err = r.scope(ctx, scope); err != nil {
		return nil, err
	}
	if with != nil {
		kinds := []graph.Kind{graph.KindWork}
		if q.Like == trace.Coexplanation {
			kinds = []graph.Kind{graph.KindEvent, graph.KindPolicy}
		}
		if q.With, err = r.called(ctx, "with", *with, kinds...); err != nil {
			return nil, err
		}
	}
	pairs, err := trace.FindPairs(ctx, r.store, q)
	if err != nil {
		return nil, fmt.Errorf("pairs: %w", err)
	}
	return r.session().Pairs(ctx, pairs, selection(ctx))
}

// Historiograph is works by year with the citations among them.
func (r *resolver) Historiograph(ctx context.Context, scope answer.TraceScope, first, steps int) (*answer.Historiograph, error) {
	s, err := r.scope(ctx, scope)
	if err != nil {
		return nil, err
	}
	h, err := trace.FindHistory(ctx, r.store, s, first, steps)
	if err != nil {
		return nil, fmt.Errorf("historiograph: %w", err)
	}
	return r.session().Historiograph(ctx, h, selection(ctx))
}

// MainPath is the chain of citations by which knowledge mainly went.
func (r *resolver) MainPath(ctx context.Context, scope answer.TraceScope, weight trace.Weight, search trace.Search, steps int) (*answer.MainPath, error) {
	s, err := r.scope(ctx, scope)
	if err != nil {
		return nil, err
	}
	m, err := trace.FindMainPath(ctx, r.store, s, weight, search, steps)
	if err != nil {
		return nil, fmt.Errorf("main path: %w", err)
	}
	return r.session().MainPath(ctx, m, selection(ctx))
}

// PublicationYears is how often works of each year are cited.
func (r *resolver) PublicationYears(ctx context.Context, scope answer.TraceScope) (*answer.PublicationYears, error) {
	s, err := r.scope(ctx, scope)
	if err != nil {
		return nil, err
	}
	y, err := trace.FindYears(ctx, r.store, s)
	if err != nil {
		return nil, fmt.Errorf("publication years: %w", err)
	}
	return r.session().PublicationYears(ctx, y, selection(ctx))
}

func (r *resolver) scope(ctx context.Context, s answer.TraceScope) (trace.Scope, error) {
	out := trace.Scope{Parts: s.Parts, Relations: s.Relations, MinConfidence: s.MinConfidence}
	if s.About == nil {
		return out, nil
	}
	var err error
	out.About, err = r.called(ctx, "about", *s.About, graph.KindEvent, graph.KindPolicy)
	return out, err
}

// called is the one node of the kinds that an argument means: an id, a name, or, for works, a citation key.
func (r *resolver) called(ctx context.Context, arg, name string, kinds ...graph.Kind) (graph.ID, error) {
	if graph.ID(name).Kind() != "" {
		return graph.ID(name), nil
	}
	var nodes []graph.Node
	if kinds[0] == graph.KindWork {
		works, err := ask.FindWorks(ctx, r.store, name, "")
		if err != nil {
			return "", err
		}
		for _, w := range works {
			nodes = append(nodes, w)
		}
	} else {
		var err error
		if nodes, err = ask.FindThings(ctx, r.store, name, kinds...); err != nil {
			return "", err
		}
	}
	switch len(nodes) {
	case 0:
		near, err := ask.Nearest(ctx, r.store, name, kinds...)
		if err != nil {
			return "", err
		}
		return "", graph.Errorf(graph.NotFound, "nothing is named %q (%s); the nearest names: %v", name, arg, near)
	case 1:
		return nodes[0].NodeID(), nil
	}
	return "", several(name, nodes)
}
