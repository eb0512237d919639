package server

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/server/access"
)

// Observer is told of every request once it was answered. It is called while the connection waits: it must be quick.
type Observer interface {
	Served(ctx context.Context, s Served)
}

// Served is a request that was answered.
type Served struct {
	Route     string // "graphql", "export", "playground", "health", "other"
	Status    int
	Bytes     int64
	Took      time.Duration
	Operation string // "query", "mutation", "subscription"; "" where no GraphQL operation ran
	Cost      int    // see [Limits]; 0 where nothing was weighed
	Codes     []graph.Code
}

type requestKey struct{}

// request is what is known of the request at hand; the fields below mu are written while it is answered.
type request struct {
	id     string
	trace  string
	caller string // whom the request is counted for, "" where nothing counts
	who    string // who asks, "" where they did not say
	by     string // what vouches for them

	mu        sync.Mutex
	operation string
	cost      int
	codes     []graph.Code
	retry     time.Duration // when the client may come again, 0 for any time
}

// requestOf is the request at hand, nil outside of one.
func requestOf(ctx context.Context) *request {
	r, _ := ctx.Value(requestKey{}).(*request)
	return r
}

// requestID is the id of the request at hand, "" outside of one.
func requestID(ctx context.Context) string {
	if r := requestOf(ctx); r != nil {
		return r.id
	}
	return ""
}

// weighed notes what is about to run and what it costs.
func (r *request) weighed(operation string, cost int) {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.operation, r.cost = operation, cost
}

// from notes who asks, before anything else reads it.
func (r *request) from(w access.Who) {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.who, r.by = w.Name, w.By
}

// failed notes the code of an error of the answer.
func (r *request) failed(code graph.Code) {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if !slices.Contains(r.codes, code) {
		r.codes = append(r.codes, code)
	}
}

// wait notes when the client may come again.
func (r *request) wait(d time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.retry = d
}

// head is the status of the answer, where what went wrong has one of its own; it completes the header.
func (r *request) head(h http.Header, as int) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.codes) != 1 || as != http.StatusOK && as != http.StatusUnprocessableEntity {
		return as
	}
	own := status(r.codes[0])
	if own == 0 {
		return as
	}
	if own == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", "Bearer")
	}
	if r.retry > 0 {
		h.Set("Retry-After", strconv.Itoa(int((r.retry+time.Second-1)/time.Second)))
	}
	return own
}

// newRequest takes the id that the client or a proxy gave the request, or makes one.
func newRequest(h http.Header) *request {
	r := &request{id: h.Get("X-Request-Id"), trace: traceOf(h.Get("Traceparent"))}
	switch {
	case wellFormed(r.id):
	case r.trace != "":
		r.id = r.trace
	default:
		var b [8]byte
		_, _ = rand.Read(b[:]) // never fails, see crypto/rand
		r.id = hex.EncodeToString(b[:])
	}
	return r
}

// wellFormed tells whether an id from outside may stand in a log and a header.
func wellFormed(id string) bool {
	if len(id) == 0 || len(id) > 128 {
		return false
	}
	for _, c := range []byte(id) {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !letter && c != '-' && c != '_' && c != '.' {
			return false
		}
	}
	return true
}

// traceOf is the trace id of a traceparent header (W3C Trace Context, version 00), "" where it is none.
func traceOf(header string) string {
	parts := strings.Split(header, "-")
	if len(parts) != 4 || parts[0] != "00" || len(parts[1]) != 32 || len(parts[2]) != 16 || len(parts[3]) != 2 {
		return ""
	}
	for _, p := range parts {
		if strings.Trim(p, "0123456789abcdef") != "" {
			return ""
		}
	}
	if strings.Trim(parts[1], "0") == "" || strings.Trim(parts[2], "0") == "" {
		return ""
	}
	return parts[1]
}

// route is the part of the server that a path belongs to: few, so that they may count in metrics.
func route(path string) string {
	switch {
	case path == "/graphql":
		return "graphql"
	case path == "/export", strings.HasPrefix(path, "/export/"):
		return "export"
	case strings.HasPrefix(path, "/playground"):
		return "playground"
	case path == "/healthz", path == "/readyz":
		return "health"
	}
	return "other"
}

// logged writes one line a request, without what was asked or answered, and tells the observers.
func logged(log zerolog.Logger, observers []Observer, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started := time.Now()
		at := newRequest(r.Header)
		w.Header().Set("X-Request-Id", at.id)
		rec := &recorder{ResponseWriter: w, of: at, status: http.StatusOK}
		next.ServeHTTP(rec, r.WithContext(context.WithValue(r.Context(), requestKey{}, at)))
		took := time.Since(started)
		at.mu.Lock()
		defer at.mu.Unlock()
		at.log(log.Info(), r, rec, took)
		for _, o := range observers {
			o.Served(r.Context(), Served{
				Route: route(r.URL.Path), Status: rec.status, Bytes: rec.bytes, Took: took,
				Operation: at.operation, Cost: at.cost, Codes: at.codes,
			})
		}
	})
}

func (r *request) log(line *zerolog.Event, of *http.Request, rec *recorder, took time.Duration) {
	if line == nil { // the level is off
		return
	}
	line = line.Str("request", r.id).Str("method", of.Method).Str("path", of.URL.Path).Int("status", rec.status).
		Int64("bytes", rec.bytes).Dur("took", took)
	if r.trace != "" {
		line = line.Str("trace", r.trace)
	}
	if r.who != "" {
		line = line.Str("who", r.who).Str("by", r.by)
	}
	if r.operation != "" {
		line = line.Str("operation", r.operation).Int("cost", r.cost)
	}
	if len(r.codes) > 0 {
		codes := make([]string, len(r.codes))
		for i, c := range r.codes {
			codes[i] = string(c)
		}
		line = line.Strs("codes", codes)
	}
	line.Msg("served")
}

// recorder notes the status and size of an answer.
type recorder struct {
	http.ResponseWriter
	of     *request
	begun  bool
	status int
	bytes  int64
}

// WriteHeader notes the status.
func (r *recorder) WriteHeader(status int) {
	if status == http.StatusSwitchingProtocols {
		r.begun, r.status = true, status
	}
	if !r.begun && status >= 200 {
		r.begun = true
		status = r.of.head(r.Header(), status)
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write notes the size.
func (r *recorder) Write(b []byte) (int, error) {
	if !r.begun {
		r.WriteHeader(http.StatusOK)
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err
}

// Unwrap is the writer beneath, for http.ResponseController.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
