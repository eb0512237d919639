package storetest

import (
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"kg/graph"
)

func lawCases() []testCase {
	return []testCase{
		{"any loads and forgets leave the graph of what is loaded, and its answers", anyHistory},
		{"any loads and forgets of documents that describe the same works in other words leave the works of what is loaded", anyDescriptions},
	}
}

// anyHistory lets documents come, change and go, and compares the store with the model after each step.
func anyHistory(t *testing.T, s graph.Store) {
	history(t, s, 3, generate, func(r *rapid.T, m *model, _ graph.Batch) { agrees(t, r, s, m) })
}

// history lets a few documents come, change and go in drawn steps, compares the export with that of the model after each, and forgets them all
// in the end. Other answers are compared by answers, given the model and the batch at hand.
func history(t *testing.T, s graph.Store, documents int, draw func(r *rapid.T, name string) graph.Batch, answers func(r *rapid.T, m *model, b graph.Batch)) {
	ctx := context.Background()
	rapid.Check(t, func(r *rapid.T) {
		for i := range documents { // what a run that failed has left
			if _, err := s.Forget(ctx, newDraft(fmt.Sprintf("document %d", i)).id); err != nil && graph.CodeOf(err) != graph.NotFound {
				r.Fatal(err)
			}
		}
		m := newModel()
		for step := range rapid.IntRange(2, 6).Draw(r, "steps") {
			b := draw(r, fmt.Sprintf("document %d", rapid.IntRange(0, documents-1).Draw(r, "document")))
			if _, there := m.batches[b.Document]; there && rapid.Bool().Draw(r, "forget") {
				if _, err := s.Forget(ctx, b.Document); err != nil {
					r.Fatalf("step %d: forget: %v", step, err)
				}
				delete(m.batches, b.Document)
			} else {
				if _, err := s.Apply(ctx, b); err != nil {
					r.Fatalf("step %d: apply: %v", step, err)
				}
				m.batches[b.Document] = b
			}
			if got, want := written(t, s.Records(ctx)), written(t, m.records()); got != want {
				r.Fatalf("step %d: the store holds another graph.\ngot:\n%s\nwant:\n%s", step, got, want)
			}
			answers(r, m, b)
			if t.Failed() {
				r.Fatalf("step %d: the store answers otherwise than the model", step)
			}
		}
		for id := range m.batches {
			if _, err := s.Forget(ctx, id); err != nil {
				r.Fatalf("forget: %v", err)
			}
		}
		if got := written(t, s.Records(ctx)); got != "" {
			r.Fatalf("all is forgotten but for\n%s", got)
		}
		answers(r, newModel(), graph.Batch{})
		if t.Failed() {
			r.Fatalf("the store answers otherwise than the empty model")
		}
	})
}

// agrees compares answers of every sort.
func agrees(t *testing.T, r *rapid.T, s graph.Store, m *model) {
	first := rapid.IntRange(1, 4).Draw(r, "first")
	sameList(t, s, m, graph.NodeQuery{Kind: graph.KindEvent, First: first})
	sameSelection(t, s, m, graph.NodeQuery{
		Kind: graph.KindEvent, First: first, Order: rapid.SampledFrom(orders(graph.KindEvent)).Draw(r, "order"),
		Dates:  rapid.SampledFrom(ranges()).Draw(r, "dates"),
		Having: []graph.EdgeCondition{{Hedged: rapid.SampledFrom([]graph.Choice{graph.Either, graph.Only, graph.Without}).Draw(r, "hedged")}},
	})
	sameList(t, s, m, graph.NodeQuery{Kind: graph.KindEvent, First: graph.MaxPage, Order: graph.ByMost})
	sameSearch(t, s, m, graph.SearchQuery{Text: rapid.SampledFrom([]string{"a", "b c", "é", "한", "e 1"}).Draw(r, "text"), First: first})
	sameCompletions(t, s, m, graph.CompleteQuery{Text: rapid.SampledFrom([]string{"a", "é", "e 1", "b"}).Draw(r, "typed"), First: first})
	name := rapid.SampledFrom(things()).Draw(r, "thing")
	from := idOf(graph.KindEvent, name)
	sameShape(t, s, m, graph.Shape{From: []graph.ID{from}, Hops: []graph.Hop{{
		Name: "a", Relations: []graph.Relation{graph.LedTo, graph.Caused}, Direction: graph.Out, First: first,
		Filter: graph.EdgeFilter{Negated: rapid.Bool().Draw(r, "denied")},
		Next:   []graph.Hop{{Name: "b", Relations: []graph.Relation{graph.LedTo}, Direction: graph.In, First: first}},
	}}})
	samePaths(t, s, m, graph.PathQuery{
		From: from, To: idOf(graph.KindEvent, rapid.SampledFrom(things()).Draw(r, "other")), MaxLength: 3, First: first,
	})
	if t.Failed() {
		r.Fatalf("the store answers otherwise than the model")
	}
}

func things() []string { return []string{"1", "2", "3", "4"} }

// generate makes a small batch: a few of the same things, each time with other names, and edges between them.
func generate(r *rapid.T, name string) graph.Batch {
	d := newDraft(name)
	label := rapid.OneOf(rapid.SampledFrom([]string{"a", "A b", "é c", "한국", "e 1", "😀 \"'\n"}), rapid.StringN(1, 8, 40))
	var ids []graph.ID
	work := d.work("A work that explains", "Roe 2001")
	for _, thing := range things() {
		if rapid.IntRange(0, 2).Draw(r, "left out") == 0 {
			continue
		}
		ids = append(ids, d.claim(&graph.Event{
			ID: idOf(graph.KindEvent, thing), Name: label.Draw(r, "name"),
			Date:    rapid.SampledFrom([]string{"", "2019", "2020~"}).Draw(r, "date"),
			Aliases: rapid.SliceOfN(label, 0, 2).Draw(r, "aliases"),
		}))
	}
	if len(ids) == 0 {
		return d.batch()
	}
	for range rapid.IntRange(0, 5).Draw(r, "edges") {
		change := func(*graph.Edge) {}
		switch rapid.IntRange(0, 3).Draw(r, "way") {
		case 0:
			change = denied
		case 1:
			change = hedged
		}
		d.edge(rapid.SampledFrom([]graph.Relation{graph.LedTo, graph.Caused}).Draw(r, "relation"),
			rapid.SampledFrom(ids).Draw(r, "from"), rapid.SampledFrom(ids).Draw(r, "to"),
			rapid.SampledFrom([]float64{0.1, 0.3, 0.30000000000000004, 1}).Draw(r, "confidence"), change)
		d.edge(graph.Explains, work, rapid.SampledFrom(ids).Draw(r, "explained"), 0.5, change)
	}
	return d.batch()
}
