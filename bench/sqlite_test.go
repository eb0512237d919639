package bench_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kg/bench"
	"kg/graph/sqlite"
	"kg/server"
)

// BenchmarkQuestions asks a server on SQLite in this process, without the network.
func BenchmarkQuestions(b *testing.B) {
	data := bench.Generate(bench.ShortSize())
	store, err := sqlite.Open(context.Background(), filepath.Join(b.TempDir(), "graph.kg"), zerolog.Nop())
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = store.Close(context.Background()) }()
	if err := store.Fill(context.Background(), data.Nodes, data.Edges); err != nil {
		b.Fatal(err)
	}
	for _, executor := range []bool{false, true} {
		h := server.New(server.Config{Store: store, Log: zerolog.Nop(), Executor: executor})
		for _, q := range bench.Questions() {
			b.Run(fmt.Sprintf("%s, executor %t", q.Name, executor), func(b *testing.B) {
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					body := fmt.Sprintf(`{"query":%q,"variables":{"id":%q}}`, strings.Join(strings.Fields(q.Kg), " "), data.Works[i%len(data.Works)])
					r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader([]byte(body)))
					r.Header.Set("Content-Type", "application/json")
					w := httptest.NewRecorder()
					h.ServeHTTP(w, r)
					if w.Code != http.StatusOK || w.Body.Len() < 300 {
						b.Fatalf("%d %s", w.Code, w.Body)
					}
				}
			})
		}
	}
}
