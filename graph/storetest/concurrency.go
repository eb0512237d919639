package storetest

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"kg/graph"
)

func concurrencyCases() []testCase {
	return []testCase{
		{"writers and readers at the same time leave the graph of all batches", atOnce},
		{"the same batch from two writers is written once", sameAtOnce},
		{"after apply returns, every read sees it", readsOwnWrites},
	}
}

func atOnce(t *testing.T, s graph.Store) {
	all := Corpus()
	for i := range 4 {
		all = append(all, Large(fmt.Sprintf("large %d", i), 60))
	}
	var writers, readers sync.WaitGroup
	done := make(chan struct{})
	for w := range 2 {
		writers.Go(func() {
			for round := range 2 {
				for i, b := range all {
					if i%2 != w {
						continue
					}
					if _, err := s.Apply(context.Background(), b); err != nil {
						t.Errorf("writer %d: %v", w, err)
					}
					if round == 0 {
						if _, err := s.Forget(context.Background(), b.Document); err != nil {
							t.Errorf("writer %d: %v", w, err)
						}
					}
				}
			}
		})
	}
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					read(t, s)
				}
			}
		})
	}
	writers.Wait()
	close(done)
	readers.Wait()
	holds(t, s, newModel(all...))
	sameCount(t, s, newModel(all...))
}

// read asks a few questions and checks that what is answered is whole.
func read(t *testing.T, s graph.Store) {
	work, dock := idOf(graph.KindWork, "Tides and tariffs"), idOf(graph.KindEvent, "Dock strike")
	trees, err := s.Shape(context.Background(), graph.Shape{From: []graph.ID{work, dock}, Hops: []graph.Hop{
		{Name: "a", Relations: said(), Direction: graph.Out, First: 5},
		{Name: "b", Relations: said(), Direction: graph.In, First: 5},
	}})
	if err != nil {
		t.Errorf("reader: %v", err)
	}
	for _, tree := range trees {
		for _, branch := range tree.Hops {
			for _, e := range branch.Edges {
				if e.To.Node == nil || len(e.Edge.Evidence) == 0 {
					t.Errorf("reader: half an edge: %+v", e)
				}
			}
		}
	}
	if _, err := s.Search(context.Background(), graph.SearchQuery{Text: "work", First: 5}); err != nil {
		t.Errorf("reader: %v", err)
	}
	if _, err := s.List(context.Background(), graph.NodeQuery{Kind: graph.KindEvent, First: 5}); err != nil {
		t.Errorf("reader: %v", err)
	}
}

func sameAtOnce(t *testing.T, s graph.Store) {
	b := Corpus()[0]
	got := make([]graph.Counts, 4)
	var group sync.WaitGroup
	for i := range got {
		group.Go(func() {
			var err error
			if got[i], err = s.Apply(context.Background(), b); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	written := 0
	for _, c := range got {
		if !c.Unchanged {
			written++
		}
	}
	if written != 1 {
		t.Errorf("%d of %d writers wrote the same batch", written, len(got))
	}
	holds(t, s, newModel(b))
}

func readsOwnWrites(t *testing.T, s graph.Store) {
	for i := range 10 {
		d := newDraft(fmt.Sprintf("document %d", i))
		id := d.event(fmt.Sprintf("Eventful %d", i), "")
		load(t, s, d.batch())
		nodes, err := s.Nodes(context.Background(), []graph.ID{id})
		if err != nil || nodes[0] == nil {
			t.Fatalf("written but not there: %v, %v", nodes, err)
		}
		if hits, err := s.Search(context.Background(), graph.SearchQuery{Text: fmt.Sprintf("eventful %d", i), First: 1}); err != nil || len(hits) == 0 || hits[0].Node.NodeID() != id {
			t.Fatalf("written but not found: %v, %v", hits, err)
		}
	}
}
