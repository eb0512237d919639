package neo4j

import (
	"slices"
	"strings"
	"testing"
)

// TestIndexesAreThoseOfTheVersion: a constraint that a later version takes back is made for an older database, and those of later versions are not.
func TestIndexesAreThoseOfTheVersion(t *testing.T) {
	has := func(version int, name string) bool {
		return slices.ContainsFunc(indexes(newTypes(), version), func(s string) bool { return strings.Contains(s, " "+name+" IF NOT EXISTS ") })
	}
	last := len(migrations(newTypes()))
	for _, c := range []struct {
		version int
		name    string
		want    bool
	}{
		{1, "kg_claim", true}, {1, "kg_claim_made", false}, {1, "kg_name", false},
		{2, "kg_claim", false}, {2, "kg_claim_made", true}, {2, "kg_name", false},
		{last, "kg_claim", false}, {last, "kg_claim_made", true}, {last, "kg_name", true},
	} {
		if got := has(c.version, c.name); got != c.want {
			t.Errorf("version %d has %s: %v", c.version, c.name, got)
		}
	}
}
