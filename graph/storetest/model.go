package storetest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"iter"
	"maps"
	"slices"
	"testing"

	"kg/graph"
	"kg/graph/search"
)

// model is what a store should hold, folded in memory from its batches; it answers by looking at everything.
type model struct {
	batches map[graph.ID]graph.Batch
	known   map[string]resolution // by the batches that it was worked out from
}

func newModel(batches ...graph.Batch) *model {
	m := &model{batches: map[graph.ID]graph.Batch{}}
	for _, b := range batches {
		m.batches[b.Document] = b
	}
	return m
}

func (m *model) documents() []graph.ID { return slices.Sorted(maps.Keys(m.batches)) }

// nodes are the folds of the claims, by the nodes that these are found to be about.
func (m *model) nodes() map[graph.ID]graph.Node {
	claims, r := map[graph.ID][]graph.Node{}, m.resolved()
	for _, d := range m.documents() {
		own := slices.SortedFunc(slices.Values(m.batches[d].Claims), func(a, b graph.Node) int { return cmp.Compare(a.NodeID(), b.NodeID()) })
		for _, n := range own {
			id := r.node(d, n.NodeID())
			claims[id] = append(claims[id], n)
		}
	}
	out := map[graph.ID]graph.Node{}
	for id, c := range claims {
		out[id] = graph.WithIdentity(graph.WithID(graph.FoldNode(c), id), r.identities[id])
	}
	return out
}

func (m *model) edges() map[graph.ID]graph.Edge {
	evidence, r := map[graph.EdgeKey][]graph.Evidence{}, m.resolved()
	for _, d := range m.documents() {
		for _, e := range m.batches[d].Edges {
			k := e.EdgeKey
			k.From, k.To = r.node(d, k.From), r.node(d, k.To)
			for _, v := range e.Evidence {
				v.ID = graph.NewEvidenceID(e.EdgeKey, v)
				evidence[k] = append(evidence[k], v)
			}
		}
	}
	out := map[graph.ID]graph.Edge{}
	for k, v := range evidence {
		out[k.ID()] = graph.FoldEdge(k, v)
	}
	return out
}

func (m *model) records() iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		nodes, edges := m.nodes(), m.edges()
		for _, id := range slices.Sorted(maps.Keys(nodes)) {
			if !yield(graph.Record{Node: nodes[id]}, nil) {
				return
			}
		}
		for _, id := range slices.Sorted(maps.Keys(edges)) {
			e := edges[id]
			if !yield(graph.Record{Edge: &e}, nil) {
				return
			}
		}
	}
}

// list are the ids of all pages of a query.
func (m *model) list(q graph.NodeQuery) []graph.ID {
	var found []graph.Node
	edges := slices.Collect(maps.Values(m.edges()))
	for _, n := range m.nodes() {
		if n.NodeKind() == q.Kind && m.claimed(q.Document, n.NodeID()) && (q.Type == "" || typeOf(n) == q.Type) && (q.Key == "" || hasKey(n, q.Key)) &&
			worded(n, q.Text) && q.Dates.Keeps(graph.DateOf(n)) && allHold(q, n.NodeID(), edges) {
			found = append(found, n)
		}
	}
	slices.SortFunc(found, func(a, b graph.Node) int {
		return cmp.Or(inOrder(q.Order, a, b, edges), cmp.Compare(a.NodeID(), b.NodeID()))
	})
	var ids []graph.ID
	for _, n := range found {
		ids = append(ids, n.NodeID())
	}
	return ids
}

func worded(n graph.Node, text string) bool {
	if text == "" {
		return true
	}
	_, ok := search.NewQuery(text).Score(search.Index(n))
	return ok
}

// allHold tells whether the conditions of the query on edges hold.
func allHold(q graph.NodeQuery, id graph.ID, edges []graph.Edge) bool {
	has := func(c graph.EdgeCondition) bool {
		return slices.ContainsFunc(edges, func(e graph.Edge) bool {
			return (e.From == id && c.Direction != graph.In || e.To == id && c.Direction != graph.Out) &&
				(len(c.Relations) == 0 || slices.Contains(c.Relations, e.Relation)) &&
				e.Confidence > 0 && e.Confidence >= c.MinConfidence && c.Hedged.Keeps(e.Hedged) && c.Negated.Keeps(e.Negated) &&
				(c.Document == "" || slices.ContainsFunc(e.Evidence, func(v graph.Evidence) bool {
					return v.Document == c.Document && v.Verdict != graph.DecisionReject
				}))
		})
	}
	hasNot := func(c graph.EdgeCondition) bool { return !has(c) }
	return !slices.ContainsFunc(q.Having, hasNot) && !slices.ContainsFunc(q.Lacking, has)
}

// inOrder compares nodes by what an order goes by before their ids.
func inOrder(o graph.NodeOrder, a, b graph.Node, edges []graph.Edge) int {
	firstA, lastA, _, okA := graph.DateBounds(graph.DateOf(a))
	firstB, lastB, _, okB := graph.DateBounds(graph.DateOf(b))
	switch {
	case o == graph.ByLabel:
		return cmp.Compare(graph.LabelKey(a.Label()), graph.LabelKey(b.Label()))
	case o == graph.ByMost:
		return cmp.Compare(weight(b, edges), weight(a, edges))
	case okA != okB && okA:
		return -1
	case okA != okB:
		return 1
	case o == graph.ByEarliest:
		return cmp.Compare(firstA, firstB)
	}
	return cmp.Compare(lastB, lastA)
}

func weight(n graph.Node, edges []graph.Edge) int {
	relation, _ := graph.Weighed(n.NodeKind())
	count := 0
	for _, e := range edges {
		if e.To == n.NodeID() && e.Relation == relation && e.Confidence > 0 && !e.Negated {
			count++
		}
	}
	return count
}

func (m *model) claimed(document, id graph.ID) bool {
	r := m.resolved()
	return document == "" || slices.ContainsFunc(m.batches[document].Claims, func(n graph.Node) bool { return r.node(document, n.NodeID()) == id })
}

func typeOf(n graph.Node) string {
	switch v := n.(type) {
	case *graph.Document:
		return v.Genre
	case *graph.Work:
		return v.Type
	case *graph.Citation:
		return v.Status
	case *graph.Actor:
		return v.Type
	case *graph.Event:
		return v.Type
	case *graph.Policy:
		return v.Type
	}
	return ""
}

func hasKey(n graph.Node, key string) bool {
	var keys []string
	switch v := n.(type) {
	case *graph.Work:
		keys = v.Keys
	case *graph.Reference:
		keys = []string{v.Key}
	}
	return graph.FoldKey(key) != "" &&
		slices.ContainsFunc(keys, func(k string) bool { return graph.FoldKey(k) == graph.FoldKey(key) })
}

func (m *model) search(q graph.SearchQuery) []graph.ID {
	var candidates []search.Candidate
	for id, n := range m.nodes() {
		if len(q.Kinds) == 0 || slices.Contains(q.Kinds, n.NodeKind()) {
			candidates = append(candidates, search.Candidate{ID: id, Index: search.Index(n)})
		}
	}
	var ids []graph.ID
	for _, r := range search.NewQuery(q.Text).Rank(candidates, q.First) {
		ids = append(ids, r.ID)
	}
	return ids
}

// complete are the names and nodes that a text may become.
func (m *model) complete(q graph.CompleteQuery) []string {
	from, to, ok := search.Prefix(q.Text)
	if !ok {
		return nil
	}
	var found []search.Found
	for id, n := range m.nodes() {
		if len(q.Kinds) > 0 && !slices.Contains(q.Kinds, n.NodeKind()) {
			continue
		}
		for _, t := range search.TypedNames(n) {
			if t.Folded >= from && t.Folded < to {
				found = append(found, search.Found{Folded: t.Folded, Shown: t.Shown, Node: id})
			}
		}
	}
	var out []string
	for _, f := range search.Complete(found, q.First) {
		out = append(out, f.Shown+" "+string(f.Node))
	}
	return out
}

func (m *model) shape(s graph.Shape) []graph.Tree {
	nodes, edges := m.nodes(), m.edges()
	ordered := map[string][]graph.Edge{}
	var grow func(id graph.ID, hops []graph.Hop) graph.Tree
	grow = func(id graph.ID, hops []graph.Hop) graph.Tree {
		tree := graph.Tree{Node: nodes[id]}
		for _, h := range hops {
			if tree.Hops == nil {
				tree.Hops = map[string]graph.Branch{}
			}
			var branch graph.Branch
			compare := graph.CompareEdges
			if h.Order == graph.ByDateThere {
				compare = byDateThere(h.Direction, nodes)
			}
			order := string(h.Order)
			if h.Order != graph.BySurest {
				order += string(h.Direction)
			}
			if ordered[order] == nil {
				ordered[order] = slices.SortedFunc(maps.Values(edges), compare)
			}
			for _, e := range ordered[order] {
				far, ok := follow(h, e, id)
				if !ok || !h.Filter.There.Keeps(graph.DateOf(nodes[far])) {
					continue
				}
				if h.Total {
					branch.Total++
				}
				if h.After != "" && compare(e, edges[h.After]) <= 0 {
					continue
				}
				if len(branch.Edges) == h.First {
					branch.More = true
					continue
				}
				branch.Edges = append(branch.Edges, graph.TreeEdge{Edge: e, To: grow(far, h.Next)})
			}
			tree.Hops[h.Name] = branch
		}
		return tree
	}
	var trees []graph.Tree
	for _, id := range s.From {
		if nodes[id] != nil {
			trees = append(trees, grow(id, s.Hops))
		}
	}
	return trees
}

// byDateThere compares edges by the date of the node that they lead to in the direction.
func byDateThere(d graph.Direction, nodes map[graph.ID]graph.Node) func(a, b graph.Edge) int {
	there := func(e graph.Edge) graph.Node {
		if d == graph.In {
			return nodes[e.From]
		}
		return nodes[e.To]
	}
	return func(a, b graph.Edge) int {
		return cmp.Or(inOrder(graph.ByEarliest, there(a), there(b), nil), cmp.Compare(a.ID, b.ID))
	}
}

// follow tells whether a hop follows an edge from the node, and to where.
func follow(h graph.Hop, e graph.Edge, from graph.ID) (graph.ID, bool) {
	here, far := e.From, e.To
	if h.Direction == graph.In {
		here, far = far, here
	}
	f := h.Filter
	ok := here == from && slices.Contains(h.Relations, e.Relation) &&
		(len(h.Kinds) == 0 || slices.Contains(h.Kinds, graph.Kind(far.Kind()))) &&
		e.Confidence >= f.MinConfidence && (f.Negated || !e.Negated) && f.Hedged.Keeps(e.Hedged) && (f.Rejected || e.Confidence > 0) &&
		(f.Document == "" || slices.ContainsFunc(e.Evidence, func(v graph.Evidence) bool {
			return v.Document == f.Document && (f.Rejected || v.Verdict != graph.DecisionReject)
		}))
	return far, ok
}

func (m *model) paths(q graph.PathQuery) []graph.Path {
	nodes, edges := m.nodes(), m.edges()
	if nodes[q.From] == nil || nodes[q.To] == nil {
		return nil
	}
	relations := q.Relations
	if len(relations) == 0 {
		relations = graph.PathRelations()
	}
	level := []graph.Path{{Nodes: []graph.Node{nodes[q.From]}}}
	for length := 0; length <= q.MaxLength; length++ {
		var found, next []graph.Path
		for _, p := range level {
			last := p.Nodes[len(p.Nodes)-1].NodeID()
			if last == q.To {
				found = append(found, p)
				continue
			}
			for _, e := range edges {
				far := e.To
				if far == last {
					far = e.From
				}
				if e.Confidence == 0 || (e.From != last && e.To != last) || !slices.Contains(relations, e.Relation) {
					continue
				}
				next = append(next, graph.Path{
					Nodes: append(slices.Clone(p.Nodes), nodes[far]), Edges: append(slices.Clone(p.Edges), e),
				})
			}
		}
		if len(found) > 0 {
			slices.SortFunc(found, comparePaths)
			return found[:min(len(found), q.First)]
		}
		level = next
	}
	return nil
}

func comparePaths(a, b graph.Path) int {
	nodes := slices.CompareFunc(a.Nodes, b.Nodes, func(x, y graph.Node) int { return cmp.Compare(x.NodeID(), y.NodeID()) })
	return cmp.Or(nodes, slices.CompareFunc(a.Edges, b.Edges, func(x, y graph.Edge) int { return cmp.Compare(x.ID, y.ID) }))
}

// written is the canonical export as text.
func written(t testing.TB, records iter.Seq2[graph.Record, error]) string {
	t.Helper()
	var out bytes.Buffer
	if err := graph.WriteRecords(&out, records); err != nil {
		t.Fatalf("records: %v", err)
	}
	return out.String()
}

// encoded is an answer as text, nodes with their fields, so that answers can be compared and shown.
func encoded(t testing.TB, v any) string {
	t.Helper()
	text, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
