package ask_test

import (
	"context"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/ask"
	"kg/graph/sqlite"
)

// elections is a store of one document that names a few events; a work is cited in the sentence of the first.
func elections(t *testing.T) graph.Store {
	t.Helper()
	const text = "The general election of March 2013 was close (Sang 2013). The 2007 general election was not. On 26 October came the repeat election."
	doc := &graph.Document{ID: graph.NewID("document", "a"), Digest: "a", Name: "a.md", Text: text}
	b := graph.Batch{Document: doc.ID, Claims: []graph.Node{doc}}
	span := func(part string) graph.Span {
		i := strings.Index(text, part)
		return graph.Span{Start: i, End: i + len(part)}
	}
	edge := func(r graph.Relation, from, to graph.ID, part string) {
		k, s := graph.EdgeKey{Relation: r, From: from, To: to}, span(part)
		v := graph.Evidence{Document: doc.ID, Span: s, Quote: part, Place: "bytes", Rule: "test", Confidence: 0.9}
		v.ID = graph.NewEvidenceID(k, v)
		b.Edges = append(b.Edges, graph.Edge{ID: k.ID(), EdgeKey: k, Confidence: 0.9, Evidence: []graph.Evidence{v}})
	}
	first := "The general election of March 2013 was close (Sang 2013)."
	for _, e := range []struct{ name, date, sentence string }{
		{"general election of March 2013", "2013-03", first},
		{"2007 general election", "2007", "The 2007 general election was not."},
		{"repeat election of 26 October", "2017-10-26", "On 26 October came the repeat election."},
	} {
		id := graph.NewID("event", e.name)
		b.Claims = append(b.Claims, &graph.Event{ID: id, Name: e.name, Date: e.date})
		edge(graph.Mentions, doc.ID, id, e.sentence)
	}
	work := &graph.Work{ID: graph.NewID("work", "sang"), Title: "Numbers and thrones", Keys: []string{"Sang 2013"}}
	ref := &graph.Reference{ID: graph.NewID("reference", "sang"), Document: doc.ID, Key: "Sang 2013", Raw: "Sang 2013.", Number: 1, Confidence: 1}
	cit := &graph.Citation{ID: graph.NewID("citation", "sang"), Document: doc.ID, Text: "Sang 2013", Span: span("Sang 2013"), Passage: span(first), Kind: "parenthetical", Status: "resolved", Number: 1}
	b.Claims = append(b.Claims, work, ref, cit)
	edge(graph.Makes, doc.ID, cit.ID, first)
	edge(graph.PointsTo, cit.ID, ref.ID, first)
	edge(graph.Describes, ref.ID, work.ID, first)
	store, err := sqlite.Open(t.Context(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	if _, err := store.Apply(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	return store
}

func TestANameNearAKnownOneIsReadAsIt(t *testing.T) {
	store := elections(t)
	for name, want := range map[string]string{
		"the 2013 Kenyan general election":              "general election of March 2013",
		"the October 2017 repeat election":              "repeat election of 26 October",
		"the October 2017 repeat election in Kenya":     "repeat election of 26 October",
		"the 2012 general election":                     "", // another year
		"the Kenyan election":                           "", // may be any of them
		"the general election of the Kenyan parliament": "",
	} {
		a, err := ask.To(t.Context(), store, "Which works explain "+name+"?")
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case want == "" && a.Understood != "":
			t.Errorf("%q was read as %q", name, a.Understood)
		case want != "" && (a.Understood != "works that explain "+want || !strings.Contains(strings.Join(a.Missing, " "), "it was read as "+want)):
			t.Errorf("%q: understood %q, missing %q", name, a.Understood, a.Missing)
		}
	}
}

func TestASmallWordMakesNothingNear(t *testing.T) {
	near, err := ask.Nearest(t.Context(), elections(t), "the fall of Tarva", graph.KindEvent)
	if err != nil || len(near) != 0 {
		t.Errorf("near: %q, %v", near, err)
	}
	if near, err = ask.Nearest(t.Context(), elections(t), "the election of Tarva", graph.KindEvent); err != nil || len(near) != 3 {
		t.Errorf("near: %q, %v", near, err)
	}
}

func TestAnAnswerNamesTheWorksThatItMayLack(t *testing.T) {
	a, err := ask.To(t.Context(), elections(t), "Which works explain the general election of March 2013?")
	if err != nil {
		t.Fatal(err)
	}
	if missing := strings.Join(a.Missing, " "); len(a.Rows) != 0 || !strings.Contains(missing, "not found to explain it: Sang 2013: Numbers and thrones.") {
		t.Errorf("%d rows, missing %q", len(a.Rows), a.Missing)
	}
}
