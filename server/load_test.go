package server_test

import (
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"kg/server"
)

// TestTheHealthCheckAnswersWhileCostlyQuestionsCome: 64 clients send questions as costly as may be for two seconds.
func TestTheHealthCheckAnswersWhileCostlyQuestionsCome(t *testing.T) {
	a := configured(t, server.Config{Store: filled(t, storms(300))})
	const body = `{"query": "{ events(first: 300) { edges { node { participants(first: 10) { edges { node { participatedIn(first: 5) { edges { node { name label } } } } } } explainedBy(first: 5) { edges { node { title } } } } } } }"}`
	if r := a.send("POST", "/graphql", body); r.Data == nil || r.Extensions.Cost.Cost < 50_000 {
		t.Fatalf("not costly, or not allowed: %+v %.300s", r.Extensions, r.Raw)
	}
	end := time.Now().Add(2 * time.Second)
	var clients sync.WaitGroup
	for range 64 {
		clients.Go(func() {
			for time.Now().Before(end) {
				a.send("POST", "/graphql", body)
			}
		})
	}
	var took []time.Duration
	for time.Now().Before(end) {
		started := time.Now()
		res, err := http.Get(a.url + "/healthz")
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		took = append(took, time.Since(started))
		time.Sleep(10 * time.Millisecond)
	}
	clients.Wait()
	slices.Sort(took)
	p95 := took[len(took)*95/100]
	t.Logf("%d checks: median %s, p95 %s, longest %s", len(took), took[len(took)/2], p95, took[len(took)-1])
	if p95 > 100*time.Millisecond {
		t.Errorf("the health check takes %s", p95)
	}
}
