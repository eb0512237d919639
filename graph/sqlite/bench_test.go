package sqlite_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

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

// BenchmarkTyping completes what is typed letter by letter in a store of twenty thousand events whose names share their words.
func BenchmarkTyping(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "graph.kg"))
	words := []string{"harbour", "strike", "summit", "accord", "council", "river", "north", "trade", "congress", "conference"}
	const documents, each = 20, 1000
	for d := range documents {
		doc := &graph.Document{ID: graph.NewID("document", fmt.Sprint(d)), Name: fmt.Sprintf("%d.md", d), Digest: fmt.Sprint(d)}
		batch := graph.Batch{Document: doc.ID, Claims: []graph.Node{doc}}
		for i := range each {
			n := d*each + i
			name := fmt.Sprintf("%s of the %s %d", words[n%10], words[n/10%10], n)
			batch.Claims = append(batch.Claims, &graph.Event{ID: graph.NewID("event", name), Name: name})
		}
		if _, err := s.Apply(context.Background(), batch); err != nil {
			b.Fatal(err)
		}
	}
	typed := "conference of the con"
	var took []time.Duration
	for b.Loop() {
		for n := 1; n <= len(typed); n++ {
			began := time.Now()
			found, err := s.Complete(context.Background(), graph.CompleteQuery{Text: typed[:n], First: 10})
			if err != nil || len(found) != 10 {
				b.Fatalf("%q: %d, %v", typed[:n], len(found), err)
			}
			took = append(took, time.Since(began))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "ms/p95")
}
