package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"kg/graph"
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

func (w *walk) branch(steps []step, h graph.Hop) graph.Branch {
	branch := graph.Branch{More: len(steps) > h.First}
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

// The statements of a hop. For each node the inner query reads no further along
// the index than the page needs; where there are several relations it sorts what they give.
const (
	hopOut = `SELECT r.value, e.id, e.relation, e.negated, e.target FROM json_each(?1) r JOIN edges e ON e.id IN (
		SELECT id FROM edges INDEXED BY edges_source WHERE source = r.value AND relation IN (SELECT value FROM json_each(?2))` + hopFilter + `
		ORDER BY confidence DESC, id LIMIT ?3) ORDER BY r.key, e.confidence DESC, e.id`
	hopIn = `SELECT r.value, e.id, e.relation, e.negated, e.source FROM json_each(?1) r JOIN edges e ON e.id IN (
		SELECT id FROM edges INDEXED BY edges_target WHERE target = r.value AND relation IN (SELECT value FROM json_each(?2))` + hopFilterIn + `
		ORDER BY confidence DESC, id LIMIT ?3) ORDER BY r.key, e.confidence DESC, e.id`

	hopCommon = ` AND confidence >= ?4 AND (?5 OR NOT negated)
		AND (?6 = '' OR EXISTS (SELECT 1 FROM evidence v WHERE v.document = ?6 AND v.edge = edges.id
			AND (?10 OR json_extract(v.json, '$.verdict') IS NOT 'reject')))
		AND (?7 = '' OR confidence < ?8 OR (confidence = ?8 AND id > ?7))`
	hopFilter   = hopCommon + ` AND (?9 = '' OR substr(target, 1, instr(target, ':') - 1) IN (SELECT value FROM json_each(?9)))`
	hopFilterIn = hopCommon + ` AND (?9 = '' OR substr(source, 1, instr(source, ':') - 1) IN (SELECT value FROM json_each(?9)))`
)

// steps are the edges to follow from each node, one more than the page where there are more, and reads what they need.
func (w *walk) steps(ids []graph.ID, h graph.Hop) (map[graph.ID][]step, error) {
	after, err := w.confidenceOf(h.After)
	if err != nil {
		return nil, err
	}
	kinds := ""
	if len(h.Kinds) > 0 {
		kinds = list(h.Kinds)
	}
	text := hopOut
	if h.Direction == graph.In {
		text = hopIn
	}
	steps := map[graph.ID][]step{}
	keys := map[graph.ID]graph.EdgeKey{}
	var far []graph.ID
	for part := range slices.Chunk(ids, chunk) {
		args := []any{list(part), list(h.Relations), h.First + 1, h.Filter.Least(), h.Filter.Negated,
			h.Filter.Document, h.After, after, kinds, h.Filter.Rejected}
		err := w.t.each(text, args, func(scan func(...any) error) error {
			var from graph.ID
			var st step
			var k graph.EdgeKey
			if err := scan(&from, &st.edge, &k.Relation, &k.Negated, &st.far); err != nil {
				return err
			}
			steps[from] = append(steps[from], st)
			if len(steps[from]) <= h.First {
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
		if err != nil {
			return nil, err
		}
	}
	if err := w.load(far); err != nil {
		return nil, err
	}
	return steps, w.loadEdges(keys)
}

// confidenceOf is where an edge stands in the order of a hop.
func (w *walk) confidenceOf(after graph.ID) (float64, error) {
	if after == "" {
		return 0, nil
	}
	var confidence float64
	err := w.t.rowOf("SELECT confidence FROM edges WHERE id = ?", []any{after}, &confidence)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, graph.Errorf(graph.Invalid, "there is no edge %s to go on behind: begin at the first page", after)
	}
	return confidence, err
}
