package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kg/graph"
)

// relationTo answers who stands in one of the relations to a thing.
func relationTo(what string, relations ...graph.Relation) func(context.Context, *asker, slots) (bool, error) {
	return func(ctx context.Context, q *asker, m slots) (bool, error) {
		thing, err := q.oneThing(ctx, m["thing"], graph.KindEvent, graph.KindPolicy)
		if err != nil || thing == nil {
			return false, err
		}
		q.answer.Understood = fmt.Sprintf("actors that %s %s", what, thing.Label())
		q.answer.GraphQL = fmt.Sprintf("{ node(id: %q) { ... on Event { name %[2]s { edges { node { name } evidence { quote } } } } ... on Policy { name %[2]s { edges { node { name } evidence { quote } } } } } }", thing.NodeID(), actorField(relations[0]))
		trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{thing.NodeID()}, Hops: []graph.Hop{{
			Name: "actors", Relations: relations, Direction: graph.In, Kinds: []graph.Kind{graph.KindActor},
			Filter: graph.EdgeFilter{Negated: true}, First: graph.MaxPage,
		}}})
		if err != nil || len(trees) == 0 {
			return false, err
		}
		named := map[graph.ID]bool{}
		for _, e := range trees[0].Hops["actors"].Edges {
			if e.Edge.Negated {
				q.miss(fmt.Sprintf("It is denied that %s %s it: \"%s\"", e.To.Node.Label(), what, strings.Join(strings.Fields(e.Edge.Evidence[0].Quote), " ")))
				continue
			}
			q.edgeRow(e)
			named[e.To.Node.NodeID()] = true
		}
		q.answer.Summary = fmt.Sprintf("%s %s %s.", count(len(named), "actor"), what, thing.Label())
		q.miss("Only what a sentence states outright is counted.")
		return true, nil
	}
}

func actorField(r graph.Relation) string {
	switch r {
	case graph.Signed:
		return "signedBy"
	case graph.Opposed:
		return "opposedBy"
	case graph.Adopted:
		return "adoptedBy"
	}
	return "participants"
}

// answerAdopted: which policies did an actor adopt, and when.
func answerAdopted(ctx context.Context, q *asker, m slots) (bool, error) {
	actor, err := q.oneThing(ctx, m["actor"], graph.KindActor)
	if err != nil || actor == nil {
		return false, err
	}
	q.answer.Understood = "policies that " + actor.Label() + " adopted or launched"
	q.answer.GraphQL = fmt.Sprintf("{ node(id: %q) { ... on Actor { name adopted { edges { date node { ... on Policy { name date } } evidence { quote } } } } } }", actor.NodeID())
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{actor.NodeID()}, Hops: []graph.Hop{{
		Name: "policies", Relations: []graph.Relation{graph.Adopted, graph.Initiated, graph.Signed}, Direction: graph.Out,
		Kinds: []graph.Kind{graph.KindPolicy}, First: graph.MaxPage,
	}}})
	if err != nil || len(trees) == 0 {
		return false, err
	}
	for _, e := range trees[0].Hops["policies"].Edges {
		q.edgeRow(e)
		q.answer.Rows[len(q.answer.Rows)-1].Detail = cmp.Or(e.Edge.Date, dateOf(e.To.Node), "date unknown")
	}
	q.answer.Summary = fmt.Sprintf("%s adopted or launched by %s.", count(len(q.answer.Rows), "policy"), actor.Label())
	q.miss("Only what a sentence or a table row states outright is counted.")
	return true, nil
}

// maxPath is the longest chain that is looked for, in edges.
const maxPath = 6

// answerLinks: what links A and B, with a quote at each hop.
func answerLinks(ctx context.Context, q *asker, m slots) (bool, error) {
	a, err := q.anything(ctx, m["a"])
	if err != nil || a == nil {
		return false, err
	}
	b, err := q.anything(ctx, m["b"])
	if err != nil || b == nil {
		return false, err
	}
	q.answer.Understood = fmt.Sprintf("the shortest chain of statements between %s and %s", a.Label(), b.Label())
	q.answer.GraphQL = fmt.Sprintf("{ path(from: %q, to: %q) { length start { label } steps { relation direction node { label } evidence { quote } } } }", a.NodeID(), b.NodeID())
	paths, err := q.store.Paths(ctx, graph.PathQuery{From: a.NodeID(), To: b.NodeID(), MaxLength: maxPath, First: 3})
	if err != nil {
		return false, err
	}
	for i, p := range paths {
		for k, e := range p.Edges {
			from, to := p.Nodes[k], p.Nodes[k+1]
			if e.From != from.NodeID() {
				from, to = to, from
			}
			q.row(Row{
				Label: from.Label() + " " + string(e.Relation) + " " + to.Label(), Detail: fmt.Sprintf("path %d, step %d", i+1, k+1),
				Node: p.Nodes[k+1], Relation: e.Relation, Confidence: e.Confidence, Hedged: e.Hedged, Negated: e.Negated, Quotes: e.Evidence,
			})
		}
	}
	if len(paths) == 0 {
		n, err := q.namedTogether(ctx, a, b)
		if err != nil {
			return false, err
		}
		q.answer.Summary = fmt.Sprintf("No chain of at most %d statements links them; %s both.", maxPath, count(n, "sentence")+" name")
	} else {
		q.answer.Summary = fmt.Sprintf("%s of %s.", count(len(paths), "shortest path"), count(len(paths[0].Edges), "step"))
	}
	q.miss("Longer chains are not shown, nor more than three of equal length.")
	return true, nil
}

// namedTogether adds a row for each document with the sentences that name both things, and counts the sentences.
func (q *asker) namedTogether(ctx context.Context, a, b graph.Node) (int, error) {
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{a.NodeID(), b.NodeID()}, Hops: []graph.Hop{
		{Name: "in", Relations: []graph.Relation{graph.Mentions}, Direction: graph.In, First: graph.MaxPage},
	}})
	if err != nil || len(trees) != 2 {
		return 0, err
	}
	type passage struct {
		document graph.ID
		span     graph.Span
	}
	first := map[passage]bool{}
	for _, e := range trees[0].Hops["in"].Edges {
		for _, v := range graph.Counted(e.Edge.Evidence) {
			first[passage{v.Document, v.Span}] = true
		}
	}
	n := 0
	for _, e := range trees[1].Hops["in"].Edges {
		r := Row{Label: e.To.Node.Label(), Node: e.To.Node, Relation: graph.Mentions, Detail: "names both in one sentence"}
		for _, v := range graph.Counted(e.Edge.Evidence) {
			if first[passage{v.Document, v.Span}] {
				r.Quotes = append(r.Quotes, v)
			}
		}
		if n += len(r.Quotes); len(r.Quotes) > 0 {
			q.row(r)
		}
	}
	return n, nil
}

// anything resolves a name to a thing or, failing that, to a work.
func (q *asker) anything(ctx context.Context, name string) (graph.Node, error) {
	things, err := FindThings(ctx, q.store, name, graph.KindActor, graph.KindEvent, graph.KindPolicy)
	if err != nil {
		return nil, err
	}
	if len(things) > 0 {
		q.alsoFits(things[1:])
		return things[0], q.likelySame(ctx, things[0])
	}
	w, err := q.oneWork(ctx, name)
	if err != nil || w == nil {
		return nil, err
	}
	return w, nil
}

// everyOf walks all nodes of a kind that the query keeps.
func (q *asker) everyOf(ctx context.Context, query graph.NodeQuery, visit func(graph.Node) error) error {
	query.First = graph.MaxPage
	for {
		page, err := q.store.List(ctx, query)
		if err != nil {
			return err
		}
		for _, n := range page.Nodes {
			if err := visit(n); err != nil {
				return err
			}
		}
		if page.Next == "" {
			return nil
		}
		query.After = page.Next
	}
}

// mentionRows adds a row for each event, with the sentences that name it.
func (q *asker) mentionRows(ctx context.Context, events []*graph.Event) error {
	var ids []graph.ID
	for _, e := range events {
		ids = append(ids, e.ID)
	}
	if len(ids) == 0 {
		return nil
	}
	trees, err := q.shape(ctx, graph.Shape{From: ids, Hops: []graph.Hop{
		{Name: "named", Relations: []graph.Relation{graph.Mentions}, Direction: graph.In, First: 10},
	}})
	if err != nil {
		return err
	}
	for _, t := range trees {
		r := Row{Label: t.Node.Label(), Node: t.Node, Detail: dateOf(t.Node), Relation: graph.Mentions}
		for _, e := range t.Hops["named"].Edges {
			r.Confidence = max(r.Confidence, e.Edge.Confidence)
			r.Quotes = append(r.Quotes, e.Edge.Evidence...)
		}
		q.row(r)
	}
	return nil
}

// answerOnlyIn: what do the news name that the papers do not, and the other way round.
func answerOnlyIn(ctx context.Context, q *asker, m slots) (bool, error) {
	one, other := "news", "paper"
	if strings.HasPrefix(strings.ToLower(m["one"]), "paper") {
		one, other = other, one
	}
	q.answer.Understood = fmt.Sprintf("events and policies that a %s document names and no %s document does", one, other)
	q.answer.GraphQL = `{ documents(first: 10) { edges { node { name genre mentions(kinds: [EVENT, POLICY], first: 100) { edges { node { ... on Event { name } ... on Policy { name } } evidence { quote } } } } } } }`
	named := map[string]map[graph.ID]graph.TreeEdge{one: {}, other: {}}
	docs := map[string]int{}
	err := q.everyOf(ctx, graph.NodeQuery{Kind: graph.KindDocument}, func(n graph.Node) error {
		d := n.(*graph.Document)
		docs[d.Genre]++
		if named[d.Genre] == nil {
			return nil
		}
		trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{d.ID}, Hops: []graph.Hop{{
			Name: "named", Relations: []graph.Relation{graph.Mentions}, Direction: graph.Out,
			Kinds: []graph.Kind{graph.KindEvent, graph.KindPolicy}, First: graph.MaxPage,
		}}})
		if err != nil || len(trees) == 0 {
			return err
		}
		for _, e := range trees[0].Hops["named"].Edges {
			named[d.Genre][e.To.Node.NodeID()] = e
		}
		return nil
	})
	if err != nil {
		return false, err
	}
	var only []graph.TreeEdge
	for id, e := range named[one] {
		if _, both := named[other][id]; !both {
			only = append(only, e)
		}
	}
	slices.SortFunc(only, func(a, b graph.TreeEdge) int {
		return cmp.Or(cmp.Compare(a.To.Node.Label(), b.To.Node.Label()), cmp.Compare(a.Edge.ID, b.Edge.ID))
	})
	for _, e := range only {
		q.edgeRow(e)
	}
	q.answer.Summary = fmt.Sprintf("%d events and policies are named only in %s (of %d %s and %d %s documents).", len(only), one, docs[one], one, docs[other], other)
	q.miss("Two names for one thing that could not be recognised as such count as two.")
	if docs[""] > 0 {
		q.miss(count(docs[""], "document") + " could be told neither as news nor as paper.")
	}
	return true, nil
}

// answerMentioning: which documents name a thing.
func answerMentioning(ctx context.Context, q *asker, m slots) (bool, error) {
	thing, err := q.oneThing(ctx, m["thing"], graph.KindActor, graph.KindEvent, graph.KindPolicy)
	if err != nil || thing == nil {
		return false, err
	}
	q.answer.Understood = "documents that name " + thing.Label()
	q.answer.GraphQL = fmt.Sprintf("{ node(id: %q) { ... on Event { mentionedIn { edges { node { name } evidence { quote } } } } ... on Policy { mentionedIn { edges { node { name } evidence { quote } } } } ... on Actor { mentionedIn { edges { node { name } evidence { quote } } } } } }", thing.NodeID())
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{thing.NodeID()}, Hops: []graph.Hop{
		{Name: "in", Relations: []graph.Relation{graph.Mentions}, Direction: graph.In, First: graph.MaxPage},
	}})
	if err != nil || len(trees) == 0 {
		return false, err
	}
	for _, e := range trees[0].Hops["in"].Edges {
		q.edgeRow(e)
		q.answer.Rows[len(q.answer.Rows)-1].Detail = e.To.Node.(*graph.Document).Name
	}
	q.answer.Summary = fmt.Sprintf("%s is named in %s.", thing.Label(), count(len(q.answer.Rows), "document"))
	q.miss("Only names are counted: a sentence that speaks of it in other words, or by a pronoun, is not.")
	return true, q.otherwiseNamed(ctx, thing)
}

// otherwiseNamed says which other nodes of the kind share words with the thing's
// names: the same thing under another name, perhaps, that could not be recognised as such.
func (q *asker) otherwiseNamed(ctx context.Context, thing graph.Node) error {
	near, err := Nearest(ctx, q.store, thing.Label(), thing.NodeKind())
	if err != nil {
		return err
	}
	near = slices.DeleteFunc(near, func(label string) bool { return label == thing.Label() })
	if len(near) > 0 {
		q.miss("What is named otherwise is not counted in; perhaps the same: " + strings.Join(near[:min(len(near), 3)], "; ") + ".")
	}
	return nil
}
