package main

import (
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/review"
	"kg/graph/sqlite"
)

// TestACitationKeyIsNoPersonsName: what is decided about a work is not decided about the person whose name its key holds.
func TestACitationKeyIsNoPersonsName(t *testing.T) {
	inner, err := sqlite.Open(t.Context(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	doc := &graph.Document{ID: graph.NewID("document", "d"), Digest: "d", Name: "d.txt", Text: "Hae Noh (2001)."}
	noh := &graph.Actor{ID: graph.NewID("actor", "noh"), Name: "Hae Noh"}
	mills := &graph.Work{ID: graph.NewID("work", "mills"), Title: "Tidal mills", Keys: []string{"Hae Noh 2001"}, Year: "2001"}
	if _, err := inner.Apply(t.Context(), graph.Batch{Document: doc.ID, Claims: []graph.Node{doc, noh, mills}}); err != nil {
		t.Fatal(err)
	}
	store, _, err := review.Open(t.Context(), inner, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := &session{store: store}
	for name, want := range map[string]graph.ID{"Hae Noh 2001": mills.ID, "Hae Noh": noh.ID, "hae noh": noh.ID, "Tidal mills": mills.ID} {
		if n, err := s.node(t.Context(), name); err != nil || n.NodeID() != want {
			t.Errorf("%s: %v, %v", name, n, err)
		}
	}
}
