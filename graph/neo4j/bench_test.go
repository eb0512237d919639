package neo4j_test

import (
	"context"
	"fmt"
	"testing"

	"kg/graph"
	"kg/graph/storetest"
)

func BenchmarkApplyFiveThousandEdges(b *testing.B) {
	s := open(b)
	i := 0
	for b.Loop() {
		i++
		if _, err := s.Apply(context.Background(), storetest.Large(fmt.Sprintf("large %d", i), 5000)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(5000*float64(b.N)/b.Elapsed().Seconds(), "edges/s")
}

func BenchmarkExplains(b *testing.B)  { benchmarkShape(b, 0) }
func BenchmarkTwoLevels(b *testing.B) { benchmarkShape(b, 1) }

// benchmarkShape asks which events a work explains, and who else explains those.
func benchmarkShape(b *testing.B, more int) {
	s := open(b)
	if _, err := s.Apply(context.Background(), storetest.Large("large", 5000)); err != nil {
		b.Fatal(err)
	}
	page, err := s.List(context.Background(), graph.NodeQuery{Kind: graph.KindWork, First: 1})
	if err != nil {
		b.Fatal(err)
	}
	shape := storetest.Explains(page.Nodes[0].NodeID(), more)
	for b.Loop() {
		if _, err := s.Shape(context.Background(), shape); err != nil {
			b.Fatal(err)
		}
	}
}
