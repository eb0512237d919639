package export

import (
	"cmp"
	"context"
	"encoding/json"
	"iter"
	"slices"
	"strings"

	"kg/graph"
	"kg/graph/subgraph"
)

// MaxChosen is how many nodes a [Part] may name.
const MaxChosen = 10_000

// maxBetween is how many edges between chosen nodes are held: more is [graph.TooLarge].
const maxBetween = 200_000

// Part says which part of the graph is exported. Its zero value is all of it, denied and rejected edges among it.
type Part struct {
	// Nodes are exported with the edges between them; at most [MaxChosen].
	Nodes []graph.ID
	// Around are exported with what lies up to Depth steps away, Limit nodes in all, as [subgraph.Around] finds it,
	// denied and rejected edges too. Not together with Nodes.
	Around       []graph.ID
	Depth, Limit int
	// Kinds and Relations, if set, keep to nodes of these kinds and to these edges.
	Kinds     []graph.Kind
	Relations []graph.Relation
	// MinConfidence keeps to edges of at least this confidence, 0 to 1.
	MinConfidence float64
}

// Graph is what an exporter writes: nodes by id, then edges by id whose ends are among them.
type Graph struct {
	records func(context.Context) iter.Seq2[graph.Record, error]
	part    Part
	// titles are those of documents that are not among the records.
	titles map[graph.ID]string
	// among are the documents that are among the records of a part in memory.
	among map[graph.ID]bool
	// Cut says what was left out that a reader might expect, one sentence each.
	Cut []string
}

// Open finds the part of the graph. Of the whole graph nothing is read before it is written; a part is held in memory.
// What the part names and the graph does not hold is [graph.NotFound], a part over the limits [graph.TooLarge] or [graph.Invalid].
func Open(ctx context.Context, store graph.Store, p Part) (Graph, error) {
	if err := p.validate(); err != nil {
		return Graph{}, err
	}
	switch {
	case len(p.Around) > 0:
		return around(ctx, store, p)
	case len(p.Nodes) > 0:
		return chosen(ctx, store, p)
	}
	return Graph{records: store.Records, part: p}, nil
}

func (p Part) validate() error {
	switch {
	case len(p.Nodes) > 0 && len(p.Around) > 0:
		return graph.Errorf(graph.Invalid, "name either the nodes to export or those to export what lies around")
	case len(p.Nodes) > MaxChosen:
		return graph.Errorf(graph.TooLarge, "%d nodes: the limit is %d", len(p.Nodes), MaxChosen)
	case !(p.MinConfidence >= 0 && p.MinConfidence <= 1):
		return graph.Errorf(graph.Invalid, "a confidence of %v: ask for 0 to 1", p.MinConfidence)
	}
	for _, k := range p.Kinds {
		if !slices.Contains(graph.Kinds(), k) {
			return graph.Errorf(graph.Invalid, "%q is no kind of node", k)
		}
	}
	for _, r := range p.Relations {
		if !slices.ContainsFunc(graph.Allowed(), func(a graph.Rule) bool { return a.Relation == r }) {
			return graph.Errorf(graph.Invalid, "%q is no relation", r)
		}
	}
	return nil
}

// keeps tells whether a record is of the kinds and relations that are wanted. The kinds of an edge's ends stand in their ids.
func (p Part) keeps(r graph.Record) bool {
	if r.Edge == nil {
		return p.wants(r.Node.NodeKind())
	}
	e := r.Edge
	return e.Confidence >= p.MinConfidence && (len(p.Relations) == 0 || slices.Contains(p.Relations, e.Relation)) &&
		p.wants(graph.Kind(e.From.Kind())) && p.wants(graph.Kind(e.To.Kind()))
}

func (p Part) wants(k graph.Kind) bool { return len(p.Kinds) == 0 || slices.Contains(p.Kinds, k) }

// followed are the relations that are wanted: all of them where none is named.
func (p Part) followed() []graph.Relation {
	if len(p.Relations) > 0 {
		return p.Relations
	}
	var all []graph.Relation
	for _, r := range graph.Allowed() {
		all = append(all, r.Relation)
	}
	return all
}

// filter keeps denied and rejected edges, as the whole graph does.
func (p Part) filter() graph.EdgeFilter {
	return graph.EdgeFilter{MinConfidence: p.MinConfidence, Negated: true, Rejected: true}
}

func around(ctx context.Context, store graph.Store, p Part) (Graph, error) {
	found, err := subgraph.Around(ctx, store, subgraph.Query{
		Around: p.Around, Depth: p.Depth, Limit: p.Limit, Kinds: p.Kinds, Relations: p.Relations, Filter: p.filter(),
	})
	if err != nil {
		return Graph{}, err
	}
	if len(found.Nodes) == 0 {
		return Graph{}, graph.Errorf(graph.NotFound, "none of the nodes to look around is in the graph")
	}
	nodes := make([]graph.Node, len(found.Nodes))
	for i, n := range found.Nodes {
		nodes[i] = n.Node
	}
	g, err := held(ctx, store, nodes, found.Edges)
	g.Cut = found.Cut
	if len(p.Relations) == 0 {
		g.Cut = append(g.Cut, notFollowed())
	}
	return g, err
}

// notFollowed says which relations lead nowhere from the nodes asked about, unless they are named: documents and citations would crowd out what is spoken of.
func notFollowed() string {
	followed := graph.PathRelations()
	var others []string
	for _, r := range graph.Allowed() {
		if !slices.Contains(followed, r.Relation) {
			others = append(others, string(r.Relation))
		}
	}
	return "Edges of these relations are not followed unless they are named: " + strings.Join(others, ", ") + "."
}

// held is a graph in memory, in canonical order.
func held(ctx context.Context, store graph.Store, nodes []graph.Node, edges []graph.Edge) (Graph, error) {
	slices.SortFunc(nodes, func(a, b graph.Node) int { return cmp.Compare(a.NodeID(), b.NodeID()) })
	slices.SortFunc(edges, func(a, b graph.Edge) int { return cmp.Compare(a.ID, b.ID) })
	titles, err := titlesOf(ctx, store, edges)
	among := map[graph.ID]bool{}
	for _, n := range nodes {
		if n.NodeKind() == graph.KindDocument {
			among[n.NodeID()] = true
		}
	}
	return Graph{titles: titles, among: among, records: func(ctx context.Context) iter.Seq2[graph.Record, error] {
		return func(yield func(graph.Record, error) bool) {
			for _, n := range nodes {
				if !yield(graph.Record{Node: n}, ctx.Err()) {
					return
				}
			}
			for i := range edges {
				if !yield(graph.Record{Edge: &edges[i]}, ctx.Err()) {
					return
				}
			}
		}
	}}, err
}

// titlesOf are the labels of the documents from which edges were read.
func titlesOf(ctx context.Context, store graph.Store, edges []graph.Edge) (map[graph.ID]string, error) {
	titles := map[graph.ID]string{}
	for _, e := range edges {
		for _, v := range e.Evidence {
			titles[v.Document] = ""
		}
	}
	var ids []graph.ID
	for id := range titles {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for part := range slices.Chunk(ids, graph.MaxRoots) {
		trees, err := store.Encoded(ctx, graph.Shape{From: part, Fields: []string{graph.FieldLabel}})
		if err != nil {
			return nil, err
		}
		for _, t := range trees {
			if len(t.Values) == 1 {
				titles[t.ID] = textOf(t.Values[0])
			}
		}
	}
	return titles, nil
}

// textOf is a value that a store keeps as a text.
func textOf(v graph.Value) string {
	if v.Plain || v.Text == "" {
		return v.Text
	}
	var s string
	if json.Unmarshal([]byte(v.Text), &s) != nil {
		return ""
	}
	return s
}

// kept are the records that the part wants. The titles of all documents that go by are put into titles.
func (g Graph) kept(ctx context.Context, titles map[graph.ID]string) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		for r, err := range g.records(ctx) {
			if err == nil && r.Edge == nil {
				if d, ok := r.Node.(*graph.Document); ok {
					titles[d.ID] = d.Label()
				}
			}
			if (err != nil || g.part.keeps(r)) && !yield(r, err) {
				return
			}
		}
	}
}
