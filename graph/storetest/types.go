package storetest

import (
	"context"
	"testing"

	"kg/graph"
)

// typeCounter is what both stores offer beside [graph.Store], for those who watch over them.
type typeCounter interface {
	CountTypes(ctx context.Context, kind graph.Kind) (map[string]int, error)
}

func typeCases() []testCase {
	return []testCase{{"nodes of a kind are counted by type as a list by type has them", countsTypes}}
}

func countsTypes(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	counter, ok := s.(typeCounter)
	if !ok {
		t.Fatalf("%T counts no types", s)
	}
	m := newModel(Corpus()...)
	seen := 0
	for _, k := range graph.Kinds() {
		got, err := counter.CountTypes(context.Background(), k)
		if err != nil {
			t.Fatalf("count types of %s: %v", k, err)
		}
		all := 0
		for typ, n := range got {
			all += n
			if want := len(m.list(graph.NodeQuery{Kind: k, Type: typ, First: graph.MaxPage})); n != want && typ != "" {
				t.Errorf("%s %q: counted %d, listed %d", k, typ, n, want)
			}
		}
		if want := len(m.list(graph.NodeQuery{Kind: k, First: graph.MaxPage})); all != want {
			t.Errorf("%s: %d by type, %d in all (%v)", k, all, want, got)
		}
		seen += len(got)
	}
	if seen < len(graph.Kinds()) {
		t.Errorf("only %d types: the corpus shows nothing", seen)
	}
}
