package trace_test

import (
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kg/graph"
	"kg/graph/trace"
)

// parts draws works, some of unknown year, and citations among them in any direction.
func parts(t *rapid.T) ([]trace.Thing, []trace.Link) {
	n := rapid.IntRange(1, 12).Draw(t, "works")
	var works []trace.Thing
	for i := range n {
		works = append(works, trace.Thing{ID: graph.ID(fmt.Sprintf("work:%02d", i)), Year: rapid.SampledFrom([]int{0, 1990, 1991, 1992, 1993}).Draw(t, "year")})
	}
	var links []trace.Link
	for range rapid.IntRange(0, 40).Draw(t, "links") {
		a, b := rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to")
		links = append(links, trace.Link{Edge: graph.ID(fmt.Sprintf("edge:%02d-%02d", a, b)), From: works[a].ID, To: works[b].ID})
	}
	return works, links
}

func TestAsManyPathsLeaveAWorkAsComeToIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		weighed, _, err := trace.Weigh(trace.NewNetwork(parts(t)), trace.SPC)
		if err != nil {
			t.Fatal(err)
		}
		in, out := map[graph.ID]*big.Int{}, map[graph.ID]*big.Int{}
		for _, w := range weighed {
			for side, id := range map[*map[graph.ID]*big.Int]graph.ID{&in: w.Link.From, &out: w.Link.To} {
				if (*side)[id] == nil {
					(*side)[id] = new(big.Int)
				}
				(*side)[id].Add((*side)[id], w.Paths)
			}
		}
		begun, ended := new(big.Int), new(big.Int)
		for id, o := range out {
			switch i := in[id]; {
			case i == nil:
				begun.Add(begun, o)
			case i.Cmp(o) != 0:
				t.Fatalf("%v paths come to %s and %v leave it", i, id, o)
			}
		}
		for id, i := range in {
			if out[id] == nil {
				ended.Add(ended, i)
			}
		}
		if begun.Cmp(ended) != 0 {
			t.Fatalf("%v paths begin and %v end", begun, ended)
		}
	})
}

func TestNoChainOfCitationsThatAreKeptComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := trace.NewNetwork(parts(t))
		weighed, dropped, err := trace.Weigh(n, trace.SPNP)
		if err != nil {
			t.Fatal(err)
		}
		if len(weighed)+len(dropped) != len(n.Links) {
			t.Fatalf("%d kept and %d left out of %d", len(weighed), len(dropped), len(n.Links))
		}
		// what can be taken away from the bottom, over and over, has no cycle
		links := slices.Clone(weighed)
		for len(links) > 0 {
			rest := slices.DeleteFunc(slices.Clone(links), func(w trace.Weighed) bool {
				return !slices.ContainsFunc(links, func(o trace.Weighed) bool { return o.Link.From == w.Link.To })
			})
			if len(rest) == len(links) {
				t.Fatalf("a chain comes back: %v", links)
			}
			links = rest
		}
		for _, w := range weighed {
			if w.Paths.Sign() <= 0 {
				t.Fatalf("no path passes through %v", w.Link)
			}
		}
	})
}

func TestTheOrderOfWorksAndCitationsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		works, links := parts(t)
		one := trace.NewNetwork(works, links)
		two := trace.NewNetwork(rapid.Permutation(works).Draw(t, "works in another order"), rapid.Permutation(links).Draw(t, "links in another order"))
		for _, weight := range trace.Weights() {
			for _, search := range trace.Searches() {
				a, err1 := trace.NewMainPath(one, weight, search)
				b, err2 := trace.NewMainPath(two, weight, search)
				if err1 != nil || err2 != nil || !reflect.DeepEqual(a, b) {
					t.Fatalf("%s %s: %v, %v in another order (%v, %v)", weight, search, a, b, err1, err2)
				}
			}
		}
		if a, b := trace.NewHistoriograph(one, 5), trace.NewHistoriograph(two, 5); !reflect.DeepEqual(a, b) {
			t.Fatalf("%v, %v in another order", a, b)
		}
		if a, b := trace.NewSpectrum(one), trace.NewSpectrum(two); !reflect.DeepEqual(a, b) {
			t.Fatalf("%v, %v in another order", a, b)
		}
	})
}

func TestPairsAreTheSameFromBothSides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, links := parts(t)
		has := map[graph.ID][]graph.ID{}
		for _, l := range links {
			has[l.From] = append(has[l.From], l.To)
		}
		all, found, err := trace.Share(has, trace.Sharing{First: graph.MaxPage})
		if err != nil || found != len(all) {
			t.Fatalf("%d of %d pairs: %v", len(all), found, err)
		}
		seen := map[[2]graph.ID]int{}
		for _, p := range all {
			if p.First >= p.Second || p.Shared != len(p.In) || p.Shared < 1 || p.Jaccard > p.Cosine+1e-12 || p.Cosine > 1+1e-12 {
				t.Fatalf("%+v is no pair", p)
			}
			seen[[2]graph.ID{p.First, p.Second}] = p.Shared
		}
		for thing := range has {
			own, _, err := trace.Share(has, trace.Sharing{With: thing, First: graph.MaxPage})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range own {
				a, b := min(p.First, p.Second), max(p.First, p.Second)
				if p.First != thing || seen[[2]graph.ID{a, b}] != p.Shared {
					t.Fatalf("from %s the pair %+v, among all %d", thing, p, seen[[2]graph.ID{a, b}])
				}
			}
		}
	})
}

func TestAnotherMeasureGivesTheSamePairsInAnotherOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, links := parts(t)
		has := map[graph.ID][]graph.ID{}
		for _, l := range links {
			has[l.To] = append(has[l.To], l.From)
		}
		first := rapid.IntRange(1, 5).Draw(t, "first")
		for _, order := range trace.Measures() {
			all, _, err := trace.Share(has, trace.Sharing{Order: order, First: graph.MaxPage})
			if err != nil {
				t.Fatal(err)
			}
			some, _, err := trace.Share(has, trace.Sharing{Order: order, First: first})
			if err != nil || !reflect.DeepEqual(some, all[:min(first, len(all))]) {
				t.Fatalf("by %s the first %d are %v, of all %v (%v)", order, first, some, all, err)
			}
			if !slices.IsSortedFunc(all, func(a, b trace.Pair) int {
				measure := map[trace.Measure]float64{trace.ByCount: float64(b.Shared - a.Shared), trace.ByCosine: b.Cosine - a.Cosine, trace.ByJaccard: b.Jaccard - a.Jaccard}[order]
				switch {
				case measure > 0:
					return 1
				case measure < 0:
					return -1
				}
				return 0
			}) {
				t.Fatalf("not by %s: %v", order, all)
			}
		}
	})
}
