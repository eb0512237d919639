package ask

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kg/graph"
)

// maxSearched is how many documents are gone through for what an answer leaves out.
const maxSearched = 20

// maxLabels is how many names one sentence of gaps gives.
const maxLabels = 8

// unread says which works are cited in sentences that name the thing and are not in the answer: the relation may be
// there and not have been recognised.
func (q *asker) unread(ctx context.Context, thing graph.Node, named map[graph.ID]bool, what string) error {
	citations, unresolved, err := q.citationsBeside(ctx, thing)
	if err != nil {
		return err
	}
	var labels []string
	for _, list := range chunks(citations, graph.MaxRoots) {
		trees, err := q.shape(ctx, graph.Shape{From: list, Hops: []graph.Hop{{
			Name: "entry", Relations: []graph.Relation{graph.PointsTo}, Direction: graph.Out, First: 10,
			Next: []graph.Hop{{Name: "work", Relations: []graph.Relation{graph.Describes}, Direction: graph.Out, First: 1}},
		}}})
		if err != nil {
			return err
		}
		for _, t := range trees {
			for _, entry := range t.Hops["entry"].Edges {
				for _, w := range entry.To.Hops["work"].Edges {
					if id := w.To.Node.NodeID(); !named[id] {
						named[id] = true
						labels = append(labels, w.To.Node.Label())
					}
				}
			}
		}
	}
	slices.Sort(labels)
	if len(labels) > 0 {
		q.miss(fmt.Sprintf("Cited in a sentence that names it, but not found to %s it: %s.", what, several(labels)))
	}
	if unresolved > 0 {
		q.miss(fmt.Sprintf("In sentences that name it, %s could not be led to one entry.", count(unresolved, "citation")))
	}
	return nil
}

// citationsBeside are the citations that stand in sentences which name the thing, and how many of these have no single entry.
func (q *asker) citationsBeside(ctx context.Context, thing graph.Node) (ids []graph.ID, unresolved int, err error) {
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{thing.NodeID()}, Hops: []graph.Hop{
		{Name: "in", Relations: []graph.Relation{graph.Mentions}, Direction: graph.In, First: maxSearched},
	}})
	if err != nil || len(trees) == 0 {
		return nil, 0, err
	}
	in := trees[0].Hops["in"]
	if in.More {
		q.miss(fmt.Sprintf("It is named in more than %d documents; for what is left out here, %d of them were gone through.", maxSearched, maxSearched))
	}
	for _, e := range in.Edges {
		page, err := q.store.List(ctx, graph.NodeQuery{Kind: graph.KindCitation, Document: e.To.Node.NodeID(), First: graph.MaxPage})
		if err != nil {
			return nil, 0, err
		}
		for _, n := range page.Nodes {
			c := n.(*graph.Citation)
			beside := slices.ContainsFunc(e.Edge.Evidence, func(v graph.Evidence) bool {
				return v.Span.Start < c.Passage.End && c.Passage.Start < v.Span.End
			})
			switch {
			case !beside:
			case c.Status == "dangling":
				unresolved++
			default:
				ids = append(ids, c.ID)
				if c.Status == "ambiguous" {
					unresolved++
				}
			}
		}
	}
	return ids, unresolved, nil
}

// within answers for what the thing is of, where the thing itself has no answer: "the adoption of the Harbour Act" → the Act.
func (q *asker) within(ctx context.Context, thing graph.Node, rel graph.Relation) error {
	_, of, ok := strings.Cut(thing.Label(), " of ")
	if !ok {
		return nil
	}
	inner, err := FindThings(ctx, q.store, of, graph.KindEvent, graph.KindPolicy)
	if err != nil || len(inner) == 0 || inner[0].NodeID() == thing.NodeID() || !longEnough(inner[0], of) {
		return err
	}
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{inner[0].NodeID()}, Hops: []graph.Hop{
		{Name: "for", Relations: []graph.Relation{rel}, Direction: graph.In, First: graph.MaxPage},
	}})
	if err != nil || len(trees) == 0 {
		return err
	}
	var labels []string
	for _, e := range trees[0].Hops["for"].Edges {
		labels = append(labels, e.To.Node.Label())
	}
	if len(labels) > 0 {
		q.miss(fmt.Sprintf("Of %s itself, this is found, and not counted in: %s.", inner[0].Label(), several(labels)))
	}
	return nil
}

// longEnough tells whether a name of the node has all the words asked.
func longEnough(n graph.Node, asked string) bool {
	want := words(asked)
	return slices.ContainsFunc(namesOf(n), func(s string) bool {
		have := words(s)
		return !slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(have, w) })
	})
}

func several(labels []string) string {
	if more := len(labels) - maxLabels; more > 0 {
		return strings.Join(labels[:maxLabels], "; ") + fmt.Sprintf("; and %d more", more)
	}
	return strings.Join(labels, "; ")
}

func chunks(ids []graph.ID, size int) [][]graph.ID {
	var out [][]graph.ID
	for chunk := range slices.Chunk(ids, size) {
		out = append(out, chunk)
	}
	return out
}
