package review

import (
	"cmp"
	"context"
	"slices"

	"kg/graph"
)

// Doubt is how sure an edge must be not to be in the queue, where no other bound is given.
const Doubt = 0.7

// Item is something that a person should decide.
type Item struct {
	// Rows is how many rows of answers a decision would change, see [Queue].
	Rows int
	// Score is how sure the edge is, or how alike the two nodes are, 0 to 1.
	Score float64
	// Edge is a doubtful edge, with the best of its evidence that no one judged first; nil for two nodes that may be the same.
	Edge     *graph.Edge
	From, To graph.Node // of the edge, or the two nodes
	Reason   string     // why the two nodes may be the same
}

// Queue is what in the store is doubtful and was not decided, the decisions that would change most answers first, then the least sure, then in the order of ids; at most first of
// them, and how many there are.
//
// Doubtful are edges that say something ([graph.PathRelations]), are less sure than below and have evidence that no one judged, and pairs of
// nodes that may be the same ([graph.LikeSame]).
//
// A row of an answer is what a question gets for a line: a work says something of a happening; an actor or a happening has to do with a happening that a work speaks of. Rejecting an edge
// takes its own row away, and those that lead over it: for an edge from a work that speaks of a happening, the edges between that happening and
// actors or other happenings; for an edge between these, the works that speak of either end; for one between works, what the second one says. Joining two nodes gives each the
// rows of the other. Denied and rejected edges make no rows.
func Queue(ctx context.Context, s graph.Store, below float64, first int) (items []Item, all int, err error) {
	if first < 0 {
		return nil, 0, graph.Errorf(graph.Invalid, "%d things to decide: ask for 0 or more", first)
	}
	c := counter{speaks: map[graph.ID]int{}, acts: map[graph.ID]int{}, below: below}
	for r, err := range s.Records(ctx) {
		if err != nil {
			return nil, 0, err
		}
		c.see(r)
	}
	list := c.ordered()
	all = len(list)
	list = list[:min(len(list), first)]
	items, err = fill(ctx, s, list)
	return items, all, err
}

// doubtful is an item by its ids.
type doubtful struct {
	graph.EdgeKey // of two nodes that may be the same it has no relation
	rows          int
	score         float64
	reason        string
}

func (d doubtful) id() graph.ID { return d.EdgeKey.ID() }

// counter counts, for each node, the edges that make rows.
type counter struct {
	speaks, acts map[graph.ID]int // from or to works; between actors and happenings
	below        float64
	list         []doubtful
}

// speech tells whether a relation is what a work says of a happening.
func speech(r graph.Relation) bool {
	return r == graph.Explains || r == graph.Disputes || r == graph.Reports || r == graph.Discusses
}

func (c *counter) see(r graph.Record) {
	if r.Node != nil {
		for _, a := range alike(r.Node) {
			if id := r.Node.NodeID(); a.Relation == graph.LikeSame && id < a.Node {
				c.list = append(c.list, doubtful{EdgeKey: graph.EdgeKey{From: id, To: a.Node}, score: a.Score, reason: a.Reason})
			}
		}
		return
	}
	e := r.Edge
	if e == nil || e.Confidence == 0 || !slices.Contains(graph.PathRelations(), e.Relation) {
		return
	}
	between := graph.Kind(e.From.Kind()) != graph.KindWork
	if !e.Negated {
		of := c.acts
		if speech(e.Relation) {
			of = c.speaks
		}
		if speech(e.Relation) || between {
			of[e.From]++
			of[e.To]++
		}
	}
	if e.Confidence < c.below && slices.ContainsFunc(e.Evidence, func(v graph.Evidence) bool { return v.Verdict == "" }) {
		c.list = append(c.list, doubtful{EdgeKey: e.EdgeKey, score: e.Confidence})
	}
}

func alike(n graph.Node) []graph.Alike {
	if i := graph.IdentityOf(n); i != nil {
		return i.Alike
	}
	return nil
}

func (c *counter) rows(d doubtful) int {
	switch {
	case d.Relation == "":
		return max(1, c.speaks[d.From]+c.acts[d.From]+c.speaks[d.To]+c.acts[d.To])
	case d.Negated:
		return 1
	case speech(d.Relation):
		return 1 + c.acts[d.To]
	case graph.Kind(d.From.Kind()) == graph.KindWork:
		return 1 + c.speaks[d.To]
	}
	return 1 + c.speaks[d.From] + c.speaks[d.To]
}

func (c *counter) ordered() []doubtful {
	for i, d := range c.list {
		c.list[i].rows = c.rows(d)
	}
	slices.SortFunc(c.list, func(a, b doubtful) int {
		return cmp.Or(cmp.Compare(b.rows, a.rows), cmp.Compare(a.score, b.score), cmp.Compare(a.id(), b.id()))
	})
	return c.list
}

// fill reads the nodes and the edges of the items.
func fill(ctx context.Context, s graph.Store, list []doubtful) ([]Item, error) {
	edges, left := map[graph.ID]*graph.Edge{}, 0
	var ids []graph.ID
	for _, d := range list {
		ids = append(ids, d.From, d.To)
		if d.Relation != "" {
			edges[d.id()] = nil
			left++
		}
	}
	nodes, err := s.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	if left > 0 {
		for r, err := range s.Records(ctx) {
			if err != nil {
				return nil, err
			}
			if r.Edge == nil {
				continue
			}
			if _, wanted := edges[r.Edge.ID]; wanted {
				edges[r.Edge.ID] = r.Edge
				if left--; left == 0 {
					break
				}
			}
		}
	}
	var items []Item
	for i, d := range list {
		item := Item{Rows: d.rows, Score: d.score, Reason: d.reason, From: nodes[2*i], To: nodes[2*i+1]}
		if d.Relation != "" {
			if item.Edge = edges[d.id()]; item.Edge == nil {
				continue
			}
			slices.SortStableFunc(item.Edge.Evidence, func(a, b graph.Evidence) int { return boolean(a.Verdict != "", b.Verdict != "") })
		}
		if item.From != nil && item.To != nil {
			items = append(items, item)
		}
	}
	return items, nil
}
