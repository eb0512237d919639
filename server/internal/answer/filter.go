package answer

import (
	"fmt"

	"kg/graph"
)

// EdgeCondition is a sort of edge that a node has, or has not; what is nil is not asked for.
type EdgeCondition struct {
	Relations       []graph.Relation
	Direction       *graph.Direction
	MinConfidence   float64
	Hedged, Negated *bool
	Document        *graph.ID
}

// Conditions are those of a store's query.
func Conditions(list []*EdgeCondition) []graph.EdgeCondition {
	var out []graph.EdgeCondition
	for _, c := range list {
		q := graph.EdgeCondition{
			Relations: c.Relations, MinConfidence: c.MinConfidence, Hedged: Choice(c.Hedged), Negated: Choice(c.Negated),
		}
		if c.Direction != nil {
			q.Direction = *c.Direction
		}
		if c.Document != nil {
			q.Document = *c.Document
		}
		out = append(out, q)
	}
	return out
}

// Choice is what an argument keeps that may be left out: all, only that of which something is true, or only the rest.
func Choice(b *bool) graph.Choice {
	switch {
	case b == nil:
		return graph.Either
	case *b:
		return graph.Only
	}
	return graph.Without
}

// edgeFilter reads the filters of a field that follows edges, as its arguments have them.
func edgeFilter(args map[string]any) (f graph.EdgeFilter, err error) {
	if s, ok := args["document"].(string); ok {
		f.Document = graph.ID(s)
	}
	f.Negated, _ = args["negated"].(bool)
	f.Rejected, _ = args["rejected"].(bool)
	if b, ok := args["hedged"].(bool); ok {
		f.Hedged = Choice(&b)
	}
	if r, ok := args["dates"].(map[string]any); ok {
		f.There.From, _ = r["from"].(string)
		f.There.To, _ = r["to"].(string)
		f.There.Surely, _ = r["surely"].(bool)
		f.There.Unknown, _ = r["unknown"].(bool)
	}
	if f.MinConfidence, err = fraction(args["minConfidence"]); err != nil {
		return f, fmt.Errorf("minConfidence is 0 to 1")
	}
	return f, f.There.Validate()
}

// edgeOrder reads the order of the edges that a field follows.
func edgeOrder(args map[string]any) graph.EdgeOrder {
	if args["order"] == "DATE" {
		return graph.ByDateThere
	}
	return graph.BySurest
}
