package server_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kg/graph"
	"kg/server"
)

// counting counts the calls that a store gets.
type counting struct {
	graph.Store
	calls  atomic.Int64
	direct atomic.Int64 // those for answers that are written directly
	trees  atomic.Int64 // those for answers of the executor
}

func (s *counting) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	s.calls.Add(1)
	return s.Store.Nodes(ctx, ids)
}

func (s *counting) List(ctx context.Context, q graph.NodeQuery) (graph.NodePage, error) {
	s.calls.Add(1)
	return s.Store.List(ctx, q)
}

func (s *counting) Size(ctx context.Context, q graph.NodeQuery) (int, error) {
	s.calls.Add(1)
	return s.Store.Size(ctx, q)
}

func (s *counting) Complete(ctx context.Context, q graph.CompleteQuery) ([]graph.Completion, error) {
	s.calls.Add(1)
	return s.Store.Complete(ctx, q)
}

func (s *counting) Shape(ctx context.Context, q graph.Shape) ([]graph.Tree, error) {
	s.calls.Add(1)
	s.trees.Add(1)
	return s.Store.Shape(ctx, q)
}

func (s *counting) Encoded(ctx context.Context, q graph.Shape) ([]graph.EncodedTree, error) {
	s.calls.Add(1)
	s.direct.Add(1)
	return s.Store.Encoded(ctx, q)
}

func (s *counting) Search(ctx context.Context, q graph.SearchQuery) ([]graph.Hit, error) {
	s.calls.Add(1)
	return s.Store.Search(ctx, q)
}

func (s *counting) Paths(ctx context.Context, q graph.PathQuery) ([]graph.Path, error) {
	s.calls.Add(1)
	return s.Store.Paths(ctx, q)
}

func TestTheNumberOfStoreCallsDoesNotDependOnWhatIsFound(t *testing.T) {
	for _, query := range []string{
		`{ work(cite: "Many 2022") { explains(first: 100) { edges { node { label ... on Event { participants { edges { node { name participatedIn { edges { node { label } } } } evidence { document { name } } } } } } evidence { document { title } citation { text reference { work { title } } } } } } } }`,
		`{ events(first: 100) { edges { node { name explainedBy { edges { node { title } evidence { quote citation { document { name } } } } } participants { edges { node { name } } } } } } }`,
		`{ search(text: "storm", first: 100) { node { label ... on Event { participants { edges { node { name } } } } } } }`,
		`{ document(name: "storms.md") { mentions { edges { node { label } } } citations { edges { node { text document { name } reference { work { explains(first: 100) { edges { node { label } } } } } } } } } }`,
	} {
		var calls [2]int64
		var sizes [2]int
		for i, n := range []int{2, 60} {
			s := &counting{Store: filled(t, storms(n))}
			sizes[i] = len(serve(t, s, server.Limits{}).data(query, nil))
			calls[i] = s.calls.Load()
		}
		if calls[0] != calls[1] || calls[0] == 0 {
			t.Errorf("%d calls for little, %d for much: %s", calls[0], calls[1], query)
		}
		if sizes[1] < sizes[0]*5 && !strings.Contains(query, "document(name") {
			t.Errorf("much was not more: %d and %d bytes: %s", sizes[0], sizes[1], query)
		}
	}
}

func TestWhatIsOverALimitIsRefusedBeforeTheStoreIsAsked(t *testing.T) {
	deep := "label"
	for range 12 {
		deep = "... on Event { ledTo(first: 1) { edges { node { " + deep + " } } } }"
	}
	wide := strings.Repeat("a: label ", 201)
	for _, c := range []struct {
		name, query string
		variables   map[string]any
		says        string
	}{
		{"dear lists in each other", `{ events(first: 1000) { edges { node { participants(first: 1000) { edges { node { name } } } } } } }`, nil, "costs"},
		{"a dear list by a variable", `query ($n: Int!) { events(first: $n) { edges { node { participants(first: $n) { edges { node { name } } } } } } }`, map[string]any{"n": 1000}, "costs"},
		{"a dear list within a fragment", `{ events(first: 1000) { ...f } } fragment f on EventConnection { edges { node { participants(first: 1000) { edges { node { name } } } } } }`, nil, "costs"},
		{"depth", `{ event(name: "Amber Flood") { ` + deep + ` } }`, nil, "deep"},
		{"tokens", `{ ` + strings.Repeat("event(name: \"Amber Flood\") { name } ", 800) + ` }`, nil, "4000 tokens"},
		{"fields of one selection", `{ event(name: "Amber Flood") { ` + wide + ` } }`, nil, "201"},
		{"fields of the query", `{ ` + many(51) + ` }`, nil, "51"},
		{"lists of the schema in each other", `{ __schema { types { possibleTypes { fields { args { name } } } } } }`, nil, "schema"},
		{"too many ids", `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, map[string]any{"ids": make([]string, 1001)}, "1000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &counting{Store: filled(t, rivers())}
			code, message := serve(t, s, server.Limits{}).code(c.query, c.variables)
			if code != string(graph.TooLarge) || !strings.Contains(message, c.says) {
				t.Errorf("%s: %s", code, message)
			}
			if n := s.calls.Load(); n != 0 {
				t.Errorf("the store was asked %d times", n)
			}
		})
	}
}

func many(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "f%d: stats { evidence } ", i)
	}
	return b.String()
}

func TestWhatIsJustUnderALimitIsAnswered(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	a.data(`{ `+many(50)+` }`, nil)
	r := a.ask(`{ event(name: "Amber Flood") { name explainedBy(first: 5) { edges { node { title } } } } }`, nil)
	// event, name, explainedBy, and five times edges, node, title
	if got := r.Extensions.Cost.Cost; got != 18 || r.Extensions.Cost.Limit != 200_000 {
		t.Errorf("cost %+v, want 18 of 200000", r.Extensions.Cost)
	}
	at := func(limit int) []string {
		var codes []string
		r := serve(t, filled(t, rivers()), server.Limits{Cost: limit}).ask(`{ event(name: "Amber Flood") { name explainedBy(first: 5) { edges { node { title } } } } }`, nil)
		for _, e := range r.Errors {
			codes = append(codes, e.Extensions.Code)
		}
		return codes
	}
	if got := at(18); got != nil {
		t.Errorf("at its cost it is refused: %v", got)
	}
	if got := at(17); len(got) != 1 || got[0] != "TOO_LARGE" {
		t.Errorf("one below its cost: %v", got)
	}
}

func TestALargeRequestIsRefused(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	r := a.post(`{"query": "{ stats { evidence } }", "variables": {"x": "` + strings.Repeat("x", 1<<20) + `"}}`)
	if r.Status != http.StatusRequestEntityTooLarge || len(r.Errors) != 1 || r.Errors[0].Extensions.Code != "TOO_LARGE" {
		t.Errorf("status %d: %s", r.Status, r.Raw)
	}
}

func TestErrorsBearTheirCode(t *testing.T) {
	a := serve(t, filled(t, rivers(), levees()), server.Limits{})
	for _, c := range []struct{ name, query, code, says string }{
		{"a list of none", `{ events(first: 0) { edges { cursor } } }`, "INVALID", "1 to 1000"},
		{"a list of less than none", `{ events(first: -1) { edges { cursor } } }`, "INVALID", "1 to 1000"},
		{"edges, none", `{ event(name: "Amber Flood") { explainedBy(first: 0) { edges { cursor } } } }`, "INVALID", "1 to 1000"},
		{"evidence, less than none", `{ event(name: "Amber Flood") { explainedBy { edges { evidence(first: -1) { quote } } } } }`, "INVALID", "first"},
		{"a confidence that is none", `{ event(name: "Amber Flood") { explainedBy(minConfidence: 7) { edges { cursor } } } }`, "INVALID", "0 to 1"},
		{"a cursor that is none", `{ events(after: "%%%") { edges { cursor } } }`, "INVALID", ""},
		{"a negative stretch", `{ document(name: "rivers.md") { text(start: -1, length: 3) } }`, "INVALID", "negative"},
		{"a document by nothing", `{ document { name } }`, "INVALID", "id or name"},
		{"a way too long", `{ path(from: "Mina Oh", to: "Amber Flood", maxLength: 9) { length } }`, "INVALID", "1 to 8"},
		{"a way from nowhere", `{ path(from: "Zzyzx", to: "Amber Flood") { length } }`, "NOT_FOUND", `"Zzyzx" (from)`},
		{"a way to nowhere", `{ path(from: "Amber Flood", to: "Zzyzx") { length } }`, "NOT_FOUND", `"Zzyzx" (to)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &api{t: t, url: a.url, log: a.log}
			if code, message := a.code(c.query, nil); code != c.code || !strings.Contains(message, c.says) {
				t.Errorf("%s: %s", code, message)
			}
		})
	}
	for _, query := range []string{`{ nonsense }`, `{ event(`, `{ event { name } }`, `query ($n: Int!) { events(first: $n) { edges { cursor } } }`,
		`{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }`} {
		r := a.ask(query, nil)
		if len(r.Errors) == 0 || r.Errors[0].Extensions.Code == "" || r.Errors[0].Extensions.Code == "INTERNAL" || r.Data != nil {
			t.Errorf("%s: %s", query, r.Raw)
		}
	}
}

func TestANameWithSeveralMeaningsListsThem(t *testing.T) {
	a := serve(t, filled(t, rivers(), levees()), server.Limits{})
	for query, want := range map[string][]string{
		`{ work(cite: "Park 2020") { title } }`:                               {"Park 2020: Clay, Sand and Stone", "Park 2020: Weirs of the North"},
		`{ policy(name: "Levee Accord") { date } }`:                           {"Levee Accord", "Levee Accord"},
		`{ path(from: "Levee Accord", to: "Amber Flood") { length } }`:        {"Levee Accord", "Levee Accord"},
		`{ path(from: "Amber Flood", to: "Park 2020", first: 1) { length } }`: {"Park 2020: Clay, Sand and Stone", "Park 2020: Weirs of the North"},
	} {
		r := a.ask(query, nil)
		if len(r.Errors) != 1 || r.Errors[0].Extensions.Code != "AMBIGUOUS" {
			t.Errorf("%s: %s", query, r.Raw)
			continue
		}
		var labels []string
		for _, c := range r.Errors[0].Extensions.Candidates {
			labels = append(labels, c.Label)
			if got := a.data(`query ($id: ID!) { node(id: $id) { label } }`, map[string]any{"id": c.ID}); !strings.Contains(got, c.Label) {
				t.Errorf("the candidate %s is %s", c.ID, got)
			}
		}
		if strings.Join(sorted(labels), "|") != strings.Join(want, "|") {
			t.Errorf("%s: candidates %q", query, labels)
		}
	}
}

// failing answers no question, in a way of its own.
type failing struct {
	graph.Store
	fail func(context.Context) error
}

func (s failing) Search(ctx context.Context, _ graph.SearchQuery) ([]graph.Hit, error) {
	return nil, s.fail(ctx)
}
func (s failing) Ready(ctx context.Context) error { return s.fail(ctx) }
func (s failing) Count(ctx context.Context) (graph.Totals, error) {
	return graph.Totals{}, s.fail(ctx)
}

func TestAStoreThatFailsLeaksNothing(t *testing.T) {
	const secret = "/var/lib/secret.db: disk on fire"
	for _, c := range []struct {
		name, code string
		fail       func(context.Context) error
	}{
		{"an error without a code", "INTERNAL", func(context.Context) error { return errors.New(secret) }},
		{"an inner error", "INTERNAL", func(context.Context) error { return graph.Errorf(graph.Internal, "%s", secret) }},
		{"a store that is away", "UNAVAILABLE", func(context.Context) error { return graph.Errorf(graph.Unavailable, "%s", secret) }},
		{"a panic", "INTERNAL", func(context.Context) error { panic(secret) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := serve(t, failing{filled(t, rivers()), c.fail}, server.Limits{})
			r := a.ask(`{ search(text: "amber") { score } }`, nil)
			if len(r.Errors) != 1 || r.Errors[0].Extensions.Code != c.code {
				t.Fatal(r.Raw)
			}
			if strings.Contains(r.Raw, "secret") || strings.Contains(r.Raw, ".go:") {
				t.Errorf("leaks: %s", r.Raw)
			}
			if id := r.Header.Get("X-Request-Id"); id == "" || !strings.Contains(a.logged(), id) || !strings.Contains(a.logged(), "disk on fire") {
				t.Errorf("the log does not tell: %s", a.logged())
			}
			if strings.HasSuffix(c.name, "panic") {
				return
			}
			got := fetch(t, a.url+"/export/jsonl", nil)
			if got.code(t) != c.code || got.status < 500 || strings.Contains(got.body, "secret") {
				t.Errorf("an export: %d %s", got.status, got.body)
			}
			if id := got.head.Get("X-Request-Id"); strings.Count(a.logged(), "disk on fire") != 2 || !strings.Contains(a.logged(), id) {
				t.Errorf("the log does not tell of the export: %s", a.logged())
			}
		})
	}
}

func TestARequestThatTakesTooLongIsEnded(t *testing.T) {
	slow := func(ctx context.Context) error {
		select {
		case <-ctx.Done():
			return fmt.Errorf("search: %w", ctx.Err())
		case <-time.After(30 * time.Second):
			return errors.New("nobody ended it")
		}
	}
	a := serve(t, failing{filled(t, rivers()), slow}, server.Limits{Seconds: 1})
	started := time.Now()
	code, message := a.code(`{ search(text: "amber") { score } }`, nil)
	if code != "TIMEOUT" || !strings.Contains(message, "longer") {
		t.Errorf("%s: %s", code, message)
	}
	if took := time.Since(started); took > 10*time.Second {
		t.Errorf("it took %s", took)
	}
	if got := fetch(t, a.url+"/export/jsonl", nil); got.code(t) != "TIMEOUT" || got.status != http.StatusGatewayTimeout {
		t.Errorf("an export: %d %s", got.status, got.body)
	}
	if strings.Contains(a.logged(), `"level":"error"`) {
		t.Errorf("an error of whom? %s", a.logged())
	}
}
