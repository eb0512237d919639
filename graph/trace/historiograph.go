package trace

import (
	"cmp"
	"slices"

	"kg/graph"
)

// Historiograph is works in the order of their years with the citations among them (Garfield, Sher & Torpie 1964; Garfield, Pudovkin &
// Istomin 2003).
type Historiograph struct {
	Works []Placed
	// Links are the citations among the works shown, by the place of the citing work, then of the cited one. Works that cite themselves are left out.
	Links []Link
	// Left counts the works of the network that are not shown.
	Left int
}

// Placed is a work of a historiograph.
type Placed struct {
	Work Thing
	// Cited and Citing are how many works of the network cite it and how many it cites: the local citation score and the
	// local cited references of Garfield's HistCite, counted over all works, not over those shown.
	Cited, Citing int
}

// NewHistoriograph shows the works that are cited most within the network, ties by year and id; those of unknown year come last.
func NewHistoriograph(n *Network, first int) Historiograph {
	cited, citing := map[graph.ID]int{}, map[graph.ID]int{}
	for _, l := range n.Links {
		if l.From != l.To {
			cited[l.To]++
			citing[l.From]++
		}
	}
	var placed []Placed
	for _, w := range n.Works {
		placed = append(placed, Placed{w, cited[w.ID], citing[w.ID]})
	}
	// A work without any citation of the network tells nothing of how it went on: it comes behind the others.
	slices.SortFunc(placed, func(a, b Placed) int {
		return cmp.Or(cmp.Compare(b.Cited, a.Cited), cmp.Compare(b.Citing, a.Citing), byYear(a.Work, b.Work))
	})
	h := Historiograph{Works: placed[:min(first, len(placed))], Left: max(0, len(placed)-first)}
	slices.SortFunc(h.Works, func(a, b Placed) int { return byYear(a.Work, b.Work) })
	place := map[graph.ID]int{}
	for i, w := range h.Works {
		place[w.Work.ID] = i
	}
	for _, l := range n.Links {
		_, from := place[l.From]
		_, to := place[l.To]
		if from && to && l.From != l.To {
			h.Links = append(h.Links, l)
		}
	}
	slices.SortFunc(h.Links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(place[a.From], place[b.From]), cmp.Compare(place[a.To], place[b.To]))
	})
	return h
}
