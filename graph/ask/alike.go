package ask

import (
	"context"
	"fmt"

	"kg/graph"
	"kg/graph/trace"
)

// answerCoCited: which works are cited by the same works, counted by citing works.
func answerCoCited(ctx context.Context, q *asker, m slots) (bool, error) {
	return q.paired(ctx, m["work"], trace.Cocitation, "cited together with", "cited by the same work")
}

// answerCoupled: which works cite the same works.
func answerCoupled(ctx context.Context, q *asker, m slots) (bool, error) {
	return q.paired(ctx, m["work"], trace.Coupling, "sharing references with", "citing the same work")
}

// shown is how many pairs an answer shows, and how much of what each has in common.
const (
	shownPairs   = 100
	shownThrough = 5
)

// paired answers with the works that are pairs with one work.
func (q *asker) paired(ctx context.Context, name string, like trace.Likeness, what, how string) (bool, error) {
	w, err := q.oneWork(ctx, name)
	if err != nil || w == nil {
		return false, err
	}
	q.answer.Understood = "works " + what + " " + w.Label()
	pairs, err := trace.FindPairs(ctx, q.store, trace.PairQuery{Like: like, With: w.ID, First: shownPairs, Through: shownThrough})
	if err != nil {
		return false, err
	}
	var ids []graph.ID
	for _, p := range pairs.Pairs {
		ids = append(ids, p.Second.ID)
	}
	nodes, err := q.store.Nodes(ctx, ids)
	if err != nil {
		return false, err
	}
	for i, p := range pairs.Pairs {
		row := Row{Label: p.Second.Label, Node: nodes[i], Relation: graph.Cites, Detail: how + ": " + times(p.Count)}
		for _, t := range p.Through {
			row.Confidence = max(row.Confidence, t.Second.Edge.Confidence)
			row.Quotes = append(row.Quotes, t.Second.Edge.Evidence[0])
		}
		q.row(row)
	}
	q.answer.Summary = fmt.Sprintf("%s %s %s.", count(pairs.Found, "work"), what, firstKey(w))
	q.answer.GraphQL = fmt.Sprintf("{ %s(with: %q, first: %d) { found pairs { second { label } shared cosine jaccard through { node { label } second { evidence { quote } } } } missing } }", pairField(like), w.ID, shownPairs)
	for _, m := range pairs.Missing {
		q.miss(m)
	}
	return true, nil
}

func pairField(like trace.Likeness) string {
	if like == trace.Cocitation {
		return "cocitations"
	}
	return "couplings"
}
