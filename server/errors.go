package server

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/rs/zerolog"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"kg/graph"
	"kg/server/internal/gate"
)

// candidate is one of several things that a name may mean.
type candidate struct {
	ID    graph.ID `json:"id"`
	Label string   `json:"label"`
}

// ambiguous is the error of a name that means several things.
type ambiguous struct {
	name       string
	candidates []candidate
	all        int
}

func (a *ambiguous) Error() string {
	return fmt.Sprintf("%q may mean %d things; name one by its id (extensions.candidates)", a.name, a.all)
}

// present puts errors into the form of the API: the code in extensions.code, a
// sentence for a person, and nothing of the inside. What is not ours to show is logged under the request's id.
func present(log zerolog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		out := graphql.DefaultErrorPresenter(ctx, err)
		if out.Extensions == nil {
			out.Extensions = map[string]any{}
		}
		var a *ambiguous
		switch {
		case errors.As(err, &a):
			out.Extensions["code"], out.Extensions["candidates"] = "AMBIGUOUS", a.candidates
		case !isOurs(err) && out.Extensions["code"] != nil: // GraphQL's own: parsing, validation
		case !isOurs(err) && isGraphQL(err):
			out.Extensions["code"] = string(graph.Invalid)
		default:
			var code graph.Code
			code, out.Message = told(ctx, log, err)
			out.Extensions["code"] = string(code)
		}
		requestOf(ctx).failed(graph.Code(fmt.Sprint(out.Extensions["code"])))
		return out
	}
}

// told is what a client is told of an error: what names files and addresses is for the log. Who took too long or has gone is no error of ours.
func told(ctx context.Context, log zerolog.Logger, err error) (graph.Code, string) {
	var g *graph.Error
	switch {
	case isEnded(err), graph.CodeOf(err) == graph.Timeout:
		return graph.Timeout, "the request took longer than it may; ask for less"
	case errors.Is(err, gate.ErrBusy), errors.Is(err, errUnchecked):
		return graph.Unavailable, err.Error()
	case graph.CodeOf(err) == graph.Unavailable:
		log.Error().Str("request", requestID(ctx)).Err(err).Msg("store unavailable")
		return graph.Unavailable, "the store cannot answer now; try again later"
	case errors.As(err, &g) && g.Code != graph.Internal:
		return g.Code, g.Message
	}
	log.Error().Str("request", requestID(ctx)).Err(err).Msg("request failed")
	return graph.Internal, "something went wrong inside; the log has it under request " + requestID(ctx)
}

// isOurs tells whether an error has a code of ours that a client may know.
func isOurs(err error) bool { return isEnded(err) || graph.CodeOf(err) != graph.Internal }

// isEnded tells whether the time was over, or the client gone.
func isEnded(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)
}

// isGraphQL tells whether an error speaks of the query rather than of what it met.
func isGraphQL(err error) bool {
	var e *gqlerror.Error
	return errors.As(err, &e) && e.Err == nil
}

// recovered turns a panic into an error; only the log sees where it came from.
func recovered(log zerolog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, p any) error {
		log.Error().Str("request", requestID(ctx)).Bytes("stack", debug.Stack()).Msg("panic in a request")
		return graph.Errorf(graph.Internal, "panic: %v", p)
	}
}
