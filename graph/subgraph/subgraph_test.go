package subgraph_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rs/zerolog"
	"pgregory.net/rapid"

	"kg/graph"
	"kg/graph/sqlite"
	"kg/graph/subgraph"
)

// link is an edge that one says another led to, with its confidence.
type link struct {
	from, to   string
	confidence float64
}

// linked is a store of events and the edges between them.
func linked(t testing.TB, links ...link) graph.Store {
	t.Helper()
	store := empty(t)
	load(t, store, links)
	return store
}

func empty(t testing.TB) graph.Store {
	t.Helper()
	store, err := sqlite.Open(context.Background(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	return store
}

// load puts the links in place of those that the store holds.
func load(t rapid.TB, store graph.Store, links []link) {
	t.Helper()
	doc := &graph.Document{ID: graph.NewID("document", "d"), Name: "d.md"}
	b := graph.Batch{Document: doc.ID, Claims: []graph.Node{doc}}
	seen := map[string]bool{}
	for i, l := range links {
		for _, name := range []string{l.from, l.to} {
			if !seen[name] {
				seen[name] = true
				b.Claims = append(b.Claims, &graph.Event{ID: event(name), Name: name})
			}
		}
		start := len(doc.Text)
		doc.Text += fmt.Sprintf("Sentence %d. ", i)
		span := graph.Span{Start: start, End: len(doc.Text) - 1}
		b.Edges = append(b.Edges, graph.Edge{
			EdgeKey: graph.EdgeKey{Relation: graph.LedTo, From: event(l.from), To: event(l.to)},
			Evidence: []graph.Evidence{{
				Document: doc.ID, Span: span, Quote: doc.Text[span.Start:span.End], Place: "here", Rule: "test", Confidence: l.confidence,
			}},
		})
	}
	if _, err := store.Apply(context.Background(), b); err != nil {
		t.Fatal(err)
	}
}

func event(name string) graph.ID { return graph.NewID("event", name) }

// told is a subgraph in a line: its nodes with their distances, the edges between them, and what was cut.
func told(g *subgraph.Graph) string {
	var parts []string
	names := map[graph.ID]string{}
	for _, n := range g.Nodes {
		names[n.NodeID()] = n.Label()
		parts = append(parts, fmt.Sprintf("%s%d", n.Label(), n.Distance))
	}
	out := strings.Join(parts, " ") + " |"
	for _, e := range g.Edges {
		out += " " + names[e.From] + names[e.To]
	}
	return strings.Join(append([]string{out}, g.Cut...), " | ")
}

func TestTheSurestComesFirstAndWhatIsLeftOutIsSaid(t *testing.T) {
	s := linked(t, link{"a", "b", 0.9}, link{"c", "a", 0.8}, link{"a", "d", 0.3}, link{"b", "e", 0.7}, link{"e", "f", 0.9}, link{"c", "b", 0.2}, link{"e", "d", 0.1})
	for _, c := range []struct {
		name string
		q    subgraph.Query
		want string
	}{
		{"the node alone", subgraph.Query{Limit: 10}, "a0 |"},
		{
			"one step, with the edges between what it leads to", subgraph.Query{Depth: 1, Limit: 10},
			"a0 b1 c1 d1 | ab ca ad cb | What lies more than 1 step away was not looked for.",
		},
		{
			"as many as are asked for", subgraph.Query{Depth: 2, Limit: 3},
			"a0 b1 c1 | ab ca cb | 1 nodes more lie 1 step away and are left out: the limit is 3 nodes. | 1 nodes more lie 2 steps away and are left out: the limit is 3 nodes.",
		},
		{"all there is", subgraph.Query{Depth: 4, Limit: 100}, "a0 b1 c1 d1 e2 f3 | ab ef ca be ad cb ed"},
		{
			"the sure ones", subgraph.Query{Depth: 1, Limit: 10, Filter: graph.EdgeFilter{MinConfidence: 0.5}},
			"a0 b1 c1 | ab ca | What lies more than 1 step away was not looked for.",
		},
		{"other relations", subgraph.Query{Depth: 3, Limit: 10, Relations: []graph.Relation{graph.Caused}}, "a0 |"},
		{"other kinds", subgraph.Query{Depth: 3, Limit: 10, Kinds: []graph.Kind{graph.KindActor}}, "a0 |"},
		{
			"several nodes, some of them not there", subgraph.Query{Depth: 1, Limit: 3, Around: []graph.ID{event("e"), event("nowhere"), event("c"), event("e")}},
			"e0 c0 f1 | ef | 1 of the nodes asked about are not in the graph. | 3 nodes more lie 1 step away and are left out: the limit is 3 nodes. | What lies more than 1 step away was not looked for.",
		},
	} {
		if c.q.Around == nil {
			c.q.Around = []graph.ID{event("a")}
		}
		got, err := subgraph.Around(context.Background(), s, c.q)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if told(got) != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, told(got), c.want)
		}
	}
}

func TestQueriesOverTheLimitsAreRefused(t *testing.T) {
	s := linked(t, link{"a", "b", 0.9})
	a := []graph.ID{event("a")}
	for _, q := range []subgraph.Query{
		{Limit: 1}, {Around: a}, {Around: a, Limit: subgraph.MaxNodes + 1}, {Around: a, Limit: 1, Depth: -1}, {Around: a, Limit: 1, Depth: subgraph.MaxDepth + 1},
		{Around: make([]graph.ID, subgraph.MaxAround+1), Limit: 1}, {Around: a, Limit: 1, Depth: 1, Relations: []graph.Relation{"x"}},
		{Around: a, Limit: 5, Depth: 1, Kinds: []graph.Kind{"thing"}}, {Around: a, Limit: 5, Depth: 1, Filter: graph.EdgeFilter{MinConfidence: 2}},
	} {
		_, err := subgraph.Around(context.Background(), s, q)
		if c := graph.CodeOf(err); c != graph.Invalid && c != graph.TooLarge {
			t.Errorf("%+v: %v", q, err)
		}
	}
}

func TestANodeWithMoreEdgesThanItsShareIsSaidToHaveThem(t *testing.T) {
	var links []link
	for i := range 520 {
		links = append(links, link{"hub", fmt.Sprintf("n%03d", i), float64(i%90+1) / 100})
	}
	got, err := subgraph.Around(context.Background(), linked(t, links...), subgraph.Query{Around: []graph.ID{event("hub")}, Depth: 1, Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Nodes) != 501 || !slices.Contains(got.Cut, "1 of the nodes have more than 500 edges one way: only the surest of these were followed.") {
		t.Errorf("%d nodes, cut %q", len(got.Nodes), got.Cut)
	}
}

// On small graphs, where no node has more edges than its share, distances are those of the whole graph and the edges are all between the nodes.
func TestASubgraphIsTheNearPartOfTheGraph(t *testing.T) {
	names := []string{"a", "b", "c", "d", "e", "f"}
	store := empty(t)
	rapid.Check(t, func(r *rapid.T) {
		var links []link
		for range rapid.IntRange(1, 9).Draw(r, "links") {
			links = append(links, link{
				rapid.SampledFrom(names).Draw(r, "from"), rapid.SampledFrom(names).Draw(r, "to"), float64(rapid.IntRange(1, 3).Draw(r, "confidence")) / 4,
			})
		}
		start, depth, limit := links[0].from, rapid.IntRange(0, 4).Draw(r, "depth"), rapid.IntRange(1, 7).Draw(r, "limit")
		load(r, store, links)
		got, err := subgraph.Around(context.Background(), store, subgraph.Query{Around: []graph.ID{event(start)}, Depth: depth, Limit: limit})
		if err != nil {
			r.Fatal(err)
		}
		away := distances(links, start)
		near, in := 0, map[string]bool{}
		for _, d := range away {
			if d <= depth {
				near++
			}
		}
		for _, n := range got.Nodes {
			in[n.Label()] = true
			if n.Distance > depth || limit > near && n.Distance != away[n.Label()] || n.Distance < away[n.Label()] {
				r.Errorf("%s is said to lie %d steps away, it lies %d", n.Label(), n.Distance, away[n.Label()])
			}
		}
		if len(got.Nodes) > limit || limit >= near && len(got.Nodes) != near {
			r.Errorf("%d nodes, %d are near and %d asked for", len(got.Nodes), near, limit)
		}
		between := map[string]bool{}
		for _, l := range links {
			if in[l.from] && in[l.to] {
				between[l.from+l.to] = true
			}
		}
		if depth > 0 && len(got.Edges) != len(between) {
			r.Errorf("%d edges, want %d: %s", len(got.Edges), len(between), told(got))
		}
	})
}

func distances(links []link, start string) map[string]int {
	away := map[string]int{start: 0}
	for changed := true; changed; {
		changed = false
		for _, l := range links {
			for _, way := range [][2]string{{l.from, l.to}, {l.to, l.from}} {
				d, ok := away[way[0]]
				if old, seen := away[way[1]]; ok && (!seen || old > d+1) {
					away[way[1]], changed = d+1, true
				}
			}
		}
	}
	return away
}
