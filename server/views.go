package server

import (
	"context"
	"fmt"

	"kg/graph"
	"kg/graph/subgraph"
	"kg/server/internal/answer"
)

// Subgraph is what lies around some nodes.
func (r *resolver) Subgraph(
	ctx context.Context, around []graph.ID, depth, limit int, relations []graph.Relation, kinds []graph.Kind,
	minConfidence float64, negated bool, hedged *bool,
) (*answer.Subgraph, error) {
	q := subgraph.Query{
		Around: around, Depth: depth, Limit: limit, Relations: relations, Kinds: kinds,
		Filter: graph.EdgeFilter{MinConfidence: minConfidence, Negated: negated, Hedged: answer.Choice(hedged)},
	}
	if err := q.Validate(); err != nil {
		return nil, fmt.Errorf("subgraph: %w", err)
	}
	q.Around = nil
	for _, name := range around {
		id, err := r.end(ctx, "around", string(name))
		if err != nil {
			return nil, err
		}
		q.Around = append(q.Around, id)
	}
	found, err := subgraph.Around(ctx, r.store, q)
	if err != nil {
		return nil, fmt.Errorf("subgraph: %w", err)
	}
	return r.session().Subgraph(ctx, found, selection(ctx))
}

// Timeline is the events and policies around one thing in the order of time.
func (r *resolver) Timeline(
	ctx context.Context, of string, first int, relations []graph.Relation, dates *graph.DateRange,
	minConfidence float64, negated bool, hedged *bool,
) (*answer.Timeline, error) {
	id, err := r.end(ctx, "of", of)
	if err != nil {
		return nil, err
	}
	if len(relations) == 0 {
		relations = graph.PathRelations()
		if id.Kind() == string(graph.KindDocument) {
			relations = []graph.Relation{graph.Mentions}
		}
	}
	along := graph.Hop{
		Relations: relations, First: first,
		Filter: graph.EdgeFilter{MinConfidence: minConfidence, Negated: negated, Hedged: answer.Choice(hedged)},
	}
	if dates != nil {
		along.Filter.There = *dates
	}
	line, err := r.session().Timeline(ctx, id, along, selection(ctx))
	switch {
	case err != nil:
		return nil, fmt.Errorf("timeline: %w", err)
	case line == nil:
		return nil, graph.Errorf(graph.NotFound, "timeline: there is no node %s", id)
	}
	return line, nil
}

// maxOfSection is how many citations of each section one request may ask for.
const maxOfSection = 1000

// CitationsBySection are the citations of a document by the section they stand in.
func (r *resolver) CitationsBySection(ctx context.Context, document string, first int) ([]*answer.SectionCitations, error) {
	if first < 0 || first > maxOfSection {
		return nil, graph.Errorf(graph.Invalid, "citationsBySection: first is 0 to %d", maxOfSection)
	}
	d, err := r.findDocument(ctx, document)
	if err != nil {
		return nil, err
	}
	if d == nil {
		return nil, graph.Errorf(graph.NotFound, "citationsBySection: there is no document %q", document)
	}
	var citations []*graph.Citation
	q := graph.NodeQuery{Kind: graph.KindCitation, Document: d.ID, First: graph.MaxPage}
	for {
		page, err := r.store.List(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, n := range page.Nodes {
			if c, ok := n.(*graph.Citation); ok {
				citations = append(citations, c)
			}
		}
		if q.After = page.Next; q.After == "" {
			return r.session().Sections(ctx, citations, first, selection(ctx))
		}
	}
}

// Coverage is what the graph, or what one document speaks of, does not cover.
func (r *resolver) Coverage(_ context.Context, document *graph.ID) (*answer.Coverage, error) {
	if document == nil {
		return r.session().Coverage(""), nil
	}
	return r.session().Coverage(*document), nil
}

// Complete finds names that begin with what was typed.
func (r *resolver) Complete(ctx context.Context, text string, kinds []graph.Kind, first int) ([]*answer.Completion, error) {
	found, err := r.store.Complete(ctx, graph.CompleteQuery{Text: text, Kinds: kinds, First: first})
	if err != nil {
		return nil, fmt.Errorf("complete: %w", err)
	}
	sel, typ := r.under(ctx, selection(ctx), "Completion", "node")
	plan, err := answer.NewPlan(ctx, r.schema, sel, r.possible(typ))
	if err != nil {
		return nil, err
	}
	ids := make([]graph.ID, len(found))
	for i, c := range found {
		ids[i] = c.Node.NodeID()
	}
	nodes, err := r.session().ByID(ctx, ids, plan)
	if err != nil {
		return nil, err
	}
	out := make([]*answer.Completion, 0, len(found))
	for i, c := range found {
		if nodes[i] != nil {
			out = append(out, &answer.Completion{Name: c.Name, Node: nodes[i]})
		}
	}
	return out, nil
}
