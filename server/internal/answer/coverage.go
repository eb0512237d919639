package answer

import (
	"context"

	"kg/graph"
)

// Coverage is what the graph does not cover. Each number asks the store when it is asked for.
type Coverage struct {
	store    graph.Store
	document graph.ID
}

// Coverage is that of the whole graph, or of what one document speaks of.
func (s *Session) Coverage(document graph.ID) *Coverage {
	return &Coverage{store: s.Store, document: document}
}

func (c *Coverage) size(ctx context.Context, q graph.NodeQuery) (int, error) {
	q.Document = c.document
	return c.store.Size(ctx, q)
}

// Documents counts the loaded documents.
func (c *Coverage) Documents(ctx context.Context) (int, error) {
	return c.size(ctx, graph.NodeQuery{Kind: graph.KindDocument})
}

// Works counts the works.
func (c *Coverage) Works(ctx context.Context) (int, error) {
	return c.size(ctx, graph.NodeQuery{Kind: graph.KindWork})
}

// WorksNotLoaded counts the works of which there is no copy.
func (c *Coverage) WorksNotLoaded(ctx context.Context) (int, error) {
	return c.without(ctx, graph.KindWork, graph.Embodies)
}

// References counts the entries.
func (c *Coverage) References(ctx context.Context) (int, error) {
	return c.size(ctx, graph.NodeQuery{Kind: graph.KindReference})
}

// ReferencesNeverCited counts the entries for which no citation stands.
func (c *Coverage) ReferencesNeverCited(ctx context.Context) (int, error) {
	return c.without(ctx, graph.KindReference, graph.PointsTo)
}

// without counts the nodes to which no such edge leads.
func (c *Coverage) without(ctx context.Context, kind graph.Kind, r graph.Relation) (int, error) {
	return c.size(ctx, graph.NodeQuery{Kind: kind, Lacking: []graph.EdgeCondition{{Relations: []graph.Relation{r}, Direction: graph.In}}})
}

// Citations counts the citations.
func (c *Coverage) Citations(ctx context.Context) (int, error) {
	return c.size(ctx, graph.NodeQuery{Kind: graph.KindCitation})
}

// Ambiguous counts the citations that several entries fit.
func (c *Coverage) Ambiguous(ctx context.Context) (int, error) {
	return c.size(ctx, graph.NodeQuery{Kind: graph.KindCitation, Type: string(Ambiguous)})
}

// Dangling counts the citations that no entry answers.
func (c *Coverage) Dangling(ctx context.Context) (int, error) {
	return c.size(ctx, graph.NodeQuery{Kind: graph.KindCitation, Type: string(Dangling)})
}

// EventsUndated counts the events without a known date.
func (c *Coverage) EventsUndated(ctx context.Context) (int, error) {
	return c.undated(ctx, graph.KindEvent)
}

// PoliciesUndated counts the policies without a known date.
func (c *Coverage) PoliciesUndated(ctx context.Context) (int, error) {
	return c.undated(ctx, graph.KindPolicy)
}

func (c *Coverage) undated(ctx context.Context, kind graph.Kind) (int, error) {
	all, err := c.size(ctx, graph.NodeQuery{Kind: kind})
	if err != nil {
		return 0, err
	}
	dated, err := c.size(ctx, graph.NodeQuery{Kind: kind, Dates: graph.DateRange{To: lastYear}})
	return all - dated, err
}

// lastYear is the end of a range that keeps everything with a known date.
const lastYear = "9999"
