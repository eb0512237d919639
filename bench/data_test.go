package bench_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kg/bench"
	"kg/graph/sqlite"
	"kg/server"
)

func tiny() bench.Size { return bench.Size{Works: 200, Events: 60, Actors: 60, Policies: 25} }

func TestTheSameSizeGivesTheSameGraph(t *testing.T) {
	if a, b := bench.Generate(tiny()), bench.Generate(tiny()); !reflect.DeepEqual(a, b) {
		t.Error("two graphs of one size differ")
	}
}

// TestQuestionsHaveTheAnswersThatAreMeasured: as many nodes as the question says.
func TestQuestionsHaveTheAnswersThatAreMeasured(t *testing.T) {
	data := bench.Generate(tiny())
	store, err := sqlite.Open(context.Background(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close(context.Background()) }()
	if err := store.Fill(context.Background(), data.Nodes, data.Edges); err != nil {
		t.Fatal(err)
	}
	h := server.New(server.Config{Store: store, Log: zerolog.Nop()})
	for _, q := range bench.Questions() {
		body := fmt.Sprintf(`{"query":%q,"variables":{"id":%q}}`, strings.Join(strings.Fields(q.Kg), " "), data.Works[0])
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		// the work to begin at is asked for its title alone
		if n := strings.Count(w.Body.String(), `"id":`) + 1; n != q.Nodes {
			t.Errorf("%s: %d nodes, want %d: %.300s", q.Name, n, q.Nodes, w.Body)
		}
	}
}
