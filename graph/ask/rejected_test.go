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

// TestWhatWasRejectedNamesNothingTogether: of two sentences that name both, one was rejected for one of the two.
func TestWhatWasRejectedNamesNothingTogether(t *testing.T) {
	const text = "Tarn met Lossie. Tarn left Lossie."
	doc := &graph.Document{ID: graph.NewID("document", "d"), Digest: "d", Name: "d.txt", Text: text}
	b := graph.Batch{Document: doc.ID, Claims: []graph.Node{doc}}
	for _, name := range []string{"Tarn", "Lossie"} {
		a := &graph.Actor{ID: graph.NewID("actor", name), Name: name}
		b.Claims = append(b.Claims, a)
		k := graph.EdgeKey{Relation: graph.Mentions, From: doc.ID, To: a.ID}
		e := graph.Edge{EdgeKey: k}
		for _, span := range []graph.Span{{Start: 0, End: 16}, {Start: 17, End: len(text)}} {
			v := graph.Evidence{Document: doc.ID, Span: span, Quote: text[span.Start:span.End], Place: "bytes", Rule: "test", Confidence: 0.9}
			if v.ID = graph.NewEvidenceID(k, v); name == "Tarn" && span.Start > 0 {
				v.Verdict = graph.DecisionReject
				v.Decisions = []graph.Decision{{ID: graph.NewID("decision", "x"), Kind: v.Verdict, Who: "Ada", When: "2026-03-01T09:30:00.000Z"}}
			}
			e.Evidence = append(e.Evidence, v)
		}
		b.Edges = append(b.Edges, e)
	}
	store, err := sqlite.Open(t.Context(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	if _, err := store.Apply(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	for _, question := range []string{"What links Tarn and Lossie?", "What links Lossie and Tarn?"} {
		a, err := ask.To(t.Context(), store, question)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(a.Summary, "1 sentence name") || len(a.Rows) != 1 || len(a.Rows[0].Quotes) != 1 || a.Rows[0].Quotes[0].Quote != "Tarn met Lossie." {
			t.Errorf("%s %s %+v", question, a.Summary, a.Rows)
		}
	}
}
