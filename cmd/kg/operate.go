package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"kg/graph"
	"kg/graph/review"
	"kg/server"
	"kg/server/telemetry"
)

// operateFlags are for those who keep a server running.
type operateFlags struct {
	TLSCert string        `name:"tls-cert" help:"Serve HTTPS with this certificate chain (PEM). A renewed file is taken up without a restart." env:"KG_TLS_CERT" placeholder:"FILE" type:"path"`
	TLSKey  string        `name:"tls-key" help:"The certificate's private key (PEM)." env:"KG_TLS_KEY" placeholder:"FILE" type:"path"`
	Admin   string        `help:"Address of a second listener for the operator: metrics for Prometheus at /metrics. No one is asked who they are there. Off unless given." env:"KG_ADMIN" placeholder:"HOST:PORT"`
	Pprof   bool          `help:"With --admin: profiles of the process at /debug/pprof/."`
	Counted time.Duration `name:"metrics-age" help:"How old the graph's counts in the metrics may be." default:"1m" placeholder:"DURATION"`
	Traces  string        `help:"Send traces to this OpenTelemetry collector, by OTLP over HTTP: http://localhost:4318/v1/traces. The variables OTEL_EXPORTER_OTLP_* do so too. Off unless given." placeholder:"URL"`
}

// closing is how long what is left to tell the collector may take when the server ends.
const closing = 3 * time.Second

// watch is what an operator sees of a running server.
type watch struct {
	flags     operateFlags
	observers []server.Observer
	metrics   *telemetry.Metrics // nil without --admin
	graph     *telemetry.Graph   // nil without --admin
	traces    *telemetry.Traces  // nil where no collector is named
	listener  net.Listener       // nil without --admin
}

// watch makes what the flags ask for; where traces do, those of the store's answers too.
func (f operateFlags) watch(ctx context.Context, e *environment, store *review.Store) (*watch, error) {
	if f.Admin == "" && f.Pprof {
		return nil, usageError{errors.New("--pprof needs --admin: profiles are not for everyone")}
	}
	w := &watch{flags: f}
	if counter, ok := store.Store.(telemetry.Counter); ok && f.Admin != "" {
		w.graph = telemetry.NewGraph(counter, f.Counted, e.log)
	}
	if f.Admin != "" {
		w.metrics = telemetry.NewMetrics(version(), w.graph)
		w.observers = append(w.observers, w.metrics)
	}
	if f.Traces != "" || telemetry.TracesWanted() {
		traces, err := telemetry.NewTraces(ctx, f.Traces, version())
		if err != nil {
			return nil, err
		}
		w.traces = traces
		w.observers = append(w.observers, traces)
		store.Store = traces.Store(store.Store)
	}
	return w, nil
}

// listen takes the operator's address.
func (w *watch) listen(ctx context.Context, e *environment) error {
	if w.metrics == nil {
		return nil
	}
	var config net.ListenConfig
	var err error
	if w.listener, err = config.Listen(ctx, "tcp", w.flags.Admin); err != nil {
		return graph.Errorf(graph.Unavailable, "cannot listen on %s; choose another with --admin: %w", w.flags.Admin, err)
	}
	fmt.Fprintf(e.std.Out, "for the operator: http://%s/metrics\n", w.listener.Addr())
	return nil
}

// during serves the operator while the server serves; both end together.
func (w *watch) during(ctx context.Context, e *environment, serve func(context.Context) error) error {
	if w.listener == nil {
		return serve(ctx)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error, 1)
	go func() {
		err := server.Serve(ctx, w.listener, telemetry.Admin(w.metrics, w.flags.Pprof), nil, e.log)
		stop()
		ended <- err
	}()
	err := serve(ctx)
	stop()
	return errors.Join(err, <-ended)
}

// traced is the handler with a span for each request, where a collector is named.
func (w *watch) traced(h http.Handler) http.Handler {
	if w.traces == nil {
		return h
	}
	return w.traces.Handler(h)
}

func (w *watch) close(e *environment) {
	if w.graph != nil {
		w.graph.Wait()
	}
	if w.traces == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), closing)
	defer cancel()
	if err := w.traces.Close(ctx); err != nil {
		e.log.Warn().Err(err).Msg("the last traces could not be sent")
	}
}
