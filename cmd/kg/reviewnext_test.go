package main

import (
	"bufio"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/review"
	"kg/graph/sqlite"
)

// TestADialogueGoesOnWhereAThingIsGone: a merger, or another person, may have taken away what a later question is about.
func TestADialogueGoesOnWhereAThingIsGone(t *testing.T) {
	inner, err := sqlite.Open(t.Context(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	store, _, err := review.Open(t.Context(), inner, nil)
	if err != nil {
		t.Fatal(err)
	}
	gone := func(name string) graph.Node { return &graph.Actor{ID: graph.NewID("actor", name), Name: name} }
	items := []review.Item{{From: gone("Ann"), To: gone("Ana")}, {From: gone("Bo"), To: gone("Boo")}}
	var out strings.Builder
	d := &dialogue{
		session: &session{
			&environment{std: Streams{Out: &out}}, store, review.File{Path: filepath.Join(t.TempDir(), "d.jsonl")}, review.Maker{Who: "Ada", When: time.Now()},
		},
		in: bufio.NewScanner(strings.NewReader("y\ns\nq\n")), items: items, all: len(items),
	}
	if err := d.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); !strings.Contains(got, "Not decided: no node") || !strings.Contains(got, "2 of 2") || !strings.Contains(got, "0 decided") {
		t.Errorf("got:\n%s", got)
	}
}
