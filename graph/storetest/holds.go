package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kg/graph"
)

// Holds wants a store that was made in another way than by applying the batches to be the one that they make: the same export, the same answers, the same batches
// read back, nothing written when they are applied again, and the graph of the others when the first is forgotten.
func Holds(t *testing.T, s graph.Store, batches ...graph.Batch) {
	t.Helper()
	m := newModel(batches...)
	holds(t, s, m)
	sameCount(t, s, m)
	sameAnswers(t, s, m)
	for _, b := range batches {
		got, err := s.Batch(context.Background(), b.Document)
		if err != nil {
			t.Fatal(err)
		}
		b.Sort()
		if encoded(t, got) != encoded(t, b) {
			t.Errorf("the batch of %s reads back otherwise", b.Document)
		}
		if c, err := s.Apply(context.Background(), b); err != nil || !c.Unchanged {
			t.Errorf("%s again: %+v, %v", b.Document, c, err)
		}
	}
	for _, b := range batches[:min(1, len(batches))] {
		if _, err := s.Forget(context.Background(), b.Document); err != nil {
			t.Fatal(err)
		}
		delete(m.batches, b.Document)
		m.known = nil
		holds(t, s, m)
		load(t, s, b)
		m.batches[b.Document] = b
		m.known = nil
		holds(t, s, m)
	}
}

// Judged is a document one of whose readings a person rejected, another accepted, and whose text has lines.
func Judged() graph.Batch {
	b, _, _ := explained(judged(graph.DecisionReject))
	d := b.Claims[0].(*graph.Document)
	d.Text = strings.Replace(d.Text, " says", "\nsays,\r\n\"so\",", 1)
	for i := range b.Edges {
		for j := range b.Edges[i].Evidence {
			v := &b.Edges[i].Evidence[j]
			v.Span = graph.Span{Start: 0, End: len(d.Text)}
			v.Quote = d.Text
		}
	}
	return b
}

// Any draws a few documents that speak of some of the same things, describe the same works in other words, name the same things, or bear decisions.
func Any(r *rapid.T) []graph.Batch {
	draw := rapid.SampledFrom([]func(*rapid.T, string) graph.Batch{generate, describing, namingAny, decidedAbout}).Draw(r, "sort")
	var out []graph.Batch
	for i := range rapid.IntRange(1, 5).Draw(r, "documents") {
		out = append(out, draw(r, fmt.Sprintf("document %d", i)))
	}
	return out
}

// Crowd are documents each of which describes a work of its own under one name: more than 256 are too many to be compared.
func Crowd(n int) (out []graph.Batch) {
	for i := range n {
		d := newDraft(fmt.Sprintf("crowd %d", i))
		d.claim(entry(graph.Work{Title: "Notes on the northern harbours and their lights", Year: "1950", Pages: fmt.Sprint(10*i + 1), Authors: by("Aune, S."), Container: "Notes"}))
		out = append(out, d.batch())
	}
	return out
}
