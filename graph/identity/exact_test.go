package identity_test

import (
	"fmt"
	"slices"
	"testing"

	"kg/graph"
	"kg/graph/identity"
)

// TestDecisionsHoldAtAnySize: people's mergers and splits count also where too many resemble each other to compare them.
func TestDecisionsHoldAtAnySize(t *testing.T) {
	for _, n := range []int{100, identity.MaxComponent, identity.MaxComponent + 1, 1000} {
		for kind, want := range map[graph.DecisionKind]int{graph.DecisionMerge: 1, graph.DecisionSplit: 2} {
			var members []*identity.Description
			for i := range n {
				d := graph.Decision{ID: graph.NewID("decision", "1"), Kind: kind, Who: "Ada", When: "2026-01-01T00:00:00Z", Side: 1}
				claimed := graph.NewID("work", "ferries")
				if i == 0 {
					d.Side = 2
					if kind == graph.DecisionMerge {
						claimed = graph.NewID("work", "boats")
					}
				}
				w := &graph.Work{ID: claimed, Title: "Ferries of the inner lakes", Container: fmt.Sprintf("Lake review %s", string(rune('a'+i%26))+string(rune('a'+i/26)))}
				members = append(members, describe(t, graph.WithDecisions(w, []graph.Decision{d}).(*graph.Work)))
			}
			got := identity.Resolve(members, identity.Setting{})
			together := slices.ContainsFunc(got, func(c identity.Cluster) bool {
				return slices.Contains(c.Members, members[0]) && len(c.Members) > 1
			})
			if together != (want == 1) || (want == 1 || n > identity.MaxComponent) && len(got) != want {
				t.Errorf("%d descriptions after a %s: %d things, want %d", n, kind, len(got), want)
			}
		}
	}
}
