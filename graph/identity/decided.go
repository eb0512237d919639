package identity

import (
	"cmp"
	"slices"
	"strings"

	"kg/graph"
)

// Describe is the description of a claim, with what people decided about what it means; false for kinds whose claims are known by their ids alone,
// unless a person decided about them.
func Describe(n graph.Node) (*Description, bool) {
	d, ok := describe(n)
	var decided []graph.Decision
	for _, x := range graph.DecisionsOf(n) {
		if x.Kind == graph.DecisionMerge || x.Kind == graph.DecisionSplit {
			decided = append(decided, x)
		}
	}
	if len(decided) == 0 {
		return d, ok
	}
	if !ok {
		d = &Description{Claimed: n.NodeID(), Bare: true}
	}
	slices.SortFunc(decided, graph.CompareDecisions)
	d.Decided = slices.Compact(decided)
	return d, true
}

// decidedKeys are those by which the sides of a merger meet.
func (d *Description) decidedKeys() (keys []string) {
	for _, x := range d.Decided {
		if x.Kind == graph.DecisionMerge {
			keys = append(keys, "decided "+d.Claimed.Kind()+" "+string(x.ID))
		}
	}
	return keys
}

// Deciding tells whether a key is one by which the sides of a merger meet: it counts however many bear it.
func Deciding(key string) bool { return strings.HasPrefix(key, "decided ") }

// decidedAbout is the last decision that stands between two descriptions of one kind: they are on different sides of it.
func decidedAbout(a, b *Description) (last graph.Decision, ok bool) {
	if a.Claimed.Kind() != b.Claimed.Kind() {
		return last, false
	}
	for _, x := range a.Decided {
		opposite := func(y graph.Decision) bool { return y.ID == x.ID && y.Side != x.Side }
		if slices.ContainsFunc(b.Decided, opposite) && (!ok || graph.CompareDecisions(last, x) < 0) {
			last, ok = x, true
		}
	}
	return last, ok
}

// judged is the verdict of a person on two descriptions, or that on claims that are known by their ids alone.
func judged(a, b *Description) (Verdict, bool) {
	if d, ok := decidedAbout(a, b); ok {
		v := Verdict{Relation: Different, Reason: d.Line(), decided: true}
		if d.Kind == graph.DecisionMerge {
			v.Relation, v.Score = Same, 1
		}
		return v, true
	}
	switch {
	case !a.Bare && !b.Bare:
		return Verdict{}, false
	case a.Claimed == b.Claimed:
		return Verdict{Relation: Same, Score: 1, Reason: "same canonical key"}, true
	}
	return Verdict{Relation: Unrelated}, true
}

// decide notes what a person decided about a pair; what is decided is not weighed.
func (r *resolution) decide(i, j int, v Verdict) {
	if v.Relation == Same {
		r.together = append(r.together, pair{i, j, v})
		return
	}
	r.parted[order(i, j)] = true
	r.apart[order(i, j)] = noField
}

// joinDecided joins what people put together, whatever contradicts, unless a person also keeps some of it apart. It comes last, so that
// whole things are joined, with all that was joined with them by itself.
func (r *resolution) joinDecided() {
	slices.SortFunc(r.together, func(a, b pair) int { return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j)) })
	for _, p := range r.together {
		if x, y := r.sets[p.i], r.sets[p.j]; x != y && !r.kept(x, y) {
			r.union(x, y, p)
		}
	}
}

// kept tells whether a person keeps some of the one set apart from some of the other.
func (r *resolution) kept(x, y int) bool {
	return slices.ContainsFunc(r.in[x], func(i int) bool {
		return slices.ContainsFunc(r.in[y], func(j int) bool { return r.parted[order(i, j)] })
	})
}
