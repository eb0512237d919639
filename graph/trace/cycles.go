package trace

import "slices"

// Dropped is a citation that was left out so that no chain of citations comes back to where it began.
type Dropped struct {
	Link Link
	Why  DropReason
}

// DropReason is why a citation was left out.
type DropReason string

// The reasons.
const (
	CitesItself    DropReason = "cites-itself"
	CitesLater     DropReason = "cites-later"     // a work of a later year
	CitesSameYear  DropReason = "cites-same-year" // a work of its own year
	CitesUndatable DropReason = "year-not-known"  // of one of the two
)

// acyclic leaves out citations until no chain of them comes back. Works that cite each other round are of one strongly connected
// component; of the links inside such a component those go that lead to a work of the same year or a later one. Where the
// rest still has a component, a year of it is not known: then the links inside it go that have an end of unknown year.
// What is left inside leads to earlier years only. The outcome does not depend on any order.
func acyclic(n *Network) (kept []Link, dropped []Dropped) {
	for _, l := range n.Links {
		if l.From == l.To {
			dropped = append(dropped, Dropped{l, CitesItself})
		} else {
			kept = append(kept, l)
		}
	}
	for _, why := range []func(from, to Thing) DropReason{notEarlier, notDated} {
		component := components(n, kept)
		var rest []Link
		for _, l := range kept {
			reason := DropReason("")
			if component[n.place[l.From]] == component[n.place[l.To]] {
				reason = why(n.work(l.From), n.work(l.To))
			}
			if reason == "" {
				rest = append(rest, l)
			} else {
				dropped = append(dropped, Dropped{l, reason})
			}
		}
		kept = rest
	}
	return kept, dropped
}

func notEarlier(from, to Thing) DropReason {
	switch {
	case from.Year == 0 || to.Year == 0 || to.Year < from.Year:
		return ""
	case to.Year == from.Year:
		return CitesSameYear
	}
	return CitesLater
}

func notDated(from, to Thing) DropReason {
	if from.Year == 0 || to.Year == 0 {
		return CitesUndatable
	}
	return ""
}

// components are the numbers of the strongly connected components of the works (Tarjan 1972), without recursion.
func components(n *Network, links []Link) []int {
	t := tarjan{out: make([][]int, len(n.Works)), index: make([]int, len(n.Works)), low: make([]int, len(n.Works)), component: make([]int, len(n.Works))}
	for _, l := range links {
		from := n.place[l.From]
		t.out[from] = append(t.out[from], n.place[l.To])
	}
	for v := range n.Works {
		if t.index[v] == 0 {
			t.visit(v)
		}
	}
	return t.component
}

type tarjan struct {
	out              [][]int
	index, low       []int // 1-based order of discovery, and the earliest that can be reached; 0 for not seen
	component        []int // 1-based, 0 while open
	open             []int // seen and in no component yet
	seen, components int
}

func (t *tarjan) visit(root int) {
	type frame struct{ v, next int }
	stack := []frame{{v: root}}
	t.discover(root)
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		if f.next < len(t.out[f.v]) {
			w := t.out[f.v][f.next]
			f.next++
			switch {
			case t.index[w] == 0:
				t.discover(w)
				stack = append(stack, frame{v: w})
			case t.component[w] == 0:
				t.low[f.v] = min(t.low[f.v], t.index[w])
			}
			continue
		}
		v := f.v
		stack = stack[:len(stack)-1]
		if len(stack) > 0 {
			up := stack[len(stack)-1].v
			t.low[up] = min(t.low[up], t.low[v])
		}
		if t.low[v] == t.index[v] {
			t.close(v)
		}
	}
}

func (t *tarjan) discover(v int) {
	t.seen++
	t.index[v], t.low[v] = t.seen, t.seen
	t.open = append(t.open, v)
}

func (t *tarjan) close(root int) {
	t.components++
	at := slices.Index(t.open, root)
	for _, v := range t.open[at:] {
		t.component[v] = t.components
	}
	t.open = t.open[:at]
}
