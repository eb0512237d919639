package sqlite_test

import (
	"context"
	"testing"

	"kg/graph"
	"kg/graph/storetest"
)

// TestAShapeAsksOnceALevel: what is found does not decide how often the database is asked.
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
	const transaction = 2 // BEGIN and COMMIT
	for levels, hops := range [][]graph.Hop{nil, {hop(graph.Out)}, {hop(graph.Out, hop(graph.In))}, {hop(graph.Out, hop(graph.In, hop(graph.Out)))}} {
		before := s.Asked()
		trees, err := s.Encoded(context.Background(), graph.Shape{From: []graph.ID{graph.NewID("work", "Work 0 of many")}, Hops: hops})
		if err != nil || len(trees) != 1 {
			t.Fatal(len(trees), err)
		}
		if got := s.Asked() - before - transaction; got != levels+1 {
			t.Errorf("%d levels are %d statements, want %d", levels, got, levels+1)
		}
	}
}
