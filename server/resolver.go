package server

import (
	"context"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/rs/zerolog"
	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
	"kg/graph/ask"
	"kg/graph/audit"
	"kg/server/internal/answer"
	"kg/server/internal/gql"
)

// resolver answers the fields of Query; all fields below them read the tree that these fetch.
type resolver struct {
	store  graph.Store
	schema *ast.Schema
	review *Review // nil for a server that is read-only
	access Access
	live   *subscriptions
	log    zerolog.Logger
}

// Query is the resolver of the questions.
func (r *resolver) Query() gql.QueryResolver { return r }

func (r *resolver) session() *answer.Session {
	return &answer.Session{Store: r.store, Schema: r.schema}
}

// selection is what is selected under the field at hand.
func selection(ctx context.Context) ast.SelectionSet {
	return graphql.GetFieldContext(ctx).Field.Selections
}

// under is what is selected under the path of field names below the field at hand, for the type that holds them.
func (r *resolver) under(ctx context.Context, sel ast.SelectionSet, typ string, path ...string) (ast.SelectionSet, string) {
	for _, name := range path {
		var next ast.SelectionSet
		for _, f := range graphql.CollectFields(graphql.GetOperationContext(ctx), sel, []string{typ}) {
			if f.Name == name {
				next = append(next, f.Selections...)
			}
		}
		sel, typ = next, r.schema.Types[typ].Fields.ForName(name).Type.Name()
	}
	return sel, typ
}

func (r *resolver) possible(typ string) []string {
	var out []string
	for _, d := range r.schema.GetPossibleTypes(r.schema.Types[typ]) {
		out = append(out, d.Name)
	}
	return out
}

// fetch gets one node with all that the field at hand selects around it.
func (r *resolver) fetch(ctx context.Context, id graph.ID, typ string) (answer.Node, error) {
	nodes, err := r.fetchAll(ctx, []graph.ID{id}, typ)
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}

func (r *resolver) fetchAll(ctx context.Context, ids []graph.ID, typ string) ([]answer.Node, error) {
	plan, err := answer.NewPlan(ctx, r.schema, selection(ctx), r.possible(typ))
	if err != nil {
		return nil, err
	}
	return r.session().ByID(ctx, ids, plan)
}

// Node is the node with the id.
func (r *resolver) Node(ctx context.Context, id graph.ID) (answer.Node, error) {
	return r.fetch(ctx, id, "Node")
}

// Nodes are the nodes with the ids.
func (r *resolver) Nodes(ctx context.Context, ids []graph.ID) ([]answer.Node, error) {
	if len(ids) > graph.MaxRoots {
		return nil, graph.Errorf(graph.TooLarge, "nodes: at most %d ids at a time", graph.MaxRoots)
	}
	return r.fetchAll(ctx, ids, "Node")
}

// Work is the work that a citation key means.
func (r *resolver) Work(ctx context.Context, cite string, in *string) (*answer.Work, error) {
	args := map[string]any{"cite": cite}
	if in != nil {
		args["in"] = *in
	}
	return one[*answer.Work](ctx, r, "work", "Work", args)
}

// one fetches the one node that a field means; several are the error AMBIGUOUS.
func one[T answer.Node](ctx context.Context, r *resolver, field, typ string, args map[string]any) (T, error) {
	var none T
	id, err := r.meant(ctx, field, args)
	if err != nil || id == nil {
		return none, err
	}
	n, err := r.fetch(ctx, *id, typ)
	t, _ := n.(T)
	return t, err
}

// several is the error of a name that means all these nodes.
func several(name string, nodes []graph.Node) error {
	candidates := make([]candidate, 0, len(nodes))
	for _, n := range nodes[:min(len(nodes), 20)] {
		candidates = append(candidates, candidate{ID: n.NodeID(), Label: n.Label()})
	}
	return &ambiguous{name: name, candidates: candidates, all: len(nodes)}
}

// Event is the event of that name.
func (r *resolver) Event(ctx context.Context, name string) (*answer.Event, error) {
	return one[*answer.Event](ctx, r, "event", "Event", map[string]any{"name": name})
}

// Policy is the policy of that name.
func (r *resolver) Policy(ctx context.Context, name string) (*answer.Policy, error) {
	return one[*answer.Policy](ctx, r, "policy", "Policy", map[string]any{"name": name})
}

// Actor is the actor of that name.
func (r *resolver) Actor(ctx context.Context, name string) (*answer.Actor, error) {
	return one[*answer.Actor](ctx, r, "actor", "Actor", map[string]any{"name": name})
}

// Document is the document with that id or name.
func (r *resolver) Document(ctx context.Context, id *graph.ID, name *string) (*answer.Document, error) {
	args := map[string]any{}
	if id != nil {
		args["id"] = string(*id)
	}
	if name != nil {
		args["name"] = *name
	}
	return one[*answer.Document](ctx, r, "document", "Document", args)
}

// findDocument is the document with that id, file name or title; nil when there is none.
func (r *resolver) findDocument(ctx context.Context, name string) (*graph.Document, error) {
	if graph.ID(name).Kind() == string(graph.KindDocument) {
		nodes, err := r.store.Nodes(ctx, []graph.ID{graph.ID(name)})
		if err != nil {
			return nil, err
		}
		d, _ := nodes[0].(*graph.Document)
		return d, nil
	}
	var found []graph.Node
	for after := ""; ; {
		page, err := r.store.List(ctx, graph.NodeQuery{Kind: graph.KindDocument, First: graph.MaxPage, After: after})
		if err != nil {
			return nil, err
		}
		for _, n := range page.Nodes {
			if d := n.(*graph.Document); d.Name == name || d.Title == name {
				found = append(found, d)
			}
		}
		if page.Next == "" {
			break
		}
		after = page.Next
	}
	switch len(found) {
	case 0:
		return nil, nil
	case 1:
		return found[0].(*graph.Document), nil
	}
	return nil, several(name, found)
}

// Search finds nodes by words.
func (r *resolver) Search(ctx context.Context, text string, kinds []graph.Kind, first int) ([]*answer.SearchHit, error) {
	hits, err := r.store.Search(ctx, graph.SearchQuery{Text: text, Kinds: kinds, First: first})
	if err != nil {
		return nil, err
	}
	sel, typ := r.under(ctx, selection(ctx), "SearchHit", "node")
	plan, err := answer.NewPlan(ctx, r.schema, sel, r.possible(typ))
	if err != nil {
		return nil, err
	}
	ids := make([]graph.ID, 0, len(hits))
	for _, h := range hits {
		ids = append(ids, h.Node.NodeID())
	}
	nodes, err := r.session().ByID(ctx, ids, plan)
	if err != nil {
		return nil, err
	}
	out := make([]*answer.SearchHit, 0, len(hits))
	for i, h := range hits {
		if nodes[i] != nil {
			out = append(out, &answer.SearchHit{Node: nodes[i], Score: h.Score})
		}
	}
	return out, nil
}

// Path are the shortest chains between two nodes.
func (r *resolver) Path(ctx context.Context, from, to string, maxLength int, relations []graph.Relation, first int) ([]*answer.Path, error) {
	a, err := r.end(ctx, "from", from)
	if err != nil {
		return nil, err
	}
	b, err := r.end(ctx, "to", to)
	if err != nil {
		return nil, err
	}
	paths, err := r.store.Paths(ctx, graph.PathQuery{From: a, To: b, MaxLength: maxLength, Relations: relations, First: first})
	if err != nil {
		return nil, err
	}
	return r.session().Paths(ctx, paths, selection(ctx))
}

// end is the node that an argument means: an id, a name, or a citation key.
func (r *resolver) end(ctx context.Context, arg, name string) (graph.ID, error) {
	if graph.ID(name).Kind() != "" {
		return graph.ID(name), nil
	}
	nodes, err := ask.FindThings(ctx, r.store, name, graph.KindActor, graph.KindEvent, graph.KindPolicy)
	if err != nil {
		return "", err
	}
	if len(nodes) == 0 {
		works, err := ask.FindWorks(ctx, r.store, name, "")
		if err != nil {
			return "", err
		}
		for _, w := range works {
			nodes = append(nodes, w)
		}
	}
	if len(nodes) == 0 {
		near, err := ask.Nearest(ctx, r.store, name)
		if err != nil {
			return "", err
		}
		says := ""
		if len(near) > 0 {
			says = "; the nearest names: " + strings.Join(near, "; ")
		}
		return "", graph.Errorf(graph.NotFound, "nothing is named %q (%s)%s", name, arg, says)
	}
	if len(nodes) > 1 {
		return "", several(name, nodes)
	}
	return nodes[0].NodeID(), nil
}

// Ask answers a question in plain English.
func (r *resolver) Ask(ctx context.Context, question string) (*answer.Answer, error) {
	a, err := ask.To(ctx, r.store, question)
	if err != nil {
		return nil, fmt.Errorf("ask: %w", err)
	}
	return r.session().Ask(ctx, a, selection(ctx))
}

// maxFindings is how many findings of each rule one request may ask for.
const maxFindings = 100

// Audit looks at the whole graph for what a reader should look at.
func (r *resolver) Audit(ctx context.Context, rules []audit.RuleID, first int, minConfidence float64) (*answer.Audit, error) {
	switch {
	case first < 1 || first > maxFindings:
		return nil, graph.Errorf(graph.Invalid, "audit: first is 1 to %d", maxFindings)
	case !(minConfidence >= 0 && minConfidence <= 1):
		return nil, graph.Errorf(graph.Invalid, "audit: minConfidence is 0 to 1")
	}
	report, err := audit.Run(ctx, r.store, audit.Options{Rules: rules, First: first, MinConfidence: minConfidence})
	if err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	return r.session().Audit(ctx, report, selection(ctx))
}

// Stats counts the graph.
func (r *resolver) Stats(ctx context.Context) (*answer.Stats, error) {
	t, err := r.store.Count(ctx)
	if err != nil {
		return nil, err
	}
	return answer.NewStats(t), nil
}
