package storetest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kg/graph"
)

func decisionCases() []testCase {
	return []testCase{
		{"a batch is given back as it was sent, whatever its claims were joined with", givesBack},
		{"a batch of a document that is not there is not found", givesBackNothing},
		{"the documents that claim an id are named, whatever node the claim stands for", claiming},
		{"a rejected reading counts for nothing and stays visible", rejection},
		{"an accepted reading has confidence 1", acceptance},
		{"a relabelling stands above what the documents say, the last one above the others", relabelling},
		{"claims that a person put together are one thing, and two again without the decision", merger},
		{"a merger holds however many claims it is about", largeMerger},
		{"claims that a person keeps apart are two things, also under one id", splitting},
		{"a decision without who and when, or a verdict without a decision, is refused", halfDecisions},
		{"any decisions on any documents, in any order, leave the graph of what is loaded", anyDecisions},
	}
}

func decision(kind graph.DecisionKind, name, when string) graph.Decision {
	return graph.Decision{ID: graph.NewID("decision", name), Kind: kind, Who: "Ada", When: when, Why: "as printed"}
}

func judged(verdict graph.DecisionKind) func(*graph.Edge) {
	return func(e *graph.Edge) {
		e.Evidence[0].Verdict = verdict
		e.Evidence[0].Decisions = []graph.Decision{decision(verdict, string(verdict), "2026-01-02T03:04:05Z")}
	}
}

func decide(n graph.Node, list ...graph.Decision) graph.Node { return graph.WithDecisions(n, list) }

func onSide(d graph.Decision, side int) graph.Decision {
	d.Side = side
	return d
}

func givesBack(t *testing.T, s graph.Store) {
	batches := append(Corpus(), Styles()...)
	load(t, s, batches...)
	for _, b := range batches {
		got, err := s.Batch(context.Background(), b.Document)
		if err != nil {
			t.Fatal(err)
		}
		b.Claims, b.Edges = slices.Clone(b.Claims), slices.Clone(b.Edges)
		b.Sort()
		if x, y := encoded(t, got), encoded(t, b); x != y {
			t.Errorf("the batch came back as\n%s\nnot as\n%s", x, y)
		}
		if c, err := s.Apply(context.Background(), got); err != nil || !c.Unchanged {
			t.Errorf("the same batch again: %+v, %v", c, err)
		}
	}
}

func givesBackNothing(t *testing.T, s graph.Store) {
	load(t, s, Corpus()[0])
	_, err := s.Batch(context.Background(), graph.NewID("document", "nowhere"))
	refuses(t, err, graph.NotFound)
}

func claiming(t *testing.T, s graph.Store) {
	batches := append(Corpus(), Styles()...)
	load(t, s, batches...)
	want := map[graph.ID][]graph.ID{}
	var ids []graph.ID
	for _, b := range batches {
		for _, n := range b.Claims {
			if n.NodeKind() != graph.KindDocument {
				want[n.NodeID()] = append(want[n.NodeID()], b.Document)
				ids = append(ids, n.NodeID())
			}
		}
	}
	for id := range want {
		slices.Sort(want[id])
	}
	got, err := s.Claiming(context.Background(), append(ids, idOf(graph.KindEvent, "unheard of")))
	if err != nil {
		t.Fatal(err)
	}
	if x, y := encoded(t, got), encoded(t, want); x != y {
		t.Errorf("got\n%s\nwant\n%s", x, y)
	}
}

// explained is one document that says, of one work, what it explains.
func explained(change ...func(*graph.Edge)) (graph.Batch, graph.ID, graph.ID) {
	d := newDraft("reading")
	w, e := d.work("Weirs and mills", "Noor 2004"), d.event("Breach of the weir", "1903")
	d.edge(graph.Explains, w, e, 0.5, change...)
	d.edge(graph.Reports, w, e, 0.75)
	return d.batch(), w, e
}

func rejection(t *testing.T, s graph.Store) {
	b, w, e := explained(judged(graph.DecisionReject))
	other := newDraft("other")
	other.claim(&graph.Work{ID: w, Title: "Weirs and mills"})
	other.edge(graph.Explains, w, other.event("Breach of the weir", ""), 0.25)
	load(t, s, b)
	shape := func(f graph.EdgeFilter) graph.Shape {
		return graph.Shape{From: []graph.ID{w}, Hops: []graph.Hop{{Name: "explains", Relations: []graph.Relation{graph.Explains}, Direction: graph.Out, First: 5, Filter: f}}}
	}
	ask := func(f graph.EdgeFilter) []graph.TreeEdge {
		trees, err := s.Shape(context.Background(), shape(f))
		if err != nil {
			t.Fatal(err)
		}
		return trees[0].Hops["explains"].Edges
	}
	if got := ask(graph.EdgeFilter{}); len(got) != 0 {
		t.Errorf("a rejected edge is answered: %s", encoded(t, got))
	}
	if got := ask(graph.EdgeFilter{Rejected: true}); len(got) != 1 || got[0].Edge.Confidence != 0 || got[0].Edge.Evidence[0].Decisions[0].Who != "Ada" {
		t.Errorf("asked for, a rejected edge is not there with who rejected it: %s", encoded(t, got))
	}
	paths := graph.PathQuery{From: w, To: e, Relations: []graph.Relation{graph.Explains}, MaxLength: 2, First: 5}
	if got, err := s.Paths(context.Background(), paths); err != nil || len(got) != 0 {
		t.Errorf("a path runs along a rejected edge: %s, %v", encoded(t, got), err)
	}
	load(t, s, other.batch())
	if got := ask(graph.EdgeFilter{}); len(got) != 1 || got[0].Edge.Confidence != 0.25 || len(got[0].Edge.Evidence) != 2 || got[0].Edge.Evidence[1].Verdict != graph.DecisionReject {
		t.Errorf("the edge that another document says does not stand on that alone: %s", encoded(t, got))
	}
	if got := ask(graph.EdgeFilter{Document: b.Document}); len(got) != 0 {
		t.Errorf("the document whose reading was rejected still says so: %s", encoded(t, got))
	}
	m := newModel(b, other.batch())
	holds(t, s, m)
	sameCount(t, s, m)
	for _, f := range []graph.EdgeFilter{{}, {Rejected: true}, {Document: b.Document}, {Document: b.Document, Rejected: true}, {Document: other.id, MinConfidence: 0.2}, {Rejected: true, MinConfidence: 0.3}} {
		sameShape(t, s, m, shape(f))
	}
	samePaths(t, s, m, paths)
	plain, _, _ := explained()
	load(t, s, plain)
	holds(t, s, newModel(plain, other.batch()))
}

func acceptance(t *testing.T, s graph.Store) {
	b, w, _ := explained(judged(graph.DecisionAccept))
	load(t, s, b)
	trees, err := s.Shape(context.Background(), graph.Shape{From: []graph.ID{w}, Hops: []graph.Hop{
		{Name: "says", Relations: []graph.Relation{graph.Explains, graph.Reports}, Direction: graph.Out, First: 1},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if first := trees[0].Hops["says"].Edges[0].Edge; first.Relation != graph.Explains || first.Confidence != 1 || first.Evidence[0].Confidence != 0.5 {
		t.Errorf("the accepted edge is not the surest, or its reading is not told as it was: %s", encoded(t, first))
	}
	holds(t, s, newModel(b))
}

func relabelling(t *testing.T, s graph.Store) {
	name := func(value, when string) graph.Decision {
		d := decision(graph.DecisionRelabel, value, when)
		d.Field, d.Value = "name", value
		return d
	}
	relabelled := func(doc string, list ...graph.Decision) graph.Batch {
		d := newDraft(doc)
		d.claim(decide(&graph.Event{ID: idOf(graph.KindEvent, "breach"), Name: "Breach of the weir"}, list...))
		return d.batch()
	}
	late, early := name("Collapse of the upper weir", "2026-02-01T00:00:00Z"), name("Weir breach", "2026-01-01T00:00:00Z")
	a, b, c := relabelled("a", late, early), relabelled("b", early), relabelled("c")
	load(t, s, c, b, a)
	nodes, err := s.Nodes(context.Background(), []graph.ID{idOf(graph.KindEvent, "breach")})
	if err != nil {
		t.Fatal(err)
	}
	e := nodes[0].(*graph.Event)
	if e.Name != late.Value || len(e.Decisions) != 2 || !slices.Contains(e.Aliases, "Breach of the weir") {
		t.Errorf("the event is shown as %s", encoded(t, e))
	}
	m := newModel(a, b, c)
	holds(t, s, m)
	sameSearch(t, s, m, graph.SearchQuery{Text: "upper weir", First: 3})
	forget(t, s, a)
	holds(t, s, newModel(b, c))
}

func merger(t *testing.T, s graph.Store) {
	ctx := context.Background()
	d := decision(graph.DecisionMerge, "merge", "2026-01-01T00:00:00Z")
	about := func(doc, name string, list ...graph.Decision) graph.Batch {
		x := newDraft(doc)
		actor := x.claim(decide(&graph.Actor{ID: idOf(graph.KindActor, name), Name: name}, list...))
		w := x.claim(decide(entry(graph.Work{Title: name + " speaks of the tolls", Year: "1999"}), list...))
		e := x.event("Toll strike", "")
		x.edge(graph.ParticipatedIn, actor, e, 0.5)
		x.edge(graph.Explains, w, e, 0.5)
		return x.batch()
	}
	a, b := about("a", "Bargemen’s League", onSide(d, 1)), about("b", "League of Bargees", onSide(d, 2))
	for _, order := range [][]graph.Batch{{a, b}, {b, a}} {
		load(t, s, order...)
		holds(t, s, newModel(a, b))
		totals, err := s.Count(ctx)
		if err != nil || totals.Nodes[graph.KindActor] != 1 || totals.Nodes[graph.KindWork] != 1 || totals.Edges[graph.ParticipatedIn] != 1 {
			t.Errorf("after the merger: %+v, %v", totals, err)
		}
		sameAnswers(t, s, newModel(a, b))
		forget(t, s, order[1])
		holds(t, s, newModel(order[0]))
		forget(t, s, order[0])
	}
	load(t, s, a, b, about("a", "Bargemen’s League"), about("b", "League of Bargees"))
	if totals, err := s.Count(ctx); err != nil || totals.Nodes[graph.KindActor] != 2 || totals.Nodes[graph.KindWork] != 2 {
		t.Errorf("without the decision: %+v, %v", totals, err)
	}
	holds(t, s, newModel(about("a", "Bargemen’s League"), about("b", "League of Bargees")))
}

func largeMerger(t *testing.T, s graph.Store) {
	d := decision(graph.DecisionMerge, "merge", "2026-01-01T00:00:00Z")
	const claims = 205 // on each side: more than are compared one by one, and than may bear a key of another sort
	var sides []graph.Batch
	for side, doc := range []string{"a", "b"} {
		x := newDraft(doc)
		for i := range claims {
			name := fmt.Sprintf("%s%d", doc, i)
			x.claim(decide(&graph.Work{ID: idOf(graph.KindWork, name), Title: "Weirs " + name}, onSide(d, side+1)))
		}
		sides = append(sides, x.batch())
	}
	for _, order := range [][]graph.Batch{{sides[0], sides[1]}, {sides[1], sides[0]}} {
		load(t, s, order...)
		holds(t, s, newModel(sides...))
		if totals, err := s.Count(context.Background()); err != nil || totals.Nodes[graph.KindWork] != 1 {
			t.Errorf("after the merger: %+v, %v", totals, err)
		}
		forget(t, s, order[0])
		holds(t, s, newModel(order[1]))
		forget(t, s, order[1])
	}
	holds(t, s, newModel())
}

func splitting(t *testing.T, s graph.Store) {
	d := decision(graph.DecisionSplit, "split", "2026-01-01T00:00:00Z")
	about := func(doc string, side int) graph.Batch {
		x := newDraft(doc)
		actor := x.claim(decide(&graph.Actor{ID: idOf(graph.KindActor, "A. Quist"), Name: "A. Quist"}, onSide(d, side)))
		w := x.claim(decide(entry(graph.Work{Title: "Tolls of the eastern wharfs and their keepers", Year: "1999", Authors: by("Quist, A.")}), onSide(d, side)))
		e := x.event("Toll strike", "")
		x.edge(graph.ParticipatedIn, actor, e, 0.5)
		x.edge(graph.Explains, w, e, 0.5)
		return x.batch()
	}
	a, b, c := about("a", 1), about("b", 2), about("c", 2)
	load(t, s, a, b, c)
	holds(t, s, newModel(a, b, c))
	totals, err := s.Count(context.Background())
	if err != nil || totals.Nodes[graph.KindActor] != 2 || totals.Nodes[graph.KindWork] != 2 || totals.Edges[graph.Explains] != 2 {
		t.Errorf("after the split: %+v, %v", totals, err)
	}
	for _, b := range []graph.Batch{b, c} {
		forget(t, s, b)
	}
	holds(t, s, newModel(a))
}

func halfDecisions(t *testing.T, s graph.Store) {
	for name, change := range map[string]func(*graph.Evidence){
		"no id": func(v *graph.Evidence) {
			v.Decisions = []graph.Decision{{Kind: graph.DecisionAccept, Who: "Ada", When: "2026"}}
		},
		"nobody": func(v *graph.Evidence) {
			v.Decisions = []graph.Decision{{ID: graph.NewID("decision", "1"), Kind: graph.DecisionAccept, When: "2026"}}
		},
		"no decision": func(v *graph.Evidence) { v.Verdict = graph.DecisionReject },
		"no verdict": func(v *graph.Evidence) {
			v.Verdict, v.Decisions = graph.DecisionMerge, []graph.Decision{decision(graph.DecisionMerge, "1", "2026")}
		},
	} {
		b, _, _ := explained(func(e *graph.Edge) { change(&e.Evidence[0]) })
		_, err := s.Apply(context.Background(), b)
		if graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	holds(t, s, newModel())
}

// anyDecisions lets documents come, change and go that claim a few things of every kind, some of them decided about.
func anyDecisions(t *testing.T, s graph.Store) {
	history(t, s, 3, decidedAbout, func(r *rapid.T, m *model, b graph.Batch) {
		sameShape(t, s, m, graph.Shape{From: []graph.ID{idOf(graph.KindEvent, "1"), idOf(graph.KindActor, "2")}, Hops: []graph.Hop{{
			Name: "in", Relations: []graph.Relation{graph.Explains, graph.ParticipatedIn}, Direction: graph.In, First: 2,
			Filter: graph.EdgeFilter{Rejected: rapid.Bool().Draw(r, "rejected"), Document: rapid.SampledFrom([]graph.ID{"", b.Document}).Draw(r, "of")},
		}}})
	})
}

func decidedAbout(r *rapid.T, name string) graph.Batch {
	d := newDraft(name)
	decisions := func() (list []graph.Decision) {
		for _, kind := range []graph.DecisionKind{graph.DecisionMerge, graph.DecisionSplit, graph.DecisionRelabel} {
			if rapid.IntRange(0, 2).Draw(r, "undecided") == 0 {
				continue
			}
			x := decision(kind, string(kind)+rapid.SampledFrom([]string{"1", "2"}).Draw(r, "which"), "2026-01-01T00:00:00Z")
			if kind == graph.DecisionRelabel {
				x.Field, x.Value = rapid.SampledFrom([]string{"name", "title", "type"}).Draw(r, "field"), string(x.ID)
			} else {
				x.Side = rapid.IntRange(1, 2).Draw(r, "side")
			}
			list = append(list, x)
		}
		return list
	}
	var works, events, actors []graph.ID
	for _, i := range []string{"1", "2", "3"} {
		w := &graph.Work{ID: idOf(graph.KindWork, i), Title: "Ferries of the inner lakes, a history " + rapid.SampledFrom([]string{"", "of " + i}).Draw(r, "title"), Year: "2010"}
		works = append(works, d.claim(decide(w, decisions()...)))
		events = append(events, d.claim(decide(&graph.Event{ID: idOf(graph.KindEvent, i), Name: "Event " + i}, decisions()...)))
		actors = append(actors, d.claim(decide(&graph.Actor{ID: idOf(graph.KindActor, i), Name: "Actor " + i}, decisions()...)))
	}
	for range rapid.IntRange(0, 4).Draw(r, "edges") {
		change := func(*graph.Edge) {}
		if v := rapid.SampledFrom([]graph.DecisionKind{"", graph.DecisionAccept, graph.DecisionReject}).Draw(r, "verdict"); v != "" {
			change = judged(v)
		}
		e := rapid.SampledFrom(events).Draw(r, "event")
		if rapid.Bool().Draw(r, "explains") {
			d.edge(graph.Explains, rapid.SampledFrom(works).Draw(r, "work"), e, 0.5, change)
		} else {
			d.edge(graph.ParticipatedIn, rapid.SampledFrom(actors).Draw(r, "actor"), e, 0.5, change)
		}
	}
	return d.batch()
}
