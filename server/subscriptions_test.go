package server_test

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/sqlite"
	"kg/server"
)

// quick looks for changes often, so that tests need not wait.
func quick() server.Limits { return server.Limits{Look: 30 * time.Millisecond} }

// twoHandles are a store for a server and the same one for another program that writes.
func twoHandles(t testing.TB, batches ...graph.Batch) (reads, writes graph.Store) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kg.db")
	open := func() graph.Store {
		s, err := sqlite.Open(context.Background(), path, zerolog.Nop())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close(context.Background()) })
		return s
	}
	writes = open()
	put(t, writes, batches...)
	return open(), writes
}

func put(t testing.TB, s graph.Store, batches ...graph.Batch) {
	t.Helper()
	for _, b := range batches {
		if _, err := s.Apply(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
}

// explainer is a paper that has a work explain the Amber Flood.
func explainer(name, key, title string) graph.Batch {
	d := newDraft(name, name)
	flood, w := event("Amber Flood", "2020-08"), work(key, title)
	at := d.says(key + " explains the Amber Flood by " + title + ".")
	d.claim(flood)
	d.edge(graph.Explains, w, flood, at, through(d.cite(w, at)), confidence(0.5))
	return d.batch
}

const newExplanations = `subscription($event: ID!) { explanationAdded(event: $event) { confidence node { title } evidence { quote document { name } } } }`

// told is what a client says it was told, line by line.
type told struct {
	t     testing.TB
	lines chan string
	stop  func()
}

func (c *told) next() string {
	c.t.Helper()
	select {
	case line, ok := <-c.lines:
		if !ok {
			return "nothing more"
		}
		return line
	case <-time.After(20 * time.Second):
		c.t.Fatal("nothing comes")
	}
	return ""
}

// quiet checks that nothing comes for a while.
func (c *told) quiet() {
	c.t.Helper()
	select {
	case line := <-c.lines:
		c.t.Errorf("something comes: %s", line)
	case <-time.After(300 * time.Millisecond):
	}
}

// client subscribes with a client of others, graphql-sse or graphql-ws.
func client(t testing.TB, way, url, query string, variables map[string]any, token string) *told {
	t.Helper()
	encoded, err := json.Marshal(variables)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, "node", "../scripts/schema/subscribe.mjs", way, url+"/graphql", query, string(encoded), token)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		_ = cmd.Wait() // it was told to end
		if said.Len() > 0 {
			t.Log(said.String())
		}
	})
	return &told{t: t, lines: linesOf(out), stop: stop}
}

func linesOf(in io.Reader) chan string {
	lines := make(chan string, 100)
	go func() {
		defer close(lines)
		for scan := bufio.NewScanner(in); scan.Scan(); {
			lines <- scan.Text()
		}
	}()
	return lines
}

// sse subscribes by hand; what comes are the lines of the events.
func sse(t testing.TB, a *api, query string, variables map[string]any, headers ...string) (*told, *http.Response) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, a.url+"/graphql", strings.NewReader(body(t, query, variables)))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "text/event-stream")
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = res.Body.Close() })
	events := make(chan string, 100)
	go func() {
		defer close(events)
		for line := range linesOf(res.Body) {
			if line != "" && !strings.HasPrefix(line, ":") && line != "event: next" {
				events <- strings.TrimPrefix(line, "data: ")
			}
		}
	}()
	return &told{t: t, lines: events, stop: stop}, res
}

func TestClientsOfOthersAreToldOfANewExplanationThatAnotherProgramWrote(t *testing.T) {
	node(t)
	for _, way := range []string{"sse", "ws"} {
		t.Run(way, func(t *testing.T) {
			reads, writes := twoHandles(t, rivers())
			a := configured(t, server.Config{Store: reads, Limits: quick()})
			c := client(t, way, a.url, newExplanations, map[string]any{"event": event("Amber Flood", "2020-08").ID}, "")
			c.quiet()
			time.Sleep(1500 * time.Millisecond) // a client starts, connects and subscribes, of which there is no sign from outside
			put(t, writes, levees())            // says nothing of the flood
			c.quiet()
			put(t, writes, explainer("a.md", "Gale 2023", "Rain on Snow"))
			want := `{"data":{"explanationAdded":{"confidence":0.5,"node":{"title":"Rain on Snow"},"evidence":[{"quote":"Gale 2023 explains the Amber Flood by Rain on Snow.","document":{"name":"a.md"}}]}}}`
			if got := c.next(); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			put(t, writes, explainer("b.md", "Gale 2023", "Rain on Snow")) // the same work again
			c.quiet()
			put(t, writes, explainer("c.md", "Moor 2024", "Peat"), explainer("d.md", "Reed 2022", "Old Dykes"))
			if both := c.next() + c.next(); !strings.Contains(both, "Peat") || !strings.Contains(both, "Old Dykes") {
				t.Error(both)
			}
			if _, err := writes.Forget(context.Background(), graph.NewID("document", "d.md")); err != nil {
				t.Fatal(err)
			}
			c.quiet()
			put(t, writes, explainer("d.md", "Reed 2022", "Old Dykes"))
			if again := c.next(); !strings.Contains(again, "Old Dykes") {
				t.Errorf("what had gone: %s", again)
			}
		})
	}
}

func TestClientsOfOthersSeeALoadGoOn(t *testing.T) {
	node(t)
	for _, way := range []string{"sse", "ws"} {
		t.Run(way, func(t *testing.T) {
			reads, writes := twoHandles(t, rivers())
			a := configured(t, server.Config{Store: reads, Limits: quick()})
			c := client(t, way, a.url, `subscription { loadProgress { documents added atRest } }`, nil, "")
			for _, rest := range []string{"false", "true"} { // the first look knows of nothing before it
				if got := c.next(); got != `{"data":{"loadProgress":{"documents":1,"added":0,"atRest":`+rest+`}}}` {
					t.Fatal(got)
				}
			}
			time.Sleep(200 * time.Millisecond)
			put(t, writes, levees(), explainer("a.md", "Gale 2023", "Rain on Snow"))
			for last := ""; last != `{"data":{"loadProgress":{"documents":3,"added":2,"atRest":true}}}`; {
				now := c.next()
				if now == last {
					t.Fatalf("told twice: %s", now)
				}
				last = now
			}
			c.quiet()
		})
	}
}

func TestASubscriptionIsToldWhatIsWrongWithIt(t *testing.T) {
	a := configured(t, server.Config{Store: filled(t, rivers()), Limits: quick()})
	for _, c := range []struct {
		what, query string
		vars        map[string]any
		code        string
	}{
		{"no event", newExplanations, map[string]any{"event": "event:none"}, "NOT_FOUND"},
		{"a work", newExplanations, map[string]any{"event": riverIDs()["kim"]}, "NOT_FOUND"},
		{"no such field", `subscription { weather }`, nil, "GRAPHQL_VALIDATION_FAILED"},
		{"two at once", `subscription { loadProgress { added } more: loadProgress { added } }`, nil, "INVALID"},
		{"a query", `{ stats { evidence } }`, nil, "UNSUPPORTED"},
		{"a mutation", `mutation { undo(decision: "x") { id } }`, nil, "UNSUPPORTED"},
		{"a dear one", `subscription { explanationAdded(event: "event:x") { node { cites(first: 1000) { edges { node { cites(first: 1000) { edges { node { title } } } } } } } } }`, nil, "TOO_LARGE"},
		{"one that is dear for each event", `subscription { explanationAdded(event: "event:x") { node { cites(first: 1000) { edges { node { title year doi } } } } } }`, nil, "TOO_LARGE"},
	} {
		s, res := sse(t, a, c.query, c.vars)
		if got := s.next(); !strings.Contains(got, `"code":"`+c.code+`"`) || s.next() != "event: complete" {
			t.Errorf("%s: %d %s", c.what, res.StatusCode, got)
		}
	}
	if r := a.ask(newExplanations, map[string]any{"event": riverIDs()["flood"]}); codes(r) != "UNSUPPORTED" {
		t.Errorf("by POST: %s", r.Raw)
	}
	for what, r := range map[string]reply{
		"by GET":                a.send("GET", "/graphql?query=subscription%7BloadProgress%7Badded%7D%7D", "", "Accept", "text/event-stream"),
		"no JSON":               a.send("POST", "/graphql", "{", "Accept", "text/event-stream"),
		"too long":              a.send("POST", "/graphql", `{"query":"`+strings.Repeat(" ", 2<<20)+`"}`, "Accept", "text/event-stream"),
		"another kind of body":  a.send("POST", "/graphql", "x", "Accept", "text/event-stream", "Content-Type", "text/plain"),
		"another protocol":      a.send("GET", "/graphql", "", "Upgrade", "h2c", "Connection", "Upgrade"),
		"the protocol of old":   a.send("GET", "/graphql", "", "Upgrade", "websocket", "Connection", "Upgrade", "Sec-WebSocket-Protocol", "graphql-ws"),
		"no protocol of theirs": a.send("GET", "/graphql", "", "Upgrade", "websocket", "Connection", "Upgrade"),
	} {
		if r.Status < 400 || len(r.Errors) != 1 || r.Errors[0].Extensions.Code == "" {
			t.Errorf("%s: %d %s", what, r.Status, r.Raw)
		}
	}
}

func TestSubscriptionsAreSoManyForEachAndForAll(t *testing.T) {
	limits := quick()
	limits.SubscriptionsEach = 2
	a := configured(t, server.Config{Store: filled(t, rivers()), Limits: limits})
	const watch = `subscription { loadProgress { documents } }`
	first, _ := sse(t, a, watch, nil)
	second, _ := sse(t, a, watch, nil)
	first.next()
	second.next()
	if _, res := sse(t, a, watch, nil); res.StatusCode != http.StatusTooManyRequests {
		t.Errorf("a third one: %d", res.StatusCode)
	}
	if r := a.ask(`{ stats { evidence } }`, nil); len(r.Errors) > 0 {
		t.Errorf("questions are refused with them: %s", r.Raw)
	}
	first.stop()
	for range 100 {
		if s, res := sse(t, a, watch, nil); res.StatusCode == http.StatusOK {
			s.next()
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("a seat is not given back")
}

func TestSubscriptionsEndWhenTheServerStops(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	h := server.New(server.Config{Store: filled(t, rivers()), Log: zerolog.Nop(), Limits: quick()})
	go func() { ended <- server.Serve(ctx, l, h, nil, zerolog.Nop()) }()
	a := &api{t: t, url: "http://" + l.Addr().String(), log: &lines{}}
	const watch = `subscription { loadProgress { documents } }`
	s, _ := sse(t, a, watch, nil)
	s.next()
	c, err := dial(t, a, nil)
	if err != nil {
		t.Fatal(err)
	}
	write(t, c, `{"type":"connection_init"}`)
	read(t, c)
	write(t, c, subscribing(t, "1", watch))
	read(t, c)
	began := time.Now()
	stop()
	if err := <-ended; err != nil || time.Since(began) > 3*time.Second {
		t.Errorf("after %s: %v", time.Since(began), err)
	}
	if got := s.next(); got != "event: complete" && got != "nothing more" {
		t.Errorf("events: %s", got)
	}
	if got := read(t, c); !strings.HasPrefix(got, "closed") {
		t.Errorf("the socket: %s", got)
	}
}

// TestNoOneAsksTheStoreWhereNoOneListens: looking for changes ends with the last subscription.
func TestNoOneAsksTheStoreWhereNoOneListens(t *testing.T) {
	store := &looked{Store: filled(t, rivers()), asked: make(chan struct{}, 10_000)}
	a := configured(t, server.Config{Store: store, Limits: quick()})
	s, _ := sse(t, a, `subscription { loadProgress { documents } }`, nil)
	s.next()
	time.Sleep(200 * time.Millisecond)
	if n := len(store.asked); n < 2 || n > 20 {
		t.Errorf("asked %d times in 200 ms, every 30 ms", n)
	}
	s.stop()
	time.Sleep(300 * time.Millisecond)
	n := len(store.asked)
	time.Sleep(200 * time.Millisecond)
	if now := len(store.asked); now != n {
		t.Errorf("asked %d times more", now-n)
	}
}

// looked counts how often it is asked for its state.
type looked struct {
	graph.Store
	asked chan struct{}
}

func (l *looked) State(ctx context.Context) (string, error) {
	l.asked <- struct{}{}
	return l.Store.State(ctx)
}

func TestALookThatFailedIsMadeAgain(t *testing.T) {
	inner := filled(t, rivers())
	store := &faltering{Store: inner}
	a := configured(t, server.Config{Store: store, Limits: quick()})
	s, _ := sse(t, a, newExplanations, map[string]any{"event": event("Amber Flood", "2020-08").ID})
	s.quiet()
	store.fail.Store(3)
	put(t, inner, explainer("a.md", "Gale 2023", "Rain on Snow"))
	if got := s.next(); !strings.Contains(got, "Rain on Snow") || store.fail.Load() > 0 {
		t.Errorf("with %d failures left: %s", store.fail.Load(), got)
	}
}

// faltering is a store that fails to fetch shapes so many times.
type faltering struct {
	graph.Store
	fail atomic.Int32
}

func (f *faltering) Encoded(ctx context.Context, s graph.Shape) ([]graph.EncodedTree, error) {
	if f.fail.Add(-1) >= 0 {
		return nil, graph.Errorf(graph.Unavailable, "busy at /var/lib/kg.db")
	}
	return f.Store.Encoded(ctx, s)
}
