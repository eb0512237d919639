package storetest

import (
	"context"
	"testing"

	"kg/graph"
)

// Same loads the same batches into two empty stores, in different orders, and
// wants the same export, byte for byte, and the same answers from both.
func Same(t *testing.T, a, b graph.Store, batches ...graph.Batch) {
	t.Helper()
	load(t, a, batches...)
	for i := range batches {
		load(t, b, batches[len(batches)-1-i])
	}
	if x, y := written(t, a.Records(context.Background())), written(t, b.Records(context.Background())); x != y {
		t.Errorf("the exports differ:\n%s\nand\n%s", x, y)
	}
	for _, s := range []graph.Store{a, b} {
		sameCount(t, s, newModel(batches...))
		sameAnswers(t, s, newModel(batches...))
	}
}

// sameAnswers asks a little of everything and compares with the model.
func sameAnswers(t *testing.T, s graph.Store, m *model) {
	t.Helper()
	for _, k := range graph.Kinds() {
		sameList(t, s, m, graph.NodeQuery{Kind: k, First: 5})
	}
	inOrders(t, s, m)
	for _, text := range []string{"strike", "d", "brandt 2018", "work 1"} {
		sameSearch(t, s, m, graph.SearchQuery{Text: text, First: 10})
	}
	dock, work := idOf(graph.KindEvent, "Dock strike"), idOf(graph.KindWork, "Tides and tariffs")
	for _, q := range questions([]graph.ID{dock, work}, graph.NewID("document", "strike")) {
		sameShape(t, s, m, q)
	}
	samePaths(t, s, m, graph.PathQuery{From: dock, To: idOf(graph.KindActor, "Crown"), MaxLength: 3, First: 10})
}

// SameLists wants the same lists from both stores, in every order, and the same edges by reserve.
func SameLists(t *testing.T, a, b graph.Store) {
	t.Helper()
	list := func(s graph.Store, q graph.NodeQuery) string {
		page, err := s.List(context.Background(), q)
		if err != nil {
			t.Fatalf("list %+v: %v", q, err)
		}
		return encoded(t, page.Nodes)
	}
	typed := func(s graph.Store) string {
		found, err := s.Complete(context.Background(), graph.CompleteQuery{Text: "a", First: graph.MaxCompletions})
		if err != nil || len(found) == 0 {
			t.Fatalf("complete: %v, %v", found, err)
		}
		return encoded(t, found)
	}
	if typed(a) != typed(b) {
		t.Errorf("completions: got\n%s\nand\n%s", typed(a), typed(b))
	}
	for _, k := range graph.Kinds() {
		for _, o := range orders(k) {
			q := graph.NodeQuery{Kind: k, Order: o, First: graph.MaxPage}
			if list(a, q) != list(b, q) {
				t.Errorf("list %+v: got\n%s\nand\n%s", q, list(a, q), list(b, q))
			}
			q.Having = []graph.EdgeCondition{{Hedged: graph.Only}}
			if list(a, q) != list(b, q) {
				t.Errorf("list %+v: got\n%s\nand\n%s", q, list(a, q), list(b, q))
			}
		}
	}
}
