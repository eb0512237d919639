package server

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/transport"

	"kg/server/internal/direct"
)

// post is the transport of POST requests. An answer that was written directly is sent as it is: the transport beneath would read all of it
// again to check and escape what has been checked and escaped.
type post struct{ transport.POST }

// Do answers a request.
func (p post) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	out := &sender{ResponseWriter: w}
	p.POST.Do(out, r, sending{exec, out})
}

// sender is where an answer goes: once it has been sent directly, what the transport adds is dropped.
type sender struct {
	http.ResponseWriter
	sent bool
}

// Write writes what was not sent directly.
func (s *sender) Write(b []byte) (int, error) {
	if s.sent {
		return len(b), nil
	}
	return s.ResponseWriter.Write(b)
}

// Unwrap is the writer beneath, for http.ResponseController.
func (s *sender) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// sending is an executor whose direct answers go to the client at once.
type sending struct {
	graphql.GraphExecutor
	out *sender
}

// DispatchOperation answers an operation.
func (e sending) DispatchOperation(ctx context.Context, op *graphql.OperationContext) (graphql.ResponseHandler, context.Context) {
	next, ctx := e.GraphExecutor.DispatchOperation(ctx, op)
	return func(ctx context.Context) *graphql.Response {
		response := next(ctx)
		if response == nil || !direct.Written(op) {
			return response
		}
		defer direct.Release(op)
		if e.out.send(response) {
			return nil
		}
		return response
	}, ctx
}

// send writes an answer in the form that [encoding/json] gives it.
func (s *sender) send(r *graphql.Response) bool {
	head, tail := []byte(`{"data":`), []byte("}")
	if len(r.Errors) > 0 {
		encoded, err := json.Marshal(r.Errors)
		if err != nil {
			return false
		}
		head = append(append([]byte(`{"errors":`), encoded...), `,"data":`...)
	}
	if len(r.Extensions) > 0 {
		encoded, err := json.Marshal(r.Extensions)
		if err != nil {
			return false
		}
		tail = append(append([]byte(`,"extensions":`), encoded...), '}')
	}
	s.Header().Set("Content-Length", strconv.Itoa(len(head)+len(r.Data)+len(tail)))
	for _, part := range [][]byte{head, r.Data, tail} {
		_, _ = s.Write(part) // a client that has gone needs no answer
	}
	s.sent = true
	return true
}
