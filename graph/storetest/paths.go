package storetest

import (
	"context"
	"testing"

	"kg/graph"
)

func pathCases() []testCase {
	return []testCase{
		{"paths are all shortest paths, in canonical order", shortest},
		{"paths through many parallel edges are bounded and ordered", parallelPaths},
		{"paths refuse what they cannot do", refusesPaths},
	}
}

func samePaths(t *testing.T, s graph.Store, m *model, q graph.PathQuery) {
	t.Helper()
	got, err := s.Paths(context.Background(), q)
	if err != nil {
		t.Fatalf("paths %+v: %v", q, err)
	}
	if got, want := encoded(t, got), encoded(t, m.paths(q)); got != want {
		t.Errorf("paths %+v: got\n%s\nwant\n%s", q, got, want)
	}
}

func shortest(t *testing.T, s graph.Store) {
	all := Corpus()[:3]
	load(t, s, all...)
	m := newModel(all...)
	ends := []graph.ID{graph.NewID("event", "nowhere")}
	for id := range m.nodes() {
		ends = append(ends, id)
	}
	for i, from := range ends {
		for _, to := range ends[:i+1] {
			samePaths(t, s, m, graph.PathQuery{From: from, To: to, MaxLength: 4, First: 3})
		}
	}
	union, opening := idOf(graph.KindActor, "Dockers’ Union"), idOf(graph.KindEvent, "Opening of the canal")
	for _, q := range []graph.PathQuery{
		{From: union, To: opening, MaxLength: 1, First: 100},
		{From: union, To: opening, MaxLength: 5, First: 1},
		{From: union, To: opening, MaxLength: 5, First: 100, Relations: []graph.Relation{graph.ParticipatedIn, graph.Opposed}},
		{From: union, To: Corpus()[0].Document, MaxLength: 5, First: 100, Relations: []graph.Relation{graph.ParticipatedIn, graph.Mentions}},
	} {
		samePaths(t, s, m, q)
	}
}

func parallelPaths(t *testing.T, s graph.Store) {
	d := newDraft("grid")
	start, end := d.event("Start", ""), d.event("End", "")
	for _, mid := range []graph.ID{d.event("A", ""), d.event("B", ""), d.event("C", "")} {
		for _, r := range []graph.Relation{graph.LedTo, graph.Preceded, graph.Caused} {
			d.edge(r, start, mid, 0.5)
			d.edge(r, mid, end, 0.5)
			d.edge(r, end, mid, 0.5, denied)
		}
	}
	d.edge(graph.LedTo, start, start, 0.5) // leads nowhere
	load(t, s, d.batch())
	m := newModel(d.batch())
	for _, first := range []int{1, 5, 17, 54, 100} {
		samePaths(t, s, m, graph.PathQuery{From: start, To: end, MaxLength: 8, First: first})
		samePaths(t, s, m, graph.PathQuery{From: end, To: start, MaxLength: 2, First: first})
	}
}

func refusesPaths(t *testing.T, s graph.Store) {
	load(t, s, Corpus()[0])
	dock := idOf(graph.KindEvent, "Dock strike")
	for _, q := range []graph.PathQuery{
		{From: dock, To: dock, First: 1},
		{From: dock, To: dock, MaxLength: 9, First: 1},
		{From: dock, To: dock, MaxLength: 1},
		{From: dock, To: dock, MaxLength: 1, First: 101},
		{From: dock, To: dock, MaxLength: 1, First: 1, Relations: []graph.Relation{"x"}},
	} {
		_, err := s.Paths(context.Background(), q)
		refuses(t, err, graph.Invalid)
	}
}
