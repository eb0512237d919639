package storetest

import (
	"context"
	"testing"
	"time"

	"kg/graph"
)

func contextCases() []testCase {
	return []testCase{
		{"a context that has ended gives a timeout everywhere", ended},
		{"a context that ends in the middle of a batch leaves nothing of it", endsInApply},
	}
}

func ended(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dock := idOf(graph.KindEvent, "Dock strike")
	errs := map[string]error{}
	_, errs["apply"] = s.Apply(ctx, Large("large", 10))
	_, errs["forget"] = s.Forget(ctx, Corpus()[0].Document)
	_, errs["nodes"] = s.Nodes(ctx, []graph.ID{dock})
	_, errs["list"] = s.List(ctx, graph.NodeQuery{Kind: graph.KindEvent, First: 1})
	_, errs["shape"] = s.Shape(ctx, graph.Shape{From: []graph.ID{dock}})
	_, errs["search"] = s.Search(ctx, graph.SearchQuery{Text: "dock", First: 1})
	_, errs["paths"] = s.Paths(ctx, graph.PathQuery{From: dock, To: idOf(graph.KindActor, "Crown"), MaxLength: 3, First: 1})
	_, errs["count"] = s.Count(ctx)
	_, errs["claims"] = s.Claims(ctx, dock)
	_, errs["state"] = s.State(ctx)
	errs["ready"] = s.Ready(ctx)
	n := 0
	for _, err := range s.Records(ctx) {
		errs["records"] = err
		n++
	}
	if n != 1 {
		t.Errorf("%d records of a stream whose context has ended, want one error", n)
	}
	for name, err := range errs {
		if graph.CodeOf(err) != graph.Timeout {
			t.Errorf("%s: got %v, want a timeout", name, err)
		}
	}
	holds(t, s, newModel(Corpus()...))
}

func endsInApply(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	batch := Large("large", 4000)
	for _, limit := range []time.Duration{time.Millisecond, 30 * time.Millisecond, 60 * time.Millisecond, 120 * time.Millisecond} {
		ctx, cancel := context.WithTimeout(context.Background(), limit)
		_, err := s.Apply(ctx, batch)
		cancel()
		if err == nil { // a machine so fast
			if _, err := s.Forget(context.Background(), batch.Document); err != nil {
				t.Fatal(err)
			}
		} else {
			refuses(t, err, graph.Timeout)
		}
		holds(t, s, newModel(Corpus()...))
	}
	load(t, s, batch)
	holds(t, s, newModel(append(Corpus(), batch)...))
}
