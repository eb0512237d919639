package trace_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/sqlite"
	"kg/graph/trace"
	"kg/graph/trace/tracetest"
)

func TestAnIndependentProgramFindsTheSame(t *testing.T) {
	for _, c := range []struct {
		seed         uint64
		works, links int
		paths        bool
	}{
		{seed: 1, works: 14, links: 26, paths: true},
		{seed: 2, works: 16, links: 30, paths: true},
		{seed: 3, works: 9, links: 30, paths: true}, // full of cycles
		{seed: 4, works: 20, links: 12, paths: true},
		{seed: 5, works: 1, links: 0, paths: true},
		{seed: 6, works: 200, links: 900},
	} {
		t.Run(fmt.Sprintf("%d works", c.works), func(t *testing.T) {
			store := memory(t)
			about := fill(t, store, generated(c.seed, c.works, c.links))
			tracetest.Check(t, store, []trace.Scope{
				{},
				{MinConfidence: 0.5},
				{About: about},
				{About: about, Parts: true},
				{About: about, Relations: []graph.Relation{graph.Explains, graph.Discusses}, MinConfidence: 0.3},
			}, c.paths)
		})
	}
}

func memory(t testing.TB) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
	return store
}

// fill puts the batches into the store and returns the first event that they claim.
func fill(t testing.TB, store graph.Store, batches []graph.Batch) graph.ID {
	t.Helper()
	var about graph.ID
	for _, b := range batches {
		if _, err := store.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		for _, n := range b.Claims {
			if n.NodeKind() == graph.KindEvent && about == "" {
				about = n.NodeID()
			}
		}
	}
	return about
}

// draft is a document in the making: every edge has a sentence of its own.
type draft struct {
	doc   *graph.Document
	batch graph.Batch
}

func newDraft(name string) *draft {
	d := &draft{doc: &graph.Document{ID: graph.NewID("document", name), Digest: name, Name: name, Media: "text/plain"}}
	d.batch = graph.Batch{Document: d.doc.ID, Claims: []graph.Node{d.doc}}
	return d
}

func (d *draft) edge(relation graph.Relation, from, to graph.ID, confidence float64, denied bool) {
	start := len(d.doc.Text)
	d.doc.Text += fmt.Sprintf("Sentence %d says so. ", len(d.batch.Edges)+1)
	end := len(d.doc.Text) - 1
	d.batch.Edges = append(d.batch.Edges, graph.Edge{
		EdgeKey: graph.EdgeKey{Relation: relation, From: from, To: to, Negated: denied},
		Evidence: []graph.Evidence{{
			Document: d.doc.ID, Span: graph.Span{Start: start, End: end}, Quote: d.doc.Text[start:end],
			Place: fmt.Sprintf("bytes %d-%d", start, end), Rule: "test", Confidence: confidence,
		}},
	})
}

// generated is a document of works of the years 1990 to 1999, some undated, that cite each other mostly backwards in time and
// speak of a few events, some with little confidence, some denied.
func generated(seed uint64, works, links int) []graph.Batch {
	r := rand.New(rand.NewPCG(seed, 7))
	d := newDraft(fmt.Sprintf("generated-%d.txt", seed))
	var ids []graph.ID
	var years []int
	for i := range works {
		w := &graph.Work{ID: graph.NewID("work", fmt.Sprint(seed, i)), Title: fmt.Sprintf("Treatise %d of %d", i, seed), DOI: fmt.Sprintf("10.5555/%d.%d", seed, i)}
		year := 1990 + r.IntN(10)
		if r.IntN(8) == 0 {
			year = 0
		} else {
			w.Year, w.Date = fmt.Sprint(year), fmt.Sprint(year)
		}
		ids, years = append(ids, w.ID), append(years, year)
		d.batch.Claims = append(d.batch.Claims, w)
	}
	var events []graph.ID
	for i := range 4 {
		e := &graph.Event{ID: graph.NewID("event", fmt.Sprint(seed, i)), Name: fmt.Sprintf("Uprising of valley %c%d", 'A'+i, seed), Date: fmt.Sprint(1950 + 7*i)}
		events = append(events, e.ID)
		d.batch.Claims = append(d.batch.Claims, e)
	}
	d.edge(graph.PartOf, events[1], events[0], 0.9, false)
	d.edge(graph.PartOf, events[2], events[1], 0.9, false)
	d.edge(graph.PartOf, events[0], events[2], 0.4, false) // a round
	seen := map[[2]int]bool{}
	for range links {
		a, b := r.IntN(works), r.IntN(works)
		if years[a] < years[b] && years[a] != 0 && r.IntN(5) > 0 {
			a, b = b, a
		}
		if !seen[[2]int{a, b}] {
			seen[[2]int{a, b}] = true
			d.edge(graph.Cites, ids[a], ids[b], float64(1+r.IntN(9))/10, r.IntN(20) == 0)
		}
	}
	speaks := map[string]bool{}
	for range 2 * works {
		a, e := r.IntN(works), r.IntN(len(events))
		relation := []graph.Relation{graph.Explains, graph.Explains, graph.Reports, graph.Disputes, graph.Discusses}[r.IntN(5)]
		if key := fmt.Sprint(relation, a, e); !speaks[key] {
			speaks[key] = true
			d.edge(relation, ids[a], events[e], float64(1+r.IntN(9))/10, r.IntN(20) == 0)
		}
	}
	return []graph.Batch{d.batch}
}
