package storetest

import (
	"context"
	"testing"

	"kg/graph"
)

func stateCases() []testCase {
	return []testCase{
		{"the state is another after every change, and the same while nothing changes", marksChanges},
	}
}

func marksChanges(t *testing.T, s graph.Store) {
	seen := map[string]string{}
	mark := func() string {
		t.Helper()
		m, err := s.State(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	other := func(after string) {
		t.Helper()
		m := mark()
		if before, ok := seen[m]; ok {
			t.Errorf("after %s the state is that after %s", after, before)
		}
		seen[m] = after
		// what only reads leaves it as it is
		for range 3 {
			if _, err := s.Count(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
		if now := mark(); now != m {
			t.Errorf("after %s nothing was written, and the state went from %s to %s", after, m, now)
		}
	}
	other("nothing")
	for _, b := range Corpus() {
		load(t, s, b)
		other(string(b.Document))
	}
	if _, err := s.Forget(context.Background(), Corpus()[0].Document); err != nil {
		t.Fatal(err)
	}
	other("forgetting")
	load(t, s, Corpus()[0])
	other("loading again")
}
