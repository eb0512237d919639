package trace

import (
	"cmp"
	"context"
	"slices"

	"kg/graph"
)

// Likeness is what makes two things a pair.
type Likeness string

// The ways in which two things may have something in common.
const (
	// Cocitation: two works are cited by the same works (Small 1973).
	Cocitation Likeness = "co-citation"
	// Coupling: two works cite the same works (bibliographic coupling, Kessler 1963).
	Coupling Likeness = "coupling"
	// ExplanationCoupling: two works explain the same events and policies.
	ExplanationCoupling Likeness = "explanation-coupling"
	// Coexplanation: two events or policies are explained by the same works.
	Coexplanation Likeness = "co-explanation"
)

// PairQuery asks for pairs.
type PairQuery struct {
	Scope
	Like Likeness
	// With, if set, keeps to pairs of this work, or of this event or policy, whether it is of the scope or not.
	With graph.ID
	// MinShared keeps to pairs that have so much in common; 0 is 1.
	MinShared int
	Order     Measure // "" is ByCount
	First     int     // pairs, 1 to [graph.MaxPage]
	Through   int     // of what a pair has in common, how much is shown with its edges, at most [MaxThrough]
}

// MaxThrough is how much of what a pair has in common is shown at most.
const MaxThrough = 20

// Pairs is the answer to a [PairQuery].
type Pairs struct {
	Common
	Like Likeness `json:"like"`
	// Pairs are the first of those that were Found.
	Pairs []Shared `json:"pairs"`
	Found int      `json:"found"`
}

// Shared is a pair with what it has in common. What the two have is counted in the graph, among the works of the scope where they are what is counted.
type Shared struct {
	First     Thing   `json:"first"`
	Second    Thing   `json:"second"`
	Count     int     `json:"shared"`
	FirstHas  int     `json:"firstHas"`
	SecondHas int     `json:"secondHas"`
	Cosine    float64 `json:"cosine"`
	Jaccard   float64 `json:"jaccard"`
	// Through are the first of what both have, in order of id.
	Through []Through `json:"through"`
}

// Through is one thing that both of a pair have, and the edges that say so.
type Through struct {
	Thing  Thing `json:"thing"`
	First  Step  `json:"first"`
	Second Step  `json:"second"`
}

func (q PairQuery) validate() error {
	switch {
	case q.First < 1 || q.First > graph.MaxPage:
		return graph.Errorf(graph.Invalid, "%d pairs: ask for 1 to %d", q.First, graph.MaxPage)
	case q.Through < 0 || q.Through > MaxThrough:
		return graph.Errorf(graph.Invalid, "%d of what a pair shares: ask for 0 to %d", q.Through, MaxThrough)
	case q.Order != "" && !slices.Contains(Measures(), q.Order):
		return graph.Errorf(graph.Invalid, "%q is no measure of pairs", q.Order)
	case q.MinShared < 0:
		return graph.Errorf(graph.Invalid, "pairs that share %d: ask for 1 or more", q.MinShared)
	}
	if _, ok := ways()[q.Like]; !ok {
		return graph.Errorf(graph.Invalid, "%q makes no pairs", q.Like)
	}
	kinds := []string{string(graph.KindWork)}
	if q.Like == Coexplanation {
		kinds = []string{string(graph.KindEvent), string(graph.KindPolicy)}
	}
	if q.With != "" && !slices.Contains(kinds, q.With.Kind()) {
		return graph.Errorf(graph.Invalid, "pairs by %s are of another kind than %s", q.Like, q.With)
	}
	return nil
}

// way is where a likeness is read: the relation from a thing to what it has, and its direction.
type way struct {
	relation graph.Relation
	to       graph.Direction
}

func (w way) back() graph.Direction {
	if w.to == graph.Out {
		return graph.In
	}
	return graph.Out
}

func ways() map[Likeness]way {
	return map[Likeness]way{
		Cocitation:          {graph.Cites, graph.In},
		Coupling:            {graph.Cites, graph.Out},
		ExplanationCoupling: {graph.Explains, graph.Out},
		Coexplanation:       {graph.Explains, graph.In},
	}
}

// FindPairs compares works, or events and policies, by what they have in common. With a scope, works are paired that are of it; events and policies are
// paired by those works alone. Errors: [graph.Invalid], [graph.NotFound], [graph.TooLarge], and the store's.
func FindPairs(ctx context.Context, store Store, q PairQuery) (*Pairs, error) {
	if err := q.validate(); err != nil {
		return nil, err
	}
	r, err := newReader(store, q.Scope)
	if err != nil {
		return nil, err
	}
	links, works, err := r.pairLinks(ctx, q)
	if err != nil {
		return nil, err
	}
	w := ways()[q.Like]
	has, edge := map[graph.ID][]graph.ID{}, map[[2]graph.ID]Link{}
	for _, l := range links {
		thing, basis := l.From, l.To
		if w.to == graph.In {
			thing, basis = basis, thing
		}
		if thing != basis {
			has[thing] = append(has[thing], basis)
			edge[[2]graph.ID{thing, basis}] = l
		}
	}
	found, all, err := Share(has, Sharing{With: q.With, MinShared: q.MinShared, Order: cmp.Or(q.Order, ByCount), First: q.First})
	if err != nil {
		return nil, err
	}
	out := &Pairs{Common: Common{Works: works, Links: len(links), Missing: []string{}}, Like: q.Like, Found: all, Pairs: make([]Shared, 0, len(found))}
	if err := r.show(ctx, out, found, edge, q); err != nil {
		return nil, err
	}
	if left := all - len(found); left > 0 {
		out.miss("%s not shown.", count(left, "more pair is", "more pairs are"))
	}
	if w.relation == graph.Cites {
		out.miss("Only the works that were loaded here can be seen to cite.")
		return out, r.unresolved(ctx, &out.Common)
	}
	out.miss("Only statements that were recognised as explanations count.")
	return out, nil
}

// pairLinks are the links from the things that are compared to what they have, and how many works were looked at.
func (r *reader) pairLinks(ctx context.Context, q PairQuery) ([]Link, int, error) {
	w := ways()[q.Like]
	if q.With != "" {
		return r.linksAround(ctx, q, w)
	}
	works, err := r.works(ctx)
	if err != nil {
		return nil, 0, err
	}
	direction := w.to
	if q.Like == Coexplanation {
		direction = w.back() // the works of the scope are what the things have
	}
	links, err := r.links(ctx, works, direction, w.relation)
	return links, len(works), err
}

// linksAround are the links of one thing and of all that share something with it, with all that those have.
func (r *reader) linksAround(ctx context.Context, q PairQuery, w way) ([]Link, int, error) {
	if err := r.exists(ctx, q.With); err != nil {
		return nil, 0, err
	}
	own, err := r.links(ctx, []graph.ID{q.With}, w.to, w.relation)
	if err != nil {
		return nil, 0, err
	}
	far, near := graph.In, graph.Out // the ends of a link that leads to what a thing has
	if w.to == graph.In {
		far, near = near, far
	}
	inScope := func(graph.ID) bool { return true }
	if r.scope.About != "" {
		works, err := r.works(ctx)
		if err != nil {
			return nil, 0, err
		}
		inScope = func(id graph.ID) bool { _, ok := slices.BinarySearch(works, id); return ok }
	}
	bases := ends(own, far)
	if q.Like == Coexplanation {
		bases = slices.DeleteFunc(bases, func(id graph.ID) bool { return !inScope(id) })
	}
	others, err := r.links(ctx, bases, w.back(), w.relation)
	if err != nil {
		return nil, 0, err
	}
	things := ends(others, near)
	if q.Like != Coexplanation {
		things = slices.DeleteFunc(things, func(id graph.ID) bool { return id != q.With && !inScope(id) })
	}
	links, err := r.links(ctx, things, w.to, w.relation)
	if q.Like == Coexplanation {
		links = slices.DeleteFunc(links, func(l Link) bool { return !inScope(l.From) })
		return links, len(ends(links, graph.Out)), err
	}
	return links, len(things), err
}

func (r *reader) show(ctx context.Context, out *Pairs, found []Pair, edge map[[2]graph.ID]Link, q PairQuery) error {
	var links []Link
	for _, p := range found {
		for _, basis := range p.In[:min(q.Through, len(p.In))] {
			links = append(links, edge[[2]graph.ID{p.First, basis}], edge[[2]graph.ID{p.Second, basis}])
		}
	}
	steps, err := r.steps(ctx, links, ways()[q.Like].relation)
	if err != nil {
		return err
	}
	by := make(map[graph.ID]Step, len(steps))
	for _, s := range steps {
		by[s.Edge.ID] = s
	}
	for _, p := range found {
		s := Shared{
			First: r.things[p.First], Second: r.things[p.Second], Count: p.Shared, FirstHas: p.FirstHas, SecondHas: p.SecondHas,
			Cosine: p.Cosine, Jaccard: p.Jaccard, Through: []Through{},
		}
		for _, basis := range p.In[:min(q.Through, len(p.In))] {
			first, ok1 := by[edge[[2]graph.ID{p.First, basis}].Edge]
			second, ok2 := by[edge[[2]graph.ID{p.Second, basis}].Edge]
			if ok1 && ok2 { // else it has gone since it was read
				s.Through = append(s.Through, Through{Thing: r.things[basis], First: first, Second: second})
			}
		}
		out.Pairs = append(out.Pairs, s)
	}
	return nil
}
