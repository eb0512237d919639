package audit

import (
	"context"
	"fmt"
	"slices"

	"kg/graph"
)

// walk goes over the graph once.
type walk struct {
	store      graph.Store
	rules      []Rule
	min        float64
	first      int                     // findings to give of each rule
	genre      map[graph.ID]string     // of documents
	copies     map[graph.ID][]graph.ID // documents by the work they are copies of
	named      map[graph.ID][]Side     // where the news name a thing, at most maxNamed
	dropped    map[RuleID]int          // findings let go, by rule
	cut        int                     // things with more edges than were fetched
	unresolved int                     // citations without one entry
	undated    int                     // things without a known date
	report     Report
}

// maxNamed is how many passages of the news are kept for a thing.
const maxNamed = 5

// around is a thing with the edges that meet in it.
type around struct {
	*walk
	thing  graph.Node
	works  []graph.TreeEdge // from works: explains, disputes, reports, discusses; denied ones too
	causes []graph.TreeEdge // from what caused it, led to it or came before it; denied ones too
}

// documents learns what was read: genres, which works are here in full, and what the news name.
func (w *walk) documents(ctx context.Context) error {
	w.genre, w.copies, w.named = map[graph.ID]string{}, map[graph.ID][]graph.ID{}, map[graph.ID][]Side{}
	q := graph.NodeQuery{Kind: graph.KindDocument, First: 20} // they bear their texts
	for {
		page, err := w.store.List(ctx, q)
		if err != nil {
			return fmt.Errorf("list the documents: %w", err)
		}
		for _, n := range page.Nodes {
			if d, ok := n.(*graph.Document); ok {
				if err := w.document(ctx, d); err != nil {
					return err
				}
			}
		}
		if q.After = page.Next; q.After == "" {
			return nil
		}
	}
}

func (w *walk) document(ctx context.Context, d *graph.Document) error {
	if d.Genre == graph.GenreDecisions {
		return nil
	}
	w.genre[d.ID] = d.Genre
	w.report.Documents++
	w.unresolved += d.Coverage.Dangling + d.Coverage.Ambiguous
	hops := []graph.Hop{{Name: "own", Relations: []graph.Relation{graph.Embodies}, Direction: graph.Out, First: 10}}
	if d.Genre == "news" {
		hops = append(hops, graph.Hop{
			Name: "named", Relations: []graph.Relation{graph.Mentions}, Direction: graph.Out, Kinds: []graph.Kind{graph.KindEvent}, First: graph.MaxPage,
		})
	}
	trees, err := w.store.Shape(ctx, graph.Shape{From: []graph.ID{d.ID}, Hops: hops})
	if err != nil {
		return fmt.Errorf("read what %s names: %w", d.Name, err)
	}
	for _, t := range trees {
		if t.Hops["named"].More {
			w.report.Missing = append(w.report.Missing, fmt.Sprintf("%s names more than %d events; the first of them were read.", d.Name, graph.MaxPage))
		}
		for _, e := range t.Hops["own"].Edges {
			id := e.To.Node.NodeID()
			w.copies[id] = append(w.copies[id], d.ID)
		}
		for _, e := range t.Hops["named"].Edges {
			if id := e.To.Node.NodeID(); len(w.named[id]) < maxNamed {
				shown := *d
				shown.Text = "" // a finding names the document, it does not bear it
				w.named[id] = append(w.named[id], side(graph.TreeEdge{Edge: e.Edge, To: graph.Tree{Node: &shown}}, ""))
			}
		}
	}
	return nil
}

// things looks at all nodes of a kind.
func (w *walk) things(ctx context.Context, kind graph.Kind) error {
	q := graph.NodeQuery{Kind: kind, First: batch}
	for {
		page, err := w.store.List(ctx, q)
		if err != nil {
			return fmt.Errorf("list the nodes of kind %s: %w", kind, err)
		}
		ids := make([]graph.ID, 0, len(page.Nodes))
		for _, n := range page.Nodes {
			ids = append(ids, n.NodeID())
		}
		if err := w.look(ctx, ids); err != nil {
			return err
		}
		if q.After = page.Next; q.After == "" {
			break
		}
	}
	return nil
}

// leftOut says what the report does not cover.
func (w *walk) leftOut() {
	miss := func(format string, args ...any) {
		w.report.Missing = append(w.report.Missing, fmt.Sprintf(format, args...))
	}
	if w.cut > 0 {
		miss("%d things have more than %d statements of a sort; of these the most confident were read.", w.cut, graph.MaxPage)
	}
	asked := func(ids ...RuleID) bool {
		return slices.ContainsFunc(w.rules, func(r Rule) bool { return slices.Contains(ids, r.ID) })
	}
	if w.undated > 0 && asked(LateCause, LatePolicy) {
		miss("%d of %d events and policies have no known date: their order in time could not be checked.", w.undated, w.report.Things)
	}
	if w.unresolved > 0 {
		miss("%d citations lead to no single entry: what they say counts for no work.", w.unresolved)
	}
	if asked(Rival, Disputed, Secondhand, Unexplained, Unsourced) {
		miss("Only statements that were recognised are compared; one thing under two names that were not joined counts as two.")
	}
}

func (w *walk) look(ctx context.Context, ids []graph.ID) error {
	if len(ids) == 0 {
		return nil
	}
	keep := graph.EdgeFilter{MinConfidence: w.min, Negated: true}
	trees, err := w.store.Shape(ctx, graph.Shape{From: ids, Hops: []graph.Hop{
		{Name: "works", Relations: []graph.Relation{graph.Explains, graph.Disputes, graph.Reports, graph.Discusses}, Direction: graph.In, Filter: keep, First: graph.MaxPage},
		{Name: "causes", Relations: []graph.Relation{graph.Caused, graph.LedTo, graph.Preceded}, Direction: graph.In, Filter: keep, First: graph.MaxPage},
	}})
	if err != nil {
		return fmt.Errorf("read what is said of %d things: %w", len(ids), err)
	}
	for _, t := range trees {
		a := &around{walk: w, thing: t.Node, works: t.Hops["works"].Edges, causes: t.Hops["causes"].Edges}
		if t.Hops["works"].More || t.Hops["causes"].More {
			w.cut++
		}
		w.report.Things++
		if dateOf(t.Node) == "" {
			w.undated++
		}
		for _, r := range w.rules {
			w.report.Findings = append(w.report.Findings, r.find(a)...)
		}
	}
	if len(w.report.Findings) > heldTimes*(len(w.rules)*w.first+1) {
		w.order()
	}
	return nil
}

// heldTimes is how many times the findings that are asked for may be held before the others are let go.
const heldTimes = 4

func side(e graph.TreeEdge, note string) Side {
	return Side{
		Node: e.To.Node, Relation: e.Edge.Relation, Negated: e.Edge.Negated, Hedged: e.Edge.Hedged,
		Confidence: e.Edge.Confidence, Note: note, Quotes: graph.Counted(e.Edge.Evidence),
	}
}

func sides(edges []graph.TreeEdge) []Side {
	out := make([]Side, 0, len(edges))
	for _, e := range edges {
		out = append(out, side(e, ""))
	}
	return out
}

// says keeps the edges of works that bear one of the relations and are not denied.
func (a *around) says(relations ...graph.Relation) []graph.TreeEdge {
	var out []graph.TreeEdge
	for _, e := range a.works {
		for _, r := range relations {
			if e.Edge.Relation == r && !e.Edge.Negated {
				out = append(out, e)
			}
		}
	}
	return out
}
