package server

import (
	"context"
	"math"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/rs/zerolog"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"kg/graph"
	"kg/server/internal/gate"
)

// admission decides when an operation that is within the limits runs, and
// whether it runs at all: a dry run only learns its cost.
type admission struct {
	limits    Limits
	mutations *gate.Rate
	room      *gate.Room // for costly operations
	access    Access
	reads     *gate.Rate // shared with the requests
	log       zerolog.Logger
}

var (
	_ graphql.HandlerExtension          = admission{}
	_ graphql.OperationContextMutator   = admission{}
	_ graphql.OperationParameterMutator = admission{}
	_ graphql.OperationInterceptor      = admission{}
	_ graphql.ResponseInterceptor       = admission{}
)

// ExtensionName is the extension's name.
func (admission) ExtensionName() string { return "Admission" }

// Validate is called once, at start.
func (admission) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses subscriptions that are no streams, and corrections from who may make none, or makes too many.
func (a admission) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	at := requestOf(ctx)
	if op.Operation == nil {
		return nil
	}
	if err := a.lives(ctx, op); err != nil {
		return err
	}
	if op.Operation.Operation != ast.Mutation {
		return nil
	}
	if err := a.access.corrects(ctx); err != nil {
		return presented(ctx, a.log, err)
	}
	if a.mutations == nil || at == nil || dry(op) {
		return nil
	}
	if wait, ok := a.mutations.Take(at.caller); !ok {
		at.wait(wait)
		return coded(graph.RateLimited, "too many corrections from you; wait as long as Retry-After says")
	}
	return nil
}

// InterceptOperation answers a dry run with the cost alone.
func (a admission) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	if !dry(op) {
		return next(ctx)
	}
	return graphql.OneShot(&graphql.Response{Data: []byte("null"), Extensions: map[string]any{
		"cost": map[string]int{"cost": costOf(op), "limit": a.limits.Cost}, "dryRun": true,
	}})
}

// InterceptResponse lets a costly operation wait until there is room for it.
func (a admission) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	// a subscription waits for its events here, and has room when it looks for them
	if op := graphql.GetOperationContext(ctx); live(ctx) != nil || costOf(op) < a.limits.Costly {
		return next(ctx)
	}
	leave, err := a.room.Enter(ctx)
	if err != nil {
		return &graphql.Response{Errors: gqlerror.List{presented(ctx, a.log, err)}}
	}
	defer leave()
	return next(ctx)
}

// presented is an error of ours in the form of the API.
func presented(ctx context.Context, log zerolog.Logger, err error) *gqlerror.Error {
	code, message := told(ctx, log, err)
	requestOf(ctx).failed(code)
	return coded(code, "%s", message)
}

func coded(code graph.Code, format string, args ...any) *gqlerror.Error {
	err := gqlerror.Errorf(format, args...)
	err.Extensions = map[string]any{"code": string(code)}
	return err
}

// dry tells whether the client asks for the cost alone, by the header X-Dry-Run or by extensions.dryRun.
func dry(op *graphql.OperationContext) bool {
	if op == nil {
		return false
	}
	if asked, ok := op.Extensions["dryRun"].(bool); ok && asked {
		return true
	}
	values := op.Headers["X-Dry-Run"]
	if len(values) == 0 {
		return false
	}
	asked, err := strconv.ParseBool(values[0])
	return err != nil || asked // what is no answer to yes or no is rather not run
}

// costOf is what an operation was weighed to cost, the most there is where it was not weighed.
func costOf(op *graphql.OperationContext) int {
	if op != nil {
		if total, ok := op.Stats.GetExtension("Guard").(int); ok {
			return total
		}
	}
	return math.MaxInt
}
