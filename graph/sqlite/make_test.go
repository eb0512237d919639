package sqlite_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/sqlite"
	"kg/graph/stored"
	"kg/graph/storetest"
)

// TestAStoreMadeOfAllThatAnotherKeepsIsTheSame: nothing tells it from one to which the documents were applied.
func TestAStoreMadeOfAllThatAnotherKeepsIsTheSame(t *testing.T) {
	ctx := context.Background()
	from, err := sqlite.Open(ctx, ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = from.Close(ctx) }()
	batches := append(append(storetest.Corpus(), storetest.Judged(), storetest.Large("large", 150)), storetest.Styles()...)
	for _, b := range batches {
		if _, err := from.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "made.db")
	totals, err := sqlite.Make(ctx, path, from.Whole(ctx), zerolog.Nop())
	if err != nil || totals.Nodes[graph.KindDocument] != len(batches) {
		t.Fatalf("%+v, %v", totals, err)
	}
	if _, err := sqlite.Make(ctx, path, from.Whole(ctx), zerolog.Nop()); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("made over what is there: %v", err)
	}
	made, err := sqlite.Open(ctx, path, zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = made.Close(ctx) }()
	storetest.SameLists(t, from, made)
	storetest.Holds(t, made, batches...)
}

// TestNothingIsMadeOfABrokenStream: what was begun is taken away.
func TestNothingIsMadeOfABrokenStream(t *testing.T) {
	broken := func(yield func(stored.Held, error) bool) {
		if yield(stored.HeldDocument{ID: "document:1", Digest: "d"}, nil) {
			yield(nil, graph.Errorf(graph.Unavailable, "the disk has gone"))
		}
	}
	dir := t.TempDir()
	if _, err := sqlite.Make(context.Background(), filepath.Join(dir, "made.db"), broken, zerolog.Nop()); graph.CodeOf(err) != graph.Unavailable {
		t.Error(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v is left behind, %v", left, err)
	}
}

// TestAFileThatAppearsMeanwhileIsNotTouched: neither one that takes the name while the store is made, nor one that another run is making.
func TestAFileThatAppearsMeanwhileIsNotTouched(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "made.db")
	appears := func(yield func(stored.Held, error) bool) {
		if err := os.WriteFile(path, []byte("of another run"), 0o600); err != nil {
			t.Fatal(err)
		}
		yield(stored.HeldDocument{ID: "document:1", Digest: "d"}, nil)
	}
	if _, err := sqlite.Make(context.Background(), path, appears, zerolog.Nop()); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("made over what has appeared: %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("%v is there, %v", left, err)
	}
	unmoved(t, path)

	path = filepath.Join(dir, "next.db")
	if err := os.WriteFile(path+".part", []byte("of another run"), 0o600); err != nil {
		t.Fatal(err)
	}
	nothing := func(func(stored.Held, error) bool) {}
	if _, err := sqlite.Make(context.Background(), path, nothing, zerolog.Nop()); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("made in the file of another run: %v", err)
	}
	unmoved(t, path+".part")
}

func unmoved(t *testing.T, path string) {
	t.Helper()
	if content, err := os.ReadFile(path); err != nil || string(content) != "of another run" {
		t.Errorf("%s holds %q now, %v", path, content, err)
	}
}
