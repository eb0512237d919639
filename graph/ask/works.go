package ask

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kg/graph"
)

// answerExplainedBy: which events (policies, actors) does a work explain, report, dispute, discuss.
func answerExplainedBy(ctx context.Context, q *asker, m slots) (bool, error) {
	w, err := q.oneWork(ctx, m["work"])
	if err != nil || w == nil {
		return false, err
	}
	verb := cmp.Or(m["verb"], m["passive"], "explain")
	rel := relationOf(verb)
	wanted := kindsOf(m["kinds"])
	q.answer.Understood = fmt.Sprintf("%s that %s %s", kindWords(wanted), w.Label(), verbS(rel))
	q.answer.GraphQL = fmt.Sprintf("{ work(cite: %q) { title %s(first: 100) { edges { confidence hedged node { ... on Event { name date } ... on Policy { name date } } evidence { quote section rule } } } } }", firstKey(w), rel)
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{w.ID}, Hops: []graph.Hop{
		{Name: "answer", Relations: []graph.Relation{rel}, Direction: graph.Out, Kinds: wanted, First: graph.MaxPage},
		{Name: "denied", Relations: []graph.Relation{graph.Disputes}, Direction: graph.Out, Kinds: wanted, First: graph.MaxPage},
	}})
	if err != nil || len(trees) == 0 {
		return false, err
	}
	spoken := map[graph.ID]bool{}
	for _, e := range trees[0].Hops["answer"].Edges {
		q.edgeRow(e)
		for _, v := range graph.Counted(e.Edge.Evidence) {
			spoken[v.Citation] = true
		}
	}
	q.answer.Summary = fmt.Sprintf("%s %s %s.", firstKey(w), verbS(rel), countKinds(q.answer.Rows, wanted))
	if slices.Contains(wanted, graph.KindActor) {
		q.miss("Actors are what happens to be named in a passage; works are said to explain events and policies only.")
	}
	return true, q.uncoveredCitations(ctx, w, spoken, verbS(rel))
}

// uncoveredCitations says which citations of a work the answer does not rest on.
func (q *asker) uncoveredCitations(ctx context.Context, w *graph.Work, spoken map[graph.ID]bool, verb string) error {
	cits, err := q.citationsOf(ctx, w.ID)
	if err != nil {
		return err
	}
	if len(cits) == 0 {
		q.miss(fmt.Sprintf("No loaded document cites %s; only its own text speaks.", firstKey(w)))
		return nil
	}
	docs := map[graph.ID]bool{}
	var silent []string
	doubtful := 0
	for _, c := range cits {
		docs[c.Document] = true
		if c.Status != "resolved" {
			doubtful++
		}
		if !spoken[c.ID] {
			silent = append(silent, fmt.Sprintf("no. %d (%s)", c.Number, cmp.Or(c.Section, "no section")))
		}
	}
	q.miss(fmt.Sprintf("%s is cited %s in %s.", firstKey(w), times(len(cits)), count(len(docs), "document")))
	if len(silent) > 0 {
		q.miss(fmt.Sprintf("No event or policy that it %s was found at %s of these: %s.", verb, count(len(silent), "citation"), strings.Join(silent, ", ")))
	}
	if doubtful > 0 {
		q.miss(fmt.Sprintf("%s of them may stand for another entry.", count(doubtful, "citation")))
	}
	for _, d := range slices.Sorted(maps.Keys(docs)) {
		if err := q.documentGaps(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

// documentGaps says which citations of a document found no entry.
func (q *asker) documentGaps(ctx context.Context, id graph.ID) error {
	nodes, err := q.store.Nodes(ctx, []graph.ID{id})
	if err != nil || len(nodes) == 0 || nodes[0] == nil {
		return err
	}
	d := nodes[0].(*graph.Document)
	if n := d.Coverage.Dangling + d.Coverage.Ambiguous; n > 0 {
		q.miss(fmt.Sprintf("In %s, %s could not be led to one entry (%d without any, %d with several).", d.Name, count(n, "citation"), d.Coverage.Dangling, d.Coverage.Ambiguous))
	}
	return nil
}

// citationsOf are the citations of a work in all documents, in document order.
func (q *asker) citationsOf(ctx context.Context, work graph.ID) ([]*graph.Citation, error) {
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{work}, Hops: []graph.Hop{{
		Name: "entry", Relations: []graph.Relation{graph.Describes}, Direction: graph.In, First: graph.MaxPage,
		Next: []graph.Hop{{Name: "citation", Relations: []graph.Relation{graph.PointsTo}, Direction: graph.In, First: graph.MaxPage}},
	}}})
	if err != nil || len(trees) == 0 {
		return nil, err
	}
	var out []*graph.Citation
	for _, entry := range trees[0].Hops["entry"].Edges {
		for _, c := range entry.To.Hops["citation"].Edges {
			out = append(out, c.To.Node.(*graph.Citation))
		}
	}
	slices.SortFunc(out, func(a, b *graph.Citation) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Number, b.Number))
	})
	return out, nil
}

// answerWorksOn: which works explain an event, and do they disagree.
func answerWorksOn(ctx context.Context, q *asker, m slots) (bool, error) {
	thing, err := q.oneThing(ctx, m["thing"], graph.KindEvent, graph.KindPolicy)
	if err != nil || thing == nil {
		return false, err
	}
	rel := relationOf(cmp.Or(m["verb"], "report"))
	q.answer.Understood = fmt.Sprintf("works that %s %s", verbPlural(rel), thing.Label())
	q.answer.GraphQL = fmt.Sprintf("{ node(id: %q) { ... on Event { name date %[2]s { edges { confidence node { title keys } evidence { quote } } } } ... on Policy { name %[2]s { edges { confidence node { title keys } evidence { quote } } } } } }", thing.NodeID(), passiveField(rel))
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{thing.NodeID()}, Hops: []graph.Hop{
		{Name: "for", Relations: []graph.Relation{rel}, Direction: graph.In, First: graph.MaxPage},
		{Name: "against", Relations: []graph.Relation{graph.Disputes}, Direction: graph.In, First: graph.MaxPage},
		{Name: "beside", Relations: besides(rel), Direction: graph.In, First: graph.MaxPage},
		{Name: "parts", Relations: []graph.Relation{graph.PartOf}, Direction: graph.In, First: graph.MaxPage},
	}})
	if err != nil || len(trees) == 0 {
		return false, err
	}
	hops := trees[0].Hops
	named := map[graph.ID]bool{}
	for _, e := range hops["for"].Edges {
		q.edgeRow(e)
		named[e.To.Node.NodeID()] = true
	}
	q.answer.Summary = fmt.Sprintf("%s %s %s.", count(len(named), "work"), agree(rel, len(named)), thing.Label())
	if rel != graph.Disputes {
		for _, e := range hops["against"].Edges {
			q.edgeRow(e)
			named[e.To.Node.NodeID()] = true
		}
		if len(hops["against"].Edges) == 0 && strings.Contains(normal(q.answer.Question), "agree") {
			q.miss("No work is used against it; whether the explanations exclude each other is for the reader of the quotes.")
		}
	}
	var beside []string
	for _, e := range hops["beside"].Edges {
		if !named[e.To.Node.NodeID()] {
			named[e.To.Node.NodeID()] = true
			beside = append(beside, e.To.Node.Label())
		}
	}
	if len(beside) > 0 {
		q.miss(fmt.Sprintf("In another way only, it is spoken of by: %s.", strings.Join(beside, "; ")))
	}
	for _, e := range hops["parts"].Edges {
		q.miss("What is said of its part " + e.To.Node.Label() + " is not counted in.")
	}
	if len(hops["for"].Edges) == 0 {
		if err := q.within(ctx, thing, rel); err != nil {
			return false, err
		}
	}
	if err := q.unread(ctx, thing, named, verbPlural(rel)); err != nil {
		return false, err
	}
	q.miss("Only sentences that name it are read; what is said of it in other words is not counted.")
	return true, nil
}

func besides(rel graph.Relation) []graph.Relation {
	var out []graph.Relation
	for _, r := range []graph.Relation{graph.Explains, graph.Reports, graph.Discusses} {
		if r != rel {
			out = append(out, r)
		}
	}
	return out
}

// answerCiting: which works cite a work.
func answerCiting(ctx context.Context, q *asker, m slots) (bool, error) {
	w, err := q.oneWork(ctx, m["work"])
	if err != nil || w == nil {
		return false, err
	}
	q.answer.Understood = "works that cite " + w.Label()
	q.answer.GraphQL = fmt.Sprintf("{ work(cite: %q) { citedBy(first: 100) { edges { node { title } evidence { quote } } } } }", firstKey(w))
	trees, err := q.shape(ctx, graph.Shape{From: []graph.ID{w.ID}, Hops: []graph.Hop{
		{Name: "by", Relations: []graph.Relation{graph.Cites}, Direction: graph.In, First: graph.MaxPage},
	}})
	if err != nil || len(trees) == 0 {
		return false, err
	}
	for _, e := range trees[0].Hops["by"].Edges {
		q.edgeRow(e)
	}
	q.answer.Summary = fmt.Sprintf("%s %s %s.", count(len(q.answer.Rows), "work"), agree(graph.Cites, len(q.answer.Rows)), firstKey(w))
	q.miss("Only the documents loaded here can be seen to cite.")
	return true, nil
}
