package graph_test

import (
	"strings"
	"testing"

	"kg/graph"
)

// small is a batch of one document that says one thing.
func small() graph.Batch {
	text := "The dredging explains the flood."
	doc := graph.NewID("document", "d")
	work := graph.NewID("work", "w")
	event := graph.NewID("event", "flood")
	b := graph.Batch{
		Document: doc,
		Claims: []graph.Node{
			&graph.Document{ID: doc, Name: "d.md", Text: text},
			&graph.Work{ID: work, Title: "Dredging"},
			&graph.Event{ID: event, Name: "the flood"},
		},
		Edges: []graph.Edge{{
			EdgeKey: graph.EdgeKey{Relation: graph.Explains, From: work, To: event},
			Evidence: []graph.Evidence{{
				Document: doc, Span: graph.Span{Start: 0, End: len(text)}, Quote: text, Rule: "cause", Confidence: 0.7,
			}},
		}},
	}
	b.Sort()
	return b
}

func TestABatchThatKeepsTheLawsIsValid(t *testing.T) {
	b := small()
	if err := b.Validate(); err != nil {
		t.Fatal(err)
	}
}

func TestABatchThatBreaksALawIsRefused(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*graph.Batch)
		says  string
	}{
		{"a quote that is no slice", func(b *graph.Batch) { b.Edges[0].Evidence[0].Quote = "the dredging" }, "not what the text says"},
		{"a span outside the text", func(b *graph.Batch) { b.Edges[0].Evidence[0].Span.End = 9999 }, "outside the text"},
		{"an edge without evidence", func(b *graph.Batch) { b.Edges[0].Evidence = nil }, "no evidence"},
		{"evidence without a rule", func(b *graph.Batch) { b.Edges[0].Evidence[0].Rule = "" }, "without a rule"},
		{"no confidence", func(b *graph.Batch) { b.Edges[0].Evidence[0].Confidence = 0 }, "confidence"},
		{"evidence of another document", func(b *graph.Batch) { b.Edges[0].Evidence[0].Document = "document:x" }, "another document"},
		{"an edge to nowhere", func(b *graph.Batch) { b.Edges[0].To = graph.NewID("event", "none") }, "not in the batch"},
		{"an edge that the table does not allow", func(b *graph.Batch) { b.Edges[0].Relation = graph.Signed }, "cannot stand there"},
		{"an unknown relation", func(b *graph.Batch) { b.Edges[0].Relation = "likes" }, "no such relation"},
		{"two claims about one node", func(b *graph.Batch) { b.Claims = append(b.Claims, b.Claims[0]) }, "two claims"},
		{"no document", func(b *graph.Batch) { b.Document = graph.NewID("document", "other") }, "claims another document"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := small()
			c.spoil(&b)
			err := b.Validate()
			if err == nil {
				t.Fatal("accepted")
			}
			if code := graph.CodeOf(err); code != graph.Invalid || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("code %s, says %q", code, err)
			}
		})
	}
}

func TestTheSameReadingIsOnePieceOfEvidence(t *testing.T) {
	b := small()
	b.Edges = append(b.Edges, b.Edges[0])
	b.Sort()
	if len(b.Edges) != 1 || len(b.Edges[0].Evidence) != 1 {
		t.Fatalf("%d edges, %d pieces of evidence", len(b.Edges), len(b.Edges[0].Evidence))
	}
}
