package bench

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"kg/graph"
)

// asks is one way to have a question answered.
type asks func(ctx context.Context, q Question, id graph.ID) error

// client keeps its connections, as many as there are clients.
func client() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64, MaxConnsPerHost: 64, DisableCompression: true}, Timeout: 30 * time.Second}
}

// post asks a GraphQL server.
func post(ctx context.Context, c *http.Client, url, query string, id graph.ID) ([]byte, error) {
	body := fmt.Sprintf(`{"query":%q,"variables":{"id":%q}}`, strings.Join(strings.Fields(query), " "), id)
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header["Idempotency-Key"] = nil // is not sent; lets the client repeat what met a connection that the server was closing
	res, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = res.Body.Close() }()
	answer, err := io.ReadAll(res.Body)
	if err == nil && (res.StatusCode != http.StatusOK || strings.HasPrefix(string(answer), `{"errors"`)) {
		err = fmt.Errorf("%s answers %d: %.300s", url, res.StatusCode, answer)
	}
	return answer, err
}

// graphQL asks a server in the language that it speaks.
func graphQL(c *http.Client, url string, query func(Question) string) asks {
	return func(ctx context.Context, q Question, id graph.ID) error {
		answer, err := post(ctx, c, url, query(q), id)
		if err == nil && len(answer) < 100 {
			err = fmt.Errorf("%s: %s says %s", q.Name, url, answer)
		}
		return err
	}
}

// slice is what was measured in one turn.
type slice struct {
	asked     int
	took      time.Duration
	latencies []time.Duration
}

// load asks for some time, with so many clients at once.
func load(ctx context.Context, ask asks, q Question, from []graph.ID, clients int, length time.Duration, seed uint64) (slice, error) {
	var mu sync.Mutex
	var out slice
	var failed error
	var all sync.WaitGroup
	began := time.Now()
	for i := range clients {
		all.Go(func() {
			r := rand.New(rand.NewPCG(seed, uint64(i)))
			var mine []time.Duration
			var err error
			for err == nil && time.Since(began) < length && ctx.Err() == nil {
				asked := time.Now()
				err = ask(ctx, q, from[r.IntN(len(from))])
				mine = append(mine, time.Since(asked))
			}
			mu.Lock()
			defer mu.Unlock()
			out.latencies = append(out.latencies, mine...)
			if failed == nil {
				failed = err
			}
		})
	}
	all.Wait()
	out.asked, out.took = len(out.latencies), time.Since(began)
	return out, failed
}

func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	values = slices.Sorted(slices.Values(values))
	return values[len(values)/2]
}

func quantile(latencies []time.Duration, q float64) float64 {
	if len(latencies) == 0 {
		return 0
	}
	latencies = slices.Sorted(slices.Values(latencies))
	return float64(latencies[min(len(latencies)-1, int(q*float64(len(latencies))))].Microseconds()) / 1000
}
