package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"kg/graph"
	"kg/graph/stored"
)

// Shape fetches the tree of a nested question, level by level, each with one read for all nodes of a hop.
func (s *Store) Shape(ctx context.Context, shape graph.Shape) ([]graph.Tree, error) {
	if err := shape.Validate(); err != nil {
		return nil, err
	}
	var trees []graph.Tree
	err := s.read(ctx, func(t *txn) error {
		w := &walk{t: t, nodes: map[graph.ID]graph.Node{}, edges: map[graph.ID]graph.Edge{}}
		if err := w.load(shape.From); err != nil {
			return err
		}
		for _, id := range shape.From {
			if n := w.nodes[id]; n != nil {
				trees = append(trees, graph.Tree{Node: n})
			}
		}
		level := make([]*graph.Tree, len(trees))
		for i := range trees {
			level[i] = &trees[i]
		}
		return w.follow(level, shape.Hops)
	})
	if err != nil {
		return nil, err
	}
	return trees, nil
}

// walk fetches one shape.
type walk struct {
	t       *txn
	nodes   map[graph.ID]graph.Node
	edges   map[graph.ID]graph.Edge
	fetched int
}

// load reads nodes not read before.
func (w *walk) load(ids []graph.ID) error {
	var missing []graph.ID
	for _, id := range ids {
		if _, ok := w.nodes[id]; !ok {
			missing = append(missing, id)
		}
	}
	found, err := w.t.nodes(distinct(missing))
	for id, n := range found {
		w.nodes[id] = n
	}
	return err
}

// loadEdges reads the evidence of edges not read before.
func (w *walk) loadEdges(keys map[graph.ID]graph.EdgeKey) error {
	var missing []graph.ID
	for id := range keys {
		if _, ok := w.edges[id]; !ok {
			missing = append(missing, id)
		}
	}
	for part := range slices.Chunk(missing, chunk) {
		evidence, err := w.t.evidence(part, "")
		if err != nil {
			return err
		}
		for _, id := range part {
			w.edges[id] = graph.FoldEdge(keys[id], evidence[id])
		}
	}
	return nil
}

// follow adds to the trees what the hops find, and goes on from there.
func (w *walk) follow(level []*graph.Tree, hops []graph.Hop) error {
	if len(level) == 0 || len(hops) == 0 {
		return nil
	}
	var ids []graph.ID
	for _, tree := range level {
		ids = append(ids, tree.Node.NodeID())
		tree.Hops = make(map[string]graph.Branch, len(hops))
	}
	ids = distinct(ids)
	for _, h := range hops {
		steps, err := w.steps(ids, h)
		if err != nil {
			return err
		}
		var next []*graph.Tree
		for _, tree := range level {
			branch := w.branch(steps[tree.Node.NodeID()], h)
			if w.fetched += len(branch.Edges); w.fetched > graph.MaxTreeEdges {
				return graph.Errorf(graph.TooLarge, "the answer has more than %d edges: ask for fewer at each level", graph.MaxTreeEdges)
			}
			tree.Hops[h.Name] = branch
			for i := range branch.Edges {
				next = append(next, &branch.Edges[i].To)
			}
		}
		if err := w.follow(next, h.Next); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) branch(found *followed, h graph.Hop) graph.Branch {
	steps := found.steps
	branch := graph.Branch{More: len(steps) > h.First, Total: found.total}
	for _, st := range steps[:min(len(steps), h.First)] {
		e := w.edges[st.edge]
		e.Evidence = slices.Clone(e.Evidence)
		branch.Edges = append(branch.Edges, graph.TreeEdge{Edge: e, To: graph.Tree{Node: w.nodes[st.far]}})
	}
	return branch
}

// step is an edge from a node to the one at its far end.
type step struct {
	edge, far graph.ID
}

// hopText is the statement of a hop. For each node the inner query reads no further along the index than the page needs; where there are several
// relations, or another order than that of the index, it sorts what it finds. The parameters up to ?10 are those of every hop, ?11 and ?12 those of dates.
func hopText(h graph.Hop) string {
	from, to := "source", "target"
	if h.Direction == graph.In {
		from, to = to, from
	}
	found := "edges e INDEXED BY edges_" + from
	key, order, behind := "e.confidence", "e.confidence DESC, e.id", "(e.confidence < ?8 OR (e.confidence = ?8 AND e.id > ?7))"
	if h.Order == graph.ByDateThere {
		found += " CROSS JOIN nodes f ON f.id = e." + to
		key, behind = dateThere, "("+dateThere+" > ?8 OR ("+dateThere+" = ?8 AND e.id > ?7))"
		order = key + ", e.id"
	}
	text := "SELECT e.id FROM " + found + " WHERE " + hopKept(h, from, to) + " AND (?7 = '' OR " + behind + ") ORDER BY " + order + " LIMIT ?3"
	outer := "SELECT r.value, e.id, e.relation, e.negated, e." + to + " FROM json_each(?1) r JOIN edges e ON e.id IN (" + text + ")"
	if h.Order == graph.ByDateThere {
		outer += " JOIN nodes f ON f.id = e." + to
	}
	return outer + " ORDER BY r.key, " + order
}

// dateThere puts the nodes at the other ends of edges in the order of their dates; f is the row of such a node.
const dateThere = "CASE f.earliest WHEN '' THEN '" + stored.Undated + "' ELSE f.earliest END"

// hopKept is the condition under which a hop follows an edge from a node, r.value, wherever its page begins.
func hopKept(h graph.Hop, from, to string) string {
	text := "e." + from + ` = r.value AND e.relation IN (SELECT value FROM json_each(?2)) AND e.confidence >= ?4 AND (?5 OR NOT e.negated)
		AND (?6 = '' OR EXISTS (SELECT 1 FROM evidence v WHERE v.document = ?6 AND v.edge = e.id
			AND (?10 OR json_extract(v.json, '$.verdict') IS NOT 'reject')))
		AND (?9 = '' OR substr(e.` + to + ", 1, instr(e." + to + ", ':') - 1) IN (SELECT value FROM json_each(?9)))"
	switch h.Filter.Hedged {
	case graph.Only:
		text += " AND e.hedged"
	case graph.Without:
		text += " AND NOT e.hedged"
	}
	if !h.Filter.There.All() {
		text += " AND EXISTS (SELECT 1 FROM nodes d WHERE d.id = e." + to + " AND " + dated("d", h.Filter.There, "?11", "?12") + ")"
	}
	return text
}

// followed is what a hop finds at one node: the edges to follow, one more than the page where there are more, and how many there are in all.
type followed struct {
	steps []step
	total int
}

// steps are the edges to follow from each node, and reads what they need.
func (w *walk) steps(ids []graph.ID, h graph.Hop) (map[graph.ID]*followed, error) {
	after, err := w.place(h)
	if err != nil {
		return nil, err
	}
	kinds := ""
	if len(h.Kinds) > 0 {
		kinds = list(h.Kinds)
	}
	found := make(map[graph.ID]*followed, len(ids))
	for _, id := range ids {
		found[id] = &followed{}
	}
	keys := map[graph.ID]graph.EdgeKey{}
	var far []graph.ID
	for part := range slices.Chunk(ids, chunk) {
		args := []any{list(part), list(h.Relations), h.First + 1, h.Filter.Least(), h.Filter.Negated,
			h.Filter.Document, h.After, after, kinds, h.Filter.Rejected}
		if !h.Filter.There.All() {
			args = append(args, days(h.Filter.There)...)
		}
		err := w.t.each(hopText(h), args, func(scan func(...any) error) error {
			var from graph.ID
			var st step
			var k graph.EdgeKey
			if err := scan(&from, &st.edge, &k.Relation, &k.Negated, &st.far); err != nil {
				return err
			}
			at := found[from]
			at.steps = append(at.steps, st)
			if len(at.steps) <= h.First {
				k.From, k.To = from, st.far
				if h.Direction == graph.In {
					k.From, k.To = k.To, k.From
				}
				keys[st.edge], far = k, append(far, st.far)
			}
			if len(far) > graph.MaxTreeEdges {
				return graph.Errorf(graph.TooLarge, "the answer has more than %d edges: ask for fewer at each level", graph.MaxTreeEdges)
			}
			return nil
		})
		if err == nil && h.Total {
			err = w.total(h, args, found)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := w.load(far); err != nil {
		return nil, err
	}
	return found, w.loadEdges(keys)
}

// total counts all edges that a hop keeps at each of the nodes.
func (w *walk) total(h graph.Hop, args []any, found map[graph.ID]*followed) error {
	from, to := "source", "target"
	if h.Direction == graph.In {
		from, to = to, from
	}
	text := "SELECT r.value, count(*) FROM json_each(?1) r CROSS JOIN edges e INDEXED BY edges_" + from + " WHERE " + hopKept(h, from, to) + " GROUP BY r.key"
	return w.t.each(text, args, func(scan func(...any) error) error {
		var id graph.ID
		var n int
		if err := scan(&id, &n); err != nil {
			return err
		}
		found[id].total = n
		return nil
	})
}

// place is where the edge that a hop goes on behind stands in its order, beside its id.
func (w *walk) place(h graph.Hop) (any, error) {
	if h.After == "" {
		return 0, nil
	}
	text := "SELECT e.confidence FROM edges e WHERE e.id = ?"
	if h.Order == graph.ByDateThere {
		there := "e.target"
		if h.Direction == graph.In {
			there = "e.source"
		}
		text = "SELECT " + dateThere + " FROM edges e JOIN nodes f ON f.id = " + there + " WHERE e.id = ?"
	}
	var at any
	err := w.t.rowOf(text, []any{h.After}, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, graph.Errorf(graph.Invalid, "there is no edge %s to go on behind: begin at the first page", h.After)
	}
	return at, err
}
