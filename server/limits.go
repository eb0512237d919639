package server

import (
	"context"
	"encoding/json"
	"math"
	"runtime"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"kg/graph"
	"kg/graph/trace"
)

// Limits bound what one request may ask. Zero fields mean the defaults.
type Limits struct {
	Body   int64 // bytes of a request; 1 MiB
	Tokens int   // GraphQL tokens of a request; 4,000
	Fields int   // fields of one selection, which validation compares pair by pair; 200
	Roots  int   // fields of the query itself, each of which asks the store; 50
	// Corrections is how many fields a mutation may have, each of which writes; 10.
	Corrections int
	Depth       int // nested fields; 30
	Cost        int // see [cost]; 200,000
	// Seconds is how long a request may run; 15.
	Seconds int
	Answer  int64 // bytes of an answer; 32 MiB
	// Requests is how many requests are worked on at a time, those beyond are turned away; 512.
	Requests int
	// Costly is the cost from which operations share few places, so that they leave the processors to others; 5,000. Places is how many
	// there are, one fewer than processors; Queue how many operations wait for one; 128.
	Costly, Places, Queue int
	// Subscriptions is how many subscriptions, and connections for them, there are at a time; 256. SubscriptionsEach is how many for each who asks; 16.
	Subscriptions, SubscriptionsEach int
	// Look is how long the pause is between two looks whether the graph has changed; 2 s.
	Look time.Duration
	// Write is how long a client of a subscription may take to read what it is sent, before it is given up; 20 s.
	Write time.Duration
}

func (l Limits) orDefault() Limits {
	if l.Body == 0 {
		l.Body = 1 << 20
	}
	if l.Tokens == 0 {
		l.Tokens = 4_000
	}
	if l.Fields == 0 {
		l.Fields = 200
	}
	if l.Roots == 0 {
		l.Roots = 50
	}
	if l.Corrections == 0 {
		l.Corrections = 10
	}
	if l.Depth == 0 {
		l.Depth = 30
	}
	if l.Cost == 0 {
		l.Cost = 200_000
	}
	if l.Seconds == 0 {
		l.Seconds = 15
	}
	if l.Answer == 0 {
		l.Answer = 32 << 20
	}
	if l.Requests == 0 {
		l.Requests = 512
	}
	if l.Costly == 0 {
		l.Costly = 5_000
	}
	if l.Places == 0 {
		l.Places = max(1, runtime.GOMAXPROCS(0)-1)
	}
	if l.Queue == 0 {
		l.Queue = 128
	}
	if l.Subscriptions == 0 {
		l.Subscriptions = 256
	}
	if l.SubscriptionsEach == 0 {
		l.SubscriptionsEach = 16
	}
	if l.Look == 0 {
		l.Look = 2 * time.Second
	}
	if l.Write == 0 {
		l.Write = 20 * time.Second
	}
	return l
}

// guard refuses requests over the limits before anything is asked of the store.
type guard struct {
	limits Limits
	schema *ast.Schema
	kept   queries
}

var (
	_ graphql.HandlerExtension          = guard{}
	_ graphql.OperationParameterMutator = guard{}
	_ graphql.OperationContextMutator   = guard{}
	_ graphql.ResponseInterceptor       = guard{}
)

// ExtensionName is the extension's name.
func (guard) ExtensionName() string { return "Guard" }

// Validate is called once, at start.
func (guard) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters refuses what would be dear to validate, before it is validated.
func (g guard) MutateOperationParameters(ctx context.Context, raw *graphql.RawParams) *gqlerror.Error {
	if g.kept.has(ctx, raw.Query) {
		return nil
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: raw.Query}, g.limits.Tokens)
	if err != nil {
		// the parser tells its limit by this message alone
		if strings.Contains(err.Error(), "exceeded token limit") {
			return tooLarge("the query has more than %d tokens; pass values as variables, or ask in steps", g.limits.Tokens)
		}
		return nil // the handler parses it again and says what is wrong
	}
	for _, op := range doc.Operations {
		if n := len(op.SelectionSet); op.Operation == ast.Mutation && n > g.limits.Corrections {
			return tooLarge("the mutation has %d fields, at most %d are answered", n, g.limits.Corrections)
		}
		if n := len(op.SelectionSet); n > g.limits.Roots {
			return tooLarge("the query has %d fields of its own, at most %d are answered; ask for nodes by their ids together", n, g.limits.Roots)
		}
		if err := g.selection(op.SelectionSet); err != nil {
			return err
		}
	}
	for _, f := range doc.Fragments {
		if err := g.selection(f.SelectionSet); err != nil {
			return err
		}
	}
	return nil
}

func (g guard) selection(set ast.SelectionSet) *gqlerror.Error {
	if len(set) > g.limits.Fields {
		return tooLarge("a selection has %d fields, at most %d are answered", len(set), g.limits.Fields)
	}
	for _, s := range set {
		var below ast.SelectionSet
		var directives ast.DirectiveList
		switch s := s.(type) {
		case *ast.Field:
			below, directives = s.SelectionSet, s.Directives
		case *ast.InlineFragment:
			below, directives = s.SelectionSet, s.Directives
		case *ast.FragmentSpread:
			directives = s.Directives
		}
		if directives.ForName("defer") != nil {
			err := gqlerror.Errorf("@defer is not answered here: every answer comes whole")
			err.Extensions = map[string]any{"code": string(graph.Unsupported)}
			return err
		}
		if err := g.selection(below); err != nil {
			return err
		}
	}
	return nil
}

// MutateOperationContext weighs the request.
func (g guard) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	if op.Operation == nil {
		return nil
	}
	w := weigher{guard: g, vars: op.Variables}
	root := g.schema.Query
	switch op.Operation.Operation {
	case ast.Subscription:
		root = g.schema.Subscription
	case ast.Mutation:
		root = g.schema.Mutation
		// a fragment may hold more fields than the mutation seems to have
		if n := len(graphql.CollectFields(op, op.Operation.SelectionSet, []string{root.Name})); n > g.limits.Corrections {
			return tooLarge("the mutation has %d fields, at most %d are answered", n, g.limits.Corrections)
		}
	}
	total := w.cost(root, op.Operation.SelectionSet, 1, 0)
	op.Stats.SetExtension("Guard", total)
	requestOf(ctx).weighed(string(op.Operation.Operation), total)
	switch {
	case w.depth > g.limits.Depth:
		return tooLarge("the query is %d fields deep, at most %d are answered; ask in steps", w.depth, g.limits.Depth)
	case w.introspection > maxIntrospection:
		return tooLarge("the query nests lists of the schema %d deep, at most %d are answered", w.introspection, maxIntrospection)
	case total > g.limits.Cost:
		err := tooLarge("the query costs %d, at most %d is answered; ask for shorter lists (first) or fewer levels", total, g.limits.Cost)
		err.Extensions["cost"] = map[string]int{"cost": total, "limit": g.limits.Cost}
		return err
	}
	return nil
}

// InterceptResponse says in extensions.cost what the request cost.
func (g guard) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	if op := graphql.GetOperationContext(ctx); op != nil {
		if total, ok := op.Stats.GetExtension("Guard").(int); ok {
			graphql.RegisterExtension(ctx, "cost", map[string]int{"cost": total, "limit": g.limits.Cost})
		}
	}
	return next(ctx)
}

func tooLarge(format string, args ...any) *gqlerror.Error {
	err := gqlerror.Errorf(format, args...)
	err.Extensions = map[string]any{"code": string(graph.TooLarge)}
	return err
}

// maxIntrospection is how often lists of the schema may stand inside each other.
const maxIntrospection = 3

// weigher weighs one request. The cost of a field is one, and that of all
// below it as often as it may occur: a list counts with the size it was asked
// for, so a query's cost is an upper bound of the fields that it answers. What
// reads the whole graph costs more, see [reading].
type weigher struct {
	guard
	vars          map[string]any
	depth         int // of the deepest field
	introspection int // of the deepest list within lists of the schema
}

func (w *weigher) cost(def *ast.Definition, selection ast.SelectionSet, depth, lists int) int {
	w.depth = max(w.depth, depth)
	total := 0
	for _, s := range selection {
		switch s := s.(type) {
		case *ast.Field:
			total = add(total, w.field(def, s, depth, lists))
		case *ast.InlineFragment:
			total = add(total, w.cost(w.of(s.TypeCondition, def), s.SelectionSet, depth, lists))
		case *ast.FragmentSpread:
			if s.Definition != nil {
				total = add(total, w.cost(w.of(s.Definition.TypeCondition, def), s.Definition.SelectionSet, depth, lists))
			}
		}
		if total > w.limits.Cost || w.depth > w.limits.Depth || w.introspection > maxIntrospection {
			return total // refused already: what is left need not be weighed
		}
	}
	return total
}

func (w *weigher) of(name string, otherwise *ast.Definition) *ast.Definition {
	if d := w.schema.Types[name]; d != nil {
		return d
	}
	return otherwise
}

func (w *weigher) field(_ *ast.Definition, f *ast.Field, depth, lists int) int {
	if f.Definition == nil {
		return 1
	}
	target := w.schema.Types[f.Definition.Type.Name()]
	if strings.HasPrefix(f.Definition.Type.Name(), "__") {
		if f.Definition.Type.Elem != nil {
			lists++
			w.introspection = max(w.introspection, lists)
		}
		// the shape of the schema costs the store nothing; only its nesting is bounded
		w.cost(target, f.SelectionSet, 1, lists)
		return 1
	}
	below := 0
	if target != nil && len(f.SelectionSet) > 0 {
		below = w.cost(target, f.SelectionSet, depth+1, lists)
	}
	return add(add(1, reads(f)), multiply(below, w.size(f)))
}

// reading is what a field costs that reads the whole graph before it answers,
// beside what it answers with: enough for it to wait for one of the places of costly operations.
const reading = 10_000

func reads(f *ast.Field) int {
	switch f.Name {
	case "audit", "cocitations", "couplings", "coexplanations", "historiograph", "mainPath", "publicationYears":
		return reading
	}
	return 0
}

// size is how often what is below a field may occur.
func (w *weigher) size(f *ast.Field) int {
	args := f.ArgumentMap(w.vars)
	n := 1
	if f.Definition.Arguments.ForName("first") != nil {
		n = number(args["first"], 1)
	}
	if ids, ok := args["ids"].([]any); ok {
		n = max(1, len(ids))
	}
	switch f.Name {
	case "path":
		n = multiply(n, number(args["maxLength"], 1))
	case "subgraph":
		n = multiply(2, number(args["limit"], 1)) // nodes, and about twice as many edges
	case "citationsBySection":
		n = multiply(n, 20) // sections
	case "audit":
		n = multiply(n, 50) // of each rule, and each finding has several sides
	case "cocitations", "couplings", "coexplanations":
		n = multiply(n, max(1, number(args["through"], 1)))
	case "historiograph":
		n = add(n, number(args["steps"], 1))
	case "mainPath":
		n = add(multiply(2, number(args["steps"], 1)), trace.MaxDropped)
	case "publicationYears":
		n = trace.MaxYears
	case "ask":
		n = 100 // an answer has as many rows as there are; most have fewer
	}
	return max(n, 0)
}

func number(v any, otherwise int) int {
	switch n := v.(type) {
	case int64:
		return clamp(n)
	case int:
		return n
	case float64:
		return clamp(int64(n))
	case json.Number:
		if i, err := n.Int64(); err == nil {
			return clamp(i)
		}
	}
	return otherwise
}

func clamp(n int64) int { return int(min(max(n, math.MinInt32), math.MaxInt32)) }

// add and multiply stay at the largest number rather than turn over.
func add(a, b int) int {
	if a > math.MaxInt-b {
		return math.MaxInt
	}
	return a + b
}

func multiply(a, b int) int {
	if a != 0 && b > math.MaxInt/a {
		return math.MaxInt
	}
	return a * b
}
