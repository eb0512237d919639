package neo4j

import (
	"errors"
	"testing"

	"kg/graph"
)

// TestAGraphThatIsWrittenToWhileItIsReadIsNotWhole: the state is asked for before and behind the reading.
func TestAGraphThatIsWrittenToWhileItIsReadIsNotWhole(t *testing.T) {
	now, broken := "1", errors.New("the line has gone")
	state := func() (string, error) { return now, nil }
	if err := unchanged(state, func() error { return nil }); err != nil {
		t.Errorf("nothing was written: %v", err)
	}
	if err := unchanged(state, func() error { now = "2"; return nil }); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("something was written: %v", err)
	}
	if err := unchanged(state, func() error { now = "3"; return broken }); !errors.Is(err, broken) {
		t.Errorf("the reading failed: %v", err)
	}
	if err := unchanged(func() (string, error) { return "", broken }, func() error { t.Error("read all the same"); return nil }); !errors.Is(err, broken) {
		t.Errorf("the state is not known: %v", err)
	}
}
