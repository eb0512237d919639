package identity

import (
	"fmt"
	"maps"
	"slices"

	"kg/graph"
)

// class are members, by their indices, of one claimed id about which people decided the same.
type class []int

// exact makes one thing of each canonical key, but for what people decided. Verdicts are the same for all of a class, so that classes are compared, not members.
func (r *resolution) exact() []Cluster {
	r.sets, r.in, r.joins, r.parted = make([]int, len(r.members)), map[int][]int{}, map[int][]graph.Join{}, map[[2]int]bool{}
	byKey, classes := map[graph.ID][]int{}, []class{}
	at := map[string]int{}
	for i, m := range r.members {
		r.sets[i], r.in[i] = i, []int{i}
		k := fmt.Sprintln(m.Claimed, m.Decided)
		c, ok := at[k]
		if !ok {
			c = len(classes)
			at[k], classes = c, append(classes, nil)
			byKey[m.Claimed] = append(byKey[m.Claimed], c)
		}
		classes[c] = append(classes[c], i)
	}
	together := r.decideClasses(classes)
	for _, k := range slices.Sorted(maps.Keys(byKey)) {
		if !r.setting.Crowded[k] {
			r.joinKey(classes, byKey[k])
		}
	}
	for _, p := range together {
		r.joinClasses(classes[p.i], classes[p.j], p.verdict)
	}
	return r.clusters()
}

// decideClasses notes which classes people keep apart, by their first members, and returns those that they put together.
func (r *resolution) decideClasses(classes []class) (together []pair) {
	for i, c := range classes {
		for j := i + 1; j < len(classes) && len(r.members[c[0]].Decided) > 0; j++ {
			v, ok := judged(r.members[c[0]], r.members[classes[j][0]])
			switch {
			case !ok || !v.decided:
			case v.Relation == Same:
				together = append(together, pair{i, j, v})
			default:
				r.parted[order(c[0], classes[j][0])] = true
			}
		}
	}
	return together
}

// joinKey joins the classes of one key. One that could be either of two that a person keeps apart stays alone.
func (r *resolution) joinKey(classes []class, of []int) {
	v := Verdict{Relation: Same, Score: SameScore, Reason: "same canonical key; too many works resemble each other to compare them all"}
	apart := func(c, d int) bool { return r.parted[order(classes[c][0], classes[d][0])] }
	for x, c := range of {
		r.joinClasses(classes[c], nil, v)
		for _, d := range of[x+1:] {
			if !apart(c, d) && !slices.ContainsFunc(of, func(e int) bool { return apart(c, e) != apart(d, e) }) {
				r.joinClasses(classes[c], classes[d], v)
			}
		}
	}
}

// joinClasses joins the members of two classes, unless a person keeps some of what they were joined with apart.
func (r *resolution) joinClasses(c, d class, v Verdict) {
	for _, m := range slices.Concat(c[1:], d) {
		if x, y := r.sets[c[0]], r.sets[m]; x != y && (len(r.parted) == 0 || !r.kept(x, y)) {
			r.union(x, y, pair{c[0], m, v})
		}
	}
}
