package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/sqlite"
	"kg/graph/storetest"
)

// open opens a store that is closed when the test ends.
func open(t testing.TB, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path, zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestAFilePassesTheSuite(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store { return open(t, filepath.Join(t.TempDir(), "graph of ?#%41.kg")) })
}

func TestMemoryPassesTheSuite(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store { return open(t, ":memory:") })
}

func TestAFileAndMemoryAreTheSame(t *testing.T) {
	storetest.Same(t, open(t, ":memory:"), open(t, filepath.Join(t.TempDir(), "graph.kg")), storetest.Corpus()...)
}
