package trace

import (
	"cmp"
	"math"
	"slices"

	"kg/graph"
)

// Measure is what pairs are put in order by.
type Measure string

// The measures.
const (
	ByCount   Measure = "count"
	ByCosine  Measure = "cosine"
	ByJaccard Measure = "jaccard"
)

// Measures are all measures.
func Measures() []Measure { return []Measure{ByCount, ByCosine, ByJaccard} }

// Pair is two things and how much they have in common. With A and B for what each of them has:
//
//	Shared  = |A ∩ B|                       (co-citation: Small 1973; bibliographic coupling: Kessler 1963)
//	Cosine  = |A ∩ B| / √(|A| · |B|)        (Salton & McGill 1983)
//	Jaccard = |A ∩ B| / |A ∪ B|             (Jaccard 1901; for co-citation Small 1973)
type Pair struct {
	First, Second       graph.ID
	FirstHas, SecondHas int // |A| and |B|
	Shared              int
	Cosine, Jaccard     float64
	// In are what both have, by id.
	In []graph.ID
}

// Sharing is what to look for among pairs.
type Sharing struct {
	// With, if set, keeps to pairs of this thing, which comes first in them.
	With graph.ID
	// MinShared keeps to pairs that have so much in common, at least 1.
	MinShared int
	Order     Measure
	First     int // pairs to give
}

// Share compares things by what they have: the pairs that have anything in common, those with most in common first, ties by the
// other measures and by ids; and how many such pairs there are. Without With, the thing with the smaller id comes first in a pair. What a thing
// has counts once. Errors: [graph.TooLarge] for more meetings than can be counted.
func Share(has map[graph.ID][]graph.ID, s Sharing) ([]Pair, int, error) {
	c := newCommon(has)
	if err := c.bounded(s.With); err != nil {
		return nil, 0, err
	}
	var kept []Pair
	found := 0
	count := make([]int, len(c.things))
	for i := range c.things {
		if s.With != "" && c.things[i] != s.With {
			continue
		}
		var met []int
		for _, basis := range c.has[i] {
			for _, j := range c.of[basis] {
				if j == i || s.With == "" && j < i {
					continue
				}
				if count[j]++; count[j] == 1 {
					met = append(met, j)
				}
			}
		}
		for _, j := range met {
			if count[j] >= max(s.MinShared, 1) {
				found++
				kept = append(kept, c.pair(i, j, count[j]))
			}
			count[j] = 0
		}
		if len(kept) > 4*s.First+1000 {
			kept = best(kept, s)
		}
	}
	kept = best(kept, s)
	for i := range kept {
		kept[i].In = c.both(kept[i])
	}
	return kept, found, nil
}

// common is things and what they have, by their places in order of id.
type common struct {
	things []graph.ID
	place  map[graph.ID]int
	bases  []graph.ID
	has    [][]int // of each thing, in order
	of     [][]int // of each basis the things that have it, in order
}

func newCommon(has map[graph.ID][]graph.ID) *common {
	c := &common{place: map[graph.ID]int{}}
	base := map[graph.ID]int{}
	for thing, bases := range has {
		c.things = append(c.things, thing)
		for _, b := range bases {
			base[b] = 0
		}
	}
	slices.Sort(c.things)
	for b := range base {
		c.bases = append(c.bases, b)
	}
	slices.Sort(c.bases)
	for i, b := range c.bases {
		base[b] = i
	}
	c.has, c.of = make([][]int, len(c.things)), make([][]int, len(c.bases))
	for i, thing := range c.things {
		c.place[thing] = i
		for _, b := range has[thing] {
			c.has[i] = append(c.has[i], base[b])
		}
		slices.Sort(c.has[i])
		c.has[i] = slices.Compact(c.has[i])
		for _, b := range c.has[i] {
			c.of[b] = append(c.of[b], i)
		}
	}
	return c
}

// bounded refuses what would take too many steps.
func (c *common) bounded(with graph.ID) error {
	steps := 0
	for i, bases := range c.has {
		if with != "" && c.things[i] != with {
			continue
		}
		for _, b := range bases {
			steps += len(c.of[b])
		}
	}
	if steps > maxSteps {
		return graph.Errorf(graph.TooLarge, "to compare them all takes %d steps, at most %d are taken: name one event (about) or one work (with), or a higher confidence", steps, maxSteps)
	}
	return nil
}

func (c *common) pair(i, j, shared int) Pair {
	a, b := len(c.has[i]), len(c.has[j])
	return Pair{
		First: c.things[i], Second: c.things[j], FirstHas: a, SecondHas: b, Shared: shared,
		Cosine: float64(shared) / math.Sqrt(float64(a)*float64(b)), Jaccard: float64(shared) / float64(a+b-shared),
	}
}

func (c *common) both(p Pair) []graph.ID {
	var in []graph.ID
	second := c.has[c.place[p.Second]]
	for _, b := range c.has[c.place[p.First]] {
		if _, ok := slices.BinarySearch(second, b); ok {
			in = append(in, c.bases[b])
		}
	}
	return in
}

// best are the first pairs in the order that is asked for.
func best(pairs []Pair, s Sharing) []Pair {
	slices.SortFunc(pairs, func(a, b Pair) int {
		count, cosine, jaccard := cmp.Compare(b.Shared, a.Shared), cmp.Compare(b.Cosine, a.Cosine), cmp.Compare(b.Jaccard, a.Jaccard)
		order := cmp.Or(count, cosine, jaccard)
		switch s.Order {
		case ByCosine:
			order = cmp.Or(cosine, count, jaccard)
		case ByJaccard:
			order = cmp.Or(jaccard, count, cosine)
		}
		return cmp.Or(order, cmp.Compare(a.First, b.First), cmp.Compare(a.Second, b.Second))
	})
	return pairs[:min(len(pairs), s.First)]
}
