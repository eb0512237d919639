package storetest

import (
	"context"
	"testing"

	"kg/graph"
)

func forgetCases() []testCase {
	return []testCase{
		{"forget leaves exactly the graph without the document", forgets},
		{"forget of a document that is not there is not found", forgetsNothing},
		{"forget counts what it removes", forgetCounts},
		{"forget undoes a replacement too", forgetsReplacement},
	}
}

func forgets(t *testing.T, s graph.Store) {
	all := Corpus()
	load(t, s, all...)
	for i, b := range all {
		if _, err := s.Forget(context.Background(), b.Document); err != nil {
			t.Fatalf("forget %s: %v", b.Document, err)
		}
		rest := newModel(append(append([]graph.Batch(nil), all[:i]...), all[i+1:]...)...)
		holds(t, s, rest)
		sameCount(t, s, rest)
		sameAnswers(t, s, rest)
		load(t, s, b)
		holds(t, s, newModel(all...))
	}
	for _, b := range all {
		if _, err := s.Forget(context.Background(), b.Document); err != nil {
			t.Fatal(err)
		}
	}
	holds(t, s, newModel())
	sameCount(t, s, newModel())
}

func forgetsNothing(t *testing.T, s graph.Store) {
	load(t, s, Corpus()[0])
	for _, id := range []graph.ID{graph.NewID("document", "nowhere"), "", "no id", idOf(graph.KindEvent, "Dock strike")} {
		_, err := s.Forget(context.Background(), id)
		refuses(t, err, graph.NotFound)
	}
	holds(t, s, newModel(Corpus()[0]))
}

func forgetCounts(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	b := Corpus()[0]
	got, err := s.Forget(context.Background(), b.Document)
	if err != nil {
		t.Fatal(err)
	}
	want := b.Count()
	want.WrittenNodes, want.WrittenEvidence = want.Nodes, want.Evidence
	if got != want {
		t.Errorf("counts %+v, want %+v", got, want)
	}
	_, err = s.Forget(context.Background(), b.Document)
	refuses(t, err, graph.NotFound)
}

func forgetsReplacement(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	d := newDraft("strike")
	d.edge(graph.Mentions, d.id, d.event("Closing of the harbour", "1913"), 1)
	load(t, s, d.batch())
	if _, err := s.Forget(context.Background(), d.id); err != nil {
		t.Fatal(err)
	}
	all := Corpus()
	holds(t, s, newModel(all[0], all[2], all[3]))
}
