package server_test

import (
	"net/http"
	"strings"
	"testing"

	"kg/server"
)

func TestARequestKeepsTheIdThatItCameWith(t *testing.T) {
	const trace = "4bf92f3577b34da6a3ce929d0e0e4736"
	for _, c := range []struct{ name, id, parent, want string }{
		{"an id", "7f3c-a.B_9", "", "7f3c-a.B_9"},
		{"a trace", "", "00-" + trace + "-00f067aa0ba902b7-01", trace},
		{"both", "mine", "00-" + trace + "-00f067aa0ba902b7-01", "mine"},
		{"an id with what could forge a log", `x","level":"error`, "", ""},
		{"an id that is too long", strings.Repeat("x", 129), "", ""},
		{"a trace of nothing", "", "00-" + strings.Repeat("0", 32) + "-00f067aa0ba902b7-01", ""},
		{"a trace in capitals", "", "00-" + strings.ToUpper(trace) + "-00f067aa0ba902b7-01", ""},
		{"another version of traces", "", "ff-" + trace + "-00f067aa0ba902b7-01", ""},
		{"a trace cut short", "", "00-" + trace[:31] + "-00f067aa0ba902b7-01", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := serve(t, filled(t, rivers()), server.Limits{})
			req, err := http.NewRequest(http.MethodGet, a.url+"/graphql?query=%7Bstats%7Bevidence%7D%7D", nil)
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("X-Request-Id", c.id)
			req.Header.Set("Traceparent", c.parent)
			res, err := http.DefaultClient.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			res.Body.Close()
			got := res.Header.Get("X-Request-Id")
			if got != c.want && c.want != "" || got == "" || c.want == "" && (got == c.id || len(got) != 16) {
				t.Errorf("the request is called %q, want %q", got, c.want)
			}
			waitFor(t, a, 1)
			if !strings.Contains(a.logged(), `"request":"`+got+`"`) {
				t.Errorf("the log calls it otherwise: %s", a.logged())
			}
		})
	}
}

func TestTheLogSaysWhatARequestCostAndHowItFailed(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	a.ask(`{ event(name: "Amber Flood") { name explainedBy(first: 5) { edges { node { title } } } } }`, nil)
	a.ask(`{ events(first: 1000) { edges { node { participants(first: 1000) { edges { node { name } } } } } } }`, nil)
	a.ask(`{ nonsense }`, nil)
	waitFor(t, a, 3)
	for i, want := range []string{`"operation":"query","cost":18,`, `"codes":["TOO_LARGE"]`, `"codes":["GRAPHQL_VALIDATION_FAILED"]`} {
		if line := strings.Split(a.logged(), "\n")[i]; !strings.Contains(line, want) {
			t.Errorf("no %s in %s", want, line)
		}
	}
}
