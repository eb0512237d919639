package server_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
	"kg/server"
)

func get(t *testing.T, url string) (*http.Response, string) {
	t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(body)
}

func TestEveryPartOfTheSchemaIsDescribed(t *testing.T) {
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	described := func(what, description string) {
		seen++
		if strings.TrimSpace(description) == "" {
			t.Errorf("%s has no description", what)
		}
	}
	arguments := func(what string, list ast.ArgumentDefinitionList) {
		for _, a := range list {
			described(what+"("+a.Name+")", a.Description)
		}
	}
	for _, d := range schema.Types {
		if d.BuiltIn {
			continue
		}
		described(d.Name, d.Description)
		for _, v := range d.EnumValues {
			described(d.Name+"."+v.Name, v.Description)
		}
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			described(d.Name+"."+f.Name, f.Description)
			arguments(d.Name+"."+f.Name, f.Arguments)
		}
	}
	for _, d := range schema.Directives {
		if d.Position.Src.BuiltIn {
			continue
		}
		described("@"+d.Name, d.Description)
		arguments("@"+d.Name, d.Arguments)
	}
	if seen < 500 {
		t.Errorf("only %d parts were looked at", seen)
	}
}

func TestTheSchemaCanBeAskedFor(t *testing.T) {
	a := serve(t, filled(t), server.Limits{})
	got := a.data(`{ __schema { queryType { name } mutationType { name } } __type(name: "CitationStatus") { description enumValues { name } } }`, nil)
	want := `{"__schema":{"mutationType":{"name":"Mutation"},"queryType":{"name":"Query"}},"__type":{"description":"How sure the way from a citation to an entry is.","enumValues":[{"name":"RESOLVED"},{"name":"PROBABLE"},{"name":"AMBIGUOUS"},{"name":"DANGLING"}]}}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestAnEmptyGraphIsAnswered(t *testing.T) {
	a := serve(t, filled(t), server.Limits{})
	got := a.data(`{ works { edges { cursor } pageInfo { hasNextPage startCursor endCursor } } search(text: "") { score } stats { evidence } }`, nil)
	if want := `{"search":[],"stats":{"evidence":0},"works":{"edges":[],"pageInfo":{"endCursor":null,"hasNextPage":false,"startCursor":null}}}`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestHealthAndReadiness(t *testing.T) {
	well := serve(t, filled(t), server.Limits{})
	ill := serve(t, failing{filled(t), func(context.Context) error { return errors.New("secret: no route") }}, server.Limits{})
	for _, c := range []struct {
		url    string
		status int
		body   string
	}{
		{well.url + "/healthz", 200, "ok\n"},
		{well.url + "/readyz", 200, "ready\n"},
		{ill.url + "/healthz", 200, "ok\n"},
		{ill.url + "/readyz", 503, "the store does not answer\n"},
		{well.url + "/nothing", 404, "404 page not found\n"},
	} {
		if res, body := get(t, c.url); res.StatusCode != c.status || body != c.body {
			t.Errorf("%s: %d %q", c.url, res.StatusCode, body)
		}
	}
	if !strings.Contains(ill.logged(), "no route") {
		t.Errorf("the log does not say why: %s", ill.logged())
	}
}

func TestEveryAnswerBearsTheSecurityHeaders(t *testing.T) {
	a := serve(t, filled(t), server.Limits{})
	for _, path := range []string{"/", "/explorer/explorer.js", "/playground/", "/playground/playground.js", "/healthz", "/nothing", "/graphql?query=%7Bstats%7Bevidence%7D%7D"} {
		res, _ := get(t, a.url+path)
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
		} {
			if got := res.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		policy := res.Header.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'none'") {
			t.Errorf("%s: the policy is %q", path, policy)
		}
		for _, loose := range []string{"unsafe-eval", "script-src 'self' 'unsafe-inline'", "http:", "https:", "*"} {
			if strings.Contains(policy, loose) {
				t.Errorf("%s: the policy allows %s: %q", path, loose, policy)
			}
		}
		if res.Header.Get("X-Request-Id") == "" {
			t.Errorf("%s has no request id", path)
		}
	}
}

func TestThePlaygroundIsThere(t *testing.T) {
	a := serve(t, filled(t), server.Limits{})
	if res, _ := get(t, a.url+"/playground"); res.StatusCode != http.StatusFound || res.Header.Get("Location") != "/playground/" {
		t.Errorf("/playground: %d to %q", res.StatusCode, res.Header.Get("Location"))
	}
	for path, media := range map[string]string{
		"/playground/": "text/html", "/playground/playground.js": "text/javascript", "/playground/playground.css": "text/css", "/playground/icon.svg": "image/svg+xml",
	} {
		if res, body := get(t, a.url+path); res.StatusCode != 200 || !strings.HasPrefix(res.Header.Get("Content-Type"), media) || body == "" {
			t.Errorf("%s: %d %s", path, res.StatusCode, res.Header.Get("Content-Type"))
		}
	}
}

func TestTheLogHasALineARequestWithoutWhatWasAsked(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	r := a.ask(`query Confidential { event(name: "Amber Flood") { name } }`, nil)
	a.ask(`{ event(name: "Private Matter") { `, nil)
	get(t, a.url+"/graphql?query=%7Bevent(name:%22Hidden%22)%7Bname%7D%7D")
	var log string
	for range 100 { // the line is written when the answer is out
		if log = a.logged(); strings.Count(log, "\n") >= 3 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if n := strings.Count(log, "\n"); n != 3 {
		t.Errorf("%d lines for 3 requests:\n%s", n, log)
	}
	for _, want := range []string{r.Header.Get("X-Request-Id"), `"method":"POST"`, `"path":"/graphql"`, `"status":200`, `"took":`} {
		if !strings.Contains(log, want) {
			t.Errorf("lacks %s:\n%s", want, log)
		}
	}
	for _, secret := range []string{"Confidential", "Amber", "Flood", "Private", "Hidden"} {
		if strings.Contains(log, secret) {
			t.Errorf("holds %q:\n%s", secret, log)
		}
	}
}

func TestAQuestionByGETIsAnsweredAndOtherMethodsAreNot(t *testing.T) {
	a := serve(t, filled(t), server.Limits{})
	if res, body := get(t, a.url+"/graphql?query=%7Bstats%7Bevidence%7D%7D"); res.StatusCode != 200 || !strings.Contains(body, `"evidence":0`) {
		t.Errorf("%d %s", res.StatusCode, body)
	}
	req, err := http.NewRequest(http.MethodPut, a.url+"/graphql", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode < 400 {
		t.Errorf("PUT: %d", res.StatusCode)
	}
}

func TestServeLetsRequestsFinishWhenToldToStop(t *testing.T) {
	entered := make(chan struct{})
	slow := func(ctx context.Context) error {
		close(entered)
		time.Sleep(300 * time.Millisecond)
		return nil
	}
	h := server.New(server.Config{Store: failing{filled(t), slow}, Log: zerolog.Nop()})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx, l, h, nil, zerolog.Nop()) }()
	answered := make(chan int, 1)
	go func() {
		res, err := http.Get("http://" + l.Addr().String() + "/readyz")
		if err != nil {
			t.Errorf("the request was cut off: %v", err)
			answered <- 0
			return
		}
		res.Body.Close()
		answered <- res.StatusCode
	}()
	<-entered
	stop()
	if status := <-answered; status != 200 {
		t.Errorf("the request in progress got %d", status)
	}
	if err := <-ended; err != nil {
		t.Errorf("being told to stop is an error: %v", err)
	}
	if _, err := net.Dial("tcp", l.Addr().String()); err == nil {
		t.Error("it still listens")
	}
}

func TestServeSaysWhenItCannotGoOn(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	err = server.Serve(context.Background(), l, http.NotFoundHandler(), nil, zerolog.Nop())
	if graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("code %s: %v", graph.CodeOf(err), err)
	}
}
