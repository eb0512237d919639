package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kg/graph"
)

// answerCauses: what brought a thing about, and which works explain it.
func answerCauses(ctx context.Context, q *asker, m slots) (bool, error) {
	thing, err := q.oneThing(ctx, m["thing"], graph.KindEvent, graph.KindPolicy)
	if err != nil || thing == nil {
		return false, err
	}
	q.answer.Understood = "what brought " + thing.Label() + " about, and the works that explain it"
	q.answer.GraphQL = fmt.Sprintf("{ node(id: %q) { ... on Event { name %[2]s } ... on Policy { name %[2]s } } }", thing.NodeID(),
		"causedBy { edges { node { label } evidence { quote } } } ledToBy { edges { node { label } evidence { quote } } } explainedBy { edges { node { title keys } evidence { quote } } }")
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{thing.NodeID()}, Hops: []graph.Hop{
		{Name: "causes", Relations: []graph.Relation{graph.Caused, graph.LedTo}, Direction: graph.In, Filter: graph.EdgeFilter{Negated: true}, First: graph.MaxPage},
		{Name: "works", Relations: []graph.Relation{graph.Explains}, Direction: graph.In, First: graph.MaxPage},
	}})
	if err != nil || len(trees) == 0 {
		return false, err
	}
	causes := q.relatedRows(trees[0].Hops["causes"].Edges, func(e graph.TreeEdge) string { return e.To.Node.Label() + " brought it about" })
	named := map[graph.ID]bool{}
	for _, e := range trees[0].Hops["works"].Edges {
		q.edgeRow(e)
		named[e.To.Node.NodeID()] = true
	}
	q.answer.Summary = fmt.Sprintf("%s said to have brought %s about; %s it.", isAre(causes, "thing"), thing.Label(), count(len(named), "work")+" "+agree(graph.Explains, len(named)))
	if err := q.unread(ctx, thing, named, "explain"); err != nil {
		return false, err
	}
	if m["end"] != "" {
		q.miss(fmt.Sprintf("What made it %s is not told apart from what brought it about.", m["end"]))
	}
	q.miss("Only what a sentence states outright is counted; what a work says the causes are stands in its quotes.")
	return true, nil
}

// answerEffects: what a thing brought about.
func answerEffects(ctx context.Context, q *asker, m slots) (bool, error) {
	thing, err := q.oneThing(ctx, m["thing"], graph.KindEvent, graph.KindPolicy, graph.KindActor)
	if err != nil || thing == nil {
		return false, err
	}
	fields := "causes { edges { node { label } evidence { quote } } }"
	q.answer.Understood = "what " + thing.Label() + " brought about"
	q.answer.GraphQL = fmt.Sprintf("{ node(id: %q) { ... on Event { name %[2]s %[3]s } ... on Policy { name %[2]s %[3]s } ... on Actor { name %[2]s } } }", thing.NodeID(), fields, "ledTo { edges { node { label } evidence { quote } } }")
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{thing.NodeID()}, Hops: []graph.Hop{
		{Name: "effects", Relations: []graph.Relation{graph.Caused, graph.LedTo}, Direction: graph.Out, Filter: graph.EdgeFilter{Negated: true}, First: graph.MaxPage},
	}})
	if err != nil || len(trees) == 0 {
		return false, err
	}
	n := q.relatedRows(trees[0].Hops["effects"].Edges, func(e graph.TreeEdge) string { return "it brought " + e.To.Node.Label() + " about" })
	q.answer.Summary = fmt.Sprintf("%s said to have come of %s.", isAre(n, "thing"), thing.Label())
	q.miss("Only what a sentence states outright is counted.")
	return true, nil
}

// relatedRows adds a row for each edge that is not denied, names the denied ones, and counts the nodes.
func (q *asker) relatedRows(edges []graph.TreeEdge, denied func(graph.TreeEdge) string) int {
	named := map[graph.ID]bool{}
	for _, e := range edges {
		if e.Edge.Negated {
			q.miss(fmt.Sprintf("It is denied that %s: \"%s\"", denied(e), strings.Join(strings.Fields(e.Edge.Evidence[0].Quote), " ")))
			continue
		}
		q.edgeRow(e)
		named[e.To.Node.NodeID()] = true
	}
	return len(named)
}

// answerBelonging: who leads an actor, or belongs to it.
func answerBelonging(ctx context.Context, q *asker, m slots) (bool, error) {
	actor, err := q.oneThing(ctx, m["actor"], graph.KindActor)
	if err != nil || actor == nil {
		return false, err
	}
	relation, what, field := graph.MemberOf, "members of", "members"
	if m["leads"] != "" || m["office"] != "" {
		relation, what, field = graph.Leads, "leaders, present or former, of", "ledBy"
	}
	q.answer.Understood = fmt.Sprintf("%s %s", what, actor.Label())
	q.answer.GraphQL = fmt.Sprintf("{ node(id: %q) { ... on Actor { name %s { edges { date node { name } evidence { quote } } } } } }", actor.NodeID(), field)
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{actor.NodeID()}, Hops: []graph.Hop{
		{Name: "actors", Relations: []graph.Relation{relation}, Direction: graph.In, Filter: graph.EdgeFilter{Negated: true}, First: graph.MaxPage},
	}})
	if err != nil || len(trees) == 0 {
		return false, err
	}
	n := q.relatedRows(trees[0].Hops["actors"].Edges, func(e graph.TreeEdge) string { return fmt.Sprintf("%s is among the %s it", e.To.Node.Label(), what) })
	q.answer.Summary = fmt.Sprintf("%s found among the %s %s.", isAre(n, "actor"), what, actor.Label())
	if m["office"] != "" {
		q.miss(fmt.Sprintf("Offices are not told apart: all who lead or led it are listed, not only its %s.", strings.ToLower(m["office"])))
	}
	q.miss("Only what a sentence or a table row states outright is counted; when it held stands beside it where that is stated too.")
	return true, nil
}

// doing is what an actor may be asked to have done.
type doing struct {
	stem, past string // of the verb as it is asked, and as it is answered
	relations  []graph.Relation
	field      string
}

// doings are told by the beginnings of verbs.
func doings() []doing {
	return []doing{
		{"sign", "signed", []graph.Relation{graph.Signed}, "signed"},
		{"oppos", "opposed", []graph.Relation{graph.Opposed}, "opposed"},
		{"initiat", "initiated", []graph.Relation{graph.Initiated}, "initiated"},
		{"launch", "initiated", []graph.Relation{graph.Initiated}, "initiated"},
		{"start", "initiated", []graph.Relation{graph.Initiated}, "initiated"},
		{"adopt", "adopted", []graph.Relation{graph.Adopted}, "adopted"},
		{"caus", "brought about", []graph.Relation{graph.Caused}, "causes"},
		{"attend", "took part in", []graph.Relation{graph.ParticipatedIn}, "participatedIn"},
		{"participat", "took part in", []graph.Relation{graph.ParticipatedIn}, "participatedIn"},
		{"take part", "took part in", []graph.Relation{graph.ParticipatedIn}, "participatedIn"},
		{"taken part", "took part in", []graph.Relation{graph.ParticipatedIn}, "participatedIn"},
	}
}

// answerDoings: what an actor signed, opposed, launched or took part in.
func answerDoings(ctx context.Context, q *asker, m slots) (bool, error) {
	verb := strings.ToLower(m["verb"])
	all := doings()
	i := slices.IndexFunc(all, func(d doing) bool { return strings.HasPrefix(verb, d.stem) })
	if i < 0 {
		return false, nil
	}
	d := all[i]
	actor, err := q.oneThing(ctx, m["actor"], graph.KindActor)
	if err != nil || actor == nil {
		return false, err
	}
	q.answer.Understood = fmt.Sprintf("events and policies that %s %s", actor.Label(), d.past)
	q.answer.GraphQL = fmt.Sprintf("{ node(id: %q) { ... on Actor { name %s { edges { date node { label } evidence { quote } } } } } }", actor.NodeID(), d.field)
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{actor.NodeID()}, Hops: []graph.Hop{
		{Name: "things", Relations: d.relations, Direction: graph.Out, Kinds: kindsOf(m["kinds"]), Filter: graph.EdgeFilter{Negated: true}, First: graph.MaxPage},
	}})
	if err != nil || len(trees) == 0 {
		return false, err
	}
	q.relatedRows(trees[0].Hops["things"].Edges, func(e graph.TreeEdge) string { return actor.Label() + " " + d.past + " " + e.To.Node.Label() })
	for i := range q.answer.Rows {
		r := &q.answer.Rows[i]
		r.Detail = cmp.Or(r.Detail, "date unknown")
	}
	q.answer.Summary = fmt.Sprintf("%s that %s %s.", countKinds(q.answer.Rows, kindsOf(m["kinds"])), actor.Label(), d.past)
	q.miss("Only what a sentence or a table row states outright is counted.")
	return true, nil
}
