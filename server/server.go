package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/rs/zerolog"

	"kg/graph"
	"kg/server/internal/direct"
	"kg/server/internal/gate"
	"kg/server/internal/gql"
	"kg/web"
)

// Config is what a server is made of.
type Config struct {
	Store  graph.Store
	Log    zerolog.Logger
	Limits Limits
	// Review lets requests correct the graph; nil for a server that is read-only.
	Review *Review
	// Hosts are the names by which the API may be asked for, without port; empty for any. A server that listens on the
	// loopback alone names those of the loopback: else a page from elsewhere whose name is made to lead there
	// (DNS rebinding) could ask it.
	Hosts []string
	// Observers are told of each request.
	Observers []Observer
	// Executor leaves every answer to the generated executor: for comparison.
	Executor bool
	// Front stands between the network and the API.
	Front Front
	// Access says who may ask and who may correct.
	Access Access
}

// LoopbackHosts are the names of this machine to itself.
func LoopbackHosts() []string { return []string{"localhost", "127.0.0.1", "::1"} }

// New is the server's handler. It keeps nothing between requests.
func New(c Config) http.Handler {
	limits := c.Limits.orDefault()
	mux := http.NewServeMux()
	admits := func(api http.Handler) http.Handler { return c.Access.admits(c.Log, api) }
	reads, room := gate.NewRate(c.Front.Reads.PerSecond, c.Front.Reads.Burst), gate.NewRoom(limits.Places, limits.Queue)
	graphs := graphQL(c, limits, reads, room)
	live := c.Front.known(streaming(limits, c.Front, c.Access, c.Log, graphs))
	once := c.Front.known(bounded(limits, answers(c, limits, room, graphs)))
	api := asked(c.Hosts, c.Front.stand(limits, reads, admits, once, live))
	mux.Handle("/graphql", api)
	mux.Handle("GET /export", api)
	mux.Handle("GET /export/{format}", api)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", ready(c))
	mux.Handle("GET /playground/", http.StripPrefix("/playground/", pages(web.Playground(), web.PlaygroundPolicy)))
	mux.HandleFunc("GET /playground", redirect("/playground/"))
	explorer := pages(web.Explorer(), web.ContentSecurityPolicy)
	mux.Handle("GET /{$}", explorer)
	mux.Handle("GET /explorer/", http.StripPrefix("/explorer/", explorer))
	mux.HandleFunc("GET /explorer/{$}", redirect("/"))
	mux.HandleFunc("GET /explorer", redirect("/"))
	return logged(c.Log, c.Observers, hardened(mux))
}

func redirect(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }
}

// answers are the API and the exports, which share what limits callers and the room for costly work.
func answers(c Config, limits Limits, room *gate.Room, graphs http.Handler) http.Handler {
	out := exports{c.Store, limits, room, c.Log}
	mux := http.NewServeMux()
	mux.Handle("/graphql", graphs)
	mux.HandleFunc("GET /export", out.list)
	mux.Handle("GET /export/{format}", out)
	return mux
}

// graphQL is the API.
func graphQL(c Config, limits Limits, reads *gate.Rate, room *gate.Room) http.Handler {
	r := &resolver{store: c.Store, review: c.Review, access: c.Access, log: c.Log}
	r.live = newSubscriptions(r, limits)
	var schema graphql.ExecutableSchema = gql.NewExecutableSchema(gql.Config{Resolvers: r})
	r.schema = schema.Schema()
	if !c.Executor {
		schema = direct.New(schema, c.Store, begins{r})
	}
	h := handler.New(schema)
	kept := newQueries()
	h.SetQueryCache(kept)
	h.AddTransport(webSocket(limits))
	h.AddTransport(transport.SSE{KeepAlivePingInterval: pingTime})
	h.AddTransport(transport.Options{AllowedMethods: []string{http.MethodGet, http.MethodPost, http.MethodOptions}})
	h.AddTransport(transport.GET{})
	h.AddTransport(post{})
	h.SetParserTokenLimit(limits.Tokens)
	h.SetErrorPresenter(present(c.Log))
	h.SetRecoverFunc(recovered(c.Log))
	h.Use(extension.Introspection{})
	if c.Front.Operations != nil {
		h.Use(only{c.Front.Operations, limits.Tokens})
	} else {
		h.Use(extension.AutomaticPersistedQuery{Cache: newPersisted()})
	}
	h.Use(guard{limits: limits, schema: r.schema, kept: kept})
	h.Use(admission{limits, gate.NewRate(c.Front.Mutations.PerSecond, c.Front.Mutations.Burst), room, c.Access, reads, c.Log})
	return h
}

// asked refuses requests for another host than one of the names.
func asked(hosts []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.Host
		if host, _, err := net.SplitHostPort(r.Host); err == nil {
			name = host
		}
		name = strings.ToLower(strings.Trim(name, "[]"))
		if len(hosts) > 0 && !slices.Contains(hosts, name) {
			refuse(w, r, http.StatusMisdirectedRequest, graph.Invalid, "this server is not asked for by that name; kg serve --allow-host adds one")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// bounded limits a request's body and time.
func bounded(l Limits, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), time.Duration(l.Seconds)*time.Second)
		defer cancel()
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, l.Body))
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			refuse(w, r, http.StatusRequestEntityTooLarge, graph.TooLarge, fmt.Sprintf("the request is larger than %d bytes", l.Body))
			return
		case err != nil:
			refuse(w, r, http.StatusBadRequest, graph.Invalid, "the request broke off")
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// refuse answers with an error in GraphQL's form.
func refuse(w http.ResponseWriter, r *http.Request, status int, code graph.Code, message string) {
	requestOf(r.Context()).failed(code)
	body, err := json.Marshal(map[string]any{"errors": []any{map[string]any{
		"message": message, "extensions": map[string]any{"code": code},
	}}, "data": nil})
	if err != nil {
		status, body = http.StatusInternalServerError, nil
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that has gone needs no answer
}

func ready(c Config) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 3*time.Second)
		defer cancel()
		if err := c.Store.Ready(ctx); err != nil {
			c.Log.Warn().Err(err).Msg("store not ready")
			say(w, http.StatusServiceUnavailable, "the store does not answer")
			return
		}
		say(w, http.StatusOK, "ready")
	}
}

func say(w http.ResponseWriter, status int, word string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(word + "\n"))
}

// pages are the files of a page, with what it may do.
func pages(of fs.FS, policy string) http.Handler {
	files := http.FileServerFS(of)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		files.ServeHTTP(w, r)
	})
}

// hardened sets the headers that every answer bears.
func hardened(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		next.ServeHTTP(w, r)
	})
}
