package telemetry

import (
	"context"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"

	"kg/graph"
)

// Counter is what of a store the metrics ask for.
type Counter interface {
	Count(ctx context.Context) (graph.Totals, error)
	// CountTypes counts the nodes of a kind by what a [graph.NodeQuery] calls their Type.
	CountTypes(ctx context.Context, kind graph.Kind) (map[string]int, error)
}

// countLimit is how long one count of the graph may take.
const countLimit = time.Minute

// Graph holds the counts of a graph, which say how much was read and how well.
// Counting walks the store's indexes, so a scrape gets the last counts at once;
// where they are older than allowed, new ones are made behind it, one count at a time.
type Graph struct {
	store Counter
	every time.Duration
	log   zerolog.Logger

	mu       sync.Mutex
	last     *counts
	started  time.Time // of the last count
	counting bool
	failures int
	done     sync.WaitGroup
}

type counts struct {
	totals graph.Totals
	types  map[graph.Kind]map[string]int
	at     time.Time
	took   time.Duration
}

var _ prometheus.Collector = (*Graph)(nil)

// NewGraph are the counts of a store, made again when they are older than every. Nothing is counted before the first scrape.
func NewGraph(store Counter, every time.Duration, log zerolog.Logger) *Graph {
	return &Graph{store: store, every: every, log: log}
}

// Wait waits for the count under way. No scrape may come after it.
func (g *Graph) Wait() { g.done.Wait() }

// typed are the kinds whose types say how well documents were read.
func typed() []graph.Kind { return []graph.Kind{graph.KindCitation, graph.KindDocument} }

func (g *Graph) count(ctx context.Context) (*counts, error) {
	ctx, cancel := context.WithTimeout(ctx, countLimit)
	defer cancel()
	c := &counts{at: time.Now(), types: map[graph.Kind]map[string]int{}}
	var err error
	if c.totals, err = g.store.Count(ctx); err != nil {
		return nil, err
	}
	for _, k := range typed() {
		if c.types[k], err = g.store.CountTypes(ctx, k); err != nil {
			return nil, err
		}
	}
	c.took = time.Since(c.at)
	return c, nil
}

// refresh starts a count if it is time for one, and waits for the first.
func (g *Graph) refresh() (*counts, int) {
	g.mu.Lock()
	due := !g.counting && time.Since(g.started) >= g.every
	first := g.last == nil && due
	if due {
		g.counting, g.started = true, time.Now()
		g.done.Add(1)
	}
	g.mu.Unlock()
	run := func() {
		defer g.done.Done()
		c, err := g.count(context.Background())
		g.mu.Lock()
		defer g.mu.Unlock()
		g.counting = false
		if err != nil {
			g.failures++
			g.log.Warn().Err(err).Msg("the graph could not be counted for the metrics")
			return
		}
		g.last = c
	}
	switch {
	case first:
		run()
	case due:
		go run()
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.last, g.failures
}

// description is a metric of the graph.
func description(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("kg_graph_"+name, help, labels, nil)
}

// Describe describes nothing: which metrics there are depends on what the store holds.
func (g *Graph) Describe(chan<- *prometheus.Desc) {}

// Collect gives out the last counts.
func (g *Graph) Collect(out chan<- prometheus.Metric) {
	c, failures := g.refresh()
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	out <- prometheus.MustNewConstMetric(description("count_failures_total", "Counts of the graph that failed."), prometheus.CounterValue, float64(failures))
	if c == nil {
		return
	}
	nodes := description("nodes", "Nodes by kind.", "kind")
	for k, n := range c.totals.Nodes {
		gauge(nodes, float64(n), string(k))
	}
	edges := description("edges", "Edges by relation.", "relation")
	for r, n := range c.totals.Edges {
		gauge(edges, float64(n), string(r))
	}
	gauge(description("evidence", "Passages that edges were read from."), float64(c.totals.Evidence))
	documents := description("documents", "Documents by genre.", "genre")
	for genre, n := range c.types[graph.KindDocument] {
		gauge(documents, float64(n), genre)
	}
	citations := description("citations", "Citations by status: resolved, probable, ambiguous, dangling.", "status")
	all, resolved := 0, 0
	for status, n := range c.types[graph.KindCitation] {
		gauge(citations, float64(n), status)
		all += n
		if status == "resolved" || status == "probable" {
			resolved += n
		}
	}
	if all > 0 {
		gauge(description("citation_coverage_ratio", "Share of the citations that are resolved or probable."), float64(resolved)/float64(all))
	}
	gauge(description("counted_timestamp_seconds", "When these counts were made, seconds since 1970."), float64(c.at.UnixMilli())/1000)
	gauge(description("count_seconds", "How long these counts took."), c.took.Seconds())
}
