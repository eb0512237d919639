package trace_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"kg/graph"
	"kg/graph/trace"
)

// field is a hundred surveys of works of fifty years that cite earlier ones, the recent and the much cited more often, and speak of forty events.
func field(works, links int) ([]graph.Batch, graph.ID) {
	r := rand.New(rand.NewPCG(11, 13))
	id := func(i int) graph.ID { return graph.NewID("work", fmt.Sprint("field ", i)) }
	claim := func(d *draft, seen map[int]bool, i int) {
		if !seen[i] {
			seen[i] = true
			year := fmt.Sprint(1970 + 50*i/works)
			d.batch.Claims = append(d.batch.Claims, &graph.Work{ID: id(i), Title: fmt.Sprintf("Contribution %d", i), DOI: fmt.Sprintf("10.5555/f.%d", i), Year: year, Date: year})
		}
	}
	event := func(i int) *graph.Event {
		return &graph.Event{ID: graph.NewID("event", fmt.Sprint("field ", i)), Name: fmt.Sprintf("Uprising of valley no. %d", i), Date: fmt.Sprint(1960 + i)}
	}
	const surveys = 100
	var out []graph.Batch
	done := map[[2]int]bool{}
	for s := range surveys {
		d := newDraft(fmt.Sprintf("survey-%d.txt", s))
		seen := map[int]bool{}
		for range links / surveys {
			from := 1 + r.IntN(works-1)
			to := from - 1 - min(from-1, int(r.ExpFloat64()*float64(works)/20))
			if key := [2]int{from, to}; !done[key] {
				done[key] = true
				claim(d, seen, from)
				claim(d, seen, to)
				d.edge(graph.Cites, id(from), id(to), 0.9, false)
			}
		}
		e := event(s % 40)
		d.batch.Claims = append(d.batch.Claims, e)
		for range works / surveys {
			from := r.IntN(works)
			if key := [2]int{-1 - s%40, from}; !done[key] {
				done[key] = true
				claim(d, seen, from)
				d.edge(graph.Explains, id(from), e.ID, 0.9, false)
			}
		}
		out = append(out, d.batch)
	}
	return out, event(0).ID
}

func BenchmarkTracing(b *testing.B) {
	for _, size := range []struct{ works, links int }{{1_000, 10_000}, {10_000, 100_000}} {
		store := memory(b)
		batches, about := field(size.works, size.links)
		fill(b, store, batches)
		for _, scope := range []trace.Scope{{}, {About: about}} {
			name := fmt.Sprintf("%d works", size.works)
			if scope.About != "" {
				name += " about one event"
			}
			b.Run(name+"/cocitations", func(b *testing.B) {
				for b.Loop() {
					must(trace.FindPairs(b.Context(), store, trace.PairQuery{Scope: scope, Like: trace.Cocitation, First: 20, Through: 3}))
				}
			})
			b.Run(name+"/historiograph", func(b *testing.B) {
				for b.Loop() {
					must(trace.FindHistory(b.Context(), store, scope, 30, 100))
				}
			})
			b.Run(name+"/main path", func(b *testing.B) {
				for b.Loop() {
					must(trace.FindMainPath(b.Context(), store, scope, trace.SPC, trace.Global, 100))
				}
			})
			b.Run(name+"/years", func(b *testing.B) {
				for b.Loop() {
					must(trace.FindYears(b.Context(), store, scope))
				}
			})
		}
		b.Run(fmt.Sprintf("%d works/cocitations of one work", size.works), func(b *testing.B) {
			with := graph.NewID("work", fmt.Sprint("field ", size.works/2))
			for b.Loop() {
				must(trace.FindPairs(b.Context(), store, trace.PairQuery{With: with, Like: trace.Cocitation, First: 20, Through: 3}))
			}
		})
	}
}

func must[T any](_ T, err error) {
	if err != nil {
		panic(err)
	}
}
