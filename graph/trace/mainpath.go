package trace

import (
	"cmp"
	"math/big"
	"slices"

	"kg/graph"
)

// Weight is what a citation is weighed by: how many paths pass through it. Paths run as knowledge does, from the cited
// work to the citing one. Sources are works that cite nothing of the network, sinks are works that nothing of it cites.
type Weight string

// The weights, after Hummon & Doreian (1989), computed as products of the number of ways up to a citation and on from it after Batagelj (2003).
const (
	SPC  Weight = "spc"  // search path count: paths from a source to a sink
	SPLC Weight = "splc" // search path link count: paths from any work to a sink
	SPNP Weight = "spnp" // search path node pair: paths from any work to any work
)

// Weights are all weights.
func Weights() []Weight { return []Weight{SPC, SPLC, SPNP} }

// Search is how the main path is found among weighed citations.
type Search string

// The searches. All citations that tie are taken.
const (
	// Local goes from the sources by the heaviest citation of them all, and from each work it comes to on by the heaviest (the priority-first search of Hummon & Doreian 1989).
	Local Search = "local"
	// Global are the paths whose weights have the greatest sum (Liu & Lu 2012; the critical path of Batagelj 2003).
	Global Search = "global"
	// KeyRoute goes from the heaviest citation of all both ways, as Local does (Liu & Lu 2012).
	KeyRoute Search = "key-route"
)

// Searches are all searches.
func Searches() []Search { return []Search{Local, Global, KeyRoute} }

// Weighed is a citation and the number of paths through it.
type Weighed struct {
	Link  Link
	Paths *big.Int
}

// MainPath is the main path of a network: one chain of citations, or a web of them where citations tie.
type MainPath struct {
	// Works are those on the path, each before the works that cite it.
	Works []Thing
	// Links are the citations on the path, by the place of the cited work, then of the citing one.
	Links []Weighed
	// Total is how many paths there are of those that the weight counts.
	Total *big.Int
	// Dropped are the citations that were left out to break cycles.
	Dropped []Dropped
}

// NewMainPath finds the main path. A network without citations has none. Errors: [graph.TooLarge] where the numbers of paths become too long to be held.
func NewMainPath(n *Network, weight Weight, search Search) (*MainPath, error) {
	links, dropped := acyclic(n)
	f := newFlow(n, links)
	weights, total, err := f.weigh(weight)
	if err != nil {
		return nil, err
	}
	m := &MainPath{Total: total, Dropped: dropped}
	var on []int
	switch search {
	case Local:
		on = f.local(weights)
	case KeyRoute:
		on = f.keyRoute(weights)
	default:
		on = f.global(weights)
	}
	f.show(m, on, weights)
	return m, nil
}

// Weigh is all citations with their weights, in the order of the network, and those that were left out to break cycles.
func Weigh(n *Network, weight Weight) ([]Weighed, []Dropped, error) {
	links, dropped := acyclic(n)
	weights, _, err := newFlow(n, links).weigh(weight)
	if err != nil {
		return nil, nil, err
	}
	out := make([]Weighed, len(links))
	for i, l := range links {
		out[i] = Weighed{l, weights[i]}
	}
	return out, dropped, nil
}

// flow is an acyclic network in the direction of knowledge: arcs run from the cited to the citing work. Works without any citation are no part of it.
type flow struct {
	net   *Network
	links []Link
	tail  []int   // of each link the place of the cited work
	head  []int   // … and of the citing one
	into  [][]int // of each work the links that end in it, in order
	from  [][]int // … and that begin in it
	order []int   // works, each before those that cite it; by year and id where that leaves a choice
}

func newFlow(n *Network, links []Link) *flow {
	f := &flow{net: n, links: links, into: make([][]int, len(n.Works)), from: make([][]int, len(n.Works))}
	for i, l := range links {
		t, h := n.place[l.To], n.place[l.From]
		f.tail, f.head = append(f.tail, t), append(f.head, h)
		f.from[t] = append(f.from[t], i)
		f.into[h] = append(f.into[h], i)
	}
	f.sort()
	return f
}

// sort puts the works in order, layer by layer: a work's layer is the length of the longest chain that leads to it.
func (f *flow) sort() {
	open, layer := make([]int, len(f.net.Works)), make([]int, len(f.net.Works))
	for v := range f.net.Works {
		if open[v] = len(f.into[v]); open[v] == 0 && len(f.from[v]) > 0 {
			f.order = append(f.order, v)
		}
	}
	for i := 0; i < len(f.order); i++ {
		v := f.order[i]
		for _, l := range f.from[v] {
			w := f.head[l]
			layer[w] = max(layer[w], layer[v]+1)
			if open[w]--; open[w] == 0 {
				f.order = append(f.order, w)
			}
		}
	}
	slices.SortFunc(f.order, func(a, b int) int {
		return cmp.Or(cmp.Compare(layer[a], layer[b]), byYear(f.net.Works[a], f.net.Works[b]))
	})
}

// weigh counts for each link the ways up to it and on from it; their product is the number of paths through it.
func (f *flow) weigh(weight Weight) ([]*big.Int, *big.Int, error) {
	up, on := make([]*big.Int, len(f.net.Works)), make([]*big.Int, len(f.net.Works))
	for _, v := range f.order {
		up[v] = f.ways(f.into[v], f.tail, up, len(f.into[v]) == 0 || weight != SPC)
	}
	for _, v := range slices.Backward(f.order) {
		on[v] = f.ways(f.from[v], f.head, on, len(f.from[v]) == 0 || weight == SPNP)
	}
	total := new(big.Int)
	for _, v := range f.order {
		if len(f.from[v]) == 0 || weight == SPNP {
			total.Add(total, up[v])
			if weight != SPC {
				total.Sub(total, big.NewInt(1)) // the path of no citation
			}
		}
	}
	if total.BitLen()*len(f.links) > maxBits {
		return nil, nil, graph.Errorf(graph.TooLarge, "the numbers of paths have %d bits, too many to weigh %d citations by: name one event (about), or a higher confidence", total.BitLen(), len(f.links))
	}
	weights := make([]*big.Int, len(f.links))
	for i := range f.links {
		weights[i] = new(big.Int).Mul(up[f.tail[i]], on[f.head[i]])
	}
	return weights, total, nil
}

// ways is the sum over the links of the ways at their other ends, and one more where paths may begin or end here.
func (f *flow) ways(links, end []int, ways []*big.Int, one bool) *big.Int {
	sum := new(big.Int)
	if one {
		sum.SetInt64(1)
	}
	for _, l := range links {
		sum.Add(sum, ways[end[l]])
	}
	return sum
}

// heaviest are those of the links that no other outweighs.
func heaviest(links []int, weights []*big.Int) []int {
	var out []int
	for _, l := range links {
		if len(out) > 0 {
			switch weights[l].Cmp(weights[out[0]]) {
			case -1:
				continue
			case 1:
				out = out[:0]
			}
		}
		out = append(out, l)
	}
	return out
}

func (f *flow) local(weights []*big.Int) []int {
	var first []int
	for _, v := range f.order {
		if len(f.into[v]) == 0 {
			first = append(first, f.from[v]...)
		}
	}
	return walk(heaviest(first, weights), weights, f.head, f.from)
}

func (f *flow) keyRoute(weights []*big.Int) []int {
	all := make([]int, len(f.links))
	for i := range all {
		all[i] = i
	}
	key := heaviest(all, weights)
	on := append(walk(key, weights, f.head, f.from), walk(key, weights, f.tail, f.into)...)
	slices.Sort(on)
	return slices.Compact(on)
}

// walk goes on from the links by the heaviest next ones, until there are none.
func walk(links []int, weights []*big.Int, end []int, next [][]int) []int {
	on := slices.Clone(links)
	seen := map[int]bool{}
	for i := 0; i < len(on); i++ {
		if v := end[on[i]]; !seen[v] {
			seen[v] = true
			on = append(on, heaviest(next[v], weights)...)
		}
	}
	slices.Sort(on)
	return slices.Compact(on)
}

// global are the links on a path with the greatest sum of weights.
func (f *flow) global(weights []*big.Int) []int {
	up, on := make([]*big.Int, len(f.net.Works)), make([]*big.Int, len(f.net.Works))
	best := new(big.Int)
	for _, v := range f.order {
		if up[v] = longest(f.into[v], f.tail, up, weights); up[v].Cmp(best) > 0 {
			best = up[v]
		}
	}
	for _, v := range slices.Backward(f.order) {
		on[v] = longest(f.from[v], f.head, on, weights)
	}
	var out []int
	for i := range f.links {
		sum := new(big.Int).Add(up[f.tail[i]], weights[i])
		if sum.Add(sum, on[f.head[i]]).Cmp(best) == 0 {
			out = append(out, i)
		}
	}
	return out
}

func longest(links, end []int, sums, weights []*big.Int) *big.Int {
	best := new(big.Int)
	for _, l := range links {
		if sum := new(big.Int).Add(sums[end[l]], weights[l]); sum.Cmp(best) > 0 {
			best = sum
		}
	}
	return best
}

// show puts the links and their works in order.
func (f *flow) show(m *MainPath, on []int, weights []*big.Int) {
	place := make([]int, len(f.net.Works))
	for i, v := range f.order {
		place[v] = i
	}
	slices.SortFunc(on, func(a, b int) int {
		return cmp.Or(cmp.Compare(place[f.tail[a]], place[f.tail[b]]), cmp.Compare(place[f.head[a]], place[f.head[b]]))
	})
	shown := map[int]bool{}
	for _, l := range on {
		m.Links = append(m.Links, Weighed{f.links[l], weights[l]})
		shown[f.tail[l]], shown[f.head[l]] = true, true
	}
	for _, v := range f.order {
		if shown[v] {
			m.Works = append(m.Works, f.net.Works[v])
		}
	}
}

// share is what part of the whole a number of paths is.
func share(paths, total *big.Int) float64 {
	if total.Sign() == 0 {
		return 0
	}
	f, _ := new(big.Rat).SetFrac(paths, total).Float64()
	return f
}

func validMain(weight Weight, search Search) error {
	if !slices.Contains(Weights(), weight) {
		return graph.Errorf(graph.Invalid, "%q is no weight of citations", weight)
	}
	if !slices.Contains(Searches(), search) {
		return graph.Errorf(graph.Invalid, "%q is no search for a main path", search)
	}
	return nil
}
