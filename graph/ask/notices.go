package ask

import (
	"context"
	"fmt"
	"strings"

	"kg/graph"
)

// answerRetracted: has a work been retracted or corrected; which works have been.
func answerRetracted(ctx context.Context, q *asker, m slots) (bool, error) {
	if m["work"] == "" {
		return true, q.allRetracted(ctx)
	}
	w, err := q.oneWork(ctx, m["work"])
	if err != nil || w == nil {
		return false, err
	}
	q.answer.Understood = "notices that take back or correct " + w.Label()
	q.answer.GraphQL = fmt.Sprintf("{ work(cite: %q) { title retracted retractedBy { edges { node { title date } evidence { quote } } } correctedBy { edges { node { title date } evidence { quote } } } } }", firstKey(w))
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{w.ID}, Hops: []graph.Hop{
		{Name: "retracted", Relations: []graph.Relation{graph.Retracts}, Direction: graph.In, First: graph.MaxPage},
		{Name: "corrected", Relations: []graph.Relation{graph.Corrects}, Direction: graph.In, First: graph.MaxPage},
	}})
	if err != nil || len(trees) == 0 {
		return false, err
	}
	retracted, corrected := trees[0].Hops["retracted"].Edges, trees[0].Hops["corrected"].Edges
	for _, e := range append(retracted, corrected...) {
		q.edgeRow(e)
	}
	var says []string
	switch {
	case len(retracted) > 0:
		says = append(says, fmt.Sprintf("%s been taken back by %s", firstKey(w)+" has", count(len(retracted), "notice")))
	case w.Retracted:
		says = append(says, firstKey(w)+" is marked as retracted in a bibliography that describes it; no notice is known")
	}
	if len(corrected) > 0 {
		says = append(says, fmt.Sprintf("it has been corrected by %s", count(len(corrected), "notice")))
	}
	if len(says) == 0 {
		says = append(says, "No notice is known that takes back or corrects "+firstKey(w))
	}
	q.answer.Summary = strings.Join(says, "; ") + "."
	q.miss("Only notices that a loaded document is, lists or states are known, and marks in bibliographies; nothing was looked up elsewhere.")
	return true, nil
}

// allRetracted adds a row for each work that a notice takes back.
func (q *asker) allRetracted(ctx context.Context) error {
	q.answer.Understood = "works that a notice takes back"
	q.answer.GraphQL = "{ works(first: 100, having: [{relations: [RETRACTS], direction: IN}]) { totalCount edges { node { title retractedBy { edges { node { title } evidence { quote } } } } } } }"
	var ids []graph.ID
	err := q.everyOf(ctx, graph.NodeQuery{
		Kind: graph.KindWork, Having: []graph.EdgeCondition{{Relations: []graph.Relation{graph.Retracts}, Direction: graph.In, Negated: graph.Without}},
	}, func(n graph.Node) error {
		ids = append(ids, n.NodeID())
		return nil
	})
	if err != nil {
		return err
	}
	for _, some := range chunks(ids, graph.MaxRoots) {
		trees, err := q.shape(ctx, graph.Shape{From: some, Hops: []graph.Hop{
			{Name: "by", Relations: []graph.Relation{graph.Retracts}, Direction: graph.In, First: 10},
		}})
		if err != nil {
			return err
		}
		for _, t := range trees {
			r := Row{Label: t.Node.Label(), Node: t.Node, Relation: graph.Retracts}
			var notices []string
			for _, e := range t.Hops["by"].Edges {
				notices = append(notices, e.To.Node.Label())
				r.Confidence = max(r.Confidence, e.Edge.Confidence)
				r.Quotes = append(r.Quotes, e.Edge.Evidence...)
			}
			r.Detail = "by " + several(notices)
			q.row(r)
		}
	}
	q.answer.Summary = fmt.Sprintf("%s been taken back by a notice known here.", hasHave(len(q.answer.Rows), "work"))
	q.miss("Only notices that a loaded document is, lists or states are known; nothing was looked up elsewhere.")
	return nil
}

func hasHave(n int, noun string) string {
	if n == 1 {
		return "1 " + noun + " has"
	}
	return count(n, noun) + " have"
}

// answerVersions: which other forms of a work are there.
func answerVersions(ctx context.Context, q *asker, m slots) (bool, error) {
	w, err := q.oneWork(ctx, m["work"])
	if err != nil || w == nil {
		return false, err
	}
	q.answer.Understood = "other forms of " + w.Label()
	q.answer.GraphQL = fmt.Sprintf("{ work(cite: %q) { title date versionOf { edges { node { title date } evidence { quote } } } versions { edges { node { title date } evidence { quote } } } identity { alike { node relation score reason } } } }", firstKey(w))
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{w.ID}, Hops: []graph.Hop{
		{Name: "of", Relations: []graph.Relation{graph.VersionOf}, Direction: graph.Out, First: graph.MaxPage},
		{Name: "other", Relations: []graph.Relation{graph.VersionOf}, Direction: graph.In, First: graph.MaxPage},
	}})
	if err != nil || len(trees) == 0 {
		return false, err
	}
	stated := map[graph.ID]bool{}
	add := func(list []graph.TreeEdge, says string) {
		for _, e := range list {
			q.edgeRow(e)
			last := &q.answer.Rows[len(q.answer.Rows)-1]
			last.Detail = strings.TrimSpace(says + " " + graph.DateOf(e.To.Node))
			stated[e.To.Node.NodeID()] = true
		}
	}
	add(trees[0].Hops["of"].Edges, "of which it is another form")
	add(trees[0].Hops["other"].Edges, "another form of it")
	if err := q.likeVersions(ctx, w, stated); err != nil {
		return false, err
	}
	q.answer.Summary = fmt.Sprintf("%s known here of %s.", isAre(len(q.answer.Rows), "other form"), firstKey(w))
	q.miss("Only forms that a loaded document is, lists or states are known; nothing was looked up elsewhere.")
	return true, nil
}

// likeVersions adds a row for each work that resembles this one as a version does, which no document states.
func (q *asker) likeVersions(ctx context.Context, w *graph.Work, stated map[graph.ID]bool) error {
	if w.Identity == nil {
		return nil
	}
	var ids []graph.ID
	like := map[graph.ID]graph.Alike{}
	for _, a := range w.Identity.Alike {
		if a.Relation == graph.LikeVersion && !stated[a.Node] {
			ids = append(ids, a.Node)
			like[a.Node] = a
		}
	}
	nodes, err := q.store.Nodes(ctx, ids)
	for _, n := range nodes {
		if n != nil {
			a := like[n.NodeID()]
			q.row(Row{Label: n.Label(), Node: n, Detail: "no document states it: " + a.Reason, Confidence: a.Score})
		}
	}
	return err
}
