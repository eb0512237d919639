package trace_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"kg/graph"
	"kg/graph/trace"
)

// counting counts what is asked of a store.
type counting struct {
	graph.Store
	listed, shapes int
}

func (s *counting) List(ctx context.Context, q graph.NodeQuery) (graph.NodePage, error) {
	if q.Kind == graph.KindWork {
		s.listed++
	}
	return s.Store.List(ctx, q)
}

func (s *counting) Encoded(ctx context.Context, q graph.Shape) ([]graph.EncodedTree, error) {
	s.shapes++
	return s.Store.Encoded(ctx, q)
}

func (s *counting) Shape(ctx context.Context, q graph.Shape) ([]graph.Tree, error) {
	s.shapes++
	return s.Store.Shape(ctx, q)
}

// surveys are two works that cite the same works, and one of which explains an event.
func surveys(cited int) (graph.Batch, [2]graph.ID, graph.ID) {
	d := newDraft("surveys.txt")
	work := func(name, year string) graph.ID {
		w := &graph.Work{ID: graph.NewID("work", name), Title: name, Year: year, Date: year, DOI: "10.5555/" + strings.ReplaceAll(name, " ", "-")}
		d.batch.Claims = append(d.batch.Claims, w)
		return w.ID
	}
	two := [2]graph.ID{work("Survey of weirs", "2001"), work("Atlas of ponds", "2002")}
	e := &graph.Event{ID: graph.NewID("event", "flood"), Name: "Flood of the Lower Marsh"}
	d.batch.Claims = append(d.batch.Claims, e)
	d.edge(graph.Explains, two[0], e.ID, 0.9, false)
	for i := range cited {
		w := work(fmt.Sprintf("Report no %d", i), "1999")
		d.edge(graph.Cites, two[0], w, 0.9, false)
		d.edge(graph.Cites, two[1], w, 0.9, false)
	}
	return d.batch, two, e.ID
}

func TestAWorkWithMoreReferencesThanAPageIsReadWhole(t *testing.T) {
	const cited = graph.MaxPage + 50
	store := &counting{Store: memory(t)}
	batch, two, event := surveys(cited)
	fill(t, store, []graph.Batch{batch})
	p, err := trace.FindPairs(t.Context(), store, trace.PairQuery{Like: trace.Coupling, With: two[0], First: 5, Through: 2})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Pairs) != 1 || p.Pairs[0].Count != cited || p.Pairs[0].Jaccard != 1 || p.Pairs[0].Second.ID != two[1] || len(p.Pairs[0].Through) != 2 {
		t.Errorf("they share %d references: %+v", cited, p.Pairs)
	}
	for _, through := range p.Pairs[0].Through {
		if through.First.Edge.From != two[0] || through.Second.Edge.From != two[1] || through.First.Edge.To != through.Thing.ID || through.Second.Edge.Evidence[0].Quote == "" {
			t.Errorf("shared through %+v", through)
		}
	}
	y, err := trace.FindYears(t.Context(), store, trace.Scope{About: event})
	if err != nil || len(y.Years) != 1 || y.Years[0].Count != cited || len(y.Years[0].Top) != trace.MaxTop {
		t.Errorf("%+v, %v", y, err)
	}
	if store.listed > 0 {
		t.Errorf("all works were listed for a question about one work or one event")
	}
	if store.shapes > 30 {
		t.Errorf("%d shapes were asked for", store.shapes)
	}
}

func TestWhatAnEventConditions(t *testing.T) {
	store := memory(t)
	batch, two, event := surveys(3)
	fill(t, store, []graph.Batch{batch})
	p, err := trace.FindPairs(t.Context(), store, trace.PairQuery{Like: trace.Coupling, Scope: trace.Scope{About: event}, First: 5})
	if err != nil || p.Found != 0 || p.Works != 1 {
		t.Errorf("one work explains the event, so there is no pair: %+v %v", p, err)
	}
	p, err = trace.FindPairs(t.Context(), store, trace.PairQuery{Like: trace.Coupling, With: two[1], Scope: trace.Scope{About: event}, First: 5})
	if err != nil || p.Found != 1 || p.Pairs[0].First.ID != two[1] {
		t.Errorf("a work is held against those that explain the event: %+v %v", p, err)
	}
	p, err = trace.FindPairs(t.Context(), store, trace.PairQuery{Like: trace.Cocitation, First: 2, MinShared: 2})
	if err != nil || p.Found != 3 || len(p.Pairs) != 2 || !strings.Contains(strings.Join(p.Missing, " "), "1 more pair is not shown.") {
		t.Errorf("three works are cited together by two: %+v %v", p, err)
	}
}

func TestAQuestionThatCannotBeAnsweredIsRefused(t *testing.T) {
	store := memory(t)
	batch, two, event := surveys(1)
	fill(t, store, []graph.Batch{batch})
	pairs := func(q trace.PairQuery) error {
		_, err := trace.FindPairs(t.Context(), store, q)
		return err
	}
	history := func(scope trace.Scope, first, steps int) error {
		_, err := trace.FindHistory(t.Context(), store, scope, first, steps)
		return err
	}
	main := func(scope trace.Scope, w trace.Weight, s trace.Search, steps int) error {
		_, err := trace.FindMainPath(t.Context(), store, scope, w, s, steps)
		return err
	}
	gone := graph.NewID("event", "never")
	for name, c := range map[string]struct {
		err  error
		code graph.Code
	}{
		"no pairs":                      {pairs(trace.PairQuery{Like: trace.Coupling}), graph.Invalid},
		"too many pairs":                {pairs(trace.PairQuery{Like: trace.Coupling, First: graph.MaxPage + 1}), graph.Invalid},
		"through too many":              {pairs(trace.PairQuery{Like: trace.Coupling, First: 1, Through: trace.MaxThrough + 1}), graph.Invalid},
		"by no measure":                 {pairs(trace.PairQuery{Like: trace.Coupling, First: 1, Order: "luck"}), graph.Invalid},
		"by no likeness":                {pairs(trace.PairQuery{Like: "colour", First: 1}), graph.Invalid},
		"a work among events":           {pairs(trace.PairQuery{Like: trace.Coexplanation, With: two[0], First: 1}), graph.Invalid},
		"an event among works":          {pairs(trace.PairQuery{Like: trace.Coupling, With: event, First: 1}), graph.Invalid},
		"with a work that is not there": {pairs(trace.PairQuery{Like: trace.Coupling, With: graph.NewID("work", "never"), First: 1}), graph.NotFound},
		"about a work":                  {history(trace.Scope{About: two[0]}, 5, 5), graph.Invalid},
		"about what is not there":       {history(trace.Scope{About: gone}, 5, 5), graph.NotFound},
		"by citing":                     {history(trace.Scope{About: event, Relations: []graph.Relation{graph.Cites}}, 5, 5), graph.Invalid},
		"more than sure":                {history(trace.Scope{MinConfidence: 1.5}, 5, 5), graph.Invalid},
		"no works":                      {history(trace.Scope{}, 0, 5), graph.Invalid},
		"no citations":                  {history(trace.Scope{}, 5, 0), graph.Invalid},
		"no weight":                     {main(trace.Scope{}, "", trace.Global, 5), graph.Invalid},
		"no search":                     {main(trace.Scope{}, trace.SPC, "", 5), graph.Invalid},
	} {
		if got := graph.CodeOf(c.err); got != c.code {
			t.Errorf("%s: %s (%v), want %s", name, got, c.err, c.code)
		}
	}
}

// endless is a store with more works than can be traced.
type endless struct{ graph.Store }

func (endless) List(_ context.Context, q graph.NodeQuery) (graph.NodePage, error) {
	page := graph.NodePage{Next: q.After + "."}
	for i := range q.First {
		page.Nodes = append(page.Nodes, &graph.Work{ID: graph.NewID("work", q.After, fmt.Sprint(i))})
	}
	return page, nil
}

func TestAGraphThatIsTooLargeIsRefusedWithAWayOut(t *testing.T) {
	_, err := trace.FindHistory(t.Context(), endless{memory(t)}, trace.Scope{}, 5, 5)
	if graph.CodeOf(err) != graph.TooLarge || !strings.Contains(err.Error(), "about") {
		t.Errorf("%v", err)
	}
	has := map[graph.ID][]graph.ID{}
	for i := range 8000 {
		has[graph.ID(fmt.Sprint(i))] = []graph.ID{"one"}
	}
	if _, _, err := trace.Share(has, trace.Sharing{First: 1}); graph.CodeOf(err) != graph.TooLarge {
		t.Errorf("8,000 things that all share one: %v", err)
	}
}
