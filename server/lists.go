package server

import (
	"context"

	"kg/graph"
	"kg/server/internal/answer"
)

// filters are what all lists of nodes have in common.
type filters struct {
	first           int
	after, text     *string
	document        *graph.ID
	dates           *graph.DateRange
	having, lacking []*answer.EdgeCondition
	order           graph.NodeOrder
}

func (f filters) query(kind graph.Kind) graph.NodeQuery {
	q := graph.NodeQuery{
		Kind: kind, First: f.first, After: value(f.after), Text: value(f.text), Order: f.order,
		Having: answer.Conditions(f.having), Lacking: answer.Conditions(f.lacking),
	}
	if f.document != nil {
		q.Document = *f.document
	}
	if f.dates != nil {
		q.Dates = *f.dates
	}
	return q
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// list pages through nodes of one kind with all that is selected around them.
func (r *resolver) list(ctx context.Context, q graph.NodeQuery, typ string) (*answer.List, error) {
	page, err := r.store.List(ctx, q)
	if err != nil {
		return nil, err
	}
	sel, _ := r.under(ctx, selection(ctx), typ+"Connection", "edges", "node")
	plan, err := answer.NewPlan(ctx, r.schema, sel, []string{typ})
	if err != nil {
		return nil, err
	}
	ids := make([]graph.ID, 0, len(page.Nodes))
	for _, n := range page.Nodes {
		ids = append(ids, n.NodeID())
	}
	session := r.session()
	nodes, err := session.Fetch(ctx, ids, plan)
	if err != nil {
		return nil, err
	}
	return session.List(nodes, page, q), nil
}

// Documents are the loaded documents.
func (r *resolver) Documents(
	ctx context.Context, first int, after, genre *string, document *graph.ID, text *string,
	dates *graph.DateRange, having, lacking []*answer.EdgeCondition, order graph.NodeOrder,
) (*answer.List, error) {
	q := filters{first, after, text, document, dates, having, lacking, order}.query(graph.KindDocument)
	q.Type = value(genre)
	return r.list(ctx, q, "Document")
}

// Works are the works.
func (r *resolver) Works(
	ctx context.Context, first int, after, typeArg, cite *string, document *graph.ID, text *string,
	dates *graph.DateRange, having, lacking []*answer.EdgeCondition, order graph.NodeOrder,
) (*answer.List, error) {
	q := filters{first, after, text, document, dates, having, lacking, order}.query(graph.KindWork)
	q.Type, q.Key = value(typeArg), value(cite)
	return r.list(ctx, q, "Work")
}

// Actors are the actors.
func (r *resolver) Actors(
	ctx context.Context, first int, after, typeArg *string, document *graph.ID, text *string,
	having, lacking []*answer.EdgeCondition, order graph.NodeOrder,
) (*answer.List, error) {
	q := filters{first, after, text, document, nil, having, lacking, order}.query(graph.KindActor)
	q.Type = value(typeArg)
	return r.list(ctx, q, "Actor")
}

// Events are the events.
func (r *resolver) Events(
	ctx context.Context, first int, after, typeArg *string, document *graph.ID, text *string,
	dates *graph.DateRange, having, lacking []*answer.EdgeCondition, order graph.NodeOrder,
) (*answer.List, error) {
	q := filters{first, after, text, document, dates, having, lacking, order}.query(graph.KindEvent)
	q.Type = value(typeArg)
	return r.list(ctx, q, "Event")
}

// Policies are the policies.
func (r *resolver) Policies(
	ctx context.Context, first int, after, typeArg *string, document *graph.ID, text *string,
	dates *graph.DateRange, having, lacking []*answer.EdgeCondition, order graph.NodeOrder,
) (*answer.List, error) {
	q := filters{first, after, text, document, dates, having, lacking, order}.query(graph.KindPolicy)
	q.Type = value(typeArg)
	return r.list(ctx, q, "Policy")
}

// Citations are the citations.
func (r *resolver) Citations(
	ctx context.Context, first int, after *string, status *answer.CitationStatus, document *graph.ID, text *string,
	having, lacking []*answer.EdgeCondition, order graph.NodeOrder,
) (*answer.List, error) {
	q := filters{first, after, text, document, nil, having, lacking, order}.query(graph.KindCitation)
	if status != nil {
		q.Type = string(*status)
	}
	return r.list(ctx, q, "Citation")
}

// References are the entries of bibliographies.
func (r *resolver) References(
	ctx context.Context, first int, after, cite *string, document *graph.ID, text *string,
	having, lacking []*answer.EdgeCondition, order graph.NodeOrder,
) (*answer.List, error) {
	q := filters{first, after, text, document, nil, having, lacking, order}.query(graph.KindReference)
	q.Key = value(cite)
	return r.list(ctx, q, "Reference")
}
