package server_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"kg/graph"
	"kg/server"
)

func TestTheGraphSaysWhatShouldBeReadTogether(t *testing.T) {
	a := serve(t, filled(t, rivers(), levees()), server.Limits{})
	got := a.data(`{ audit(rules: [RIVAL_EXPLANATIONS, DISPUTED]) { things documents missing found { rule count }
		findings { rule says about { label ... on Event { date } } sides { relation negated note node { ... on Work { title } } evidence(first: 1) { quote document { name } } } } } }`, nil)
	for _, want := range []string{
		`{"count":1,"rule":"RIVAL_EXPLANATIONS"}`, `"says":"2 works explain Amber Flood`, `"title":"Silt and Statecraft"`, `"title":"Hills Without Trees"`,
		`"quote":"` + kimSays + `"`, `"document":{"name":"rivers.md"}`, `"documents":2`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the audit lacks %s:\n%s", want, got)
		}
	}
	for query, want := range map[string]string{
		`{ audit(first: 0) { things } }`:                                                   string(graph.Invalid),
		`{ audit(minConfidence: 1.5) { things } }`:                                         string(graph.Invalid),
		`{ audit(first: 100) { findings { sides { evidence(first: 1000) { quote } } } } }`: string(graph.TooLarge),
	} {
		if code, message := a.code(query, nil); code != want {
			t.Errorf("%s: %s (%s), want %s", query, code, message, want)
		}
	}
}

func TestAWorkIsPrintedAsAListOfReferencesPrintsIt(t *testing.T) {
	b := rivers()
	b.Claims = append(b.Claims, &graph.Work{
		ID: graph.NewID("work", "mills"), Title: "Mills of the valley", Authors: []graph.Person{{Family: "Lind", Given: "Maria"}}, Year: "2001", Date: "2001",
		Type: "article-journal", Container: "Rivers", Volume: "2", Issue: "1", Pages: "1–9", Keys: []string{"Lind 2001"},
	})
	a := serve(t, filled(t, b), server.Limits{})
	got := a.data(`{ work(cite: "Lind 2001") { formatted html: formatted(style: APA, markup: HTML) } }`, nil)
	want := `{"work":{"formatted":"Lind, M. (2001). Mills of the valley. Rivers, 2(1), 1–9.","html":"Lind, M. (2001). Mills of the valley. \u003ci\u003eRivers\u003c/i\u003e, \u003ci\u003e2\u003c/i\u003e(1), 1–9."}}`
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestAServerAnswersToItsOwnNamesOnly(t *testing.T) {
	h := server.New(server.Config{Store: filled(t, rivers()), Hosts: append(server.LoopbackHosts(), "graph.example")})
	for host, want := range map[string]int{
		"localhost:8080": 200, "127.0.0.1": 200, "[::1]:8080": 200, "LOCALHOST": 200, "graph.example": 200,
		"evil.example": 421, "evil.example:8080": 421, "localhost.evil.example": 421, "": 421,
	} {
		r := httptest.NewRequest("POST", "/graphql", strings.NewReader(`{"query":"{ stats { evidence } }"}`))
		r.Header.Set("Content-Type", "application/json")
		r.Host = host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("asked as %q: %d, want %d", host, w.Code, want)
		}
	}
}
