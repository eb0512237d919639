package identity

import "kg/graph"

// Explain says what the claims about two things are to each other: of all pairs the comparison that says most for their being one, a contradiction
// before a mere lack of likeness. Both lists hold at least one claim.
func Explain(first, second []graph.Claim) Verdict {
	best, found := Verdict{}, false
	for _, a := range first {
		for _, b := range second {
			x, ok := Describe(a.Node)
			y, also := Describe(b.Node)
			if !ok || !also {
				continue
			}
			if v := Compare(x, y); !found || likelier(v, best) {
				best, found = v, true
			}
		}
	}
	return best
}

// Considered tells whether two of the claims share a key, so that they are compared at all.
func Considered(first, second []graph.Claim) bool {
	keys := map[string]bool{}
	for _, c := range first {
		if d, ok := Describe(c.Node); ok {
			for _, k := range d.Keys() {
				keys[k] = true
			}
		}
	}
	for _, c := range second {
		if d, ok := Describe(c.Node); ok {
			for _, k := range d.Keys() {
				if keys[k] {
					return true
				}
			}
		}
	}
	return false
}

func likelier(a, b Verdict) bool {
	rank := map[Relation]int{Same: 4, Version: 3, Candidate: 2, Different: 1, Unrelated: 0}
	if rank[a.Relation] != rank[b.Relation] {
		return rank[a.Relation] > rank[b.Relation]
	}
	return a.Score > b.Score
}
