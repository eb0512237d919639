package trace

import (
	"cmp"
	"math"
	"slices"

	"kg/graph"
)

// Limits of what one question reads and computes. What is over them ends in [graph.TooLarge].
const (
	MaxWorks = 20_000
	MaxLinks = 200_000
	// maxSteps is how many meetings of two things in a third are counted for pairs.
	maxSteps = 50_000_000
	// maxBits bounds the numbers of paths that a main path is weighed by: 256 MiB of them.
	maxBits = 1 << 31
)

// Thing is a work, or an event or policy that works explain, as far as tracing needs it.
type Thing struct {
	ID    graph.ID `json:"id"`
	Label string   `json:"label"`
	Year  int      `json:"year,omitempty"` // 0 where it is not known
}

// Link is an edge of the store between two things: the first cites the second, or explains it.
type Link struct {
	Edge graph.ID
	From graph.ID
	To   graph.ID
}

// Network is works and the citations among them. Links run from the citing work to the cited one; both ends are in Works.
type Network struct {
	Works []Thing // by id, each once
	Links []Link  // by both ends, each pair of ends once
	place map[graph.ID]int
}

// NewNetwork makes a network whose order does not depend on that of its parts. Links with an end that is no work of it are left out.
func NewNetwork(works []Thing, links []Link) *Network {
	n := &Network{Works: slices.Clone(works), place: make(map[graph.ID]int, len(works))}
	slices.SortFunc(n.Works, func(a, b Thing) int { return cmp.Compare(a.ID, b.ID) })
	n.Works = slices.CompactFunc(n.Works, func(a, b Thing) bool { return a.ID == b.ID })
	for i, w := range n.Works {
		n.place[w.ID] = i
	}
	for _, l := range links {
		if n.has(l.From) && n.has(l.To) {
			n.Links = append(n.Links, l)
		}
	}
	slices.SortFunc(n.Links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Edge, b.Edge))
	})
	n.Links = slices.CompactFunc(n.Links, func(a, b Link) bool { return a.From == b.From && a.To == b.To })
	return n
}

func (n *Network) has(id graph.ID) bool {
	_, ok := n.place[id]
	return ok
}

func (n *Network) work(id graph.ID) Thing { return n.Works[n.place[id]] }

// byYear orders works by year, those of unknown year last, then by id.
func byYear(a, b Thing) int {
	return cmp.Or(cmp.Compare(a.yearOrLast(), b.yearOrLast()), cmp.Compare(a.ID, b.ID))
}

func (t Thing) yearOrLast() int {
	if t.Year == 0 {
		return math.MaxInt
	}
	return t.Year
}

// undated counts the works of unknown year.
func undated(works []Thing) int {
	n := 0
	for _, w := range works {
		if w.Year == 0 {
			n++
		}
	}
	return n
}
