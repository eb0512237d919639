package telemetry

import (
	"context"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"kg/server"
)

// Metrics count what a server does. It is a [server.Observer].
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	errors   *prometheus.CounterVec
	cost     prometheus.Histogram
	bytes    *prometheus.CounterVec
	// the children of a route are looked up once: the map of labels is the dear part of a count
	byRoute map[string]perRoute
}

type perRoute struct {
	took  prometheus.Observer
	bytes prometheus.Counter
}

var _ server.Observer = (*Metrics)(nil)

// NewMetrics are metrics that have counted nothing, with those of the process and of the graph. A nil graph has none.
func NewMetrics(version string, g *Graph) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "kg_requests_total", Help: "Requests answered, by part of the server, status and GraphQL operation.",
		}, []string{"route", "status", "operation"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "kg_request_seconds", Help: "Time from the head of a request to the end of its answer.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 15},
		}, []string{"route"}),
		errors: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "kg_errors_total", Help: "Answers with an error, by its code; one with several codes counts under each.",
		}, []string{"code"}),
		cost: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "kg_operation_cost", Help: "Cost of the GraphQL operations that were weighed, refused ones too.",
			Buckets: []float64{1, 10, 100, 1_000, 10_000, 50_000, 100_000, 200_000, 1_000_000},
		}),
		bytes: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "kg_answer_bytes_total", Help: "Bytes of the answers' bodies.",
		}, []string{"route"}),
		byRoute: map[string]perRoute{},
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "kg_build_info", Help: "1, with the version of the program.", ConstLabels: prometheus.Labels{"version": version},
	})
	build.Set(1)
	m.registry.MustRegister(m.requests, m.took, m.errors, m.cost, m.bytes, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	if g != nil {
		m.registry.MustRegister(g)
	}
	for _, route := range []string{"graphql", "export", "playground", "health", "other"} {
		m.byRoute[route] = perRoute{m.took.WithLabelValues(route), m.bytes.WithLabelValues(route)}
	}
	return m
}

// Served counts a request.
func (m *Metrics) Served(_ context.Context, s server.Served) {
	m.requests.WithLabelValues(s.Route, strconv.Itoa(s.Status), s.Operation).Inc()
	if r, ok := m.byRoute[s.Route]; ok {
		r.took.Observe(s.Took.Seconds())
		r.bytes.Add(float64(s.Bytes))
	}
	for _, c := range s.Codes {
		m.errors.WithLabelValues(string(c)).Inc()
	}
	if s.Operation != "" {
		m.cost.Observe(float64(s.Cost))
	}
}
