package storetest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"kg/graph"
)

func applyCases() []testCase {
	return []testCase{
		{"apply writes all of a batch and counts it", appliesAll},
		{"apply of the same batch again writes nothing", appliesOnce},
		{"apply of another batch replaces what the document said", replaces},
		{"apply reads the same bytes under two names by the name that comes first, in every order", twoNames},
		{"apply gives the same graph in every order of loading", anyOrder},
		{"apply refuses a batch that breaks a law and writes nothing", refusesInvalid},
		{"apply leaves the caller's batch alone and keeps none of it", sharesNothing},
		{"apply folds what documents say about one thing", folds},
		{"apply keeps one of two equal pieces of evidence", equalEvidence},
		{"apply takes a document that says nothing", emptyDocument},
		{"apply takes names of any length and script", longNames},
	}
}

func appliesAll(t *testing.T, s graph.Store) {
	for _, b := range Corpus() {
		got, err := s.Apply(context.Background(), b)
		if err != nil {
			t.Fatalf("apply %s: %v", b.Document, err)
		}
		want := b.Count()
		want.WrittenNodes, want.WrittenEvidence = want.Nodes, want.Evidence
		if got != want {
			t.Errorf("counts %+v, want %+v", got, want)
		}
	}
	holds(t, s, newModel(Corpus()...))
}

func appliesOnce(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	before := written(t, s.Records(context.Background()))
	for _, b := range Corpus() {
		slices.Reverse(b.Claims)
		slices.Reverse(b.Edges)
		got, err := s.Apply(context.Background(), b)
		if err != nil {
			t.Fatalf("apply again: %v", err)
		}
		want := b.Count()
		want.Unchanged = true
		if got != want {
			t.Errorf("counts %+v, want %+v", got, want)
		}
	}
	if after := written(t, s.Records(context.Background())); after != before {
		t.Errorf("loading twice changed the graph from\n%s\nto\n%s", before, after)
	}
}

func replaces(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	first := Corpus()[0]
	d := newDraft("harbour")
	own := d.work("The harbour question, revised", "Adler 2022")
	dock := d.event("Dock strike", "1910", "Another name")
	d.edge(graph.Disputes, own, dock, 0.95)
	d.edge(graph.ParticipatedIn, d.actor("Dockers’ Union", "union"), dock, 0.1)
	got, err := s.Apply(context.Background(), d.batch())
	if err != nil {
		t.Fatal(err)
	}
	if got.Unchanged || got.WrittenNodes != got.Nodes || got.WrittenEvidence != 2 {
		t.Errorf("counts %+v of a replacement", got)
	}
	holds(t, s, newModel(append(Corpus()[1:], d.batch())...))
	load(t, s, first)
	holds(t, s, newModel(Corpus()...))
}

func anyOrder(t *testing.T, s graph.Store) {
	want := written(t, newModel(Corpus()...).records())
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {1, 3, 0, 2}, {2, 0, 3, 1}} {
		for _, i := range order {
			load(t, s, Corpus()[i])
		}
		if got := written(t, s.Records(context.Background())); got != want {
			t.Errorf("loading in the order %v gives\n%s\nwant\n%s", order, got, want)
		}
		for _, b := range Corpus() {
			if _, err := s.Forget(context.Background(), b.Document); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// twoNames loads one document under two names, under which it was read otherwise, in either order and again.
func twoNames(t *testing.T, s graph.Store) {
	under := func(name string) graph.Batch {
		d := newDraft("same bytes")
		d.node.Name = name
		d.edge(graph.Mentions, d.id, d.event("seen in "+name, ""), 0.5)
		return d.batch()
	}
	first, later := under("a.md"), under("b.md")
	for _, order := range [][]graph.Batch{{first, later}, {later, first}, {later, first, later, first}} {
		for _, b := range order {
			before := written(t, s.Records(context.Background()))
			got, err := s.Apply(context.Background(), b)
			if err != nil {
				t.Fatal(err)
			}
			there := strings.Contains(before, "a.md")
			if kept := got.Kept == "a.md" && got.Unchanged; kept != (there && slices.Equal(b.Claims, later.Claims)) {
				t.Errorf("a.md is there: %v; counts %+v", there, got)
			}
		}
		holds(t, s, newModel(first))
		if _, err := s.Forget(context.Background(), first.Document); err != nil {
			t.Fatal(err)
		}
	}
}

func refusesInvalid(t *testing.T, s graph.Store) {
	load(t, s, Corpus()[1:]...)
	before := written(t, s.Records(context.Background()))
	edit := func(change func(*graph.Batch)) graph.Batch {
		b := Corpus()[0]
		b.Sort()
		change(&b)
		return b
	}
	piece := func(change func(*graph.Evidence)) graph.Batch {
		return edit(func(b *graph.Batch) { change(&b.Edges[0].Evidence[0]) })
	}
	for name, b := range map[string]graph.Batch{
		"no batch at all":               {},
		"without its document":          edit(func(b *graph.Batch) { b.Claims = b.Claims[1:] }),
		"two claims about a node":       edit(func(b *graph.Batch) { b.Claims = append(b.Claims, b.Claims[3]) }),
		"a claim that is nil":           edit(func(b *graph.Batch) { b.Claims = append(b.Claims, nil) }),
		"another document":              edit(func(b *graph.Batch) { b.Document = graph.NewID("document", "other") }),
		"a second document":             edit(func(b *graph.Batch) { b.Claims = append(b.Claims, &graph.Document{ID: graph.NewID("document", "x")}) }),
		"an id of another kind":         edit(func(b *graph.Batch) { b.Claims = append(b.Claims, &graph.Event{ID: graph.NewID("actor", "x")}) }),
		"an id that is none":            edit(func(b *graph.Batch) { b.Claims = append(b.Claims, &graph.Event{ID: "event:1"}) }),
		"an unknown relation":           edit(func(b *graph.Batch) { b.Edges[0].Relation = "resembles" }),
		"a relation with wrong ends":    edit(func(b *graph.Batch) { b.Edges[0].Relation = graph.MemberOf }),
		"an end that is not claimed":    edit(func(b *graph.Batch) { b.Edges[0].To = graph.NewID("event", "nowhere") }),
		"evidence of another document":  piece(func(e *graph.Evidence) { e.Document = graph.NewID("document", "other") }),
		"a quote that is not the slice": piece(func(e *graph.Evidence) { e.Quote += "!" }),
		"a span outside the text":       piece(func(e *graph.Evidence) { e.Span.End = 1 << 30 }),
		"an empty span":                 piece(func(e *graph.Evidence) { e.Span.End, e.Quote = e.Span.Start, "" }),
		"no rule":                       piece(func(e *graph.Evidence) { e.Rule = "" }),
		"no confidence":                 piece(func(e *graph.Evidence) { e.Confidence = 0 }),
		"too much confidence":           piece(func(e *graph.Evidence) { e.Confidence = 1.01 }),
		"half a character":              halfCharacter(),
	} {
		_, err := s.Apply(context.Background(), b)
		if graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%s: got %v, want it refused as invalid", name, err)
		}
		if after := written(t, s.Records(context.Background())); after != before {
			t.Errorf("%s: refused, but the graph is another", name)
		}
	}
	// Nothing half-loaded stays behind: the sound batch goes in.
	load(t, s, Corpus()[0])
	holds(t, s, newModel(Corpus()...))
}

func halfCharacter() graph.Batch {
	d := newDraft("half")
	d.node.Text = "é"
	d.edge(graph.Mentions, d.id, d.event("Event", ""), 1, func(e *graph.Edge) {
		e.Evidence[0].Span, e.Evidence[0].Quote = graph.Span{Start: 0, End: 1}, "\xc3"
	})
	return d.batch()
}

func sharesNothing(t *testing.T, s graph.Store) {
	b := Corpus()[0]
	first := b.Claims[len(b.Claims)-1]
	load(t, s, b)
	if b.Claims[len(b.Claims)-1] != first || b.Edges[0].ID != "" {
		t.Error("the caller's batch was sorted or filled in")
	}
	b.Claims[1].(*graph.Work).Title = "changed by the caller"
	b.Edges[0].Evidence[0].Quote = "changed by the caller"
	holds(t, s, newModel(Corpus()[0]))
	ids := []graph.ID{first.NodeID(), Corpus()[0].Claims[1].NodeID()}
	got, err := s.Nodes(context.Background(), ids)
	if err != nil {
		t.Fatal(err)
	}
	got[1].(*graph.Work).Keys[0] = "changed by the reader"
	holds(t, s, newModel(Corpus()[0]))
}

func folds(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	id := idOf(graph.KindEvent, "Dock strike")
	got, err := s.Nodes(context.Background(), []graph.ID{id})
	if err != nil {
		t.Fatal(err)
	}
	want := &graph.Event{ID: id, Name: "Dock strike", Date: "1911-06", Aliases: []string{"Strike of 1911", "The dockers' strike"}}
	if why := graph.IdentityOf(got[0]); why == nil || why.Descriptions != 2 || len(why.Joins) != 1 || len(why.Joins[0].Reasons) == 0 {
		t.Errorf("it does not say why two claims are about one strike: %s", encoded(t, why))
	}
	if encoded(t, graph.WithIdentity(got[0], nil)) != encoded(t, want) {
		t.Errorf("got %s, want %s", encoded(t, got[0]), encoded(t, want))
	}
	work := idOf(graph.KindWork, "Tides and tariffs")
	trees, err := s.Shape(context.Background(), graph.Shape{From: []graph.ID{work}, Hops: []graph.Hop{
		{Name: "explains", Relations: []graph.Relation{graph.Explains}, Direction: graph.Out, First: 1},
	}})
	if err != nil || len(trees) != 1 || len(trees[0].Hops["explains"].Edges) != 1 {
		t.Fatalf("got %v, %v", trees, err)
	}
	e := trees[0].Hops["explains"].Edges[0].Edge
	if len(e.Evidence) != 2 || e.Confidence != 0.9 || e.Hedged || e.Evidence[0].Confidence != 0.9 {
		t.Errorf("the edge of two documents is %s", encoded(t, e))
	}
}

func equalEvidence(t *testing.T, s graph.Store) {
	d := newDraft("twice")
	w, e := d.work("Work"), d.event("Event", "")
	d.edge(graph.Explains, w, e, 0.5)
	again := d.edges[0]
	again.Evidence = slices.Clone(again.Evidence)
	again.Evidence[0].Confidence = 0.9
	other := again
	other.Evidence = slices.Clone(again.Evidence)
	other.Evidence[0].Rule, other.Evidence[0].Confidence = "other", 0.7
	d.edges = append(d.edges, other, again)
	got, err := s.Apply(context.Background(), d.batch())
	if err != nil {
		t.Fatal(err)
	}
	if want := (graph.Counts{Nodes: 3, Edges: 1, Evidence: 2, WrittenNodes: 3, WrittenEvidence: 2}); got != want {
		t.Errorf("counts %+v, want %+v", got, want)
	}
	holds(t, s, newModel(d.batch()))
}

func emptyDocument(t *testing.T, s graph.Store) {
	d := newDraft("empty")
	load(t, s, d.batch(), d.batch())
	holds(t, s, newModel(d.batch()))
	if _, err := s.Forget(context.Background(), d.id); err != nil {
		t.Fatal(err)
	}
	holds(t, s, newModel())
}

func longNames(t *testing.T, s graph.Store) {
	d := newDraft("long")
	d.node.Text = strings.Repeat("A long text. ", 20_000)
	long := strings.Repeat("a very long name ", 2000)
	w := d.work(long, long+"key")
	for _, name := range []string{
		long + "1", long + "2", strings.Repeat("한국어", 5000), strings.Repeat("x", 20_000), strings.Repeat("é", 99) + "é", strings.Repeat("é", 99) + "a", strings.Repeat("é", 99),
	} {
		d.edge(graph.Explains, w, d.event(name, ""), 0.5)
	}
	load(t, s, d.batch())
	m := newModel(d.batch())
	holds(t, s, m)
	sameList(t, s, m, graph.NodeQuery{Kind: graph.KindEvent, First: 2})
	sameList(t, s, m, graph.NodeQuery{Kind: graph.KindWork, Key: long + "key", First: 2})
	sameSearch(t, s, m, graph.SearchQuery{Text: "long name", First: 10})
	sameSearch(t, s, m, graph.SearchQuery{Text: strings.Repeat("한국어", 5000), First: 10})
	if _, err := s.Forget(context.Background(), d.id); err != nil {
		t.Fatal(err)
	}
	holds(t, s, newModel())
}
