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
		var g *graph.Error
		switch {
		case errors.As(err, &a):
			out.Extensions["code"], out.Extensions["candidates"] = "AMBIGUOUS", a.candidates
		case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled), graph.CodeOf(err) == graph.Timeout:
			out.Message = "the request took longer than it may; ask for less"
			out.Extensions["code"] = string(graph.Timeout)
		case graph.CodeOf(err) == graph.Unavailable:
			// what the store says names its file or its address: that is for the log
			log.Error().Str("request", requestID(ctx)).Err(err).Msg("store unavailable")
			out.Message = "the store cannot answer now; try again later"
			out.Extensions["code"] = string(graph.Unavailable)
		case errors.As(err, &g) && g.Code != graph.Internal:
			out.Message = g.Message
			out.Extensions["code"] = string(g.Code)
		case out.Extensions["code"] != nil: // GraphQL's own: parsing, validation
		case isGraphQL(err):
			out.Extensions["code"] = string(graph.Invalid)
		default:
			log.Error().Str("request", requestID(ctx)).Err(err).Msg("request failed")
			out.Message = "something went wrong inside; the log has it under request " + requestID(ctx)
			out.Extensions["code"] = string(graph.Internal)
		}
		requestOf(ctx).failed(graph.Code(fmt.Sprint(out.Extensions["code"])))
		return out
	}
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
