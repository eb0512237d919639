package neo4j_test

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/neo4j"
	"kg/graph/sqlite"
	"kg/graph/stored"
	"kg/graph/storetest"
)

// kept is a store to which the batches were applied.
func kept(t testing.TB, batches ...graph.Batch) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	for _, b := range batches {
		if _, err := s.Apply(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// TestADatabaseIsFilledThroughTheDriver: in several runs, each of which is ended on its way, a database becomes the same store; until then it is refused.
func TestADatabaseIsFilledThroughTheDriver(t *testing.T) {
	c := server(t)
	wipe(t, c)
	run(t, c, "DROP CONSTRAINT kg_node IF EXISTS")
	ctx := context.Background()
	batches := append(append(storetest.Corpus(), storetest.Judged(), storetest.Large("large", 3000)), storetest.Styles()...)
	from := kept(t, batches...)
	all := from.Whole(ctx)
	var sum neo4j.Taken
	ended := 0
	for try := 1; ; try++ {
		short, cancel := context.WithCancel(ctx)
		count := 0
		var err error
		sum, err = neo4j.Take(short, c, all, neo4j.Taking{Workers: 3, Progress: func(neo4j.Taken) {
			if count++; count == 4*try {
				cancel()
			}
		}}, zerolog.Nop())
		cancel()
		if err == nil {
			break
		}
		if ended++; try > 20 {
			t.Fatal(err)
		}
		if _, err := neo4j.Open(ctx, c, zerolog.Nop()); graph.CodeOf(err) != graph.Unavailable {
			t.Fatalf("a database that is filled in part is opened: %v", err)
		}
		if _, err := neo4j.Take(ctx, c, kept(t, storetest.Judged()).Whole(ctx), neo4j.Taking{}, zerolog.Nop()); graph.CodeOf(err) != graph.Invalid {
			t.Fatalf("another graph is mixed into it: %v", err)
		}
	}
	if ended == 0 || sum.Before == 0 || sum.Rows <= sum.Before {
		t.Errorf("%d runs were ended: %+v", ended, sum)
	}
	if _, err := neo4j.Take(ctx, c, all, neo4j.Taking{}, zerolog.Nop()); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("a database is filled twice: %v", err)
	}
	s := connect(t, c)
	same(t, s.Whole(ctx), all)
	storetest.SameLists(t, from, s)
	if counts, err := s.Apply(ctx, batches[0]); err != nil || !counts.Unchanged {
		t.Errorf("%+v, %v", counts, err)
	}
}

// TestNothingIsFilledFromABrokenStream: the error is that of the stream.
func TestNothingIsFilledFromABrokenStream(t *testing.T) {
	c := server(t)
	wipe(t, c)
	gone := errors.New("the disk has gone")
	broken := func(yield func(stored.Held, error) bool) {
		if yield(stored.HeldDocument{ID: "document:1", Digest: "d"}, nil) && yield(stored.HeldClaim{Document: "document:1", Claimed: "event:1"}, nil) {
			yield(nil, gone)
		}
	}
	if _, err := neo4j.Take(context.Background(), c, broken, neo4j.Taking{Patience: time.Second}, zerolog.Nop()); !errors.Is(err, gone) {
		t.Error(err)
	}
	wipe(t, c)
}

// same wants the same of both.
func same(t testing.TB, got, want stored.All) {
	t.Helper()
	a, b := heldLines(t, got), heldLines(t, want)
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Fatalf("entry %d of %d and %d differs:\n%.600s\nand\n%.600s", i, len(a), len(b), line(a, i), line(b, i))
		}
	}
}

func line(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "nothing"
}

func heldLines(t testing.TB, all stored.All) (out []string) {
	t.Helper()
	for h, err := range all {
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := h.(stored.HeldEdge); ok { // evidence stands in any order
			e.Evidence = slices.Clone(e.Evidence)
			slices.SortFunc(e.Evidence, func(a, b stored.HeldEvidence) int { return cmp.Compare(a.ID, b.ID) })
			h = e
		}
		encoded, err := json.Marshal(h)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%T %s", h, encoded))
	}
	return out
}
