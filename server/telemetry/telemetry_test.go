package telemetry_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/sqlite"
	"kg/graph/storetest"
	"kg/server"
	"kg/server/telemetry"
)

func corpus(t *testing.T) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	for _, b := range storetest.Corpus() {
		if _, err := s.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func serve(t *testing.T, h http.Handler) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

func ask(t *testing.T, url, query string, headers ...string) string {
	t.Helper()
	req, err := http.NewRequest(http.MethodPost, url+"/graphql", strings.NewReader(fmt.Sprintf(`{"query": %q}`, query)))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, _ := io.ReadAll(res.Body)
	return string(b)
}

func TestTheMetricsSayWhatWasServedAndWhatTheGraphHolds(t *testing.T) {
	store := corpus(t)
	g := telemetry.NewGraph(store, time.Hour, zerolog.Nop())
	m := telemetry.NewMetrics("v1.2.3", g)
	api := serve(t, server.New(server.Config{Store: store, Observers: []server.Observer{m}}))
	admin := serve(t, telemetry.Admin(m, false))
	ask(t, api, `{ stats { evidence } }`)
	ask(t, api, `{ stats { evidence } }`)
	ask(t, api, `{ events(first: 1000) { edges { node { participants(first: 1000) { edges { node { name } } } } } } }`)
	ask(t, api, `{ nonsense }`)
	get(t, api+"/healthz")
	get(t, api+"/no/such/page?"+strings.Repeat("x", 100))

	_, text := get(t, admin+"/metrics")
	totals, err := store.Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	statuses, err := store.CountTypes(t.Context(), graph.KindCitation)
	if err != nil || len(statuses) == 0 {
		t.Fatal(statuses, err)
	}
	want := []string{
		`kg_requests_total{operation="query",route="graphql",status="200"} 3`,
		`kg_requests_total{operation="",route="health",status="200"} 1`,
		`kg_requests_total{operation="",route="other",status="404"} 1`,
		`kg_errors_total{code="TOO_LARGE"} 1`,
		`kg_operation_cost_bucket{le="10"} 2`,
		`kg_operation_cost_count 3`,
		`kg_request_seconds_count{route="graphql"} 4`,
		`kg_build_info{version="v1.2.3"} 1`,
		fmt.Sprintf(`kg_graph_evidence %d`, totals.Evidence),
		fmt.Sprintf(`kg_graph_nodes{kind="event"} %d`, totals.Nodes[graph.KindEvent]),
		fmt.Sprintf(`kg_graph_edges{relation="explains"} %d`, totals.Edges[graph.Explains]),
		`kg_graph_citation_coverage_ratio `,
		`go_goroutines `,
	}
	for status, n := range statuses {
		want = append(want, fmt.Sprintf(`kg_graph_citations{status="%s"} %d`, status, n))
	}
	for _, line := range want {
		if !strings.Contains(text, line) {
			t.Errorf("no line %s", line)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
}

// slow is a counter that waits until it may go on.
type slow struct {
	calls atomic.Int32
	open  chan struct{}
	err   error
}

func (s *slow) Count(context.Context) (graph.Totals, error) {
	if s.calls.Add(1) > 1 {
		<-s.open
	}
	return graph.Totals{Evidence: int(s.calls.Load())}, s.err
}

func (s *slow) CountTypes(context.Context, graph.Kind) (map[string]int, error) { return nil, nil }

func TestAScrapeDoesNotWaitForTheGraphToBeCountedAgain(t *testing.T) {
	s := &slow{open: make(chan struct{})}
	g := telemetry.NewGraph(s, time.Nanosecond, zerolog.Nop())
	admin := serve(t, telemetry.Admin(telemetry.NewMetrics("", g), false))
	for range 5 {
		if _, text := get(t, admin+"/metrics"); !strings.Contains(text, "kg_graph_evidence 1\n") {
			t.Fatal(text)
		}
	}
	if n := s.calls.Load(); n > 2 {
		t.Errorf("counted %d times at once", n)
	}
	close(s.open)
	g.Wait()
	if _, text := get(t, admin+"/metrics"); !strings.Contains(text, "kg_graph_evidence 2\n") {
		t.Error("the new counts are not given out")
	}
	g.Wait()
}

func TestCountsThatAreYoungEnoughAreNotMadeAgain(t *testing.T) {
	s := &slow{open: make(chan struct{})}
	g := telemetry.NewGraph(s, time.Hour, zerolog.Nop())
	admin := serve(t, telemetry.Admin(telemetry.NewMetrics("", g), false))
	for range 5 {
		get(t, admin+"/metrics")
	}
	g.Wait()
	if n := s.calls.Load(); n != 1 {
		t.Errorf("counted %d times", n)
	}
}

func TestAStoreThatCannotBeCountedLeavesTheOtherMetrics(t *testing.T) {
	s := &slow{open: make(chan struct{}), err: errors.New("away")}
	admin := serve(t, telemetry.Admin(telemetry.NewMetrics("", telemetry.NewGraph(s, time.Hour, zerolog.Nop())), false))
	if code, text := get(t, admin+"/metrics"); code != 200 || !strings.Contains(text, "kg_graph_count_failures_total 1\n") || strings.Contains(text, "kg_graph_evidence") {
		t.Error(code, text)
	}
}

func TestProfilesAreServedOnlyWhereTheyAreAskedFor(t *testing.T) {
	for on, want := range map[bool]int{true: 200, false: 404} {
		admin := serve(t, telemetry.Admin(telemetry.NewMetrics("", nil), on))
		for _, path := range []string{"/debug/pprof/", "/debug/pprof/goroutine"} {
			if code, _ := get(t, admin+path); code != want {
				t.Errorf("%s: %d where profiles are %t", path, code, on)
			}
		}
		if code, _ := get(t, admin+"/healthz"); code != 200 {
			t.Error("no health")
		}
	}
	api := serve(t, server.New(server.Config{Store: corpus(t)}))
	for _, path := range []string{"/metrics", "/debug/pprof/"} {
		if code, _ := get(t, api+path); code != 404 {
			t.Errorf("%s is on the listener that all reach: %d", path, code)
		}
	}
}

// collector takes traces as OTLP over HTTP has them and keeps their bytes.
type collector struct {
	mu  sync.Mutex
	got bytes.Buffer
}

func (c *collector) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, _ = io.Copy(&c.got, r.Body)
}

func TestTracesFollowARequestIntoTheStore(t *testing.T) {
	c := &collector{}
	traces, err := telemetry.NewTraces(t.Context(), serve(t, c)+"/v1/traces", "v1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	h := server.New(server.Config{Store: traces.Store(corpus(t)), Log: zerolog.New(&log), Observers: []server.Observer{traces}})
	api := serve(t, traces.Handler(h))
	const trace = "4bf92f3577b34da6a3ce929d0e0e4736"
	ask(t, api, `{ events(first: 1) { edges { node { name } } } }`, "Traceparent", "00-"+trace+"-00f067aa0ba902b7-01")
	if err := traces.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"graphql query", "store list", "kg.cost", "v1.2.3", "\x4b\xf9\x2f\x35\x77\xb3\x4d\xa6"} {
		if !strings.Contains(c.got.String(), word) {
			t.Errorf("the collector got nothing of %q", word)
		}
	}
	if !strings.Contains(log.String(), `"trace":"`+trace+`"`) {
		t.Errorf("the log does not name the trace: %s", log.String())
	}
}

func TestNoTracesLeaveUnlessTheEnvironmentOrAFlagSaysWhereTo(t *testing.T) {
	for _, name := range []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_SDK_DISABLED", "OTEL_TRACES_EXPORTER"} {
		t.Setenv(name, "")
	}
	if telemetry.TracesWanted() {
		t.Error("wanted by an empty environment")
	}
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318")
	if !telemetry.TracesWanted() {
		t.Error("a collector is named")
	}
	t.Setenv("OTEL_TRACES_EXPORTER", "none")
	if telemetry.TracesWanted() {
		t.Error("the exporter is none")
	}
	t.Setenv("OTEL_TRACES_EXPORTER", "")
	t.Setenv("OTEL_SDK_DISABLED", "true")
	if telemetry.TracesWanted() {
		t.Error("it is disabled")
	}
}
