package tracetest

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"testing"

	"kg/graph"
	"kg/graph/trace"
)

// Check holds all that graph/trace answers about the scopes against the program in Python. With paths, all paths are gone through: for small graphs only.
// What the store holds must be within the largest answers of graph/trace.
func Check(t *testing.T, store graph.Store, scopes []trace.Scope, paths bool) {
	t.Helper()
	for i, want := range ask(t, store, scopes, paths) {
		t.Run(fmt.Sprintf("%+v", scopes[i]), func(t *testing.T) { check(t, store, scopes[i], want, paths) })
	}
}

func check(t *testing.T, store graph.Store, scope trace.Scope, want answers, paths bool) {
	t.Helper()
	for like, pairs := range want.pairs {
		checkPairs(t, store, scope, like, pairs)
	}
	checkHistory(t, store, scope, want)
	checkYears(t, store, scope, want)
	if paths {
		checkMain(t, store, scope, trace.SPC, want.Main.Dropped, want.Main.SPC.Total, want.Main.SPC.Weights, want.Main.SPC.Paths)
		checkMain(t, store, scope, trace.SPLC, want.Main.Dropped, want.Main.SPLC.Total, want.Main.SPLC.Weights, want.Main.SPLC.Paths)
		checkMain(t, store, scope, trace.SPNP, want.Main.Dropped, want.Main.SPNP.Total, want.Main.SPNP.Weights, want.Main.SPNP.Paths)
	}
}

func checkPairs(t *testing.T, store graph.Store, scope trace.Scope, like trace.Likeness, want []pair) {
	t.Helper()
	got, err := trace.FindPairs(t.Context(), store, trace.PairQuery{Scope: scope, Like: like, First: graph.MaxPage, Through: 1})
	if err != nil {
		t.Fatalf("%s: %v", like, err)
	}
	if got.Found != len(want) {
		t.Errorf("%s: %d pairs found, by the other program %d", like, got.Found, len(want))
	}
	key := func(p pair) string { return string(p.First + " " + p.Second) }
	by := map[string]pair{}
	for _, p := range want {
		by[key(p)] = p
	}
	for _, p := range got.Pairs {
		g := pair{p.First.ID, p.Second.ID, p.Count, p.Cosine, p.Jaccard}
		w, ok := by[key(g)]
		if !ok || w.Shared != g.Shared || math.Abs(w.Cosine-g.Cosine) > 1e-12 || math.Abs(w.Jaccard-g.Jaccard) > 1e-12 {
			t.Errorf("%s: %+v, by the other program %+v", like, g, w)
		}
		if len(p.Through) != 1 || len(p.Through[0].First.Edge.Evidence) == 0 || len(p.Through[0].Second.Edge.Evidence) == 0 {
			t.Errorf("%s: %s and %s share something without a quote: %+v", like, g.First, g.Second, p.Through)
		}
	}
}

func checkHistory(t *testing.T, store graph.Store, scope trace.Scope, want answers) {
	t.Helper()
	got, err := trace.FindHistory(t.Context(), store, scope, graph.MaxPage, graph.MaxPage)
	if err != nil {
		t.Fatal(err)
	}
	var works, wantWorks []string
	for _, w := range got.Shown {
		works = append(works, fmt.Sprintf("%s cited %d citing %d", w.Work.ID, w.Cited, w.Citing))
	}
	for _, w := range want.History.Works {
		wantWorks = append(wantWorks, fmt.Sprintf("%s cited %v citing %v", w[0], w[1], w[2]))
	}
	same(t, "works of the historiograph", works, wantWorks)
	var links [][2]graph.ID
	for _, s := range got.Steps {
		links = append(links, [2]graph.ID{s.From.ID, s.To.ID})
	}
	same(t, "citations of the historiograph", texts(links), texts(want.History.Links))
}

func checkYears(t *testing.T, store graph.Store, scope trace.Scope, want answers) {
	t.Helper()
	got, err := trace.FindYears(t.Context(), store, scope)
	if err != nil {
		t.Fatal(err)
	}
	var years [][3]int
	for _, y := range got.Years {
		years = append(years, [3]int{y.Year, y.Count, y.Deviation})
	}
	same(t, "years", texts(years), texts(want.Spectrum.Years))
	known := 0
	for _, y := range got.Years {
		known += y.Count
	}
	if known+want.Spectrum.Unknown > got.Links {
		t.Errorf("%d citations in a year and %d in none, of %d", known, want.Spectrum.Unknown, got.Links)
	}
}

func checkMain(t *testing.T, store graph.Store, scope trace.Scope, weight trace.Weight, dropped [][3]string, total string, weights [][3]string, paths map[trace.Search][][2]graph.ID) {
	t.Helper()
	of := map[[2]graph.ID]string{}
	for _, w := range weights {
		of[[2]graph.ID{graph.ID(w[0]), graph.ID(w[1])}] = w[2]
	}
	checkWeights(t, store, scope, weight, of)
	for _, search := range trace.Searches() {
		got, err := trace.FindMainPath(t.Context(), store, scope, weight, search, graph.MaxPage)
		if err != nil {
			t.Fatal(err)
		}
		what := fmt.Sprintf("the %s main path by %s", search, weight)
		if got.Paths != total {
			t.Errorf("%s: %s paths, by the other program %s", what, got.Paths, total)
		}
		var links [][2]graph.ID
		for _, s := range got.Steps {
			link := [2]graph.ID{s.From.ID, s.To.ID}
			if links = append(links, link); s.Paths != of[link] {
				t.Errorf("%s: %s paths through %v, by the other program %s", what, s.Paths, link, of[link])
			}
		}
		same(t, what, texts(links), texts(paths[search]))
		var left [][3]string
		for _, d := range got.Dropped {
			left = append(left, [3]string{string(d.From.ID), string(d.To.ID), string(d.Why)})
		}
		same(t, what+": citations left out", texts(left), texts(dropped))
	}
}

// checkWeights compares the weights of all citations, on the main path or not.
func checkWeights(t *testing.T, store graph.Store, scope trace.Scope, weight trace.Weight, want map[[2]graph.ID]string) {
	t.Helper()
	h, err := trace.FindHistory(t.Context(), store, scope, graph.MaxPage, graph.MaxPage)
	if err != nil {
		t.Fatal(err)
	}
	var works []trace.Thing
	for _, p := range h.Shown {
		works = append(works, p.Work)
	}
	var links []trace.Link
	for _, s := range h.Steps {
		links = append(links, trace.Link{Edge: s.Edge.ID, From: s.From.ID, To: s.To.ID})
	}
	got, _, err := trace.Weigh(trace.NewNetwork(works, links), weight)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d citations weighed, by the other program %d", weight, len(got), len(want))
	}
	for _, w := range got {
		if link := [2]graph.ID{w.Link.From, w.Link.To}; w.Paths.String() != want[link] {
			t.Errorf("%s: %s paths through %v, by the other program %s", weight, w.Paths, link, want[link])
		}
	}
}

func texts[T any](list []T) []string {
	var out []string
	for _, v := range list {
		out = append(out, fmt.Sprint(v))
	}
	return out
}

// same compares two lists as sets.
func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	slices.SortFunc(got, cmp.Compare[string])
	slices.SortFunc(want, cmp.Compare[string])
	if !slices.Equal(got, want) {
		t.Errorf("%s differ from those of the other program:\n%d %v\n%d %v", what, len(got), got, len(want), want)
	}
}
