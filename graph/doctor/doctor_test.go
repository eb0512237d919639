package doctor_test

import (
	"context"
	"iter"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/doctor"
	"kg/graph/sqlite"
	"kg/graph/storetest"
)

func corpus(t *testing.T) graph.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	for _, b := range storetest.Corpus() {
		if _, err := s.Apply(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestAHealthyStoreHasNoFindings(t *testing.T) {
	s := corpus(t)
	var r doctor.Report
	if err := doctor.Examine(t.Context(), s, &r); err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if f.Severity == doctor.Failure {
			t.Errorf("%+v", f)
		}
	}
	totals, err := s.Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r.Evidence != totals.Evidence || r.Evidence == 0 || r.Documents != totals.Nodes[graph.KindDocument] || len(r.Checks) != 6 {
		t.Errorf("looked at %+v, the store holds %+v", r, totals)
	}
}

// sick is a store of which a part is not as it should be.
type sick struct {
	graph.Store
	record func(*graph.Record) (drop bool)
	batch  func(*graph.Batch)
	totals func(*graph.Totals)
}

func (s sick) Records(ctx context.Context) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		for r, err := range s.Store.Records(ctx) {
			if err == nil && s.record != nil && s.record(&r) {
				continue
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

func (s sick) Batch(ctx context.Context, id graph.ID) (graph.Batch, error) {
	b, err := s.Store.Batch(ctx, id)
	if s.batch != nil && err == nil {
		s.batch(&b)
	}
	return b, err
}

func (s sick) Count(ctx context.Context) (graph.Totals, error) {
	totals, err := s.Store.Count(ctx)
	if s.totals != nil && err == nil {
		s.totals(&totals)
	}
	return totals, err
}

func TestEachFindingIsNamedWithWhatToDo(t *testing.T) {
	onEdge := func(do func(*graph.Edge)) func(*graph.Record) bool {
		return func(r *graph.Record) bool {
			if r.Edge != nil {
				do(r.Edge)
			}
			return false
		}
	}
	for _, c := range []struct {
		name, check, says string
		sick              sick
	}{
		{"a quote that is no slice", "laws", "not what the text says", sick{batch: func(b *graph.Batch) {
			for i := range b.Edges {
				b.Edges[i].Evidence[0].Quote += "x"
			}
		}}},
		{"a text that changed", "laws", "", sick{batch: func(b *graph.Batch) {
			for i, n := range b.Claims {
				if d, ok := n.(*graph.Document); ok {
					changed := *d
					changed.Text = strings.ToUpper(d.Text)
					b.Claims[i] = &changed
				}
			}
		}}},
		{"an edge without evidence", "laws", "without evidence", sick{record: onEdge(func(e *graph.Edge) { e.Evidence = nil })}},
		{"an edge of another id", "laws", "is not that of its key", sick{record: onEdge(func(e *graph.Edge) { e.ID += "x" })}},
		{"an edge of another confidence", "folds", "confidence", sick{record: onEdge(func(e *graph.Edge) { e.Confidence /= 2 })}},
		{"an edge into nothing", "dangling", "no node", sick{record: func(r *graph.Record) bool { return r.Node != nil && r.Node.NodeKind() == graph.KindEvent }}},
		{"evidence of no document", "dangling", "which is not there", sick{record: onEdge(func(e *graph.Edge) { e.Evidence[0].Document += "x" })}},
		{"evidence through no citation", "dangling", "citation", sick{record: onEdge(func(e *graph.Edge) { e.Evidence[0].Citation = "citation:none" })}},
		{"a node of no document", "orphans", "no document speaks", sick{record: func(r *graph.Record) bool {
			if e, ok := r.Node.(*graph.Event); ok {
				stray := *e
				stray.ID = graph.NewID("event", "stray", string(e.ID))
				r.Node = &stray
			}
			return false
		}}},
		{"wrong counts", "counts", "counts", sick{totals: func(t *graph.Totals) { t.Evidence++ }}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.sick.Store = corpus(t)
			var r doctor.Report
			if err := doctor.Examine(t.Context(), c.sick, &r); err != nil {
				t.Fatal(err)
			}
			listed := map[string]int{}
			found := false
			for _, f := range r.Findings {
				listed[f.Check]++
				found = found || f.Check == c.check && f.Severity == doctor.Failure && strings.Contains(f.Says, c.says) && f.Do != ""
			}
			if !found || !r.Failed() {
				t.Errorf("not found: %+v", r.Findings)
			}
			for _, check := range r.Checks {
				if listed[check.Name] > doctor.MaxFindings || listed[check.Name] > check.Found {
					t.Errorf("%s: %d found, %d listed", check.Name, check.Found, listed[check.Name])
				}
			}
		})
	}
}
