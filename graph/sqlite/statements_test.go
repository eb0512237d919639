package sqlite_test

import (
	"context"
	"fmt"
	"testing"

	"kg/graph"
	"kg/graph/storetest"
)

// TestAShapeAsksOnceALevel: what is found does not decide how often the database is asked; what was asked before is not asked again.
func TestAShapeAsksOnceALevel(t *testing.T) {
	s := open(t, ":memory:")
	for _, b := range append(storetest.Corpus(), storetest.Large("large", 400)) {
		if _, err := s.Apply(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	said := []graph.Relation{graph.Explains, graph.Disputes, graph.Reports, graph.Discusses}
	hop := func(d graph.Direction, next ...graph.Hop) graph.Hop {
		return graph.Hop{Name: "a", Relations: said, Direction: d, First: 5, Bare: true, Fields: []string{"name"}, Next: next}
	}
	const transaction = 3 // BEGIN, the state of the graph, and COMMIT
	for levels, hops := range [][]graph.Hop{nil, {hop(graph.Out)}, {hop(graph.Out, hop(graph.In))}, {hop(graph.Out, hop(graph.In, hop(graph.Out)))}} {
		for h := &hops; len(*h) > 0; h = &(*h)[0].Next {
			(*h)[0].First += levels // another question than those before
		}
		shape := graph.Shape{From: []graph.ID{graph.NewID("work", fmt.Sprintf("Work %d of many", levels))}, Hops: hops}
		for _, want := range []int{levels + 1, 0} {
			before := s.Asked()
			trees, err := s.Encoded(context.Background(), shape)
			if err != nil || len(trees) != 1 {
				t.Fatal(len(trees), err)
			}
			if got := s.Asked() - before - transaction; got != want {
				t.Errorf("%d levels are %d statements, want %d", levels, got, want)
			}
		}
	}
}
