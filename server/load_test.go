package server_test

import (
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
	healthy(t, func() time.Duration {
		end := time.Now().Add(2 * time.Second)
		var clients sync.WaitGroup
		for range 64 {
			clients.Go(func() {
				for time.Now().Before(end) {
					a.send("POST", "/graphql", body)
				}
			})
		}
		defer clients.Wait()
		return healthChecks(t, a.url, end)
	})
}
