package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

const weir = `# The weir

The Oldport Harbour Council lived by the toll custom of the weir for years.
In 1921 the fishers broke with the toll custom of the weir, and Norway signed the Treaty of Moss.

## What became of it

The Treaty of Moss was forgotten.
`

const mill = `# The mill

The Oldport Harbour Council sold the mill in 1930 and kept the toll custom of the weir.
`

// modelStub is an endpoint that proposes a policy wherever "toll custom of the weir" stands, and lies beside it.
type modelStub struct {
	*httptest.Server
	requests atomic.Int32
}

func serveModel(t *testing.T, status int) *modelStub {
	t.Helper()
	m := &modelStub{}
	m.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.requests.Add(1)
		var asked struct{ Messages []struct{ Content string } }
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || len(asked.Messages) != 2 || status != 200 {
			w.WriteHeader(max(status, 400))
			return
		}
		var shown struct {
			Sentences []struct {
				N    int
				Text string
			}
			Entities []struct{ ID, Name string }
		}
		if err := json.Unmarshal([]byte(asked.Messages[1].Content), &shown); err != nil {
			t.Error(err)
		}
		mentions, statements := []any{map[string]any{"id": "m0", "n": 1, "kind": "event", "quote": "the battle of nowhere"}}, []any{}
		for _, s := range shown.Sentences {
			if !strings.Contains(s.Text, "toll custom of the weir") {
				continue
			}
			id := fmt.Sprint("m", s.N)
			mentions = append(mentions, map[string]any{"id": id, "n": s.N, "kind": "policy", "name": "toll custom of the weir", "quote": "toll custom of the weir"})
			for _, e := range shown.Entities {
				if strings.Contains(s.Text, e.Name) {
					statements = append(statements, map[string]any{"n": s.N, "relation": "adopted", "subject": e.ID, "object": id, "quote": "toll custom"})
				}
			}
		}
		text, err := json.Marshal(map[string]any{"mentions": mentions, "statements": statements})
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", "application/json")
		err = json.NewEncoder(w).Encode(map[string]any{
			"choices": []any{map[string]any{"message": map[string]any{"content": string(text)}, "finish_reason": "stop"}},
			"usage":   map[string]any{"prompt_tokens": 1000, "completion_tokens": 50},
		})
		if err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(m.Close)
	return m
}

// shelf is a store of its own for each call, with what goes before the command.
func shelf(t *testing.T) []string {
	return []string{"--store", filepath.Join(t.TempDir(), "kg.db")}
}

// loaded is the export of a new store into which the files were loaded, and what the load said.
func loaded(t *testing.T, files []string, flags ...string) (export, said string) {
	t.Helper()
	store := shelf(t)
	out, errs, code := kg(t, "", append(append(append(store, "load"), flags...), files...)...)
	if code != exitOK {
		t.Fatalf("exit %d\n%s%s", code, out, errs)
	}
	return must(t, append(store, "export")...), out + errs
}

func TestAModelReadsAlongAndTheCacheAnswersAgain(t *testing.T) {
	m := serveModel(t, 200)
	files := []string{write(t, "weir.md", weir), write(t, "mill.md", mill)}
	cache := filepath.Join(t.TempDir(), "answers")
	flags := []string{"--llm-url", m.URL + "/v1", "--llm-model", "stub-1", "--llm-cache", cache, "--llm-price", "2/10"}
	bare, _ := loaded(t, files)
	first, said := loaded(t, files, flags...)
	if strings.Contains(bare, "model:stub-1") || !strings.Contains(first, `"rule":"model:stub-1"`) {
		t.Error("what the model read does not bear its name, or stands without it")
	}
	if !holdsAll(said, []string{"stub-1 made", "quote not in the sentences", "1 requests, 1000 tokens in, 50 out", "cost 0.0025", "model    in all: stub-1", "cost 0.0050"}) {
		t.Errorf("the report:\n%s", said)
	}
	asked := m.requests.Load()
	again, said := loaded(t, files, append(flags, "--llm-concurrency", "1")...)
	if m.requests.Load() != asked || again != first || !strings.Contains(said, "1 from the cache; 0 requests") {
		t.Errorf("%d requests more; the same: %v\n%s", m.requests.Load()-asked, again == first, said)
	}
	m.Close()
	turned := []string{files[1], files[0]}
	offline, _ := loaded(t, turned, "--llm-offline", "--llm-model", "stub-1", "--llm-cache", cache)
	if offline != first {
		t.Error("the cache, and another order, give another graph")
	}
	store := shelf(t)
	must(t, append(append(store, "load", "--llm-offline", "--llm-model", "stub-1", "--llm-cache", cache), files...)...)
	must(t, append(store, "forget", "mill.md")...)
	one, _ := loaded(t, files[:1], "--llm-offline", "--llm-model", "stub-1", "--llm-cache", cache)
	if must(t, append(store, "export")...) != one {
		t.Error("what was forgotten left something of the model's behind")
	}
}

func TestWhatAModelReadIsShownAsTheModels(t *testing.T) {
	m := serveModel(t, 200)
	file := write(t, "weir.md", weir)
	flags := []string{"--llm-url", m.URL, "--llm-model", "stub-1", "--llm-cache", t.TempDir()}
	out, errs, _ := kg(t, "", append(append([]string{"ask"}, flags...), "Which policies did the Oldport Harbour Council adopt?", file)...)
	if !holdsAll(out, []string{"toll custom of the weir", "by model:stub-1", "confidence 0.30"}) || !strings.Contains(errs, "model    "+file+": stub-1 made") {
		t.Errorf("%s\n%s", out, errs)
	}
	out, errs, _ = kg(t, "", append(append([]string{"annotate", "--json"}, flags...), file)...)
	if !strings.Contains(out, `"rule":"model:stub-1"`) || !strings.Contains(errs, "stub-1 made") {
		t.Errorf("%s\n%s", out, errs)
	}
	out, _, _ = kg(t, "", append(append(append(shelf(t), "load", "--json"), flags...), file)...)
	var report struct {
		Model struct {
			Rule                string
			Proposals, Mentions int
			Dropped             map[string]int
			Cached, Requests    int
			Cost                *float64
		}
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil || report.Model.Rule != "model:stub-1" || report.Model.Mentions == 0 || report.Model.Cached != 1 || report.Model.Cost != nil || len(report.Model.Dropped) == 0 {
		t.Errorf("%+v, %v\n%s", report, err, out)
	}
}

// TestWithoutFlagsNothingIsSent sets up all that could lead to a model but the flag.
func TestWithoutFlagsNothingIsSent(t *testing.T) {
	m := serveModel(t, 200)
	t.Setenv("KG_LLM_KEY", "s3cret")
	t.Setenv("KG_LLM_URL", m.URL)
	t.Setenv("HTTP_PROXY", m.URL)
	t.Setenv("HTTPS_PROXY", m.URL)
	home := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", home)
	file := write(t, "weir.md", weir)
	loaded(t, []string{file})
	kg(t, "", "ask", "Which policies did the Oldport Harbour Council adopt?", file)
	kg(t, "", "annotate", file)
	kg(t, "", "audit", file)
	if left, err := os.ReadDir(home); err != nil || len(left) > 0 || m.requests.Load() > 0 {
		t.Errorf("%d requests, %v in the cache directory, %v", m.requests.Load(), left, err)
	}
	if a, err := (modelFlags{Budget: "1000000"}).annotator(); a != nil || err != nil {
		t.Errorf("without an address there is %v, %v", a, err)
	}
	if p, err := (modelFlags{Offline: true, URL: m.URL, Budget: "1000000"}).endpoint(); p != nil || err != nil {
		t.Errorf("offline there is %v, %v", p, err)
	}
}

func TestAModelThatFailsFailsNoLoad(t *testing.T) {
	files := []string{write(t, "weir.md", weir), write(t, "mill.md", mill)}
	bare, _ := loaded(t, files)
	refused := serveModel(t, 401)
	closed := serveModel(t, 200)
	closed.Close()
	stalls := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		<-r.Context().Done()
	}))
	t.Cleanup(stalls.Close)
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>busy</html>") }))
	t.Cleanup(page.Close)
	for url, want := range map[string]string{
		refused.URL: "401 Unauthorized", closed.URL: "cannot be reached", stalls.URL: "no answer within 200ms", page.URL: "answers with text/html",
	} {
		export, said := loaded(t, files, "--llm-url", url, "--llm-model", "stub-1", "--llm-cache", t.TempDir(), "--llm-timeout", "200ms")
		if export != bare || !holdsAll(said, []string{"1 of 1 parts not read by the model", want}) {
			t.Errorf("%s: as without the model: %v\n%s", want, export == bare, said)
		}
	}
	_, said := loaded(t, files, "--llm-offline", "--llm-model", "stub-1", "--llm-cache", t.TempDir())
	if !strings.Contains(said, "not in the cache") {
		t.Errorf("offline with nothing kept:\n%s", said)
	}
}

// TestASpentBudgetIsSaidAndGoneOnWith: what was not read is read when the document is loaded again.
func TestASpentBudgetIsSaidAndGoneOnWith(t *testing.T) {
	m := serveModel(t, 200)
	files := []string{write(t, "weir.md", weir), write(t, "mill.md", mill)}
	flags := []string{"--llm-url", m.URL, "--llm-model", "stub-1", "--llm-cache", t.TempDir(), "--llm-budget", "1requests"}
	_, said := loaded(t, files, flags...)
	if m.requests.Load() != 1 || strings.Count(said, "the budget is spent") != 2 { // for the document, and in all
		t.Errorf("%d requests\n%s", m.requests.Load(), said)
	}
	_, said = loaded(t, files, flags...)
	if m.requests.Load() != 2 || strings.Contains(said, "the budget is spent") {
		t.Errorf("%d requests\n%s", m.requests.Load(), said)
	}
}

func TestFlagsOfTheModelThatMakeNoSense(t *testing.T) {
	file := write(t, "weir.md", weir)
	for _, c := range []struct {
		flags []string
		want  string
	}{
		{[]string{"--llm-model", "x"}, "without --llm-url"},
		{[]string{"--llm-url", "http://localhost:1"}, "--llm-model"},
		{[]string{"--llm-url", "ftp://models.example", "--llm-model", "x"}, "no address of a model"},
		{[]string{"--llm-url", "http://localhost:1", "--llm-model", "two words"}, "no name of a model"},
		{[]string{"--llm-url", "http://localhost:1", "--llm-model", "x", "--llm-budget", "lots"}, "--llm-budget lots"},
		{[]string{"--llm-url", "http://localhost:1", "--llm-model", "x", "--llm-budget", "0"}, "--llm-budget 0"},
		{[]string{"--llm-url", "http://localhost:1", "--llm-model", "x", "--llm-price", "cheap"}, "--llm-price cheap"},
		{[]string{"--llm-url", "http://localhost:1", "--llm-model", "x", "--llm-price", "NaN/1"}, "--llm-price NaN/1"},
		{[]string{"--llm-url", "http://localhost:1", "--llm-model", "x", "--llm-concurrency", "0"}, "--llm-concurrency"},
		{[]string{"--llm-url", "http://localhost:1", "--llm-model", "x", "--llm-timeout", "0s"}, "--llm-timeout"},
		{[]string{"--llm-url", "http://localhost:1", "--llm-model", "x", "--llm-key-file", filepath.Join(t.TempDir(), "none")}, "key cannot be read"},
	} {
		if _, errs, code := kg(t, "", append(append(append(shelf(t), "load"), c.flags...), file)...); code != exitUsage || !strings.Contains(errs, c.want) {
			t.Errorf("%v: exit %d, %s", c.flags, code, errs)
		}
	}
}

func TestBudgets(t *testing.T) {
	for s, want := range map[string][2]int64{"1000": {1000, 0}, "1000tokens": {1000, 0}, "50requests": {0, 50}, "1000 tokens, 50 requests": {1000, 50}, "none": {0, 0}} {
		if tokens, requests, err := budget(s); err != nil || tokens != want[0] || int64(requests) != want[1] {
			t.Errorf("%s: %d, %d, %v", s, tokens, requests, err)
		}
	}
}
