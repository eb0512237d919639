package sqlite_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"kg/graph"
	"kg/graph/storetest"
)

func BenchmarkApplyFiveThousandEdges(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "graph.kg"))
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
func BenchmarkPathOfTwoEdges(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "graph.kg"))
	if _, err := s.Apply(context.Background(), storetest.Large("large", 5000)); err != nil {
		b.Fatal(err)
	}
	page, err := s.List(context.Background(), graph.NodeQuery{Kind: graph.KindWork, First: 2})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		q := graph.PathQuery{From: page.Nodes[0].NodeID(), To: page.Nodes[1].NodeID(), MaxLength: 4, First: 10}
		if _, err := s.Paths(context.Background(), q); err != nil {
			b.Fatal(err)
		}
	}
}

// benchmarkShape asks which events a work explains, and who else explains those.
func benchmarkShape(b *testing.B, more int) {
	s := open(b, filepath.Join(b.TempDir(), "graph.kg"))
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

// BenchmarkLoadPapers loads papers with thirty references each, out of a pool of three thousand works, into one store.
func BenchmarkLoadPapers(b *testing.B) {
	const papers = 200
	batches := make([]graph.Batch, papers)
	for i := range batches {
		batches[i] = storetest.Citing(i, 30, 3000)
	}
	for b.Loop() {
		s := open(b, filepath.Join(b.TempDir(), "graph.kg"))
		for _, batch := range batches {
			if _, err := s.Apply(context.Background(), batch); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(papers*float64(b.N)/b.Elapsed().Seconds(), "papers/s")
}
