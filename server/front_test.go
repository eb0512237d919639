package server_test

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/server"
)

func configured(t testing.TB, c server.Config) *api {
	t.Helper()
	log := &lines{}
	c.Log = zerolog.New(log)
	s := httptest.NewServer(server.New(c))
	t.Cleanup(s.Close)
	return &api{t: t, url: s.URL, log: log}
}

// send sends a request with headers, given as names and values; the answer is read.
func (a *api) send(method, path, body string, headers ...string) reply {
	a.t.Helper()
	req, err := http.NewRequest(method, a.url+path, strings.NewReader(body))
	if err != nil {
		a.t.Fatal(err)
	}
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/json")
	}
	req.Header.Set("Accept-Encoding", "identity")
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		a.t.Fatal(err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		a.t.Fatal(err)
	}
	out := reply{Status: res.StatusCode, Header: res.Header, Raw: string(raw)}
	_ = json.Unmarshal(raw, &out) // not all answers are JSON
	return out
}

func codes(r reply) string {
	var out []string
	for _, e := range r.Errors {
		out = append(out, e.Extensions.Code)
	}
	return strings.Join(out, " ")
}

const evidenceQuery = "/graphql?query=%7Bstats%7Bevidence%7D%7D"

func TestADryRunTellsTheCostAndAsksTheStoreNothing(t *testing.T) {
	const query = `{"query": "{ event(name: \"Amber Flood\") { name explainedBy(first: 5) { edges { node { title } } } } }"%s}`
	for name, send := range map[string]func(*api) reply{
		"by header":    func(a *api) reply { return a.send("POST", "/graphql", fmt.Sprintf(query, ""), "X-Dry-Run", "true") },
		"by extension": func(a *api) reply { return a.post(fmt.Sprintf(query, `, "extensions": {"dryRun": true}`)) },
		"by GET":       func(a *api) reply { return a.send("GET", evidenceQuery, "", "X-Dry-Run", "1") },
	} {
		t.Run(name, func(t *testing.T) {
			s := &counting{Store: filled(t, rivers())}
			r := send(serve(t, s, server.Limits{}))
			if want := 18; r.Status != 200 || r.Data != nil || len(r.Errors) > 0 || r.Extensions.Cost.Cost != want && name != "by GET" || r.Extensions.Cost.Cost == 0 ||
				!strings.Contains(r.Raw, `"dryRun":true`) {
				t.Errorf("%d %s", r.Status, r.Raw)
			}
			if n := s.calls.Load(); n != 0 {
				t.Errorf("the store was asked %d times", n)
			}
		})
	}
	a := serve(t, filled(t, rivers()), server.Limits{})
	if r := a.send("POST", "/graphql", fmt.Sprintf(query, ""), "X-Dry-Run", "false"); r.Data == nil {
		t.Errorf("no dry run was asked for: %s", r.Raw)
	}
	r := a.send("POST", "/graphql", `{"query": "mutation { undo(decision: \"x\") { id } }"}`, "X-Dry-Run", "true")
	if len(r.Errors) > 0 || !strings.Contains(r.Raw, `"dryRun":true`) {
		t.Errorf("a mutation: %s", r.Raw)
	}
}

func TestAQueryForAHundredMillionNodesIsRefusedUnasked(t *testing.T) {
	s := &counting{Store: filled(t, rivers())}
	a := serve(t, s, server.Limits{})
	const query = `{ works(first: 1000) { edges { node { citedBy: explains(first: 1000) { edges { node { ... on Event { participants(first: 100) { edges { node { name } } } } } } } } } } }`
	r := a.ask(query, nil)
	if codes(r) != "TOO_LARGE" || s.calls.Load() != 0 {
		t.Errorf("%s, the store was asked %d times", r.Raw, s.calls.Load())
	}
	if !strings.Contains(r.Raw, `"limit":200000`) {
		t.Errorf("the refusal does not say the limit: %s", r.Raw)
	}
}

func TestAnAnswerOverTheLimitIsNotSent(t *testing.T) {
	a := serve(t, filled(t, storms(60)), server.Limits{Answer: 1_000})
	const query = `{ events(first: 100) { edges { node { name } } } }`
	for name, r := range map[string]reply{"POST": a.ask(query, nil), "GET": a.send("GET", "/graphql?query="+url.QueryEscape(query), "")} {
		if codes(r) != "TOO_LARGE" || len(r.Raw) > 1_000 || r.Data != nil {
			t.Errorf("%s: %s", name, r.Raw)
		}
	}
	if r := a.ask(`{ events(first: 1) { edges { node { name } } } }`, nil); len(r.Errors) > 0 {
		t.Errorf("a short answer: %s", r.Raw)
	}
}

func TestAGETIsAnsweredOnceUntilTheAnswerChanges(t *testing.T) {
	store := filled(t, rivers())
	a := serve(t, store, server.Limits{})
	first := a.send("GET", evidenceQuery, "")
	tag := first.Header.Get("ETag")
	if !strings.HasPrefix(tag, `W/"`) || first.Header.Get("Cache-Control") != "private, no-cache" {
		t.Fatalf("%v", first.Header)
	}
	for header, want := range map[string]int{tag: 304, `"other", ` + tag: 304, "*": 304, strings.TrimPrefix(tag, "W/"): 304, `W/"other"`: 200, "": 200} {
		if r := a.send("GET", evidenceQuery, "", "If-None-Match", header); r.Status != want || want == 304 && r.Raw != "" {
			t.Errorf("If-None-Match: %s: %d %q", header, r.Status, r.Raw)
		}
	}
	if _, err := store.Apply(t.Context(), levees()); err != nil {
		t.Fatal(err)
	}
	if r := a.send("GET", evidenceQuery, "", "If-None-Match", tag); r.Status != 200 || r.Header.Get("ETag") == tag {
		t.Errorf("the graph has changed: %d %v", r.Status, r.Header)
	}
	if r := a.send("GET", "/graphql?query=%7Bnonsense%7D", ""); r.Header.Get("ETag") != "" || r.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("an error is kept: %v", r.Header)
	}
	if r := a.ask(`{ stats { evidence } }`, nil); r.Header.Get("ETag") != "" {
		t.Errorf("a POST has a tag: %v", r.Header)
	}
}

func TestLongAnswersAreCompressedForThoseWhoTakeIt(t *testing.T) {
	a := serve(t, filled(t, storms(60)), server.Limits{})
	const long, short = `{"query": "{ events(first: 100) { edges { cursor node { id name label } } } }"}`, `{"query": "{ stats { evidence } }"}`
	plain := a.send("POST", "/graphql", long)
	packed := a.send("POST", "/graphql", long, "Accept-Encoding", "gzip")
	if packed.Header.Get("Content-Encoding") != "gzip" || len(packed.Raw) >= len(plain.Raw)/2 || len(plain.Raw) < 4<<10 {
		t.Fatalf("%d bytes of %d: %v", len(packed.Raw), len(plain.Raw), packed.Header)
	}
	r, err := gzip.NewReader(strings.NewReader(packed.Raw))
	if err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(r); err != nil || string(b) != plain.Raw {
		t.Errorf("another answer (%v): %s", err, b)
	}
	if r := a.send("POST", "/graphql", short, "Accept-Encoding", "gzip"); r.Header.Get("Content-Encoding") != "" {
		t.Error("a short answer is compressed")
	}
}

func TestPagesOfOtherSitesGetNoAnswer(t *testing.T) {
	const body = `{"query": "{ stats { evidence } }"}`
	const app, evil = "https://app.example.org", "https://evil.example.com"
	closed := configured(t, server.Config{Store: filled(t, rivers())})
	open := configured(t, server.Config{Store: filled(t, rivers()), Front: server.Front{Origins: []string{app}}})
	all := configured(t, server.Config{Store: filled(t, rivers()), Front: server.Front{Origins: []string{"*"}}})
	for _, c := range []struct {
		name, method string
		headers      []string
		want         [3]int // closed, open to the app, open to all
	}{
		{"no browser", "POST", nil, [3]int{200, 200, 200}},
		{"the server's own page", "POST", []string{"Sec-Fetch-Site", "same-origin"}, [3]int{200, 200, 200}},
		{"the app", "POST", []string{"Origin", app, "Sec-Fetch-Site", "cross-site"}, [3]int{403, 200, 200}},
		{"another page", "POST", []string{"Origin", evil, "Sec-Fetch-Site", "cross-site"}, [3]int{403, 403, 200}},
		{"another page in an old browser", "POST", []string{"Origin", evil}, [3]int{403, 403, 200}},
		{"a picture on another page", "GET", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"}, [3]int{403, 403, 200}},
		{"a link on another page", "GET", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, [3]int{200, 200, 200}},
	} {
		for i, a := range []*api{closed, open, all} {
			path, sent := "/graphql", body
			if c.method == "GET" {
				path, sent = evidenceQuery, ""
			}
			if r := a.send(c.method, path, sent, c.headers...); r.Status != c.want[i] {
				t.Errorf("%s, server %d: %d %s", c.name, i, r.Status, r.Raw)
			}
		}
	}
	// what a form of another page can send is no request of ours, whatever the browser says about it
	for _, media := range []string{"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"} {
		if r := closed.send("POST", "/graphql", body, "Content-Type", media); r.Data != nil {
			t.Errorf("%s is answered: %s", media, r.Raw)
		}
	}
	preflight := func(a *api, origin string) string {
		return a.send("OPTIONS", "/graphql", "", "Origin", origin, "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type").
			Header.Get("Access-Control-Allow-Origin")
	}
	if got := []string{preflight(closed, app), preflight(open, app), preflight(open, evil), preflight(all, evil)}; !slices.Equal(got, []string{"", app, "", "*"}) {
		t.Errorf("allowed: %q", got)
	}
	for origin, valid := range map[string]bool{app: true, "*": true, "app.example.org": false, "https://app.example.org/page": false, "": false} {
		if err := server.ValidOrigin(origin); (err == nil) != valid {
			t.Errorf("%q: %v", origin, err)
		}
	}
}

func TestWhoAsksTooOftenIsToldWhenToComeAgain(t *testing.T) {
	a := configured(t, server.Config{Store: filled(t, rivers()), Front: server.Front{
		Reads: server.Rate{PerSecond: 0.001, Burst: 3}, Proxies: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
	}})
	from := func(address string) reply { return a.send("GET", evidenceQuery, "", "X-Forwarded-For", address) }
	for i := range 5 {
		r := from("192.0.2.1")
		if want := []int{200, 200, 200, 429, 429}[i]; r.Status != want {
			t.Fatalf("request %d: %d %s", i, r.Status, r.Raw)
		}
		if i > 2 && (codes(r) != "RATE_LIMITED" || r.Header.Get("Retry-After") == "" || r.Header.Get("Retry-After") == "0") {
			t.Errorf("%v %s", r.Header, r.Raw)
		}
	}
	for address, want := range map[string]int{
		"192.0.2.2":            200, // another caller
		"192.0.2.9, 192.0.2.1": 429, // what the caller itself writes before the proxy's word does not count
		"2001:db8:1:2::1":      200,
	} {
		if r := from(address); r.Status != want {
			t.Errorf("%s: %d", address, r.Status)
		}
	}
	for range 3 {
		from("2001:db8:1:2::2") // the same network
	}
	if r := from("2001:db8:1:2::3"); r.Status != 429 {
		t.Errorf("one network of IPv6 is many callers: %d", r.Status)
	}
	if res, _ := get(t, a.url+"/healthz"); res.StatusCode != 200 {
		t.Error("the health check is limited")
	}
	untrusting := configured(t, server.Config{Store: filled(t, rivers()), Front: server.Front{Reads: server.Rate{PerSecond: 0.001, Burst: 1}}})
	for i, address := range []string{"192.0.2.1", "192.0.2.2"} {
		if r := untrusting.send("GET", evidenceQuery, "", "X-Forwarded-For", address); r.Status != []int{200, 429}[i] {
			t.Errorf("who is no proxy that is trusted chooses its address: %d", r.Status)
		}
	}
}

func TestCorrectionsHaveARateOfTheirOwn(t *testing.T) {
	a := configured(t, server.Config{Store: filled(t, rivers()), Front: server.Front{Mutations: server.Rate{PerSecond: 0.001, Burst: 1}}})
	const mutation = `{"query": "mutation { undo(decision: \"x\") { id } }"}`
	if r := a.post(mutation); codes(r) != "READ_ONLY" {
		t.Errorf("the first: %d %s", r.Status, r.Raw)
	}
	if r := a.post(mutation); r.Status != 429 || codes(r) != "RATE_LIMITED" || r.Header.Get("Retry-After") == "" {
		t.Errorf("the second: %d %v %s", r.Status, r.Header, r.Raw)
	}
	if r := a.ask(`{ stats { evidence } }`, nil); r.Status != 200 || len(r.Errors) > 0 {
		t.Errorf("a read: %d %s", r.Status, r.Raw)
	}
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// persistedBody asks by Apollo's protocol; without the text it asks by the hash alone.
func persistedBody(text, sum string) string {
	request := map[string]any{"extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": sum}}}
	if text != "" {
		request["query"] = text
	}
	b, _ := json.Marshal(request)
	return string(b)
}

func TestAQueryIsAskedByItsHashOnceItWasSent(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	const query = `{ stats { evidence } }`
	if r := a.post(persistedBody("", hash(query))); codes(r) != "PERSISTED_QUERY_NOT_FOUND" || r.Errors[0].Message != "PersistedQueryNotFound" {
		t.Errorf("unknown: %s", r.Raw)
	}
	if r := a.post(persistedBody(query, hash(query))); len(r.Errors) > 0 {
		t.Fatal(r.Raw)
	}
	if r := a.post(persistedBody("", hash(query))); len(r.Errors) > 0 || r.Data == nil {
		t.Errorf("by its hash: %s", r.Raw)
	}
	if r := a.post(persistedBody(`{ stats { nodes { count } } }`, hash(query))); len(r.Errors) == 0 {
		t.Errorf("under another's hash: %s", r.Raw)
	}
	long := `{ stats { evidence } } #` + strings.Repeat("x", 20<<10)
	a.post(persistedBody(long, hash(long)))
	if r := a.post(persistedBody("", hash(long))); codes(r) != "PERSISTED_QUERY_NOT_FOUND" {
		t.Errorf("a long one is kept: %s", r.Raw)
	}
}

func TestOnlyTheOperationsOfTheListRunWhereThereIsOne(t *testing.T) {
	dir := t.TempDir()
	const listed = "query Held {\n  stats {\n    evidence # all\n  }\n}\n"
	for name, text := range map[string]string{
		"held.graphql":  listed,
		"ids.json":      `{"events-page": "{ events(first: 1) { edges { cursor } } }"}`,
		"manifest.json": `{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id": "m1", "name": "M", "type": "query", "body": "query M { stats { nodes { count } } }"}]}`,
		"README.md":     "not an operation",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	operations, err := server.ReadOperations(dir)
	if err != nil {
		t.Fatal(err)
	}
	if operations.Len() != 3 {
		t.Errorf("%d operations", operations.Len())
	}
	s := &counting{Store: filled(t, rivers())}
	a := configured(t, server.Config{Store: s, Front: server.Front{Operations: operations}})
	for _, body := range []string{
		persistedBody("", hash(listed)), persistedBody("", "events-page"), persistedBody("", "m1"),
		`{"query": "query Held { stats { evidence } }"}`, `{"query": "{events(first:1){edges{cursor}}}"}`,
	} {
		if r := a.post(body); len(r.Errors) > 0 || r.Data == nil {
			t.Errorf("%s: %s", body, r.Raw)
		}
	}
	calls := s.calls.Load()
	for _, body := range []string{
		`{"query": "{ stats { evidence } }"}`, `{"query": "{ events(first: 2) { edges { cursor } } }"}`, `{"query": "{ __schema { types { name } } }"}`,
		persistedBody("", hash("x")), persistedBody(`{ stats { evidence } }`, hash(`{ stats { evidence } }`)), `{"query": "{ broken"}`, `{}`,
	} {
		if r := a.post(body); codes(r) != "FORBIDDEN" || r.Status != 403 {
			t.Errorf("%s: %d %s", body, r.Status, r.Raw)
		}
	}
	if s.calls.Load() != calls {
		t.Error("the store was asked for what is not on the list")
	}
	for name, text := range map[string]string{"empty.graphql": "", "unknown.graphql": "{ nonsense }", "list.json": "[1]"} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := server.ReadOperations(path); graph.CodeOf(err) != graph.Invalid || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := server.ReadOperations(t.TempDir()); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("a list of nothing: %v", err)
	}
}

// crowded is a store whose searches wait until they may go on.
type crowded struct {
	graph.Store
	entered chan struct{}
	open    chan struct{}
}

func (c crowded) Search(ctx context.Context, q graph.SearchQuery) ([]graph.Hit, error) {
	c.entered <- struct{}{}
	select {
	case <-c.open:
	case <-ctx.Done():
	}
	return nil, ctx.Err()
}

func TestCostlyQuestionsWaitForRoomAndCheapOnesDoNot(t *testing.T) {
	s := crowded{filled(t, rivers()), make(chan struct{}, 10), make(chan struct{})}
	a := serve(t, s, server.Limits{Costly: 100, Places: 2, Queue: 2})
	const costly = `{ search(text: "amber", first: 200) { score } }`
	answers := make(chan reply, 12)
	for range 12 {
		go func() { answers <- a.send("POST", "/graphql", fmt.Sprintf(`{"query": %q}`, costly)) }()
	}
	// two run and two wait; none of them ends before the others were turned away
	for range 8 {
		if r := <-answers; codes(r) != "UNAVAILABLE" {
			t.Errorf("beyond the queue: %d %s", r.Status, r.Raw)
		}
	}
	if n := len(s.entered); n > 2 {
		t.Errorf("%d run at a time", n)
	}
	if r := a.send("POST", "/graphql", `{"query": "{ stats { evidence } }"}`); r.Data == nil || len(r.Errors) > 0 {
		t.Errorf("a cheap question waits: %s", r.Raw)
	}
	close(s.open)
	for range 4 {
		if r := <-answers; len(r.Errors) > 0 {
			t.Errorf("one that ran or waited: %s", r.Raw)
		}
	}
}

func TestMoreRequestsThanTheServerTakesAreTurnedAway(t *testing.T) {
	s := crowded{filled(t, rivers()), make(chan struct{}, 10), make(chan struct{})}
	a := serve(t, s, server.Limits{Requests: 1})
	done := make(chan reply, 1)
	go func() { done <- a.send("POST", "/graphql", `{"query": "{ search(text: \"amber\") { score } }"}`) }()
	<-s.entered
	stats := func() reply { return a.send("POST", "/graphql", `{"query": "{ stats { evidence } }"}`) }
	if r := stats(); r.Status != 503 || codes(r) != "UNAVAILABLE" || r.Header.Get("Retry-After") == "" {
		t.Errorf("%d %s", r.Status, r.Raw)
	}
	if res, _ := get(t, a.url+"/healthz"); res.StatusCode != 200 {
		t.Error("the health check is turned away")
	}
	close(s.open)
	<-done
	if r := stats(); r.Status != 200 {
		t.Errorf("when there is room again: %d", r.Status)
	}
}
