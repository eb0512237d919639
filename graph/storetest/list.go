package storetest

import (
	"context"
	"slices"
	"testing"

	"kg/graph"
)

func listCases() []testCase {
	return []testCase{
		{"list gives every node once, by label and id, in pages of any size", pages},
		{"list filters by document, type and key, and by all of them", filters},
		{"list goes on behind its cursor when nodes before it are gone", steadyCursor},
		{"list refuses what it cannot do", refusesLists},
	}
}

// sameList reads all pages and compares them with the model's list.
func sameList(t *testing.T, s graph.Store, m *model, q graph.NodeQuery) {
	t.Helper()
	want := m.list(q)
	nodes := m.nodes()
	var got []graph.ID
	for {
		page, err := s.List(context.Background(), q)
		if err != nil {
			t.Fatalf("list %+v: %v", q, err)
		}
		if len(page.Nodes) > q.First || (page.Next != "" && len(page.Nodes) < q.First) {
			t.Fatalf("list %+v: a page of %d, next %q", q, len(page.Nodes), page.Next)
		}
		for _, n := range page.Nodes {
			got = append(got, n.NodeID())
			if want := nodes[n.NodeID()]; encoded(t, n) != encoded(t, want) {
				t.Errorf("list %+v: got %s, want %s", q, encoded(t, n), encoded(t, want))
			}
		}
		if page.Next == "" || len(got) > len(want)+q.First {
			break
		}
		q.After = page.Next
	}
	if !slices.Equal(got, want) {
		t.Errorf("list %+v: got %q, want %q", q, got, want)
	}
}

func pages(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	m := newModel(Corpus()...)
	for _, k := range graph.Kinds() {
		for _, first := range []int{1, 2, 3, 7, graph.MaxPage} {
			sameList(t, s, m, graph.NodeQuery{Kind: k, First: first})
		}
	}
}

func filters(t *testing.T, s graph.Store) {
	d := newDraft("keys")
	d.claim(&graph.Work{ID: idOf(graph.KindWork, "same key"), Title: "Same key", Type: "book", Keys: []string{"J Brandt (2018A)"}})
	d.claim(&graph.Work{ID: idOf(graph.KindWork, "other type"), Title: "Other type", Type: "article", Keys: []string{"J. Brandt 2018a", "J BRANDT 2018A"}})
	d.reference("j. brandt, 2018a")
	d.citation("Nobody (1999)", "dangling")
	all := append(Corpus(), d.batch())
	load(t, s, all...)
	m := newModel(all...)
	documents := append(m.documents(), "", graph.NewID("document", "nowhere"))
	for _, k := range graph.Kinds() {
		for _, document := range documents {
			for _, typ := range []string{"", "book", "state", "paper", "resolved", "'x"} {
				for _, key := range []string{"", "J. Brandt 2018a", "k s kim 2024B", "O'Hara and Sons 1999", "nobody", "()"} {
					sameList(t, s, m, graph.NodeQuery{Kind: k, Document: document, Type: typ, Key: key, First: 2})
				}
			}
		}
	}
}

func steadyCursor(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	q := graph.NodeQuery{Kind: graph.KindEvent, First: 1}
	want := newModel(Corpus()...).list(q)
	page, err := s.List(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	q.After = page.Next
	for _, b := range Corpus() {
		claims := slices.ContainsFunc(b.Claims, func(n graph.Node) bool { return n.NodeID() == page.Nodes[0].NodeID() })
		if claims {
			if _, err := s.Forget(context.Background(), b.Document); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	q.First = graph.MaxPage
	rest, err := s.List(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range rest.Nodes {
		if !slices.Contains(want[1:], n.NodeID()) {
			t.Errorf("%s is behind the cursor", n.NodeID())
		}
	}
	if len(rest.Nodes) == 0 {
		t.Error("nothing is behind the cursor")
	}
}

func refusesLists(t *testing.T, s graph.Store) {
	load(t, s, Corpus()[0])
	for name, c := range map[string]struct {
		query graph.NodeQuery
		code  graph.Code
	}{
		"no kind":            {graph.NodeQuery{First: 1}, graph.Invalid},
		"an unknown kind":    {graph.NodeQuery{Kind: "Work) RETURN n //", First: 1}, graph.Invalid},
		"an empty page":      {graph.NodeQuery{Kind: graph.KindWork}, graph.Invalid},
		"a page of less":     {graph.NodeQuery{Kind: graph.KindWork, First: -1}, graph.Invalid},
		"a page too large":   {graph.NodeQuery{Kind: graph.KindWork, First: graph.MaxPage + 1}, graph.TooLarge},
		"a cursor of others": {graph.NodeQuery{Kind: graph.KindWork, First: 1, After: "xyz"}, graph.Invalid},
		"an odd cursor":      {graph.NodeQuery{Kind: graph.KindWork, First: 1, After: "' OR 1=1 --"}, graph.Invalid},
	} {
		_, err := s.List(context.Background(), c.query)
		if graph.CodeOf(err) != c.code {
			t.Errorf("%s: got %v, want code %s", name, err, c.code)
		}
	}
}
