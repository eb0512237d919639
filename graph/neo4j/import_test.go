package neo4j_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/neo4j"
	"kg/graph/sqlite"
	"kg/graph/stored"
	"kg/graph/storetest"
)

// TestAnImportedDatabaseIsTheSameStore: what the offline importer makes of the files is the store that they were written from, and the files that are written
// of it are the same.
func TestAnImportedDatabaseIsTheSameStore(t *testing.T) {
	o := newOwn(t)
	ctx := context.Background()
	file, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "kg.db"), zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close(ctx) }()
	batches := append(storetest.Corpus(), storetest.Judged(), storetest.Large("large", 150))
	for _, b := range append(batches, storetest.Styles()...) {
		if _, err := file.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
	}
	files := filepath.Join(t.TempDir(), "files")
	written, err := neo4j.WriteImport(ctx, files, file.Whole(ctx))
	if err != nil || written.Nodes == 0 || written.Relationships == 0 {
		t.Fatalf("%+v, %v", written, err)
	}
	o.fill(files)
	o.start()
	s := connect(t, o.Config)
	again := filepath.Join(t.TempDir(), "again")
	if _, err := neo4j.WriteImport(ctx, again, s.Whole(ctx)); err != nil {
		t.Fatal(err)
	}
	sameFiles(t, files, again)
	storetest.SameLists(t, file, s)
	storetest.Holds(t, s, append(batches, storetest.Styles()...)...)
}

// countdown is a context that ends when it was asked so many times.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestFilesThatAreNotWholeAreNotThere: where the writing is ended, or the stream breaks, no folder is left, and one that was there is as it was.
func TestFilesThatAreNotWholeAreNotThere(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "files")
	many := func(yield func(stored.Held, error) bool) {
		for range 5000 {
			if !yield(stored.HeldDocument{ID: "document:1", Digest: "d"}, nil) {
				return
			}
		}
	}
	gone := errors.New("the disk has gone")
	broken := func(yield func(stored.Held, error) bool) {
		if yield(stored.HeldDocument{ID: "document:1", Digest: "d"}, nil) {
			yield(nil, gone)
		}
	}
	left := func(want int) {
		t.Helper()
		if there, err := os.ReadDir(dir); err != nil || len(there) != want {
			t.Errorf("%v is there, %v", there, err)
		}
	}
	for n := range 3 { // at the beginning, on the way and at the end
		if _, err := neo4j.WriteImport(&countdown{context.Background(), n}, path, many); graph.CodeOf(err) != graph.Timeout {
			t.Errorf("ended: %v", err)
		}
		left(0)
	}
	if _, err := neo4j.WriteImport(context.Background(), path, broken); !errors.Is(err, gone) {
		t.Errorf("the stream breaks: %v", err)
	}
	left(0)
	if err := os.Mkdir(path+".part", 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := neo4j.WriteImport(context.Background(), path, many); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("another run is writing: %v", err)
	}
	left(1)
	if err := errors.Join(os.Remove(path+".part"), os.Mkdir(path, 0o755)); err != nil {
		t.Fatal(err)
	}
	if _, err := neo4j.WriteImport(&countdown{context.Background(), 3}, path, many); err != nil {
		t.Errorf("into an empty folder: %v", err)
	}
	left(1)
	if _, err := os.Stat(filepath.Join(path, neo4j.ImportArguments)); err != nil {
		t.Error(err)
	}
	if _, err := neo4j.WriteImport(context.Background(), path, many); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("over what is there: %v", err)
	}
}

// TestAGraphThatIsWrittenToIsNotImported: no arguments for an importer are written of what is not the graph of one moment.
func TestAGraphThatIsWrittenToIsNotImported(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	batches := storetest.Corpus()
	if _, err := s.Apply(ctx, batches[0]); err != nil {
		t.Fatal(err)
	}
	written := func(yield func(stored.Held, error) bool) {
		first := true
		for h, err := range s.Whole(ctx) {
			if first {
				if _, err := s.Apply(ctx, batches[1]); err != nil {
					t.Fatal(err)
				}
			}
			if first = false; !yield(h, err) {
				return
			}
		}
	}
	dir := filepath.Join(t.TempDir(), "files")
	if _, err := neo4j.WriteImport(ctx, dir, written); graph.CodeOf(err) != graph.Unavailable {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, neo4j.ImportArguments)); !os.IsNotExist(err) {
		t.Errorf("the arguments are there: %v", err)
	}
}

// sameFiles wants the same files with the same bytes in two folders.
func sameFiles(t *testing.T, a, b string) {
	t.Helper()
	for _, dir := range []string{a, b} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			x, err := os.ReadFile(filepath.Join(a, e.Name()))
			y, other := os.ReadFile(filepath.Join(b, e.Name()))
			if err != nil || other != nil || string(x) != string(y) {
				t.Errorf("%s differs: %v, %v", e.Name(), err, other)
			}
		}
	}
}
