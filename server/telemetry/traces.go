package telemetry

import (
	"context"
	"net/http"
	"os"
	"strings"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"kg/graph"
	"kg/server"
)

// Traces record how requests spend their time and send that to a collector, by OTLP over HTTP.
type Traces struct {
	provider   *sdk.TracerProvider
	tracer     trace.Tracer
	propagator propagation.TextMapPropagator
}

var _ server.Observer = (*Traces)(nil)

// TracesWanted tells whether the environment names a collector, as OpenTelemetry's specification says how.
func TracesWanted() bool {
	if strings.EqualFold(os.Getenv("OTEL_SDK_DISABLED"), "true") || os.Getenv("OTEL_TRACES_EXPORTER") == "none" {
		return false
	}
	return os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != "" || os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != ""
}

// NewTraces sends traces to the collector at the URL, or to the one that the environment names where url is "". Nothing is sent before the first request.
func NewTraces(ctx context.Context, url, version string) (*Traces, error) {
	var options []otlptracehttp.Option
	if url != "" {
		options = append(options, otlptracehttp.WithEndpointURL(url))
	}
	exporter, err := otlptracehttp.New(ctx, options...)
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "traces cannot be sent: %w", err)
	}
	about, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", "kg"), attribute.String("service.version", version)), resource.WithFromEnv())
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "OTEL_RESOURCE_ATTRIBUTES: %w", err)
	}
	provider := sdk.NewTracerProvider(sdk.WithBatcher(exporter), sdk.WithResource(about))
	return &Traces{provider: provider, tracer: provider.Tracer("kg"), propagator: propagation.TraceContext{}}, nil
}

// Close sends what is still to send, as long as ctx allows.
func (t *Traces) Close(ctx context.Context) error { return t.provider.Shutdown(ctx) }

// Handler makes a span of each request, below the one that the client says it belongs to.
// The header traceparent names that span from there on, so that logs bear its trace.
func (t *Traces) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := t.propagator.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
		ctx, span := t.tracer.Start(ctx, "http "+r.Method, trace.WithSpanKind(trace.SpanKindServer),
			trace.WithAttributes(attribute.String("http.request.method", r.Method), attribute.String("url.path", r.URL.Path)))
		defer span.End()
		r = r.WithContext(ctx)
		r.Header = r.Header.Clone()
		t.propagator.Inject(ctx, propagation.HeaderCarrier(r.Header))
		next.ServeHTTP(w, r)
	})
}

// Served says on the request's span what became of it.
func (t *Traces) Served(ctx context.Context, s server.Served) {
	span := trace.SpanFromContext(ctx)
	span.SetAttributes(attribute.Int("http.response.status_code", s.Status), attribute.Int64("http.response.body.size", s.Bytes))
	if s.Operation != "" {
		span.SetName("graphql " + s.Operation)
		span.SetAttributes(attribute.String("graphql.operation.type", s.Operation), attribute.Int("kg.cost", s.Cost))
	}
	if len(s.Codes) > 0 {
		span.SetStatus(codes.Error, string(s.Codes[0]))
	}
}

// Store is a store each of whose answers to a request is a span.
func (t *Traces) Store(inner graph.Store) graph.Store { return tracedStore{inner, t.tracer} }

type tracedStore struct {
	graph.Store
	tracer trace.Tracer
}

// span begins a span; what it returns ends it.
func (s tracedStore) span(ctx context.Context, name string) (context.Context, func(error)) {
	if !trace.SpanContextFromContext(ctx).IsValid() { // no request: a count for the metrics, a poll
		return ctx, func(error) {}
	}
	ctx, span := s.tracer.Start(ctx, "store "+name, trace.WithSpanKind(trace.SpanKindClient))
	return ctx, func(err error) {
		if err != nil {
			span.SetStatus(codes.Error, string(graph.CodeOf(err)))
		}
		span.End()
	}
}

func (s tracedStore) Apply(ctx context.Context, b graph.Batch) (c graph.Counts, err error) {
	ctx, end := s.span(ctx, "apply")
	defer func() { end(err) }()
	return s.Store.Apply(ctx, b)
}

func (s tracedStore) Nodes(ctx context.Context, ids []graph.ID) (n []graph.Node, err error) {
	ctx, end := s.span(ctx, "nodes")
	defer func() { end(err) }()
	return s.Store.Nodes(ctx, ids)
}

func (s tracedStore) List(ctx context.Context, q graph.NodeQuery) (p graph.NodePage, err error) {
	ctx, end := s.span(ctx, "list")
	defer func() { end(err) }()
	return s.Store.List(ctx, q)
}

func (s tracedStore) Shape(ctx context.Context, q graph.Shape) (l []graph.Tree, err error) {
	ctx, end := s.span(ctx, "shape")
	defer func() { end(err) }()
	return s.Store.Shape(ctx, q)
}

func (s tracedStore) Search(ctx context.Context, q graph.SearchQuery) (h []graph.Hit, err error) {
	ctx, end := s.span(ctx, "search")
	defer func() { end(err) }()
	return s.Store.Search(ctx, q)
}

func (s tracedStore) Paths(ctx context.Context, q graph.PathQuery) (p []graph.Path, err error) {
	ctx, end := s.span(ctx, "paths")
	defer func() { end(err) }()
	return s.Store.Paths(ctx, q)
}

func (s tracedStore) Count(ctx context.Context) (c graph.Totals, err error) {
	ctx, end := s.span(ctx, "count")
	defer func() { end(err) }()
	return s.Store.Count(ctx)
}
