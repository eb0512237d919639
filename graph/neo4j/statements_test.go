package neo4j_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/neo4j"
	"kg/graph/storetest"
)

// TestAShapeIsOneStatement: however deep it is, and where it begins at a name.
func TestAShapeIsOneStatement(t *testing.T) {
	c := server(t)
	wipe(t, c)
	var log bytes.Buffer
	s, err := neo4j.Open(context.Background(), c, zerolog.New(&log))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	if _, err := s.Apply(context.Background(), storetest.Corpus()[0]); err != nil {
		t.Fatal(err)
	}
	hop := graph.Hop{Name: "a", Relations: []graph.Relation{graph.Explains}, Direction: graph.Out, First: 5}
	back := graph.Hop{Name: "a", Relations: []graph.Relation{graph.Explains}, Direction: graph.In, First: 5, Next: []graph.Hop{hop}}
	hop.Next = []graph.Hop{back}
	for _, shape := range []graph.Shape{
		{From: []graph.ID{graph.NewID("work", "Tides and tariffs")}, Hops: []graph.Hop{hop}},
		{Named: &graph.Named{Kind: graph.KindWork, Key: "J. Brandt 2018a"}, Hops: []graph.Hop{hop}, Fields: []string{"title"}},
	} {
		log.Reset()
		trees, err := s.Encoded(context.Background(), shape)
		if err != nil || len(trees) != 1 || len(trees[0].Branches[0].Edges) == 0 {
			t.Fatal(len(trees), err)
		}
		if n := strings.Count(log.String(), "neo4j: statement"); n != 1 {
			t.Errorf("%d statements: %s", n, log.String())
		}
	}
}
