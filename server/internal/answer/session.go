package answer

import (
	"context"
	"slices"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
)

// Session answers one request.
type Session struct {
	Store  graph.Store
	Schema *ast.Schema

	mu sync.Mutex
	// side are the trees of documents and citations that evidence names, by the plan they were fetched for.
	side map[*Plan]map[graph.ID]*graph.Tree
}

// Fetch asks for the nodes with the ids and all that the plan wants around
// them, in the order of the ids; those that do not exist are left out.
func (s *Session) Fetch(ctx context.Context, ids []graph.ID, plan *Plan) ([]Node, error) {
	trees, err := s.trees(ctx, ids, plan)
	if err != nil {
		return nil, err
	}
	out := make([]Node, 0, len(trees))
	for _, t := range trees {
		out = append(out, s.wrap(t, plan))
	}
	return out, nil
}

func (s *Session) trees(ctx context.Context, ids []graph.ID, plan *Plan) ([]*graph.Tree, error) {
	hops := plan.shape()
	var out []*graph.Tree
	for chunk := range slices.Chunk(ids, graph.MaxRoots) {
		trees, err := s.Store.Shape(ctx, graph.Shape{From: chunk, Hops: hops})
		if err != nil {
			return nil, err
		}
		for i := range trees {
			out = append(out, &trees[i])
		}
	}
	want := map[*Plan][]graph.ID{}
	var order []*Plan
	need := func(p *Plan, id graph.ID) {
		if p == nil || id == "" {
			return
		}
		if want[p] == nil {
			order = append(order, p)
		}
		want[p] = append(want[p], id)
	}
	for _, t := range out {
		sideOf(t, plan, need)
	}
	for _, p := range order {
		if err := s.fetchSide(ctx, p, want[p]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// sideOf names the documents and citations that the answer to the plan will be asked for.
func sideOf(t *graph.Tree, plan *Plan, need func(*Plan, graph.ID)) {
	if plan == nil {
		return
	}
	switch n := t.Node.(type) {
	case *graph.Reference:
		need(plan.document, n.Document)
	case *graph.Citation:
		need(plan.document, n.Document)
	}
	for _, h := range plan.hops {
		edges := t.Hops[h.Name].Edges
		for i := range edges {
			evidence := edges[i].Edge.Evidence
			for _, v := range evidence[:min(h.shown, len(evidence))] {
				need(h.document, v.Document)
				need(h.citation, v.Citation)
			}
			sideOf(&edges[i].To, h.behind, need)
		}
	}
}

func (s *Session) fetchSide(ctx context.Context, plan *Plan, ids []graph.ID) error {
	slices.Sort(ids)
	ids = slices.Compact(ids)
	trees, err := s.trees(ctx, ids, plan)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.side == nil {
		s.side = map[*Plan]map[graph.ID]*graph.Tree{}
	}
	if s.side[plan] == nil {
		s.side[plan] = map[graph.ID]*graph.Tree{}
	}
	for _, t := range trees {
		s.side[plan][t.Node.NodeID()] = t
	}
	return nil
}

// beside is a node fetched for evidence, nil when it was not.
func (s *Session) beside(plan *Plan, id graph.ID) Node {
	if plan == nil || id == "" {
		return nil
	}
	s.mu.Lock()
	t := s.side[plan][id]
	s.mu.Unlock()
	if t == nil {
		return nil
	}
	return s.wrap(t, plan)
}

// Evidence prepares loose evidence, such as that of a path or of an answer's
// row, for showing: what the fields ask of its documents and citations is fetched first.
func (s *Session) Evidence(ctx context.Context, fields []graphql.CollectedField, list ...[]graph.Evidence) (*hop, error) {
	p := planner{schema: s.Schema, op: operation(ctx)}
	h := &hop{}
	for _, f := range fields {
		if err := p.evidence(h, f); err != nil {
			return nil, err
		}
	}
	var documents, citations []graph.ID
	for _, evidence := range list {
		for _, e := range evidence[:min(h.shown, len(evidence))] {
			documents = append(documents, e.Document)
			if e.Citation != "" {
				citations = append(citations, e.Citation)
			}
		}
	}
	if h.document != nil {
		if err := s.fetchSide(ctx, h.document, documents); err != nil {
			return nil, err
		}
	}
	if h.citation != nil {
		if err := s.fetchSide(ctx, h.citation, citations); err != nil {
			return nil, err
		}
	}
	return h, nil
}
