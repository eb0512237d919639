package server_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kg/graph"
	"kg/graph/export"
	"kg/server"
)

// fetched is an answer to GET.
type fetched struct {
	status int
	head   http.Header
	body   string
}

func fetch(t *testing.T, address string, head map[string]string) fetched {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range head {
		r.Header.Set(k, v)
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var from io.Reader = answer.Body
	if answer.Header.Get("Content-Encoding") == "gzip" {
		if from, err = gzip.NewReader(answer.Body); err != nil {
			t.Fatal(err)
		}
	}
	body, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return fetched{answer.StatusCode, answer.Header, string(body)}
}

// code is that of the error.
func (f fetched) code(t *testing.T) string {
	t.Helper()
	var e struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal([]byte(f.body), &e); err != nil || len(e.Errors) != 1 {
		t.Fatalf("no error in %s", f.body)
	}
	return e.Errors[0].Extensions.Code
}

func TestTheGraphIsExportedInEachFormat(t *testing.T) {
	a := serve(t, filled(t, rivers(), levees(), storms(200)), server.Limits{}) // so large that each format is worth packing
	var list []struct{ Name, Media string }
	if err := json.Unmarshal([]byte(fetch(t, a.url+"/export", nil).body), &list); err != nil || len(list) != len(export.Formats()) {
		t.Fatalf("%v: %d formats", err, len(list))
	}
	for _, f := range export.Formats() {
		got := fetch(t, a.url+"/export/"+f.Name, nil)
		if got.status != 200 || got.head.Get("Content-Type") != f.Media || got.head.Get("Content-Disposition") != `attachment; filename="kg.`+f.Ending+`"` || len(got.body) < 1000 {
			t.Errorf("%s: %d %v, %d bytes", f.Name, got.status, got.head, len(got.body))
		}
		again := fetch(t, a.url+"/export/"+f.Name, map[string]string{"If-None-Match": got.head.Get("ETag")})
		if again.status != http.StatusNotModified || again.body != "" {
			t.Errorf("%s: asked again %d, %d bytes", f.Name, again.status, len(again.body))
		}
		packed := fetch(t, a.url+"/export/"+f.Name, map[string]string{"Accept-Encoding": "gzip"})
		if isText := f.Ending != "zip" && f.Ending != "parquet"; isText != (packed.head.Get("Content-Encoding") == "gzip") || packed.body != got.body {
			t.Errorf("%s: packed as %q, the same: %v", f.Name, packed.head.Get("Content-Encoding"), packed.body == got.body)
		}
	}
}

func TestAPartIsExportedAndSaysWhatItLeavesOut(t *testing.T) {
	a := serve(t, filled(t, rivers(), levees()), server.Limits{})
	flood := string(graph.NewID("event", "Amber Flood"))
	whole := fetch(t, a.url+"/export/jsonl?kind=event", nil).body
	if !strings.Contains(whole, flood) {
		id := whole[strings.Index(whole, `"id":"`)+len(`"id":"`):]
		flood = id[:strings.Index(id, `"`)]
	}
	around := fetch(t, a.url+"/export/jsonl?"+url.Values{"around": {flood}, "depth": {"1"}, "limit": {"3"}}.Encode(), nil)
	if around.status != 200 || strings.Count(around.body, `"node":`) > 3 || !strings.Contains(around.body, flood) {
		t.Errorf("%d %s", around.status, around.body)
	}
	if left := around.head.Get("X-Left-Out"); !strings.Contains(left, "not looked for") || !strings.Contains(left, "not followed unless they are named: embodies") {
		t.Errorf("left out: %q", left)
	}
	node := fetch(t, a.url+"/export/jsonl?"+url.Values{"node": {flood}}.Encode(), nil)
	if node.status != 200 || strings.Count(node.body, "\n") != 1 {
		t.Errorf("%d %s", node.status, node.body)
	}
}

func TestExportsKeepToTheLimitsOfTheServer(t *testing.T) {
	store := filled(t, rivers(), levees())
	a := serve(t, store, server.Limits{})
	for _, c := range []struct {
		path   string
		status int
		code   string
	}{
		{"/export/xlsx", 404, "NOT_FOUND"},
		{"/export/gexf?nodes=x", 400, "INVALID"},
		{"/export/gexf?kind=x", 400, "INVALID"},
		{"/export/gexf?depth=x", 400, "INVALID"},
		{"/export/gexf?minConfidence=x", 400, "INVALID"},
		{"/export/gexf?around=event:00&limit=100000", 400, "INVALID"},
		{"/export/gexf?node=event:00", 404, "NOT_FOUND"},
		{"/export/gexf?" + strings.Repeat("node=event:00&", 1001), 413, "TOO_LARGE"},
	} {
		got := fetch(t, a.url+c.path, nil)
		if got.status != c.status || got.code(t) != c.code || got.head.Get("Cache-Control") != "no-store" {
			t.Errorf("%.60s: %d %s", c.path, got.status, got.body)
		}
	}
	few := serve(t, store, server.Limits{Cost: 10})
	if got := fetch(t, few.url+"/export/gexf", nil); got.status != 413 || !strings.Contains(got.body, "at most 10 are sent") {
		t.Errorf("a graph over the limit of cost: %d %s", got.status, got.body)
	}
	short := serve(t, store, server.Limits{Answer: 3000})
	if got := fetch(t, short.url+"/export/gexf", nil); got.status != 413 || got.code(t) != "TOO_LARGE" {
		t.Errorf("an export over the limit of an answer: %d %s", got.status, got.body)
	}
	for _, head := range []map[string]string{{"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}} {
		if got := fetch(t, a.url+"/export/gexf", head); got.status != http.StatusForbidden {
			t.Errorf("another site's page: %d %s", got.status, got.body)
		}
	}
	r, err := http.Post(a.url+"/export/gexf", "application/json", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", r.StatusCode)
	}
}

func TestAPageOfAnotherSiteReadsTheNameOfAnExportAndWhatItLeavesOut(t *testing.T) {
	a := configured(t, server.Config{Store: filled(t, rivers()), Front: server.Front{Origins: []string{"https://app.example.org"}}})
	got := fetch(t, a.url+"/export/jsonl?depth=1&around="+string(event("Amber Flood", "2020-08").ID), map[string]string{"Origin": "https://app.example.org"})
	for _, name := range []string{"Content-Disposition", "X-Left-Out"} {
		if got.head.Get(name) == "" || !strings.Contains(got.head.Get("Access-Control-Expose-Headers"), name) {
			t.Errorf("%s: %q, shown are %s", name, got.head.Get(name), got.head.Get("Access-Control-Expose-Headers"))
		}
	}
}
