package server

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
)

// grace is how long requests in progress may go on after the server was told to stop.
const grace = 10 * time.Second

// stoppingKey leads to the context that ends when the server is told to stop.
type stoppingKey struct{}

// Serve serves until ctx ends, then lets requests in progress finish. It closes
// the listener. Being told to stop is no error. With a configuration of TLS it serves nothing else; nil is plain HTTP.
func Serve(ctx context.Context, l net.Listener, h http.Handler, secure *tls.Config, log zerolog.Logger) error {
	s := &http.Server{
		Handler:           h,
		TLSConfig:         secure,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		// what lasts ends when the server is told to stop, so that it need not be cut off
		BaseContext: func(net.Listener) context.Context { return context.WithValue(context.Background(), stoppingKey{}, ctx) },
	}
	ended := make(chan error, 1)
	go func() {
		if secure != nil {
			ended <- s.ServeTLS(l, "", "")
			return
		}
		ended <- s.Serve(l)
	}()
	log.Info().Str("address", l.Addr().String()).Msg("serving")
	select {
	case err := <-ended:
		return graph.Errorf(graph.Unavailable, "the server stopped: %w", err)
	case <-ctx.Done():
	}
	log.Info().Msg("stopping")
	stop, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if err := s.Shutdown(stop); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return graph.Errorf(graph.Timeout, "requests were cut off after %s: %w", grace, err)
	}
	return nil
}
