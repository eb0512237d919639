package direct

import (
	"context"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
)

// Source finds where the fields of the query begin. Arguments are as the executor reads them. What fails is said as the executor says it.
type Source interface {
	// Begin is where a field that is a node or a list of nodes begins, where that is known without asking the store: at ids, or at a name.
	Begin(field string, args map[string]any) (ids []graph.ID, named *graph.Named)
	// Find is the node that such a field means; nil where there is none.
	Find(ctx context.Context, field string, args map[string]any) (*graph.ID, error)
	// List is one page of nodes, and the cursor that it goes on behind.
	List(ctx context.Context, field string, args map[string]any) (page graph.NodePage, after string, err error)
	// Search are the nodes found.
	Search(ctx context.Context, args map[string]any) ([]graph.Hit, error)
}

// Schema is an executable schema that answers what it can directly, and leaves the rest to the one beneath.
type Schema struct {
	graphql.ExecutableSchema
	store  graph.Store
	source Source
	table  *table
	known  graphql.Cache[*known]
}

// Bounds of what is kept of queries: how many, the longest, and how many ways of one.
const (
	maxKnown = 500
	maxText  = 4096
	maxWays  = 16
)

// known is what is known of one operation of one text.
type known struct {
	conditions []string // the variables that decide what is selected
	mu         sync.Mutex
	plans      map[string]*plan // by their values; nil for what is left to the executor
}

// New is the schema that answers from the store.
func New(beneath graphql.ExecutableSchema, store graph.Store, source Source) *Schema {
	return &Schema{ExecutableSchema: beneath, store: store, source: source, table: newTable(beneath.Schema()), known: lru.New[*known](maxKnown)}
}

// Exec answers the operation of the context.
func (s *Schema) Exec(ctx context.Context) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	if op.Operation.Operation != ast.Query {
		return s.ExecutableSchema.Exec(ctx)
	}
	p := s.plan(ctx, op)
	if p == nil {
		return s.ExecutableSchema.Exec(ctx)
	}
	return func(responding context.Context) *graphql.Response {
		if r := s.answer(responding, op, p); r != nil {
			return r
		}
		return s.ExecutableSchema.Exec(ctx)(responding)
	}
}

// plan is the operation's plan, nil where it is left to the executor.
func (s *Schema) plan(ctx context.Context, op *graphql.OperationContext) *plan {
	if len(op.RawQuery) > maxText {
		return compile(s.table, op)
	}
	key := op.Operation.Name + "\x00" + op.RawQuery
	k, ok := s.known.Get(ctx, key)
	if !ok {
		k = &known{conditions: conditions(op), plans: map[string]*plan{}}
		s.known.Add(ctx, key, k)
	}
	var way strings.Builder
	for _, name := range k.conditions {
		if on, _ := op.Variables[name].(bool); on {
			way.WriteByte('+')
		} else {
			way.WriteByte('-')
		}
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	p, ok := k.plans[way.String()]
	if !ok {
		if len(k.plans) >= maxWays {
			clear(k.plans)
		}
		p = compile(s.table, op)
		k.plans[way.String()] = p
	}
	return p
}

// conditions are the variables that directives of the operation or of any fragment read.
func conditions(op *graphql.OperationContext) (names []string) {
	seen := map[string]bool{}
	var walk func(set ast.SelectionSet)
	read := func(list ast.DirectiveList) {
		for _, d := range list {
			for _, a := range d.Arguments {
				if a.Value.Kind == ast.Variable && !seen[a.Value.Raw] {
					seen[a.Value.Raw] = true
					names = append(names, a.Value.Raw)
				}
			}
		}
	}
	walk = func(set ast.SelectionSet) {
		for _, s := range set {
			switch s := s.(type) {
			case *ast.Field:
				read(s.Directives)
				walk(s.SelectionSet)
			case *ast.InlineFragment:
				read(s.Directives)
				walk(s.SelectionSet)
			case *ast.FragmentSpread:
				read(s.Directives)
			}
		}
	}
	walk(op.Operation.SelectionSet)
	for _, f := range op.Doc.Fragments {
		walk(f.SelectionSet)
	}
	return names
}

// answer answers the roots of the plan side by side, as the executor does; nil where that is left to it.
func (s *Schema) answer(ctx context.Context, op *graphql.OperationContext, p *plan) *graphql.Response {
	ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: "Query"})
	done := make([]result, len(p.roots))
	if len(p.roots) == 1 {
		done[0] = s.root(ctx, op, &p.roots[0], borrow())
	} else {
		var all sync.WaitGroup
		for i := range p.roots {
			all.Go(func() { done[i] = s.root(ctx, op, &p.roots[i], nil) })
		}
		all.Wait()
	}
	for _, d := range done {
		if d.left {
			return nil
		}
	}
	return assemble(ctx, op, p, done)
}

// assemble puts the roots together and says what failed.
func assemble(ctx context.Context, op *graphql.OperationContext, p *plan, done []result) *graphql.Response {
	whole := true
	for i, d := range done {
		if d.err != nil {
			at := rootContext(ctx, p.roots[i].field)
			graphql.AddError(at, graphql.AddFieldLocationToError(at, d.err))
			whole = whole && !p.roots[i].required
		}
	}
	if !whole {
		return &graphql.Response{Data: []byte("null")}
	}
	var data []byte
	if len(done) == 1 {
		data = append(done[0].data, '}')
	} else {
		data = append(borrow(), '{')
		for i, d := range done {
			if i > 0 {
				data = append(data, ',')
			}
			data = append(data, d.data[1:]...)
		}
		data = append(data, '}')
	}
	op.Stats.SetExtension(extension, lent(data))
	return &graphql.Response{Data: data}
}

func rootContext(ctx context.Context, f graphql.CollectedField) context.Context {
	return graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: "Query", Field: f})
}

// result is what became of a root: an opening brace and the field.
type result struct {
	data []byte
	err  error
	left bool // to the executor
}
