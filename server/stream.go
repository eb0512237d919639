package server

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/coder/websocket"
	"github.com/rs/zerolog"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"kg/graph"
	"kg/server/internal/gate"
)

// stream is a connection on which subscriptions are answered.
type stream struct {
	access Access
	log    zerolog.Logger
	bearer string // the token that the client showed, "" for none
	socket bool   // a WebSocket
}

type streamKey struct{}

// live is the stream that a request is, nil for one that is answered once.
func live(ctx context.Context) *stream {
	s, _ := ctx.Value(streamKey{}).(*stream)
	return s
}

// still tells whether who asks may go on asking: a token may expire or be taken back while a connection lasts.
func (s *stream) still(ctx context.Context) error {
	if s == nil {
		return nil
	}
	return checked(ctx, s.log, s.asks(ctx))
}

func (s *stream) asks(ctx context.Context) error {
	if s.bearer != "" {
		known, err := s.access.known(ctx, s.bearer)
		if err != nil {
			return err
		}
		ctx = known
	}
	return s.access.reads(ctx)
}

// streams tells whether a request wants to be answered bit by bit.
func streams(r *http.Request) bool {
	return r.Header.Get("Upgrade") != "" || strings.Contains(r.Header.Get("Accept"), "text/event-stream")
}

// How long what is slow may take on a stream.
const (
	initTime = 10 * time.Second // until a client says who it is
	pingTime = 20 * time.Second // between two signs of life
)

const subprotocol = "graphql-transport-ws"

// streaming answers subscriptions: server-sent events and WebSockets.
func streaming(limits Limits, front Front, access Access, log zerolog.Logger, api http.Handler) http.Handler {
	seats := gate.NewSeats(limits.Subscriptions, limits.SubscriptionsEach)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		socket := r.Header.Get("Upgrade") != ""
		switch {
		case socket && (!strings.EqualFold(r.Header.Get("Upgrade"), "websocket") || !slices.Contains(subprotocols(r), subprotocol)):
			refuse(w, r, http.StatusBadRequest, graph.Unsupported, "subscriptions are answered over WebSockets with the protocol "+subprotocol)
			return
		case !socket && (r.Method != http.MethodPost || !isJSON(r)):
			refuse(w, r, http.StatusNotAcceptable, graph.Unsupported, "server-sent events are the answer to a POST of application/json")
			return
		}
		leave, ok := seats.Take(front.caller(r))
		if !ok {
			refuse(w, r, http.StatusTooManyRequests, graph.RateLimited, "no more subscriptions for you, or for anyone; end one, or try again later")
			return
		}
		defer leave()
		if !socket && !whole(limits, w, r) {
			return
		}
		s := &stream{access: access, log: log, socket: socket}
		s.bearer, _ = bearerOf(r.Context())
		ctx, cancel := context.WithCancel(context.WithValue(r.Context(), streamKey{}, s))
		defer cancel()
		if stopping, ok := r.Context().Value(stoppingKey{}).(context.Context); ok {
			defer context.AfterFunc(stopping, cancel)()
		}
		lasting := &lasting{ResponseWriter: w, to: http.NewResponseController(w), each: limits.Write}
		defer lasting.end()
		_ = lasting.to.SetReadDeadline(time.Time{}) // where it cannot be set there is none
		api.ServeHTTP(lasting, r.WithContext(ctx))
	})
}

func subprotocols(r *http.Request) (out []string) {
	for _, value := range r.Header.Values("Sec-WebSocket-Protocol") {
		for name := range strings.SplitSeq(value, ",") {
			out = append(out, strings.TrimSpace(name))
		}
	}
	return out
}

func isJSON(r *http.Request) bool {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && media == "application/json"
}

// whole reads the body, and refuses one that is too long or no JSON.
func whole(limits Limits, w http.ResponseWriter, r *http.Request) bool {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limits.Body))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		refuse(w, r, http.StatusRequestEntityTooLarge, graph.TooLarge, fmt.Sprintf("the request is larger than %d bytes", limits.Body))
	case err != nil || !json.Valid(body):
		refuse(w, r, http.StatusBadRequest, graph.Invalid, "the request is no JSON")
	default:
		r.Body = io.NopCloser(bytes.NewReader(body))
		return true
	}
	return false
}

// lasting is where an answer goes that lasts: each piece has a time of its own, and nothing is written when it is over.
type lasting struct {
	http.ResponseWriter
	to   *http.ResponseController
	each time.Duration // for a piece

	mu   sync.Mutex
	over bool
}

// Write writes a piece.
func (l *lasting) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.over {
		return 0, http.ErrHandlerTimeout
	}
	_ = l.to.SetWriteDeadline(time.Now().Add(l.each)) // where it cannot be set there is none
	return l.ResponseWriter.Write(b)
}

// Flush sends what was written.
func (l *lasting) Flush() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.over {
		_ = l.to.Flush() // a client that has gone needs nothing
	}
}

func (l *lasting) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.over = true
}

// Hijack gives the connection away, each piece written to it with a time of its own too.
func (l *lasting) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, rw, err := l.to.Hijack()
	if err != nil {
		return nil, nil, err
	}
	timed := &timed{conn, l.each}
	rw.Writer.Reset(timed)
	return timed, rw, nil
}

// timed is a connection on which each piece that is written has a time of its own. One that was not written whole ends it: what stands behind half a
// message is nothing that a client can read.
type timed struct {
	net.Conn
	each time.Duration
}

// Write writes a piece.
func (t *timed) Write(b []byte) (int, error) {
	if err := t.SetWriteDeadline(time.Now().Add(t.each)); err != nil {
		return 0, err
	}
	n, err := t.Conn.Write(b)
	if err != nil {
		err = errors.Join(err, t.Close())
	}
	return n, err
}

// Unwrap is the writer beneath, for http.ResponseController.
func (l *lasting) Unwrap() http.ResponseWriter { return l.ResponseWriter }

// webSocket is the transport of WebSockets. A browser cannot set their headers: who asks is said in the first message (connection_init), as Authorization.
func webSocket(limits Limits) transport.Websocket {
	body := limits.Body
	return transport.Websocket{
		// whose page asks was looked at before, as of every request
		Implementation: transport.CoderWebsocketImplementation{AcceptOptions: websocket.AcceptOptions{InsecureSkipVerify: true}},
		InitTimeout:    initTime, PingPongInterval: pingTime, PayloadReadLimit: &body,
		InitFunc: func(ctx context.Context, said transport.InitPayload) (context.Context, *transport.InitPayload, error) {
			s := live(ctx)
			if s == nil {
				return ctx, nil, graph.Errorf(graph.Internal, "a WebSocket that is no stream")
			}
			if len(s.access.Checkers) == 0 {
				return ctx, nil, nil
			}
			ctx, err := s.introduce(ctx, said.Authorization())
			if err = checked(ctx, s.log, err); err != nil {
				requestOf(ctx).failed(graph.CodeOf(err))
				return transport.WithWebsocketCloseCode(ctx, closeForbidden), nil, errors.New(string(graph.CodeOf(err)))
			}
			return ctx, nil, nil
		},
	}
}

// closeForbidden is the code with which the protocol closes a WebSocket of someone who may not ask.
const closeForbidden = 4403

// introduce notes who asks where the header did not say it.
func (s *stream) introduce(ctx context.Context, authorization string) (context.Context, error) {
	if s.bearer == "" && authorization != "" {
		var err error
		if ctx, err = s.access.introduced(ctx, http.Header{"Authorization": {authorization}}); err != nil {
			return ctx, err
		}
		s.bearer, _ = bearerOf(ctx)
	}
	return ctx, s.access.reads(ctx)
}

// lives keeps subscriptions to streams, and streams to subscriptions: what is answered once has its limits elsewhere.
func (a admission) lives(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	s, subscribes := live(ctx), op.Operation.Operation == ast.Subscription
	switch {
	case s == nil && subscribes && !dry(op):
		return coded(graph.Unsupported, "a subscription is answered by server-sent events (Accept: text/event-stream) or over a WebSocket")
	case s != nil && !subscribes:
		return coded(graph.Unsupported, "here subscriptions are answered; send what is answered once by POST")
	case s == nil:
		return nil
	}
	if err := s.still(ctx); err != nil {
		return presented(ctx, a.log, err)
	}
	if n := len(graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Subscription"})); n != 1 {
		return coded(graph.Invalid, "a subscription has one field, this one has %d", n)
	}
	if cost := costOf(op); cost >= a.limits.Costly {
		return coded(graph.TooLarge, "each event of the subscription costs %d, less than %d is answered; ask for less with each", cost, a.limits.Costly)
	}
	return nil
}

// MutateOperationParameters counts what comes over a stream as requests: behind the first one no others do.
func (a admission) MutateOperationParameters(ctx context.Context, _ *graphql.RawParams) *gqlerror.Error {
	if s, at := live(ctx), requestOf(ctx); s != nil && s.socket && at != nil {
		if _, ok := a.reads.Take(at.caller); !ok {
			return coded(graph.RateLimited, "too many requests from you; wait a moment")
		}
	}
	return nil
}
