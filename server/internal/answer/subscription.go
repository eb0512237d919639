package answer

import (
	"context"

	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
)

// LoadProgress is how the loading of documents stands.
type LoadProgress struct {
	Documents, Added int
	AtRest           bool
}

// Explanations is the step from events and policies to the works that explain them, the surest first, behind an edge.
func Explanations(first int, after graph.ID) graph.Hop {
	return graph.Hop{Name: "explained", Relations: []graph.Relation{graph.Explains}, Direction: graph.In, First: first, After: after}
}

// Explanation is the explanation with the id, which stands behind another one, with all that is selected of it. Nil where it does not stand there any longer.
func (s *Session) Explanation(ctx context.Context, of, id, behind graph.ID, selection ast.SelectionSet) (*Edge, error) {
	p := planner{schema: s.Schema, op: operation(ctx)}
	step := &hop{Hop: Explanations(1, behind), behind: &Plan{}}
	if err := p.edge(step, s.Schema.Types["RelatedWorkEdge"], selection); err != nil {
		return nil, err
	}
	plan := &Plan{hops: []*hop{step}}
	trees, err := s.trees(ctx, []graph.ID{of}, plan)
	if graph.CodeOf(err) == graph.Invalid { // the one before has gone
		return nil, nil
	}
	if err != nil || len(trees) == 0 {
		return nil, err
	}
	found := trees[0].Hops[step.Name].Edges
	if len(found) == 0 || found[0].Edge.ID != id {
		return nil, nil
	}
	return &Edge{Edge: found[0].Edge, node: s.wrap(&found[0].To, step.behind), hop: step, at: at{session: s, tree: trees[0], plan: plan}}, nil
}
