package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"kg/bench"
	"kg/graph/sqlite"
	"kg/server"
)

// costly are the questions that take longest of those that the limits allow, each of another sort. %s stands for the id of a work.
var costly = []string{
	`{ events(first: 80) { totalCount edges { node { name participants(first: 5) { edges { node { participatedIn(first: 5) { edges { node { name label } } } } } } explainedBy(first: 5) { edges { evidence { quote } node { title } } } } } } }`,
	`{ works(first: 200, order: MOST, having: [{relations: [EXPLAINS], direction: OUT}]) { totalCount edges { node { title formatted } } } }`,
	`{ subgraph(around: ["%s"], depth: 4, limit: 500) { nodes { node { id label } } edges { from to evidence(first: 1) { quote } } } }`,
	`{ path(from: "%s", to: "Organisation number 7", maxLength: 6, first: 20) { length steps { relation evidence(first: 1) { quote } } } }`,
	`{ cocitations(first: 100) { found pairs { shared } } }`,
	`{ couplings(first: 100, by: REFERENCES) { found pairs { shared } } }`,
	`{ mainPath(weight: SPLC, search: KEY_ROUTE) { path { title } } }`,
	`{ audit(first: 10) { findings { rule says } } }`,
	`{ search(text: "conference", first: 100) { score node { label } } }`,
	`{ timeline(of: "Organisation number 3", first: 1000) { totalCount entries { node { ... on Event { name } } evidence(first: 1) { quote } } } }`,
}

// TestTheHealthCheckAnswersWhileTheCostliestQuestionsCome: 64 clients send ten sorts of question in turn for three seconds.
func TestTheHealthCheckAnswersWhileTheCostliestQuestionsCome(t *testing.T) {
	data := bench.Generate(bench.ShortSize())
	store, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "graph.kg"), zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	if err := store.Fill(context.Background(), data.Nodes, data.Edges); err != nil {
		t.Fatal(err)
	}
	a := configured(t, server.Config{Store: store})
	var bodies []string
	for i, q := range costly {
		if strings.Contains(q, "%s") {
			q = fmt.Sprintf(q, data.Works[i])
		}
		body, err := json.Marshal(map[string]string{"query": q})
		if err != nil {
			t.Fatal(err)
		}
		started := time.Now()
		r := a.send("POST", "/graphql", string(body))
		if r.Data == nil || len(r.Errors) > 0 {
			t.Errorf("not answered: %s\n%.400s", q, r.Raw)
		}
		t.Logf("cost %6d, %8.1f ms, %7d bytes: %.70s", r.Extensions.Cost.Cost, float64(time.Since(started).Microseconds())/1000, len(r.Raw), q)
		bodies = append(bodies, string(body))
	}
	if t.Failed() {
		return
	}
	healthy(t, func() time.Duration {
		end := time.Now().Add(3 * time.Second)
		ctx, cancel := context.WithDeadline(context.Background(), end)
		defer cancel()
		var clients sync.WaitGroup
		for client := range 64 {
			clients.Go(func() {
				for n := client; time.Now().Before(end); n++ {
					req, err := http.NewRequestWithContext(ctx, http.MethodPost, a.url+"/graphql", strings.NewReader(bodies[n%len(bodies)]))
					if err != nil {
						t.Error(err)
						return
					}
					req.Header.Set("Content-Type", "application/json")
					res, err := http.DefaultClient.Do(req)
					if err != nil {
						if ctx.Err() == nil {
							t.Error(err)
						}
						return
					}
					_, _ = io.Copy(io.Discard, res.Body)
					res.Body.Close()
				}
			})
		}
		defer clients.Wait()
		return healthChecks(t, a.url, end)
	})
}
