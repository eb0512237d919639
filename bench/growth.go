package bench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/sqlite"
	"kg/graph/stored"
)

// Growth is what questions cost in graphs of several sizes.
type Growth struct {
	Sizes     []GrowthSize `json:"sizes"`
	Questions []GrowthRow  `json:"questions"`
}

// GrowthSize is a graph in which questions were asked.
type GrowthSize struct {
	Nodes   int     `json:"nodes"`
	Edges   int     `json:"edges"`
	Seconds float64 `json:"secondsToMake"`
	MB      int64   `json:"megabytes"`
}

// GrowthRow is what a question costs in each of the graphs, in milliseconds, and how many nodes its answers have, the median.
type GrowthRow struct {
	Name  string    `json:"name"`
	P50   []float64 `json:"p50ms"`
	P95   []float64 `json:"p95ms"`
	Nodes []int     `json:"nodes"`
}

// Field is a generated graph of about 40 n nodes and 200 n edges, given out an entry at a time: n works that explain and cite 60 things each, and what stands around them. No
// document speaks for it.
func Field(n int) stored.All {
	return func(yield func(stored.Held, error) bool) {
		err := fieldNodes(n, yield)
		for i := 0; err == nil && i < n; i++ {
			err = fieldEdges(i, n, yield)
		}
		if err != nil && !errors.Is(err, errLeft) {
			yield(nil, err)
		}
	}
}

var errLeft = errors.New("the reader has left")

func fieldNodes(n int, yield func(stored.Held, error) bool) error {
	put := func(node graph.Node, edges int) error {
		encoded, err := graph.EncodeNode(node)
		if err == nil && !yield(stored.HeldNode{ID: node.NodeID(), JSON: string(encoded), Edges: edges}, nil) {
			err = errLeft
		}
		return err
	}
	var err error
	for i := 0; err == nil && i < 20*n; i++ {
		err = put(inventedWork(i), i%7)
	}
	for i := 0; err == nil && i < 12*n; i++ {
		err = put(inventedEvent(i), i%11)
	}
	for i := 0; err == nil && i < 5*n; i++ {
		err = put(inventedActor(i), i%5)
	}
	for i := 0; err == nil && i < 2*n; i++ {
		err = put(inventedPolicy(i), i%3)
	}
	return err
}

func fieldEdges(i, n int, yield func(stored.Held, error) bool) error {
	r := rand.New(rand.NewPCG(5, uint64(i)))
	document, own := graph.NewID("document", fmt.Sprint("generated ", i)), inventedWork(i).ID
	seen := map[graph.EdgeKey]bool{}
	put := func(relation graph.Relation, from, to graph.ID) error {
		k := graph.EdgeKey{Relation: relation, From: from, To: to}
		if from == to || seen[k] {
			return nil
		}
		seen[k] = true
		at := len(seen) * 100
		v := graph.Evidence{
			Document: document, Span: graph.Span{Start: at, End: at + 90}, Section: "Findings", Place: fmt.Sprintf("bytes %d-%d", at, at+90), Rule: "generated", Confidence: float64(50+r.IntN(50)) / 100,
			Quote: fmt.Sprintf("As sentence %d of this document says at some length, the %s stands so to the other.", len(seen), word(r.IntN(5000))),
		}
		v.ID = graph.NewEvidenceID(k, v)
		encoded, err := json.Marshal(v)
		e := stored.HeldEdge{EdgeKey: k, Evidence: []stored.HeldEvidence{{Evidence: v, JSON: string(encoded), From: from, To: to}}}
		if err == nil && !yield(e, nil) {
			err = errLeft
		}
		return err
	}
	var errs []error
	for range 60 {
		errs = append(errs, put(graph.Cites, own, inventedWork(n+r.IntN(19*n)).ID), put(graph.Explains, own, inventedEvent(r.IntN(12*n)).ID))
	}
	for k := range 5 { // what begins at these begins at no others', so that no edge comes twice
		actor, event := inventedActor(5*i+k).ID, inventedEvent(12*i+k).ID
		for range 8 {
			errs = append(errs, put(graph.ParticipatedIn, actor, inventedEvent(r.IntN(12*n)).ID))
		}
		for range 5 {
			errs = append(errs, put(graph.LedTo, event, inventedEvent(r.IntN(12*n)).ID))
		}
		for range 3 {
			errs = append(errs, put(graph.Adopted, actor, inventedPolicy(r.IntN(2*n)).ID))
		}
	}
	return errors.Join(errs...)
}

// Grow makes embedded stores of fields of several sizes and asks each of them the same questions, times times each.
func Grow(ctx context.Context, dir string, sizes []int, times int, say func(string)) (g Growth, err error) {
	dir, err = os.MkdirTemp(dir, "kg-growth-")
	if err != nil {
		return g, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	for _, n := range sizes {
		path := filepath.Join(dir, "kg.db")
		began := time.Now()
		totals, err := sqlite.Make(ctx, path, Field(n), zerolog.Nop())
		if err != nil {
			return g, err
		}
		size := GrowthSize{Seconds: time.Since(began).Seconds()}
		for _, c := range totals.Nodes {
			size.Nodes += c
		}
		for _, c := range totals.Edges {
			size.Edges += c
		}
		info, err := os.Stat(path)
		if err != nil {
			return g, err
		}
		size.MB = info.Size() >> 20
		g.Sizes = append(g.Sizes, size)
		say(fmt.Sprintf("%d nodes and %d edges: made in %.0f s, %d MB", size.Nodes, size.Edges, size.Seconds, size.MB))
		if err := g.ask(ctx, path, n, times, say); err != nil {
			return g, err
		}
		if err := os.Remove(path); err != nil {
			return g, err
		}
	}
	return g, nil
}

func (g *Growth) ask(ctx context.Context, path string, n, times int, say func(string)) (err error) {
	s, err := sqlite.Open(ctx, path, zerolog.Nop())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close(ctx)) }()
	for at, q := range growthQuestions(n) {
		r := rand.New(rand.NewPCG(9, 9))
		var took []float64
		var nodes []int
		for i := range times + times/10 {
			began := time.Now()
			found, err := q.ask(ctx, s, r)
			if err != nil {
				return fmt.Errorf("%s: %w", q.name, err)
			}
			if i >= times/10 { // the first ones warm up
				took, nodes = append(took, float64(time.Since(began).Microseconds())/1000), append(nodes, found)
			}
		}
		slices.Sort(took)
		slices.Sort(nodes)
		if at == len(g.Questions) {
			g.Questions = append(g.Questions, GrowthRow{Name: q.name})
		}
		row := &g.Questions[at]
		row.P50, row.P95, row.Nodes = append(row.P50, took[len(took)/2]), append(row.P95, took[len(took)*95/100]), append(row.Nodes, nodes[len(nodes)/2])
		say(fmt.Sprintf("  %-50s %8.2f ms, 95 in 100 within %8.2f ms; %d nodes", q.name, took[len(took)/2], took[len(took)*95/100], nodes[len(nodes)/2]))
	}
	return nil
}

type growthQuestion struct {
	name string
	ask  func(ctx context.Context, s graph.Store, r *rand.Rand) (nodes int, err error)
}

// growthQuestions are asked of a [Field] of n; their answers are about the same in every size.
func growthQuestions(n int) []growthQuestion {
	shape := func(root func(r *rand.Rand) graph.ID, hops ...graph.Hop) func(context.Context, graph.Store, *rand.Rand) (int, error) {
		return func(ctx context.Context, s graph.Store, r *rand.Rand) (int, error) {
			trees, err := s.Encoded(ctx, graph.Shape{From: []graph.ID{root(r)}, Fields: []string{"title"}, Hops: hops})
			return countTrees(trees), err
		}
	}
	work := func(r *rand.Rand) graph.ID { return inventedWork(r.IntN(n)).ID }
	event := func(r *rand.Rand) graph.ID { return inventedEvent(r.IntN(12 * n)).ID }
	hop := func(relation graph.Relation, d graph.Direction, first int, next ...graph.Hop) graph.Hop {
		return graph.Hop{Name: string(relation) + string(d), Relations: []graph.Relation{relation}, Direction: d, First: first, Fields: []string{graph.FieldLabel}, Next: next}
	}
	return []growthQuestion{
		{"which events does a work explain (10)", shape(work, hop(graph.Explains, graph.Out, 10))},
		{"which works explain an event", shape(event, hop(graph.Explains, graph.In, 100))},
		{"four levels: events, works, works they cite, events", shape(work, hop(graph.Explains, graph.Out, 5, hop(graph.Explains, graph.In, 5, hop(graph.Cites, graph.Out, 4, hop(graph.Explains, graph.Out, 5)))))},
		{"a policy by its name, and who adopted it", func(ctx context.Context, s graph.Store, r *rand.Rand) (int, error) {
			named := &graph.Named{Kind: graph.KindPolicy, Key: inventedPolicy(r.IntN(2 * n)).Name}
			trees, err := s.Encoded(ctx, graph.Shape{Named: named, Fields: []string{"name"}, Hops: []graph.Hop{hop(graph.Adopted, graph.In, 20)}})
			return countTrees(trees), err
		}},
		{"an event searched by two words", func(ctx context.Context, s graph.Store, r *rand.Rand) (int, error) {
			hits, err := s.Search(ctx, graph.SearchQuery{Text: inventedEvent(r.IntN(12 * n)).Name[:10], Kinds: []graph.Kind{graph.KindEvent}, First: 10})
			return len(hits), err
		}},
		{"a name completed from four letters", func(ctx context.Context, s graph.Store, r *rand.Rand) (int, error) {
			found, err := s.Complete(ctx, graph.CompleteQuery{Text: inventedActor(r.IntN(5 * n)).Name[:4], First: 10})
			return len(found), err
		}},
		{"50 works by how often they are cited", func(ctx context.Context, s graph.Store, _ *rand.Rand) (int, error) {
			page, err := s.List(ctx, graph.NodeQuery{Kind: graph.KindWork, Order: graph.ByMost, First: 50})
			return len(page.Nodes), err
		}},
		{"shortest paths between a work and an event (2 hops)", func(ctx context.Context, s graph.Store, r *rand.Rand) (int, error) {
			paths, err := s.Paths(ctx, graph.PathQuery{From: work(r), To: event(r), MaxLength: 2, First: 5})
			return len(paths), err
		}},
	}
}

func countTrees(trees []graph.EncodedTree) int {
	n := len(trees)
	for _, t := range trees {
		for _, b := range t.Branches {
			for _, e := range b.Edges {
				n += countTrees([]graph.EncodedTree{e.To})
			}
		}
	}
	return n
}
