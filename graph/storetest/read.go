package storetest

import (
	"context"
	"slices"
	"testing"

	"kg/graph"
)

func readCases() []testCase {
	return []testCase{
		{"nodes come in the order asked for, nil where there is none", nodesInOrder},
		{"count counts nodes by kind and edges by relation", counts},
		{"records come in canonical order and stop when the reader stops", recordsInOrder},
		{"records let their reader ask and write meanwhile", recordsAndMore},
		{"claims come in order of document", claimsInOrder},
		{"an empty store answers with nothing", answersEmpty},
		{"a store is ready", ready},
	}
}

func nodesInOrder(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	nodes := newModel(Corpus()...).nodes()
	dock, crown := idOf(graph.KindEvent, "Dock strike"), idOf(graph.KindActor, "Crown")
	ids := []graph.ID{crown, "", dock, "event:not-an-id", graph.NewID("event", "nowhere"), dock, "'\"\n😀\xff"}
	for id := range nodes {
		ids = append(ids, id)
	}
	got, err := s.Nodes(context.Background(), ids)
	if err != nil {
		t.Fatal(err)
	}
	want := make([]graph.Node, len(ids))
	for i, id := range ids {
		want[i] = nodes[id]
	}
	if encoded(t, got) != encoded(t, want) {
		t.Errorf("got %s, want %s", encoded(t, got), encoded(t, want))
	}
	for i := range got {
		if (got[i] == nil) != (want[i] == nil) {
			t.Errorf("node %d is %v", i, got[i])
		}
	}
	if got, err := s.Nodes(context.Background(), nil); err != nil || len(got) != 0 {
		t.Errorf("no ids give %v, %v", got, err)
	}
}

func sameCount(t *testing.T, s graph.Store, m *model) {
	t.Helper()
	want := graph.Totals{Nodes: map[graph.Kind]int{}, Edges: map[graph.Relation]int{}}
	for _, n := range m.nodes() {
		want.Nodes[n.NodeKind()]++
	}
	for _, e := range m.edges() {
		want.Edges[e.Relation]++
		want.Evidence += len(e.Evidence)
	}
	got, err := s.Count(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if encoded(t, got) != encoded(t, want) {
		t.Errorf("counted %s, want %s", encoded(t, got), encoded(t, want))
	}
}

func counts(t *testing.T, s graph.Store) {
	for i, b := range Corpus() {
		load(t, s, b)
		sameCount(t, s, newModel(Corpus()[:i+1]...))
	}
}

func recordsInOrder(t *testing.T, s graph.Store) {
	batch := Large("large", 3000)
	load(t, s, batch)
	var ids []graph.ID
	edges := false
	for r, err := range s.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Edge != nil && !edges {
			edges, ids = true, nil
		}
		id := graph.ID("")
		switch {
		case r.Edge != nil && r.Node == nil:
			id = r.Edge.ID
		case r.Node != nil && !edges:
			id = r.Node.NodeID()
		}
		if len(ids) > 0 && id <= ids[len(ids)-1] {
			t.Fatalf("%q comes behind %q", id, ids[len(ids)-1])
		}
		ids = append(ids, id)
	}
	holds(t, s, newModel(batch))
	for _, stop := range []int{1, 700, 1500} {
		n := 0
		for range s.Records(context.Background()) {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Errorf("%d records before the stop at %d", n, stop)
		}
	}
	load(t, s, Corpus()[0]) // a stream that was left holds nothing up
}

func recordsAndMore(t *testing.T, s graph.Store) {
	load(t, s, Corpus()[0])
	n := 0
	for r, err := range s.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 3 {
			load(t, s, Corpus()[2])
		}
		if r.Node == nil {
			continue
		}
		if got, err := s.Nodes(context.Background(), []graph.ID{r.Node.NodeID()}); err != nil || got[0] == nil {
			t.Fatalf("%s is in the stream but not in the store: %v", r.Node.NodeID(), err)
		}
	}
	holds(t, s, newModel(Corpus()[0], Corpus()[2]))
}

func claimsInOrder(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	for id := range newModel(Corpus()...).nodes() {
		var want []graph.Claim
		m := newModel(Corpus()...)
		for _, d := range m.documents() {
			i := slices.IndexFunc(m.batches[d].Claims, func(n graph.Node) bool { return n.NodeID() == id })
			if i >= 0 {
				want = append(want, graph.Claim{Document: d, Node: m.batches[d].Claims[i]})
			}
		}
		got, err := s.Claims(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		if encoded(t, got) != encoded(t, want) {
			t.Errorf("claims about %s: got %s, want %s", id, encoded(t, got), encoded(t, want))
		}
	}
	if got, err := s.Claims(context.Background(), graph.NewID("event", "nowhere")); err != nil || len(got) != 0 {
		t.Errorf("claims about nothing: %v, %v", got, err)
	}
}

func answersEmpty(t *testing.T, s graph.Store) {
	m := newModel()
	holds(t, s, m)
	sameCount(t, s, m)
	sameAnswers(t, s, m)
}

func ready(t *testing.T, s graph.Store) {
	if err := s.Ready(context.Background()); err != nil {
		t.Error(err)
	}
}
