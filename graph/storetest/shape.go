package storetest

import (
	"context"
	"testing"

	"kg/graph"
)

func shapeCases() []testCase {
	return []testCase{
		{"a shape is the tree of its hops, filters, pages and directions", shapes},
		{"a shape goes on behind an edge until all are read", shapePages},
		{"a shape refuses what it cannot do", refusesShapes},
	}
}

func sameShape(t *testing.T, s graph.Store, m *model, shape graph.Shape) {
	t.Helper()
	got, err := s.Shape(context.Background(), shape)
	if err != nil {
		t.Fatalf("shape %s: %v", encoded(t, shape), err)
	}
	if got, want := encoded(t, got), encoded(t, m.shape(shape)); got != want {
		t.Errorf("shape %s: got\n%s\nwant\n%s", encoded(t, shape), got, want)
	}
}

func said() []graph.Relation {
	return []graph.Relation{graph.Explains, graph.Disputes, graph.Reports, graph.Discusses}
}

// questions are shapes from the given nodes.
func questions(from []graph.ID, document graph.ID) []graph.Shape {
	hop := func(h graph.Hop) graph.Shape {
		if h.First == 0 {
			h.First = 10
		}
		if h.Relations == nil {
			h.Relations = said()
		}
		if h.Direction == "" {
			h.Direction = graph.Out
		}
		h.Name = "a"
		return graph.Shape{From: from, Hops: []graph.Hop{h}}
	}
	who := graph.Hop{Name: "who", Relations: []graph.Relation{graph.ParticipatedIn, graph.Opposed, graph.Initiated}, Direction: graph.In, First: 2}
	back := graph.Hop{Name: "back", Relations: said(), Direction: graph.In, First: 3, Next: []graph.Hop{who}}
	return []graph.Shape{
		{From: from},
		hop(graph.Hop{}),
		hop(graph.Hop{First: 1}),
		hop(graph.Hop{Direction: graph.In}),
		hop(graph.Hop{Relations: graph.PathRelations(), First: 3}),
		hop(graph.Hop{Filter: graph.EdgeFilter{Negated: true}}),
		hop(graph.Hop{Filter: graph.EdgeFilter{MinConfidence: 0.7, Negated: true}}),
		hop(graph.Hop{Filter: graph.EdgeFilter{Document: document}}),
		hop(graph.Hop{Kinds: []graph.Kind{graph.KindPolicy}}),
		hop(graph.Hop{Kinds: []graph.Kind{graph.KindPolicy, graph.KindEvent}, Next: []graph.Hop{who, back}}),
		{From: from, Hops: []graph.Hop{
			{Name: "x \"y`'", Relations: []graph.Relation{graph.Cites, graph.Embodies}, Direction: graph.Out, First: 5, Next: []graph.Hop{back, who}},
			{Name: "", Relations: []graph.Relation{graph.Cites, graph.Embodies}, Direction: graph.In, First: 5, Next: []graph.Hop{{
				Name: "on", Relations: said(), Direction: graph.Out, First: 1, Next: []graph.Hop{back},
			}}},
		}},
	}
}

func shapes(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	m := newModel(Corpus()...)
	from := []graph.ID{graph.NewID("event", "nowhere"), "no id"}
	for id := range m.nodes() {
		from = append(from, id)
	}
	from = append(from, from[3], from[4]) // twice asked, twice answered
	for _, q := range questions(from, Corpus()[1].Document) {
		sameShape(t, s, m, q)
	}
	sameShape(t, s, m, graph.Shape{})
}

func shapePages(t *testing.T, s graph.Store) {
	batch := Large("large", 400)
	load(t, s, batch)
	m := newModel(batch)
	work := idOf(graph.KindWork, "Work 0 of many")
	h := graph.Hop{Name: "a", Relations: said(), Direction: graph.Out, First: 3}
	for pages := 0; pages < 50; pages++ {
		shape := graph.Shape{From: []graph.ID{work}, Hops: []graph.Hop{h}}
		sameShape(t, s, m, shape)
		got, err := s.Shape(context.Background(), shape)
		if err != nil {
			t.Fatal(err)
		}
		branch := got[0].Hops["a"]
		if !branch.More {
			return
		}
		h.After = branch.Edges[len(branch.Edges)-1].Edge.ID
	}
	t.Error("the pages do not end")
}

func refusesShapes(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	work := idOf(graph.KindWork, "Tides and tariffs")
	with := func(change func(*graph.Hop)) graph.Shape {
		h := graph.Hop{Name: "a", Relations: said(), Direction: graph.Out, First: 1}
		change(&h)
		return graph.Shape{From: []graph.ID{work}, Hops: []graph.Hop{h}}
	}
	deep := with(func(h *graph.Hop) {
		for range graph.MaxDepth {
			*h = graph.Hop{Name: "a", Relations: said(), Direction: graph.Out, First: 1, Next: []graph.Hop{*h}}
		}
	})
	twice := with(func(*graph.Hop) {})
	twice.Hops = append(twice.Hops, twice.Hops[0])
	for name, c := range map[string]struct {
		shape graph.Shape
		code  graph.Code
	}{
		"no relation":          {with(func(h *graph.Hop) { h.Relations = nil }), graph.Invalid},
		"an unknown relation":  {with(func(h *graph.Hop) { h.Relations = []graph.Relation{"x]->() DELETE r //"} }), graph.Invalid},
		"no direction":         {with(func(h *graph.Hop) { h.Direction = "" }), graph.Invalid},
		"an unknown kind":      {with(func(h *graph.Hop) { h.Kinds = []graph.Kind{"thing"} }), graph.Invalid},
		"an empty page":        {with(func(h *graph.Hop) { h.First = 0 }), graph.Invalid},
		"a page too large":     {with(func(h *graph.Hop) { h.First = graph.MaxPage + 1 }), graph.TooLarge},
		"an edge of nowhere":   {with(func(h *graph.Hop) { h.After = graph.NewID("edge", "nowhere") }), graph.Invalid},
		"an odd confidence":    {with(func(h *graph.Hop) { h.Filter.MinConfidence = 2 }), graph.Invalid},
		"two hops of one name": {twice, graph.Invalid},
		"too deep":             {deep, graph.TooLarge},
		"too many roots":       {graph.Shape{From: make([]graph.ID, graph.MaxRoots+1)}, graph.TooLarge},
	} {
		_, err := s.Shape(context.Background(), c.shape)
		if graph.CodeOf(err) != c.code {
			t.Errorf("%s: got %v, want code %s", name, err, c.code)
		}
	}
}
