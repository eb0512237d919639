package endpoint_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kg/annotate/model"
	"kg/annotate/model/endpoint"
)

const good = `{"choices":[{"message":{"role":"assistant","content":"{\"mentions\":[]}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":120,"completion_tokens":7},"extra":{}}`

var question = model.Prompt{System: "instructions", User: `{"sentences": []}`}

// stub is an endpoint that answers as the handler says, and counts.
type stub struct {
	*httptest.Server
	requests atomic.Int32
}

func serve(t *testing.T, handler http.HandlerFunc) *stub {
	t.Helper()
	s := &stub{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.requests.Add(1)
		handler(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func says(status int, media, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", media)
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func client(t *testing.T, c endpoint.Config) *endpoint.Client {
	t.Helper()
	c.Model = "stub-1"
	if c.Timeout == 0 {
		c.Timeout = 5 * time.Second
	}
	if c.Backoff == 0 {
		c.Backoff = time.Millisecond
	}
	p, err := endpoint.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestARequestIsAChatCompletion(t *testing.T) {
	for _, path := range []string{"/v1", "/v1/", "/v1/chat/completions"} {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			var body struct {
				Model    string
				Messages []struct{ Role, Content string }
				Stream   bool
				Max      int `json:"max_tokens"`
			}
			if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
				t.Error(err)
			}
			if r.Method != http.MethodPost || r.URL.Path != "/v1/chat/completions" || r.Header.Get("Authorization") != "Bearer s3cret" || r.Header.Get("Content-Type") != "application/json" {
				t.Errorf("%s %s %v", r.Method, r.URL, r.Header)
			}
			if body.Model != "stub-1" || body.Stream || body.Max == 0 || len(body.Messages) != 2 || body.Messages[0].Content != "instructions" || body.Messages[1].Role != "user" {
				t.Errorf("%+v", body)
			}
			says(200, "application/json; charset=utf-8", good)(w, r)
		})
		a, err := client(t, endpoint.Config{URL: s.URL + path, Key: "s3cret"}).Propose(t.Context(), question)
		if err != nil || a.Text != `{"mentions":[]}` || a.Requests != 1 || a.TokensIn != 120 || a.TokensOut != 7 || !a.Metered || a.Cached {
			t.Errorf("%s: %+v, %v", path, a, err)
		}
	}
}

// TestWhatIsNoAnswerIsASentence: whatever comes back, it is one sentence, within bounds, and it names no key.
func TestWhatIsNoAnswerIsASentence(t *testing.T) {
	other := serve(t, says(200, "application/json", good))
	drop := func(w http.ResponseWriter, _ *http.Request) {
		c, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			_ = c.Close()
		}
	}
	for _, c := range []struct {
		name     string
		handler  http.HandlerFunc
		requests int
		want     string
	}{
		{"a page", says(200, "text/html", "<html>hello</html>"), 1, "answers with text/html"},
		{"no type", says(200, "", good), 1, "not JSON"},
		{"a page that says it is JSON", says(200, "application/json", "<html>"), 1, "no JSON of a chat completion"},
		{"cut off", says(200, "application/json", good[:60]), 1, "no JSON of a chat completion"},
		{"no choice", says(200, "application/json", `{"choices":[]}`), 1, "holds no text"},
		{"no text", says(200, "application/json", `{"choices":[{"message":{"content":null}}]}`), 1, "holds no text"},
		{"too long", says(200, "application/json", strings.Replace(good, `"stop"`, `"length"`, 1)), 1, "cut off"},
		{"ten megabytes", says(200, "application/json", `{"choices":"`+strings.Repeat("x", 10<<20)+`"}`), 1, "larger than"},
		{"wrong key", says(401, "application/json", `{"error":{"message":"the key\n\u001b[31m is wrong"}}`), 1, "401 Unauthorized: the key [31m is wrong"},
		{"a key that is repeated", says(401, "application/json", `{"error":{"message":"no such key: s3cret"}}`), 1, "no such key: …"},
		{"wrong address", says(404, "text/plain", "no"), 1, "404"},
		{"bad request", says(400, "application/json", `{"error":{"message":"`+strings.Repeat("long ", 500)+`"}}`), 1, "400 Bad Request: long"},
		{"broken", says(500, "text/plain", "oops"), 3, "500"},
		{"busy", says(429, "application/json", `{}`), 3, "429"},
		{"gone", drop, 3, "cannot be reached, or broke off"},
		{"empty", says(200, "application/json", ""), 1, "no JSON"},
		{"to another host", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, other.URL+"/v1/chat/completions", http.StatusTemporaryRedirect)
		}, 1, "redirects elsewhere"},
		{"to a page", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/login", http.StatusFound) }, 1, "redirects elsewhere"},
		{"round and round", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.Path, http.StatusTemporaryRedirect)
		}, 4, "redirects elsewhere"},
		{"no content", says(204, "application/json", ""), 1, "204"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(t, c.handler)
			a, err := client(t, endpoint.Config{URL: s.URL, Key: "s3cret"}).Propose(t.Context(), question)
			if err == nil || !strings.Contains(err.Error(), c.want) || len(err.Error()) > 400 || strings.ContainsAny(err.Error(), "\n\x1b") || strings.Contains(err.Error(), "s3cret") {
				t.Errorf("got %v", err)
			}
			if got := int(s.requests.Load()); got != c.requests || a.Text != "" {
				t.Errorf("%d requests, answer %q", got, a.Text)
			}
		})
	}
	if other.requests.Load() != 0 {
		t.Error("text went to another host")
	}
}

func TestARedirectOnTheSameHostIsFollowed(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/chat/completions" {
			http.Redirect(w, r, "/new/chat/completions", http.StatusPermanentRedirect)
			return
		}
		says(200, "application/json", good)(w, r)
	})
	if a, err := client(t, endpoint.Config{URL: s.URL}).Propose(t.Context(), question); err != nil || a.Text == "" {
		t.Errorf("%+v, %v", a, err)
	}
}

// TestTheNewerFormOfRequestsIsFound: some models refuse max_tokens, or a temperature, and say so.
func TestTheNewerFormOfRequestsIsFound(t *testing.T) {
	for _, message := range []string{"Unsupported parameter: use 'max_completion_tokens'", "'temperature' does not support 0"} {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			var body map[string]any
			if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
				t.Error(err)
			}
			if body["max_tokens"] != nil || body["temperature"] != nil || body["max_completion_tokens"] == nil {
				says(400, "application/json", `{"error":{"message":"`+message+`"}}`)(w, r)
				return
			}
			says(200, "application/json", good)(w, r)
		})
		p := client(t, endpoint.Config{URL: s.URL})
		for range 3 {
			if a, err := p.Propose(t.Context(), question); err != nil || a.Text == "" {
				t.Errorf("%+v, %v", a, err)
			}
		}
		if s.requests.Load() != 4 {
			t.Errorf("%d requests for three answers", s.requests.Load())
		}
		always := serve(t, says(400, "application/json", `{"error":{"message":"`+message+`"}}`))
		if a, err := client(t, endpoint.Config{URL: always.URL}).Propose(t.Context(), question); err == nil || a.Requests != 2 {
			t.Errorf("%+v, %v", a, err)
		}
	}
}

func TestAStallEndsWithTheTimeout(t *testing.T) {
	for name, handler := range map[string]http.HandlerFunc{
		"before the header": func(_ http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body)
			<-r.Context().Done()
		},
		"in the body": func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body)
			says(200, "application/json", good[:40])(w, r)
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		},
	} {
		s := serve(t, handler)
		started := time.Now()
		_, err := client(t, endpoint.Config{URL: s.URL, Timeout: 150 * time.Millisecond}).Propose(t.Context(), question)
		if err == nil || err.Error() != "no answer within 150ms (--llm-timeout)" || s.requests.Load() != 1 {
			t.Errorf("%s: %v after %d requests", name, err, s.requests.Load())
		}
		if took := time.Since(started); took > 5*time.Second {
			t.Errorf("%s: it took %s", name, took)
		}
	}
}

func TestWhatIsBusyIsAskedAgain(t *testing.T) {
	var n atomic.Int32
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch n.Add(1) {
		case 1:
			w.Header().Set("Retry-After", "1")
			says(429, "application/json", "{}")(w, r)
		case 2:
			says(503, "text/plain", "")(w, r)
		default:
			says(200, "application/json", good)(w, r)
		}
	})
	started := time.Now()
	a, err := client(t, endpoint.Config{URL: s.URL}).Propose(t.Context(), question)
	if err != nil || a.Requests != 3 || a.Text == "" {
		t.Errorf("%+v, %v", a, err)
	}
	if time.Since(started) < time.Second {
		t.Error("Retry-After was not kept to")
	}
}

func TestALongRetryAfterIsNotWaitedFor(t *testing.T) {
	for _, after := range []string{"3600", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat), "99999999999999999999"} {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", after)
			says(503, "text/plain", "")(w, r)
		})
		started := time.Now()
		a, err := client(t, endpoint.Config{URL: s.URL}).Propose(t.Context(), question)
		if err == nil || time.Since(started) > 10*time.Second || a.Requests > 3 {
			t.Errorf("Retry-After %s: %v after %s and %d requests", after, err, time.Since(started), a.Requests)
		}
	}
}

func TestAnEndpointThatFailsIsLeftAlone(t *testing.T) {
	for _, c := range []struct {
		status, requests int
	}{{400, 3}, {401, 1}, {403, 1}, {404, 1}} {
		s := serve(t, says(c.status, "text/plain", ""))
		p := client(t, endpoint.Config{URL: s.URL})
		var last error
		for range 10 {
			_, last = p.Propose(t.Context(), question)
		}
		if got := int(s.requests.Load()); got != c.requests || last == nil || !strings.HasPrefix(last.Error(), "the endpoint is not asked any more: ") {
			t.Errorf("%d: %d requests, %v", c.status, got, last)
		}
	}
}

func TestTheBudgetIsKept(t *testing.T) {
	s := serve(t, says(200, "application/json", good))
	p := client(t, endpoint.Config{URL: s.URL, MaxRequests: 3, Concurrency: 8})
	var answered, spent atomic.Int32
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			_, err := p.Propose(context.Background(), question)
			switch {
			case err == nil:
				answered.Add(1)
			case strings.HasPrefix(err.Error(), "the budget is spent"):
				spent.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if answered.Load() != 3 || spent.Load() != 17 || s.requests.Load() != 3 {
		t.Errorf("%d answered, %d refused, %d requests", answered.Load(), spent.Load(), s.requests.Load())
	}
}

// TestTokensAreSetAsideBeforeTheyAreSpent: a request that might go beyond the budget is not sent; what an answer did not take is put back.
func TestTokensAreSetAsideBeforeTheyAreSpent(t *testing.T) {
	s := serve(t, says(200, "application/json", good))
	if _, err := client(t, endpoint.Config{URL: s.URL, MaxTokens: 1000}).Propose(t.Context(), question); err == nil || s.requests.Load() != 0 {
		t.Errorf("sent %d requests, %v", s.requests.Load(), err)
	}
	p := client(t, endpoint.Config{URL: s.URL, MaxTokens: 5000})
	for i := range 6 {
		if _, err := p.Propose(t.Context(), question); err != nil {
			t.Fatalf("request %d: %v", i, err)
		}
	}
	unmetered := serve(t, says(200, "application/json", `{"choices":[{"message":{"content":"{}"}}]}`))
	p = client(t, endpoint.Config{URL: unmetered.URL, MaxTokens: 5000})
	a, err := p.Propose(t.Context(), question)
	if err != nil || a.Metered {
		t.Errorf("%+v, %v", a, err)
	}
	if _, err := p.Propose(t.Context(), question); err == nil {
		t.Error("tokens that the endpoint did not report were taken for none")
	}
}

func TestRequestsAreFewAtATime(t *testing.T) {
	var now, most atomic.Int32
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		for {
			m := most.Load()
			if n <= m || most.CompareAndSwap(m, n) {
				break
			}
		}
		time.Sleep(10 * time.Millisecond)
		now.Add(-1)
		says(200, "application/json", good)(w, r)
	})
	p := client(t, endpoint.Config{URL: s.URL, Concurrency: 2})
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			if _, err := p.Propose(context.Background(), question); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() > 2 {
		t.Errorf("%d at a time", most.Load())
	}
}

func TestTheContextEndsTheWait(t *testing.T) {
	s := serve(t, says(503, "text/plain", ""))
	p := client(t, endpoint.Config{URL: s.URL, Backoff: time.Hour})
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := p.Propose(ctx, question); err == nil || ctx.Err() == nil {
		t.Errorf("got %v", err)
	}
}

func TestAddressesThatAreNotTaken(t *testing.T) {
	for _, c := range []struct{ url, key, want string }{
		{"", "", "no address"},
		{"localhost:8080", "", "no address"},
		{"ftp://models.example/v1", "", "no address"},
		{"file:///etc/passwd", "", "no address"},
		{"http://", "", "no address"},
		{"https://me:pass@models.example/v1", "", "neither a name with password"},
		{"https://models.example/v1#top", "", "fragment"},
		{"http://models.example/v1", "s3cret", "in the clear"},
		{"https://models.example/v1", "s3cret\r\nX-Other: 1", "more than one line"},
		{"gopher://me:pass@models.example", "", "no address"},
		{"htp://models.example/v1?api_key=s3cret", "", "no address"},
	} {
		_, err := endpoint.New(endpoint.Config{URL: c.url, Key: c.key})
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "pass@") || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%q: %v", c.url, err)
		}
	}
	for _, u := range []string{"http://localhost:11434/v1", "http://127.0.0.1:1/v1", "http://[::1]:1/v1", "https://models.example/v1?api-version=3"} {
		if _, err := endpoint.New(endpoint.Config{URL: u, Key: "s3cret"}); err != nil {
			t.Errorf("%s: %v", u, err)
		}
	}
}

// FuzzReply holds any body that an endpoint may send.
func FuzzReply(f *testing.F) {
	for _, s := range []string{good, "", "{", "null", `{"choices":[{}]}`, `{"choices":[{"message":{"content":"x"}}],"usage":{"prompt_tokens":-5}}`, `{"choices":[{"message":{"content":"x"}}],"usage":{"prompt_tokens":9223372036854775807}}`} {
		f.Add(200, "application/json", s)
		f.Add(500, "application/json", s)
	}
	f.Fuzz(func(t *testing.T, status int, media, body string) {
		if status < 200 || status > 599 {
			return
		}
		a, failure := endpoint.Read(status, media, body)
		if failure == "" && (status != http.StatusOK || !json.Valid([]byte(body))) {
			t.Fatalf("status %d and %q were taken for an answer: %+v", status, body, a)
		}
		if len(failure) > 1200 || strings.ContainsAny(failure, "\n\r\x1b") || a.TokensIn < 0 || a.TokensOut < 0 {
			t.Fatalf("%+v %q", a, failure)
		}
	})
}
