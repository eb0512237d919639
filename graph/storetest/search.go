package storetest

import (
	"context"
	"slices"
	"testing"

	"kg/graph"
)

func searchCases() []testCase {
	return []testCase{
		{"search finds names, aliases, keys and titles by all words, the last a prefix", finds},
		{"search answers as the shared ranking says", ranks},
		{"search refuses what it cannot do", refusesSearches},
		{"names are completed from their words on, whatever came and went", completes},
	}
}

func sameSearch(t *testing.T, s graph.Store, m *model, q graph.SearchQuery) {
	t.Helper()
	hits, err := s.Search(context.Background(), q)
	if err != nil {
		t.Fatalf("search %+v: %v", q, err)
	}
	var got []graph.ID
	nodes := m.nodes()
	for i, h := range hits {
		got = append(got, h.Node.NodeID())
		if want := nodes[h.Node.NodeID()]; encoded(t, h.Node) != encoded(t, want) {
			t.Errorf("search %+v: got %s, want %s", q, encoded(t, h.Node), encoded(t, want))
		}
		if i > 0 && h.Score > hits[i-1].Score {
			t.Errorf("search %+v: hit %d is better than the one before it", q, i)
		}
	}
	if want := m.search(q); !slices.Equal(got, want) {
		t.Errorf("search %+v: got %q, want %q", q, got, want)
	}
}

func finds(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	dock, tides := idOf(graph.KindEvent, "Dock strike"), idOf(graph.KindWork, "Tides and tariffs")
	for text, want := range map[string]graph.ID{
		"Dock strike":         dock,
		"dock STR":            dock,
		"strike of 1911":      dock,  // by an alias
		"dockers strike":      dock,  // apostrophes do not count
		"brandt 2018a tides":  tides, // by a key and the title
		"tariffs tides":       tides,
		"uberfalle auf lodz":  idOf(graph.KindEvent, "Überfälle auf Łódź"),
		"평양":                  idOf(graph.KindEvent, "평양 선언"),
		"السلام":              idOf(graph.KindEvent, "إعلان السلام"),
		"會議":                  idOf(graph.KindEvent, "北京會議"),
		"fullwidth a":         idOf(graph.KindEvent, "ﬀ fullwidth Ａ"),
		"About strike":        graph.NewID("document", "strike"),
		"ohara and sons 1999": idOf(graph.KindWork, "Work with 'quotes', \"quotes\"\nand a line"),
		"sentence says":       "", // texts are not searched
		"strike dock nowhere": "",
		"ock strike":          "",
		"\" OR *":             "",
		"":                    "",
		"  !! ":               "",
	} {
		hits, err := s.Search(context.Background(), graph.SearchQuery{Text: text, First: 5})
		switch {
		case err != nil:
			t.Errorf("%q: %v", text, err)
		case want == "" && len(hits) > 0:
			t.Errorf("%q finds %s", text, hits[0].Node.Label())
		case want != "" && (len(hits) == 0 || hits[0].Node.NodeID() != want):
			t.Errorf("%q finds %v, want %s first", text, hits, want)
		}
	}
}

func ranks(t *testing.T, s graph.Store) {
	large := Large("large", 300)
	all := append(Corpus(), large)
	load(t, s, all...)
	m := newModel(all...)
	for _, text := range []string{"work", "event 1", "Event 1 of many", "w", "of", "many of event", "AUTHOR 2", "a", "strike", "dock s", "😀 emoji", "x", "x1", "alias of", "and or not", "NOT work"} {
		for _, kinds := range [][]graph.Kind{nil, {graph.KindWork}, {graph.KindEvent, graph.KindActor}, {graph.KindCitation}} {
			for _, first := range []int{1, 5, 1000} {
				sameSearch(t, s, m, graph.SearchQuery{Text: text, Kinds: kinds, First: first})
			}
		}
	}
}

func refusesSearches(t *testing.T, s graph.Store) {
	for _, q := range []graph.SearchQuery{{Text: "x"}, {Text: "x", First: -1}, {Text: "x", First: 1, Kinds: []graph.Kind{"x' OR 1"}}} {
		_, err := s.Search(context.Background(), q)
		refuses(t, err, graph.Invalid)
	}
	_, err := s.Search(context.Background(), graph.SearchQuery{Text: "x", First: graph.MaxPage + 1})
	refuses(t, err, graph.TooLarge)
}

func sameCompletions(t *testing.T, s graph.Store, m *model, q graph.CompleteQuery) {
	t.Helper()
	got, err := s.Complete(context.Background(), q)
	if err != nil {
		t.Fatalf("complete %+v: %v", q, err)
	}
	var names []string
	for _, c := range got {
		names = append(names, c.Name+" "+string(c.Node.NodeID()))
	}
	if want := m.complete(q); !slices.Equal(names, want) {
		t.Errorf("complete %+v: got %q, want %q", q, names, want)
	}
}

func completes(t *testing.T, s graph.Store) {
	ctx := context.Background()
	all := append(Corpus(), Large("large", 100))
	m := newModel()
	compare := func() {
		for _, text := range []string{"d", "dock", "Dock str", "strike", "the d", "uber", "łódź", "평", "brandt 2018", "j brandt", "tides and", "event 1", "many", "about", "", "!?", "zz", "1"} {
			for _, kinds := range [][]graph.Kind{nil, {graph.KindEvent}, {graph.KindWork, graph.KindActor}, {graph.KindCitation}} {
				for _, first := range []int{1, 3, graph.MaxCompletions} {
					sameCompletions(t, s, m, graph.CompleteQuery{Text: text, Kinds: kinds, First: first})
				}
			}
		}
	}
	for _, b := range all {
		load(t, s, b)
		m.batches[b.Document] = b
	}
	compare()
	for text, want := range map[string]string{
		"dock str": "Dock strike", "strike of": "Strike of 1911", "uberf": "Überfälle auf Łódź", "j brandt 2018": "J. Brandt 2018a", "DOCKERS S": "The dockers' strike",
	} {
		got, err := s.Complete(ctx, graph.CompleteQuery{Text: text, First: 1})
		if err != nil || len(got) != 1 || got[0].Name != want {
			t.Errorf("%q becomes %v, %v, want %q", text, got, err, want)
		}
	}
	for _, b := range all[:3] {
		if _, err := s.Forget(ctx, b.Document); err != nil {
			t.Fatal(err)
		}
		delete(m.batches, b.Document)
	}
	compare()
	for _, q := range []graph.CompleteQuery{{Text: "a"}, {Text: "a", First: graph.MaxCompletions + 1}, {Text: "a", First: 1, Kinds: []graph.Kind{"x"}}} {
		_, err := s.Complete(ctx, q)
		refuses(t, err, graph.Invalid)
	}
	_, err := s.Complete(ctx, graph.CompleteQuery{Text: string(make([]byte, graph.MaxSearchText+1)), First: 1})
	refuses(t, err, graph.TooLarge)
}
