package neo4j

import "testing"

// TestWhatWasBegunIsGoneOnWithByTheSameAlone: whatever decides what is in which transaction is in the mark.
func TestWhatWasBegunIsGoneOnWithByTheSameAlone(t *testing.T) {
	d := division{1, 2, 3, 4, 5, 6}
	seen := map[string]bool{}
	for _, other := range []division{d, {9, 2, 3, 4, 5, 6}, {1, 9, 3, 4, 5, 6}, {1, 2, 9, 4, 5, 6}, {1, 2, 3, 9, 5, 6}, {1, 2, 3, 4, 9, 6}, {1, 2, 3, 4, 5, 9}} {
		seen[other.mark("a")], seen[other.mark("b")] = true, true
	}
	if len(seen) != 14 {
		t.Errorf("14 ways to fill a database have %d marks", len(seen))
	}
	if again := (division{1, 2, 3, 4, 5, 6}); again.mark("a") != d.mark("a") {
		t.Error("the same has two marks")
	}
}
